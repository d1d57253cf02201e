"""Makes the ids of exhibits' link targets, to which references in a text lead."""


def link_target(name: str, page: int = 0) -> str:
    """Return the id of the link target at *page* of the exhibit *name*, by default at the exhibit's first page."""
    return f"x-{name}.{page}" if page else f"x-{name}"
