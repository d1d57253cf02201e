"""Doubts about words that the page hides, strikes out or reverses, and about notes that only other notes cite."""

import re
from collections.abc import Iterator, Sequence

from assembler.importing.draft import Doubt
from assembler.importing.read_document import AttachedPages, ReadDocument, SetAside, SourcePlace, text_blocks
from assembler.language.english import ranges, series

HIDDEN_WORDS = 8
"""The maximum number of hidden words that are named."""

REVERSING = re.compile(r"\\u20(?:2b|2e|67)")
"""The escape of a character that reverses the order of the letters behind it."""

STROKE = re.compile(r"~~(?=[^\s~])[^~\n]{1,300}(?<=\S)~~")
"""Words between the signs by which some programs strike words out."""

LEFT_OUT = {
    "words under a box": "under a box, left out as `[redacted]`: the file still has",
    "white words": "white or under a white box, left out, as the page shows nothing there: the file still has",
}
"""What a doubt says about words that a reader of a page does not see, by kind."""


def doubts_on_unseen(document: ReadDocument) -> Iterator[Doubt]:
    """Yield a doubt about the words under boxes of each page, and about each other text that was set aside."""
    yield from (Doubt(caution.about, caution.place) for caution in document.cautions)
    yield from _doubts_on_strokes(document)
    for kind, left_out in LEFT_OUT.items():
        asides = [aside for aside in document.set_aside if aside.kind == kind]
        for group in _on_one_page(asides):
            page = group[0].place.page
            exhibit = next((part for part in document.attached if part.first <= page <= part.last), None)
            doubt = _doubt_on_covered(group, left_out, exhibit)
            if doubt:
                yield doubt
    for aside in document.set_aside:
        if aside.kind == "hidden text" and not document.page_count:
            words = aside.text.split()
            is_single = len(words) == 1
            count, them = ("1 hidden word was", "it") if is_single else (f"{len(words)} hidden words were", "them")
            remedy = f"type {them} if the paper needs {them}"
            yield Doubt(f"{count} left out, `{_first_words(aside.text)}`: {remedy}", aside.place)
        elif aside.kind == "note in a note":
            about = f"`{_first_words(aside.text)}` is a note that another note cites, and was left out"
            yield Doubt(f"{about}: add its words to the other note if the paper needs them", aside.place)
        elif aside.kind == "invisible character" and REVERSING.search(aside.text):
            about = "characters that print the letters behind them in reverse order were left out"
            yield Doubt(f"{about}: compare the words and sums with those that the source shows", aside.place)


def _doubts_on_strokes(document: ReadDocument) -> Iterator[Doubt]:
    """Yield a doubt about the words of each block that are typed between the signs of struck words."""
    for block in text_blocks(document.blocks):
        if strokes := STROKE.findall(block.text):
            quoted = series([f"`{stroke}`" for stroke in strokes])
            yield Doubt(
                f"{quoted} may be struck out, and was read as text: compare the page, and delete what it strikes out",
                block.place,
            )


def _on_one_page(asides: Sequence[SetAside]) -> Iterator[list[SetAside]]:
    """Yield *asides* by page, or by paragraph in a file that has no pages."""
    groups: dict[tuple[int, int], list[SetAside]] = {}
    for aside in asides:
        groups.setdefault((aside.place.page, 0 if aside.place.page else aside.place.line), []).append(aside)
    yield from groups.values()


def _first_words(text: str) -> str:
    words = text.split()
    return " ".join(words[:HIDDEN_WORDS]) + ("..." if len(words) > HIDDEN_WORDS else "")


def _doubt_on_covered(asides: Sequence[SetAside], left_out: str, part: AttachedPages | None) -> Doubt | None:
    """Return the doubt about *asides*, words under the boxes of one page, which may belong to an attached *part*."""
    count = sum(len(aside.text.split()) for aside in asides)
    words, are, them = ("1 word", "is", "it") if count == 1 else (f"{count} words", "are", "them")
    place: SourcePlace = asides[0].place
    if part:
        about = f"{words} {are} under a box on page {place.page}, and the file of Exhibit {part.label} still has {them}"
        remedy = f"remove {them} from the file before you file it"
        return Doubt(f"{about}: {remedy}", place) if part.kind == "exhibit" and part.content else None
    lines = [
        str(first) if first == last else f"{first}-{last}"
        for first, last in ranges(sorted({aside.place.line for aside in asides}))
    ]
    where = f" (lines {', '.join(lines)})" if len({aside.place.line for aside in asides}) > 1 else ""
    return Doubt(f"{words}{where} {are} {left_out} {them}; compare the page", place)
