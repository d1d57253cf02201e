"""Finds kinds of action, such as a class action, that the wording of a matter suggests but no key states."""

from collections.abc import Iterator, Mapping

from assembler.law.dismissal.reason import Circumstances, Reason
from assembler.law.dismissal.scope import Scope
from assembler.model.circumstance import Circumstance
from assembler.model.dismissal import Instrument

KEYS: Mapping[Circumstance, str] = {
    "qui tam": "`action: [qui tam]`",
    "minor": "`minor: yes`",
    "class action": "`action: [class action]`",
    "derivative action": "`action: [derivative action]`",
    "estate": "`represents: decedent`",
    "wrongful death": "`action: [wrongful death]`",
    "FLSA": "`action: [FLSA]`",
}
"""For each kind of action, the key that states this kind."""


def unflagged_reasons(scope: Scope, instrument: Instrument, circumstances: Circumstances) -> Iterator[Reason]:
    """Yield a doubt for each kind of action that only the wording suggests, unless a judge decides the paper anyway.

    A qui tam action raises a doubt even if a judge decides, because its dismissal takes more than the judge's decision.
    """
    for circumstance, path in scope.action_signs.items():
        if circumstance in circumstances:
            continue
        if not instrument.counts_as_approval or circumstance == "qui tam":
            key = KEYS[circumstance]
            sign = f"the wording suggests an action whose dismissal the court must approve ({circumstance})"
            message = f"{sign}, but {key} is missing"
            condition = f"it is not such an action; if it is, add {key}"
            yield Reason("approval", "asks", message, instrument.rule, "memory", path=path, condition=condition)
