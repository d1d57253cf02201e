"""Words that are mistaken for similar words, and words that are missing from a phrase."""

from collections import Counter
from collections.abc import Iterator
from functools import cache

from assembler.facts.texts import prose, titles, unquoted, words_of
from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.passages import passages
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, Words, matched, rule
from assembler.rules.text._neighbors import misfits
from assembler.rules.text._prepositions import without_preposition
from assembler.rules.text._slip_tables import SlipsByWord, by_word, slip, slips_in, table
from assembler.rules.text._word_slips import CONFUSED


@cache
def _confused_words() -> SlipsByWord:
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
    has a table of some 500 such slips, each with the words beside it that show what is meant, and another table that
    says how often the words before and after a word are found beside it and beside a similar word, as in "received form
    the seller". A word that the matter has more than once is not compared in this way. Quotations are not checked.
    """
    texts = (*prose(matter), *titles(matter))
    use_counts = Counter(word for _, text in texts for word in words_of(text))
    for path, text in texts:
        own_words = unquoted(text)
        reported: set[int] = set()
        for entry, match in slips_in(own_words, _confused_words()):
            reported.update(range(*match.span()))
            yield Problem(path, f"`{one_line(match[0])}`: `{entry.meant}` may be meant", at=matched(match))
        for misfit in misfits(own_words, use_counts):
            if misfit.start not in reported:
                message = f"`{misfit.word}` does not fit in `{one_line(misfit.passage)}`; `{misfit.meant}` may be meant"
                yield Problem(path, message, at=Words(misfit.word, misfit.start))


@cache
def _incomplete_phrases() -> SlipsByWord:
    """Return the slips of the table of phrases that lack a word, by their words."""
    return by_word(table("missing_words.tsv"))


TWO_NOUNS = Regex(
    r"\bthe\s(?!(?:day|night|week|weekend|time|use_counts|moment|morning|evening|afternoon|way|year|month|minute|instant|hour|more|less"
    r"|same|first|second|third|last|next|other|former|latter|one|ones|better|date|summer|winter|spring|fall|reason|only)\s)"
    r"[a-z]{3,15}\sthe\s[A-Za-z][a-z]{2,15}(?=[.,;])"
)
"""Two nouns with "the" at the end of a clause: "the lid the box,"."""

DOUBLE_OBJECT_VERBS = Regex(
    r"(?i)\b(?:g[ia]v(?:en?|es|ing)|sen[dt]\w*|show\w*|pa(?:y|id)\w*|t(?:ell|old)\w*|s(?:ell|old)\w*|offer\w*|ow(?:e[sd]?|ing)|cost\w*"
    r"|den(?:y|ie[ds])\w*|hand\w*|len[dt]\w*|leas\w+|grant\w*|award\w*|promis\w+|taught|teach\w*|assign\w*|br(?:ing|ought)\w*"
    r"|b(?:uy|ought)\w*|deliver\w*|charg\w+|le(?:ave|ft)\w*|m(?:ake|ade|aking)s?|f(?:ind|ound)\w*|call\w*|consider\w*|appoint\w*"
    r"|elect\w*|nam(?:e|ed|ing)|declar\w+|deem\w*|allow\w*|permit\w*|forg\w+|read\w*|sav(?:e|ed|ing)|refus\w+|quot\w+|guarant\w+"
    r"|wir(?:e|ed|ing)|mail\w*|fax\w*|forward\w*|tender\w*|return\w*|caus\w+|earn\w*|pass\w*|serv\w+|wr(?:ite|ote)\w*|ask\w*|rent\w*"
    r"|issu\w+|assur\w+|w[io]n\w*|provid\w+|extend\w*|supply|supplied|repa(?:y|id)|designat\w+|nor|than|what)\b[^.;]{0,60}\Z"
)
"""Verbs that take two objects, and words after which two nouns may be parts of a list or of a contrast."""

CHARACTERS_BEFORE = 80
"""How many characters before the two nouns are searched for such a verb or word."""


@rule(
    "TXT047",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the missing word; if none is missing, waive TXT047 and say why",
)
def missing_word(matter: Matter) -> Iterator[Problem]:
    """A word is missing from a fixed phrase, as in "pursuant the lease" and "failed pay", or between two nouns.

    The rule has a table of phrases of pleadings. Two nouns are reported at the end of a clause, each with "the", as in
    "she opened the lid the box.", unless a verb that takes two objects comes before. Quotations are not checked.
    """
    for path, text in (*prose(matter), *titles(matter)):
        for match in passages(TWO_NOUNS, unquoted(text)):
            if not DOUBLE_OBJECT_VERBS.search(match.string, max(0, match.start() - CHARACTERS_BEFORE), match.start()):
                message = f"`{one_line(match[0])}` lacks a word between its nouns; `of` may be meant"
                yield Problem(path, message, at=matched(match))
        reported: set[int] = set()
        for entry, match in slips_in(unquoted(text), _incomplete_phrases()):
            reported.update(range(*match.span()))
            yield Problem(path, f"`{one_line(match[0])}` lacks a word; `{entry.meant}` may be meant", at=matched(match))
        for start, words, meant in without_preposition(unquoted(text)):
            if reported.isdisjoint(range(start, start + len(words))):
                yield Problem(path, f"`{one_line(words)}` lacks a word; `{meant}` may be meant", at=Words(words, start))
