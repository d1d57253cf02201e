"""The comparison of two papers of the program, from their matters to the finished files of the marked copy."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from assembler.catalog.filed_papers import FiledPaper, filed_paper_of, filed_papers, folder_of_filed_papers
from assembler.comparing.caption_lines import have_other_parties
from assembler.comparing.court_copy import court_copy, plan_of_copy
from assembler.comparing.court_marks import DeletedMark, FormOfCopy, form_of_copy
from assembler.comparing.marked_footer import marked_footer
from assembler.comparing.marked_plan import MarkedPaper, marked_paper, not_compared
from assembler.comparing.read_back import prove_word
from assembler.comparing.renumbering import NumberRow, renumbering
from assembler.comparing.resolved import FRAME
from assembler.comparing.summary import Summary, summary
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, MatterError, Place, Severity, stopping_findings
from assembler.findings.suggestions import did_you_mean
from assembler.law.governing import with_law_in_force
from assembler.load import load
from assembler.load.files import display_name
from assembler.load.roots import locate
from assembler.load.source import OpenTexts, Source
from assembler.outputs import WORD, OutputSetting
from assembler.papers.amended_pleading import earlier_paper as amended_pleading
from assembler.pipeline import examine
from assembler.pipeline.finishing import PaperCache, typeset_paper
from assembler.plan.filed_plan import plan_as_filed
from assembler.plan.plan import Plan
from assembler.proof.proof import Proof
from assembler.results import Checked, Options, Progress, ProvedPaper
from assembler.validate.amended_papers import MatterPaper, amended_paper

MIN_COMMON_WORDS = 0.2
"""The share of common words below which two papers are reported as unrelated."""


@dataclass(frozen=True)
class ChosenPaper:
    """A paper as the user names it: its matter, and its id, or "" if the user gives none.

    *texts* are read in place of the matter's files, if a revision of their git repository is compared.
    """

    matter: Path
    paper: str = ""
    texts: OpenTexts = field(default_factory=dict)


@dataclass(frozen=True)
class RedlineSetting:
    """The settings of a comparison; with *places*, the table of paragraphs has the pages and lines of both papers."""

    options: Options
    author: str = ""
    day: date | None = None
    places: bool = False
    deleted: DeletedMark | None = None
    """How deleted words are shown; None if the form of the court decides."""
    progress: Progress = field(default=lambda _: None)


@dataclass(frozen=True)
class Redline:
    """A marked copy: its PDF with the proof, its Word file, and what the command reports on it."""

    pdf: bytes
    proof: Proof
    word: bytes
    summary: Summary
    table: tuple[NumberRow, ...]
    not_compared: tuple[str, ...]
    form: FormOfCopy
    findings: tuple[Finding, ...]

    @property
    def pages(self) -> int:
        """The number of pages of the PDF."""
        return len(self.proof.pages)


@dataclass(frozen=True)
class EarlierPaper:
    """The earlier paper of a comparison: its plan, its matter if that can be used, and the findings on both."""

    plan: Plan
    checked_matter: Checked | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def is_filed(self) -> bool:
        """Whether the plan is that of the paper as it was filed, and not the one that the matter makes now."""
        return self.checked_matter is None or all(self.plan is not plan for plan in self.checked_matter.plans)


def redline(old: ChosenPaper | None, new: ChosenPaper, setting: RedlineSetting) -> Redline:
    """Return the marked copy of *new* against *old*, or against the paper that *new* amends if *old* is None.

    Raises `MatterError` if a paper cannot be found, used or proved.
    """
    later, new_plan = _examined(new, setting, is_amendment=old is None)
    earlier = earlier_paper(old, setting) if old else _paper_amended(later, new_plan, setting)
    place = later.place_of(new_plan.id)
    setting.progress(f"compare {earlier.plan.id} and {new_plan.id}")
    form = form_of_copy(with_law_in_force(later.matter, later.filing(new_plan.id).date).court, setting.deleted)
    paper = marked_paper(earlier.plan, new_plan, place)
    typeset = partial(_typeset, checked=later, setting=setting)
    plan = plan_of_copy(paper, form, place)
    pdf, copy_findings = court_copy(plan, form, typeset, later.catalog.own_templates, place)
    word_plan = replace(pdf.paper.plan, **{part: getattr(plan, part) for part in FRAME})
    footer = marked_footer(earlier.plan.footer, new_plan.footer)
    if footer:
        word_plan = replace(word_plan, footer=footer)
    word = _word(word_plan, later, setting)
    unmarked_parts = tuple(not_compared(earlier.plan, new_plan))
    counts = summary(paper)
    table, table_findings = _table(paper, earlier, later, setting)
    findings = (*copy_findings, *_remarks_on_likeness(counts, paper, place), *earlier.findings, *table_findings)
    return Redline(pdf.paper.pages.pdf, pdf.proof, word, counts, tuple(table), unmarked_parts, form, findings)


@dataclass(frozen=True)
class NumberedParagraphs:
    """The numbered paragraphs of a paper and of the paper that it amends, with their pages and lines.

    If it amends none, both plans are the paper's own. *old_file* is "", or words that name the earlier paper's file,
    its git revision, or both.
    """

    old: Plan
    new: Plan
    table: tuple[NumberRow, ...]
    old_file: str = ""


def numbered_paragraphs(chosen: ChosenPaper, setting: RedlineSetting) -> NumberedParagraphs:
    """Return the paragraphs of a paper, each beside the paragraph of the paper that it amends.

    Raises `MatterError` if a paper cannot be found or used.
    """
    later, new = _examined(chosen, setting, is_amendment=True)
    is_amended = amended_pleading(later.filing(new.id)) is not None
    earlier = _paper_amended(later, new, setting) if is_amended else EarlierPaper(new, later)
    paper = marked_paper(earlier.plan, new, later.place_of(new.id))
    table, _ = _table(paper, earlier, later, replace(setting, places=True))
    return NumberedParagraphs(earlier.plan, new, tuple(table), _file_of(earlier, later.source))


def _file_of(earlier: EarlierPaper, later: Source) -> str:
    """Return words for the file of *earlier*, if it is not that of *later*, and for its git revision, if it has one."""
    source = earlier.checked_matter.source if earlier.checked_matter else later
    words = "" if source.file == later.file else f" of {display_name(source.file)}"
    if source.revision:
        words += f" in revision `{source.revision.name}`"
    if earlier.is_filed:
        words += " as filed"
    return words


def _examined(paper: ChosenPaper, setting: RedlineSetting, *, is_amendment: bool = False) -> tuple[Checked, Plan]:
    """Return the checked matter of a paper, and the paper's plan.

    With *is_amendment*, a paper without an id is the only paper of the matter that amends another, if there is exactly
    one.
    """
    setting.progress(f"read {paper.matter.name}")
    checked = examine(load(paper.matter, setting.options.root, paper.texts), setting.options)
    name = paper.paper
    if is_amendment and not name:
        amending_papers = [filing.name for filing in checked.matter.filings if amended_pleading(filing)]
        if len(amending_papers) == 1:
            name = amending_papers[0]
    plan = _plan_called(name, checked)
    if errors := stopping_findings(checked.findings, plan.id, draft=setting.options.draft):
        raise MatterError(*errors)
    return checked, plan


def _paper_amended(later: Checked, plan: Plan, setting: RedlineSetting) -> EarlierPaper:
    """Return the paper that *plan* amends. Raises `MatterError` if there is none, or if its words are not known."""
    paper = MatterPaper(later.matter.filings.index(later.filing(plan.id)), later.matter, later.source)
    earlier = amended_paper(paper, later.catalog)
    if isinstance(earlier, MatterPaper):
        return earlier_paper(ChosenPaper(earlier.source.file, earlier.filing.name, earlier.source.open_texts), setting)
    place = later.place_of(plan.id)
    if earlier is None:
        raise MatterError(fault("CMP004", place, f"`{plan.id}` does not say which paper it amends"))
    if filed := plan_as_filed(earlier):
        if not earlier.reason_matter_is_unused:
            return EarlierPaper(filed)
        return EarlierPaper(
            filed, findings=(_compared_as_filed(earlier, filed, earlier.reason_matter_is_unused, place),)
        )
    message = f"the paper that `{plan.id}` amends is kept only as filed, without its matter and its plan"
    fix = "give its matter, as in `amends: {file: ..., paper: complaint}`"
    raise MatterError(fault("CMP004", place, message, fix=fix))


# -- the earlier paper as it was filed --------------------------------------------------------------------------------


def earlier_paper(paper: ChosenPaper, setting: RedlineSetting) -> EarlierPaper:
    """Return a paper as it was filed, if that is on record, or else as its matter makes it.

    Raises `MatterError` if neither can be used.
    """
    try:
        checked, plan = _examined(paper, setting)
    except MatterError as error:
        record = None if paper.texts else _record_of(paper, setting)
        filed = plan_as_filed(record) if record else None
        if record is None or filed is None:
            raise
        first = error.findings[0]
        reason = f"the matter of `{filed.id}` has errors: {first.message}"
        return EarlierPaper(filed, findings=(_compared_as_filed(record, filed, reason, first.place),))
    if paper.texts:
        return EarlierPaper(plan, checked)
    try:
        record = filed_papers(checked.source)(plan.id)
        filed = plan_as_filed(record) if record else None
    except MatterError as damaged:
        warnings = (replace(finding, severity=Severity.WARNING, promise=False) for finding in damaged.findings)
        return EarlierPaper(plan, checked, (*warnings, _as_now(plan, "cannot be used", checked)))
    if record is None and (folder_of_filed_papers(checked.source.file) / f"{plan.id}.pdf").is_file():
        return EarlierPaper(plan, checked, (_as_now(plan, "is missing", checked),))
    is_changed = any(finding.code == "OUT009" and finding.paper == plan.id for finding in checked.findings)
    if record is None or not is_changed:
        return EarlierPaper(filed or plan, checked)
    place = checked.place_of(plan.id)
    if filed:
        reason = f"the matter of `{plan.id}` was changed after the paper was filed"
        return EarlierPaper(filed, checked, (_compared_as_filed(record, filed, reason, place),))
    return EarlierPaper(plan, checked, (_changed_after_filing(record, plan, place),))


def _record_of(paper: ChosenPaper, setting: RedlineSetting) -> FiledPaper | None:
    """Return the record of a filed paper whose matter has errors; None if there is no such record."""
    file, root = locate(paper.matter, setting.options.root)
    with suppress(MatterError):
        if paper.paper:
            read_record = filed_papers(load(file, setting.options.root))
            record = read_record(paper.paper)
            if record:
                return record
    return filed_paper_of(file, root, paper.paper)


def _compared_as_filed(record: FiledPaper, plan: Plan, reason: str, place: Place) -> Finding:
    on_date = f" on {record.date}" if record.date else ""
    return fault("CMP005", place, f"{reason}; `{plan.id}` is compared as it was filed{on_date}")


def _changed_after_filing(record: FiledPaper, plan: Plan, place: Place) -> Finding:
    pdf = Path(record.file).with_suffix(".pdf")
    message = f"the matter of `{plan.id}` was changed after the paper was filed, and the copy of the filed paper has "
    message += f"no plan; `{plan.id}` is compared as the matter is now"
    fix = (
        f"to compare with the filed paper, bring in the copy with `assembler import {pdf}`, and give its matter as OLD"
    )
    return fault("CMP005", place, message, fix=fix)


def _as_now(plan: Plan, state: str, checked: Checked) -> Finding:
    message = f"the record of `{plan.id}` as filed {state}; `{plan.id}` is compared as the matter is now"
    fix = "put the record back from a backup, or compare with the filed paper by importing the kept PDF"
    return fault("CMP005", checked.place_of(plan.id), message, fix=fix)


def _plan_called(name: str, checked: Checked) -> Plan:
    """Return the plan called *name*; if *name* is "", the only plan."""
    names = [plan.id for plan in checked.plans]
    if name in names:
        return checked.plans[names.index(name)]
    if not name and len(names) == 1:
        return checked.plans[0]
    place = checked.source.place_at(("filings",))
    if not names:
        raise MatterError(fault("CMD001", place, "the matter has no papers", fix="add a paper under `filings`"))
    known_names = ", ".join(f"`{known}`" for known in names)
    if not name:
        fix = "give the paper's id with `--paper`, or as FILE:ID"
        raise MatterError(fault("CMD001", place, f"the matter has several papers: {known_names}", fix=fix))
    raise MatterError(fault("CMD001", place, f"no paper is called `{name}`", fix=did_you_mean(name, names)))


def _typeset(plan: Plan, checked: Checked, setting: RedlineSetting) -> tuple[ProvedPaper, list[Finding]]:
    """Return *plan* as a proved PDF, and the findings on it."""
    cache: PaperCache = {}
    _, findings = typeset_paper(plan, checked, setting.progress, cache)
    if stopping_findings(findings, plan.id, draft=setting.options.draft):
        raise MatterError(*findings)
    return cache[plan.id], findings


def _word(plan: Plan, checked: Checked, setting: RedlineSetting) -> bytes:
    """Return *plan* as a Word file with tracked changes, read back."""
    setting.progress("make and read back the Word file")
    day = setting.day or checked.filing(plan.id).date or setting.options.today
    data = WORD.make(plan, OutputSetting(author=setting.author, day=day)).data
    prove_word(data, plan, checked.place_of(plan.id))
    return data


def _table(
    paper: MarkedPaper, earlier: EarlierPaper, later: Checked, setting: RedlineSetting
) -> tuple[list[NumberRow], list[Finding]]:
    """Return the table of paragraphs, with pages and lines if they are wanted, and warnings on these."""
    if not setting.places:
        return renumbering(paper), []
    old_plan = paper.old if earlier.checked_matter else replace(paper.old, id=paper.new.id)
    old_proof, old_findings = _proof_with_places(old_plan, earlier.checked_matter or later, setting)
    new_proof, new_findings = _proof_with_places(paper.new, later, setting)
    return renumbering(paper, old_proof, new_proof), [*old_findings, *new_findings]


def _proof_with_places(plan: Plan, checked: Checked, setting: RedlineSetting) -> tuple[Proof, list[Finding]]:
    """Return the proof of *plan*, in which its paragraphs are located, and a warning if the pages have an error."""
    cache: PaperCache = {}
    _, findings = typeset_paper(plan, checked, setting.progress, cache)
    errors = stopping_findings(findings, plan.id, draft=setting.options.draft)
    if not errors:
        return cache[plan.id].proof, []
    message = f"`{plan.id}` has an error, so that its pages and lines in the table may be wrong: {errors[0].message}"
    return cache[plan.id].proof, [fault("CMP007", errors[0].place, message)]


def _remarks_on_likeness(counts: Summary, paper: MarkedPaper, place: Place) -> Iterator[Finding]:
    """Yield a finding if two papers have the same words, or few words or no parties' names in common."""
    if not counts.changes:
        yield fault("CMP002", place, "the two papers have the same words")
    elif counts.common < MIN_COMMON_WORDS:
        yield fault("CMP001", place, f"{counts.common:.0%} of the words are in both papers")
    elif have_other_parties(paper.old.caption, paper.new.caption):
        message = f"the captions name different parties, and {counts.common:.0%} of the words are in both papers"
        yield fault("CMP001", place, message)
