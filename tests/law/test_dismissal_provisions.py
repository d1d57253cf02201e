"""Each provision by which the guard decides has a situation for it and one against it, in the table a lawyer reads."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

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
    """Return the situations under the law *key*, each with its scope and the instruments that it speaks of."""
    ours = [one for one in SITUATIONS if law(one).id == key]
    return tuple((one, scope(one), {name: options_by_name(one)[name] for name in one["expect"]}) for one in ours)


def instruments() -> Iterator[tuple[str, str, Instrument]]:
    """Yield each instrument of each law, and each as a view has it, with the names of both."""
    for key, record in LAWS.items():
        yield from ((key, name, one) for name, one in record.instruments.items())


def closings() -> Iterator[tuple[str, str, Closing]]:
    """Yield what closes each instrument under each law, and under each view of a circuit, a department or a court."""
    for key, record in LAWS.items():
        for name, one in record.instruments.items():
            yield from ((key, name, closing) for closing in one.until.closed_by)
        for view in (*record.circuits.values(), *record.departments.values(), *record.courts.values()):
            for name, more in view.closed_by.items():
                yield from ((key, name, closing) for closing in more)


def fired(key: str, name: str, closing: Closing, event: str) -> list[tuple[ClosingEvent, Option]]:
    """Return where *closing* names an *event* of a situation that speaks of the instrument, and it closes or may."""
    return [
        (found, known[name])
        for _, scoped, known in of_law(key)
        if name in known
        for found in closing_events(scoped, [_as_here(scoped, name, closing)])
        if found.event.event == event and _speaks(known[name], found)
    ]


def _as_here(scoped: Scope, name: str, closing: Closing) -> Closing:
    """Return *closing* where the court's own law has it; else one that names no event."""
    here = scoped.law.instruments[name].until.closed_by
    return closing if closing in here else closing.model_copy(update={"events": ()})


def _speaks(option: Option, found: ClosingEvent) -> bool:
    weighs = (reason for reason in option.reasons if reason.weight != "tells" or reason.court_decides)
    return any(reason.path == ("events", found.place) for reason in weighs if reason.kind == "event")


def test_each_event_that_closes_an_instrument_closes_it_in_a_situation() -> None:
    every = [(key, name, closing, event) for key, name, closing in closings() for event in closing.events]
    assert len(every) > 70
    assert [
        f"{key} {name}: {event}" for key, name, closing, event in every if not fired(key, name, closing, event)
    ] == []


def test_each_instrument_is_as_open_as_its_law_lets_it_be_in_a_situation() -> None:
    """What closes an instrument has a situation against it: one in which nothing does."""
    wrong = []
    for key, name, _ in instruments():
        quiet = [known[name] for _, _, known in of_law(key) if name in known and not _closed(known[name])]
        if not quiet:
            wrong.append(f"{key} {name}")
    assert wrong == []


def _closed(option: Option) -> bool:
    """Whether something but what nobody has read speaks against *option*."""
    return any(reason.kind != "unread" for reason in option.doubts)


def test_each_act_of_a_party_dismissed_has_a_situation_in_which_another_did_it() -> None:
    """Of an instrument that what a party did closes, another party's doing the same closes nothing."""
    theirs = {(key, name) for key, name, closing in closings() if closing.by == "a party dismissed"}
    assert len(theirs) > 20
    assert sorted(pair for pair in theirs if not any(_of_another(*pair))) == []


def _of_another(key: str, name: str) -> Iterator[bool]:
    for _, scoped, known in of_law(key):
        if name in known:
            for closing in scoped.law.instruments[name].until.closed_by:
                if closing.by == "a party dismissed":
                    yield from (_by_another(scoped, closing, event) for _, event in scoped.events)


def _by_another(scoped: Scope, closing: Closing, event: Any) -> bool:
    return bool(event.means & set(closing.events)) and not set(event.by) & set(scoped.dismissed) and bool(event.by)


def test_an_act_of_the_plaintiff_has_a_situation_in_which_a_defendant_did_it() -> None:
    theirs = [(key, name, closing) for key, name, closing in closings() if closing.by == "the plaintiff"]
    assert theirs
    for key, name, closing in theirs:
        parties = {who for _, scoped, known in of_law(key) if name in known for who in _did(scoped, closing)}
        assert {"alpha", "beta"} <= parties


def _did(scoped: Scope, closing: Closing) -> Iterator[str]:
    yield from (who for _, event in scoped.events if event.means & set(closing.events) for who in event.by)


def test_what_opens_an_instrument_again_has_a_situation_with_it_and_one_without() -> None:
    every = [(key, name, closing) for key, name, closing in closings() if closing.reopened]
    assert len(every) > 4
    wrong = []
    for key, name, closing in every:
        found = [one for event in closing.events for one in _named(key, name, closing, event)]
        if {one.reopened is None for one in found} != {True, False}:
            wrong.append(f"{key} {name}: {closing.events}")
    assert wrong == []


def _named(key: str, name: str, closing: Closing, event: str) -> list[ClosingEvent]:
    return [
        found
        for _, scoped, known in of_law(key)
        if name in known
        for found in closing_events(scoped, [_as_here(scoped, name, closing)])
        if found.event.event == event
    ]


def test_an_event_that_keeps_an_instrument_open_has_a_situation_with_it_and_one_without() -> None:
    every = [(key, name, closing) for key, name, closing in closings() if closing.lacking]
    assert every
    for key, name, closing in every:
        listed = [{event.event for _, event in scoped.events} for _, scoped, known in of_law(key) if name in known]
        due = [events for events in listed if events & set(closing.events)]
        assert {bool(events & set(closing.lacking)) for events in due} == {True, False}


def test_what_moves_or_ends_a_case_does_so_in_a_situation_and_not_in_another() -> None:
    common = LAWS["federal"]
    every = [(closing, event) for closing in (*common.moved_by, *common.ended_by) for event in closing.events]
    assert len(every) > 7
    found = [(found.closing, found.event.event) for found in _moved_or_ended()]
    assert [event for closing, event in every if (closing, event) not in found] == []
    again = [found.closing for found in _moved_or_ended() if found.reopened]
    assert [closing.events for closing, _ in every if closing.reopened and closing not in again] == []


def _moved_or_ended() -> Iterator[ClosingEvent]:
    for one in SITUATIONS:
        yield from closing_events(scope(one), (*scope(one).law.moved_by, *scope(one).law.ended_by))


# -- earlier dismissals -----------------------------------------------------------------------------------------------


def views_of_a_second_dismissal() -> Iterator[tuple[str, str, Any]]:
    """Yield what each law, and each view, says of a second dismissal by each instrument that it makes final."""
    for key, name, one in instruments():
        yield key, name, one.second_dismissal
    for key, record in LAWS.items():
        for view in record.circuits.values():
            yield from ((key, name, second) for name, second in view.second_dismissal.items())


def test_each_earlier_dismissal_that_counts_or_may_has_a_situation_in_which_it_does() -> None:
    wrong, seen = [], 0
    for key, name, second in views_of_a_second_dismissal():
        for methods, weight in ((second.counts, "closes"), (second.perhaps, "asks")):
            for method in methods:
                seen += 1
                if weight not in _weights(key, name, second, method):
                    wrong.append(f"{key} {name}: {method} ({weight})")
    assert seen > 100
    assert wrong == []


def _weights(key: str, name: str, second: Any, method: str) -> set[str]:
    return {
        reason.weight
        for _, scoped, known in of_law(key)
        if name in known and scoped.law.instruments[name].second_dismissal == second
        for reason in known[name].reasons
        if reason.kind == "second" and _method(scoped, reason) == method
    }


def _method(scoped: Scope, reason: Reason) -> str:
    return str(dict(scoped.earlier)[int(reason.path[1])].by)


def test_each_second_dismissal_that_is_final_has_a_situation_in_which_it_is_not() -> None:
    """An earlier dismissal of another claim, or one that does not count, makes nothing final."""
    wrong = []
    for key, name, second in views_of_a_second_dismissal():
        quiet = [
            one
            for one, scoped, known in of_law(key)
            if name in known and scoped.law.instruments[name].second_dismissal == second
            if not any(reason.kind == "second" for reason in known[name].doubts)
        ]
        if second.then != "nothing" and not quiet:
            wrong.append(f"{key} {name}")
    assert wrong == []


# -- signatures, orders, openings -------------------------------------------------------------------------------------


def test_each_instrument_that_others_sign_has_a_situation_with_their_names() -> None:
    wrong = []
    for key, name, one in instruments():
        if one.signed_by.by not in {"the plaintiff", "the claimant"}:
            signed = [known[name].signers for _, _, known in of_law(key) if name in known]
            if not any(signed):
                wrong.append(f"{key} {name}")
    assert wrong == []


def test_who_need_not_sign_is_left_out_in_a_situation_of_each_law() -> None:
    """Of those who sign because they have appeared, somebody has not; of the current parties, somebody has left."""
    wrong = []
    for key, name, one in instruments():
        if one.signed_by.by in {"all who have appeared", "all current parties"}:
            left_out = [
                known[name]
                for _, scoped, known in of_law(key)
                if name in known and known[name].signers != ("beta", "gamma")
            ]
            if not left_out:
                wrong.append(f"{key} {name}")
    assert wrong == []


def test_each_instrument_says_in_a_situation_what_the_court_must_do() -> None:
    told = {(law(one).id, key) for one in SITUATIONS for key in one.get("orders", {})}
    assert {(key, name) for key, name, _ in instruments()} - told == set()
    needs = {one.order.needs for _, _, one in instruments()}
    assert needs == {"nothing", "an order", "a form of judgment"}


def test_each_instrument_that_something_opens_has_a_situation_before_and_after() -> None:
    opened = [(key, name, one) for key, name, one in instruments() if one.opened_by]
    assert len(opened) > 3
    for key, name, _ in opened:
        purposes = {
            any(reason.kind == "purpose" for reason in known[name].reasons)
            for _, _, known in of_law(key)
            if name in known
        }
        assert purposes == {True, False}
