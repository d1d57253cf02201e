"""The table of situations has, for each provision the guard uses, one where it applies and one where it does not."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest

from assembler.law.dismissal.events import ClosingEvent, closing_events
from assembler.law.dismissal.options import Option
from assembler.law.dismissal.reason import Reason
from assembler.law.dismissal.scope import Scope
from assembler.model.dismissal import Dismissals, Instrument
from assembler.model.until import Closing
from tests.support.matters import catalog
from tests.support.situations import SITUATIONS, Situation, law, options_by_name, scope

LAWS: Mapping[str, Dismissals] = {
    key: record for key in catalog().names("dismissal") if (record := catalog().record("dismissal", key)).instruments
}


@cache
def of_law(key: str) -> tuple[tuple[Situation, Scope, Mapping[str, Option]], ...]:
    """Return the situations under the law *key*, each with its scope and the options for which it expects a verdict."""
    return tuple(
        (situation, scope(situation), {name: options_by_name(situation)[name] for name in situation["expect"]})
        for situation in SITUATIONS
        if law(situation).id == key
    )


def instruments() -> Iterator[tuple[str, str, Instrument]]:
    """Yield the key of each law, and the name and record of each of its instruments."""
    for key, record in LAWS.items():
        yield from ((key, name, instrument) for name, instrument in record.instruments.items())


def closings() -> Iterator[tuple[str, str, Closing]]:
    """Yield each closing of each instrument, under each law and each view of a circuit, a department or a court."""
    for key, record in LAWS.items():
        for name, instrument in record.instruments.items():
            yield from ((key, name, closing) for closing in instrument.until.closed_by)
        for view in (*record.circuits.values(), *record.departments.values(), *record.courts.values()):
            for name, closed_by in view.closed_by.items():
                yield from ((key, name, closing) for closing in closed_by)


def fired(key: str, name: str, closing: Closing, event: str) -> list[tuple[ClosingEvent, Option]]:
    """Return each *event* of a situation by which *closing* closes, or may close, the instrument *name*."""
    return [
        (closing_event, options[name])
        for _, scoped, options in of_law(key)
        if name in options
        for closing_event in closing_events(scoped, [_as_here(scoped, name, closing)])
        if closing_event.event.event == event and _speaks(options[name], closing_event)
    ]


def _as_here(scoped: Scope, name: str, closing: Closing) -> Closing:
    """Return *closing* if the court's law has it, or else a closing that names no event."""
    here = scoped.law.instruments[name].until.closed_by
    return closing if closing in here else closing.model_copy(update={"events": ()})


def _speaks(option: Option, closing_event: ClosingEvent) -> bool:
    weighs = (reason for reason in option.reasons if reason.weight != "tells" or reason.court_decides)
    return any(reason.path == ("events", closing_event.event_index) for reason in weighs if reason.kind == "event")


@pytest.mark.tools  # takes many seconds
def test_each_event_that_closes_an_instrument_closes_it_in_a_situation() -> None:
    every = [(key, name, closing, event) for key, name, closing in closings() for event in closing.events]
    assert len(every) > 70
    assert [
        f"{key} {name}: {event}" for key, name, closing, event in every if not fired(key, name, closing, event)
    ] == []


def test_each_instrument_is_as_open_as_its_law_lets_it_be_in_a_situation() -> None:
    """What closes an instrument has a situation against it: one in which nothing does."""
    failures = []
    for key, name, _ in instruments():
        quiet = [options[name] for _, _, options in of_law(key) if name in options and not _closed(options[name])]
        if not quiet:
            failures.append(f"{key} {name}")
    assert failures == []


def _closed(option: Option) -> bool:
    """Whether something but what nobody has read speaks against *option*."""
    return any(reason.kind != "unread" for reason in option.doubts)


def test_each_act_of_a_party_dismissed_has_a_situation_in_which_another_did_it() -> None:
    """Of an instrument that what a party did closes, another party's doing the same closes nothing."""
    theirs = {(key, name) for key, name, closing in closings() if closing.by == "a party dismissed"}
    assert len(theirs) > 20
    assert sorted(pair for pair in theirs if not any(_of_another(*pair))) == []


def _of_another(key: str, name: str) -> Iterator[bool]:
    for _, scoped, options in of_law(key):
        if name in options:
            for closing in scoped.law.instruments[name].until.closed_by:
                if closing.by == "a party dismissed":
                    yield from (_by_another(scoped, closing, event) for _, event in scoped.events)


def _by_another(scoped: Scope, closing: Closing, event: Any) -> bool:
    return bool(event.means & set(closing.events)) and not set(event.by) & set(scoped.dismissed) and bool(event.by)


def test_an_act_of_the_plaintiff_has_a_situation_in_which_a_defendant_did_it() -> None:
    theirs = [(key, name, closing) for key, name, closing in closings() if closing.by == "the plaintiff"]
    assert theirs
    for key, name, closing in theirs:
        parties = {who for _, scoped, options in of_law(key) if name in options for who in _did(scoped, closing)}
        assert {"alpha", "beta"} <= parties


def _did(scoped: Scope, closing: Closing) -> Iterator[str]:
    yield from (who for _, event in scoped.events if event.means & set(closing.events) for who in event.by)


def test_each_reopening_has_a_situation_with_it_and_one_without() -> None:
    every = [(key, name, closing) for key, name, closing in closings() if closing.reopened]
    assert len(every) > 4
    failures = []
    for key, name, closing in every:
        closing_events = [named for event in closing.events for named in _named(key, name, closing, event)]
        if {event.reopened is None for event in closing_events} != {True, False}:
            failures.append(f"{key} {name}: {closing.events}")
    assert failures == []


def _named(key: str, name: str, closing: Closing, event: str) -> list[ClosingEvent]:
    return [
        closing_event
        for _, scoped, options in of_law(key)
        if name in options
        for closing_event in closing_events(scoped, [_as_here(scoped, name, closing)])
        if closing_event.event.event == event
    ]


def test_an_event_that_keeps_an_instrument_open_has_a_situation_with_it_and_one_without() -> None:
    every = [(key, name, closing) for key, name, closing in closings() if closing.lacking]
    assert every
    for key, name, closing in every:
        listed = [{event.event for _, event in scoped.events} for _, scoped, options in of_law(key) if name in options]
        due = [events for events in listed if events & set(closing.events)]
        assert {bool(events & set(closing.lacking)) for events in due} == {True, False}


def test_what_moves_or_ends_a_case_does_so_in_a_situation_and_not_in_another() -> None:
    common = LAWS["federal"]
    every = [(closing, event) for closing in (*common.moved_by, *common.ended_by) for event in closing.events]
    assert len(every) > 7
    moved_or_ended = [(moved_or_ended.closing, moved_or_ended.event.event) for moved_or_ended in _moved_or_ended()]
    assert [event for closing, event in every if (closing, event) not in moved_or_ended] == []
    again = [moved_or_ended.closing for moved_or_ended in _moved_or_ended() if moved_or_ended.reopened]
    assert [closing.events for closing, _ in every if closing.reopened and closing not in again] == []


def _moved_or_ended() -> Iterator[ClosingEvent]:
    for situation in SITUATIONS:
        yield from closing_events(scope(situation), (*scope(situation).law.moved_by, *scope(situation).law.ended_by))


# -- earlier dismissals -----------------------------------------------------------------------------------------------


def views_of_a_second_dismissal() -> Iterator[tuple[str, str, Any]]:
    """Yield the rule of each law, and of each view, on a second dismissal by each of its instruments."""
    for key, name, instrument in instruments():
        yield key, name, instrument.second_dismissal
    for key, record in LAWS.items():
        for view in record.circuits.values():
            yield from ((key, name, second) for name, second in view.second_dismissal.items())


def test_each_method_of_earlier_dismissal_that_counts_or_may_count_has_a_situation() -> None:
    wrong, count = [], 0
    for key, name, second in views_of_a_second_dismissal():
        for methods, weight in ((second.counts, "closes"), (second.perhaps, "asks")):
            for method in methods:
                count += 1
                if weight not in _weights(key, name, second, method):
                    wrong.append(f"{key} {name}: {method} ({weight})")
    assert count > 100
    assert wrong == []


def _weights(key: str, name: str, second: Any, method: str) -> set[str]:
    return {
        reason.weight
        for _, scoped, options in of_law(key)
        if name in options and scoped.law.instruments[name].second_dismissal == second
        for reason in options[name].reasons
        if reason.kind == "second" and _method(scoped, reason) == method
    }


def _method(scoped: Scope, reason: Reason) -> str:
    return str(dict(scoped.earlier)[int(reason.path[1])].by)


def test_each_law_that_makes_a_second_dismissal_final_has_a_situation_in_which_it_is_not_final() -> None:
    """A second dismissal is not final if the first was of another claim, or does not count."""
    failures = []
    for key, name, second in views_of_a_second_dismissal():
        quiet = [
            situation
            for situation, scoped, options in of_law(key)
            if name in options and scoped.law.instruments[name].second_dismissal == second
            if not any(reason.kind == "second" for reason in options[name].doubts)
        ]
        if second.then != "nothing" and not quiet:
            failures.append(f"{key} {name}")
    assert failures == []


# -- signatures, orders, openings -------------------------------------------------------------------------------------


def test_each_instrument_that_other_parties_sign_has_a_situation_with_their_names() -> None:
    failures = []
    for key, name, instrument in instruments():
        if instrument.signed_by.by not in {"the plaintiff", "the claimant"}:
            signed = [options[name].signers for _, _, options in of_law(key) if name in options]
            if not any(signed):
                failures.append(f"{key} {name}")
    assert failures == []


def test_a_party_who_need_not_sign_is_left_out_in_a_situation_of_each_law() -> None:
    """One party has not appeared where all who have appeared sign, or has left where all current parties sign."""
    failures = []
    for key, name, instrument in instruments():
        if instrument.signed_by.by in {"all who have appeared", "all current parties"}:
            left_out = [
                options[name]
                for _, scoped, options in of_law(key)
                if name in options and options[name].signers != ("beta", "gamma")
            ]
            if not left_out:
                failures.append(f"{key} {name}")
    assert failures == []


def test_each_instrument_has_a_situation_that_states_the_courts_act() -> None:
    with_orders = {(law(situation).id, key) for situation in SITUATIONS for key in situation.get("orders", {})}
    assert {(key, name) for key, name, _ in instruments()} - with_orders == set()
    needs = {instrument.order.needs for _, _, instrument in instruments()}
    assert needs == {"nothing", "an order", "a form of judgment"}


def test_each_instrument_that_an_event_opens_has_a_situation_before_and_after_it() -> None:
    opened = [(key, name, instrument) for key, name, instrument in instruments() if instrument.opened_by]
    assert len(opened) > 3
    for key, name, _ in opened:
        purposes = {
            any(reason.kind == "purpose" for reason in options[name].reasons)
            for _, _, options in of_law(key)
            if name in options
        }
        assert purposes == {True, False}
