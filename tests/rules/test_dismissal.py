"""Rules on dismissal, case by case: what ends the right, what makes a notice final, which of two events came first."""

import pytest

from assembler.findings.finding import Severity
from tests.support.rule_examples import KING, codes, laid_over_minimal, only

THREE_DEFENDANTS = """
parties:
  cords: {name: Imaginary Cords Corp., role: defendant, kind: corporation}
  knots: {name: Imaginary Knots Corp., role: defendant, kind: corporation}
"""


def notice(keys: str = "prejudice: without", dismisses: str = "all", date: str = "date: 2025-06-02, ") -> str:
    return f"filings: [{{paper: notice_of_voluntary_dismissal, {date}dismisses: {dismisses}, {keys}}}]\n"


def event(name: str, by: str, date: str, order: str = "") -> str:
    order_key = f", order: {order}" if order else ""
    return f"events: [{{event: {name}, by: [{by}], date: {date}{order_key}}}]\n"


def earlier(keys: str = "", date: str = "2024-10-01", by: str = "notice") -> str:
    return f"earlier_dismissals: [{{court: D. Or., date: {date}, by: {by}{keys}}}]\n"


@pytest.mark.parametrize(
    ("matter", "expected"),
    [
        pytest.param(event("answer", "strings", "2025-05-20"), {"DIS001"}, id="an answer before the notice"),
        pytest.param(
            event("motion for summary judgment", "strings", "2025-05-20"),
            {"DIS001"},
            id="a motion for summary judgment",
        ),
        pytest.param(event("motion to dismiss", "strings", "2025-05-20"), set(), id="a motion to dismiss alone"),
        pytest.param(event("appearance", "strings", "2025-05-20"), set(), id="an appearance alone"),
        pytest.param(
            event("counterclaim", "strings", "2025-05-20"), {"DIS001"}, id="a counterclaim, which an answer pleads"
        ),
        pytest.param(
            event("answer", "strings", "2025-06-03") + "docket_read: 2025-06-03\n",
            set(),
            id="an answer after the notice",
        ),
        pytest.param(event("answer", "strings", "2025-06-02"), {"DIS005"}, id="an answer of the same day"),
        pytest.param(
            event("answer", "strings", "2025-06-02", "before the notice"),
            {"DIS001"},
            id="of the same day, served first",
        ),
        pytest.param(
            event("answer", "strings", "2025-06-02", "after the notice"), set(), id="of the same day, served later"
        ),
        pytest.param(
            event("answer", "strings", "2025-05-20", "after the notice"),
            {"DIS001"},
            id="the days decide over the order",
        ),
        pytest.param(
            THREE_DEFENDANTS + event("answer", "cords", "2025-05-20") + notice(dismisses="[strings]"),
            set(),
            id="an answer by a party who stays",
        ),
        pytest.param(
            THREE_DEFENDANTS + event("answer", "cords", "2025-05-20") + notice(dismisses="[strings, cords]"),
            {"DIS001"},
            id="an answer by one of two dismissed parties",
        ),
        pytest.param(
            THREE_DEFENDANTS + event("answer", "cords", "2025-05-20") + notice(),
            {"DIS001"},
            id="an answer by one party, and all are dismissed",
        ),
        pytest.param(
            THREE_DEFENDANTS + event("answer", "cords", "2025-06-02") + notice(dismisses="[strings]"),
            set(),
            id="on the same day, by a party who stays",
        ),
        pytest.param(
            event("answer", "kites", "2025-05-20"),
            {"DIS008"},
            id="the plaintiff's own answer to an unlisted counterclaim",
        ),
        pytest.param(
            event("answer", "strings", "2025-05-20") + notice(date=""),
            {"DIS001"},
            id="a notice without a date is still to be filed",
        ),
        pytest.param(
            event("answer", "strings", "2025-05-20") + "filings: [{paper: complaint}]", set(), id="no notice at all"
        ),
    ],
)
def test_an_answer_ends_the_right_to_dismiss_the_party_who_answered(matter: str, expected: set[str]) -> None:
    assert codes(matter) == expected


def test_both_the_notice_and_the_answer_are_shown() -> None:
    finding = only("DIS001", event("answer", "strings", "2025-05-20"))
    message = "`Imaginary Strings, Inc.` served an answer on 2025-05-20, before the notice dated 2025-06-02"
    assert finding.message == message
    assert (finding.paper, finding.severity) == ("notice_of_voluntary_dismissal", Severity.ERROR)
    assert [place.line for place in finding.also] == [2]


@pytest.mark.parametrize(
    ("matter", "expected"),
    [
        pytest.param(earlier(), {"DIS002"}, id="an earlier notice"),
        pytest.param(earlier(by="stipulation"), {"DIS002"}, id="an earlier stipulation"),
        pytest.param(earlier(", parties: [strings]"), {"DIS002"}, id="of the same party"),
        pytest.param(
            THREE_DEFENDANTS + earlier(", parties: [cords]") + notice(dismisses="[strings]"),
            set(),
            id="of another party",
        ),
        pytest.param(earlier(", claims: [us-copyright-infringement]"), {"DIS002"}, id="of the same claim"),
        pytest.param(earlier(", claims: [ny-breach-of-contract]"), set(), id="of another claim"),
        pytest.param(earlier(date="2025-06-02"), {"DIS002"}, id="of the notice's own day"),
        pytest.param(earlier() + notice("effect: on the merits"), set(), id="the notice says what it is"),
        pytest.param(earlier() + notice("prejudice: with"), set(), id="the notice is with prejudice"),
        pytest.param(
            earlier() + notice("costs: each side bears its own"), {"DIS002", "DIS036"}, id="the notice says nothing"
        ),
        pytest.param(earlier() + "filings: [{paper: complaint}]", set(), id="no notice at all"),
    ],
)
def test_a_second_dismissal_of_the_same_claim_is_final(matter: str, expected: set[str]) -> None:
    assert codes(matter) == expected


def test_the_earlier_dismissal_is_named() -> None:
    dismissal = "earlier_dismissals: [{court: D. Or., number: '3:24-cv-00000', date: 2024-10-01, by: notice}]"
    finding = only("DIS002", dismissal)
    assert finding.message == (
        "the same claim was dismissed by notice on 2024-10-01 (D. Or., 3:24-cv-00000): "
        "this notice without prejudice is on the merits; the notice is open only if that is intended, "
        "and the matter says `effect: on the merits`"
    )
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize("by", ["stipulation", "motion", "nonsuit", "order"])
def test_an_earlier_dismissal_leaves_a_doubt_if_it_may_not_have_been_the_plaintiffs_act(by: str) -> None:
    finding = only("DIS002", earlier(by=by))
    assert (finding.severity, finding.cite, finding.passes_draft) == (Severity.ERROR, "this program", True)
    assert finding.message.startswith("the paper is not shown to be open: ")
    assert "if that dismissal counts, which is unsettled or unknown" in finding.message


def test_an_answer_without_a_party_on_the_day_of_the_notice_leaves_a_doubt() -> None:
    assert codes("events: [{event: answer, date: 2025-06-02}]") == {"DIS008"}
    assert codes("events: [{event: answer, date: 2025-06-02, order: after the notice}]") == set()


def test_a_finding_in_a_superior_court_names_the_papers_that_it_has() -> None:
    finding = only("DIS004", KING)
    assert finding.message.startswith("`notice_of_voluntary_dismissal` cannot end a case under Washington")
    assert "Motion and Order for Voluntary Dismissal (CR 41(a)(1)(B))" in finding.message
    assert "Stipulation and Order of Dismissal (CR 41(a)(1)(A))" in finding.message


def test_a_court_without_stipulations_offers_a_stipulation_and_order() -> None:
    stipulation = "filings: [{paper: stipulation_of_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}]\n"
    finding = only("DIS004", KING + event("answer", "strings", "2025-05-20") + stipulation)
    assert finding.fix.startswith("file a paper that is still open: Stipulation and Order of Dismissal")


def test_the_remedy_for_the_paper_of_another_court_is_a_paper_that_is_open_in_this_case() -> None:
    nebraska = "court: nedist\ncounty: Douglas\ndivision: none\nnumber: none-yet\n"
    louisiana = "court: ladist\ncounty: Orleans\ndivision: none\nnumber: none-yet\n"
    answered = event("answer", "strings", "2025-05-20")
    assert only("DIS004", nebraska + answered).fix.startswith("file one of the papers that the message names")
    fix = only("DIS004", nebraska + event("counterclaim", "strings", "2025-05-20")).fix
    assert fix.startswith("see `assembler dismiss`; none of these papers is shown to be open: Motion to Dismiss")
    assert "served a counterclaim, which is pleaded in an answer, on 2025-05-20" in fix
    assert fix.endswith("annotation reads it (secondary)), open only if the court gives leave")
    assert only("DIS004", louisiana + answered).fix.startswith("file a paper that is still open: Motion")
    fix = only("DIS004", nebraska + event("jury retired", "kites", "2025-05-20")).fix
    assert "because the jury retired on 2025-05-20 (Neb. Rev. Stat. § 25-601(1))" in fix


@pytest.mark.parametrize(("court", "county"), [("codist", "Denver"), ("mscir", "Hinds"), ("desuper", "Kent")])
def test_a_notice_that_requires_payment_of_costs_must_say_that_they_are_paid(court: str, county: str) -> None:
    court_keys = f"court: {court}\ncounty: {county}\ndivision: none\nnumber: none-yet\n"
    assert "DIS043" in codes(court_keys + notice())
    assert "DIS043" not in codes(
        court_keys + notice("prejudice: without, paragraphs: [The costs were tendered to the clerk.]")
    )
    assert "DIS043" in codes(court_keys + notice("prejudice: without, paragraphs: [The costs are high.]"))
    assert "DIS043" not in codes("court: ohcp\ncounty: Franklin\ndivision: none\nnumber: none-yet\n" + notice())


def test_no_paper_is_open_in_a_court_without_a_recorded_law_of_dismissal() -> None:
    finding = only("DIS004", "court: state\ncounty: Mobile\ndivision: none\nnumber: none-yet\n")
    assert finding.message.endswith("is not shown to be open: the law on ending a case in this court was not read")
    assert (finding.severity, finding.cite, finding.passes_draft) == (Severity.ERROR, "this program", True)


def test_requirements_of_the_federal_notice_do_not_apply_in_a_superior_court() -> None:
    answer = event("answer", "strings", "2025-05-20")
    assert codes(f"{KING}docket_read: none\n{answer}{earlier()}") == {"DIS004"}


def test_the_line_to_add_has_the_date_of_the_notice() -> None:
    assert "add `docket_read: 2025-06-02`" in only("DIS003", "docket_read: none").fix


def test_two_notices_are_checked_separately() -> None:
    first = "{paper: notice_of_voluntary_dismissal, id: first, date: 2025-05-01, dismisses: [strings]}"
    second = "{paper: notice_of_voluntary_dismissal, id: second, date: 2025-06-02, dismisses: [cords]}"
    matter = THREE_DEFENDANTS + event("answer", "strings, cords", "2025-05-20") + f"filings: [{first}, {second}]"
    findings = [finding for finding in laid_over_minimal(matter) if finding.code == "DIS001"]
    assert [finding.paper for finding in findings] == ["second"]


RELIES_ON = (
    "relies_on: {instrument: notice, because: the rule is read to allow it, lawyer: placeholder, date: 2025-06-02}"
)
RELIES_ON_FOR_MOTION = RELIES_ON.replace("notice", "motion")


@pytest.mark.parametrize(
    ("relies_on", "events", "fix"),
    [
        pytest.param("", "", "resolve the doubt, or add `relies_on:` to the filing", id="no lawyer answers for it"),
        pytest.param(RELIES_ON, "", "none needed if `because:` resolves this doubt", id="a lawyer answers for it"),
        pytest.param(
            RELIES_ON_FOR_MOTION,
            "",
            "resolve the doubt; `build --draft` still builds",
            id="a lawyer answers for another paper",
        ),
        pytest.param(
            RELIES_ON,
            event("answer", "cords", "2025-05-20"),
            "file another paper, because this paper is closed",
            id="a lawyer answers for it, but the law closes it",
        ),
    ],
)
def test_the_remedy_of_a_doubt_says_how_to_resolve_it(relies_on: str, events: str, fix: str) -> None:
    court = "court: mndist\ncounty: Crow Wing\ndivision: none\nnumber: 18-CV-25-4411\n"
    doubt = only("DIS011", THREE_DEFENDANTS + court + events + notice(f"prejudice: without, {relies_on}", "[cords]"))
    assert doubt.fix.startswith(fix)
