"""Finds hearings that have no effect, because the court's papers neither print them nor count days from them."""

from collections.abc import Iterator

from assembler.findings.faults import fault
from assembler.findings.finding import Finding
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.papers import keys_of
from assembler.papers.keys import hearing_of


def hearing_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a finding for each `hearing` that no paper would use."""
    for index, filing in enumerate(matter.filings):
        path = ("filings", index, "hearing")
        if hearing_of(filing) and "hearing" in keys_of(filing.paper) and not _states_hearings(matter):
            message = f"`hearing` is not printed: in `{matter.court.id}`, neither the caption nor a motion states it"
            fix = 'delete `hearing:`, or print it under the title: `legends: ["Hearing: DATE, TIME, PLACE"]`'
            yield fault("MAT002", source.key_place(path), message, fix=fix)


def _states_hearings(matter: Matter) -> bool:
    """Whether a paper of the matter states a motion's hearing, or the court counts days of service from it."""
    court = matter.court
    if court.caption_lines and any("{hearing}" in line for line in court.caption_lines.value):
        return True
    form = court.motion.value.motion if court.motion else None
    uses_hearing = form and (form.hearing or form.served or form.answering or "notice" in form.parts)
    notices = any("notice_of_motion" in (filing.sections or filing.paper.sections) for filing in matter.filings)
    return bool(uses_hearing) or notices
