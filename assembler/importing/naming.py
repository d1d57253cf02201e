"""Ids for the parts of a draft, and the laws and parties of its counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assembler.catalog import Catalog
from assembler.catalog.cause_search import applicable
from assembler.importing.draft import (
    Allegations,
    Doubt,
    Draft,
    DraftCount,
    DraftHeading,
    DraftParagraph,
    DraftSection,
    Part,
)
from assembler.importing.ids import unused, words_id
from assembler.importing.zones.counts import law_of, parties_named


def with_names(draft: Draft, catalog: Catalog) -> Draft:
    """Return *draft* with an id for each section, count and paragraph, and the law and the parties of each count."""
    taken: list[str] = []
    state = catalog.record("court", draft.caption.court).state if draft.caption.court else ""
    parts: list[Part] = []
    for part in draft.parts:
        if isinstance(part, DraftSection):
            title = part.heading.text if part.heading else next(_words(part.body), "text")
            part = replace(part, id=words_id(title, taken), body=())  # noqa: PLW2901
            taken.append(part.id)
        elif isinstance(part, DraftCount):
            part = replace(part, id=unused(_slug(part.label), taken))  # noqa: PLW2901
            taken.append(part.id)
        parts.append(part)
    for number, named in enumerate(parts):
        if isinstance(named, DraftSection | DraftCount):
            body, taken = _with_ids(_body(draft.parts[number]), taken)
            parts[number] = replace(named, body=body)
    counts = [_with_parties(part, draft, state, catalog) if isinstance(part, DraftCount) else part for part in parts]
    return replace(draft, parts=tuple(counts), doubts=(*draft.doubts, *_doubts_on_counts(counts)))


def _slug(label: str) -> str:
    """Return the id of a count that has *label*: count_i, first_cause_of_action."""
    words = re.findall(r"[a-z0-9]+", re.sub(r"^(?:[IVXL]+|[A-Z])\.\s+", "", label).casefold())
    return "_".join(words)[:40].strip("_") or "count"


def _body(part: Part) -> Allegations:
    return part.body if isinstance(part, DraftSection | DraftCount) else ()


def _words(body: Allegations) -> Iterator[str]:
    return (entry.text for entry in body)


def _with_ids(body: Allegations, taken: list[str]) -> tuple[Allegations, list[str]]:
    entries: list[DraftParagraph | DraftHeading] = []
    taken = [*taken]
    for entry in body:
        if isinstance(entry, DraftParagraph) and entry.number:
            entry = replace(entry, id=words_id(re.sub(r"\^\[[^\]]{0,400}\]", "", entry.text), taken))  # noqa: PLW2901
            taken.append(entry.id)
        entries.append(entry)
    return tuple(entries), taken


def _with_parties(count: DraftCount, draft: Draft, state: str, catalog: Catalog) -> DraftCount:
    words = f"{count.title} {count.against_line} {' '.join(count.statutes)}"
    against = (
        parties_named(f"{count.against_line} {count.title}", draft.caption.parties, "defendant")
        if re.search(r"(?i)against|as to", words)
        else ()
    )
    law = law_of(words, state)
    return replace(count, law=law, against=against, cause=_cause(count.title, law, draft.caption.court, catalog))


def _cause(title: str, law: str, court: str, catalog: Catalog) -> str:
    """Return the cause of the catalog that has the name *title* under *law*; "" if there is none or several."""
    if not (title and court):
        return ""
    record = catalog.record("court", court)
    words = _telling(title)
    causes = [
        cause.id
        for cause in applicable(catalog, record)
        if _telling(cause.name) == words and ("US" if cause.federal else cause.jurisdiction) == law
    ]
    return causes[0] if len(causes) == 1 else ""


def _telling(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", name.casefold())) - {"of", "the", "a", "and", "for"}


def _doubts_on_counts(parts: list[Part]) -> Iterator[Doubt]:
    silent = [
        part
        for part in parts
        if isinstance(part, DraftCount) and not re.search(r"(?i)against|as to", f"{part.title} {part.against_line}")
    ]
    if silent:
        more = f" and {len(silent) - 1} more" if len(silent) > 1 else ""
        yield Doubt(
            f"{silent[0].label}{more}: the headings do not say against whom; the matter says `all`", silent[0].place
        )
