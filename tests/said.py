"""What the parts of a plan say, as letters alone."""

from typing import Any

from assembler.plan.plan import Count, Heading, Item, Listing, Note, Paragraph, Prayer, Quotation


def words(part: Any) -> str:
    """Return all letters of a block, of a run, or of several."""
    match part:
        case tuple():
            return "".join(words(one) for one in part)
        case Quotation(parts):
            return words(parts)
        case Listing(items) | Prayer(_, items):
            return words(items)
        case Item(_, text) | Paragraph(text) | Heading(_, _, text) | Note(_, text) | Count(_, text):
            return words(text)
    return str(part.text)
