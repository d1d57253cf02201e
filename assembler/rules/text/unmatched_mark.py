"""TXT011."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules._texts import REFERENCE, prose
from assembler.rules.rule import Problem, rule

ITEM = re.compile(r"(?<![\w(])(?:[a-zA-Z0-9]{1,3}|[ivx]{1,5})\)")
"""A label such as a) or iv), which has only one parenthesis."""

INCHES = re.compile(r"(?<![\d,$])\d{1,3}\"(?=[\s,.;)x×-]|\Z)")
"""The sign for inches; the same mark after a year ends a quotation."""


@rule(
    "TXT011",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="add the missing mark, or delete the extra one",
)
def unmatched_mark(matter: Matter) -> Iterator[Problem]:
    """A parenthesis or a quotation mark is not paired.

    A quotation that never ends puts the pleader's own words into another's mouth. A quotation of several paragraphs has
    an opening mark before each and one closing mark at its end, so there only an extra closing mark is reported.
    """
    for path, text in prose(matter):
        said = REFERENCE.sub("", text) if "[[" in text else text
        opened, closed = said.count("“"), said.count("”")
        if text.count('"') % 2 and INCHES.sub("", text).count('"') % 2:
            yield Problem(path, 'a quotation mark `"` is not paired')
        elif closed > opened or (opened > closed and "\n\n" not in said.strip()):
            yield Problem(path, "quotation marks `“ ”` are not paired")
        more = said.count(")") - said.count("(")
        if more and not 0 < more <= len(ITEM.findall(said)):
            yield Problem(path, "parentheses are not paired")
