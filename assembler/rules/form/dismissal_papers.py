"""Dismissal papers of a type that cannot end a case in their court."""

from collections.abc import Iterator
from dataclasses import replace

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.english import series
from assembler.law.dismissal.options import Option, dismissal_options, recommended
from assembler.law.dismissal.scope import scope_of
from assembler.model.dismissal import Instrument
from assembler.model.filing import Filing
from assembler.model.law import qualified_cite
from assembler.model.matter import Matter
from assembler.papers.ending.dismissal_papers import request_of
from assembler.papers.ending.keys import dismissal_keys
from assembler.rules._doubts import NONE_IF_RESOLVED, STILL_DRAFTS
from assembler.rules.rule import Problem, rule


@rule(
    "DIS004",
    cite="Wash. CR 41(a)(1); Fed. R. Civ. P. 41(a)",
    basis="verified",
    fix="file one of the papers that the message names, or the paper that the court's rule requires",
    no_waiver="the court's law does not provide for this paper, so filing it ends nothing",
)
def no_such_instrument(matter: Matter) -> Iterator[Problem]:
    """A paper of this type cannot end a case in this court.

    Courts differ in how a plaintiff may end a case. In Washington's superior courts, for example, only the court
    dismisses, on a motion or a stipulation, and a notice has no effect.
    """
    law = matter.court.dismissal
    papers_on_record = {paper for instrument in law.value.instruments.values() for paper in instrument.papers}
    for index, filing in enumerate(matter.filings):
        if "dismisses" in filing.paper.choices and filing.paper.id not in papers_on_record:
            path: KeyPath = ("filings", index, "paper")
            yield _paper_not_in_law(path, filing, matter) if papers_on_record else _law_not_read(path, filing, matter)


def _paper_not_in_law(path: KeyPath, filing: Filing, matter: Matter) -> Problem:
    """Return the problem that the law on record does not provide for the paper; the message lists the law's papers."""
    law = matter.court.dismissal
    on_record = "; ".join(map(_title_and_papers, law.value.instruments.values()))
    message = f"`{filing.paper.id}` cannot end a case under {law.value.name}, which provides for: {on_record}"
    cite = qualified_cite(law.cite, law.basis, law.value.name)
    return Problem(path, message, promise=True, cite=cite, fix=_remedy(matter, filing))


def _remedy(matter: Matter, filing: Filing) -> str:
    """Return the remedy if not all papers of the law are open in the matter; "", for the rule's remedy, if they are."""
    scope = scope_of(matter, request_of(matter, filing))
    scope_options = dismissal_options(scope) if dismissal_keys(filing).dismisses else ()
    if all(option.verdict == "open" or option.awaits_facts for option in scope_options):
        return ""
    best = recommended(scope_options, all_sign=filing.paper.signer == "all")
    if best and (best.verdict == "open" or best.awaits_facts):
        return f"file a paper that is still open: {_title_and_papers(best.instrument)}"
    reasons = "; ".join(map(_why_not_open, scope_options))
    return f"see `assembler dismiss`; none of these papers is shown to be open: {reasons}"


def _why_not_open(option: Option) -> str:
    """Return why *option* is not open: its title, its first reason with the authority, and any condition."""
    reason = next(doubt for doubt in option.doubts if doubt.bars or not option.is_barred)
    condition = f", open only if {reason.condition}" if reason.condition else ""
    authority = qualified_cite(reason.cite, reason.basis)
    return f"{option.instrument.title}, because {reason.says} ({authority}){condition}"


def _title_and_papers(instrument: Instrument) -> str:
    """Return the description of *instrument* for a message: its title, its rule, and the types of its papers."""
    papers = series([f"`{paper}`" for paper in (instrument.paper, *instrument.more_papers)])
    return f"{instrument.title} ({instrument.rule}): {papers}"


def _law_not_read(path: KeyPath, filing: Filing, matter: Matter) -> Problem:
    """Return the doubt about a paper in a court whose law on dismissal is not on record."""
    message = f"`{filing.paper.id}` is not shown to be open: the law on ending a case in this court was not read"
    fix = f"read the rule, and add `relies_on:` with `instrument:`, `because:`, `lawyer:` and `date:`; {STILL_DRAFTS}"
    doubt = Problem(path, message, cite="this program", fix=fix, promise=True, passes_draft=True)
    if reliance := dismissal_keys(filing).relies_on:
        name = matter.counsel[reliance.lawyer].name
        message = f"{message}; {name} answers for {reliance.instrument} ({reliance.date}: {reliance.because})"
        return replace(doubt, message=message, severity=Severity.WARNING, fix=NONE_IF_RESOLVED)
    return doubt
