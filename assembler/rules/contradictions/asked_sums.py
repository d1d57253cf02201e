"""Sums that a count or the prayer gives a thing, and that are not the sum that the facts give it."""

from collections.abc import Iterator, Sequence

from assembler.facts.fact import StatedSum
from assembler.facts.reading import texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules._pleaded_sums import TRANSPOSED, looks_like, made_of, pleaded_sums, slip_between
from assembler.rules.contradictions._likeness import roots_in
from assembler.rules.rule import Problem, rule

NAMED_OF = Regex(
    r"(?:\A|[\s,(])(?!including\s|for\s|and\s|the\s|award\s|caused\s|paying\s)(?P<thing>(?:[a-z][a-z-]{2,20}\s){0,4}?(?:[a-z][a-z-]{2,20}))\s(?:of|in\sthe\s(?:amount|sum)\sof|totall?ing)\s\Z"
)
"""The thing whose sum follows: "lost wages and benefits of"."""
GENERAL = frozenset(
    "amount sum total damages damage payment judgment principal least less more excess award recover compensator money"
    " against defendant plaintiff entitl caus suffer incur includ pay fail result plus unpaid entir full".split()
)
"""Roots of words that may name any sum."""
OTHER_SUM = Regex(
    r"(?i)\b(?:interest|trebl\w*|doubl\w*|twice|two\stimes|three\stimes|penalt\w*|statutory|additional|further|part|portion|remaining|balance"
    r"|per|each|every|estimated|at\sleast|not\sless|more\sthan|up\sto|limit\w*|less|after|future|accru\w*)\b"
)
"""Words near a sum that show that it may rightly differ from the sum of the same thing elsewhere."""
EXACT_ENOUGH = frozenset({"", "at least", "not less than", "no less than"})
"""Words before a sum in the facts with which the sum in a count or the prayer must still be the same."""
CHARACTERS_BEFORE = 90
"""How many characters before a sum of the facts are searched for the words of the thing."""
CHARACTERS_RIGHT_BEFORE = 30
"""If a sum has the words of the thing in so many characters before it, others are not compared."""
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
    """A count or the prayer gives a thing a sum, and the facts give it another.

    The rule reads "lost wages of $66,000" in the prayer, where the facts say "she lost wages of $60,000", if the facts
    give the thing only one sum, by the same words, and no fact has the sum of the prayer. A sum that can be computed
    from sums in the facts is reported only if the thing has a name of two words or more.
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
            match = NAMED_OF.search(amount.before[-CHARACTERS_BEFORE:])
            if (
                match
                and amount.is_exact
                and amount.low not in stated_cents
                and not OTHER_SUM.search(_words_beside(amount))
            ):
                other_cents = tuple(cents for cents in pleaded if cents != amount.low)
                yield from _other_sum(
                    amount, match["thing"], stated_sums, is_computed=amount.low in made_of(other_cents)
                )


def _words_beside(amount: StatedSum) -> str:
    return f"{amount.before[-CHARACTERS_BEFORE:]} {amount.after[:30]}"


def _other_sum(
    amount: StatedSum, thing: str, stated_sums: Sequence[StatedSum], *, is_computed: bool
) -> Iterator[Problem]:
    words = thing.split()
    while words and not roots_in(words[0]) - GENERAL:
        words = words[1:]
    thing, names = " ".join(words), roots_in(thing) - GENERAL
    if not names or (is_computed and len(roots_in(thing)) < 2):
        return
    in_prose = [stated_sum for stated_sum in stated_sums if "|" not in stated_sum.sentence.words]
    named_sums = [
        stated_sum for stated_sum in in_prose if names <= roots_in(stated_sum.before[-CHARACTERS_RIGHT_BEFORE:])
    ]
    same = named_sums or [
        stated_sum for stated_sum in in_prose if names <= roots_in(stated_sum.before[-CHARACTERS_BEFORE:])
    ]
    if len({stated_sum.low for stated_sum in same}) == 1:
        stated_sum = same[0]
        is_near = abs(stated_sum.low - amount.low) * MISTAKE_DIVISOR < stated_sum.low or looks_like(
            amount.low, stated_sum.low
        )
        is_multiple = amount.low in {2 * stated_sum.low, 3 * stated_sum.low}
        is_other = stated_sum.low == stated_sum.high != amount.low and stated_sum.hedge in EXACT_ENOUGH
        slip = slip_between(amount.low, stated_sum.low)
        is_misread = slip == TRANSPOSED or (slip and amount.path[0] == "relief")  # CLM017 reports these
        if is_other and (is_near or is_multiple) and not is_misread:
            message = f"the text gives the {thing} as `{amount.words}`, but the facts say `{stated_sum.words}`"
            yield problem_on(amount, message, stated_sum)
