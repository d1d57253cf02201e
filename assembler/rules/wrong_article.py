"""TXT004."""

import re
from collections.abc import Iterator

from assembler.english import article
from assembler.finding import Severity
from assembler.model.matter import Matter
from assembler.rule import Problem, rule
from assembler.rules._texts import own_words, prose

ARTICLE = re.compile(r"\b([Aa]n?)\s+([A-Za-z][a-z]+)\b(?![.’'])")
EITHER = re.compile(r"(?i)(h|u|eu|ew|one|once|x)")
"""Words whose first sound their first letter does not give: left to the writer."""


@rule(
    "TXT004",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="write `a` before a consonant as it sounds, `an` before a vowel",
    bad="""
        more_facts:
          - {id: more, heading: More, paragraphs: [Imaginary Strings was a Ohio corporation.]}
    """,
    good="""
        more_facts:
          - {id: more, heading: More, paragraphs: ["It was an Ohio corporation, a U.S. seller, and a one-time buyer."]}
    """,
)
def wrong_article(matter: Matter) -> Iterator[Problem]:
    """`a` stands before a vowel, or `an` before a consonant.

    It happens when a state or an entity is changed and the word before it is not. Initials, and words that sound
    otherwise than they are written, are left alone.
    """
    for path, text in prose(matter):
        for found in ARTICLE.finditer(own_words(text)):
            said, word = found[1], found[2]
            if not EITHER.match(word) and said.lower() != article(word):
                yield Problem(path, f"`{said} {word}` wants `{article(word)}`")
