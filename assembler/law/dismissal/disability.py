"""Parties under a legal disability: minors, and incompetent persons with a representative."""

from collections.abc import Iterator

from assembler.findings.path import KeyPath
from assembler.model.matter import Matter


def disability_paths(matter: Matter) -> Iterator[KeyPath]:
    """Yield, for each party under a disability, the path of the key that shows it: `minor` or `represents`."""
    for name, party in matter.parties.items():
        if party.minor:
            yield ("parties", name, "minor")
        elif party.represents in {"minor", "incompetent person"}:
            yield ("parties", name, "represents")
