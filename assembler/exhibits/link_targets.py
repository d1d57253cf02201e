"""Link targets of exhibits: the ids to which the references of a text lead."""


def link_target(name: str, page: int = 0) -> str:
    """Return the id of the link target for the exhibit *name*: its first page, or the given *page*."""
    return f"x-{name}.{page}" if page else f"x-{name}"
