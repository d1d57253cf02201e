"""Shares that add up to more than the whole, or to less although the text gives all of them."""

from collections.abc import Iterator
from decimal import Decimal

from assembler.facts.reading import texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules._sentence_facts import by_sentence
from assembler.rules.rule import Problem, rule

REMAINDER_WORDS = Regex(r"(?i)\b(?:the|a)\s(?:remaining|other|rest,?)\s(?:of\s)?\Z")
OWNERSHIP = Regex(r"(?i)\b(?:owns?|owned|holds?|held|members?|shareholders?|partners?|shares?|interests?)\b")
OTHER_DIVISION = Regex(
    r"(?i)\b(?:interest\s(?:rate|at|of)|per\sannum|a\syear|a\smonth|increas\w*|decreas\w*|from|rate|voting|vested|until|then|after|of\s(?:that|those))\b"
)
"""Words that show that percentages are not parts of one whole at the same time."""

WHOLE = Decimal(100)
MAX_TOTAL = Decimal(150)
"""The maximum total of percentages that may be meant as parts of one whole."""


@rule(
    "FCT028",
    cite="arithmetic",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the share that is wrong",
)
def shares_against_whole(matter: Matter) -> Iterator[Problem]:
    """The shares in a sentence are more than 100 percent, or, with "the remaining" share, are not 100 percent.

    The rule reads sentences on what persons own or hold: "Hale owns 45 percent, Boyd owns 35 percent, and Stone owns
    the remaining 30 percent." Inexact shares, rates, and shares at different times are not added.
    """
    for text in texts_with_facts(matter):
        for shares in by_sentence(text.percents):
            words = shares[0].sentence.words
            is_inexact = any(share.hedge or share.quoted or share.per for share in shares)
            if len(shares) < 2 or is_inexact or not OWNERSHIP.search(words) or OTHER_DIVISION.search(words):
                continue
            total = sum((share.percent for share in shares), Decimal(0))
            has_remainder = any(REMAINDER_WORDS.search(share.before) for share in shares)
            if (has_remainder and total != WHOLE) or (len(shares) > 2 and WHOLE < total < MAX_TOTAL):
                listed = series([f"`{share.words}`" for share in shares], "and")
                yield problem_on(shares[-1], f"{listed} add up to {total.normalize():f} percent", shares[0])
