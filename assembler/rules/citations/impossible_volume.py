"""CIT004."""

from collections.abc import Iterator
from datetime import date

from assembler.catalog.reporters import Reporter, authorities
from assembler.language.citations import Citation, year
from assembler.model.matter import Matter
from assembler.rules._printed_texts import citations_by_paper
from assembler.rules.rule import Problem, rule

SLACK = 2
"""Years by which a case may be older or younger than its series, whose years are from memory."""


@rule(
    "CIT004",
    cite="the volumes and years of the reporters",
    basis="memory",
    fix="look up the case, and correct the volume, the series or the year",
)
def impossible_volume(matter: Matter) -> Iterator[Problem]:
    """A case is cited to a volume or a year that its reporter does not have.

    A series that has ended has a last volume, each series covers certain years, and no case is later than the paper
    that cites it. Two years are allowed at either end.
    """
    for filing, paper in citations_by_paper(matter):
        for cited in paper:
            citation = cited.citation
            reporter = authorities().reporters.get(citation.key[1]) if citation.kind == "case" else None
            if reporter and (why := wrong(citation, reporter, year(cited.text.words, citation), filing.date)):
                yield Problem(cited.text.path, f"`{cited.written}`: {why}")


def wrong(citation: Citation, reporter: Reporter, when: int | None, filed: date | None) -> str:
    """Return what is wrong with the volume or with the year *when* of *citation*, in a paper *filed* on a day."""
    volume = int(citation.key[0])
    if volume < 1 or (reporter.volumes and volume > reporter.volumes):
        return f"{reporter.name} has {reporter.volumes or 'no such'} volumes"
    if when and filed and when > filed.year:
        return f"the year {when} is later than the paper, which is dated {filed.year}"
    if when and when < reporter.first - SLACK:
        return f"{reporter.name} begins in {reporter.first}, and the case is dated {when}"
    if when and reporter.last and when > reporter.last + SLACK:
        return f"{reporter.name} ends in {reporter.last}, and the case is dated {when}"
    return ""
