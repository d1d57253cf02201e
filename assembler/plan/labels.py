"""What each named part of a paper is called on the page: paragraph 12, Section II, Count One, Exhibit A."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assembler.english import ranges, series
from assembler.plan.parts import Link, Rich, Run, Words

NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Label:
    """A part's kind, its number (paragraphs only), its name on the page and the id that a link leads to."""

    kind: str
    number: int
    text: str
    target: str


@dataclass(frozen=True)
class Labels:
    """The labels of one paper, by the names that the matter uses."""

    by_name: Mapping[str, Label]
    first_count: int
    """How many paragraphs stand before the first count."""
    sections: Mapping[str, tuple[int, int]]
    """First and last paragraph of each section of facts."""


def paragraphs(numbers: Sequence[int]) -> str:
    """Return *numbers* as a sentence says them: "paragraph 3", "paragraphs 1 through 41 and 44"."""
    runs = [run for first, last in ranges(numbers) for run in _through(first, last)]
    word = "paragraph" if len(set(numbers)) == 1 else "paragraphs"
    return f"{word}{NBSP}{series(runs)}"


def _through(first: int, last: int) -> list[str]:
    """Return a run as a sentence lists it: two neighbours are two entries and no range."""
    if last - first < 2:
        return [str(number) for number in range(first, last + 1)]
    return [f"{first} through {last}"]


def refer(labels: Sequence[Label], *, sign: bool = False) -> Rich:
    """Return a reference to *labels*: paragraphs 12–14 and 19; with *sign* ¶¶ 12–14, 19; others by name."""
    numbered = [label for label in labels if label.kind == "allegation"]
    others = [label for label in labels if label.kind != "allegation"]
    groups: list[Rich] = [_numbers(numbered, sign=sign)] if numbered else []
    groups += [(_named(label),) for label in others]
    return _joined(groups, ", " if sign else None)


def _named(label: Label) -> Words | Link:
    """Return what *label* is called; an exhibit stands outside the paper, and nothing leads there."""
    return Link(label.text, label.target) if label.target else Words(label.text, keep=True)


def _numbers(labels: Sequence[Label], *, sign: bool) -> Rich:
    target = {label.number: label.target for label in labels}
    one = len(target) == 1
    word = ("¶" if one else "¶¶") if sign else ("paragraph" if one else "paragraphs")
    runs = [
        Link(str(first) if first == last else f"{first}–{last}", target[first]) for first, last in ranges([*target])
    ]
    runs[0] = Link(f"{word}{NBSP}{runs[0].text}", runs[0].target)
    return _joined([(run,) for run in runs], ", " if sign else None)


def _joined(groups: Sequence[Rich], mark: str | None) -> Rich:
    """Return *groups* as one list: with *mark* between them, or as a list in a sentence."""
    joined: list[Run] = []
    for number, group in enumerate(groups):
        if number:
            last = number == len(groups) - 1
            joined.append(Words(mark or (_and(len(groups)) if last else ", ")))
        joined.extend(group)
    return tuple(joined)


def _and(count: int) -> str:
    return " and " if count == 2 else ", and "
