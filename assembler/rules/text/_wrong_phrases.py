"""Phrases that no reading of their words makes right: the table `data/wrong_phrases.tsv`."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from assembler.findings.visible import one_line
from assembler.language.parts_of_speech import adverb
from assembler.language.regex import Regex
from assembler.language.verbs import singular, third_person
from assembler.rules.text._auxiliaries import participle, past
from assembler.rules.text._word_kinds import pattern_of_kinds, words

TABLE = Path(__file__).parents[2] / "data" / "wrong_phrases.tsv"

SINGULAR_BY_PLURAL = {"are": "is", "were": "was", "have": "has", "do": "does"}
"""The singular form of each plural auxiliary."""

PLURAL_BY_SINGULAR = {singular_form: plural_form for plural_form, singular_form in SINGULAR_BY_PLURAL.items()}
"""The plural form of each singular auxiliary."""


def _without_s(word: str) -> str:
    return singular(word) or word.removesuffix("s")


FORMS: Mapping[str, Callable[[str], str]] = {
    "{}": str,
    "{singular verb}": lambda verb: SINGULAR_BY_PLURAL.get(verb) or third_person(verb),
    "{plural verb}": lambda verb: PLURAL_BY_SINGULAR.get(verb) or _without_s(verb),
    "{third person}": third_person,
    "{base form}": _without_s,
    "{past}": past,
    "{participle}": participle,
    "{plural}": third_person,
    "{singular}": _without_s,
    "{possessive}": lambda noun: f"{_without_s(noun)}’s",
    "{adverb}": adverb,
}
"""The forms of the wrong word that a row of the table may name as what is meant."""

FORM = re.compile(r"\{[a-z ]*\}")


@dataclass(frozen=True)
class Row:
    """A row of the table: the rule that reports its phrases, their pattern, what is meant, and an example of each."""

    rule: str
    pattern: str
    meant: str
    wrong_example: str
    right_example: str

    @cached_property
    def regex(self) -> Regex:
        """The pattern as a regular expression for the kinds of words."""
        return pattern_of_kinds(self.pattern)


@dataclass(frozen=True)
class WrongPhrase:
    """The words of a passage of a text, the index of their first character, and a message that says what is meant."""

    words: str
    start: int
    message: str


@cache
def rows() -> Mapping[str, Sequence[Row]]:
    """Return the rows of the table by their rules."""
    rows_by_rule: dict[str, list[Row]] = {}
    for line in TABLE.read_text(encoding="utf-8").partition("\n\n")[2].splitlines():
        row = Row(*line.split("\t"))
        rows_by_rule.setdefault(row.rule, []).append(row)
    return rows_by_rule


def wrong_phrases(rule: str, text: str, reported: Collection[int] = ()) -> Iterator[WrongPhrase]:
    """Yield each phrase of *text* that a row of the table for *rule* says is wrong.

    Phrases do not overlap, and none has a character whose index is in *reported*.
    """
    text_words = words(text)
    taken = set(reported)
    for row in rows()[rule]:
        for match in row.regex.finditer(text_words.kinds):
            start, end = _span(text_words.spans, *match.span())
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                wrong_word = text[slice(*_span(text_words.spans, *match.span("wrong")))]
                message = f"`{one_line(text[start:end])}`: `{_meant(row.meant, wrong_word)}` may be meant"
                yield WrongPhrase(text[start:end], start, message)


def _meant(meant: str, wrong_word: str) -> str:
    """Return *meant*, the words in a row, with the form of *wrong_word* that it names."""
    return FORM.sub(lambda form: FORMS[form[0]](wrong_word), meant)


def _span(spans: Sequence[tuple[int, int]], first: int, end: int) -> tuple[int, int]:
    """Return the positions in the text of the words from the index *first* to the one before *end*."""
    return spans[first][0], spans[end - 1][1]
