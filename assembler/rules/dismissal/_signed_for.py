"""Who can sign a paper for a party: its counsel, or the party itself if it has none."""

from assembler.model.matter import Matter


def signing_for(matter: Matter, party: str) -> tuple[str, ...]:
    """Return the names, as `signed:` and `consents:` have them, of those who can sign for *party*."""
    return matter.parties[party].counsel or (party,)
