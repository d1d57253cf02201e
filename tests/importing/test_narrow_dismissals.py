"""A paper that dismisses less than it seems to: by a name within another, its grammar, its title, or other lines."""

from pathlib import Path

import pytest

from assembler.importing.dismissal_names import named_keys
from assembler.importing.dismissal_objects import dismissed_parties
from assembler.importing.dismissal_words import prejudice_in
from assembler.importing.draft import DraftParty
from assembler.importing.read_document import SourcePlace
from assembler.model.dismissal import Way
from tests.importing.test_dismissals import NOTICE, STIPULATION, imported, matter

PARTIES = tuple(
    DraftParty(key, side, side, {"name": name, "kind": kind}, SourcePlace(1, 1))
    for key, side, name, kind in (
        ("kites", "plaintiff", "Sample Kites LLC", "limited liability company"),
        ("mill", "defendant", "Specimen Mill Co.", "corporation"),
        ("holdings", "defendant", "Specimen Mill Holdings Co.", "corporation"),
        ("bo", "defendant", "Bo Placeholder", "individual"),
    )
)

WHOLE = "this action is dismissed without prejudice"


@pytest.mark.parametrize(
    ("sentence", "dismissed"),
    [
        ("Plaintiff dismisses all claims against Specimen Mill Holdings Co.", ("holdings",)),
        ("Plaintiff dismisses all claims against Specimen Mill Co. with prejudice.", ("mill",)),
        ("Plaintiff dismisses all claims against Specimen Mill without prejudice.", ()),
        ("Plaintiff dismisses Specimen Mill Co., Specimen Mill Holdings Co. and Bo Placeholder.", ("all",)),
        ("Plaintiff dismisses Bo Placeholder from this action.", ("bo",)),
        ("Plaintiff hereby dismisses Defendant Bo Placeholder’s claims against Plaintiff.", ()),
        ("Plaintiff dismisses all claims by Defendant Bo Placeholder against Defendant Specimen Mill Co.", ()),
        ("Plaintiff dismisses all claims against Bo Placeholder, Defendant, by Specimen Mill Co., Defendant.", ()),
        ("Plaintiff and Defendant Bo Placeholder dismiss all claims against Specimen Mill Co.", ()),
        ("Plaintiff dismisses all claims against Plaintiff.", ()),
        ("Plaintiff dismisses this action against Bo Placeholder or Specimen Mill Co.", ()),
        ("Plaintiff dismisses Defendant Bo Placeholder and this action.", ()),
        ("Plaintiff dismisses this action and Defendant Bo Placeholder.", ()),
        ("Plaintiff dismisses Defendant Bo Placeholder. The action is hereby dismissed.", ()),
        ("Plaintiff dismisses this action against Bo Placeholder and all claims by Plaintiff.", ()),
        ("Plaintiff dismisses this action and all claims against Bo Placeholder.", ()),
        ("Plaintiff dismisses Defendant Bo Placeholder, and Defendant Specimen Mill Co. dismisses Plaintiff.", ()),
        (
            "Plaintiff dismisses the claims against Bo Placeholder without prejudice to this action against Defendant.",
            (),
        ),
        ("Plaintiff, as no Defendant has served an answer, dismisses this action.", ("all",)),
    ],
)
def test_only_one_list_of_parties_or_the_whole_action_is_dismissed(sentence: str, dismissed: object) -> None:
    assert dismissed_parties(sentence, PARTIES, "notice") == dismissed


@pytest.mark.parametrize(
    ("sentence", "dismissed"),
    [
        ("Plaintiff and Defendant Bo Placeholder stipulate that this action is dismissed.", ("all",)),
        ("Plaintiff and Defendant Bo Placeholder stipulate that Defendant Bo Placeholder dismisses this action.", ()),
    ],
)
def test_a_defendant_may_agree_to_a_dismissal_but_does_not_dismiss(sentence: str, dismissed: object) -> None:
    way: Way = "stipulation"
    assert dismissed_parties(sentence, PARTIES, way) == dismissed


def test_a_short_name_fits_each_party_in_whose_name_it_is() -> None:
    assert named_keys("SPECIMEN MILL", PARTIES) == {"mill", "holdings"}
    assert named_keys("Specimen Mill Co. and Placeholder", PARTIES) == {"mill", "bo"}


def test_the_name_of_a_party_and_a_right_that_is_reserved_say_nothing_on_the_prejudice() -> None:
    party = DraftParty("wp", "defendant", "defendant", {"name": "Without Prejudice Inc."}, SourcePlace(1, 1))
    sentence = "Plaintiff dismisses this action against Without Prejudice Inc."
    assert prejudice_in(sentence, "", [party]) == ""
    assert prejudice_in(f"{sentence[:-1]}, with prejudice.", "", [party]) == "with"
    assert prejudice_in("Plaintiff dismisses Bo Placeholder without prejudice to all other claims.", "", []) == ""


TITLE = "NOTICE OF VOLUNTARY DISMISSAL"


@pytest.mark.parametrize(
    "title",
    [
        "NOTICE OF VOLUNTARY DISMISSAL OF DEFENDANT PLACEHOLDER REELS, LLC",
        "NOTICE OF PARTIAL DISMISSAL",
        "NOTICE OF VOLUNTARY DISMISSAL OF COUNT II",
        "DRAFT - NOTICE OF VOLUNTARY DISMISSAL",
        "NOTICE OF CONDITIONAL DISMISSAL",
        "[PROPOSED] NOTICE OF VOLUNTARY DISMISSAL",
    ],
)
def test_a_title_that_says_less_leaves_the_dismissal_open_and_is_quoted(tmp_path: Path, title: str) -> None:
    text = NOTICE.replace(f"PLAINTIFF’S {TITLE}", title).replace("SENTENCE", WHOLE)
    paper = imported(text, tmp_path)
    assert "dismisses" not in matter(paper)["filings"][0]
    (about,) = (doubt.about for doubt in paper.draft.doubts if "was not understood, because of" in doubt.about)
    assert f"`{title[:57]}" in about


@pytest.mark.parametrize(
    "title",
    [
        "STIPULATION AND [PROPOSED] ORDER OF DISMISSAL",
        "STIPULATION OF DISMISSAL OF PLACEHOLDER REELS, LLC ONLY",
        "STIPULATION OF PARTIAL DISMISSAL",
    ],
)
def test_a_title_that_says_what_the_sentence_says_leaves_it_as_it_is(tmp_path: Path, title: str) -> None:
    text = STIPULATION.replace("JOINT STIPULATION OF DISMISSAL WITH PREJUDICE", title)
    assert matter(imported(text, tmp_path))["filings"][0]["dismisses"] == ["placeholder_reels"]


@pytest.mark.parametrize(
    "later",
    [
        "The dismissal is of Defendant Placeholder Reels, LLC.",
        "The dismissal is against Defendant Placeholder Reels, LLC.",
        "The claims in this action against Defendant Placeholder Reels, LLC are dismissed.",
    ],
)
def test_a_later_paragraph_on_some_defendants_is_a_doubt(tmp_path: Path, later: str) -> None:
    text = NOTICE.replace("gives notice that SENTENCE.", f"dismisses this action.\n\n{later}")
    paper = imported(text, tmp_path)
    assert any(f"`{later[:48]}" in doubt.about and "may limit" in doubt.about for doubt in paper.draft.doubts)


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Plaintiff does not dismiss Placeholder Reels, LLC.", 1),
        ("SO ORDERED, except as to costs.", 1),
        ("SO ORDERED. With prejudice.", 1),
        ("SO ORDERED.", 0),
        ("NOTICE OF VOLUNTARY DISMISSAL", 0),
    ],
)
def test_a_line_at_the_signatures_that_may_limit_the_dismissal_is_a_doubt(
    tmp_path: Path, line: str, count: int
) -> None:
    paper = imported(f"{NOTICE.replace('SENTENCE', WHOLE)}\n{line}\n", tmp_path)
    doubts = [doubt.about for doubt in paper.draft.doubts if "at the signatures, may limit" in doubt.about]
    assert len(doubts) == count
    assert all(line in about for about in doubts)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("/s/ Lee Placeholder", "[refused to sign]", "[refused to sign]"),
        ("/s/ Lee Placeholder", "(not signed)", "(not signed)"),
        (
            "Counsel for Defendant Placeholder Reels, LLC",
            "Counsel for Defendants; Placeholder Reels, LLC does not stipulate",
            "Placeholder Reels, LLC does not stipulate",
        ),
    ],
)
def test_a_party_who_has_not_signed_does_not_stipulate(tmp_path: Path, before: str, after: str, words: str) -> None:
    signed, unsigned = (
        imported(text, tmp_path / name)
        for name, text in (("signed", STIPULATION), ("unsigned", STIPULATION.replace(before, after)))
    )
    assert "placeholder_reels" in matter(signed)["filings"][0]["stipulated_by"]
    assert "placeholder_reels" not in matter(unsigned)["filings"][0].get("stipulated_by", [])
    assert [f"`{words}`" in doubt.about for doubt in unsigned.draft.doubts if "has not signed or" in doubt.about] == [
        True
    ]


def test_a_line_that_dismisses_and_was_read_as_a_firm_is_a_doubt(tmp_path: Path) -> None:
    line = "DISMISSED AS TO DEFENDANT PLACEHOLDER REELS, LLC."
    text = NOTICE.replace("SENTENCE", WHOLE)
    firms = [
        [doubt.about for doubt in imported(source, tmp_path / name).draft.doubts if "counsel's firm" in doubt.about]
        for name, source in (("plain", text), ("narrow", text.replace("Dated:", f"{line}\n\nDated:")))
    ]
    assert firms[0] == []
    assert [f"`{line}`" in about for about in firms[1]] == [True]
