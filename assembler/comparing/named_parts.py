"""Names the changed parts of a pleading that a list of changed allegations does not quote."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from assembler.comparing.marked_blocks import MarkedStep
from assembler.comparing.marked_plan import MarkedPaper
from assembler.comparing.printed_texts import texts_above, texts_below, with_notes
from assembler.comparing.tokens import plain_text, text_of
from assembler.comparing.units import Unit, rich_texts
from assembler.language.english import series
from assembler.plan.blocks import Block, Change, Count, Heading, Note, Paragraph, RichText, runs_of_line
from assembler.plan.plan import Caption
from assembler.proof.proof import comparable_letters

QUOTED = ("caption", "opening sentence")
"""The parts above the body that the list quotes; of the caption, only the parties."""


def changed_parts(paper: MarkedPaper, change: Change) -> Iterator[str]:
    """Yield the name of each part with this *change* that the list does not quote, in the order of the paper."""
    plan = paper.plan
    parts_above = {name: texts for name, texts in texts_above(plan).items() if name not in QUOTED}
    parts: Mapping[str, Iterable[RichText]] = {**parts_above, **_caption_parts(plan.caption)}
    yield from (name for name, texts in parts.items() if _has_change(texts, change))
    for step in paper.steps:
        unit = step.step.old if change == "deleted" else step.step.new
        is_divided = any(isinstance(block, Paragraph) and block.divided == change for block in step.blocks)
        if is_divided and unit:
            yield f"division of paragraph {unit.number}" if unit.number else "division of an unnumbered paragraph"
    for name, texts in texts_below(plan).items():
        if _has_change(texts, change):
            yield "signature block" if name == "signature" else f"{name[:1].lower()}{name[1:]}"
    if change == "inserted":
        yield from _renumbered_parts(paper)


def _renumbered_parts(paper: MarkedPaper) -> Iterator[str]:
    """Yield one name for the kinds of numbers that differ in the later paper and are not marked."""
    pairs = [(marked_step.step.old, marked_step.step.new) for marked_step in paper.steps]
    kinds = [name for old, new in pairs if old and new for name in _renumbered_kind(old, new)]
    if kinds:
        are_cited = any(_has_adapted_reference(marked_step) for marked_step in paper.steps)
        yield f"numbers of {series([*dict.fromkeys(kinds)])}{' and of references to them' if are_cited else ''}"


def _renumbered_kind(old: Unit, new: Unit) -> Iterator[str]:
    """Yield the kind of part of *old* and *new* if their numbers or labels differ."""
    match old.head, new.head:
        case (Count(label=first), Count(label=second)) if first != second:
            yield "counts"
        case (Heading(label=first), Heading(label=second)) if first != second:
            yield "headings"
        case _ if old.number != new.number:
            yield "paragraphs"


def _has_adapted_reference(marked_step: MarkedStep) -> bool:
    """Whether the words not marked as inserted differ from the earlier paper's, because a reference was renumbered."""
    old = marked_step.step.old
    new = marked_step.step.new
    if old is None or new is None:
        return False
    remaining_runs = [
        run for block in marked_step.blocks for rich in rich_texts(block) for run in rich if run.change != "inserted"
    ]
    old_texts = [rich for block in old.blocks for rich in rich_texts(block)]
    return comparable_letters(text_of(tuple(remaining_runs))) != comparable_letters("".join(map(text_of, old_texts)))


def _caption_parts(caption: Caption) -> dict[str, list[RichText]]:
    """Return the texts of *caption* that the list does not quote, by the name of their part."""
    lines = (caption.number, *caption.legends, caption.stamp)
    parties = [rich for line in caption.left for rich in (runs_of_line(line.text), *line.beside)]
    return {
        "division of the caption into lines": [] if party_lines(caption) else parties,
        "title": [*map(runs_of_line, (*caption.title, *caption.title_lines))],
        "lines of the caption beside the parties": [*map(runs_of_line, lines), *caption.number_lines],
    }


def party_lines(caption: Caption) -> list[RichText]:
    """Return the lines of the parties, which the list quotes; none if only the division into lines changed."""
    lines = [rich for line in caption.left for rich in (runs_of_line(line.text), *line.beside)]
    has_only_new_lines = _squeezed_words(lines, "deleted") == _squeezed_words(lines, "inserted")
    return [] if has_only_new_lines else lines


def _squeezed_words(texts: Iterable[RichText], change: str) -> str:
    return comparable_letters("".join(plain_text(run) for rich in texts for run in rich if run.change == change))


def _has_change(texts: Iterable[RichText], change: Change) -> bool:
    """Whether *texts*, or their footnotes, have words with this *change*."""
    changed_runs = (run for rich in texts for text in with_notes(rich) for run in text if run.change == change)
    return any(isinstance(run, Note) or run.text.strip() for run in changed_runs)


def lines_below_counts(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the lines below the names of the counts among *blocks*."""
    for block in blocks:
        if isinstance(block, Count):
            yield from (block.against, block.alternative)
