"""Bar numbers that are blank, a telephone number, a colleague's number, another state's, or of a wrong length."""

import re
from collections.abc import Iterator

from assembler.catalog.bar_numbers import bar_number_digits
from assembler.findings.finding import Severity
from assembler.language.bar_numbers import split_label
from assembler.language.english import counted
from assembler.language.places import POSTAL, postal, state_name
from assembler.language.regex import Regex
from assembler.model.counsel import Attorney
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule
from assembler.rules.signatures._addresses import address_of, state_before_zip

BLANK = Regex(r"[Xx_?#]{2,}|\b(?:TBD|TBA|pending|unknown)\b", re.IGNORECASE)
TELEPHONE = Regex(r"\(\d{3}\)\s?\d{3}-\d{4}|\d{3}[-.]\d{3}[-.]\d{4}")
NUMBER_WITH_STATE = Regex(rf"(?P<state>{'|'.join(POSTAL)})[\s-]?\d{{4,}}")


@rule(
    "SIG031",
    cite="the lengths of the bar numbers of each state",
    basis="memory",
    severity=Severity.WARNING,
    fix="copy the number again from the state's register of attorneys",
)
def impossible_bar_number(matter: Matter) -> Iterator[Problem]:
    """An attorney's bar number cannot be that attorney's number in the court's state.

    The number is still a blank, is a telephone number, is also the number of another attorney, begins with another
    state's postal code, or has too many or too few digits. The digits are counted only if the attorney's address is in
    the court's state, because a federal court admits attorneys with numbers of other states. Neither the number of
    digits nor another state's code is reported for an attorney who is admitted pro hac vice.
    """
    numbers: dict[str, str] = {}
    for key, attorney in matter.counsel.items():
        number = attorney.bar_number
        if not number:
            continue
        path = ("counsel", key, "bar_number")
        namesake = numbers.get(number)
        if fault := _fault(number, attorney, matter):
            yield Problem(path, f"`{number}` {fault}")
        elif namesake and re.search(r"[1-9]", number):
            message = f"`{number}` is also the bar number of `{matter.counsel[namesake].name}`"
            yield Problem(path, message, also=(("counsel", namesake, "bar_number"),))
        numbers.setdefault(number, key)


def _fault(number: str, attorney: Attorney, matter: Matter) -> str:
    """Return why *number* cannot be the bar number of *attorney*; "" if it can."""
    if BLANK.search(number):
        return "is still a blank"
    if TELEPHONE.search(number):
        return "is a telephone number"
    if attorney.pro_hac_vice:
        return ""
    court_state = matter.court.state
    state_match = NUMBER_WITH_STATE.fullmatch(number)
    if state_match and state_match["state"] != court_state and matter.court.system == "state":
        return f"is a number of {state_name(state_match['state'])}, but the court is in {state_name(court_state)}"
    digits = re.sub(r"\D", "", split_label(number)[1])
    lengths = bar_number_digits().get(court_state or "")
    is_placeholder = len(digits.strip("0")) < 2  # such as 000001
    if not lengths or is_placeholder or not re.fullmatch(r"[A-Z]?\d{4,}", number):
        return ""
    shortest, longest = lengths
    if _state(attorney, matter) != court_state or shortest <= len(digits) <= longest:
        return ""
    usual_length = counted(longest, "digit")
    if shortest != longest:
        usual_length = f"{shortest} to {usual_length}"
    return f"has {counted(len(digits), 'digit')}, but bar numbers in {state_name(court_state)} have {usual_length}"


def _state(attorney: Attorney, matter: Matter) -> str:
    """Return the two-letter code of the state in the address of *attorney* or of the firm; "" if there is none."""
    for line in address_of(attorney, matter):
        if state := state_before_zip(line):
            return postal(state) or ""
    return ""
