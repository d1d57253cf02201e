"""Finds the papers of a matter that are about an amended complaint."""

from collections.abc import Iterator

from assembler.law.governing import governed
from assembler.model.court import Court
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.papers.amending.asking import proposed_complaint


def papers_on_amendments(matter: Matter, section: str) -> Iterator[tuple[int, Filing, Court]]:
    """Yield the index, the filing and the court of each paper, with *section*, about an amended complaint."""
    for number, filing in enumerate(matter.filings):
        leads = filing.paper.amending and section in filing.paper.sections
        if leads and proposed_complaint(matter, filing):
            yield number, filing, governed(matter, filing.date).court
