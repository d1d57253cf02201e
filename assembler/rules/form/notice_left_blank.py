"""FMT011."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.rules._complaint import printed
from assembler.rules.rule import Problem, rule


@rule(
    "FMT011",
    cite="house style: a notice says when, where and before whom",
    basis="convention",
    severity=Severity.WARNING,
    fix="add `hearing: {date: ..., time: ...}` to the motion, and `judge:` and `department:` to the matter",
)
def notice_left_blank(matter: Matter) -> Iterator[Problem]:
    """A notice of motion is printed with blanks for the day, the time, the judge or the courtroom.

    The blanks can be filled in by hand once the clerk has given a date; served with them, the notice tells nobody
    anything.
    """
    for number, filing in enumerate(matter.filings):
        if "notice_of_motion" in printed(filing):
            blank = [*_blanks(filing, matter)]
            if blank:
                yield Problem(("filings", number), f"`{filing.name}` prints blanks for the {series(blank)}")


def _blanks(filing: Filing, matter: Matter) -> Iterator[str]:
    """Yield what the notice does not say; the hearing may be that of a motion beside it."""
    hearings = [one.hearing for one in (filing, *matter.filings) if one.hearing]
    if not hearings:
        yield "day"
    if not any(hearing.time for hearing in hearings):
        yield "time"
    if matter.judge is None:
        yield "judge"
    if not (matter.department or any(hearing.place for hearing in hearings)):
        yield "courtroom"
