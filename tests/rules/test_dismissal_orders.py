"""The user's own words on the order that accompanies a dismissal paper, which may only grant that paper."""

from pathlib import Path

import pytest
import yaml

from assembler.check.as_findings import problems
from assembler.load import load
from assembler.papers.ending.dismissal_papers import DismissalPaper, dismissal_papers
from assembler.validate import validate
from tests.rules.test_own_sentences_read import CASE, outcomes_at
from tests.support.matters import build_plan
from tests.support.rule_examples import CATALOG, matter_of

DATA = yaml.safe_load(Path(__file__).with_name("order_sentences.yaml").read_text("utf-8"))
GROUPS = DATA["sentences"]
TITLES = DATA["titles"]

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
"""Dismissal papers that an order can accompany, each with the keys of a court that has it."""


def dismissal_with(paper: str, order: str, extra_keys: str = "") -> DismissalPaper:
    """Return *paper* accompanied by an order with the keys *order*, in a case without an earlier dismissal."""
    filing, court = PAPERS[paper]
    case = CASE.partition("filings:")[0] % {"counsel": "other", "events": "earlier_dismissals: none"}
    filings = f"filings:\n  - {filing}\n  - {{paper: order_of_dismissal, date: 2025-06-02, {order}}}\n"
    with matter_of(f"{court}{case}{extra_keys}{filings}") as file:
        matter = validate(load(file, root=file.parent), CATALOG)
    (dismissal,) = dismissal_papers(matter)
    return dismissal


def order_outcomes(dismissal: DismissalPaper, key: str) -> dict[int, str]:
    """Return, by index, the outcome (read or stopped) of each reported text at *key* of the order."""
    return outcomes_at(dismissal, ("filings", 1, key))


def expected_outcomes(paper: str) -> dict[str, str]:
    """Return the expected outcome of each sentence of the groups on the order for *paper*."""
    groups = [group for group in GROUPS if paper in group["papers"]]
    return {sentence: group["are"] for group in groups for sentence in group["says"]}


def outcomes(paper: str) -> dict[str, str]:
    """Return the outcome of each sentence of the groups on the order for *paper*: silent, read or stopped."""
    sentences = list(expected_outcomes(paper))
    paragraphs = yaml.safe_dump(sentences, default_flow_style=True, width=10**6).strip()
    by_index = order_outcomes(dismissal_with(paper, f"paragraphs: {paragraphs}"), "paragraphs")
    return {sentence: by_index.get(index, "silent") for index, sentence in enumerate(sentences)}


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.slow
def test_each_sentence_of_an_order_has_the_expected_outcome(paper: str) -> None:
    assert len(expected_outcomes(paper)) > 35
    assert outcomes(paper) == expected_outcomes(paper)


@pytest.mark.parametrize(
    ("title", "expected_outcome"), [(title, group["are"]) for group in TITLES for title in group["says"]]
)
def test_the_title_of_an_order_must_say_that_it_grants_the_paper(title: str, expected_outcome: str) -> None:
    title_key = f'title: "{title}"' if "'" in title else f"title: {title!r}"
    assert order_outcomes(dismissal_with("motion", title_key), "title").get(0, "silent") == expected_outcome


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
def test_an_unusual_title_legend_or_heading_of_an_order_must_be_read(key: str, text: str) -> None:
    assert "read" in order_outcomes(dismissal_with("motion", text), key).values()


GRANTED = '"{plaintiffs:own} nonsuit of this action is granted."'
DENIED = '"{plaintiffs:own} nonsuit of this action is denied, and judgment is entered for {plaintiffs}."'


@pytest.mark.parametrize(
    ("sentences", "is_reported"),
    [
        (f"{{ending: {{nonsuit_order_action: {GRANTED}}}}}", False),
        (f"{{ending: {{nonsuit_order_action: {DENIED}}}}}", True),
        ('{order: {first_nonsuit: "No nonsuit has been taken before."}}', False),
        ('{order: {first_nonsuit: "Two nonsuits of this cause of action were taken before."}}', True),
        ('{order: {dated: "ENTERED this ____ day of ________, 20__.", judge: "{judge}, Judge"}}', False),
    ],
)
def test_a_sentence_of_the_program_that_the_user_changed_is_read_on_an_order(sentences: str, is_reported: bool) -> None:  # noqa: FBT001
    dismissal = dismissal_with("nonsuit", "short_title: Order of Dismissal", f"sentences: {sentences}\n")
    assert ("DIS035" in {rule.code for rule, _ in problems(dismissal, "DIS")}) is is_reported


@pytest.mark.parametrize(
    ("title", "printed_title"),
    [
        ("Order of Voluntary Dismissal", "[Proposed] Order of Voluntary Dismissal"),
        ("Proposed Order of Dismissal", "Proposed Order of Dismissal"),
        ("[Proposed] Final Order", "[Proposed] Final Order"),
    ],
)
def test_an_order_with_the_users_title_is_still_marked_proposed(title: str, printed_title: str) -> None:
    motion = MOTION % "all"
    order = f"{{paper: order_of_dismissal, date: 2025-06-02, title: '{title}'}}"
    assert build_plan(f"filings: [{motion}, {order}]\n", 1).caption.title == (printed_title.upper(),)


def test_only_the_order_below_a_stipulation_is_marked_proposed() -> None:
    filing = "{paper: stipulation_and_order_of_dismissal, date: 2025-06-02, dismisses: all, prejudice: with, title: %s}"
    assert build_plan(f"filings: [{filing % 'Agreed Order'}]\n").caption.title == ("[PROPOSED] AGREED ORDER",)
    combined_title = build_plan(f"filings: [{filing % 'Stipulation and Order of Dismissal'}]\n").caption.title
    assert combined_title == ("STIPULATION AND [PROPOSED] ORDER OF DISMISSAL",)
