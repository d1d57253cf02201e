"""The user's own words on an order that accompanies a paper which ends a case: it grants that paper, and no more."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from assembler.check.as_findings import problems
from assembler.load import load
from assembler.papers.ending.dismissal_papers import DismissalPaper, dismissal_papers
from assembler.validate import validate
from tests.rules.test_own_sentences_read import CASE, STOPS
from tests.support.matters import plan
from tests.support.rule_examples import CATALOG, matter_of

DATA = yaml.safe_load(Path(__file__).with_name("order_sentences.yaml").read_text("utf-8"))
GROUPS, TITLES = DATA["sentences"], DATA["titles"]

MOTION = (
    "{paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: %s, prejudice: without, grounds: [Good.]}"
)
NOTICE = "{paper: notice_of_nonsuit, date: 2025-06-02, dismisses: all, prejudice: without}"
NONSUIT = "{paper: motion_for_nonsuit, date: 2025-06-02, dismisses: all, grounds: [Good.]}"
PAPERS = {
    "motion": (MOTION % "all", ""),
    "partial motion": (MOTION % "[strings]", ""),
    "notice": (NOTICE, "court: tncir\ncounty: Davidson County\ndivision: none\n"),
    "nonsuit": (NONSUIT, "court: vacir\ndivision: none\ncounty: Fairfax County\n"),
}


def dismissal_with(paper: str, order: str, more: str = "") -> DismissalPaper:
    """Return *paper* with an *order* that has these further keys, in a case without an earlier dismissal."""
    filing, court = PAPERS[paper]
    before = CASE.partition("filings:")[0] % {"counsel": "other", "events": "earlier_dismissals: none"}
    filings = f"filings:\n  - {filing}\n  - {{paper: order_of_dismissal, date: 2025-06-02, {order}}}\n"
    with matter_of(f"{court}{before}{more}{filings}") as file:
        matter = validate(load(file, root=file.parent), CATALOG)
    (dismissal,) = dismissal_papers(matter)
    return dismissal


def kinds(dismissal: DismissalPaper, key: str) -> dict[int, str]:
    """Return what the texts at *key* of the order are to *dismissal*, by their place: read or stopped."""
    found: dict[int, str] = {}
    for rule, problem in problems(dismissal, "DIS"):
        if rule.code in STOPS and problem.path[:3] == ("filings", 1, key):
            place = int(problem.path[3]) if len(problem.path) > 3 else 0
            kind = "read" if "own_words_read" in problem.fix else "stopped"
            found[place] = "stopped" if "stopped" in {kind, found.get(place)} else kind
    return found


@cache
def outcomes(paper: str) -> dict[str, str]:
    """Return what each sentence of the groups is on the order of *paper*: silent, read or stopped."""
    sentences = [says for group in GROUPS if paper in group["papers"] for says in group["says"]]
    listed = yaml.safe_dump(sentences, default_flow_style=True, width=10**6)
    found = kinds(dismissal_with(paper, f"paragraphs: {listed.strip()}"), "paragraphs")
    return {sentence: found.get(place, "silent") for place, sentence in enumerate(sentences)}


@pytest.mark.parametrize("paper", PAPERS)
def test_a_sentence_of_an_order_is_silent_read_or_stopped_as_the_paper_has_it(paper: str) -> None:
    wanted = {says: group["are"] for group in GROUPS if paper in group["papers"] for says in group["says"]}
    assert len(wanted) > 35
    ours = outcomes(paper)
    assert [f"{says}: {ours[says]}, not {are}" for says, are in wanted.items() if ours[says] != are] == []


@pytest.mark.parametrize(("title", "are"), [(says, group["are"]) for group in TITLES for says in group["says"]])
def test_a_title_of_an_order_is_that_of_an_order_which_grants_the_paper(title: str, are: str) -> None:
    found = kinds(dismissal_with("motion", f"title: {title!r}" if "'" not in title else f'title: "{title}"'), "title")
    assert found.get(0, "silent") == are


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("title", "title: Rescinded Order of Dismissal"),
        ("legends", "legends: [In Escrow]"),
        (
            "after_signature",
            "after_signature: [{heading: In Escrow, text: This action is dismissed.}]",
        ),
    ],
)
def test_a_title_a_legend_or_a_heading_of_an_order_with_a_word_of_its_own_must_be_read(key: str, text: str) -> None:
    assert "read" in kinds(dismissal_with("motion", text), key).values()


GRANTED = '"{plaintiffs:own} nonsuit of this action is granted."'
DENIED = '"{plaintiffs:own} nonsuit of this action is denied, and judgment is entered for {plaintiffs}."'


@pytest.mark.parametrize(
    ("sentences", "stops"),
    [
        (f"{{ending: {{nonsuit_order_action: {GRANTED}}}}}", False),
        (f"{{ending: {{nonsuit_order_action: {DENIED}}}}}", True),
        ('{order: {first_nonsuit: "No nonsuit has been taken before."}}', False),
        ('{order: {first_nonsuit: "Two nonsuits of this cause of action were taken before."}}', True),
        ('{order: {dated: "ENTERED this ____ day of ________, 20__.", judge: "{judge}, Judge"}}', False),
    ],
)
def test_a_sentence_of_the_program_on_an_order_is_read_in_the_users_words(sentences: str, stops: bool) -> None:  # noqa: FBT001
    dismissal = dismissal_with("nonsuit", "short_title: Order of Dismissal", f"sentences: {sentences}\n")
    found = [problem for rule, problem in problems(dismissal, "DIS") if rule.code == "DIS035"]
    assert bool(found) == stops, found


@pytest.mark.parametrize(
    ("own", "printed"),
    [
        ("Order of Voluntary Dismissal", "[Proposed] Order of Voluntary Dismissal"),
        ("Proposed Order of Dismissal", "Proposed Order of Dismissal"),
        ("[Proposed] Final Order", "[Proposed] Final Order"),
    ],
)
def test_an_order_with_the_users_title_is_still_proposed(own: str, printed: str) -> None:
    motion = MOTION % "all"
    order = f"{{paper: order_of_dismissal, date: 2025-06-02, title: '{own}'}}"
    assert plan(f"filings: [{motion}, {order}]\n", 1).caption.title == (printed.upper(),)


def test_only_the_order_beneath_a_stipulation_is_proposed() -> None:
    filing = "{paper: stipulation_and_order_of_dismissal, date: 2025-06-02, dismisses: all, prejudice: with, title: %s}"
    assert plan(f"filings: [{filing % 'Agreed Order'}]\n").caption.title == ("[PROPOSED] AGREED ORDER",)
    joint = plan(f"filings: [{filing % 'Stipulation and Order of Dismissal'}]\n").caption.title
    assert joint == ("STIPULATION AND [PROPOSED] ORDER OF DISMISSAL",)
