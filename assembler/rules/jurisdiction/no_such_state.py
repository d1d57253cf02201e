"""JUR009."""

from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.suggestions import near
from assembler.language.placeholders import blanks
from assembler.language.places import FOREIGN, STATES, country_named, state, state_named
from assembler.model.matter import Matter
from assembler.model.party import Member
from assembler.model.walk import persons
from assembler.rules._complaint import grounds, pleaded
from assembler.rules.rule import Problem, rule

STYLE = "house style: a place is named with its state or country (convention)"
"""The authority where no statute asks, as in the courts of a state."""
PLACE = "end it with the name of a state or a country, after a comma if a city comes first"


@rule(
    "JUR009",
    cite="28 U.S.C. § 1332(a), (c)(1), (e)",
    basis="verified",
    fix="write the state's name in full; for an alien, write `subject_of:` with the foreign state",
)
def no_such_state(matter: Matter) -> Iterator[Problem]:
    """A state does not exist.

    A citizen of a state is a citizen of one of the fifty states, a territory, the District or Puerto Rico. A citizen of
    a foreign state is an alien, to whom another paragraph of the statute applies. Where diversity is a ground, a
    person's state that does not exist is an error; any other unknown place is a warning.
    """
    diversity = bool({"diversity", "class action"} & set(grounds(matter)))
    for path, member in persons(pleaded(matter)):
        yield from _unknown(member, path, diversity=diversity)


def _unknown(member: Member, path: KeyPath, *, diversity: bool) -> Iterator[Problem]:
    for key in ("formed_in", "principal_place", "citizenship", "permanent_resident_in", "main_office"):
        written: str | None = getattr(member, key)
        if written and not any(blanks(written)) and not state_named(place := state(written)):
            person = key in {"citizenship", "permanent_resident_in"}
            if message := _fault(key, place, written, person=person):
                severity = None if diversity and person else Severity.WARNING
                yield Problem(
                    (*path, key), message, severity, cite="" if diversity else STYLE, fix="" if person else PLACE
                )


def _fault(key: str, place: str, written: str, *, person: bool) -> str:
    """Return what is wrong with *place*; empty where it is a foreign state and may be."""
    if country_named(place):
        return f"`{key}`, `{brief(written)}`, is a foreign state, not one of the United States" if person else ""
    nearest = near(place, [*STATES.values(), *FOREIGN.values()])
    meant = f"; did you mean `{nearest[0]}`?" if nearest else ""
    return f"`{key}`, `{brief(written)}`, is not a state{meant}"
