"""Compares papers with the copies that were kept as filed. A copy may be damaged or missing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from assembler.catalog import Catalog
from assembler.catalog.filed_papers import FiledPaper, Reader, filed_papers, folder_of_filed_papers, no_filed_papers
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, MatterError, Severity
from assembler.load.files import place_of
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.plan.filed_plan import plan_as_filed
from assembler.plan.plan import Plan
from assembler.plan.word_count import fingerprint_of_text
from assembler.validate.amended_papers import MatterPaper, amended_paper
from assembler.validate.picture_files import picture_files
from assembler.write.disk import hash_of, mode

PlanOf = Callable[..., Plan]


def compared_with_filed(plans: Sequence[Plan], filed: Reader, matter: Matter, source: Source) -> list[Finding]:
    """Return a warning for each of *plans* whose words differ from the paper as filed, and for each damaged copy.

    Only the opening sentence and the body are compared, not the caption or the signature.
    """
    return [finding for plan in plans for finding in _comparison_findings(plan, filed, matter, source)]


def amended_as_filed(papers: Iterable[MatterPaper], catalog: Catalog, plan_of: PlanOf) -> Iterator[Finding]:
    """Yield the warnings of `compared_with_filed` on the papers of other matters that *papers* amend.

    *plan_of* makes the plans of those papers.
    """
    for paper in papers:
        earlier = _paper_amended(paper, catalog)
        filed = filed_papers(earlier.source) if earlier else no_filed_papers
        if earlier and earlier.source is not paper.source and _is_kept(filed, earlier):
            pictures = picture_files(earlier.matter, earlier.source)
            plan = plan_of(earlier.matter, earlier.filing, filed=filed, pictures=pictures)
            for finding in _comparison_findings(plan, filed, earlier.matter, earlier.source):
                amends = paper.source.place_at((*paper.path, "amends"))
                yield replace(finding, paper=paper.filing.name, also=(*finding.also, amends))


def _paper_amended(paper: MatterPaper, catalog: Catalog) -> MatterPaper | None:
    """Return the paper that *paper* amends; None if there is none whose matter can be read."""
    with suppress(MatterError):  # reported by the check of the amendment
        earlier = amended_paper(paper, catalog)
        return earlier if isinstance(earlier, MatterPaper) else None
    return None


def _is_kept(filed: Reader, paper: MatterPaper) -> bool:
    """Whether *paper* was kept as filed, even if its record is gone or cannot be read."""
    with suppress(MatterError):  # `_comparison_findings` reports it
        return filed(paper.filing.name) is not None or bool(mode(_copy_of(paper.filing.name, paper.source)))
    return True


def _comparison_findings(plan: Plan, filed: Reader, matter: Matter, source: Source) -> Iterator[Finding]:
    try:
        filed_paper = filed(plan.id)
        if filed_paper:
            plan_as_filed(filed_paper)
    except MatterError as error:
        for finding in error.findings:
            yield replace(finding, severity=Severity.WARNING, promise=False, paper=plan.id)
        return
    if filed_paper is None:
        yield from _without_record(plan, source)
        return
    if filed_paper.text and filed_paper.text != fingerprint_of_text(plan):
        index = [filing.name for filing in matter.filings].index(plan.id)
        on_date = f" on {filed_paper.date}" if filed_paper.date else ""
        message = f"`{plan.id}` differs from the paper as filed{on_date}"
        yield replace(fault("OUT009", source.place_at(("filings", index)), message), paper=plan.id)
    yield from _damage(plan, filed_paper)


def _damage(plan: Plan, filed_paper: FiledPaper) -> Iterator[Finding]:
    file = Path(filed_paper.file).with_suffix(".pdf")
    if filed_paper.sha256 and hash_of(file) != filed_paper.sha256:
        message = "is no longer the copy that was kept as filed" if mode(file) else "was kept as filed, but is missing"
        yield replace(fault("OUT010", place_of(file), message), paper=plan.id)


def _without_record(plan: Plan, source: Source) -> Iterator[Finding]:
    """Yield a warning if the copy of a filed paper is kept, but its record is gone."""
    copy = _copy_of(plan.id, source)
    if mode(copy):
        message = f"was kept as filed, but its record, `{copy.with_suffix('.json').name}`, is missing"
        yield replace(fault("OUT010", place_of(copy), message), paper=plan.id)


def _copy_of(paper: str, source: Source) -> Path:
    """Return where the copy of *paper*, of the matter in *source*, is kept as filed."""
    return folder_of_filed_papers(source.file) / f"{paper}.pdf"
