"""The laws of dismissal, and whom a notice dismisses."""

import pytest

from assembler.catalog import PROGRAM
from assembler.law.dismissal_events import closings
from assembler.law.dismissal_papers import dismissal_papers
from assembler.law.dismissal_scope import request_of, scope_of
from assembler.model.court import Court
from assembler.model.dismissal import Dismissals, Provision
from assembler.model.law import has_source, was_read
from tests.matters import NOTICE, catalog, matter

FILES = sorted((PROGRAM / "data" / "dismissals").glob("*.yaml"))
LAWS: dict[str, Dismissals] = {file.stem: catalog().record("dismissal", file.stem) for file in FILES}
INSTRUMENTS = [(name, key) for name, law in LAWS.items() for key in law.instruments]

each_instrument = pytest.mark.parametrize(("law", "key"), INSTRUMENTS)

GAMMA = """\
parties:
  gamma: {name: Gamma Twine LLC, called: Gamma, role: defendant, kind: limited liability company}
"""


def notice(changes: str, dismisses: str) -> str:
    paper = f"{{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: {dismisses}}}"
    return f"{changes}filings:\n  - {{paper: complaint, date: 2025-03-03}}\n  - {paper}\n"


# -- the data ---------------------------------------------------------------------------------------------------------


def test_there_are_laws_of_dismissal_to_walk() -> None:
    assert len(LAWS) == len(FILES) > 20
    assert all(law.instruments or name == "state" for name, law in LAWS.items())


@pytest.mark.parametrize("name", LAWS)
def test_a_law_of_dismissal_is_called_as_its_file(name: str) -> None:
    assert LAWS[name].id == name


@pytest.mark.parametrize("name", [name for name in catalog().names("court") if "/" not in name])
def test_each_court_follows_one_of_them(name: str) -> None:
    court: Court = catalog().record("court", name)
    assert court.dismissal.value in LAWS.values()


@each_instrument
def test_an_instrument_names_its_rule_and_its_authorities(law: str, key: str) -> None:
    instrument = LAWS[law].instruments[key]
    assert instrument.rule
    assert instrument.authorities
    assert all(one.cite for one in instrument.authorities)


NOT_READ = [
    ("california", "request-during-trial"),
    ("delaware-chancery", "notice"),
    ("delaware", "notice"),
    ("delaware", "stipulation"),
    ("florida", "stipulation"),
    ("new-jersey", "notice"),
    ("new-jersey", "stipulation"),
]
"""Instruments none of whose authorities was read."""


def test_each_instrument_but_those_named_rests_on_a_text_that_was_read() -> None:
    authorities = {one: LAWS[one[0]].instruments[one[1]].authorities for one in INSTRUMENTS}
    assert [one for one, read in authorities.items() if not any(was_read(law.basis) for law in read)] == NOT_READ


def test_a_law_without_instruments_says_that_it_is_not_recorded() -> None:
    assert [name for name, law in LAWS.items() if not law.instruments] == ["state"]
    assert LAWS["state"].notes


@each_instrument
def test_an_instrument_that_was_read_has_the_address_of_the_text(law: str, key: str) -> None:
    read = [one for one in LAWS[law].instruments[key].authorities if has_source(one.basis)]
    assert [one for one in read if not one.url.startswith("http")] == []


@each_instrument
def test_an_instrument_says_who_signs_it_until_when_and_what_it_does(law: str, key: str) -> None:
    one = LAWS[law].instruments[key]
    provisions = [one.signed_by, one.until, one.order, one.default_effect, one.second_dismissal, one.service, one.costs]
    assert one.title
    assert all(provision.says for provision in provisions)


def test_a_notice_ends_a_federal_case_and_none_in_washington() -> None:
    assert "notice" in LAWS["federal"].instruments
    assert "notice" not in LAWS["washington"].instruments


# -- whom a notice dismisses ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dismisses", "gone"), [("all", ("beta", "gamma")), ("[gamma]", ("gamma",)), ("[gamma, beta]", ("beta", "gamma"))]
)
def test_defendants_are_dismissed_in_the_order_of_the_caption(dismisses: str, gone: tuple[str, ...]) -> None:
    made = matter(notice(GAMMA, dismisses))
    assert scope_of(made, request_of(made.filings[NOTICE])).dismissed == gone


@pytest.mark.parametrize(
    ("event", "by", "ends"),
    [
        ("answer", "beta", True),
        ("motion for summary judgment", "beta", True),
        ("motion to dismiss", "beta", False),
        ("appearance", "beta", False),
        ("answer", "gamma", False),
    ],
)
def test_an_answer_of_a_dismissed_defendant_ends_the_right(event: str, by: str, *, ends: bool) -> None:
    served = f"events:\n  - {{event: {event}, by: {by}, date: 2025-05-01}}\n"
    made = matter(notice(GAMMA + served, "[beta]"))
    (paper,) = dismissal_papers(made)
    assert bool(list(closings(paper.scope, paper.instrument))) is ends


@pytest.mark.parametrize(
    ("more", "same"),
    [
        ("", True),
        ("parties: beta", True),
        ("parties: gamma", False),
        ("claims: ny-breach-of-contract", True),
        ("claims: wa-defamation", False),
        ("parties: beta, claims: wa-defamation", False),
    ],
)
def test_an_earlier_dismissal_is_of_the_same_claim_by_party_and_cause(more: str, *, same: bool) -> None:
    earlier = f"earlier_dismissals:\n  - {{court: D. Or., date: 2024-01-02, by: notice{', ' if more else ''}{more}}}\n"
    made = matter(notice(GAMMA + earlier, "[beta]"))
    assert bool(scope_of(made, request_of(made.filings[NOTICE])).earlier) is same


# -- provisions -------------------------------------------------------------------------------------------------------


@each_instrument
def test_what_closes_an_instrument_is_known_as_an_event(law: str, key: str) -> None:
    closed_by = LAWS[law].instruments[key].until.closed_by
    assert LAWS[law].instruments[key].until.says == "any time" or closed_by
    assert all(one.events for one in closed_by)


@each_instrument
def test_a_second_dismissal_that_does_something_says_which_first_ones_count(law: str, key: str) -> None:
    second = LAWS[law].instruments[key].second_dismissal
    assert (second.then == "nothing") is not bool(second.counts)
    assert not set(second.counts) & set(second.perhaps)


@each_instrument
def test_an_order_that_is_needed_is_among_the_papers(law: str, key: str) -> None:
    one = LAWS[law].instruments[key]
    if one.order.needs != "nothing":
        assert one.order.title
        assert one.more_papers or "order" in one.paper


@pytest.mark.parametrize("name", LAWS)
def test_a_law_that_was_not_read_in_full_is_not_told_as_read(name: str) -> None:
    said = [one for _, one in _provisions(LAWS[name])]
    assert [one.says for one in said if "from memory" in one.says and was_read(one.basis) and not one.cite] == []


def _provisions(law: Dismissals) -> list[tuple[str, Provision]]:
    found = [(key, part) for key, one in law.instruments.items() for _, part in one if isinstance(part, Provision)]
    return found + [("", one) for one in (*law.approvals, *law.watch)]


def test_every_circuit_says_whether_a_part_may_be_dismissed() -> None:
    courts = [profile(name) for name in catalog().names("court")]
    circuits = {court.circuit.id for court in courts if court.circuit and court.system == "federal"}
    assert circuits <= LAWS["federal"].circuits.keys()
    assert len(LAWS["federal"].circuits) == 12


def profile(name: str) -> Court:
    court: Court = catalog().record("court", name)
    return court
