"""DIS013."""

from collections.abc import Iterator

from assembler.law.dismissal.papers import DismissalPaper
from assembler.law.dismissal.scope import EVERYBODY
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule


@rule(
    "DIS013",
    cite="Fed. R. Civ. P. 41(a)(1)(A)",
    basis="verified",
    fix="remove the party from `dismisses:`",
)
def dismissed_before(paper: DismissalPaper) -> Iterator[Problem]:
    """A paper dismisses a party who has already left the case.

    No claim is left against that party, and the second dismissal may be taken for one on the merits.
    """
    for number, entry in enumerate(paper.filing.dismisses):
        for name in entry.by:
            if name not in paper.scope.plaintiffs:
                message = f"{_message(paper.matter, paper.filing, name)}, and has nothing left to dismiss"
                yield Problem(("filings", paper.place, "dismisses", number), message, cite=paper.instrument.rule)
        for name in entry.parties:
            if paper.scope.dismissed and name != EVERYBODY and name not in paper.scope.opponents:
                message = _message(paper.matter, paper.filing, name)
                yield Problem(("filings", paper.place, "dismisses", number), message, cite=paper.instrument.rule)


def _message(matter: Matter, filing: Filing, name: str) -> str:
    party = matter.parties[name]
    left = f"left the case on {party.terminated.date}" if party.terminated else "was dismissed by an earlier paper"
    when = f"before this paper of {filing.date}" if filing.date else "before this paper, which has no date yet"
    return f"`{party.name}` {left}, {when}"
