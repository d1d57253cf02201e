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
from assembler.model.time_limit import Closing
from tests.support.matters import catalog
from tests.support.situations import SITUATIONS, Situation, law, options_by_name, scope

RECORDS: Mapping[str, Dismissals] = {key: catalog().record("dismissal", key) for key in catalog().names("dismissal")}

LAWS: Mapping[str, Dismissals] = {law_key: record for law_key, record in RECORDS.items() if record.instruments}


@cache
def situations_under(law_key: str) -> tuple[tuple[Situation, Scope, Mapping[str, Option]], ...]:
    """Return the situations under a law, each with its scope and the options for which it expects a verdict."""
    return tuple(
        (situation, scope(situation), {name: options_by_name(situation)[name] for name in situation["expect"]})
        for situation in SITUATIONS
        if law(situation).id == law_key
    )


def instruments() -> Iterator[tuple[str, str, Instrument]]:
    """Yield the key of each law, and the name and record of each of its instruments."""
    for law_key, record in LAWS.items():
        yield from ((law_key, name, instrument) for name, instrument in record.instruments.items())


def closings() -> Iterator[tuple[str, str, Closing]]:
    """Yield each closing of each instrument, under each law and each view of a circuit, a department or a court."""
    for law_key, record in LAWS.items():
        for name, instrument in record.instruments.items():
            yield from ((law_key, name, closing) for closing in instrument.until.closed_by)
        for view in (*record.circuits.values(), *record.departments.values(), *record.courts.values()):
            for name, closed_by in view.closed_by.items():
                yield from ((law_key, name, closing) for closing in closed_by)


def closing_events_for(law_key: str, name: str, closing: Closing, event: str) -> list[tuple[ClosingEvent, Option]]:
    """Return each *event* of a situation to which *closing* of the instrument *name* applies.

    Each is returned with the option for the instrument.
    """
    events_with_option: list[tuple[ClosingEvent, Option]] = []
    for _, scoped, options in situations_under(law_key):
        if name in options:
            court_events = closing_events(scoped, [_closing_in_court(scoped, name, closing)])
            events_with_option += [
                (closing_event, options[name]) for closing_event in court_events if closing_event.event.event == event
            ]
    return events_with_option


def _closing_in_court(scoped: Scope, name: str, closing: Closing) -> Closing:
    """Return *closing* if the court's law has it, or else a closing that names no event."""
    court_closings = scoped.law.instruments[name].until.closed_by
    return closing if closing in court_closings else closing.model_copy(update={"events": ()})


def _has_reason(option: Option, closing_event: ClosingEvent) -> bool:
    """Whether *option* has a reason based on the event, other than a reason that is only a note."""
    return any(
        reason.kind == "event" and reason.path == ("events", closing_event.event_index)
        for reason in option.reasons
        if reason.weight != "tells" or reason.court_decides
    )


@pytest.mark.slow
def test_each_event_that_closes_an_instrument_closes_it_in_a_situation() -> None:
    all_events = [(law_key, name, closing, event) for law_key, name, closing in closings() for event in closing.events]
    assert len(all_events) > 70
    failures = []
    for law_key, name, closing, event in all_events:
        events_with_option = closing_events_for(law_key, name, closing, event)
        if not any(_has_reason(option, closing_event) for closing_event, option in events_with_option):
            failures.append(f"{law_key} {name}: {event}")
    assert failures == []


@pytest.mark.slow
def test_each_instrument_is_as_open_as_its_law_lets_it_be_in_a_situation() -> None:
    """For each instrument that something can close, there is a situation in which nothing closes it."""
    failures = []
    for law_key, name, _ in instruments():
        unclosed_options = [
            options[name]
            for _, _, options in situations_under(law_key)
            if name in options and not _is_closed(options[name])
        ]
        if not unclosed_options:
            failures.append(f"{law_key} {name}")
    assert failures == []


def _is_closed(option: Option) -> bool:
    """Whether something speaks against *option* other than that its law was not read."""
    return any(reason.kind != "unread" for reason in option.doubts)


@pytest.mark.slow
def test_each_act_of_a_dismissed_party_has_a_situation_in_which_another_party_did_it() -> None:
    """If an act of a party dismissed closes an instrument, the same act of another party does not."""
    instruments_closed_by_party = {
        (law_key, name) for law_key, name, closing in closings() if closing.by == "a party dismissed"
    }
    assert len(instruments_closed_by_party) > 20
    assert sorted(pair for pair in instruments_closed_by_party if not _another_party_acts(*pair)) == []


def _another_party_acts(law_key: str, name: str) -> bool:
    """Whether some situation has another party do an act that closes *name* if a dismissed party does it."""
    for _, scoped, options in situations_under(law_key):
        if name in options:
            closings_by_party = [
                closing for closing in scoped.law.instruments[name].until.closed_by if closing.by == "a party dismissed"
            ]
            for closing in closings_by_party:
                if any(_is_by_another_party(scoped, closing, event) for _, event in scoped.events):
                    return True
    return False


def _is_by_another_party(scoped: Scope, closing: Closing, event: Any) -> bool:
    return (
        bool(event.kinds & set(closing.events)) and not set(event.by) & set(scoped.dismissed_parties) and bool(event.by)
    )


def test_an_act_of_the_plaintiff_has_a_situation_in_which_a_defendant_did_it() -> None:
    plaintiff_closings = [
        (law_key, name, closing) for law_key, name, closing in closings() if closing.by == "the plaintiff"
    ]
    assert plaintiff_closings
    for law_key, name, closing in plaintiff_closings:
        parties = {
            who
            for _, scoped, options in situations_under(law_key)
            if name in options
            for who in _parties_who_acted(scoped, closing)
        }
        assert {"alpha", "beta"} <= parties


def _parties_who_acted(scoped: Scope, closing: Closing) -> Iterator[str]:
    yield from (who for _, event in scoped.events if event.kinds & set(closing.events) for who in event.by)


@pytest.mark.slow
def test_each_reopening_has_situations_with_and_without_it() -> None:
    reopenable_closings = [(law_key, name, closing) for law_key, name, closing in closings() if closing.reopened]
    assert len(reopenable_closings) > 4
    failures = []
    for law_key, name, closing in reopenable_closings:
        is_reopened = {
            closing_event.reopened is not None
            for event in closing.events
            for closing_event, _ in closing_events_for(law_key, name, closing, event)
        }
        if is_reopened != {True, False}:
            failures.append(f"{law_key} {name}: {closing.events}")
    assert failures == []


def test_an_event_that_keeps_an_instrument_open_has_situations_with_and_without_it() -> None:
    closings_with_exceptions = [(law_key, name, closing) for law_key, name, closing in closings() if closing.lacking]
    assert closings_with_exceptions
    for law_key, name, closing in closings_with_exceptions:
        events_by_situation = [
            {event.event for _, event in scoped.events}
            for _, scoped, options in situations_under(law_key)
            if name in options
        ]
        events_that_close = [events for events in events_by_situation if events & set(closing.events)]
        assert {bool(events & set(closing.lacking)) for events in events_that_close} == {True, False}


@pytest.mark.slow
def test_what_moves_or_ends_a_case_does_so_in_a_situation_and_not_in_another() -> None:
    federal_law = LAWS["federal"]
    expected = [
        (closing, event) for closing in (*federal_law.moved_by, *federal_law.ended_by) for event in closing.events
    ]
    assert len(expected) > 7
    closings_in_situations = [(closing_event.closing, closing_event.event.event) for closing_event in _moved_or_ended()]
    assert [event for closing, event in expected if (closing, event) not in closings_in_situations] == []
    reopened = [closing_event.closing for closing_event in _moved_or_ended() if closing_event.reopened]
    assert [closing.events for closing, _ in expected if closing.reopened and closing not in reopened] == []


def _moved_or_ended() -> Iterator[ClosingEvent]:
    """Yield each event of a situation that moves or ends its case."""
    for situation in SITUATIONS:
        yield from closing_events(scope(situation), (*scope(situation).law.moved_by, *scope(situation).law.ended_by))


# -- earlier dismissals -----------------------------------------------------------------------------------------------


def views_of_a_second_dismissal() -> Iterator[tuple[str, str, Any]]:
    """Yield the rule of each law, and of each view, on a second dismissal by each of its instruments."""
    for law_key, name, instrument in instruments():
        yield law_key, name, instrument.second_dismissal
    for law_key, record in LAWS.items():
        for view in record.circuits.values():
            yield from ((law_key, name, second) for name, second in view.second_dismissal.items())


@pytest.mark.slow
def test_each_method_of_earlier_dismissal_that_counts_or_may_count_has_a_situation() -> None:
    failures = []
    count = 0
    for law_key, name, second in views_of_a_second_dismissal():
        for methods, weight in ((second.counts, "closes"), (second.perhaps, "asks")):
            for method in methods:
                count += 1
                if weight not in _weights_of_method(law_key, name, second, method):
                    failures.append(f"{law_key} {name}: {method} ({weight})")
    assert count > 100
    assert failures == []


def _weights_of_method(law_key: str, name: str, second: Any, method: str) -> set[str]:
    return {
        reason.weight
        for _, scoped, options in situations_under(law_key)
        if name in options and scoped.law.instruments[name].second_dismissal == second
        for reason in options[name].reasons
        if reason.kind == "second" and _method_of(scoped, reason) == method
    }


def _method_of(scoped: Scope, reason: Reason) -> str:
    return str(dict(scoped.earlier_dismissals)[int(reason.path[1])].by)


@pytest.mark.slow
def test_each_law_that_makes_a_second_dismissal_final_also_has_a_situation_where_it_is_not() -> None:
    """A second dismissal is not final if the first was of another claim, or does not count."""
    failures = []
    for law_key, name, second in views_of_a_second_dismissal():
        situations_not_final = [
            situation
            for situation, scoped, options in situations_under(law_key)
            if name in options and scoped.law.instruments[name].second_dismissal == second
            if not any(reason.kind == "second" for reason in options[name].doubts)
        ]
        if second.then != "nothing" and not situations_not_final:
            failures.append(f"{law_key} {name}")
    assert failures == []


# -- signatures, orders, openings -------------------------------------------------------------------------------------


@pytest.mark.slow
def test_each_instrument_that_other_parties_sign_has_a_situation_with_their_names() -> None:
    failures = []
    for law_key, name, instrument in instruments():
        if instrument.signed_by.by not in {"the plaintiff", "the claimant"}:
            signers_by_situation = [
                options[name].signers for _, _, options in situations_under(law_key) if name in options
            ]
            if not any(signers_by_situation):
                failures.append(f"{law_key} {name}")
    assert failures == []


def test_a_party_who_need_not_sign_is_left_out_in_a_situation_of_each_law() -> None:
    """One party has not appeared where all who have appeared sign, or has left where all current parties sign."""
    failures = []
    for law_key, name, instrument in instruments():
        if instrument.signed_by.by in {"all who have appeared", "all current parties"}:
            options_without_a_signer = [
                options[name]
                for _, scoped, options in situations_under(law_key)
                if name in options and options[name].signers != ("beta", "gamma")
            ]
            if not options_without_a_signer:
                failures.append(f"{law_key} {name}")
    assert failures == []


def test_each_instrument_has_a_situation_that_states_the_courts_act() -> None:
    with_orders = {(law(situation).id, name) for situation in SITUATIONS for name in situation.get("orders", {})}
    assert {(law_key, name) for law_key, name, _ in instruments()} - with_orders == set()
    needs = {instrument.order.needs for _, _, instrument in instruments()}
    assert needs == {"nothing", "an order", "a form of judgment"}


def test_each_instrument_that_an_event_opens_has_a_situation_before_and_after_it() -> None:
    opened_instruments = [
        (law_key, name, instrument) for law_key, name, instrument in instruments() if instrument.opened_by
    ]
    assert len(opened_instruments) > 3
    for law_key, name, _ in opened_instruments:
        has_purpose_reason = {
            any(reason.kind == "purpose" for reason in options[name].reasons)
            for _, _, options in situations_under(law_key)
            if name in options
        }
        assert has_purpose_reason == {True, False}
