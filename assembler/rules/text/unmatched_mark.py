"""TXT011."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules._texts import REFERENCE, prose
from assembler.rules.rule import Problem, rule

ITEM = re.compile(r"(?<![\w(])(?:[a-zA-Z0-9]{1,3}|[ivx]{1,5})\)")
"""A label such as a) or iv), whose parenthesis has no partner."""

INCHES = re.compile(r"(?<![\d,$])\d{1,3}\"(?=[\s,.;)x×-]|\Z)")
"""A mark behind a number of inches; one behind a year ends a quotation."""


@rule(
    "TXT011",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the mark that is missing, or delete the one that is too many",
    bad="""
        more_facts:
          - {id: more, heading: More, paragraphs: ["Imaginary Strings called it (“our best pattern”."]}
    """,
    good=(
        """
        more_facts:
          - {id: more, heading: More, paragraphs: ["It called it (“our best pattern”), and a) sold b) it."]}
        """,
        """
        more_facts:
          - id: more
            heading: More
            paragraphs:
              - "“It was ours.\\n\\n“It is ours.”"
              - "A kite of 12\\" by 9\\" (both sides) flew."
        """,
    ),
)
def unmatched_mark(matter: Matter) -> Iterator[Problem]:
    """A parenthesis or a quotation mark has no partner.

    A quotation that never ends puts the pleader's own words into somebody's mouth. A quotation of several paragraphs
    opens each and closes the last, so only a paragraph with more that close is then a slip.
    """
    for path, text in prose(matter):
        said = REFERENCE.sub("", text)
        opened, closed = said.count("“"), said.count("”")
        if text.count('"') % 2 and INCHES.sub("", text).count('"') % 2:
            yield Problem(path, 'a quotation mark `"` has no partner')
        elif closed > opened or (opened > closed and "\n\n" not in said.strip()):
            yield Problem(path, "quotation marks `“ ”` do not pair")
        if not 0 <= said.count(")") - said.count("(") <= len(ITEM.findall(said)):
            yield Problem(path, "parentheses do not pair")
