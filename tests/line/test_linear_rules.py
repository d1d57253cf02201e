"""The time of each rule grows no faster than the length of the text, even if the text is hostile."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial
from typing import Any

import pytest

from assembler.findings.path import walk_texts
from assembler.model.matter import Matter
from assembler.papers import plan_paper
from assembler.papers.ending.dismissal_papers import dismissal_papers
from assembler.plan.papers import Papers
from assembler.plan.plan import Plan
from assembler.proof.proof import Proof
from assembler.proof.upload import Upload
from assembler.rules import all_rules
from assembler.rules.exhibited_matter import ExhibitedMatter
from assembler.rules.public_texts import texts_of_matter
from assembler.rules.rule import Rule
from assembler.validate import validate
from tests.support.every_text import full_data, source, with_value
from tests.support.growth import LENGTHS, growth
from tests.support.matters import catalog

pytestmark = pytest.mark.slow

RULES = all_rules()

REPEATED_PARTS = (
    ("a ", "A. ", "Alpha’s “a” (the “A”) "),
    ("$1,000 on January 1, 2025, ", "Aa v. Bb, 1 F.3d 1, 2 (9th Cir. 1999); ", "Id. at 1; 28 U.S.C. § 1332(a); "),
    ("[[signed]], Exhibit A, ", "King County, Ohio, A-1 a@b.c 000-00-0000 ", "*a*\n\n> b\n\n"),
)
"""What rules look for in a text: words, names, sentences, amounts, dates, citations, references, marks.
Each text has three of these parts, one after the other, each repeated many times.
"""


@cache
def base() -> tuple[Any, tuple[Any, ...]]:
    """Return a matter with texts in all its parts, and the path of one text of each kind that may be long."""
    data = full_data()
    # a later pleading would print some of the texts without the paragraphs to which they refer
    data["filings"] = [filing for filing in data["filings"] if filing["paper"] != "supplemental_complaint"]
    path_of_kind = {tuple(key for key in path if isinstance(key, str)): path for path, _ in walk_texts(data)}
    long_kinds = [kind for kind in path_of_kind if kind[-1] in {"text", "paragraphs"} and "counterclaims" not in kind]
    return data, tuple(path_of_kind[kind] for kind in long_kinds)


def subjects(parts: tuple[str, ...], length: int) -> list[Any]:
    """Return the subjects of rules in a matter whose texts repeat *parts* and have *length* characters in all."""
    data, paths = base()
    length_per_part = length // len(paths) // len(parts)
    repeated_parts = "".join(part * (length_per_part // len(part)) for part in parts)
    for path in paths:
        data = with_value(data, path, f"Alpha sold. {repeated_parts} it.")
    matter = validate(source(data), catalog())
    plans = tuple(plan_paper(matter, filing, catalog()) for filing in matter.filings)
    return [
        matter,
        ExhibitedMatter(matter),
        texts_of_matter(matter),
        *dismissal_papers(matter),
        Papers(matter, plans),
        *plans,
    ]


def rules() -> list[Rule]:
    """Return the rules that read the user's texts; the other rules read finished pages."""
    return [rule for rule in RULES.values() if rule.subject not in {Proof, Upload}]


def run(rule: Rule, all_subjects: list[Any]) -> object:
    """Run *rule* on the subjects that it reads, with empty caches."""
    for clear in _cache_clearers():
        clear()
    return [list(rule.check(subject)) for subject in all_subjects if isinstance(subject, rule.subject)]


@cache
def _cache_clearers() -> list[Callable[[], None]]:
    """Return the functions that empty the caches of the rules and of the modules that they use."""
    modules = [
        module
        for name, module in sys.modules.items()
        if name.startswith(("assembler.facts", "assembler.rules", "assembler.language"))
    ]
    return [value.cache_clear for module in modules for value in vars(module).values() if hasattr(value, "cache_clear")]


def faults(parts: tuple[str, ...], rules: list[Rule]) -> Iterator[str]:
    """Yield a line for each of *rules* whose time grows faster than the length of texts of these *parts*."""
    subjects_of_lengths = [subjects(parts, length) for length in LENGTHS[1:]]
    for rule in rules:
        if evidence := growth([partial(run, rule, all_subjects) for all_subjects in subjects_of_lengths]):
            yield f"{rule.code} with {parts!r}: {evidence}"


def test_the_time_of_each_rule_is_linear_in_the_length_of_the_text() -> None:
    assert len(rules()) > 100
    _, paths = base()
    assert len(paths) > 5
    assert [fault for parts in REPEATED_PARTS for fault in faults(parts, rules())] == []


def _read_all_before_each_word(matter: Matter) -> Iterator[Any]:
    """Take a time that grows with the square of the text's length: read all the text before each word."""
    text = str(matter.facts[0].paragraphs[-1].text)
    yield from (len(text[:end].split()) for end in range(0, len(text), 2))


def _compare_all_sentences(plan: Plan) -> Iterator[Any]:
    """Take a time that grows with the square of the number of sentences: compare each with each. Yield nothing."""
    sentences = repr(plan.body).split(". ")
    for sentence in sentences:
        smaller_count = sum(other_sentence < sentence for other_sentence in sentences)
        if smaller_count < 0:
            yield sentence


def _read_each_word_slowly(matter: Matter) -> Iterator[Any]:
    """Take a long time that grows only with the length of the text: read each word thirty times. Yield nothing."""
    for word in repr(matter).split():
        for _ in range(30):
            if word in {"a", "b"} and len(word) > 2:
                yield word


@pytest.mark.parametrize(("check", "subject"), [(_read_all_before_each_word, Matter), (_compare_all_sentences, Plan)])
def test_the_test_finds_a_slow_rule(check: Callable[[Any], Iterator[Any]], subject: type) -> None:
    assert len(list(faults(REPEATED_PARTS[0], [rule_of(check, subject)]))) == 1


def test_a_slow_rule_that_reads_a_long_text_once_passes() -> None:
    assert list(faults(REPEATED_PARTS[0], [rule_of(_read_each_word_slowly, Matter)])) == []


def rule_of(check: Callable[[Any], Iterator[Any]], subject: type) -> Rule:
    """Return a rule whose function is *check*."""
    return replace(rules()[0], code="AAA000", check=check, subject=subject)
