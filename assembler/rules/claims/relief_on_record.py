"""Relief that does not fit its lead, or asks for a multiple or a sum that is not on record for its cause."""

import re
from collections.abc import Collection, Iterator, Sequence

from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.characters import letters
from assembler.language.english import cardinal, series
from assembler.language.money import Sum, sums
from assembler.language.regex import Regex
from assembler.model.cause import Cause
from assembler.model.matter import Matter
from assembler.model.relief import Relief
from assembler.model.walk import of_side
from assembler.papers.opening.relief_text import own_label
from assembler.plan.blocks import Item, Prayer
from assembler.plan.papers import Papers
from assembler.plan.plan import Plan
from assembler.rules._complaint import has_complaint
from assembler.rules._counts_meant import indexes_of_claims
from assembler.rules._prayer import items
from assembler.rules._printed_words import is_printed, strings
from assembler.rules._words_of_counts import own_words
from assembler.rules.claims._demanded_relief import ids_of_causes, relief_with_causes
from assembler.rules.rule import Problem, Words, matched, rule

THAT_START = Regex(r"(?i)that\b")


@rule(
    "CLM030",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="begin the item with a verb, as in `award costs`",
)
def item_does_not_follow_lead(papers: Papers) -> Iterator[Problem]:
    """An item of relief begins with "that", but the words that introduce it end in "to:".

    The prayer would read "Plaintiffs ask the Court to: A. that process issue". Items that begin with "that" need a lead
    such as "WHEREFORE, Plaintiffs pray:", which you can write under `words:`.
    """
    matter = papers.matter
    items_after_to = [letters(" ".join(strings(item))) for plan in papers.plans for item in _items_after_to(plan)]
    plaintiffs = "Plaintiffs pray" if len(of_side(matter.parties, "plaintiff")) > 1 else "Plaintiff prays"
    fix = f'begin the item with a verb, as in `award costs`, or write `words: {{prayer: "WHEREFORE, {plaintiffs}:"}}`'
    for item in items(matter):
        text_without_label = item.text.removeprefix(own_label(item.text)).lstrip()
        if not THAT_START.match(text_without_label):
            continue
        if any(is_printed(item.text.rstrip(" .;"), printed_item) for printed_item in items_after_to):
            message = f"`{brief(item.text)}` does not fit the words that introduce it, which end in `to:`"
            yield Problem(item.path, message, fix=fix)


def _items_after_to(plan: Plan) -> Iterator[Item]:
    """Yield the items of each prayer of *plan* whose lead ends in "to:", including items in groups below the lead."""
    continues = False
    for block in plan.body:
        if not isinstance(block, Prayer):
            continues = False
            continue
        ends_in_to = " ".join(strings(block.lead)).rstrip().endswith(" to:")
        if ends_in_to or (continues and block.items):
            yield from block.items
        continues = ends_in_to or continues


TIMES = {cardinal(number): number for number in range(2, 11)}
MULTIPLE = Regex(
    rf"(?i)\b(?:(?P<times>{'|'.join(TIMES)}|\d{{1,2}})[\s-](?:times|fold)\b|(?P<two>twice|doubled?)\b|(?P<three>(?:treble|triple)d?)\b"
    r"|(?P<four>quadrupled?)\b)"
)
"""A multiple of damages: "three times", "treble"."""

MONEY_WORD = Regex(
    r"(?i)\b(?:damages|award|loss|wages|profits|amounts?|sums?|rent|charges?|benefits?|fees|compensation)\b"
)
DAMAGES = Regex(r"(?i)\b(?:compensatory|actual|general|special|punitive|exemplary|consequential|treble)\sdamages\b")
NO_DAMAGES = Regex(r"(?i)\bno\s(?:compensatory\s)?damages\b")

STATUTORY_SUM = Regex(
    r"(?i)\bstatutory\s+damages\b|\bcivil\s+penalt|\b(?:for\s+each|per)\s+(?:\w+\s+){0,3}(?:violation|work|call|removal)s?\b"
)
LIMIT_BEFORE = Regex(
    r"(?i)\b(?:(?:not\s+|no\s+)?(?:less|more)\s+than|up\s+to|at\s+least|at\s+most|maximum\s+of|minimum\s+of|between|from"
    r"|statutory\s+damages\s+of|(?:not\s+)?exceeding)\s{1,3}\Z"
)
"""Words before a sum that make it a limit, or the sum of statutory damages."""

RATE_AFTER = Regex(
    r"(?i)\s{1,3}(?:for\s+each|per|an?|each)\s+(?:\w+\s+){0,3}(?:violation|work|call|removal|act|breach)\b"
)


@rule(
    "CLM035",
    cite="the remedies on record for the causes of action",
    basis="memory",
    severity=Severity.WARNING,
    fix="look up the statute, and correct the item",
)
def relief_beyond_record(matter: Matter) -> Iterator[Problem]:
    """Relief asks for a multiple or a statutory sum that the law of its claim does not allow.

    The item is compared with the remedies on record for the causes of its claims. A multiple is reported if the record
    has only other multiples, such as twice the award, and damages are reported if the record says that there are none.
    A limit of statutory damages is reported if it exceeds each limit on record, or if it has a digit more or less than
    one of them. A multiple is also compared with those that the counts themselves plead, if the item names the counts.
    """
    if not has_complaint(matter):
        return
    for path, relief, causes in relief_with_causes(matter):
        yield from _multiples_beyond_record(path, relief.text, causes)
        yield from _limits_beyond_record(path, relief.text, causes)
        yield from _damages_beyond_record(path, relief.text, causes)
    for relief_index, relief in enumerate(matter.relief):
        if MULTIPLE.search(relief.text):
            yield from _unpleaded_multiples(("relief", relief_index, "text"), relief, matter)


def _unpleaded_multiples(path: KeyPath, relief: Relief, matter: Matter) -> Iterator[Problem]:
    """Yield a problem for a multiple in *relief* if the counts that it names plead only other multiples.

    Counts that plead a limit, such as "not less than two times", may mean any multiple.
    """
    indexes = indexes_of_claims(relief, matter)
    pleaded = [
        match
        for index in indexes
        for match in _multiples_of_money(own_words(matter.claims[index]))
        if not any(remedy.remedy for remedy in matter.claims[index].cause.remedies)
    ]
    if not pleaded or any(LIMIT_BEFORE.search(match.string[: match.start()]) for match in pleaded):
        return
    pleaded_multiples = {_multiple(match) for match in pleaded}
    for match in _multiples_of_money(relief.text):
        if _multiple(match) not in pleaded_multiples:
            fact = f"`{one_line(match[0])}`, but the count pleads {_listed(pleaded_multiples)}"
            also = tuple(("claims", index) for index in indexes)
            yield Problem(path, fact, at=matched(match), also=also)


def _multiples_of_money(text: str) -> Iterator[re.Match[str]]:
    """Yield each multiple in *text* near a word for money, such as "treble damages"."""
    for match in MULTIPLE.finditer(text):
        if MONEY_WORD.search(text, max(0, match.start() - 60), match.end() + 60):
            yield match


def _damages_beyond_record(path: KeyPath, text: str, causes: Sequence[Cause]) -> Iterator[Problem]:
    """Yield a problem for each kind of damages in *text* if no damages are on record for any of the causes."""
    if not causes or not all(any(NO_DAMAGES.search(words) for words in _remedies([cause])) for cause in causes):
        return
    for match in DAMAGES.finditer(text):
        fact = f"`{one_line(match[0])}`: the record of {ids_of_causes(causes)} gives no damages"
        yield Problem(path, fact, at=matched(match))


def _multiples_beyond_record(path: KeyPath, text: str, causes: Sequence[Cause]) -> Iterator[Problem]:
    """Yield a problem for each multiple in *text* if only other multiples are on record for the causes."""
    multiples_on_record = {_multiple(match) for words in _remedies(causes) for match in MULTIPLE.finditer(words)}
    if not multiples_on_record:
        return
    for match in _multiples_of_money(text):
        if _multiple(match) not in multiples_on_record:
            record = f"the record of {ids_of_causes(causes)} allows {_listed(multiples_on_record)}"
            yield Problem(path, f"`{one_line(match[0])}`: {record}", at=matched(match))


def _multiple(match: re.Match[str]) -> int:
    """Return the number by which the words in *match* multiply: 3 for "treble"."""
    if match["times"]:
        written = match["times"].lower()
        return TIMES.get(written) or int(written)
    if match["two"]:
        return 2
    return 3 if match["three"] else 4


def _listed(multiples: Collection[int]) -> str:
    """Return *multiples* in words: "twice the sum or three times the sum"."""
    words = {2: "twice the sum", 3: "three times the sum"}
    names = [words.get(multiple, f"{cardinal(multiple)} times the sum") for multiple in sorted(multiples)]
    return series(names, "or")


def _limits_beyond_record(path: KeyPath, text: str, causes: Sequence[Cause]) -> Iterator[Problem]:
    """Yield a problem for each limit of statutory damages in *text* that is beyond those on record."""
    limits = {amount.cents: amount.written for words in _remedies(causes) for amount in sums(words)}
    if not limits or not STATUTORY_SUM.search(text):
        return
    for amount in sums(text):
        is_limit = LIMIT_BEFORE.search_before(text, amount.start, 30) or RATE_AFTER.match(text, amount.end)
        if is_limit and _contradicts_limits(amount, list(limits)):
            listed = series(list(dict.fromkeys(limits.values())))
            fact = f"`{amount.written}`: the record of {ids_of_causes(causes)} has {listed}"
            yield Problem(path, fact, at=Words(amount.written, amount.start))


def _contradicts_limits(amount: Sum, limits: Sequence[int]) -> bool:
    """Whether *amount* is none of the *limits*, in cents, and exceeds all of them, or is tenfold or a tenth of one."""
    is_tenfold_or_tenth = any(amount.cents in {limit * 10, limit // 10} for limit in limits)
    return amount.cents not in limits and (amount.cents > max(limits) or is_tenfold_or_tenth)


def _remedies(causes: Sequence[Cause]) -> Iterator[str]:
    yield from (f"{remedy.remedy}; {remedy.note}" for cause in causes for remedy in cause.remedies)
