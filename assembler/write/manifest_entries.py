"""Checks that the entries of a manifest on the disk, which may be damaged, have the form in which they were written."""

import os
from pathlib import Path
from typing import Any


def is_entry(item: tuple[str, Any]) -> bool:
    """Whether *item* is a manifest entry, and it and its attachments have names of files directly in the folder."""
    name, entry_ = item
    if not (_is_file_name(name) and isinstance(entry_, dict)):
        return False
    has_texts = all(isinstance(entry_.get(key, ""), str) for key in ("document", "sha256"))
    attachments = entry_.get("attachments") or ()
    names = (part["file"] for part in attachments if isinstance(part, dict) and "file" in part)
    return has_texts and all(map(_is_file_name, names))


def _is_file_name(name: Any) -> bool:
    """Whether *name* can be the name of a file directly in a folder; not if it has a NUL or a lone surrogate."""
    return isinstance(name, str) and Path(name).name == name and "\0" not in name and bool(os.fsencode(name))
