"""The judge's signature block, and the signature block of the parties who present an order."""

from collections.abc import Iterator
from dataclasses import replace

from assembler.language.places import state_name
from assembler.papers.ending.context import EndingContext
from assembler.papers.ending.keys import ending_keys
from assembler.papers.motion.motion_form import motion_paper
from assembler.plan.frame.signature import signature_blocks
from assembler.plan.frame.signers import filing_side
from assembler.plan.plan import Signature, Signer, Statement


def judge_signature(context: EndingContext) -> Signature:
    """Return the judge's signature block: a blank date, a signature line, the name if it is known, and the office."""
    court_office = context.rely_on(context.court.judge_office)
    is_federal = context.court.system == "federal"
    if court_office:
        office = court_office.value
    else:
        office = context.say("order.judge_federal" if is_federal else "order.judge_of_court")
    name = context.say("order.judge", judge=context.matter.judge.name) if context.matter.judge else ""
    place = {"state": state_name(context.court.state)} if motion_paper(context).place else {}
    date_line = context.say("order.dated_at" if place else "order.dated", **place)
    return Signature(date_line, (Signer(signed="", lines=tuple(line for line in (name, office) if line)),))


def so_ordered(context: EndingContext) -> Iterator[Statement]:
    """Yield a signature block for the judge on the parties' own paper, if the filing asks for it."""
    if ending_keys(context.filing).so_ordered:
        signature = replace(judge_signature(context), lead=context.say("order.so_ordered"))
        yield _signature_statement("so-ordered", signature)


def presenters_statement(context: EndingContext) -> Statement:
    """Return the signature block of the parties who present an order to the judge."""
    blocks = tuple(signature_blocks(filing_side(context), context))
    return _signature_statement("presented", Signature(dated="", signers=blocks, lead=context.say("order.presented")))


def _signature_statement(id_: str, signature: Signature) -> Statement:
    """Return a statement that consists of *signature* alone."""
    return Statement(id_, heading="", paragraphs=(), items=(), signature=signature, new_page=False)
