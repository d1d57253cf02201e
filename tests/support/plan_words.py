"""The text of the parts of a plan."""

from typing import Any

from assembler.plan.blocks import Count, Heading, Item, Listing, Note, Paragraph, Picture, Prayer, Quotation, Table
from assembler.plan.plan import Plan


def words(part: Any) -> str:
    """Return the text of a block, of a run, or of a sequence of these."""
    match part:
        case tuple():
            return "".join(words(inner) for inner in part)
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


def words_of_body(plan: Plan) -> str:
    """Return the text of the body of *plan*, one block per line, with plain spaces for no-break spaces."""
    return "\n".join(words(block) for block in plan.body).replace("\N{NO-BREAK SPACE}", " ")
