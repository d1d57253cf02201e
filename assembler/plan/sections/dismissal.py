"""Text of a notice of dismissal: the operative sentence, and the recitals that the matter supports."""

from collections.abc import Iterator

from assembler.language.dates import day
from assembler.law.dismissal.circumstances import abroad
from assembler.law.dismissal.events import nobody_has_closed
from assembler.plan.context import PaperContext
from assembler.plan.sections._dismissal_text import costs, ends, of_its_own, order_to_come, prescribed, unnumbered
from assembler.plan.text.draft import Draft


def build(context: PaperContext) -> Iterator[Draft]:
    """Yield the notice's paragraphs; a fact that the matter does not state is not recited."""
    yield from unnumbered([ends("dismissal", context), *prescribed(context), *_recitals(context)])
    yield from of_its_own(context)


def _recitals(context: PaperContext) -> Iterator[str]:
    matter, filing = context.matter, context.filing
    gone = context.side("defendant", context.scope.dismissed)
    if matter.docket_read and _open_until_an_answer(context):
        known = min(matter.docket_read, filing.date or matter.docket_read)
        papers = context.say("dismissal.neither")
        if context.instrument and context.instrument.until.recited:
            papers = context.instrument.until.recited
        key = "not_filed" if _closed_once_filed(context) else "not_served"
        yield context.say(f"dismissal.{key}", docket_read=day(known), dismissed=gone, papers=papers)
    if _none_earlier(context) and _counts_dismissals(context):
        yield context.say("dismissal.none_earlier", plaintiffs=context.dismissing)
    if filing.effect and context.scope.earlier:
        yield context.say("dismissal.on_the_merits")
    yield from order_to_come(context)
    yield from costs(context)


def _none_earlier(context: PaperContext) -> bool:
    """Whether the matter says that no federal or state court dismissed the claim before: one abroad is neither."""
    listed = context.matter.earlier_dismissals
    return listed is not None and all(abroad(earlier, context.scope.law) for earlier in listed)


def _counts_dismissals(context: PaperContext) -> bool:
    """Whether an earlier dismissal would make this one final, or whether it would is not known."""
    return context.instrument is None or context.instrument.second_dismissal.then != "nothing"


def _closed_once_filed(context: PaperContext) -> bool:
    """Whether an answer closes the instrument once it is filed or served, and not by service alone."""
    closings = context.instrument.until.closed_by if context.instrument else ()
    return any(closing.once == "filed" and "answer" in closing.events for closing in closings)


def _open_until_an_answer(context: PaperContext) -> bool:
    """Whether an answer or a motion for summary judgment would close the instrument, and neither was served."""
    instrument = context.instrument
    if instrument is None:
        return False
    events = {event for closing in instrument.until.closed_by for event in closing.events}
    return {"answer", "motion for summary judgment"} <= events and nobody_has_closed(context.scope, instrument)
