"""What the editor shows about a name or a record: a paragraph's number and text, a party, a rule of court."""

from collections.abc import Iterator

from assembler.commands.explain import Unknown, explain
from assembler.model.matter import Matter
from assembler.model.walk import named_allegations
from assembler.plan.blocks import Paragraph
from assembler.plan.plan import Plan
from assembler.results import Checked

LONGEST = 4000
"""The maximum number of characters that are shown."""


def about_name(name: str, checked: Checked) -> str:
    """Return what *name* names: a paragraph with its number in each paper, or a party; "" if it names nothing."""
    return "\n\n".join(_about_name(name, checked))


def _about_name(name: str, checked: Checked) -> Iterator[str]:
    matter = checked.matter
    if allegation := named_allegations(matter).get(name):
        numbers = (f"¶ {number} of `{plan.id}`" for plan in checked.plans for number in _numbers(plan, name))
        yield f"{', '.join(numbers) or 'in no paper'}\n\n{allegation.text}"
    if words := _of_part(name, matter):
        yield words


def _numbers(plan: Plan, name: str) -> Iterator[int]:
    """Yield the number of the paragraph called *name* in *plan*, if it has one there."""
    for block in plan.body:
        if isinstance(block, Paragraph) and block.id == f"p-{name}" and block.number is not None:
            yield block.number


def _of_part(name: str, matter: Matter) -> str:
    if party := matter.parties.get(name):
        return f"{party.name}, {party.role}"
    if attorney := matter.counsel.get(name):
        return attorney.name
    if exhibit := matter.exhibits.get(name):
        return f"exhibit: {exhibit.title}"
    claim = next((claim for claim in matter.claims if claim.id == name), None)
    return f"count: {claim.title or claim.cause.id}" if claim else ""


def about_record(value: str) -> str:
    """Return what `assembler explain` says of the record or rule *value*; "" if there is none."""
    try:
        text = explain(value)
    except Unknown:
        return ""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}\n...\n`assembler explain {value}` has all."
