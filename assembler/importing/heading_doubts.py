"""A doubt about sub-headings that the source centers or indents, and the paper sets flush left."""

from collections.abc import Iterator

from assembler.importing.draft import Doubt, Draft, DraftCount, DraftHeading, DraftSection
from assembler.language.english import counted

FIRST_SUB_LEVEL = 2
"""The level of sub-headings that the paper sets flush left; further levels are indented in the paper too."""


def doubts_on_heading_layout(draft: Draft) -> Iterator[Doubt]:
    """Yield one doubt about the sub-headings of *draft* that the source sets otherwise than the paper will.

    An indented sub-heading with a label does not count, because labels and indents of outlines have the program's form.
    """
    parts = (part for part in draft.parts if isinstance(part, DraftSection | DraftCount))
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
