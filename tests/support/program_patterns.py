"""Every regular expression of the program, found in its modules: compiled, or written in a call of `re`."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from assembler.language.passages import passages
from assembler.language.regex import Regex
from tests.support.places import ASSEMBLER, dotted, modules

METHODS = frozenset({"search", "match", "fullmatch", "findall", "finditer", "sub", "subn", "split"})

ANYWHERE = "finditer"
"""The most demanding method: it tries the pattern at every position."""


@dataclass(frozen=True)
class Used:
    """A pattern, the methods that the program calls on it, and its place in the source."""

    pattern: re.Pattern[str]
    methods: frozenset[str]
    where: str


@cache
def program() -> tuple[tuple[ModuleType, ast.Module], ...]:
    """Return each module of the program with its syntax tree."""
    files = [file for file in modules(ASSEMBLER) if file.stem != "__main__"]
    return tuple((import_module(dotted(file)), ast.parse(file.read_text("utf-8"))) for file in files)


@cache
def patterns() -> tuple[Used, ...]:
    """Return each pattern of the program once, with all methods that are called on it."""
    uses: dict[re.Pattern[str], tuple[set[str], list[str]]] = defaultdict(lambda: (set(), []))
    for pattern, methods, place in (*_compiled(), *_patterns_in_calls(), *_in_tables()):
        uses[pattern][0].update(methods)
        uses[pattern][1].append(place)
    return tuple(Used(pattern, frozenset(methods), place[0]) for pattern, (methods, place) in uses.items())


def _compiled() -> Iterator[tuple[re.Pattern[str], set[str], str]]:
    """Yield the patterns in the variables of modules, alone or inside other values."""
    methods = _methods()
    for module, _ in program():
        for name, value in vars(module).items():
            compiled = [pattern for pattern in _values_inside(value, re.Pattern) if isinstance(pattern.pattern, str)]
            for pattern in (*compiled, *(regex.compiled for regex in _values_inside(value, Regex))):
                yield pattern, methods.get(name) or {ANYWHERE}, f"{module.__name__}.{name}"


def regexes() -> Iterator[tuple[str, Regex]]:
    """Yield each `Regex` in the variables of modules, with its module and variable."""
    for module, _ in program():
        for name, value in vars(module).items():
            yield from ((f"{module.__name__}.{name}", regex) for regex in _values_inside(value, Regex))


def _methods() -> dict[str, set[str]]:
    """Return the methods that the program calls on the pattern of each name."""
    called = defaultdict(set)
    for call in _calls():
        if isinstance(call.func, ast.Name) and call.func.id == passages.__name__:
            called[getattr(call.args[0], "id", "")].add(ANYWHERE)
        elif isinstance(call.func, ast.Attribute) and call.func.attr in METHODS:
            for holder in ast.walk(call.func.value):
                called[getattr(holder, "id", getattr(holder, "attr", ""))].add(call.func.attr)
    return called


def _calls() -> Iterator[ast.Call]:
    return (node for _, tree in program() for node in ast.walk(tree) if isinstance(node, ast.Call))


def _patterns_in_calls() -> Iterator[tuple[re.Pattern[str], set[str], str]]:
    """Yield the patterns that are written in a call of `re` inside a function."""
    for module, call in _calls_of_re():
        if text := _text(call.args[0], vars(module)):
            method = ast.unparse(call.func).rpartition(".")[2]
            yield re.compile(text), {method if method in METHODS else ANYWHERE}, f"{module.__name__}:{call.lineno}"


def _calls_of_re() -> Iterator[tuple[ModuleType, ast.Call]]:
    for module, tree in program():
        functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
        calls = (node for function in functions for node in ast.walk(function) if isinstance(node, ast.Call))
        yield from ((module, call) for call in calls if _is_of_re(call.func))


def _is_of_re(function: ast.expr) -> bool:
    module, _, name = ast.unparse(function).partition(".")
    return module == Regex.__name__ or (module == "re" and name in {*METHODS, "compile"})


def _text(node: ast.expr, names: dict[str, Any]) -> str:
    """Return the pattern in *node*; a value known only at run time becomes two words."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part, names) or "Example Words" for part in node.values)
    inside = node.value if isinstance(node, ast.FormattedValue) else node
    try:
        value = eval(ast.unparse(inside), dict(names))  # noqa: S307 - an expression of the program itself
    except NameError:
        return ""
    return value if isinstance(value, str) else ""


def _in_tables() -> Iterator[tuple[re.Pattern[str], set[str], str]]:
    """Yield as a pattern each text in the tables of modules that take patterns from tables."""
    for module in {
        module.__name__: module for module, call in _calls_of_re() if not _text(call.args[0], vars(module))
    }.values():
        for name, value in vars(module).items():
            if name.isupper():
                for text in _values_inside(value, str):
                    if re.search(r"[\\|(\[*+?]", text) and _compiles(text):
                        yield re.compile(text, re.IGNORECASE), {"search"}, f"{module.__name__}.{name}"


def _compiles(text: str) -> bool:
    try:
        re.compile(text)
    except re.error:
        return False
    return True


def _values_inside(value: Any, kind: type) -> Iterator[Any]:
    """Yield each value of *kind* in *value*: in its entries, keys and fields."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, dict):
        yield from (
            item for pair in value.items() for value_inside in pair for item in _values_inside(value_inside, kind)
        )
    elif isinstance(value, tuple | list | set | frozenset):
        yield from (item for value_inside in value for item in _values_inside(value_inside, kind))
    elif is_dataclass(value) and not isinstance(value, type):
        yield from (item for field in fields(value) for item in _values_inside(getattr(value, field.name), kind))
