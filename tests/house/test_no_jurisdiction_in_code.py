"""No code names a jurisdiction: the rules of a court, a state or a circuit are in its record."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from textwrap import dedent

import pytest

from assembler.language.places import STATE_CODES, state_name
from assembler.model.circuit import Circuit
from assembler.model.citation_style import CitationStyle
from assembler.model.court import Court
from tests.support.matters import catalog
from tests.support.places import ASSEMBLER, dotted, modules

EXEMPT_FOLDERS = frozenset({"language", "data", "docgen"})
"""Folders that may name jurisdictions: words of the language, the records of law, and documentation."""

EXAMPLE_ARGUMENTS = frozenset({"cite", "bad", "good", "description", "examples", "metavar"})
"""Arguments that name a court or a place because a rule cites it, or as an example."""

MAX_LENGTH_ALONE = 4
"""The maximum length of a name that is not searched for inside longer texts, because it may be part of a word."""

DISTINCT_INITIALS = frozenset({"RCW"})
"""Short names that are searched for inside longer texts all the same, because they have no other meaning."""

DISTRICT = re.compile(r"(?:[A-Z]\.)*D\. (?P<state>[A-Z].*)")
"""The citation of a federal district, which ends with the abbreviation of its state."""


@cache
def jurisdiction_names() -> frozenset[str]:
    """Return the ids, codes and names of courts, states and circuits, and the abbreviations of states and reporters."""
    all_names = {name for code in STATE_CODES for name in (code, state_name(code))} | DISTINCT_INITIALS
    for kind in ("court", "circuit"):
        for name in catalog().names(kind):
            record: Court | Circuit = catalog().record(kind, name)
            if isinstance(record, Circuit) or record.state:
                all_names |= {record.id, record.name, record.citation}
                district = DISTRICT.fullmatch(record.citation)
                if district:
                    all_names.add(district["state"])
    for name in catalog().names("citation style"):
        style: CitationStyle = catalog().record("citation style", name)
        all_names |= {*style.codes, *style.reporters, *style.reporters.values()}
    return frozenset(all_names)


@cache
def names_inside_texts() -> re.Pattern[str]:
    """Return a pattern for the names to search for inside longer texts."""
    names_to_search = [
        name
        for name in jurisdiction_names()
        if len(name) > MAX_LENGTH_ALONE or name.endswith(".") or name in DISTINCT_INITIALS
    ]
    patterns = (
        re.escape(name) if name.endswith(".") else f"(?i:{re.escape(name)})" for name in sorted(names_to_search)
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")


def named_jurisdictions(module: ast.Module) -> list[tuple[int, str]]:
    """Return the literals of *module* that name a court, a state or a circuit, with their lines."""
    prose_ids = set(_prose_ids(module))
    compared_ids = set(_compared_ids(module))
    literals = []
    for node in ast.walk(module):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in prose_ids:
            continue
        if _names_jurisdiction(node.value, is_compared=id(node) in compared_ids):
            literals.append((node.lineno, node.value))
    return literals


def _prose_ids(module: ast.Module) -> Iterator[int]:
    """Yield the ids of the nodes of docstrings, and of a rule's authority and examples."""
    for node in ast.walk(module):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield id(node.value)
        elif isinstance(node, ast.keyword) and node.arg in EXAMPLE_ARGUMENTS:
            yield from map(id, ast.walk(node))


def _compared_ids(module: ast.Module) -> Iterator[int]:
    """Yield the ids of the nodes that are compared with a value or used as keys."""
    for node in ast.walk(module):
        if isinstance(node, ast.Compare | ast.match_case | ast.Dict | ast.Set | ast.Subscript):
            yield from map(id, ast.walk(node))


def _names_jurisdiction(text: str, *, is_compared: bool) -> bool:
    """Whether *text* names a court, a state or a circuit. A bare number means a circuit only in a comparison."""
    text = without_pattern(text)
    if text.isdigit():
        return is_compared and text in jurisdiction_names()
    return text in jurisdiction_names() or bool(names_inside_texts().search(text))


def without_pattern(text: str) -> str:
    r"""Return *text* without the signs of a regular expression: `\bNew\s+York\b` is New York."""
    return re.sub(r"\\(.)", r"\1", re.sub(r"\\[sbBAZ][+*?]*", " ", text))


@pytest.mark.parametrize(
    ("code", "literals"),
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
        (r're.compile(r"\bNew\s+York\b")', [r"\bNew\s+York\b"]),
        (r're.compile(r"§|\b(?:RCW|Cal\.) ")', [r"§|\b(?:RCW|Cal\.) "]),
        ('Field(description="the state", examples=["Ohio"])', []),
        ('say("Davis Wright Tremaine LLP")', []),
    ],
)
def test_a_literal_that_names_a_jurisdiction_is_found(code: str, literals: list[str]) -> None:
    assert [text for _, text in named_jurisdictions(ast.parse(dedent(code)))] == literals


@pytest.mark.slow
def test_no_code_names_a_court_a_state_or_a_circuit() -> None:
    files = [file for file in modules(ASSEMBLER) if file.relative_to(ASSEMBLER).parts[0] not in EXEMPT_FOLDERS]
    assert len(files) > 400
    assert len(jurisdiction_names()) > 400

    literals_by_file = {dotted(file): named_jurisdictions(ast.parse(file.read_text("utf-8"))) for file in files}
    assert {name: literals for name, literals in literals_by_file.items() if literals} == {}
