"""PTY010."""

from collections.abc import Iterable, Iterator, Sequence

from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.rules._complaint import pleaded
from assembler.rules._texts import prose
from assembler.rules.rule import Problem, rule


@rule(
    "PTY010",
    cite="house style: a complaint says where each person resides",
    basis="convention",
    severity=Severity.NOTE,
    fix="add `resides_in:`, with the county and the state, or describe the person in a `paragraph:`",
)
def person_without_residence(matter: Matter) -> Iterator[Problem]:
    """A complaint says of a person no more than the name.

    Where the person resides bears on venue and on service, and nothing is printed on a person of whom the matter says
    nothing. A text of the complaint may say it too, and Does have no residence. If venue rests on a residence, VEN010
    says so, except of a person whose address is in the county. An address is printed where the court wants the
    addresses of the parties, and citizenship in a federal court.
    """
    if matter.court.system == "federal":
        return
    by_venue, texts = any("residence" in reason.because for reason in matter.venue), [text for _, text in prose(matter)]
    nameless = {
        name: party
        for name, party in pleaded(matter).items()
        if _unknown(party, matter) and not _told(party, texts) and (party.address or not by_venue)
    }
    if nameless:
        who = series([f"`{party.name}`" for party in nameless.values()])
        first, *rest = (("parties", name) for name in nameless)
        told = f"no allegation says where {who} {_verb(nameless)}{_not_printed(nameless.values())}"
        yield Problem(first, told, also=tuple(rest))


def _verb(people: dict[str, Party]) -> str:
    return "resides" if len(people) == 1 else "reside"


def _not_printed(people: Iterable[Party]) -> str:
    """Return which keys of *people* give a place that no paper prints."""
    given = [f"`{key}:`" for key in ("citizenship", "address") if any(getattr(party, key) for party in people)]
    return f": papers of this court do not print {series(given)}" if given else ""


def _unknown(party: Party, matter: Matter) -> bool:
    """Whether *party* is a person of whom a complaint prints neither a place nor a description (PTY012 has more)."""
    address = party.address if matter.court.party_addresses else ()
    printed = (party.resides_in, address, party.paragraph, party.capacity, party.through)
    return party.kind == "individual" and not any((party.does, party.principal_place, *printed))


PLACES = ("resides", "reside ", "residing", "lives ", "live ", "domicil", "resident of", "address of ")
"""Words by which a text may say where somebody lives."""


def _told(party: Party, texts: Sequence[str]) -> bool:
    """Whether one of *texts* says where *party* lives, or has the street of the address."""
    name = (party.called or party.name).split()[-1]
    street = party.address[0].partition(",")[0] if party.address else ""
    lives = any(name in text and any(words in text for words in PLACES) for text in texts)
    return lives or bool(street and any(street in text for text in texts))
