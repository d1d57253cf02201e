"""One length of time to which two texts give two values: a period of notice, a leave, the time after an event."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assembler.facts.fact import StatedLength
from assembler.facts.lengths import NUMBER_WORDS
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.dates import MONTH
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules._pleaded_sums import looks_like
from assembler.rules.contradictions import elapsed, lengths, periods
from assembler.rules.contradictions._reported import places, reported_places
from assembler.rules.contradictions._values import NAME, NOT_NAMES, YEAR, rarity_of_stems, stems
from assembler.rules.rule import Problem, rule

ENOUGH_EVIDENCE = 1.25
"""How much evidence that two lengths are of one period is enough to report them.

A word that only their two texts have counts 1, a word of three texts 1/2, and so on.
"""

EVIDENCE_OF_SAME_THING = 1.25
"""The evidence of one noun after both lengths: "eight weeks of leave", "ten weeks of approved leave"."""

EVIDENCE_OF_SAME_SIDE = 1.0
"""The evidence that two texts without dates count one event from another: "eleven days after she came back, she was
dismissed", "dismissed her ten days after her return"."""

EVIDENCE_OF_RARE_NUMBER = 0.75
"""The evidence that a number that is seldom chosen, such as 38, is given twice, and a similar number once."""

MIN_RARE_NUMBER = 11
ROUND_NUMBERS = frozenset({12, 14, 24})
"""Numbers that are often chosen, besides those that are divisible by five."""

SMALL_DIFFERENCES = frozenset({1, 2, 3, 10})

SMALL_EVIDENCE = 0.25
"""The evidence of each of these: "the ten days", a number given twice, a count beside the facts."""

EVIDENCE_PER_WORD = 0.15
"""The evidence of each shared word after the first."""

MAX_NUMBERS = 30
"""The maximum number of different lengths in one unit that are compared."""

SECOND_BEST = 0.66
"""If a third length has more than this share of the evidence, nothing shows which of the two is meant."""

DEFINITE_BEFORE = Regex(r"(?i)\b(?:the|those|these|all|that|its|his|her|their)\s(?:full\s|whole\s|entire\s)?\Z")
ANOTHER_BEFORE = Regex(
    r"(?i)\b(?:other|remaining|first|last|next|another|additional|more|further|only|least|most|each|every|new|than|over"
    r"|nearly|up\sto|later|earlier|after|some|past|previous|preceding|or|to|of|instead)\s\Z"
)
"""Words before a length that show that it may be another: "the next ten days", "four of the ten weeks"."""

LAW = Regex(r"§|\bU\.S\.C|\bC\.F\.R|\bCode\b|\bstatut|\binstead\b|\bRule\s\d")
"""Words of a sentence on a period that a law sets, or on two periods that are meant to differ."""

ALSO = Regex(r"(?i)\b(?:also|further|in\saddition)\b")
NAMED_DAY_AFTER = Regex(r"\A\s(?:after|of|from|before)\s(?:it|them|that|this|these|those|then)\b")
"""Words after a length that runs from an event which the text has just dated: " of that notice"."""

DAY_OF_MONTH = Regex(rf"\b(?:{MONTH})\s\d")
SECTION = Regex(r"(?i)\b(?:section|article|clause)\s[\d.]{0,8}\d")
THING_AFTER = Regex(
    r"\A\sof\s(?!(?:the|its|his|her|their|that|this|such|any|a|an)\s)(?:[a-z]+\s)?(?P<thing>[a-z]{4,20})\b"
)
START_AFTER = Regex(r"\A\s(?:after|of|from|before)\s(?P<event>[^.,;]{3,60})")
EVENT_AFTER = Regex(r"\A\s(?:after|before)\s(?P<event>[^.,;]{3,60})")

WORDS_OF_LENGTHS = frozenset(
    stem
    for word in (
        *NUMBER_WORDS,
        *"day days week weeks month months year years period calendar within she her his him they who".split(),
        *"one two can could had has made make take took also".split(),
    )
    for stem in stems(word)
)
"""Stems of words that do not show for what a length is."""

COUNTED_FROM_EVENT = frozenset({"after", "before", "later", "earlier", "prior"})
OPPOSITE = {"after": "later", "later": "later", "before": "earlier", "earlier": "earlier", "prior": "earlier"}
"""The direction in which a length is counted, by its relation."""

CHARACTERS_BESIDE = 100
CHARACTERS_OF_CITATION = 30
"""How many characters after a sentence may be the citation of a law on which it is based."""

STAGES = {"claims": 1, "relief": 2, "parties": 3}
"""The parts of a complaint that restate facts, each with a number; the facts have 0."""


@dataclass(frozen=True)
class _Period:
    """A length of time with its text and the words of its sentence between the lengths beside it."""

    length: StatedLength
    text: TextFacts
    clause: str

    @property
    def number(self) -> int:
        return self.length.number

    @property
    def stage(self) -> int:
        return STAGES.get(str(self.text.path[0]), 0)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words that show for what the length is, and the sections that the sentence cites."""
        return stems(self.clause) - WORDS_OF_LENGTHS | self.sections

    @cached_property
    def sections(self) -> frozenset[str]:
        """The sections that the sentence cites."""
        return frozenset(" ".join(words.lower().split()) for words in SECTION.findall(self.length.sentence.words))

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(NAME.findall(self.clause)) - NOT_NAMES

    @cached_property
    def years(self) -> frozenset[str]:
        return frozenset(YEAR.findall(self.clause))

    @cached_property
    def is_dated(self) -> bool:
        """Whether the sentence gives a day, with which other rules compare the length."""
        return bool(DAY_OF_MONTH.search(self.length.sentence.words))

    @cached_property
    def runs_from_named_day(self) -> bool:
        """Whether the length runs from an event that the text has dated."""
        return bool(NAMED_DAY_AFTER.match(self.length.after))

    @cached_property
    def days(self) -> frozenset[str]:
        """The dates in the text."""
        return frozenset(" ".join(day.words.split()) for day in self.text.dates)

    @cached_property
    def is_definite(self) -> bool:
        return bool(DEFINITE_BEFORE.search(self.length.before))

    @cached_property
    def is_event(self) -> bool:
        """Whether the length is the time from an event, and not a time that is allowed."""
        return self.length.relation in COUNTED_FROM_EVENT

    @cached_property
    def sides(self) -> tuple[frozenset[str], frozenset[str]]:
        """The stems of the event from which the length counts, and of what happened then; none if it is not named."""
        event_match = EVENT_AFTER.match(self.length.after)
        if event_match is None:
            return frozenset(), frozenset()
        rest = f"{self.length.before} {self.length.after[event_match.end() :]}"
        return stems(event_match["event"]) - WORDS_OF_LENGTHS, stems(rest) - WORDS_OF_LENGTHS

    @cached_property
    def start_stems(self) -> frozenset[str]:
        """The stems of the event from which a time that is allowed runs: "within ten days of the notice"."""
        start_match = START_AFTER.match(self.length.after)
        return stems(start_match["event"]) - WORDS_OF_LENGTHS if start_match else frozenset()

    @cached_property
    def thing(self) -> frozenset[str]:
        """The stems of the noun after the length: "weeks of leave"."""
        thing_match = THING_AFTER.match(self.length.after)
        return stems(thing_match[0]) - WORDS_OF_LENGTHS if thing_match else frozenset()


@rule(
    "FCT058",
    cite="house style: one period has one length",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the length that is wrong; for two periods, say what distinguishes them",
)
def period_of_two_lengths(matter: Matter) -> Iterator[Problem]:
    """Two texts that are on the same period of time give it two lengths.

    The rule reads "eight weeks of approved leave" beside "asked for twelve weeks of leave", "the ten days set by
    Section 9" beside "Section 9 requires notice within nine days", and "dismissed eleven days after she came back"
    beside "dismissed ten days after her return". A length that is given once is reported if rare words of its clause
    show that one other length is meant. Lengths that a law sets are not compared, and neither are two lengths beside
    dates.
    """
    problems = [*_problems(matter)]
    other_rules = (lengths.length_against_dates, elapsed.day_does_not_follow, periods.period_against_days)
    reported = reported_places(matter, other_rules) if problems else set()
    yield from (problem for problem in problems if not reported & set(places(problem)))


def _problems(matter: Matter) -> Iterator[Problem]:
    by_unit: dict[str, list[_Period]] = {}
    for text in texts_with_facts(matter):
        if text.path[0] == "filings":
            continue
        for length in text.lengths:
            is_adjective = "-" in length.words[len(length.words) - len(length.unit) - 2 :]
            if (
                not length.hedge
                and not is_adjective
                and not LAW.search(text.text, length.sentence.start, length.sentence.end + CHARACTERS_OF_CITATION)
            ):
                by_unit.setdefault(length.unit, []).append(_Period(length, text, _clause(length, text)))
    compared: set[frozenset[int]] = set()
    for unit_periods in by_unit.values():
        use_counts = Counter(period.number for period in unit_periods)
        if not 1 < len(use_counts) <= MAX_NUMBERS:
            continue
        for period in unit_periods:
            may_be_slip = use_counts[period.number] == 1 and period.number > 1 and not period.length.quoted
            other = _restated(period, unit_periods, use_counts, matter) if may_be_slip else None
            if other and frozenset((id(period), id(other))) not in compared:
                compared.add(frozenset((id(period), id(other))))
                message = f"the text says `{period.length.words}`, but another text on the same period says"
                yield problem_on(period.length, f"{message} `{other.length.words}`", other.length)


def _clause(length: StatedLength, text: TextFacts) -> str:
    """Return the words beside *length* in its sentence, up to the lengths on both sides."""
    sentence = length.sentence
    others = [other for other in text.lengths if other.sentence is sentence and other is not length]
    start = max((other.end for other in others if other.end <= length.start), default=sentence.start)
    end = min((other.start for other in others if other.start >= length.end), default=sentence.end)
    before = text.text[max(start, length.start - CHARACTERS_BESIDE) : length.start]
    return f"{before} {text.text[length.end : min(end, length.end + CHARACTERS_BESIDE)]}"


def _restated(
    period: _Period, periods_of_unit: Sequence[_Period], use_counts: Mapping[int, int], matter: Matter
) -> _Period | None:
    """Return the period to which *period* gives another length; None if nothing shows which it is."""
    if ANOTHER_BEFORE.search(period.length.before):
        return None
    best: dict[int, tuple[float, _Period]] = {}
    for other in periods_of_unit:
        if other.number != period.number and _are_comparable(period, other):
            evidence = _evidence(period, other, use_counts, matter)
            if evidence > best.get(other.number, (0.0, other))[0]:
                best[other.number] = (evidence, other)
    ranked = sorted(best.values(), key=lambda candidate: -candidate[0])
    if not ranked or ranked[0][0] < ENOUGH_EVIDENCE:
        return None
    return ranked[0][1] if len(ranked) == 1 or ranked[1][0] <= SECOND_BEST * ranked[0][0] else None


def _are_comparable(period: _Period, other: _Period) -> bool:
    """Whether nothing in the clauses of two periods shows that they are different."""
    direction, other_direction = (OPPOSITE.get(each_period.length.relation) for each_period in (period, other))
    return not (
        period.text.path == other.text.path
        or ANOTHER_BEFORE.search(other.length.before)
        or (period.is_dated and (other.is_dated or period.is_event))
        or (other.is_dated and other.is_event != period.is_event)
        or period.is_event != other.is_event
        or (direction and other_direction and direction != other_direction)
        or (not other.length.quoted and _differ(period.names, other.names))
        or _differ(period.years, other.years)
        or (not period.is_event and not period.thing and _differ(period.start_stems, other.start_stems))
        or _differ(period.sections, other.sections)
        or _are_two_duties(period, other)
        or (period.runs_from_named_day and other.runs_from_named_day and _differ(period.days, other.days))
    )


def _are_two_duties(period: _Period, other: _Period) -> bool:
    """Whether one sentence adds a second duty of its section to the first: "Section 6 also required payment"."""
    sentences = (each_period.length.sentence.words for each_period in (period, other))
    return bool(period.sections & other.sections) and any(ALSO.search(words) for words in sentences)


def _differ(words: frozenset[str], other_words: frozenset[str]) -> bool:
    """Whether two clauses both have words of a kind, and no such word in common."""
    return bool(words and other_words) and not words & other_words


def _evidence(period: _Period, other: _Period, use_counts: Mapping[int, int], matter: Matter) -> float:
    """Return how much shows that two lengths, which differ, are of one period; 0 if they have no word in common."""
    shared_stems = period.stems & other.stems
    are_of_one_thing = bool(period.thing & other.thing)
    sides = zip(period.sides, other.sides, strict=True)
    are_of_one_event = not other.is_dated and any(side & other_side for side, other_side in sides)
    is_rare_number = _is_rare_number(period.number, other.number) and use_counts[other.number] > 1
    if period.is_event and not other.is_dated and not are_of_one_event:
        return 0
    if not shared_stems or (len(shared_stems) == 1 and not (are_of_one_thing or are_of_one_event or is_rare_number)):
        return 0
    return (
        rarity_of_stems(shared_stems, matter)
        + EVIDENCE_PER_WORD * (len(shared_stems) - 1)
        + SMALL_EVIDENCE * (period.is_definite + (use_counts[other.number] > 1) + (period.stage != other.stage))
        + EVIDENCE_OF_SAME_THING * are_of_one_thing
        + EVIDENCE_OF_SAME_SIDE * are_of_one_event
        + EVIDENCE_OF_RARE_NUMBER * is_rare_number
    )


def _is_rare_number(number: int, other_number: int) -> bool:
    """Whether *other_number* is seldom chosen for a length, and *number* is almost the same."""
    is_rare = min(number, other_number) >= MIN_RARE_NUMBER and other_number % 5 and other_number not in ROUND_NUMBERS
    return bool(is_rare) and (abs(number - other_number) in SMALL_DIFFERENCES or looks_like(number, other_number))
