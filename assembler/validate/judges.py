"""What a judge's standing order, or a court's rule, asks of the papers of a matter besides their form."""

from collections.abc import Iterator
from dataclasses import replace

from assembler.findings.faults import fault
from assembler.findings.finding import Finding
from assembler.load.source import Source
from assembler.model.court.motion import role_of
from assembler.model.matter import Matter


def judge_orders(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a note for each proposed order that is wanted in Word, and one on the copies of motions."""
    court = matter.court
    who = f"Judge {court.for_judge}" if court.for_judge else f"`{court.id}`"
    orders = court.proposed_orders
    for number, filing in enumerate(matter.filings):
        if orders and orders.value.word and not filing.word and filing.paper.signer == "judge":
            how = f", {orders.value.how}" if orders.value.how else ""
            message = f"{who} wants proposed orders in Word{how}"
            yield replace(fault("JDG001", source.where(("filings", number)), message), cite=orders.authority)
    copies = court.courtesy_copies
    motions = [number for number, filing in enumerate(matter.filings) if role_of(filing.paper) == "motion"]
    if copies and motions:
        message = f"{who} wants courtesy copies: {copies.value}"
        yield replace(fault("JDG002", source.where(("filings", motions[0])), message), cite=copies.authority)
