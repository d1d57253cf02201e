"""A matter as the key of a cache."""

from assembler.model.matter import Matter


class ByIdentity:
    """A matter as a cache key, compared by identity. This is fast, and it is safe because a matter never changes."""

    def __init__(self, matter: Matter) -> None:
        self.matter = matter

    def __hash__(self) -> int:
        return id(self.matter)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ByIdentity) and other.matter is self.matter
