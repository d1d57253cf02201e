"""PTY007."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.places import SOVEREIGN, STATE, state, state_named
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.rules._texts import prose, unquoted
from assembler.rules.rule import Problem, rule

KINDS = "corporation|limited liability company|limited partnership|limited liability partnership"

A_KIND = re.compile(rf"\ban?\s+(?P<state>{STATE})\s+(?:domestic\s+|professional\s+)?(?P<kind>{KINDS})\b")
"""A description of an entity: "a Delaware corporation"."""

CITIZEN = re.compile(rf"\bcitizen\s+of\s+(?:the\s+(?:{SOVEREIGN})\s+of\s+)?(?P<state>{STATE})\b")

IS = r"(?:\s+(?:is|was)\s+(?:now\s+|also\s+)?|(?:\s+\([^()]{1,60}\))?,\s+)"
"""What is between a party and its description: "is", or a comma, as in "Example Corp., a Delaware corporation,"."""


@rule(
    "PTY007",
    cite="house style: the text and the matter agree on a party",
    basis="convention",
    severity=Severity.WARNING,
    fix="look it up, and correct the text or the party",
)
def party_contradicted(matter: Matter) -> Iterator[Problem]:
    """A text contradicts the state or the kind that the matter gives a party.

    The sections on the parties and on jurisdiction are printed from the matter, so the paper would contradict itself.
    """
    texts = [(path, unquoted(text)) for path, text in prose(matter)]
    texts = [(path, own) for path, own in texts if A_KIND.search(own) or CITIZEN.search(own)]
    for key, party in matter.parties.items():
        if party.described and (found := A_KIND.match(party.described)):
            yield from _against(found, party, ("parties", key, "described"), key)
        names = [name for name in (party.name, party.called) if name]
        for path, own in texts:
            if not any(name in own for name in names):
                continue
            for subject in re.finditer(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))}){IS}", own):
                for pattern in (A_KIND, CITIZEN):
                    start = subject.end() + (2 if pattern is CITIZEN and own.startswith("a ", subject.end()) else 0)
                    if found := pattern.match(own, start):
                        yield from _against(found, party, path, key)


def _against(found: re.Match[str], party: Party, path: KeyPath, key: str) -> Iterator[Problem]:
    ours = party.formed_in if "kind" in found.groupdict() else party.citizenship
    word = "was formed in" if "kind" in found.groupdict() else "is a citizen of"
    mine = state_named(state(ours or "")) or state_named(ours or "")
    if mine and mine != found["state"]:
        also: tuple[KeyPath, ...] = (("parties", key),) if path[0] != "parties" else ()
        yield Problem(path, f"`{found[0]}`, but the matter says that `{party.name}` {word} {mine}", also=also)
    elif "kind" in found.groupdict() and party.kind in KINDS.split("|") and party.kind != found["kind"]:
        yield Problem(path, f"`{found[0]}`, but the kind of `{party.name}` is `{party.kind}`")
