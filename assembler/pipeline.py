"""Takes a matter through the ten steps that turn it into papers.

load -> validate -> plan -> check -> render -> paginate -> prove -> attach -> preflight -> write
"""

import gc
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from assembler.catalog import Catalog
from assembler.catalog.template_folder import TemplateFolder
from assembler.exhibits.files import read_exhibits
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, MatterError, stopping
from assembler.findings.suggestions import did_you_mean
from assembler.load import load
from assembler.load.source import NOTHING_OPEN, OpenTexts, Source
from assembler.memory import return_freed_memory
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.outputs import PDF, OutputSetting
from assembler.outputs.pdf.engine_process import begin
from assembler.papers import plan_paper
from assembler.plan.plan import Plan
from assembler.proof.facts import is_printed
from assembler.proposed_pleadings import (
    missing_earlier_complaints,
    paper_setting,
    plan_with_changes,
    with_located_changes,
    with_made_exhibits,
)
from assembler.results import Checked, Options, ProvedPaper, Result, TypesetPaper, placed_in_matter
from assembler.rules import all_rules
from assembler.upload_files import faults_of_copies, with_attached_exhibits, with_files_beside, with_preflight
from assembler.validate import PartlyReadError, validate
from assembler.validate.amended_papers import MatterPaper, with_amendment_numbers
from assembler.validate.readable_part import asks_for, misplaced_keys
from assembler.validate.related_matters import read_related
from assembler.validate.unfilled import with_blanks_as_one
from assembler.write import (
    earlier_form_fingerprint,
    left_over,
    papers_left_in_place,
    papers_of_earlier_build,
    settle_output,
    spare_changed_files,
    stop_papers,
    words_read_before,
    write,
)
from assembler.write.filed import settle_filed
from assembler.write.filed_copies import amended_as_filed, compared_with_filed

Progress = Callable[[str], None]

OnPlanned = Callable[[Sequence[Plan], Catalog], None]

PaperCache = dict[str, ProvedPaper]
"""Papers made earlier in this process, by their ids."""


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
    settle_filed(source.file, source.root)
    catalog = Catalog(source.root, options.templates, root_is_named=options.root is not None)
    progress("validate")
    try:
        matter = validate(source, catalog)
    except PartlyReadError as error:
        findings = with_blanks_as_one(_with_rules(error, catalog, options), source)
        raise (MatterError if error.checkable else UncheckedMatterError)(*findings) from None
    except MatterError as error:
        raise UncheckedMatterError(*with_blanks_as_one(error.findings, source)) from None
    return _plan_and_check(matter, source, catalog, options, progress=progress, on_planned=on_planned)


def _plan_and_check(
    matter: Matter,
    source: Source,
    catalog: Catalog,
    options: Options,
    *,
    progress: Progress = lambda _: None,
    on_planned: OnPlanned = lambda *_: None,
) -> Checked:
    """Plan the papers of *matter* that *options* selects, and apply the rules to the matter and its papers."""
    matter = with_amendment_numbers(matter, source, catalog)
    chosen_filings = _chosen_filings(matter, options, source)
    progress("plan")
    today = options.today
    setting = paper_setting(matter, source, catalog, options)
    plans = tuple(plan_with_changes(matter, filing, setting) for filing in chosen_filings)
    if options.draft or not (options.filing_data or matter.filing_data):
        plans = tuple(replace(plan, filing_data=None) for plan in plans)
    on_planned(plans, catalog)
    progress("check")
    # While the rules are imported, the engine's process may already typeset the first paper.
    from assembler.check import check, unwaivable_rules  # noqa: PLC0415 - slow to import
    from assembler.check.accompanying_papers import with_accompanying_papers  # noqa: PLC0415
    from assembler.check.amendments import amendment_findings  # noqa: PLC0415
    from assembler.check.beside_rules import findings_beside_rules  # noqa: PLC0415
    from assembler.check.stopped_papers import with_stopped_papers  # noqa: PLC0415

    exhibits, findings = read_exhibits(matter, source, progress)
    related, related_findings = read_related(matter, source, catalog)
    findings += related_findings
    types = {filing.paper.id for filing in chosen_filings}
    findings += findings_beside_rules(matter, source, catalog, exhibits, related=related, papers=types)
    papers = [MatterPaper(matter.filings.index(filing), matter, source) for filing in chosen_filings]
    plan_of = partial(plan_paper, catalog=catalog, today=today)
    findings += amendment_findings(papers, plans, catalog, plan_of)
    findings += amended_as_filed(papers, catalog, plan_of)
    findings += missing_earlier_complaints(plans, matter, source)
    findings += compared_with_filed(plans, setting.filed, matter, source)
    form_read = earlier_form_fingerprint(matter, source, options)
    findings += check(
        matter,
        plans,
        source,
        exhibits,
        earlier_form_fingerprint=form_read,
        words_read_before=words_read_before(matter, source, options),
        suits=[related_matter.matter for related_matter in related],
        today=today,
        family=unwaivable_rules() if options.draft_stops_only else "",
    )
    findings = with_stopped_papers(findings, matter, source, plan_of, filings_of_run=chosen_filings, today=today)
    findings = with_accompanying_papers(findings, matter, source, [plan.id for plan in plans], today)
    return Checked(source, matter, catalog, plans, exhibits, tuple(findings), form_read)


def _with_rules(error: PartlyReadError, catalog: Catalog, options: Options) -> list[Finding]:
    """Return the findings of *error*, and the rules' findings on the valid parts of the matter."""
    from assembler.check import check_words  # noqa: PLC0415 - slow to import

    findings: Sequence[Finding]
    try:
        if error.checkable:
            source, matter = error.checkable
            rule_findings = _plan_and_check(matter, source, catalog, options).findings
            reported_faults = {(finding.place, finding.code) for finding in error.findings}
            wrong_keys = misplaced_keys(error.findings)
            findings = [
                finding
                for finding in rule_findings
                if (finding.value_place, finding.code) not in reported_faults and not asks_for(finding, wrong_keys)
            ]
        else:
            reported_places = {finding.place for finding in error.findings}
            word_findings = check_words(error.matter, error.source)
            findings = [finding for finding in word_findings if finding.value_place not in reported_places]
    except MatterError as unusable:
        findings = unusable.findings
    return sorted([*error.findings, *findings], key=lambda finding: finding.place)


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
        return Result((*findings,), (), stop_papers(file, findings, options))
    except MatterError as error:
        return Result((*findings, *error.findings), (), papers_of_earlier_build(file, options))


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
        paper, findings = _finish_paper(plan, findings, checked, options, progress=progress, cache=cache)
        if paper:
            typeset_papers.append(paper)
    from assembler.check.accompanying_papers import with_accompanying_papers  # noqa: PLC0415 - slow to import

    planned = [plan.id for plan in checked.plans]
    findings = with_accompanying_papers(findings, checked.matter, checked.source, planned, options.today)
    typeset_papers = [paper for paper in typeset_papers if not stopping(findings, paper.plan.id, draft=options.draft)]
    typeset_papers, changed_files = spare_changed_files(typeset_papers, checked, options)
    findings += changed_files
    progress("write")
    try:
        papers = write(typeset_papers, checked, tuple(findings), options)
    except MatterError as error:
        return Result((*findings, *error.findings), (), papers_left_in_place(planned, checked, options))
    written_now = {paper.document for paper in papers}
    findings += left_over(checked, written_now, options)
    not_written = [name for name in planned if name not in written_now]
    return Result(tuple(findings), papers, papers_left_in_place(not_written, checked, options))


def _finish_paper(
    plan: Plan,
    findings: list[Finding],
    checked: Checked,
    options: Options,
    *,
    progress: Progress,
    cache: PaperCache | None,
) -> tuple[TypesetPaper | None, list[Finding]]:
    """Take *plan* from render to preflight, and return the paper, or None after an error, and all findings."""
    errors_of_paper = partial(stopping, paper=plan.id, draft=options.draft)
    if errors_of_paper(findings):
        return None, [*findings, *faults_of_copies(plan, findings, checked)]
    try:
        prove = partial(_prove_paper, own_templates=checked.catalog.own_templates, progress=progress)
        plan = with_located_changes(plan, checked, options, prove)
        paper, problems = typeset_paper(plan, checked, progress, cache)
        return_freed_memory(paper.pages.count)
        findings = [*findings, *problems]
        if errors_of_paper(findings):
            return None, findings
        with_files = with_made_exhibits(plan, checked, options, partial(_typeset_pleading, checked, progress))
        paper, findings = with_attached_exhibits(paper, findings, with_files, options, progress)
    except MatterError as error:
        return None, [*findings, *error.findings]
    paper, upload_findings = with_preflight(paper, checked, options)
    findings = [*findings, *upload_findings]
    if errors_of_paper(findings):
        return None, findings
    return with_files_beside(paper, checked, options), findings


def _typeset_pleading(checked: Checked, progress: Progress, plan: Plan) -> tuple[ProvedPaper, Sequence[Finding]]:
    """Typeset *plan*, a complaint that another paper attaches, and return it with the findings on it."""
    cache: PaperCache = {}
    _, findings = typeset_paper(plan, checked, progress, cache)
    return cache[plan.id], findings


def typeset_paper(
    plan: Plan, checked: Checked, progress: Progress, cache: PaperCache | None = None
) -> tuple[TypesetPaper, list[Finding]]:
    """Take *plan* through render, paginate and prove, and return the paper and the findings on it."""
    if cache is None:
        cache = {}
    own_templates = checked.catalog.own_templates
    proved_paper = cache.get(plan.id)
    if proved_paper is None or proved_paper.planned != plan or proved_paper.templates != own_templates:
        cache.pop(plan.id, None)
        try:
            proved_paper = _prove_paper(plan, own_templates, progress)
        except MatterError as error:
            raise MatterError(*placed_in_matter(error.findings, plan.id, checked)) from None
        cache[plan.id] = proved_paper
    from assembler.check import check_proof  # noqa: PLC0415 - slow to import
    from assembler.check.waivers import with_waivers  # noqa: PLC0415

    findings = check_proof(proved_paper.proof, plan.id, checked.place_of(plan.id))
    return proved_paper.paper, [*with_waivers(findings, checked.matter, checked.source)]


def _prove_paper(plan: Plan, own_templates: tuple[TemplateFolder, ...], progress: Progress) -> ProvedPaper:
    """Return the paper of *plan*, with its plan as pagination completed it and a proof read back from its PDF."""
    pdf = PDF.make(plan, OutputSetting(own_templates, progress=progress))
    unprinted = tuple(fact for fact in pdf.proof.facts if not is_printed(fact, pdf.proof.read.text))
    pdf_with_text = pdf.data if all(page.lines for page in pdf.proof.pages) else b""
    paper = TypesetPaper(pdf.plan, pdf.pages, pdf_with_text=pdf_with_text, unprinted=unprinted)
    return ProvedPaper(plan, own_templates, paper, pdf.proof)


def _chosen_filings(matter: Matter, options: Options, source: Source) -> list[Filing]:
    """Return the filings that *options* selects; by default, all filings."""
    names = [filing.name for filing in matter.filings]
    for name in options.documents:
        if name not in names:
            place = source.place_at(("filings",))
            raise MatterError(fault("CMD001", place, f"no paper is called `{name}`", fix=did_you_mean(name, names)))
    return [filing for filing in matter.filings if not options.documents or filing.name in options.documents]
