"""Words of the user's own in the caption and the addresses of a paper that ends a case: who is who, and no more."""

from pathlib import Path

import pytest
import yaml

from assembler.check.as_findings import problems
from assembler.load import load
from assembler.papers.ending.dismissal_papers import dismissal_papers
from assembler.validate import validate
from tests.rules.test_own_sentences_read import STOPS
from tests.support.rule_examples import CATALOG, matter_of

GROUPS = yaml.safe_load(Path(__file__).with_name("caption_words.yaml").read_text("utf-8"))

FILING = "{paper: %s, date: 2025-06-02, dismisses: all, prejudice: without%s}"
NOTICE = FILING % ("notice_of_voluntary_dismissal", "")
MOTION = FILING % ("motion_for_voluntary_dismissal", ", grounds: [Good.]")


def what_it_is(key: str, words: str, filing: str) -> str:
    """Return what *words* under *key* are to the paper of *filing*: silent, read or stopped."""
    own = words if key != "address" else ["1 Example Street", words]
    given = {"referral": words} if key == "referral" else {"parties": {"strings": {key: own}}}
    with matter_of(f"{yaml.safe_dump(given)}filings: [{filing}]\n") as file:
        matter = validate(load(file, root=file.parent), CATALOG)
    (paper,) = dismissal_papers(matter)
    found = [problem for rule, problem in problems(paper, "DIS") if rule.code in STOPS and key in problem.path]
    kinds = {"read" if "own_words_read" in problem.fix else "stopped" for problem in found}
    return max(kinds, default="silent")


@pytest.mark.parametrize(
    ("key", "words", "are"), [(group["key"], words, group["are"]) for group in GROUPS for words in group["says"]]
)
def test_a_description_says_who_somebody_is_and_nothing_of_the_action(key: str, words: str, are: str) -> None:
    assert what_it_is(key, words, NOTICE) == are


def test_the_caption_of_a_motion_is_read_too() -> None:
    assert what_it_is("referral", "Action stayed; not dismissed", MOTION) == "read"
    assert what_it_is("capacity", "individually", MOTION) == "silent"
