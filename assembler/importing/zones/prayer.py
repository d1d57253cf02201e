"""The prayer for relief: where it begins, the words above the items, and the items with their labels."""

import re
from collections.abc import Collection, Mapping, Sequence

from assembler.importing.draft import Doubt, DraftHeading, DraftRelief
from assembler.importing.notation import at_line_start, marked_block
from assembler.importing.read_document import NOWHERE, Block, FootNote, PictureBlock, TableBlock, TextBlock
from assembler.importing.zones.apart import table_text
from assembler.importing.zones.headings import in_capitals
from assembler.importing.zones.lists import ListLabel, label_of, list_item
from assembler.importing.zones.numbering import Numbered

HEADING = re.compile(
    r"(?i)(?:[IVXL]{1,6}\.?\s+|[A-Z]\.\s+|\d{1,2}\.?\s+)?(?:(?:plaintiffs?['’]?s?['’]?\s+)?"
    r"(?:prayers?|requests?|demands?)\s+for\s+(?:relief|judgment|damages)|"
    r"relief\s+(?:requested|sought|demanded)|requested\s+relief|prayers?|ad\s+damnum|"
    r"(?:prayer|request)\s+for\s+relief\s+.*|wherefore[:,]?)"
)
"""The heading of a prayer."""

DOT_LEADERS = re.compile(r"(?:\.\s?){5}")
"""The dots before a page number in a table of contents."""

GROUP_HEADING = re.compile(
    r"(?i)(?:[A-Z]\.\s+|[IVXL]{1,6}\.\s+|\d{1,2}\.\s+)?(?:(?:as to|on|for|under)\s+(?:the\s+|all\s+|each\s+)?"
    r"(?:\w{1,20}(?:-\w{1,20})?\s){0,4}(?:causes? of action|claims?(?: for relief)?|counts?)\b.{0,80}?|"
    r"(?:for|on behalf of|as to)\s+(?:all\s+)?(?:plaintiffs?|defendants?|the class)\b.{0,80}?)(?P<colon>:?)"
)
"""A line above a group of items, such as "As to the First Cause of Action:"; without a colon, it is in capitals."""

LETTER_WITHOUT_PERIOD = re.compile(r"(?P<letter>[A-Za-z])\s{1,9}(?=[A-Z])")
"""The letter of an item, without its period."""

WHEREFORE = re.compile(
    r"(?i)\s*(?:(?:wherefore|prayer\b.{0,40}wherefore)\b|"
    r"therefore,\s{1,9}(?:the\s)?(?:plaintiff?|petitioner)s?\b[^.]{0,60}"
    r"\b(?:prays?\b|(?:demands?|requests?|seeks?|asks?\sfor)\s(?:(?:entry\sof|a)\s)?judgment\b))"
)
"""The beginning of a clause that asks for judgment."""


def is_prayer_heading(text: str) -> bool:
    """Whether *text* is the heading of a prayer for relief, and not its line in a table of contents."""
    return bool(HEADING.fullmatch(text.strip().rstrip(":."))) and not DOT_LEADERS.search(text)


def is_group_heading(text: str) -> bool:
    """Whether *text* is a line above a group of the items of a prayer."""
    match = GROUP_HEADING.fullmatch(text.strip())
    return match is not None and (bool(match["colon"]) or (in_capitals(text) and not text.rstrip().endswith(".")))


FURTHER_PRAYER = re.compile(r"(?:The )?(?:Plaintiff|Petitioner)s?,? further(?:more)? (?:pray|request|ask|demand)s?\b")
"""The beginning of a sentence that asks for more below the items of a prayer."""

MIN_OUTDENT = 12.0
"""How far a paragraph below the items of a prayer is at least to the left of them, in points."""


def read_relief(
    blocks: Sequence[Block],
    notes: Mapping[str, FootNote],
    heading: DraftHeading | None,
    first_number: Numbered | None,
    numbered: Mapping[int, Numbered],
) -> tuple[DraftRelief, list[Doubt]]:
    """Return the relief that *blocks* request; *first_number* is the number of the first block, if any.

    *numbered* has the items that are numbered paragraphs of the paper, by their indexes in *blocks*. Lines such as "On
    the First Cause of Action:" become headings of groups.
    """
    skip = first_number.skip if first_number else 0
    number = first_number.number if first_number and first_number.printed else 0
    lead: list[str] = []
    items: list[str | DraftHeading] = []
    labels: list[str] = []
    doubts: list[Doubt] = []
    for position, block in enumerate(blocks):
        if isinstance(block, PictureBlock):
            doubts.append(Doubt("a picture in the prayer was left out: add it if it is needed", block.place))
            continue
        if isinstance(block, TableBlock):
            labels.append("")
            items.append(table_text(block, notes))
            continue
        if position in numbered:
            labels.append("")
            items.append(marked_block(block, notes, numbered[position].skip))
            continue
        label = _label(block, skip if position == 0 else 0, labels)
        start = label.skip or (skip if position == 0 else 0)
        text = marked_block(block, notes, start)
        if position == 0 and (WHEREFORE.match(block.text[start:]) or not label.printed):
            lead.append(at_line_start(f"{label.printed} {text}".strip()))
        elif is_group_heading(f"{label.printed} {block.text[label.skip :]}"):
            items.append(DraftHeading(label="", text=f"{label.printed} {text}".strip(), level=1, place=block.place))
        elif not items and not label.printed and _is_lead(lead, text):
            lead.append(text)
        elif label.printed and _ends_with_text(items) and _is_inside(label, labels):
            items[-1] = f"{items[-1]}{_inner_item(str(items[-1]), label, text)}"
        elif _begins_item(label, labels, items, text):
            labels.append(label.printed)
            items.append(f"{label.printed} {text}".strip())
        else:
            items[-1] = f"{items[-1]}\n\n{at_line_start(text)}"
    heading_place = heading.place if heading else NOWHERE
    place = blocks[0].place if blocks else heading_place
    relief = DraftRelief("\n\n".join(lead), tuple(items), place, heading, number, items_numbered=bool(numbered))
    return relief, doubts


def split_closing(blocks: Sequence[Block], numbered: Collection[int]) -> tuple[Sequence[Block], Sequence[TextBlock]]:
    """Return the *blocks* of a prayer up to the last of its items, and the paragraphs without labels below them.

    *numbered* has the indexes of items with the numbers of paragraphs. A text as far to the right as an item is a part
    of the last item, unless it asks for more relief.
    """
    items = [
        index
        for index, block in enumerate(blocks)
        if index and isinstance(block, TextBlock) and (index in numbered or label_of(block).printed)
    ]
    below = [block for block in blocks[items[-1] + 1 :] if isinstance(block, TextBlock)] if items else []
    is_text = bool(below) and len(below) == len(blocks) - items[-1] - 1
    if not is_text or any(is_group_heading(block.text) for block in below):
        return blocks, []
    left = min(block.indent for index in items if isinstance(block := blocks[index], TextBlock))
    for position, block in enumerate(below):
        above = blocks[items[-1] + position]
        is_complete = isinstance(above, TextBlock) and above.text.rstrip().endswith((".", ".”", "!", "?"))
        is_left = block.indent <= left - MIN_OUTDENT and block.text[:1].isupper() and block.text.rstrip().endswith(".")
        if is_complete and (is_left or FURTHER_PRAYER.match(block.text)):
            return blocks[: items[-1] + 1 + position], below[position:]
    return blocks, []


def _label(block: TextBlock, start: int, labels: Sequence[str]) -> ListLabel:
    """Return the label with which *block* begins after *start* characters; it is empty if the block is not an item.

    *labels* are those of the items before it.
    """
    label = label_of(block, start)
    return label if label.printed else _label_without_period(block.text, labels)


def _label_without_period(text: str, labels: Sequence[str]) -> ListLabel:
    """Return the letter with which *text* begins without a period, if it is next after the last of *labels*."""
    match = LETTER_WITHOUT_PERIOD.match(text)
    if match and labels:
        label = ListLabel(match["letter"], match.end())
        if label.follows(labels[-1]):
            return label
    return ListLabel(printed="", skip=0)


def _inner_item(item: str, label: ListLabel, text: str) -> str:
    """Return the words that add *text*, which has *label*, to the list inside *item*."""
    is_bullet = label.bullet and not label.printed.isalnum()
    return list_item(item, text if is_bullet else f"{label.printed} {text}", depth=0, bullet=is_bullet)


def _ends_with_text(items: Sequence[str | DraftHeading]) -> bool:
    """Whether the last of *items* is text, to which more may be added."""
    return bool(items) and isinstance(items[-1], str)


def _is_lead(lead: Sequence[str], text: str) -> bool:
    """Whether *text* ends with a colon and begins a lead that has not yet ended with a colon or "that".

    A text without words, such as "***", belongs to the lead, too.
    """
    is_open = not (lead and lead[-1].endswith((":", "that", "that:")))
    return not _has_words(text) or (is_open and text.rstrip(" ’'`").endswith(":"))


def _begins_item(label: ListLabel, labels: Sequence[str], items: Sequence[str | DraftHeading], text: str) -> bool:
    """Whether *text*, with *label*, is another item, and not more text of the last of *items*, which have *labels*."""
    if _ends_with_text(items) and not _has_words(text):
        return False
    return (
        bool(label.printed or FURTHER_PRAYER.match(text))
        or not (_ends_with_text(items) and labels)
        or _is_item(items, text)
    )


def _has_words(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def _is_item(items: Sequence[str | DraftHeading], text: str) -> bool:
    """Whether *text*, which has no label, is another item: the item before it ends with a comma or semicolon."""
    if not _ends_with_text(items) or len(text.split()) < 2:
        return False
    return str(items[-1]).rstrip().endswith((";", ",", "; and", ", and"))


def _is_inside(label: ListLabel, labels: Sequence[str]) -> bool:
    """Whether *label* begins a list inside the last item, as (i) after (a) does."""
    first = next((printed for printed in labels if printed), "")
    return bool(first) and _style(first) != _style(label.printed) and not label.follows(labels[-1])


def _style(label: str) -> tuple[str, str]:
    """Return the kind of sign in *label* (digit, capital or small letter), and the punctuation around it."""
    punctuation = re.sub(r"\w+", "x", label)
    if label.strip("().").isdigit():
        return "1", punctuation
    return "A" if label.isupper() else "a", punctuation
