"""Checks papers that accompany other papers, such as orders, and papers about an amended complaint of the matter."""

from collections.abc import Iterator

from assembler.findings.faults import fault
from assembler.findings.finding import Finding
from assembler.findings.path import KeyPath
from assembler.load.source import Source
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.papers.amending.asking import proposed_complaint
from assembler.papers.amending.keys import amending_keys
from assembler.papers.ending.dismissal_papers import principal
from assembler.papers.ending.keys import dismissal_keys
from assembler.papers.opening.amendments import amendment_number
from assembler.validate.names import listed_twice, unknown_names


def companion_faults(matter: Matter, filing: Filing, source: Source, path: KeyPath) -> Iterator[Finding]:
    """Yield the findings on *filing* as a paper that accompanies another or is about an amended complaint."""
    if filing.paper.amending and "goes_with" not in filing.paper.choices:
        yield from _complaint_faults(matter, filing, source, path)
    if filing.paper.amending:
        yield from _impossible_dates(matter, filing, source, path)
        yield from _doubled_exhibits(filing, source, path)
    leading_names = [listed_filing.name for listed_filing in matter.filings if _can_lead(listed_filing, filing)]
    kind = "paper about an amended complaint" if filing.paper.amending else "paper that dismisses"
    yield from unknown_names(source, (*path, "goes_with"), filing.goes_with, leading_names, kind)
    is_open = "goes_with" in filing.paper.choices and not filing.goes_with
    if is_open and _events_name_parties(matter) and principal(matter, filing) is filing:
        kinds = "a motion or a stipulation on an amended complaint" if filing.paper.amending else "a dismissing paper"
        fact = f"`{filing.paper.id}` accompanies {kinds}, but "
        if candidates := [name for name in leading_names if name != filing.name]:
            message = f"{fact}the matter does not say which"
            yield fault(
                "MAT007", source.place_at(path), message, fix=f"add `goes_with:` with one of {', '.join(candidates)}"
            )
        elif filing.paper.signer == "judge":
            fix = "add the motion, the stipulation or the notice that it accompanies to `filings:`"
            yield fault("MAT007", source.place_at(path), f"{fact}the matter has none", fix=fix)


def _can_lead(candidate: Filing, filing: Filing) -> bool:
    """Whether *filing* may accompany the paper *candidate*."""
    is_on_amendment = candidate.paper.amending and "goes_with" not in candidate.paper.choices
    if filing.paper.amending:
        return is_on_amendment
    return bool(dismissal_keys(candidate).dismisses) or (is_on_amendment and filing.paper.supports)


def _doubled_exhibits(filing: Filing, source: Source, path: KeyPath) -> Iterator[Finding]:
    """Yield a finding for each exhibit that *filing* attaches twice."""
    exhibit_names = amending_keys(filing).attaches or ()
    for index, name in enumerate(exhibit_names):
        if name in exhibit_names[:index]:
            yield listed_twice(source.place_at((*path, "attaches", index)), name)


def _complaint_faults(matter: Matter, filing: Filing, source: Source, path: KeyPath) -> Iterator[Finding]:
    """Yield a finding unless *filing* is about one amended complaint of the matter."""
    amended_names = [complaint.name for complaint in matter.filings if amendment_number(matter, complaint)]
    proposed = amending_keys(filing).proposes
    if proposed is not None:
        yield from unknown_names(source, (*path, "proposes"), proposed, amended_names, "amended complaint")
    elif not amended_names:
        message = f"`{filing.paper.id}` is about an amended complaint, and the matter has none"
        fix = "add the complaint with `amends:` to `filings:`"
        yield fault("MAT007", source.place_at(path), message, fix=fix)
    elif len(amended_names) > 1:
        message = f"`{filing.paper.id}` is about an amended complaint, but the matter does not say which"
        yield fault(
            "MAT007", source.place_at(path), message, fix=f"add `proposes:` with one of {', '.join(amended_names)}"
        )


def _impossible_dates(matter: Matter, filing: Filing, source: Source, path: KeyPath) -> Iterator[Finding]:
    """Yield a finding if *filing* is dated before the case, the complaint that it reports, or the paper it decides."""
    earlier_days = [("the complaint in the case was filed on", matter.complaint_filed)]
    complaint = proposed_complaint(matter, filing) if "notice_of_amendment" in filing.paper.sections else None
    if complaint:
        earlier_days.append((f"it says that `{complaint.name}` is filed, dated", complaint.date))
    if _events_name_parties(matter) and filing.paper.signer == "judge":
        decided_paper = principal(matter, filing)
        earlier_days.append((f"it accompanies `{decided_paper.name}`, dated", decided_paper.date))
    for fact, day in earlier_days:
        if filing.date and day and filing.date < day:
            message = f"`{filing.name}` is dated {filing.date}, but {fact} {day}"
            yield fault("MAT009", source.place_at((*path, "date")), message, fix="correct one of the two dates")
            return


def _events_name_parties(matter: Matter) -> bool:
    """Whether all the names under `by:` in the events of *matter* are names of parties."""
    return all(name in matter.parties for event in matter.events for name in event.by)
