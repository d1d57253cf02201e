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
from assembler.rules.public_texts import texts_of_matter
from assembler.rules.rule import Rule
from assembler.validate import validate
from tests.support.every_text import full_data, source, with_value
from tests.support.growth import LENGTHS, growth
from tests.support.matters import catalog

pytestmark = pytest.mark.slow

RULES = all_rules()

REPEATED = (
    ("a ", "A. ", "Alpha’s “a” (the “A”) "),
    ("$1,000 on January 1, 2025, ", "Aa v. Bb, 1 F.3d 1, 2 (9th Cir. 1999); ", "Id. at 1; 28 U.S.C. § 1332(a); "),
    ("[[signed]], Exhibit A, ", "King County, Ohio, A-1 a@b.c 000-00-0000 ", "*a*\n\n> b\n\n"),
)
"""The patterns that rules look for in a text: words, names, sentences, amounts, dates, citations, references, marks.

Each text has three of these, one after the other, each repeated many times.
"""


@cache
def base() -> tuple[Any, tuple[Any, ...]]:
    """Return a matter with texts in all its parts, and the path of one text of each kind that may be long."""
    data = full_data()
    # a later pleading would print some of the texts without the paragraphs to which they refer
    data["filings"] = [filing for filing in data["filings"] if filing["paper"] != "supplemental_complaint"]
    kinds = {tuple(part for part in path if isinstance(part, str)): path for path, _ in walk_texts(data)}
    return data, tuple(
        path for kind, path in kinds.items() if kind[-1] in {"text", "paragraphs"} and "counterclaims" not in kind
    )


def subjects(parts: tuple[str, ...], length: int) -> list[Any]:
    """Return the subjects of rules in a matter whose texts repeat *parts* and have *length* characters in all."""
    data, paths = base()
    length_per_part = length // len(paths) // len(parts)
    for path in paths:
        data = with_value(
            data, path, f"Alpha sold. {''.join(part * (length_per_part // len(part)) for part in parts)} it."
        )
    matter = validate(source(data), catalog())
    plans = tuple(plan_paper(matter, filing, catalog()) for filing in matter.filings)
    return [matter, texts_of_matter(matter), *dismissal_papers(matter), Papers(matter, plans, ""), *plans]


def rules() -> list[Rule]:
    """Return the rules that read the user's texts; the other rules read finished pages."""
    return [rule for rule in RULES.values() if rule.subject not in {Proof, Upload}]


def run(rule: Rule, read: list[Any]) -> object:
    """Run *rule* on the subjects that it reads, with empty caches."""
    for clear in _caches():
        clear()
    return [list(rule.check(subject)) for subject in read if isinstance(subject, rule.subject)]


@cache
def _caches() -> list[Callable[[], None]]:
    """Return the functions that empty the caches of the rules and of the modules that they use."""
    modules = [
        module
        for name, module in sys.modules.items()
        if name.startswith(("assembler.facts", "assembler.rules", "assembler.language"))
    ]
    return [value.cache_clear for module in modules for value in vars(module).values() if hasattr(value, "cache_clear")]


def faults(parts: tuple[str, ...], rules: list[Rule]) -> Iterator[str]:
    """Yield a line for each of *rules* whose time grows faster than the length of texts of these *parts*."""
    read = [subjects(parts, length) for length in LENGTHS[1:]]
    for rule in rules:
        if evidence := growth([partial(run, rule, subject) for subject in read]):
            yield f"{rule.code} with {parts!r}: {evidence}"


def test_the_time_of_each_rule_is_linear_in_the_length_of_the_text() -> None:
    assert len(rules()) > 100
    assert len(base()[1]) > 5
    assert [fault for parts in REPEATED for fault in faults(parts, rules())] == []


def _before(matter: Matter) -> Iterator[Any]:
    """Read all the text before each word."""
    text = str(matter.facts[0].paragraphs[-1].text)
    yield from (len(text[:end].split()) for end in range(0, len(text), 2))


def _pairs(plan: Plan) -> Iterator[Any]:
    """Compare each sentence of a paper with each other sentence."""
    sentences = repr(plan.body).split(". ")
    yield from (
        sentence for sentence in sentences if sum(sentence < other_sentence for other_sentence in sentences) < 0
    )


def _once(matter: Matter) -> Iterator[Any]:
    """Read each word a few times, slowly."""
    yield from (word for word in repr(matter).split() for _ in range(30) if word in {"a", "b"} and len(word) > 2)


@pytest.mark.parametrize(("check", "subject"), [(_before, Matter), (_pairs, Plan)])
def test_the_test_finds_a_slow_rule(check: Callable[[Any], Iterator[Any]], subject: type) -> None:
    assert len(list(faults(REPEATED[0], [rule_of(check, subject)]))) == 1


def test_a_slow_rule_that_reads_a_long_text_once_passes() -> None:
    assert list(faults(REPEATED[0], [rule_of(_once, Matter)])) == []


def rule_of(check: Callable[[Any], Iterator[Any]], subject: type) -> Rule:
    """Return a rule whose function is *check*."""
    return replace(rules()[0], code="AAA000", check=check, subject=subject)
