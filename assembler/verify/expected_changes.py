"""Recognizes the changes that filing makes to a paper: a signature, a date, a case number, or the clerk's stamp."""

import re
from collections.abc import Sequence

from assembler.findings.faults import brief
from assembler.verify.change import Change
from assembler.verify.returned import Paper, ReturnedFile
from assembler.verify.tokens import Token, in_words

SIGNATURE_WORDS = re.compile(
    r"(?:^|\s)/?[sS]/(?:\s|$)|\b(?:docusigned|electronically signed|digitally signed)\b", re.IGNORECASE
)
"""Matches words with which people sign on a screen."""

STAMP_WORDS = re.compile(r"\b(?:FILED|RECEIVED)\b")
"""Matches words of a clerk's stamp."""

CASE_NUMBER = re.compile(
    r"(?:No\.?\s{0,3})?[\dA-Z][\dA-Za-z:./-]{0,20}-\s?[\dA-Za-z:./-]{0,20}\d[\w:./()-]{0,20}(?:\s[A-Z]{2,5}){0,4}"
)
"""Matches text that can be a case number, such as "21-2-00000-0 SEA" or "2:21-cv-00031"."""

DATE = re.compile(r"(?:[A-Z][a-z]+\.?\s\d{1,2},?\s\d{4}|\d{1,2}/\s?\d{1,2}/\s?\d{2,4})\.?")
"""Matches text that is a date."""

MAX_FILLED_IN_TOKENS = 12
"""The maximum number of tokens in a signature, or in text that fills in a blank."""

MAX_TOKENS_ADDED = 60
"""The maximum number of tokens that filing adds in one place, such as in a stamp."""

CLERK_OR_COURT = re.compile(r"\b(?:clerk|court)\b", re.IGNORECASE)
"""Matches the words "clerk" and "court", one of which is in a stamp."""


def expected_change(change: Change, paper: Paper, file: ReturnedFile) -> str:
    """Return a message if *change* is one that filing makes to a paper, such as a signature; otherwise ""."""
    if (
        change.has_moved
        or not 0 < len(change.added) <= MAX_TOKENS_ADDED
        or not all(token.is_blank for token in change.deleted)
    ):
        return ""
    text = in_words(change.added)
    place = f"on page {change.added[0].page}" if file.kind == "pdf" else f"in {paper.blocks[change.block].name}"
    shown_text = brief(text, 150)
    is_short = len(change.added) <= MAX_FILLED_IN_TOKENS
    if (
        is_short
        and _near_signature(change, paper)
        and (SIGNATURE_WORDS.search(text) or _are_names(change.added, paper))
    ):
        return f"signed {place}: `{shown_text}`"
    if other_case_number(change, paper) or (change.deleted and not is_short):
        return ""
    if change.deleted:
        on_page = f" {place}" if file.kind == "pdf" else ""
        return f"blank in {paper.blocks[change.block].name} filled in{on_page}: `{shown_text}`"
    if _is_stamp(text, change, paper, file):
        return f"stamped {place}: `{shown_text}`"
    is_annotation = _is_annotation(text, change.added[0].page, file) and _may_be_filled_in(text, change.added, paper)
    if is_short and (is_annotation or _is_case_number(text, change.added, paper)):
        return f"filled in {place}: `{shown_text}`"
    return ""


def _is_stamp(text: str, change: Change, paper: Paper, file: ReturnedFile) -> bool:
    """Whether *text* is a clerk's stamp: in the caption, or on the first page if it names the clerk or the court."""
    is_on_first_page = file.kind == "pdf" and change.added[0].page == 1 and bool(CLERK_OR_COURT.search(text))
    has_stamp = bool(STAMP_WORDS.search(text) and re.search(r"\d", text))
    return has_stamp and (is_on_first_page or paper.blocks[change.block].kind == "caption")


def _is_case_number(text: str, added: Sequence[Token], paper: Paper) -> bool:
    """Whether *text*, on the first page or in a Word file, is the number of the case."""
    return bool(paper.case_number) and added[0].page <= 1 and _same_number(text, paper.case_number)


def other_case_number(change: Change, paper: Paper) -> str:
    """Return the number that was filled in by *change*, if it is a case number, but not the matter's; otherwise ""."""
    if not paper.case_number or change.has_moved or not all(token.is_blank for token in change.deleted):
        return ""
    text = in_words(change.added)
    is_number = CASE_NUMBER.fullmatch(text) and re.search(r"\d{4}", text)
    is_in_caption = paper.blocks[change.block].kind == "caption"
    is_on_first_page = change.added and change.added[0].page == 1
    if is_number and (is_in_caption or is_on_first_page) and not _same_number(text, paper.case_number):
        return text
    return ""


def _same_number(text: str, number: str) -> bool:
    """Whether *text* is the case's *number*; the initials of a judge may be missing in one of them."""
    expected = _plain_number(number)
    actual = _plain_number(text)
    if not actual or len(actual) < len(expected) / 2:
        return False
    return expected.startswith(actual) or actual.startswith(expected)


def _plain_number(text: str) -> str:
    """Return the digits and letters of a case number, without "No."."""
    return re.sub(r"^NO|[^\dA-Z]", "", text.upper())


def signing_notes(paper: Paper, file: ReturnedFile) -> list[tuple[int, str]]:
    """Return pages and messages on signatures without words: signature fields, stamps, handwriting and pictures."""
    notes: list[tuple[int, str]] = []
    for page, kind, words in file.contents.get("signed", ()):
        if not words.strip():
            is_signature = kind == "a signature"
            notes.append((page, f"signed on page {page} with {kind}" if is_signature else f"{kind} on page {page}"))
    pictures_by_page = {page.number: page.images for page in paper.pages}
    for pdf_page in file.pages:
        number = pdf_page.number
        if pdf_page.lines and pdf_page.images > pictures_by_page.get(number, 0):
            notes.append((number, f"page {number} has a picture, and words in it cannot be compared"))
    return notes


def _near_signature(change: Change, paper: Paper) -> bool:
    blocks = paper.blocks[change.block : change.block + 2]
    return any(block.kind == "signature" for block in blocks)


def _are_names(added: Sequence[Token], paper: Paper) -> bool:
    """Whether *added* only repeats words of the signature block."""
    keys = {token.key for block in paper.blocks if block.kind == "signature" for token in block.tokens}
    return all(token.key in keys for token in added)


def _is_annotation(text: str, page: int, file: ReturnedFile) -> bool:
    """Whether *text* on *page* is in an annotation or a form field."""
    letters = "".join(text.split())
    for number, _, words in file.contents.get("signed", ()):
        if number == page and letters in "".join(words.split()):
            return True
    return False


def _may_be_filled_in(text: str, added: Sequence[Token], paper: Paper) -> bool:
    """Whether *text* can be a signature, a date or a case number, and not other words of the paper."""
    is_number = added[0].page == 1 and CASE_NUMBER.fullmatch(text)
    return bool(SIGNATURE_WORDS.match(text) or is_number or DATE.fullmatch(text)) or _are_names(added, paper)
