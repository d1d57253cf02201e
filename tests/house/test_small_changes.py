"""The small changes that `make mutants` tries, and the tests that it runs for each."""

import json
from pathlib import Path

import pytest

from tests.mutants.__main__ import affordable
from tests.mutants.changes import OPERATORS, changes_of, random_changes
from tests.mutants.reached import Map
from tests.support.places import ROOT

EXAMPLES = {
    "comparison": ("x = a < b", ["x = (a <= b)"]),
    "negation": ("x = not a", ["x = bool(a)"]),
    "junction": ("x = a and b", ["x = (a or b)"]),
    "number": ("x = 1", ["x = (2)"]),
    "arithmetic": ("x = a + b", ["x = (a - b)"]),
    "text": ("x = 'word'", ['x = ("")']),
    "element": ("x = [a, b]", ["x = ([b])", "x = ([a])"]),
    "argument": ("x = f(a, key=b)", ["x = (f(key=b))", "x = (f(a))"]),
    "twin": ("x = any(a)", ["x = (all(a))"]),
    "returned": ("def f() -> str:\n    return a", ["def f() -> str:\n    return ''"]),
    "condition": ("if a: b = c", ["if True: b = c", "if False: b = c"]),
    "jump": ("for a in b: continue", ["for a in b: break"]),
    "step": ("x += a", ["pass"]),
}


def changed_sources(source: str, operator: str) -> list[str]:
    """Return *source* with each change of the kind *operator*."""
    changes = [change for change in changes_of("module.py", source.encode()) if change.operator == operator]
    return [change.applied(source.encode()).decode() for change in changes]


def test_each_operator_has_an_example() -> None:
    assert [operator.__name__ for operator in OPERATORS] == list(EXAMPLES)


@pytest.mark.parametrize("operator", EXAMPLES)
def test_an_operator_makes_its_changes_and_no_others(operator: str) -> None:
    before, after = EXAMPLES[operator]
    assert changed_sources(before, operator) == after


@pytest.mark.parametrize(
    "source",
    ['"""What it is."""', "from a import b", "def f(a: 'B') -> 'C': ...", "__all__ = ['a']", "import a.b as c"],
)
def test_a_change_without_effect_is_not_drawn(source: str) -> None:
    assert list(changes_of("module.py", source.encode())) == []


def test_an_argument_that_is_only_a_safeguard_is_not_dropped() -> None:
    assert changed_sources("x = zip(a, strict=True)", "argument") == ["x = (zip(strict=True))"]


@pytest.mark.slow
def test_the_same_commit_draws_the_same_changes_and_each_is_valid_python() -> None:
    changes = random_changes(ROOT, "commit", count=40)
    assert changes == random_changes(ROOT, "commit", count=40)
    assert len(set(changes)) == 40
    for change in changes:
        compile(change.applied((ROOT / change.path).read_bytes()), change.path, "exec")


@pytest.mark.slow
def test_the_tests_of_the_changed_module_run_first_even_if_they_use_a_cached_value(tmp_path: Path) -> None:
    path = "assembler/rules/text/blanks.py"
    change = list(changes_of(path, (ROOT / path).read_bytes()))[-1]
    tests = [
        ("tests/rules/test_rules.py::test_marks[text.blanks]", 9.0, []),
        ("tests/rules/test_rules.py::test_texts[text.blanks]", 8.0, [change.line]),
        ("tests/rules/test_slips.py::test_slips", 0.1, [change.line]),
        ("tests/rules/test_slips.py::test_other_slips", 0.2, []),
        ("tests/rules/test_terms.py::test_terms", 0.1, []),
    ]
    entries = [{"test": test, "seconds": seconds, "lines": {path: lines}} for test, seconds, lines in tests]
    (tmp_path / "reach.jsonl").write_text("\n".join(json.dumps(entry) for entry in entries), "utf-8")
    reached = Map(ROOT, [tmp_path / "reach.jsonl"])
    assert reached.tests_for(change) == [tests[1][0], tests[0][0], tests[2][0], tests[3][0]]


def test_no_further_test_begins_when_the_time_for_a_change_is_over() -> None:
    assert affordable(["a", "b", "c"], {"a": 30.0, "b": 15.0, "c": 0.1}) == ["a", "b"]
