"""Finds the statements that a court requires in a complaint, and fills them in with the matter's answers."""

from collections.abc import Iterator

from assembler.language.characters import letters
from assembler.model.court.statement import Place, RequiredStatement
from assembler.model.walk import allegations
from assembler.plan.context import PaperContext
from assembler.plan.text.markdown import with_print_signs


def answered_statements(context: PaperContext, place: Place) -> Iterator[tuple[str, RequiredStatement, str]]:
    """Yield each statement that the court requires in *place* and the matter answers: its name, record and text.

    A statement is left out if the matter's own text already makes it: if a section has the statement's heading, or an
    allegation has the same words, or has the matter's answer in a phrase that the court's record lists.
    """
    law = context.rely_on(context.court.statements) if context.filing.paper.opens else None
    if law is None:
        return
    for name, statement in law.value.items():
        words = statement.words(context.matter.statements.get(name))
        answer = context.matter.statements.get(name, "")
        if words and statement.where == place and not _is_in_own_text(statement, answer, words, context):
            yield name, statement, words


def _is_in_own_text(statement: RequiredStatement, answer: str, words: str, context: PaperContext) -> bool:
    """Whether a section has the *statement*'s heading, or an allegation has its *words* or its *answer*."""
    headings = {letters(section.heading or "") for section in context.matter.sections}
    if statement.heading and letters(statement.heading) in headings:
        return True
    own_texts = [letters(entry.text or "") for _, entry in allegations(context.matter)]
    phrases = [letters(phrase) for phrase in statement.seen]
    return any(
        letters(words) in text or (answer and letters(answer) in text and any(phrase in text for phrase in phrases))
        for text in own_texts
    )


def corner_statements(context: PaperContext) -> tuple[str, ...]:
    """Return the text of the required statements that are printed at the upper right of the first page."""
    return tuple(with_print_signs(words) for _, _, words in answered_statements(context, "corner"))


def opening_begins_page(context: PaperContext) -> bool:
    """Whether the opening sentence begins a new page because a statement takes up the first page by itself."""
    return any(statement.apart for _, statement, _ in answered_statements(context, "before the opening"))


def caption_statements(context: PaperContext) -> tuple[str, ...]:
    """Return the text of the required statements that are printed under the title."""
    return tuple(words for _, _, words in answered_statements(context, "caption"))
