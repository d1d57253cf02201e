"""What a notice of dismissal says: the operative sentence, and recitals that the matter makes true."""

from collections.abc import Iterator

from assembler.language.english import day
from assembler.law.dismissal.events import nobody_has_closed
from assembler.plan.context import PaperContext
from assembler.plan.sections._dismissal_text import costs, ends, of_its_own, unnumbered
from assembler.plan.text.draft import Draft


def build(context: PaperContext) -> Iterator[Draft]:
    """Yield the notice's paragraphs. What nobody stated is not recited."""
    yield from unnumbered([ends("dismissal", context), *_recitals(context)])
    yield from of_its_own(context)


def _recitals(context: PaperContext) -> Iterator[str]:
    matter, filing = context.matter, context.filing
    gone = context.side("defendant", context.scope.dismissed)
    if matter.docket_read and _open_until_an_answer(context):
        known = min(matter.docket_read, filing.date or matter.docket_read)
        yield context.say("dismissal.not_served", docket_read=day(known), dismissed=gone)
    if matter.earlier_dismissals == ():
        yield context.say("dismissal.none_earlier", plaintiffs=context.dismissing)
    if filing.effect and context.scope.earlier:
        yield context.say("dismissal.on_the_merits")
    yield from costs(context)


def _open_until_an_answer(context: PaperContext) -> bool:
    """Whether an answer or a motion for summary judgment would close the instrument, and nobody has served either."""
    one = context.instrument
    closing = {what for closing in one.until.closed_by for what in closing.events} if one else set()
    asked = {"answer", "motion for summary judgment"} <= closing
    return one is not None and asked and nobody_has_closed(context.scope, one)
