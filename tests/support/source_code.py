"""Reads the source code of the program, for the tests of its layout."""

import ast
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from tests.support.places import ASSEMBLER, dotted, modules

PROGRAM = modules(ASSEMBLER)
FILE_OF_MODULE = {dotted(file): file for file in PROGRAM}
"""The files of the program, by the names of their modules."""


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def functions(module: ast.AST) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(module) if isinstance(node, ast.FunctionDef))


def called_functions(file: Path) -> set[str]:
    """Return the functions that *file* calls, as they are written there."""
    return {ast.unparse(node.func) for node in ast.walk(tree(file)) if isinstance(node, ast.Call)}


def imported(file: Path) -> set[str]:
    """Return the names of the modules that *file* imports, at its top or inside a function."""
    names: set[str] = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                name = f"{node.module}.{alias.name}"
                names.add(name if name in FILE_OF_MODULE else node.module)
    return names


def results_by_module(find: Callable[[Path], object]) -> dict[str, object]:
    """Return the results of *find*, by module, for the modules in which it finds anything."""
    results = {name: find(file) for name, file in FILE_OF_MODULE.items()}
    return {name: result for name, result in results.items() if result}


def imported_names(file: Path) -> set[str]:
    """Return the names that *file* imports from modules, each with its module, such as "multiprocessing.Pipe"."""
    names: set[str] = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names
