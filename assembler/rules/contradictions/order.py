"""Dated acts in an order in which they cannot have happened."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise

from assembler.facts.fact import StatedDate
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules.rule import Problem, rule

GIVEN = Regex(
    r"(?i)\b(?:sent|mailed|e-?mailed|wrote|issued|served|delivered|demanded|transmitted|tendered|submitted|requested|asked"
    r"|complained|invoiced|billed|offered|gave|applied|ordered|filed|lodged)\b"
)
ANSWER_VERB = Regex(
    r"(?i)\b(?:received|answered|replied|responded|acknowledged|refused|rejected|accepted|denied|declined)\b"
)
UNORDERED_WORDS = Regex(
    r"(?i)\b(?:earlier|previous\w*|prior|already|had|first|another|second|third|other|before|until|since|never|separate\w*)\b"
)
"""Words that show that two acts may not belong together, or are not told in their order."""
LINK = Regex(
    r"(?i)\s?(?:(?:on|by|that|in|,|and|the\ssame)\b|[,.;]|(?:it|them|this|these|that|both)\b"
    r"|(?:the|its|his|her|their|that|this|those)\s(?:[a-z’']{2,20}\s){0,2}(?:letters?|notices?|invoices?|bills?|demands?|proofs?|forms?|orders?"
    r"|claims?|offers?|applications?|requests?|complaints?|charges?|e-?mails?|messages?|statements?|checks?|payments?|tenders?|goods)\b)"
)
"""What follows a verb of answer that belongs to the act before it: "received it", "answered on April 26"."""

MAX_CHARACTERS_BEFORE = 6
"""A date opens its sentence if at most this many characters, such as "On ", come before it."""


@dataclass(frozen=True)
class _Act:
    """An act with its exact date: whether it answers another act, the index of its verb's end, and its date."""

    answers: bool
    end: int
    verb: str
    day: StatedDate


@rule(
    "FCT021",
    cite="the order of events",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the date that is wrong",
)
def answered_before_asked(matter: Matter) -> Iterator[Problem]:
    """An act is dated before one that must have come first: a letter is received before it is sent, for example.

    The rule reads "It issued a notice on April 22, 2024. Ferrante received it on April 15, 2024." in one text or two
    texts in a row, "Later, on May 3, 2024" after a later date, a deadline before the day on which it is set, and dates
    of treatment before the only date of an accident. Sentences that tell of earlier or different acts are not compared.
    """
    texts = texts_with_facts(matter)
    acts = [(index, act) for index, text in enumerate(texts) for act in _acts(text)]
    for (before, first), (after, second) in pairwise(acts):
        answers = second.answers and not first.answers and _follows_text(texts[before], texts[after], after - before)
        if answers and second.day.first < first.day.first:
            later = f"`{second.verb}` on `{second.day.words}`"
            yield problem_on(second.day, f"{later} is before `{first.verb}` on `{first.day.words}`", first.day)
    yield from chain.from_iterable(map(_later_or_due, texts))
    yield from _treated_before(texts)
    yield from chain.from_iterable(map(_followed_before, texts))
    yield from _fired_before(texts)


def _follows_text(before: TextFacts, after: TextFacts, distance: int) -> bool:
    """Whether *after* is the same text as *before*, or the next one under the same heading."""
    return distance == 0 or (distance == 1 and before.path[:2] == after.path[:2])


def _acts(text: TextFacts) -> Iterator[_Act]:
    """Yield the acts of *text* with an exact date, in order: each verb beside its date."""
    for sentence_days in _by_sentence(text):
        sentence = sentence_days[0].sentence
        told_otherwise = UNORDERED_WORDS.search(sentence.words)
        for index, day in enumerate(sentence_days if not told_otherwise else ()):
            start = sentence_days[index - 1].end - sentence.start if index else 0
            stop = (
                sentence_days[index + 1].start - sentence.start
                if index + 1 < len(sentence_days)
                else len(sentence.words)
            )
            verbs = _verbs(sentence.words, start, day.start - sentence.start) or (
                _verbs(sentence.words, day.end - sentence.start, stop)[:1]
                if day.start - sentence.start < MAX_CHARACTERS_BEFORE
                else []
            )
            answers, match = verbs[-1] if verbs else (False, None)
            if match and day.is_exact and (not answers or LINK.match(sentence.words, match.end())):
                yield _Act(answers, match.end(), match[0], day)


def _by_sentence(text: TextFacts) -> Iterator[list[StatedDate]]:
    """Yield the dates of each sentence of *text*."""
    for _, days in groupby(text.dates, key=lambda day: day.sentence.number):
        yield list(days)


def _verbs(words: str, start: int, stop: int) -> list[tuple[bool, re.Match[str]]]:
    """Return the verbs of giving and of answering between *start* and *stop*, in order."""
    verbs = [
        (kind is ANSWER_VERB, match) for kind in (GIVEN, ANSWER_VERB) for match in kind.finditer(words, start, stop)
    ]
    return sorted(verbs, key=lambda verb: verb[1].start())


CHARACTERS_BEFORE = 60
"""How many characters before a date are searched for words such as "later"."""
LATER_BEFORE_DATE = Regex(
    r"(?:^|[.;]\s|,\s)(?:Later|Thereafter|Subsequently|Afterwards?|After\sthat|Then|then|later),?\s(?:on\s)?\Z"
)
"""Words that say that the date after them is later than the one before: "Later, on May 3, 2024, ..."."""
DEADLINE = Regex(r"(?i)\b(?:by|no\slater\sthan|not\slater\sthan|on\sor\sbefore)\s\Z")
REQUEST_VERB = Regex(
    r"(?i)\b(?:demanded|asked|required|requested|ordered|directed|gave|promised|agreed|undertook|invited|instructed|signed)\b"
)
PAST_DEADLINE = Regex(r"(?i)\b(?:that|which|as|since|was\salready|had|have\sbeen|late|overdue|missed|failed)\b")


def _later_or_due(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for each date that is called a deadline or a later date, but is before the date preceding it."""
    for before, day in pairwise(text.dates):
        if not before.is_exact or not day.is_exact or day.first >= before.first:
            continue
        is_same_sentence = day.sentence is before.sentence
        adjoining = day.sentence.number - before.sentence.number <= 1
        if adjoining and LATER_BEFORE_DATE.search(day.before[-CHARACTERS_BEFORE:]):
            yield problem_on(day, f"the text puts `{day.words}` after `{before.words}`, but it is earlier", before)
        elif (
            is_same_sentence
            and DEADLINE.search(day.before[-CHARACTERS_BEFORE:])
            and before.start - before.sentence.start < MAX_CHARACTERS_BEFORE
        ):
            between = day.before[before.end - before.sentence.start :]
            if REQUEST_VERB.search(between) and not PAST_DEADLINE.search(between):
                yield problem_on(day, f"the deadline `{day.words}` is before `{before.words}`", before)


ON = r"\s(?:[a-z]{2,9}\s){0,3}on\s\Z"
AND = r"(?i)\band\s[^.;]{0,40}\b"
FOLLOWED = (
    (Regex(rf"(?i)\bpublished{ON}"), Regex(rf"{AND}registered\b")),
    (Regex(rf"(?i)\b(?:signed|executed){ON}"), Regex(rf"{AND}recorded\b")),
    (Regex(rf"(?i)\b(?:filed|applied\sfor){ON}"), Regex(rf"{AND}(?:issued|granted)\b")),
    (Regex(rf"(?i)\b(?:begun|began|started){ON}"), Regex(rf"{AND}(?:completed|finished)\b")),
)
"""Words before the date of an act, and words between it and the date of an act of the same sentence that follows it."""


def _followed_before(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "published on August 14, 2024, and registered" if the date of registration is earlier."""
    for first, second in pairwise(text.dates):
        if first.sentence is second.sentence and second.is_exact and first.is_exact and second.first < first.first:
            between = second.before[first.end - first.sentence.start :]
            if any(act.search(first.before) and later.search(between) for act, later in FOLLOWED):
                message = f"`{second.words}` is before `{first.words}`, but the sentence tells them in the other order"
                yield problem_on(second, message, first)


ACCIDENT = Regex(
    r"\b(?:collision|collided|crash|crashed|accident|struck|rear-ended|slipped|ran\sover|bit|T-boned|sideswiped)\b"
)
TREATED = Regex(
    r"\b(?:surgery|surgeries|operation|operated|hospital|emergency\sroom|physical\stherapy|ambulance|discharged\sfrom\sthe)\b"
)
EARLIER_EVENT = Regex(
    r"(?i)\b(?:earlier|previous\w*|prior|unrelated|pre-?existing|before|already|first|another|history|had\s(?:had|been|undergone|[a-z]{3,12}ed)|insur\w*|owns?|owned)\b"
)
TWO_YEARS = 731
"""The maximum number of days before an accident for which a treatment's date is taken for a mistake."""


def _treated_before(texts: Sequence[TextFacts]) -> Iterator[Problem]:
    """Yield a problem for each treatment that is dated before the only date of an accident."""
    accidents = [*_only_dates(texts, ACCIDENT)]
    if len({day.first for day in accidents}) != 1:
        return
    for treatment in _only_dates(texts, TREATED):
        accident = accidents[0]
        days = (accident.first - treatment.first).days
        if 0 < days < TWO_YEARS and not ACCIDENT.search(treatment.sentence.words):
            fact = f"`{treatment.words}` is before the accident on `{accident.words}`"
            yield problem_on(treatment, f"the treatment on {fact}", accident)


def _only_dates(texts: Sequence[TextFacts], kind: Regex) -> Iterator[StatedDate]:
    """Yield the date of each sentence on an act of *kind*, if it has a single date and the date is exact."""
    for text in texts:
        for day, *other_days in _by_sentence(text):
            words = day.sentence.words
            if not other_days and day.is_exact and kind.search(words) and not EARLIER_EVENT.search(words):
                yield day


HIRED = Regex(r"\b(?:hired|began\s(?:work|working|employment|her\semployment|his\semployment)|was\semployed)\b")
FIRED = Regex(r"\b(?:fired|discharged|terminated\s(?:her|his|[A-Z][a-z]+[’']s)|laid\soff|dismissed)\b")


def _fired_before(texts: Sequence[TextFacts]) -> Iterator[Problem]:
    """Yield a problem if the only hiring is dated after the only discharge."""
    hired, fired = [*_only_dates(texts, HIRED)], [*_only_dates(texts, FIRED)]
    if len(hired) == len(fired) == 1 and fired[0].first < hired[0].first:
        message = f"the discharge on `{fired[0].words}` is before the hiring on `{hired[0].words}`"
        yield problem_on(fired[0], message, hired[0])
