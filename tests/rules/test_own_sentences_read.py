"""The user's own sentences on dismissal papers: which are silent, which must be read, which stop the paper."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from assembler.check.as_findings import problems
from assembler.load import load
from assembler.papers.ending.dismissal_papers import DismissalPaper, dismissal_papers
from assembler.rules.dismissal.own_words.known_sentences.canonical import MARK, with_tokens
from assembler.rules.dismissal.own_words.known_sentences.every_sentence import KNOWN_SENTENCES
from assembler.validate import validate
from tests.support import matters
from tests.support.rule_examples import CATALOG, matter_of
from tests.support.walks import STRIDES

GROUPS = yaml.safe_load(Path(__file__).with_name("own_sentences.yaml").read_text("utf-8"))
HARMFUL = yaml.safe_load(Path(__file__).with_name("harmful_sentences.yaml").read_text("utf-8"))

CASE = """
complaint_filed: 2025-03-03
parties:
  strings: {name: "Tri-Oak Millworks, Inc.", called: Tri-Oak, counsel: [%(counsel)s]}
  briar: {name: Briarwood Homes LLC, called: Briarwood, role: defendant, kind: limited liability company,
    counsel: [%(counsel)s]}
  bell: {name: Bell Roofing Co., called: Bell, role: defendant, kind: corporation, counsel: [%(counsel)s]}
claims:
  - cause: us-copyright-infringement
    against: [strings, briar, bell]
    elements: {ownership: [owned], registration: [registered], copying: [copied], exclusive-right: [copied]}
counsel:
  other:
    name: Other Example
    bar_number: 00001
    address: [9 Example Street, "Seattle, Washington 98100"]
    telephone: (206) 555-0109
    email: other@example.com
%(events)s
filings:
  - {paper: %(paper)s, date: 2025-06-02, dismisses: %(whom)s, prejudice: %(prejudice)s, paragraphs: %(paragraphs)s}
"""

NOTICE = "notice_of_voluntary_dismissal"
STIPULATION = "stipulation_of_dismissal"


class PaperKeys(NamedTuple):
    document: str
    dismisses: str
    prejudice: str


PAPERS = {
    "notice": PaperKeys(NOTICE, dismisses="all", prejudice="without"),
    "partial": PaperKeys(NOTICE, dismisses="[strings]", prejudice="without"),
    "stipulation": PaperKeys(STIPULATION, dismisses="all", prejudice="without"),
    "partial stipulation": PaperKeys(STIPULATION, dismisses="[strings]", prejudice="without"),
    "stipulation with prejudice": PaperKeys(STIPULATION, dismisses="all", prejudice="with"),
    "notice with prejudice": PaperKeys(NOTICE, dismisses="all", prejudice="with"),
}

APPEARANCE = "events: [{event: appearance, by: [strings, briar, bell], date: 2025-04-01}]"

STOPPING_RULES = frozenset({"DIS016", "DIS019", "DIS025", "DIS035"})
"""The rules that compare a paper with itself."""


@cache
def with_sentences(paper: str, sentences: tuple[str, ...]) -> DismissalPaper:
    """Return *paper* with *sentences* as its paragraphs."""
    keys = PAPERS[paper]
    patch = CASE % {
        "counsel": "other",
        "events": APPEARANCE if keys.document == STIPULATION else "",
        "paper": keys.document,
        "whom": keys.dismisses,
        "prejudice": keys.prejudice,
        "paragraphs": yaml.safe_dump([*sentences], default_flow_style=True, width=10**6),
    }
    with matter_of(patch) as file:
        matter = validate(load(file, root=file.parent), CATALOG)
    (dismissal,) = dismissal_papers(matter)
    return dismissal


def sentences_on(paper: str, groups: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the sentences of *groups* that apply to *paper*."""
    applicable_groups = [group for group in groups if paper in group["papers"]]
    return tuple(sentence for group in applicable_groups for sentence in group["says"])


def outcomes_at(dismissal: DismissalPaper, path: tuple[str | int, ...]) -> dict[int, str]:
    """Return, by index, the outcome (read or stopped) of each reported text at *path*."""
    outcomes: dict[int, str] = {}
    for rule, problem in problems(dismissal, "DIS"):
        if rule.code in STOPPING_RULES and problem.path[: len(path)] == path:
            index = int(problem.path[len(path)]) if len(problem.path) > len(path) else 0
            if "own_words_read" not in problem.fix:
                outcomes[index] = "stopped"
            outcomes.setdefault(index, "read")
    return outcomes


@cache
def outcomes(paper: str, sentences: tuple[str, ...]) -> dict[str, str]:
    """Return the outcome of each of *sentences* on *paper*: silent, read or stopped."""
    by_index = outcomes_at(with_sentences(paper, sentences), ("filings", 0, "paragraphs"))
    return {sentence: by_index.get(index, "silent") for index, sentence in enumerate(sentences)}


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.slow
def test_each_sentence_has_the_expected_outcome(paper: str) -> None:
    groups = [group for group in GROUPS if paper in group["papers"]]
    expected = {sentence: group["are"] for group in groups for sentence in group["says"]}
    assert outcomes(paper, sentences_on(paper, GROUPS)) == expected


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.slow
def test_no_harmful_sentence_is_silent(paper: str) -> None:
    actual = outcomes(paper, sentences_on(paper, HARMFUL))
    assert len(actual) > 50
    assert [sentence for sentence, outcome in actual.items() if outcome == "silent"] == []


FAMILIES = [family for family in KNOWN_SENTENCES if family.allows is not None]

ENDINGS = (
    ", provided that Tri-Oak pays $10,000",
    " once the settlement has been paid",
    " until July 1, 2025",
    " unless Tri-Oak defaults",
    " for the time being",
    ", except for the claim for fees",
    ", and Plaintiff reserves its claim for fees",
    ", but the Court retains jurisdiction over the settlement",
    ", and the statute of limitations is tolled",
    ", and Plaintiff may reopen the action",
    ", and Tri-Oak shall pay $10,000 within thirty days",
    ", which is of no force if payment fails",
    ", subject to approval by the Court",
)
"""Endings that no sentence may have, however harmless its beginning."""


@pytest.mark.slow
@pytest.mark.parametrize("stride", STRIDES)
@pytest.mark.parametrize("paper", PAPERS)
def test_a_harmless_sentence_that_ends_with_a_condition_or_a_reservation_is_reported(paper: str, stride: int) -> None:
    beginnings = [family.example.rstrip(".") for family in FAMILIES[::stride]]
    harmful = tuple(f"{beginning}{ending}." for beginning in beginnings for ending in ENDINGS)
    assert [sentence for sentence, outcome in outcomes(paper, harmful).items() if outcome == "silent"] == []


@pytest.mark.slow
def test_the_example_of_each_family_is_silent_on_some_paper() -> None:
    examples = tuple(family.example for family in FAMILIES)
    silent: set[str] = set()
    for paper in PAPERS:
        silent |= {sentence for sentence, outcome in outcomes(paper, examples).items() if outcome == "silent"}
    assert set(examples) - silent == set()


def test_each_family_of_known_sentences_says_what_it_is_about() -> None:
    assert all(family.about for family in KNOWN_SENTENCES)


def test_a_name_of_four_letters_is_recognized_in_capitals_and_a_shorter_name_only_as_written() -> None:
    parties = "parties: {alpha: {name: Bell Kites Inc., called: Bell}, beta: {name: Al Co., called: Al}}\n"
    sentence = with_tokens(matters.matter(parties), "Bell, BELL and bell; Al and AL")
    assert sentence.replace(MARK, "party ") == "party 0, party 0 and party 0; party 1 and AL"
