"""The sections of facts that the filing does not list under `sections:`."""

from collections.abc import Iterator

from assembler.plan.context import PaperContext
from assembler.plan.sections import facts_drafts, facts_sections
from assembler.plan.text.draft import Draft


def build(context: PaperContext) -> Iterator[Draft]:
    """Yield the drafts of the sections of facts that the filing does not list by name, in the matter's order."""
    for path, facts_section in facts_sections(context):
        if facts_section.id not in context.filing.sections:
            yield from facts_drafts(path, facts_section)
