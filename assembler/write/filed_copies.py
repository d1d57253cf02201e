"""Compares papers with the copies that were kept as filed. A copy may be damaged or missing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from assembler.catalog.filed_papers import FiledPaper, Reader
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, MatterError, Severity
from assembler.load.files import place_of
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.plan.plan import Plan
from assembler.plan.word_count import fingerprint_of_text
from assembler.write.disk import hash_of, mode


def compared_with_filed(plans: Sequence[Plan], filed: Reader, matter: Matter, source: Source) -> list[Finding]:
    """Return a warning for each of *plans* whose words differ from the paper as filed, and for each damaged copy.

    Only the opening sentence and the body are compared, not the caption or the signature.
    """
    return [finding for plan in plans for finding in _compared(plan, filed, matter, source)]


def _compared(plan: Plan, filed: Reader, matter: Matter, source: Source) -> Iterator[Finding]:
    try:
        filed_paper = filed(plan.id)
    except MatterError as stopped:
        for finding in stopped.findings:
            yield replace(finding, severity=Severity.WARNING, promise=False, paper=plan.id)
        return
    if filed_paper is None:
        return
    if filed_paper.text and filed_paper.text != fingerprint_of_text(plan):
        number = [filing.name for filing in matter.filings].index(plan.id)
        on = f" on {filed_paper.date}" if filed_paper.date else ""
        message = f"`{plan.id}` differs from the paper as filed{on}"
        yield replace(fault("OUT009", source.place_at(("filings", number)), message), paper=plan.id)
    yield from _damaged(plan, filed_paper)


def _damaged(plan: Plan, filed_paper: FiledPaper) -> Iterator[Finding]:
    file = Path(filed_paper.file).with_suffix(".pdf")
    if filed_paper.sha256 and hash_of(file) != filed_paper.sha256:
        message = "is no longer the copy that was kept as filed" if mode(file) else "was kept as filed, but is missing"
        yield replace(fault("OUT010", place_of(file), message), paper=plan.id)
