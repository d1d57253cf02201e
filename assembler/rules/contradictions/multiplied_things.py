"""Numbers of things that are not the number in each group times the number of groups."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assembler.facts.fact import StatedQuantity
from assembler.facts.reading import texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import between, problem_on
from assembler.rules._pleaded_sums import looks_like
from assembler.rules._roots import root
from assembler.rules._sentence_facts import by_sentence
from assembler.rules.contradictions._definite_numbers import PART_WITHIN
from assembler.rules.contradictions._reported import places, reported_places
from assembler.rules.contradictions.counted_things import two_numbers_of_things
from assembler.rules.rule import Problem, rule

IN_EACH = Regex(r"\s(?:for|on|in|to|from|at|of)\seach\s(?:of\s)?(?:(?:the|its|his|her|their)\s)?")
"""The words between what each group has and the groups: "for each of the" in "30 files for each of the 38 models"."""

GROUPS_OF = Regex(r",?\s(?:each\s)?(?:of|with|having|containing)\s|\s\(each\s(?:of|with)\s")
"""The words between the groups and what each has, as "of" in "four buildings of 16 units each"."""

EACH_AFTER = Regex(r"\A\s(?:each|apiece)\b")

MAX_TOTALS = 50
"""The maximum number of other numbers of the things that are compared."""


@rule(
    "FCT061",
    cite="arithmetic",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the number that is wrong",
)
def things_multiplied_wrong(matter: Matter) -> Iterator[Problem]:
    """A number of things is not the number of groups times the number of things in each.

    The rule reads "64 units in four buildings of 15 units each", "31 bushels on each of 1,240 acres, which makes 38,540
    bushels", and "30 files for each of the 38 models" where other texts have 1,240 files and none has 1,140.
    """
    problems = [*_problems(matter)]
    reported = reported_places(matter, (two_numbers_of_things,)) if problems else set()
    yield from (problem for problem in problems if not reported & set(places(problem)))


def _problems(matter: Matter) -> Iterator[Problem]:
    texts = [text for text in texts_with_facts(matter) if text.path[0] != "filings"]
    by_noun: dict[str, list[StatedQuantity]] = {}
    for text in texts:
        for quantity in text.quantities:
            if not quantity.hedge:
                by_noun.setdefault(root(quantity.noun), []).append(quantity)
    for text in texts:
        for group in by_sentence([quantity for quantity in text.quantities if quantity.is_exact]):
            for first, second in pairwise(group):
                words = between(first, second)
                if IN_EACH.fullmatch(words):
                    yield from _wrong_total(first, second, by_noun[root(first.noun)])
                elif GROUPS_OF.fullmatch(words) and ("each" in words or EACH_AFTER.match(second.after)):
                    yield from _wrong_total(second, first, by_noun[root(second.noun)])


def _wrong_total(
    things: StatedQuantity, groups: StatedQuantity, quantities: Sequence[StatedQuantity]
) -> Iterator[Problem]:
    """Yield a problem if *quantities*, all of the same things, lack the product of *groups* and *things*."""
    product = things.number * groups.number
    totals = [
        other
        for other in quantities
        if other.number != things.number and not PART_WITHIN.search(f"{other.noun_phrase} ")
    ]
    if groups.number < 2 or len(totals) > MAX_TOTALS or any(other.number == product for other in totals):
        return
    near_totals = [other for other in totals if looks_like(product, other.number)]
    if near_totals:
        total = near_totals[0]
        message = f"`{things.words}` in each of `{groups.words}` are {product:,}, but the matter says `{total.words}`"
        yield problem_on(things, message, total, groups)
