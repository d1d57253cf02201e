"""Rulings of courts on dismissal papers, and two filed papers, each with the finding that would have prevented it.

Each case is laid over the smallest matter; its names and dates are invented.
"""

import pytest

from assembler.findings.finding import Finding, Severity
from tests.support.dismiss_command import report_on
from tests.support.rule_examples import laid_over_minimal, only

THREE_DEFENDANTS = """
parties:
  strings: {counsel: [placeholder]}
  cords: {name: Imaginary Cords Corp., role: defendant, counsel: [placeholder], kind: corporation}
  knots: {name: Imaginary Knots Corp., role: defendant, kind: corporation}
"""


def notice(extra_keys: str = "prejudice: without", dismisses: str = "all") -> str:
    paper = f"{{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: {dismisses}, {extra_keys}}}"
    return f"filings: [{paper}]\n"


def stipulation_by(parties: str) -> str:
    paper = f"{{paper: stipulation_of_dismissal, date: 2025-06-02, dismisses: all, stipulated_by: {parties}}}"
    return f"filings: [{paper}]\n"


def events(*entries: str) -> str:
    return f"events: [{', '.join(f'{{{entry}}}' for entry in entries)}]\n"


def serious_findings(matter: str) -> list[Finding]:
    return [finding for finding in laid_over_minimal(matter) if finding.severity is not Severity.NOTE]


ANSWER = "event: answer, by: strings, date: 2025-05-20"
SUMMARY_JUDGMENT = "event: motion for summary judgment, by: strings, date: 2025-05-21"


# Brooke v. Prime Hospitality (E.D. Cal. Feb. 2018)
def test_a_notice_after_an_answer_was_disregarded() -> None:
    finding = only("DIS001", "court: caed\ndivision: none\n" + events(ANSWER))
    assert finding.severity is Severity.ERROR
    assert "served an answer on 2025-05-20, before the notice" in finding.message
    assert "stipulation" in finding.fix


# Garcia v. State Farm, 3:13-cv-00560 (W.D.N.C. Nov. 12, 2014)
def test_a_notice_after_an_answer_and_a_motion_for_summary_judgment_was_stricken() -> None:
    messages = [
        finding.message
        for finding in laid_over_minimal("court: ncwd\ndivision: none\n" + events(ANSWER, SUMMARY_JUDGMENT))
    ]
    assert len([message for message in messages if "before the notice dated 2025-06-02" in message]) == 2


# Nordbye v. Mountain Lion Acquisitions (E.D. Cal. Jan. 2020)
def test_a_stipulation_signed_by_only_one_of_two_answering_defendants_was_disregarded() -> None:
    answer_of_both = "event: answer, by: [strings, cords], date: 2025-05-20"
    matter = THREE_DEFENDANTS + "court: caed\ndivision: none\n" + events(answer_of_both)
    stipulation = report_on(matter)["instruments"]["stipulation"]
    assert stipulation["must_sign"] == ["Imaginary Strings, Inc.", "Imaginary Cords Corp."]
    finding = only("DIS021", matter + stipulation_by("[strings]"))
    assert finding.severity is Severity.ERROR
    assert finding.message.startswith("`Imaginary Cords Corp.` must sign")


# Graybar v. Weyerhaeuser (W.D. Ark. July 2019)
def test_a_defendant_who_never_appeared_need_not_sign() -> None:
    matter = THREE_DEFENDANTS + "court: arwd\ndivision: none\n" + events(ANSWER)
    stipulation = report_on(matter)["instruments"]["stipulation"]
    assert (stipulation["verdict"], stipulation["must_sign"]) == ("open", ["Imaginary Strings, Inc."])
    codes = {finding.code for finding in laid_over_minimal(matter + stipulation_by("[strings]"))}
    assert not codes & {"DIS021", "DIS022"}
    assert only("DIS022", matter + stipulation_by("[strings, cords]")).severity is Severity.WARNING


# Williams v. Aramark, 1:23-cv-01082 (E.D. Cal. 2024); Reynolds v. Cisneros, 1:20-cv-01101
def test_a_notice_that_cites_the_rule_of_stipulations_cost_a_conference() -> None:
    title = "Plaintiff's Notice of Dismissal Under Rule 41(a)(1)(A)(ii)"
    finding = only("DIS019", "court: caed\ndivision: none\n" + notice(f'title: "{title}"'))
    assert "`41(a)(1)(A)(ii)` is cited, but the paper dismisses under Fed. R. Civ. P. 41(a)(1)(A)(i)" in finding.message


# Burdine v. Helvey, 4:19-CV-77 (N.D. Ind. Oct. 30, 2019)
def test_a_dismissal_that_later_turns_into_a_dismissal_with_prejudice_was_not_allowed() -> None:
    delayed_prejudice = 'prejudice: without, paragraphs: ["On December 3 it becomes a dismissal with prejudice."]'
    finding = only("DIS016", "court: innd\ndivision: none\n" + notice(delayed_prejudice))
    assert finding.message.endswith("(Fed. R. Civ. P. 41(a)(1)(B))")
    assert (finding.severity, finding.cite) == (Severity.ERROR, "this program")


# Snopes v. Mikkelson, 21-cv-1730 (S.D. Cal. 2022)
def test_a_stipulation_in_southern_california_should_have_been_a_joint_motion() -> None:
    stipulation = report_on("court: casd\ndivision: none\n" + events(ANSWER))["instruments"]["stipulation"]
    assert any("joint motion" in reason["says"] for reason in stipulation["to_know"])
    finding = only("DIS023", "court: casd\ndivision: none\n" + events(ANSWER) + stipulation_by("[strings]"))
    assert "its title: `Joint Motion`" in finding.message


# Fernandes v. Briotte (D. Mass. 2015)
def test_a_pending_motion_to_dismiss_did_not_cut_off_the_right() -> None:
    motion = events("event: motion to dismiss, by: strings, date: 2025-05-20")
    assert "DIS001" not in {finding.code for finding in laid_over_minimal("court: mad\ndivision: none\n" + motion)}
    assert report_on("court: mad\ndivision: none\n" + motion)["recommended"] == "notice"


# Ornelas v. Cate (E.D. Cal. 2014)
def test_a_notice_called_a_motion_was_taken_for_a_notice() -> None:
    matter = "court: caed\ndivision: none\n" + notice("title: Plaintiff's Motion to Dismiss")
    assert only("DIS020", matter).severity is Severity.NOTE
    assert report_on(matter)["recommended"] == "notice"


# Wilson v. City of San Jose, 111 F.3d 688; Pedrina v. Chun, 987 F.2d 608 (9th Cir.)
def test_one_defendant_of_several_may_be_dismissed_by_notice_in_the_ninth_circuit() -> None:
    answer_of_another = events("event: answer, by: cords, date: 2025-05-20")
    matter = THREE_DEFENDANTS + "court: cand\ndivision: none\n" + answer_of_another + notice(dismisses="[strings]")
    assert not {"DIS001", "DIS011"} & {finding.code for finding in serious_findings(matter)}
    report = report_on(matter)
    assert report["recommended"] == "notice"
    assert any("Pedrina" in finding["cite"] for finding in report["instruments"]["notice"]["to_know"])


# Lewis v. State; Gradford; Alokozay (E.D. Cal.)
def test_a_plaintiff_without_counsel_needs_no_order() -> None:
    changes = "parties: {kites: {kind: individual, pro_se: yes, counsel: none, address: [1 Example Street]}}\n"
    report = report_on(changes + "court: caed\ndivision: none\n")
    assert report["recommended"] == "notice"
    assert report["instruments"]["notice"]["order"]["says"] == "none"


# S.D. Fla. No. 9:10-cv-80062, Dkt. 45 of June 21 and Dkt. 51 of July 8, 2010
@pytest.mark.parametrize("plaintiffs", ["[kites]", "[kites, spools]"])
def test_two_notices_that_were_filed_had_three_faults_each(plaintiffs: str) -> None:
    further_plaintiffs = """
parties:
  spools: {name: Sample Spools Corp., role: plaintiff, kind: corporation, counsel: [placeholder]}
  reels: {name: Sample Reels Corp., role: plaintiff, kind: corporation, counsel: [placeholder]}
"""
    title = "Plaintiff's Notice of Voluntary Dismissal Under Rule 42(a)(2)"
    paper = notice(f'prejudice: without, title: "{title}"', f"[{{parties: all, by: {plaintiffs}}}]")
    matter = further_plaintiffs + "court: flsd\ndivision: none\n" + events(SUMMARY_JUDGMENT) + paper
    messages = {finding.code: finding.message for finding in laid_over_minimal(matter)}
    assert "served a motion for summary judgment" in messages["DIS001"]
    assert "`Rule 42(a)(2)` is cited" in messages["DIS019"]
    assert report_on(matter)["whole"] is False


# City of Jacksonville v. Jacksonville Hosp. Holdings, L.P., 82 F.4th 1031 (11th Cir. 2023)
def test_in_the_eleventh_circuit_a_stipulation_had_no_effect_without_the_parties_who_had_left() -> None:
    answers = events("event: answer, by: [strings, cords], date: 2025-04-01")
    with_departed_party = THREE_DEFENDANTS.replace(
        "kind: corporation}", "kind: corporation, terminated: {date: 2025-05-01}}", 1
    )
    papers = with_departed_party + answers + stipulation_by("[strings]")
    finding = only("DIS021", f"court: flmd\ndivision: none\n{papers}")
    assert "`Imaginary Cords Corp.` must sign" in finding.message
    finding_elsewhere = only("DIS021", f"court: caed\ndivision: none\n{papers}")
    assert "including those dismissed since" in finding_elsewhere.message
