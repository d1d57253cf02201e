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
            yield DraftHeading(level=1, text=statement.heading, id=id_, counted=place != "before the opening")
        for paragraph in words.split("\n\n"):
            yield DraftText(paragraph, ("statements", name), numbered=statement.numbered)


def drafts_before_opening(context: PaperContext) -> Iterator[Draft]:
    """Yield the statements before the opening; if they fill a page, the next page begins with the paper's title."""
    yield from required_drafts(context, "before the opening")
    if opening_begins_page(context):
        yield DraftHeading(level=1, text=paper_title(context), id="opening", counted=False)


def with_wide_notice(body: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return *body* in which a notice with its own page is set to the full text width, so that it fits on that page."""
    heading_ids = [block.id if isinstance(block, Heading) else "" for block in body]
    opening_index = heading_ids.index("s-opening") if "s-opening" in heading_ids else 0
    notice = (replace(block, wide=True) if isinstance(block, Quotation) else block for block in body[:opening_index])
    return (*notice, *body[opening_index:])


def with_last_statements(body: Sequence[Draft], context: PaperContext) -> list[Draft]:
    """Return *body* with the statements that come last; those without a heading follow the allegations of fact."""
    last_drafts = [*required_drafts(context, "last")]
    if any(isinstance(draft, DraftHeading) for draft in last_drafts):
        return [*body, *last_drafts]
    ends_of_facts = (_index_before_heading(body, index) for index, draft in enumerate(body) if _ends_facts(draft))
    end_of_facts = next(ends_of_facts, len(body))
    return [*body[:end_of_facts], *last_drafts, *body[end_of_facts:]]


def _ends_facts(draft: Draft) -> bool:
    """Whether *draft* is a count, or the heading of the counts, of the prayer or of the jury demand."""
    is_later_heading = isinstance(draft, DraftHeading) and draft.id in {"claims", "relief", "jury_demand"}
    return is_later_heading or isinstance(draft, DraftCount)


def _index_before_heading(body: Sequence[Draft], index: int) -> int:
    """Return *index* in *body*, or the index of a heading directly before a count at *index*."""
    follows_heading = index > 0 and isinstance(body[index - 1], DraftHeading)
    return index - 1 if follows_heading and isinstance(body[index], DraftCount) else index


def own_page_statements(context: PaperContext) -> Iterator[Statement]:
    """Yield the statements that are printed on their own page and signed by counsel."""
    for name, statement, words in answered_statements(context, "own page"):
        paragraphs = tuple(plain(paragraph) for paragraph in words.split("\n\n"))
        id_ = f"statement-{name}".replace(" ", "-")
        signature = signed_by_counsel(context, signed_if_paper_is=True)
        heading = capitals(statement.heading)
        yield Statement(id_, heading, paragraphs, items=(), signature=signature, new_page=True)
