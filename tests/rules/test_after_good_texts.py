"""A rule finds the same in each of its bad texts if one of its good texts comes first, in paragraphs or in sentences.

A search that a good paragraph ends too early, or a value that it leaves behind, hides the fault after it.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from assembler.findings.finding import MatterError, Severity
from assembler.rules.rule import Rule
from tests.conftest import Golden
from tests.support.rule_entries import with_entries
from tests.support.rule_examples import alleged, laid_over_minimal
from tests.support.rule_topics import TOPICS

HIDDEN = Path(__file__).with_name("hidden.txt")
"""The pairs that lack a finding, usually because the good text introduces or repeats words of the bad text."""


FACTS = (
    "On March 3, 2019, within 9 days of the fair, Sample Kites paid $310 for 14 spools and 8 reels of cord, "
    "each 6 feet long, with a rebate of 4 percent."
)
"""A faultless sentence with facts of many kinds: a search that ends at the first fact of a kind ends there."""


def joined_texts(good: str, bad: str) -> Iterator[str]:
    """Yield *bad* with the paragraphs of *good* before its own, and then with their texts before its first text.

    Yield nothing if one of the texts has no further facts.
    """
    good_matter, bad_matter = data_of(good), data_of(bad)
    if not (good_matter.get("more_facts") and bad_matter.get("more_facts")):
        return
    good_paragraphs = [paragraph for section in good_matter["more_facts"] for paragraph in section["paragraphs"]]
    first_section, *sections = bad_matter["more_facts"]
    first_paragraph, *paragraphs = first_section["paragraphs"]
    text = " ".join(text_of(paragraph).strip() for paragraph in (*good_paragraphs, first_paragraph))
    one_paragraph = {**first_paragraph, "text": text} if isinstance(first_paragraph, dict) else text
    for joined in ([*good_paragraphs, first_paragraph], [one_paragraph]):
        section = {**first_section, "paragraphs": [*joined, *paragraphs]}
        yield as_yaml({**good_matter, **bad_matter, "more_facts": [section, *sections]}, f"{good}\n{bad}")


def after_facts(bad: str) -> Iterator[str]:
    """Yield *bad* with `FACTS` before each text of its further facts; nothing if it has no further facts."""
    matter = data_of(bad)
    if matter.get("more_facts"):
        sections = [
            {**section, "paragraphs": [preceded_by_facts(paragraph) for paragraph in section["paragraphs"]]}
            for section in matter["more_facts"]
        ]
        yield as_yaml({**matter, "more_facts": sections}, bad)


def preceded_by_facts(paragraph: str | dict[str, Any]) -> str | dict[str, Any]:
    """Return *paragraph* with `FACTS` before its text, if it has one."""
    if isinstance(paragraph, str):
        return f"{FACTS} {paragraph}"
    return {**paragraph, "text": f"{FACTS} {paragraph['text']}"} if "text" in paragraph else paragraph


def as_yaml(matter: dict[str, Any], texts: str) -> str:
    """Return *matter* as YAML, with the keys that *texts* remove from the smallest matter."""
    removed_keys = "".join(re.findall(r"^# \w+:.*\n", texts, re.MULTILINE))
    return removed_keys + yaml.dump(matter, Dumper=yaml.CSafeDumper, sort_keys=False, width=10**6, allow_unicode=True)


def text_of(paragraph: str | dict[str, Any]) -> str:
    """Return the text of *paragraph*; "" if it has no text of its own, such as a table."""
    return str(paragraph.get("text", "")) if isinstance(paragraph, dict) else paragraph


def data_of(text: str) -> dict[str, Any]:
    """Return the data of the example *text*, in which every value stays as written; {} if it has no map."""
    data = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - every value stays as written
    return data if isinstance(data, dict) else {}


def reports(code: str, text: str) -> set[tuple[Severity, str]]:
    """Return the severities and messages of the findings of the rule *code* in *text*."""
    return {
        (finding.severity, finding.message) for finding in laid_over_minimal(text, family=code) if finding.code == code
    }


def pairs(rule: Rule) -> Iterator[tuple[str, str, str]]:
    """Yield the name, the bad text and the joined text of each joined text of *rule*."""
    for bad_number, bad in enumerate(rule.bad, 1):
        name = f"{rule.code} bad {bad_number} after"
        yield from ((f"{name} facts", bad, text) for text in after_facts(bad))
        for good_number, good in enumerate(rule.good, 1):
            names = (f"{name} good {good_number}", f"{name} good {good_number} in one paragraph")
            yield from ((name, bad, text) for name, text in zip(names, joined_texts(good, bad), strict=False))


def hidden_in(rule: Rule) -> Iterator[str]:
    """Yield a line for each pair of texts of *rule* that lacks a finding of the bad text."""
    for name, bad, text in pairs(rule):
        try:
            expected, reported = reports(rule.code, bad), reports(rule.code, text)
        except MatterError:  # the two texts use the same id, or the good text needs an exhibit
            continue
        if not expected <= reported:
            yield f"{name}: {'other findings' if reported else 'no finding'}"


@pytest.mark.slow
@pytest.mark.parametrize("topic", TOPICS)
def test_a_rule_reports_a_bad_text_after_its_good_texts(topic: str, golden: Golden) -> None:
    golden(HIDDEN, with_entries(HIDDEN, {rule.code: hidden_in(rule) for rule in TOPICS[topic]}))


def test_the_facts_break_no_rule() -> None:
    assert laid_over_minimal(alleged(FACTS)) == ()


def test_most_pairs_of_texts_can_be_joined() -> None:
    assert sum(1 for rules in TOPICS.values() for rule in rules for _ in pairs(rule)) > 6000
