"""Finding the sentence of the program that prints some words, and the key under which a matter changes it."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from string import Formatter

from assembler.catalog import Catalog
from assembler.catalog.sentence_basis import HOW, basis_of, sentences
from assembler.commands.record_sheets import Line
from assembler.findings.visible import one_line

WORD = re.compile(r"[^\W_]+(?:[’'.&-][^\W_]+)*|[§¶]+")

ANY_WORDS = ""
"""The place in a sentence where a placeholder puts words of the matter."""

MOST_SHOWN = 5
"""The most sentences that are shown."""

LONGEST_SHORT_WORD = 3
"""The most letters of a short word, such as "and", that many sentences have."""

Step = frozenset[str]
"""The words that may come next in a sentence, in lower case; only `ANY_WORDS` at a placeholder."""


def sentences_that_print(text: str, catalog: Catalog) -> list[tuple[str, str]]:
    """Return the keys and texts of the sentences that can print *text*, those with most of its words first.

    Half of the words must be the sentence's own, or else all of its own words must match: a placeholder prints any
    words.
    """
    typed = words_of(text)
    ranked = []
    for key, words in sentences(catalog):
        steps = steps_of(words)
        own = words_in_common(typed, steps)
        if own and (2 * own >= len(typed) or _has_only(own, steps)):
            ranked.append((-own, len(steps), key, words))
    return [(key, words) for _, _, key, words in sorted(ranked)]


def _has_only(count: int, steps: Sequence[Step]) -> bool:
    """Whether *count* is the number of the sentence's own words, at least one of which is not short."""
    own = [step for step in steps if ANY_WORDS not in step]
    return count == len(own) and any(len(word) > LONGEST_SHORT_WORD for step in own for word in step)


def words_of(text: str) -> list[str]:
    """Return the words of *text* in lower case."""
    return [word.lower().replace("'", "’") for word in WORD.findall(text)]


def steps_of(sentence: str) -> list[Step]:
    """Return the words of *sentence* in order; a placeholder with a singular and a plural word gives both."""
    steps: list[Step] = []
    for words, name, form, _ in Formatter().parse(one_line(sentence)):
        steps += [frozenset({word}) for word in words_of(words)]
        if name is None:
            continue
        forms = [words_of(part) for part in (form or "").split("|")] if "|" in (form or "") else []
        if forms and all(len(part) == len(forms[0]) for part in forms):
            steps += [frozenset(pair) for pair in zip(*forms, strict=True)]
        else:
            steps.append(frozenset({ANY_WORDS}))
    return steps


def words_in_common(typed: Sequence[str], steps: Sequence[Step]) -> int:
    """Return how many of the *typed* words are the sentence's own, if it can print them all in this order; else 0.

    They may begin and end anywhere in the sentence.
    """
    best = dict.fromkeys(range(len(steps)), 0)
    for word in typed:
        following: dict[int, int] = {}
        for place, count in best.items():
            for at, is_own in _places_of(word, place, steps):
                following[at] = max(following.get(at, 0), count + is_own)
        best = following
    return max(best.values(), default=0)


def _places_of(word: str, place: int, steps: Sequence[Step]) -> Iterator[tuple[int, bool]]:
    """Yield each place that may follow *word* at *place*, and whether the word is the sentence's own."""
    for at in range(place, len(steps)):
        if ANY_WORDS not in steps[at]:
            if word in steps[at]:
                yield at + 1, True
            return
        yield at, False  # a placeholder may print several words, or none


def sentence_sheet(text: str, catalog: Catalog) -> Iterator[Line]:
    """Yield the sentences of the program that can print *text*: key, words, the keys it rests on, how to change it."""
    found = sentences_that_print(text, catalog)
    for key, words in islice(found, MOST_SHOWN):
        group, _, name = key.partition(".")
        basis = basis_of(key)
        paths = ", ".join(f"`{path}`" for path in basis.keys) if basis else ""
        says = [HOW[basis.how] if basis else "", f"rests on {paths}" if paths else ""]
        yield Line(f"`{key}`")
        yield Line(one_line(words), 2)
        if any(says):
            yield Line("; ".join(filter(None, says)), 2, hang=2)
        yield Line(f"change it with `sentences: {{{group}: {{{name}: ...}}}}`, or remove it with `none`", 2, hang=2)
        yield Line("")
    if len(found) > MOST_SHOWN:
        yield Line(f"{len(found) - MOST_SHOWN} more sentences could print these words; give more of them")
