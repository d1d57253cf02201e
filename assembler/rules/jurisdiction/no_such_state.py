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
from assembler.rules._complaint import grounds, pleaded
from assembler.rules.rule import Problem, rule


@rule(
    "JUR009",
    cite="28 U.S.C. § 1332(a), (c)(1), (e)",
    basis="verified",
    fix="write the state's name in full; of an alien, write `subject_of:` with the foreign state",
    bad="""
        parties:
          strings: {formed_in: Delawear}
        jurisdiction: [diversity]
        amount: 75000
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        jurisdiction: [diversity]
        amount: 75000
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        parties:
          strings: {formed_in: Puerto Rico, principal_place: "Washington, D.C."}
        jurisdiction: [diversity]
        amount: 75000
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def no_such_state(matter: Matter) -> Iterator[Problem]:
    """A state is named that there is not.

    A citizen of a State is a citizen of one of the fifty, of a territory, the District or Puerto Rico. A foreign state
    makes an alien, for whom another paragraph of the statute holds. Where diversity is a ground, a person's state that
    is none is an error; any other place that no list has is a warning.
    """
    diversity = bool({"diversity", "class action"} & set(grounds(matter)))
    for name, party in pleaded(matter).items():
        yield from _odd(party, ("parties", name), diversity=diversity)


def _odd(one: Member, path: KeyPath, *, diversity: bool) -> Iterator[Problem]:
    for key in ("formed_in", "principal_place", "citizenship", "permanent_resident_in", "main_office"):
        written: str | None = getattr(one, key)
        if written and not any(blanks(written)) and not state_named(place := state(written)):
            person = key in {"citizenship", "permanent_resident_in"}
            if message := _what(key, place, written, person=person):
                weight = None if diversity and person else Severity.WARNING
                yield Problem((*path, key), message, weight)
    for key, persons in (("members", one.members), ("trustees", one.trustees)):
        for name, member in persons.items():
            yield from _odd(member, (*path, key, name), diversity=diversity)


def _what(key: str, place: str, written: str, *, person: bool) -> str:
    """Return what is wrong with *place*; nothing where a foreign state may stand."""
    if country_named(place):
        return f"`{key}`, `{brief(written)}`, is a foreign state; `{key}` takes a state" if person else ""
    nearest = near(place, [*STATES.values(), *FOREIGN.values()])
    meant = f"; did you mean `{nearest[0]}`?" if nearest else ""
    return f"`{key}`, `{brief(written)}`, names no state{meant}"
