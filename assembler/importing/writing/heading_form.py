"""Decides whether the program labels the headings of a matter, or whether the labels are part of the headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assembler.importing.draft import Draft, DraftCount, DraftHeading, DraftRelief, DraftSection
from assembler.importing.expressed import Expressed
from assembler.model.court.headings import HEADING_LEVELS, LABEL, UNNUMBERED
from assembler.plan.text.heading_labels import heading_label

MARKUP = re.compile(r"[*_^\[\\]")
"""A sign of emphasis, of a footnote or of a reference, or an escape; a heading that has one is not set in italics."""


@dataclass(frozen=True, slots=True)
class HeadingForm:
    """How headings are labeled, as in the matter's `headings:`.

    *labels* has a style for each level; *unlabeled* has the names of headings without a label. *typed* says that the
    labels are part of the texts of the headings.
    """

    labels: str
    unlabeled: tuple[str, ...] = ()
    typed: bool = True

    def printed(self, heading: DraftHeading) -> str:
        """Return the text of *heading* for the matter."""
        text = f"*{heading.text}*" if heading.italic and not MARKUP.search(heading.text) else heading.text
        text = f"<u>{text}</u>" if heading.underlined == "text" else text
        words = f"{heading.label} {text}".strip() if self.typed else text
        return f"<u>{words}</u>" if heading.underlined == "whole" else words


TYPED = HeadingForm("none")
"""Headings whose labels are part of their text."""


@dataclass(frozen=True, slots=True)
class OutlineHeading:
    """A heading of the source with its name in the matter ("" for a sub-heading) and its level.

    *after_count* says that it is the first heading within a count.
    """

    source: DraftHeading
    name: str
    level: int
    after_count: bool = False


def labels_of(draft: Draft, *, underlined: bool = False) -> list[Expressed]:
    """Return the labels that the program prints before headings: words of the source that the matter need not contain.

    Return only those that the source underlines if *underlined*.
    """
    if heading_form(draft).typed:
        return []
    headings = (heading.source for heading in _headings(draft))
    return [
        Expressed("label of a heading", heading.label, heading.place)
        for heading in headings
        if heading.underlined == "whole" or not underlined
    ]


def heading_form(draft: Draft) -> HeadingForm:
    """Return the form in which the program gives each heading of *draft* its printed label; otherwise `TYPED`."""
    headings = list(_headings(draft))
    styles = [_style_of(level, headings) for level in range(1, HEADING_LEVELS + 1)]
    labels = " ".join(styles)
    if all(style == UNNUMBERED for style in styles) or not all(map(LABEL.fullmatch, styles)):
        return TYPED
    unlabeled = [
        heading for heading in headings if not heading.source.label and styles[heading.level - 1] != UNNUMBERED
    ]
    if any(not heading.name for heading in unlabeled):
        return TYPED
    form = HeadingForm(labels, tuple(heading.name for heading in unlabeled), typed=False)
    printed_labels = list(_labels(headings, form))
    return form if printed_labels == [heading.source.label for heading in headings] else TYPED


def _headings(draft: Draft) -> Iterator[OutlineHeading]:
    """Yield the headings of *draft* in order, except those of counts."""
    for part in draft.parts:
        if isinstance(part, DraftSection | DraftCount):
            after_count = isinstance(part, DraftCount)
            if isinstance(part, DraftSection) and part.heading:
                yield OutlineHeading(part.heading, part.id, level=1)
            for entry in part.body:
                if isinstance(entry, DraftHeading):
                    yield OutlineHeading(entry, name="", level=max(entry.level, 2), after_count=after_count)
                    after_count = False
        elif part.heading:
            yield OutlineHeading(part.heading, "relief" if isinstance(part, DraftRelief) else "jury_demand", level=1)


def _style_of(level: int, headings: Sequence[OutlineHeading]) -> str:
    """Return the style of the first label of *level*, such as "I." or "(a)"; "none" if no heading has a label."""
    labels = [heading.source.label for heading in headings if heading.level == level and heading.source.label]
    number = labels[0].strip("().") if labels else ""
    if not number:
        return UNNUMBERED
    return labels[0].replace(number, _numeral_style(number))


def _numeral_style(number: str) -> str:
    """Return the first numeral of the kind of *number*: "1", "I", "i", "A" or "a"."""
    if number.isdigit():
        return "1"
    if re.fullmatch(r"[IVXL]+", number):
        return "I"
    if re.fullmatch(r"[ivx]+", number):
        return "i"
    return "A" if number.isupper() else "a"


def _labels(headings: Sequence[OutlineHeading], form: HeadingForm) -> Iterator[str]:
    """Yield the label that the program gives each of *headings*."""
    numbers: tuple[int, ...] = ()
    for heading in headings:
        if heading.after_count:
            numbers = numbers[:1]
        if heading.name in form.unlabeled and not heading.source.label:
            numbers = numbers[: heading.level]
            yield ""
            continue
        counters = list(numbers[: heading.level])
        while len(counters) < heading.level:  # a level that was skipped counts as 0
            counters.append(0)
        counters[-1] += 1
        numbers = tuple(counters)
        yield heading_label(numbers, form.labels)
