"""The laws of dismissal, and whom a notice dismisses."""

import pytest

from assembler.catalog.template_folder import PROGRAM
from assembler.law.dismissal_events import closings
from assembler.law.dismissal_papers import dismissal_papers
from assembler.law.dismissal_scope import request_of, scope_of
from assembler.model.court import Court
from assembler.model.dismissal import Dismissals, Instrument, Provision
from assembler.model.law import has_source, was_read
from tests.matters import NOTICE, catalog, matter
from tests.walks import faults

FILES = sorted((PROGRAM / "data" / "dismissals").glob("*.yaml"))
LAWS: dict[str, Dismissals] = {file.stem: catalog().record("dismissal", file.stem) for file in FILES}
INSTRUMENTS = [(name, key) for name, law in LAWS.items() for key in law.instruments]

INSTRUMENT: dict[str, Instrument] = {f"{law} {key}": LAWS[law].instruments[key] for law, key in INSTRUMENTS}

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


def test_the_id_of_a_law_of_dismissal_is_the_name_of_its_file() -> None:
    assert faults(LAWS, lambda name: LAWS[name].id != name) == {}


def test_each_law_of_dismissal_is_that_of_a_court() -> None:
    assert {profile(name).dismissal.value.id for name in catalog().names("court")} == set(LAWS)


def test_an_instrument_names_its_rule_and_its_authorities() -> None:
    def lacking(name: str) -> bool:
        instrument = INSTRUMENT[name]
        return not (instrument.rule and instrument.authorities and all(law.cite for law in instrument.authorities))

    assert faults(INSTRUMENT, lacking) == {}


NOT_READ = [
    ("california", "request-during-trial"),
    ("delaware-chancery", "notice"),
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


def test_an_authority_that_was_read_has_the_address_of_the_text() -> None:
    def without(name: str) -> list[str]:
        read = [law for law in INSTRUMENT[name].authorities if has_source(law.basis)]
        return [law.cite for law in read if not law.url.startswith("http")]

    assert faults(INSTRUMENT, without) == {}


def test_an_instrument_says_who_signs_it_until_when_and_what_it_does() -> None:
    def silent(name: str) -> list[str]:
        return [key for key, part in INSTRUMENT[name] if isinstance(part, Provision) and not part.says]

    assert faults(INSTRUMENT, silent) == {}


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


def test_an_instrument_is_open_at_any_time_or_closed_by_events() -> None:
    def wrong(name: str) -> bool:
        until = INSTRUMENT[name].until
        return (until.says == "any time") is bool(until.closed_by) or not all(one.events for one in until.closed_by)

    assert faults(INSTRUMENT, wrong) == {}


def test_a_second_dismissal_that_does_something_says_which_first_ones_count() -> None:
    def wrong(name: str) -> object:
        second = INSTRUMENT[name].second_dismissal
        return (second.then == "nothing") is bool(second.counts) or set(second.counts) & set(second.perhaps)

    assert faults(INSTRUMENT, wrong) == {}


def test_an_order_that_is_needed_is_among_the_papers() -> None:
    ordered = [name for name, instrument in INSTRUMENT.items() if instrument.order.needs != "nothing"]

    def lacking(name: str) -> bool:
        one = INSTRUMENT[name]
        return not one.order.title or not (one.more_papers or "order" in one.paper)

    assert faults(ordered, lacking) == {}


def test_a_provision_from_memory_does_not_count_as_read() -> None:
    def wrong(name: str) -> list[str]:
        provisions = [part for _, part in _provisions(LAWS[name])]
        return [one.says for one in provisions if "from memory" in one.says and was_read(one.basis) and not one.cite]

    assert faults(LAWS, wrong) == {}


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
