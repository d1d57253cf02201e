"""Case numbers and judges that a caption leaves out, and case numbers in another format or of another case."""

import re
from collections.abc import Iterator

from assembler.facts.texts import prose
from assembler.findings.finding import Severity
from assembler.language.patterns import fits
from assembler.language.regex import Regex
from assembler.language.sections import differing_digit, is_transposition
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.papers.ending.dismissal_papers import dismissing_filings, principal
from assembler.papers.opening.amendments import amendment_number
from assembler.papers.opening.keys import opening_keys
from assembler.plan.frame.docket import NUMBER_WITH_FIRST_LETTERS, NUMBER_WITH_LAST_LETTERS
from assembler.plan.papers import Papers
from assembler.plan.plan import Plan
from assembler.rules._printed_words import caption_says, is_printed, printed_letters
from assembler.rules.rule import Problem, matched, rule

MULTIDISTRICT = Regex(r"(?i:MDL)(?: Docket)?(?: No\.)? ?\d{1,4}(?: \([A-Z]{2,4}\))?")
"""The number of a multidistrict litigation: "MDL No. 1234 (ABC)"."""

MASTER_DOCKET = Regex(r"-m[dl]-")
"""The letters that mark a master docket; the number of a single suit has "cv" in their place."""

BLANK_INITIALS = Regex(r"(?<!\s)\s*+\(\s*+\)$")
"""A blank for the initials of a judge who is not yet assigned, as at the end of "25 Civ. 0001 (   )"."""

MAX_NUMBER_LENGTH = 60
"""The maximum length of a number to which `_padded` adds zeros."""


@rule(
    "CAP004",
    cite="the format in which the court's clerk numbers cases",
    basis="convention",
    fix="copy the number from the docket, with any judge's initials or case assignment area at its end",
)
def number_not_in_court_form(matter: Matter) -> Iterator[Problem]:
    """The case number is not in this court's format.

    Leading zeros may be left out: 2:21-cv-31 and 2:21-cv-00031 are the same number. A multidistrict litigation has its
    own number, and its master docket has md or ml in place of cv.
    """
    pattern = matter.court.number_pattern
    if not matter.number or pattern is None or MULTIDISTRICT.fullmatch(matter.number):
        return
    written = BLANK_INITIALS.sub("", MASTER_DOCKET.sub("-cv-", matter.number))
    if any(fits(pattern.value, number) for number in _padded(written)):
        return
    shape = f"{pattern.authority}: {pattern.note}" if pattern.note else pattern.authority
    message = f"`{matter.number}` does not have the format of case numbers in {matter.court.citation} ({shape})"
    yield Problem(("number",), message)


def _padded(number: str) -> Iterator[str]:
    """Yield *number*, and *number* with each group of digits in turn padded to the five digits of a serial number."""
    yield number
    if len(number) > MAX_NUMBER_LENGTH:
        return
    for digits in re.finditer(r"\d+", number):
        yield f"{number[: digits.start()]}{digits[0].zfill(5)}{number[digits.end() :]}"


OFFICE_DIGIT = Regex(r"(\d):\d{2}-")
"""The leading digit of a case number, which identifies the office that opened the case."""


@rule(
    "CAP006",
    cite="the digit before the colon in CM/ECF numbers, which identifies the office of the court",
    basis="convention",
    fix="copy the number from the docket, and give its division under `division:`",
)
def number_of_another_division(matter: Matter) -> Iterator[Problem]:
    """The case number belongs to a division other than the one that the matter names.

    The first digit says which office of the court opened the case. A digit that belongs to no division is reported as a
    note: some courts use such a digit for a type of case, such as prisoner cases.
    """
    office = OFFICE_DIGIT.match(matter.number or "")
    divisions = matter.court.divisions
    if not office or not divisions:
        return
    own_division = next((division for division in divisions.value if division.name == matter.division), None)
    if not own_division or own_division.prefix in {"", office[1]}:
        return
    owners = [f"`{division.name}`" for division in divisions.value if division.prefix == office[1]]
    owner = " or ".join(owners) if owners else f"no division of `{matter.court.id}`"
    message = (
        f"`{office[1]}:` is the prefix of {owner}; numbers of `{own_division.name}` begin with `{own_division.prefix}:`"
    )
    severity = None if owners else Severity.NOTE
    yield Problem(("number",), message, severity, also=(("division",),), cite=divisions.authority)


INITIALS_PATTERNS = {"after number": NUMBER_WITH_LAST_LETTERS, "before number": NUMBER_WITH_FIRST_LETTERS}
"""Patterns for letters that may be a judge's initials, by the position of initials in a court's case numbers."""


@rule(
    "CAP010",
    cite="the court's practice",
    basis="convention",
    fix="add the initials to the number, or write the judge as `{name: Jane Q. Sample, initials: JQS}`",
    severity=Severity.NOTE,
)
def judge_without_initials(matter: Matter) -> Iterator[Problem]:
    """The case number lacks the judge's initials, which this court adds to it.

    The initials are never taken from the judge's name, because only the docket says which initials a judge uses.
    """
    law = matter.court.judge
    judge = matter.judge
    if not judge or judge.initials or not matter.number or "{initials}" not in law.value.text:
        return
    pattern = INITIALS_PATTERNS.get(law.value.where)
    if pattern and not pattern.search(matter.number):
        message = f"`{matter.number}` lacks the initials of Judge {judge.last}"
        yield Problem(("number",), message, cite=law.authority)


@rule(
    "CAP015",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="put the number into the sentence under `sentences: {caption: ...}`, as in `number: Civil Action No. {number}`,"
    " or delete that sentence",
)
def docket_not_printed(papers: Papers) -> Iterator[Problem]:
    """The matter has a case number or judges, but the caption of a paper that should name them does not.

    This happens when your own sentence under `sentences:` leaves out the value that it should print. The finding is
    only a note if the court's captions have no line for the judge and no paper names the judge; to print the judge
    below the number, write your own line under `sentences:`. The same is true of the magistrate judge. A paper that
    opens the case leaves the number and the judge blank, unless it is a conformed copy or an amended complaint.
    """
    matter = papers.matter
    later_plans = [plan for filing, plan in _filings_and_plans(papers) if not _opens_case(matter, filing)]
    if matter.number and any(not caption_says(plan, matter.number) for plan in later_plans):
        yield Problem(("number",), f"a caption leaves out the case number, `{matter.number}`")
    judge, position = matter.judge, matter.court.judge.value.where
    if judge and position not in INITIALS_PATTERNS and any(not caption_says(plan, judge.last) for plan in later_plans):
        if position != "none" or matter.own_sentence("caption", "judge"):
            fix = f"write `Judge {judge.last}` in the sentence `caption: {{judge: ...}}`, or delete that sentence"
            yield Problem(("judge",), f"a caption leaves out the judge, `{judge.name}`", fix=fix)
        elif not any(is_printed(judge.last, printed_letters(plan)) for plan in papers.plans):
            message = f"`{judge.name}` is not printed: captions of `{matter.court.id}` have no line for the judge"
            fix = f"for a line under the number, add `sentences: {{caption: {{judge: Judge {judge.name}}}}}`"
            yield Problem(("judge",), message, Severity.NOTE, fix=fix)
    if later_plans and position not in INITIALS_PATTERNS:
        yield from _unprinted_magistrate(papers)


def _unprinted_magistrate(papers: Papers) -> Iterator[Problem]:
    matter = papers.matter
    magistrate = matter.magistrate
    if magistrate and not any(is_printed(magistrate.last, printed_letters(plan)) for plan in papers.plans):
        message = f"`{magistrate.name}` is not printed: captions of `{matter.court.id}` name no magistrate judge"
        own_line = f"`sentences: {{caption: {{magistrate: Magistrate Judge {magistrate.name}}}}}`"
        yield Problem(("magistrate",), message, Severity.NOTE, fix=f"for a line below the judge's, add {own_line}")


def _filings_and_plans(papers: Papers) -> Iterator[tuple[Filing, Plan]]:
    plans = {plan.id: plan for plan in papers.plans}
    for filing in papers.matter.filings:
        if filing.name in plans:
            yield filing, plans[filing.name]


def _opens_case(matter: Matter, filing: Filing) -> bool:
    """Whether *filing* leaves the number and the judge for the clerk to fill in."""
    return filing.paper.opens and not opening_keys(filing).conformed and not amendment_number(matter, filing)


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
