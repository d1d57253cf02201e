"""PTY010."""

from collections.abc import Iterator, Sequence

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
    bad="""
        court: nedist
        county: Lancaster
        division: none
        number: none
        jurisdiction: none
        venue: [events]
        parties:
          strings: {resides_in: "Lancaster County, Nebraska"}
          ann: {name: Ann Sample, role: plaintiff, counsel: [placeholder], kind: individual}
        claims:
          - {title: Conversion, law: NE, against: [strings], paragraphs: [They took the kites.]}
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        court: nedist
        county: Lancaster
        division: none
        number: none
        jurisdiction: none
        venue: [events]
        parties:
          strings: {resides_in: "Lancaster County, Nebraska"}
          ann: {name: Ann Sample, role: plaintiff, counsel: [placeholder], kind: individual,
            resides_in: "Lancaster County, Nebraska"}
        claims:
          - {title: Conversion, law: NE, against: [strings], paragraphs: [They took the kites.]}
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        court: nedist
        county: Lancaster
        division: none
        number: none
        jurisdiction: none
        venue: [events]
        parties:
          strings: {resides_in: "Lancaster County, Nebraska"}
          ann: {name: Ann Sample, role: plaintiff, counsel: [placeholder], kind: individual}
        claims:
          - {title: Conversion, law: NE, against: [strings], paragraphs: [They took the kites.]}
        more_facts:
          - {id: more, heading: More, paragraphs: ["Ann Sample lives on Example Island."]}
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def person_without_residence(matter: Matter) -> Iterator[Problem]:
    """A complaint says of a person no more than the name.

    Where the person resides bears on venue and on service, and nothing is printed on a person of whom the matter says
    nothing. A text of the complaint may say it too, and Does have no residence. If venue rests on a residence, VEN010
    says so.
    """
    if matter.court.system == "federal" or any("residence" in reason.because for reason in matter.venue):
        return
    texts = [text for _, text in prose(matter)]
    nameless = {name: party for name, party in pleaded(matter).items() if _unknown(party) and not _told(party, texts)}
    if nameless:
        who = series([f"`{party.name}`" for party in nameless.values()])
        first, *rest = (("parties", name) for name in nameless)
        yield Problem(first, f"nothing says where {who} {_verb(nameless)}", also=tuple(rest))


def _verb(people: dict[str, Party]) -> str:
    return "resides" if len(people) == 1 else "reside"


def _unknown(party: Party) -> bool:
    """Whether *party* is a person of whom the matter gives neither a place nor a description."""
    given = (party.resides_in, party.citizenship, party.address, party.paragraph, party.capacity, party.through)
    return party.kind == "individual" and not party.does and not any(given)


PLACES = ("resides", "reside ", "residing", "lives ", "live ", "domicil", "resident of", "address of ")
"""Words by which a text may say where somebody lives."""


def _told(party: Party, texts: Sequence[str]) -> bool:
    """Whether one of *texts* says where *party* lives."""
    name = (party.called or party.name).split()[-1]
    return any(name in text and any(words in text for words in PLACES) for text in texts)
