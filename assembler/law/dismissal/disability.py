"""Parties under a disability, as the matter describes them: minors, and those for whom somebody else acts."""

from collections.abc import Iterator

from assembler.findings.path import KeyPath
from assembler.model.matter import Matter


def under_a_disability(matter: Matter) -> Iterator[KeyPath]:
    """Yield the key of each party that says it: of a minor, or of one whom a guardian or the like represents."""
    for name, party in matter.parties.items():
        if party.minor:
            yield ("parties", name, "minor")
        elif party.represents in {"minor", "incompetent person"}:
            yield ("parties", name, "represents")
