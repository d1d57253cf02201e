"""Sentences of the user's own in place of the program's: each is printed as it is, and the program's is not."""

from pathlib import Path
from textwrap import indent

import pypdfium2
import pytest

from tests.runs import Run, build, check, one_error, written
from tests.test_own_claims import MATTER, STATED

SECOND = """
  - title: Unjust Enrichment
    law: OH
    against: [harbor]
    paragraphs: [Harbor kept the lamps.]
"""

WORDS = """
words:
  lead: |
    Comes now Plaintiff Ann Example ("Example"),^[An adult.] and, as in [[stated]], states:

    This is a case about *lamps*.
  incorporation: Plaintiff repeats {range} as if set out in full.
  prayer: "WHEREFORE, Plaintiff prays for judgment:"
  jury: Plaintiff demands trial by jury of the first claim alone.
  signature: Respectfully submitted,
jury_demand: true
"""


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def matter(root: Path, claims: str, words: str = "") -> Path:
    return written(root, f"{MATTER}{claims}\n{words}")


def printed(root: Path, claims: str, words: str = "") -> str:
    """Return the words of the complaint, as one line."""
    run = build(matter(root, claims, words))
    assert run.status == 0, run.findings
    pages = pypdfium2.PdfDocument(root / "output" / "matter" / "complaint.pdf")
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    return " ".join(text.replace("\ufffe", "-").split())


def test_each_sentence_of_the_users_is_printed_as_it_is(root: Path) -> None:
    text = printed(root, STATED, WORDS)
    for words in (
        "Comes now Plaintiff Ann Example (“Example”),1 and, as in paragraph 5, states: This is a case about lamps.",
        "4. Plaintiff repeats paragraphs 1 through 3 as if set out in full.",
        "WHEREFORE, Plaintiff prays for judgment: A. award $12,000.",
        "Plaintiff demands trial by jury of the first claim alone.",
        "Respectfully submitted, Ann Example",
        "1. An adult.",
    ):
        assert words in text
    for words in ("brings this action", "realleges", "asks the Court", "every issue so triable"):
        assert words not in text


def test_a_filings_words_come_before_the_matters(root: Path) -> None:
    file = written(root, (MATTER + STATED + WORDS).replace("date: 2026-03-02}", "words: {signature: Submitted by}}"))
    assert build(file).status == 0
    pages = pypdfium2.PdfDocument(root / "output" / "matter" / "complaint.pdf")
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    assert "Submitted by" in text
    assert "Respectfully" not in text


@pytest.mark.parametrize(
    ("incorporates", "sentence"),
    [
        ("", "6. Ann Example realleges paragraphs 1 through 3."),
        ("facts", "6. Ann Example realleges paragraphs 1 through 3."),
        ("all", "6. Ann Example realleges paragraphs 1 through 5."),
        ("[dealings]", "6. Ann Example realleges paragraph 3."),
        ("[dealings, account-stated]", "6. Ann Example realleges paragraphs 3 through 5."),
        ("none", "6. Harbor kept the lamps."),
    ],
)
def test_a_count_realleges_what_it_says(root: Path, incorporates: str, sentence: str) -> None:
    said = f"    incorporates: {incorporates}\n" if incorporates else ""
    assert sentence in printed(root, f"{STATED}{SECOND}{said}")


def test_a_count_cannot_reallege_a_later_one(root: Path) -> None:
    claims = f"{STATED}    incorporates: [unjust-enrichment]\n{SECOND}"
    error = one_error(check(matter(root, claims)))
    assert "`unjust-enrichment`" in error["message"]
    assert "what comes before it" in error["fix"]


def test_a_count_has_its_own_label_and_its_own_line_on_whom_it_is_against(root: Path) -> None:
    text = printed(root, f"{STATED}    label: FIRST CAUSE OF ACTION\n    against_line: none\n")
    assert "FIRST CAUSE OF ACTION Account Stated" in text
    assert "Against" not in text
    text = printed(root, f"{STATED}    against_line: (Against All Defendants)\n")
    assert "(Against All Defendants)" in text


def test_a_partys_own_paragraph_is_printed_instead_of_the_programs(root: Path) -> None:
    own = "    paragraph: Ann Example sells lamps to [[harbor]] and resides in Columbus.\n    pro_se: true"
    file = written(root, MATTER.replace("    pro_se: true", own) + STATED)
    assert build(file).status == 0
    text = pypdfium2.PdfDocument(root / "output" / "matter" / "complaint.pdf")[0].get_textpage().get_text_range()
    assert "Ann Example sells lamps to Harbor Supply, Inc. and resides in" in " ".join(text.split())
    assert "natural person" not in text


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("incorporation: Plaintiff repeats {paragraphs}.", "`{paragraphs}`; this sentence takes `{range}`"),
        ("lead: Comes now {range}.", "`{range}`; this sentence takes no placeholder"),
        ("preamble: Comes now Plaintiff.", "`preamble` is not a known key"),
        ("lead: See [[nowhere]].", "nowhere"),
    ],
)
def test_a_slip_in_own_words_gets_one_line(root: Path, words: str, message: str) -> None:
    assert message in one_error(checked(root, f"words:\n{indent(words, '  ')}\n"))["message"]


def checked(root: Path, words: str) -> Run:
    return check(matter(root, STATED, words))
