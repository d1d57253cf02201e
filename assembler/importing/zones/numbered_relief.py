"""Relief of a count whose first words are a numbered paragraph, such as "98. Wherefore, Plaintiff requests:"."""

from dataclasses import replace

from assembler.importing.draft import DraftCount, DraftHeading, DraftParagraph, DraftRelief, Part
from assembler.importing.notation import at_line_start
from assembler.importing.zones.lists import list_item


def with_numbered_relief(part: Part) -> Part:
    """Return *part*, in a count with relief that has a number as the last numbered paragraph, with a list of its items.

    The words before the relief of a count have no number in a matter.
    """
    if not isinstance(part, DraftCount) or part.relief is None or not part.relief.number:
        return part
    paragraph = DraftParagraph(_text(part.relief), part.relief.number, part.relief.place)
    return replace(part, body=(*part.body, paragraph), relief=None)


def _text(relief: DraftRelief) -> str:
    """Return the text of *relief*; its items are a list, unless it has headings of groups."""
    items = [item.text if isinstance(item, DraftHeading) else item for item in relief.items]
    if len(items) == 1 or any(isinstance(item, DraftHeading) or "\n" in item for item in relief.items):
        return "\n\n".join((relief.lead, *map(at_line_start, items)))
    text = relief.lead
    for item in items:
        text += list_item(text, item, depth=0)
    return text
