"""Entries of a docket as events of a matter, if their meaning is certain; the other entries are only comments."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assembler.importing.docket.entries import DocketEntry, docket_entries
from assembler.model.event_kinds import EventKind
from assembler.model.roles import side_of

KINDS: Mapping[EventKind, str] = {
    "amended answer": r"(?:first |second )?amended answer\b",
    "answer": r"(?:verified )?answer(?: and affirmative defenses)?"
    r"(?: (?:to|re))?(?: \[?\d+\]?)?(?: (?:the )?(?:amended )?complaint)\b",
    "motion to dismiss": r"(?:first )?motion to dismiss\b(?! (?:counter|cross|third))",
    "motion for summary judgment": r"(?:cross[- ])?motion for (?:partial )?summary judgment\b",
    "amended complaint": r"(?:first |second |third |fourth )?amended complaint\b",
    "removal": r"notice of removal\b",
    "appeal": r"notice of appeal\b",
    "appearance": r"notice of (?:attorney )?appearance\b",
}
"""For each kind of event, a pattern for the beginning of an entry that is certainly such an event."""

EVENTS_OF_PLAINTIFFS = frozenset({"amended complaint"})
"""The kinds of event that only plaintiffs cause; the others are caused by the other parties."""

UNCERTAIN = re.compile(
    r"(?i)\b(?:error|strick|withdr|deficien|proposed|duplicate|refil|terminat|vacat|correct|modif|extension|leave"
    r"|notice of (?:filing|errata)|memorandum|response|reply|opposition|order|denied|granted|unsigned"
    r"|special|limited|contest|counterclaim defendant|third[- ]party|letter|exhibit only|part of)\w*"
)
"""Words that may change what an entry means."""

OTHER_PAPER = re.compile(
    r"(?i)\b(?:answer|summary judgment|motion|56|outside the pleadings|converted|treated|alternative|notice"
    r"|appearance|removal|appeal|amicus|attach)\w*"
)
"""Words in the rest of an entry that may mean another paper, or another kind of motion."""

COUNTERCLAIM = re.compile(r"(?i)\b(?:counter|cross)-?\s?claims?\b")
"""A claim that only an answer may have without being another paper."""

FILED_BY = re.compile(r"(?i)\b(?:filed by|on behalf of|by)\s+(?P<names>.+)$")
"""The names of those who filed a paper, at the end of an entry."""

MAX_TEXT_LENGTH = 160
"""The maximum number of characters of an entry in a comment."""


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """A docket entry read as an event: its kind and the parties who acted, or the reason why it is not an event."""

    entry: DocketEntry
    kind: EventKind | None = None
    by: tuple[str, ...] = ()
    reason: str = ""


def docket_events(text: str, parties: Mapping[str, tuple[str, str]]) -> list[ReadEvent]:
    """Return the entries of the docket *text*, read as events; *parties* has names and roles by key."""
    return [event for entry in docket_entries(text) for event in _events(entry, parties)]


def _events(entry: DocketEntry, parties: Mapping[str, tuple[str, str]]) -> Iterator[ReadEvent]:
    if entry.date is None:
        yield ReadEvent(entry, reason="no date was read; write it as 2025-03-31 or 3/31/2025")
        return
    matches = ((kind, re.match(words, entry.text, re.IGNORECASE)) for kind, words in KINDS.items())
    kind, first_words = next(((kind, match) for kind, match in matches if match), (None, None))
    if kind is None or first_words is None:
        yield ReadEvent(entry, reason="its first words are not those of an event that the program knows")
        return
    rest = entry.text[first_words.end() :]
    other_paper = OTHER_PAPER.search(rest) or ("answer" not in kind and COUNTERCLAIM.search(rest))
    if other_paper:
        yield ReadEvent(entry, reason=f"`{other_paper[0]}` may be another paper")
    elif doubtful_match := UNCERTAIN.search(entry.text):
        yield ReadEvent(entry, reason=f"`{doubtful_match[0]}` may change what the entry means")
    else:
        yield from _by_parties(entry, kind, parties)


def _by_parties(entry: DocketEntry, kind: EventKind, parties: Mapping[str, tuple[str, str]]) -> Iterator[ReadEvent]:
    names_match = FILED_BY.search(entry.text)
    by = _named_parties(names_match["names"], parties) if names_match else ()
    sides = {side_of(role) for key, (_, role) in parties.items() if key in by}
    is_right_side = sides == {"plaintiff"} if kind in EVENTS_OF_PLAINTIFFS else "plaintiff" not in sides
    if not by or not is_right_side:
        yield ReadEvent(entry, reason="it names no party of the matter that can have done this")
        return
    yield ReadEvent(entry, kind, by)
    if kind == "answer" and re.search(r"(?i)\bcounterclaims?\b", entry.text):
        yield ReadEvent(entry, "counterclaim", by)
    if kind == "answer" and re.search(r"(?i)\bcross-?claims?\b", entry.text):
        yield ReadEvent(entry, "crossclaim", by)


def _named_parties(text: str, parties: Mapping[str, tuple[str, str]]) -> tuple[str, ...]:
    """Return the keys of the parties that *text* names in full."""
    letters = _letters(text)
    return tuple(key for key, (name, _) in parties.items() if _letters(name) in letters)


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.casefold())


def events_lines(events: Sequence[ReadEvent]) -> Iterator[str]:
    """Yield the lines of `events:`: each event below a comment with its entry, and the other entries as comments."""
    yield "events:" if any(event.kind for event in events) else "events: []"
    last: DocketEntry | None = None
    for event in events:
        entry = event.entry
        if entry is not last:
            number = f", entry {entry.number}" if entry.number else ""
            text = entry.text if len(entry.text) <= MAX_TEXT_LENGTH else f"{entry.text[: MAX_TEXT_LENGTH - 3]}..."
            begin = entry.date.isoformat() if entry.date else f"line {entry.line}"
            yield f"  # {begin}{number}: {text}"
            last = entry
        if event.kind and entry.date:
            yield f"  - {{event: {event.kind}, by: [{', '.join(event.by)}], date: {entry.date.isoformat()}}}"
        else:
            yield f"  #   not read as an event: {event.reason}"
    yield "# read every entry yourself; then write `docket_read:`, the day up to which `events:` is complete"
