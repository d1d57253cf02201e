"""Numbers of things that are not the number of dates or sums listed after them."""

from collections.abc import Iterator

from assembler.facts.fact import StatedQuantity
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.dates import MONTH
from assembler.language.english import counted
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules.rule import Problem, rule

DAY = rf"(?:{MONTH})\s\d{{1,2}}(?:,\s\d{{4}})?"
LISTED_DAYS = Regex(
    rf"\A(?:(?!{DAY})[^.;:$,]){{0,60}}[,:]\s(?:namely,?\s)?(?:on\s|dated\s)?"
    rf"(?P<days>{DAY}(?:(?:,\sand|,|\sand)\s(?:on\s)?(?:{DAY}|\d{{1,2}}\b(?!,\d))){{1,12}})(?![\w-])"
)
"""A list of days right after things: " occasions, on April 3, April 19 and May 8, 2024"."""

LISTED_DAY = Regex(rf"{DAY}|\d{{1,2}}\b(?!,\d)")
COLON_AFTER = Regex(r"\A[^.;:|]{0,60}:\s")
PART_BEFORE = Regex(r"(?i)\b(?:other|more|than|least|first|last|of\s(?:the|his|her|its|their))\s\Z")
MAX_NUMBER = 15
"""Up to this number, things are listed one by one."""


@rule(
    "FCT060",
    cite="house style: a list has as many items as the text says",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the number, or complete the list",
)
def listed_things_miscounted(matter: Matter) -> Iterator[Problem]:
    """The number of things differs from the number of dates or sums that are listed right after it.

    The rule reads "called her on five occasions, on April 3, April 19 and May 8, 2024" and "made two payments: $60,000
    by wire, $25,000 by check and $5,000 in cash".
    """
    for text in texts_with_facts(matter):
        if text.path[0] == "filings":
            continue
        for quantity in text.quantities:
            may_be_listed = 2 <= quantity.number <= MAX_NUMBER and quantity.is_exact
            if may_be_listed and not PART_BEFORE.search(quantity.before):
                yield from _miscounted_days(quantity)
                yield from _miscounted_sums(quantity, text)


def _miscounted_days(quantity: StatedQuantity) -> Iterator[Problem]:
    match = LISTED_DAYS.match(quantity.after)
    number = len(LISTED_DAY.findall(match["days"])) if match else quantity.number
    if number != quantity.number:
        yield problem_on(quantity, f"the text says `{quantity.words}`, but lists {counted(number, 'date')}")


def _miscounted_sums(quantity: StatedQuantity, text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "two payments: " with three sums in the rest of the sentence."""
    colon_match = COLON_AFTER.match(quantity.after)
    if colon_match is None:
        return
    start = quantity.end + colon_match.end()
    sums = [amount for amount in text.sums if amount.sentence is quantity.sentence and amount.start >= start]
    has_other_number = any(quantity.end <= other.start < start for other in text.quantities)
    is_table = "|" in quantity.after[colon_match.end() :]
    if len(sums) > 1 and len(sums) != quantity.number and not has_other_number and not is_table:
        yield problem_on(quantity, f"the text says `{quantity.words}`, but lists {counted(len(sums), 'sum')}")
