"""Locates each passage that an amended pleading deletes or adds: its page and lines in the finished papers."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count, pairwise

from assembler.comparing.changed_phrases import Phrase, changed_phrases
from assembler.comparing.marked_blocks import MarkedStep
from assembler.comparing.marked_plan import MarkedPaper
from assembler.comparing.named_parts import changed_parts, lines_below_counts, party_lines
from assembler.comparing.renumbering import line_number
from assembler.comparing.tokens import plain_text, text_of
from assembler.comparing.units import Unit, rich_texts
from assembler.language.english import headline
from assembler.plan.blocks import Change, Count, Heading, Note, RichText, Words, runs_of_line
from assembler.plan.pleading_change import PleadingChange
from assembler.proof.proof import Part, Proof, comparable_letters

Line = tuple[int, int]
"""A page, and a line on it."""


@dataclass(frozen=True)
class PrintedText:
    """The running text of a finished paper without white space, with the position at which each of its lines begins."""

    text: str
    starts: tuple[int, ...]
    lines: tuple[Line, ...]

    def line_at(self, position: int) -> Line:
        """Return the line that prints the character at *position*."""
        return self.lines[bisect_right(self.starts, position) - 1]


def printed_text(proof: Proof, part: Part = "main", within: str = "") -> PrintedText:
    """Return the running text of *proof*, or its footnotes, with its lines; *within* selects the lines of one part."""
    text = ""
    starts: list[int] = []
    lines: list[Line] = []
    for page in proof.pages:
        part_lines = [line for line in page.lines if line.part == part]
        for position, line in enumerate(part_lines, 1):
            if within and within not in line.within:
                continue
            starts.append(len(text))
            lines.append((page.page_number or page.number, line_number(page, line.baseline) or position))
            text += comparable_letters(line.text)
    return PrintedText(text, tuple(starts), tuple(lines))


def pleading_changes(
    paper: MarkedPaper, old: Proof | None = None, new: Proof | None = None
) -> tuple[PleadingChange, ...]:
    """Return the deletions and additions, with pages and lines in the proofs *old* and *new*, if these are given.

    For changes of the title, the signature block and other parts without allegations, only the part is named.
    """
    return (*_changes(paper, "deleted", old), *_changes(paper, "inserted", new))


def _changes(paper: MarkedPaper, change: Change, proof: Proof | None) -> Iterator[PleadingChange]:
    """Yield the phrases that *change* affects, in the order of the paper that prints them, and then the named parts."""
    parties = printed_text(proof, within="party") if proof else None
    printed = printed_text(proof) if proof else None
    for rich in party_lines(paper.plan.caption):
        yield from _changes_in("caption", rich, change, parties)
    yield from _changes_in("opening sentence", paper.plan.lead, change, printed)
    notes = printed_text(proof, "note") if proof else None
    numbers = count(1)
    yield from _note_changes([paper.plan.lead], change, notes, numbers)
    yield from _body_changes(paper, change, printed, notes, numbers)
    yield from (PleadingChange(change == "deleted", name, words="") for name in changed_parts(paper, change))


def _body_changes(
    paper: MarkedPaper, change: Change, printed: PrintedText | None, notes: PrintedText | None, numbers: Iterator[int]
) -> Iterator[PleadingChange]:
    """Yield the phrases of the body that *change* affects, in each unit first in its text, then in its footnotes."""
    units = [(marked_step, unit) for marked_step in paper.steps if (unit := _unit(marked_step, change))]
    starts = [*_starts_of_units([unit for _, unit in units], printed)] if printed else [0] * len(units)
    spans = pairwise([*starts, len(printed.text) if printed else 0])
    for (marked_step, unit), (start, end) in zip(units, spans, strict=True):
        texts = [rich for block in marked_step.blocks for rich in rich_texts(block)]
        for phrase in _as_printed(_phrases(texts, change), texts, change, unit):
            pleading_change = PleadingChange(change == "deleted", part_name(unit), phrase.words)
            likely_start = start + len(comparable_letters(phrase.words_before))
            yield _located_change(pleading_change, printed, start, likely_start, end) if printed else pleading_change
        for line in lines_below_counts(marked_step.blocks):
            name = f"line below the heading of {part_name(unit)}"
            yield from _changes_in(name, runs_of_line(line), change, printed, start)
        yield from _note_changes(texts, change, notes, numbers)


def _note_changes(
    texts: Sequence[RichText], change: Change, notes: PrintedText | None, numbers: Iterator[int]
) -> Iterator[PleadingChange]:
    """Yield the phrases that *change* affects in the footnotes of *texts*, which have the next *numbers*."""
    for run in chain.from_iterable(texts):
        if isinstance(run, Note) and run.change in ("", change):
            yield from _changes_in(f"footnote {next(numbers)}", run.text, change, notes)


def _changes_in(
    part: str, rich: RichText, change: Change, printed: PrintedText | None, start: int = 0
) -> Iterator[PleadingChange]:
    """Yield the phrases of *rich* that *change* affects; they have a place if *printed* has the whole text."""
    remaining_text = comparable_letters("".join(plain_text(run) for run in rich if run.change in ("", change)))
    text_start = printed.text.find(remaining_text, start) if printed and remaining_text else -1
    for phrase in changed_phrases(rich, change):
        pleading_change = PleadingChange(change == "deleted", part, phrase.words)
        first = text_start + len(comparable_letters(phrase.words_before))
        last = first + len(comparable_letters(phrase.words)) - 1
        yield _on_lines(pleading_change, printed, first, last) if printed and text_start >= 0 else pleading_change


def _unit(marked_step: MarkedStep, change: Change) -> Unit | None:
    """Return the unit of the paper that prints the words with *change*."""
    return marked_step.step.old if change == "deleted" else marked_step.step.new


def _starts_of_units(units: Sequence[Unit], printed: PrintedText) -> Iterator[int]:
    """Yield the position at which each of *units* begins, or at which the last one ends if a unit is not found."""
    position = 0
    for unit in units:
        words = next((comparable_letters(text_of(rich)) for rich in _texts(unit) if text_of(rich).strip()), "")
        start = printed.text.find(words, position) if words else -1
        if start >= 0:
            yield start
            position = start + len(words)
        else:
            yield position


def _located_change(
    change: PleadingChange, printed: PrintedText, start: int, likely_start: int, end: int
) -> PleadingChange:
    """Return *change* with the lines that print its words, from *likely_start* on, or the first line of its unit."""
    words = comparable_letters(change.words)
    first = printed.text.find(words, likely_start, max(end, likely_start + len(words)))
    if first < 0:
        return _on_lines(change, printed, start, start)
    return _on_lines(change, printed, first, first + len(words) - 1)


def _on_lines(change: PleadingChange, printed: PrintedText, first: int, last: int) -> PleadingChange:
    """Return *change* with the lines that print the characters from *first* to *last*."""
    page, line = printed.line_at(first)
    last_page, last_line = printed.line_at(last)
    return replace(change, page=page, first_line=line, last_page=last_page, last_line=last_line)


def _phrases(texts: Sequence[RichText], change: Change) -> Iterator[Phrase]:
    """Yield the phrases of *texts* that *change* affects, each after the words of all texts that precede it.

    A part that only moved is deleted and added as a whole.
    """
    words_before = ""
    for rich in texts:
        yield from (
            replace(phrase, words_before=words_before + phrase.words_before) for phrase in changed_phrases(rich, change)
        )
        words_before += f"{_version([rich], change)} "


def _version(texts: Sequence[RichText], change: Change) -> str:
    """Return *texts* without footnotes, as the paper that prints words with *change* has them."""
    runs = (run for rich in texts for run in (*rich, Words(" ")) if not isinstance(run, Note))
    return "".join(run.text for run in runs if run.change in ("", change))


def _as_printed(phrases: Iterable[Phrase], texts: Sequence[RichText], change: Change, unit: Unit) -> Iterator[Phrase]:
    """Yield *phrases* of the marked *texts* with the words of *unit*, which is printed.

    In references that changed only by renumbering, a marked text has the later paper's numbers.
    """
    marked_words = _version(texts, change).split()
    printed_words = " ".join(map(text_of, _texts(unit))).split()
    for phrase in phrases:
        start = len(phrase.words_before.split())
        end = start + len(phrase.words.split())
        if len(marked_words) != len(printed_words) or marked_words[:end] == printed_words[:end]:
            yield phrase
        else:
            yield Phrase(" ".join(printed_words[:start]), " ".join(printed_words[start:end]))


def _texts(unit: Unit) -> Iterator[RichText]:
    return (rich for block in unit.blocks for rich in rich_texts(block))


def part_name(unit: Unit) -> str:
    """Return the name of a part of a pleading, such as "paragraph 12", "Count Two" or "prayer for relief"."""
    head = unit.head
    if unit.number is not None:
        return f"paragraph {unit.number}"
    if isinstance(head, Count):
        return headline((head.before_name or head.label or "heading of a count").strip(" :.").lower())
    if isinstance(head, Heading):
        return f"heading {head.label}".strip(" .") if head.label else "heading"
    return {"prayer": "prayer for relief"}.get(head.kind, "unnumbered paragraph")
