"""A paper lists the court's values that it relies on because its sections request them by name, with `rely_on`.

Reading an attribute is not recorded. So no section may read a value of the court in any other way, and no function
in `law/` that a section calls may read a court's value: it takes the value as an argument.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from assembler.model.court import Court
from assembler.model.law import Law
from tests.support.import_order import folder_of
from tests.support.places import ASSEMBLER
from tests.support.source_code import FILE_OF_MODULE, functions, imported_names, results_by_module, tree

MODULES_THAT_SHAPE_NO_PAPER = {
    "assembler.plan.page_rules": "the proof measures the finished page by them; the page itself is set by others",
    "assembler.papers.opening.amendment_right": "it decides whether a complaint may be amended, and shapes no paper",
    "assembler.plan.frame.filing_data": "the form for electronic filing is not the paper",
}
"""Modules of `plan/` and `papers/` that read values of the court which shape no paper."""

DISMISSAL_KEYS = frozenset({"dismissal"})
"""The key of the law of dismissal, which `papers/ending/context.py` requests once for all of `law/dismissal/`."""


@cache
def legal_keys() -> frozenset[str]:
    """Return the keys of a court that have legal values."""
    keys = set()
    for key, field in Court.model_fields.items():
        for kind in (field.annotation, *get_args(field.annotation)):
            if isinstance(kind, type) and issubclass(kind, Law):
                keys.add(key)
    return frozenset(keys)


def is_court(node: ast.AST) -> bool:
    """Whether *node* is a court: `court`, `matter.court`, `context.court`."""
    return isinstance(node, ast.Name | ast.Attribute) and ast.unparse(node).rpartition(".")[2] == "court"


def values_read(node: ast.AST) -> Iterator[ast.Attribute]:
    """Yield each place in *node* where the code reads a legal value from a court."""
    for part in ast.walk(node):
        if isinstance(part, ast.Attribute) and part.attr in legal_keys() and is_court(part.value):
            yield part


def requested_values(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the arguments of each call of `rely_on` in *node*."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and ast.unparse(call.func).rpartition(".")[2] == "rely_on":
            yield from call.args


def unrequested_values(module: ast.AST) -> list[str]:
    """Return the legal values that *module* reads from a court without requesting them."""
    requests = [*requested_values(module)]
    return [ast.unparse(attribute) for attribute in values_read(module) if attribute not in requests]


def plans_papers(file: Path) -> bool:
    """Whether *file* plans papers."""
    return file.relative_to(ASSEMBLER).parts[0] in {"plan", "papers"}


@pytest.mark.slow
def test_a_section_asks_by_name_for_each_value_of_the_court_that_it_reads() -> None:
    unrequested_by_module = results_by_module(lambda file: plans_papers(file) and unrequested_values(tree(file)))
    files = [file for file in FILE_OF_MODULE.values() if plans_papers(file)]
    requests = {ast.unparse(value) for file in files for value in requested_values(tree(file))}
    assert len(requests) > 50
    assert unrequested_by_module.keys() == MODULES_THAT_SHAPE_NO_PAPER.keys()


def test_a_value_that_is_read_without_rely_on_is_found() -> None:
    text = "def legend(context):\n    court = context.court\n    context.rely_on(court.pitch)\n    return {}"
    assert unrequested_values(ast.parse(text.format("context.rely_on(court.jury).value"))) == []
    assert unrequested_values(ast.parse(text.format("court.jury.value"))) == ["court.jury"]
    assert unrequested_values(ast.parse(text.format("context.matter.court.pitch"))) == ["context.matter.court.pitch"]


def test_each_section_calls_a_court_court() -> None:
    def other_names(file: Path) -> list[str]:
        """Return the assignments of a court to another name, because this test would miss their values."""
        nodes = [node for node in ast.walk(tree(file)) if isinstance(node, ast.Assign)]
        pairs = [pair for node in nodes for pair in assignments(node)]
        return [ast.unparse(target) for target, value in pairs if is_court(value) and not is_court(target)]

    assert results_by_module(lambda file: plans_papers(file) and other_names(file)) == {}


def assignments(node: ast.Assign) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield each target of the assignment *node* with its value."""
    for target in node.targets:
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            yield from zip(target.elts, node.value.elts, strict=False)
        else:
            yield target, node.value


@cache
def functions_of_law() -> dict[str, list[ast.FunctionDef]]:
    """Return the functions and methods of the folders that apply the law, by name."""
    by_name: dict[str, list[ast.FunctionDef]] = {}
    for name, file in FILE_OF_MODULE.items():
        if folder_of(name) not in {"law", "exhibits"}:
            continue
        for function in functions(tree(file)):
            by_name.setdefault(function.name, []).append(function)
    return by_name


def values_behind(name: str) -> set[str]:
    """Return the court's values that the functions called *name*, or any functions that they use, read."""
    values: set[str] = set()
    visited: set[str] = set()
    queue = [name]
    while queue:
        function_name = queue.pop()
        if function_name in visited:
            continue
        visited.add(function_name)
        for function in functions_of_law().get(function_name, []):
            values |= {attribute.attr for attribute in values_read(function)}
            queue += [part.id for part in ast.walk(function) if isinstance(part, ast.Name)]
            queue += [part.attr for part in ast.walk(function) if isinstance(part, ast.Attribute)]
    return values


def test_no_function_of_the_law_that_a_section_calls_reads_a_value_of_the_court() -> None:
    folders = ("assembler.law.", "assembler.exhibits.")
    files = [file for file in FILE_OF_MODULE.values() if plans_papers(file)]
    names = [name for file in files for name in imported_names(file)]
    functions_used = {name.rpartition(".")[2] for name in names if name.startswith(folders)}
    assert len(functions_used) > 20
    values_by_function = {name: values_behind(name) - DISMISSAL_KEYS for name in functions_used}
    assert {name: values for name, values in values_by_function.items() if values} == {}
    assert {"title_lines", "title_exceptions"} <= values_behind("title_lines")


@pytest.mark.slow
def test_no_class_of_the_program_records_that_an_attribute_was_read() -> None:
    methods = {"__getattr__", "__getattribute__"}
    methods_by_module = results_by_module(
        lambda file: [function.name for function in functions(tree(file)) if function.name in methods]
    )
    assert {name for name in methods_by_module if folder_of(name) != "engine"} == set()
