"""CAP005."""

from collections.abc import Iterator

from assembler.model.law import weight
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.rules.rule import Problem, rule


@rule(
    "CAP005",
    cite="Wash. CR 10(e)(2)",
    basis="verified",
    fix="begin the title with the party, as in `Plaintiff's Notice of Voluntary Dismissal`",
)
def title_without_party(matter: Matter) -> Iterator[Problem]:
    """The title of a paper does not say which party files it.

    Some courts require the title to state the paper's purpose and the party that presents it: "Plaintiff's Trial
    Brief", not "Trial Brief". A complaint can only be the plaintiff's.
    """
    law = matter.court.title_names_party
    if law is None or not law.value:
        return
    names = {name for party in matter.parties.values() for name in _names(party) if name}
    names |= set(matter.sides.values())
    for number, filing in enumerate(matter.filings):
        title = filing.title
        if title and not filing.paper.opens and not any(name.lower() in title.lower() for name in names):
            fact = f"`{title}` does not name the party that files it"
            yield Problem(("filings", number, "title"), fact, weight(law.basis), cite=law.authority)


def _names(party: Party) -> tuple[str | None, ...]:
    side = party.on_side if party.on_side != "neither" else None
    return party.role, side, party.name, party.called
