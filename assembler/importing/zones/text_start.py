"""Finds where the text of a paper begins, below the caption and the title."""

import re
from collections.abc import Sequence
from itertools import islice

from assembler.importing.read_document import Block, TableBlock, TextBlock
from assembler.importing.zones.caption_signs import DIVIDING_SIGNS, LEGEND, RULE, TITLE
from assembler.importing.zones.counsel_signs import is_counsel_line
from assembler.importing.zones.counts import count_heading
from assembler.importing.zones.court import is_court_line
from assembler.importing.zones.headings import heading_look, in_capitals
from assembler.importing.zones.numbering import NUMBER_IN_PARENTHESES, leading_number
from assembler.importing.zones.party_words import VERSUS, role_at_end

OPEN_TITLE = re.compile(r"(?i)\b(?:an?|and|by|concerning|for|from|in|of|or|regarding|the|to|under|with)\s*$")
"""The last word of a line of a title that continues on the next line."""

OPENING_WORDS = re.compile(
    r"(?i)^(?:comes? now|now comes?|to the honorable|(?:(?:co-)?lead )?plaintiff?s?\b.{10,}|petitioners?\b.{10,}|"
    r"the (?:plaintiff|united states)\b.{10,}|"
    r"this is an?\b.{20,}|for (?:its|his|her|their)\b.{10,}|by (?:and )?through\b.{10,}|"
    r".{0,200}\b(?:alleges?|states?|complains?|avers?)\b.{0,80}:$)",
    re.DOTALL,
)
"""The opening words of a complaint."""

SALUTATION = re.compile(r"(?i)to the (?:honorable|judge)\b")
"""The words to the judge above the text, which may be in capitals."""

LONG_TEXT_WORDS = 40
"""A complete text with more words than this is not part of the caption or the title."""

MIN_OPENING_WORDS = 14
"""The minimum number of words in an opening sentence."""

MIN_WORDS_BEFORE_COLON = 8
"""The minimum number of words in an opening sentence that ends with a colon."""

MIN_WORDS_WITH_VERB = 2
"""The minimum number of words in an opening sentence with its verb at the end, such as "Plaintiff alleges:"."""

MIN_WORDS_OF_FIRST = 5
"""Paragraph 1 has more words than this."""

ALLEGES = re.compile(r"(?i)\b(?:alleges?|states?|complains?|avers?|says?|shows?)\b[^.]{0,60}:$")
"""The verb of an opening sentence, and the colon at its end."""

OPENING_HEADING = re.compile(
    r"(?i)^(?:[IVX1]{1,4}\.\s+|A\.\s+|1\s+)?(?:introduction|preliminary statement|"
    r"nature of (?:the|this) (?:action|case|suit)|parties|the parties|jurisdiction|summary|overview|"
    r"statement of (?:the )?(?:case|facts)|(?:general|common|factual) allegations|"
    r"(?:facts|allegations) common to\b.{1,40}|jurisdiction and venue|parties,? jurisdiction.*|"
    r"complaint overview|discovery(?: control plan| level)?|table of contents|"
    r"(?:table|list|index) of (?:exhibits|authorities))\b.{0,60}$"
)
"""A heading with which the text of a complaint may begin."""


def body_start(blocks: Sequence[Block]) -> int:
    """Return the index of the first block below the title that is a heading, paragraph 1, the opening or long text.

    If there is none, the text begins right below the title or, if nothing is below it, with the first block.
    """
    title_index = _title_index(blocks)
    start = _first_text(blocks, title_index)
    head_end = _head_end(blocks, title_index, start)
    while start > head_end and _is_first_heading(blocks[start - 1], blocks[start]):
        start -= 1
    while start < len(blocks) and _is_rule(blocks[start]):
        start += 1
    return start


def _is_rule(block: Block) -> bool:
    """Whether *block* is only a rule, as at the end of a caption, and not a line of asterisks, which divides a text."""
    return isinstance(block, TextBlock) and bool(RULE.match(block.text.strip())) and "*" not in block.text


def _head_end(blocks: Sequence[Block], title_index: int, start: int) -> int:
    """Return the index after the last line, above *start*, that is about counsel or continues an unfinished title."""
    end = title_index + 1
    for index in range(title_index + 1, start):
        block, above = blocks[index], blocks[index - 1]
        if not isinstance(block, TextBlock):
            continue
        is_open = isinstance(above, TextBlock) and OPEN_TITLE.search(above.text)
        is_title = index == end and (is_open or block.text.lstrip()[:1].islower())
        if is_title or is_counsel_line(block.text.strip()):
            end = index + 1
    return end


def _is_first_heading(block: Block, below: Block) -> bool:
    """Whether *block* is a heading right above the first text, and not a line of the title or under it."""
    if not isinstance(block, TextBlock) or not isinstance(below, TextBlock):
        return False
    look = heading_look(block, below)
    is_usual = LEGEND.search(block.text) or TITLE.search(block.text)
    return look is not None and not is_usual and (look.label[:1].isalpha() or not in_capitals(block.text))


def _first_text(blocks: Sequence[Block], title_index: int) -> int:
    """Return the index of the first block below the title that is text, or a heading of a count or an introduction."""
    for index in range(title_index + 1, len(blocks)):
        block = blocks[index]
        if not isinstance(block, TextBlock):
            continue
        text = block.text.strip()
        if SALUTATION.match(text) and len(text.split()) < MIN_OPENING_WORDS:
            return index
        numbered = leading_number(block)
        if (
            numbered
            and len(text.split()) > MIN_WORDS_OF_FIRST
            and not _is_title_in_capitals(text[numbered.skip :])
            and _begins_numbers(numbered.number, blocks[index + 1 :])
        ):
            return index
        if _begins_in_parentheses(block, blocks[index + 1 :]):
            return index
        if _is_long_enough(text) and OPENING_WORDS.match(re.sub(r"^\W{1,9}", "", text)) and not text.isupper():
            return index
        opening = OPENING_HEADING.match(f"{block.number} {text}".strip())
        if (opening or count_heading(text)) and (heading_look(block) or text.startswith("I.")):
            return index
        if len(text.split()) > LONG_TEXT_WORDS and text.endswith((".", ":")):
            return index
    return title_index + 1 if title_index + 1 < len(blocks) else 0


def _is_title_in_capitals(text: str) -> bool:
    """Whether *text* is a title in capitals, such as that of a claim that a caption lists, perhaps with its law."""
    title = re.sub(r"\([^()]{0,200}\)", "", text).strip()
    return in_capitals(title) and not title.endswith(".")


def _is_long_enough(text: str) -> bool:
    """Whether *text* has enough words for the opening sentence of a complaint."""
    word_count = len(text.split())
    if ALLEGES.search(text):
        return word_count >= MIN_WORDS_WITH_VERB
    return word_count >= (MIN_WORDS_BEFORE_COLON if text.endswith(":") else MIN_OPENING_WORDS)


def _begins_numbers(number: int, later: Sequence[Block]) -> bool:
    """Whether *number* is 1, and a paragraph 2 is among the *later* blocks, or it is 2, and 3, 4 and 5 follow."""
    later_numbers = [numbered.number for block in later if (numbered := leading_number(block))]
    if number == 1:
        return 2 in later_numbers
    return number == 2 and later_numbers[:3] == [3, 4, 5]


def _begins_in_parentheses(block: TextBlock, later: Sequence[Block]) -> bool:
    """Whether *block* is a paragraph (1), and the first numbers in parentheses in *later* blocks are (2) and (3)."""
    first = leading_number(block, pattern=NUMBER_IN_PARENTHESES)
    if first is None or len(block.text.split()) <= MIN_WORDS_OF_FIRST:
        return False
    later_numbers = (
        numbered.number for entry in later if (numbered := leading_number(entry, pattern=NUMBER_IN_PARENTHESES))
    )
    return first.number == 1 and [*islice(later_numbers, 2)] == [2, 3]


def _title_index(blocks: Sequence[Block]) -> int:
    """Return the index of the last block of the head that names the court, a side or the paper; -1 without one."""
    last = -1
    for index, block in enumerate(blocks[:200]):
        if isinstance(block, TextBlock):
            if last >= 0 and (_is_text(block, blocks[index + 1 : index + 40]) or index > last + 60):
                break
            lines = [DIVIDING_SIGNS.sub(" ", block.text).strip()]
        else:
            lines = [part.text.strip() for part in block.blocks] if isinstance(block, TableBlock) else []
        if any(map(_names_court_side_or_paper, lines)):
            last = index
    return last


def _names_court_side_or_paper(line: str) -> bool:
    word_count = len(line.split())
    if is_court_line(line) or VERSUS.match(line) or (role_at_end(line) and word_count < 60):
        return True
    return bool(TITLE.search(line)) and word_count <= 40 and not line.endswith(".")


def _is_text(block: TextBlock, later: Sequence[Block]) -> bool:
    """Whether *block*, above the *later* blocks, begins the text of the paper, so that the head ends above it."""
    text = block.text.strip()
    if SALUTATION.match(text) or _begins_in_parentheses(block, later):
        return True
    numbered = leading_number(block)
    if numbered and len(text.split()) > 8 and _begins_numbers(numbered.number, later):
        return True
    if _is_long_enough(text) and OPENING_WORDS.match(text) and not text.isupper():
        return True
    return bool(OPENING_HEADING.match(text)) and (text[:2] in {"I.", "1."} or heading_look(block) is not None)
