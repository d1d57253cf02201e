"""Finds the papers of a matter that are about an amended complaint."""

from collections.abc import Iterator

from assembler.law.governing import with_law_in_force
from assembler.model.court import Court
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.papers.amending.asking import proposed_complaint


def papers_on_amendments(matter: Matter, section: str) -> Iterator[tuple[int, Filing, Court]]:
    """Yield the index, the filing and the court of each paper about an amended complaint that has *section*."""
    for index, filing in enumerate(matter.filings):
        has_section = filing.paper.amending and section in filing.paper.sections
        if has_section and proposed_complaint(matter, filing):
            yield index, filing, with_law_in_force(matter, filing.date).court
