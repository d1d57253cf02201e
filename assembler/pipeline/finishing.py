"""Takes one planned paper through render, paginate, prove, attach and preflight."""

from collections.abc import Sequence
from functools import partial

from assembler.catalog.template_folder import TemplateFolder
from assembler.findings.finding import Finding, MatterError, stopping_findings
from assembler.memory import return_freed_memory
from assembler.outputs import PDF, OutputSetting
from assembler.pipeline.proposed_pleadings import with_located_changes, with_made_exhibits
from assembler.pipeline.upload_files import faults_of_copies, with_attached_exhibits, with_files_beside, with_preflight
from assembler.plan.plan import Plan
from assembler.proof.facts import is_printed
from assembler.results import Checked, Options, Progress, ProvedPaper, TypesetPaper, placed_in_matter

PaperCache = dict[str, ProvedPaper]
"""Papers made earlier in this process, by their ids."""


def finish_paper(
    plan: Plan,
    findings: list[Finding],
    checked: Checked,
    options: Options,
    *,
    progress: Progress,
    cache: PaperCache | None,
) -> tuple[TypesetPaper | None, list[Finding]]:
    """Take *plan* from render to preflight, and return the paper, or None after an error, and all findings."""
    errors_of_paper = partial(stopping_findings, paper=plan.id, draft=options.draft)
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
