"""The rules, one a file, in folders by family, which are imported when something is first checked by them."""

import os
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

from assembler.rules.rule import RULES, Rule


@cache
def rules_on(kind: type) -> tuple[Rule, ...]:
    """Return the rules that read a value of *kind*, in the order of their files.

    A family whose rules all read values of one kind has this kind in `READS`, and is imported only for it.
    """
    for family in _modules():
        if getattr(import_module(family), "READS", kind) is kind:
            _enter(family)
    return tuple(rule for rule in _in_order() if rule.subject is kind)


@cache
def all_rules() -> dict[str, Rule]:
    """Return all rules by their codes, in the order of their files."""
    for family in _modules():
        _enter(family)
    return {rule.code: rule for rule in _in_order()}


def _enter(family: str) -> None:
    """Import all modules of a *family*, which enters its rules into the register."""
    for module in _modules(family.rpartition(".")[2]):
        import_module(module)


def _in_order() -> list[Rule]:
    return sorted(RULES.values(), key=lambda rule: rule.source)


def _modules(*family: str) -> Iterator[str]:
    """Yield the names of the families, or of the modules of one of them."""
    with os.scandir(Path(__path__[0], *family)) as entries:
        files = [entry.name for entry in entries if entry.name[0] != "_" and entry.name.endswith(".py") == bool(family)]
    names = sorted(name.removesuffix(".py") for name in files)
    yield from (".".join((__name__, *family, name)) for name in names)
