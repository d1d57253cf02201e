"""Applies the rules to a matter, its planned papers and its finished files, and returns the findings."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from assembler.check.as_findings import as_finding, problems, stopped_with
from assembler.check.exhibit_texts import exhibit_findings
from assembler.check.program_law import DISMISSAL, PRIVACY, with_program_law
from assembler.check.waivers import unknown_waivers, with_waivers
from assembler.exhibits.files import ExhibitFile
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, Place, Severity
from assembler.law.governing import matter_under_each_law
from assembler.load.source import Source
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.papers.ending.dismissal_papers import (
    DismissalPaper,
    dismissal_papers,
    orders_with,
    principal,
    reports_entry,
)
from assembler.plan.papers import Papers
from assembler.plan.plan import Plan
from assembler.proof.proof import Proof
from assembler.proof.upload import Upload
from assembler.rules import rules_on
from assembler.rules.exhibited_matter import ExhibitedMatter
from assembler.rules.failed import RULE_FAILED
from assembler.rules.rule import Problem, Rule

FAMILIES_ON_WORDS = (PRIVACY, "CIT", "TXT")
"""Families of rules that can check a matter whose faulty parts were removed."""

NO_EXHIBITS: Mapping[str, ExhibitFile] = {}

WordsRead = Mapping[str, frozenset[str]]
"""For each paper, the SHA-256 hashes of the sentences that an earlier build recorded for `own_words_read`."""

NOTHING_READ: WordsRead = {}

CHECK_DRAFT = "check the points in the message yourself"
"""The remedy in a draft of a paper that can be built only as a draft."""


def check(  # noqa: PLR0913 - most arguments are optional
    matter: Matter,
    plans: Sequence[Plan],
    source: Source,
    exhibits: Mapping[str, ExhibitFile] = NO_EXHIBITS,
    *,
    earlier_form_fingerprint: str = "",
    words_read_before: WordsRead = NOTHING_READ,
    suits: Sequence[Matter] = (),
    today: date | None = None,
    family: str | tuple[str, ...] = "",
) -> list[Finding]:
    """Return the findings of the rules on *matter* and its *plans*, sorted by place, with waived findings as notes.

    *exhibits* maps the name of each exhibit to the file that the matter attaches. *earlier_form_fingerprint* is that
    of the court's values which an earlier build recorded as read, and *words_read_before* are the hashes of the
    sentences that it recorded as read. *suits* are the related matters. Each filing is governed by the law in force on
    its date; *today* is used as the date of a filing that has none. With *family*, rules other than those on dismissal
    papers are applied only if their codes begin with *family*.
    """
    papers = {plan.id: frozenset(plan.own_sentences) for plan in plans}
    findings = [
        *with_program_law(lambda matter: _matter_findings(matter, papers, source, today, family, exhibits), matter),
        *with_program_law(lambda matter: _dismissal_findings(matter, papers, source, today, words_read_before), matter),
        *with_program_law(lambda matter: exhibit_findings(matter, exhibits, source, family), matter),
        *_papers_findings(Papers(matter, tuple(plans), earlier_form_fingerprint, tuple(suits)), source, family),
        *_draft_only_findings(matter, plans, source),
    ]
    return _sorted_findings([*with_waivers(findings, matter, source), *unknown_waivers(matter, source)])


def _draft_only_findings(matter: Matter, plans: Sequence[Plan], source: Source) -> Iterator[Finding]:
    """Yield an error, with the reason, for each paper that can be built only as a draft; a note if it is a draft."""
    draft_by_paper = {plan.id: plan.metadata.draft for plan in plans}
    for filing_index, filing in enumerate(matter.filings):
        if filing.paper.why_draft_only and filing.name in draft_by_paper:
            message = f"`{filing.name}` can be built only as a draft: {filing.paper.why_draft_only}"
            finding = fault("MAT012", source.place_at(("filings", filing_index, "paper")), message)
            finding = replace(finding, paper=filing.name, passes_draft=True)
            if draft_by_paper[filing.name]:
                finding = replace(finding, severity=Severity.NOTE, promise=False, fix=CHECK_DRAFT)
            yield finding


def check_words(matter: Matter, source: Source) -> list[Finding]:
    """Return the findings of the rules in `FAMILIES_ON_WORDS` on *matter*, whose faulty parts were removed."""
    findings = [
        as_finding(rule, problem, source, paper="")
        for rule, problem in problems(matter, FAMILIES_ON_WORDS)
        if rule is not RULE_FAILED
    ]
    return _sorted_findings([*with_waivers(findings, matter, source)])


def dismissal_errors(
    matter: Matter, source: Source, today: date | None = None, words_read_before: WordsRead = NOTHING_READ
) -> list[Finding]:
    """Return the unwaived errors of the rules on dismissal, which stop papers of *matter* in a build.

    *today* is used as the date of a filing that has none. For *words_read_before*, see `check`.
    """
    papers = {filing.name: None for filing in matter.filings}
    rules = dismissal_rules()
    findings = [
        *with_program_law(lambda matter: _matter_findings(matter, papers, source, today, rules), matter),
        *with_program_law(lambda matter: _dismissal_findings(matter, papers, source, today, words_read_before), matter),
    ]
    return _sorted_findings(
        [finding for finding in with_waivers(findings, matter, source) if finding.severity is Severity.ERROR]
    )


def dismissal_rules() -> tuple[str, ...]:
    """Return the codes, or prefixes of codes, of the rules whose errors bar a dismissal."""
    return DISMISSAL, *(rule.code for rule in rules_on(Matter) if rule.bars_dismissal)


def unwaivable_rules() -> tuple[str, ...]:
    """Return the codes of the rules on matters whose findings, or some of them, cannot be waived."""
    return tuple(rule.code for rule in rules_on(Matter) if rule.waivable != "all")


def _papers_findings(papers: Papers, source: Source, family: str | tuple[str, ...]) -> Iterator[Finding]:
    """Yield the findings of the rules on all *papers* together; a finding in a filing belongs to its paper."""
    for rule, problem in problems(papers, family):
        if not problem.own or source.is_own(problem.path):
            match problem.path:
                case ("filings", int(index), *_):
                    yield as_finding(rule, problem, source, papers.matter.filings[index].name)
                case _:
                    yield as_finding(rule, problem, source, paper="")


def _matter_findings(  # noqa: PLR0917 - the matter with its papers and files, and which rules to apply
    matter: Matter,
    papers: Collection[str],
    source: Source,
    today: date | None,
    family: str | tuple[str, ...] = "",
    exhibits: Mapping[str, ExhibitFile] = NO_EXHIBITS,
) -> Iterator[Finding]:
    """Yield the findings on *matter*, its *papers* and *exhibits* of the rules whose codes begin with *family*."""
    pages = {name: file.texts for name, file in exhibits.items()}
    for rule, problem in _problems_by_law(matter, today, family, pages):
        if problem.own and not source.is_own(problem.path):
            continue
        match problem.path:
            case ("filings", int(index), *_):
                paper = matter.filings[index].name
                if paper in papers:
                    yield as_finding(rule, problem, source, paper)
            case _:
                yield as_finding(rule, problem, source, paper="")


def _problems_by_law(
    matter: Matter, today: date | None, family: str | tuple[str, ...], pages: Mapping[str, Sequence[str]]
) -> Iterator[tuple[Rule, Problem]]:
    """Yield the problems in *matter*; the problems in a filing are those under the law that governs it.

    *today* is used as the date of a filing that has none, and of a matter without filings. *pages* are the texts of the
    pages of the exhibits, by the exhibit's name.
    """
    days = [filing.date or today for filing in matter.filings] or [today]
    for governed_matter, indexes in matter_under_each_law(matter, days):
        exhibited = ExhibitedMatter(governed_matter, pages)
        for rule, problem in (*problems(governed_matter, family), *problems(exhibited, family)):
            match problem.path:
                case ("filings", int(index), *_) if index not in indexes:
                    continue
            yield rule, problem


def _dismissal_findings(
    matter: Matter,
    papers: Mapping[str, frozenset[str] | None],
    source: Source,
    today: date | None,
    words_read_before: WordsRead,
) -> Iterator[Finding]:
    """Yield the findings on the dismissal papers among *papers*, and on papers that accompany them, such as orders.

    *papers* maps the name of each paper to the keys of the user's own sentences in it, or to None if it was not
    planned.
    """
    for dismissal in dismissal_papers(matter, today):
        paper_name = dismissal.filing.name
        paper = replace(
            dismissal,
            printed_keys=_own_sentences(dismissal, papers),
            hashes_read_before=words_read_before.get(paper_name),
        )
        findings = [_paper_finding(paper, rule, problem, source) for rule, problem in problems(paper)]
        if paper.filing.name in papers:
            yield from findings
        broken_promises = [finding for finding in findings if finding.promise and finding.severity is Severity.ERROR]
        if not broken_promises:
            continue
        for index, filing in _accompanying_papers(paper, today):
            if filing.name in papers:
                yield stopped_with(paper.filing, filing, source.place_at(("filings", index)), broken_promises[0])


def _own_sentences(dismissal: DismissalPaper, papers: Mapping[str, frozenset[str] | None]) -> frozenset[str] | None:
    """Return the keys of the user's own sentences in *dismissal* and its orders; None if the paper was not planned."""
    own_keys = papers.get(dismissal.filing.name)
    if own_keys is None:
        return None
    keys_in_orders = {key for _, filing in orders_with(dismissal) for key in papers.get(filing.name) or ()}
    return own_keys.union(key for key in keys_in_orders if key.startswith("order.") or "order_" in key)


def _paper_finding(paper: DismissalPaper, rule: Rule, problem: Problem, source: Source) -> Finding:
    """Return *problem* as a finding on *paper* if it is in the filings, words or sentences; otherwise on the matter."""
    is_in_paper = problem.path[0] in {"filings", "words", "sentences"}
    return as_finding(rule, problem, source, paper.filing.name if is_in_paper else "")


def _accompanying_papers(paper: DismissalPaper, today: date | None) -> Iterator[tuple[int, Filing]]:
    """Yield the papers, other than a notice of entry, that accompany *paper*, each with its index in the filings."""
    for index, filing in enumerate(paper.matter.filings):
        if filing is paper.filing or reports_entry(filing):
            continue
        if principal(paper.matter, filing, today) is paper.filing:
            yield index, filing


def check_proof(proof: Proof, paper: str, place: Place) -> list[Finding]:
    """Return the findings of the rules on *proof*, sorted by page; all are at *place*, where the filing *paper* is."""
    findings = [as_finding(rule, problem, place, paper) for rule, problem in problems(proof)]
    return sorted(findings, key=lambda finding: (finding.page, finding.code))


def check_upload(upload: Upload, paper: str, place: Place) -> list[Finding]:
    """Return the findings of the rules on *upload*, a file of *paper*; all are at *place*, where its filing is."""
    findings = [as_finding(rule, problem, place, paper) for rule, problem in problems(upload)]
    return sorted(findings, key=lambda finding: (finding.code, finding.page))


def _sorted_findings(findings: Sequence[Finding]) -> list[Finding]:
    unique = dict.fromkeys(findings)
    return sorted(unique, key=lambda finding: (_place_key(finding.place), finding.code, finding.message))


def _place_key(place: Place) -> tuple[str, int, int]:
    return place.file, place.line, place.column
