"""Sums that a count or the prayer states differently from the facts."""

from collections.abc import Iterator, Sequence

from assembler.facts.fact import StatedSum
from assembler.facts.reading import texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules._pleaded_sums import TRANSPOSED, computable_sums, looks_like, pleaded_sums, slip_between
from assembler.rules.contradictions._likeness import roots_in
from assembler.rules.rule import Problem, rule

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

MISTAKE_DIVISOR = 4
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
    is_near = difference * MISTAKE_DIVISOR < stated_sum.low or looks_like(amount.low, stated_sum.low)
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
