"""Consent or leave to amend that a later event, or a deadline, makes doubtful."""

from datetime import date, timedelta

import pytest

from assembler.law.amendment.consent import consent_to_amend, why_leave_has_ended
from assembler.law.amendment.overtaken import OVERTAKING
from assembler.law.amendment.situation import Situation
from assembler.model.event import Event

DAY = date(2025, 6, 2)


def situation(*events: tuple[str, int], system: str = "federal") -> Situation:
    """Return a situation on `DAY` with *events*, each a kind and the number of days before that day."""
    parsed_events = tuple(
        Event.model_validate(
            {
                "event": kind,
                "by": ["strings"] if kind == "consent to amend" else [],
                "date": DAY - timedelta(days=days_before),
            }
        )
        for kind, days_before in events
    )
    return Situation(DAY, parsed_events, system, plaintiffs=frozenset({"kites"}), opponents=("strings",))


@pytest.mark.parametrize("event", sorted(OVERTAKING | {"remand", "transfer", "pleading deadline"}))
def test_consent_is_not_enough_after_an_event_that_decides_stays_or_moves_the_case(event: str) -> None:
    assert consent_to_amend(law=None, situation=situation(("consent to amend", 9))).is_enough
    assert not consent_to_amend(law=None, situation=situation(("consent to amend", 9), (event, 4))).is_enough
    assert consent_to_amend(law=None, situation=situation(("consent to amend", 9), (event, -4))).is_enough


@pytest.mark.parametrize("event", sorted(OVERTAKING | {"remand", "transfer"}))
def test_leave_from_before_such_an_event_is_doubtful_and_later_leave_is_good(event: str) -> None:
    assert why_leave_has_ended(situation(("leave to amend", 9))) == ""
    assert why_leave_has_ended(situation(("leave to amend", 9), (event, 4))) != ""
    assert why_leave_has_ended(situation(("leave to amend", 3), (event, 4))) == ""


def test_a_complaint_can_be_amended_by_consent_after_the_case_returns_to_the_court() -> None:
    events = (("remand", 8), ("removal", 6), ("consent to amend", 4))
    assert consent_to_amend(law=None, situation=situation(*events)).is_enough
