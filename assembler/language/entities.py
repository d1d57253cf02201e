"""The kind of an entity by the ending of its name, which state law reserves for that kind."""

import re
from collections.abc import Mapping

ENDINGS: Mapping[str, str] = {
    r"(?:P\.?)?L\.?L\.?C\.?": "limited liability company",
    r"Inc\.?|Incorporated|Corp\.?|Corporation": "corporation",
    r"L\.?L\.?P\.?": "limited liability partnership",
    r"L\.?P\.?": "limited partnership",
}
"""The endings of names, and the kind of entity of each."""

_AT_THE_END = tuple((re.compile(rf"[\s,](?:{ending})$"), kind) for ending, kind in ENDINGS.items())

_ENDING = re.compile(rf",?\s(?:{'|'.join(ENDINGS)})$")


def kind_by_ending(name: str) -> str | None:
    """Return the kind of entity that the ending of *name* is reserved for, or None."""
    return next((kind for ending, kind in _AT_THE_END if ending.search(name)), None)


def without_ending(name: str) -> str:
    """Return *name* without the ending that is reserved for a kind of entity: "Example Strings, Inc." is shortened."""
    return _ENDING.sub("", name)
