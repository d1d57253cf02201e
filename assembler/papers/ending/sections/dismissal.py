"""The text of a notice of dismissal: the operative sentence, and the recitals that the matter supports."""

from collections.abc import Iterator

from assembler.language.dates import printed_date
from assembler.law.dismissal.absent import docket_shows_none, last_day_read
from assembler.law.dismissal.earlier_courts import is_foreign
from assembler.law.dismissal.events import no_event_closes
from assembler.model.dismissal import Instrument
from assembler.model.event_kinds import EventKind
from assembler.model.event_sequences import implied_events
from assembler.papers.ending.context import EndingContext
from assembler.papers.ending.dismissal_text import (
    accompanying_order,
    costs_recital,
    operative_sentences,
    prescribed_sentences,
    unnumbered_paragraphs,
)
from assembler.papers.ending.keys import dismissal_keys
from assembler.plan.sections import own_paragraphs
from assembler.plan.text.draft import Draft
from assembler.plan.text.recital import Recital


def build(context: EndingContext) -> Iterator[Draft]:
    """Yield the paragraphs of the notice; a fact that is not in the matter is not recited."""
    yield from unnumbered_paragraphs(
        [operative_sentences("dismissal", context), *prescribed_sentences(context), *_recitals(context)]
    )
    yield from own_paragraphs(context)


def _recitals(context: EndingContext) -> Iterator[Recital]:
    yield from nothing_served_recital(context)
    yield from no_earlier_dismissal_recital(context)
    if dismissal_keys(context.filing).effect:
        based_on = [("earlier_dismissals", index) for index, _ in context.scope.earlier_dismissals]
        yield from context.recite("dismissal.on_the_merits", based_on)
    yield from accompanying_order(context)
    yield from costs_recital(context)


def nothing_served_recital(context: EndingContext) -> Iterator[Recital]:
    """Yield the recital that no dismissed party served an answer or a motion for summary judgment.

    It is yielded only if each of these papers would close the instrument and the docket was read.
    """
    scope = context.scope
    instrument = context.instrument
    if instrument is None or not no_event_closes(scope, instrument):
        return
    papers = _closing_papers(instrument)
    docket_day = last_day_read(scope)
    if docket_day and {"answer", "motion for summary judgment"} <= papers:
        key = "dismissal.not_filed" if _is_closed_once_filed(instrument) else "dismissal.not_served"
        yield from context.recite(
            key,
            docket_shows_none(scope, papers, scope.dismissed_parties),
            docket_read=printed_date(docket_day),
            dismissed=context.side("defendant", scope.dismissed_parties),
            papers=instrument.until.recited or context.say("dismissal.neither"),
        )


def no_earlier_dismissal_recital(context: EndingContext) -> Iterator[Recital]:
    """Yield the recital that the claim was not dismissed before, if the law requires the paper to recite it."""
    is_required = context.instrument and context.instrument.second_dismissal.recited
    dismissals = context.matter.earlier_dismissals
    if dismissals is None or not is_required:
        return
    if all(is_foreign(dismissal, context.scope.law) for dismissal in dismissals):
        based_on = [("earlier_dismissals",)]
        yield from context.recite("dismissal.none_earlier", based_on, plaintiffs=context.dismissing_side)


def _closing_papers(instrument: Instrument) -> set[EventKind]:
    """Return a party's papers after whose service, or filing, the instrument is no longer available."""
    closing_events = {event for closing in instrument.until.closed_by for event in closing.events}
    return {event for event in closing_events if "appearance" in implied_events(event)}


def _is_closed_once_filed(instrument: Instrument) -> bool:
    """Whether filing an answer is enough to close the instrument, even before the answer is served."""
    return any(closing.once == "filed" and "answer" in closing.events for closing in instrument.until.closed_by)
