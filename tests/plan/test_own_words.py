"""Sentences that the user writes in place of the program's are printed unchanged."""

import re
from pathlib import Path
from textwrap import indent

import pypdfium2
import pytest

from assembler.load.packed import templates_folder
from tests.catalog.test_own_claims import CLAIM, MATTER
from tests.support.runs import Run, build, check, one_error, write_file

SECOND_CLAIM = """
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


def write_own_matter(root: Path, claims: str, words: str = "") -> Path:
    return write_file(root, f"{MATTER}{claims}\n{words}")


def printed_words(root: Path, claims: str, words: str = "") -> str:
    """Return the words of the complaint, as one line."""
    run = build(write_own_matter(root, claims, words))
    assert run.status == 0, run.findings
    pages = pypdfium2.PdfDocument(root / "output" / "matter" / "complaint.pdf")
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    return " ".join(text.replace("\ufffe", "-").split())


@pytest.mark.slow
def test_each_sentence_of_the_user_is_printed_unchanged(root: Path) -> None:
    text = printed_words(root, CLAIM, WORDS)
    for words in (
        "Comes now Plaintiff Ann Example (“Example”),1 and, as in paragraph 5, states: This is a case about lamps.",
        "4. Plaintiff repeats paragraphs 1 through 3 as if set out in full.",
        "WHEREFORE, Plaintiff prays for judgment: award $12,000.",
        "Plaintiff demands trial by jury of the first claim alone.",
        "Respectfully submitted, Ann Example",
        "1 An adult.",
    ):
        assert words in text
    for words in ("brings this action", "realleges", "asks the Court", "every issue so triable"):
        assert words not in text


def test_the_words_of_a_filing_override_those_of_the_matter(root: Path) -> None:
    file = write_file(root, (MATTER + CLAIM + WORDS).replace("date: 2026-03-02}", "words: {signature: Submitted by}}"))
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
def test_a_count_realleges_the_paragraphs_that_it_names(root: Path, incorporates: str, sentence: str) -> None:
    claim_keys = f"    incorporates: {incorporates}\n" if incorporates else ""
    assert sentence in printed_words(root, f"{CLAIM}{SECOND_CLAIM}{claim_keys}")


def test_a_count_cannot_reallege_a_later_one(root: Path) -> None:
    claims = f"{CLAIM}    incorporates: [unjust-enrichment]\n{SECOND_CLAIM}"
    error = one_error(check(write_own_matter(root, claims)))
    assert "`unjust-enrichment`" in error["message"]
    assert "what comes before it" in error["fix"]


@pytest.mark.slow
def test_a_count_has_its_own_label_and_its_own_line_on_whom_it_is_against(root: Path) -> None:
    text = printed_words(root, f"{CLAIM}    label: FIRST CAUSE OF ACTION\n    against_line: none\n")
    assert "FIRST CAUSE OF ACTION Account Stated" in text
    assert "Against" not in text
    text = printed_words(root, f"{CLAIM}    against_line: (Against All Defendants)\n")
    assert "(Against All Defendants)" in text


def test_a_partys_own_paragraph_is_printed_instead_of_the_programs(root: Path) -> None:
    changes = "    paragraph: Ann Example sells lamps to [[harbor]] and resides in Columbus.\n    pro_se: true"
    file = write_file(root, MATTER.replace("    pro_se: true", changes) + CLAIM)
    assert build(file).status == 0
    text = pypdfium2.PdfDocument(root / "output" / "matter" / "complaint.pdf")[0].get_textpage().get_text_range()
    assert "Ann Example sells lamps to Harbor Supply, Inc. and resides in" in " ".join(text.split())
    assert "individual" not in text


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            "incorporation: Plaintiff repeats {paragraphs}.",
            "`{paragraphs}`; this sentence takes `{range}`, `{numbers}`, or `{plaintiffs}`",
        ),
        ("lead: Comes now {range}.", "`{range}`; this sentence takes no placeholder"),
        ("preamble: Comes now Plaintiff.", "`preamble` is not a known key"),
        ('prayer: "{plaintiffs} prays:"', "`{plaintiffs}`; this sentence takes no placeholder"),
        ("signature: For {party},", "`{party}`; this sentence takes no placeholder"),
        ("incorporation: 'Repeats {range.__class__}.'", "`{range.__class__}`; this sentence takes"),
        ("incorporation: 'Repeats {range!r:>9}.'", "`{range!r:>9}`; this sentence takes"),
        ("lead: See [[nowhere]].", "nowhere"),
    ],
)
def test_a_fault_in_own_words_is_reported_in_one_line(root: Path, words: str, message: str) -> None:
    assert message in one_error(checked(root, f"words:\n{indent(words, '  ')}\n"))["message"]


@pytest.mark.parametrize("key", ["lead", "incorporation", "prayer", "jury"])
def test_own_words_have_references_emphasis_and_footnotes(root: Path, key: str) -> None:
    changes = f"words:\n  {key}: As [[stated]] says, *Ann* repeats it,^[Twice.] as follows.\njury_demand: true\n"
    text = printed_words(root, CLAIM, changes)
    assert re.search(r"As paragraph [45] says, Ann repeats it,1 as follows\.", text), text
    assert "1 Twice." in text


@pytest.mark.slow
def test_the_range_is_right_whatever_comes_before_the_count(root: Path) -> None:
    changes = "words: {incorporation: 'Plaintiff repeats {range}.'}\n"
    assert "4. Plaintiff repeats paragraphs 1 through 3." in printed_words(root, CLAIM, changes)
    extra_changes = f"more_facts: [{{id: more, heading: More, paragraphs: [It was late., It was dark.]}}]\n{changes}"
    assert "6. Plaintiff repeats paragraphs 1 through 5." in printed_words(root, CLAIM, extra_changes)
    two_counts = CLAIM + SECOND_CLAIM.replace("    paragraphs", "    incorporates: all\n    paragraphs")
    text = printed_words(root, two_counts, changes)
    assert "4. Plaintiff repeats paragraphs 1 through 3." in text
    assert "6. Plaintiff repeats paragraphs 1 through 5." in text


# -- a firm's sentences -----------------------------------------------------------------------------------------------


def build_with_firms_sentences(root: Path, sentences: str) -> Run:
    write_file(root, sentences, "templates/sentences.yaml")
    return build("--root", ".", write_own_matter(root, CLAIM))


@pytest.mark.slow
def test_a_firm_changes_a_sentence_for_all_its_matters(root: Path) -> None:
    changes = """\
    claims:
      incorporation: '{plaintiffs:role} {plaintiffs:repeats|repeat} {paragraphs} "as if set out in full."'
    headings: {relief: Relief Sought}
    """
    assert build_with_firms_sentences(root, changes).status == 0
    pages = pypdfium2.PdfDocument(root / "output" / "matter" / "complaint.pdf")
    text = " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())
    assert "4. Plaintiff repeats paragraphs 1 through 3 “as if set out in full.”" in text
    assert "RELIEF SOUGHT" in text.upper()
    assert "PRAYER" not in text.upper()


@pytest.mark.parametrize(
    ("sentences", "place", "message", "fix"),
    [
        ("claims: {incorporation: 'I repeat {range}.'}", (1, 25), "has the placeholder `{range}`", "`{paragraphs}`"),
        ("claims:\n  incorporation: '{plaintiffs:whole}'", (2, 18), "`{plaintiffs:whole}`", "`{plaintiffs}`"),
        ("claims: {incorporation: '{plaintiffs!r}'}", (1, 25), "`{plaintiffs!r}`", "`{plaintiffs}`"),
        ("claims: {incorporation: 'I repeat {it'}", (1, 25), "an unmatched brace", ""),
        ("claims: {incorporated: I repeat it.}", (1, 10), "no sentence `claims.incorporated`", "did you mean `incorp"),
        ("claim: {incorporation: I repeat it.}", (1, 1), "no sentence `claim`", "did you mean `claims`"),
        ("claims: [I repeat it.]", (1, 9), "`claims` is not a map of sentences", ""),
        (
            "claims: {incorporation: [I repeat it.]}",
            (1, 25),
            "`claims.incorporation` must be text, not a list or a map",
            "",
        ),
        ("headings: {relief: 'Relief {plaintiffs}'}", (1, 20), "`{plaintiffs}`", "no placeholder"),
    ],
)
def test_a_fault_in_a_firms_sentences_is_reported_in_one_line(
    root: Path, sentences: str, place: tuple[int, int], message: str, fix: str
) -> None:
    run = build_with_firms_sentences(root, sentences)
    assert run.status == 1
    (error,) = (finding for finding in run.findings if finding["severity"] == "error")
    assert message in error["message"]
    assert fix in error["fix"]
    assert error["file"].endswith("templates/sentences.yaml")
    assert (error["line"], error["column"]) == place


@pytest.mark.slow
def test_a_firms_document_type_may_have_its_own_opening_sentence(root: Path) -> None:
    complaint = (templates_folder() / "complaint.yaml").read_text("utf-8").replace("complaint.lead", "ours.lead")
    write_file(root, complaint, "templates/complaint.yaml")
    assert build_with_firms_sentences(root, "ours: {lead: '{plaintiffs} states:'}").status == 0
    refused_run = build_with_firms_sentences(root, "ours: {lead: '{court} states:'}")
    assert refused_run.status == 1
    assert "`ours.lead` has the placeholder `{court}`" in refused_run.findings[0]["message"]


def checked(root: Path, words: str) -> Run:
    return check(write_own_matter(root, CLAIM, words))
