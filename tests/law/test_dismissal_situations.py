"""The situations in dismissal_situations.yaml: the verdicts, and the authority for each."""

from collections import Counter
from collections.abc import Iterator

import pytest

from assembler.law.dismissal.options import recommended_option
from assembler.law.dismissal.reasons import other_consequences
from tests.support.matters import catalog
from tests.support.situations import (
    SITUATIONS,
    Situation,
    law,
    may_be_denied,
    must_sign,
    name,
    options_by_name,
    scope,
    signed_instrument,
)
from tests.support.walks import STRIDES


def test_there_are_situations_of_every_jurisdiction() -> None:
    laws = {law(situation).id for situation in SITUATIONS}
    recorded = {key for key in catalog().names("dismissal") if catalog().record("dismissal", key).instruments}
    assert laws == recorded
    assert len(SITUATIONS) > 350


def test_the_names_of_situations_are_unique_in_a_court() -> None:
    names = [name(situation) for situation in SITUATIONS]
    assert [text for text, count in Counter(names).items() if count > 1] == []


@pytest.mark.slow
def test_each_instrument_is_open_or_closed_as_the_lawyer_expects() -> None:
    assert [failure for situation in SITUATIONS for failure in _unexpected_verdicts(situation)] == []


def _unexpected_verdicts(situation: Situation) -> Iterator[str]:
    options = options_by_name(situation)
    for key, expected in situation["expect"].items():
        if options[key].verdict != expected:
            yield f"{name(situation)}: {key} is {options[key].verdict}, not {expected}"


@pytest.mark.parametrize("stride", STRIDES)
@pytest.mark.parametrize("party", ["beta", "gamma"])
@pytest.mark.slow
def test_service_recorded_before_all_other_events_changes_no_verdict(party: str, stride: int) -> None:
    service = {"event": "service", "by": [party], "date": "2025-03-04"}
    situations = [situation for situation in SITUATIONS if situation.get("events")][::stride]
    assert len(situations) > 300 // stride
    failures = []
    for situation in situations:
        situation_with_service = {**situation, "events": [service, *situation["events"]]}
        if verdicts(situation) != verdicts(situation_with_service):
            failures.append(name(situation))
    assert failures == []


def verdicts(situation: Situation) -> dict[str, str]:
    """Return the verdict on each instrument in *situation*."""
    return {key: option.verdict for key, option in options_by_name(situation).items()}


@pytest.mark.slow
def test_the_motions_that_the_court_may_deny_are_those_that_the_lawyer_names() -> None:
    situations_with_denials = [situation for situation in SITUATIONS if "may_deny" in situation]
    assert len(situations_with_denials) > 30
    failures = [
        name(situation)
        for situation in SITUATIONS
        if may_be_denied(situation, options_by_name(situation).values()) != situation.get("may_deny", [])
    ]
    assert failures == []


@pytest.mark.slow
def test_the_recommended_instrument_is_the_lawyers_choice() -> None:
    failures = []
    for situation in SITUATIONS:
        best = recommended_option(tuple(options_by_name(situation).values()))
        if (best.key if best else "none") != situation["take"]:
            failures.append(f"{name(situation)}: {best and best.key}, not {situation['take']}")
    assert failures == []


@pytest.mark.slow
def test_the_reason_and_the_authority_are_reported() -> None:
    assert [failure for situation in SITUATIONS for failure in _missing_reasons(situation)] == []


def _missing_reasons(situation: Situation) -> Iterator[str]:
    options = options_by_name(situation)
    reasons = [reason for option in options.values() for reason in option.reasons] + [
        *other_consequences(scope(situation))
    ]
    actual_reasons = [(reason.says, reason.cite) for reason in reasons if situation.get("because", "") in reason.says]
    if "because" in situation and not actual_reasons:
        yield f"{name(situation)}: nobody says `{situation['because']}`: {[reason.says for reason in reasons]}"
    instruments = [option.instrument for option in options.values()]
    cites = [cite for _, cite in actual_reasons] + [
        cite for instrument in instruments for cite in (instrument.rule, instrument.signed_by.cite)
    ]
    if not any(situation["authority"] in cite for cite in cites):
        yield f"{name(situation)}: nothing rests on `{situation['authority']}`: {cites}"


def test_all_who_must_sign_are_named() -> None:
    situations = [situation for situation in SITUATIONS if "signs" in situation]
    assert len(situations) > 15
    assert [
        name(situation)
        for situation in situations
        if list(options_by_name(situation)[signed_instrument(situation)].signers) != must_sign(situation)
    ] == []


@pytest.mark.slow
def test_the_necessary_order_is_reported() -> None:
    situations = [situation for situation in SITUATIONS if "orders" in situation]
    assert {law(situation).id for situation in situations} == {law(situation).id for situation in SITUATIONS}
    assert [
        f"{name(situation)}: {key}"
        for situation in situations
        for key, needs in situation["orders"].items()
        if options_by_name(situation)[key].instrument.order.needs != needs
    ] == []


def test_the_named_party_is_dismissed() -> None:
    gamma_situation = next(situation for situation in SITUATIONS if situation["wish"] == ["gamma"])
    assert scope(gamma_situation).dismissed_parties == ("gamma",)


def test_the_rule_on_earlier_dismissals_is_reported_if_there_was_a_dismissal() -> None:
    laws_with_rule = set()
    laws_reported = set()
    for situation in SITUATIONS:
        if not isinstance(situation.get("earlier"), list):
            continue
        reported_consequences = [reason.says for reason in other_consequences(scope(situation))]
        for consequence in law(situation).watch:
            if "earlier dismissal" in consequence.where:
                laws_with_rule.add(law(situation).id)
                if f"earlier dismissal: {consequence.says}" in reported_consequences:
                    laws_reported.add(law(situation).id)
    assert len(laws_with_rule) > 3
    assert laws_reported == laws_with_rule
