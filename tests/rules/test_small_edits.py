"""What each rule finds in its examples after a small edit: which words, numbers and lines its findings depend on.

The record has each finding's words in full, and the edits that make another number of findings, or findings of another
severity. A rule reads more or less than before if its entry changes.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from assembler.check.as_findings import problems
from assembler.findings.finding import MatterError
from assembler.model.matter import Matter
from assembler.rules.public_texts import PublicTexts
from assembler.rules.rule import Rule
from assembler.validate import validate
from tests.conftest import Golden
from tests.support.edits import Edit, edits, edits_of_lines_and_numbers
from tests.support.rule_entries import with_entries
from tests.support.rule_examples import CATALOG, findings_in, source_of
from tests.support.rule_topics import TOPICS

EDITED = Path(__file__).with_name("edited.txt")


class Report(NamedTuple):
    """A finding: its severity, how many other places it names, and its words."""

    severity: str
    other_places: int
    words: str


def reports(rule: Rule, text: str) -> list[Report]:
    """Return what *rule* reports in the example *text*."""
    source = source_of(text)
    if needs_papers(rule):
        return [
            Report(str(finding.severity), len(finding.also), f"{finding.message} {finding.fix} {finding.cite}")
            for finding in findings_in(source, family=rule.code)
            if finding.code == rule.code
        ]
    return [
        Report(
            str(problem.severity),
            len(problem.also),
            f"{problem.message} {problem.fix} {problem.cite} {problem.basis}".rstrip(),
        )
        for _, problem in problems(validate(source, CATALOG), rule.code)
    ]


def needs_papers(rule: Rule) -> bool:
    """Whether *rule* reads more than the matter, which takes longer to make."""
    return rule.subject not in {Matter, PublicTexts}


def kinds(all_reports: list[Report]) -> list[tuple[str, int]]:
    """Return the severities of *all_reports*, each with the number of other places."""
    return sorted((report.severity, report.other_places) for report in all_reports)


def lines_on(rule: Rule, name: str, text: str) -> Iterator[str]:
    """Yield the lines on the example *text* of *rule*, which is called *name*."""
    expected = reports(rule, text)
    yield f"{rule.code} {name}"
    yield from (f"    says: {report.words}" for report in expected)
    effects: dict[str, list[str]] = {}
    edits_of: Callable[[str], Iterator[Edit]] = edits_of_lines_and_numbers if needs_papers(rule) else edits
    for description, edited_text in edits_of(text):
        try:
            actual = reports(rule, edited_text)
        except MatterError:  # the edit makes the matter faulty
            continue
        if kinds(actual) != kinds(expected):
            effects.setdefault(effect(expected, actual), []).append(description)
    yield from (f"    {effect}: {' | '.join(descriptions)}" for effect, descriptions in sorted(effects.items()))


def effect(expected: list[Report], actual: list[Report]) -> str:
    """Return the effect of an edit, after which a rule reports *actual* instead of *expected*."""
    if not actual:
        return "nothing after"
    return "other findings after" if expected else "a finding after"


def entries(rule: Rule) -> Iterator[str]:
    """Yield the lines on all examples of *rule*."""
    for kind, texts in (("bad", rule.bad), ("good", rule.good)):
        for number, text in enumerate(texts, 1):
            yield from lines_on(rule, f"{kind} {number}", text)


@pytest.mark.slow
@pytest.mark.parametrize("topic", TOPICS)
def test_the_edits_that_change_what_a_rule_finds_are_on_record(topic: str, golden: Golden) -> None:
    golden(EDITED, with_entries(EDITED, {rule.code: entries(rule) for rule in TOPICS[topic]}))


def test_an_edit_changes_one_word_or_number_or_line() -> None:
    text = "a:\n  - Rent is $3,250, due.\n  - Pay 7.\n"
    assert dict(edits(text)) == {
        "Rent": "a:\n  - is $3,250, due.\n  - Pay 7.\n",
        "is": "a:\n  - Rent $3,250, due.\n  - Pay 7.\n",
        "$3,250": "a:\n  - Rent is, due.\n  - Pay 7.\n",
        ",": "a:\n  - Rent is $3,250 due.\n  - Pay 7.\n",
        "due": "a:\n  - Rent is $3,250,.\n  - Pay 7.\n",
        "Pay": "a:\n  - Rent is $3,250, due.\n  - 7.\n",
        "7": "a:\n  - Rent is $3,250, due.\n  - Pay.\n",
        "3>4": "a:\n  - Rent is $4,250, due.\n  - Pay 7.\n",
        "250>251": "a:\n  - Rent is $3,251, due.\n  - Pay 7.\n",
        "250>205": "a:\n  - Rent is $3,205, due.\n  - Pay 7.\n",
        "7>8": "a:\n  - Rent is $3,250, due.\n  - Pay 8.\n",
        "line 1": "  - Rent is $3,250, due.\n  - Pay 7.\n",
        "line 2": "a:\n  - Pay 7.\n",
        "line 2 twice": "a:\n  - Rent is $3,250, due.\n  - Rent is $3,250, due.\n  - Pay 7.\n",
        "line 3": "a:\n  - Rent is $3,250, due.\n",
        "line 3 twice": "a:\n  - Rent is $3,250, due.\n  - Pay 7.\n  - Pay 7.\n",
        "lines 2 and 3": "a:\n  - Pay 7.\n  - Rent is $3,250, due.\n",
    }
