"""The rules: one folder per family, one module per topic.

All modules of a family are imported when the family is first needed. A folder inside a family holds code that its rules
share, but no rules.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from assembler.rules.rule import RULES, Rule


@cache
def rules_on(kind: type) -> tuple[Rule, ...]:
    """Return the rules that check values of the type *kind*, sorted by module and then by position in the source.

    A family whose rules all check values of one type names that type in `READS`. Such a family is imported only when
    rules on that type, or all rules, are requested.
    """
    for family in _families():
        if getattr(family, "READS", kind) is kind:
            _register(family)
    return tuple(rule for rule in _in_order() if rule.subject is kind)


@cache
def all_rules() -> dict[str, Rule]:
    """Return all rules by code, sorted by module and then by position in the source."""
    for family in _families():
        _register(family)
    return {rule.code: rule for rule in _in_order()}


def _families() -> Iterator[ModuleType]:
    for folder in iter_modules(__path__):
        if folder.ispkg:
            yield import_module(f"{__name__}.{folder.name}")


def _register(family: ModuleType) -> None:
    """Import the modules of a *family*, which registers their rules."""
    for module in iter_modules(family.__path__):
        if not module.ispkg:
            import_module(f"{family.__name__}.{module.name}")


def _in_order() -> list[Rule]:
    return sorted(RULES.values(), key=lambda rule: rule.source)
