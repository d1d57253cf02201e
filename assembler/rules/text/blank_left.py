"""TXT016."""

import re
from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.language.passages import passages
from assembler.language.placeholders import BLANKS
from assembler.model.matter import Matter
from assembler.rules._texts import NUMBERS, prose, titles, unquoted, written
from assembler.rules.rule import Problem, rule

BLANK = re.compile(
    r"(?P<bracket>\[(?!SIC\b|REDACTED|EMPHASIS|DKT|ECF|DOC\b)[A-Z][A-Z0-9 /’'&.-]{2,60}\])"
    r"|(?P<tbd>(?<![\w-])T\.?B\.?[DA]\.?(?![\w-]))|(?P<line>(?<![\w@/.-])_{2,})"
)
"""Blanks: [AMOUNT], TBD, July __."""

UNSURE = re.compile(
    r"(?<![\w.$-])(?P<xx>\$?X{2,}(?:,XXX)*)(?![\w’'-]|\s\d)|\((?P<word>amount|date|name|number|city|county|state|address)\)"
)
"""Possible blanks: XX, which is also a numeral, and a word such as (amount)."""

IN_PARENTHESES = re.compile(r"\((?!deceased|retired|pro se)[A-Za-z][A-Za-z ’'/-]{3,40}\)")
"""A whole value in parentheses, as a form has it where something is still to be learned: (unknown)."""

OF_A_PERSON = frozenset({"parties", "counsel", "firms", "people"})
ENTRIES = frozenset({"address", "name", "telephone", "fax", "email", "bar_number", "number"})
"""The keys of names, addresses and numbers."""

NUMERAL = re.compile(
    r"(?:\b(?!(?:On|At|In|Of|For|The|From|To|By|About|Between|And|Before|After)\b)[A-Z][a-z]{1,20}|Vol\.|Ex\.|No\.|\d)\s+\Z"
)
"""A name, as in Article XX or Super Bowl XX, or a number, after which XX is a numeral."""

REPORTER = re.compile(r"\b(?:U\.\s?S|[FS]\.\s?\w+)\.?\s\Z")
"""A reporter, after which a page that is not yet published is a blank: 598 U.S. ___."""


@rule("TXT016", cite="this program", basis="program", severity=Severity.ERROR, fix="fill in the blank")
def blank_left(matter: Matter) -> Iterator[Problem]:
    """A text still has a blank to fill in.

    Capitals in brackets, TBD and underscores are errors. XX and words such as (amount) are warnings, since XX is also a
    numeral. A line of an address, a name or a number that is wholly in parentheses is an error: (unknown). Quotations
    are not checked. The lines for signature and date are printed by the program.
    """
    for path, text in (*prose(matter), *titles(matter)):
        own = unquoted(text)
        for found in passages(BLANK, own):
            page = found["line"] and REPORTER.search(own[max(0, found.start() - 12) : found.start()])
            if not page:
                yield Problem(path, f"`{brief(found[0])}` still has to be filled in")
        for found in passages(UNSURE, own):
            if not NUMERAL.search(own, max(0, found.start() - 24), found.start()):
                yield Problem(path, f"`{brief(found[0])}` may still have to be filled in", Severity.WARNING)
    for path, text in written(matter):
        entry = path[0] in OF_A_PERSON and bool(ENTRIES & set(path[2:]))
        whole = entry and IN_PARENTHESES.fullmatch(text.strip()) and text.strip() not in BLANKS
        if whole or (path[-1] in NUMBERS and BLANK.fullmatch(text.strip())):
            yield Problem(path, f"`{brief(text)}` still has to be filled in")
