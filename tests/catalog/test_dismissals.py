"""The laws of dismissal, and the parties that a notice dismisses."""

from collections.abc import Iterator

import pytest

from assembler.catalog.program_files import NOT_RECORDS
from assembler.law.dismissal.events import closing_events
from assembler.law.dismissal.scope import scope_of
from assembler.load.packed import PROGRAM
from assembler.model.circumstance import CONCERN_CIRCUMSTANCES
from assembler.model.dismissal import Dismissals, Instrument
from assembler.model.law import has_source, was_read
from assembler.model.time_limit import Provision
from assembler.papers.ending.dismissal_papers import dismissal_papers, request_of
from tests.support.matters import NOTICE, catalog, court_record, court_records, matter

FILES = sorted(file for file in (PROGRAM / "data" / "dismissals").glob("*.yaml") if file.stem not in NOT_RECORDS)
LAWS: dict[str, Dismissals] = {file.stem: catalog().record("dismissal", file.stem) for file in FILES}
INSTRUMENTS: dict[tuple[str, str], Instrument] = {
    (name, key): instrument for name, law in LAWS.items() for key, instrument in law.instruments.items()
}

GAMMA = """\
parties:
  gamma: {name: Gamma Twine LLC, called: Gamma, role: defendant, kind: limited liability company}
"""


def notice(changes: str, dismisses: str) -> str:
    paper = f"{{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: {dismisses}}}"
    return f"{changes}filings:\n  - {{paper: complaint, date: 2025-03-03}}\n  - {paper}\n"


# -- the data ---------------------------------------------------------------------------------------------------------


def test_there_are_many_laws_of_dismissal() -> None:
    assert len(LAWS) == len(FILES) > 20
    assert [name for name, law in LAWS.items() if law.id != name] == []
    assert [name for name, law in LAWS.items() if not law.instruments] == ["state"]
    assert LAWS["state"].notes
    assert len(INSTRUMENTS) > 40


def test_every_law_has_the_common_ending_events_and_events_that_move_a_case() -> None:
    common = LAWS["federal"].ended_by
    assert {event for closing in common for event in closing.events} >= {"judgment", "bankruptcy stay"}
    assert [name for name, law in LAWS.items() if law.ended_by != common or not law.moved_by] == []


def test_each_court_follows_one_of_these_laws() -> None:
    courts = court_records()
    assert len(courts) > 140
    assert [court.id for court in courts if court.dismissal.value not in LAWS.values()] == []


UNREAD_INSTRUMENTS = [
    ("california", "request-during-trial"),
    ("connecticut", "withdrawal-before-return"),
    ("delaware-chancery", "notice"),
    ("delaware-chancery", "motion"),
    ("delaware", "motion"),
    ("district-of-columbia", "stipulation"),
    ("district-of-columbia", "motion"),
    ("kentucky", "stipulation"),
    ("montana", "stipulation"),
    ("montana", "motion"),
    ("new-hampshire", "agreement"),
    ("new-jersey", "stipulation"),
    ("pennsylvania", "trial-nonsuit"),
    ("puerto-rico", "notice"),
    ("puerto-rico", "stipulation"),
    ("puerto-rico", "motion"),
    ("rhode-island", "notice"),
    ("rhode-island", "stipulation"),
    ("tennessee", "by-leave"),
    ("west-virginia", "notice"),
    ("west-virginia", "stipulation"),
    ("west-virginia", "motion"),
    ("wyoming", "notice"),
    ("wyoming", "stipulation"),
    ("wyoming", "motion"),
]
"""Instruments without any authority that was read."""


def test_each_instrument_except_those_listed_relies_on_a_text_that_was_read() -> None:
    unread = [
        name
        for name, instrument in INSTRUMENTS.items()
        if not any(was_read(law.basis) for law in instrument.authorities)
    ]
    assert unread == UNREAD_INSTRUMENTS


def test_an_instrument_answers_each_question_of_a_lawyer_and_cites_its_authority() -> None:
    assert [gap for name, instrument in INSTRUMENTS.items() for gap in _gaps(name, instrument)] == []


def _gaps(key: tuple[str, str], instrument: Instrument) -> Iterator[str]:
    name = " ".join(key)
    provisions = [
        instrument.signed_by,
        instrument.until,
        instrument.order,
        instrument.default_effect,
        instrument.second_dismissal,
        instrument.service,
        instrument.costs,
    ]
    if not (
        instrument.title
        and instrument.rule
        and instrument.authorities
        and all(law.cite for law in instrument.authorities)
    ):
        yield f"{name}: title, rule or authorities"
    if not all(provision.says for provision in provisions):
        yield f"{name}: a provision that says nothing"
    if any(has_source(law.basis) and not law.url.startswith("http") for law in instrument.authorities):
        yield f"{name}: an authority that was read, without its address"
    if instrument.until.says not in {"any time", "judgment"} and not instrument.until.closed_by:
        yield f"{name}: nothing closes it"
    if (instrument.second_dismissal.then == "nothing") is bool(instrument.second_dismissal.counts):
        yield f"{name}: which earlier dismissals count"
    if set(instrument.second_dismissal.counts) & set(instrument.second_dismissal.perhaps):
        yield f"{name}: an earlier dismissal that counts and perhaps counts"
    if instrument.order.needs != "nothing" and not (
        instrument.order.title and (instrument.more_papers or "order" in instrument.paper)
    ):
        yield f"{name}: an order without its title or its paper"


def test_a_notice_ends_a_federal_case_but_no_case_in_washington() -> None:
    assert "notice" in LAWS["federal"].instruments
    assert "notice" not in LAWS["washington"].instruments


def test_each_law_covers_each_concern_or_says_that_its_law_was_not_read() -> None:
    failures = []
    for name, law in LAWS.items():
        concerns = {concern for approval in law.approvals for concern in approval.where}
        uncovered_concerns = set(CONCERN_CIRCUMSTANCES) - concerns
        if law.instruments and uncovered_concerns != set(law.not_read):
            failures.append(f"{name}: {sorted(uncovered_concerns ^ set(law.not_read))}")
    assert failures == []


def test_each_county_of_new_york_is_in_one_department() -> None:
    counties = [county for view in LAWS["new-york"].departments.values() for county in view.counties]
    assert sorted(counties) == sorted(court_record("nysupct").counties)
    assert len(counties) == len(set(counties)) == 62


def test_a_view_speaks_of_instruments_that_the_law_has() -> None:
    views = [(law, view) for law in LAWS.values() for view in (*law.circuits.values(), *law.departments.values())]
    assert len(views) > 14
    mentioned_instruments = [
        (law, key) for law, view in views for key in (*view.closed_by, *view.second_dismissal, *view.signed_by)
    ]
    assert mentioned_instruments
    assert [key for law, key in mentioned_instruments if key not in law.instruments] == []


def test_the_courts_of_a_view_are_in_the_catalog() -> None:
    court_names = [name for law in LAWS.values() for name in law.courts]
    assert court_names
    assert set(court_names) <= set(catalog().names("court"))


def test_every_circuit_says_whether_a_part_may_be_dismissed() -> None:
    circuits = {court.circuit.id for court in court_records() if court.circuit}
    views = LAWS["federal"].circuits
    assert circuits <= views.keys()
    assert len(views) == 12
    assert all(view.partial for view in views.values())


def test_law_from_memory_is_not_cited_as_read() -> None:
    provisions = [provision for law in LAWS.values() for provision in _provisions(law)]
    assert len(provisions) > 300
    from_memory = [provision for provision in provisions if "from memory" in provision.says]
    assert [law.says for law in from_memory if was_read(law.basis) and not law.cite] == []


def _provisions(law: Dismissals) -> Iterator[Provision]:
    for instrument in law.instruments.values():
        yield from (part for _, part in instrument if isinstance(part, Provision))
    yield from (*law.approvals, *law.watch)


# -- whom a notice dismisses ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dismisses", "dismissed"),
    [("all", ("beta", "gamma")), ("[gamma]", ("gamma",)), ("[gamma, beta]", ("beta", "gamma"))],
)
def test_defendants_are_dismissed_in_the_order_of_the_caption(dismisses: str, dismissed: tuple[str, ...]) -> None:
    suit = matter(notice(GAMMA, dismisses))
    assert scope_of(suit, request_of(suit, suit.filings[NOTICE])).dismissed_parties == dismissed


@pytest.mark.parametrize(
    ("event", "by", "ends_right"),
    [
        ("answer", "beta", True),
        ("motion for summary judgment", "beta", True),
        ("motion to dismiss", "beta", False),
        ("appearance", "beta", False),
        ("answer", "gamma", False),
    ],
)
def test_an_answer_of_a_dismissed_defendant_ends_the_right(event: str, by: str, *, ends_right: bool) -> None:
    listed_event = f"events:\n  - {{event: {event}, by: {by}, date: 2025-05-01}}\n"
    suit = matter(notice(GAMMA + listed_event, "[beta]"))
    (paper,) = dismissal_papers(suit)
    assert bool(list(closing_events(paper.scope, paper.instrument.until.closed_by))) is ends_right


@pytest.mark.parametrize(
    ("keys", "is_same"),
    [
        ("", True),
        ("parties: beta", True),
        ("parties: gamma", False),
        ("claims: ny-breach-of-contract", True),
        ("claims: wa-defamation", False),
        ("parties: beta, claims: wa-defamation", False),
    ],
)
def test_party_and_cause_decide_whether_an_earlier_dismissal_was_of_the_same_claim(keys: str, *, is_same: bool) -> None:
    row = "court: D. Or., date: 2024-01-02, by: notice"
    if keys:
        row += f", {keys}"
    suit = matter(notice(f"{GAMMA}earlier_dismissals:\n  - {{{row}}}\n", "[beta]"))
    assert bool(scope_of(suit, request_of(suit, suit.filings[NOTICE])).earlier_dismissals) is is_same


def test_a_motion_whose_law_was_read_argues_from_it() -> None:
    """A motion of right says that it is of right; a motion under law from memory does not cite the law."""
    motions = {name: instrument for name, instrument in INSTRUMENTS.items() if instrument.way == "motion"}
    assert len(motions) > 40
    read_motions = {
        name: motion for name, motion in motions.items() if motion.order.basis not in {"memory", "convention"}
    }
    assert [
        name for name, motion in read_motions.items() if not (motion.argument or motion.of_right or motion.support)
    ] == []
