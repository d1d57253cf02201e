"""Makes tables of sources: the authorities that were read, each with its grade, date and address."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from assembler.docgen.markdown import table
from assembler.docgen.publishers import site_name
from assembler.model.dismissal import Dismissals
from assembler.model.law import GRADES, Legal, has_source


@dataclass(frozen=True)
class Use:
    """A legal value that has a source, and the record that uses it."""

    used_by: str
    cite: str
    law: Legal


def uses(record: BaseModel, used_by: str) -> Iterator[Use]:
    """Yield the legal values in *record* and its parts whose sources have addresses."""
    for key in type(record).model_fields:
        yield from _uses_in(getattr(record, key), used_by)


def _uses_in(value: object, used_by: str) -> Iterator[Use]:
    match value:
        case Legal():
            for law in value.versions:
                yield from uses_of(law, used_by)
        case Dismissals():
            return  # a court's law of dismissal is a separate record, listed by itself
        case BaseModel():
            yield from uses(value, used_by)
        case tuple():
            for part in value:
                yield from _uses_in(part, used_by)
        case dict():
            for part in value.values():
                yield from _uses_in(part, used_by)


def uses_of(law: Legal, used_by: str) -> Iterator[Use]:
    """Yield *law* and the legal values in its parts, those whose sources have addresses."""
    if law.url and has_source(law.basis):
        yield Use(used_by, getattr(law, "cite", "") or getattr(law, "authority", ""), law)
    yield from uses(law, used_by)


def sources(entries: Iterable[Use]) -> str:
    """Return a table of *entries*. Entries with the same authority, grade, date and address share a row."""
    rows: dict[tuple[str, ...], list[str]] = {}
    for use in entries:
        law = use.law
        addresses = ", ".join(map(_link, filter(None, (law.url, law.confirmed_at))))
        source = (law.basis, str(law.read_on or ""), addresses, law.via)
        records = rows.setdefault((use.cite, *source), [])
        if use.used_by not in records:
            records.append(use.used_by)
    cells = [[cite, ", ".join(records), *source] for (cite, *source), records in sorted(rows.items())]
    return table(["authority", "for", "grade", "read on", "publisher", "read in"], cells)


def grades_table() -> str:
    """Return a table of the grades and their meanings."""
    return table(["grade", "means"], [[f"`{grade}`", meaning] for grade, meaning in GRADES.items()])


def _link(url: str) -> str:
    """Return a link to *url* that shows the name of its publisher."""
    return f"[{site_name(url)}]({url})"
