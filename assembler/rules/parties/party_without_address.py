"""PTY006."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.model.law import was_read
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule

PLACES = {
    "caption": "in a complaint",
    "first paragraph": "in the first paragraph of a complaint",
    "complaint": "in a complaint",
    "pleader": "in the first pleading of a party",
    "residence": "in a complaint",
}


@rule(
    "PTY006",
    cite="Ohio Civ. R. 10(A); N.J. Ct. R. 1:4-1(a); Md. Rule 1-301",
    basis="verified",
    fix="add `address:`; if one is not known, say so in the complaint, and waive PTY006",
    severity=Severity.WARNING,
)
def party_without_address(matter: Matter) -> Iterator[Problem]:
    """The address of a party is missing, and the court requires every party's address in a complaint.

    Does and property need none. Some rules ask only for the address of the party who pleads. If the rule requires a
    residence, the county of a person or the principal place of business of an entity is enough.
    """
    law = matter.court.party_addresses
    if law is None or not any(opening(matter)):
        return
    severity = None if was_read(law.basis) else Severity.NOTE
    lacking = {name: party.name for name, party in matter.parties.items() if _lacks_address(party, law.value)}
    if lacking:
        what = "address or residence" if law.value == "residence" else "address"
        who = series([f"`{each}`" for each in lacking.values()])
        has = "has" if len(lacking) == 1 else "have"
        message = f"{who} {has} no {what}, which {matter.court.citation} requires {PLACES[law.value]}"
        first, *rest = (("parties", name) for name in lacking)
        yield Problem(first, message, severity, also=tuple(rest), cite=law.authority)


def _lacks_address(party: Party, wanted: str) -> bool:
    """Whether *party* has no address, nor a residence if that is enough, and the court wants one of it."""
    if (wanted == "pleader" and party.on_side != "plaintiff") or party.does or party.kind == "property":
        return False
    residence = wanted == "residence" and (party.resides_in or party.principal_place)
    return not (party.address or residence)
