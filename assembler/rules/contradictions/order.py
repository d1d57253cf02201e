"""Dates of acts that cannot have happened in that order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby, pairwise
from typing import NamedTuple

from assembler.facts.fact import StatedDate
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import between, problem_on
from assembler.rules.contradictions._calendar import slips_of_day
from assembler.rules.rule import Problem, rule

OPENING_VERB = Regex(
    r"(?i)\b(?:sent|mailed|e-?mailed|wrote|issued|served|delivered|demanded|transmitted|tendered|submitted|requested|asked"
    r"|complained|invoiced|billed|offered|gave|applied|ordered|filed|lodged)\b"
)
ANSWER_VERB = Regex(
    r"(?i)\b(?:received|answered|replied|responded|acknowledged|refused|rejected|accepted|denied|declined)\b"
)
"""A verb for an act that answers another, such as an act in `OPENING_VERB`."""

UNORDERED_WORDS = Regex(
    r"(?i)\b(?:earlier|previous\w*|prior|already|had|first|another|second|third|other|before|until|since|never|separate\w*)\b"
)
"""Words that show that two acts may not belong together, or are not told in order."""

OBJECT_OF_ANSWER = Regex(
    r"(?i)\s?(?:(?:on|by|that|in|,|and|the\ssame)\b|[,.;]|(?:it|them|this|these|that|both)\b"
    r"|(?:the|its|his|her|their|that|this|those)\s(?:[a-z’']{2,20}\s){0,2}(?:letters?|notices?|invoices?|bills?|demands?|proofs?|forms?|orders?"
    r"|claims?|offers?|applications?|requests?|complaints?|charges?|e-?mails?|messages?|statements?|checks?|payments?|tenders?|goods)\b)"
)
"""Words after an answering verb that refer to the act before it: "received it", "answered on April 26"."""

MAX_CHARACTERS_BEFORE = 6
"""A date opens its sentence if at most this many characters, such as "On ", come before it."""


@dataclass(frozen=True)
class _DatedAct:
    """An act with an exact date: its verb, whether it answers another act, and its date."""

    verb: str
    is_answer: bool
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
    texts in a row, "learned of the report of May 3, 2024, only on April 2, 2024", "On June 30, 2023, he signed a deed,
    which was recorded on June 7, 2023", "Later, on May 3, 2024" after a later date, a deadline before the day on which
    it is set, and dates of treatment before the only date of an accident. Sentences that tell of earlier or different
    acts are not compared.
    """
    texts = texts_with_facts(matter)
    yield from _answers_before_openings(texts)
    for text in texts:
        yield from _wrong_later_dates_and_deadlines(text)
    yield from _treatments_before_accident(texts)
    for text in texts:
        yield from [*_sequels_before_acts(text), *_sequels_after_opening_act(text)][:1]
        yield from _answers_before_papers(text)
    yield from _discharge_before_hiring(texts)


def _answers_before_openings(texts: Sequence[TextFacts]) -> Iterator[Problem]:
    """Yield a problem for each act that answers the act before it, but has an earlier date."""
    acts = [(index, act) for index, text in enumerate(texts) for act in _dated_acts(text)]
    for (first_index, first), (second_index, second) in pairwise(acts):
        is_next = second_index == first_index or (
            second_index == first_index + 1 and texts[first_index].path[:2] == texts[second_index].path[:2]
        )
        is_answer = is_next and second.is_answer and not first.is_answer
        if is_answer and second.day.first < first.day.first:
            answer = f"`{second.verb}` on `{second.day.words}`"
            yield problem_on(second.day, f"{answer} is before `{first.verb}` on `{first.day.words}`", first.day)


def _dated_acts(text: TextFacts) -> Iterator[_DatedAct]:
    """Yield the acts of *text* with an exact date, in order: each verb beside its date. A deadline dates no act."""
    for sentence_days in _dates_by_sentence(text):
        sentence = sentence_days[0].sentence
        if UNORDERED_WORDS.search(sentence.words):
            continue
        starts = [day.start - sentence.start for day in sentence_days]
        ends = [day.end - sentence.start for day in sentence_days]
        for index, day in enumerate(sentence_days):
            verbs = _verbs(sentence.words, ends[index - 1] if index else 0, starts[index])
            if not verbs and starts[index] < MAX_CHARACTERS_BEFORE:
                next_start = starts[index + 1] if index + 1 < len(starts) else len(sentence.words)
                verbs = _verbs(sentence.words, ends[index], next_start)[:1]
            if not verbs or not day.is_exact or BEFORE_DEADLINE.search(day.before[-CHARACTERS_BEFORE:]):
                continue
            verb = verbs[-1]
            if not verb.is_answer or OBJECT_OF_ANSWER.match(sentence.words, verb.match.end()):
                yield _DatedAct(verb.match[0], verb.is_answer, day)


def _dates_by_sentence(text: TextFacts) -> Iterator[list[StatedDate]]:
    for _, days in groupby(text.dates, key=lambda day: day.sentence.index):
        yield list(days)


class _Verb(NamedTuple):
    """A verb for an act, and whether the act answers another."""

    match: re.Match[str]
    is_answer: bool


def _verbs(words: str, start: int, stop: int) -> list[_Verb]:
    """Return the opening and answering verbs between *start* and *stop*, in order."""
    openings = [_Verb(match, is_answer=False) for match in OPENING_VERB.finditer(words, start, stop)]
    answers = [_Verb(match, is_answer=True) for match in ANSWER_VERB.finditer(words, start, stop)]
    return sorted([*openings, *answers], key=lambda verb: verb.match.start())


CHARACTERS_BEFORE = 60
"""How many characters before a date are searched for words such as "later"."""

LATER_BEFORE_DATE = Regex(
    r"(?:^|[.;]\s|,\s)(?:Later|Thereafter|Subsequently|Afterwards?|After\sthat|Then|then|later),?\s(?:on\s)?\Z"
)
"""Words that say that the next date is later than the previous one: "Later, on May 3, 2024, ..."."""

BEFORE_DEADLINE = Regex(r"(?i)\b(?:by|no\slater\sthan|not\slater\sthan|on\sor\sbefore)\s\Z")
REQUEST_VERB = Regex(
    r"(?i)\b(?:demanded|asked|required|requested|ordered|directed|gave|promised|agreed|undertook|invited|instructed|signed)\b"
)
PAST_DEADLINE = Regex(r"(?i)\b(?:that|which|as|since|was\salready|had|have\sbeen|late|overdue|missed|failed)\b")
"""Words that show that the deadline may already have passed."""


def _wrong_later_dates_and_deadlines(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for each date that is called a deadline or a later date, but is before the previous date."""
    for before, day in pairwise(text.dates):
        if not before.is_exact or not day.is_exact or day.first >= before.first:
            continue
        are_adjoining = day.sentence.index - before.sentence.index <= 1
        if are_adjoining and LATER_BEFORE_DATE.search(day.before[-CHARACTERS_BEFORE:]):
            yield problem_on(day, f"the text puts `{day.words}` after `{before.words}`, but it is earlier", before)
        elif (
            day.sentence is before.sentence
            and BEFORE_DEADLINE.search(day.before[-CHARACTERS_BEFORE:])
            and before.start - before.sentence.start < MAX_CHARACTERS_BEFORE
        ):
            words_between = between(before, day)
            if REQUEST_VERB.search(words_between) and not PAST_DEADLINE.search(words_between):
                yield problem_on(day, f"the deadline `{day.words}` is before `{before.words}`", before)


class _ActAndSequel(NamedTuple):
    """Words before the date of an act, and words before the date of another act that can only come later."""

    before_act: Regex
    before_sequel: Regex


ON = r"\s(?:[a-z]{2,9}\s){0,3}on\s\Z"
AND = r"(?i)\band\s[^.;]{0,40}\b"
ACTS_AND_SEQUELS = (
    _ActAndSequel(Regex(rf"(?i)\bpublished{ON}"), Regex(rf"{AND}registered\b")),
    _ActAndSequel(Regex(rf"(?i)\b(?:signed|executed){ON}"), Regex(rf"{AND}recorded\b")),
    _ActAndSequel(Regex(rf"(?i)\b(?:filed|applied\sfor){ON}"), Regex(rf"{AND}(?:issued|granted)\b")),
    _ActAndSequel(Regex(rf"(?i)\b(?:begun|began|started){ON}"), Regex(rf"{AND}(?:completed|finished)\b")),
)


def _sequels_before_acts(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "published on August 14, 2024, and registered" if the date of registration is earlier."""
    for first, second in pairwise(text.dates):
        if first.sentence is second.sentence and second.is_exact and first.is_exact and second.first < first.first:
            words_between = between(first, second)
            if any(
                pair.before_act.search(first.before) and pair.before_sequel.search(words_between)
                for pair in ACTS_AND_SEQUELS
            ):
                message = f"`{second.words}` is before `{first.words}`, but the sentence tells them in the other order"
                yield problem_on(second, message, first)


OPENING_ACTS = {
    Regex(r"(?i)\b(?:signed|executed|made|gave|granted|conveyed|deeded)\b"): Regex(r"(?i)\brecorded\b"),
    Regex(r"(?i)\b(?:ordered|bought|purchased)\b"): Regex(r"(?i)\b(?:delivered|shipped|arrived|installed)\b"),
    Regex(r"(?i)\b(?:filed|applied|petitioned)\b"): Regex(r"(?i)\b(?:issued|granted|approved|decided|allowed)\b"),
    Regex(r"(?i)\b(?:began|begun|started|commenced)\b"): Regex(r"(?i)\b(?:completed|finished)\b"),
    Regex(r"(?i)\b(?:published|released)\b"): Regex(r"(?i)\bregistered\b"),
    Regex(r"(?i)\b(?:mailed|shipped|dispatched)\b"): Regex(r"(?i)\b(?:received|arrived|delivered)\b"),
}
"""Verbs after a date that opens a sentence, and verbs of what can only come later."""

MAX_TIME_TO_SEQUEL = timedelta(days=90)
"""The maximum time from an act to what comes after it, once the slip in its date is corrected."""


def _sequels_after_opening_act(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "On June 30, 2023, he signed a deed, which was recorded on June 7, 2023"."""
    for first, second in pairwise(text.dates):
        are_adjoining = second.sentence.index - first.sentence.index <= 1
        opens = first.start - first.sentence.start < MAX_CHARACTERS_BEFORE
        if not (are_adjoining and opens and first.is_exact and second.is_exact and second.first < first.first):
            continue
        latest = first.first + MAX_TIME_TO_SEQUEL
        is_slip = any(first.first <= intended_day <= latest for intended_day in slips_of_day(second.first))
        words_before = second.before if second.sentence is not first.sentence else between(first, second)
        act = next((act for act in OPENING_ACTS if act.search(first.after[:CHARACTERS_OF_ACT])), None)
        if is_slip and act and not UNORDERED_WORDS.search(words_before):
            sequel = OPENING_ACTS[act].search(words_before[-CHARACTERS_BEFORE:])
            if sequel:
                message = f"`{sequel[0]}` on `{second.words}` is before `{first.words}`, but can only come later"
                yield problem_on(second, message, first)


CHARACTERS_OF_ACT = 60
"""How many characters after a date that opens a sentence are searched for its verb."""

PAPER_ANSWERED = Regex(
    r"(?i)\b(?:learned|found\sout|discovered|received|got|read|opened|saw|answered|replied|responded|reacted|acknowledged|rejected"
    r"|refused|accepted|denied|disputed|protested|objected|disregarded|ignored|returned|paid|signed\sfor)\s(?:of\s|about\s|to\s)?"
    r"(?:the|a|an|this|that|its|his|her|their|[A-Z][\w’'-]{1,20}[’']s)\s(?:[a-z-]{2,15}\s){0,2}(?:letter|report|notice|e-?mail"
    r"|message|invoice|bill|demand|memorandum|memo|certificate|statement|complaint|charge|offer|proposal|order|claim|estimate"
    r"|quotation|warning|test|audit|survey|inspection)\s(?:of|dated)\s\Z"
)
"""A verb and the paper to which somebody answers, before the date of the paper: "learned of the report of"."""

DAY_OF_ANSWER = Regex(r"\A,?\s(?:only\s|not\suntil\s|first\s)?on\s\Z|\A(?:,\sbut)?\s(?:only\s|not\suntil\s)on\s\Z")


def _answers_before_papers(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "learned of the report of August 14, 2024, only on February 4, 2024"."""
    for paper_day, day in (*pairwise(text.dates), *((second, first) for first, second in pairwise(text.dates))):
        if paper_day.sentence is not day.sentence or not paper_day.is_exact or not day.is_exact:
            continue
        answer = PAPER_ANSWERED.search(paper_day.before[-CHARACTERS_OF_ANSWER:])
        if not answer or day.first >= paper_day.first:
            continue
        is_opening = day.start - day.sentence.start < MAX_CHARACTERS_BEFORE
        if is_opening or (day.start > paper_day.start and DAY_OF_ANSWER.match(between(paper_day, day))):
            verb = answer[0].split()[0]
            yield problem_on(
                day, f"`{verb}` on `{day.words}` is before the date of the paper, `{paper_day.words}`", paper_day
            )


CHARACTERS_OF_ANSWER = 100
"""How many characters before the date of a paper are searched for the verb that answers it."""

ACCIDENT = Regex(
    r"\b(?:collision|collided|crash|crashed|accident|struck|rear-ended|slipped|ran\sover|bit|T-boned|sideswiped)\b"
)
TREATMENT = Regex(
    r"\b(?:surgery|surgeries|operation|operated|hospital|emergency\sroom|physical\stherapy|ambulance|discharged\sfrom\sthe)\b"
)
EARLIER_EVENT = Regex(
    r"(?i)\b(?:earlier|previous\w*|prior|unrelated|pre-?existing|before|already|first|another|history|had\s(?:had|been|undergone|[a-z]{3,12}ed)|insur\w*|owns?|owned)\b"
)
"""Words that show that a sentence may be about another event."""

TWO_YEARS = 731
"""A treatment dated fewer days than this before an accident is taken for a mistake; an older one may be unrelated."""


def _treatments_before_accident(texts: Sequence[TextFacts]) -> Iterator[Problem]:
    """Yield a problem for each treatment that is dated before the only date of an accident."""
    accidents = [*_only_dates(texts, ACCIDENT)]
    if len({accident.first for accident in accidents}) != 1:
        return
    accident = accidents[0]
    for treatment in _only_dates(texts, TREATMENT):
        days_before = (accident.first - treatment.first).days
        if 0 < days_before < TWO_YEARS and not ACCIDENT.search(treatment.sentence.words):
            fact = f"`{treatment.words}` is before the accident on `{accident.words}`"
            yield problem_on(treatment, f"the treatment on {fact}", accident)


def _only_dates(texts: Sequence[TextFacts], event: Regex) -> Iterator[StatedDate]:
    """Yield the date of each sentence that matches *event* and has a single, exact date."""
    for text in texts:
        for days in _dates_by_sentence(text):
            day = days[0]
            words = day.sentence.words
            if len(days) == 1 and day.is_exact and event.search(words) and not EARLIER_EVENT.search(words):
                yield day


HIRING = Regex(r"\b(?:hired|began\s(?:work|working|employment|her\semployment|his\semployment)|was\semployed)\b")
DISCHARGE = Regex(r"\b(?:fired|discharged|terminated\s(?:her|his|[A-Z][a-z]+[’']s)|laid\soff|dismissed)\b")


def _discharge_before_hiring(texts: Sequence[TextFacts]) -> Iterator[Problem]:
    """Yield a problem if the only discharge is dated before the only hiring."""
    hirings = [*_only_dates(texts, HIRING)]
    discharges = [*_only_dates(texts, DISCHARGE)]
    if len(hirings) == len(discharges) == 1 and discharges[0].first < hirings[0].first:
        message = f"the discharge on `{discharges[0].words}` is before the hiring on `{hirings[0].words}`"
        yield problem_on(discharges[0], message, hirings[0])
