"""Takes a matter through the ten steps that turn it into papers.

load -> validate -> plan -> check -> render -> paginate -> prove -> attach -> preflight -> write
"""

import gc
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assembler.catalog import Catalog
from assembler.findings.finding import Finding, MatterError, stopping_findings
from assembler.load import load
from assembler.load.source import NOTHING_OPEN, OpenTexts, Source
from assembler.outputs.pdf.engine_process import begin
from assembler.pipeline.checking import OnPlanned, findings_on_valid_parts, plan_and_check
from assembler.pipeline.finishing import PaperCache, finish_paper
from assembler.plan.plan import Plan
from assembler.results import Checked, Options, Progress, Result
from assembler.rules import all_rules
from assembler.validate import PartlyReadError, validate
from assembler.validate.unfilled import with_blanks_as_one
from assembler.write import (
    left_over,
    papers_left_in_place,
    papers_of_earlier_build,
    settle_output,
    spare_changed_files,
    stop_papers,
    write,
)
from assembler.write.filed import settle_filed_papers


class UncheckedMatterError(MatterError):
    """Raised if most rules cannot be applied to a matter until the errors in it are corrected."""


def warm_up() -> None:
    """Import the rules and the page engine, and read its fonts, so that the first paper does not have to wait for them.

    A process that handles many matters calls this function once, and then `assemble` for each matter. Processes that
    are forked afterwards share the memory. The existing objects stay in use for the whole run, so they are hidden from
    the garbage collector.
    """
    import assembler.check  # noqa: F401, PLC0415
    from assembler.outputs.pdf import make  # noqa: PLC0415

    all_rules()
    make.warm_up()
    gc.collect()
    gc.freeze()


def examine_matter(
    file: Path, options: Options, progress: Progress = lambda _: None, on_planned: OnPlanned = lambda *_: None
) -> Checked:
    """Take the matter at *file* through load, validate, plan and check.

    *on_planned* is called with the plans and the catalog before the check. Raises `MatterError` if the matter cannot be
    used.
    """
    progress("load")
    return examine(load(file, options.root), options, progress, on_planned)


def examine(
    source: Source, options: Options, progress: Progress = lambda _: None, on_planned: OnPlanned = lambda *_: None
) -> Checked:
    """Take *source*, a loaded matter or a filled base, through validate, plan and check.

    Raises `MatterError` if the matter cannot be used.
    """
    settle_filed_papers(source.file, source.root)
    catalog = Catalog(source.root, options.templates, root_is_named=options.root is not None)
    progress("validate")
    try:
        matter = validate(source, catalog)
    except PartlyReadError as error:
        findings = with_blanks_as_one(findings_on_valid_parts(error, catalog, options), source)
        raise (MatterError if error.checkable else UncheckedMatterError)(*findings) from None
    except MatterError as error:
        raise UncheckedMatterError(*with_blanks_as_one(error.findings, source)) from None
    return plan_and_check(matter, source, catalog, options, progress=progress, on_planned=on_planned)


def check_matter(file: Path, options: Options, open_texts: OpenTexts = NOTHING_OPEN) -> Result:
    """Return a result with the findings on the matter at *file*, even if the matter cannot be used.

    *open_texts* are read instead of the files at their paths, as in `load`.
    """
    try:
        return Result(examine(load(file, options.root, open_texts), options).findings)
    except MatterError as error:
        return Result(error.findings, are_checked=not isinstance(error, UncheckedMatterError))


def assemble(file: Path, options: Options, progress: Progress = lambda _: None) -> Result:
    """Take the matter at *file* through all steps, and return the result.

    After `warm_up`, this function may be called for any number of matters in one process. Data that is cached from one
    matter makes the next matter faster, and never changes a paper (docs/architecture.md lists the caches). A paper with
    an error is not written. Its file from an earlier build stays, and is among the result's `earlier_papers`.
    """
    try:
        settle_output(file, options)
        checked = examine_matter(file, options, progress, _typeset_ahead)
    except MatterError as error:
        result = stopped_result(file, error.findings, options)
        return replace(result, are_checked=not isinstance(error, UncheckedMatterError))
    return make_papers(checked, options, progress)


def stopped_result(file: Path, findings: Sequence[Finding], options: Options) -> Result:
    """Return a result with *findings*, because of which the matter at *file* is unusable.

    The papers of an earlier build stay, and are in the result.
    """
    try:
        return Result((*findings,), earlier_papers=stop_papers(file, findings, options))
    except MatterError as error:
        return Result((*findings, *error.findings), earlier_papers=papers_of_earlier_build(file, options))


def _typeset_ahead(plans: Sequence[Plan], catalog: Catalog) -> None:
    """Let the engine's process typeset the first of *plans* while the rules check the matter."""
    if plans:
        begin(plans[0], catalog.own_templates)


def make_papers(
    checked: Checked, options: Options, progress: Progress = lambda _: None, cache: PaperCache | None = None
) -> Result:
    """Take the papers of the matter in *checked* through the remaining steps, and return the result.

    If a paper has the same plan and templates as a paper in *cache*, the cached pages are used, because new pages would
    be identical. New pages are added to *cache*.
    """
    typeset_papers = []
    findings = list(checked.findings)
    for plan in checked.plans:
        paper, findings = finish_paper(plan, findings, checked, options, progress=progress, cache=cache)
        if paper:
            typeset_papers.append(paper)
    from assembler.check.accompanying_papers import with_accompanying_papers  # noqa: PLC0415 - slow to import

    planned = [plan.id for plan in checked.plans]
    findings = with_accompanying_papers(findings, checked.matter, checked.source, planned, options.today)
    typeset_papers = [
        paper for paper in typeset_papers if not stopping_findings(findings, paper.plan.id, draft=options.draft)
    ]
    typeset_papers, changed_files = spare_changed_files(typeset_papers, checked, options)
    findings += changed_files
    progress("write")
    try:
        papers = write(typeset_papers, checked, tuple(findings), options)
    except MatterError as error:
        return Result((*findings, *error.findings), earlier_papers=papers_left_in_place(planned, checked, options))
    written_now = {paper.document for paper in papers}
    findings += left_over(checked, written_now, options)
    not_written = [name for name in planned if name not in written_now]
    return Result(tuple(findings), papers, papers_left_in_place(not_written, checked, options))
