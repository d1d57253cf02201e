"""Ids for the parts of a draft, and the laws and parties of its counts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from assembler.catalog import Catalog
from assembler.catalog.cause_search import applicable
from assembler.importing.draft import (
    Allegations,
    Doubt,
    Draft,
    DraftCount,
    DraftHeading,
    DraftParagraph,
    DraftParty,
    DraftSection,
    Part,
)
from assembler.importing.ids import unused_id, words_id
from assembler.importing.zones.count_laws import CountLaw, law_of
from assembler.importing.zones.counts import named_group, named_parties
from assembler.language.english import series

AGAINST = re.compile(r"(?i)\bagainst\b|\bas to\b|\ball (?:the )?defendants\b")
"""Words before the parties in the heading of a count."""

ALL_DEFENDANTS = re.compile(r"(?i)\ball (?:the )?(?:named )?defendants\b")
"""Words in the heading of a count that is against all defendants."""

DEFENDANT_GROUP = re.compile(
    r"(?i)\b(?:individual|officer|director|supervisory|police|medical|doe"
    r"|corporate|company|entity|municipal|government(?:al)?|state|county|city|federal)"
    r"(?:[ -]\w+)? defendants\b(?!\s*\()"
)
"""Words in the heading of a count that name a group of defendants."""

GENERIC_NAME_WORDS = frozenset(
    "inc incorporated corp corporation co company llc llp lp ltd limited pc pllc na of the and county city state "
    "states america association department district group holdings international jr sr ii iii does doe".split()
)
"""Words of names, such as "Inc." and "Jr.", that do not identify a party."""

NAMES_AGAINST = re.compile(r"(?i)\bagainst\s([^()\[\]:;–—]{1,300})")
"""The names after "against" in the heading of a count."""

DEFENDANTS_NAMED = re.compile(r"(?i)\bagainst\s(?:the\s)?defendants?\s([^()\[\]:;–—]{1,300})")
"""The names after "against Defendant" in the title of a count."""

ENTITY_NAMED = re.compile(
    r"(?i)\b(?:of|by)\s(?:the\s)?defendant\s([^()\[\]:;–—]{1,120}?\b(?:inc|llc|llp|corp|corporation|company|ltd)\b)"
)
"""The name of an entity after "of Defendant" in the title of a count."""

NAME_PREFIX = re.compile(r"(?i)^\s*(?:the\s)?(?:defendants?\s)?(?=\S)")
"""Words such as "the Defendant" before a name."""

NAME_SEPARATOR = re.compile(r"(?i),(?!\s(?:inc|llc|l\.l\.c|llp|ltd|corp|n\.a|jr|sr)\b)\s*(?:and\s)?|\s(?:and|&)\s")
"""A comma or "and" between the names of defendants."""

WORDS_AROUND_NAMES = frozenset(
    "defendant defendants only each both either every solely all officer officers deputy detective sergeant sheriff "
    "police chief dr mr mrs ms plaintiff plaintiffs for in on under by jointly severally alternatively respondent "
    "respondents individually individual capacity capacities official".split()
)
"""Words around the names of defendants in the heading of a count."""


class NamedCause(NamedTuple):
    """A cause of the catalog: its id, the words of its name, and the law that it is under."""

    id: str
    words: frozenset[str]
    law: str | None


def with_names(draft: Draft, catalog: Catalog) -> Draft:
    """Return *draft* with ids of sections, counts and numbered paragraphs, and with the law and parties of counts."""
    taken: list[str] = []
    parts: list[Part] = []
    for part in draft.parts:
        if isinstance(part, DraftSection):
            title = part.heading.text if part.heading else next(_texts(part.body), "text")
            section = replace(part, id=words_id(title, taken))
            taken.append(section.id)
            parts.append(section)
        elif isinstance(part, DraftCount):
            count = replace(part, id=unused_id(_count_id(part.label), taken))
            taken.append(count.id)
            parts.append(count)
        else:
            parts.append(part)
    for index, part in enumerate(parts):
        if isinstance(part, DraftSection | DraftCount):
            body, taken = _with_ids(part.body, taken)
            parts[index] = replace(part, body=body)
    counts = [part for part in parts if isinstance(part, DraftCount)]
    laws = _laws(counts, draft, catalog)
    causes = _causes(draft.caption.court, catalog) if any(count.title for count in counts) else ()
    parts = [_with_parties(part, laws[part.id].law, draft, causes) if part in counts else part for part in parts]
    doubts = (
        *draft.doubts,
        *_doubts_on_parties(counts, draft),
        *_doubts_on_headings(counts, draft),
        *_doubts_on_laws(counts, laws),
    )
    return replace(draft, parts=tuple(parts), doubts=doubts)


def _count_id(label: str) -> str:
    """Return the id of a count that has *label*, such as "first_cause_of_action"; "count_1" for the label "1."."""
    words = re.findall(r"[a-z0-9]+", re.sub(r"^(?:[IVXL]+|[A-Z])\.\s+", "", label).casefold())
    name = "_".join(words)[:40].strip("_") or "count"
    return f"count_{name}" if name.isdecimal() else name


def _texts(body: Allegations) -> Iterator[str]:
    return (entry.text for entry in body)


def _with_ids(body: Allegations, taken: list[str]) -> tuple[Allegations, list[str]]:
    """Return *body* with ids of its numbered paragraphs, and all ids that are *taken* then."""
    entries: list[DraftParagraph | DraftHeading] = []
    taken = [*taken]
    for entry in body:
        if isinstance(entry, DraftParagraph) and entry.number:
            words = re.sub(r"\^\[[^\]]{0,400}\]", "", entry.text)
            named_entry = replace(entry, id=words_id(words, taken))
            taken.append(named_entry.id)
            entries.append(named_entry)
        else:
            entries.append(entry)
    return tuple(entries), taken


def _laws(counts: Sequence[DraftCount], draft: Draft, catalog: Catalog) -> dict[str, CountLaw]:
    """Return the law of each count, by its id."""
    court = catalog.record("court", draft.caption.court) if draft.caption.court else None
    state = (court.state or "") if court else ""
    is_federal = court is not None and court.system == "federal"
    return {
        count.id: law_of(_heading(count), " ".join(_texts(count.body)), state, federal=is_federal) for count in counts
    }


def _heading(count: DraftCount) -> str:
    return f"{count.title} {count.against_line} {' '.join(count.statutes)}"


def _with_parties(count: DraftCount, law: str, draft: Draft, causes: Sequence[NamedCause]) -> DraftCount:
    against: tuple[str, ...] = ()
    if AGAINST.search(_heading(count)):
        against = named_parties(f"{count.against_line} {count.title}", draft.caption.parties, "defendant")
    if not against:
        against = _by_last_words(count.against_line, draft.caption.parties)
    return replace(count, law=law, against=against, cause=_cause(count.title, law, causes))


def _by_last_words(line: str, parties: Sequence[DraftParty]) -> tuple[str, ...]:
    """Return the keys of the defendants whom *line* names by the last words of their names.

    The result is () if it names none of them, all of them, or one in full.
    """
    defendants = [party for party in parties if party.side == "defendant"]
    is_full_name = any(str(party.values["name"]).casefold() in line.casefold() for party in defendants)
    if is_full_name or ALL_DEFENDANTS.search(line) or not _names_some(line, defendants):
        return ()
    group = named_group(line, parties)
    names = line.replace(group, " ") if group else line
    words = set(_words(names))
    return tuple(party.key for party in defendants if not words.isdisjoint(_last_words(party)))


def _words(text: str) -> list[str]:
    """Return the words of *text* in lowercase, without numbers."""
    return re.findall(r"[^\W\d_]+", text.casefold())


def _causes(court: str, catalog: Catalog) -> tuple[NamedCause, ...]:
    """Return the causes that can be pleaded in *court*; none if the court is unknown."""
    if not court:
        return ()
    return tuple(
        NamedCause(cause.id, _significant_words(cause.name), "US" if cause.federal else cause.jurisdiction)
        for cause in applicable(catalog, catalog.record("court", court))
    )


def _cause(title: str, law: str, causes: Sequence[NamedCause]) -> str:
    """Return the id of the cause among *causes* with the name *title* under *law*; "" if there is none or several."""
    words = _significant_words(title)
    ids = [cause.id for cause in causes if cause.words == words and cause.law == law] if title else []
    return ids[0] if len(ids) == 1 else ""


def _significant_words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", name.casefold())) - {"of", "the", "a", "and", "for"}


def _doubts_on_parties(counts: Sequence[DraftCount], draft: Draft) -> Iterator[Doubt]:
    """Yield a doubt about counts whose headings are silent on whom they are against, and that name only some."""
    defendants = [party for party in draft.caption.parties if party.side == "defendant"]
    silent = [
        count
        for count in counts
        if not AGAINST.search(_heading(count))
        and any(_names_some(text, defendants) for text in (count.title, " ".join(_texts(count.body))))
    ]
    if silent:
        do_not = "the heading does not" if len(silent) == 1 else "the headings do not"
        about = f"{_labels(silent)}: {do_not} say against whom, and the title or the text names only some defendants"
        yield Doubt(f"{about}; confirm `against: all`, or give their keys instead of `all`", silent[0].place)


def _doubts_on_headings(counts: Sequence[DraftCount], draft: Draft) -> Iterator[Doubt]:
    """Yield doubts about counts whose headings name a group of defendants, or a name that the caption lacks."""
    groups = [(count, group) for count in counts if (group := _group_against(count, draft.caption.parties))]
    if groups:
        grouped = [count for count, _ in groups]
        names = series(sorted({f"`{group}`" for _, group in groups}))
        says = "the heading says" if len(grouped) == 1 else "the headings say"
        about = f"{_labels(grouped)}: {says} {names}; give the keys of these defendants in `against:`"
        yield Doubt(about, grouped[0].place)
    for count in counts:
        unknown_names = _unknown_names(count, draft.caption.parties)
        if unknown_names:
            names = series([f"`{name}`" for name in unknown_names])
            about = f"{_label(count)}: the heading is against {names}, but `against:` has no party with that name"
            yield Doubt(f"{about}; correct `against:` or `parties:`", count.place)


def _group_against(count: DraftCount, parties: Sequence[DraftParty]) -> str:
    """Return the group of defendants whom the heading of *count* names; "" if it names none."""
    if match := DEFENDANT_GROUP.search(_heading(count)):
        return match[0]
    return named_group(count.against_line, parties)


def _unknown_names(count: DraftCount, parties: Sequence[DraftParty]) -> list[str]:
    """Return the defendants' names in the heading of *count* that fit none of the defendants it is against."""
    line = f"{count.against_line} {count.title}"
    if ALL_DEFENDANTS.search(line) or DEFENDANT_GROUP.search(line):
        return []
    keys = named_parties(line, parties, "defendant") or _by_last_words(count.against_line, parties)
    defendants = [party for party in parties if party.side == "defendant" and (not keys or party.key in keys)]
    known_words = {word for party in defendants for word in _name_words(party)}
    unknown_names: list[str] = []
    names_in_title = (*DEFENDANTS_NAMED.findall(count.title), *ENTITY_NAMED.findall(count.title))
    for names in (*NAMES_AGAINST.findall(count.against_line), *names_in_title):
        for name in NAME_SEPARATOR.split(names):
            capitalized = {word.casefold() for word in re.findall(r"[^\W\d_]{2,}", name) if word[0].isupper()}
            name_words = capitalized - GENERIC_NAME_WORDS - WORDS_AROUND_NAMES
            if name_words and name_words.isdisjoint(known_words):
                unknown_names.append(NAME_PREFIX.sub("", name).strip(" ."))
    return unknown_names


def _name_words(party: DraftParty) -> set[str]:
    """Return the words of the names of *party*, and the initials of its name."""
    texts = [str(party.values.get(key, "")) for key in ("name", "called", "dba", "aka", "fka", "nka", "described")]
    words = {word for text in texts for word in _words(text)}
    initials = "".join(word[0] for word in _words(str(party.values["name"])) if word not in {"of", "the"})
    return {*words, initials}


def _names_some(text: str, defendants: Sequence[DraftParty]) -> bool:
    """Whether *text* has the last word of the name of at least one of *defendants*, but not of all."""
    words = {word for word in _words(text) if len(word) > 2}
    named = [not words.isdisjoint(_last_words(party)) for party in defendants]
    return any(named) and not all(named)


def _last_words(party: DraftParty) -> list[str]:
    """Return the last word of the party's name and that of its short name, skipping words such as "inc"."""
    names = [str(party.values.get(key, "")) for key in ("name", "called")]
    names_in_words = [[word for word in _words(name) if word not in GENERIC_NAME_WORDS] for name in names]
    return [words[-1] for words in names_in_words if words]


def _doubts_on_laws(counts: Sequence[DraftCount], laws: Mapping[str, CountLaw]) -> Iterator[Doubt]:
    """Yield one doubt about the counts whose law is unsure, with the law that the matter has for each."""
    unsure = [count for count in counts if not laws[count.id].sure]
    if not unsure:
        return
    written_laws = [f"`law: {laws[count.id].law}`" for count in unsure]
    if len(unsure) == 1:
        labels = _label(unsure[0])
        do_not = "the heading does not"
        confirm = written_laws[0]
    else:
        labels = series([f"{_label(count)} ({law})" for count, law in zip(unsure, written_laws, strict=True)])
        do_not = "the headings do not"
        confirm = "each"
    about = f"{labels}: {do_not} say for certain under whose law; confirm {confirm}, or correct it"
    yield Doubt(about, unsure[0].place)


def _labels(counts: Sequence[DraftCount]) -> str:
    """Return the labels of all *counts* as a series."""
    return series([*map(_label, counts)])


def _label(count: DraftCount) -> str:
    """Return the label of *count*, or the title of a count without a label."""
    return count.label or f"`{count.title}`"
