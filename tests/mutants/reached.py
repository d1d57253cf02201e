"""Finds the tests that reach a change, from the map that `reach.py` writes."""

import ast
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.mutants.changes import FOLDERS, Change

SLOW_SECONDS = 20.0
"""The time in seconds above which a test is run only if no quicker test reaches the line."""

Line = tuple[str, int]


@dataclass(frozen=True)
class Statement:
    """A statement at the top of a module: the names that it defines and uses, and the bodies of its functions."""

    path: str
    lines: range
    defines: frozenset[str]
    uses: frozenset[str]
    bodies: tuple[range, ...]

    def body(self, line: int) -> range | None:
        """Return the lines of the outermost function that has *line* in its body."""
        return next((body for body in self.bodies if line in body), None)


class Map:
    """The map, and the top-level statements of the modules that it covers."""

    def __init__(self, root: Path, files: list[Path]) -> None:
        self.root = root
        self.seconds: dict[str, float] = {}
        self.imported: set[Line] = set()
        self.tests: dict[Line, set[str]] = defaultdict(set)
        for file in files:
            for text in file.read_text("utf-8").splitlines():
                self._add(json.loads(text))

    def _add(self, entry: dict[str, Any]) -> None:
        """Add an entry of the map: a test with its seconds and lines, or the lines that run on import."""
        lines = [(path, number) for path, numbers in entry["lines"].items() for number in numbers]
        if entry["test"]:
            self.seconds[entry["test"]] = entry["seconds"]
            for line in lines:
                self.tests[line].add(entry["test"])
        else:
            self.imported.update(lines)

    def tests_for(self, change: Change) -> list[str]:
        """Return the tests that reach *change*, and the other tests of the same files, the nearest first.

        These other tests may use values that an earlier test of their file has cached. A test is near if its name
        has the words of the changed file's path. Of tests that are as near, those that reach the change come first,
        and then the cheapest; each earlier test of the same file makes a test count as more expensive.
        """
        direct_tests = self._reaching(change)
        files = {_file(test) for test in direct_tests}
        tests = {test for test in self.seconds if _file(test) in files}
        words = [word.strip("_") for word in change.path.removesuffix(".py").split("/")[2:]]
        subjects = {*words, ".".join(words)}
        tests_of_file: dict[str, int] = defaultdict(int)
        ranks: dict[str, tuple[int, bool, float, str]] = {}
        for test in sorted(tests, key=lambda test: (self.seconds[test], test)):
            tests_of_file[_file(test)] += 1
            common_words = sum(subject in test for subject in subjects)
            cost = self.seconds[test] * tests_of_file[_file(test)]
            ranks[test] = (-common_words, test not in direct_tests, cost, test)
        ordered_tests = sorted(tests, key=lambda test: ranks[test])
        return [test for test in ordered_tests if self.seconds[test] <= SLOW_SECONDS] or ordered_tests

    def runs_on_import(self, change: Change) -> bool:
        """Whether *change* is outside functions, or in a function that runs when modules are imported."""
        body = self._statement(change).body(change.line)
        return body is None or any((change.path, line) in self.imported for line in body)

    def _reaching(self, change: Change) -> set[str]:
        statement = self._statement(change)
        body = statement.body(change.line)
        if body is None:
            return {test for line in self._lines_that_use(statement) for test in self.tests.get(line, ())}
        for line in reversed(range(body.start, change.line + 1)):
            if tests := self.tests.get((change.path, line)):
                return tests
        return set()

    def _statement(self, change: Change) -> Statement:
        return next(statement for statement in self._statements[change.path] if change.line in statement.lines)

    def _lines_that_use(self, statement: Statement) -> set[Line]:
        """Return the lines in functions that use names of *statement*, directly or through other definitions."""
        queue = [statement]
        users = {statement}
        while queue:
            current = queue.pop()
            if current is statement or not current.bodies:
                queue += [user for user in self._users(current) if user not in users]
                users.update(queue)
        return {(user.path, line) for user in users for body in user.bodies for line in body}

    def _users(self, statement: Statement) -> Iterator[Statement]:
        module = statement.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for path, statements in self._statements.items():
            if path == statement.path or module in self._texts[path]:
                yield from (user for user in statements if user.uses & statement.defines)

    @cached_property
    def _texts(self) -> dict[str, str]:
        files = [file for folder in FOLDERS for file in sorted((self.root / folder).rglob("*.py"))]
        return {file.relative_to(self.root).as_posix(): file.read_text("utf-8") for file in files}

    @cached_property
    def _statements(self) -> dict[str, list[Statement]]:
        return {path: [_read(path, node) for node in ast.parse(text).body] for path, text in self._texts.items()}


def _file(test: str) -> str:
    return test.partition("::")[0]


def _read(path: str, node: ast.stmt) -> Statement:
    decorators = node.decorator_list if isinstance(node, ast.FunctionDef | ast.ClassDef) else []
    first = min([node.lineno, *(decorator.lineno for decorator in decorators)])
    names_used = [inner for inner in ast.walk(node) if isinstance(inner, ast.Name | ast.Attribute | ast.alias)]
    names = {_name(inner) for inner in names_used if isinstance(getattr(inner, "ctx", ast.Load()), ast.Load)}
    defined = {inner.id for inner in names_used if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store)}
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        defined = {node.name}
    functions = node.body if isinstance(node, ast.ClassDef) else [node]
    bodies = tuple(
        range(function.body[0].lineno, (function.end_lineno or 0) + 1)
        for function in functions
        if isinstance(function, ast.FunctionDef)
    )
    lines = range(first, (node.end_lineno or 0) + 1)
    return Statement(path, lines, frozenset(defined), frozenset(names), bodies)


def _name(node: ast.AST) -> str:
    return str(getattr(node, "id", "") or getattr(node, "attr", "") or getattr(node, "name", ""))
