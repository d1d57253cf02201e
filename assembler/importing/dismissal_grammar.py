"""The words of a sentence that are not among those of a plain notice or stipulation of dismissal."""

import re
from collections.abc import Iterator, Sequence

from assembler.importing.dismissal_names import short_names, whole_name
from assembler.importing.dismissal_phrases import DEFINITION, ENTITY, PHRASES, STIPULATED_PHRASES
from assembler.importing.draft import DraftParty
from assembler.model.dismissal import Way

SIGNS = re.compile(r"[\s,;:.()“”\"’'–—\[\]_/-]{1,200}")
"""Signs between words."""

NUMBER_OF_ITEM = re.compile(r"\s{0,9}\(?(?:\d{1,3}|[A-Za-z])[.)]\s")
"""The number of a paragraph or an item at its beginning."""

PLAIN_WORDS: dict[Way, re.Pattern[str]] = {
    "notice": re.compile(rf"(?i)(?:{'|'.join((DEFINITION, *PHRASES))})(?!\w)"),
    "stipulation": re.compile(rf"(?i)(?:{'|'.join((DEFINITION, *STIPULATED_PHRASES, *PHRASES))})(?!\w)"),
}
"""The words of which a plain paper consists."""

AFTER_NAME = re.compile(rf"(?i)(?:[’']s?|{ENTITY}|(?:\s?\([a-z\d]{{1,4}}\)){{1,6}})?(?!\w)")
"""The words right after a name: the sign of the possessive, what kind of entity it is, or a subdivision of a rule."""

WORD = re.compile(r"[^\s,;:()“”\"]{1,200}")


def words_not_understood(
    text: str, parties: Sequence[DraftParty], way: Way, other_names: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return the runs of words of *text*, part of a paper that dismisses by *way*, that no plain paper has.

    The names of *parties* and the *other_names* are understood.
    """
    names = sorted({*_names(parties), *(name.casefold() for name in other_names if name)}, key=len, reverse=True)
    folded = text.casefold() if len(text.casefold()) == len(text) else text
    runs: list[tuple[int, int]] = []
    start = NUMBER_OF_ITEM.match(text)
    position = start.end() if start else 0
    is_open = False
    while position < len(text):
        if signs := SIGNS.match(text, position):
            position = signs.end()
            definition = PLAIN_WORDS[way].match(text, position - 1) if signs[0].endswith("(") else None
            position = definition.end() if definition else position
            continue
        if end := _end_of_name(text, folded, position, names) or _end_of_phrase(text, position, way):
            position = end
            is_open = False
            continue
        word = WORD.match(text, position)
        end = word.end() if word else position + 1
        runs = [*runs[:-1], (runs[-1][0], end)] if is_open else [*runs, (position, end)]
        is_open = True
        position = end
    return tuple(text[first:last].rstrip(".") for first, last in runs)


def _end_of_name(text: str, folded: str, position: int, names: Sequence[str]) -> int:
    """Return the end of the longest of *names* at *position*, and of the words right after it; 0 without one."""
    for name in names:
        if folded.startswith(name, position) and (after := AFTER_NAME.match(text, position + len(name))):
            return after.end()
    return 0


def _end_of_phrase(text: str, position: int, way: Way) -> int:
    match = PLAIN_WORDS[way].match(text, position)
    return match.end() if match else 0


def _names(parties: Sequence[DraftParty]) -> Iterator[str]:
    """Yield the names of *parties*, folded: the whole name, the short names, and the name that the paper defines."""
    for party in parties:
        yield whole_name(party)
        yield from short_names(party)
        if called := str(party.values.get("called", "")):
            yield called.casefold()
