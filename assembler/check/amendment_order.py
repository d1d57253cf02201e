"""Reports ordinals that do not fit their amended complaint, and amendments of a complaint already amended."""

import re
from collections.abc import Iterator
from datetime import date

from assembler.facts.texts import prose
from assembler.findings.faults import fault
from assembler.findings.finding import Finding
from assembler.language.dates import plain_date
from assembler.language.english import ordinal
from assembler.language.regex import Regex
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.papers.opening.amendments import AMENDED_ORDINAL, ORDINALS, amendment_number, ordinal_number
from assembler.papers.opening.keys import opening_keys
from assembler.validate.amended_papers import MatterPaper


def order_findings(paper: MatterPaper, earlier: MatterPaper) -> Iterator[Finding]:
    """Yield the findings on the place of *paper*, which amends *earlier*, among the amended complaints."""
    earlier_name = earlier.name_in_message(paper.source)
    earlier_number = amendment_number(earlier.matter, earlier.filing)
    days = _earlier_amendment_days(paper.matter, paper.filing)
    if len(days) > earlier_number:
        message = (
            f"`{paper.filing.name}` amends {earlier_name}, but an amended complaint of {plain_date(days[-1])} lies "
            "between them"
        )
        yield fault("MAT018", paper.source.place_at((*paper.path, "amends")), message)
    elif wrong_ordinal := _wrong_ordinal(paper.filing, earlier_number + 1):
        right_ordinal = ordinal(earlier_number + 1)
        message = (
            f"the title says `{wrong_ordinal} Amended`, but the paper amends {earlier_name} and is the {right_ordinal} "
            "amended complaint"
        )
        fix = f"write `{right_ordinal.title()} Amended` in `title:`, or delete `title:`; or correct `amends:`"
        yield fault("MAT019", paper.source.place_at((*paper.path, "title")), message, fix=fix)
    elif paper.filing.title and not AMENDED_ORDINAL.search(paper.filing.title):
        message = f"the title does not say that the paper, which amends {earlier_name}, is an amended complaint"
        fix = "write `title: none`, so that the program writes the title, or add `Amended` to it"
        yield fault("MAT019", paper.source.place_at((*paper.path, "title")), message, fix=fix)
    else:
        yield from _names_of_later_complaints(paper, earlier_number + 1)


AMENDED_NAME = Regex(rf"\b(?P<ordinal>{'|'.join(ORDINALS)}) amended (?:complaint|petition)\b", re.IGNORECASE)
"""The name of an amended complaint with its ordinal."""

OTHER_CASE = Regex(r"\b(?:actions?|cases?|lawsuits?|suits?|proceedings?|v\.|Nos?\.)(?!\w)", re.IGNORECASE)
"""Words by which a text may speak of another case."""


def _names_of_later_complaints(paper: MatterPaper, number: int) -> Iterator[Finding]:
    """Yield a finding on each text that names an amended complaint later than the last in the matter.

    *number* is the number of the amended complaint *paper*. A text that may speak of another case is not read.
    """
    last_number = max(number, *(amendment_number(paper.matter, filing) for filing in paper.matter.filings))
    for path, text in prose(paper.matter):
        match = None if OTHER_CASE.search(text) else AMENDED_NAME.search(text)
        if match and ORDINALS[match["ordinal"].casefold()] > last_number:
            message = (
                f"the text names the `{match[0]}`, but the last amended complaint of the matter is the "
                f"{ordinal(last_number)}"
            )
            place = paper.source.place_within(path, match[0], 0)
            yield fault("MAT019", place, message, fix="correct the ordinal in the text, or correct `amends:`")


def _earlier_amendment_days(matter: Matter, filing: Filing) -> list[date]:
    """Return the days before *filing* on which the complaint was amended, from the filings or from the events.

    The two are not combined, because a complaint may be dated one day and filed the next.
    """
    day = filing.date or date.max
    other_filings = (other for other in matter.filings if other is not filing and not opening_keys(other).proposed)
    filing_days = {other.date for other in other_filings if other.date and amendment_number(matter, other)}
    event_days = {event.day for event in matter.events if event.event == "amended complaint"}
    earlier_filing_days = sorted(filing_day for filing_day in filing_days if filing_day < day)
    earlier_event_days = sorted(event_day for event_day in event_days if event_day < day)
    return max(earlier_filing_days, earlier_event_days, key=len)


def _wrong_ordinal(filing: Filing, number: int) -> str:
    """Return the ordinal in the title of *filing* if it is not that of *number*; "" if it is, or if there is none."""
    match = AMENDED_ORDINAL.search(filing.title or "")
    title_ordinal = (match["which"] or "") if match else ""
    return title_ordinal if ordinal_number(title_ordinal) not in {0, number} else ""
