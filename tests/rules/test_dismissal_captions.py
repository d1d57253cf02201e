"""The user's own words in the caption and addresses of a dismissal paper, which may only describe people."""

from pathlib import Path

import pytest
import yaml

from assembler.check.as_findings import problems
from assembler.load import load
from assembler.papers.ending.dismissal_papers import dismissal_papers
from assembler.validate import validate
from tests.rules.test_own_sentences_read import STOPPING_RULES
from tests.support.rule_examples import CATALOG, matter_of

GROUPS = yaml.safe_load(Path(__file__).with_name("caption_words.yaml").read_text("utf-8"))

FILING = "{paper: %s, date: 2025-06-02, dismisses: all, prejudice: without%s}"
NOTICE = FILING % ("notice_of_voluntary_dismissal", "")
MOTION = FILING % ("motion_for_voluntary_dismissal", ", grounds: [Good.]")


def outcome(key: str, words: str, filing: str) -> str:
    """Return the outcome of *words* under *key* in the paper of *filing*: silent, read or stopped."""
    value = words if key != "address" else ["1 Example Street", words]
    keys = {"referral": words} if key == "referral" else {"parties": {"strings": {key: value}}}
    with matter_of(f"{yaml.safe_dump(keys)}filings: [{filing}]\n") as file:
        matter = validate(load(file, root=file.parent), CATALOG)
    (paper,) = dismissal_papers(matter)
    fixes = [
        problem.fix for rule, problem in problems(paper, "DIS") if rule.code in STOPPING_RULES and key in problem.path
    ]
    if not fixes:
        return "silent"
    return "read" if all("own_words_read" in fix for fix in fixes) else "stopped"


@pytest.mark.parametrize(
    ("key", "words", "expected"), [(group["key"], words, group["are"]) for group in GROUPS for words in group["says"]]
)
def test_a_description_may_say_who_somebody_is_but_nothing_about_the_action(
    key: str, words: str, expected: str
) -> None:
    assert outcome(key, words, NOTICE) == expected


def test_the_caption_of_a_motion_is_read_too() -> None:
    assert outcome("referral", "Action stayed; not dismissed", MOTION) == "read"
    assert outcome("capacity", "individually", MOTION) == "silent"
