"""The text of an order of dismissal, either a separate paper or the end of the stipulation that requests it."""

from collections.abc import Iterator

from assembler.language.dates import printed_date
from assembler.language.english import article, series
from assembler.language.regex import Regex
from assembler.model.event import Method
from assembler.model.printed import page_texts
from assembler.papers.amending import text as amending
from assembler.papers.ending.context import EndingContext
from assembler.papers.ending.dismissal_text import (
    costs_recital,
    ends_the_action,
    operative_sentences,
    sentence_prefix,
    signing_side,
)
from assembler.papers.ending.keys import dismissal_keys
from assembler.papers.motion.motion_form import accompanying, is_unopposed, motion_form
from assembler.papers.order.judge import judge_signature, presenters_statement
from assembler.plan.frame.signers import signing_parties
from assembler.plan.frame.titles import short_title
from assembler.plan.plan import Statement
from assembler.plan.text.definitions import WithoutRepeats
from assembler.plan.text.markdown import plain
from assembler.plan.text.recital import Passage, Recital, passage_words, recitals_in

NAMED_COURT = Regex(r"^(?!the ).*\bCourt\b")
"""Matches a court's name that needs "the" before it: a name, not an abbreviation, with the word Court."""


NO_NONSUIT: frozenset[Method] = frozenset({"involuntary order"})
"""Kinds of earlier dismissal that certainly were not nonsuits."""


APPROVES_SETTLEMENT = Regex(
    r"(?i)\bapprov(?:e|al)\b[^.;]{0,200}\bsettlements?\b|\bsettlements?\b[^.;]{0,200}\bapprov(?:e|al)\b"
)
"""Words by which a motion asks the court to approve a settlement."""


def opening_words(context: EndingContext) -> Passage:
    """Return the opening words of the order: on the parties' stipulation, or on the plaintiff's motion or notice."""
    if context.principal.paper.amending:
        return amending.opening_words(context)
    kind = context.instrument.way if context.instrument else "motion"
    title = context.principal.paper.name
    if kind == "motion" and motion_form(context).order.recites:
        return context.say(
            f"order.{sentence_prefix(context)}reciting",
            plaintiffs=context.dismissing_side,
            rule=context.rule,
            papers=series([*_papers_read(context)]),
            opposition=None,
        )
    values = {"rule": context.rule, "plaintiffs": context.dismissing_side, "a": article(title), "title": title}
    if kind == "stipulation":
        return _stipulated_opening(context)
    if kind == "motion" and is_unopposed(context) and not sentence_prefix(context):
        based_on = [context.path(context.principal, "conferred")]
        return (*context.recite("order.on_motion_unopposed", based_on, **values),)
    prefix = sentence_prefix(context) if kind == "motion" else ""
    return context.say(f"order.{prefix}on_{kind}", **values)


def _stipulated_opening(context: EndingContext) -> str:
    """Return the opening of an order on a stipulation of all parties, or of some if others remain in the case."""
    paper = context.companion(context.principal)
    signer_names = {name for name, _ in signing_parties(paper)}
    all_sign = signer_names >= {*context.scope.plaintiffs, *context.scope.remaining_defendants}
    key = "order.on_stipulation" if all_sign else "order.on_stipulation_of_some"
    return context.say(key, rule=context.rule, parties=signing_side(paper))


def _papers_read(context: EndingContext) -> Iterator[str]:
    """Yield the papers that support the motion, with their dates."""
    papers = [context.principal, *accompanying(context, "declaration"), *accompanying(context, "memorandum")]
    for paper in papers:
        date = printed_date(paper.date) if paper.date else context.date
        yield context.say("order.paper_read", title=short_title(context.companion(paper)), date=date)


def order_sentences(context: EndingContext) -> Iterator[Passage]:
    """Yield each provision of the order as a sentence, beginning with any approval of a settlement."""
    if context.principal.paper.amending:
        yield from amending.order_sentences(context)
        return
    if "FLSA" in context.matter.action and _asks_for_approval(context):
        yield context.say("order.settlement_approved")
    yield operative_sentences(f"{sentence_prefix(context)}order", context)
    yield from earlier_nonsuits(context)
    yield from costs_recital(context)
    if dismissal_keys(context.principal).effect:
        yield context.say("order.on_the_merits")
    if dismissal_keys(context.principal).keeps_jurisdiction:
        yield context.say("order.keeps_jurisdiction")


def _asks_for_approval(context: EndingContext) -> bool:
    return any(APPROVES_SETTLEMENT.search(words) for _, words in page_texts(context.principal))


def closing_statement(context: EndingContext) -> Iterator[Recital]:
    """Yield the statement that the court requires above the judge's signature if the order ends the action."""
    law = context.rely_on(context.court.closing_statement)
    if law and ends_the_action(context):
        yield Recital(law.value, tuple(("parties", name) for name in context.scope.dismissed_parties))


def earlier_nonsuits(context: EndingContext) -> Iterator[Recital]:
    """Yield the recital of earlier nonsuits, or the recital that there were none, if the law requires it.

    If an earlier dismissal may have been a nonsuit, the paper does not say that there were no nonsuits.
    """
    yield from nonsuits_before(context)
    dismissals = context.matter.earlier_dismissals
    if dismissals is None or not _recites_nonsuits(context):
        return
    if all(dismissal.by in NO_NONSUIT for dismissal in dismissals):
        yield from context.recite("order.first_nonsuit", [("earlier_dismissals",)])


def nonsuits_before(context: EndingContext) -> Iterator[Recital]:
    """Yield a recital of each earlier nonsuit of the same claim, if the law requires the paper to recite it."""
    if not _recites_nonsuits(context):
        return
    for index, nonsuit in context.scope.earlier_dismissals:
        if nonsuit.by.startswith("nonsuit"):
            number = f", No. {nonsuit.number}" if nonsuit.number else ""
            court = f"the {nonsuit.court}" if NAMED_COURT.search(nonsuit.court) else nonsuit.court
            values = {"date": printed_date(nonsuit.date), "court": court, "number": number}
            yield from context.recite("order.earlier_nonsuit", [("earlier_dismissals", index)], **values)


def _recites_nonsuits(context: EndingContext) -> bool:
    """Whether the paper requests a nonsuit under a law that requires it to recite earlier nonsuits."""
    provision = context.instrument.second_dismissal.recited if context.instrument else None
    return context.principal.paper.words == "nonsuit" and provision is not None


def order_statements(context: EndingContext, without_repeats: WithoutRepeats) -> tuple[Statement, ...]:
    """Return the order at the end of a stipulation, and the signature block of the parties who present it.

    *without_repeats* leaves out definitions that the stipulation already has.
    """
    if not context.filing.paper.order:
        return ()
    opening = opening_words(context)
    provisions = [*order_sentences(context)]
    closing_recitals = [*closing_statement(context)]
    items = [f"{number}. {without_repeats(passage_words(provision))}" for number, provision in enumerate(provisions, 1)]
    items += [recital.text for recital in closing_recitals]
    recitals: list[Recital] = []
    for passage in (opening, *provisions, closing_recitals):
        recitals += recitals_in(passage)
    order_statement = Statement(
        "order",
        context.say("order.heading").upper(),
        (plain(without_repeats(passage_words(opening))),),
        tuple(items),
        signature=judge_signature(context),
        new_page=False,
        recitals=tuple(recitals),
    )
    return order_statement, presenters_statement(context)
