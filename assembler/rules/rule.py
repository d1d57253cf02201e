"""`Rule`, `Problem`, and the register of all rules."""

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.regex import Regex
from assembler.load import read_document
from assembler.model.law import was_read

Basis = Literal["verified", "secondary", "derived", "convention", "memory", "program"]
"""The source of the law; `program` means a rule of this program. Only `program` and `verified` rules can be errors."""

Waivable = Literal["all", "some", "none"]
"""Which of a rule's findings a matter can waive."""

SEVERITIES = tuple(Severity)
"""The severities, from the most to the least serious."""


def may_stop(basis: str) -> bool:
    """Whether a finding may be an error because its *basis* is the program itself or law that was read."""
    return basis == "program" or was_read(basis)


@dataclass(frozen=True)
class Words:
    """Words in a text, and the index of their first character."""

    words: str
    start: int


def matched(match: re.Match[str]) -> Words:
    """Return the words of *match* and their position."""
    return Words(match[0], match.start())


@dataclass(frozen=True)
class Problem:
    """A violation of a rule: its path in the matter, its message, and its page in the paper or file (0 for none)."""

    path: KeyPath
    message: str
    severity: Severity | None = None
    """The severity of this problem; None for that of the rule. It is an error only if the rule's basis allows one."""
    page: int = 0
    also: tuple[KeyPath, ...] = ()
    at: Words | None = None
    """The words in the text at `path`; if None, words that the message quotes are looked up in the text."""
    also_at: tuple[Words | None, ...] = ()
    """The words in the texts at `also`."""
    cite: str = ""
    """The authority in this court, if the rule covers the rules of many courts."""
    own: bool = False
    """Whether to report this only in the matter's own file, because several matters may share an extended file."""
    fix: str = ""
    """The remedy for this problem, if it differs from the rule's own."""
    promise: bool = False
    """Whether the problem cannot be waived, because the program promises that no finished paper has it."""
    passes_draft: bool = False
    """Whether a draft is built despite the problem, although the problem cannot be waived."""
    basis: str = ""
    """The basis of this problem, if it differs from the rule's basis: the basis of a legal value, or `program`."""


@dataclass(frozen=True)
class Examples:
    """Examples that show the limits of a rule: YAML to be merged into a minimal matter or an invented proof."""

    bad: tuple[str, ...]
    """Examples that break the rule."""
    good: tuple[str, ...]
    """Examples that are similar to the bad ones but break no rule."""


@cache
def read_examples(file: Path) -> Examples:
    """Return the examples in *file*, a YAML file with lists of texts under `bad` and `good`."""
    data = read_document(file).data
    bad = tuple(text.strip() for text in data["bad"])
    good = tuple(text.strip() for text in data["good"])
    return Examples(bad, good)


@dataclass(frozen=True)
class Rule:
    """A rule: its authority, its remedy, its examples, and the function that checks values of the type *subject*."""

    code: str
    cite: str
    basis: Basis
    fix: str
    severity: Severity
    waivable: Waivable
    subject: type
    check: Callable[[Any], Iterator[Problem]]
    no_waiver: str = ""
    """Why some or all of the rule's findings cannot be waived; "" if all can be waived."""
    bars_dismissal: bool = False
    """Whether an error from this rule, which checks matters, bars a dismissal as errors from rules on dismissals do."""

    @property
    def name(self) -> str:
        """The name of the rule's function, with hyphens."""
        return self.check.__name__.replace("_", "-")

    @property
    def title(self) -> str:
        """The first line of the function's docstring."""
        return self._docstring()[0].rstrip(".")

    @property
    def why(self) -> str:
        """The rest of the docstring."""
        return self._docstring()[2].strip()

    @property
    def examples(self) -> Examples:
        """The rule's examples, from `examples/CODE.yaml` in the folder of its module."""
        return read_examples(Path(inspect.getfile(self.check)).parent / "examples" / f"{self.code}.yaml")

    @property
    def bad(self) -> tuple[str, ...]:
        """Examples that break the rule."""
        return self.examples.bad

    @property
    def good(self) -> tuple[str, ...]:
        """Examples that are similar to the bad ones but break no rule."""
        return self.examples.good

    @property
    def source(self) -> str:
        """The name of the rule's module."""
        return self.check.__module__

    def severity_of(self, problem: Problem) -> Severity:
        """Return the severity of *problem*, which this rule reports.

        A problem can be more severe than its rule only if it has a basis of its own that allows errors. If its own
        basis does not allow errors, it is at most a warning.
        """
        severity = problem.severity or self.severity
        if problem.basis and may_stop(problem.basis):
            return severity
        ceiling = Severity.WARNING if problem.basis else Severity.ERROR
        return max(severity, self.severity, ceiling, key=SEVERITIES.index)

    def _docstring(self) -> tuple[str, str, str]:
        return inspect.cleandoc(self.check.__doc__ or "").partition("\n")


CODE = Regex(r"[A-Z]{3}\d{3}")

RULES: dict[str, Rule] = {}


def rule(  # noqa: PLR0913 - the attributes of a rule are keyword arguments
    code: str,
    *,
    cite: str,
    basis: Basis,
    fix: str,
    severity: Severity | None = None,
    waivable: Waivable | None = None,
    no_waiver: str = "",
    bars_dismissal: bool = False,
) -> Callable[[Callable[[Any], Iterator[Problem]]], Callable[[Any], Iterator[Problem]]]:
    """Return the decorator that registers a function as a rule.

    The rule's name is the function's name. The first line of the function's docstring is the rule's title, and the rest
    of the docstring is the reason for the rule. The type of the function's argument is the type of value that the rule
    checks. *no_waiver* says why the rule's findings cannot be waived. If *waivable* is "some", only findings with
    `Problem.promise` cannot be waived.
    """
    own_severity = severity or (Severity.ERROR if may_stop(basis) else Severity.WARNING)
    assert CODE.fullmatch(code), code
    assert code not in RULES, code
    assert own_severity is not Severity.ERROR or may_stop(basis), f"{code}: {basis} law cannot make an error"

    def register(check: Callable[[Any], Iterator[Problem]]) -> Callable[[Any], Iterator[Problem]]:
        subject = next(iter(check.__annotations__.values()))
        may_waive = waivable or ("none" if no_waiver else "all")
        assert (may_waive == "all") is not bool(no_waiver), (
            f"{code}: give `no_waiver` only with findings that cannot be waived"
        )
        RULES[code] = Rule(code, cite, basis, fix, own_severity, may_waive, subject, check, no_waiver, bars_dismissal)
        return check

    return register
