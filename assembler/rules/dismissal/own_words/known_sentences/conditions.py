"""The conditions under which known sentences agree with a paper: who signs it, who leaves and what has happened."""

import re
from collections.abc import Callable

from assembler.language.dates import days_in
from assembler.language.regex import Regex
from assembler.law.dismissal.absent import docket_shows_none
from assembler.law.dismissal.events import no_event_closes
from assembler.model.event_kinds import EventKind
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.papers.ending.keys import ending_keys
from assembler.rules.dismissal.own_words.effect import effect_of
from assembler.rules.dismissal.own_words.known_sentences.canonical import TOKEN, parties_in

Condition = Callable[[DismissalPaper, str], bool]
"""A function that says whether a sentence, in its canonical form, agrees with a paper."""

EVERYBODY = Regex(r"\b(?:the|each|every|all|both|no|neither|any|either)(?: \w+)? (?:part(?:y|ies)|sides?)\b")
OTHERS = Regex(r"\b(?:(?:opposing|defense|adverse|other) (?:counsel|part(?:y|ies)|sides?)|defendants?)\b")
REMAINING_PARTIES = Regex(r"\b(?:other|remaining|non-?settling|non-?dismissed|co-?) ?-?(?:defendants?|part(?:y|ies))\b")

OPPOSITE = {"with": "without", "without": "with"}


def always(_paper: DismissalPaper, _words: str) -> bool:
    """Return true: the condition of a sentence that agrees with every paper."""
    return True


def every(*conditions: Condition) -> Condition:
    """Return the condition that all of *conditions* are met."""
    return lambda paper, words: all(condition(paper, words) for condition in conditions)


# -- who signs --------------------------------------------------------------------------------------------------------


def signers(paper: DismissalPaper) -> frozenset[str]:
    """Return the parties who sign *paper*, in person or by counsel."""
    dismissing = frozenset(paper.scope.dismissing_parties)
    if paper.instrument.way != "stipulation":
        return dismissing
    stipulating = {*paper.option.signers, *ending_keys(paper.filing).stipulated_by}
    return dismissing | frozenset(paper.scope.plaintiffs) | stipulating


def signed_by_all(paper: DismissalPaper, _words: str = "") -> bool:
    """Whether *paper* is a stipulation signed by all defendants who appeared or, if none did, by all defendants."""
    remaining = {*paper.scope.remaining_defendants}
    needed_signers = (remaining & {*paper.scope.appeared}) or remaining
    return paper.instrument.way == "stipulation" and needed_signers <= signers(paper)


def everyone_named_signs(paper: DismissalPaper, words: str) -> bool:
    """Whether *paper* is signed by all parties whom *words* mention by name or by role."""
    paper_signers = signers(paper)
    if not parties_in(paper.matter, words) <= paper_signers:
        return False
    if EVERYBODY.search(words):
        return signed_by_all(paper)
    if not OTHERS.search(words):
        return True
    return bool(paper.scope.dismissed_parties) and {*paper.scope.dismissed_parties} <= paper_signers


def is_notice_silent_on_costs(paper: DismissalPaper, _words: str) -> bool:
    """Whether *paper* is a notice whose official form does not say that it is without costs."""
    return paper.instrument.way == "notice" and not paper.instrument.costs.without_by_form


def is_stipulation(paper: DismissalPaper, _words: str) -> bool:
    """Whether *paper* is a stipulation."""
    return paper.instrument.way == "stipulation"


def everyone_named_signs_a_stipulation(paper: DismissalPaper, words: str) -> bool:
    """Whether *paper* is a stipulation signed by all parties whom *words* name."""
    return is_stipulation(paper, words) and everyone_named_signs(paper, words)


def the_acting_parties_sign(paper: DismissalPaper, words: str) -> bool:
    """Whether the parties named before the verb of *words* sign *paper*, or *words* begin with the dismissed claims."""
    if re.match(r"(?:the-action|all|each|every|the claims)\b(?! (?:part|side|plaintiff))", words):
        return True
    actors = re.split(r"\b(?:dismiss|discontinu|withdraw|stipulat|agree|non-?suit|takes? a|gives? notice)", words)[0]
    return everyone_named_signs(paper, actors)


NAMES_AT_START = Regex(rf"(?:as to )?(?:the )?(?:counsel |attorneys? )?(?:of record )?(?:for )?((?:{TOKEN})+)")
SOMEBODY = Regex(r"\b(?:part(?:y|ies)|sides?|defendants?|counsel|signers|signatories)\b")


def every_party_named_at_the_start_signs(paper: DismissalPaper, words: str) -> bool:
    """Whether *paper* is signed by the acting parties, whom *words* name at their beginning."""
    name_match = NAMES_AT_START.match(words)
    if name_match:
        return everyone_named_signs(paper, name_match[0])
    role_match = SOMEBODY.search(words)
    return everyone_named_signs(paper, words[: role_match.end()] if role_match else "")


def starts_with_a_mover_or_no_name(paper: DismissalPaper, words: str) -> bool:
    """Whether *words* begin with the name of a dismissing party or a plaintiff, or with no name."""
    name_match = NAMES_AT_START.match(words)
    movers = {*paper.scope.dismissing_parties, *paper.scope.plaintiffs}
    return not name_match or parties_in(paper.matter, name_match[0]) <= movers


# -- who leaves and who stays -----------------------------------------------------------------------------------------


def whole_action_ends(paper: DismissalPaper, _words: str = "") -> bool:
    """Whether *paper* ends the whole action, including every claim."""
    scope = paper.scope
    every_claim = len(scope.groups) == 1 and not scope.groups[0].claims and not scope.groups[0].by
    return not scope.in_part and every_claim and not scope.claimants and not scope.of_counterclaims


def whole_action_ends_if_mentioned(paper: DismissalPaper, words: str) -> bool:
    """Whether *paper* ends the whole action, or *words* do not mention the action."""
    return "the-action" not in words or whole_action_ends(paper)


def party_stays(paper: DismissalPaper, _words: str = "") -> bool:
    """Whether a party stays in the action after *paper*."""
    return bool(paper.scope.going_on)


def _opponents(paper: DismissalPaper, words: str) -> frozenset[str]:
    return parties_in(paper.matter, words) - {*paper.scope.dismissing_parties, *paper.scope.plaintiffs}


def the_opponents_leave(paper: DismissalPaper, words: str) -> bool:
    """Whether the opponents named in *words* leave under *paper* or, if no names are given, the whole action ends."""
    opponents = _opponents(paper, words)
    all_leave = opponents <= {*paper.scope.leaving_parties} if opponents else whole_action_ends(paper)
    return all_leave and not REMAINING_PARTIES.search(words)


def all_dismissed_parties_are_named(paper: DismissalPaper, words: str) -> bool:
    """Whether *words* name all parties whom *paper* dismisses, or name nobody and *paper* ends the whole action."""
    opponents = _opponents(paper, words)
    if not opponents:
        return whole_action_ends(paper)
    return the_opponents_leave(paper, words) and opponents == {*paper.scope.dismissed_parties}


def the_opponents_stay(paper: DismissalPaper, words: str) -> bool:
    """Whether the opponents whom *words* name, or describe as remaining, stay in the case after *paper*."""
    opponents = _opponents(paper, words)
    if not party_stays(paper) or not opponents <= {*paper.scope.going_on}:
        return False
    return bool(opponents or REMAINING_PARTIES.search(words))


DISMISSED_PARTIES = Regex(
    rf"\b(?:dismissal of|as to|against|with|dismisses|suing|sue|rejoin) (?:claims against )?((?:{TOKEN})+)"
)


def all_parties_called_dismissed_are_leaving(paper: DismissalPaper, words: str) -> bool:
    """Whether all parties whom *words* name as dismissed, if any, leave the case under *paper*."""
    opponents = _opponents(paper, "".join(DISMISSED_PARTIES.findall(words)))
    if not opponents <= {*paper.scope.leaving_parties} or REMAINING_PARTIES.search(words):
        return False
    names_whole_action = re.search(r"dismissal of the-action|(?:as to|by|of) (?:all|every|each) part", words)
    return not names_whole_action or whole_action_ends(paper)


def claims_name_all_dismissed_parties(paper: DismissalPaper, words: str) -> bool:
    """Whether *words* about claims name everybody whom *paper* dismisses, and other words name nobody who stays."""
    names_action = re.search(r"the-action|\bclaims?\b|\bcauses?\b|\bcounts?\b|\bevery\b|\ball\b", words)
    if names_action:
        return all_dismissed_parties_are_named(paper, words)
    return the_opponents_leave(paper, words) or not _opponents(paper, words)


def every_named_opponent_leaves(paper: DismissalPaper, words: str) -> bool:
    """Whether all opponents named in *words*, if any, leave under *paper*, and *words* mention no remaining party."""
    return no_named_opponent_stays(paper, words) and not REMAINING_PARTIES.search(words)


def no_named_opponent_stays(paper: DismissalPaper, words: str) -> bool:
    """Whether no opponent named in *words* stays in the case after *paper*."""
    return _opponents(paper, words) <= {*paper.scope.leaving_parties}


def part_remains(paper: DismissalPaper, words: str) -> bool:
    """Whether part of the action remains, and *words* name no opponents or exactly the remaining opponents."""
    opponents = _opponents(paper, words)
    return party_stays(paper) and (not opponents or opponents == {*paper.scope.going_on})


def all_remaining_parties_stay(paper: DismissalPaper, words: str) -> bool:
    """Whether *words* say that all remaining parties stay in the case after *paper*, by name or in general."""
    opponents = _opponents(paper, words)
    return the_opponents_stay(paper, words) and (not opponents or opponents == {*paper.scope.going_on})


# -- what the paper does ----------------------------------------------------------------------------------------------


def with_prejudice(paper: DismissalPaper, _words: str) -> bool:
    """Whether *paper* dismisses everything with prejudice."""
    return effect_of(paper) == "with"


def without_prejudice(paper: DismissalPaper, _words: str) -> bool:
    """Whether *paper* dismisses everything without prejudice."""
    return effect_of(paper) == "without"


def needs_no_order(paper: DismissalPaper, _words: str) -> bool:
    """Whether *paper* takes effect without an order of the court."""
    return paper.instrument.order.needs == "nothing" and not ending_keys(paper.filing).so_ordered


def wants_an_order(paper: DismissalPaper, _words: str) -> bool:
    """Whether the court must sign *paper* or an order on it."""
    if ending_keys(paper.filing).so_ordered or paper.instrument.order.needs == "an order":
        return True
    return bool(paper.filing.paper.order)


def keeps_no_jurisdiction(paper: DismissalPaper, _words: str) -> bool:
    """Whether *paper* neither asks the court to keep jurisdiction nor has a "so ordered" line."""
    return not (paper.filing.keeps_jurisdiction or ending_keys(paper.filing).so_ordered)


def does_not_contradict_the_prejudice(paper: DismissalPaper, words: str) -> bool:
    """Whether *words*, which state the prejudice of *paper*, lack "and" and "not" or negate the opposite prejudice."""
    return not re.search(r"\b(?:and|not)\b", words) or f"not {OPPOSITE.get(effect_of(paper))}" in words


def keeps_jurisdiction(paper: DismissalPaper, _words: str) -> bool:
    """Whether *paper* asks the court to keep jurisdiction over a settlement."""
    return paper.filing.keeps_jurisdiction


# -- what happened ----------------------------------------------------------------------------------------------------


def never(*kinds: EventKind) -> Condition:
    """Return the condition that the docket shows no event of *kinds*, or none by the opponents whom the words name."""
    return lambda paper, words: bool(docket_shows_none(paper.scope, {*kinds}, _opponents(paper, words)))


def happened(*kinds: EventKind) -> Condition:
    """Return the condition that the matter lists an event of *kinds* by the parties and on the date in the words."""

    def is_listed(paper: DismissalPaper, words: str) -> bool:
        days = {*days_in(words)}
        events = [event for event in paper.matter.events if event.kinds & {*kinds}]
        events = [event for event in events if not days or event.day in days]
        actors = {name for event in events for name in event.by}
        return bool(events) and _opponents(paper, words) <= actors and len(days) < 2

    return is_listed


def no_later_date(paper: DismissalPaper, words: str) -> bool:
    """Whether *words* name no date after the date of *paper*."""
    day = paper.filing.date or paper.scope.requested.date
    return day is None or all(named_day <= day for named_day in days_in(words))


def instrument_is_open(paper: DismissalPaper, words: str) -> bool:
    """Whether the instrument of *paper* is still open.

    That is so if the law lists closing events, nothing in the matter closes the instrument or may have closed it, and
    the docket as read shows no such event by the opponents.
    """
    closing_events = {event for bar in paper.instrument.until.closed_by for event in bar.events}
    opponents = _opponents(paper, words) or {*paper.scope.dismissed_parties}
    return (
        bool(closing_events)
        and no_event_closes(paper.scope, paper.instrument)
        and bool(docket_shows_none(paper.scope, closing_events, opponents))
    )


def open_until(kind: EventKind) -> Condition:
    """Return the condition that the time for the instrument ends with an event of *kind*, and has not yet ended."""

    def is_still_open(paper: DismissalPaper, words: str) -> bool:
        return any(kind in bar.events for bar in paper.instrument.until.closed_by) and instrument_is_open(paper, words)

    return is_still_open


def no_earlier_dismissal(paper: DismissalPaper, _words: str) -> bool:
    """Whether the matter says that there was no earlier dismissal."""
    return paper.matter.earlier_dismissals == ()


def action_is_ordinary(paper: DismissalPaper, _words: str) -> bool:
    """Whether the action is of an ordinary kind, without a class or a receiver, and there is no doubt about *paper*."""
    names_class_or_receiver = any("class" in event.event or "receiver" in event.event for event in paper.matter.events)
    return not paper.matter.action and not names_class_or_receiver and not paper.option.doubts


def names_the_day_of_the_complaint(paper: DismissalPaper, words: str) -> bool:
    """Whether the matter says that the complaint was filed on the date that *words* name."""
    return [*days_in(words)] == [paper.matter.complaint_filed]


def counterclaimants_sign(paper: DismissalPaper, _words: str) -> bool:
    """Whether *paper* is a stipulation that all parties with counterclaims sign, and so can give up their claims."""
    counterclaims = [event for event in paper.matter.events if event.event == "counterclaim"]
    if paper.instrument.way != "stipulation" or not counterclaims:
        return False
    return all(event.by and {*event.by} <= {*paper.option.signers} for event in counterclaims)


def no_counterclaim(paper: DismissalPaper, _words: str) -> bool:
    """Whether the docket was read, and nobody has pleaded a counterclaim or similar claim."""
    return bool(docket_shows_none(paper.scope, {"counterclaim", "crossclaim"})) and not paper.scope.claimants


def no_opponent_appeared(paper: DismissalPaper, words: str) -> bool:
    """Whether no opponent named in *words* has appeared or, if no names are given, no opponent has."""
    opponents = _opponents(paper, words) or {*paper.scope.opponents}
    return bool(docket_shows_none(paper.scope, {"appearance"}, opponents)) and not {*paper.scope.appeared} & opponents


def negates_harm(_paper: DismissalPaper, words: str) -> bool:
    """Whether *words* deny that anyone is prejudiced."""
    return words.startswith("no ") or " not " in words


def the_matter_lists_no_motion(paper: DismissalPaper, _words: str) -> bool:
    """Whether the docket was read, and the matter lists no motion."""
    return paper.matter.docket_read is not None and not any("motion" in event.event for event in paper.matter.events)


NEGATIONS = Regex(r"\b(?:no|not|nothing|neither|nor|never|none|nobody|without)\b")


def has_negation(_paper: DismissalPaper, words: str) -> bool:
    """Whether *words* have a negation."""
    return bool(NEGATIONS.search(words))


def has_negation_or_splits_costs(_paper: DismissalPaper, words: str) -> bool:
    """Whether *words* have a negation or a waiver, or say that each side bears its own costs."""
    return bool(NEGATIONS.search(words) or re.search(r"\bown\b|\bwhere (?:they|it)\b|\bwaives?\b", words))
