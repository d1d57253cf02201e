"""In every court of the catalog, a complaint and, where the law has one, a notice pass their proof."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from assembler.check import check
from assembler.findings.finding import MatterError, Place, Severity
from assembler.load.source import Source
from assembler.model.court import Court
from assembler.model.matter import Matter
from assembler.outputs.pdf.paginate import paginate
from assembler.outputs.render import render
from assembler.papers import plan_paper
from assembler.plan.frame.page_setup import head_lines
from assembler.plan.plan import Plan
from assembler.validate import validate
from tests.support.matters import COMPLAINT, NOTICE, case_in, catalog, court_record, source
from tests.support.proved import prove
from tests.support.vera import FLAVOURS, start_vera
from tests.support.walks import STRIDES


class CourtName(NamedTuple):
    """The id of a court, and a county for which the court has values of its own."""

    id: str
    county: str | None


class PageForm(NamedTuple):
    """The features in which first pages differ. The positions are those of the caption's parts."""

    has_line_numbers: bool
    divider: str
    layout: str
    positions: tuple[str, str, str]
    type_size: float


GROUPS = 8
"""The number of groups in which the courts are tested."""


@cache
def courts() -> list[CourtName]:
    """Return every court, including each county with values of its own."""
    statewide = [CourtName(name, county=None) for name in catalog().names("court")]
    counties = [CourtName(name.id, county) for name in statewide for county in court_record(*name).counties]
    return [*statewide, *(name for name in counties if court_record(*name).id != name.id)]


def suit_in(name: CourtName) -> Source:
    """Return the small suit in the court *name*, with the county and the division that its caption needs."""
    court = court_record(*name)
    places: dict[str, str] = {}
    if court.system == "state":
        first_county = court.counties[0] if court.counties else "Example"
        places["county"] = name.county or first_county
    if court.divisions and court.division_line and court.division_line.value != "none":
        places["division"] = court.divisions.value[0].name
    return source("".join(f"{key}: {value!r}\n" for key, value in {"court": name.id, **places}.items()))


def papers(suit: Source) -> tuple[Matter, list[Plan]]:
    """Return the matter of *suit* and the plans of its complaint and notice."""
    matter = validate(suit, catalog())
    return matter, [plan_paper(matter, filing, catalog()) for filing in matter.filings]


def errors(plan: Plan) -> list[str]:
    """Return the errors in the finished paper of *plan*."""
    html = render(plan)
    _, findings = prove(paginate(html, plan), html, plan, Place(plan.id))
    return [f"{finding.code} {finding.message}" for finding in findings if finding.severity is Severity.ERROR]


def ends_by_notice(court: Court) -> bool:
    instruments = court.dismissal.value.instruments.values()
    return "notice_of_voluntary_dismissal" in {instrument.paper for instrument in instruments}


@pytest.mark.slow
def test_the_catalog_has_courts_of_every_state() -> None:
    statewide = [name for name in courts() if not name.county]
    assert len(statewide) > 140
    assert len(courts()) > len(statewide)
    assert len({court_record(*name).state for name in statewide if court_record(*name).state}) > 50


def test_a_notice_ends_a_case_in_some_courts_and_not_in_others() -> None:
    assert {ends_by_notice(court_record(*name)) for name in courts()} == {True, False}


@pytest.mark.slow
def test_no_title_is_higher_on_the_first_page_than_the_courts_rule_allows() -> None:
    for name in courts():
        court = court_record(*name)
        required_space = (court.first_page_top.value - court.margins.value.top) * 72
        assert head_lines(case_in(court)) * court.pitch.value >= required_space - 0.5, name


def test_a_court_with_its_own_counties_rejects_others() -> None:
    assert {bool(court_record(*name).counties) for name in courts() if court_record(*name).system == "state"} == {
        True,
        False,
    }
    with pytest.raises(MatterError, match="no county of `casuper` is called `Example`"):
        papers(source("court: casuper\ncounty: Example"))


@pytest.mark.slow
@pytest.mark.parametrize("stride", STRIDES)
def test_a_complaint_is_proved_on_each_form_of_page(stride: int) -> None:
    plans = [plan for _, plan in forms(COMPLAINT).values()][::stride]
    assert len(plans) > 30 // stride
    assert [(plan.court, error) for plan in plans for error in errors(plan)] == []


@pytest.mark.slow
@pytest.mark.parametrize("start", range(GROUPS))
def test_a_complaint_is_proved_in_every_court(start: int) -> None:
    group = courts()[start::GROUPS]
    assert group
    for name in group:
        _, plans = papers(suit_in(name))
        assert errors(plans[COMPLAINT]) == [], name


@pytest.mark.slow
@pytest.mark.parametrize("stride", STRIDES)
def test_a_notice_is_refused_where_the_law_has_none(stride: int) -> None:
    failures = []
    for name in courts()[::stride]:
        suit = suit_in(name)
        matter, plans = papers(suit)
        is_refused = "DIS004" in {finding.code for finding in check(matter, plans, suit)}
        if is_refused is ends_by_notice(court_record(*name)):
            failures.append(name)
    assert failures == []


@pytest.mark.slow
@pytest.mark.parametrize("stride", STRIDES)
def test_a_notice_is_proved_on_each_form_of_page_that_courts_use_for_notices(stride: int) -> None:
    plans = [plan for name, plan in forms(NOTICE).values() if ends_by_notice(court_record(*name))][::stride]
    assert len(plans) > 10 // stride
    assert [(plan.court, error) for plan in plans for error in errors(plan)] == []


@cache
def forms(filing_index: int) -> Mapping[PageForm, tuple[CourtName, Plan]]:
    """Return, for each form of page, a court that uses it and the plan of the filing at *filing_index* there."""
    plans_by_form: dict[PageForm, tuple[CourtName, Plan]] = {}
    for name in courts():
        court = court_record(*name)
        style = court.caption.value
        form = PageForm(
            has_line_numbers=bool(court.numbered_lines.value),
            divider=style.divider,
            layout=style.layout,
            positions=(style.number_in, style.title_in, style.roles_in),
            type_size=court.type.value.size,
        )
        if form not in plans_by_form:
            _, plans = papers(suit_in(name))
            plans_by_form[form] = name, plans[filing_index]
    return plans_by_form


@pytest.mark.slow
def test_each_form_of_page_is_archival_and_accessible(tmp_path: Path) -> None:
    plans_by_form = {form: plan for form, (_, plan) in forms(COMPLAINT).items()}
    assert {form.layout for form in plans_by_form} == {"above", "right", "split", "across", "boxes"}
    assert {form.divider for form in plans_by_form} >= {
        "bar",
        "paren",
        "colon",
        "section",
        "star",
        "x",
        "dash",
        "slash",
    }
    failures = {}
    with start_vera() as vera:
        for index, (form, plan) in enumerate(plans_by_form.items()):
            file = tmp_path / f"{index}.pdf"
            file.write_bytes(paginate(render(plan), plan).pdf)
            failures[form] = vera.failures(file)
    assert failures == {form: {flavour: [] for flavour in FLAVOURS} for form in plans_by_form}
