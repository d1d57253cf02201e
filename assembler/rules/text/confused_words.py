"""Words that are mistaken for similar words, and words that are missing from a phrase."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from assembler.facts.texts import prose, titles, unquoted, words_of
from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.regex import Regex, passages
from assembler.language.spelling import on_record
from assembler.language.verbs import is_only_noun, singular, third_person
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, Words, matched, rule
from assembler.rules.text._neighbors import misfits
from assembler.rules.text._prepositions import without_preposition
from assembler.rules.text._slip_tables import SlipsByWord, by_word, slip, slips_in, table
from assembler.rules.text._word_slips import CONFUSED
from assembler.rules.text._wrong_phrases import wrong_phrases


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
    has a table of some 700 such slips, each with the words beside it that show what is meant, and another table that
    says how often the words before and after a word are found beside it and beside a similar word, as in "received form
    the seller". "It's", "they're" and "there" are reported before a noun, as in "it's policy" and "there charts". A
    word that the matter has more than once is not compared by how often its neighbors are found beside it. Phrases such
    as "turned too take" and "water stood their for days" are reported if no reading of their words, by parts of speech,
    makes them right. Quotations are not checked.
    """
    texts = (*prose(matter), *titles(matter))
    use_counts = Counter(word for _, text in texts for word in words_of(text))
    for path, text in texts:
        own_words = unquoted(text)
        reported: set[int] = set()
        for entry, match in slips_in(own_words, _confused_words()):
            reported.update(range(*match.span()))
            yield Problem(path, f"`{one_line(match[0])}`: `{entry.meant}` may be meant", at=matched(match))
        for match, meant in _mistaken_for_possessive(own_words):
            if match.start() not in reported:
                reported.add(match.start())
                yield Problem(path, f"`{one_line(match[0])}`: `{meant}` may be meant", at=matched(match))
        for misfit in misfits(own_words, use_counts):
            if misfit.start not in reported:
                reported.add(misfit.start)
                message = f"`{misfit.word}` does not fit in `{one_line(misfit.passage)}`; `{misfit.meant}` may be meant"
                yield Problem(path, message, at=Words(misfit.word, misfit.start))
        for phrase in wrong_phrases("TXT029", own_words, reported):
            yield Problem(path, phrase.message, at=Words(phrase.words, phrase.start))


ITS = Regex(
    r"\b(?P<word>[Ii]t[’']s|[Tt]hey[’']re)\s(?P<noun>[a-z]{3,20})\b(?![’'-])", needs="it's|it’s|they're|they’re"
)
THERE = Regex(
    r"(?<![\w-])(?<!went\s)(?<!here\sand\s)(?P<word>there)\s(?P<noun>[a-z]{3,20}s)\b(?![’'-])",
    needs="there",
)
"""A contraction, or "there", before a noun that shows that "its" or "their" is meant."""
MAY_FOLLOW_THERE = frozenset(
    "always appears arises as begins comes days does ends evenings exists follows goes happens has hours its his is"
    " less lies lives meets minutes months mornings needs nights occurs parks perhaps remains resides seems sometimes"
    " stands starts stays stops this thus us was weekends weeks works years".split()
)
MAY_FOLLOW_IS = frozenset(
    "about all always anybody anything back bad bare bargain black blind blue brave broad brown business busy"
    " calm cheap clean clear close cold come common complete cool crude cruel dark day dead deep done down dry due"
    " dull easy eight empty even evidence exact faint fair fast final fine firm five flat foul four free fresh"
    " full fun game general given gold gone good gray great green gross hard high home hot how ill just kind large"
    " last late lean least less level light like live long low mad mean mine more much near neat nice night nine"
    " noon now odd off old one only open our out over part past perfect plain poor proof public quick quiet quite"
    " rare raw ready real red rich right rough round safe same secret separate seven several sharp short sick"
    " silver six slow small smart soft some somebody someone something sound square standard still strange strict"
    " strong subject such sure sweet taken tall ten the then thick thin thirty this three tight time tough true"
    " twenty two under up very warm way weak well wet what when white who why wide wild winter wise worse worth"
    " wrong young yours".split()
)
"""Words that may follow "it is" and are, or look like, nouns too."""
POSSESSIVE = {"i": "its", "t": "their"}


def _mistaken_for_possessive(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each passage of *text* in which "it's", "they're" or "there" comes before a noun, and the word meant."""
    for match in passages(ITS, text):
        noun = match["noun"]
        may_be_noun = is_only_noun(noun) or singular(noun) or on_record(third_person(noun))
        if may_be_noun and noun not in MAY_FOLLOW_IS and not noun.endswith(("ing", "ed", "ly")):
            yield match, POSSESSIVE[match["word"][0].lower()]
    for match in passages(THERE, text):
        noun = match["noun"]
        if singular(noun) and noun not in MAY_FOLLOW_THERE:
            yield match, "their"


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


REFERENCE_ALONE = Regex(
    r"\b(?:(?P<in>alleged|described|stated|quoted|explained|set\sforth|pleaded|detailed|recited)|(?P<as>attached|annexed))"
    r"\s\[\[",
    needs="[[",
)
"""A participle directly before a reference: "as alleged [[loss]]"."""


@rule(
    "TXT047",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the missing word; if none is missing, waive TXT047 and say why",
)
def missing_word(matter: Matter) -> Iterator[Problem]:
    """A word is missing from a fixed phrase, as in "pursuant the lease" and "failed pay", or between two nouns.

    The rule has a table of phrases of pleadings, and words that need a preposition or a verb before others, as in "a
    duty provide", "resides Austin, Texas", "as alleged [[loss]]" and "did not the". Two nouns are reported at the end
    of a clause, each with "the", as in "she opened the lid the box.", unless a verb that takes two objects comes
    before. An article is missed before nouns that always have one, as in "stood on ladder". Quotations are not checked.
    """
    for path, text in (*prose(matter), *titles(matter)):
        for match in passages(TWO_NOUNS, unquoted(text)):
            if not DOUBLE_OBJECT_VERBS.search_before(match.string, match.start(), CHARACTERS_BEFORE):
                message = f"`{one_line(match[0])}` lacks a word between its nouns; `of` may be meant"
                yield Problem(path, message, at=matched(match))
        reported: set[int] = set()
        for entry, match in slips_in(unquoted(text), _incomplete_phrases()):
            reported.update(range(*match.span()))
            yield Problem(path, f"`{one_line(match[0])}` lacks a word; `{entry.meant}` may be meant", at=matched(match))
        for match in passages(REFERENCE_ALONE, text):
            words = match["in"] or match["as"]
            message = (
                f"`{one_line(words)}` lacks a word before its reference; `{'in' if match['in'] else 'as'}` may be meant"
            )
            yield Problem(path, message, at=Words(words, match.start()))
        for start, words, meant in without_preposition(unquoted(text)):
            if reported.isdisjoint(range(start, start + len(words))):
                reported.update(range(start, start + len(words)))
                yield Problem(path, f"`{one_line(words)}` lacks a word; `{meant}` may be meant", at=Words(words, start))
        for phrase in wrong_phrases("TXT047", unquoted(text), reported):
            yield Problem(path, phrase.message, at=Words(phrase.words, phrase.start))
