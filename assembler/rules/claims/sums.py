"""Sums of money that contradict each other: in the prayer, the text, `amounts:` of claims, or a required statement."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assembler.facts.reading import texts_with_facts
from assembler.facts.texts import prose
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.english import series
from assembler.language.money import Sum, dollars, sums
from assembler.law.amounts import aggregate, amounts_by_pair, total
from assembler.model.court.statement import Range, RequiredStatement
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules._pleaded_sums import TRANSPOSED, computable_sums, pleaded_sums, slip_between
from assembler.rules._prayer import Item, counted_sums, items
from assembler.rules._sentence_facts import by_sentence
from assembler.rules.rule import Problem, rule

MAX_PARTS = 4
"""The maximum number of sums of a sentence whose total may be in the prayer."""


@rule(
    "CLM016",
    cite="house style: the prayer and the amounts of the claims agree",
    basis="convention",
    severity=Severity.WARNING,
    fix="correct the prayer or the `amounts:` of the claim",
)
def prayer_against_amounts(matter: Matter) -> Iterator[Problem]:
    """A sum in the prayer differs from the amounts of its claims.

    An item passes if it asks for the total of its claims or of all claims, for the total or a single amount of one of
    its claims, or for the total that one plaintiff claims from one defendant. An item with several sums, or with an
    open sum, is not checked.
    """
    if not has_complaint(matter):
        return
    totals_of_matter = {aggregate(matter), *amounts_by_pair(matter).values()}
    for item in items(matter):
        claims = item.claims or matter.claims
        if len(item.sums) != 1 or item.has_unstated_amount or not claims or not all(claim.amounts for claim in claims):
            continue
        totals_of_claims = [total(claim) for claim in claims]
        sum_of_totals = sum(totals_of_claims, Decimal())
        amounts = {entry.amount for claim in claims for entry in claim.amounts}
        accepted_amounts = {*totals_of_matter, *totals_of_claims, sum_of_totals, *amounts}
        if item.sums[0].cents not in {100 * amount for amount in accepted_amounts}:
            fact = f"the `amounts:` of its claims add up to ${sum_of_totals:,}"
            yield Problem(item.path, f"the prayer asks for `{item.sums[0].written}`, but {fact}")


@rule(
    "CLM017",
    cite="house style: the prayer and the text agree",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the same sum in the prayer and in the text",
)
def sum_misread(matter: Matter) -> Iterator[Problem]:
    """A sum in the prayer looks like a typing error for a sum in the text.

    Two digits are transposed, one digit differs, or the sum has one zero too few or too many. A sum that the text
    pleads, or that can be computed from the sums in the text, is not reported. The rule also compares the `amounts:` of
    claims. Conversely, a sum in a text is reported if it is a demanded sum with two digits transposed and other texts
    plead the demanded sum or its parts. The total of the sums in a sentence of a count is a sum in the text, too.
    """
    pleaded = pleaded_sums(matter) if has_complaint(matter) else ()
    if not pleaded:
        return
    computed = computable_sums(pleaded)
    candidates = sorted({*pleaded, *(cents for cents in computed if cents >= max(pleaded))})
    totals = sorted(_totals_of_sentences(matter))
    for path, cents in _demanded_sums(matter):
        is_multiple = any(cents in {2 * pleaded_cents, 3 * pleaded_cents} for pleaded_cents in pleaded)
        if cents in computed or is_multiple:
            continue
        own_candidates = [*candidates, *(total for total in totals if not _is_computable(cents, pleaded))]
        for candidate in own_candidates:
            slip = slip_between(cents, candidate)
            if slip:
                yield _slip_problem(path, cents, candidate, slip, pleaded)
                break
    right_sums = {cents for _, cents in _demanded_sums(matter)} & {*pleaded, *computed}
    if right_sums:
        yield from _transposed_in_text(matter, right_sums)


def _totals_of_sentences(matter: Matter) -> set[int]:
    """Return the total of the two to four exact sums of each sentence of a count that has so many."""
    counts = [text for text in texts_with_facts(matter) if text.path[0] == "claims" and "relief" not in text.path]
    groups = [group for text in counts for group in by_sentence(text.sums)]
    return {
        sum(amount.low for amount in group)
        for group in groups
        if 1 < len(group) <= MAX_PARTS and all(amount.is_exact for amount in group)
    }


def _is_computable(cents: int, pleaded: Sequence[int]) -> bool:
    """Whether *cents* is the sum or the difference of two of the sums *pleaded*."""
    others = set(pleaded)
    return any(abs(cents - other) in others or cents + other in others for other in pleaded)


def _slip_problem(path: KeyPath, cents: int, right_cents: int, slip: str, pleaded: tuple[int, ...]) -> Problem:
    """Return the problem that *cents* differ by *slip* from *right_cents*, a pleaded sum or a total of pleaded sums."""
    if right_cents in pleaded:
        return Problem(path, f"`{dollars(cents)}` differs from `{dollars(right_cents)}` in the text by {slip}")
    message = f"`{dollars(cents)}` differs by {slip} from {dollars(right_cents)}, to which sums in the text add up"
    return Problem(path, message, fix="add up the sums in the text, and correct the one that is wrong or the prayer")


def _transposed_in_text(matter: Matter, demanded: set[int]) -> Iterator[Problem]:
    """Yield a problem for each sum in an allegation that is one of the *demanded* sums with two digits transposed."""
    for path, text in prose(matter):
        if path[0] == "filings" or "relief" in path:
            continue
        for amount in sums(text):
            if amount.cents in demanded:
                continue
            intended_sums = [cents for cents in sorted(demanded) if slip_between(amount.cents, cents) == TRANSPOSED]
            if intended_sums:
                prayed = f"`{dollars(intended_sums[0])}`, which the prayer asks for"
                yield Problem(path, f"`{dollars(amount.cents)}` differs from {prayed}, by {TRANSPOSED}")


def _demanded_sums(matter: Matter) -> Iterator[tuple[KeyPath, int]]:
    """Yield the sums of the prayer and the amounts of the claims, in cents, with their paths."""
    for item in items(matter):
        yield from ((item.path, amount.cents) for amount in item.sums)
    for claim_index, claim in enumerate(matter.claims):
        for index, entry in enumerate(claim.amounts):
            yield ("claims", claim_index, "amounts", index, "amount"), int(entry.amount * 100)


@rule(
    "CLM021",
    cite="the court's rules on the contents of a complaint",
    basis="convention",
    severity=Severity.WARNING,
    fix="correct the prayer, or the answer under `statements:`",
)
def statement_against_prayer(matter: Matter) -> Iterator[Problem]:
    """The complaint states a range of amounts that does not include the sum that its prayer asks for.

    Counsel signs the statement, and in some courts the statement limits the judgment. No sum in the prayer may exceed
    the range, and the total of the sums may not be below the range, unless an item leaves its sum open. Interest, fees,
    costs, penalties, and punitive, exemplary or statutory damages do not count.
    """
    law = matter.court.statements
    if not law or not has_complaint(matter):
        return
    prayer = list(items(matter))
    demanded = [amount for item in prayer for amount in counted_sums(item)]
    if not demanded:
        return
    for name, statement in law.value.items():
        answer = matter.statements.get(name, "")
        limits = statement.ranges.get(answer)
        sum_outside = _sum_outside(limits, demanded, prayer) if limits else ""
        if sum_outside:
            message = f"the complaint states `{name}: {answer}`, but the prayer asks for {sum_outside}"
            fix = _right_answers(name, statement, demanded, prayer)
            yield Problem(("statements", name), message, cite=statement.cite or law.authority, fix=fix)


def _sum_outside(limits: Range, demanded: list[Sum], prayer: list[Item]) -> str:
    """Return the prayer's largest sum if it is above *limits*, or the total if it is below *limits*; otherwise ""."""
    largest = max(demanded, key=lambda amount: amount.cents)
    total_cents = sum(amount.cents for amount in demanded)
    if limits.is_too_much(largest.cents):
        return f"`{largest.written}`"
    leaves_sum_open = any(item.has_unstated_amount and not item.is_for_possession for item in prayer)
    if not limits.is_too_little(total_cents) or leaves_sum_open:
        return ""
    if len(demanded) == 1:
        return f"`{largest.written}`"
    return f"${total_cents / 100:,.2f} in all".replace(".00 ", " ")


def _right_answers(name: str, statement: RequiredStatement, demanded: list[Sum], prayer: list[Item]) -> str:
    """Return the remedy with the answers that fit the prayer; empty, for the rule's own remedy, if no answer fits."""
    fitting = [answer for answer, limits in statement.ranges.items() if not _sum_outside(limits, demanded, prayer)]
    answers = series([f"`statements: {{{name}: {answer}}}`" for answer in fitting], "or")
    return f"correct the prayer, or answer {answers}" if fitting else ""
