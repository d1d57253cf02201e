"""Reads the number of a case in a line of the caption, with its label."""

import re
from dataclasses import dataclass

_WORDS_OF_LABEL = (
    r"(?:(?:lead|master|consolidated|civil|case|cause|docket|file|index|action|civ\.?|court|supreme|superior|circuit|"
    r"district|adversary|proceeding)\s{1,9}){0,8}"
    r"(?:action|case|cause|docket|file|index|civil|civ\.?(?:\sa\.)?|proceeding|adv\.?|c\.a\.)\s{0,9}"
    r"(?:(?:file|case|action)\s{0,9})?"
)
"""The words of a label before "No.": "Case", "Civil Action", "Superior Court Case File"."""

NUMBER = re.compile(
    rf"(?i)(?P<label>\b{_WORDS_OF_LABEL}(?:no\.?|number|nos\.?|#)|^no\.|\b(?:civil action|case|cause|docket|index):)"
    r"\s{0,9}:?(?=[\s:_\d]|$)(?P<rest>.{0,400})$"
)
"""The label of the case number, and the rest of its line, which may be blank."""

STATUTE = re.compile(r"(?i)^\d{1,2}\s{0,3}(?:U\.?\s?S\.?\s?C|C\.?\s?F\.?\s?R)\b")
"""A citation of a statute or a regulation, which has the digits of a case number, such as "42 USC 1983"."""

TELEPHONE = re.compile(r"(?i)(?:(?:fax|tel|ph?|f|t)\b[.:]{0,2}\s{0,3})?(?:\(\d{3}\)|\d{3}[ .-])\s?\d{3}[ .-]\d{4}")
"""A telephone or fax number, which may be in a line about counsel below the blank for the case number."""

DOCUMENT_NUMBER = re.compile(r"\d{4,9}\.\d{1,3}")
"""The number of a document in a firm's system, such as "1144492.01", which may be at the foot of a page."""

DIGITS = re.compile(
    r"^(?P<number>(?:[A-Za-z.-]{0,6}\s?)?[\w.-]*\d[\w:./-]*(?:,\d{3}\b[\w()]{0,9})?"
    r"(?:\s(?:(?:[A-Z]{1,4}|[Cc][Ii][Vv]|[Cc]v)\.?\s)?[\w:./-]*\d[\w:./-]*)*"
    r"(?:[\s-]{1,3}[A-Z]{2,4}(?=\s?\())?(?:[\s-]*\([A-Z]{2,4}x?(?:/[A-Z]{2,4})?\))*(?:\s[A-Z]{3}$)?)"
)
"""A case number, such as "2:21-cv-00031-BJR", "20 Civ. 1234 (ABC)" or "25-2-00000-0 SEA"."""

NUMBER_SIGN = re.compile(r"(?i)no\.\s{1,3}")
"""The only label that a bare number may have."""

BARE_NUMBER = re.compile(
    r"(?i)^(?:no\.\s{1,3})?(?:\d{1,2}:)?\d{2,4}[ -]?(?:cv[sd]?|civ\.?|cr|mc|md|ap)[ .-]{0,3}\d{1,6}\b.{0,30}$"
)
"""A case number without a label other than "No.", such as "04 CV 1809 (JG)"."""

UNFINISHED_BARE_NUMBER = re.compile(r"(?i)^\d{2}[ -](?:cv|civ\.?)[\s_-]*$")
"""The beginning of a case number without a label, such as "20 Civ. ____"."""

UNFINISHED_NUMBER = re.compile(r"^_{0,9}[A-Z\d:]{1,8}(?:-[A-Za-z]{0,4})?[\s_-]*$")
"""The beginning of a number that the clerk completes, such as "SC-" or "__:20-cv-____"."""

INITIALS = re.compile(
    r"^(?:[A-Z]{2,4}(?:-[A-Z]{2,4})?\s?)?(?:\([A-Z]{2,4}x?(?:/[A-Z]{2,4})?\)\s?){1,3}$|^-?[A-Z]{2,4}-[A-Z]{2,4}x?$"
)
"""The initials of judges in a line below the number."""

REST_OF_NUMBER = re.compile(r"[A-Za-z]{0,3}-?\d[\w-]{2,14}")
"""The rest of a number whose line ends with a hyphen."""

BEFORE_COLON = re.compile(r"(?<=^\d)\s+(?=:\d{2}-)")
"""The space that a recognized scan has before the colon of a number such as "2:21-cv-00031"."""

LABEL_START = re.compile(r"(?i)\b(?:case|action|cause|docket|file|index)$")
"""The first word of a label at the end of a line."""

LABEL_END = re.compile(r"(?i)^(?:nos?\b\.?|number\b|#)")
"""The rest of a label at the beginning of the next line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRead:
    """The number in a line of the caption: the words before it, the label, the number, and the words after it.

    *printed* is the label and the number as in the line. *unfinished* says that the clerk completes the number.
    """

    before: str = ""
    label: str = ""
    number: str = ""
    after: str = ""
    printed: str
    unfinished: bool = False


def joiner_of(number: str, text: str) -> str | None:
    """Return " " if *text* is the initials after *number*, "" if it is its rest after a hyphen, and otherwise None."""
    if number and INITIALS.match(text):
        return " "
    return "" if number.endswith("-") and REST_OF_NUMBER.fullmatch(text) else None


def is_number_alone(text: str) -> bool:
    """Whether *text* may be a case number without a label, on the line below the label."""
    if len(text.split()) > 3 or re.search(r"[a-z]{3}", text) or STATUTE.match(text) or TELEPHONE.fullmatch(text):
        return False
    if DOCUMENT_NUMBER.fullmatch(text.strip()):
        return False
    return re.fullmatch(r"(?=(?:.*\d){4})[\w:./() -]{5,30}", text) is not None


def number_in(text: str) -> NumberRead | None:
    """Return the number that *text* has, or the label of a blank number; None if *text* is about something else."""
    if UNFINISHED_BARE_NUMBER.match(text):
        return NumberRead(printed=text, unfinished=True)
    if BARE_NUMBER.match(text):
        label = NUMBER_SIGN.match(text)
        start = label.end() if label else 0
        digits = DIGITS.match(text[start:])
        end = start + digits.end() if digits else len(text)
        return NumberRead(
            label=text[:start].strip(), number=text[start:end].strip(), after=text[end:].strip(), printed=text[:end]
        )
    match = NUMBER.search(text)
    if match is None:
        return None
    number_text = match["rest"].strip(" :")
    digits = None if STATUTE.match(number_text) else DIGITS.match(number_text)
    if len(text.split()) > 14 and not digits:
        return None
    if not digits and UNFINISHED_NUMBER.match(number_text) and not number_text.isspace() and number_text.strip("_ -"):
        before = text[: match.start()].strip(" ,")
        return NumberRead(before=before, label=match["label"], printed=text[match.start() :], unfinished=True)
    after = number_text[digits.end() :] if digits else re.sub(r"^[_\s-]+", "", number_text)
    printed_text = text[match.start() : len(text) - len(after)] if after else text[match.start() :]
    number = BEFORE_COLON.sub("", digits["number"]).strip() if digits else ""
    return NumberRead(
        before=text[: match.start()].strip(" ,("),
        label=match["label"],
        number=number,
        after=after.strip(" ;,"),
        printed=printed_text,
        unfinished=number.rstrip("_").endswith("-"),
    )
