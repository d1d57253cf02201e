"""Lists courts, causes, documents and rules, and searches them by their words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from assembler.catalog import Catalog, catalog_of, cause_search, court_search
from assembler.catalog.cause_search import cause_words, is_named
from assembler.catalog.court_search import BY_RULE, CourtMatch, all_words, find_courts, matches, words_of
from assembler.commands.record_sheets import tally, values
from assembler.findings.finding import MatterError
from assembler.findings.suggestions import join_remedies
from assembler.findings.visible import as_json as json_text
from assembler.findings.visible import visible
from assembler.language.english import series
from assembler.language.places import postal_abbreviation
from assembler.model.cause import Cause
from assembler.model.document import DocumentType
from assembler.validate.own_files import trust_command, untrusted_documents

Row = dict[str, Any]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "courts": ("id", "name", "citation", "places"),
    "causes": ("id", "name", "elements"),
    "documents": ("id", "name", "about"),
    "rules": ("code", "severity", "title", "name"),
}
"""The columns that the terminal shows for each kind. JSON has all columns."""


MAX_PLACES = 4
"""The maximum number of a court's matching places or rules that the terminal shows. JSON has all of them."""


NOT_LISTED: Mapping[str, str] = {"courts": court_search.NOT_LISTED, "causes": cause_search.NOT_LISTED}
"""The remedy if an entry is not listed, for each kind of entry that users can write themselves."""


class Rows(list[Row]):
    """The rows of one kind that match a query.

    *if_empty* is the text for the terminal if there are no rows. *left_out* is a line on entries that were not
    searched. *mention_note* is a line saying that the rows only mention the query.
    """

    def __init__(
        self, rows: Sequence[Row], kind: str, if_empty: str, left_out: str = "", mention_note: str = ""
    ) -> None:
        super().__init__(rows)
        self.kind = kind
        self.if_empty = if_empty
        self.left_out = left_out
        self.mention_note = mention_note


def listing(kind: str, query: str, root: Path | None = None) -> Rows:
    """Return the entries of *kind* that match *query*; entries in *root* are included.

    *kind* is "courts", "causes", "documents" or "rules".

    Each word of the query must begin a word that describes the entry, for example a word of its id or name, of a
    cause's elements, of a rule's title, or of a court's cities and counties. A court also matches if a single rule that
    its record cites has all words of the query. An empty query matches all entries. The name or code of a state, or
    `US`, alone or at either end of the query, limits the causes to those under its law. Courts that match only by a
    rule are left out if others match. Courts are sorted by how well they match. Of other entries, those whose id or
    code begins with the query come first.
    """
    try:
        catalog = catalog_of(root)
        rows = _courts(catalog, query) if kind == "courts" else _other_rows(kind, query, catalog)
        if_empty = "" if rows else _nothing_matches(kind, query, catalog)
        return Rows(rows, kind, if_empty, _left_out(kind, catalog), _mention_note(kind, query, rows, catalog))
    except MatterError as error:
        raise click.UsageError(str(error)) from None


def _left_out(kind: str, catalog: Catalog) -> str:
    """Return a line on the document types that are not listed because the root's templates are not trusted."""
    names = untrusted_documents(catalog) if kind == "documents" else []
    if not names:
        return ""
    return f"not listed, because the root's templates are not trusted: {', '.join(names)}; {trust_command(catalog)}"


def _mention_note(kind: str, query: str, rows: Sequence[Row], catalog: Catalog) -> str:
    """Return a line if the causes *rows* only mention *query*, and none has it as its name; otherwise ""."""
    if kind != "causes" or not rows or any(is_named(catalog.record("cause", row["id"]), query) for row in rows):
        return ""
    return f"nothing is called `{query}`, but these mention it: see `assembler explain CAUSE`; {NOT_LISTED[kind]}"


def as_text(rows: Rows) -> str:
    """Return *rows* as a table in plain columns. If there are no rows, return a line saying that nothing matches."""
    if not rows:
        return rows.if_empty
    names = COLUMNS[rows.kind]
    table = [[visible(_cell(row, name)) for name in names] for row in rows]
    widths = [max(len(line[column]) for line in table) for column in range(len(names))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in table)
    return "\n".join(line.rstrip() for line in lines)


def as_json(rows: Rows) -> str:
    """Return *rows* as a JSON array of objects."""
    return json_text(list(rows))


def _courts(catalog: Catalog, query: str) -> list[Row]:
    court_matches = find_courts(catalog, query)
    matches_without_rules = [match for match in court_matches if match.fit < BY_RULE]
    return [_court(match, catalog) for match in matches_without_rules or court_matches]


def _court(match: CourtMatch, catalog: Catalog) -> Row:
    court = match.court
    return {
        "id": court.id,
        "name": court.name,
        "citation": court.citation,
        "system": court.system,
        "state": court.state,
        "circuit": court.circuit.id if court.circuit else "",
        "divisions": [division.name for division in court.divisions.value] if court.divisions else [],
        "counties": list(court.counties),
        "found_by": list(match.by),
        "values": tally(values(catalog, court)),
    }


def _other_rows(kind: str, query: str, catalog: Catalog) -> list[Row]:
    law, words = _law_and_words(query) if kind == "causes" else (None, query)
    rows = [
        row
        for row, more_words in READERS[kind](catalog)
        if law in {None, row.get("jurisdiction")} and matches(words, f"{_flat_text(row)} {more_words}")
    ]
    return sorted(rows, key=lambda row: not _key(row).casefold().startswith(query.casefold()))


def _law_and_words(query: str) -> tuple[str | None, str]:
    """Return the law that *query* names at its end or its beginning, if any, and the other words of *query*."""
    words = query.split()
    for count in range(len(words), 0, -1):
        for law_words, other_words in ((words[-count:], words[:-count]), (words[:count], words[count:])):
            if law := _law_in(" ".join(law_words)):
                return law, " ".join(other_words)
    return None, query


def _law_in(query: str) -> str | None:
    """Return the law if *query* names only a law: `US`, a state, or a state's code in capitals."""
    if query == "US":
        return "US"
    is_name = query.isupper() or len(query) > len("US")
    return postal_abbreviation(query) if is_name else None


def _causes(catalog: Catalog) -> Iterator[tuple[Row, str]]:
    for name in catalog.names("cause"):
        cause: Cause = catalog.record("cause", name)
        row = {"id": cause.id, "name": cause.name, "jurisdiction": cause.jurisdiction, "elements": list(cause.elements)}
        yield row, cause_words(cause)


def _documents(catalog: Catalog) -> Iterator[tuple[Row, str]]:
    for name in catalog.names("document"):
        document: DocumentType = catalog.record("document", name)
        authority = [{"cite": law.cite, "basis": law.basis, "says": law.says} for law in document.authority]
        yield {"id": document.id, "name": document.name, "about": document.about, "authority": authority}, ""


def _rules(_: Catalog) -> Iterator[tuple[Row, str]]:
    from assembler.rules import all_rules  # noqa: PLC0415 - takes a tenth of a second to import

    for code, rule in sorted(all_rules().items()):
        row = {"code": code, "title": rule.title, "name": rule.name, "severity": str(rule.severity)}
        yield {**row, "basis": rule.basis, "cite": rule.cite}, rule.why


READERS: Mapping[str, Callable[[Catalog], Iterator[tuple[Row, str]]]] = {
    "causes": _causes,
    "documents": _documents,
    "rules": _rules,
}
"""For each kind except courts, the function that yields the rows, each with additional searchable words."""


def _flat_text(value: Any) -> str:
    match value:
        case Mapping():
            return " ".join(_flat_text(part) for part in value.values())
        case list():
            return " ".join(_flat_text(part) for part in value)
    return str(value)


def _key(row: Row) -> str:
    return str(row.get("id") or row["code"])


def _cell(row: Row, name: str) -> str:
    """Return the text of the column *name*."""
    if name == "places":
        places = row["found_by"][:MAX_PLACES] or row["divisions"]
        return ", ".join(places) or (f"{len(row['counties'])} counties" if row["counties"] else "")
    value = row[name]
    return ", ".join(value) if isinstance(value, list) else str(value)


def _nothing_matches(kind: str, query: str, catalog: Catalog) -> str:
    """Return the line for a *query* without matches."""
    indexed_words: list[str] = []
    for text in _texts(kind, catalog):
        indexed_words += words_of(text)
    indexed_words = list(dict.fromkeys(indexed_words))
    similar: list[str] = []
    for query_word in query.casefold().split():
        if not any(indexed_word.startswith(query_word) for indexed_word in indexed_words):
            similar += get_close_matches(query_word, indexed_words, n=3, cutoff=0.8)
    if similar:
        advice = f"did you mean {series([f'`{match}`' for match in dict.fromkeys(similar)], 'or')}?"
    else:
        law, other_words = _law_and_words(query) if kind == "causes" else (None, query)
        advice = f"see `assembler list {kind}{f' {law}' if law and other_words else ''}`"
    return f"no {kind} match `{query}`; {join_remedies(advice, NOT_LISTED.get(kind, ''))}"


def _texts(kind: str, catalog: Catalog) -> Iterator[str]:
    if kind == "courts":
        return (all_words(match.court) for match in find_courts(catalog, query=""))
    return (f"{_flat_text(row)} {more_words}" for row, more_words in READERS[kind](catalog))
