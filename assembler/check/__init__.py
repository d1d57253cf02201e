"""check: the findings of the rules on a matter, its dismissing papers, its planned papers, and later each proof."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from assembler.exhibits.files import ExhibitFile, HiddenText
from assembler.exhibits.labels import how_filed
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, Place, Severity
from assembler.findings.path import KeyPath
from assembler.findings.suggestions import did_you_mean
from assembler.law.dismissal.program_law import under_program_law
from assembler.law.governing import by_law
from assembler.load.source import Source
from assembler.model.filing import Filing
from assembler.model.law import cite_for_message
from assembler.model.matter import Matter
from assembler.model.pleading import Allegation, Section
from assembler.papers.ending.dismissal_papers import DismissalPaper, dismissal_papers, orders_with, principal
from assembler.plan.papers import Papers
from assembler.plan.plan import Plan
from assembler.proof.proof import Proof
from assembler.proof.upload import Upload
from assembler.rules import all_rules, rules_on
from assembler.rules.failed import RULE_FAILED, applied
from assembler.rules.rule import RULES, Problem, Rule

PRIVACY = "PRV"
"""The family of rules on private numbers and names that must be redacted."""

DISMISSAL = "DIS"
"""The family of rules on papers that end a case or a claim."""

STOPS_A_DISMISSAL = (DISMISSAL, "SIG004", "SIG019")
"""Rules on a matter whose errors stop a dismissing paper: the family, and two rules on signers and consents."""

READ_WORDS = (PRIVACY, "CIT", "TXT")
"""Families of rules on a matter that read its words, sentence by sentence."""

KEPT = frozenset({DISMISSAL, PRIVACY})
"""Families of rules whose findings a firm's own record cannot remove, because the mistake would be irreversible."""

OTHER_TEXTS = ("more_facts", "claims", "relief")
"""Parts of a matter with texts, other than `facts`."""

NO_EXHIBITS: Mapping[str, ExhibitFile] = {}

WordsRead = Mapping[str, frozenset[str]]
"""The SHA-256 of the sentences that an earlier build recorded for `own_words_read`, by paper."""

NOTHING_READ: WordsRead = {}


def check(  # noqa: PLR0913 - what an earlier build recorded comes by keyword
    matter: Matter,
    plans: Sequence[Plan],
    source: Source,
    exhibits: Mapping[str, ExhibitFile] = NO_EXHIBITS,
    *,
    form_read_before: str = "",
    words_read_before: WordsRead = NOTHING_READ,
    suits: Sequence[Matter] = (),
    today: date | None = None,
) -> list[Finding]:
    """Return the findings of the rules on *matter* and its *plans*, sorted by place; waived findings are notes.

    *exhibits* has the files that the matter attaches, by the exhibit's name;
    *form_read_before* and *words_read_before* are the fingerprint of the court's values and the sentences that an
    earlier build recorded as read; *suits* are the related matters.
    Each filing is governed by the law in force on its date; *today* is the date of a filing without one.
    """
    papers = {plan.id: frozenset(plan.own_sentences) for plan in plans}
    findings = [
        *_with_program_law(lambda matter: _matter_findings(matter, papers, source, today), matter),
        *_with_program_law(
            lambda matter: _dismissal_findings(matter, papers, source, today, words_read_before), matter
        ),
        *_with_program_law(lambda matter: _exhibit_findings(matter, exhibits, source), matter),
        *_papers_findings(Papers(matter, tuple(plans), form_read_before, tuple(suits)), source),
        *_drafts_only(matter, papers, source),
    ]
    return _sorted([*with_waivers(findings, matter, source), *_unknown_waivers(matter, source)])


def _drafts_only(matter: Matter, papers: Collection[str], source: Source) -> Iterator[Finding]:
    """Yield an error for each of *papers* that is made as a draft only, with the reason of its document type."""
    for number, filing in enumerate(matter.filings):
        if filing.paper.draft_only and filing.name in papers:
            message = f"`{filing.name}` is made as a draft only: {filing.paper.draft_only}"
            finding = fault("MAT012", source.place_at(("filings", number, "paper")), message)
            yield replace(finding, paper=filing.name, passes_draft=True)


def check_words(matter: Matter, source: Source) -> list[Finding]:
    """Return the findings of the rules that read words alone, on a *matter* without its faulty parts.

    Other rules cannot read such a matter, because nobody knows what its papers print, or who files them against whom.
    """
    findings = [
        as_finding(rule, problem, source.place_at, "")
        for rule, problem in problems(matter, READ_WORDS)
        if rule is not RULE_FAILED
    ]
    return _sorted([*with_waivers(findings, matter, source)])


def dismissal_errors(
    matter: Matter, source: Source, today: date | None = None, words_read_before: WordsRead = NOTHING_READ
) -> list[Finding]:
    """Return the unwaived errors of the rules on dismissal, which stop papers of *matter* in a build.

    *today* is the date of a filing without one; *words_read_before* is as for `check`.
    """
    papers = {filing.name: None for filing in matter.filings}
    findings = [
        *_with_program_law(lambda matter: _matter_findings(matter, papers, source, today, STOPS_A_DISMISSAL), matter),
        *_with_program_law(
            lambda matter: _dismissal_findings(matter, papers, source, today, words_read_before), matter
        ),
    ]
    return _sorted(
        [finding for finding in with_waivers(findings, matter, source) if finding.severity is Severity.ERROR]
    )


def _with_program_law(check_law: Callable[[Matter], Iterator[Finding]], matter: Matter) -> Iterator[Finding]:
    """Yield the findings of *check_law* on *matter*, and the findings that a firm's record of its court cannot remove.

    These are findings on dismissal and privacy by the program's law, if that law was read.
    """
    findings, program = list(check_law(matter)), under_program_law(matter)
    kept_findings = [finding for finding in check_law(program) if _stays(finding)] if program else []
    reported = {(finding.code, finding.place) for finding in kept_findings if finding.code != RULE_FAILED.code}
    yield from kept_findings
    yield from (finding for finding in findings if (finding.code, finding.place) not in reported)


def _stays(finding: Finding) -> bool:
    """Whether *finding*, by the program's law, stays; a doubt does not, because the firm may have read the law."""
    if finding.code == RULE_FAILED.code:
        return True
    rule = RULES[finding.code]
    weighs = finding.severity is rule.severity and rule.basis != "program" and not finding.passes_draft
    return finding.code[:3] in KEPT and weighs


def _papers_findings(papers: Papers, source: Source) -> Iterator[Finding]:
    """Yield the findings of the rules on all *papers* together; a finding in a filing is on that paper."""
    for rule, problem in problems(papers):
        if not problem.own or source.is_own(problem.path):
            match problem.path:
                case ("filings", int(number), *_):
                    yield as_finding(rule, problem, source.place_at, papers.matter.filings[number].name)
                case _:
                    yield as_finding(rule, problem, source.place_at, "")


def problems(subject: Any, family: str | tuple[str, ...] = "") -> Iterator[tuple[Rule, Problem]]:
    """Yield each problem in *subject* with its rule, by all rules or by those whose codes begin with *family*."""
    kind: type = type(subject)
    path = _path_of(subject) if kind is DismissalPaper else ()
    for rule in rules_on(kind):
        if rule.code.startswith(family):
            yield from applied(rule, subject, path)


def _path_of(paper: DismissalPaper) -> KeyPath:
    """Return the path of the filing of *paper* in its matter."""
    return "filings", [filing.name for filing in paper.matter.filings].index(paper.filing.name)


def _matter_findings(
    matter: Matter, papers: Collection[str], source: Source, today: date | None, family: str | tuple[str, ...] = ""
) -> Iterator[Finding]:
    """Yield the findings on *matter* and its *papers*, by the rules whose codes begin with *family*."""
    for rule, problem in _problems_by_law(matter, today, family):
        if problem.own and not source.is_own(problem.path):
            continue
        match problem.path:
            case ("filings", int(number), *_):
                paper = matter.filings[number].name
                if paper in papers:
                    yield as_finding(rule, problem, source.place_at, paper)
            case _:
                yield as_finding(rule, problem, source.place_at, "")


def _problems_by_law(
    matter: Matter, today: date | None, family: str | tuple[str, ...]
) -> Iterator[tuple[Rule, Problem]]:
    """Yield the problems in *matter*; those in a filing are found under the law that governs it."""
    for governed, places in by_law(matter, today):
        for rule, problem in problems(governed, family):
            match problem.path:
                case ("filings", int(place), *_) if place not in places:
                    continue
            yield rule, problem


def _dismissal_findings(
    matter: Matter,
    papers: Mapping[str, frozenset[str] | None],
    source: Source,
    today: date | None,
    words_read_before: WordsRead,
) -> Iterator[Finding]:
    """Yield the findings on dismissing *papers*, and on papers that accompany them, such as an order.

    *papers* are names, each with the keys of its own sentences if it was planned.
    """
    for dismissal in dismissal_papers(matter, today):
        name = dismissal.filing.name
        paper = replace(
            dismissal, printed=_own_sentences(dismissal, papers), words_read_before=words_read_before.get(name)
        )
        findings = [_paper_finding(paper, rule, problem, source) for rule, problem in problems(paper)]
        if paper.filing.name in papers:
            yield from findings
        stops = next((finding for finding in findings if finding.promise and finding.severity is Severity.ERROR), None)
        for number, filing in _companions(paper, today) if stops else ():
            if stops and filing.name in papers:
                message = f"`{filing.name}` accompanies `{paper.filing.name}`, which cannot be filed: {stops.message}"
                place = source.place_at(("filings", number))
                yield replace(stops, place=place, message=message, paper=filing.name, also=())


def _own_sentences(dismissal: DismissalPaper, papers: Mapping[str, frozenset[str] | None]) -> frozenset[str] | None:
    """Return the keys of the own sentences on *dismissal*, and those of the orders that accompany it."""
    own_keys = papers.get(dismissal.filing.name)
    if own_keys is None:
        return None
    orders_keys = [papers.get(filing.name) or frozenset() for _, filing in orders_with(dismissal)]
    return own_keys.union(key for keys in orders_keys for key in keys if key.startswith("order.") or "order_" in key)


def _paper_finding(paper: DismissalPaper, rule: Rule, problem: Problem, source: Source) -> Finding:
    """Return *problem* as a finding on the paper if it is in the paper or its words, or else on the matter."""
    of_paper = problem.path[0] in {"filings", "words", "sentences"}
    return as_finding(rule, problem, source.place_at, paper.filing.name if of_paper else "")


def _companions(paper: DismissalPaper, today: date | None) -> Iterator[tuple[int, Filing]]:
    """Yield the orders, notices of hearing and other papers that accompany *paper*, with their numbers from 0.

    A notice of entry is not among them, because it only reports the clerk's act.
    """
    for number, filing in enumerate(paper.matter.filings):
        reports = "entered" in filing.paper.choices
        if filing is not paper.filing and not reports and principal(paper.matter, filing, today) is paper.filing:
            yield number, filing


def _exhibit_findings(matter: Matter, exhibits: Mapping[str, ExhibitFile], source: Source) -> Iterator[Finding]:
    """Yield the findings on private numbers in the files of exhibits, which are as public as the paper.

    The rules on privacy read the pages and the hidden text of a file as if they were the only allegations.
    """
    for name, file in exhibits.items():
        pages = [HiddenText(words, number) for number, words in enumerate(file.texts, 1)]
        searched = [*pages, *file.hidden]
        allegations = tuple(Allegation.model_construct(text=part.words) for part in searched)
        section = Section.model_construct(id="exhibit", heading="", paragraphs=allegations)
        exhibit_matter = matter.model_copy(
            update={**dict.fromkeys(OTHER_TEXTS, ()), "facts": (section,), "exhibits": {}}
        )
        for rule, problem in problems(exhibit_matter, PRIVACY):
            if rule is RULE_FAILED:
                yield as_finding(rule, replace(problem, path=("exhibits", name, "file")), source.place_at, "")
            elif problem.path[0] == "facts":
                number = int(problem.path[3])
                located = problem if number < len(pages) else _hidden(problem, searched[number], matter)
                on_page = replace(located, path=("exhibits", name, "file"), page=searched[number].page)
                yield as_finding(rule, on_page, source.place_at, "")


def _hidden(problem: Problem, part: HiddenText, matter: Matter) -> Problem:
    """Return *problem*, which is in hidden text, with its location; metadata are removed from an attached copy."""
    if part.of:
        return replace(problem, message=f"{problem.message}, in {part.of}")
    message = f"{problem.message}, in the metadata of the file"
    if how_filed(matter) == "not attached":
        return replace(problem, message=message)
    return replace(problem, message=f"{message}, which the attached copy does not have", severity=Severity.NOTE)


def check_exhibits(matter: Matter, exhibits: Mapping[str, ExhibitFile], source: Source) -> list[Finding]:
    """Return the findings on private numbers in *exhibits*, for example in text recognized in a scan."""
    findings = _with_program_law(lambda matter: _exhibit_findings(matter, exhibits, source), matter)
    return [*with_waivers(list(findings), matter, source)]


def check_proof(proof: Proof, paper: str, place: Place) -> list[Finding]:
    """Return the findings of the rules on *proof*, sorted by page, all at *place*, the place of the filing *paper*."""
    findings = [as_finding(rule, problem, lambda _: place, paper) for rule, problem in problems(proof)]
    return sorted(findings, key=lambda finding: (finding.page, finding.code))


def check_upload(upload: Upload, paper: str, place: Place) -> list[Finding]:
    """Return the findings of the rules on *upload*, a file of *paper*, all at *place*, the place of its filing."""
    findings = [as_finding(rule, problem, lambda _: place, paper) for rule, problem in problems(upload)]
    return sorted(findings, key=lambda finding: (finding.code, finding.page))


def as_finding(rule: Rule, problem: Problem, place_of: Callable[[KeyPath], Place], paper: str) -> Finding:
    """Return *problem*, which *rule* found in *paper*, as a finding; *place_of* gives the place of a path."""
    return Finding(
        place=place_of(problem.path),
        code=rule.code,
        message=problem.message,
        severity=rule.severity_of(problem),
        cite=problem.cite or rule_authority(rule),
        fix=problem.fix or rule.fix,
        page=problem.page,
        also=tuple(place_of(path) for path in problem.also),
        paper=paper,
        promise=is_promise(rule) or problem.promise,
        passes_draft=problem.passes_draft,
    )


def is_promise(rule: Rule) -> bool:
    """Whether no finding of *rule*, which is the program's own, can be waived."""
    return rule.basis == "program" and rule.waivable == "none"


def rule_authority(rule: Rule) -> str:
    """Return the authority of *rule*, with its basis if the law was not read."""
    return rule.cite if rule.basis == "program" else cite_for_message(rule.cite, rule.basis)


def with_waivers(findings: Sequence[Finding], matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield *findings*; waived ones become notes with the reason, except promises of the program."""
    for finding in findings:
        reason = matter.waivers.get(finding.code)
        if reason is None:
            yield finding
            continue
        place = source.place_at(("waivers", finding.code))
        if finding.promise:
            fix = f"{finding.fix}; the waiver has no effect on this finding"
            yield replace(finding, also=(*finding.also, place), fix=fix)
        else:
            message = f"{finding.message}; waived: {reason}"
            yield replace(finding, severity=Severity.NOTE, message=message, also=(*finding.also, place), fix="")


def _unknown_waivers(matter: Matter, source: Source) -> Iterator[Finding]:
    for code in matter.waivers:
        place = source.key_place(("waivers", code))
        if code not in all_rules():
            yield fault("MAT004", place, f"no rule has the code `{code}`", fix=did_you_mean(code, all_rules()))
        elif is_promise(all_rules()[code]):
            message = f"`{code}` cannot be waived: {all_rules()[code].no_waiver}"
            yield fault("MAT003", place, message, fix="delete the line")


def _sorted(findings: Sequence[Finding]) -> list[Finding]:
    unique = dict.fromkeys(findings)
    return sorted(unique, key=lambda finding: (_order(finding.place), finding.code, finding.message))


def _order(place: Place) -> tuple[str, int, int]:
    return place.file, place.line, place.column
