"""The ids of the link targets of exhibits, to which references in a text lead."""


def link_target(name: str, page: int = 0) -> str:
    """Return the id of the link target for the exhibit *name*, at its first page or the given *page*."""
    return f"x-{name}.{page}" if page else f"x-{name}"
