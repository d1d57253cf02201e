"""PRV002."""

import re
from collections.abc import Iterator

from assembler.language.dates import MONTHS
from assembler.language.passages import passages
from assembler.model.matter import Matter
from assembler.rules._texts import after, all_texts
from assembler.rules.privacy._redaction import authority, redaction
from assembler.rules.rule import Problem, rule

MONTH = rf"(?:{'|'.join(name[:3] for name in MONTHS)})[a-z]{{0,6}}\.?"
"""A month in full or abbreviated."""
IN_WORDS = rf"{MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{MONTH},?\s+\d{{4}}"
DAY = rf"(?:{IN_WORDS}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d\d-\d\d)"
BIRTH = r"\b(?:born(?!\s+(?:out\s+)?(?:of|from)\b)|date\s+of\s+birth|birth[\s-]?da(?:te|y)|D\.?O\.?B)\b"
WITHIN = r"(?:(?!\b\w{3,}\.\s+(?-i:[A-Z])|,\s+(?:was|were|is|has|had)\b)[^;\d]){0,40}?"
"""Words of one clause: a period after a word of three letters or more ends it, one after "St" does not."""
BORN_ON = re.compile(rf"{BIRTH}{WITHIN}{DAY}|{DAY},?\s[^.;\d]{{0,40}}\b(?:was|were)\s+born\b", re.IGNORECASE)


@rule("PRV002", cite="Fed. R. Civ. P. 5.2(a)(2)", basis="verified", fix="give the year of birth alone")
def birth_date(matter: Matter) -> Iterator[Problem]:
    """A date of birth is printed in full.

    A filed paper is public, and may give the year of birth only.
    """
    weight = redaction(matter.court, "dob")
    cite = authority(matter.court, "Fed. R. Civ. P. 5.2(a)(2)")
    for path, text in all_texts(matter) if weight else ():
        for found in passages(BORN_ON, text):
            yield Problem(path, f"a date of birth is in full {after(text, found.start())}", weight, cite=cite)
