"""Doubts about lines that may be no headings, and sub-headings that the source centers or indents."""

from collections.abc import Iterator, Sequence

from assembler.importing.draft import Doubt, Draft, DraftCount, DraftHeading, DraftSection
from assembler.importing.writing.own_words import usual_mark
from assembler.importing.zones.headings import COMPLETE_HEADING
from assembler.language.english import counted, series

FIRST_SUB_LEVEL = 2
"""The level of sub-headings that the paper sets flush left; further levels are indented in the paper too."""

MAX_PLAIN = 3
"""The maximum number of headings that nothing sets apart; more are the style of the paper."""


def doubts_on_heading_layout(draft: Draft) -> Iterator[Doubt]:
    """Yield a doubt about lines of *draft* that may be no headings, and one about sub-headings set otherwise.

    An indented sub-heading with a label does not count, because labels and indents of outlines have the program's form.
    """
    parts = [part for part in draft.parts if isinstance(part, DraftSection | DraftCount)]
    yield from _doubts_on_plain_headings(parts)
    headings = [entry for part in parts for entry in part.body if isinstance(entry, DraftHeading)]
    changed = [
        heading
        for heading in headings
        if heading.aligned == "centered"
        or (heading.aligned == "indented" and not heading.label and heading.level == FIRST_SUB_LEVEL)
    ]
    if not changed:
        return
    first, *others = changed
    name = f"`{first.label} {first.text}`".replace("` ", "`")
    subject = f"{name} and {counted(len(others), 'more sub-heading')} are" if others else f"the sub-heading {name} is"
    forms = " or ".join(sorted({heading.aligned for heading in changed}))
    about = f"{subject} {forms} in the source, and the paper sets sub-headings in bold, flush left"
    yield Doubt(f"{about}: see whether that is acceptable, because a matter cannot set them otherwise", first.place)


def doubts_on_count_marks(draft: Draft) -> Iterator[Doubt]:
    """Yield one doubt about the counts of *draft* whose sign between label and title the paper cannot keep."""
    counts = [part for part in draft.parts if isinstance(part, DraftCount) and part.title]
    usual = usual_mark(counts)
    unlike = [count for count in counts if count.mark != usual]
    if not unlike:
        return
    differences = [f"{count.label} ({f'`{count.mark}`' if count.mark else 'on its own line'})" for count in unlike]
    form = f"with `{usual}` on one line" if usual else "on two lines"
    about = f"the paper prints the label and the title of each count {form}, but the source differs at"
    yield Doubt(f"{about} {series(differences)}: see whether that is acceptable", unlike[0].place)


def _doubts_on_plain_headings(parts: Sequence[DraftSection | DraftCount]) -> Iterator[Doubt]:
    """Yield one doubt about the headings of *parts* that have neither a label nor the style of the other headings."""
    of_sections = [part.heading for part in parts if isinstance(part, DraftSection) and part.heading]
    headings = [*of_sections, *(entry for part in parts for entry in part.body if isinstance(entry, DraftHeading))]
    plain = [entry for entry in headings if entry.plain and not COMPLETE_HEADING.fullmatch(entry.text)]
    if not plain or len(plain) > MAX_PLAIN or len(plain) == len(headings):
        return
    plain.sort(key=lambda entry: (entry.place.page, entry.place.line))
    first, *others = plain
    name = f"`{first.text}`"
    if others:
        about = (
            f"{name} and {counted(len(others), 'more line')} became headings, but nothing in the source sets them apart"
        )
    else:
        about = f"{name} became a heading, but nothing in the source sets it apart"
    yield Doubt(f"{about}: see whether that is right", first.place)
