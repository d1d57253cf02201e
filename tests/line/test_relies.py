"""A paper relies on the values of its court that were read for it.

Each value of a court is changed in turn; where a paper changes with it, the manifest must name that value.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from pydantic import BaseModel

from assembler.findings.finding import MatterError
from assembler.model.court import Court
from assembler.model.dismissal import Dismissals
from assembler.model.filing import Filing
from assembler.model.law import Law
from assembler.papers import plan_paper
from assembler.plan.plan import Plan
from assembler.plan.reliance import with_recorded_court
from assembler.results import Checked
from tests.line.test_cases import checked
from tests.support.matters import COMPLAINT, NOTICE, matter, plan
from tests.support.places import CASES

SUITS = (
    "counterclaim_dropped",
    "discontinuance_new_york",
    "long_names",
    "motion_illinois",
    "nonsuit_texas",
    "notice_and_judgment_oregon",
    "praecipe_pennsylvania",
    "request_california",
)
"""Cases that together have every kind of paper and of caption."""

LONG = "parler_federal"
"""A case whose papers are long, and take that much longer to plan again for each value."""


MANY = 20
"""How many of the values that a paper names are tried: most change it."""


def changed_laws(court: Court) -> dict[str, list[Law[Any] | None]]:
    """Return each value of law in *court* changed in each way there is: a part of it, its authority, or left out."""
    found: dict[str, list[Law[Any] | None]] = {}
    for key, law in _changed(court):
        found.setdefault(key, []).append(law)
    return found


def _changed(court: Court) -> Iterator[tuple[str, Law[Any] | None]]:
    for key, field in Court.model_fields.items():
        law = getattr(court, key)
        if not isinstance(law, Law):
            continue
        yield from ((key, law.model_copy(update={"value": value})) for value in _others(law.value, _kind_of(law)))
        yield key, law.model_copy(update={"cite": f"{law.cite} (changed)"})
        if not field.is_required():
            yield key, None


def _kind_of(law: Law[Any]) -> Any:
    return type(law).model_fields["value"].annotation


def _others(value: Any, kind: Any) -> Iterator[Any]:
    """Yield other values of the type *kind*, each near to *value*."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {Annotated, Union, UnionType}:
        yield from _others(value, next(one for one in inner if one is not NoneType)) if value is not None else ()
    elif origin is Literal:
        yield from (other for other in inner if other != value)
    elif isinstance(value, tuple):
        yield from (value[:-1],) if value else ()
        yield from ((other, *value[1:]) for one in value[:1] for other in _others(one, inner[0]))
    elif isinstance(value, Dismissals):
        yield value.model_copy(update={"instruments": dict(_renamed(value.instruments))})
    elif isinstance(value, BaseModel):
        for key, field in type(value).model_fields.items():
            changed = _others(getattr(value, key), field.annotation)
            yield from (value.model_copy(update={key: other}) for other in changed)
    elif isinstance(value, Mapping) and any(isinstance(one, BaseModel) for one in value.values()):
        for key, one in value.items():
            yield from ({**value, key: other} for other in _others(one, type(one)))
    else:
        yield from _near(value)


def _near(value: Any) -> Iterator[Any]:
    match value:
        case bool():
            yield not value
        case int() | float():
            yield value + 1
        case str():
            yield f"{value} changed"
        case Mapping():
            yield from ({**value, key: f"{one} changed"} for key, one in value.items())


def _renamed(instruments: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, one in instruments.items():
        yield key, one.model_copy(update={"title": f"{one.title} changed", "rule": f"{one.rule} changed"})


def planned(look: Checked, filing: Filing, court: Court) -> Plan | None:
    """Return the plan of the paper of *filing* in *court*; None if it is not made."""
    suit = look.matter.model_copy(update={"court": court})
    try:
        return plan_paper(suit, filing, look.catalog, draft=True)
    except MatterError:
        return None


def printed(paper: Plan | None) -> Plan | None:
    """Return all of *paper* that decides its bytes: what is recorded of its law does not."""
    return paper and replace(paper, relies=(), page_rules=None)


@pytest.mark.parametrize("suit", [*SUITS, pytest.param(LONG, marks=pytest.mark.tools)])
def test_the_manifest_names_each_value_that_changes_the_paper(suit: str) -> None:
    look = checked(CASES / suit)
    court = look.matter.court
    others = changed_laws(court)
    moving: set[str] = set()
    silent: set[tuple[str, str]] = set()
    for filing in look.matter.filings:
        if not (before := planned(look, filing, court)):
            continue

        def moves(laws: Mapping[str, Law[Any] | None], filing: Filing = filing, before: Plan = before) -> bool:
            return printed(planned(look, filing, court.model_copy(update=dict(laws)))) != printed(before)

        named = {law.key for law in before.relies}
        moving |= {key for key in sorted(named - moving)[:MANY] if any(moves({key: law}) for law in others[key])}
        # What the paper does not name is changed all at once, which changes nothing; only if it does, one by one.
        unnamed = {key: laws for key, laws in others.items() if key not in named}
        for number in range(max(map(len, unnamed.values()))):
            together = {key: laws[number % len(laws)] for key, laws in unnamed.items()}
            if moves(together):
                silent |= {(filing.name, key) for key, law in together.items() if moves({key: law})} or {(suit, "many")}
    assert len(moving) > 10
    assert silent == set()


def test_every_value_that_can_change_a_paper_has_been_changed() -> None:
    courts = [checked(CASES / suit).matter.court for suit in SUITS]
    tried = {key for court in courts for key in changed_laws(court)}
    assert {key for court in courts for key in tried if not isinstance(getattr(court, key), Law | None)} == set()
    assert {"divisions", "dismissal", "venue", "assignment", "limited_case", "jury", "et_al"} <= tried


def test_a_paper_relies_on_the_values_that_shape_it_each_with_its_basis() -> None:
    relied = {law.key: law for law in plan("jury_demand: true").relies}
    assert {"margins", "type", "numbered_lines", "caption", "jury"} <= relied.keys()
    assert relied["margins"].basis == "copy"
    assert relied["caption"].value == "divider x, versus -against-"


def test_a_paper_does_not_rely_on_what_another_paper_needs() -> None:
    notice = {law.key for law in plan("jury_demand: true", NOTICE).relies}
    complaint = {law.key for law in plan("jury_demand: true", COMPLAINT).relies}
    assert {"jury", "counts"} <= complaint - notice
    assert "dismissal" in notice - complaint


def test_a_value_counts_as_read_only_once_somebody_reads_it() -> None:
    suit, court = with_recorded_court(matter())
    assert court.relied_on() == ()
    assert suit.court.pitch.value == 24
    assert [law.key for law in court.relied_on()] == ["pitch"]
