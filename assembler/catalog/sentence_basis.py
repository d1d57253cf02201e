"""The basis of each of the program's sentences: the keys of a matter that support it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Literal

from assembler.catalog import Catalog
from assembler.load.packed import PROGRAM, program_data

KEYS = PROGRAM / "data" / "sentence_keys.yaml"

SentenceKind = Literal["says", "act", "law", "label"]

SENTENCE_KINDS: Mapping[SentenceKind, str] = {
    "says": "",
    "act": "what the paper does or requests",
    "law": "a statement of law, from a record",
    "label": "a label; it states nothing",
}
"""The kinds of sentence, each with a description; it is empty for `says`, a sentence that keys support."""


@dataclass(frozen=True)
class Basis:
    """The basis of a sentence: its kind, and the matter's keys, in which * stands for a name or a number."""

    kind: SentenceKind
    keys: tuple[str, ...]


def basis_of(sentence: str) -> Basis | None:
    """Return the basis of *sentence*, such as "claims.against"; None if no basis is declared for it."""
    group, _, name = sentence.partition(".")
    declared: Mapping[str, str] = program_data(KEYS).get(group, {})
    if name in declared:
        return _basis(declared[name])
    for pattern, basis in declared.items():
        if fnmatchcase(name, pattern):
            return _basis(basis)
    return None


def _basis(declared: str) -> Basis:
    """Return the basis written as *declared*, such as "act: relief", "jurisdiction, claims.*.cause" or "label"."""
    for kind in SENTENCE_KINDS:
        if declared == kind or declared.startswith(f"{kind}:"):
            return Basis(kind, _keys(declared.partition(":")[2]))
    return Basis("says", _keys(declared))


def _keys(words: str) -> tuple[str, ...]:
    return tuple(key.strip() for key in words.split(",") if key.strip())


def sentences(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Yield each sentence of *catalog*, preceded by its key."""
    for group, texts in catalog.sentences.items():
        for name, text in texts.items():
            yield f"{group}.{name}", str(text)
