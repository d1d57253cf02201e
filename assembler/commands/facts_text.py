"""Formats the tables of `assembler facts` as lines for a terminal or as JSON."""

from collections.abc import Iterator

from assembler.commands.facts import Row, Tables
from assembler.commands.terminal import wrapped_lines
from assembler.findings.finding import Place, place_data
from assembler.findings.visible import as_json as json_text

MANY_PLACES = 12
"""The maximum number of places of one fact that the text format lists."""


def as_json(tables: Tables) -> str:
    """Return *tables* as one JSON value: a list of facts for each title."""
    return json_text({title: [_record(row) for row in rows] for title, rows in tables.items()})


def _record(row: Row) -> dict[str, object]:
    return {
        "words": row.words,
        "read_as": row.read_as,
        "quoted": row.quoted,
        "sentence": row.words_around,
        "places": [place_data(place) for place in row.places],
    }


def as_text(case: str, tables: Tables) -> Iterator[str]:
    """Yield *tables* of the *case* as lines for a terminal; tables without facts are named in one line at the end."""
    yield f"{case}: facts in the sentences of the matter"
    for title, rows in tables.items():
        if rows:
            yield from ("", f"{title} ({len(rows)})")
        for row in rows:
            yield from _lines(row)
    if empty := [title for title, rows in tables.items() if not rows]:
        yield from ("", f"none: {', '.join(empty)}")


def _lines(row: Row) -> Iterator[str]:
    read_as = "" if row.read_as == row.words else row.read_as
    facts = ": ".join(filter(None, (row.words, read_as))) + (" (in a quotation)" if row.quoted else "")
    yield from wrapped_lines(f"{facts}  {_places(row.places)}", 2, 6)
    if row.words_around:
        yield from wrapped_lines(row.words_around, 6, 6)


def _places(places: tuple[Place, ...]) -> str:
    """Return the first *places* for a line, with the file only where it changes."""
    texts: list[str] = []
    file = ""
    for place in places[:MANY_PLACES]:
        texts.append(str(place) if place.file != file else f"{place.line}:{place.column}")
        file = place.file
    omitted = len(places) - MANY_PLACES
    return ", ".join(texts) + (f" and {omitted} more" if omitted > 0 else "")
