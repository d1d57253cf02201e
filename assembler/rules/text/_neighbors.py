"""Words that do not fit the words beside them, although a similar word does: "received form the seller"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from assembler.language.regex import Regex, passages

TABLE = Path(__file__).parents[2] / "data" / "word_neighbors.tsv"

TOKEN = Regex(r"[A-Za-z]+(?:[’'-][A-Za-z]+)*|\d[\d,.]*\d|\d|,|(?<![.?!;:])[.?!;:]++(?=[\s”\"’)]|\Z)|\S")
"""A word, a number, a comma, the end of a sentence or clause, or another character."""

FREQUENT = frozenset(
    "a an and as be been being but by for from had has have he her here him his if in into is it its no not now of off"
    " on one or other over than that the their them then there these they this those through to too under until use was"
    " were when where whether which whose will with would you your".split()
)
"""Words of every text, so that their number says nothing about the case."""

MIN_SCORE = 6.5
"""The minimum logarithm of how much more likely another word is, with its neighbors, than the typed word."""

MIN_SCORE_OF_FREQUENT_WORD = 8.0
"""The minimum of that logarithm if the typed word is in `FREQUENT`."""

MAX_USES = 2
"""The maximum number of uses in the matter by which another word becomes more likely."""

MIN_EVIDENCE = 4.0
"""The part of the score that must come from the neighbors."""


@dataclass(frozen=True)
class Alternative:
    """A word that may be meant, and the logarithms of how much more likely it is than the typed word.

    `prior` counts without the words beside it, `before` and `after` for each word before or after it.
    """

    meant: str
    prior: float
    before: Mapping[str, float]
    after: Mapping[str, float]


@dataclass(frozen=True)
class Misfit:
    """A typed word that does not fit the words beside it, with its position, and the word that may be meant."""

    word: str
    start: int
    meant: str
    passage: str


@cache
def _rows() -> Mapping[str, tuple[str, ...]]:
    """Return the rows of the table by the typed word."""
    rows: dict[str, list[str]] = {}
    for row in TABLE.read_text(encoding="utf-8").partition("\n\n")[2].splitlines():
        word, _, others = row.partition("\t")
        rows.setdefault(word, []).append(others)
    return {word: tuple(others) for word, others in rows.items()}


@cache
def _alternatives(word: str) -> tuple[Alternative, ...]:
    alternatives = []
    for row in _rows()[word]:
        meant, prior, before, after = row.split("\t")
        alternatives.append(Alternative(meant, float(prior), _weights(before), _weights(after)))
    return tuple(alternatives)


def _weights(groups: str) -> Mapping[str, float]:
    """Return the weight of each word of *groups*: "4 the a; -3 of"."""
    weights: dict[str, float] = {}
    for group in filter(None, groups.split("; ")):
        weight, *words = group.split(" ")
        weights.update(dict.fromkeys(words, float(weight)))
    return weights


def misfits(text: str, use_counts: Mapping[str, int]) -> Iterator[Misfit]:
    """Yield each word of *text* that its neighbors show to be a mistake for a similar word.

    *use_counts* gives the number of times that the matter has each word. A word that the case has more than once is not
    reported, unless it is a frequent word.
    """
    rows = _rows()
    tokens = passages(TOKEN, text)
    words = _table_names(text)
    for index, (word, token) in enumerate(zip(words, tokens, strict=True)):
        typed_word = token[0]
        if word not in rows or typed_word[0].isupper():
            continue
        is_frequent = word in FREQUENT
        if not is_frequent and use_counts.get(word, 0) > 1:
            continue
        before = words[index - 1] if index else "."
        after = words[index + 1] if index + 1 < len(words) else "."
        if not before or not after or (word == "an" and after[0] in "aeiouh"):
            continue
        for alternative in _alternatives(word):
            evidence = alternative.before.get(before, 0.0) + alternative.after.get(after, 0.0)
            uses = use_counts.get(alternative.meant, 0)
            min_score = MIN_SCORE_OF_FREQUENT_WORD if is_frequent else MIN_SCORE - min(uses, MAX_USES)
            if evidence >= MIN_EVIDENCE and alternative.prior + evidence >= min_score:
                first = tokens[max(index - 1, 0)].start()
                last = tokens[min(index + 1, len(tokens) - 1)].end()
                yield Misfit(typed_word, token.start(), alternative.meant, text[first:last])
                break


@lru_cache(maxsize=4096)
def _table_names(text: str) -> tuple[str, ...]:
    """Return the name in the table of each word and sign of *text*."""
    return tuple(_table_name(match[0]) for match in passages(TOKEN, text))


def _table_name(token: str) -> str:
    """Return the name of *token* in the table; "" for a character that is not a neighbor."""
    if token[0].isalpha():
        return token.lower().replace("’", "'")
    if token[0].isdigit():
        return "#"
    if token[0] == ",":
        return token
    return "." if token[0] in ".?!;:" else ""
