"""CIT001."""

import re
from collections.abc import Iterator

from assembler.language.citations import Citation, plain
from assembler.model.matter import Matter
from assembler.rules._printed_texts import each
from assembler.rules.rule import Problem, rule

SERIES = re.compile(r"\d(?:d|th)$|Supp\.$|App\.$|Ct\.$|Ed\.$|Rptr\.$")
"""The end of a reporter that is no initial: 12 P. may be anything, 51 Cal. 4th cannot."""


@rule(
    "CIT001",
    cite="house style",
    basis="convention",
    fix="write the citation out, or take it out",
    bad="""
        more_facts:
          - {id: more, heading: More, paragraphs: ["The claim arises under 17 U.S.C. §, and no other law."]}
    """,
    good=(
        """
        more_facts:
          - {id: more, heading: More, paragraphs: ["The claim arises under 17 U.S.C. § 501, and no other law."]}
        """,
        """
        more_facts:
          - id: more
            heading: More
            paragraphs:
              - "See *Sample v. Example*, 598 U.S. ___ (2023); the claim arises under 17 U.S.C. ch. 5."
        """,
    ),
)
def half_citation(matter: Matter) -> Iterator[Problem]:
    """A citation stops halfway.

    A volume and a reporter without a page, a code without a section or a set of rules without a rule lead nowhere. A
    page that is not out yet is written as a blank: 598 U.S. ___.
    """
    for cited in each(matter):
        if lacks := missing(cited.one):
            yield Problem(cited.text.path, f"`{' '.join(cited.one.written.split())}` has no {lacks}")


def missing(one: Citation) -> str:
    """Return what *one* lacks: a page, a section, a rule; nothing where it is whole or may be no citation at all."""
    if one.number:
        return ""
    if one.kind == "case":
        return "page" if SERIES.search(plain(one.code)) else ""
    if one.kind == "statute":
        return "section" if one.sign.startswith("§") else ""
    return "number of a rule" if one.kind == "rule" and one.code.startswith("Fed.") else ""
