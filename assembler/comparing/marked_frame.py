"""Marks the parts around the body of a paper: the caption, the signature block, and the statements after it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assembler.comparing.marked_blocks import changed_blocks, marked_blocks
from assembler.comparing.marked_text import Keys, changed_line, marked_as, marked_line, marked_lines, marked_text
from assembler.comparing.short_lists import matched_parts
from assembler.comparing.tokens import text_of
from assembler.plan.blocks import Change, RichText
from assembler.plan.plan import Caption, CaptionLine, Signature, Signer, Statement

# -- caption ----------------------------------------------------------------------------------------------------------


def marked_caption(old: Caption, new: Caption, keys: Keys) -> Caption:
    """Return the caption *new* with its changes from *old*, in the form of the new one."""
    return replace(
        new,
        left=tuple(_marked_left(old.left, new.left, keys)),
        number=marked_line(old.number, new.number),
        title=marked_lines(old.title, new.title),
        legends=marked_lines(old.legends, new.legends),
        number_lines=marked_riches(old.number_lines, new.number_lines, keys),
        title_lines=marked_lines(old.title_lines, new.title_lines),
        stamp=marked_line(old.stamp, new.stamp),
    )


def _marked_left(old: Sequence[CaptionLine], new: Sequence[CaptionLine], keys: Keys) -> Iterator[CaptionLine]:
    for old_part, new_part in matched_parts(old, new, lambda line: line.text):
        if old_part and new_part:
            beside = marked_riches(old_part.beside, new_part.beside, keys)
            yield replace(new_part, text=marked_line(old_part.text, new_part.text), beside=beside)
        else:
            if old_part:
                yield _changed_caption_line(old_part, "deleted")
            if new_part:
                yield _changed_caption_line(new_part, "inserted")


def _changed_caption_line(line: CaptionLine, change: Change) -> CaptionLine:
    return replace(
        line, text=changed_line(line.text, change), beside=tuple(marked_as(rich, change) for rich in line.beside)
    )


def marked_riches(old: Sequence[RichText], new: Sequence[RichText], keys: Keys) -> tuple[RichText, ...]:
    """Return the lines *new*, which have runs, with their changes from *old*."""
    lines: list[RichText] = []
    for old_part, new_part in matched_parts(old, new, text_of):
        if old_part is None:
            lines.append(marked_as(new_part or (), "inserted"))
        elif new_part is None:
            lines.append(marked_as(old_part, "deleted"))
        else:
            lines.append(marked_text(old_part, new_part, keys))
    return tuple(lines)


# -- signature --------------------------------------------------------------------------------------------------------


def marked_signature(old: Signature, new: Signature, keys: Keys) -> Signature:
    """Return the signature block *new* with its changes from *old*."""
    return replace(
        new,
        dated=marked_line(old.dated, new.dated),
        signers=tuple(_marked_signers(old.signers, new.signers)),
        lead=marked_line(old.lead, new.lead),
        closing=marked_riches(old.closing, new.closing, keys),
        below=marked_riches(old.below, new.below, keys),
    )


def _marked_signers(old: Sequence[Signer], new: Sequence[Signer]) -> Iterator[Signer]:
    for old_part, new_part in matched_parts(old, new, _signer_words):
        if old_part and new_part:
            yield replace(
                new_part,
                signed=marked_line(old_part.signed, new_part.signed),
                lines=marked_lines(old_part.lines, new_part.lines),
                above=marked_lines(old_part.above, new_part.above),
                by=marked_line(old_part.by, new_part.by),
            )
        else:
            if old_part:
                yield _changed_signer(old_part, "deleted")
            if new_part:
                yield _changed_signer(new_part, "inserted")


def _signer_words(signer: Signer) -> str:
    return " ".join((signer.signed, *signer.lines, *signer.above))


def _changed_signer(signer: Signer, change: Change) -> Signer:
    return replace(
        signer,
        signed=changed_line(signer.signed, change),
        lines=tuple(changed_line(line, change) for line in signer.lines),
        above=tuple(changed_line(line, change) for line in signer.above),
        by=changed_line(signer.by, change),
    )


# -- statements -------------------------------------------------------------------------------------------------------


def marked_statements(old: Sequence[Statement], new: Sequence[Statement], keys: Keys) -> tuple[Statement, ...]:
    """Return the statements *new* with their changes from *old*; statements are aligned by their ids."""
    statements: list[Statement] = []
    for old_part, new_part in matched_parts(old, new, lambda part: part.id):
        statements += _marked_statement(old_part, new_part, keys)
    return tuple(statements)


def _marked_statement(old: Statement | None, new: Statement | None, keys: Keys) -> Iterator[Statement]:
    """Yield *new* with its changes from *old*; if their ids differ, *old* as deleted and *new* as inserted."""
    if old and new and old.id == new.id:
        yield replace(
            new,
            heading=marked_line(old.heading, new.heading),
            paragraphs=marked_riches(old.paragraphs, new.paragraphs, keys),
            items=marked_lines(old.items, new.items),
            signature=marked_signature(old.signature, new.signature, keys),
            blocks=tuple(marked_blocks(old.blocks, new.blocks, keys)),
        )
        return
    if old:
        yield _changed_statement(old, "deleted")
    if new:
        yield _changed_statement(new, "inserted")


def _changed_statement(statement: Statement, change: Change) -> Statement:
    signature = statement.signature
    return replace(
        statement,
        id="" if change == "deleted" else statement.id,
        heading=changed_line(statement.heading, change),
        paragraphs=tuple(marked_as(rich, change) for rich in statement.paragraphs),
        items=tuple(changed_line(line, change) for line in statement.items),
        blocks=tuple(changed_blocks(statement.blocks, change)),
        signature=replace(
            signature,
            dated=changed_line(signature.dated, change),
            lead=changed_line(signature.lead, change),
            signers=tuple(_changed_signer(signer, change) for signer in signature.signers),
            closing=tuple(marked_as(rich, change) for rich in signature.closing),
            below=tuple(marked_as(rich, change) for rich in signature.below),
        ),
    )
