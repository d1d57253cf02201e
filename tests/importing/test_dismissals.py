"""A notice or a stipulation of dismissal that is imported gives what it dismisses, and keeps all its words."""

from pathlib import Path
from typing import Any

import pytest

from assembler.importing.dismissal_objects import dismissed_parties
from assembler.importing.dismissal_words import way_of_dismissal
from assembler.importing.draft import DraftParty
from assembler.importing.import_paper import ImportedPaper, import_document
from assembler.importing.read_document import SourcePlace, text_blocks
from assembler.importing.read_file import read_file
from assembler.load.yaml_reader import read_yaml
from tests.importing.test_recognize import document_of
from tests.support.runs import build

CAPTION = """
UNITED STATES DISTRICT COURT

SOUTHERN DISTRICT OF FLORIDA

ANN SAMPLE,

Plaintiff,

v.

IMAGINARY STRINGS, INC., and PLACEHOLDER REELS, LLC,

Defendants.

Case No. 1:24-cv-00000-ABC
"""

STIPULATION = f"""{CAPTION}
JOINT STIPULATION OF DISMISSAL WITH PREJUDICE

WHEREAS, Plaintiff and Defendant Placeholder Reels, LLC have agreed to the dismissal of her claims;

NOW, THEREFORE, the parties hereby stipulate and agree that:

1. All claims that Plaintiff brought against Defendant Placeholder Reels, LLC are dismissed with prejudice.

2. Each party shall bear its own attorney’s fees and costs, as paragraph 1 implies.

Dated: March 4, 2025

/s/ Pat Specimen

Pat Specimen

Florida Bar No. 000001

Telephone: (305) 555-0100

Counsel for Plaintiff

/s/ Lee Placeholder

Lee Placeholder

Florida Bar No. 000002

Telephone: (305) 555-0102

Counsel for Defendant Placeholder Reels, LLC
"""

NOTICE = f"""{CAPTION}
PLAINTIFF’S NOTICE OF VOLUNTARY DISMISSAL

Plaintiff Ann Sample, by and through counsel, gives notice that SENTENCE.

Dated: March 4, 2025

/s/ Pat Specimen

Pat Specimen

Florida Bar No. 000001

Counsel for Plaintiff
"""


def imported(text: str, folder: Path) -> ImportedPaper:
    return import_document(document_of(text), "paper.txt", folder / "matter")


def matter(paper: ImportedPaper) -> Any:
    return read_yaml(paper.files["matter.yaml"].decode(), "matter.yaml").data


def test_a_stipulation_dismisses_the_defendant_whom_its_sentence_names(tmp_path: Path) -> None:
    paper = imported(STIPULATION, tmp_path)
    data = matter(paper)
    filing = data["filings"][0]
    assert {key: filing[key] for key in ("paper", "date", "dismisses", "prejudice", "stipulated_by", "sections")} == {
        "paper": "stipulation_of_dismissal",
        "date": "2025-03-04",
        "dismisses": ["placeholder_reels"],
        "prejudice": "with",
        "stipulated_by": ["placeholder_reels"],
        "sections": ["whereas_placeholder_reels", "stipulation", "each_party_shall"],
    }
    assert data["sentences"]["ending"] == {
        "stipulation_part": "1. All claims that Plaintiff brought against Defendant Placeholder Reels, LLC are "
        "dismissed with prejudice."
    }
    assert [" ".join(entry["text"].split()) for section in data["facts"] for entry in section["paragraphs"]] == [
        "WHEREAS, Plaintiff and Defendant Placeholder Reels, LLC have agreed to the dismissal of her claims;",
        "NOW, THEREFORE, the parties hereby stipulate and agree that:",
        "2\\. Each party shall bear its own attorney’s fees and costs, as paragraph 1 implies.",
    ]
    assert paper.comparison
    assert paper.comparison.differences == ()


def test_what_a_paper_dismisses_is_a_doubt_at_its_sentence(tmp_path: Path) -> None:
    paper = imported(STIPULATION, tmp_path)
    doubts = {doubt.about: doubt.place.line for doubt in paper.draft.doubts}
    values = "`dismisses: [placeholder_reels]` and `prejudice: with`"
    who = "Placeholder Reels, LLC would leave, and IMAGINARY STRINGS, INC. stays"
    about = f"{values}, by the sentence that dismisses and the title: compare them; {who}"
    blocks = text_blocks(document_of(STIPULATION).blocks)
    assert doubts[about] == next(block.place.line for block in blocks if block.text.startswith("1. All"))


def test_only_a_lawyer_says_that_the_docket_was_read_or_a_paper_signed(tmp_path: Path) -> None:
    text = imported(STIPULATION, tmp_path).files["matter.yaml"].decode()
    keys = ("docket_read:", "earlier_dismissals:", "signed:", "relies_on:", "own_words_read:", "consents:", "waivers:")
    assert [key for key in keys if f"\n{key}" in text or f" {key} " in text] == []


@pytest.mark.parametrize(
    ("sentence", "dismisses", "prejudice"),
    [
        ("this action is dismissed without prejudice", "all", "without"),
        ("she hereby dismisses the above-captioned action in its entirety with prejudice", "all", "with"),
        (
            "all claims against Imaginary Strings, Inc. are dismissed without prejudice",
            ["imaginary_strings"],
            "without",
        ),
        ("she dismisses her claims against all Defendants with prejudice", "all", "with"),
        ("she voluntarily dismisses Defendant Placeholder Reels, LLC only", ["placeholder_reels"], None),
        (
            "she dismisses this case against Imaginary Strings, Inc. and Placeholder Reels, LLC without prejudice",
            "all",
            "without",
        ),
        (
            "she dismisses Placeholder Reels, LLC. Nothing in this notice dismisses Imaginary Strings, Inc",
            None,
            None,
        ),
        ("this action is dismissed, but not with prejudice", None, None),
        ("the same action hereby is, and the same are, discontinued without prejudice", "all", "without"),
        ("Count III is dismissed without prejudice", None, "without"),
        (
            "all claims against Placeholder Reels, LLC are dismissed, without affecting Imaginary Strings, Inc",
            None,
            None,
        ),
        ("all claims with the exception of those against Placeholder Reels, LLC are dismissed", None, None),
        ("she dismisses Imaginary Strings, Inc., successor to Placeholder Reels, LLC", None, None),
        ("Plaintiff will dismiss this action with prejudice upon payment", None, None),
        ("this action is dismissed without prejudice if Defendants pay", None, None),
        (
            "a dismissal “with prejudice” bars later suits, and this action is dismissed without prejudice",
            None,
            "without",
        ),
        ("the action, of {braces}, [[brackets]] and *stars*, is dismissed without prejudice", None, "without"),
        ("she dismisses this action against John Roe without prejudice", None, "without"),
        ("all claims except those against Imaginary Strings, Inc. are dismissed with prejudice", None, None),
        ("she dismisses all claims against Defendant with prejudice", None, "with"),
        (
            "this action is dismissed with prejudice as to Plaintiff and without prejudice as to the class",
            None,
            None,
        ),
    ],
)
def test_what_a_notice_dismisses_is_left_out_if_its_words_leave_it_open(
    tmp_path: Path, sentence: str, dismisses: object, prejudice: str | None
) -> None:
    filing = matter(imported(NOTICE.replace("SENTENCE", sentence), tmp_path))["filings"][0]
    assert filing["paper"] == "notice_of_voluntary_dismissal"
    assert (filing.get("dismisses"), filing.get("prejudice")) == (dismisses, prejudice)


def test_the_paragraph_that_dismisses_is_found_below_one_that_announces_it(tmp_path: Path) -> None:
    text = NOTICE.replace(
        "gives notice that SENTENCE.",
        "hereby files this Notice of Voluntary Dismissal, and states:\n\n1. No answer was served.\n\n"
        "2. Plaintiff hereby dismisses Defendant Placeholder Reels, LLC with prejudice.\n\n"
        "3. The dismissal of Placeholder Reels, LLC is without prejudice.",
    )
    paper = imported(text, tmp_path)
    filing = matter(paper)["filings"][0]
    assert (filing["dismisses"], filing["prejudice"]) == (["placeholder_reels"], "with")
    assert [doubt.place.line for doubt in paper.draft.doubts if "may limit" in doubt.about] == [
        block.place.line for block in text_blocks(document_of(text).blocks) if block.text.startswith("3.")
    ]
    assert paper.comparison
    assert paper.comparison.differences == ()


def test_the_title_and_the_sentence_must_agree_on_the_prejudice(tmp_path: Path) -> None:
    text = NOTICE.replace("VOLUNTARY DISMISSAL", "VOLUNTARY DISMISSAL WITH PREJUDICE")
    paper = imported(text.replace("SENTENCE", "this action is dismissed without prejudice"), tmp_path)
    assert "prejudice" not in matter(paper)["filings"][0]


def test_a_missing_date_is_a_doubt(tmp_path: Path) -> None:
    text = NOTICE.replace("SENTENCE", "this action is dismissed")
    without_date = imported(text.replace("Dated: March 4, 2025\n", ""), tmp_path / "without")
    dated = imported(text, tmp_path)
    abouts = [[doubt.about for doubt in paper.draft.doubts] for paper in (without_date, dated)]
    assert [any("no date of signing was read" in about for about in each) for each in abouts] == [True, False]


def test_an_order_below_the_signatures_is_text_there(tmp_path: Path) -> None:
    paper = imported(f"{STIPULATION}\n[PROPOSED] ORDER\n\nThe stipulation is approved, and it is so ordered.", tmp_path)
    assert [entry["heading"] for entry in matter(paper)["filings"][0]["after_signature"]] == ["[PROPOSED] ORDER"]
    assert [entry["name"] for entry in matter(paper)["counsel"].values()] == ["Pat Specimen", "Lee Placeholder"]


def test_the_title_of_another_paper_is_a_doubt(tmp_path: Path) -> None:
    paper = imported(NOTICE.replace("PLAINTIFF’S NOTICE OF VOLUNTARY DISMISSAL", "MOTION TO DISMISS"), tmp_path)
    assert any(
        doubt.about.startswith("`MOTION TO DISMISS` is not the title of a complaint") for doubt in paper.draft.doubts
    )


PARTIES = tuple(
    DraftParty(key, side, side, {"name": name, "kind": kind}, SourcePlace(1, 1))
    for key, side, name, kind in (
        ("kites", "plaintiff", "Sample Kites LLC", "limited liability company"),
        ("ann", "plaintiff", "Ann Sample", "individual"),
        ("strings", "defendant", "Imaginary Strings, Inc.", "corporation"),
    )
)


@pytest.mark.parametrize(
    ("sentence", "dismissed"),
    [
        ("Plaintiffs dismiss this action.", ("all",)),
        ("Plaintiff Ann Sample dismisses her claims against Imaginary Strings, Inc.", ()),
        ("Ann Sample and Sample Kites LLC dismiss all claims against Defendant.", ("all",)),
        ("Plaintiffs dismiss their counterclaim.", ()),
    ],
)
def test_a_notice_of_one_of_two_plaintiffs_leaves_open_what_it_dismisses(sentence: str, dismissed: object) -> None:
    assert dismissed_parties(sentence, PARTIES, "notice") == dismissed


def test_a_last_name_that_two_defendants_share_leaves_open_who_is_dismissed() -> None:
    people = [
        DraftParty(name[0].lower() + name[-1], "defendant", "defendant", {"name": name, "kind": "individual"}, place)
        for name, place in (("Ann Sample", SourcePlace(1, 2)), ("Bo Sample", SourcePlace(1, 3)))
    ]
    assert dismissed_parties("Plaintiff dismisses all claims against Sample.", people, "notice") == ()
    assert dismissed_parties("Plaintiff dismisses all claims against Ann Sample.", people, "notice") == ("ae",)
    assert dismissed_parties("Plaintiff dismisses all claims against all Defendants.", people, "notice") == ("all",)


@pytest.mark.parametrize(
    ("lines", "way"),
    [
        (["NOTICE OF VOLUNTARY DISMISSAL"], "notice"),
        (["PLAINTIFF’S NOTICE OF", "VOLUNTARY DISMISSAL"], "notice"),
        (["Stipulation of Discontinuance"], "stipulation"),
        (["AGREED STIPULATION AND ORDER", "OF DISMISSAL"], "stipulation"),
        (["NOTICE OF NONSUIT"], "notice"),
        (["PRAECIPE TO DISCONTINUE"], "notice"),
        (["VOLUNTARY DISMISSAL WITHOUT PREJUDICE"], "notice"),
        (["Request for Dismissal"], "notice"),
        (
            ["NOTICE OF VOLUNTARY DISMISSAL AS TO THE TWO DEFENDANTS SAMPLE BROKERAGE, LLC AND ANN SAMPLE ONLY"],
            "notice",
        ),
        (["NOTICE OF SETTLEMENT", "The parties will file a dismissal."], None),
        (["NOTICE OF SETTLEMENT AND DISMISSAL"], None),
        (["NOTICE OF WITHDRAWAL OF COUNSEL"], None),
        (["NOTICE OF MOTION TO DISMISS"], None),
        (["MOTION FOR VOLUNTARY DISMISSAL"], None),
        (["COMPLAINT", "NOTICE OF DISMISSAL"], None),
        (["NOTICE OF REMOVAL"], None),
        (["NOTICE OF WITHDRAWAL OF NOTICE OF", "VOLUNTARY DISMISSAL"], None),
        (["NOTICE OF RESCISSION OF VOLUNTARY DISMISSAL"], None),
        (["NOTICE OF ENTRY OF ORDER OF DISMISSAL"], None),
        (["NOTICE OF FILING [PROPOSED] ORDER OF DISMISSAL"], None),
        (["NOTICE OF WITHDRAWAL OF ACTION"], "notice"),
        (["NOTICE OF DISMISSAL OF EARLIER ACTION AND ORIGINAL PETITION"], None),
    ],
)
def test_the_title_shows_whether_a_paper_dismisses(lines: list[str], way: str | None) -> None:
    assert way_of_dismissal(lines) == way


def test_the_law_of_the_court_gives_the_paper(tmp_path: Path) -> None:
    text = NOTICE.replace("UNITED STATES DISTRICT COURT", "DISTRICT COURT OF HARRIS COUNTY, TEXAS")
    text = text.replace("SOUTHERN DISTRICT OF FLORIDA\n", "").replace("VOLUNTARY DISMISSAL", "NONSUIT")
    data = matter(imported(text.replace("SENTENCE", "she takes a nonsuit of this action without prejudice"), tmp_path))
    filing = data["filings"][0]
    assert (filing["paper"], filing["dismisses"], filing["prejudice"]) == ("notice_of_nonsuit", "all", "without")
    assert "nonsuit_action" in data["sentences"]["ending"]


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_the_program_reads_its_own_notice(tmp_path: Path, suffix: str) -> None:
    options = ("--word",) if suffix == "docx" else ()
    build(Path("matters/minimal/matter.yaml"), "--out", str(tmp_path / "out"), *options)
    (file,) = (tmp_path / "out").rglob(f"*.{suffix}")
    paper = import_document(read_file(file), file.name, tmp_path / "matter")
    data = matter(paper)
    assert {key: data["filings"][0].get(key) for key in ("paper", "dismisses", "prejudice", "date")} == {
        "paper": "notice_of_voluntary_dismissal",
        "dismisses": "all",
        "prejudice": "without",
        "date": "2025-06-02",
    }
    assert paper.comparison
    assert paper.comparison.differences == ()
    assert [data["number"], [party["name"] for party in data["parties"].values()]] == [
        "2:25-cv-00000",
        ["Sample Kites LLC", "Imaginary Strings, Inc."],
    ]
