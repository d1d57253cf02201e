"""Kinds of action that appear only in the words of a matter, and in none of its keys: a class, a minor, FLSA."""

import re
from collections.abc import Iterator, Mapping

from assembler.findings.path import KeyPath
from assembler.law.dismissal.reason import Circumstances, Reason
from assembler.law.dismissal.scope import Scope
from assembler.model.dismissal import Circumstance, Instrument
from assembler.model.party import Party
from assembler.model.pleading import Claim
from assembler.model.walk import Text, texts

KEYS: Mapping[Circumstance, str] = {
    "qui tam": "`action: [qui tam]`",
    "minor": "`minor: yes`",
    "class action": "`action: [class action]`",
    "derivative action": "`action: [derivative action]`",
    "estate": "`represents: decedent`",
    "wrongful death": "`action: [wrongful death]`",
    "FLSA": "`action: [FLSA]`",
}
"""The key that would say what the words show."""

IN_A_NAME: Mapping[Circumstance, re.Pattern[str]] = {
    "qui tam": re.compile(r"(?i)\bex rel\b|\brelators?\b|\bqui tam\b"),
    "minor": re.compile(r"(?i)\bnext friend\b|\bad litem\b|\b(?:a|the) minor\b|\binfant\b"),
    "class action": re.compile(r"(?i)\bsimilarly situated\b|\bclass representative\b"),
    "derivative action": re.compile(r"(?i)\bderivatively\b"),
    "estate": re.compile(
        r"(?i)\bestate of\b|\badministrat(?:or|rix)\b|\bexecut(?:or|rix)\b|\bpersonal representative\b"
    ),
}
"""Words in the name, role or capacity of a dismissing party."""

FOR_A_STATE = re.compile(r"(?i)\bthe (?:state|commonwealth|people|government)\b|\bunited states of america\b")
"""Words of a party that sues on behalf of a state."""

IN_A_COUNT: Mapping[Circumstance, re.Pattern[str]] = {
    "qui tam": re.compile(r"(?i)\bqui tam\b|^(?!.*\bretaliat).*\bfalse claims\b"),
    "wrongful death": re.compile(r"(?i)\bwrongful death\b"),
    "derivative action": re.compile(r"(?i)\bderivative (?:action|claim)\b"),
}
"""Words in the title, cause or statutes of a count."""

IN_A_TEXT: Mapping[Circumstance, re.Pattern[str]] = {
    "qui tam": re.compile(r"(?i)\bqui tam\b"),
    "class action": re.compile(
        r"(?i)\bclass (?:action )?allegations\b|\b(?:putative|proposed) class\b|\bclass representatives?\b"
        r"|\bmembers of the class\b|\bclass members\b|\bothers similarly situated\b"
    ),
}
"""Words in a heading, an allegation or a prayer."""

FLSA = re.compile(r"(?i)fair labor standards act|\bFLSA\b|29 U\.?S\.?C\.? §+ ?(?:20[67]|216)")
"""Words of a claim under the Fair Labor Standards Act."""


def unflagged_reasons(scope: Scope, instrument: Instrument, circumstances: Circumstances) -> Iterator[Reason]:
    """Yield a doubt for each kind of action that only words show, unless a judge decides on the instrument anyway.

    A qui tam action is a doubt even then, because it takes more than the judge to dismiss it.
    """
    for circumstance, path in _first_signs(scope, circumstances):
        if not instrument.judged or circumstance == "qui tam":
            key = KEYS[circumstance]
            sign = f"the words show what may be an action in which the court must approve ({circumstance})"
            says = f"{sign}, and {key} is not there"
            yield Reason("approval", "asks", says, instrument.rule, "memory", path, f"it is none; else add {key}")


def _first_signs(scope: Scope, circumstances: Circumstances) -> Iterator[tuple[Circumstance, KeyPath]]:
    """Yield each kind of action that words show, with its first place, unless *circumstances* has it."""
    seen = set(circumstances)
    for circumstance, path in (*_in_names(scope), *_in_counts(scope), *_in_texts(scope)):
        if circumstance not in seen:
            seen.add(circumstance)
            yield circumstance, path


def _in_names(scope: Scope) -> Iterator[tuple[Circumstance, KeyPath]]:
    for name in scope.dismissing:
        party = scope.matter.parties[name]
        words = _party_words(party)
        for circumstance, pattern in IN_A_NAME.items():
            if pattern.search(words):
                yield circumstance, ("parties", name, "name")
        if FOR_A_STATE.search(party.on_behalf_of or ""):
            yield "qui tam", ("parties", name, "on_behalf_of")


def _party_words(party: Party) -> str:
    return "; ".join(filter(None, (party.name, party.role, party.described, party.capacity)))


def _in_counts(scope: Scope) -> Iterator[tuple[Circumstance, KeyPath]]:
    for number, claim in enumerate(scope.matter.claims):
        heads = _count_words(claim)
        for circumstance, pattern in IN_A_COUNT.items():
            if any(pattern.search(head) for head in heads):
                yield circumstance, ("claims", number)
        if any(FLSA.search(str(text)) for text in (*heads, *(paragraph.text for paragraph in claim.paragraphs))):
            yield "FLSA", ("claims", number)


def _count_words(claim: Claim) -> tuple[str, ...]:
    return claim.cause.name, claim.title or "", *map(str, claim.statutes)


def _in_texts(scope: Scope) -> Iterator[tuple[Circumstance, KeyPath]]:
    for text in texts(scope.matter):
        if not _is_of_filing(text):
            yield from (
                (circumstance, text.path) for circumstance, pattern in IN_A_TEXT.items() if pattern.search(text.words)
            )


def _is_of_filing(text: Text) -> bool:
    """Whether *text* belongs to a filing, which may be another paper."""
    return text.path[0] == "filings"
