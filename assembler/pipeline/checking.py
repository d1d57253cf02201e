"""Takes a valid matter through plan and check: plans its papers, and gathers the findings on the matter and on them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from assembler.catalog import Catalog
from assembler.exhibits.files import read_exhibits
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, MatterError
from assembler.findings.suggestions import did_you_mean
from assembler.load.source import Source
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.papers import plan_paper
from assembler.pipeline.proposed_pleadings import missing_earlier_complaints, paper_setting, plan_with_changes
from assembler.plan.plan import Plan
from assembler.results import Checked, Options, Progress
from assembler.validate import PartlyReadError
from assembler.validate.amended_papers import MatterPaper, with_amendment_numbers
from assembler.validate.readable_part import asks_for, misplaced_keys
from assembler.validate.related_matters import read_related
from assembler.write import earlier_form_fingerprint, words_read_before
from assembler.write.filed_copies import amended_as_filed, compared_with_filed

OnPlanned = Callable[[Sequence[Plan], Catalog], None]


def plan_and_check(
    matter: Matter,
    source: Source,
    catalog: Catalog,
    options: Options,
    *,
    progress: Progress = lambda _: None,
    on_planned: OnPlanned = lambda *_: None,
) -> Checked:
    """Plan the papers of *matter* that *options* selects, and apply the rules to the matter and its papers."""
    progress("plan")
    matter = with_amendment_numbers(matter, source, catalog)
    filings = _chosen_filings(matter, options, source)
    setting = paper_setting(matter, source, catalog, options)
    plans = tuple(plan_with_changes(matter, filing, setting) for filing in filings)
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

    today = options.today
    plan_of = partial(plan_paper, catalog=catalog, today=today)
    papers = [MatterPaper(matter.filings.index(filing), matter, source) for filing in filings]
    types = {filing.paper.id for filing in filings}
    exhibits, exhibit_findings = read_exhibits(matter, source, progress)
    related, related_findings = read_related(matter, source, catalog)
    form_read = earlier_form_fingerprint(matter, source, options)
    findings = [
        *exhibit_findings,
        *related_findings,
        *findings_beside_rules(matter, source, catalog, exhibits, related=related, papers=types),
        *amendment_findings(papers, plans, catalog, plan_of),
        *amended_as_filed(papers, catalog, plan_of),
        *missing_earlier_complaints(plans, matter, source),
        *compared_with_filed(plans, setting.read_filed_paper, matter, source),
        *check(
            matter,
            plans,
            source,
            exhibits,
            earlier_form_fingerprint=form_read,
            words_read_before=words_read_before(matter, source, options),
            suits=[related_matter.matter for related_matter in related],
            today=today,
            family=unwaivable_rules() if options.draft_stops_only else "",
        ),
    ]
    findings = with_stopped_papers(findings, matter, source, plan_of, filings_of_run=filings, today=today)
    findings = with_accompanying_papers(findings, matter, source, [plan.id for plan in plans], today)
    return Checked(source, matter, catalog, plans, exhibits, tuple(findings), form_read)


def findings_on_valid_parts(error: PartlyReadError, catalog: Catalog, options: Options) -> list[Finding]:
    """Return the findings of *error*, and the rules' findings on the valid parts of the matter."""
    from assembler.check import check_words  # noqa: PLC0415 - slow to import

    findings: Sequence[Finding]
    try:
        if error.checkable:
            source, matter = error.checkable
            rule_findings = plan_and_check(matter, source, catalog, options).findings
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


def _chosen_filings(matter: Matter, options: Options, source: Source) -> list[Filing]:
    """Return the filings that *options* selects; by default, all filings."""
    names = [filing.name for filing in matter.filings]
    for name in options.documents:
        if name not in names:
            place = source.place_at(("filings",))
            raise MatterError(fault("CMD001", place, f"no paper is called `{name}`", fix=did_you_mean(name, names)))
    return [filing for filing in matter.filings if not options.documents or filing.name in options.documents]
