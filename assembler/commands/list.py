"""What there is to choose from: courts, causes, documents and rules, found by any word of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from assembler.catalog import Catalog, catalog_of
from assembler.catalog.court_search import CourtMatch, all_words, find_courts, matches, words_of
from assembler.commands.record_sheets import tally, values
from assembler.findings.finding import Stopped
from assembler.findings.visible import as_json as json_text
from assembler.findings.visible import visible
from assembler.language.english import series
from assembler.language.places import state_name
from assembler.model.cause import Cause
from assembler.model.document import DocumentType
from assembler.validate.own_files import trust_command, unused_documents

Row = dict[str, Any]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "courts": ("id", "name", "citation", "places"),
    "causes": ("id", "name", "elements"),
    "documents": ("id", "name", "about"),
    "rules": ("code", "severity", "title", "name"),
}
"""What the terminal shows of each kind, a column each; JSON has all of it."""


MOST_PLACES = 4
"""Places or rules by which a court was found that the terminal shows; JSON has all of them."""


class Rows(list[Row]):
    """The rows of one kind that a query found.

    *said* is what a terminal shows where there are none, *left_out* a line on what was not looked at.
    """

    def __init__(self, rows: Sequence[Row], kind: str, said: str, left_out: str = "") -> None:
        super().__init__(rows)
        self.kind = kind
        self.said = said
        self.left_out = left_out


def listing(kind: str, query: str, root: Path | None = None) -> Rows:
    """Return the *kind* ("courts", "causes", "documents", "rules") that *query* finds, in *root* too.

    Each word of the query must begin a word of the entry: its id and name, the elements, law, authorities, variants
    and notes of a cause, a rule's title and authority, a court's state, circuit, divisions, cities and counties, or
    all of them those of one rule that it cites. An empty query finds all; what it names by the beginning of an id or
    code stands first, then courts by how well they fit.
    """
    try:
        catalog = catalog_of(root)
        found = _courts(catalog, query) if kind == "courts" else _others(kind, query, catalog)
        return Rows(found, kind, "" if found else _nothing(kind, query, catalog), _left_out(kind, catalog))
    except Stopped as stopped:
        raise click.UsageError(str(stopped)) from None


def _left_out(kind: str, catalog: Catalog) -> str:
    """Return a line on the document types of the root's templates, where nobody trusts them."""
    names = unused_documents(catalog) if kind == "documents" else []
    if not names:
        return ""
    return f"not listed, for nobody trusts the root's templates: {', '.join(names)}; {trust_command(catalog)}"


def as_text(rows: Rows) -> str:
    """Return *rows* as a table in plain columns, or a line that says that nothing was found and what is near."""
    if not rows:
        return rows.said
    names = COLUMNS[rows.kind]
    table = [[visible(_cell(row, name)) for name in names] for row in rows]
    widths = [max(len(line[place]) for line in table) for place in range(len(names))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in table)
    return "\n".join(line.rstrip() for line in lines)


def as_json(rows: Rows) -> str:
    """Return *rows* as a JSON array of objects."""
    return json_text(list(rows))


def _courts(catalog: Catalog, query: str) -> list[Row]:
    return [_court(one, catalog) for one in find_courts(catalog, query)]


def _court(found: CourtMatch, catalog: Catalog) -> Row:
    court = found.court
    return {
        "id": court.id,
        "name": court.name,
        "citation": court.citation,
        "system": court.system,
        "state": court.state,
        "circuit": court.circuit.id if court.circuit else "",
        "divisions": [one.name for one in court.divisions.value] if court.divisions else [],
        "counties": list(court.counties),
        "found_by": list(found.by),
        "values": tally(values(catalog, court)),
    }


def _others(kind: str, query: str, catalog: Catalog) -> list[Row]:
    found = [row for row, more in READERS[kind](catalog) if matches(query, f"{_flat(row)} {more}")]
    return sorted(found, key=lambda row: not _key(row).casefold().startswith(query.casefold()))


def _causes(catalog: Catalog) -> Iterator[tuple[Row, str]]:
    for name in catalog.names("cause"):
        cause: Cause = catalog.record("cause", name)
        row = {"id": cause.id, "name": cause.name, "jurisdiction": cause.jurisdiction, "elements": list(cause.elements)}
        statements = (element.statement for element in cause.elements.values())
        cites = (one.cite for one in cause.authorities)
        variants = (f"{one.name} {one.heading} {one.differs}" for one in cause.variants)
        law = "federal" if cause.federal else state_name(cause.jurisdiction)
        yield row, " ".join((law, cause.count_cite, *statements, *cites, *variants, *cause.notes))


def _documents(catalog: Catalog) -> Iterator[tuple[Row, str]]:
    for name in catalog.names("document"):
        document: DocumentType = catalog.record("document", name)
        authority = [{"cite": one.cite, "basis": one.basis, "says": one.says} for one in document.authority]
        yield {"id": document.id, "name": document.name, "about": document.about, "authority": authority}, ""


def _rules(_: Catalog) -> Iterator[tuple[Row, str]]:
    import assembler.rules  # noqa: F401, PLC0415 - enters the rules; only here, for it takes a tenth of a second
    from assembler.rules.rule import RULES  # noqa: PLC0415

    for code in sorted(RULES):
        rule = RULES[code]
        row = {"code": code, "title": rule.title, "name": rule.name, "severity": str(rule.severity)}
        yield {**row, "basis": rule.basis, "cite": rule.cite}, rule.why


READERS: Mapping[str, Callable[[Catalog], Iterator[tuple[Row, str]]]] = {
    "causes": _causes,
    "documents": _documents,
    "rules": _rules,
}
"""How each kind but the courts is read: a row, and further words by which it is found."""


def _flat(value: Any) -> str:
    match value:
        case Mapping():
            return " ".join(_flat(one) for one in value.values())
        case list():
            return " ".join(_flat(one) for one in value)
    return str(value)


def _key(row: Row) -> str:
    return str(row.get("id") or row["code"])


def _cell(row: Row, name: str) -> str:
    """Return what a column shows. Of a court's places those by which it was found, else its divisions or counties."""
    if name == "places":
        shown = row["found_by"][:MOST_PLACES] or row["divisions"]
        return ", ".join(shown) or (f"{len(row['counties'])} counties" if row["counties"] else "")
    value = row[name]
    return ", ".join(value) if isinstance(value, list) else str(value)


def _nothing(kind: str, query: str, catalog: Catalog) -> str:
    """Say that *query* finds nothing, and which words are near it or, where none is, how to see all."""
    words = dict.fromkeys(word for text in _texts(kind, catalog) for word in words_of(text))
    near = [one for asked in query.casefold().split() for one in get_close_matches(asked, words, n=3, cutoff=0.7)]
    offer = f"did you mean {series([f'`{one}`' for one in dict.fromkeys(near)], 'or')}?"
    return f"no {kind} match `{query}`; {offer if near else f'`assembler list {kind}` lists all'}"


def _texts(kind: str, catalog: Catalog) -> Iterator[str]:
    if kind == "courts":
        return (all_words(one.court) for one in find_courts(catalog, ""))
    return (f"{_flat(row)} {more}" for row, more in READERS[kind](catalog))
