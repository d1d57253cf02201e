"""A paper relies on the values of its court that its sections requested.

Each value of a court is changed in turn; where a paper changes with it, the manifest must name that value.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from pydantic import BaseModel

from assembler.catalog import Catalog
from assembler.findings.finding import MatterError
from assembler.model.court import Court
from assembler.model.dismissal import Dismissals
from assembler.model.filing import Filing
from assembler.model.law import Law
from assembler.model.matter import Matter
from assembler.papers import plan_paper
from assembler.plan.plan import Plan
from assembler.plan.reliance import values_relied_on
from assembler.validate import validate
from tests.catalog.test_every_court import GROUPS, courts, suit_in
from tests.line.test_cases import checked
from tests.support.matters import COMPLAINT, NOTICE, build_plan, case, catalog, matter
from tests.support.places import CASES

SUITS = (
    "long_names",
    "nonsuit_texas",
    "praecipe_pennsylvania",
    "notice_and_judgment_oregon",
    "motion_illinois",
    "request_california",
    "discontinuance_new_york",
    "counterclaim_dropped",
)
"""Cases that together have every kind of paper and of caption, the quickest first."""

CASES_PER_RUN = 3
"""How many of the cases are tried with each run of the tests; all of them take a minute."""

LONG_SUIT = "parler_federal"
"""A case with long papers, which take long to plan again for each value."""


VALUES_TRIED = 20
"""How many of the values that a paper names are tried: most change it."""


def changed_laws(court: Court) -> dict[str, list[Law[Any] | None]]:
    """Return the changed forms of each legal value in *court*: another value, another authority, or none at all."""
    laws_by_key: dict[str, list[Law[Any] | None]] = {}
    for key, law in _changed_values(court):
        laws_by_key.setdefault(key, []).append(law)
    return laws_by_key


def _changed_values(court: Court) -> Iterator[tuple[str, Law[Any] | None]]:
    for key, field in Court.model_fields.items():
        law = getattr(court, key)
        if not isinstance(law, Law):
            continue
        for value in _other_values(law.value, _type_of_value(law)):
            yield key, law.model_copy(update={"value": value})
        yield key, law.model_copy(update={"cite": f"{law.cite} (changed)"})
        if not field.is_required():
            yield key, None


def _type_of_value(law: Law[Any]) -> Any:
    return type(law).model_fields["value"].annotation


def _other_values(value: Any, kind: Any) -> Iterator[Any]:
    """Yield other values of the type *kind* that differ only a little from *value*."""
    origin, inner_types = get_origin(kind), get_args(kind)
    if origin in {Annotated, Union, UnionType}:
        inner_type = next(inner_type for inner_type in inner_types if inner_type is not NoneType)
        yield from () if value is None else _other_values(value, inner_type)
    elif origin is Literal:
        yield from (other_value for other_value in inner_types if other_value != value)
    elif isinstance(value, tuple):
        yield from _other_tuples(value, inner_types)
    elif isinstance(value, Dismissals):
        yield value.model_copy(update={"instruments": dict(_renamed(value.instruments))})
    elif isinstance(value, BaseModel):
        for key, field in type(value).model_fields.items():
            for other_value in _other_values(getattr(value, key), field.annotation):
                yield value.model_copy(update={key: other_value})
    elif isinstance(value, Mapping) and any(isinstance(record, BaseModel) for record in value.values()):
        for key, record in value.items():
            yield from ({**value, key: other_value} for other_value in _other_values(record, type(record)))
    else:
        yield from _values_near(value)


def _other_tuples(value: tuple[Any, ...], types: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    if value:
        yield value[:-1]
        first, *others = value
        yield from ((other_first, *others) for other_first in _other_values(first, types[0]))


def _values_near(value: Any) -> Iterator[Any]:
    match value:
        case bool():
            yield not value
        case int() | float():
            yield value + 1
        case str():
            yield f"{value} changed"
        case Mapping():
            yield from ({**value, key: f"{entry} changed"} for key, entry in value.items())


def _renamed(instruments: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, instrument in instruments.items():
        update = {"title": f"{instrument.title} changed", "rule": f"{instrument.rule} changed"}
        yield key, instrument.model_copy(update=update)


PaperIn = Callable[[Court], Plan | None]
"""Plans one paper in a court; None if it cannot be planned there."""


def paper_in(suit: Matter, filing: Filing, catalog: Catalog) -> PaperIn:
    """Return the function that plans the paper of *filing* in another court."""

    def plan_in(court: Court) -> Plan | None:
        try:
            return plan_paper(suit.model_copy(update={"court": court}), filing, catalog, draft=True)
        except MatterError:
            return None

    return plan_in


def printed_parts(paper: Plan | None) -> Plan | None:
    """Return *paper* without the records of its law, which do not change its pages."""
    return paper and replace(paper, relies=(), page_rules=None)


def is_changed_by(laws: Mapping[str, Law[Any] | None], paper: Plan, plan_in: PaperIn, court: Court) -> bool:
    """Whether *paper*, planned in *court*, changes with *laws* in place of the court's values."""
    changed_court = court.model_copy(update=dict(laws))
    return printed_parts(plan_in(changed_court)) != printed_parts(paper)


def silent_values(plan_in: PaperIn, court: Court, max_rounds: int = 1_000) -> set[str]:
    """Return the keys of the values of *court* that change the paper, but that the paper does not name.

    In each round, all values that the paper does not name are changed at once. If that changes the paper, they are
    changed one by one. There is a round for each way to change a value, but at most *max_rounds*.
    """
    paper = plan_in(court)
    if not paper:
        return set()
    named_keys = {law.key for law in paper.relies}
    unnamed_laws = {key: laws for key, laws in changed_laws(court).items() if key not in named_keys}
    round_count = min(max_rounds, max(len(laws) for laws in unnamed_laws.values()))
    silent_keys: set[str] = set()
    for round_index in range(round_count):
        laws_of_round = {key: laws[-1 - round_index % len(laws)] for key, laws in unnamed_laws.items()}
        if is_changed_by(laws_of_round, paper, plan_in, court):
            single_keys = {
                key for key, law in laws_of_round.items() if is_changed_by({key: law}, paper, plan_in, court)
            }
            silent_keys |= single_keys or {"several together"}
    return silent_keys


@pytest.mark.parametrize(
    "suit",
    [
        *SUITS[:CASES_PER_RUN],
        *(pytest.param(suit, marks=pytest.mark.slow) for suit in [*SUITS[CASES_PER_RUN:], LONG_SUIT]),
    ],
)
def test_the_manifest_names_each_value_that_changes_the_paper(suit: str) -> None:
    case_of_suit = checked(CASES / suit)
    court = case_of_suit.matter.court
    laws = changed_laws(court)
    effective_keys: set[str] = set()
    for filing in case_of_suit.matter.filings:
        plan_in = paper_in(case_of_suit.matter, filing, case_of_suit.catalog)
        assert silent_values(plan_in, court) == set(), filing.name
        paper = plan_in(court)
        if paper:
            tried_keys = sorted({law.key for law in paper.relies} - effective_keys)[:VALUES_TRIED]
            for key in tried_keys:
                if any(is_changed_by({key: law}, paper, plan_in, court) for law in laws[key]):
                    effective_keys.add(key)
    assert len(effective_keys) > 10


ROUNDS_IN_EVERY_COURT = 3
"""The number of changes of each value in every court: it is removed, has another authority, or is another value."""


@pytest.mark.slow
@pytest.mark.parametrize("group", range(GROUPS))
def test_in_every_court_the_manifest_names_each_value_that_changes_the_paper(group: int) -> None:
    keys_by_paper: dict[str, set[str]] = {}
    for name in courts()[group::GROUPS]:
        suit = validate(suit_in(name), catalog())
        for filing in suit.filings:
            plan_in = paper_in(suit, filing, catalog())
            keys_by_paper[f"{name} {filing.name}"] = silent_values(plan_in, suit.court, ROUNDS_IN_EVERY_COURT)
    assert len(keys_by_paper) > 20
    assert {paper: keys for paper, keys in keys_by_paper.items() if keys} == {}


@pytest.mark.slow
def test_a_value_that_changes_a_paper_without_being_named_is_found() -> None:
    suit = matter("jury_demand: true")
    plan_in = paper_in(suit, suit.filings[COMPLAINT], catalog())

    def without_the_jury(court: Court) -> Plan | None:
        plan = plan_in(court)
        return plan and replace(plan, relies=tuple(law for law in plan.relies if law.key != "jury"))

    rounds = len(changed_laws(suit.court)["jury"])
    assert silent_values(plan_in, suit.court, rounds) == set()
    assert silent_values(without_the_jury, suit.court, rounds) == {"jury"}


@pytest.mark.slow
def test_every_value_that_can_change_a_paper_has_been_changed() -> None:
    courts = [checked(CASES / suit).matter.court for suit in SUITS]
    tried_keys = {key for court in courts for key in changed_laws(court)}
    for court in courts:
        assert {key for key in tried_keys if not isinstance(getattr(court, key), Law | None)} == set()
    assert {"divisions", "dismissal", "venue", "assignment", "limited_case", "jury", "et_al"} <= tried_keys


def test_a_paper_relies_on_the_values_that_shape_it_each_with_its_basis() -> None:
    laws = {law.key: law for law in build_plan("jury_demand: true").relies}
    assert {"margins", "type", "numbered_lines", "caption", "jury"} <= laws.keys()
    assert laws["margins"].basis == "copy"
    assert laws["caption"].value == "divider x, versus -against-, parties_width 3.75"


def test_a_paper_does_not_rely_on_values_of_another_paper() -> None:
    notice_keys = {law.key for law in build_plan("jury_demand: true", NOTICE).relies}
    complaint_keys = {law.key for law in build_plan("jury_demand: true", COMPLAINT).relies}
    assert {"jury", "counts"} <= complaint_keys - notice_keys
    assert "dismissal" in notice_keys - complaint_keys


def test_a_paper_relies_on_a_value_only_once_a_section_uses_it_and_not_when_it_is_loaded() -> None:
    context = case()
    assert context.court.pitch.value == 24
    assert values_relied_on(context) == ()
    assert context.rely_on(context.court.pitch).value == 24
    assert context.rely_on(context.court.own_number) is None
    assert [law.key for law in values_relied_on(context)] == ["pitch"]


def test_a_paper_relies_on_the_values_behind_the_title_of_an_accompanying_paper() -> None:
    context = case()
    companion = context.for_filing(context.matter.filings[NOTICE])
    companion.rely_on(companion.court.counts)
    assert {"counts", "dismissal"} == {law.key for law in values_relied_on(context)}
