"""Joins the paragraphs of a Word file that break off where its pages do, as in a file that was made from a PDF."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assembler.importing.draft import Doubt
from assembler.importing.notation import without_start
from assembler.importing.read_document import MAX_FIRST_WORDS, Block, TextBlock, merged_runs
from assembler.importing.zones.body_reader import HYPHEN_AT_END, OPEN_END
from assembler.importing.zones.counts import count_heading
from assembler.importing.zones.headings import heading_look, in_capitals
from assembler.importing.zones.lists import LABEL, label_of
from assembler.importing.zones.numbering import leading_number
from assembler.importing.zones.text_start import body_start
from assembler.language.english import series
from assembler.language.typed_signs import LABEL_SERIES

MIN_PROSE_WORDS = 12
"""The minimum number of words in a paragraph that breaks off and has no number."""

SAME_INDENT = 3.0
"""The maximum difference, in points, between the indents of the parts of a paragraph."""

SENTENCE_END = re.compile(r"[.?!:;_][”’\"')\]]{0,3}$|[;,]\s(?:and|or)$")
"""The end of a sentence, of an introduction or of an item."""

ITEM_LABEL = re.compile(r"\((?P<sign>\d{1,2}|[a-z]|[ivx]{1,5})\)\s")
"""The label of an item within a sentence."""

MIN_BROKEN = 3
"""The minimum number of joined paragraphs that show that the breaks of the file are not those of the text."""

MAX_LISTED = 8
"""The maximum number of paragraphs that one doubt lists."""


def whole_paragraphs(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], list[Doubt]]:
    """Return *blocks* with those below the caption joined that continue a sentence of the block above them.

    A doubt lists those that may continue it, but were not joined. The blocks of a source with pages stay as they are,
    as its reader joins its lines.
    """
    if any(block.place.page for block in blocks):
        return tuple(blocks), []
    start = body_start(blocks)
    text = "\n".join(block.text for block in blocks if isinstance(block, TextBlock))
    whole: list[Block] = list(blocks[:start])
    uncertain: list[TextBlock] = []
    below_sentences: list[TextBlock] = []
    joined_count = 0
    for index, block in enumerate(blocks[start:], start):
        before = whole[-1] if index > start else None
        whole.append(block)
        if not isinstance(block, TextBlock) or not isinstance(before, TextBlock) or not _may_continue(before, block):
            continue
        if _continues(before, block.text.lstrip(), text):
            whole[-2:] = [_joined(before, block)]
            joined_count += 1
        elif _is_between_numbers(before, blocks[index + 1 : index + 2]) and not label_of(block).printed:
            (below_sentences if SENTENCE_END.search(before.text.rstrip()) else uncertain).append(block)
    if joined_count >= MIN_BROKEN:
        uncertain += below_sentences
    return tuple(whole), list(_doubts(uncertain))


def _doubts(uncertain: Sequence[TextBlock]) -> Iterator[Doubt]:
    """Yield a doubt about the *uncertain* blocks, if there are any."""
    names = [f"`{' '.join(block.text.split()[:MAX_FIRST_WORDS])}`" for block in uncertain[:MAX_LISTED]]
    if unlisted := len(uncertain) - len(names):
        names.append(f"{unlisted} more")
    if len(uncertain) == 1:
        about = "this text may continue the paragraph above it: join them if the source prints no new paragraph"
        yield Doubt(about, uncertain[0].place)
    elif uncertain:
        about = f"the texts that begin with {series(names)} may continue the paragraphs above them"
        yield Doubt(f"{about}: join those that the source does not print as new paragraphs", uncertain[0].place)


def _is_between_numbers(before: TextBlock, below: Sequence[Block]) -> bool:
    """Whether *before* is a numbered paragraph, and so is the block *below*."""
    return leading_number(before) is not None and any(leading_number(block) for block in below)


def _may_continue(before: TextBlock, block: TextBlock) -> bool:
    """Whether *block* may continue the prose *before* it: it is unnumbered text and is not indented further."""
    is_prose = leading_number(before) is not None or len(before.text.split()) >= MIN_PROSE_WORDS
    if not is_prose or block.number or block.outline_level or before.outline_level or leading_number(block):
        return False
    if heading_look(before) or count_heading(block.text) or in_capitals(block.text) or in_capitals(before.text):
        return False
    is_indented_more = block.indent + block.first_line > _edge(before) + SAME_INDENT
    return not is_indented_more and not (heading_look(block) and block.text.lstrip()[:1].isupper())


def _edge(block: TextBlock) -> float:
    """Return the indent of the lines of *block* or of its first line, whichever is greater."""
    return max(block.indent, block.indent + block.first_line)


def _continues(before: TextBlock, text: str, whole_text: str) -> bool:
    """Whether *text* certainly continues the sentence with which *before* ends.

    *whole_text* shows which words stand together elsewhere, such as "New York".
    """
    words = before.text.rstrip()
    if item_match := ITEM_LABEL.match(text):
        return _follows_item(words, item_match["sign"])
    if SENTENCE_END.search(words) or not words or LABEL.match(text):
        return False
    if OPEN_END.search(words) or words.count("(") > words.count(")"):
        return True
    if text[:1].islower():
        return not words.endswith(",") or leading_number(before) is not None
    last_word, first_word = words.split()[-1], text.split(maxsplit=1)[0].strip(",.;:")
    return (
        bool(first_word)
        and re.search(rf"(?<!\w){re.escape(last_word)} {re.escape(first_word)}\b", whole_text) is not None
    )


def _follows_item(before: str, sign: str) -> bool:
    """Whether *before* has the label that precedes *sign* within its sentence, and not at its start."""
    signs = [match["sign"] for match in ITEM_LABEL.finditer(before) if match.start()]
    follows = any(
        signs[-1] in labels and sign in labels and labels.index(sign) == labels.index(signs[-1]) + 1
        for labels in (LABEL_SERIES if signs else ())
    )
    return follows and not re.search(r"[.?!:]$", before)


def _joined(before: TextBlock, block: TextBlock) -> TextBlock:
    """Return *before* with the text of *block* at its end; a compound's hyphen at the end gets no space."""
    start = len(block.text) - len(block.text.lstrip())
    *earlier_runs, last_run = before.runs
    last_run = replace(last_run, text=last_run.text.rstrip())
    glue = "" if HYPHEN_AT_END.search(before.text.rstrip()) and block.text.lstrip()[:1].isalpha() else " "
    runs = merged_runs(
        [*earlier_runs, last_run, replace(last_run, text=glue, note=""), *without_start(block.runs, start)]
    )
    return replace(before, runs=tuple(runs))
