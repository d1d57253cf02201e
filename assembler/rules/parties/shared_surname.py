"""PTY009."""

from collections.abc import Iterator, Mapping

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule


@rule(
    "PTY009",
    cite="house style: a short name means one party",
    basis="convention",
    severity=Severity.WARNING,
    fix="call each of them by the full name, or by the first name: `called:`",
)
def shared_surname(matter: Matter) -> Iterator[Problem]:
    """Two people share a surname, and one of them is called by it alone.

    A reader of "Against Defendants Sample and Bo Sample" cannot tell which Sample is meant. An estate has the surname
    of the deceased.
    """
    people = {name: party for name, party in matter.parties.items() if party.kind in {"individual", "estate"}}
    for name, party in people.items() if any(opening(matter)) else ():
        others = [other for other in _of_the_surname(party, people) if other is not party]
        if others:
            message = f"`{party.called}` is also the surname of `{others[0].name}`"
            yield Problem(("parties", name, "called"), message)


def _of_the_surname(party: Party, people: Mapping[str, Party]) -> Iterator[Party]:
    """Yield each of *people* whose surname is the name that *party* is called by."""
    for other in people.values():
        if party.called and other.name.split()[-1].casefold() == party.called.casefold():
            yield other
