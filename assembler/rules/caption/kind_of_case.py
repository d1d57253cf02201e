"""Captions that do not give the kind of case correctly: limited civil cases, and the court's types of cases."""

import math
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.regex import Regex
from assembler.model.law import severity_for, was_read
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint, opening
from assembler.rules._prayer import items
from assembler.rules.rule import Problem, rule


@rule(
    "CAP008",
    cite="CRC 2.111(9), (10)",
    basis="verified",
    fix="add `demand:` with the amount that the complaint demands, or remove `limited:`",
)
def limited_case_unstated(matter: Matter) -> Iterator[Problem]:
    """A limited civil case gives no demand, so its caption cannot say whether the demand exceeds the court's threshold.

    In California the first page of the complaint in a limited case has one of two lines, depending on the demand. If
    the court's record does not mention limited cases, the paper prints no such line.
    """
    if not matter.limited:
        return
    law = matter.court.limited_case
    if law is None:
        message = f"the record of `{matter.court.id}` has no limited civil cases, so `limited:` has no effect"
        yield Problem(("limited",), message, Severity.WARNING)
        return
    is_stated = matter.demand is not None or (matter.amount or 0) >= (law.value.amount or 0)
    if has_complaint(matter) and law.value.amount and not is_stated:
        message = f"the caption must say whether the demand exceeds ${law.value.amount:,}, but no demand is given"
        yield Problem(("limited",), message, severity_for(law.basis), cite=law.authority)


@rule(
    "CAP011",
    cite="Cal. Code Civ. Proc. 85(a)",
    basis="verified",
    fix="remove `limited:`, or demand no more than a limited case allows",
)
def limited_case_over_limit(matter: Matter) -> Iterator[Problem]:
    """A limited civil case demands more than its limit.

    A civil case is limited only if the amount in controversy does not exceed the limit on the day of filing. In
    California the limit was 25,000 dollars until the end of 2023, and has been 35,000 since.
    """
    law = matter.court.limited_case_limit
    if not matter.limited or not law or not matter.demand or matter.demand <= law.value:
        return
    for filing_index, filing in enumerate(matter.filings):
        if filing.paper.opens:
            message = f"`{filing.name}` demands ${matter.demand:,}, but the limit of a limited case is ${law.value:,}"
            yield Problem(("filings", filing_index), message, severity_for(law.basis), cite=law.authority)


EVICTION = Regex(r"(?i)\b(?:detainer|forcible entry|eviction)\b")


@rule(
    "CAP017",
    cite="Cal. Code Civ. Proc. 85, 86(a)(4), 422.30(b)",
    basis="verified",
    fix="add `limited: true` and `demand:`; if another reason makes the case unlimited, waive CAP017",
    severity=Severity.WARNING,
)
def limited_case_not_said(matter: Matter) -> Iterator[Problem]:
    """A complaint demands no more than the limit of a limited civil case, but its caption does not say "limited".

    The amount is taken from `demand:` or, without it, from a prayer that asks only for money, or for possession and
    money in a suit to recover premises. Nothing is reported if the prayer leaves a sum open, or asks for an injunction
    or other relief.
    """
    law = matter.court.limited_case_limit
    demand = matter.demand or _total_of_prayer(matter)
    if matter.limited or law is None or demand is None or demand > law.value:
        return
    for filing_index, filing in opening(matter):
        message = f"`{filing.name}` demands ${demand:,}, and a case for up to ${law.value:,} is a limited civil case"
        yield Problem(
            ("filings", filing_index), f"{message}, but its caption does not say `limited`", cite=law.authority
        )


def _total_of_prayer(matter: Matter) -> int | None:
    """Return the total of the prayer in dollars, rounded up; None if the prayer has no sum, or an item without a total.

    In a suit to recover premises, an item that asks for possession needs no total.
    """
    is_eviction = all(EVICTION.search(claim.title or claim.cause.name) for claim in matter.claims)
    prayer = [item for item in items(matter) if not (is_eviction and item.is_for_possession)]
    cents = sum(amount.cents for item in prayer for amount in item.sums)
    if not cents or any(item.has_unstated_amount for item in prayer):
        return None
    return math.ceil(cents / 100)


@rule(
    "CAP019",
    cite="the court's rule on captions",
    basis="convention",
    severity=Severity.WARNING,
    fix="add `case_type:` as the court's list names it, as in `case_type: Contract`",
)
def no_case_type(matter: Matter) -> Iterator[Problem]:
    """The court requires the type of case in the caption, but the matter does not give it.

    The type must be on the court's own list. A legend of the paper or a line of `court_lines:` may state the type
    instead of `case_type:`.
    """
    law = matter.court.case_type_line
    if law is None or matter.case_type:
        return
    label = law.value.partition("{")[0].strip(" :").casefold()
    for filing_index, filing in opening(matter):
        if not any(label in line.casefold() for line in (*filing.legends, *matter.court_lines)):
            message = f"the caption in `{matter.court.id}` must state the type of case, but no `case_type:` is given"
            severity = None if was_read(law.basis) else Severity.NOTE
            yield Problem(("filings", filing_index), message, severity, cite=law.authority)
