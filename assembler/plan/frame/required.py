"""Finds the statements that a court requires in a complaint, and fills them in with the matter's answers."""

from collections.abc import Iterator
from typing import NamedTuple

from assembler.language.characters import letters
from assembler.model.court.statement import Place, RequiredStatement
from assembler.model.walk import allegations
from assembler.plan.context import PaperContext
from assembler.plan.text.markdown import with_print_signs


class AnsweredStatement(NamedTuple):
    """A statement that the matter answers: its name in the court's record, the record, and the text to print."""

    name: str
    record: RequiredStatement
    words: str


def answered_statements(context: PaperContext, place: Place) -> Iterator[AnsweredStatement]:
    """Yield each statement that the court requires in *place* and the matter answers.

    A statement is left out if the matter's own text already makes it: if a section has the statement's heading, or an
    allegation has the same words, or contains both the matter's answer and one of the phrases that the court's record
    lists.
    """
    law = context.rely_on(context.court.statements) if context.filing.paper.opens else None
    if law is None:
        return
    for name, statement in law.value.items():
        words = statement.words(context.matter.statements.get(name))
        answer = context.matter.statements.get(name, "")
        if words and statement.where == place and not _is_in_own_text(statement, answer, words, context):
            yield AnsweredStatement(name, statement, words)


def _is_in_own_text(statement: RequiredStatement, answer: str, words: str, context: PaperContext) -> bool:
    """Whether a section has the *statement*'s heading, or an allegation has its *words* or its *answer*."""
    headings = {letters(section.heading or "") for section in context.matter.sections}
    if statement.heading and letters(statement.heading) in headings:
        return True
    own_texts = [letters(entry.text or "") for _, entry in allegations(context.matter)]
    phrases = [letters(phrase) for phrase in statement.seen]
    for text in own_texts:
        has_answer = bool(answer) and letters(answer) in text
        if letters(words) in text or (has_answer and any(phrase in text for phrase in phrases)):
            return True
    return False


def corner_statements(context: PaperContext) -> tuple[str, ...]:
    """Return the text of the required statements that are printed at the upper right of the first page."""
    return tuple(with_print_signs(statement.words) for statement in answered_statements(context, "corner"))


def opening_begins_page(context: PaperContext) -> bool:
    """Whether the opening sentence begins a new page because a statement takes up the first page by itself."""
    return any(statement.record.apart for statement in answered_statements(context, "before the opening"))


def caption_statements(context: PaperContext) -> tuple[str, ...]:
    """Return the text of the required statements that are printed under the title."""
    return tuple(statement.words for statement in answered_statements(context, "caption"))
