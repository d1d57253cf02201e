"""Kinds of action that the words of a matter show, and that no key of it says: a class, a minor, a relator, FLSA."""

import re
from collections.abc import Iterator, Mapping

from assembler.findings.path import KeyPath
from assembler.law.dismissal.reason import Known, Reason
from assembler.law.dismissal.scope import Scope
from assembler.model.dismissal import Circumstance, Instrument

IN_A_NAME: Mapping[Circumstance, tuple[re.Pattern[str], str]] = {
    "qui tam": (re.compile(r"(?i)\bex rel\b"), "`action: [qui tam]`"),
    "minor": (re.compile(r"(?i)\bnext friend\b|\bad litem\b|\b(?:a|the) minor\b|\binfant\b"), "`minor: yes`"),
    "class action": (re.compile(r"(?i)\bsimilarly situated\b|\bclass representative\b"), "`action: [class action]`"),
    "estate": (
        re.compile(r"(?i)\bestate of\b|\badministrat(?:or|rix)\b|\bexecut(?:or|rix)\b|\bpersonal representative\b"),
        "`represents: decedent`",
    ),
}
"""Words in the name of a party that dismisses, and the key that says the same."""

FLSA = re.compile(r"(?i)fair labor standards act|\bFLSA\b|29 U\.?S\.?C\.? §+ ?(?:20[67]|216)")
"""Words of a claim under the Fair Labor Standards Act."""


def unflagged_reasons(scope: Scope, instrument: Instrument, known: Known) -> Iterator[Reason]:
    """Yield a doubt for each kind of action that the words show and no key says; a judge may decide it."""
    if instrument.judged:
        return
    for what, key, path in _shown(scope):
        if what not in known:
            says = (
                f"the words show what may be an action in which the court must approve ({what}), and {key} is not there"
            )
            yield Reason("approval", "asks", says, instrument.rule, "memory", path, f"it is none; else add {key}")


def _shown(scope: Scope) -> Iterator[tuple[Circumstance, str, KeyPath]]:
    for name in scope.dismissing:
        for what, (words, key) in IN_A_NAME.items():
            if words.search(scope.matter.parties[name].name):
                yield what, key, ("parties", name, "name")
    for number, claim in enumerate(scope.matter.claims):
        texts = (claim.cause.name, claim.title or "", *claim.statutes, *(one.text for one in claim.paragraphs))
        if any(FLSA.search(str(text)) for text in texts):
            yield "FLSA", "`action: [FLSA]`", ("claims", number)
            return
