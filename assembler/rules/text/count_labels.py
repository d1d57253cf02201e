"""Labels of counts that the user typed and that are not in sequence."""

import re
from collections.abc import Iterator
from functools import cache

from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.english import cardinal, ordinal, roman
from assembler.language.regex import Regex
from assembler.language.spelling import is_slip
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules.rule import Problem, rule

NUMBER = r"[A-Za-z]+(?:-[A-Za-z]+)?|\d{1,2}"
LABEL = Regex(
    rf"\bCounts?\s+(?:No\.\s+)?(?P<first>{NUMBER})(?:\s?(?:[-–—]|to|through|and)\s?(?P<last>{NUMBER}))?\s?[.:]?\Z"
    r"|\A(?P<ordinal>[A-Za-z]+(?:-[A-Za-z]+)?)\s+(?:Count|Cause\s+of\s+Action|Claim(?:\s+for\s+Relief)?)\s?[.:]?\Z",
    re.IGNORECASE,
)
"""The numbers or the ordinal in a label of counts: "COUNT IV", "Counts 1-3", "SECOND CAUSE OF ACTION"."""

LAST_LABEL = 99
"""The highest count number that a label is read for."""


@rule(
    "TXT026",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="correct the labels, or delete `label:` in every claim so that the program numbers the counts",
)
def counts_out_of_order(matter: Matter) -> Iterator[Problem]:
    """A count's typed label skips a number, is lower than the preceding label, repeats it, or misspells it.

    This happens when a count is added or removed. The program prints a label exactly as the user typed it, so Count IV
    may follow Count II. Nothing is reported if the numbers begin again with the first, as they may for another
    plaintiff's counts.
    """
    yield from _misspelled_labels(matter)
    last_number: int | None = None
    for index, claim in enumerate(matter.claims if has_complaint(matter) else ()):
        first_and_last = _first_and_last_number(claim.label or "")
        if first_and_last is None:
            last_number = None
            continue
        first_number, next_last_number = first_and_last
        begins_again = first_number == 1 and last_number != 1
        if last_number is not None and first_number != last_number + 1 and not begins_again:
            preceding_label = one_line(matter.claims[index - 1].label or "")
            label = one_line(claim.label or "")
            fact = f"`{label}` follows `{preceding_label}`"
            if label == preceding_label:
                fact = f"`{label}` is also the label of the preceding count"
            yield Problem(("claims", index, "label"), fact, also=(("claims", index - 1, "label"),))
        last_number = next_last_number


def _first_and_last_number(label: str) -> tuple[int, int] | None:
    """Return the first and the last count number in *label*; None if it has no such numbers, or a backward range."""
    match = LABEL.search(one_line(label))
    if not match:
        return None
    first = _number_by_spelling().get((match["ordinal"] or match["first"]).lower())
    last = _number_by_spelling().get(match["last"].lower()) if match["last"] else first
    return (first, last) if first and last and first <= last else None


def _misspelled_labels(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each label whose ordinal is misspelled: FIST CLAIM FOR RELIEF."""
    for index, claim in enumerate(matter.claims if has_complaint(matter) else ()):
        match = LABEL.search(one_line(claim.label or ""))
        word = (match["ordinal"] or match["first"]) if match else ""
        if not word or word.isdigit() or word.lower() in _number_by_spelling():
            continue
        similar_spellings = [spelling for spelling in _number_by_spelling() if is_slip(word.lower(), spelling)]
        if similar_spellings:
            intended_word = similar_spellings[0].upper() if word.isupper() else similar_spellings[0].title()
            yield Problem(("claims", index, "label"), f"`{word}` may be a misspelling of `{intended_word}`")


@cache
def _number_by_spelling() -> dict[str, int]:
    """Return the number that each spelling means, in lowercase: "4", "iv", "four" and "fourth" mean 4."""
    return {
        spelling.lower(): number
        for number in range(1, LAST_LABEL + 1)
        for spelling in (str(number), roman(number), cardinal(number), ordinal(number))
    }
