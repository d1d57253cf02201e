"""Finds additional requirements of a judge's standing order or a court's rule: Word files and courtesy copies."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assembler.catalog.judges import JudgeFile, similar_judges
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding
from assembler.load.source import Source
from assembler.model.court.motion import role_of
from assembler.model.matter import Matter


def judge_orders(matter: Matter, source: Source, files: Sequence[JudgeFile]) -> Iterator[Finding]:
    """Yield notes on proposed orders in Word, on courtesy copies of motions, and on a judge with a similar name.

    *files* are the orders of judges in the firm's root.
    """
    court = matter.court
    similar_names = similar_judges(files, court.id, matter.judge.name) if matter.judge else ()
    if matter.judge and similar_names:
        fact = f"`judges/` has no orders of `{brief(matter.judge.name)}` in `{court.id}`"
        message = f"{fact}, but has some for a judge with a similar name"
        remedy = "did you mean " + " or ".join(f"`{brief(name)}`" for name in similar_names) + "?"
        yield fault("JDG003", source.place_at(("judge", "name")), message, fix=remedy)
    author = f"Judge {court.for_judge}" if court.for_judge else f"`{court.id}`"
    orders = court.proposed_orders
    for index, filing in enumerate(matter.filings):
        if orders and orders.value.word and not filing.word and filing.paper.signer == "judge":
            manner = f", {orders.value.how}" if orders.value.how else ""
            message = f"{author} wants proposed orders in Word{manner}"
            yield replace(fault("JDG001", source.place_at(("filings", index)), message), cite=orders.authority)
    copies = court.courtesy_copies
    motions = [index for index, filing in enumerate(matter.filings) if role_of(filing.paper) == "motion"]
    if copies and motions:
        message = f"{author} wants courtesy copies: {copies.value}"
        yield replace(fault("JDG002", source.place_at(("filings", motions[0])), message), cite=copies.authority)
