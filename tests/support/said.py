"""The text of the parts of a plan."""

from typing import Any

from assembler.plan.blocks import Count, Heading, Item, Listing, Note, Paragraph, Picture, Prayer, Quotation, Table


def words(part: Any) -> str:
    """Return the text of a block, of a run, or of a sequence of these."""
    match part:
        case tuple():
            return "".join(words(one) for one in part)
        case Quotation(parts):
            return words(parts)
        case Listing(items) | Prayer(_, items):
            return words(items)
        case Item(label, text, _, inside):
            return label + words(text) + words(inside)
        case Table(head, rows):
            return words((head, *rows))
        case Picture(alternative):
            return alternative
        case Paragraph(text) | Heading(_, _, text) | Note(_, text) | Count(_, text):
            return words(text)
    return str(part.text)
