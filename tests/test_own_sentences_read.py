"""Sentences of the user's own on papers that end a case: which are silent, which must be read, which are stopped."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from assembler.check import problems
from assembler.law.dismissal.papers import DismissalPaper, dismissal_papers
from assembler.load import load
from assembler.validate import validate
from tests.rule_examples import CATALOG, matter_of

GROUPS = yaml.safe_load(Path(__file__).with_name("own_sentences.yaml").read_text("utf-8"))

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

NOTICE, STIPULATION = "notice_of_voluntary_dismissal", "stipulation_of_dismissal"

PAPERS = {
    "notice": (NOTICE, "all", "without"),
    "partial": (NOTICE, "[strings]", "without"),
    "stipulation": (STIPULATION, "all", "without"),
    "partial stipulation": (STIPULATION, "[strings]", "without"),
    "stipulation with prejudice": (STIPULATION, "all", "with"),
}

APPEARED = "events: [{event: appearance, by: [strings, briar, bell], date: 2025-04-01}]"

STOPS = frozenset({"DIS016", "DIS019", "DIS025", "DIS035"})
"""The rules that compare a paper with itself."""


@cache
def with_sentences(paper: str) -> tuple[DismissalPaper, tuple[str, ...]]:
    """Return the *paper* with every sentence that the groups put on it, and these."""
    sentences = tuple(says for group in GROUPS if paper in group["papers"] for says in group["says"])
    document, whom, prejudice = PAPERS[paper]
    signs = document == STIPULATION
    patch = CASE % {
        "counsel": "other",
        "events": APPEARED if signs else "",
        "paper": document,
        "whom": whom,
        "prejudice": prejudice,
        "paragraphs": yaml.safe_dump([*sentences], default_flow_style=True, width=10**6),
    }
    with matter_of(patch) as file:
        matter = validate(load(file, root=file.parent), CATALOG)
    (dismissal,) = dismissal_papers(matter)
    return dismissal, sentences


@cache
def outcomes(paper: str) -> dict[str, str]:
    """Return what each sentence is to *paper*: silent, read or stopped."""
    dismissal, sentences = with_sentences(paper)
    found: dict[int, str] = {}
    for rule, problem in problems(dismissal, "DIS"):
        if rule.code in STOPS and problem.path[:3] == ("filings", 0, "paragraphs"):
            kind = "read" if "own_words_read" in problem.fix else "stopped"
            place = int(problem.path[3])
            found[place] = "stopped" if "stopped" in {kind, found.get(place)} else kind
    return {sentence: found.get(place, "silent") for place, sentence in enumerate(sentences)}


@pytest.mark.parametrize("paper", PAPERS)
def test_each_sentence_is_silent_read_or_stopped_as_the_paper_has_it(paper: str) -> None:
    wanted = {says: group["are"] for group in GROUPS if paper in group["papers"] for says in group["says"]}
    assert len(wanted) > 50
    ours = outcomes(paper)
    assert [f"{says}: {ours[says]}, not {are}" for says, are in wanted.items() if ours[says] != are] == []
