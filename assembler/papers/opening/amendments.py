"""The number of an amended complaint: first, second and so on."""

import re
from datetime import date

from assembler.language.english import ordinal
from assembler.language.regex import Regex
from assembler.law.dismissal.claims import has_left
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.papers.opening.keys import opening_keys

AMENDED_ORDINAL = Regex(r"\b(?:(?P<which>[\w-]+)\s+)?amended\b", re.IGNORECASE)
"""The ordinal in a title such as "Second Amended Complaint"."""

ORDINALS = {ordinal(number): number for number in range(1, 51)}


def amendment_number(matter: Matter, filing: Filing) -> int:
    """Return the number of the amended complaint *filing*: 0 for the original, 1 for the first amended complaint.

    Complaints are counted by date. The count includes an original complaint and amendments that the matter mentions but
    does not list as filings. A complaint that `amends` another is at least the first amended complaint. An ordinal in
    the title takes precedence.
    """
    if not filing.paper.opens:
        return 0
    number = -1
    previous_date = None
    for complaint in _complaints(matter, filing):
        unlisted = _unlisted_complaints(matter, previous_date, complaint.date)
        number = number_in_title(complaint.title) or max(number + 1 + unlisted, _least_number(complaint))
        previous_date = complaint.date or previous_date
        if complaint is filing or complaint.name == filing.name:
            break
    return number


def _least_number(complaint: Filing) -> int:
    """Return the minimum number of *complaint*: at least 1 with `amends`, which may show more; otherwise 0."""
    amends = opening_keys(complaint).amends
    return max(amends.number, 1) if amends else 0


def amendment_words(matter: Matter, filing: Filing) -> str:
    """Return the words before "Complaint" that say which amended complaint *filing* is; "" for the original.

    If its title has "Amended" without an ordinal, the result is just "Amended".
    """
    number = amendment_number(matter, filing)
    own_words = AMENDED_ORDINAL.search(filing.title or "")
    if own_words and (own_words["which"] or "").casefold() not in ORDINALS:
        return "Amended"
    return f"{ordinal(number).title()} Amended" if number else ""


def without_departed(matter: Matter, filing: Filing) -> Matter:
    """Return *matter*; if *filing* amends a complaint, without the parties who left the case by its date.

    A party stays if a claim of the matter names it.
    """
    if not filing.paper.opens or opening_keys(filing).amends is None:
        return matter
    names_in_claims = {name for claim in matter.claims for name in (*claim.by, *claim.against)}
    departed_names = {name for name, party in matter.parties.items() if has_left(party, filing.date)}
    departed_names -= names_in_claims
    if not departed_names:
        return matter
    parties = {name: party for name, party in matter.parties.items() if name not in departed_names}
    events = tuple(event for event in matter.events if departed_names.isdisjoint((*event.by, *event.against)))
    return matter.model_copy(update={"parties": parties, "events": events})


def _complaints(matter: Matter, filing: Filing) -> list[Filing]:
    """Return the complaints of the same type as *filing*, sorted by date, or in the listed order if any is undated."""
    complaints = [complaint for complaint in matter.filings if complaint.paper.id == filing.paper.id]
    if not all(complaint.date for complaint in complaints):
        return complaints
    return sorted(complaints, key=lambda complaint: complaint.date or date.max)


def _unlisted_complaints(matter: Matter, after: date | None, before: date | None) -> int:
    """Return the number of complaints that were filed between two dates and are not among the filings."""
    listed_days = {filing.date for filing in matter.filings if filing.paper.opens}
    days = {event.date for event in matter.events if event.event == "amended complaint"} - listed_days
    if before is None:
        return 0
    days_between = [day for day in days if day and (after or date.min) < day < before]
    was_filed_before = matter.complaint_filed is not None and matter.complaint_filed < before
    if after is None and (days_between or was_filed_before):
        return len(days_between) + 1  # the original complaint too
    return len(days_between)


def number_in_title(title: str | None) -> int:
    """Return the ordinal in *title* as a number: 1 for "Amended" without an ordinal, 0 for no "Amended"."""
    match = AMENDED_ORDINAL.search(title or "")
    return (ordinal_number(match["which"] or "") or 1) if match else 0


def ordinal_number(word: str) -> int:
    """Return the number that *word*, such as "Second" or "2nd", names; 0 for any other word."""
    figures_match = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|d|th)", word, re.IGNORECASE)
    return int(figures_match[1]) if figures_match else ORDINALS.get(word.casefold(), 0)
