"""The table of events: the meaning, the implications and the synonyms of each, and the order of events."""

import re
from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from assembler.findings.finding import MatterError
from assembler.law.dismissal.absent import docket_shows_none
from assembler.law.dismissal.events import no_event_closes
from assembler.law.dismissal.options import dismissal_options
from assembler.law.dismissal.preceding import preceding_events
from assembler.law.dismissal.scope import RequestedDismissal, Scope, scope_of
from assembler.model.event import Event
from assembler.model.event_kinds import EventKind
from assembler.model.event_sequences import implied_events, required_before
from assembler.model.event_table import KINDS
from assembler.model.event_words import ADVICE_BY_WORDS, EVENTS, REMEDIES, SYNONYMS, event_called, remedy
from assembler.model.filing import Dismissal
from assembler.model.matter import Matter
from tests.support.matters import matter as matter_of
from tests.support.situations import Situation
from tests.support.situations import scope as scope_of_situation

PAPER_DAY = date(2025, 6, 2)
MATTER_HEAD = "court: {court}\njurisdiction: none\ndocket_read: 2025-06-02\nearlier_dismissals: none\n"


def scope(events: str, court: str = "wawd") -> Scope:
    """Return the scope of a dismissal of all parties in a case with *events*."""
    suit = matter_of(f"{MATTER_HEAD.format(court=court)}events:\n{events}")
    return scope_of(
        suit, RequestedDismissal((Dismissal(parties=("all",), claims=(), by=(), prejudice=None),), PAPER_DAY)
    )


def verdict(events: str, court: str = "wawd", key: str = "notice") -> str:
    return next(option.verdict for option in dismissal_options(scope(events, court)) if option.key == key)


def event_entry(kind: str, by: str = "", day: str = "2025-05-20") -> str:
    return f"  - {{event: {kind}, date: {day}{f', by: [{by}]' if by else ''}}}\n"


def implied_earlier_events(matter: Matter) -> list[tuple[str, tuple[str, ...]]]:
    """Return the earlier events that the events of *matter* imply, each with its parties."""
    return [(event.event, event.by) for _, event in preceding_events(matter)]


# -- the table --------------------------------------------------------------------------------------------------------


def test_each_event_is_in_the_table_with_its_meaning() -> None:
    assert tuple(KINDS) == get_args(EventKind)
    assert [kind for kind, row in KINDS.items() if not row.meaning or row.meaning.endswith(".")] == []


def test_no_event_must_come_before_itself() -> None:
    assert [kind for kind in KINDS if kind in required_before(kind)] == []


IMPLICATIONS = [(kind, other) for kind in KINDS for other in sorted(implied_events(kind) - {kind})]
PRECEDING_EVENTS = [(kind, other) for kind in KINDS for other in sorted(required_before(kind))]


def scope_with_notice_closed_by(kind: EventKind, original: Scope) -> Scope:
    """Return *original* under a law whose only instrument is a notice, which only an event of *kind* closes."""
    notice = original.law.instruments["notice"]
    closing_rule = notice.until.closed_by[0].model_copy(update={"events": (kind,), "by": "anybody"})
    time_limit = notice.until.model_copy(update={"closed_by": (closing_rule,)})
    changed_notice = notice.model_copy(update={"until": time_limit})
    law = original.law.model_copy(update={"instruments": {"notice": changed_notice}})
    dismissal = original.matter.court.dismissal.model_copy(update={"value": law})
    court = original.matter.court.model_copy(update={"dismissal": dismissal})
    return replace(original, matter=original.matter.model_copy(update={"court": court}))


@pytest.mark.parametrize(("kind", "other_kind"), IMPLICATIONS)
def test_an_event_closes_the_papers_that_its_included_events_close(kind: EventKind, other_kind: EventKind) -> None:
    changed_scope = scope_with_notice_closed_by(other_kind, scope(event_entry(kind, "beta")))
    (notice_option,) = dismissal_options(changed_scope)
    assert notice_option.verdict != "open"


@pytest.mark.parametrize(("kind", "other_kind"), PRECEDING_EVENTS)
def test_an_event_implies_the_events_that_must_precede_it(kind: EventKind, other_kind: EventKind) -> None:
    history = scope(event_entry(kind)).history
    assert any(other_kind in event.kinds for _, event in history)
    assert not any(other_kind in event.kinds for _, event in scope(event_entry(kind)).events)


@pytest.mark.parametrize(("kind", "other_kind"), PRECEDING_EVENTS)
def test_a_listed_event_is_not_implied_again(kind: EventKind, other_kind: EventKind) -> None:
    listed_events = scope(event_entry(other_kind, day="2025-05-02") + event_entry(kind))
    assert other_kind not in {event for event, _ in implied_earlier_events(listed_events.matter)}


# -- what an event does ------------------------------------------------------------------------------------------------

EVENTS_AFTER_RESPONSE = (
    "answer struck",
    "answer withdrawn",
    "summary judgment denied",
    "motion for summary judgment withdrawn",
    "summary judgment heard",
    "plaintiff rested",
    "trial begun",
    "jury sworn",
    "voir dire begun",
    "witness sworn",
    "verdict",
)


@pytest.mark.parametrize("kind", EVENTS_AFTER_RESPONSE)
@pytest.mark.parametrize("by", ["", "beta"])
def test_no_notice_is_open_after_an_event_that_an_answer_or_a_motion_must_have_preceded(kind: str, by: str) -> None:
    assert verdict(event_entry(kind, by)) != "open"
    assert verdict(event_entry(kind, by), "azd") != "open"


@pytest.mark.parametrize(
    ("events", "is_unclosed"),
    [
        ("[]", True),
        ("[{event: appearance, by: [beta], date: 2025-05-20}]", True),
        ("[{event: answer, by: [beta], date: 2025-05-20}]", False),
        ("[{event: motion for summary judgment, by: [beta], date: 2025-05-20}]", False),
        ("[{event: judgment, date: 2025-05-20}]", False),
        ("[{event: answer, date: 2025-05-20}]", False),
    ],
)
def test_only_an_event_that_its_law_names_closes_a_notice(events: str, *, is_unclosed: bool) -> None:
    case = scope(f"  {events}\n")
    assert no_event_closes(case, case.law.instruments["notice"]) is is_unclosed


def test_a_struck_answer_is_the_named_partys_and_never_the_plaintiffs() -> None:
    assert implied_earlier_events(scope(event_entry("answer struck", "beta")).matter) == [("answer", ("beta",))]
    assert implied_earlier_events(scope(event_entry("answer struck", "alpha")).matter) == [("answer", ())]


def test_a_denied_motion_of_the_plaintiff_closes_nothing() -> None:
    assert verdict(event_entry("summary judgment denied", "alpha")) == "open"
    motion = event_entry("motion for summary judgment", "alpha", "2025-05-02")
    assert verdict(motion + event_entry("summary judgment denied")) == "open"


def test_a_party_in_default_need_not_have_answered_before_a_trial() -> None:
    default = event_entry("default", "beta", "2025-05-02")
    assert verdict(default + event_entry("trial begun")) == "open"
    set_aside = event_entry("default set aside", "beta", "2025-05-10")
    assert verdict(default + set_aside + event_entry("trial begun")) != "open"
    assert verdict(set_aside + default + event_entry("trial begun")) != "open"
    assert verdict(default + event_entry("answer struck")) != "open"


def test_a_default_without_a_party_excuses_no_party_from_an_answer_before_a_trial() -> None:
    default = event_entry("default", day="2025-05-02")
    assert verdict(default + event_entry("trial begun")) != "open"
    default_of_beta = event_entry("default", "beta", "2025-05-02")
    set_aside = event_entry("default set aside", day="2025-05-10")
    assert verdict(default_of_beta + set_aside + event_entry("trial begun")) != "open"


def test_the_role_of_a_party_shows_a_pleading_of_a_defendant_and_no_paper_denies_it() -> None:
    third_party = {"delta": {"name": "Delta Cord Corp.", "role": "third-party defendant", "kind": "corporation"}}
    suit: Situation = {"says": "", "court": "wawd", "wish": "all", "parties": third_party}
    assert scope_of_situation({**suit, "parties": {}}).matter.docket_read is not None
    assert docket_shows_none(scope_of_situation({**suit, "parties": {}}), {"answer"}, ("beta",)) == (("docket_read",),)
    assert docket_shows_none(scope_of_situation(suit), {"answer"}, ("beta",)) == ()
    assert docket_shows_none(scope_of_situation(suit), {"trial begun"}, ("beta",)) == (("docket_read",),)


def test_a_denial_after_the_paper_does_not_open_it_for_the_motion_that_came_before() -> None:
    denial = "  - {event: summary judgment denied, by: [beta], date: 2025-06-10}\n"
    assert verdict(denial) != "open"
    assert verdict(event_entry("motion for summary judgment", "beta", "2025-06-05") + denial) == "open"


def test_a_decision_after_the_paper_implies_no_earlier_answer_if_the_matter_lists_the_answer() -> None:
    decision = event_entry("claims decided", day="2025-06-20")
    assert verdict(decision) != "open"
    assert verdict(event_entry("answer", "beta", "2025-06-10") + decision) == "open"
    assert verdict(event_entry("motion for summary judgment", "beta", "2025-06-10") + decision) == "open"
    assert verdict(event_entry("motion for summary judgment", "alpha", "2025-06-10") + decision) != "open"
    assert verdict(event_entry("answer", "beta", "2025-06-25") + decision) != "open"


def test_a_denial_reopens_the_paper_that_the_motion_closed() -> None:
    assert verdict(event_entry("summary judgment denied"), "casuper", key="request") == "open"


def test_a_remand_alone_leaves_the_state_court_its_case() -> None:
    assert verdict(event_entry("remand"), "casuper", key="request") == "open"
    assert verdict(event_entry("removal"), "casuper", key="request") == "closed"


def test_opposition_to_a_motion_shows_that_a_motion_was_served() -> None:
    assert verdict(event_entry("opposition filed", "alpha")) != "open"
    assert verdict(event_entry("opposition due", day="2025-07-01")) != "open"


def test_a_party_who_appeared_only_to_contest_jurisdiction_signs_a_stipulation() -> None:
    scoped = scope(event_entry("special appearance", "beta"))
    assert scoped.appeared == ("beta",)


@pytest.mark.parametrize(
    "kind", ["demurrer", "preliminary objection", "exception", "plea", "motion for judgment on the pleadings"]
)
def test_a_paper_that_the_law_does_not_name_leaves_a_doubt(kind: str) -> None:
    assert verdict(event_entry(kind, "beta"), "azsuper") != "open"


def test_a_motion_to_strike_does_not_close_a_federal_notice() -> None:
    assert verdict(event_entry("motion to strike", "beta")) == "open"


# -- the words for an event --------------------------------------------------------------------------------------------

KIND_BY_SYNONYM = {
    "joint answer": "answer",
    "general denial": "answer",
    "Verified denial": "answer",
    "special appearance": "special appearance",
    "limited appearance": "special appearance",
    "order of default": "default",
    "voir dire begun": "voir dire begun",
    "case submitted": "case submitted",
    "demurrer": "demurrer",
    "special exceptions": "exception",
    "jury sworn": "jury sworn",
    "jury impaneled": "jury sworn",
    "motion to strike": "motion to strike",
    "plea to the jurisdiction": "plea",
    "preliminary objections": "preliminary objection",
    "cross-claim": "crossclaim",
    "notice of removal": "removal",
    "suggestion of bankruptcy": "bankruptcy stay",
    "opening statements": "opening statement",
    "the verdict": "verdict",
    "answer filed": "answer",
    "anti-slapp motion": "anti-SLAPP motion",
}


@pytest.mark.parametrize(("words", "kind"), KIND_BY_SYNONYM.items())
def test_a_synonym_counts_as_its_event(words: str, kind: str) -> None:
    event = Event.model_validate({"event": words, "date": "2025-05-20"})
    assert event.event == kind


def test_no_word_is_given_two_meanings() -> None:
    rows = [*SYNONYMS.values(), *ADVICE_BY_WORDS]
    words = [word.strip() for row in rows for word in row.split(";")]
    assert len(words) > 250
    assert len(words) == len(set(words))
    assert set(EVENTS) & set(REMEDIES) == set()
    assert [word for word in words if event_called(word) is None and word.casefold() not in REMEDIES] == []


def test_an_unknown_event_is_reported_with_a_suggestion() -> None:
    with pytest.raises(MatterError) as stopped:
        matter_of("events: [{event: motion for nonsuit, date: 2025-05-20}]")
    (finding,) = stopped.value.findings
    assert finding.message == "`event`, `motion for nonsuit`, is not an event"
    assert "`motion for a directed verdict`" in finding.fix


@pytest.mark.parametrize("words", ["jury polled", "motion to stay proceedings", "trial continued", "demand", "zebra"])
def test_no_other_event_is_suggested_by_its_spelling(words: str) -> None:
    assert "did you mean" not in remedy(words)
    assert remedy(words)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("answr", "answer"),
        ("motion to dimiss", "motion to dismiss"),
        ("trail begun", "trial begun"),
        ("jury impanled", "jury sworn"),
    ],
)
def test_a_misspelled_event_is_recognized(words: str, kind: str) -> None:
    assert remedy(words) == f"did you mean `{kind}`?"


def test_each_event_that_a_remedy_names_exists() -> None:
    quoted_words = {word for text in REMEDIES.values() for word in re.findall(r"`([^`]+)`", text)}
    names = {word for word in quoted_words if ":" not in word and word != "Intervenor"}
    assert names - set(KINDS) == set()


# -- the order of events ----------------------------------------------------------------------------------------------


def order_faults(*events: str) -> list[str]:
    """Return the faults in the order of *events*, each with both places."""
    try:
        matter_of("events:\n" + "".join(events))
    except MatterError as stopped:
        return [finding.message for finding in stopped.findings if finding.code == "MAT009" and finding.also]
    return []


IMPOSSIBLE_ORDERS = [
    ("answer struck", "answer"),
    ("verdict", "trial begun"),
    ("bankruptcy stay lifted", "bankruptcy stay"),
    ("remand", "removal"),
    ("motion to dismiss denied", "motion to dismiss"),
    ("summary judgment denied", "motion for summary judgment"),
    ("reinstatement", "dismissal for want of prosecution"),
    ("plaintiff rested", "witness sworn"),
    ("default set aside", "default"),
    ("appeal decided", "appeal"),
]


@pytest.mark.parametrize(("later", "first"), IMPOSSIBLE_ORDERS)
def test_an_event_dated_before_an_event_that_it_must_follow_is_reported(later: str, first: str) -> None:
    (message,) = order_faults(event_entry(later, day="2025-05-02"), event_entry(first))
    assert message == f"`{later}` on 2025-05-02 is before `{first}` on 2025-05-20"
    assert order_faults(event_entry(first, day="2025-05-02"), event_entry(later)) == []


@pytest.mark.parametrize(
    "events",
    [
        [("answer", "beta", "01"), ("answer struck", "beta", "05"), ("amended answer", "beta", "10")],
        [("removal", "beta", "01"), ("remand", "", "05"), ("removal", "beta", "10")],
        [("verdict", "", "01"), ("new trial granted", "", "05"), ("trial begun", "", "10")],
        [("trial begun", "", "01"), ("mistrial", "", "05"), ("trial begun", "", "10"), ("verdict", "", "12")],
        [("answer struck", "beta", "01"), ("answer", "alpha", "05")],
    ],
)
def test_a_possible_sequence_has_no_findings(events: list[tuple[str, str, str]]) -> None:
    assert order_faults(*(event_entry(kind, by, f"2025-05-{day}") for kind, by, day in events)) == []
