"""Lists the texts of a plan that are compared, part by part, in one order for both papers."""

from collections.abc import Iterator, Sequence

from assembler.comparing.units import rich_texts
from assembler.plan.blocks import Block, Count, Note, RichText, runs_of_line
from assembler.plan.plan import Caption, Plan, Signature, Statement


def printed_texts(plan: Plan) -> Iterator[RichText]:
    """Yield each compared text of *plan*, and after it the texts of its footnotes."""
    for parts in (texts_above(plan), {"body": _body_texts(plan.body)}, texts_below(plan)):
        for texts in parts.values():
            for rich in texts:
                yield from with_notes(rich)


def with_notes(rich: RichText) -> Iterator[RichText]:
    """Yield *rich*, and the texts of its footnotes."""
    yield rich
    yield from (run.text for run in rich if isinstance(run, Note))


def texts_above(plan: Plan) -> dict[str, list[RichText]]:
    """Return the texts above the body, by the name of their part."""
    return {
        "first page": [*map(runs_of_line, (plan.judge, *plan.corner, *plan.counsel, *plan.court))],
        "caption": [*_caption_texts(plan.caption)],
        "opening sentence": [plan.lead],
    }


def texts_below(plan: Plan) -> dict[str, list[RichText]]:
    """Return the texts below the body, by the name of their part."""
    statements = [(statement, [*_statement_texts(statement)]) for statement in plan.statements]
    below = {"signature": [*_signature_texts(plan.signature)]}
    for number, (statement, texts) in enumerate(statements, 1):
        below[statement.heading.capitalize() or f"statement {number}"] = texts
    return below


def _statement_texts(statement: Statement) -> Iterator[RichText]:
    yield runs_of_line(statement.heading)
    yield from statement.paragraphs
    yield from _body_texts(statement.blocks)
    yield from map(runs_of_line, statement.items)
    yield from _signature_texts(statement.signature)


def _caption_texts(caption: Caption) -> Iterator[RichText]:
    for line in caption.left:
        yield runs_of_line(line.text)
        yield from line.beside
    yield from map(runs_of_line, (caption.number, *caption.title, *caption.legends, caption.stamp))
    yield from map(runs_of_line, caption.title_lines)
    yield from caption.number_lines


def _body_texts(body: Sequence[Block]) -> Iterator[RichText]:
    for block in body:
        yield from block_texts(block)


def block_texts(block: Block) -> Iterator[RichText]:
    """Yield the texts of *block*, with the lines below a count's name."""
    yield from rich_texts(block)
    if isinstance(block, Count):
        yield from map(runs_of_line, (block.against, block.alternative))


def _signature_texts(signature: Signature) -> Iterator[RichText]:
    yield from map(runs_of_line, (signature.lead, signature.dated))
    yield from signature.closing
    for signer in signature.signers:
        yield from map(runs_of_line, (*signer.above, signer.by, signer.signed, *signer.lines))
    yield from signature.below
