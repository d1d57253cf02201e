"""Gives safe access to parts of a PDF that may have the wrong type or refer to themselves."""

from typing import Any

import pikepdf
from pikepdf import Dictionary, Name


def dictionary_of(holder: Any, key: Name) -> Any:
    """Return the dictionary that *holder* has under *key*; an empty dictionary if there is none."""
    part = holder.get(key)
    return part if isinstance(part, Dictionary) else Dictionary()


def inherited_value(node: pikepdf.Object | None, key: Name) -> Any:
    """Return the value of *key* in *node* or in its nearest ancestor with that key; None if there is none."""
    visited = set()
    while isinstance(node, Dictionary) and node.objgen not in visited:
        if key in node:
            return node[key]
        if node.is_indirect:
            visited.add(node.objgen)
        node = node.get(Name.Parent)
    return None
