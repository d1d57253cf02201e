"""How a matter's headings get their labels: from the program if it gives each label as printed, or in their text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assembler.importing.draft import Draft, DraftCount, DraftHeading, DraftRelief, DraftSection, Expressed
from assembler.model.court.headings import HEADING_LEVELS, LABEL, UNNUMBERED
from assembler.plan.text.heading_labels import heading_label


@dataclass(frozen=True, slots=True)
class HeadingForm:
    """The form of the labels of headings, as in the matter's `headings:`.

    *labels* has a style for each level, *unlabeled* the names of headings without a label. *typed* says that the labels
    are a part of the headings' texts.
    """

    labels: str
    unlabeled: tuple[str, ...] = ()
    typed: bool = True

    def printed(self, heading: DraftHeading) -> str:
        """Return the text of *heading* for the matter."""
        return f"{heading.label} {heading.text}".strip() if self.typed else heading.text


def labels_of(draft: Draft) -> list[Expressed]:
    """Return the labels that the program gives to headings, as words that the matter expresses."""
    if heading_form(draft).typed:
        return []
    return [Expressed("label of a heading", placed.heading.label, placed.heading.place) for placed in _headings(draft)]


TYPED = HeadingForm("none")
"""Headings whose labels are part of their text."""


@dataclass(frozen=True, slots=True)
class PlacedHeading:
    """A heading with its name in the matter ("" for a sub-heading) and its level.

    *after_count* says that it is the first heading within a count.
    """

    heading: DraftHeading
    name: str
    level: int
    after_count: bool = False


def heading_form(draft: Draft) -> HeadingForm:
    """Return the form in which the program gives each heading of *draft* its printed label; `TYPED` if none does."""
    headings = list(_headings(draft))
    styles = [_style_of(level, headings) for level in range(1, HEADING_LEVELS + 1)]
    labels = " ".join(styles)
    if not any(style != UNNUMBERED for style in styles) or not all(map(LABEL.fullmatch, styles)):
        return TYPED
    unlabeled = [placed for placed in headings if not placed.heading.label and styles[placed.level - 1] != UNNUMBERED]
    if any(not placed.name for placed in unlabeled):
        return TYPED
    form = HeadingForm(labels, tuple(placed.name for placed in unlabeled), typed=False)
    printed_labels = list(_labels(headings, form))
    return form if printed_labels == [placed.heading.label for placed in headings] else TYPED


def _headings(draft: Draft) -> Iterator[PlacedHeading]:
    """Yield the headings of *draft* in order, except those of counts."""
    for part in draft.parts:
        if isinstance(part, DraftSection | DraftCount):
            after_count = isinstance(part, DraftCount)
            if isinstance(part, DraftSection) and part.heading:
                yield PlacedHeading(part.heading, part.id, 1)
            for entry in part.body:
                if isinstance(entry, DraftHeading):
                    yield PlacedHeading(entry, "", max(entry.level, 2), after_count)
                    after_count = False
        elif part.heading:
            yield PlacedHeading(part.heading, "relief" if isinstance(part, DraftRelief) else "jury_demand", 1)


def _style_of(level: int, headings: Sequence[PlacedHeading]) -> str:
    """Return the style of the first label of *level*, such as "I." or "(a)"; "none" if no heading has a label."""
    first = next((placed.heading.label for placed in headings if placed.level == level and placed.heading.label), "")
    core = first.strip("().")
    kind = (
        "1"
        if core.isdigit()
        else "I"
        if re.fullmatch(r"[IVXL]+", core)
        else "i"
        if re.fullmatch("[ivx]+", core)
        else ""
    )
    kind = kind or ("A" if core.isupper() else "a")
    return first.replace(core, kind) if core else UNNUMBERED


def _labels(headings: Sequence[PlacedHeading], form: HeadingForm) -> Iterator[str]:
    """Yield the label that the program gives each of *headings*."""
    numbers: tuple[int, ...] = ()
    for placed in headings:
        if placed.after_count:
            numbers = numbers[:1]
        if placed.name in form.unlabeled and not placed.heading.label:
            numbers = numbers[: placed.level]
            yield ""
            continue
        outer = numbers[: placed.level - 1]
        outer += (0,) * (placed.level - 1 - len(outer))
        last = numbers[placed.level - 1] if len(numbers) >= placed.level else 0
        numbers = (*outer, last + 1)
        yield heading_label(numbers, form.labels)
