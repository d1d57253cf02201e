"""A dismissal paper is built only if it is open or a lawyer answers for it, whatever else the matter says."""

import json
from pathlib import Path

import pytest

from assembler.model.court import Court
from tests.support.matters import catalog
from tests.support.runs import Run, build, check, errors, place, run_here, write_file, write_matter

DOCKET_READ = "docket_read: 2025-06-02\nearlier_dismissals: none\n"
EVENTS = f"{DOCKET_READ}events:\n"
ANSWERED = f"{EVENTS}  - {{event: answer, by: [beta], date: 2025-05-20}}\n"
SAME_DAY_ANSWER = f"{EVENTS}  - {{event: answer, by: [beta], date: 2025-06-02}}\n"
RELIES_ON = "{instrument: notice, because: the docket was read again, lawyer: ann, date: 2025-06-02}"


def notice(keys: str = "") -> str:
    return (
        "filings:\n  - paper: notice_of_voluntary_dismissal\n    date: 2025-06-02\n"
        f"    dismisses: all\n    prejudice: without\n{keys}"
    )


def reliant_notice(relies_on: str = RELIES_ON) -> str:
    return notice(f"    relies_on: {relies_on}\n")


def message_of(run: Run, code: str) -> str:
    """Return the message of the only finding of *code*."""
    (finding,) = (candidate for candidate in run.findings if candidate["code"] == code)
    message: str = finding["message"]
    return message


def pdf_names(folder: Path) -> list[str]:
    return sorted(file.name for file in (folder / "out").rglob("*.pdf"))


def build_matter(folder: Path, changes: str, *options: str) -> Run:
    return build(write_matter(folder, changes), "--out", folder / "out", *options)


# -- closed -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("filing", "options"),
    [
        pytest.param(notice(), (), id="plain"),
        pytest.param(notice(), ("--draft",), id="as a draft"),
        pytest.param(notice() + "waivers: {DIS001: the clerk takes it}\n", (), id="waived"),
        pytest.param(reliant_notice(), (), id="on a lawyer's word"),
        pytest.param(reliant_notice(), ("--draft",), id="on a lawyer's word, as a draft"),
    ],
)
def test_nothing_makes_a_notice_available_after_an_answer(
    tmp_path: Path, filing: str, options: tuple[str, ...]
) -> None:
    run = build_matter(tmp_path, ANSWERED + filing, *options)
    assert (run.status, pdf_names(tmp_path)) == (1, [])
    assert "`Beta Strings, Inc.` served an answer on 2025-05-20" in message_of(run, "DIS001")


def test_relying_on_a_lawyer_has_no_effect_on_a_paper_that_the_law_closes(tmp_path: Path) -> None:
    assert "`relies_on` has no effect here" in message_of(build_matter(tmp_path, ANSWERED + reliant_notice()), "DIS028")


def test_relying_on_a_lawyer_for_another_instrument_has_no_effect(tmp_path: Path) -> None:
    run = build_matter(tmp_path, SAME_DAY_ANSWER + reliant_notice(RELIES_ON.replace("notice", "stipulation")))
    assert message_of(run, "DIS028").startswith("`relies_on` is for `stipulation`, but the paper is `notice`")
    assert (run.status, pdf_names(tmp_path)) == (1, [])


def test_only_counsel_for_a_dismissing_party_can_answer_for_a_paper(tmp_path: Path) -> None:
    dana = "counsel:\n  dana: {name: Dana Other, bar_number: 11111, address: [2 Example Street], "
    dana += "telephone: (206) 555-0101, email: dana@example.com}\n"
    run = build_matter(tmp_path, SAME_DAY_ANSWER + dana + reliant_notice(RELIES_ON.replace("ann", "dana")))
    assert message_of(run, "MAT004") == ("`dana` is not counsel for a dismissing party, and cannot vouch for the paper")


def test_a_lawyer_cannot_answer_for_an_event_that_is_still_to_come(tmp_path: Path) -> None:
    run = build_matter(tmp_path, SAME_DAY_ANSWER + reliant_notice(RELIES_ON.replace("2025-06-02", "2025-06-01")))
    assert message_of(run, "DIS028") == (
        "`relies_on` is dated 2025-06-01, before the answer on 2025-06-02 that raises the doubt"
    )
    assert (run.status, pdf_names(tmp_path)) == (1, [])


def test_no_lawyer_can_answer_for_a_paper_in_a_case_that_was_removed(tmp_path: Path) -> None:
    removed_case = f"court: txdist\ncounty: Harris\njurisdiction: none\n{EVENTS}"
    removed_case += "  - {event: removal, by: [beta], date: 2025-05-01}\n"
    nonsuit = reliant_notice(RELIES_ON.replace("notice", "nonsuit"))
    nonsuit = nonsuit.replace("notice_of_voluntary_dismissal", "notice_of_nonsuit")
    run = build_matter(tmp_path, removed_case + nonsuit)
    assert "this court goes no further" in message_of(run, "DIS012")
    assert (run.status, pdf_names(tmp_path)) == (1, [])


def test_no_lawyer_can_answer_for_a_dismissal_without_prejudice_that_the_law_makes_final(tmp_path: Path) -> None:
    missouri = "court: mocir\ncounty: Boone\njurisdiction: none\ndocket_read: 2025-06-02\nevents: []\n"
    earlier_dismissal = "earlier_dismissals: [{court: W.D. Mo., date: 2024-06-01, by: notice}]\n"
    run = build_matter(tmp_path, missouri + earlier_dismissal + reliant_notice())
    assert message_of(run, "DIS002").startswith(
        "the paper is not shown to be open: the same claim was dismissed by notice"
    )
    assert (run.status, pdf_names(tmp_path)) == (1, [])


def test_an_answer_without_a_party_closes_a_notice_that_dismisses_all_defendants(tmp_path: Path) -> None:
    run = build_matter(tmp_path, f"{EVENTS}  - {{event: answer, date: 2025-05-20}}\n" + reliant_notice(), "--draft")
    assert "dismisses every party who could have served it" in message_of(run, "DIS008")
    assert (run.status, pdf_names(tmp_path)) == (1, [])


def test_a_stopped_motion_also_stops_its_proposed_order(tmp_path: Path) -> None:
    change = f"{EVENTS}  - {{event: judgment, date: 2025-05-20}}\nfilings:\n"
    change += "  - {paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}\n"
    run = build_matter(tmp_path, change + "  - {paper: order_of_dismissal, date: 2025-06-02}\n")
    assert (run.status, pdf_names(tmp_path)) == (1, [])
    messages = [error["message"] for error in errors(run)]
    start = "`order_of_dismissal` accompanies `motion_for_voluntary_dismissal`, which cannot be filed: "
    assert any(message.startswith(start) for message in messages)


def test_a_stopped_motion_also_stops_its_notice_of_motion_and_declaration(tmp_path: Path) -> None:
    change = "court: ilcir\ncounty: Cook\ndivision: Law\nnumber: 2025-L-000000\njurisdiction: none\n"
    change += f"{EVENTS}  - {{event: judgment, date: 2025-05-20}}\nfilings:\n"
    change += "  - {paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}\n"
    change += "  - {paper: notice_of_motion, date: 2025-06-02, hearing: {date: 2025-06-12, time: 9 a.m.}}\n"
    change += "  - {paper: declaration, date: 2025-06-02, declarant: ann, paragraphs: [It is so.]}\n"
    change += "people: {ann: {name: Ann Example}}\n"
    run = build_matter(tmp_path, change)
    assert (run.status, pdf_names(tmp_path)) == (1, [])
    messages = [error["message"] for error in errors(run)]
    for paper in ("notice_of_motion", "declaration"):
        assert any(message.startswith(f"`{paper}` ") for message in messages)


# -- doubts -----------------------------------------------------------------------------------------------------------


def test_a_doubt_stops_the_paper_and_cites_the_program_itself(tmp_path: Path) -> None:
    run = build_matter(tmp_path, SAME_DAY_ANSWER + notice())
    (error,) = errors(run)
    assert (run.status, pdf_names(tmp_path), error["cite"]) == (1, [], "this program")
    assert error["message"].startswith(
        "the paper is not shown to be open: `Beta Strings, Inc.` served an answer on 2025-06-02"
    )


def test_a_waiver_does_not_lift_a_doubt(tmp_path: Path) -> None:
    run = build_matter(tmp_path, SAME_DAY_ANSWER + notice() + "waivers: {DIS005: it came later}\n")
    assert (run.status, pdf_names(tmp_path)) == (1, [])
    assert errors(run)[0]["fix"].endswith("the waiver has no effect on this finding")


@pytest.mark.slow
def test_a_lawyer_can_answer_for_a_doubtful_paper_and_the_manifest_records_it(tmp_path: Path) -> None:
    run = build_matter(tmp_path, SAME_DAY_ANSWER + reliant_notice())
    assert (run.status, pdf_names(tmp_path)) == (0, ["notice_of_voluntary_dismissal.pdf"])
    assert message_of(run, "DIS005").startswith(
        "the paper is not shown to be open, and Ann Example answers for it (2025-06-02: the docket was read again): "
    )
    (manifest,) = (tmp_path / "out").rglob("manifest.json")
    entry = json.loads(manifest.read_text("utf-8"))["papers"]["notice_of_voluntary_dismissal.pdf"]
    assert entry["relies_on"] == {
        "instrument": "notice",
        "because": "the docket was read again",
        "lawyer": "ann",
        "date": "2025-06-02",
    }


def test_a_doubtful_paper_is_built_only_as_a_draft(tmp_path: Path) -> None:
    assert build_matter(tmp_path, SAME_DAY_ANSWER + notice(), "--draft").findings != []
    assert pdf_names(tmp_path) == ["notice_of_voluntary_dismissal.draft.pdf"]


def test_events_that_close_and_reopen_a_paper_on_the_same_day_leave_a_doubt(tmp_path: Path) -> None:
    change = "court: flcir\ncounty: Miami-Dade\nnumber: 2025-000000-CA-01\njurisdiction: none\n" + EVENTS
    change += "  - {event: summary judgment heard, date: 2025-05-20}\n"
    change += "  - {event: summary judgment denied, date: 2025-05-20}\n"
    (error,) = errors(check(write_matter(tmp_path, change + notice())))
    assert error["message"].startswith("the paper is not shown to be open: ")


@pytest.mark.parametrize(
    "words",
    [
        "paragraphs: [The dismissal becomes one with prejudice on December 3.]",
        "paragraphs: [The dismissal is with prejudice.]",
        "title: Plaintiff's Notice of Dismissal With Prejudice",
    ],
)
def test_a_paper_whose_words_contradict_its_prejudice_is_not_built(tmp_path: Path, words: str) -> None:
    run = build_matter(tmp_path, DOCKET_READ + notice(f"    {words}\n"))
    assert (run.status, pdf_names(tmp_path)) == (1, [])
    assert {error["cite"] for error in errors(run)} == {"this program"}


# -- law that is not recorded -----------------------------------------------------------------------------------------


def courts_without_law() -> list[str]:
    names = [name for name in catalog().names("court") if "/" not in name]
    courts: dict[str, Court] = {name: catalog().record("court", name) for name in names}
    abstract = {"state", "federal"}
    return [name for name, court in courts.items() if not court.dismissal.value.instruments and name not in abstract]


def test_every_court_of_the_catalog_has_a_law_of_dismissal() -> None:
    assert courts_without_law() == []


OUR_COURT = """
name: Municipal Court of Exampleton
extends: state
state: WA
title_lines: {value: ["MUNICIPAL COURT OF EXAMPLETON"], basis: convention}
"""


def test_no_dismissal_paper_is_built_where_the_law_of_dismissal_is_not_recorded(tmp_path: Path) -> None:
    write_file(tmp_path, OUR_COURT, "courts/our_court.yaml")
    run = check(
        "--root", tmp_path, write_matter(tmp_path, f"court: our_court\njurisdiction: none\n{DOCKET_READ}" + notice())
    )
    (error,) = [error for error in errors(run) if error["code"] == "DIS004"]
    assert error["cite"] == "this program"
    assert "`notice_of_voluntary_dismissal` is not shown to be open" in error["message"]


# -- bad input --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "code", "says"),
    [
        pytest.param(
            reliant_notice("{instrument: notice, because: the docket was read again, date: 2025-06-01}"),
            "MAT001",
            "`lawyer` is missing",
            id="no lawyer",
        ),
        pytest.param(
            reliant_notice(RELIES_ON.replace("ann", "bob")),
            "MAT004",
            "no attorney is called `bob`",
            id="an unknown attorney",
        ),
        pytest.param(
            reliant_notice(RELIES_ON.replace("06-02}", "06-03}")), "MAT009", "after `notice_of_", id="after the paper"
        ),
        pytest.param(
            f"{EVENTS}  - {{event: answer, by: [beta], date: 2025-06-20, order: before the notice}}\n" + notice(),
            "MAT009",
            "`answer` on 2025-06-20 has `order: before the notice`",
            id="an event after the paper that claims to be before it",
        ),
        pytest.param(
            f"complaint_filed: 2025-05-01\n{EVENTS}  - {{event: answer, by: [beta], date: 2025-04-01}}\n" + notice(),
            "MAT009",
            "is before the complaint dated 2025-05-01",
            id="an event before the case",
        ),
        pytest.param(
            f"{EVENTS}  - {{event: claims decided, claims: [nothing], date: 2025-05-20}}\n" + notice(),
            "MAT004",
            "`nothing`",
            id="a decided claim that does not exist",
        ),
        pytest.param(
            f"{EVENTS}  - {{event: judgment, against: [gamma], date: 2025-05-20}}\n" + notice(),
            "MAT004",
            "`gamma`",
            id="a judgment against an unknown party",
        ),
        pytest.param(
            "court: nysupct\ncounty: Parish of Orleans\nnumber: 000000/2025\n" + DOCKET_READ + notice(),
            "MAT004",
            "Parish of Orleans",
            id="a county of no department",
        ),
    ],
)
def test_each_impossible_value_is_one_clear_error(tmp_path: Path, changes: str, code: str, says: str) -> None:
    run = check(write_matter(tmp_path, changes if "docket_read" in changes else "docket_read: 2025-06-02\n" + changes))
    (error,) = [error for error in errors(run) if error["code"] == code]
    assert says in error["message"]
    file, line, _ = place(error)
    assert Path(file).name == "matter.yaml"
    assert line > 0


def test_relies_on_is_not_inherited(tmp_path: Path) -> None:
    matter = write_matter(tmp_path, SAME_DAY_ANSWER + reliant_notice())
    write_file(tmp_path, f"extends: {matter.name}\nnumber: 1:25-cv-00001\n", "next.yaml")
    (error,) = (candidate for candidate in errors(check(tmp_path / "next.yaml")) if candidate["code"] == "MAT010")
    assert "covers only the papers of one matter" in error["message"]


def test_a_party_who_has_left_is_not_dismissed_again(tmp_path: Path) -> None:
    terminated = "parties: {beta: {terminated: {date: 2025-05-01}}}\n"
    run = build_matter(tmp_path, terminated + DOCKET_READ + notice() + "waivers: {DIS010: it was filed}\n", "--draft")
    assert message_of(run, "DIS010") == "the notice dismisses no party who is still in the case"
    assert (run.status, pdf_names(tmp_path)) == (1, [])


@pytest.mark.parametrize("court", ["gasuper", "ohcp"])
def test_a_warning_says_that_a_savings_statute_is_used_up(tmp_path: Path, court: str) -> None:
    renewal = "earlier_dismissals: [{court: Superior Court, date: 2024-10-01, by: order, renewed: yes}]\n"
    change = f"court: {court}\njurisdiction: none\ndocket_read: 2025-06-02\n"
    run = check(write_matter(tmp_path, change + renewal + notice()))
    assert [finding["severity"] for finding in run.findings if finding["code"] == "DIS029"] == ["warning"]


def test_the_verdict_of_dismiss_agrees_with_check(tmp_path: Path) -> None:
    for changes, verdict in ((ANSWERED, "closed"), (SAME_DAY_ANSWER, "doubtful"), (DOCKET_READ, "open")):
        matter = write_matter(tmp_path, changes + notice())
        (report,) = json.loads(run_here("dismiss", "--format", "json", matter).out)
        (paper,) = report["wishes"]
        assert paper["verdict"]["verdict"] == verdict
        assert check(matter).status == (0 if verdict == "open" else 1)


PENNSYLVANIA = """court: pacp
county: Allegheny
jurisdiction: none
amount: none
parties: {gamma: {name: "Gamma Reels, Inc.", role: defendant, kind: corporation}}
"""


def test_a_praecipe_without_consents_cannot_discontinue_against_only_some_defendants(tmp_path: Path) -> None:
    filing = "filings: [{paper: praecipe_to_discontinue, date: 2025-06-02, dismisses: [beta]}]\n"
    run = build_matter(tmp_path, f"{PENNSYLVANIA}{DOCKET_READ}{filing}", "--draft")
    assert message_of(run, "DIS001") == "it is only for the whole action"
    assert pdf_names(tmp_path) == []


def test_each_party_must_consent_to_a_partial_praecipe(tmp_path: Path) -> None:
    filing = "filings: [{paper: partial_praecipe_to_discontinue, date: 2025-06-02, dismisses: [beta]}]\n"
    run = build_matter(tmp_path, f"{PENNSYLVANIA}{DOCKET_READ}{filing}")
    messages = [finding["message"] for finding in run.findings if finding["code"] == "DIS021"]
    assert [message.partition(",")[0] for message in messages] == ["`Beta Strings", "`Gamma Reels"]
    assert pdf_names(tmp_path) == []
