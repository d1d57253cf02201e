"""Finds the papers of a matter that are about an amended complaint."""

from collections.abc import Iterator

from assembler.law.governing import with_law_in_force
from assembler.model.court import Court
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.papers.amending.asking import proposed_complaint


def papers_on_amendments(matter: Matter, section: str) -> Iterator[tuple[int, Filing, Filing, Court]]:
    """Yield each paper about an amended complaint that has *section*: index, filing, complaint and court."""
    for index, filing in enumerate(matter.filings):
        has_section = filing.paper.amending and section in filing.paper.sections
        complaint = proposed_complaint(matter, filing) if has_section else None
        if complaint:
            yield index, filing, complaint, with_law_in_force(matter, filing.date).court
