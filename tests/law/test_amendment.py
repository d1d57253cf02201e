"""The right to amend a complaint of course, by the text of each law and the events of a case."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from assembler.law import court_days
from assembler.law.amendment.consent import consent_to_amend, leave_given, why_leave_has_ended
from assembler.law.amendment.right import right_to_amend
from assembler.law.amendment.situation import Situation
from assembler.law.court_days import Holiday, day_in_year, easter, may_be_closed, months_later
from assembler.load import read_document
from assembler.model.amendment import Amendments
from assembler.model.event import Event
from assembler.model.law import was_read
from tests.support.matters import catalog, court_records

SITUATIONS: list[dict[str, Any]] = read_document(Path(__file__).parent / "amendment_situations.yaml").data

COMPLAINT_DAY = date(2025, 1, 6)
DAY = date(2025, 6, 2)
"""The days of the complaint and of the amended complaint, unless a situation states others."""

OPPONENT_EVENTS = {"answer", "motion to dismiss", "motion to strike", "demurrer", "responsive pleading"}
"""The events that are acts of the opponent in every situation of the table."""


def law_called(name: str) -> Amendments:
    return catalog().record("amendment", name)  # type: ignore[no-any-return]


def day_in(situation: Mapping[str, Any], key: str, default: date) -> date | None:
    """Return the day under *key*: *default* if the situation does not state it, or None if it states `none`."""
    text = situation.get(key)
    if text is None:
        return default
    return None if text == "none" else date.fromisoformat(text)


def events_of(situation: Mapping[str, Any]) -> tuple[Event, ...]:
    served_events = [{"event": kind, "date": day} for kind, day in situation.get("events", {}).items()]
    filed_events = [{"event": kind, "filed": day} for kind, day in situation.get("filed", {}).items()]
    manner = {"manner": situation["manner"]} if "manner" in situation else {}
    return tuple(
        Event.model_validate({**event, **_by(event["event"]), **manner}) for event in (*served_events, *filed_events)
    )


def _by(kind: str) -> dict[str, str]:
    return {"by": "beta"} if kind in OPPONENT_EVENTS else {}


def case(situation: Mapping[str, Any], **changes: Any) -> Situation:
    """Return the case that a row of the table describes, with *changes* to its fields."""
    day = day_in(situation, "at", DAY)
    assert day
    events = events_of(situation)
    values: dict[str, Any] = {
        "plaintiffs": frozenset({"alpha"}),
        "opponents": ("beta",),
        "filing_date": day_in(situation, "complaint", COMPLAINT_DAY),
        "docket_read": day_in(situation, "docket", day),
        "amended_before": tuple(event.day for event in events if event.event == "amended complaint"),
        "names": {"alpha": "Alpha", "beta": "Beta", "gamma": "Gamma"},
        "state": situation.get("state", ""),
    }
    system = "federal" if situation.get("law") == "federal" else "state"
    return Situation(**{"day": day, "events": events, "system": system, **values, **changes})


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda entry: f"{entry['law']}: {entry.get('events', entry)}")
def test_each_situation_has_the_verdict_of_the_law(situation: dict[str, Any]) -> None:
    right = right_to_amend(law_called(situation["law"]), case(situation))
    assert right.state == situation["expect"], [ground.says for ground in right.grounds]
    if "until" in situation:
        assert right.last_day == date.fromisoformat(situation["until"])


LAWS_WITH_RIGHT = {name for name in catalog().names("amendment") if law_called(name).of_course.times}
"""The laws under which the right can be open."""


def test_the_table_covers_every_law_under_which_the_right_can_be_open() -> None:
    assert {situation["law"] for situation in SITUATIONS} >= LAWS_WITH_RIGHT
    assert len(SITUATIONS) > 100
    assert len(LAWS_WITH_RIGHT) > 20


# -- whose act it was -------------------------------------------------------------------------------------------------


def two_defendants(*events: dict[str, str]) -> Situation:
    """Return a case against Beta and Gamma with *events*."""
    parsed_events = tuple(Event.model_validate(event) for event in events)
    return Situation(
        DAY,
        parsed_events,
        "federal",
        plaintiffs=frozenset({"alpha"}),
        opponents=("beta", "gamma"),
        filing_date=COMPLAINT_DAY,
        docket_read=DAY,
    )


def federal_right(*events: dict[str, str]) -> str:
    return right_to_amend(law_called("federal"), two_defendants(*events)).state


@pytest.mark.parametrize("kind", ["answer", "motion to dismiss", "motion to strike"])
def test_a_plaintiffs_response_shows_an_unlisted_counterclaim(kind: str) -> None:
    response = {"event": kind, "by": "alpha", "date": "2025-06-02"}
    assert federal_right(response) == "doubtful"
    assert federal_right({"event": "answer", "by": "beta", "date": "2025-06-03"}, response) == "doubtful"


def test_a_plaintiffs_answer_to_a_listed_counterclaim_ends_nothing() -> None:
    counterclaim = {"event": "counterclaim", "by": "beta", "date": "2025-05-20"}
    assert federal_right(counterclaim, {"event": "answer", "by": "alpha", "date": "2025-05-28"}) == "open"


def test_a_late_answer_of_one_of_two_defendants_leaves_the_other_in_doubt() -> None:
    assert federal_right({"event": "answer", "by": "beta", "date": "2025-03-03"}) == "doubtful"


def test_one_defendants_answer_does_not_replace_an_unlisted_answer_of_another() -> None:
    answer = {"event": "answer", "by": "beta", "date": "2025-05-20"}
    assert federal_right(answer) == "open"
    assert federal_right(answer, {"event": "answer withdrawn", "by": "gamma", "date": "2025-05-28"}) == "doubtful"


def test_the_answers_of_both_end_the_right() -> None:
    answers = [{"event": "answer", "by": name, "date": "2025-03-03"} for name in ("beta", "gamma")]
    assert federal_right(*answers) == "closed"


def test_an_answer_without_a_filer_counts_for_all_defendants() -> None:
    assert federal_right({"event": "answer", "date": "2025-03-03"}) == "closed"


def test_under_some_laws_the_first_response_decides() -> None:
    situation = two_defendants({"event": "answer", "by": "beta", "date": "2025-05-12"})
    assert right_to_amend(law_called("nebraska"), situation).state == "closed"


def test_without_a_law_the_right_is_not_established() -> None:
    assert right_to_amend(None, case({})).state == "doubtful"


@pytest.mark.parametrize(("order", "state"), [("before", "closed"), ("after", "open")])
def test_an_event_on_the_day_counts_if_it_came_before_the_amended_complaint(order: str, state: str) -> None:
    answer = {"event": "answer", "by": "beta", "date": "2025-06-02", "order": f"{order} the amended complaint"}
    situation = case({}, events=(Event.model_validate(answer),), day=DAY)
    assert right_to_amend(law_called("washington"), situation).state == state


def test_a_law_that_counts_from_filing_leaves_the_right_open_after_service() -> None:
    answer = {"event": "answer", "by": "beta", "date": "2025-05-30", "filed": "2025-06-03"}
    assert right_to_amend(law_called("colorado"), case({}, events=(Event.model_validate(answer),))).state == "open"
    assert right_to_amend(law_called("washington"), case({}, events=(Event.model_validate(answer),))).state == "closed"


def test_the_plaintiffs_brief_shows_no_other_motion_than_the_one_that_it_answers() -> None:
    motion = {"event": "motion to dismiss", "by": "beta", "date": "2025-05-20"}
    brief = {"event": "brief against a motion to dismiss", "by": "alpha", "date": "2025-05-28"}
    assert federal_right(motion, brief) == "open"
    assert federal_right(brief) == "doubtful"


def test_a_law_that_asks_for_an_order_to_add_a_party_gives_no_right_to_add_one() -> None:
    assert right_to_amend(law_called("georgia"), case({}, added_parties=("Gamma",))).state == "closed"
    assert right_to_amend(law_called("georgia"), case({}, dropped_parties=("Gamma",))).state == "doubtful"
    assert right_to_amend(law_called("florida"), case({}, added_parties=("Gamma",))).state == "open"


def test_a_ruling_on_one_defendants_demurrer_leaves_a_doubt_about_the_other() -> None:
    demurrer = {"event": "demurrer", "by": "beta", "date": "2025-04-01"}
    ruling = {"event": "demurrer overruled", "by": "beta", "date": "2025-05-01"}
    california = law_called("california")
    assert right_to_amend(california, two_defendants(demurrer, ruling)).state == "doubtful"
    events_for_each = [event | {"by": name} for name in ("beta", "gamma") for event in (demurrer, ruling)]
    assert right_to_amend(california, two_defendants(*events_for_each)).state == "closed"


def test_two_trial_dates_leave_a_doubt_unless_the_law_uses_the_first_date() -> None:
    days = ("2025-06-20", "2025-11-20")
    events = tuple(Event.model_validate({"event": "trial set", "date": day}) for day in days)
    two_settings = case({}, events=events)
    assert right_to_amend(law_called("maryland"), two_settings).state == "doubtful"
    assert right_to_amend(law_called("alabama"), two_settings).state == "closed"


# -- consent and leave ------------------------------------------------------------------------------------------------


def test_the_consent_of_one_defendant_leaves_the_other_missing() -> None:
    situation = two_defendants({"event": "consent to amend", "by": "beta", "date": "2025-05-20"})
    consent = consent_to_amend(law_called("federal"), situation)
    assert consent.missing_parties == ("gamma",)
    assert not consent.is_enough


def test_consent_without_a_party_does_not_count() -> None:
    consent = consent_to_amend(
        law_called("federal"), two_defendants({"event": "consent to amend", "date": "2025-05-20"})
    )
    assert (consent.events, consent.missing_parties, len(consent.anonymous_events)) == ((), ("beta", "gamma"), 1)
    assert not consent.is_enough


def test_where_only_parties_who_appeared_must_consent_the_others_are_not_asked() -> None:
    situation = two_defendants(
        {"event": "answer", "by": "beta", "date": "2025-03-03"},
        {"event": "consent to amend", "by": "beta", "date": "2025-05-20"},
    )
    assert consent_to_amend(law_called("arizona"), situation).is_enough
    assert not consent_to_amend(law_called("federal"), situation).is_enough


def test_leave_lapses_after_the_day_that_the_court_set() -> None:
    leave = {"leave to amend": "2025-05-01"}
    assert leave_given(case({"events": {**leave, "amendment due": "2025-06-02"}}))
    assert leave_given(case({"events": {**leave, "amendment due": "2025-05-30"}})) is None


def test_leave_that_came_after_its_last_day_is_not_open() -> None:
    impossible_leave = case({"events": {"leave to amend": "2025-05-05", "amendment due": "2025-05-01"}})
    assert leave_given(impossible_leave) is None
    assert (
        why_leave_has_ended(impossible_leave)
        == "`amendment due` on 2025-05-01 is before `leave to amend` on 2025-05-05"
    )


def test_later_leave_is_open_although_the_last_day_of_earlier_leave_is_over() -> None:
    days = [("leave to amend", "2025-04-01"), ("amendment due", "2025-05-01"), ("leave to amend", "2025-05-20")]
    events = tuple(Event.model_validate({"event": kind, "date": day}) for kind, day in days)
    assert leave_given(case({}, events=events)) == events[-1]


@pytest.mark.parametrize("due", ["2025-05-20", "2025-06-20"])
def test_a_last_day_set_without_leave_leaves_the_right_of_course_in_doubt(due: str) -> None:
    assert federal_right({"event": "amendment due", "date": due}) == "doubtful"
    leave = {"event": "leave to amend", "date": "2025-05-01"}
    expected = "doubtful" if due < str(DAY) else "open"
    assert federal_right(leave, {"event": "amendment due", "date": due}) == expected


def test_an_earlier_amended_complaint_met_the_last_day_of_its_leave() -> None:
    events = {"leave to amend": "2025-04-01", "amended complaint": "2025-04-10", "amendment due": "2025-04-20"}
    assert right_to_amend(law_called("georgia"), case({"events": events})).state == "open"


def test_leave_and_consent_are_used_up_by_the_next_amended_complaint() -> None:
    events = {"leave to amend": "2025-04-01", "consent to amend": "2025-04-01", "amended complaint": "2025-04-10"}
    assert leave_given(case({"events": events})) is None
    assert not consent_to_amend(law_called("federal"), case({"events": events})).is_enough


def test_leave_that_comes_after_the_day_is_not_given_yet() -> None:
    assert leave_given(case({"events": {"leave to amend": "2025-05-30"}}))
    assert leave_given(case({"events": {"leave to amend": "2025-06-30"}})) is None


# -- days -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", ["2025-05-31", "2025-07-04", "2025-11-27", "2025-05-26", "2025-01-20", "2022-12-26"])
def test_courts_may_be_closed_on_a_weekend_or_a_holiday(day: str) -> None:
    assert may_be_closed(date.fromisoformat(day))


@pytest.mark.parametrize("row", court_days.listed_holidays(), ids=lambda row: f"{row.place}: {row.day}")
def test_each_holiday_has_a_date_in_every_year(row: Holiday) -> None:
    assert all(day_in_year(row.day, year).year == year for year in range(2020, 2035))


def test_easter_is_computed_correctly() -> None:
    assert [easter(year) for year in (2024, 2025, 2038)] == [date(2024, 3, 31), date(2025, 4, 20), date(2038, 4, 25)]


def test_a_state_holiday_is_one_only_in_its_state() -> None:
    assert may_be_closed(date(2026, 4, 20), "MA")
    assert not may_be_closed(date(2026, 4, 20), "TX")


def test_courts_are_open_on_another_weekday() -> None:
    assert not may_be_closed(date(2025, 6, 2))
    assert not may_be_closed(date(2025, 1, 21))


def test_six_months_after_the_last_day_of_august_is_the_last_day_of_february() -> None:
    assert months_later(date(2025, 8, 31), 6) == date(2026, 2, 28)


# -- every record -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", catalog().names("amendment"))
def test_each_law_has_its_authority_and_is_open_only_if_its_text_was_read(name: str) -> None:
    law = law_called(name)
    provisions = [law.otherwise, law.respond, law.after_leave, law.relation_back, law.supplemental, *law.more]
    provisions += law.later_pleadings.values()
    for provision in (*law.of_course.versions, *(part for part in provisions if part)):
        assert provision.cite
        assert provision.says
    assert all(was_read(version.basis) for version in law.of_course.versions if version.times)


def test_every_court_of_a_state_has_a_law_of_amendment() -> None:
    assert [court.id for court in court_records() if court.state and court.amendment is None] == []


def test_a_closed_right_is_explained_without_the_doubts_that_no_longer_matter() -> None:
    right = right_to_amend(law_called("federal"), case({"events": {"answer": "2025-03-03", "judgment": "2025-05-20"}}))
    assert [ground.weight for ground in right.against] == ["closes"]


def test_a_right_that_is_given_once_does_not_allow_a_second_amended_complaint() -> None:
    states = {name: right_to_amend(law_called(name), case({}, number=2)).state for name in ("federal", "georgia")}
    assert states == {"federal": "closed", "georgia": "open"}


def test_a_pleading_known_only_from_a_role_leaves_a_doubt() -> None:
    right = right_to_amend(law_called("federal"), case({}, unlisted_pleadings=frozenset({"counterclaim"})))
    assert right.state == "doubtful"


def test_a_law_of_a_firm_never_opens_the_right() -> None:
    law = law_called("washington")
    firm_law = law.model_copy(update={"of_course": law.of_course.model_copy(update={"basis": "firm"})})
    assert right_to_amend(law, case({})).state == "open"
    assert right_to_amend(firm_law, case({})).state == "doubtful"


@pytest.mark.parametrize("kind", ["answer", "motion to dismiss", "demurrer", "pretrial order", "trial set"])
@pytest.mark.slow
def test_a_closed_right_never_reopens(kind: str) -> None:
    event = {"event": kind, "date": "2025-06-16", **_by(kind)}
    events = (Event.model_validate({"event": "service", "date": "2025-06-02"}), Event.model_validate(event))
    for name in LAWS_WITH_RIGHT:
        states = []
        for days in range(240):
            day = DAY + timedelta(days=days)
            states.append(right_to_amend(law_called(name), case({}, events=events, day=day, docket_read=day)).state)
        closing_index = states.index("closed") if "closed" in states else len(states)
        assert "open" not in states[closing_index:], name
