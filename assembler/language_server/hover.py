"""What the editor shows about a name, a key or a value: a paragraph's number and text, a description, a record of law."""

from collections.abc import Iterator

from assembler.commands.explain import Unknown, explain
from assembler.model.matter import Matter
from assembler.model.walk import named_allegations
from assembler.plan.blocks import Paragraph
from assembler.results import Checked

RECORDS = {"court": "court", "cause": "cause", "paper": "document type"}
"""The keys whose value names a record of law, and what the record is."""

LONGEST = 4000
"""The maximum number of characters that are shown."""


def about_name(name: str, checked: Checked) -> str:
    """Return what *name* stands for: a paragraph's number in each paper and its text, or a party's name; "" if nothing."""
    return "\n\n".join(_about_name(name, checked))


def _about_name(name: str, checked: Checked) -> Iterator[str]:
    matter = checked.matter
    if allegation := named_allegations(matter).get(name):
        numbers = [f"¶ {block.number} of `{plan.id}`" for plan in checked.plans for block in plan.body if _is(block, name)]
        yield f"{', '.join(numbers) or 'not in a paper'}\n\n{allegation.text}"
    for words in (_of_part(name, matter),):
        if words:
            yield words


def _is(block: object, name: str) -> bool:
    return isinstance(block, Paragraph) and block.id == f"p-{name}" and block.number is not None


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
