"""Labels of the named parts of a paper, for references: paragraph 12, Section II, Count One, Exhibit A."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from assembler.language.english import ranges, series
from assembler.language.exhibit_words import exhibit_word
from assembler.language.regex import Regex
from assembler.plan.blocks import Link, RichText, Run, Words

NBSP = "\N{NO-BREAK SPACE}"

RANGE_WORD = " through "
"""The default word between the ends of a range of numbers in a sentence."""

DASH = "–"
"""The dash between the ends of a range of numbers after ¶."""

COUNT_NAME_ENDING = Regex(r" (?:Cause|Claim|Count)\b.*")
"""The part of a count's name after its ordinal, such as " Cause of Action"."""


def split_ordinal(name: str) -> tuple[str, str]:
    """Split *name*, a count's, after its ordinal: "First Cause of Action" into "First" and " Cause of Action".

    The second part is "" if the name has no ordinal before such a noun.
    """
    noun_match = COUNT_NAME_ENDING.search(name)
    return (name[: noun_match.start()], noun_match[0]) if noun_match else (name, "")


@dataclass(frozen=True)
class Label:
    """A part's kind, its number, its name as printed, and the id of its link target."""

    kind: str
    number: int
    text: str
    target: str


class NumberedParagraph(NamedTuple):
    """The number of a paragraph, and the ids of the section and the count that it is in; "" if it is in none."""

    number: int
    section_id: str
    count_id: str


@dataclass(frozen=True)
class Labels:
    """The labels of one paper, by their names in the matter, and its numbered paragraphs in order."""

    by_name: Mapping[str, Label]
    paragraphs: tuple[NumberedParagraph, ...]


def with_skipped_numbers(numbers: Iterable[int], printed_numbers: Iterable[int]) -> list[int]:
    """Return *numbers*, and the numbers between two of them that the paper skips, which are not *printed_numbers*."""
    all_numbers = set(numbers)
    pairs = [pair for pair in pairwise(sorted({*printed_numbers})) if all_numbers.issuperset(pair)]
    for low, high in pairs:
        all_numbers.update(range(low, high))
    return sorted(all_numbers)


PREFIXES = {
    "allegation": "paragraph",
    "section": "section",
    "named section": "section",
    "subsection": "sub-heading",
    "claim": "count",
    "named claim": "count",
    "exhibit": "exhibit",
}
"""The prefix in a reference (`count:` in `[[count:contract]]`) for each kind of label."""


def add_label(labels: dict[str, Label], name: str, label: Label) -> None:
    """Add *label* to *labels* under *name*, with the prefix and, unless an allegation has the same name, without it."""
    labels[f"{PREFIXES[label.kind]}:{name}"] = label
    if label.kind == "allegation":
        labels[name] = label
    else:
        labels.setdefault(name, label)


def label_of(name: str, kind: str, labels: Mapping[str, Label]) -> Label:
    """Return the label called *name* that *kind*, the prefix in a reference, selects; without one, the usual label."""
    return labels.get(f"{kind}:{name}") or labels[name]


def labels_through(labels: Mapping[str, Label], first: Label, last: Label) -> Iterator[Label]:
    """Yield the labels from *first* to *last*, which are of the same kind; an unnamed paragraph gets no link."""
    by_number = {label.number: label for label in labels.values() if label.kind == first.kind}
    lowest, highest = sorted((first.number, last.number))
    for number in range(lowest, highest + 1):
        yield by_number.get(number) or Label(first.kind, number, str(number), target="")


def paragraphs_in_words(numbers: Sequence[int], through: str) -> str:
    """Return the paragraph *numbers* in words: "paragraph 3", "paragraphs 1 through 41 and 44"."""
    word = "paragraph" if len(set(numbers)) == 1 else "paragraphs"
    return f"{word}{NBSP}{numbers_in_words(numbers, through)}"


def numbers_in_words(numbers: Sequence[int], through: str) -> str:
    """Return *numbers* as a list in a sentence: "1 through 41 and 44"; *through* joins the ends of a range.

    A no-break space keeps the last number on the same line as "and".
    """
    text = series([_range_text(first, last, through) for first, last in _sentence_ranges(numbers)])
    earlier_numbers, conjunction, last_number = text.rpartition(" and ")
    return f"{earlier_numbers} and{NBSP}{last_number}" if conjunction else text


def _sentence_ranges(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of *numbers* for a sentence; two consecutive numbers are listed separately, not as a range."""
    for first, last in ranges(numbers):
        if last - first == 1:
            yield first, first
            yield last, last
        else:
            yield first, last


def _range_text(first: int, last: int, through: str) -> str:
    return str(first) if first == last else f"{first}{through}{last}"


def reference_to(labels: Sequence[Label], through: str = RANGE_WORD, *, sign: bool = False) -> RichText:
    """Return a reference to *labels*, such as "paragraphs 12 through 14 and 19" or, with *sign*, "¶¶ 12–14, 19".

    *through* joins the ends of a range of paragraphs; with *sign*, a word gives way to a dash.
    """
    kinds = sorted(dict.fromkeys(label.kind for label in labels), key=lambda kind: kind != "allegation")
    groups = [[label for label in labels if label.kind == kind] for kind in kinds]
    return joined_groups([_reference_to_kind(group, through, sign=sign) for group in groups], sign=sign)


def _reference_to_kind(labels: Sequence[Label], through: str, *, sign: bool) -> RichText:
    """Return a reference to *labels* of one kind, in numerical order and without duplicates.

    Sections and counts that are cited by their headings stay in the order given.
    """
    by_number: dict[int, Label] = {}
    for label in sorted(labels, key=lambda label: not label.target):
        by_number.setdefault(label.number, label)
    ordered_labels = [by_number[number] for number in sorted(by_number)]
    if ordered_labels[0].kind == "allegation":
        return _paragraph_reference(ordered_labels, through, sign=sign)
    if ordered_labels[0].kind not in {"section", "subsection", "claim", "exhibit"}:
        return joined_groups([(linked_text(label.text, label),) for label in dict.fromkeys(labels)], sign=sign)
    noun, suffix, items = _list_words(ordered_labels)
    if ordered_labels[0].kind == "exhibit":
        noun = exhibit_word(ordered_labels[0].text.partition(NBSP)[0], is_plural=len(ordered_labels) > 1, short=sign)
    has_signs = sign and ordered_labels[0].kind == "exhibit"
    runs = list(_linked_items(items, ordered_labels, sign=has_signs))
    if noun:
        runs[0] = _with_affixes(f"{noun} " if noun == "the" else f"{noun}{NBSP}", runs[0])
    runs[-1] = _with_affixes(prefix="", run=runs[-1], suffix=suffix)
    return joined_groups([(run,) for run in runs], sign=has_signs)


def _list_words(labels: Sequence[Label]) -> tuple[str, str, list[str]]:
    """Return the words before and after a list of *labels*, and the list's items: "Counts", "", ["One", "Two"]."""
    is_plural = len(labels) > 1
    first_word, space, _ = labels[0].text.partition(NBSP)
    prefix = f"{first_word}{NBSP}"
    if space and all(label.text.startswith(prefix) for label in labels):
        return of_action(first_word, is_plural=is_plural), "", [label.text.removeprefix(prefix) for label in labels]
    split_names = [split_ordinal(label.text) for label in labels]
    if not all(noun for _, noun in split_names):
        return "", "", [label.text for label in labels]
    _, first_noun = split_names[0]
    return "the", of_action(first_noun, is_plural=is_plural), [ordinal for ordinal, _ in split_names]


def of_action(noun: str, *, is_plural: bool) -> str:
    """Return *noun*, the noun in a count's name, as a singular or plural: " Causes of Action", "Counts"."""
    return re.sub(r"(?i)cause\b|claim\b|\A\s*\w+\Z", lambda match: match[0] + "s", noun, count=1) if is_plural else noun


def _linked_items(items: Sequence[str], labels: Sequence[Label], *, sign: bool) -> Iterator[Words | Link]:
    """Yield *items*, with three or more consecutive items as a range, such as "One through Three"."""
    starts = {label.number: position for position, label in enumerate(labels)}
    for first, last in ranges([*starts]):
        span = range(starts[first], starts[last] + 1)
        if len(span) > 2:
            mark = "–" if sign else " through "
            yield linked_text(f"{items[span[0]]}{mark}{items[span[-1]]}", labels[span[0]])
        else:
            yield from (linked_text(items[position], labels[position]) for position in span)


def _with_affixes(prefix: str, run: Words | Link, suffix: str = "") -> Words | Link:
    text = f"{prefix}{run.text}{suffix}"
    return Link(text, run.target) if isinstance(run, Link) else Words(text, keep=run.keep)


def linked_text(text: str, label: Label) -> Words | Link:
    """Return *text* as a link to *label*, or as plain words if the label has no target."""
    return Link(text, label.target) if label.target else Words(text, keep=label.kind == "exhibit")


def _paragraph_reference(labels: Sequence[Label], through: str, *, sign: bool) -> RichText:
    targets = {label.number: label.target for label in labels}
    is_single = len(targets) == 1
    if sign:
        word = "¶" if is_single else "¶¶"
        joiner = DASH if through.strip().isalpha() else through
        runs = [Link(_range_text(first, last, joiner), targets[first]) for first, last in ranges([*targets])]
    else:
        word = "paragraph" if is_single else "paragraphs"
        spans = _sentence_ranges([*targets])
        runs = [Link(_range_text(first, last, through), targets[first]) for first, last in spans]
    runs[0] = Link(f"{word}{NBSP}{runs[0].text}", runs[0].target)
    return joined_groups([(run,) for run in runs], sign=sign, tied=True)


def joined_groups(groups: Sequence[RichText], *, sign: bool, tied: bool = False) -> RichText:
    """Return *groups* as one list: joined by commas in a citation (*sign*), else as a list in a sentence.

    With *tied*, a no-break space keeps the last group on the same line as "and".
    """
    runs: list[Run] = []
    for index, group in enumerate(groups):
        if index:
            is_last = index == len(groups) - 1
            conjunction = f"{_and(len(groups))}{NBSP if tied else ' '}"
            runs.append(Words(conjunction if is_last and not sign else ", "))
        runs.extend(group)
    return tuple(runs)


def _and(count: int) -> str:
    return " and" if count == 2 else ", and"
