"""Quotations that are blocks of their own: their indents, how they begin, and the words that introduce them."""

import re
from collections.abc import Sequence

from assembler.importing.draft import Doubt
from assembler.importing.read_document import TextBlock
from assembler.importing.zones.lists import label_of

MIN_QUOTATION_INDENT = 30.0
"""The minimum indent in points of a quotation."""

MIN_INDENT_BELOW_COLON = 18.0
"""The minimum indent in points of a quotation below a text that ends with a colon."""

MIN_DOUBTED_INDENT = 12.0
"""The minimum indent in points, on both sides, of a text about which there is a doubt: it may be a quotation."""

MAX_WORDS_QUOTED = 8
"""The maximum number of words by which a doubt names a text."""

QUOTATION_STARTS = ("“", '"', "‘", "[", "...", ". . .", "* * *", "…")
"""Signs with which a quotation may begin."""

QUOTING = re.compile(r"\b(?:provides|reads|says|states)(?:,? in (?:full|part|pertinent part|relevant part))?:$")
"""The end of a text that introduces a quotation."""

LAW_STATES = re.compile(
    r"(?:\b(?:[Cc]ode|[Ss]tatute|Act|[Rr]ule|[Rr]egulation|[Oo]rdinance|[Ss]ection)\b|§)[^:]{0,100}"
    r"\b(?:requires?|provides?|prohibits?|defines?|directs?|mandates?)\b[^.:]{0,120}:$"
)
"""The end of a text that introduces what a law requires."""

PLEADER = re.compile(r"(?i)\b(?:complain|plaintiff|petitioner)[^.:]{0,80}:$")
"""The end of a text in which the plaintiff states something."""


def doubt_on_inset(block: TextBlock, outcome: str) -> Doubt:
    """Return a doubt about *block*, which is indented on both sides; *outcome* says what it became."""
    about = f"`{_first_words(block)} ...` is indented on both sides, and {outcome}"
    return Doubt(f"{about}: begin it with `> ` if it is a quotation", block.place, on_inset=True)


def about_quoted_list(block: TextBlock) -> str:
    """Return the text of a doubt about the list that begins with *block*, below words that introduce a quotation."""
    about = f"the list that begins with `{_first_words(block)} ...` is below words that introduce a quotation or a law"
    return f"{about}: begin each of its items with `> ` if they are quoted"


def _first_words(block: TextBlock) -> str:
    return " ".join(block.text.split()[:MAX_WORDS_QUOTED])


def begins_quoted(block: TextBlock) -> bool:
    """Whether *block* begins with a sign of a quotation."""
    return block.text.lstrip().startswith(QUOTATION_STARTS)


def is_unlabeled_sentence(block: TextBlock) -> bool:
    """Whether *block* has no label and ends like a sentence, unlike the title of a case."""
    return not label_of(block).printed and block.text.rstrip(' ”"’)').endswith((".", "?", "!", "…"))


def is_even(block: TextBlock, hang: float, indent: float) -> bool:
    """Whether all lines of *block* are indented by *indent* or more beyond *hang*, the first as far as the others."""
    return block.indent - hang >= indent and abs(block.first_line) < MIN_DOUBTED_INDENT


def is_inset_on_both_sides(block: TextBlock, hang: float, indent: float) -> bool:
    """Whether *block* is indented evenly by *indent* or more: on the left beyond *hang*, and on the right."""
    return block.right_indent >= indent and is_even(block, hang, indent)


def may_be_quotation(block: TextBlock, hang: float, doubts: Sequence[Doubt]) -> bool:
    """Whether *block*, which is indented on both sides, may be a quotation, and is a doubt.

    If its first line is indented further, it is none if the last of *doubts* is about another such text on its page.
    """
    if is_inset_on_both_sides(block, hang, MIN_DOUBTED_INDENT):
        return True
    is_inset = min(block.right_indent, block.indent - hang) >= MIN_QUOTATION_INDENT
    is_doubted = bool(doubts) and doubts[-1].on_inset and doubts[-1].place.page == block.place.page
    return is_inset and block.first_line >= MIN_DOUBTED_INDENT and not is_doubted


def begins_quoted_list(block: TextBlock, hang: float, lead: str) -> bool:
    """Whether *block*, which has a label, begins a quotation that *lead* introduces, such as subsections of a law."""
    return bool(QUOTING.search(lead)) and is_inset_on_both_sides(block, hang, MIN_QUOTATION_INDENT)


def may_be_quoted_item(block: TextBlock, lead: str) -> bool:
    """Whether *block*, an item of a list that is indented, is below a *lead* in which somebody else is quoted."""
    is_indented = block.indent + min(block.first_line, 0) >= MIN_QUOTATION_INDENT
    is_of_law = bool(LAW_STATES.search(lead)) and block.text.rstrip().endswith(".")
    return is_indented and (is_of_law or bool(QUOTING.search(lead))) and not PLEADER.search(lead)
