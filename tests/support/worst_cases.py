"""Texts on which a regular expression may be slow, generated from its parse tree."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Node = tuple[Any, Any]

SIGNS = " a\n1A0_,.-(\"“”'’*[])>:;$§¶#/&nsITz{}<é—\t\x00!"
"""One character of each kind that patterns distinguish."""

USUAL_PARTS = [
    *SIGNS,
    "a ",
    "A ",
    "1,",
    "1 ",
    "A. ",
    "(a",
    "[[",
    "[[a",
    "“a",
    "a\n",
    "Aa ",
    "Aa, ",
    "a.",
    "(a ",
    "> ",
    "\n> ",
]

ENDS = ("", "\x00", "a", " ")

REPEATS = frozenset({op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT})

MANY_REPETITIONS = 20
"""The number of repetitions from which a part's length matters."""

CATEGORIES = {
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_NOT_DIGIT: r"\D",
    op.CATEGORY_WORD: r"\w",
    op.CATEGORY_NOT_WORD: r"\W",
}


@dataclass(frozen=True, order=True)
class Case:
    """A text of any length: a beginning, a repeated part, an end."""

    beginning: str
    part: str
    end: str

    def text(self, length: int) -> str:
        """Return the text with about *length* characters."""
        return self.beginning + self.part * max(length // len(self.part), 1) + self.end


def cases(pattern: re.Pattern[str]) -> list[Case]:
    """Return texts that may be slow for *pattern*.

    They repeat a match of one of its repeated parts, after text that leads to it, and end differently; or they repeat
    the beginning of a match, so that matching starts again and again.
    """
    tree = parser.parse(pattern.pattern, pattern.flags)
    texts = {Case(beginning="", part=part, end=end) for part in USUAL_PARTS for end in ("", "\x00")}
    for beginning, part in _repeated_parts(tree):
        texts |= {Case(beginning, part, end) for end in ENDS}
        whole_texts = (beginning + part, f"{beginning}{part} ", f"{beginning}{part * 30} ")
        texts |= {Case(beginning="", part=whole_text, end="") for whole_text in whole_texts}
    for beginning in {*_beginnings(tree), *(_sample(tree, choice) for choice in range(4))}:
        texts |= {Case(beginning="", part=part, end="") for part in (beginning, f"{beginning} ", f"{beginning}a ")}
    return sorted(case for case in texts if case.part)


def _repeated_parts(tree: Sequence[Node], before: str = "") -> Iterator[tuple[str, str]]:
    """Yield a text that leads to each repeatable part of *tree*, and several texts that the part matches."""
    for node in tree:
        code, value = node
        if code in REPEATS:
            _, most_repetitions, repeated_tree = value
            if most_repetitions >= MANY_REPETITIONS:
                samples = {_sample(repeated_tree, choice) for choice in range(len(SIGNS))}
                yield from ((before, sample) for sample in samples)
        for inner_tree in _inner_trees(node):
            yield from _repeated_parts(inner_tree, before)
        before += _sample([node])


def _beginnings(tree: Sequence[Node], before: str = "") -> Iterator[str]:
    """Yield texts that the first parts of *tree* match."""
    for node in tree:
        for inner_tree in _inner_trees(node):
            yield from _beginnings(inner_tree, before)
        before += _sample([node])
        yield before


def _inner_trees(node: Node) -> list[Any]:
    """Return the trees inside *node*."""
    code, value = node
    if code in REPEATS:
        return [value[2]]
    if code is op.SUBPATTERN:
        return [value[3]]
    if code is op.ATOMIC_GROUP:
        return [value]
    if code is op.BRANCH:
        return list(value[1])
    return [value[1]] if code in {op.ASSERT, op.ASSERT_NOT} else []


def _sample(tree: Sequence[Node], choice: int = 0) -> str:
    """Return a text that *tree* matches, apart from lookarounds; *choice* selects one of several."""
    text = ""
    for code, value in tree:
        if characters := _characters(code, value):
            text += characters[choice % len(characters)]
        elif code in REPEATS:
            text += _sample(value[2], choice) * max(value[0], int(choice > 0))
        elif code not in {op.ASSERT, op.ASSERT_NOT}:
            inner_trees = _inner_trees((code, value))
            if inner_trees:
                text += _sample(inner_trees[choice % len(inner_trees)], choice)
    return text


def _characters(code: Any, value: Any) -> list[str]:
    """Return characters that a single-character node matches; none for other nodes."""
    if code is op.LITERAL:
        return [chr(value)]
    if code is op.NOT_LITERAL:
        return [sign for sign in SIGNS if sign != chr(value)]
    if code is op.ANY:
        return [sign for sign in SIGNS if sign != "\n"]
    if code is op.IN:
        signs = [sign for sign in SIGNS if _is_in(sign, value)]
        if signs:
            return signs
        literals = [chr(inner_value) for inner_code, inner_value in value if inner_code is op.LITERAL]
        return literals + [chr(inner_value[0]) for inner_code, inner_value in value if inner_code is op.RANGE]
    return []


def _is_in(sign: str, parts: list[Node]) -> bool:
    """Whether the set of characters with *parts* matches *sign*."""
    is_negated = any(code is op.NEGATE for code, _ in parts)
    return any(_is_matched_by(part, sign) for part in parts) is not is_negated


def _is_matched_by(part: Node, sign: str) -> bool:
    """Whether *part* of a set of characters, which is not its negation, matches *sign*."""
    code, value = part
    if code is op.LITERAL:
        return sign == chr(value)
    if code is op.RANGE:
        first, last = value
        return ord(sign) in range(first, last + 1)
    return code is op.CATEGORY and bool(re.match(CATEGORIES[value], sign))
