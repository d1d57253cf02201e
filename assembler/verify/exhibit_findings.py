"""The findings on exhibits that a paper attaches and the file lacks, and the pages of a file after the paper's text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assembler.findings.faults import fault
from assembler.findings.finding import Finding, Place
from assembler.verify.agreement import share
from assembler.verify.returned import Paper, Returned
from assembler.verify.tokens import Token

HARDLY = 0.1
"""The share of a page's words that the paper has, below which the page is not the paper's."""


def pages_beyond(paper: Paper, file: Returned) -> tuple[int, ...]:
    """Return the pages of *file* that have exhibits: from the first page after the text that has hardly any of it."""
    if not (paper.plan.attachment and paper.plan.attachment.combined):
        return ()
    words = [token for block in paper.blocks for token in block.tokens]
    by_page: dict[int, list[Token]] = {}
    for token in file.tokens:
        by_page.setdefault(token.page, []).append(token)
    last = max((page for page, tokens in by_page.items() if share(tokens, words) > HARDLY), default=0)
    return tuple(page.number for page in file.pages if page.number > last)


def exhibit_findings(paper: Paper, file: Returned, beyond: Sequence[int]) -> Iterator[Finding]:
    """Yield a finding on each exhibit that belongs into the file and is not there."""
    attachment = paper.plan.attachment
    if not attachment or not attachment.combined or file.kind != "pdf":
        return
    lines = {
        line.text.casefold().strip(" .:")
        for page in file.pages
        if page.number in beyond
        for line in (*page.lines, *page.notes)
    }
    for exhibit in attachment.exhibits:
        label = exhibit.label.casefold()
        if beyond and not (attachment.cover_sheets or attachment.stamps):
            continue
        if not any(line == label or line.startswith(f"{label} ") for line in lines):
            finding = fault("VER008", Place(file.name), f"{exhibit.label} is not in the file: {exhibit.title}")
            yield replace(finding, page=beyond[0] if beyond else 0)
