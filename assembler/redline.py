"""The comparison of two papers of the program, from their matters to the finished files of the marked copy."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from assembler.comparing.court_copy import court_copy
from assembler.comparing.court_marks import DeletedMark, FormOfCopy, form_of_copy
from assembler.comparing.marked_plan import MarkedPaper, marked_paper, not_compared
from assembler.comparing.read_back import prove_word
from assembler.comparing.renumbering import Renumbered, renumbering
from assembler.comparing.resolved import FRAME
from assembler.comparing.summary import Summary, summary
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, MatterError, Place, stopping
from assembler.findings.suggestions import did_you_mean
from assembler.law.governing import governed
from assembler.load import load
from assembler.load.files import display_name
from assembler.load.source import OpenTexts, Source
from assembler.outputs import WORD, OutputSetting
from assembler.papers.opening.keys import opening_keys
from assembler.pipeline import PaperCache, examine, typeset_paper
from assembler.plan.plan import Plan
from assembler.proof.proof import Proof
from assembler.results import Checked, Options, ProvedPaper
from assembler.validate.amended_papers import MatterPaper, amended_paper

Progress = Callable[[str], None]

UNRELATED = 0.2
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
    """A marked copy of a paper, and what the command reports on it."""

    pdf: bytes
    proof: Proof
    word: bytes
    summary: Summary
    table: tuple[Renumbered, ...]
    not_compared: tuple[str, ...]
    form: FormOfCopy
    findings: tuple[Finding, ...]

    @property
    def pages(self) -> int:
        """The number of pages of the PDF."""
        return len(self.proof.pages)


def redline(old: ChosenPaper | None, new: ChosenPaper, setting: RedlineSetting) -> Redline:
    """Return the marked copy of *new* against *old*, or against the paper that *new* amends if *old* is None.

    Raises `MatterError` if a paper cannot be found, used or proved.
    """
    if old:
        earlier, old_plan = _examined(old, setting)
        later, new_plan = _examined(new, setting)
    else:
        later, new_plan = _examined(new, setting, amending=True)
        earlier, old_plan = _examined(_amended(later, new_plan), setting)
    place = later.place_of(new_plan.id)
    setting.progress(f"compare {old_plan.id} and {new_plan.id}")
    form = form_of_copy(governed(later.matter, later.filing(new_plan.id).date).court, setting.deleted)
    paper = marked_paper(old_plan, new_plan, place)
    typeset = partial(_typeset, checked=later, setting=setting)
    pdf, on_copy = court_copy(paper.plan, form, typeset, later.catalog.own_templates, place)
    word = _word(replace(pdf.paper.plan, **{part: getattr(paper.plan, part) for part in FRAME}), later, setting)
    unmarked = tuple(not_compared(old_plan, new_plan))
    counts = summary(paper)
    findings = (*on_copy, *_remarks(counts, place), *_changed_since_filed(earlier, old_plan))
    table = tuple(_table(paper, earlier, later, setting))
    return Redline(pdf.paper.pages.pdf, pdf.proof, word, counts, table, unmarked, form, findings)


@dataclass(frozen=True)
class NumberedParagraphs:
    """The numbered paragraphs of a paper and of the paper that it amends, with their pages and lines.

    If it amends none, both plans are the paper's own. *old_file* is "", or words that name the earlier paper's file,
    its git revision, or both.
    """

    old: Plan
    new: Plan
    table: tuple[Renumbered, ...]
    old_file: str = ""


def numbered_paragraphs(chosen: ChosenPaper, setting: RedlineSetting) -> NumberedParagraphs:
    """Return the paragraphs of a paper, each beside the paragraph of the paper that it amends.

    Raises `MatterError` if a paper cannot be found or used.
    """
    later, new = _examined(chosen, setting, amending=True)
    is_amended = opening_keys(later.filing(new.id)).amends is not None
    earlier, old = _examined(_amended(later, new), setting) if is_amended else (later, new)
    table = _table(marked_paper(old, new, later.place_of(new.id)), earlier, later, replace(setting, places=True))
    return NumberedParagraphs(old, new, tuple(table), _file_of(earlier.source, later.source))


def _file_of(earlier: Source, later: Source) -> str:
    """Return words for the file of *earlier*, if it is not that of *later*, and for its git revision, if it has one."""
    file = "" if earlier.file == later.file else f" of {display_name(earlier.file)}"
    return f"{file} in revision `{earlier.revision.name}`" if earlier.revision else file


def _examined(chosen: ChosenPaper, setting: RedlineSetting, *, amending: bool = False) -> tuple[Checked, Plan]:
    """Return the checked matter of a paper, and the paper's plan.

    With *amending*, a paper without an id is the only paper of the matter that amends another, if there is exactly one.
    """
    setting.progress(f"read {chosen.matter.name}")
    checked = examine(load(chosen.matter, setting.options.root, chosen.texts), setting.options)
    amended = [filing.name for filing in checked.matter.filings if amending and opening_keys(filing).amends]
    plan = _plan_called(chosen.paper or (amended[0] if len(amended) == 1 else ""), checked)
    if errors := stopping(checked.findings, plan.id, draft=setting.options.draft):
        raise MatterError(*errors)
    return checked, plan


def _amended(later: Checked, plan: Plan) -> ChosenPaper:
    """Return the paper that *plan* amends."""
    paper = MatterPaper(later.matter.filings.index(later.filing(plan.id)), later.matter, later.source)
    earlier = amended_paper(paper, later.catalog)
    if isinstance(earlier, MatterPaper):
        return ChosenPaper(earlier.source.file, earlier.filing.name, earlier.source.open_texts)
    place = later.place_of(plan.id)
    if earlier:
        message = f"the paper that `{plan.id}` amends is kept only as filed, without its matter"
        fix = "give its matter, as in `amends: {file: ..., paper: complaint}`"
        raise MatterError(fault("CMP004", place, message, fix=fix))
    raise MatterError(fault("CMP004", place, f"`{plan.id}` does not say which paper it amends"))


def _plan_called(name: str, checked: Checked) -> Plan:
    """Return the plan called *name*; if *name* is "", the only plan."""
    names = [plan.id for plan in checked.plans]
    if name in names or (len(names) == 1 and not name):
        return checked.plans[names.index(name) if name else 0]
    place = checked.source.place_at(("filings",))
    if not names:
        raise MatterError(fault("CMD001", place, "the matter has no papers", fix="add a paper under `filings`"))
    listed = ", ".join(f"`{known}`" for known in names)
    if not name:
        fix = "give the paper's id with `--paper`, or as FILE:ID"
        raise MatterError(fault("CMD001", place, f"the matter has several papers: {listed}", fix=fix))
    raise MatterError(fault("CMD001", place, f"no paper is called `{name}`", fix=did_you_mean(name, names)))


def _typeset(plan: Plan, checked: Checked, setting: RedlineSetting) -> tuple[ProvedPaper, list[Finding]]:
    """Return *plan* as a proved PDF, and the findings on it."""
    cache: PaperCache = {}
    _, findings = typeset_paper(plan, checked, setting.progress, cache)
    if stopping(findings, plan.id, draft=setting.options.draft):
        raise MatterError(*findings)
    return cache[plan.id], findings


def _word(plan: Plan, checked: Checked, setting: RedlineSetting) -> bytes:
    """Return *plan* as a Word file with tracked changes, read back."""
    setting.progress("make and read back the Word file")
    day = setting.day or checked.filing(plan.id).date or setting.options.today
    data = WORD.make(plan, OutputSetting(author=setting.author, day=day)).data
    prove_word(data, plan, checked.place_of(plan.id))
    return data


def _table(paper: MarkedPaper, earlier: Checked, later: Checked, setting: RedlineSetting) -> list[Renumbered]:
    """Return the table of paragraphs, with pages and lines if they are wanted."""
    if not setting.places:
        return renumbering(paper)
    old, _ = _typeset(paper.old, earlier, setting)
    new, _ = _typeset(paper.new, later, setting)
    return renumbering(paper, old.proof, new.proof)


def _changed_since_filed(earlier: Checked, plan: Plan) -> Iterator[Finding]:
    """Yield the warning that the earlier paper differs from its copy as filed, if it does."""
    yield from (finding for finding in earlier.findings if finding.code == "OUT009" and finding.paper == plan.id)


def _remarks(counts: Summary, place: Place) -> Iterator[Finding]:
    """Yield a finding if two papers have the same words, or few words in common."""
    if not counts.changes:
        yield fault("CMP002", place, "the two papers have the same words")
    elif counts.common < UNRELATED:
        yield fault("CMP001", place, f"{counts.common:.0%} of the words are in both papers")
