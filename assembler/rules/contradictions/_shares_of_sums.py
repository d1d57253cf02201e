"""Sums that a text calls a percentage of another sum, and that are not: "the remaining 20 percent, $38,200"."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from assembler.facts.fact import StatedPercent, StatedSum
from assembler.facts.reading import TextFacts
from assembler.language.money import dollars
from assembler.language.regex import Regex
from assembler.rules._fact_problems import problem_on
from assembler.rules._pleaded_sums import TRANSPOSED, looks_like, slip_between
from assembler.rules._sentence_facts import by_sentence
from assembler.rules.rule import Problem

PERCENT_TO_SUM = Regex(
    r"(?i)\A(?:\s(?:interest\s)?(?:per|a)\s(?:year|month|annum))?(?:\s(?:of|on)\s(?:that|this|the|its|his|her|their|which|it)\b[^.;$%]{0,45})?"
    r"(?:,\s(?:or|that\sis,?|i\.e\.,?|which\sis|being|namely)?\s?|\s\(|\s[–—]\s|,?\s(?:comes\sto|came\sto|amounts\sto|makes|is)\s)\Z"
)
"""Words between a percentage and the sum that it is: "the remaining 20 percent of that price, or $32,800"."""
SUM_TO_PERCENT = Regex(r"(?i)\A(?:,\s(?:or|that\sis,?|i\.e\.,?|which\s(?:is|was)|being)?\s?|\s\(|\s[–—]\s)\Z")
MAX_ERROR_OF_RATIO = Decimal("0.01")
"""By how much a percentage may differ from a whole number and count as that number."""

NOT_A_PLAIN_SHARE = Regex(
    r"(?i)\b(?:plus|minus|less|after|at\sleast|up\sto|not\sless|includ\w*|excess|between|lesser|greater)\b"
)


def wrong_share(text: TextFacts, texts_before: Sequence[TextFacts], stated_cents: set[int]) -> Iterator[Problem]:
    """Yield a problem for "the remaining 20 percent, $38,200" if $38,200 is not 20 percent of any sum in the matter."""
    near_sums = [amount for near_text in (*texts_before, text) for amount in near_text.sums]
    bases = {amount.low: amount for amount in near_sums if amount.low == amount.high}
    for percent in text.percents:
        for amount in text.sums:
            if amount.sentence is percent.sentence and amount.is_exact and _is_share(percent, amount, text):
                yield from _compare_share(percent, amount, list(bases.values()), stated_cents)


SHARE_OF = Regex(
    r"\A\sof\s(?:the|that|this|its|his|her|their)\s(?:[a-z]{3,15}\s){0,2}?(?P<noun>[a-z]{4,15})(?=[,.;)]|\s(?:and|that|which|of|to|in)\b|\Z)"
)
"""What a percentage is a share of: " of the price"."""


def wrong_share_of_named_sum(text: TextFacts, texts: Sequence[TextFacts], stated_cents: set[int]) -> Iterator[Problem]:
    """Yield a problem for "$158,440, which is 80 percent of the price" if the only price of the matter is $186,400.

    The sum must be another whole percentage of the price, and not that percentage of any sum in the matter.
    """
    for percent in text.percents:
        match = SHARE_OF.match(percent.after)
        sums_before = [amount for amount in text.sums if amount.end <= percent.start]
        if (
            not match
            or not sums_before
            or not sums_before[-1].is_exact
            or not _is_share(percent, sums_before[-1], text)
        ):
            continue
        amount = sums_before[-1]
        if any(abs(amount.low - percent.percent * cents / 100) <= 100 for cents in stated_cents - {amount.low}):
            continue
        noun = Regex(rf"\b{match['noun']}s?\b(?:\s(?:of|is|was|at))?\s\Z")
        bases = [base for other_text in texts for base in other_text.sums if base.is_exact and noun.search(base.before)]
        ratio = Decimal(amount.low) * 100 / bases[0].low if len({base.low for base in bases}) == 1 else Decimal()
        if ratio and abs(ratio - round(ratio)) < MAX_ERROR_OF_RATIO and round(ratio) != percent.percent:
            fact = f"`{amount.words}` is {round(ratio)} percent of `{bases[0].words}`"
            yield problem_on(percent, f"{fact}, but the text says `{percent.words}`", amount, bases[0])


def _is_share(percent: StatedPercent, amount: StatedSum, text: TextFacts) -> bool:
    """Whether the words between a percentage and a sum say that the sum is that percentage of another sum."""
    if percent.hedge or percent.quoted or NOT_A_PLAIN_SHARE.search(percent.sentence.words):
        return False
    if percent.end <= amount.start:
        return bool(PERCENT_TO_SUM.match(text.text[percent.end : amount.start]))
    return bool(SUM_TO_PERCENT.match(text.text[amount.end : percent.start])) and not percent.per


def _compare_share(
    percent: StatedPercent, amount: StatedSum, bases: Sequence[StatedSum], stated_cents: set[int]
) -> Iterator[Problem]:
    """Yield a problem if *amount* is not *percent* of any sum in the matter, but almost is, or is another percentage.

    *bases* are the sums near *amount*, the nearest last; one of them is named in the message.
    """
    if any(_is_percent(amount.low, percent.percent, cents) for cents in stated_cents - {amount.low}):
        return
    for base in reversed(bases):
        if base.low in {0, amount.low}:
            continue
        right_amount = int(base.low * percent.percent / 100)
        ratio = Decimal(amount.low) * 100 / base.low
        is_other_percentage = base.low > amount.low and ratio * 2 == int(ratio * 2) and ratio >= 1
        is_before = base.start < max(amount.start, percent.start)
        if looks_like(right_amount, amount.low) or (is_other_percentage and is_before):
            fact = f"{percent.words} of `{base.words}` is `{dollars(right_amount)}`"
            yield problem_on(amount, f"{fact}, but the text says `{amount.words}`", base)
            return


def wrong_share_beside_another(
    text: TextFacts, texts_before: Sequence[TextFacts], stated_cents: set[int]
) -> Iterator[Problem]:
    """Yield a problem for a sum that is almost a share of another, beside a sum that is exactly that share of one.

    If half of $3,850,000 and of $2,975,000 is asked, "$1,295,000 from the insurer and $1,487,500 from the broker" gives
    one of the halves with two digits transposed.
    """
    if len(text.sums) <= 1:
        return
    near_texts = [near_text for near_text in (*texts_before, text) if near_text.path[:2] == text.path[:2]]
    rates = {percent.percent: percent for near_text in near_texts for percent in near_text.percents}
    for amounts in by_sentence(text.sums):
        if len(amounts) <= 1:
            continue
        for percent in rates.values():
            shares = {int(cents * percent.percent / 100): cents for cents in stated_cents}
            if percent.percent >= 100 or not any(_is_given_share(amount, shares) for amount in amounts):
                continue
            for amount in amounts:
                slips = [share for share in shares if slip_between(share, amount.low) == TRANSPOSED]
                if amount.is_exact and amount.low not in shares and len(slips) == 1:
                    fact = f"{percent.words} of `{dollars(shares[slips[0]])}` is `{dollars(slips[0])}`"
                    yield problem_on(amount, f"{fact}, but the text says `{amount.words}`", percent)


def _is_given_share(amount: StatedSum, shares: Mapping[int, int]) -> bool:
    return amount.is_exact and amount.low in shares and amount.low > 0


def _is_percent(cents: int, percent: Decimal, base: int) -> bool:
    """Whether *cents* are about *percent* of *base* for a whole year, a quarter or a month."""
    shares = (base * percent / (100 * parts) for parts in (1, 4, 12))
    return any(abs(cents - share) <= max(Decimal(100), share / 200) for share in shares)
