"""The path from the top of a document to one of its values."""

from collections.abc import Iterator, Mapping
from typing import Any

KeyPath = tuple[str | int, ...]
"""Keys and indexes from the top of a document, like pydantic's `loc`: ("parties", "aws", "name")."""


def walk_texts(data: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Yield each text in *data* with its path, in order."""
    match data:
        case str():
            yield path, data
        case Mapping():
            for key, value in data.items():
                yield from walk_texts(value, (*path, key))
        case list() | tuple():
            for index, value in enumerate(data):
                yield from walk_texts(value, (*path, index))
