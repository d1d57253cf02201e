"""A rule reports a fault in a list even if a faultless entry comes before it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple

import pytest
import yaml

from assembler.rules._definitions import certain_use
from assembler.rules.rule import Rule
from tests.support.rule_examples import COMPLAINT, KING, alleged, codes, laid_over_minimal
from tests.support.rule_topics import TOPICS

Change = Callable[[Mapping[str, Any], str], Mapping[str, Any] | None]

EXCLUDED = {
    "DAT006",
    "FMT017",
    "MAT018",
    "MAT019",
    "TXT023",
    "TXT025",
    "VEN018",
    *(f"FMT0{number}" for number in range(18, 32)),
}
"""Rules whose bad texts cannot be combined with the good entries.

They are about the quoted word `none`, a complaint before service, or an amended complaint, which must be the only one.
"""


class BadText(NamedTuple):
    """A bad text of a rule, and its data, in which every value stays as written."""

    code: str
    text: str
    matter: Mapping[str, Any]


def bad_texts_of(rules: Iterable[Rule]) -> Iterator[BadText]:
    """Yield the bad texts of *rules* that can be combined with a good entry."""
    for rule in rules:
        for text in rule.bad:
            matter = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - every value stays as written
            if isinstance(matter, dict) and rule.code not in EXCLUDED:
                yield BadText(rule.code, text, matter)


TEXTS = {topic: list(bad_texts_of(rules)) for topic, rules in TOPICS.items()}

GOOD_ENTRIES = {
    "claims": """
      cause: us-copyright-infringement
      against: [strings]
      elements: {ownership: [owned], registration: [registered], copying: [copied], exclusive-right: [copied]}
    """,
    "events": "{event: service, by: [strings], date: 2025-02-03}",
    "filings": "{paper: complaint, id: first, date: 2025-06-02}",
    "more_facts": "{id: kite, heading: The Kite, paragraphs: [The kite was red.]}",
    "venue": "events",
}
"""A faultless entry for each list of a matter."""

SUPPLIED = {
    "claims": {
        *("CLM016", "CLM022", "CLM037", "CLM039", "CLM041", "JRY002"),
        *("JUR002", "JUR016", "JUR019", "JUR025", "JUR026", "JUR032"),
    },
    "filings": {"CLM011", "TXT018"},
    "venue": {"VEN008", "VEN011", "VEN012"},
}
"""Rules that report something missing which the good entry supplies, or a number of a count that is then right."""


def with_good_entry(matter: Mapping[str, Any], key: str) -> Mapping[str, Any] | None:
    """Return *matter* with the good entry first in its list at *key*, or None if it has no such list."""
    papers = [filing.get("paper") for filing in matter.get("filings", ())]
    if not matter.get(key) or not isinstance(matter[key], list) or (key == "filings" and "complaint" not in papers):
        return None
    return {**matter, key: [yaml.load(GOOD_ENTRIES[key], yaml.CSafeLoader), *matter[key]]}


def with_good_paragraph(matter: Mapping[str, Any], key: str) -> Mapping[str, Any] | None:
    """Return *matter* with a good paragraph first in each section of its further facts, or None if it has none."""
    if key not in matter:
        return None
    sections = [{**section, "paragraphs": ["The kite was red.", *section["paragraphs"]]} for section in matter[key]]
    return {**matter, key: sections}


def with_good_sentence(matter: Mapping[str, Any], key: str) -> Mapping[str, Any] | None:
    """Return *matter* with a good sentence first at *key* in each paper that has the key; None if no paper has it."""
    filings = [
        {**filing, key: ["This is a sentence on the wind.", *filing[key]]} if key in filing else filing
        for filing in matter.get("filings", ())
    ]
    return {**matter, "filings": filings} if any(key in filing for filing in filings) else None


def rules_that_miss(topic: str, change: Change, key: str) -> set[str]:
    """Return the codes of the rules of *topic* that do not report one of their bad texts after *change*."""
    changed_matters = [(bad, change(bad.matter, key)) for bad in TEXTS[topic]]
    changed_texts = [(bad.code, as_yaml(bad.text, matter)) for bad, matter in changed_matters if matter]
    return {
        code
        for code, text in changed_texts
        if code not in {finding.code for finding in laid_over_minimal(text, family=code)}
    }


def as_yaml(text: str, matter: Mapping[str, Any]) -> str:
    """Return *matter* as YAML, with the keys that *text* removes from the smallest matter."""
    removed_keys = "".join(re.findall(r"^# \w+:.*\n", text, re.MULTILINE))
    dumped = yaml.dump(dict(matter), Dumper=yaml.CSafeDumper, sort_keys=False, width=10**6, allow_unicode=True)
    return removed_keys + dumped


@pytest.mark.slow
@pytest.mark.parametrize("topic", TOPICS)
def test_a_rule_reports_a_bad_entry_after_a_good_one(topic: str) -> None:
    missed = {(key, code) for key in GOOD_ENTRIES for code in rules_that_miss(topic, with_good_entry, key)}
    codes_of_topic = {rule.code for rule in TOPICS[topic]}
    assert missed == {(key, code) for key, codes in SUPPLIED.items() for code in codes & codes_of_topic}


@pytest.mark.slow
@pytest.mark.parametrize("topic", TOPICS)
def test_a_rule_reports_a_bad_paragraph_or_sentence_after_a_good_one(topic: str) -> None:
    assert rules_that_miss(topic, with_good_paragraph, "more_facts") == set()
    assert {
        code for key in ("grounds", "paragraphs") for code in rules_that_miss(topic, with_good_sentence, key)
    } == set()


@pytest.mark.parametrize(
    ("change", "key"),
    [
        *((with_good_entry, key) for key in GOOD_ENTRIES),
        (with_good_paragraph, "more_facts"),
        *((with_good_sentence, key) for key in ("grounds", "paragraphs")),
    ],
)
def test_many_bad_texts_have_a_list_with_room_for_a_good_entry(change: Change, key: str) -> None:
    assert sum(1 for texts in TEXTS.values() for bad in texts if change(bad.matter, key)) >= 10


def test_one_verified_complaint_does_not_excuse_an_unverified_complaint() -> None:
    text = next(bad.text for bad in chain(*TEXTS.values()) if bad.code == "CLM020")
    verified = "filings: [{paper: complaint, id: first, date: 2025-06-02, verified_by: officer}, {paper"
    people = "people: {officer: {name: Ann Example}}\n"
    assert "CLM020" in codes(people + text.replace("filings: [{paper", verified))


def test_a_claim_without_a_limitations_period_does_not_hide_an_expired_claim() -> None:
    bad = next(bad for bad in chain(*TEXTS.values()) if bad.code == "CLM011")
    injunction = {"cause": "us-injunction", "against": ["strings"]}
    assert "CLM011" in codes(as_yaml(bad.text, {**bad.matter, "claims": [injunction, *bad.matter["claims"]]}))


FRAUD = """
more_facts:
  - {id: kite, heading: The Kite, paragraphs: [The kite was red.]}
  - id: letter
    heading: The Letter
    paragraphs:
      - On May 5, 2024, Imaginary Strings sent a letter to Seattle.
      - The letter said that the pattern was "our own." That was false.
claims:
  - cause: wa-fraud
    against: [strings]
    incorporates: %s
    elements:
      representation: Imaginary Strings meant the pattern of Sample Kites.
      material: The fact was material.
      falsity: It was false, as [[owned, registered]] allege.
      knowledge: Imaginary Strings knew that.
      intent: Imaginary Strings meant Sample Kites to rely on it.
      ignorance: Sample Kites did not know better.
      reliance: Sample Kites paid for the pattern.
      right-to-rely: It had no cause to doubt the letter.
      damages: It lost the price.
"""


@pytest.mark.parametrize(
    ("sections", "is_reported"), [("[letter]", False), ("[kite]", True), ("[pattern, kite]", True)]
)
def test_particulars_of_fraud_may_be_in_the_sections_that_the_count_realleges(
    sections: str,
    is_reported: bool,  # noqa: FBT001
) -> None:
    assert ("CLM006" in codes(KING + FRAUD % sections + COMPLAINT)) is is_reported


def test_a_parcel_number_does_not_hide_an_account_number() -> None:
    parcel = "The land is tax parcel account number 12345678."
    assert "PRV003" not in codes(alleged(parcel))
    assert "PRV003" in codes(alleged(f"{parcel} The money went to bank account number 87654321."))


def test_a_term_inside_a_longer_name_does_not_hide_its_use() -> None:
    match = certain_use("Agreement", "It signed the Agreement Date Letter, and then broke the Agreement.")
    assert match
    assert match.start() > 50
