"""Typed sentences on what a court may hear, and on the acts that subject a defendant to its jurisdiction."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from operator import itemgetter

from assembler.catalog.localities import localities_in
from assembler.facts.reading import texts_with_facts
from assembler.facts.sentences import sentence_span
from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.money import dollars, sums
from assembler.language.places import POSTAL, STATE, state_name, state_named
from assembler.language.regex import Regex, passages
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules._prayer import counted_sums, items
from assembler.rules.rule import Problem, Words, matched, rule

LIMITS = Regex(
    r"\bwithin\s+(?:the\s+)?(?:jurisdictional\s+|monetary\s+)?(?:limits?|jurisdiction)\s+of\s+(?:the\s+|all\s+|any\s+)*"
    r"(?P<other>(?:lower|inferior|justice|justices|small\s+claims|municipal|magistrate|limited|county|city)\s+(?:courts?|jurisdiction)\b)"
    r"|\bexceeds?\s+(?:the\s+)?(?:jurisdictional|monetary)\s+limits?\s+of\s+(?P<own>this\s+[Cc]ourt)\b"
    r"|\bbelow\s+the\s+(?:minimum\s+)?jurisdictional\s+(?:limits?|minimum|threshold)\s+of\s+(?P<below>this\s+[Cc]ourt)\b"
)
"""A comparison of the case with the limits of the lower courts or of this court."""

UPPER_LIMIT = Regex(
    r"(?i)\b(?:amount|sum|relief|damages|recovery|demand\w*|controversy|value)\b(?:(?!\bover\b|\bat\s+least\b)[^.;$]){0,60}?"
    r"(?:\b(?:(?:does|do|is|are|will)\s+not\s+(?:exceed|more\s+than|greater\s+than)|not\s+(?:exceeding|more\s+than)|less\s+than|under"
    r"|no\s+more\s+than|at\s+most)\s+(?P<first>\$[\d,]+)|\bof\s+(?P<second>\$[\d,]+)\s+or\s+less\b)"
)
"""A sentence that limits the amount of the case: "the amount demanded does not exceed $25,000"."""

OTHER_AMOUNT = Regex(r"(?i)\b(?:per|each|punitive|exemplary|statutory|fees|penalt|bond|deductible|threshold|wage)\b")


@rule(
    "JUR035",
    cite="house style: the text agrees with the prayer on the amount, and with the limits of the court",
    basis="convention",
    severity=Severity.WARNING,
    fix="correct the sentence, or the sums; a court hears only cases within its limits",
)
def typed_limit_contradicted(matter: Matter) -> Iterator[Problem]:
    """A typed sentence says that the case belongs to a lower court, or limits an amount that a sum exceeds.

    Examples are an amount "within the limits of the lower courts" in a court of general jurisdiction, an amount that
    "exceeds the jurisdictional limits of this Court", an amount demanded that "does not exceed $35,000" although the
    prayer or a count asks for more, an amount above a limit of $50,000 where each demand has another limit, and an
    action for damages above a limit that is less than the court's own, which was raised. Only
    sums in the prayer, and in counts where they are lost or owed, are compared.
    """
    if not has_complaint(matter):
        return
    for path, text in prose(matter):
        if path[0] not in {"facts", "more_facts"}:
            continue
        own_words = unquoted(text)
        if "limit" in text or "jurisdiction" in text:
            for match in passages(LIMITS, own_words):
                lower_court = one_line(match["other"] or "").lower()
                begin, _ = sentence_span(own_words, *match.span())
                is_denied = re.search(r"(?i)\b(?:not|no|beyond|exceeds?)\b", own_words[begin : match.start()])
                is_own_court = lower_court and lower_court.split()[0] in matter.court.name.lower()
                if not is_denied and not is_own_court:
                    message = f"the text says `{one_line(match[0])}`, but the court is {matter.court.name}"
                    yield Problem(path, message, at=matched(match), also=(("court",),))
        if "$" in text:
            yield from _wrong_amounts(path, own_words, matter)


def _wrong_amounts(path: KeyPath, text: str, matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each amount in *text* that a sum exceeds, and for each threshold that is not the court's."""
    for match in passages(UPPER_LIMIT, text):
        yield from _exceeded_limits(path, match, text, matter)
    if matter.court.system == "state":
        for match in passages(THRESHOLD, text):
            yield from _wrong_thresholds(path, match, matter)
            yield from _old_threshold(path, match, matter)


def _exceeded_limits(path: tuple[str | int, ...], match: re.Match[str], text: str, matter: Matter) -> Iterator[Problem]:
    limit = next(sums(match["first"] or match["second"]), None)
    if limit is None or OTHER_AMOUNT.search(text, *sentence_span(text, *match.span())):
        return
    comparable_items = [item for item in items(matter) if not OTHER_AMOUNT.search(item.text)]
    demands = [(amount.cents, item.path) for item in comparable_items for amount in counted_sums(item)]
    if not demands:
        return
    largest, item_path = max(demands, key=itemgetter(0))
    if largest > limit.cents:
        message = f"the text says `{one_line(match[0])}`, but the prayer asks for {dollars(largest)}"
        yield Problem(path, message, at=matched(match), also=(item_path,))


THRESHOLD = Regex(
    r"(?i)\b(?:(?:exceeds?|in\s+excess\s+of|more\s+than|over|above)\s[^.;$]{0,60}\b(?:limits?|minimum|threshold)"
    r"|action\s+for\s+damages)\b[^.;$]{0,60}(?P<sum>\$[\d,]+)"
)
"""A sentence on the sum above which a court or a procedure is open: "exceeds the arbitration limit of $50,000"."""

MORE_THAN = Regex(r"(?i)\b(?:in\s+excess\s+of|exceeding|more\s+than|greater\s+than)\s+(?P<sum>\$[\d,]+)")


def _wrong_thresholds(path: KeyPath, match: re.Match[str], matter: Matter) -> Iterator[Problem]:
    """Yield a problem if the prayer has at least two demands, all for more than the same sum, which is not that text's.

    The sum of the text is the threshold in *match*.
    """
    stated_sum = next(sums(match["sum"]), None)
    demands = [
        (item.path, amount.cents)
        for item in items(matter)
        for demand in MORE_THAN.finditer(item.text)
        for amount in sums(demand["sum"])
    ]
    demanded_cents = {cents for _, cents in demands}
    if stated_sum and len(demands) > 1 and len(demanded_cents) == 1 and stated_sum.cents not in demanded_cents:
        first_path, first_cents = demands[0]
        message = f"the text says `{stated_sum.written}`, but the demands are for more than {dollars(first_cents)}"
        yield Problem(path, message, at=Words(match["sum"], match.start("sum")), also=(first_path,))


def _old_threshold(path: KeyPath, match: re.Match[str], matter: Matter) -> Iterator[Problem]:
    """Yield a problem if the threshold in *match* is less than the least sum that opens the court, as on record."""
    law = matter.court.statements
    minimums = [
        bounds.over
        for statement in (law.value.values() if law else ())
        for bounds in statement.ranges.values()
        if bounds.over is not None and "jurisdiction" in statement.asks
    ]
    stated_sum = next(sums(match["sum"]), None)
    if law and minimums and stated_sum and stated_sum.cents < 100 * min(minimums):
        fact = f"the court hears claims for more than {dollars(100 * min(minimums))}"
        message = f"the text says `{stated_sum.written}`, but {fact}"
        at = Words(match["sum"], match.start("sum"))
        yield Problem(path, message, at=at, also=(("court",),), cite=law.authority)


JURISDICTION_WORD = Regex(r"(?i)\bjurisdiction\b", needs="jurisdiction")
ACTS = Regex(
    r"\b(?:transact\w*|commit\w*|caus(?:ed|ing)|contract(?:ed|ing)|solicit\w*|sold|shipped|suppl\w+|does\s+business"
    r"|did\s+business|conduct\w*\s+business|do\s+business|purposefully|directed|availed|injur(?:y|ed)|tort(?:ious)?"
    rf"|acts?|contacts)\b[^.;]{{0,60}}?\b(?:in|within|at|to|into|with)\s+(?:the\s+State\s+of\s+)?(?P<state>{STATE})\b"
    r"(?!\s+(?:law|Code|corporation|Street))"
)
"""An act that subjects a party to jurisdiction, with the state where it happened."""

HERE = r"\b(?:here|forum|this\s+(?:[Ss]tate|[Dd]istrict|[Cc]ounty))\b"
"""Words that mean the court's own state or place."""


@rule(
    "JUR036",
    cite="the long-arm statutes, which require an act or an effect in the court's own state",
    basis="memory",
    severity=Severity.WARNING,
    fix="write the court's state, or plead what the defendant did there",
)
def act_in_another_state(matter: Matter) -> Iterator[Problem]:
    """A typed sentence bases personal jurisdiction on acts in another state only.

    Nothing is reported if the sentence also names the court's state or means it by a word such as "here" or "forum".
    """
    forum = state_name(matter.court.state)
    if not forum or not has_complaint(matter):
        return
    for facts in texts_with_facts(matter):
        if facts.path[0] not in {"facts", "more_facts"} or not JURISDICTION_WORD.search(facts.text):
            continue
        own_words = unquoted(facts.text)
        for bounds in facts.sentences:
            words = own_words[bounds.start : bounds.end]
            reason_start = words.find("because")
            if reason_start < 0 or not JURISDICTION_WORD.search(words):
                continue
            reason = words[reason_start:]
            if re.search(rf"\b{re.escape(forum)}\b|{HERE}", reason):
                continue
            match = ACTS.search(words)
            if not match:
                yield from _city_of_another_state(facts.path, reason, matter)
            elif match.start() > reason_start and state_named(match["state"]) != forum:
                message = f"the text says `{one_line(match[0])}`, but the court is in {forum}"
                yield Problem(facts.path, message, also=(("court",),))


ACT_WITHOUT_STATE = Regex(
    r"\b(?:for\s+delivery|deliver\w*|ship\w*|sold|sells?|injur\w+|committed|transact\w*|store|office|plant|performed"
    r"|signed|negotiated)\b"
)
"""An act or a place of business that may connect a defendant with the forum, if the text names no state."""

CITY = Regex(r"\b(?:in|at|near)\s(?P<city>[A-Z][\w’'.-]++(?:\s[A-Z][\w’'-]++){0,2})(?![\w-])")
"""Words that may be a city, after a preposition of place."""


def _city_of_another_state(path: KeyPath, reason: str, matter: Matter) -> Iterator[Problem]:
    """Yield a problem if the only place in *reason*, after the word "because", is a large city of one other state."""
    cities = [" ".join(match["city"].split()).rstrip(".") for match in passages(CITY, reason)]
    states = {city: _states_of_cities().get(city, frozenset()) for city in cities}
    forum = matter.court.state
    are_elsewhere = all(len(codes) == 1 and forum not in codes for codes in states.values())
    if cities and are_elsewhere and ACT_WITHOUT_STATE.search(reason):
        (state,) = states[cities[0]]
        message = f"`{cities[0]}` is in {state_name(state)}, but the court is in {state_name(forum)}"
        yield Problem(path, message, also=(("court",),))


@cache
def _states_of_cities() -> Mapping[str, frozenset[str]]:
    """Return, by the name of a larger city, the two-letter codes of the states that have such a city."""
    states: dict[str, set[str]] = {}
    for state in POSTAL:
        for locality in localities_in(state):
            for city in locality.cities:
                states.setdefault(city, set()).add(state)
    return {city: frozenset(codes) for city, codes in states.items()}
