"""Times of day that contradict a length of time in hours, or the order of the text."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assembler.facts.amounts import hedge_of
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.facts.texts import QUOTED
from assembler.facts.times import MINUTES_OF_HALF_DAY, LengthInMinutes, TimeOfDay, lengths_in_minutes, times_of_day
from assembler.findings.finding import Severity
from assembler.language.english import counted
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._roots import roots_in
from assembler.rules.rule import Problem, Words, rule

MINUTES_OF_DAY = 2 * MINUTES_OF_HALF_DAY
RANGE = Regex(r"(?i)\s?(?:to|until|till|through|and|–|-)\s?(?:at\s|about\s)?")
"""Words between the first and the last time of a range: "from 6:00 a.m. to 11:30 a.m."."""

RANGE_TO_LENGTH = Regex(
    r"(?i),?\s?\(?,?\s?(?:a\s(?:period|total|span)\sof\s|for\s|or\s|that\sis,?\s|which\sis\s|in\sall\s)?"
)
LENGTH_TO_RANGE = Regex(r"(?i),\s(?:from|between)\s|\s\(from\s|\sfrom\s")
TIME_TO_LENGTH = Regex(
    r"(?i)(?:,?\s(?:on\s)?(?:the\s|that\s)same\sday|,?\sthat\s(?:day|morning|evening|night|afternoon))?(?:,\s|\s\()(?:which\swas\s|only\s|just\s)?"
)
"""Words between a time and the length that counts to it: "9:30 p.m. on the same day, ten hours"."""

RELATION = Regex(r"(?i)\A\s(?P<relation>after|later|before|earlier)\b(?P<event>[^.;,]{0,60})")
LENGTH_TO_TIME = Regex(r"(?i)\s(?:later|after\sthat),?\sat\s")
"""Words between a length and the time that it counts to: "Ten hours later, at 9:30 p.m."."""

TEXTS_BEFORE = 3
"""How many earlier texts may have the time from which the hours are counted."""

OPENS_SENTENCE = Regex(r"(?:\A|[.!?][\"”’]?\s)(?:At|By|Around)\s\Z")
NOT_IN_ORDER = Regex(
    r"(?i)\b(?:had|earlier|before|previous\w*|already|prior|next|following|day|morning|night|evening|meanwhile|tomorrow|later)\b"
)
"""Words beside a time that show that it may be on another day, or that the text goes back."""


@rule(
    "FCT063",
    cite="the clock",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the time or the number of hours",
)
def times_against_hours(matter: Matter) -> Iterator[Problem]:
    """A number of hours or minutes differs from the times of day that it connects, or the times are out of order.

    The rule reads "from 6:00 a.m. to 11:30 a.m., five and a half hours" and "released it at 9:30 p.m., ten hours after
    the pumping ended", if the text or one of those before it has the times of the pumping. It also reads "At 2:15 p.m.,
    she called. At 1:40 p.m., he came." Hours that are not exact, and sentences that speak of another day, pass.
    """
    texts = [text for text in texts_with_facts(matter) if text.path[0] != "filings"]
    for index, text in enumerate(texts):
        quotations = [match.span() for match in QUOTED.finditer(text.text)]
        times = [time for time in times_of_day(text.text) if not _is_within(time.start, quotations)]
        if not times:
            continue
        yield from _times_out_of_order(text, times)
        for length in lengths_in_minutes(text.text):
            if not hedge_of(text.text, length.start, length.end) and not _is_within(length.start, quotations):
                earlier_texts = [
                    near for near in texts[max(0, index - TEXTS_BEFORE) : index] if near.path[:2] == text.path[:2]
                ]
                yield from [*_wrong_range(text, length, times), *_wrong_count(text, length, times, earlier_texts)][:1]


def _is_within(position: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)


def _wrong_range(text: TextFacts, length: LengthInMinutes, times: Sequence[TimeOfDay]) -> Iterator[Problem]:
    """Yield a problem if *length* is beside a range of times that is not as long."""
    for first, last in pairwise(times):
        is_range = RANGE.fullmatch(text.text, first.end, last.start)
        is_after = RANGE_TO_LENGTH.fullmatch(text.text, last.end, length.start)
        is_before = LENGTH_TO_RANGE.fullmatch(text.text, length.end, first.start)
        minutes = (last.minutes - first.minutes) % MINUTES_OF_DAY
        counts_from_event = is_after and RELATION.match(text.text[length.end :])
        if is_range and (is_after or is_before) and not counts_from_event and minutes != length.minutes:
            fact = f"from `{first.words}` to `{last.words}` are {_in_words(minutes)}"
            at = Words(length.words, length.start)
            yield Problem(text.path, f"{fact}, but the text says `{length.words}`", at=at)


def _wrong_count(
    text: TextFacts, length: LengthInMinutes, times: Sequence[TimeOfDay], earlier_texts: Sequence[TextFacts]
) -> Iterator[Problem]:
    """Yield a problem if *length* counts to a time, but from none of the times of the event or of the text before."""
    relation_match = RELATION.match(text.text[length.end :])
    if not relation_match:
        return
    targets = [
        time
        for time in times
        if TIME_TO_LENGTH.fullmatch(text.text, time.end, length.start)
        or LENGTH_TO_TIME.fullmatch(text.text, length.end, time.start)
    ]
    if len(targets) != 1:
        return
    target = targets[0]
    sign = 1 if relation_match["relation"].lower() in {"after", "later"} else -1
    event = roots_in(relation_match["event"])
    own_times = [time for time in times if time.end <= min(target.start, length.start)]
    other_times = [
        time
        for near_text in earlier_texts
        if not event or event & roots_in(near_text.text)
        for time in times_of_day(near_text.text)
    ]
    candidates = [*other_times, *own_times]
    gaps = [(sign * (target.minutes - time.minutes)) % MINUTES_OF_DAY for time in candidates]
    if candidates and length.minutes % MINUTES_OF_DAY not in gaps:
        nearest = min(zip(gaps, candidates, strict=True), key=lambda pair: abs(pair[0] - length.minutes))
        fact = f"the text says `{length.words}`, but from `{nearest[1].words}` to `{target.words}` are"
        message = f"{fact} {_in_words(nearest[0] if sign > 0 else MINUTES_OF_DAY - nearest[0])}"
        yield Problem(text.path, message, at=Words(length.words, length.start))


def _times_out_of_order(text: TextFacts, times: Sequence[TimeOfDay]) -> Iterator[Problem]:
    """Yield a problem for "At 2:15 p.m., she called. At 1:40 p.m., he came."."""
    for first, second in pairwise(times):
        are_opening = all(OPENS_SENTENCE.search(text.text[: time.start]) for time in (first, second))
        words = text.text[first.start : second.end + 80]
        if are_opening and second.minutes < first.minutes and not NOT_IN_ORDER.search(words):
            message = f"`{second.words}` comes after `{first.words}` in the text, but is earlier"
            yield Problem(text.path, message, at=Words(second.words, second.start))


def _in_words(minutes: int) -> str:
    """Return *minutes* in hours and minutes: "5 hours and 30 minutes"."""
    hours, rest = divmod(minutes, 60)
    parts = [*([counted(hours, "hour")] if hours else []), *([counted(rest, "minute")] if rest or not hours else [])]
    return " and ".join(parts)
