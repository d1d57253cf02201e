"""Text of a motion for voluntary dismissal: the relief, the facts, the issue, the evidence and the argument."""

from collections.abc import Iterator

from assembler.language.dates import day
from assembler.language.english import article, series
from assembler.law.dismissal.claims import begun
from assembler.law.dismissal.events import DONE, nobody_has_closed
from assembler.law.dismissal.papers import principal
from assembler.model.event import Event
from assembler.plan.context import PaperContext
from assembler.plan.sections._dismissal_text import against_whom, costs, ends, of_its_own, prejudice, unnumbered
from assembler.plan.sections._order_text import earlier_nonsuits
from assembler.plan.text.draft import Draft, DraftHeading, DraftText
from assembler.plan.text.party_names import short


def build(context: PaperContext) -> Iterator[Draft]:
    """Yield the sections of the motion; a section for which the matter gives nothing is left out."""
    kind = "nonsuit_motion" if context.filing.paper.words == "nonsuit" else "motion"
    for key, drafts in (
        ("relief", [*unnumbered([ends(kind, context), *costs(context)])]),
        ("facts", [*unnumbered([*_facts(context)]), *of_its_own(context)]),
        ("issue", [*unnumbered([_say("motion.issue_text", context)])]),
        ("evidence", [*unnumbered([_evidence(context)])]),
        ("argument", [*unnumbered([*_argument(context)]), *_grounds(context)]),
        ("order", [*unnumbered([*_order(context)])]),
    ):
        if drafts:
            yield DraftHeading(1, context.say(f"motion.{key}"), f"motion-{key}")
            yield from drafts


def _say(key: str, context: PaperContext) -> str:
    return context.say(
        key,
        rule=context.rule,
        plaintiffs=context.dismissing,
        dismissed=against_whom(context),
        prejudice=prejudice(context),
    )


def _facts(context: PaperContext) -> Iterator[str]:
    """Yield the history of the case: when the complaint was filed, and what has been served since."""
    if filed := begun(context.matter):
        yield context.say("motion.filed", plaintiffs=context.side("plaintiff"), date=day(filed))
    yield from earlier_nonsuits(context)
    yield from (_event(event, context) for _, event in context.scope.events)
    yield from _events_not_on_docket(context)


def _events_not_on_docket(context: PaperContext) -> Iterator[str]:
    """Yield which events that would bar the motion were not on the docket when it was read."""
    read, instrument = context.matter.docket_read, context.instrument
    if read and instrument and nobody_has_closed(context.scope, instrument):
        closings = (*instrument.until.closed_by, *context.scope.law.ended_by)
        events = dict.fromkeys(event for closing in closings for event in closing.events)
        sentences = context.words("nothing")
        known = [key for key in (event.replace(" ", "_") for event in events) if key in sentences]
        if known:
            nothing = series([context.say(f"nothing.{key}", plaintiffs=context.dismissing) for key in known])
            yield context.say("motion.not_so", docket_read=day(read), nothing=nothing)


def _event(event: Event, context: PaperContext) -> str:
    who = series([short(context.matter.parties[name]) for name in event.by])
    key = f"did_{event.event}" if event.event in {"appearance", "removal"} and who else ""
    key = f"{key}_{context.court.system}" if event.event == "removal" and key else key
    paper = who and event.event not in DONE
    key = key or ("served" if paper and event.date else "filed_paper" if paper else "happened")
    return context.say(f"motion.{key}", who=who, what=event.event, a=article(event.event), date=day(event.day))


def _evidence(context: PaperContext) -> str:
    more = series([*context.filing.evidence, context.say("motion.on_file")])
    return context.say("motion.evidence_text", plaintiffs=context.dismissing, evidence=more)


def _order(context: PaperContext) -> Iterator[str]:
    """Yield that a proposed order accompanies the motion, if the matter has one."""
    matter, filing = context.matter, context.filing
    judges = [one for one in matter.filings if one.paper.signer == "judge"]
    if any(principal(matter, one, context.today) is filing for one in judges):
        yield context.say("motion.order_text")


def _argument(context: PaperContext) -> Iterator[str]:
    """Yield the rule as the law of the court records it; if the right to dismiss by notice has ended, nothing of it."""
    if context.option:
        yield from context.option.instrument.of_right if context.option.verdict == "open" else ()
        yield from context.option.instrument.argument


def _grounds(context: PaperContext) -> Iterator[Draft]:
    index = context.matter.filings.index(context.filing)
    for number, text in enumerate(context.filing.grounds):
        yield DraftText(text, ("filings", index, "grounds", number), numbered=False)
