"""Every regular expression of the program, found in its modules: compiled, or written in a call of `re`."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from assembler.language.regex import Regex, passages
from tests.support.places import ASSEMBLER, dotted, modules

METHODS = frozenset({"search", "match", "fullmatch", "findall", "finditer", "sub", "subn", "split"})

ANYWHERE = "finditer"
"""The most demanding method: it tries the pattern at every position."""


@dataclass(frozen=True)
class UsedPattern:
    """A pattern, the methods that the program calls on it, and its place in the source."""

    pattern: re.Pattern[str]
    methods: frozenset[str]
    place: str


@cache
def program() -> tuple[tuple[ModuleType, ast.Module], ...]:
    """Return each module of the program with its syntax tree."""
    files = [file for file in modules(ASSEMBLER) if file.stem != "__main__"]
    return tuple((import_module(dotted(file)), ast.parse(file.read_text("utf-8"))) for file in files)


@cache
def patterns() -> tuple[UsedPattern, ...]:
    """Return each pattern of the program once, with all methods called on it."""
    used_patterns: dict[re.Pattern[str], UsedPattern] = {}
    for used in (*_compiled_patterns(), *_patterns_in_calls(), *_patterns_in_tables()):
        first_use = used_patterns.get(used.pattern, used)
        used_patterns[used.pattern] = replace(first_use, methods=first_use.methods | used.methods)
    return tuple(used_patterns.values())


def _compiled_patterns() -> Iterator[UsedPattern]:
    """Yield the patterns in the variables of modules, alone or inside other values."""
    methods = _methods()
    for module, _ in program():
        for name, value in vars(module).items():
            patterns = [pattern for pattern in _values_inside(value, re.Pattern) if isinstance(pattern.pattern, str)]
            patterns += [regex.compiled for regex in _values_inside(value, Regex)]
            for pattern in patterns:
                yield UsedPattern(pattern, frozenset(methods.get(name, {ANYWHERE})), f"{module.__name__}.{name}")


def regexes() -> Iterator[tuple[str, Regex]]:
    """Yield each `Regex` in the variables of modules, with its module and variable."""
    for module, _ in program():
        for name, value in vars(module).items():
            yield from ((f"{module.__name__}.{name}", regex) for regex in _values_inside(value, Regex))


def _methods() -> dict[str, set[str]]:
    """Return the methods that the program calls on the pattern of each name."""
    methods = defaultdict(set)
    for call in _calls():
        if isinstance(call.func, ast.Name) and call.func.id == passages.__name__:
            methods[getattr(call.args[0], "id", "")].add(ANYWHERE)
        elif isinstance(call.func, ast.Attribute) and call.func.attr in METHODS:
            for holder in ast.walk(call.func.value):
                methods[getattr(holder, "id", getattr(holder, "attr", ""))].add(call.func.attr)
    return methods


def _calls() -> Iterator[ast.Call]:
    return (node for _, tree in program() for node in ast.walk(tree) if isinstance(node, ast.Call))


def _patterns_in_calls() -> Iterator[UsedPattern]:
    """Yield the patterns that are written in a call of `re` inside a function."""
    for module, call in _calls_of_re():
        if text := _text(call.args[0], vars(module)):
            _, _, method = ast.unparse(call.func).rpartition(".")
            methods = frozenset({method if method in METHODS else ANYWHERE})
            yield UsedPattern(re.compile(text), methods, f"{module.__name__}:{call.lineno}")


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
    expression = node.value if isinstance(node, ast.FormattedValue) else node
    try:
        value = eval(ast.unparse(expression), dict(names))  # noqa: S307 - an expression of the program itself
    except NameError:
        return ""
    return value if isinstance(value, str) else ""


def _patterns_in_tables() -> Iterator[UsedPattern]:
    """Yield as a pattern each text in the tables of modules that take patterns from tables."""
    modules_by_name = {
        module.__name__: module for module, call in _calls_of_re() if not _text(call.args[0], vars(module))
    }
    for module_name, module in modules_by_name.items():
        for name, value in vars(module).items():
            if not name.isupper():
                continue
            for text in _values_inside(value, str):
                if re.search(r"[\\|(\[*+?]", text) and _compiles(text):
                    pattern = re.compile(text, re.IGNORECASE)
                    yield UsedPattern(pattern, frozenset({"search"}), f"{module_name}.{name}")


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
        return
    inner_values: Iterable[Any] = ()
    if isinstance(value, dict):
        inner_values = (*value.keys(), *value.values())
    elif isinstance(value, tuple | list | set | frozenset):
        inner_values = value
    elif is_dataclass(value) and not isinstance(value, type):
        inner_values = [getattr(value, field.name) for field in fields(value)]
    for inner_value in inner_values:
        yield from _values_inside(inner_value, kind)
