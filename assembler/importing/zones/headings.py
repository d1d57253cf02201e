"""Headings: short blocks with a label, in capitals, centered, or in bold, underlined or italic letters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assembler.importing.draft import Aligned, Underlined
from assembler.importing.notation import without_start
from assembler.importing.read_document import TextBlock, TextRun
from assembler.importing.zones.caption_signs import RULE
from assembler.importing.zones.lists import BULLET, label_of
from assembler.language.typed_signs import LABEL_SERIES

LABEL = re.compile(
    r"\s{0,9}(?P<label>(?P<roman>[IVXL]{1,6})\.|(?P<letter>[A-Z])\.|(?P<digit>\d{1,2})(?:[.)]|(?=\s[A-Z]{3}))|\((?P<lower>[a-z]{1,3})\)|"
    r"(?P<numeral>[ivx]{1,5})\.|(?P<small>[a-z])\.|(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,3}))\s{1,9}(?=\S)"
)
"""The label of a heading, such as "I.", "A.", "1)", "(a)" or "1.1"; "1" has no period if capitals follow it."""

MIN_INDENT = 18.0
"""The minimum indent of a heading that is indented, in points."""

MIN_AUTHOR_INDENT = 144.0
"""The minimum indent of an author's name in italics below a quotation, in points."""

MAX_HEADING_WORDS = 40
"""The maximum number of words in a heading with a label; a longer text is a paragraph."""

MAX_WORDS_WITHOUT_LABEL = 22
"""The maximum number of words in a heading without a label."""

MAX_WORDS_AFTER_NUMERAL = 24
"""The maximum number of words of a heading that is not in capitals after a Roman numeral."""

PROSE_END = re.compile(r"[;,]$|(?<![A-Z]\.[A-Z])(?<!\b[A-Z])(?<!Inc)(?<!Corp)(?<!et al)(?<!seq)\.[”\"]?$")
"""The end of a sentence or a clause, except a period after an initial or an abbreviation."""

ALONE = "alone"
"""The look of a heading that only its place above a text and its capital letters show."""

NUMBER_IN_PARENTHESIS = re.compile(r"\s{0,9}\d{1,2}\)\s{1,9}")
"""A label such as "1)"."""

ITEM_END = re.compile(r"[,;](?:\s(?:and|or))?$")
"""The end of an item of a list."""

CITATION = re.compile(r"§|¶|\d{1,4}\s[A-Z][A-Za-z]{0,9}\.")
"""The start of a citation, such as "28 U.S.C. § 1361."."""

COMPLETE_HEADING = re.compile(
    r"(?i)(?:(?:general|common) )?(?:factual )?(?:allegations|background)|(?:statement of )?(?:the )?facts|"
    r"(?:the )?parties|jurisdiction(?: and|,)? venue|causes? of action|claims? for relief|introduction"
)
"""A usual section heading that is complete, so that a line below it, such as "THE ACCIDENT", does not continue it."""

EMPHASIZED_TEXT = re.compile(r"(?:\*\*(?:(?!\*\*).)+\*\*|<u>(?:(?!</u>).)+</u>)", re.DOTALL)
"""A text in the notation of a matter that is bold or underlined as a whole."""

SENTENCE_ENDS = (".", ".”", '."')

SMALL_WORDS = frozenset(
    "a an and as at but by for from in into nor of on or over per the to under upon v vs via with within "
    "without".split()
)
"""Words that begin with lowercase letters in titles."""


@dataclass(frozen=True, slots=True)
class HeadingLook:
    """How a heading is set.

    *skip* is the number of characters that the label takes in the block. Headings of one level have the same *look*,
    such as "roman", "capitals" or "bold".
    """

    label: str
    text: str
    skip: int
    look: str


@dataclass(slots=True)
class Levels:
    """The levels of headings by their look, in the order in which the paper first shows each look."""

    top_outline: int = 1
    """The highest outline level of the paper's headings of sections, which is their first level."""
    current: int = 0
    by_look: dict[str, int] = field(default_factory=dict)
    last: dict[str, str] = field(default_factory=dict)
    """The last label of each look that is on the level of the current heading or on a higher one."""

    def level(self, heading: HeadingLook) -> int:
        """Return the level of *heading*, from 1 to 4."""
        if heading.look.startswith("outline-"):
            outline_level = int(heading.look.removeprefix("outline-"))
            self.current = min(max(outline_level - self.top_outline + 1, 1), 4)
            return self.current
        look = self._look(heading)
        if look not in self.by_look:
            self.by_look[look] = 1 if look == "capitals" else min(self.current + 1, 4)
        self.current = self.by_look[look]
        self.last = {
            heading_look: label
            for heading_look, label in self.last.items()
            if self.by_look.get(heading_look, 4) <= self.current
        }
        self.last[look] = heading.label
        return self.current

    def restart(self) -> None:
        """Forget the labels above a heading of the first level, such as that of a count."""
        self.current = 1
        self.last = {}

    def _look(self, heading: HeadingLook) -> str:
        """Return the look of *heading*. The labels before it show whether "C.", "I." or "v." is a letter or numeral."""
        sign = heading.label.strip("().")
        if heading.look not in {"roman", "letter", "numeral", "small"} or len(sign) > 1:
            return heading.look
        numeral_look, letter_look = ("roman", "letter") if sign.isupper() else ("numeral", "small")
        last_letter = self.last.get(letter_look, "").strip("().")
        if len(last_letter) == 1 and ord(sign) == ord(last_letter) + 1:
            return letter_look
        last_numeral = self.last.get(numeral_look, "").strip("().")
        may_be_numeral = sign.casefold() == "i" or _is_next_numeral(last_numeral.casefold(), sign.casefold())
        return numeral_look if sign.casefold() in "ivx" and may_be_numeral else letter_look


def _is_next_numeral(before: str, numeral: str) -> bool:
    numerals = next(series for series in LABEL_SERIES if "ii" in series)
    return before in numerals and numeral in numerals and numerals.index(numeral) == numerals.index(before) + 1


def heading_look(block: TextBlock, following: TextBlock | None = None) -> HeadingLook | None:
    """Return how *block* is set if it is a heading; *following* is the block below it."""
    text = block.text.strip()
    if not text or len(text.split()) > MAX_HEADING_WORDS or not any(letter.isalpha() for letter in text):
        return None
    if RULE.match(text) or (BULLET.match(text) and block.align != "center"):
        return None
    label, skip, kind = _label(block)
    title = text if block.number else block.text[skip:].strip()
    if not title:
        return None
    if block.outline_level:
        return HeadingLook(label, title, skip, f"outline-{block.outline_level}")
    if kind:
        look = "capitals" if kind == "roman" and in_capitals(title) else kind
        is_title = _is_title(block, skip, title, kind) or _is_alone_after_number(block, skip, title, following)
        return HeadingLook(label, title, skip, look) if is_title else None
    look = _look_without_label(block, title, following)
    return HeadingLook(label="", text=title, skip=0, look=look) if look else None


def as_first_line(block: TextBlock, following: TextBlock | None) -> TextBlock | None:
    """Return *block* set like *following* if it is the first line of a sentence that goes on there; otherwise None.

    A full line in another type, such as an emphasized line of a quotation, is otherwise read as a centered heading.
    """
    if following is None or block.number or block.align != "center" or following.align == "center":
        return None
    if not following.text.lstrip()[:1].islower() or block.text.rstrip().endswith(SENTENCE_ENDS):
        return None
    return replace(block, align=following.align, indent=following.indent)


def look_between(above: str, block: TextBlock, below: TextBlock, open_labels: Sequence[str]) -> HeadingLook | None:
    """Return the look of *block* if it is a title between the paragraphs *above* and *below* it.

    *above*, in the notation of a matter, is complete; *open_labels* are the last labels of the lists in it.
    """
    if above and not above.rstrip('*_”")').endswith((".", "?")):
        return None
    look = None if open_labels else _lettered_look(block)
    return look or _emphasized_look(above, block, below, open_labels)


def _lettered_look(block: TextBlock) -> HeadingLook | None:
    """Return the look of *block* if it has a capital letter as its label and does not end as prose does."""
    label, skip, kind = _label(block)
    title = block.text[skip:].strip()
    if kind != "letter" or len(title.split()) > MAX_WORDS_AFTER_NUMERAL or not title[:1].isupper():
        return None
    return None if PROSE_END.search(title) or title.endswith(":") else HeadingLook(label, title, skip, kind)


def _emphasized_look(above: str, block: TextBlock, below: TextBlock, open_labels: Sequence[str]) -> HeadingLook | None:
    """Return the look of *block* if all of it is bold or underlined, and the texts *above* and *below* it are not.

    With a lowercase label that continues no list, it may end as a sentence does. Without a label, it may be longer than
    other headings without one.
    """
    label, skip, kind = _label(block)
    title = block.text[skip:].strip()
    emphasis = emphasis_of(block)
    is_set_apart = emphasis in {"bold", "underline"} or (bool(label) and block.align == "center")
    is_like_text = bool(emphasis) and (emphasis == emphasis_of(below) or EMPHASIZED_TEXT.fullmatch(above))
    if not is_set_apart or is_like_text or len(title.split()) > MAX_HEADING_WORDS or not title[:1].isupper():
        return None
    if kind in {"numeral", "small"}:
        is_item = title.endswith((",", ";", ":")) or any(label_of(block).follows(before) for before in open_labels)
        return None if is_item else HeadingLook(label, title, skip, kind)
    is_prose = bool(PROSE_END.search(title) or CITATION.match(title)) or title.endswith(":")
    return None if label or is_prose or open_labels else HeadingLook("", title, 0, emphasis)


def _look_without_label(block: TextBlock, title: str, following: TextBlock | None) -> str:
    """Return how *title* is set apart if it is a heading without a label; "" if it is not a heading."""
    words = title.split()
    if len(words) > MAX_WORDS_WITHOUT_LABEL or _ends_like_item(block, title):
        return ""
    if block.align != "center" and CITATION.match(title) and title.endswith(SENTENCE_ENDS):
        return ""
    if in_capitals(title) and (len(words) > 1 or len(title) > 3):
        return "capitals"
    if title[0].islower() or PROSE_END.search(title):
        return ""
    if block.align == "center":
        return "center"
    return emphasis_of(block) or (ALONE if _is_alone(title, following) else "")


def _is_alone_after_number(block: TextBlock, skip: int, title: str, following: TextBlock | None) -> bool:
    """Whether the label of *block* is like "1)", and its *title* is like that of a heading without a label."""
    has_parenthesis = NUMBER_IN_PARENTHESIS.fullmatch(block.text[:skip]) is not None
    return has_parenthesis and not PROSE_END.search(title) and _is_alone(title, following)


def _is_alone(title: str, following: TextBlock | None) -> bool:
    """Whether *title* is short, has the capital letters of a title, and is above a longer text."""
    is_above_text = following is not None and len(following.text.split()) > 12
    return is_above_text and len(title.split()) <= 9 and is_title_case(title)


def _label(block: TextBlock) -> tuple[str, int, str]:
    """Return the label of *block*, the number of characters that it takes in the text, and its kind."""
    match = LABEL.match(f"{block.number.strip()} x" if block.number else block.text)
    if not match:
        return block.number, 0, "other" if block.number else ""
    return match["label"], 0 if block.number else match.end(), _kind(match)


def _kind(match: re.Match[str]) -> str:
    """Return the name of the group of `LABEL` that matched."""
    return next(name for name in ("roman", "letter", "digit", "lower", "numeral", "small", "decimal") if match[name])


def _is_title(block: TextBlock, skip: int, title: str, kind: str) -> bool:
    """Whether *title*, after a label of *kind* with *skip* characters, is a heading and not an item of a list."""
    if _ends_like_item(block, title) or title[0].islower():
        return False
    emphasis = emphasis_of(replace(block, runs=tuple(without_start(block.runs, skip))))
    is_set_apart = bool(emphasis) or block.align == "center" or in_capitals(title)
    if kind == "roman" and len(title.split()) <= MAX_WORDS_AFTER_NUMERAL and len(title.split()) > 1:
        return True
    if kind in {"digit", "small", "numeral", "lower", "other"}:
        is_emphasized_title = bool(emphasis) and is_title_case(title)
        return is_set_apart and (is_emphasized_title or not PROSE_END.search(title))
    return is_set_apart or (is_title_case(title) and not PROSE_END.search(title))


def _ends_like_item(block: TextBlock, title: str) -> bool:
    """Whether *title* ends like an item or the words above a list; a centered title may end with a colon."""
    is_title = in_capitals(title) or (bool(emphasis_of(block)) and is_title_case(title))
    return bool(ITEM_END.search(title)) or (title.endswith(":") and not (block.align == "center" and is_title))


def is_plain_line(block: TextBlock) -> bool:
    """Whether *block* has no label and nothing sets it apart as a heading: like the source named below a quotation."""
    is_set_apart = bool(block.outline_level) or block.align == "center" or emphasis_of(block) in {"bold", "underline"}
    is_set_apart |= emphasis_of(block) == "italic" and block.indent < MIN_AUTHOR_INDENT
    return not (is_set_apart or _label(block)[2] or in_capitals(block.text))


def emphasis_of(block: TextBlock) -> str:
    """Return the emphasis of the whole *block*: "bold", "underline" or "italic"; "" if only parts or none have it."""
    runs = [run for run in block.runs if run.text.strip()]
    for name in ("bold", "underline", "italic"):
        if runs and all(getattr(run, name) for run in runs):
            return name
    return ""


def set_apart(block: TextBlock) -> tuple[bool, Aligned]:
    """Return whether all of *block*, a heading, is italic, and whether it is centered or indented."""
    runs = [run for run in block.runs if run.text.strip()]
    is_italic = bool(runs) and all(run.italic for run in runs)
    if block.align == "center":
        return is_italic, "centered"
    return is_italic, "indented" if min(block.indent, block.indent + block.first_line) >= MIN_INDENT else ""


def underlined_part(block: TextBlock, skip: int) -> Underlined:
    """Return what of *block*, a heading whose label takes *skip* characters of the text, is underlined."""
    if _is_underlined(block.runs):
        return "text" if block.number else "whole"
    return "text" if _is_underlined(without_start(block.runs, skip)) else ""


def _is_underlined(runs: Sequence[TextRun]) -> bool:
    """Whether all words of *runs* are underlined."""
    words = [run for run in runs if any(letter.isalnum() for letter in run.text)]
    return bool(words) and all(run.underline for run in words)


def in_capitals(text: str) -> bool:
    """Whether *text* has at least two letters, and at least nine tenths of its letters are capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 2 and sum(letter.isupper() for letter in letters) >= 0.9 * len(letters)


def is_title_case(text: str) -> bool:
    """Whether at least four fifths of the words of *text*, not counting words such as "of", begin with capitals."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", text) if word.casefold() not in SMALL_WORDS]
    return len(words) >= 1 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)
