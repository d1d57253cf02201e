"""Finds the sentences of the program, a cause or a court that print given words, and how a matter can change them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from string import Formatter
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel

from assembler.catalog import Catalog
from assembler.catalog.sentence_basis import SENTENCE_KINDS, basis_of, sentences
from assembler.commands.record_sheets import Line
from assembler.findings.visible import one_line
from assembler.model.cause import Cause
from assembler.model.court import Court
from assembler.model.law import Law

WORD = re.compile(r"[^\W_]+(?:[’'.&-][^\W_]+)*|[§¶]+")
"""Matches a word, which may contain apostrophes, periods and hyphens, or a section or paragraph sign."""

ANY_WORDS = ""
"""Marks, in a sentence's list of words, a placeholder for words from the matter."""

MAX_SHOWN = 5
"""The maximum number of sentences that are shown."""

MAX_SHORT_WORD_LENGTH = 3
"""The maximum length of a word, such as "and", that is too short to identify a sentence."""

Key = TypeVar("Key")

Step = frozenset[str]
"""The words, in lower case, that a sentence may have at one position; at a placeholder for any words, `ANY_WORDS`."""


@dataclass(frozen=True)
class RecordText:
    """A text that is printed from a record: its place in the record, its words, and how a matter can replace it."""

    where: str
    words: str
    change: str


class _Match(NamedTuple, Generic[Key]):
    """A sentence that could print a text, with the number of its own words in the text, and of its positions."""

    key: Key
    words: str
    own_word_count: int
    step_count: int


def sentences_that_print(text: str, catalog: Catalog) -> list[tuple[str, str]]:
    """Return the keys and texts of the program's sentences that could print *text*, ranked by `texts_that_print`."""
    return texts_that_print(text, sentences(catalog))


def texts_that_print(text: str, sentences: Iterable[tuple[Key, str]]) -> list[tuple[Key, str]]:
    """Return the *sentences*, each with its key, that could print *text*.

    Sentences that share the most words with the text come first. A placeholder can print any words. Therefore at least
    half of the text's words must be the sentence's own, or the text must have all of the sentence's own words.
    """
    typed_words = words_of(text)
    matches: list[_Match[Key]] = []
    for key, words in sentences:
        steps = steps_of(words)
        own_word_count = words_in_common(typed_words, steps)
        if own_word_count and (2 * own_word_count >= len(typed_words) or _has_only(own_word_count, steps)):
            matches.append(_Match(key, words, own_word_count, len(steps)))
    matches.sort(key=lambda match: (-match.own_word_count, match.step_count, match.words))
    return [(match.key, match.words) for match in matches]


def _has_only(own_word_count: int, steps: Sequence[Step]) -> bool:
    """Whether the sentence has *own_word_count* words of its own, at least one of which is not short."""
    own_steps = [step for step in steps if ANY_WORDS not in step]
    return own_word_count == len(own_steps) and any(
        len(word) > MAX_SHORT_WORD_LENGTH for step in own_steps for word in step
    )


def words_of(text: str) -> list[str]:
    """Return the words of *text* in lower case."""
    return [word.lower().replace("'", "’") for word in WORD.findall(text)]


def steps_of(sentence: str) -> list[Step]:
    """Return the words at each position of *sentence*. A placeholder for a singular or plural word gives both words."""
    steps: list[Step] = []
    for words, name, form, _ in Formatter().parse(one_line(sentence)):
        steps += [frozenset({word}) for word in words_of(words)]
        if name is None:
            continue
        singular_text, bar, plural_text = (form or "").partition("|")
        singular, plural = words_of(singular_text), words_of(plural_text)
        if bar and len(singular) == len(plural):
            steps += [frozenset(pair) for pair in zip(singular, plural, strict=True)]
        else:
            steps.append(frozenset({ANY_WORDS}))
    return steps


def words_in_common(typed_words: Sequence[str], steps: Sequence[Step]) -> int:
    """Return how many of the *typed_words* words are the sentence's own.

    The result is 0 if the sentence cannot print the words in this order. The words may begin and end anywhere in the
    sentence.
    """
    best_counts = dict.fromkeys(range(len(steps)), 0)  # by position, the most own words up to it
    for word in typed_words:
        next_counts: dict[int, int] = {}
        for position, count in best_counts.items():
            for next_position, is_own in _next_positions(word, position, steps):
                next_counts[next_position] = max(next_counts.get(next_position, 0), count + is_own)
        best_counts = next_counts
    return max(best_counts.values(), default=0)


def _next_positions(word: str, position: int, steps: Sequence[Step]) -> Iterator[tuple[int, bool]]:
    """Yield each position that may follow *word* at *position*, and whether the word is the sentence's own."""
    for index in range(position, len(steps)):
        if ANY_WORDS not in steps[index]:
            if word in steps[index]:
                yield index + 1, True
            return
        yield index, False  # stay at the placeholder: it may print several words, or none


def record_texts(catalog: Catalog) -> Iterator[RecordText]:
    """Yield the sentences with which causes plead elements, and the texts that are printed from courts' records."""
    for name in catalog.names("cause"):
        cause: Cause = catalog.record("cause", name)
        for element, record in cause.elements.items():
            paragraph = f"`elements: {{{element}: [{{text: ...}}]}}`"
            change = f"plead it in your own words, with a paragraph in the claim: {paragraph}"
            times = (record.time.says,) if record.time else ()
            for words in (record.pleading, *record.choices.values(), *times):
                yield RecordText(f"the element `{element}` of the cause `{name}`", words, change)
    for name in catalog.names("court"):
        yield from court_texts(name, catalog.record("court", name))


def court_texts(name: str, court: Court) -> Iterator[RecordText]:
    """Yield the texts that are printed from the record of *court*, called *name*."""
    for key, words in _texts(court, key=""):
        if len(words_of(words)) > 1:
            change = f"see `assembler explain {name}`; to change the text, write your own record of the court"
            yield RecordText(f"`{key}` in the record of the court `{name}`", words, change)


def _texts(value: Any, key: str) -> Iterator[tuple[str, str]]:
    """Yield each text of the legal values in *value*, a court's record or a part of it, with the text's key."""
    match value:
        case Law():
            yield from _words_of_value(value.value, key)
        case BaseModel():
            for name in type(value).model_fields:
                yield from _texts(getattr(value, name), f"{key}.{name}" if key else name)


def _words_of_value(value: Any, key: str) -> Iterator[tuple[str, str]]:
    match value:
        case str():
            yield key, value
        case Mapping():
            for name, part in value.items():
                yield from _words_of_value(part, f"{key}.{name}")
        case tuple() | list():
            for part in value:
                yield from _words_of_value(part, key)
        case BaseModel():
            for name in type(value).model_fields:
                yield from _words_of_value(getattr(value, name), f"{key}.{name}")


def sentence_sheet(text: str, catalog: Catalog) -> Iterator[Line]:
    """Yield lines on the sentences that could print *text*.

    Those of causes and courts are left out if the program has such sentences.
    """
    if matching := sentences_that_print(text, catalog):
        yield from _sentence_lines(matching)
    else:
        yield from _record_lines(texts_that_print(text, ((record, record.words) for record in record_texts(catalog))))


def _record_lines(matching: Sequence[tuple[RecordText, str]]) -> Iterator[Line]:
    """Yield lines on each text: its place in the records, its words, and how a matter can replace it."""
    by_words: dict[tuple[str, str], list[str]] = {}
    for record, words in matching:
        by_words.setdefault((one_line(words), record.change), []).append(record.where)
    for (words, change), places in islice(by_words.items(), MAX_SHOWN):
        more = f", and {len(places) - 1} more" if len(places) > 1 else ""
        yield Line(f"{places[0]}{more}")
        yield Line(words, indent=2)
        yield Line(change, indent=2, hang=2)
        yield Line("")
    yield from _how_many_more(len(by_words))


def _sentence_lines(matching: Sequence[tuple[str, str]]) -> Iterator[Line]:
    """Yield lines on each of the program's sentences: its key, its text, its supporting keys, and how to change it."""
    for key, words in islice(matching, MAX_SHOWN):
        group, _, name = key.partition(".")
        basis = basis_of(key)
        yield Line(f"`{key}`")
        yield Line(one_line(words), indent=2)
        if basis:
            paths = ", ".join(f"`{path}`" for path in basis.keys)
            remarks = [SENTENCE_KINDS[basis.kind], f"rests on {paths}" if paths else ""]
            if any(remarks):
                yield Line("; ".join(filter(None, remarks)), indent=2, hang=2)
        yield Line(
            f"change it with `sentences: {{{group}: {{{name}: ...}}}}`, or remove it with `none`", indent=2, hang=2
        )
        yield Line("")
    yield from _how_many_more(len(matching))


def _how_many_more(count: int) -> Iterator[Line]:
    if count > MAX_SHOWN:
        noun = "sentence" if count == MAX_SHOWN + 1 else "sentences"
        yield Line(f"{count - MAX_SHOWN} more {noun} could print these words; give more words")
