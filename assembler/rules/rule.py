"""What a rule is, and the register of all rules."""

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from textwrap import dedent
from typing import Any, Literal, get_type_hints

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.model.law import was_read

Basis = Literal["verified", "secondary", "derived", "convention", "memory", "program"]
"""How sure the law is. `program` is what the program promises itself; only that and `verified` may make an error."""


@dataclass(frozen=True)
class Problem:
    """What a rule found: a fact, where in the matter it stands, and on which page of the paper it shows."""

    path: KeyPath
    message: str
    severity: Severity | None = None
    """Lower than the rule's own, where this case of it weighs less."""
    page: int = 0
    also: tuple[KeyPath, ...] = ()
    cite: str = ""
    """The authority in this court, where the rule stands for many."""
    own: bool = False
    """Whether it counts only in the matter's own file: what that extends may be shared by matters."""
    fix: str = ""
    """The remedy in this case, where the rule's own is another's."""
    promise: bool = False
    """Whether no waiver lifts it, as if it were a promise of the program."""
    passes_draft: bool = False
    """Whether a draft goes on all the same, though no waiver lifts it."""


@dataclass(frozen=True)
class Rule:
    """One rule: its authority, its remedy, two examples, and a function of one value.

    That is a matter, a paper that dismisses, a plan or a proof.
    """

    code: str
    name: str
    title: str
    why: str
    cite: str
    basis: Basis
    fix: str
    bad: tuple[str, ...]
    """Texts that break the rule."""
    good: tuple[str, ...]
    """Texts near its edge that break no rule."""
    severity: Severity
    subject: type
    check: Callable[[Any], Iterator[Problem]]
    source: str
    """The module that holds it, for the documentation."""


RULES: dict[str, Rule] = {}


def rule(
    code: str,
    *,
    cite: str,
    basis: Basis,
    fix: str,
    bad: str | tuple[str, ...],
    good: str | tuple[str, ...],
    severity: Severity | None = None,
) -> Callable[[Callable[[Any], Iterator[Problem]]], Callable[[Any], Iterator[Problem]]]:
    """Enter the function beneath into the register.

    Its name is the rule's name, the first line of its docstring the title, the rest the reason; what it takes is
    what it reads. *bad* and *good* are YAML laid over the smallest matter (or over a small made-up proof): the first
    must make this rule speak, the second must keep every rule silent.
    """
    may_stop = basis == "program" or was_read(basis)
    weight = severity or (Severity.ERROR if may_stop else Severity.WARNING)
    assert re.fullmatch(r"[A-Z]{3}\d{3}", code), code
    assert code not in RULES, code
    assert weight is not Severity.ERROR or may_stop, f"{code}: {basis} law cannot make an error"

    def enter(check: Callable[[Any], Iterator[Problem]]) -> Callable[[Any], Iterator[Problem]]:
        title, _, why = inspect.cleandoc(check.__doc__ or "").partition("\n")
        subject = next(iter(get_type_hints(check).values()))
        RULES[code] = Rule(
            code,
            check.__name__.replace("_", "-"),
            title.rstrip("."),
            why.strip(),
            cite,
            basis,
            fix,
            _texts(bad),
            _texts(good),
            weight,
            subject,
            check,
            check.__module__,
        )
        return check

    return enter


def _texts(examples: str | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dedent(one).strip() for one in ((examples,) if isinstance(examples, str) else examples))
