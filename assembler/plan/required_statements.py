"""Places the statements that a court requires in a complaint besides its claims."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assembler.language.english import capitals
from assembler.model.court.statement import Place
from assembler.plan.blocks import Block, Heading, Quotation
from assembler.plan.context import PaperContext
from assembler.plan.frame.counsel_signature import signed_by_counsel
from assembler.plan.frame.required import answered_statements, opening_begins_page
from assembler.plan.frame.titles import paper_title
from assembler.plan.plan import Statement
from assembler.plan.text.draft import Draft, DraftCount, DraftHeading, DraftText
from assembler.plan.text.markdown import plain


def required_drafts(context: PaperContext, place: Place) -> Iterator[Draft]:
    """Yield the statements that the court requires in *place*, each under its heading if it has a heading."""
    for name, statement, words in answered_statements(context, place):
        if statement.heading:
            id_ = f"statement-{name}".replace(" ", "-")
            yield DraftHeading(1, statement.heading, id_, counted=place != "before the opening")
        for paragraph in words.split("\n\n"):
            yield DraftText(paragraph, ("statements", name), numbered=statement.numbered)


def drafts_before_opening(context: PaperContext) -> Iterator[Draft]:
    """Yield the statements before the opening; if they fill a page, the next page begins with the paper's title."""
    yield from required_drafts(context, "before the opening")
    if opening_begins_page(context):
        yield DraftHeading(1, paper_title(context), "opening", counted=False)


def with_wide_notice(body: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return *body* in which a notice with its own page is set to the full text width, so that it fits on that page."""
    opening_position = next(
        (position for position, block in enumerate(body) if isinstance(block, Heading) and block.id == "s-opening"), 0
    )
    notice = (replace(block, wide=True) if isinstance(block, Quotation) else block for block in body[:opening_position])
    return (*notice, *body[opening_position:])


def with_last_statements(body: Sequence[Draft], context: PaperContext) -> list[Draft]:
    """Return *body* with the statements that come last; those without a heading follow the allegations of fact."""
    last_drafts = [*required_drafts(context, "last")]
    if any(isinstance(draft, DraftHeading) for draft in last_drafts):
        return [*body, *last_drafts]
    end_of_facts = (_before_headings(body, position) for position, draft in enumerate(body) if _ends_facts(draft))
    insertion = next(end_of_facts, len(body))
    return [*body[:insertion], *last_drafts, *body[insertion:]]


def _ends_facts(draft: Draft) -> bool:
    """Whether *draft* is a count, or the heading of the counts, of the prayer or of the jury demand."""
    is_later_heading = isinstance(draft, DraftHeading) and draft.id in {"claims", "relief", "jury_demand"}
    return is_later_heading or isinstance(draft, DraftCount)


def _before_headings(body: Sequence[Draft], position: int) -> int:
    """Return *position* in *body*, or the position of a heading directly before a count at *position*."""
    is_count = isinstance(body[position], DraftCount)
    return position - 1 if is_count and position and isinstance(body[position - 1], DraftHeading) else position


def own_page_statements(context: PaperContext) -> Iterator[Statement]:
    """Yield the statements that are printed on their own page and signed by counsel."""
    for name, statement, words in answered_statements(context, "own page"):
        paragraphs = tuple(plain(paragraph) for paragraph in words.split("\n\n"))
        id_ = f"statement-{name}".replace(" ", "-")
        signature = signed_by_counsel(context, as_the_paper=True)
        yield Statement(id_, capitals(statement.heading), paragraphs, (), signature, new_page=True)
