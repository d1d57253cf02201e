"""CAP005."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.court import Court
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule


@rule(
    "CAP005",
    cite="Wash. CR 10(e)(2)",
    basis="verified",
    fix="begin the title with whose paper it is, as in `Plaintiff's Notice of Voluntary Dismissal`",
    bad="""
        filings:
          - {paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, title: Notice of Dismissal}
    """,
    good="""
        filings:
          - {paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, title: "Plaintiff's Notice"}
    """,
)
def title_without_party(matter: Matter) -> Iterator[Problem]:
    """A title of one's own does not say whose paper it is.

    In Washington a paper's title shows its purpose and the party who presents it: "Plaintiff's Trial Brief", not
    "Trial Brief". A complaint can only be the plaintiff's.
    """
    asked, weight = asks(matter.court)
    if not asked:
        return
    names = {name for party in matter.parties.values() for name in (party.role, party.name, party.called) if name}
    names |= set(matter.sides.values())
    for number, filing in enumerate(matter.filings):
        title = filing.title
        if title and not filing.paper.opens and not any(name.lower() in title.lower() for name in names):
            fact = f"`{title}` does not name the party whose paper it is{asked}"
            yield Problem(("filings", number, "title"), fact, weight)


def asks(court: Court) -> tuple[str, Severity | None]:
    """Return what a message adds on *court*, and its weight; nothing where no title needs a party."""
    if court.system == "state" and court.state == "WA":
        return " (CR 10(e)(2))", None
    if court.id == "wawd":
        return " (LCR 10(e)(2), from memory)", Severity.WARNING
    return "", None
