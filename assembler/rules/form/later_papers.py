"""Papers after the complaint that need leave, cannot end the case, or come too late, and doubts of an import."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.english import series
from assembler.law.amendment.leave import LaterClaim, why_leave_is_needed
from assembler.law.amendment.overtaken import MOVED_AWAY
from assembler.law.dismissal.options import Option, dismissal_options, recommended_option
from assembler.law.dismissal.scope import scope_of
from assembler.law.governing import with_law_in_force
from assembler.model.dismissal import Instrument
from assembler.model.event import Event
from assembler.model.filing import Filing
from assembler.model.law import qualified_cite, severity_for, was_read
from assembler.model.matter import Matter
from assembler.papers.amended_pleading import earlier_paper
from assembler.papers.ending.dismissal_papers import request_of
from assembler.papers.ending.keys import dismissal_keys
from assembler.papers.filers import parties_who_file
from assembler.papers.later_pleading.keys import later_pleading_keys, parties_sued
from assembler.papers.opening.keys import opening_keys
from assembler.rules._doubts import NONE_IF_RESOLVED, STILL_DRAFTS
from assembler.rules.rule import Problem, rule


@rule(
    "FMT030",
    cite="the court's rule on the pleading",
    basis="verified",
    fix="write the day of the court's order as `leave:` in the filing, or move for leave",
    severity=Severity.WARNING,
)
def leave_not_shown(matter: Matter) -> Iterator[Problem]:
    """A supplemental complaint, cross-complaint, third-party complaint or complaint in intervention lacks leave.

    The law says whether such a pleading always needs leave, or only after some days or events. If the text of the law
    was not read, or if the pleading amends an earlier one, a note says so. A filing with `leave:`, or without a date,
    is not reported.
    """
    for index, filing in enumerate(matter.filings):
        if filing.paper.leave_under and filing.date and not later_pleading_keys(filing).leave:
            yield from _problem(matter, filing, filing.date, index)


def _problem(matter: Matter, filing: Filing, day: date, index: int) -> Iterator[Problem]:
    """Yield the problem of *filing*, which has no `leave:`, if the law requires leave or its text was not read."""
    if earlier_paper(filing):
        message = f"`{filing.name}` is an amended pleading; the program cannot tell whether it needs consent or leave, "
        message += "and the filing has no `leave:`"
        fix = "read the court's rule on amended pleadings; if leave was given, write its day as `leave:`"
        yield Problem(("filings", index), message, Severity.NOTE, fix=fix, basis="program")
        return
    kind = filing.paper.leave_under
    amendment = with_law_in_force(matter, day).court.amendment
    law = amendment.value.later_pleadings.get(kind) if amendment and kind else None
    if law is None or not was_read(law.basis):
        message = f"no text was read that says whether a {kind} needs leave of this court; the filing has no `leave:`"
        fix = "read the court's rule; if leave was given, write its day as `leave:`"
        yield Problem(("filings", index), message, Severity.NOTE, fix=fix, basis="memory")
        return
    if reason := why_leave_is_needed(law, _claim(matter, filing, day)):
        message = f"`{filing.name}` needs leave of the court ({reason}): {law.says}; the filing has no `leave:`"
        yield Problem(("filings", index), message, severity_for(law.basis), cite=law.cite, basis=law.basis)


def _claim(matter: Matter, filing: Filing, day: date) -> LaterClaim:
    """Return who makes the claims of *filing*, against whom and when.

    If the filing does not say who is sued, the claims are against all opponents.
    """
    filers = parties_who_file(matter, filing)
    sides = {party.on_side for party in filers.values()}
    opposite_side = "defendant" if sides == {"plaintiff"} else "plaintiff"
    opponents = frozenset(name for name, party in matter.parties.items() if party.on_side == opposite_side)
    sued_parties = frozenset(parties_sued(filing)) or opponents
    return LaterClaim(day, frozenset(filers), opponents, sued_parties, matter.events)


@rule(
    "FMT031",
    cite="this program",
    basis="program",
    fix="write the matter for the court that has the case now, or add the event that brought the case back",
)
def amended_in_a_court_without_the_case(matter: Matter) -> Iterator[Problem]:
    """A complaint is amended, or leave for it is asked, in a court from which the case was remanded or transferred.

    An event of the matter took the case to another court before the date of the paper, and no event brought it back.
    """
    for index, filing in enumerate(matter.filings):
        is_on_amendment = filing.paper.amending or opening_keys(filing).amends is not None
        event = _departure(matter, filing.date or date.max) if is_on_amendment else None
        if event:
            message = f"`{filing.name}` is for {matter.court.name}, but the matter lists `{event.event}` on {event.day}"
            yield Problem(("filings", index), message)


def _departure(matter: Matter, day: date) -> Event | None:
    """Return the event by which the case left the court before *day*; None if it did not, or came back."""
    returning_events = MOVED_AWAY.get(matter.court.system, {})
    for departure in matter.events:
        if departure.event not in returning_events or departure.day >= day:
            continue
        returning_event = returning_events[departure.event]
        if not any(event.event == returning_event and departure.day <= event.day <= day for event in matter.events):
            return departure
    return None


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
    best = recommended_option(scope_options, all_sign=filing.paper.signer == "all")
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


@rule(
    "IMP001",
    cite="this program",
    basis="program",
    fix="compare the matter with the source, correct any difference, and delete the doubt; after the last doubt, "
    "delete `import:`",
    no_waiver="the program may have misread the source, and only a person can see whether it did",
)
def unconfirmed_doubt(matter: Matter) -> Iterator[Problem]:
    """An imported paper has a doubt that nobody has resolved.

    `assembler import` lists under `import:` what it may have misread, with the page and the line of the source, or,
    in a Word file, with the number and the first words of the paragraph. A draft can be built nevertheless.
    """
    for index, doubt in enumerate(matter.imported.doubts if matter.imported else ()):
        numbers = (("page", doubt.page), ("line", doubt.line), ("paragraph", doubt.paragraph))
        places = [f"{word} {number}" for word, number in numbers if number]
        if doubt.begins:
            places.append(f"which begins with `{doubt.begins}`")
        source_words = f" ({', '.join(places)} of the source)" if places else ""
        yield Problem(("import", "doubts", index), f"to confirm: {doubt.about}{source_words}", passes_draft=True)
