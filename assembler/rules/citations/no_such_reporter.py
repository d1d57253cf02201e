"""CIT003."""

from collections.abc import Iterator

from assembler.catalog.reporters import authorities
from assembler.model.matter import Matter
from assembler.rules._printed_texts import each
from assembler.rules.rule import Problem, rule


@rule(
    "CIT003",
    cite="the reporters that there are",
    basis="memory",
    fix="look the case up, and mend the reporter",
    bad="""
        more_facts:
          - {id: more, heading: More, paragraphs: ["See *Invented v. Example*, 12 F.5th 34 (9th Cir. 2024)."]}
    """,
    good=(
        """
        more_facts:
          - {id: more, heading: More, paragraphs: ["See *Invented v. Example*, 12 F.4th 34 (9th Cir. 2024)."]}
        """,
        """
        more_facts:
          - id: more
            heading: More
            paragraphs:
              - "See *Sample v. Example*, 12 Q.B.4th 34 (1999)."
        """,
    ),
)
def no_such_reporter(matter: Matter) -> Iterator[Problem]:
    """A reporter is cited in a series that there is not.

    F.5th, Wn.3d or U.S.2d are slips of the hand or of a program that invents. Reporters that this program does not know
    at all are left alone.
    """
    for cited in each(matter):
        one = cited.one
        if one.kind == "case" and one.key[1] not in authorities().reporters:
            yield Problem(cited.text.path, f"no reporter is called `{' '.join(one.code.split())}`")
