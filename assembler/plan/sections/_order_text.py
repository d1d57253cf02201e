"""Text of an order of dismissal, as a separate paper or at the end of the stipulation that asks for it."""

import re
from collections.abc import Iterator

from assembler.language.dates import day
from assembler.language.english import article, series
from assembler.model.printed import page_texts
from assembler.plan.context import PaperContext
from assembler.plan.frame.motion_form import accompanying, motion_form
from assembler.plan.frame.signature import judges, presented
from assembler.plan.frame.titles import short_title
from assembler.plan.plan import Statement
from assembler.plan.sections._dismissal_text import costs, ends, ends_the_action, word
from assembler.plan.text.definitions import Once
from assembler.plan.text.markdown import plain

NAMED_COURT = re.compile(r"^(?!the ).*\bCourt\b")
"""The name of a court that takes an article, unlike its abbreviation."""


APPROVE = re.compile(
    r"(?i)\bapprov(?:e|al)\b[^.;]{0,200}\bsettlements?\b|\bsettlements?\b[^.;]{0,200}\bapprov(?:e|al)\b"
)
"""Words by which a motion asks the court to approve a settlement."""


def opening_words(context: PaperContext) -> str:
    """Return the opening: the order is on the parties' stipulation, or on the plaintiff's motion or notice."""
    way = context.instrument.way if context.instrument else "motion"
    title = context.principal.paper.name
    if way == "motion" and motion_form(context).order.recites:
        return context.say(
            f"order.{word(context)}reciting",
            plaintiffs=context.dismissing,
            rule=context.rule,
            papers=series([*_papers_read(context)]),
            opposition=None,
        )
    agreed = context.principal.conferred and context.principal.conferred.result == "agreed"
    unopposed = "_unopposed" if way == "motion" and agreed and not word(context) else ""
    return context.say(
        f"order.{word(context) if way == 'motion' else ''}on_{way}{unopposed}",
        rule=context.rule,
        plaintiffs=context.dismissing,
        a=article(title),
        title=title,
    )


def _papers_read(context: PaperContext) -> Iterator[str]:
    """Yield the papers in support of the motion, each with its date."""
    papers = [context.principal, *accompanying(context, "declaration"), *accompanying(context, "memorandum")]
    for paper in papers:
        date = day(paper.date) if paper.date else context.date
        yield context.say("order.paper_read", title=short_title(context.of(paper)), date=date)


def orders(context: PaperContext) -> Iterator[str]:
    """Yield each order of the court as a sentence; what the motion asks to be approved comes first."""
    if "FLSA" in context.matter.action and any(APPROVE.search(words) for _, words in page_texts(context.principal)):
        yield context.say("order.settlement_approved")
    yield ends(f"{word(context)}order", context)
    yield from earlier_nonsuits(context)
    yield from costs(context)
    if context.principal.effect:
        yield context.say("order.on_the_merits")
    if context.principal.keeps_jurisdiction:
        yield context.say("order.keeps_jurisdiction")


def closing_statement(context: PaperContext) -> Iterator[str]:
    """Yield what the court wants above the judge's signature on an order that ends the action."""
    law = context.court.closing_statement
    if law and ends_the_action(context):
        yield law.value


def earlier_nonsuits(context: PaperContext) -> Iterator[str]:
    """Yield the earlier nonsuits, of which the court is told, and which the order recites (Va. Code § 8.01-380(B))."""
    if context.principal.paper.words == "nonsuit" and context.matter.earlier_dismissals is not None:
        yield from [*nonsuits_before(context)] or [context.say("order.first_nonsuit")]


def nonsuits_before(context: PaperContext) -> Iterator[str]:
    """Yield each earlier nonsuit, for a paper that asks for one."""
    if context.principal.paper.words != "nonsuit":
        return
    for nonsuit in context.matter.earlier_dismissals or ():
        if nonsuit.by.startswith("nonsuit"):
            number = f", No. {nonsuit.number}" if nonsuit.number else ""
            court = f"the {nonsuit.court}" if NAMED_COURT.search(nonsuit.court) else nonsuit.court
            yield context.say("order.earlier_nonsuit", date=day(nonsuit.date), court=court, number=number)


def order_beneath(context: PaperContext, once: Once) -> tuple[Statement, ...]:
    """Return the order at the end of a stipulation, and the block of the parties who present it.

    *once* leaves out the definitions that the stipulation already has.
    """
    if not context.filing.paper.order:
        return ()
    items = tuple(f"{number}. {once(order)}" for number, order in enumerate(orders(context), 1))
    items = (*items, *closing_statement(context))
    heading = context.say("order.heading").upper()
    order = Statement("order", heading, (plain(once(opening_words(context))),), items, judges(context), new_page=False)
    return order, presented_by(context)


def presented_by(context: PaperContext) -> Statement:
    """Return the block of the parties who present an order to the judge."""
    return Statement("presented", "", (), (), presented(context), new_page=False)
