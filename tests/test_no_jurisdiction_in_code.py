"""No code knows a jurisdiction: what one court, state or circuit does is in its record, and the steps only read it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from textwrap import dedent

import pytest

from assembler.language.places import CODES, state_name
from assembler.model.circuit import Circuit
from assembler.model.court import Court
from tests.matters import catalog
from tests.places import ASSEMBLER, dotted, modules

FOLDERS = ("rules", "plan", "law", "validate")

EXAMPLES = frozenset({"cite", "bad", "good"})
"""Arguments of a rule that name a court because the rule cites one, or shows a matter in one."""

LONG = 4
"""Letters from which a name is looked for inside a longer text, too."""


@cache
def names() -> frozenset[str]:
    """Return the ids, codes and names of all courts, states and circuits on record."""
    found = {name for code in CODES for name in (code, state_name(code))}
    for kind in ("court", "circuit"):
        for name in catalog().names(kind):
            record: Court | Circuit = catalog().record(kind, name)
            if isinstance(record, Circuit) or record.state:
                found |= {record.id, record.name, record.citation}
    return frozenset(found)


def named(module: ast.Module) -> list[tuple[int, str]]:
    """Return the literals of *module* that name a court, a state or a circuit, with their lines."""
    passed_over, compared = set(_prose(module)), set(_compared(module))
    return [
        (node.lineno, node.value)
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed_over
        if _names(node.value, compared=id(node) in compared)
    ]


def _prose(module: ast.Module) -> Iterator[int]:
    """Yield the nodes of docstrings, and of a rule's authority and examples."""
    for node in ast.walk(module):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield id(node.value)
        elif isinstance(node, ast.keyword) and node.arg in EXAMPLES:
            yield from map(id, ast.walk(node))


def _compared(module: ast.Module) -> Iterator[int]:
    """Yield the nodes with which a value is compared, or by which one is looked up."""
    for node in ast.walk(module):
        if isinstance(node, ast.Compare | ast.match_case | ast.Dict | ast.Set | ast.Subscript):
            yield from map(id, ast.walk(node))


def _names(text: str, *, compared: bool) -> bool:
    """Whether *text* names a court, a state or a circuit. A bare number means a circuit only in a comparison."""
    text = text.strip()
    if text.isdigit():
        return compared and text in names()
    return text in names() or any(len(name) > LONG and name.casefold() in text.casefold() for name in names())


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ('court.id == "wawd"', ["wawd"]),
        ('court.state in {"LA", "WA"}', ["LA", "WA"]),
        ('court.circuit.id == "11"', ["11"]),
        ('{"11": strict}', ["11"]),
        ('say("the courts of Washington")', ["the courts of Washington"]),
        ('f"in W.D. Wash. {number}"', ["in W.D. Wash. "]),
        ('yield "2", say("civ_110.did_waive")', []),
        ('court.system == "state"', []),
        ('"""In the courts of Washington."""', []),
        ('rule(cite="Wash. CR 10(e)", bad="court: wawd", fix="name the county")', []),
        ('rule(fix="file it in King County, Washington")', ["file it in King County, Washington"]),
    ],
)
def test_a_literal_that_names_a_jurisdiction_is_seen(code: str, seen: list[str]) -> None:
    assert [text for _, text in named(ast.parse(dedent(code)))] == seen


def test_no_step_names_a_court_a_state_or_a_circuit() -> None:
    files = [file for folder in FOLDERS for file in modules(ASSEMBLER / folder)]
    assert len(files) > 200
    assert len(names()) > 400

    def look(file: Path) -> list[tuple[int, str]]:
        return named(ast.parse(file.read_text("utf-8")))

    assert {dotted(file): found for file in files if (found := look(file))} == {}
