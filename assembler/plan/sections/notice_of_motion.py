"""What a notice of motion says: when and where the motion will be presented."""

from collections.abc import Iterator

from assembler.language.english import day
from assembler.plan.context import PaperContext
from assembler.plan.sections._dismissal_text import of_its_own, unnumbered
from assembler.plan.text.draft import Draft


def build(context: PaperContext) -> Iterator[Draft]:
    """Yield the notice; day, hour and courtroom are blanks until the matter says them."""
    heard = context.filing.hearing or context.principal.hearing
    said = context.say(
        "notice_of_motion.text",
        day=day(heard.date) if heard else None,
        time=heard.time if heard else None,
        room=context.matter.department,
        judge=context.matter.judge,
        plaintiffs=context.dismissing,
        motion=context.principal.paper.name,
    )
    yield from unnumbered([said])
    yield from of_its_own(context)
