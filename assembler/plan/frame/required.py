"""Finds the statements that a court requires in a complaint, filled in with the matter's answers."""

from collections.abc import Iterator

from assembler.model.court.statement import Place, RequiredStatement
from assembler.plan.context import PaperContext
from assembler.plan.text.markdown import with_print_signs


def answered_statements(context: PaperContext, place: Place) -> Iterator[tuple[str, RequiredStatement, str]]:
    """Yield the name and words of each statement that the court puts in *place* and the matter answers."""
    law = context.rely_on(context.court.statements) if context.filing.paper.opens else None
    if law is None:
        return
    for name, statement in law.value.items():
        words = statement.words(context.matter.statements.get(name))
        if words and statement.where == place:
            yield name, statement, words


def corner_statements(context: PaperContext) -> tuple[str, ...]:
    """Return the required statements printed at the upper right of the first page."""
    return tuple(with_print_signs(words) for _, _, words in answered_statements(context, "corner"))


def opening_begins_page(context: PaperContext) -> bool:
    """Whether the opening sentence begins a new page because a statement has the first page to itself."""
    return any(statement.apart for _, statement, _ in answered_statements(context, "before the opening"))


def caption_statements(context: PaperContext) -> tuple[str, ...]:
    """Return the required statements printed under the title."""
    return tuple(words for _, _, words in answered_statements(context, "caption"))
