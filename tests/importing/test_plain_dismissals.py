"""A sentence that dismisses is read only if each of its words is one of a plain dismissal; other text is a doubt."""

from pathlib import Path

import pytest

from assembler.importing.dismissal_grammar import words_not_understood
from assembler.importing.import_paper import import_document
from assembler.importing.read_file import read_file
from tests.importing.test_dismissals import NOTICE, PARTIES, STIPULATION, imported, matter

OPENING = "gives notice that SENTENCE."

PLAIN = [
    "Plaintiff voluntarily dismisses this action without prejudice.",
    (
        "NOTICE IS HEREBY GIVEN that, pursuant to Federal Rule of Civil Procedure 41(a)(1)(A)(i), Plaintiffs dismiss "
        "all claims against Imaginary Strings, Inc. with prejudice, each party to bear its own attorneys’ fees."
    ),
    (
        "PLEASE TAKE NOTICE that Plaintiff Ann Sample (“Plaintiff”), by and through her counsel, dismisses the "
        "above-captioned case in its entirety."
    ),
    "COMES NOW the Plaintiff, by counsel, and hereby dismisses the above-styled cause of action against Defendant.",
    "Plaintiff files this notice of dismissal of all claims under Florida Rule of Civil Procedure 1.420(a)(1).",
    "Under Section 581 of the California Code of Civil Procedure, Plaintiff dismisses the First Amended Complaint.",
    "Plaintiff discontinues this action without costs to any party as against the other.",
    "Plaintiff dismisses this action before the service of an answer or a motion for summary judgment by Defendant.",
    "No Defendant has served an answer or a motion for summary judgment.",
    "Defendant has served neither an answer nor a motion for summary judgment.",
    "This dismissal is made pursuant to Rule 41(a)(1)(A)(i) of the Federal Rules of Civil Procedure.",
    "The parties have reached a settlement, and the Clerk is respectfully requested to close this case.",
    "On January 6, 2025, Plaintiff filed this action against Defendant.",
    "Respectfully submitted,",
    "Dated: March 4, 2025",
]


@pytest.mark.parametrize("text", PLAIN)
def test_each_word_of_a_plain_notice_is_understood(text: str) -> None:
    assert words_not_understood(text, PARTIES, "notice") == ()


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("Plaintiff dismisses all Defendants, save Imaginary Strings, Inc.", ("save",)),
        ("Plaintiff dismisses all of its fraud claims against all Defendants.", ("fraud",)),
        ("Plaintiff dismisses all claims arising before May 5, 2024.", ("arising before",)),
        ("Plaintiff dismisses all claims for negligence.", ("claims for negligence",)),
        ("Plaintiff dismisses all claims for costs.", ("claims for costs",)),
        ("Plaintiff dismisses all claims against Defendants under Section 1983.", ("under Section 1983",)),
        ("Plaintiff dismisses the Defendants that have not answered.", ("that",)),
        ("Plaintiff dismisses the Defendants who have not been served.", ("who",)),
        ("Plaintiff dismisses Imaginary Strings Holdings, Inc.", ("Holdings, Inc",)),
        ("Plaintiff withdraws its notice of dismissal.", ("withdraws",)),
        ("Plaintiffs dismiss their counterclaims.", ("counterclaims",)),
        ("Plaintiff dismisses this action in part.", ("part",)),
        ("Plaintiff dismisses all claims brought in the first cause.", ("first",)),
    ],
)
def test_words_that_limit_a_dismissal_are_not_understood(text: str, unread: tuple[str, ...]) -> None:
    assert words_not_understood(text, PARTIES, "notice") == unread


def test_words_that_were_not_understood_leave_the_dismissal_open_and_are_quoted(tmp_path: Path) -> None:
    text = NOTICE.replace("SENTENCE", "she dismisses all Defendants without prejudice, save Placeholder Reels, LLC")
    paper = imported(text, tmp_path)
    assert "dismisses" not in matter(paper)["filings"][0]
    assert [doubt.about for doubt in paper.draft.doubts if "not understood" in doubt.about] == [
        (
            "whom or which claims the sentence dismisses was not understood, because of `save`: give it in "
            "`dismisses:` of the filing"
        )
    ]


def doubts_on_limits(text: str, folder: Path) -> list[str]:
    return [doubt.about for doubt in imported(text, folder).draft.doubts if "may limit" in doubt.about]


@pytest.mark.parametrize(
    "limit",
    [
        "This notice is void unless Imaginary Strings, Inc. pays within thirty days.",
        "The claims against Placeholder Reels, LLC continue.",
        "Counts II and III are preserved.",
        "The dismissal is with prejudice.",
        "Plaintiff dismisses all claims against Placeholder Reels, LLC.",
    ],
)
def test_a_later_paragraph_that_may_limit_the_dismissal_is_a_doubt(tmp_path: Path, limit: str) -> None:
    text = NOTICE.replace(OPENING, f"dismisses this action without prejudice.\n\n{limit}")
    (about,) = doubts_on_limits(text, tmp_path)
    assert about.startswith(f"`{limit[:57]}")


def test_paragraphs_that_follow_each_other_are_one_doubt(tmp_path: Path) -> None:
    text = NOTICE.replace(OPENING, "dismisses this action.\n\nIt is void on appeal.\n\nThe bond stays in place.")
    assert doubts_on_limits(text, tmp_path) == [
        (
            "`It is void on appeal.` and 1 more paragraph below it may limit or take back the dismissal, or say more "
            "on it: compare `dismisses:` and `prejudice:`"
        )
    ]


def test_plain_paragraphs_and_a_certificate_of_service_are_no_doubt(tmp_path: Path) -> None:
    text = NOTICE.replace(
        OPENING,
        "dismisses this action without prejudice.\n\nNo Defendant has served an answer.\n\n"
        "Each party shall bear its own costs.",
    )
    text += "\nCERTIFICATE OF SERVICE\n\nI certify that on March 4, 2025 I sent this paper to all counsel by mail.\n"
    assert doubts_on_limits(text, tmp_path) == []


def test_an_order_that_dismisses_more_than_the_stipulation_is_a_doubt(tmp_path: Path) -> None:
    order = (
        "[PROPOSED] ORDER\n\nPursuant to stipulation, all claims against all Defendants are dismissed with prejudice."
    )
    *_, about = doubts_on_limits(f"{STIPULATION}\n{order}", tmp_path)
    assert about.startswith("`[PROPOSED] ORDER. Pursuant to stipulation")


def test_who_bears_the_costs_does_not_widen_the_dismissal(tmp_path: Path) -> None:
    sentence = "she dismisses this action as to Placeholder Reels, LLC, each party to bear its own costs"
    filing = matter(imported(NOTICE.replace("SENTENCE", sentence), tmp_path))["filings"][0]
    assert filing["dismisses"] == ["placeholder_reels"]


@pytest.mark.parametrize(
    "sentence",
    [
        "IT IS HEREBY STIPULATED by the parties that this action is dismissed with prejudice as to all Defendants.",
        "The parties stipulate to dismiss this action with prejudice.",
    ],
)
def test_a_short_sentence_of_a_stipulation_is_not_part_of_the_caption(tmp_path: Path, sentence: str) -> None:
    start, end = STIPULATION.index("WHEREAS"), STIPULATION.index("Dated:")
    filing = matter(imported(f"{STIPULATION[:start]}{sentence}\n\n{STIPULATION[end:]}", tmp_path))["filings"][0]
    assert (filing["dismisses"], filing["prejudice"]) == ("all", "with")
    assert filing["stipulated_by"] == ["placeholder_reels"]


def test_a_line_to_sign_that_is_blank_is_a_doubt(tmp_path: Path) -> None:
    signed, unsigned = STIPULATION, STIPULATION.replace("/s/ Lee Placeholder", "By: ____________________")
    abouts = [
        [doubt.about for doubt in imported(text, tmp_path / name).draft.doubts if "is blank" in doubt.about]
        for name, text in (("signed", signed), ("unsigned", unsigned))
    ]
    assert [len(each) for each in abouts] == [0, 1]


def test_a_sentence_below_counsel_is_not_counsel(tmp_path: Path) -> None:
    sentence = "P.S. The dismissal of Placeholder Reels, LLC is with prejudice, and the other Defendant stays in."
    paper = imported(f"{NOTICE.replace('SENTENCE', 'this action is dismissed')}\n{sentence}\n", tmp_path)
    data = matter(paper)
    assert [entry["name"] for entry in data["counsel"].values()] == ["Pat Specimen"]
    assert "firms" not in data
    assert any(doubt.about.startswith("`P.S. The dismissal") for doubt in paper.draft.doubts)


TWO_COLUMNS = """
UNITED STATES DISTRICT COURT
WESTERN DISTRICT OF WASHINGTON

SAMPLE TEA LLC, a Washington limited liability company,

                    Plaintiff,              Case No. 2:25-cv-00000

        v.                                  NOTICE OF VOLUNTARY DISMISSAL

{defendants}

                    Defendants.

Plaintiff Sample Tea LLC, pursuant to Fed. R. Civ. P. 41(a)(1)(A)(i), hereby dismisses this action without prejudice.

DATED: March 4, 2025

s/ Pat Specimen
Pat Specimen, WSBA #00001
Attorneys for Plaintiff Sample Tea LLC
"""


@pytest.mark.parametrize(
    "defendants",
    [
        "MOCK CUPS AND PLATES, INC., a Delaware corporation;\nand DREW EXAMPLE, an individual,",
        (
            "MOCK CUPS AND PLATES, INC., a Delaware corporation;\nEXAMPLE POTS LLC, a Washington limited liability\n"
            "company; and DREW EXAMPLE, an individual,"
        ),
        (
            "MOCK CUPS AND PLATES, INC., a Delaware corporation;\nEXAMPLE POTS LLC, a Washington limited liability "
            "company; and DREW EXAMPLE, an individual,"
        ),
    ],
)
def test_all_defendants_beside_a_title_in_a_second_column_are_read(tmp_path: Path, defendants: str) -> None:
    file = tmp_path / "paper.txt"
    file.write_text(TWO_COLUMNS.format(defendants=defendants))
    data = matter(import_document(read_file(file), file.name, tmp_path / "matter"))
    names = ["MOCK CUPS AND PLATES, INC.", *(["EXAMPLE POTS LLC"] if "POTS" in defendants else []), "DREW EXAMPLE"]
    assert [party["name"].upper() for party in data["parties"].values()] == ["SAMPLE TEA LLC", *names]
    assert data["filings"][0]["dismisses"] == "all"
    assert "facts" not in data


@pytest.mark.parametrize(("rule", "dismissed"), [("CR 41(a)(1)(B)", "all"), ("RCW 19.86.090", None)])
def test_only_the_rules_by_which_parties_dismiss_in_the_court_are_understood(
    tmp_path: Path, rule: str, dismissed: str | None
) -> None:
    file = tmp_path / "paper.txt"
    text = TWO_COLUMNS.format(defendants="MOCK CUPS AND PLATES, INC., a Delaware corporation;\nand DREW EXAMPLE,")
    text = text.replace("Fed. R. Civ. P. 41(a)(1)(A)(i)", rule)
    text = text.replace(
        "UNITED STATES DISTRICT COURT\nWESTERN DISTRICT OF WASHINGTON", "SUPERIOR COURT OF WASHINGTON\nFOR KING COUNTY"
    )
    file.write_text(text)
    data = matter(import_document(read_file(file), file.name, tmp_path / "matter"))
    assert data["filings"][0].get("dismisses") == dismissed
