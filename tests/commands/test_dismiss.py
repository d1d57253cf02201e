"""`assembler dismiss`: its reports on one dispute in two courts, on requests, and its errors."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.dismiss_command import first_request, report_on
from tests.support.places import ROOT
from tests.support.rule_examples import codes, laid_over_minimal
from tests.support.runs import check, one_error, run_here, write_file, write_matter

PARLER = ROOT / "matters" / "parler_v_amazon"

Report = dict[str, Any]


def parler(name: str, *arguments: str) -> Report:
    """Return the report on the matter *name* of Parler v. Amazon."""
    run = run_here("dismiss", "--format", "json", "--root", str(ROOT), *arguments, str(PARLER / name))
    assert run.status == 0
    (report,) = json.loads(run.out)
    return {**report, **first_request(report)}


# -- one dispute over two courts --------------------------------------------------------------------------------------


def test_the_first_federal_suit_ends_by_notice() -> None:
    report = parler("federal.yaml")
    assert report["recommended"] == "notice"
    assert report["instruments"]["notice"]["verdict"] == "open"
    assert report["whole"]  # the notice ends the whole action


def test_each_period_of_a_dismissed_claim_is_shown_and_not_only_the_usual_one() -> None:
    periods = [entry["period"] for entry in parler("federal.yaml")["limitations"] if entry["claim"] == "contract"]
    assert periods[0] == "6 years"
    assert "4 years for sale of goods" in periods


def test_a_second_notice_in_the_removed_case_would_be_on_the_merits() -> None:
    report = parler("removed.yaml", "--date", "2021-06-01")
    notice = report["instruments"]["notice"]
    assert notice["verdict"] == "closed"
    (reason,) = notice["against"]
    assert "2:21-cv-00031-BJR): this notice is on the merits" in reason["says"]
    assert reason["open_only_if"] == "that is intended, and the matter says `effect: on the merits`"
    assert reason["cite"] == "Fed. R. Civ. P. 41(a)(1)(B)"
    assert report["recommended"] == "stipulation"


def test_after_the_remand_no_instrument_is_open_in_the_federal_court() -> None:
    report = parler("removed.yaml", "--date", "2021-10-01")
    assert {instrument["verdict"] for instrument in report["instruments"].values()} == {"closed"}
    assert report["recommended"] is None


def test_between_removal_and_remand_no_instrument_is_open_in_the_state_court() -> None:
    report = parler("king_county.yaml", "--date", "2021-06-01")
    assert {instrument["verdict"] for instrument in report["instruments"].values()} == {"closed"}
    assert "goes no further until it is remanded" in report["instruments"]["motion"]["against"][0]["says"]


def test_in_king_county_a_motion_is_a_second_dismissal_and_a_stipulation_is_not() -> None:
    report = parler("king_county.yaml", "--date", "2021-10-01")
    motion = report["instruments"]["motion"]
    stipulation = report["instruments"]["stipulation"]
    assert motion["verdict"] == "closed"
    assert motion["against"][0]["cite"] == "CR 41(a)(4)"
    assert "this motion is on the merits" in motion["against"][0]["says"]
    assert stipulation["verdict"] == "open"
    assert report["recommended"] == "stipulation"
    assert stipulation["second_dismissal"]["cite"].startswith("Spokane County v. Specialty Auto")
    assert stipulation["must_sign"] == ["Amazon Web Services, Inc.", "Amazon.com, Inc."]


def test_the_claims_that_both_suits_share_are_found_by_cause_parties_and_facts() -> None:
    report = parler("king_county.yaml")
    (federal,) = (matter for matter in report["related"] if matter["file"].endswith("federal.yaml"))
    shared_claims = {(claim["here"], claim["there"]) for claim in federal["shared"] if claim["same_cause"]}
    assert shared_claims == {("contract", "contract"), ("interference", "interference")}
    assert all(claim["facts"] and claim["against"] == ["Amazon Web Services, Inc."] for claim in federal["shared"])
    assert ("defamation", "defamation") not in shared_claims


# -- related matters --------------------------------------------------------------------------------------------------


def test_an_unlisted_dismissal_in_a_related_matter_is_a_warning(folder: Path) -> None:
    write_matter(folder, "filings: [{paper: notice_of_voluntary_dismissal, date: 2025-05-01, dismisses: all}]\n")
    (folder / "matter.yaml").rename(folder / "first.yaml")
    matter = write_matter(folder, "number: 2:25-cv-00001\nrelated: [first.yaml]\n")
    run = run_here("check", "--format", "json", matter.name)
    (finding,) = (finding for finding in json.loads(run.out)["findings"] if finding["code"] == "MAT008")
    assert finding["severity"] == "warning"
    assert finding["line"] == 47
    assert "`first.yaml` dismisses a claim of this matter on 2025-05-01" in finding["message"]


@pytest.mark.parametrize(
    ("related", "message"),
    [
        ("frist.yaml", "`frist.yaml` is not a file"),
        ("../first.yaml", "`../first.yaml` is outside the root"),
        ("matter.yaml", "`matter.yaml` is this matter itself"),
        ("broken.yaml", "`broken.yaml` has errors: "),
    ],
)
def test_a_related_matter_that_cannot_be_read_is_reported_at_its_line(related: str, message: str, folder: Path) -> None:
    write_file(folder, "court: nowhere\n", "broken.yaml")
    error = one_error(run_here("check", "--format", "json", write_matter(folder, f"related: [{related}]\n").name))
    assert error["code"] == "MAT008"
    assert error["message"].startswith(message)
    assert error["line"] == 2


# -- requests ---------------------------------------------------------------------------------------------------------


def test_a_request_on_the_command_line_takes_precedence_over_the_matters_papers(folder: Path) -> None:
    changes = "parties: {gamma: {name: Gamma Twine LLC, role: defendant, kind: limited liability company}}\n"
    run = run_here("dismiss", "--against", "gamma", "--date", "2025-06-01", write_matter(folder, changes).name)
    assert run.status == 0
    assert "no paper: dismisses a part of the action on 2025-06-01" in run.out
    assert "recommended: Notice of Voluntary Dismissal" in run.out


def test_a_party_that_the_matter_does_not_have_is_refused(folder: Path) -> None:
    run = run_here("dismiss", "--against", "bta", write_matter(folder, changes="").name)
    assert run.status == 2
    assert "no party is called `bta`" in run.out
    assert "did you mean `beta`?" in run.out


def test_missing_dates_and_dismissals_are_reported_as_missing(folder: Path) -> None:
    out = run_here("dismiss", write_matter(folder, "docket_read: none\n").name).out
    assert "an unknown date; add `docket_read:`" in out


def test_a_missing_record_of_the_law_is_reported(folder: Path) -> None:
    out = run_here("dismiss", write_matter(folder, "court: state\ncounty: Mobile\n").name).out
    assert "How a plaintiff ends a case here is not recorded" in out
    assert "recommended: none, because all instruments are closed" in out


# -- bad input --------------------------------------------------------------------------------------------------------

SECOND_DEFENDANT = "  cords: {name: Imaginary Cords Corp., role: defendant, kind: corporation"
"""A second defendant under `parties:`, without the closing brace, so that a test may add keys."""


def notice(extra_keys: str) -> str:
    """Return the `filings:` of a matter with one notice, which has these *extra_keys*."""
    return f"filings: [{{paper: notice_of_voluntary_dismissal, {extra_keys}}}]\n"


@pytest.mark.parametrize(
    ("changes", "line", "code", "message"),
    [
        ("events: [{event: answer, by: [beta]}]", 2, "MAT001", "`date` is missing"),
        ("events: [{event: answer, by: [delta], date: 2025-05-01}]", 2, "MAT004", "no party is called `delta`"),
        ("events: [{event: anser, date: 2025-05-01}]", 2, "MAT003", "`event`, `anser`, is not an event"),
        (
            "events: [{event: answer, by: [beta], date: 2025-01-01}]",
            2,
            "MAT009",
            "`answer` on 2025-01-01 is before the complaint dated 2025-03-03",
        ),
        (
            "events: [{event: removal, date: 2025-05-01}, {event: remand, date: 2025-04-01}]",
            2,
            "MAT009",
            "`remand` on 2025-04-01 is before `removal` on 2025-05-01",
        ),
        (
            notice("date: 2025-03-02, dismisses: all}, {paper: complaint, date: 2025-03-03"),
            2,
            "MAT009",
            "`notice_of_voluntary_dismissal` is dated 2025-03-02, before the complaint dated 2025-03-03",
        ),
        ("docket_read: 2025-03-01", 2, "MAT009", "`docket_read`, 2025-03-01, is before the complaint dated 2025-03-03"),
        ("trial_date: 2025-03-02", 2, "MAT009", "`trial_date`, 2025-03-02, is before the complaint dated 2025-03-03"),
        (
            "events: [{event: counterclaim, by: [alpha], date: 2025-05-01}]",
            2,
            "MAT004",
            "`alpha` is a plaintiff, but no claim against it is listed for a counterclaim to answer",
        ),
        (
            (
                "parties: {master: {name: Sam Referee, role: special master, kind: individual}}\n"
                "events: [{event: judgment, against: [master], date: 2025-05-01}]"
            ),
            3,
            "MAT004",
            "`master` is a special master, against whom no claim can be decided",
        ),
        ("earlier_dismissals: [{court: D. Or., date: 2024-01-02}]", 2, "MAT001", "`by` is missing"),
        (
            "earlier_dismissals: [{court: D. Or., date: 2025-06-03, by: notice}]\n"
            + notice("date: 2025-06-02, dismisses: all"),
            2,
            "MAT009",
            "an earlier dismissal dated 2025-06-03 is later than the paper, dated 2025-06-02",
        ),
        *(
            (
                f'earlier_dismissals: [{{court: "{court}", date: 2024-01-02, by: notice, foreign: yes}}]',
                2,
                "MAT003",
                f"`{court}` is a court of the United States, but `foreign: yes` says otherwise",
            )
            for court in ("W.D. Wash.", "SDNY", "wawd", "U.S. District Court, Oregon", "King County Superior Court")
        ),
        (
            notice("dismisses: all, prejudice: without until December 3"),
            2,
            "MAT003",
            "`prejudice`, `without until December 3`, depends on time or on a condition",
        ),
        (notice("dismisses: [{parties: beta, claims: [contact]}]"), 2, "MAT004", "no claim is called `contact`"),
        (notice("dismisses: [{parties: beta, by: [beta]}]"), 2, "MAT004", "no plaintiff is called `beta`"),
        (notice("dismisses: [beta, beta]"), 2, "MAT005", "`beta` is listed twice"),
        (notice("dismisses: [{claims: [contract]}]"), 2, "MAT001", "`parties` is missing"),
    ],
)
def test_a_mistake_is_reported_at_its_place(changes: str, line: int, code: str, message: str, folder: Path) -> None:
    error = one_error(run_here("check", "--format", "json", write_matter(folder, changes).name))
    assert (error["code"], error["line"]) == (code, line)
    assert error["message"].startswith(message)


@pytest.mark.parametrize("court", ["Handelsgericht Zürich", "Supreme Court of Israel", "High Court, London", "D. Bern"])
def test_a_court_abroad_may_be_called_foreign(court: str, folder: Path) -> None:
    changes = f'earlier_dismissals: [{{court: "{court}", date: 2024-01-02, by: notice, foreign: yes}}]'
    findings = check(write_matter(folder, changes).name).findings
    assert [finding for finding in findings if finding["code"] == "MAT003"] == []


def test_an_amended_complaint_is_not_the_first_day_of_its_case(folder: Path) -> None:
    amended = "{paper: complaint, title: First Amended Complaint, date: 2025-06-02}"
    changes = f"complaint_filed: none\ndocket_read: 2025-05-01\nfilings: [{amended}]\n"
    findings = check(write_matter(folder, changes).name).findings
    assert [finding for finding in findings if finding["code"] == "MAT009"] == []


NO_DATE_OF_SERVICE = (
    "the paper is not shown to be open: `Imaginary Strings, Inc.` filed an answer on 2025-05-20, but the matter gives "
    "no date of service; the notice is open only if it had not been served by then (Fed. R. Civ. P. 41(a)(1)(A)(i))"
)


@pytest.mark.parametrize(
    ("changes", "code", "message"),
    [
        (
            f"parties:\n{SECOND_DEFENDANT}, terminated: {{date: 2025-05-01}}}}\n"
            + notice("date: 2025-06-02, dismisses: [strings, cords], prejudice: without"),
            "DIS013",
            "`Imaginary Cords Corp.` left the case on 2025-05-01, before this paper, dated 2025-06-02",
        ),
        (
            notice("date: 2025-06-02, dismisses: all, title: Plaintiff's Notice of Partial Dismissal"),
            "DIS014",
            "the title `Plaintiff's Notice of Partial Dismissal` calls the dismissal partial, but no defendant is left",
        ),
        (
            f"parties:\n{SECOND_DEFENDANT}}}\n" + notice("date: 2025-06-02, dismisses: [strings, cords]"),
            "DIS014",
            "`dismisses:` lists all the remaining defendants, so the whole action ends",
        ),
        (
            notice(
                "date: 2025-06-02, dismisses: [{parties: strings, prejudice: with}, {parties: strings, "
                "claims: [us-copyright-infringement], prejudice: without}]"
            ),
            "DIS015",
            "claim `count-1` against `Imaginary Strings, Inc.` is dismissed both with and without prejudice",
        ),
        (
            "events: [{event: answer, by: [strings], filed: 2025-05-20}]",
            "DIS017",
            NO_DATE_OF_SERVICE,
        ),
        (
            "events: [{event: motion to dismiss, date: 2025-05-20}, {event: appearance, date: 2025-04-20}]",
            "DIS018",
            "`appearance` on 2025-04-20 is listed after `motion to dismiss` on 2025-05-20",
        ),
    ],
)
def test_a_matter_that_contradicts_itself_is_reported(changes: str, code: str, message: str) -> None:
    assert [finding.message for finding in laid_over_minimal(changes) if finding.code == code] == [message]


def test_prejudice_may_differ_from_party_to_party() -> None:
    paper = "dismisses: [{parties: strings, prejudice: with}, {parties: cords, prejudice: without}]"
    assert codes(f"parties:\n{SECOND_DEFENDANT}}}\n" + notice(f"date: 2025-06-02, {paper}")) == set()


def test_an_order_is_required_if_the_court_is_to_enforce_the_settlement() -> None:
    text = notice("date: 2025-06-02, dismisses: all, prejudice: with, keeps_jurisdiction: yes")
    assert codes(text) == {"DIS009"}
    assert report_on(text)["recommended"] == "motion"


def test_a_stipulation_that_all_sign_is_recommended_before_a_motion() -> None:
    arizona = "court: azsuper\ncounty: Maricopa\ndivision: none\nnumber: CV2025-000000\njurisdiction: none\n"
    answer = "events: [{event: answer, by: [strings], date: 2025-05-20}]\ndocket_read: 2025-06-02\n"
    case = f"{arizona}{answer}earlier_dismissals: none\n"

    def recommended_for(paper: str) -> object:
        filing = f"{{paper: {paper}, date: 2025-06-02, dismisses: all, prejudice: without}}"
        return report_on(f"{case}filings: [{filing}]\n")["recommended"]

    assert recommended_for("stipulation_of_dismissal") == "stipulation"
    assert recommended_for("motion_for_voluntary_dismissal") == "motion"
