"""Entries of a docket as events of a matter, if their meaning is certain; the other entries are only comments."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from assembler.importing.docket.entries import DocketEntry, docket_entries
from assembler.importing.docket.entry_words import FIRST_WORDS, MAX_REST, entry_patterns, names_pattern
from assembler.importing.docket.pasted import pasted_text
from assembler.model.event_kinds import EventKind

EVENTS_OF_PLAINTIFFS = frozenset({"amended complaint"})
"""The kinds of event that only plaintiffs cause; the others are caused by the other parties."""

CLAIMS: Mapping[EventKind, str] = {"counterclaim": r"(?i)\bcounter-?claims?\b", "crossclaim": r"(?i)\bcross-?claims?\b"}
"""The claims that an answer may have, with a pattern for each."""

COMMENT_WIDTH = 150
"""The maximum length of a line of a comment, which has the whole entry."""


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """A docket entry read as an event: its kind and the parties who acted, or the reason why it is not an event."""

    entry: DocketEntry
    kind: EventKind | None = None
    by: tuple[str, ...] = ()
    reason: str = ""


def docket_events(text: str, parties: Mapping[str, tuple[str, str]]) -> list[ReadEvent]:
    """Return the entries of the docket *text*, read as events; *parties* has names and sides by key."""
    return [event for entry in docket_entries(pasted_text(text)) for event in _events(entry, parties)]


def _events(entry: DocketEntry, parties: Mapping[str, tuple[str, str]]) -> Iterator[ReadEvent]:
    if entry.date is None:
        yield ReadEvent(entry, reason="no date was read; write it as 2025-03-31 or 3/31/2025")
        return
    matches = ((kind, re.match(words, entry.text, re.IGNORECASE)) for kind, words in FIRST_WORDS.items())
    kind, first_words = next(((kind, match) for kind, match in matches if match), (None, None))
    if kind is None or first_words is None:
        yield ReadEvent(entry, reason="its first words are not those of an event that the program knows")
        return
    whole, understood = entry_patterns(kind, [name for name, _ in parties.values()])
    match = whole.match(entry.text, first_words.end())
    if match:
        yield from _by_parties(entry, kind, match["between"], _named_parties(match["by"], parties), parties)
    else:
        understood_match = understood.match(entry.text, first_words.end())
        rest = entry.text[understood_match.end() if understood_match else first_words.end() :].strip(" ,;.")
        rest = rest if len(rest) <= MAX_REST else f"{rest[: MAX_REST - 3]}..."
        about = f"`{rest}` may change what the entry means or who filed it" if rest else "it does not say who filed it"
        yield ReadEvent(entry, reason=about)


def _by_parties(
    entry: DocketEntry, kind: EventKind, between: str, by: tuple[str, ...], parties: Mapping[str, tuple[str, str]]
) -> Iterator[ReadEvent]:
    """Yield the events of *entry*, a paper of *kind* by the parties *by*; the words *between* may name claims in it."""
    sides = {side for key, (_, side) in parties.items() if key in by}
    if not (sides == {"plaintiff"} if kind in EVENTS_OF_PLAINTIFFS else "plaintiff" not in sides):
        yield ReadEvent(entry, reason="it names no party of the matter that can have done this")
        return
    yield ReadEvent(entry, kind, by)
    if kind in {"answer", "amended answer"}:
        yield from (ReadEvent(entry, claim, by) for claim, words in CLAIMS.items() if re.search(words, between))


def _named_parties(text: str, parties: Mapping[str, tuple[str, str]]) -> tuple[str, ...]:
    """Return the keys of the parties whom *text*, a list of names, has."""
    names = {names_pattern([name]): key for key, (name, _) in parties.items()}
    listed = re.finditer(names_pattern(name for name, _ in parties.values()), text, re.IGNORECASE)
    words = [match[0] for match in listed]
    return tuple(
        key for pattern, key in names.items() if any(re.fullmatch(pattern, word, re.IGNORECASE) for word in words)
    )


def events_lines(events: Sequence[ReadEvent]) -> Iterator[str]:
    """Yield the lines of `events:`: each event below a comment with its entry, and the other entries as comments."""
    yield "events:" if any(event.kind for event in events) else "events: []"
    last: DocketEntry | None = None
    for event in events:
        entry = event.entry
        if entry is not last:
            number = f", entry {entry.number}" if entry.number else ""
            begin = entry.date.isoformat() if entry.date else f"line {entry.line}"
            text = f"{begin}{number}: {entry.text}"
            first_line, *lines = wrap(text, COMMENT_WIDTH, break_long_words=False, break_on_hyphens=False)
            yield f"  # {first_line}"
            yield from (f"  #     {line}" for line in lines)
            last = entry
        if event.kind and entry.date:
            yield f"  - {{event: {event.kind}, by: [{', '.join(event.by)}], date: {entry.date.isoformat()}}}"
        else:
            yield f"  #   not read as an event: {event.reason}"
    yield "# read every entry yourself; then write `docket_read:`, the day up to which `events:` is complete"
