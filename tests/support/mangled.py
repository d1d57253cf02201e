"""Makes matters with mangled prose: sample words replaced, doubled, cut or joined to signs that lawyers type."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from assembler.findings.path import KeyPath, walk_texts
from assembler.load import load
from assembler.load.source import Source
from tests.support.every_text import with_value
from tests.support.places import CASES, MATTERS, ROOT, SAMPLES

MIN_PROSE_WORDS = 3
"""The minimum number of words in a value that counts as prose."""

LONG_WORD_LENGTH = 5000
"""The length of a very long word: Python refuses to make a number with this many digits."""

TEXT_OF_PLACEHOLDER = {
    "DIGITS": "9" * LONG_WORD_LENGTH,
    "LETTERS": "a" * LONG_WORD_LENGTH,
    "DASHES": "-" * LONG_WORD_LENGTH,
}


@cache
def odd_words() -> tuple[str, ...]:
    """Return the odd words that replace a word or are joined to it."""
    kinds = yaml.safe_load(Path(__file__).with_name("odd_words.yaml").read_text("utf-8"))
    words = [str(word) for kind in kinds.values() for word in kind]
    placeholder = re.compile("|".join(TEXT_OF_PLACEHOLDER))
    return tuple(placeholder.sub(lambda match: TEXT_OF_PLACEHOLDER[match[0]], word) for word in words)


@cache
def sources() -> tuple[Source, ...]:
    """Return the sample matters, the matter with a motion before a judge, and the cases of the tests."""
    samples = [ROOT / name for name in (*SAMPLES, "tests/support/minimal.yaml")]
    files = [*samples, MATTERS / "before_a_judge" / "matter.yaml", *sorted(CASES.glob("*/matter.yaml"))]
    return tuple(load(file, ROOT) for file in files)


@cache
def prose(index: int) -> tuple[KeyPath, ...]:
    """Return the paths of the prose values in the matter at position *index* in `sources`."""
    data = sources()[index].data
    return tuple(path for path, text in walk_texts(data) if len(text.split()) >= MIN_PROSE_WORDS and path[0] != "about")


def mangled(seed: int) -> tuple[Source, dict[KeyPath, str]]:
    """Return one of `sources` with a few words mangled, and the mangled texts by path."""
    rng = Random(seed)  # noqa: S311 - a test draws lots
    index = rng.randrange(len(sources()))
    source = sources()[index]
    text_at = dict(walk_texts(source.data))
    mangled_texts: dict[KeyPath, str] = {}
    data: Any = source.data
    for path in rng.sample(prose(index), min(rng.randint(1, 3), len(prose(index)))):
        mangled_texts[path] = _mangled(str(text_at[path]), rng)
        data = with_value(data, path, mangled_texts[path])
    return replace(source, data=data), mangled_texts


def _mangled(text: str, rng: Random) -> str:
    """Return *text* with one or two of its words mangled."""
    words = text.split()
    for _ in range(rng.randint(1, 2)):
        index = rng.randrange(len(words))
        words[index : index + 1] = _replacements(words[index], rng)
    return " ".join(words)


def _replacements(word: str, rng: Random) -> Iterator[str]:
    """Yield the words that replace *word*."""
    odd_word = rng.choice(odd_words())
    match rng.randrange(6):
        case 0:
            yield odd_word
        case 1:
            yield from (odd_word, word)
        case 2:
            yield from (word, odd_word)
        case 3:
            yield f"{word}{odd_word}"
        case 4:
            yield f"{odd_word}{word}"
        case _:
            yield from (word[: rng.randrange(len(word)) + 1], odd_word, word[::-1])
