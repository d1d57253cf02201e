"""CIT004."""

from collections.abc import Iterator
from datetime import date

from assembler.catalog.reporters import Reporter, authorities
from assembler.language.citations import Citation, year
from assembler.model.matter import Matter
from assembler.rules._printed_texts import cited
from assembler.rules.rule import Problem, rule

SLACK = 2
"""Years by which a volume may begin before or end after its series, as far as this program knows it."""


@rule(
    "CIT004",
    cite="the volumes and years of the reporters",
    basis="memory",
    fix="look the case up, and mend the volume, the series or the year",
    bad="""
        more_facts:
          - {id: more, heading: More, paragraphs: ["See *Invented v. Example*, 12 F.3d 34 (9th Cir. 1971)."]}
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        more_facts:
          - {id: more, heading: More, paragraphs: ["See *Invented v. Example*, 12 F.3d 34 (9th Cir. 1993)."]}
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        more_facts:
          - id: more
            heading: More
            paragraphs:
              - "See *Sample v. Example*, 999 F.3d 34 (9th Cir. 2021), and 1 F.4th 1 (9th Cir. 2021)."
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def impossible_volume(matter: Matter) -> Iterator[Problem]:
    """A case is cited from a volume, or with a year, that its reporter does not have.

    A series that has ended has a last volume, each series begins and ends in some year, and no case is younger than the
    paper that cites it. Two years are allowed at both ends.
    """
    for filing, found in cited(matter):
        for one in found:
            reporter = authorities().reporters.get(one.one.key[1]) if one.one.kind == "case" else None
            if reporter and (why := wrong(one.one, reporter, year(one.text.words, one.one), filing.date)):
                yield Problem(one.text.path, f"`{' '.join(one.one.written.split())}`: {why}")


def wrong(one: Citation, reporter: Reporter, when: int | None, filed: date | None) -> str:
    """Return what is wrong with the volume of *one* or its year *when*, in a paper of the day *filed*; or nothing."""
    volume = int(one.key[0])
    if volume < 1 or (reporter.volumes and volume > reporter.volumes):
        return f"{reporter.name} has {reporter.volumes or 'no such'} volumes"
    if when and filed and when > filed.year:
        return f"{when} comes after the paper, which is of {filed.year}"
    if when and when < reporter.first - SLACK:
        return f"{reporter.name} begins in {reporter.first}, and the case is of {when}"
    if when and reporter.last and when > reporter.last + SLACK:
        return f"{reporter.name} ends in {reporter.last}, and the case is of {when}"
    return ""
