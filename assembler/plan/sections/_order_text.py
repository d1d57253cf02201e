"""What an order of dismissal orders, by itself or under the paper that asks for it."""

from collections.abc import Iterator

from assembler.language.english import article, day
from assembler.plan.context import Case
from assembler.plan.frame.signature import judges, presented
from assembler.plan.plan import Statement
from assembler.plan.sections._dismissal_text import costs, ends
from assembler.plan.text.markdown import plain


def opening_words(case: Case) -> str:
    """Return what the order rests on: the parties' stipulation, the plaintiff's motion or the plaintiff's notice."""
    way = case.instrument.way if case.instrument else "motion"
    title = case.asked.paper.name
    rule = case.instrument.rule if case.instrument else None
    return case.say(f"order.on_{way}", rule=rule, plaintiffs=case.side("plaintiff"), a=article(title), title=title)


def orders(case: Case) -> Iterator[str]:
    """Yield what the court orders, a sentence each."""
    yield ends("nonsuit_order" if case.asked.paper.words == "nonsuit" else "order", case)
    yield from _nonsuits(case)
    yield from costs(case)
    if case.asked.effect:
        yield case.say("order.on_the_merits")
    if case.asked.keeps_jurisdiction:
        yield case.say("order.keeps_jurisdiction")


def _nonsuits(case: Case) -> Iterator[str]:
    """Yield which nonsuits there were before: Va. Code § 8.01-380(B) has the order say so."""
    earlier = case.matter.earlier_dismissals
    if case.asked.paper.words != "nonsuit" or earlier is None:
        return
    nonsuits = [one for one in earlier if one.by == "nonsuit"]
    for one in nonsuits:
        number = f", No. {one.number}" if one.number else ""
        yield case.say("order.earlier_nonsuit", date=day(one.date), court=one.court, number=number)
    if not nonsuits:
        yield case.say("order.first_nonsuit")


def order_beneath(case: Case) -> tuple[Statement, ...]:
    """Return the order that stands at the end of a stipulation, and the block of those who present it."""
    if not case.filing.paper.order:
        return ()
    items = tuple(f"{number}. {one}" for number, one in enumerate(orders(case), 1))
    heading = case.say("order.heading").upper()
    order = Statement("order", heading, (plain(opening_words(case)),), items, judges(case), new_page=False)
    return order, presented_by(case)


def presented_by(case: Case) -> Statement:
    """Return the block of those who present an order to the judge."""
    return Statement("presented", "", (), (), presented(case), new_page=False)
