"""JUR017."""

import re
from collections.abc import Iterator, Mapping

from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.law.citizenship import citizenship
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.walk import allegations
from assembler.rules._complaint import grounds, pleaded
from assembler.rules.rule import Problem, rule

RESIDES = re.compile(
    r"(?P<who>\b[A-Z][\w.,&’'-]*(?: [A-Z][\w.,&’'-]*){0,6}),?"
    r" (?:(?:is|are|was|were) (?:an? )?residents? of|resides? in)"
    r" (?:the (?:State|Commonwealth) of )?[A-Z]\w+"
)
"""Who is said to reside where: "Ann Example is a resident of Ohio"."""


@rule(
    "JUR017",
    cite="Kanter v. Warner-Lambert Co., 265 F.3d 853, 857 (9th Cir. 2001)",
    basis="memory",
    fix="plead where each is domiciled and of which state it is a citizen: `citizenship:` of the party does",
    bad="""
        more_facts:
          - {id: who, heading: Who, paragraphs: [Sample Kites is a resident of Oregon.]}
        jurisdiction: [diversity]
        amount: 75000
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good="""
        more_facts:
          - {id: who, heading: Who, paragraphs: [Sample Kites is a citizen of Oregon.]}
        jurisdiction: [diversity]
        amount: 75000
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
)
def residence_for_citizenship(matter: Matter) -> Iterator[Problem]:
    """Diversity is pleaded, and a text speaks of a party's residence.

    Residence is not citizenship: a person is a citizen of the state of domicile. A complaint that pleads where the
    parties reside, and not whose citizens they are, does not plead diversity. Where the matter says whose citizen the
    party is, so does the paper, and this is a note.
    """
    if "diversity" not in grounds(matter):
        return
    parties = pleaded(matter)
    for path, allegation in allegations(matter):
        for found in RESIDES.finditer(allegation.text or ""):
            if meant := _meant(found["who"], parties):
                known = all(citizenship(party).places for party in meant)
                fact = f"`{brief(found[0])}` pleads residence, and diversity wants citizenship"
                yield Problem((*path, "text"), fact, Severity.NOTE if known else None)


def _meant(who: str, parties: Mapping[str, Party]) -> list[Party]:
    """Return the *parties* whom *who* may mean: by a name, the beginning of one, or a role."""
    who = who.strip(" ,")
    return [
        party
        for party in parties.values()
        if any(name in who or name.startswith((f"{who} ", f"{who},")) for name in _names(party))
        or who.casefold().removesuffix("s") == party.role
    ]


def _names(party: Party) -> list[str]:
    return [name for name in (party.name, party.called) if name]
