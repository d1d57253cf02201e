"""Addresses of the parties, where the complaint of a court gives them: in its caption or among its allegations."""

from collections.abc import Iterator

from assembler.language.english import clauses
from assembler.model.party import Party
from assembler.plan.context import PaperContext
from assembler.plan.text.party_names import alone, full


def place(context: PaperContext) -> str:
    """Return where this paper gives the parties' addresses: "caption", "first paragraph", "complaint", or nowhere."""
    law = context.court.party_addresses
    return law.value if law and context.filing.paper.opens else ""


def in_caption(party: Party, context: PaperContext) -> str:
    """Return what stands behind the name of *party* in the caption: its address, where the court wants it there."""
    return f", {_line(party)}" if party.address and place(context) == "caption" else ""


def first_paragraph(context: PaperContext) -> Iterator[str]:
    """Yield the allegation of all the addresses, where the court wants them in the first paragraph."""
    known = [party for party in context.present() if party.address]
    if known and place(context) == "first paragraph":
        said = [context.say("parties.named_address", party=full(party), address=_line(party)) for party in known]
        yield context.say("parties.addresses", addresses=clauses(said))


def among_parties(party: Party, context: PaperContext) -> Iterator[str]:
    """Yield the sentence that gives the address of *party*, where the court wants it in the complaint."""
    if party.address and place(context) == "complaint":
        yield context.say("parties.address", party=alone(party), address=_line(party))


def _line(party: Party) -> str:
    return ", ".join(party.address)
