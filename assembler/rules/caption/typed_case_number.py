"""Case numbers typed in a text that are not the number of this case."""

import re
from collections.abc import Iterator

from assembler.facts.texts import prose
from assembler.findings.finding import Severity
from assembler.language.regex import Regex
from assembler.language.sections import differing_digit, is_transposition
from assembler.model.matter import Matter
from assembler.papers.ending.dismissal_papers import dismissing_filings, principal
from assembler.rules.rule import Problem, matched, rule

OTHER_CASE = Regex(
    r"(?i)\b(?:related|consolidat\w+|companion|member|lead|master|other|earlier|prior|previous|former|first|second|"
    r"bankruptcy|appeal|remand\w*|transfer\w*|refil\w*|separate|another)\b"
)
"""Words of a sentence about a case other than this one."""

DISMISSAL_OF_A_CASE = Regex(
    r"(?i)\bdismiss\w*\s(?:[\w’']{1,15}\s){0,4}(?:case|action|cause|suit)[\s,(]{1,3}(?:no\.|number|#)\s?$"
)
"""The words before the number of the case that a sentence dismisses: "dismisses Case No."."""

LAST_DIGITS = 2
"""Cases filed together have consecutive numbers, so one different digit counts only before the last two digits."""


@rule(
    "CAP020",
    cite="this program",
    basis="program",
    fix="copy the number from the docket, or leave it out: the caption prints it",
)
def number_of_another_case(matter: Matter) -> Iterator[Problem]:
    """A text gives a number of a case that looks like a typing error for the number of this case.

    Two digits are transposed, or one differs that is not one of the last two. A sentence about another case, such as a
    related one, is not reported. The finding is a warning, but an error in a paper that ends the case, as is any other
    number of a case that its text dismisses.
    """
    number = _without_letters_at_end(matter.number or "")
    if not re.search(r"\d{2}", number):
        return
    pattern = _pattern_of_numbers_like(number)
    dismissals = [filing for _, filing in dismissing_filings(matter)]
    for path, text in prose(matter):
        is_in_ending_paper = path[0] == "filings" and principal(matter, matter.filings[int(path[1])]) in dismissals
        for match in pattern.finditer(text):
            typed_number = _as_in_caption(match[0], number)
            if typed_number == number or OTHER_CASE.search(_sentence_around(match)):
                continue
            is_dismissed = bool(DISMISSAL_OF_A_CASE.search(text[: match.start()]))
            if _is_slip(typed_number, number) or (is_in_ending_paper and is_dismissed):
                message = f"the text says `{match[0]}`, but this case is `{matter.number}`"
                severity = None if is_in_ending_paper else Severity.WARNING
                yield Problem(path, message, severity, at=matched(match), also=(("number",),))


def _without_letters_at_end(number: str) -> str:
    """Return *number* without what follows its last digit, such as the initials of a judge."""
    return re.sub(r"\D{1,30}$", "", number)


def _pattern_of_numbers_like(number: str) -> re.Pattern[str]:
    """Return a pattern of numbers with the letters and signs of *number*.

    Leading zeros may be left out, and so may the digit of the court's office before a colon.
    """
    parts = re.findall(r"\d+|\D+", number)
    patterns = [rf"\d{{1,{len(part)}}}" if part.isdigit() else re.escape(part) for part in parts]
    if parts[1:2] == [":"]:
        patterns[:2] = [f"(?:{patterns[0]}:)?"]
    return re.compile(rf"(?i)(?<![\w:.-]){''.join(patterns)}(?!\d)")


def _as_in_caption(typed_number: str, number: str) -> str:
    """Return *typed_number* with the letters, the leading zeros and, if it has none, the office of *number*."""
    typed_parts = re.findall(r"\d+|\D+", typed_number)
    parts = re.findall(r"\d+|\D+", number)
    typed_parts = parts[: len(parts) - len(typed_parts)] + typed_parts
    return "".join(
        typed_part.zfill(len(part)) if part.isdigit() else part
        for typed_part, part in zip(typed_parts, parts, strict=True)
    )


def _sentence_around(match: re.Match[str]) -> str:
    """Return the sentence with *match*, from the last period and space before it to the next one."""
    text = match.string
    start = text.rfind(". ", 0, max(0, match.start() - 5)) + 1  # the "No. " before a number ends no sentence
    end = text.find(". ", match.end())
    return text[start : end if end >= 0 else len(text)]


def _is_slip(number: str, other_number: str) -> bool:
    index = differing_digit(number, other_number)
    is_one_digit = index is not None and index < len(number) - LAST_DIGITS
    return is_one_digit or is_transposition(number, other_number)
