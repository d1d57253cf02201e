"""JUR024."""

from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.findings.path import KeyPath
from assembler.language.english import series
from assembler.model.matter import Matter
from assembler.model.party import Member
from assembler.rules._complaint import pleaded
from assembler.rules.rule import Problem, rule


@rule(
    "JUR024",
    cite="28 U.S.C. § 1332(a)",
    basis="derived",
    fix="keep the one that counts: `citizenship:` of whoever is a citizen of a state, `subject_of:` of an alien",
    bad="""
        parties:
          strings:
            name: Ann Example
            kind: individual
            formed_in: none
            principal_place: none
            citizenship: Utah
            subject_of: Canada
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        parties:
          strings: {name: Ann Example, kind: individual, formed_in: none, principal_place: none, subject_of: Canada}
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        parties:
          strings:
            name: Ann Example
            kind: individual
            formed_in: none
            principal_place: none
            subject_of: Canada
            permanent_resident_in: Utah
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def contradictory_citizenship(matter: Matter) -> Iterator[Problem]:
    """A person is called a citizen of a state and something that no citizen of a state is.

    Who is domiciled in a state and a citizen of the United States is a citizen of that state, whatever else he or she
    is; an alien is a citizen of none, and may be a permanent resident of one.
    """
    for name, party in pleaded(matter).items():
        yield from _two(party, ("parties", name))


def _two(one: Member, path: KeyPath) -> Iterator[Problem]:
    ways = [f"`{key}:`" for key in ("citizenship", "subject_of", "domiciled_abroad") if getattr(one, key)]
    if len(ways) > 1:
        yield Problem(path, f"`{brief(one.name)}` has {series(ways)}")
    elif one.permanent_resident_in and not one.subject_of:
        yield Problem(path, f"`{brief(one.name)}` has `permanent_resident_in:` and no `subject_of:`")
    for key, persons in (("members", one.members), ("trustees", one.trustees)):
        for name, member in persons.items():
            yield from _two(member, (*path, key, name))
