"""JUR010."""

from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.english import article
from assembler.model.matter import Matter
from assembler.model.party import COMPOUND, Member
from assembler.rules._complaint import pleaded
from assembler.rules.rule import Problem, rule


@rule(
    "JUR010",
    cite="28 U.S.C. § 1332(c)(1)",
    basis="verified",
    fix="take them out, or mend the `kind:`: a trust has `trustees:`, an LLC or a partnership `members:`",
    bad="""
        parties:
          strings:
            members: {ann: {name: Ann Example, kind: individual, citizenship: Utah}}
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        parties:
          strings:
            name: Imaginary Strings LLC
            kind: limited liability company
            members: {ann: {name: Ann Example, kind: individual, citizenship: Utah}}
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        parties:
          kites:
            name: Sample Kites Trust
            kind: trust
            formed_in: none
            principal_place: none
            trustees:
              ann: {name: Ann Example, kind: individual, citizenship: Utah}
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
    severity=Severity.WARNING,
)
def members_that_do_not_count(matter: Matter) -> Iterator[Problem]:
    """Members are named of one whose citizenship does not come from members.

    A corporation is a citizen of where it was formed and has its principal place of business, whoever owns it. A
    traditional trust has the citizenship of its trustees, and its beneficiaries do not count.
    """
    for name, party in pleaded(matter).items():
        yield from _idle(party, ("parties", name))


def _idle(one: Member, path: KeyPath) -> Iterator[Problem]:
    for key, persons in (("members", one.members), ("trustees", one.trustees)):
        counts = one.kind in COMPOUND and (key == "trustees") is (one.kind == "trust")
        if persons and not counts:
            yield Problem((*path, key), f"`{brief(one.name)}`, {article(one.kind)} {one.kind}, has `{key}:`")
        for name, person in persons.items():
            yield from _idle(person, (*path, key, name))
