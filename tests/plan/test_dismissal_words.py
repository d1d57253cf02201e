"""The text of dismissal papers is true of the parties it names, whether one plaintiff of several or all parties."""

from pathlib import Path

import pytest

from assembler.findings.finding import MatterError
from tests.plan.test_dismissal_papers import FEDERAL, KING, MOTION, ORDER, paragraphs_of, plans, signed_for

SECOND_PLAINTIFF = """
parties:
  bows: {name: Second Bows LLC, role: plaintiff, kind: limited liability company, counsel: [placeholder]}
"""
BY_SECOND_PLAINTIFF = "dismisses: [{parties: strings, by: bows, prejudice: with}]"
NEW_YORK = "court: nysupct\ncounty: Kings\n"
CALIFORNIA = "court: casuper\ncounty: Los Angeles\n"
COUNTERCLAIMANT = "parties: {strings: {further_roles: [counterclaim plaintiff]}}\n"


def drop_counterclaim(keys: str) -> str:
    """Return a notice that drops a counterclaim, with these *keys*."""
    paper = "paper: notice_of_dismissal_of_counterclaim, date: 2025-06-02, prejudice: without"
    return f"filings: [{{{paper}, {keys}}}]\n"


def first_paragraph(folder: Path, patch: str) -> str:
    """Return the first paragraph of the only paper of the suit with *patch*."""
    (plan,) = plans(folder, patch).values()
    return paragraphs_of(plan)[0]


def refusal_text(folder: Path, patch: str) -> str:
    with pytest.raises(MatterError) as stopped:
        plans(folder, patch)
    (finding,) = stopped.value.findings
    assert finding.place.line
    return f"{finding.message}; {finding.fix}"


@pytest.mark.parametrize("paper", ["stipulation_of_dismissal", "motion_for_voluntary_dismissal"])
def test_a_stipulation_or_motion_says_whose_claims_it_dismisses(tmp_path: Path, paper: str) -> None:
    words = first_paragraph(
        tmp_path, f"{FEDERAL}{SECOND_PLAINTIFF}filings: [{{paper: {paper}, {BY_SECOND_PLAINTIFF}}}]\n"
    )
    assert "all claims of Plaintiff Second Bows LLC against Defendant Imaginary Strings" in words


def test_a_plaintiff_who_dismisses_alone_is_named_once(tmp_path: Path) -> None:
    words = first_paragraph(
        tmp_path,
        f"{FEDERAL}{SECOND_PLAINTIFF}filings: [{{paper: notice_of_voluntary_dismissal, {BY_SECOND_PLAINTIFF}}}]\n",
    )
    assert "Plaintiff Second Bows LLC dismisses all of its claims against" in words


def test_a_stipulation_names_all_the_parties_only_if_all_stipulate(tmp_path: Path) -> None:
    keys = "paper: stipulation_of_discontinuance, dismisses: all, prejudice: with"
    by_some = f"filings: [{{{keys}}}]\n"
    by_all = f"filings: [{{{keys}, stipulated_by: [strings, reels, robin]}}]\n"
    words_of_two = first_paragraph(tmp_path, NEW_YORK + by_some)
    assert "the attorneys of record for Plaintiff Sample Kites, Inc." in words_of_two
    assert "all the parties" not in words_of_two
    represented = "parties: {robin: {pro_se: false, counsel: [specimen]}}\n"
    words_of_all = first_paragraph(tmp_path, NEW_YORK + represented + by_all)
    assert "the attorneys of record for all the parties, Plaintiff Sample Kites, Inc." in words_of_all
    words_without_counsel = first_paragraph(tmp_path, NEW_YORK + by_all)
    assert "attorneys of record" not in words_without_counsel


@pytest.mark.parametrize(
    ("place", "paper", "title"),
    [
        (
            "court: pacp\ncounty: Chester\n",
            "partial_praecipe_to_discontinue",
            "PRAECIPE TO DISCONTINUE AS TO",
        ),
        ("court: txdist\ncounty: Harris\n", "notice_of_nonsuit", "NOTICE OF NONSUIT AS TO DEFENDANT"),
        ("court: vacir\ncounty: Fairfax\n", "motion_for_nonsuit", "MOTION FOR NONSUIT AS TO DEFENDANT"),
        (NEW_YORK, "notice_of_discontinuance", "NOTICE OF DISCONTINUANCE AS TO DEFENDANT"),
    ],
)
def test_a_title_discontinues_as_to_a_party(tmp_path: Path, place: str, paper: str, title: str) -> None:
    (plan,) = plans(tmp_path, f"{place}filings: [{{paper: {paper}, dismisses: strings}}]\n").values()
    assert title in plan.caption.title[0]


def test_a_title_names_a_defendant_if_all_listed_claims_against_it_are_dismissed(tmp_path: Path) -> None:
    counts = """
claims:
  - {id: first, title: Account Stated, law: TX, against: [strings, reels], paragraphs: [A sentence.]}
  - {id: second, title: Fraud, law: TX, against: [reels], paragraphs: [A sentence.]}
"""
    texas = f"court: txdist\ncounty: Harris\n{counts}"

    def title(dismissal: str) -> str:
        filing = f"filings: [{{paper: notice_of_nonsuit, dismisses: [{{{dismissal}, prejudice: without}}]}}]\n"
        (plan,) = plans(tmp_path, texas + filing).values()
        return plan.caption.title[0]

    assert "AS TO DEFENDANT IMAGINARY STRINGS" in title("parties: strings, claims: first")
    assert "CERTAIN CLAIMS" in title("parties: reels, claims: first")


def test_a_defendant_remains_whom_another_plaintiff_still_sues(tmp_path: Path) -> None:
    counts = """
claims:
  - {id: first, title: Account Stated, law: TX, against: [strings], paragraphs: [A sentence.]}
  - {id: second, title: Fraud, law: TX, against: [strings], by: [kites], paragraphs: [A sentence.]}
"""
    texas = f"court: txdist\ncounty: Harris\n{SECOND_PLAINTIFF}{counts}"

    def title(dismissal: str) -> str:
        other_dismissal = "parties: strings, claims: second"
        dismissals = f"[{{{dismissal}, prejudice: without}}, {{{other_dismissal}, prejudice: without}}]"
        (plan,) = plans(tmp_path, f"{texas}filings: [{{paper: notice_of_nonsuit, dismisses: {dismissals}}}]\n").values()
        return plan.caption.title[0]

    assert "CERTAIN CLAIMS" in title("parties: strings, claims: first, by: kites")
    assert "AS TO DEFENDANT IMAGINARY STRINGS" in title("parties: strings, claims: first")


@pytest.mark.parametrize(
    ("dismisses", "title"), [("all", "WITHDRAWAL OF ACTION"), ("strings", "WITHDRAWAL OF ACTION AS TO")]
)
def test_a_withdrawal_is_of_the_action(tmp_path: Path, dismisses: str, title: str) -> None:
    filing = f"filings: [{{paper: withdrawal_of_action, dismisses: {dismisses}}}]\n"
    (plan,) = plans(tmp_path, f"court: ctsuper\ndistrict: Hartford\n{filing}").values()
    assert plan.caption.title[0].startswith(title)


def test_an_order_grants_the_nonsuit_of_those_who_took_it(tmp_path: Path) -> None:
    papers = "filings: [{paper: motion_for_nonsuit, dismisses: all}, {paper: order_of_dismissal}]\n"
    sides = "sides: {plaintiff: petitioner, defendant: respondent}\n"
    order = plans(tmp_path, f"court: vacir\ncounty: Fairfax\n{SECOND_PLAINTIFF}{sides}{papers}")["order_of_dismissal"]
    assert "plaintiff’s" not in " ".join(paragraphs_of(order))


def test_a_title_names_no_rule_where_the_court_has_none(tmp_path: Path) -> None:
    filing = "filings: [{paper: stipulation_of_dismissal, dismisses: all, prejudice: with}]\n"
    (plan,) = plans(tmp_path, f"court: state\ncounty: Example\n{filing}").values()
    assert plan.caption.title == ("STIPULATION OF DISMISSAL WITH PREJUDICE",)


def test_the_clerk_is_asked_to_enter_only_the_requested_dismissal(tmp_path: Path) -> None:
    filing = "filings: [{paper: notice_of_entry_of_dismissal, entered: 2025-06-01}]\n"
    assert "of this action" not in first_paragraph(tmp_path, CALIFORNIA + filing)


def test_a_motion_recites_that_the_moving_parties_have_not_rested(tmp_path: Path) -> None:
    king = "court: wasuper\ncounty: King\nnumber: 25-2-00000-0 SEA\n"
    motion = plans(tmp_path, f"{king}{SECOND_PLAINTIFF}filings: [{MOTION}, {ORDER}]\n")[
        "motion_for_voluntary_dismissal"
    ]
    assert "plaintiff’s case" not in " ".join(paragraphs_of(motion))


def test_no_paper_is_made_for_plaintiffs_who_have_left(tmp_path: Path) -> None:
    terminated = "parties: {kites: {terminated: {date: 2025-05-01}}}\n"
    filing = "filings: [{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all}]\n"
    refusal = refusal_text(tmp_path, FEDERAL + terminated + filing)
    assert refusal.startswith("every plaintiff has left the case by the date of `notice_of")


def test_no_plaintiffs_paper_is_made_in_a_matter_without_a_plaintiff(tmp_path: Path) -> None:
    subject = "in_re: Example Litigation\nparties: {kites: {role: intervenor}}\n"
    filing = "filings: [{paper: motion_for_voluntary_dismissal, dismisses: all}]\n"
    assert "is filed by a plaintiff, but the matter has none; add" in refusal_text(tmp_path, FEDERAL + subject + filing)


def test_a_plaintiff_without_counsel_signs_before_the_defendants(tmp_path: Path) -> None:
    changes = "parties: {kites: {counsel: none, pro_se: true}}\ncounsel: {placeholder: none}\n"
    filing = "filings: [{paper: stipulation_of_dismissal, dismisses: all, prejudice: with}]\n"
    plan = plans(tmp_path, FEDERAL + changes + filing)["stipulation_of_dismissal"]
    assert signed_for(plan) == [
        "Plaintiff, pro se",
        "Attorney for Defendants Imaginary Strings, Inc. and Nonesuch Reels LLC",
    ]


def test_a_counterclaim_is_dismissed_against_the_named_parties(tmp_path: Path) -> None:
    words = first_paragraph(tmp_path, FEDERAL + COUNTERCLAIMANT + drop_counterclaim("dismisses: kites"))
    assert "dismisses its counterclaim against Plaintiff Sample Kites, Inc." in words
    assert "its counterclaim without prejudice" in first_paragraph(
        tmp_path, FEDERAL + COUNTERCLAIMANT + drop_counterclaim("dismisses: all")
    )


def test_a_respondent_drops_a_counterclaim_as_a_respondent(tmp_path: Path) -> None:
    sides = "sides: {plaintiff: petitioner, defendant: respondent}\n"
    (plan,) = plans(tmp_path, FEDERAL + COUNTERCLAIMANT + sides + drop_counterclaim("dismisses: all")).values()
    assert plan.caption.title[0].startswith("RESPONDENT’S NOTICE")
    assert "Respondent Imaginary Strings, Inc. dismisses" in paragraphs_of(plan)[0]


def test_a_party_drops_only_its_own_counterclaim_and_not_against_itself(tmp_path: Path) -> None:
    without_claimant = refusal_text(tmp_path, FEDERAL + drop_counterclaim("dismisses: all"))
    assert "needs `claimant`: no party makes a counterclaim" in without_claimant
    assert "add `further_roles: [counterclaim plaintiff]`" in without_claimant
    message = refusal_text(tmp_path, FEDERAL + COUNTERCLAIMANT + drop_counterclaim("dismisses: all, claimant: kites"))
    assert message.startswith("`kites` makes no counterclaim")
    against_itself = refusal_text(tmp_path, FEDERAL + COUNTERCLAIMANT + drop_counterclaim("dismisses: strings"))
    assert against_itself.startswith("`strings` dismisses its own claim")


def test_a_motion_says_that_an_order_accompanies_it_only_if_an_order_does(tmp_path: Path) -> None:
    sentence = "A proposed order accompanies this motion."
    without_order = plans(tmp_path, f"{KING}filings: [{MOTION}]\n")["motion_for_voluntary_dismissal"]
    with_order = plans(tmp_path, f"{KING}filings: [{MOTION}, {ORDER}]\n")["motion_for_voluntary_dismissal"]
    assert sentence not in paragraphs_of(without_order)
    assert sentence in paragraphs_of(with_order)


def test_a_paper_in_state_court_does_not_recite_removal_to_it(tmp_path: Path) -> None:
    history = "events:\n  - {event: removal, by: strings, date: 2025-03-03}\n  - {event: remand, date: 2025-04-03}\n"
    (plan,) = plans(tmp_path, f"{KING}{history}filings: [{MOTION}]\n").values()
    assert "Imaginary Strings removed the action to federal court on March 3, 2025." in paragraphs_of(plan)


@pytest.mark.parametrize(("losing_party_key", "continues"), [("", True), (", against: strings", False)])
def test_an_action_does_not_continue_against_a_party_with_a_judgment(
    tmp_path: Path, losing_party_key: str, *, continues: bool
) -> None:
    events = f"events: [{{event: judgment, date: 2025-05-20{losing_party_key}}}]\n" if losing_party_key else ""
    filing = "filings: [{paper: notice_of_voluntary_dismissal, dismisses: reels, prejudice: without}]\n"
    words = first_paragraph(tmp_path, f"{FEDERAL}{events}{filing}")
    assert "The action continues against Defendant" in words
    assert ("Imaginary Strings" in words) is continues


def test_a_name_already_defined_is_short_at_the_end_of_a_sentence_too(tmp_path: Path) -> None:
    counts = "parties: {reels: none, robin: none}\nclaims:\n"
    counts += "  - {id: one, title: Fraud, law: common law, against: [strings]}\n"
    counts += "  - {id: two, title: Breach of Contract, law: common law, against: [strings]}\n"
    filing = MOTION.replace("dismisses: all", "dismisses: [{parties: strings, claims: [two]}]")
    (plan,) = plans(tmp_path, f"{FEDERAL}{counts}events: []\nfilings: [{filing}]\n").values()
    assert paragraphs_of(plan)[0].endswith("on the other claims against Defendant Imaginary Strings.")


def test_a_motion_does_not_dismiss_a_counterclaim(tmp_path: Path) -> None:
    order = plans(tmp_path, f"{KING}{COUNTERCLAIMANT}filings: [{MOTION}, {ORDER}]\n")["order_of_dismissal"]
    assert any(
        text.startswith("The Court dismisses all claims of Plaintiff Sample Kites") for text in paragraphs_of(order)
    )
