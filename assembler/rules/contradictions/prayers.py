"""Sums, rates of interest and dates in a prayer or a count that differ from those in the facts."""

from collections.abc import Iterator, Sequence

from assembler.facts.fact import StatedDate, StatedPercent, StatedSum
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.references import REFERENCE, entries
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.model.pleading import Claim
from assembler.model.walk import referable
from assembler.rules._complaint import has_complaint
from assembler.rules._fact_problems import problem_on
from assembler.rules._pleaded_sums import (
    MAX_SUMS_COMBINED,
    TRANSPOSED,
    computable_sums,
    is_near,
    looks_like,
    pleaded_sums,
    slip_between,
)
from assembler.rules._prayer import counted_sums, items
from assembler.rules._roots import roots_in
from assembler.rules.contradictions._calendar import differ_in_one_part
from assembler.rules.rule import Problem, Words, rule

MISTAKE_DIVISOR = 3
"""A sum in the prayer that differs from a pleaded one by at most a third may be a mistake for it."""

DAMAGES_NOT_PLEADED = Regex(
    r"(?i)\b(?:general|special|compensatory|consequential|statutory|punitive|estimated|fees?)\b"
)
"""Words for damages and other sums that usually appear only in the prayer."""


@rule(
    "FCT022",
    cite="house style: the prayer and the claim agree",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and write the same sum in the prayer and in the claim",
)
def prayer_against_claim(matter: Matter) -> Iterator[Problem]:
    """The prayer asks for a sum that no text pleads, and the claim on which it is based pleads a similar sum.

    The sums of a claim are those in its own texts and in the texts to which its elements and references lead. A sum is
    accepted if it can be computed from sums in the matter, added or subtracted. An item is not checked if it has
    several sums or an open sum, or asks for damages that need no sum in the text.
    """
    pleaded = pleaded_sums(matter) if has_complaint(matter) else ()
    if not pleaded:
        return
    computed = computable_sums(pleaded) | {multiple * cents for cents in pleaded for multiple in (2, 3)}
    for item in items(matter):
        demanded_sums = list(counted_sums(item))
        if len(demanded_sums) != 1 or len(item.sums) != 1 or len(item.claims) != 1:
            continue
        if item.has_unstated_amount or DAMAGES_NOT_PLEADED.search(item.text):
            continue
        demanded = demanded_sums[0]
        cents = demanded.cents
        near_sums = [
            amount for amount in sums_of_claim(item.claims[0], matter) if is_near(cents, amount.low, MISTAKE_DIVISOR)
        ]
        is_reported_by_clm017 = any(slip_between(cents, computed_cents) for computed_cents in computed)
        is_comparable = len(pleaded) <= MAX_SUMS_COMBINED or any(looks_like(cents, amount.low) for amount in near_sums)
        if near_sums and is_comparable and cents not in computed and not is_reported_by_clm017:
            nearest = min(near_sums, key=lambda amount: (not looks_like(cents, amount.low), abs(cents - amount.low)))
            message = f"the prayer asks for `{demanded.written}`, but its claim pleads `{nearest.words}`"
            at = Words(demanded.written, item.text.find(demanded.written))
            also_at = (Words(nearest.words, nearest.start),)
            yield Problem(item.path, message, at=at, also=(nearest.path,), also_at=also_at)
        elif damages := _lower_damages(item.claims[0], cents, matter):
            message = f"the prayer asks for `{demanded.written}`, but the count puts its damages at `{damages.words}`"
            at = Words(demanded.written, item.text.find(demanded.written))
            also_at = (Words(damages.words, damages.start),)
            yield Problem(item.path, message, at=at, also=(damages.path,), also_at=also_at)


DAMAGED = Regex(
    r"(?i)\b(?:damaged|injured)\b[^.;$]{0,40}\Z|\bdamages\s(?:of|are|total|in\sthe\samount\sof)\s\Z|\brefus\w+\sto\spay\s(?:the\s)?\Z"
)
"""Words of a count before the sum that it claims."""


def _lower_damages(claim: Claim, cents: int, matter: Matter) -> StatedSum | None:
    """Return the only sum of damages in *claim*, if the greater *cents* do not follow from its sums."""
    claimed_sums = sums_of_claim(claim, matter)
    own_sums = [amount for amount in claimed_sums if amount.path[:2] == ("claims", matter.claims.index(claim))]
    damages = [amount for amount in own_sums if DAMAGED.search(amount.before)]
    if len({amount.low for amount in damages}) != 1 or damages[0].low >= cents:
        return None
    return None if cents in computable_sums(tuple({amount.low for amount in claimed_sums})) else damages[0]


def sums_of_claim(claim: Claim, matter: Matter) -> list[StatedSum]:
    """Return the exact sums in the texts of *claim*, then those in the allegations to which they refer."""
    own_sums: list[StatedSum] = []
    referred_sums: list[StatedSum] = []
    index = matter.claims.index(claim)
    referred_paths = _referred_allegations(claim, matter)
    for text in texts_with_facts(matter):
        amounts = [amount for amount in text.sums if amount.is_exact]
        if text.path[:2] == ("claims", index) and not {"relief", "wherefore"} & set(text.path):
            own_sums += amounts
        elif text.path[:-1] in referred_paths:
            referred_sums += amounts
    return own_sums + referred_sums


def _referred_allegations(claim: Claim, matter: Matter) -> set[KeyPath]:
    """Return the paths of the allegations to which the elements and the texts of *claim* refer."""
    elements = [entry for element in claim.elements.values() for entry in element]
    names = {entry for entry in elements if isinstance(entry, str)}
    own_texts = [entry.text or "" for entry in (*claim.paragraphs, *elements) if not isinstance(entry, str)]
    for text in own_texts:
        for match in REFERENCE.finditer(text):
            names |= {entry.name for entry in entries(match)}
    paths = referable(matter)
    return {path for name in names for path in paths.get(name, ())}


INTEREST = Regex(r"(?i)\binterest\b")
INTEREST_FROM = Regex(r"(?i)\binterest\b[^.;]{0,80}\b(?:from|since|as\sof)\s\Z")
OTHER_RATE_WORDS = Regex(
    r"(?i)§|\b(?:statut\w*|legal\srate|code|cplr|u\.s\.c|judgments?|law|default|late|penalty|compound\w*|at\sleast|maximum)\b"
)
"""Words that show that a rate of interest, or the day from which it runs, may come from a law or another clause."""


@rule(
    "FCT023",
    cite="house style: the prayer and the text agree",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the document, and correct the rate or the date that is wrong",
)
def interest_in_prayer(matter: Matter) -> Iterator[Problem]:
    """The prayer or a count asks for interest at a rate, or from a day, that differs from the facts.

    A rate is reported if the facts have one rate of interest for the same period, and it is different. A date is
    reported if it is nowhere else in the matter, and a date elsewhere differs from it only in the day, the month or the
    year. Interest by law or after default is not compared.
    """
    texts = texts_with_facts(matter) if has_complaint(matter) else ()
    stated_rates = [
        percent
        for text in texts
        if text.path[0] in {"facts", "more_facts"}
        for percent in text.percents
        if _is_rate_of_interest(percent)
    ]
    for text in texts:
        if text.path[0] not in {"claims", "relief"}:
            continue
        for percent in text.percents:
            if _is_rate_of_interest(percent) and not OTHER_RATE_WORDS.search(percent.sentence.words):
                yield from _different_rate(percent, stated_rates)
        for day in text.dates:
            if day.is_exact and INTEREST_FROM.search(day.before):
                yield from _different_day(day, text, texts)


def _is_rate_of_interest(percent: StatedPercent) -> bool:
    return not percent.hedge and not percent.quoted and bool(INTEREST.search(percent.sentence.words))


def _different_rate(requested_rate: StatedPercent, stated_rates: Sequence[StatedPercent]) -> Iterator[Problem]:
    period = requested_rate.per or "year"
    rates = [rate for rate in stated_rates if (rate.per or "year") == period]
    if len({rate.percent for rate in rates}) != 1 or rates[0].percent == requested_rate.percent:
        return
    rate = rates[0]
    if not OTHER_RATE_WORDS.search(rate.sentence.words):
        message = f"interest is requested at `{requested_rate.words}`, but the facts say `{rate.words}`"
        yield problem_on(requested_rate, message, rate)


def _different_day(day: StatedDate, text: TextFacts, texts: Sequence[TextFacts]) -> Iterator[Problem]:
    """Yield a problem if no text other than *text* has *day*, but another has a similar date."""
    other_days = [
        other_day
        for other_text in texts
        if other_text is not text
        for other_day in other_text.dates
        if other_day.is_exact
    ]
    near_days = [other_day for other_day in other_days if differ_in_one_part(day.first, other_day.first)]
    if near_days and day.first not in {other_day.first for other_day in other_days}:
        nearest = min(near_days, key=lambda other_day: abs((other_day.first - day.first).days))
        message = (
            f"interest is requested from `{day.words}`, a date that no other text has; `{nearest.words}` is near it"
        )
        yield problem_on(day, message, nearest)


THING_BEFORE_SUM = Regex(
    r"(?:\A|[\s,(])(?!including\s|for\s|and\s|the\s|award\s|caused\s|paying\s)(?P<thing>(?:[a-z][a-z-]{2,20}\s){0,4}?(?:[a-z][a-z-]{2,20}))\s(?:of|in\sthe\s(?:amount|sum)\sof|totall?ing)\s\Z"
)
"""The name of a thing before its sum: "lost wages and benefits of"."""

GENERAL_ROOTS = frozenset(
    "amount sum total damages damage payment judgment principal least less more excess award recover compensator money"
    " against defendant plaintiff entitl caus suffer incur includ pay fail result plus unpaid entir full".split()
)
"""Roots of words that may name any sum."""

OTHER_SUM_WORDS = Regex(
    r"(?i)\b(?:interest|trebl\w*|doubl\w*|twice|two\stimes|three\stimes|penalt\w*|statutory|additional|further|part|portion|remaining|balance"
    r"|per|each|every|estimated|at\sleast|not\sless|more\sthan|up\sto|limit\w*|less|after|future|accru\w*)\b"
)
"""Words near a sum that show that it may rightly differ from the sum of the same thing elsewhere."""

COMPARABLE_HEDGES = frozenset({"", "at least", "not less than", "no less than"})
"""Hedges of a sum in the facts that still require the same sum in a count or the prayer."""

CHARACTERS_BEFORE = 90
"""How many characters before a sum are searched for the name of the thing."""

CHARACTERS_RIGHT_BEFORE = 30
"""A sum is preferred if the thing's name is within this many characters before it."""

NEAR_SUM_DIVISOR = 4
"""A sum that differs from another by less than a fourth may be a mistake for it."""


@rule(
    "FCT051",
    cite="house style: the prayer, the counts and the facts agree",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and write the same sum in both places, or say how the other sum is computed",
)
def other_sum_asked(matter: Matter) -> Iterator[Problem]:
    """A count or the prayer states one sum for a thing, and the facts state another.

    The rule reads "lost wages of $66,000" in the prayer, where the facts say "she lost wages of $60,000", if the facts
    state only one sum for the thing, in the same words, and nowhere state the sum in the prayer. A sum that can be
    computed from sums in the facts is reported only if the thing has a name of two words or more.
    """
    texts = texts_with_facts(matter)
    facts = [text for text in texts if text.path[0] in {"facts", "more_facts"}]
    stated_sums = [amount for text in facts for amount in text.sums if not amount.quoted]
    stated_cents = {amount.low for amount in stated_sums}
    pleaded = pleaded_sums(matter)
    for text in texts:
        if text.path[0] not in {"claims", "relief"}:
            continue
        for amount in text.sums:
            match = THING_BEFORE_SUM.search(amount.before[-CHARACTERS_BEFORE:])
            if (
                match
                and amount.is_exact
                and amount.low not in stated_cents
                and not OTHER_SUM_WORDS.search(_words_beside(amount))
            ):
                other_cents = tuple(cents for cents in pleaded if cents != amount.low)
                is_computed = amount.low in computable_sums(other_cents)
                yield from _different_sum(amount, match["thing"], stated_sums, is_computed=is_computed)


def _words_beside(amount: StatedSum) -> str:
    return f"{amount.before[-CHARACTERS_BEFORE:]} {amount.after[:30]}"


def _different_sum(
    amount: StatedSum, thing: str, stated_sums: Sequence[StatedSum], *, is_computed: bool
) -> Iterator[Problem]:
    """Yield a problem if the only one of *stated_sums* for *thing* is almost *amount*, or *amount* is a multiple of it.

    *is_computed* says whether *amount* can be computed from other sums of the facts.
    """
    words = thing.split()
    while words and not roots_in(words[0]) - GENERAL_ROOTS:
        words = words[1:]
    names = roots_in(thing) - GENERAL_ROOTS
    thing = " ".join(words)
    if not names or (is_computed and len(roots_in(thing)) < 2):
        return
    sums_in_prose = [stated_sum for stated_sum in stated_sums if "|" not in stated_sum.sentence.words]
    sums_of_thing = _sums_named(names, sums_in_prose, CHARACTERS_RIGHT_BEFORE)
    if not sums_of_thing:
        sums_of_thing = _sums_named(names, sums_in_prose, CHARACTERS_BEFORE)
    if len({stated_sum.low for stated_sum in sums_of_thing}) != 1:
        return
    stated_sum = sums_of_thing[0]
    difference = abs(stated_sum.low - amount.low)
    is_near = difference * NEAR_SUM_DIVISOR < stated_sum.low or looks_like(amount.low, stated_sum.low)
    is_multiple = amount.low in {2 * stated_sum.low, 3 * stated_sum.low}
    is_different = stated_sum.low == stated_sum.high != amount.low and stated_sum.hedge in COMPARABLE_HEDGES
    slip = slip_between(amount.low, stated_sum.low)
    is_reported_by_clm017 = slip == TRANSPOSED or (slip and amount.path[0] == "relief")
    if is_different and (is_near or is_multiple) and not is_reported_by_clm017:
        message = f"the text gives the {thing} as `{amount.words}`, but the facts say `{stated_sum.words}`"
        yield problem_on(amount, message, stated_sum)


def _sums_named(names: frozenset[str], sums: Sequence[StatedSum], characters: int) -> list[StatedSum]:
    """Return the *sums* with the roots *names* among the words in the *characters* before them."""
    return [stated_sum for stated_sum in sums if names <= roots_in(stated_sum.before[-characters:])]
