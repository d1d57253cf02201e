"""The word count of a paper, and the certificate of word count that a court requires on the papers of a motion."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assembler.language.blanks import fill
from assembler.model.court.motion import Length
from assembler.plan.blocks import Block, Note, RichText, is_deleted
from assembler.plan.context import PaperContext
from assembler.plan.frame.counsel_lines import name_line
from assembler.plan.frame.counsel_signature import with_blank_lines
from assembler.plan.frame.signers import signers
from assembler.plan.plan import Plan, Signature, Signer, Statement
from assembler.plan.text.markdown import plain


def with_word_certificate(plan: Plan, context: PaperContext) -> Plan:
    """Return *plan* with a certificate of its word count, if the court requires one."""
    length = context.family.length(context)
    if length is None:
        return plan
    text = _certificate_words(plan, length, context)
    if length.where == "the signature block":
        certificate_line = Signer(signed="", lines=(text,), listed=True)
        return replace(plan, signature=replace(plan.signature, signers=(*plan.signature.signers, certificate_line)))
    attorney_blocks = tuple(
        Signer(signed="", lines=(name_line(attorney, context),)) for _, attorney in signers(context)[:1]
    )
    heading = context.say("words.heading").upper()
    dated = context.say("signature.dated", date=context.date)
    signature = Signature(dated, attorney_blocks or with_blank_lines(plan.signature.signers[:1]))
    certificate = Statement("words", heading, (plain(text),), items=(), signature=signature, new_page=True)
    return replace(plan, statements=(*plan.statements, certificate))


def with_length_limits(plan: Plan, context: PaperContext) -> Plan:
    """Return *plan* in which the court's page rules have the word and page limits that apply to the paper."""
    rules = plan.page_rules
    length = context.family.length(context)
    page_limits = context.rely_on(context.court.page_limits)
    if rules is None:
        return plan
    if length and (motion := context.rely_on(context.court.motion)):
        rules = replace(rules, words=word_count(plan), most_words=length.words, length_cite=motion.authority)
    page_limit = page_limits.value.get(context.filing.paper.id) if page_limits else None
    if page_limits and page_limit:
        rules = replace(rules, most_pages=page_limit, length_cite=page_limits.authority)
    return replace(plan, page_rules=rules)


def _certificate_words(plan: Plan, length: Length, context: PaperContext) -> str:
    values = {"count": f"{word_count(plan):,}", "limit": f"{length.words:,}", "paper": context.family.noun(context)}
    return fill(length.certificate, values)


def word_count(plan: Plan) -> int:
    """Return the word count of the paper: headings and footnotes count; caption, signatures and statements do not."""
    return sum(len(text.split()) for text in _lead_and_body_texts(plan))


def fingerprint_of_text(plan: Plan) -> str:
    """Return a hash of the words that `word_count` counts; a new case number or judge does not change the hash."""
    words = " ".join(word for text in _lead_and_body_texts(plan) for word in text.split())
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _lead_and_body_texts(plan: Plan) -> Iterator[str]:
    yield from (*_rich_texts(plan.lead), *_block_texts(plan.body))


def body_texts(plan: Plan) -> Iterator[str]:
    """Yield the texts of the paper's body."""
    yield from _block_texts(plan.body)


def plan_texts(plan: Plan) -> Iterator[str]:
    """Yield the texts of the paper and its statements, but not of the caption and the signatures."""
    yield from _lead_and_body_texts(plan)
    for statement in plan.statements:
        yield from (statement.heading, *statement.items)
        yield from (text for rich in statement.paragraphs for text in _rich_texts(rich))
        yield from _block_texts(statement.blocks)


def _block_texts(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the texts of *blocks*, and the labels of headings and counts."""
    for block in blocks:
        match block.kind:
            case "heading":
                yield block.label
                yield from _rich_texts(block.text)
            case "paragraph":
                yield from _rich_texts(block.text)
            case "quotation":
                yield from (text for rich in block.paragraphs for text in _rich_texts(rich))
            case "listing":
                for item in block.items:
                    yield from _rich_texts(item.text)
                    yield from _block_texts(item.inside)
            case "table":
                cells = (*block.head, *(cell for row in block.rows for cell in row))
                yield from (text for cell in cells for text in _rich_texts(cell))
            case "count":
                yield from (
                    block.before_name or block.label,
                    *_rich_texts(block.name),
                    block.against,
                    block.alternative,
                )
            case "prayer":
                yield from _rich_texts(block.lead)
                yield from (text for item in block.items for text in _rich_texts(item.text))


def _rich_texts(rich: RichText) -> Iterator[str]:
    """Yield the text of a block as one string, then the text of each of its footnotes, without deleted words."""
    remaining_runs = [run for run in rich if not is_deleted(run)]
    yield "".join(run.text for run in remaining_runs if not isinstance(run, Note))
    for run in remaining_runs:
        if isinstance(run, Note):
            yield from _rich_texts(run.text)
