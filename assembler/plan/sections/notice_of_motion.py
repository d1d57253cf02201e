"""What a notice of motion says: when and where the motion will be presented."""

from collections.abc import Iterator

from assembler.language.english import day
from assembler.plan.context import Case
from assembler.plan.sections._dismissal_text import of_its_own, unnumbered
from assembler.plan.text.draft import Draft


def build(case: Case) -> Iterator[Draft]:
    """Yield the notice; day, hour and courtroom are blanks until the matter says them."""
    heard = case.filing.hearing or case.asked.hearing
    said = case.say(
        "notice_of_motion.text",
        day=day(heard.date) if heard else None,
        time=heard.time if heard else None,
        room=case.matter.department,
        judge=case.matter.judge,
        plaintiffs=case.side("plaintiff"),
        motion=case.asked.paper.name,
    )
    yield from unnumbered([said])
    yield from of_its_own(case)
