"""Relief that asks for a multiple of the damages, or a statutory sum, that the record of its cause does not have."""

import re
from collections.abc import Iterator, Sequence

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.english import cardinal, series
from assembler.language.money import Sum, sums
from assembler.language.regex import Regex
from assembler.model.cause import Cause
from assembler.model.matter import Matter
from assembler.model.relief import Relief
from assembler.rules._complaint import has_complaint
from assembler.rules._words_of_counts import own_words
from assembler.rules.claims._counts_meant import indexes_of_claims
from assembler.rules.claims._demanded_relief import demanded, ids
from assembler.rules.rule import Problem, Words, matched, rule

TIMES = {cardinal(number): number for number in range(2, 11)}
MULTIPLE = Regex(
    rf"(?i)\b(?:(?P<times>{'|'.join(TIMES)}|\d{{1,2}})[\s-](?:times|fold)\b|(?P<two>twice|doubled?)\b|(?P<three>(?:treble|triple)d?)\b"
    r"|(?P<four>quadrupled?)\b)"
)
"""A multiple of damages: "three times", "treble"."""

OF_MONEY = Regex(
    r"(?i)\b(?:damages|award|loss|wages|profits|amounts?|sums?|rent|charges?|benefits?|fees|compensation)\b"
)
DAMAGES = Regex(r"(?i)\b(?:compensatory|actual|general|special|punitive|exemplary|consequential|treble)\sdamages\b")
NO_DAMAGES = Regex(r"(?i)\bno\s(?:compensatory\s)?damages\b")

STATUTORY = Regex(
    r"(?i)\bstatutory\s+damages\b|\bcivil\s+penalt|\b(?:for\s+each|per)\s+(?:\w+\s+){0,3}(?:violation|work|call|removal)s?\b"
)
BOUND = Regex(
    r"(?i)\b(?:(?:not\s+|no\s+)?(?:less|more)\s+than|up\s+to|at\s+least|at\s+most|maximum\s+of|minimum\s+of|between|from"
    r"|statutory\s+damages\s+of|(?:not\s+)?exceeding)\s{1,3}\Z"
)
"""Words before a sum that make it a limit, or the sum of statutory damages."""

APIECE = Regex(r"(?i)\s{1,3}(?:for\s+each|per|an?|each)\s+(?:\w+\s+){0,3}(?:violation|work|call|removal|act|breach)\b")


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
    for path, relief, causes in demanded(matter):
        yield from _multiples(path, relief.text, causes)
        yield from _limits_beyond_record(path, relief.text, causes)
        yield from _damages(path, relief.text, causes)
    for number, relief in enumerate(matter.relief):
        if MULTIPLE.search(relief.text):
            yield from _multiples_pleaded(("relief", number, "text"), relief, matter)


def _multiples_pleaded(path: KeyPath, relief: Relief, matter: Matter) -> Iterator[Problem]:
    """Yield a problem for a multiple in *relief* if the counts that it names plead only other multiples."""
    indexes = indexes_of_claims(relief, matter)
    pleaded = {
        _number(match)
        for index in indexes
        for match in _of_money(own_words(matter.claims[index]))
        if not any(remedy.remedy for remedy in matter.claims[index].cause.remedies)
    }
    if not pleaded:
        return
    for match in _of_money(relief.text):
        if _number(match) not in pleaded:
            allowed = series([_number_in_words(number) for number in sorted(pleaded)], "or")
            also = tuple(("claims", index) for index in indexes)
            yield Problem(path, f"`{one_line(match[0])}`, but the count pleads {allowed}", at=matched(match), also=also)


def _of_money(text: str) -> Iterator[re.Match[str]]:
    for match in MULTIPLE.finditer(text):
        if OF_MONEY.search(text, max(0, match.start() - 60), match.end() + 60):
            yield match


def _damages(path: KeyPath, text: str, causes: Sequence[Cause]) -> Iterator[Problem]:
    """Yield a problem for each kind of damages in *text* if the records say that each cause gives no damages."""
    without = [cause for cause in causes if any(NO_DAMAGES.search(words) for words in _remedies([cause]))]
    if not causes or len(without) != len(causes):
        return
    for match in DAMAGES.finditer(text):
        yield Problem(path, f"`{one_line(match[0])}`: the record of {ids(causes)} gives no damages", at=matched(match))


def _multiples(path: KeyPath, text: str, causes: Sequence[Cause]) -> Iterator[Problem]:
    on_record = {_number(match) for words in _remedies(causes) for match in MULTIPLE.finditer(words)}
    if not on_record:
        return
    for match in _of_money(text):
        if _number(match) not in on_record:
            allowed = series([_number_in_words(number) for number in sorted(on_record)], "or")
            fact = f"`{one_line(match[0])}`: the record of {ids(causes)} allows {allowed}"
            yield Problem(path, fact, at=matched(match))


def _number(match: re.Match[str]) -> int:
    if times := match["times"]:
        return TIMES.get(times.lower()) or int(times)
    return 2 if match["two"] else 3 if match["three"] else 4


def _number_in_words(number: int) -> str:
    return {2: "twice the sum", 3: "three times the sum"}.get(number, f"{cardinal(number)} times the sum")


def _limits_beyond_record(path: KeyPath, text: str, causes: Sequence[Cause]) -> Iterator[Problem]:
    """Yield a problem for each limit of statutory damages in *text* that is beyond those on record."""
    on_record = {amount.cents: amount.written for words in _remedies(causes) for amount in sums(words)}
    if not on_record or not STATUTORY.search(text):
        return
    for amount in sums(text):
        is_limit = BOUND.search(text, max(0, amount.start - 30), amount.start) or APIECE.match(text, amount.end)
        if is_limit and _is_beyond(amount, list(on_record)):
            listed = series(list(dict.fromkeys(on_record.values())))
            fact = f"`{amount.written}`: the record of {ids(causes)} has {listed}"
            yield Problem(path, fact, at=Words(amount.written, amount.start))


def _is_beyond(amount: Sum, on_record: Sequence[int]) -> bool:
    digit_more_or_less = any(amount.cents in {limit * 10, limit // 10} for limit in on_record)
    return amount.cents not in on_record and (amount.cents > max(on_record) or digit_more_or_less)


def _remedies(causes: Sequence[Cause]) -> Iterator[str]:
    yield from (f"{remedy.remedy}; {remedy.note}" for cause in causes for remedy in cause.remedies)
