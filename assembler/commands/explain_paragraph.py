"""Explains a paragraph of a paper: its number, page and line, in that paper and in the paper that it amends."""

from collections.abc import Iterator

from assembler.commands.explain import Unknown
from assembler.comparing.renumbering import NumberRow, PaperPlace
from assembler.findings.faults import brief
from assembler.plan.blocks import Paragraph
from assembler.plan.plan import Plan
from assembler.redline import ChosenPaper, NumberedParagraphs, RedlineSetting, numbered_paragraphs


def explain_paragraph(name: str, paper: ChosenPaper, setting: RedlineSetting) -> Iterator[str]:
    """Yield lines that explain the paragraph whose number or id is *name*.

    A paragraph of that number or id in the earlier paper is explained too. Raises `Unknown` if there is no
    such paragraph, and `MatterError` if a paper cannot be used.
    """
    papers = numbered_paragraphs(paper, setting)
    ids = _ids(name, papers.new)
    old_ids = _ids(name, papers.old)
    rows = [row for row in papers.table if (row.new and row.new.id in ids)]
    if papers.old is not papers.new:
        rows += [row for row in papers.table if row.old and row.old.id in old_ids and row not in rows]
    if not rows:
        raise Unknown(
            f"`{papers.new.id}` has no paragraph `{brief(name)}`; give the number or the `id` of one of its paragraphs"
        )
    for row in rows:
        yield from _lines(row, papers)


def _ids(name: str, plan: Plan) -> frozenset[str]:
    """Return the ids of the paragraphs of *plan* whose name is *name* or, if there is none, whose number it is."""
    paragraphs = [block for block in plan.body if isinstance(block, Paragraph) and block.number is not None]
    ids_by_name = frozenset(block.id for block in paragraphs if block.name == name)
    return ids_by_name or frozenset(block.id for block in paragraphs if str(block.number) == name)


def _lines(row: NumberRow, papers: NumberedParagraphs) -> Iterator[str]:
    new = f"`{papers.new.id}`"
    old = f"`{papers.old.id}`{papers.old_file}"
    if row.new is None:
        yield f"paragraph {_place(row.old)} of {old}"
        yield f"    {row.words}"
        yield f"    deleted: {new} does not have it"
        return
    yield f"paragraph {_place(row.new)} of {new}"
    yield f"    {row.words}"
    if row.old and papers.old is not papers.new:
        yield f"    was paragraph {_place(row.old)} of {old}: {row.state}"
    elif papers.old is not papers.new:
        yield f"    added: {old} does not have it"


def _place(place: PaperPlace | None) -> str:
    """Return the number of a paragraph, with the page and, on numbered paper, the line on which it begins."""
    if place is None:
        return ""
    line = f", line {place.line}" if place.line else ""
    return f"{place.number} (page {place.page}{line})" if place.page else str(place.number)
