"""TXT014."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.passages import passages
from assembler.model.matter import Matter
from assembler.rules._texts import prose, unquoted
from assembler.rules.rule import Problem, rule

STRAY = re.compile(
    r"(?P<space>(?<=\w) (?:[,;:!?]|\.(?! ?\.))(?=\s|$))|(?P<twice>(?<=\w)(?:,,|;;|,;|;,|\.\.(?!\.)|,\.))"
    r"|(?P<none>(?<=[a-z]{2})(?:[,;](?=[a-z]{2})|[.,;](?=(?:The|This|That|It|In|On|As|Upon|Plaintiffs?|Defendants?)\b)))"
)
WORD_BEFORE = re.compile(r"\b\w+\Z")
WORD = re.compile(r"\w+")
"""The word after a mark. It is not part of STRAY, which would then be tried at each letter of every word."""

LONGEST = 40
"""Letters of a word that a message quotes."""

SAID = {
    "space": "has a space before the punctuation mark",
    "twice": "has two punctuation marks in a row",
    "none": "has no space after the punctuation mark",
}


@rule(
    "TXT014",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the mark once, directly after the word, followed by a space",
)
def stray_punctuation(matter: Matter) -> Iterator[Problem]:
    """A punctuation mark is doubled, has a space before it, or has none after it.

    The program sets quotation marks, dashes and spaces, and changes nothing else in a text.
    """
    for path, text in prose(matter):
        for found in passages(STRAY, unquoted(text)):
            before = WORD_BEFORE.search(text, max(found.start() - LONGEST, 0), found.start())
            behind = WORD.match(text, found.end()) if found.lastgroup == "none" else None
            words = (before[0] if before else "") + found[0] + (behind[0] if behind else "")
            yield Problem(path, f"`{words}` {SAID[found.lastgroup or 'space']}")
