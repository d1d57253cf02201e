"""Makes a short plan of an imported paper, with the parts that may not fit on its pages, to try the pages."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from assembler.comparing.printed_texts import block_texts, texts_above, texts_below, with_notes
from assembler.plan.blocks import Block, Item, Link, Listing, Note, Paragraph, Prayer, RichText, Table, Words
from assembler.plan.plan import Plan
from assembler.plan.tables.texts import text_without_notes

LATIN = "".join(map(re.escape, bytes({*range(32, 256)} - {0x81, 0x8D, 0x8F, 0x90, 0x9D}).decode("cp1252")))
"""The printable characters of Windows' code page for Latin script, escaped; five of its codes have no character."""

UNUSUAL = re.compile(rf"[^{LATIN}\n\t\N{{NON-BREAKING HYPHEN}}]")
"""A character outside that code page, which a font may lack."""

MAX_NOTE_CHARACTERS = 1_800
"""The length of the longest footnote that certainly fits on a page with other text."""

MAX_NOTES = 5
"""The maximum number of footnotes in one paragraph that certainly fit on its page."""

MAX_FRAME_LINES = 36
"""The maximum number of lines above the text, or around one signature, that certainly fit on one page."""

CHARACTERS_IN_LINE = 35
"""The minimum number of characters in a line of half the width of a page."""

SHORT_TEXT = (Words("Text."),)
"""The text of an ordinary paragraph to which another block refers."""


def trial_plan(plan: Plan) -> Plan | None:
    """Return *plan* without the text that certainly fits on its pages; None if all of it does.

    Parts that may not fit are tables, long footnotes, characters that a font may lack, many lines above the text or
    around a signature, and a first page with a form of its own. Ordinary paragraphs only make more pages, and pictures
    are as large as their pages allow. A paragraph to which another block refers keeps its number and one word.
    """
    kept_positions = frozenset(position for position, block in enumerate(plan.body) if _may_not_fit(block))
    if not kept_positions and not _frame_may_not_fit(plan):
        return None
    blocks = [block for position, block in enumerate(plan.body) if position in kept_positions]
    targets = frozenset(_targets(rich for block in blocks for rich in block_texts(block)))
    return replace(plan, body=tuple(_shortened(plan.body, kept_positions, targets)))


def _may_not_fit(block: Block) -> bool:
    return isinstance(block, Table) or _is_unusual(block_texts(block)) or any(map(_may_not_fit, _inner_blocks(block)))


def _inner_blocks(block: Block) -> Iterator[Block]:
    """Yield the blocks in the items of *block*."""
    items: tuple[Item, ...] = block.items if isinstance(block, Listing | Prayer) else ()
    yield from (inner for item in items for inner in item.inside)


def _is_unusual(texts: Iterable[RichText]) -> bool:
    """Whether *texts* have a long footnote, many footnotes, or a character that a font may lack."""
    for text in texts:
        notes = [run.text for run in text if isinstance(run, Note)]
        if len(notes) > MAX_NOTES or any(len(text_without_notes(note)) > MAX_NOTE_CHARACTERS for note in notes):
            return True
        if any(UNUSUAL.search(text_without_notes(part)) for part in with_notes(text)):
            return True
    return False


def _frame_may_not_fit(plan: Plan) -> bool:
    """Whether the parts of *plan* around its text are long, or have a character that a font may lack.

    Also true if the first page has counsel's block, lines in a corner or a box for the clerk, whatever their length.
    """
    above = [text for texts in texts_above(plan).values() for text in texts if text]
    below = [text for texts in texts_below(plan).values() for text in texts]
    lines_above = sum(1 + len(text_without_notes(text)) // CHARACTERS_IN_LINE for text in above)
    signers = [len(signer.above) + len(signer.lines) for signer in plan.signature.signers]
    names_counsel = plan.page_rules is not None and plan.page_rules.counsel not in {"signature", ""}
    has_form = bool(names_counsel or plan.corner or plan.caption.stamp)
    return has_form or max(lines_above, *signers, 0) > MAX_FRAME_LINES or _is_unusual([*above, *below])


def _targets(texts: Iterable[RichText]) -> Iterator[str]:
    """Yield the id of each part to which *texts* and their footnotes refer."""
    for text in (part for rich in texts for part in with_notes(rich)):
        yield from (run.target for run in text if isinstance(run, Link))


def _shortened(body: Iterable[Block], kept_positions: frozenset[int], targets: frozenset[str]) -> Iterator[Block]:
    for position, block in enumerate(body):
        if position in kept_positions or (not isinstance(block, Paragraph) and getattr(block, "id", "") in targets):
            yield block
        elif isinstance(block, Paragraph) and block.id in targets:
            yield replace(block, text=SHORT_TEXT)
