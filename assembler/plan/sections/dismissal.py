"""What a notice of dismissal says: the operative sentence, and recitals that the matter makes true."""

from collections.abc import Iterator

from assembler.language.english import day
from assembler.law.dismissal_scope import dismissed, nobody_has_closed, same_claim
from assembler.plan.context import Case
from assembler.plan.sections._dismissal_text import costs, ends, of_its_own, unnumbered
from assembler.plan.text.draft import Draft


def build(case: Case) -> Iterator[Draft]:
    """Yield the notice's paragraphs. What nobody stated is not recited."""
    yield from unnumbered([ends("dismissal", case), *_recitals(case)])
    yield from of_its_own(case)


def _recitals(case: Case) -> Iterator[str]:
    matter, filing = case.matter, case.filing
    gone = case.side("defendant", dismissed(matter, filing))
    if matter.docket_read and _open_until_an_answer(case):
        known = min(matter.docket_read, filing.date or matter.docket_read)
        yield case.say("dismissal.not_served", docket_read=day(known), dismissed=gone)
    if matter.earlier_dismissals == ():
        yield case.say("dismissal.none_earlier", plaintiffs=case.side("plaintiff"))
    if filing.effect and any(same_claim(matter, filing)):
        yield case.say("dismissal.on_the_merits")
    yield from costs(case)


def _open_until_an_answer(case: Case) -> bool:
    """Whether an answer or a motion for summary judgment would close the instrument, and nobody has served either."""
    one = case.instrument
    closing = {what for closing in one.until.closed_by for what in closing.events} if one else set()
    asked = {"answer", "motion for summary judgment"} <= closing
    return one is not None and asked and nobody_has_closed(case.matter, case.filing, one)
