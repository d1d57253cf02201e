"""Which statements a complaint makes because its court requires them, with their words."""

from collections.abc import Iterator

from assembler.model.court.statement import Place, RequiredStatement
from assembler.plan.context import PaperContext
from assembler.plan.text.markdown import tie


def answered(context: PaperContext, place: Place) -> Iterator[tuple[str, RequiredStatement, str]]:
    """Yield the statements of the court in *place* that the matter answers, each with its name and its words."""
    law = context.court.statements if context.filing.paper.opens else None
    if law is None:
        return
    for name, statement in law.value.items():
        words = statement.words(context.matter.statements.get(name))
        if words and statement.where == place:
            yield name, statement, words


def in_corner(context: PaperContext) -> tuple[str, ...]:
    """Return the statements printed at the upper right of the first page."""
    return tuple(tie(words) for _, _, words in answered(context, "corner"))


def ends_its_page(context: PaperContext) -> bool:
    """Whether the complaint begins a new page, after a statement that has the first one."""
    return any(statement.apart for _, statement, _ in answered(context, "before the opening"))


def in_caption(context: PaperContext) -> tuple[str, ...]:
    """Return the statements printed under the title."""
    return tuple(words for _, _, words in answered(context, "caption"))
