"""CAP007."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.court import Court
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule


@rule(
    "CAP007",
    cite="the court's rule on captions",
    basis="convention",
    fix="name every party: leave `short_caption:` out",
    bad="""
        court: njsuper
        county: Essex
        division: none
        number: ESX-L-000000-25
        jurisdiction: none
        filings:
          - {paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, short_caption: true}
    """,
    good=(
        """
        filings:
          - {paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without,
             short_caption: true}
        """,
        """
        court: njsuper
        county: Essex
        division: none
        number: ESX-L-000000-25
        jurisdiction: none
        filings:
          - {paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}
        """,
    ),
    severity=Severity.WARNING,
)
def et_al_unsure(matter: Matter) -> Iterator[Problem]:
    """A later paper leaves parties to "et al." where the court is not known to allow it.

    Most courts let the title of a later paper name the first party of each side and refer to the rest. Where the
    court's profile records nothing of the kind, all of them are the safe caption.
    """
    for number, filing in enumerate(matter.filings):
        if filing.short_caption and not filing.paper.opens and (why := _doubt(matter.court)):
            yield Problem(("filings", number, "short_caption"), f"`{filing.name}` has a short caption, and {why}")


def _doubt(court: Court) -> str:
    """Return why a later paper of *court* had better name all; nothing where it need not."""
    if court.et_al is None:
        return f"whether `{court.id}` allows one is not recorded"
    return "" if court.et_al.value.allowed_after_complaint else f"`{court.id}` has none ({court.et_al.authority})"
