"""The parties' addresses, where the court or the matter asks for them: in a caption or among the allegations."""

from collections.abc import Iterator

from assembler.language.english import clauses
from assembler.model.party import Party
from assembler.plan.context import PaperContext
from assembler.plan.text.labels import NBSP
from assembler.plan.text.party_names import defined_name, party_as_side

SHORT_LINE = 36
"""An address line shorter than this, in characters, fits on one line of a caption column and is never broken."""


def address_place(context: PaperContext) -> str:
    """Return the place where the court's record wants the parties' addresses in this paper; "" if nowhere."""
    law = context.rely_on(context.court.party_addresses)
    return law.value if law and context.filing.paper.opens else ""


def caption_address(party: Party, context: PaperContext) -> str:
    """Return the address to print after the name of *party* in the caption; "" unless the court or matter wants one.

    No comma follows a line that ends with a colon, such as "Serve at:".
    """
    is_requested = "addresses" in context.matter.caption and context.filing.paper.opens
    if not party.address or not (is_requested or address_place(context) == "caption"):
        return ""
    lines = (line.replace(" ", NBSP) if len(line) < SHORT_LINE else line for line in party.address)
    text = "".join(f", {line}" for line in lines)
    return text.replace(":, ", ": ")


def addresses_paragraph(context: PaperContext) -> Iterator[str]:
    """Yield an allegation with the parties' known addresses, if the court requires them in the first paragraph."""
    parties = [party for party in context.remaining_parties() if party.address]
    if parties and address_place(context) == "first paragraph":
        addresses = [
            context.say("parties.named_address", party=defined_name(party), address=_address_line(party))
            for party in parties
        ]
        yield context.say("parties.addresses", addresses=clauses(addresses))


def address_sentence(party: Party, context: PaperContext) -> Iterator[str]:
    """Yield a sentence with the address of *party*, if the court requires addresses in the complaint's text."""
    if party.address and address_place(context) in {"complaint", "pleader", "residence"}:
        yield context.say("parties.address", party=party_as_side(party), address=_address_line(party))


def _address_line(party: Party) -> str:
    return ", ".join(party.address)
