"""In every court of the catalog, a complaint and, where the law has one, a notice pass their proof."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from assembler.check import check
from assembler.findings.finding import MatterError, Place, Severity
from assembler.load.source import Source
from assembler.model.court import Court
from assembler.model.matter import Matter
from assembler.outputs.pdf.paginate import Pages, paginate
from assembler.outputs.render import render
from assembler.papers import plan_paper
from assembler.plan.frame.page_setup import head_lines
from assembler.plan.plan import Plan
from assembler.validate import validate
from tests.support.matters import COMPLAINT, NOTICE, case_in, catalog, source
from tests.support.proved import prove
from tests.support.vera import FLAVOURS, running
from tests.support.walks import STEPS

Name = tuple[str, str | None]
"""The id of a court, and the county with values of its own."""

Form = tuple[bool, str, str, float]
"""Whether pages have line numbers, the caption's divider, its layout and positions, and the type size."""

GROUPS = 8
"""The number of groups in which the courts are tested."""


@cache
def courts() -> list[Name]:
    """Return every court, including each county with values of its own."""
    statewide: list[Name] = [(name, None) for name in catalog().names("court")]
    counties = [(name, county) for name, _ in statewide for county in profile((name, None)).counties]
    return [*statewide, *(county for county in counties if profile(county).id != county[0])]


def read(name: Name) -> Source:
    """Return the small suit in the court *name*, with the county and the division that its caption needs."""
    court = profile(name)
    places: dict[str, str] = {}
    if court.system == "state":
        places["county"] = name[1] or (court.counties or ("Example",))[0]
    if court.divisions and court.division_line and court.division_line.value != "none":
        places["division"] = court.divisions.value[0].name
    return source("".join(f"{key}: {value!r}\n" for key, value in {"court": name[0], **places}.items()))


def profile(name: Name) -> Court:
    court: Court = catalog().record("court", *name)
    return court


def papers(suit: Source) -> tuple[Matter, list[Plan]]:
    """Return the matter of *suit* and the plans of its complaint and notice."""
    matter = validate(suit, catalog())
    return matter, [plan_paper(matter, filing, catalog()) for filing in matter.filings]


def errors(plan: Plan) -> list[str]:
    """Return the errors in the finished paper of *plan*."""
    html = render(plan, ())
    _, findings = prove(paginate(html, plan), html, plan, Place(plan.id))
    return [f"{finding.code} {finding.message}" for finding in findings if finding.severity is Severity.ERROR]


def ends_by_notice(court: Court) -> bool:
    instruments = court.dismissal.value.instruments.values()
    return "notice_of_voluntary_dismissal" in {instrument.paper for instrument in instruments}


def test_the_catalog_has_courts_of_every_state() -> None:
    statewide = [name for name in courts() if not name[1]]
    assert len(statewide) > 140
    assert len(courts()) > len(statewide)
    assert len({profile(name).state for name in statewide if profile(name).state}) > 50


def test_a_notice_ends_a_case_in_some_courts_and_not_in_others() -> None:
    assert {ends_by_notice(profile(name)) for name in courts()} == {True, False}


def test_no_title_is_higher_on_the_first_page_than_the_courts_rule_allows() -> None:
    for name in courts():
        court = profile(name)
        required_space = (court.first_page_top.value - court.margins.value.top) * 72
        assert head_lines(case_in(court)) * court.pitch.value >= required_space - 0.5, name


def test_a_court_with_its_own_counties_rejects_others() -> None:
    assert {bool(profile(name).counties) for name in courts() if profile(name).system == "state"} == {True, False}
    with pytest.raises(MatterError, match="no county of `casuper` is called `Example`"):
        papers(source("court: casuper\ncounty: Example"))


@pytest.mark.slow
@pytest.mark.parametrize("part", STEPS)
def test_a_complaint_is_proved_on_each_form_of_page(part: int) -> None:
    plans = [plan for _, plan in forms(COMPLAINT).values()][::part]
    assert len(plans) > 30 // part
    assert [(plan.court, error) for plan in plans for error in errors(plan)] == []


@pytest.mark.slow
@pytest.mark.parametrize("start", range(GROUPS))
def test_a_complaint_is_proved_in_every_court(start: int) -> None:
    group = courts()[start::GROUPS]
    assert group
    for name in group:
        _, plans = papers(read(name))
        assert errors(plans[COMPLAINT]) == [], name


@pytest.mark.parametrize("part", STEPS)
def test_a_notice_is_refused_where_the_law_has_none(part: int) -> None:
    failures = []
    for name in courts()[::part]:
        suit = read(name)
        matter, plans = papers(suit)
        is_refused = "DIS004" in {finding.code for finding in check(matter, plans, suit)}
        if is_refused is ends_by_notice(profile(name)):
            failures.append(name)
    assert failures == []


@pytest.mark.slow
@pytest.mark.parametrize("part", STEPS)
def test_a_notice_is_proved_on_each_form_of_page_that_has_one(part: int) -> None:
    plans = [plan for name, plan in forms(NOTICE).values() if ends_by_notice(profile(name))][::part]
    assert len(plans) > 10 // part
    assert [(plan.court, error) for plan in plans for error in errors(plan)] == []


@cache
def forms(paper: int) -> Mapping[Form, tuple[Name, Plan]]:
    """Return a *paper* and its court for each form of page: line numbers, caption layout and type size."""
    plans_by_form: dict[Form, tuple[Name, Plan]] = {}
    for name in courts():
        court = profile(name)
        style = court.caption.value
        layout = f"{style.layout} {style.number_in} {style.title_in} {style.roles_in}"
        form = (bool(court.numbered_lines.value), style.divider, layout, court.type.value.size)
        if form not in plans_by_form:
            plans_by_form[form] = name, papers(read(name))[1][paper]
    return plans_by_form


@pytest.mark.slow
def test_each_form_of_page_is_archival_and_accessible(tmp_path: Path) -> None:
    plans_by_form = {form: plan for form, (_, plan) in forms(COMPLAINT).items()}
    assert {layout.split()[0] for _, _, layout, _ in plans_by_form} == {"above", "right", "split", "across", "boxes"}
    assert {divider for _, divider, _, _ in plans_by_form} >= {
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
    with running() as vera:
        for number, (form, plan) in enumerate(plans_by_form.items()):
            file = tmp_path / f"{number}.pdf"
            file.write_bytes(pages(plan).pdf)
            failures[form] = vera.failures(file)
    assert failures == {form: {flavour: [] for flavour in FLAVOURS} for form in plans_by_form}


def pages(plan: Plan) -> Pages:
    return paginate(render(plan, ()), plan)
