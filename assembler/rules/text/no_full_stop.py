"""TXT012."""

import re
from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.model.walk import allegations
from assembler.rules._texts import NOTE
from assembler.rules.rule import Problem, rule

ENDS = re.compile(r"[.?!:;…—][”’\"')\]*_]*+\Z")
CITED = re.compile(r"[.?!][”’\"')\]*_]*\s+\([^()]*\)\Z")
LISTED = re.compile(r"[;,]\s+(?:and|or)\Z")
"""The end of a list item that is an allegation in itself: "failing to warn; and"."""

TAIL = 600
"""Letters at the end of an allegation that are searched: the patterns would read a long one from its beginning."""

LAST_BLOCK = re.compile(r"(?:^|\n)[ \t]*(?:>|[-*+] |\d{1,9}[.)] |\||!\[)[^\n]*\Z")


@rule(
    "TXT012",
    cite="house style",
    basis="convention",
    severity=Severity.NOTE,
    fix="complete the sentence, or add its period",
)
def no_full_stop(matter: Matter) -> Iterator[Problem]:
    """An allegation does not end like a sentence.

    Either the period is missing or the rest of the sentence. An allegation that ends in a quotation, a list, a
    table, a picture or a citation in parentheses is not reported.
    """
    for path, allegation in allegations(matter):
        text = (allegation.text or "").strip()
        aside = text.startswith("(") and text.endswith(")")
        end = NOTE.sub("", text)[-TAIL:].rstrip()
        if text and not aside and not any(way.search(end) for way in (ENDS, CITED, LISTED, LAST_BLOCK)):
            yield Problem((*path, "text"), f"does not end like a sentence: `… {brief(' '.join(text.split()[-4:]))}`")
