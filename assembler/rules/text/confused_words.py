"""Words that are mistaken for similar words, and words that are missing from a phrase."""

from collections.abc import Iterator
from functools import cache

from assembler.facts.texts import prose, titles, unquoted
from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, matched, rule
from assembler.rules.text._slip_tables import SlipsByWord, by_word, slip, slips_in, table
from assembler.rules.text._word_slips import CONFUSED


@cache
def _confused() -> SlipsByWord:
    """Return the slips of this program's tables of confused words, by their words."""
    return by_word((*(slip(*row) for row in CONFUSED), *table("word_slips.tsv")))


@rule(
    "TXT029",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the word that is meant; if the word is right, waive TXT029 and say why",
)
def confused_word(matter: Matter) -> Iterator[Problem]:
    """A word is mistaken for a similar word.

    A dictionary accepts "statue of limitations" and "principle place of business", because each word exists. The rule
    has a table of some 500 such slips, each with the words beside it that show what is meant. Quotations are not
    checked.
    """
    for path, text in (*prose(matter), *titles(matter)):
        for entry, match in slips_in(unquoted(text), _confused()):
            yield Problem(path, f"`{one_line(match[0])}`: `{entry.meant}` may be meant", at=matched(match))


@cache
def _incomplete() -> SlipsByWord:
    """Return the slips of the table of phrases that lack a word, by their words."""
    return by_word(table("missing_words.tsv"))


@rule(
    "TXT047",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the missing word; if none is missing, waive TXT047 and say why",
)
def missing_word(matter: Matter) -> Iterator[Problem]:
    """A word is missing from a fixed phrase, as in "pursuant the lease" and "failed pay".

    The rule has a table of phrases of pleadings. Quotations are not checked.
    """
    for path, text in (*prose(matter), *titles(matter)):
        for entry, match in slips_in(unquoted(text), _incomplete()):
            yield Problem(path, f"`{one_line(match[0])}` lacks a word; `{entry.meant}` may be meant", at=matched(match))
