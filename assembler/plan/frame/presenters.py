"""The block of the parties who present an order to the judge."""

from assembler.plan.context import PaperContext
from assembler.plan.frame.signature import presenters_signature
from assembler.plan.plan import Statement


def presenters_statement(context: PaperContext) -> Statement:
    """Return the block of the parties who present an order to the judge."""
    return Statement("presented", "", (), (), presenters_signature(context), new_page=False)
