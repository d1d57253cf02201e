"""Each approval and each rule on partial dismissal has a situation, and law that was not read leaves a doubt."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from assembler.law.dismissal.approvals import _covers_dismissal
from assembler.law.dismissal.options import Option
from assembler.model.circumstance import CONCERN_CIRCUMSTANCES
from assembler.model.dismissal import Approval, Partial, PartialRule
from tests.law.test_dismissal_provisions import LAWS, situations_under
from tests.support.situations import SITUATIONS, Situation, law, options_by_name, scope


def approvals() -> Iterator[tuple[str, Approval, str]]:
    """Yield each approval of a law or of a view of it, once for each circumstance that requires it."""
    for law_key, record in LAWS.items():
        views = (*record.circuits.values(), *record.departments.values(), *record.courts.values())
        for approval in (*record.approvals, *(approval for view in views for approval in view.approvals)):
            yield from ((law_key, approval, concern) for concern in approval.where)


@pytest.mark.slow
def test_each_approval_has_a_situation_in_which_it_is_needed_or_stated_to_be_unnecessary() -> None:
    all_approvals = list(approvals())
    assert len(all_approvals) > 120
    assert [
        f"{law_key}: {concern}"
        for law_key, approval, concern in all_approvals
        if not _approval_is_covered(law_key, approval, concern)
    ] == []


def _approval_is_covered(law_key: str, approval: Approval, concern: str) -> bool:
    """Whether, for each way to dismiss that needs *approval*, a situation with an expected verdict reports it."""
    instruments = [instrument for instrument in LAWS[law_key].instruments.values() if instrument.of == "claims"]
    ways = {instrument.way for instrument in instruments} & set(approval.ways)
    covered_ways = {
        scoped.law.instruments[name].way
        for _, scoped, options in situations_under(law_key)
        for name, option in options.items()
        for reason in option.reasons
        if reason.kind == "approval" and reason.says.startswith(f"{concern}: {approval.says}")
    }
    return bool(ways) and ways <= covered_ways


@pytest.mark.parametrize("prejudice", ["with", "without"])
def test_an_approval_for_one_prejudice_is_needed_where_nobody_has_chosen_a_prejudice(prejudice: Any) -> None:
    situation = next(situation for situation in SITUATIONS if not situation.get("prejudice"))
    scope_without_prejudice = replace(scope(situation), claims=())
    assert scope_without_prejudice.prejudice is None
    instrument = next(iter(law(situation).instruments.values()))
    effect_as_chosen = instrument.default_effect.model_copy(update={"prejudice": "as chosen"})
    approval = next(approval for _, approval, _ in approvals()).model_copy(update={"prejudice": prejudice})
    assert _covers_dismissal(
        scope_without_prejudice, approval, instrument.model_copy(update={"default_effect": effect_as_chosen})
    )


def test_each_answer_on_a_part_of_the_action_has_a_situation() -> None:
    failures = []
    count = 0
    for law_key, record in LAWS.items():
        views = (*record.circuits.values(), *record.departments.values(), *record.courts.values())
        for partial in (record.partial, *(view.partial for view in views)):
            for part_kind, answer in _answers(partial):
                count += 1
                if not _partial_rule_is_covered(law_key, partial, part_kind, answer):
                    failures.append(f"{law_key}: {part_kind} ({answer.says})")
    assert count > 60
    assert failures == []


def _answers(partial: Partial | None) -> Iterator[tuple[str, PartialRule]]:
    if partial:
        answers = {"defendants": partial.defendants, "claims": partial.claims, "plaintiffs": partial.plaintiffs}
        yield from ((f"fewer than all {part_kind}", answer) for part_kind, answer in answers.items() if answer)
        if partial.by_order:
            yield "fewer than all", partial.by_order


def _partial_rule_is_covered(law_key: str, partial: Partial | None, part_kind: str, answer: PartialRule) -> bool:
    return any(
        reason.kind == "partial" and reason.says.startswith(part_kind) and answer.says in reason.says
        for _, scoped, options in situations_under(law_key)
        if scoped.law.partial == partial
        for option in options.values()
        for reason in option.reasons
    )


@pytest.mark.slow
def test_a_provision_that_was_not_read_leaves_a_doubt_under_each_law() -> None:
    courts = {law(situation).id: situation["court"] for situation in reversed(SITUATIONS)}
    pairs = [(law_key, concern) for law_key, record in LAWS.items() for concern in record.not_read]
    assert len(pairs) > 200
    assert [f"{law_key}: {concern}" for law_key, concern in pairs if not _is_doubtful(courts[law_key], concern)] == []


SITUATION_BY_CONCERN: Mapping[str, Situation] = {
    "class action": {"action": ["class action"]},
    "class certified": {"events": [{"event": "class certified", "date": "2025-05-20"}]},
    "derivative action": {"action": ["derivative action"]},
    "receiver appointed": {"events": [{"event": "receiver appointed", "date": "2025-05-20"}]},
    "minor": {"parties": {"alpha": {"minor": "yes"}}},
    "incompetent person": {"parties": {"alpha": {"through": "her guardian, Mary Roe"}}},
    "wrongful death": {"action": ["wrongful death"]},
    "estate": {"parties": {"alpha": {"represents": "decedent"}}},
}
"""By concern: the keys of a matter in which it is present."""


def _is_doubtful(court: str, concern: str) -> bool:
    """Whether every instrument without a judge's decision is not open in a suit with the concern *concern*."""
    options = options_by_name(
        {"court": court, "says": concern, "wish": "all", **SITUATION_BY_CONCERN[concern]}
    ).values()
    return all(option.verdict != "open" for option in options if not _asks_a_judge(option))


@pytest.mark.slow
def test_a_dismissal_that_needs_approval_is_open_only_with_a_decision_of_the_judge() -> None:
    courts = {law(situation).id: situation["court"] for situation in reversed(SITUATIONS)}
    assert set(courts) == {law_key for law_key, record in LAWS.items() if record.instruments}
    failures = []
    count = 0
    for law_key, court in courts.items():
        for concern, prejudice in product(SITUATION_BY_CONCERN, ("with", "without")):
            dismissal = {
                "court": court,
                "says": concern,
                "wish": "all",
                "prejudice": prejudice,
                **SITUATION_BY_CONCERN[concern],
            }
            for name, option in options_by_name(dismissal).items():
                count += not _asks_a_judge(option)
                if option.verdict == "open" and not (
                    _asks_a_judge(option) or _is_explained(law_key, concern, prejudice, option)
                ):
                    failures.append(f"{law_key} {name}: {concern}, {prejudice} prejudice")
    assert count > 1_000
    assert failures == []


SITUATION_BY_CONCERN_ELSEWHERE: Mapping[str, Situation] = {
    "qui tam": {"action": ["qui tam"]},
    "class settlement proposed": {"events": [{"event": "class settlement proposed", "date": "2025-05-20"}]},
    "association": {"action": ["association"]},
    "FLSA": {"action": ["FLSA"]},
    "replevin": {"action": ["replevin"]},
    "jurisdiction kept": {"keeps_jurisdiction": "yes"},
}
"""By concern of courts elsewhere: the keys of a matter in which it is present."""


@pytest.mark.slow
def test_no_silent_law_opens_a_paper_that_courts_elsewhere_must_approve() -> None:
    courts = {law(situation).id: situation["court"] for situation in reversed(SITUATIONS)}
    assert {concern for approval in LAWS["federal"].approvals_elsewhere for concern in approval.where} == set(
        SITUATION_BY_CONCERN_ELSEWHERE
    )
    failures = []
    count = 0
    for law_key, court in courts.items():
        for concern, situation in SITUATION_BY_CONCERN_ELSEWHERE.items():
            is_silent = not any(concern in approval.where for approval in LAWS[law_key].approvals)
            only_notices = concern == "replevin"
            for name, option in options_by_name({"court": court, "says": concern, "wish": "all", **situation}).items():
                if not is_silent or _asks_a_judge(option) or (only_notices and option.instrument.way != "notice"):
                    continue
                count += 1
                if option.verdict == "open":
                    failures.append(f"{law_key} {name}: {concern}")
    assert count > 400
    assert failures == []


@pytest.mark.slow
def test_no_law_opens_a_paper_in_an_action_for_a_state_whoever_signs_it() -> None:
    courts = {law(situation).id: situation["court"] for situation in reversed(SITUATIONS)}
    ways: tuple[Situation, ...] = ({"action": ["qui tam"]}, {"parties": {"alpha": {"ex_rel": "Jane Roe"}}})
    options = [
        (law_key, option)
        for law_key, court in courts.items()
        for situation in ways
        for option in options_by_name({"court": court, "says": "qui tam", "wish": "all", **situation}).values()
    ]
    assert len(options) > 300
    assert [f"{law_key} {option.key}" for law_key, option in options if option.verdict == "open"] == []


def _asks_a_judge(option: Option) -> bool:
    """Whether *option* is a motion that the record leaves to the judge's discretion."""
    instrument = option.instrument
    order = option.instrument.order
    of_course = bool(instrument.of_right) or order.approves is False
    return instrument.way == "motion" and order.needs == "an order" and not of_course


def _is_explained(law_key: str, concern: str, prejudice: str, option: Option) -> bool:
    """Whether the record explains why *option* is open although the law lists an approval for the concern *concern*."""
    if any(reason.kind == "approval" and reason.court_decides for reason in option.reasons):
        return option.instrument.way == "motion"
    return any(concern in approval.where for approval in LAWS[law_key].approvals) and all(
        approval.needs == "nothing"
        or approval.prejudice not in {None, prejudice}
        or option.instrument.way not in approval.ways
        for approval in LAWS[law_key].approvals
        if concern in approval.where
    )


def test_the_concerns_of_the_test_are_those_of_the_program() -> None:
    assert tuple(SITUATION_BY_CONCERN) == CONCERN_CIRCUMSTANCES


def test_each_approval_whose_law_was_read_has_a_sentence_for_a_motion() -> None:
    """Approvals with a condition that a matter cannot state, or for stipulations alone, need no sentence."""
    by_identity = {
        id(approval): (law_key, approval)
        for law_key, approval, _ in approvals()
        if approval.needs == "approval" and not approval.unless
    }
    read_approvals = [
        (law_key, approval)
        for law_key, approval in by_identity.values()
        if approval.basis in {"official", "copy", "derived"}
    ]
    assert len(read_approvals) > 40
    assert [
        f"{law_key}: {approval.says}"
        for law_key, approval in read_approvals
        if not approval.argument and approval.ways != ("stipulation",)
    ] == []
