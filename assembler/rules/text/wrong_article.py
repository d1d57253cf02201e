"""TXT004."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.english import article, with_article
from assembler.language.passages import passages
from assembler.model.matter import Matter
from assembler.rules._texts import prose, titles, unquoted
from assembler.rules.rule import Problem, rule

ARTICLE = re.compile(r"(?<![\w/.’'-])([Aa]n?)\s+([A-Za-z][a-z]+)\b(?![.’'])")
EITHER = re.compile(r"(?i)(h|u|eu|ew|one|once|x)")
"""Words whose first sound does not follow from their first letter: they are not checked."""

NO_NOUN = frozenset("above alleges also and applies are as asks at below in is of on or under was with".split())
"""Words that follow a label, as in "clauses a and b", and not an article."""

OPENING, CLOSING = ".?!:;—“(•", ' \t\n*_>”’")'
"""Marks that end or open a sentence, and those that may follow before its first word."""

NEAR = 40
"""Letters before an article that are looked at."""


@rule(
    "TXT004",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="write `a` before a consonant sound, `an` before a vowel sound",
)
def wrong_article(matter: Matter) -> Iterator[Problem]:
    """`a` comes before a vowel, or `an` before a consonant.

    It happens when a state or an entity is changed and the word before it is not. Initials, words that do not sound as
    they are spelled, and labels such as Exhibit A, clause a and d/b/a are not checked.
    """
    for path, text in (*prose(matter), *titles(matter)):
        words = unquoted(text)
        for found in passages(ARTICLE, words):
            said, word = found[1], found[2]
            name = said == "A" and not _begins(words[max(found.start() - NEAR, 0) : found.start()])
            alone = word in NO_NOUN and not words.startswith("-", found.end())
            if not (name or alone or EITHER.match(word)) and said.lower() != article(word):
                yield Problem(path, f"`{said} {word}` should be `{with_article(word)}`")


def _begins(before: str) -> bool:
    """Whether a sentence begins after *before*; elsewhere a capital A is a label, as in "Exhibit A"."""
    rest = before.rstrip(CLOSING)
    return not rest or rest[-1] in OPENING or '"' in before[len(rest) :]
