"""Personal jurisdiction over defendants who are not at home in the state, although the complaint says that they are."""

from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.language.english import series
from assembler.language.places import state_name
from assembler.law.citizenship import citizenship
from assembler.model.matter import Matter
from assembler.model.walk import of_side
from assembler.rules._complaint import pleaded_parties
from assembler.rules.rule import Problem, rule


@rule(
    "JUR023",
    cite="Daimler AG v. Bauman, 571 U.S. 117, 137 (2014)",
    basis="memory",
    fix="write `because: contacts` or `because: consent`, with the `allegations:` that support it, or correct the "
    "party's citizenship",
)
def general_jurisdiction_away_from_home(matter: Matter) -> Iterator[Problem]:
    """General jurisdiction is pleaded over a defendant that is at home elsewhere.

    A corporation is at home where it is incorporated and where it has its principal place of business. A person is at
    home in the state of domicile. Only in an exceptional case is a party at home in another state.
    """
    forum = state_name(matter.court.state)
    defendants = of_side(pleaded_parties(matter), "defendant")
    for index, ground in enumerate(matter.personal_jurisdiction):
        if ground.because != "at home":
            continue
        for name in ground.over or defendants:
            party = defendants.get(name)
            places = citizenship(party).places if party and party.kind in {"corporation", "individual"} else {}
            if party and places and forum not in places:
                fact = f"`{brief(party.name)}` is said to be at home in {forum}"
                message = f"{fact}, but is a citizen of {series([*places])}"
                yield Problem(("personal_jurisdiction", index), message, also=(("parties", name),))
