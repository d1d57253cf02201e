"""A body with inserted and deleted text, as in a marked copy."""

from assembler.plan.blocks import Block, Heading, Item, Link, Listing, Note, Paragraph, Prayer, Words
from tests.support.plans import words


def inserted(text: str) -> Words:
    return Words(text, change="inserted")


def deleted(text: str) -> Words:
    return Words(text, change="deleted")


MARKED_BODY: tuple[Block, ...] = (
    Heading(level=1, label="I.", text=(Words("NATURE OF THE "), deleted("SUIT"), inserted("ACTION")), id="nature"),
    Paragraph(
        (
            Words("On May 1, 2020, Beta "),
            deleted("wrote"),
            Words("announced, in a letter of more than one line of this page,", "emphasis", change="inserted"),
            Words(" that it would "),
            deleted("stop ("),
            Link("paragraph 9", "p9", change="deleted"),
            deleted(")"),
            inserted("suspend ("),
            Link("paragraph 2", "p2", change="inserted"),
            inserted(")"),
            Words(" the account."),
            Note(number=1, text=(inserted("See the first letter."),), change="inserted"),
        ),
        number=1,
        id="p1",
    ),
    Paragraph((inserted("Alpha had paid."),), number=2, id="p2"),
    Paragraph((deleted("Beta had not been paid."),)),
    Listing((Item("(a)", words("the account;")), Item("(b)", (inserted("the data."),)))),
    Prayer(words("Alpha asks for:"), (Item("A.", (Words("award of "), deleted("costs."), inserted("damages."))),)),
)
"""A body with a change of each kind."""
