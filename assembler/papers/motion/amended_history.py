"""The sentence of a motion about an amended complaint that was filed: which complaint, and on what ground."""

from collections.abc import Iterator

from assembler.language.dates import printed_date
from assembler.model.event import Event
from assembler.papers.amending.proposal import ground_of, numbered_name
from assembler.papers.ending.context import EndingContext
from assembler.papers.opening.amendment_right import next_amendment, number_filed_on
from assembler.papers.opening.titles import opening_name
from assembler.plan.text.recital import Recital


def amended_complaint_recital(event_index: int, event: Event, context: EndingContext) -> Iterator[Recital]:
    """Yield the sentence on the amended complaint of *event*.

    Papers about a later amendment also say that it was filed as a matter of course, or with whose consent; a separate
    sentence states leave.
    """
    kind = opening_name(context).title()
    number = number_filed_on(context.matter, event.day)
    amendment = next_amendment(context.matter, event.day)
    ground = ground_of(amendment) if context.principal.paper.amending else ""
    based_on = [("events", event_index)]
    values: dict[str, object] = {"plaintiffs": context.side("plaintiff"), "date": printed_date(event.day)}
    values["complaint"] = f"the {numbered_name(number, kind)}" if number else f"an amended {kind.lower()}"
    key = {"of course": "_of_course", "consent": "_consent"}.get(ground, "")
    if ground == "consent":
        consents = amendment.consent.events
        based_on += [("events", context.matter.events.index(consent)) for consent in consents]
        names = dict.fromkeys(name for consent in consents for name in consent.by)
        values["consenting"] = context.side("defendant", names)
    yield from context.recite(f"motion.filed_amended{key}", based_on, **values)
