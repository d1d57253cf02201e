"""The sections of an answer: the responses, and each counterclaim as a count."""

from collections.abc import Iterator

from assembler.papers.answer.keys import answer_keys
from assembler.plan.context import PaperContext
from assembler.plan.text.draft import Draft, DraftCount, DraftHeading, DraftText


def responses(context: PaperContext) -> Iterator[Draft]:
    """Yield the responses to the complaint, as numbered paragraphs."""
    yield DraftHeading(level=1, text=context.say("headings.responses"), id="responses")
    for index, text in enumerate(answer_keys(context.filing).responses):
        yield DraftText(text, (*context.path(context.filing, "responses"), index))


def counterclaims(context: PaperContext) -> Iterator[Draft]:
    """Yield each counterclaim as a count: its title, the parties against whom it is brought, and its paragraphs."""
    claims = answer_keys(context.filing).counterclaims
    if claims:
        yield DraftHeading(level=1, text=context.say("headings.counterclaims"), id="counterclaims")
    for index, claim in enumerate(claims):
        against = context.parties_as_side([context.matter.parties[name] for name in claim.against])
        line = context.say("claims.against", defendants=f"{against:named}")
        yield DraftCount(claim.title, line, cite="", id=f"counterclaim-{index + 1}")
        path = (*context.path(context.filing, "counterclaims"), index, "paragraphs")
        for paragraph_index, text in enumerate(claim.paragraphs):
            yield DraftText(text, (*path, paragraph_index))
