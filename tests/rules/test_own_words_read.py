"""Sentences that the program does not know are printed once a lawyer has read them, until they change."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from assembler.catalog import Catalog
from assembler.findings.finding import Finding
from assembler.language.characters import letters
from assembler.load import load
from assembler.papers import plan_paper
from assembler.papers.ending.dismissal_papers import dismissal_papers
from assembler.pipeline import assemble, check_matter
from assembler.results import Options, Result
from assembler.rules._printed_words import printed_letters
from assembler.rules.dismissal.own_words.texts import own_words
from assembler.validate import validate
from tests.support.rule_examples import CATALOG, matter_of

TEXT = """
court: wawd
division: Seattle
number: 2:25-cv-00000
parties:
  kites: {name: Sample Kites LLC, role: plaintiff, kind: limited liability company, counsel: [ann, listed]}
  strings: {name: "Imaginary Strings, Inc.", role: defendant, kind: corporation, counsel: [other]}
counsel:
  ann: {name: Ann Example, bar_number: 00000, address: [1 Example Street, "Seattle, Washington 98100"],
    telephone: (206) 555-0100, email: ann@example.com}
  listed: {name: Lee Listed, bar_number: 00002, address: [1 Example Street, "Seattle, Washington 98100"],
    telephone: (206) 555-0101, email: lee@example.com, signs: false}
  other: {name: Other Example, bar_number: 00001, address: [9 Example Street, "Seattle, Washington 98100"],
    telephone: (206) 555-0109, email: other@example.com}
complaint_filed: 2025-04-01
docket_read: 2025-06-02
earlier_dismissals: none
filings:
  - paper: notice_of_voluntary_dismissal
    date: 2025-06-02
    dismisses: all
    prejudice: without
    paragraphs: [%s]
"""

UNKNOWN = "The kites were returned to the shop."
READ_WITHOUT_HASH = "    own_words_read: {by: ann, date: 2025-06-02}\n"


def build_text(folder: Path, text: str) -> Result:
    file = folder / "matter.yaml"
    file.write_text(text, "utf-8")
    return assemble(file, Options(root=folder, out=folder / "out"))


def check_text(folder: Path, text: str) -> list[Finding]:
    file = folder / "matter.yaml"
    file.write_text(text, "utf-8")
    return [finding for finding in check_matter(file, Options(root=folder)).findings if finding.code != "TRM002"]


def own_words_line(finding: Finding) -> str:
    """Return the line that the remedy of *finding* adds at the end of the matter."""
    (line,) = re.findall(r"own_words_read: \{.*?\}", finding.fix)
    return f"    {line}\n"


def codes(result: Result) -> list[str]:
    return [finding.code for finding in result.findings]


@pytest.mark.pdf
@pytest.mark.slow
def test_a_sentence_that_was_read_is_in_the_manifest_and_must_be_read_again_if_it_changes(tmp_path: Path) -> None:
    matter = TEXT % UNKNOWN
    assert codes(build_text(tmp_path, matter)) == ["DIS035"]
    (finding,) = build_text(tmp_path, matter + READ_WITHOUT_HASH).findings
    assert finding.code == "DIS051"
    assert "neither `text:` nor the manifest of an earlier build shows which sentences `ann` read" in finding.message
    assert codes(build_text(tmp_path, matter + own_words_line(finding))) == []
    assert codes(build_text(tmp_path, matter + READ_WITHOUT_HASH)) == []
    (manifest,) = tmp_path.glob("out/*/manifest.json")
    (paper,) = json.loads(manifest.read_text("utf-8"))["papers"].values()
    reading = paper["own_words_read"]
    assert (reading["by"], reading["date"]) == ("ann", "2025-06-02")
    (sentence,) = reading["sentences"]
    assert sentence["sentence"] == UNKNOWN.rstrip(".")
    assert len(sentence["sha256"]) == 64
    changed_matter = TEXT % "The kites were returned to the old shop."
    (finding,) = build_text(tmp_path, changed_matter + READ_WITHOUT_HASH).findings
    assert finding.code == "DIS051"
    assert "the sentences or the paper have changed since `ann` read them on 2025-06-02" in finding.message
    new_line = own_words_line(finding)
    assert codes(build_text(tmp_path, changed_matter + new_line)) == []
    assert codes(build_text(tmp_path, TEXT % "It has changed once more." + new_line)) == ["DIS051"]


WITH_TERM = "terms: {c: {term: Deal, means: %s}}\n" + TEXT % '"Counsel thank the Court for [[term:c]]."'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("prejudice: without", "prejudice: with"),
        ("means: its courtesy", "means: its great courtesy"),
        ("dismisses: all", "dismisses: [strings]"),
    ],
)
def test_sentences_must_be_read_again_if_the_paper_changes(tmp_path: Path, before: str, after: str) -> None:
    matter = (WITH_TERM % "its courtesy").replace(
        "counsel: [other]}", "counsel: [other]}\n  reels: {name: Made-Up Reels LLC, role: defendant}"
    )
    assert before in matter
    (finding,) = check_text(tmp_path, matter)
    assert finding.code == "DIS035"
    assert check_text(tmp_path, matter + own_words_line(finding)) == []
    findings = check_text(tmp_path, matter.replace(before, after) + own_words_line(finding))
    assert "DIS051" in {finding.code for finding in findings}


@pytest.mark.slow
@pytest.mark.pdf
def test_the_manifest_of_an_earlier_build_counts_only_for_the_same_paper(tmp_path: Path) -> None:
    matter = TEXT % UNKNOWN
    (finding,) = build_text(tmp_path, matter).findings
    assert codes(build_text(tmp_path, matter + own_words_line(finding))) == []
    assert codes(build_text(tmp_path, matter + READ_WITHOUT_HASH)) == []
    with_prejudice = matter.replace("prejudice: without", "prejudice: with") + READ_WITHOUT_HASH
    assert "DIS051" in codes(build_text(tmp_path, with_prejudice))


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{by: other, date: 2025-06-02}", "DIS051"),
        ("{by: kites, date: 2025-06-02}", "DIS051"),
        ("{by: nobody, date: 2025-06-02}", "MAT004"),
        ("{by: listed, date: 2025-06-02, text: 01234567}", "DIS051"),
        ("{by: ann, date: 2025-06-03}", "MAT009"),
        ("{by: ann, date: 2025-03-31, text: 01234567}", "DIS051"),
        ("{by: ann, date: 1700-06-02, text: 01234567}", "DIS051"),
        ("{by: ann, date: 2025-06-02, text: 01234567}", "DIS051"),
        ("{by: ann, date: 2025-06-02, text: sure}", "MAT003"),
        ("{by: ann}", "MAT001"),
    ],
)
def test_only_a_signer_who_has_read_the_sentences_can_vouch_for_them(tmp_path: Path, line: str, code: str) -> None:
    assert codes(build_text(tmp_path, f"{TEXT % UNKNOWN}    own_words_read: {line}\n")) == [code]


def test_reading_a_sentence_that_contradicts_the_paper_has_no_effect(tmp_path: Path) -> None:
    matter = TEXT % "The Court retains jurisdiction to enforce the settlement."
    assert codes(build_text(tmp_path, matter + READ_WITHOUT_HASH)) == ["DIS035"]


def test_words_and_sentences_that_a_paper_does_not_print_do_not_stop_it() -> None:
    """The words are those that the page on own words documents for a complaint, and a few others."""
    words = """
        words:
          lead: Comes now Plaintiff, who reserves all rights against anybody, and alleges
          incorporation: Plaintiff repeats {range}, if and when it must.
          prayer: "WHEREFORE, Plaintiff asks for judgment, and that the Court retain jurisdiction:"
          jury: Plaintiff demands trial by jury of the first claim alone.
          oath: I declare that this dismissal is conditional.
        sentences:
          claims: {against: "The Court retains jurisdiction over this count."}
    """
    with matter_of(words) as file:
        matter = validate(load(file, root=file.parent), CATALOG)
    (paper,) = dismissal_papers(matter)
    assert [text.words for text in own_words(paper) if text.path[0] in {"words", "sentences"}] == []


def unique_word(number: int) -> str:
    """Return a word without digits for *number*, such as "zqaabc" for 12."""
    return "zq" + f"{number:04d}".translate(str.maketrans("0123456789", "abcdefghij"))


def test_every_printed_sentence_of_the_users_own_must_be_read(tmp_path: Path) -> None:
    """Each sentence of the program gets a unique word, which must be both in the plan and in the texts to be read."""
    program = yaml.safe_load(Path("templates/sentences.yaml").read_text("utf-8"))
    groups = {group: texts for group, texts in program.items() if isinstance(texts, dict)}
    marks: set[str] = set()
    marked_sentences: dict[str, dict[str, str]] = {}
    for group, texts in groups.items():
        marked_sentences[group] = {}
        for name, text in texts.items():
            if isinstance(text, str):
                mark = unique_word(len(marks))
                marks.add(mark)
                marked_sentences[group][name] = f"{text.rstrip()} {mark}"
    with matter_of(example="") as file:
        matter = validate(load(file, root=file.parent), CATALOG).model_copy(update={"sentences": marked_sentences})
    (paper,) = dismissal_papers(matter)
    plan = plan_paper(matter, paper.filing, Catalog(tmp_path))
    printed_marks = {mark for mark in marks if letters(mark) in printed_letters(plan)}
    texts_to_read = " ".join(
        text.words for text in own_words(replace(paper, printed_keys=frozenset(plan.own_sentences)))
    )
    assert len(printed_marks) > 5
    assert {mark for mark in printed_marks if mark not in texts_to_read} == set()
