"""What an import reports: what was found, what is doubtful, and how the paper differs from the source."""

from __future__ import annotations

from collections.abc import Iterator

from assembler.importing.draft import Draft, DraftCount, DraftParagraph, DraftSection
from assembler.importing.import_paper import ImportedPaper
from assembler.importing.read_document import SourcePlace

MOST = 40
"""How many differences or doubts are listed."""


def summary(imported: ImportedPaper) -> Iterator[str]:
    """Yield the lines of the report."""
    for label, number in counted(imported.draft).items():
        yield f"{label:<14}{number:>6}"
    for kind, number in sorted(imported.set_aside.items()):
        yield f"{'set aside':<14}{number:>6}  {kind}"
    yield from _balance_lines(imported)
    yield from _difference_lines(imported)
    yield from _doubt_lines(imported)


def counted(draft: Draft) -> dict[str, int]:
    """Return how many parties, counsel, paragraphs and so on the draft has."""
    bodies = [part.body for part in draft.parts if isinstance(part, DraftSection | DraftCount)]
    paragraphs = [entry for body in bodies for entry in body if isinstance(entry, DraftParagraph)]
    realleging = [part for part in draft.parts if isinstance(part, DraftCount) and part.incorporation]
    return {
        "parties": len(draft.caption.parties),
        "counsel": len(draft.caption.counsel.attorneys),
        "sections": sum(isinstance(part, DraftSection) and part.heading is not None for part in draft.parts),
        "paragraphs": sum(bool(paragraph.number) for paragraph in paragraphs) + len(realleging),
        "unnumbered": sum(not paragraph.number for paragraph in paragraphs),
        "counts": sum(isinstance(part, DraftCount) for part in draft.parts),
        "references": sum(paragraph.text.count("[[") for paragraph in paragraphs),
        "notes": sum(paragraph.text.count("^[") for paragraph in paragraphs) + draft.lead.count("^["),
        "exhibits": len(draft.exhibits),
        "pictures": len(draft.pictures),
        "doubts": len(draft.doubts),
    }


def _balance_lines(imported: ImportedPaper) -> Iterator[str]:
    lost = imported.balance.lost
    if not lost:
        read = "every word that could be read" if imported.document.remarks else "every word of the source"
        yield f"{read} is in the matter or was set aside"
        return
    yield f"{len(lost)} words of the source are not in the matter:"
    for word in lost[:MOST]:
        yield f"  {place(word.place)}: {word.text}"
    if len(lost) > MOST:
        yield f"  and {len(lost) - MOST} more"


def _difference_lines(imported: ImportedPaper) -> Iterator[str]:
    comparison = imported.comparison
    if comparison is None:
        return
    if not comparison.differences:
        yield "the paper has the words of the source, in order"
        return
    yield f"the paper lacks {comparison.lost} words of the source, and has {comparison.gained} others:"
    for difference in comparison.differences[:MOST]:
        yield f"  {place(difference.place)}, {difference.part}: `{difference.lost}` became `{difference.gained}`"
    if len(comparison.differences) > MOST:
        yield f"  and {len(comparison.differences) - MOST} more places"


def _doubt_lines(imported: ImportedPaper) -> Iterator[str]:
    doubts = imported.draft.doubts
    if doubts:
        yield f"to confirm, under `import:` in the matter ({len(doubts)}):"
    for doubt in doubts:
        yield f"  {place(doubt.place)}: {doubt.about}"


def place(at: SourcePlace) -> str:
    """Return a place of the source as a report names it."""
    if not at.line:
        return "the source"
    return f"page {at.page}, line {at.line}" if at.page else f"paragraph {at.line}"
