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
from tests.catalog.test_every_court import GROUPS, courts, read
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

LONG = "parler_federal"
"""A case whose papers are long, and take that much longer to plan again for each value."""


VALUES_TRIED = 20
"""How many of the values that a paper names are tried: most change it."""


def changed_laws(court: Court) -> dict[str, list[Law[Any] | None]]:
    """Return each value of law in *court* changed in each way there is: a part of it, its authority, or left out."""
    laws_by_key: dict[str, list[Law[Any] | None]] = {}
    for key, law in _changed_values(court):
        laws_by_key.setdefault(key, []).append(law)
    return laws_by_key


def _changed_values(court: Court) -> Iterator[tuple[str, Law[Any] | None]]:
    for key, field in Court.model_fields.items():
        law = getattr(court, key)
        if not isinstance(law, Law):
            continue
        yield from ((key, law.model_copy(update={"value": value})) for value in _other_values(law.value, _kind_of(law)))
        yield key, law.model_copy(update={"cite": f"{law.cite} (changed)"})
        if not field.is_required():
            yield key, None


def _kind_of(law: Law[Any]) -> Any:
    return type(law).model_fields["value"].annotation


def _other_values(value: Any, kind: Any) -> Iterator[Any]:
    """Yield other values of the type *kind*, each near to *value*."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {Annotated, Union, UnionType}:
        yield from (
            _other_values(value, next(part for part in inner if part is not NoneType)) if value is not None else ()
        )
    elif origin is Literal:
        yield from (other_value for other_value in inner if other_value != value)
    elif isinstance(value, tuple):
        yield from (value[:-1],) if value else ()
        yield from ((other_value, *value[1:]) for first in value[:1] for other_value in _other_values(first, inner[0]))
    elif isinstance(value, Dismissals):
        yield value.model_copy(update={"instruments": dict(_renamed(value.instruments))})
    elif isinstance(value, BaseModel):
        for key, field in type(value).model_fields.items():
            changed = _other_values(getattr(value, key), field.annotation)
            yield from (value.model_copy(update={key: other_value}) for other_value in changed)
    elif isinstance(value, Mapping) and any(isinstance(record, BaseModel) for record in value.values()):
        for key, record in value.items():
            yield from ({**value, key: other_value} for other_value in _other_values(record, type(record)))
    else:
        yield from _values_near(value)


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


def deciding_parts(paper: Plan | None) -> Plan | None:
    """Return all of *paper* that decides its bytes: what is recorded of its law does not."""
    return paper and replace(paper, relies=(), page_rules=None)


def changes(plan_in: PaperIn, before: Plan, court: Court, laws: Mapping[str, Law[Any] | None]) -> bool:
    """Whether the paper *before* changes with *laws* in place of the values of *court*."""
    return deciding_parts(plan_in(court.model_copy(update=dict(laws)))) != deciding_parts(before)


def silent_values(plan_in: PaperIn, court: Court, most: int = 1_000) -> set[str]:
    """Return the values of *court* with which the paper changes although it does not name them.

    All that it does not name is changed at once, which changes nothing; only if it does, one by one. That is done for
    each way in which a value can be changed, or for *most* of these.
    """
    if not (before := plan_in(court)):
        return set()
    named = {law.key for law in before.relies}
    unnamed = {key: laws for key, laws in changed_laws(court).items() if key not in named}
    silent: set[str] = set()
    for number in range(min(most, max(map(len, unnamed.values())))):
        together = {key: laws[-1 - number % len(laws)] for key, laws in unnamed.items()}
        if changes(plan_in, before, court, together):
            single_causes = {key for key, law in together.items() if changes(plan_in, before, court, {key: law})}
            silent |= single_causes or {"several together"}
    return silent


@pytest.mark.parametrize(
    "suit",
    [*SUITS[:CASES_PER_RUN], *(pytest.param(suit, marks=pytest.mark.slow) for suit in [*SUITS[CASES_PER_RUN:], LONG])],
)
def test_the_manifest_names_each_value_that_changes_the_paper(suit: str) -> None:
    look = checked(CASES / suit)
    court, moving = look.matter.court, set[str]()
    laws = changed_laws(court)
    for filing in look.matter.filings:
        plan_in = paper_in(look.matter, filing, look.catalog)
        assert (filing.name, silent_values(plan_in, court)) == (filing.name, set())
        if before := plan_in(court):
            tried = sorted({law.key for law in before.relies} - moving)[:VALUES_TRIED]
            moving |= {key for key in tried if any(changes(plan_in, before, court, {key: law}) for law in laws[key])}
    assert len(moving) > 10


WAYS = 3
"""In how many ways a value is changed in every court: it is removed, it has another authority, it is another value."""


@pytest.mark.parametrize("group", [0, *(pytest.param(group, marks=pytest.mark.slow) for group in range(1, GROUPS))])
def test_in_every_court_the_manifest_names_each_value_that_changes_the_paper(group: int) -> None:
    silent: dict[str, set[str]] = {}
    for name in courts()[group::GROUPS]:
        suit = validate(read(name), catalog())
        for filing in suit.filings:
            silent[f"{name} {filing.name}"] = silent_values(paper_in(suit, filing, catalog()), suit.court, WAYS)
    assert len(silent) > 20
    assert {paper: values for paper, values in silent.items() if values} == {}


def test_a_value_that_a_paper_does_not_name_is_seen_once_it_changes_the_paper() -> None:
    suit = matter("jury_demand: true")
    plan_in = paper_in(suit, suit.filings[COMPLAINT], catalog())

    def without_the_jury(court: Court) -> Plan | None:
        plan = plan_in(court)
        return plan and replace(plan, relies=tuple(law for law in plan.relies if law.key != "jury"))

    ways = len(changed_laws(suit.court)["jury"])
    assert silent_values(plan_in, suit.court, ways) == set()
    assert silent_values(without_the_jury, suit.court, ways) == {"jury"}


def test_every_value_that_can_change_a_paper_has_been_changed() -> None:
    profiles = [checked(CASES / suit).matter.court for suit in SUITS]
    tried = {key for court in profiles for key in changed_laws(court)}
    assert {key for court in profiles for key in tried if not isinstance(getattr(court, key), Law | None)} == set()
    assert {"divisions", "dismissal", "venue", "assignment", "limited_case", "jury", "et_al"} <= tried


def test_a_paper_relies_on_the_values_that_shape_it_each_with_its_basis() -> None:
    relied = {law.key: law for law in build_plan("jury_demand: true").relies}
    assert {"margins", "type", "numbered_lines", "caption", "jury"} <= relied.keys()
    assert relied["margins"].basis == "copy"
    assert relied["caption"].value == "divider x, versus -against-, parties_width 3.75"


def test_a_paper_does_not_rely_on_values_of_another_paper() -> None:
    notice = {law.key for law in build_plan("jury_demand: true", NOTICE).relies}
    complaint = {law.key for law in build_plan("jury_demand: true", COMPLAINT).relies}
    assert {"jury", "counts"} <= complaint - notice
    assert "dismissal" in notice - complaint


def test_a_paper_relies_on_a_value_only_once_a_section_asks_for_it_and_not_where_it_is_read() -> None:
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
