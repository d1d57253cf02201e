"""Text of a matter may be long and hostile: no rule takes more than twice the time for twice the text."""

import sys
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

from assembler.findings.finding import Stopped
from assembler.law.dismissal.papers import dismissal_papers
from assembler.plan import make_plan
from assembler.plan.papers import Papers
from assembler.prove.proof import Proof
from assembler.rules.rule import RULES, Rule
from assembler.validate import validate
from tests.every_text import filled, laid, source, text_paths
from tests.growth import LENGTH, growth, seconds
from tests.matters import catalog
from tests.program_patterns import patterns
from tests.test_linear_time import worst
from tests.worst_cases import USUAL

SHORT = 1_000
"""Characters of the texts among which each rule's worst is looked for."""


@cache
def base() -> tuple[Any, tuple[Any, ...]]:
    """Return a matter with all its texts, and the paths of one text of each kind that may be long."""
    data = filled()
    kinds = {tuple(part for part in path if isinstance(part, str)): path for path in text_paths(data)}
    return data, tuple(path for kind, path in kinds.items() if kind[-1] in {"text", "paragraphs"})


def subjects(part: str, length: int) -> list[Any]:
    """Return a matter whose texts repeat *part* up to *length*, and what else rules read of it. Raises `Stopped`."""
    data, paths = base()
    for path in paths:
        data = laid(data, path, f"Alpha sold. {part * max(length // len(part), 1)} it.")
    matter = validate(source(data), catalog())
    plans = tuple(make_plan(matter, filing, catalog()) for filing in matter.filings)
    return [matter, *dismissal_papers(matter), Papers(matter, plans, ""), *plans]


def rules() -> list[Rule]:
    """Return the rules that read what a user wrote; the others read finished pages."""
    return [rule for rule in RULES.values() if rule.subject is not Proof]


def run(rule: Rule, read: list[Any]) -> Callable[[], object]:
    """Return what runs *rule* over those of its subjects that it reads, as if it were the first."""
    mine = [subject for subject in read if isinstance(subject, rule.subject)]

    def anew() -> object:
        _forget()
        return [list(rule.check(subject)) for subject in mine]

    return anew


def _forget() -> None:
    """Empty the caches of the rules, and of what they read texts with."""
    for clear in _caches():
        clear()


@cache
def _caches() -> list[Callable[[], None]]:
    ours = [
        module for name, module in sys.modules.items() if name.startswith(("assembler.rules", "assembler.language"))
    ]
    return [value.cache_clear for module in ours for value in vars(module).values() if hasattr(value, "cache_clear")]


def parts() -> set[str]:
    """Return what the texts repeat: usual signs, and what the patterns of the program are slowest with."""
    return {*USUAL, *(case.part for used in patterns() for _, case in worst(used)[:1] if len(case.part) < 30)}


def worst_of_each_rule() -> dict[str, list[str]]:
    """Return the codes of rules by the part of a text that each is slowest with."""
    times: dict[str, tuple[float, str]] = {}
    for part in sorted(parts()):
        try:
            read = subjects(part, SHORT)
        except Stopped:  # brackets that are half a reference, say: no rule sees them
            continue
        for rule in rules():
            times[rule.code] = max(times.get(rule.code, (0.0, "")), (seconds(run(rule, read)), part))
    return {part: [code for code, one in times.items() if one[1] == part] for _, part in times.values()}


def faults(part: str, codes: list[str]) -> Iterator[str]:
    """Yield which rules, of those with *codes*, take more than twice the time for twice the text."""
    half, whole = (subjects(part, length) for length in (LENGTH // 2, LENGTH))
    for code in codes:
        if found := growth(run(RULES[code], half), run(RULES[code], whole)):
            yield f"{code} with {part!r}: {found}"


def test_each_rule_takes_twice_the_time_for_twice_the_text() -> None:
    cases = worst_of_each_rule()

    assert sum(map(len, cases.values())) == len(rules()) > 100
    assert [fault for part, codes in cases.items() for fault in faults(part, codes)] == []


def test_the_test_finds_a_rule_that_is_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = rules()[0]
    monkeypatch.setitem(RULES, slow.code, Rule(**{**vars(slow), "check": _slow}))

    assert len(list(faults("a ", [slow.code]))) == 1


def _slow(matter: Any) -> Iterator[Any]:
    text = matter.facts[0].paragraphs[0].text
    yield from (text[:end].count("a ") for end in range(0, len(text), 20))
