"""The page on the program's sentences: the keys of a matter on which each rests."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Literal

from assembler.catalog import Catalog
from assembler.docgen.markdown import mono, page, prose, table
from assembler.findings.visible import one_line
from assembler.load.packed import PROGRAM, program_data

KEYS = PROGRAM / "data" / "sentence_keys.yaml"

How = Literal["says", "act", "law", "label"]

HOW: Mapping[How, str] = {
    "says": "",
    "act": "what the paper does or asks",
    "law": "a statement of law, from a record",
    "label": "a label; it states nothing",
}
"""What a sentence is, besides the keys on which it rests."""


@dataclass(frozen=True)
class Basis:
    """What a sentence rests on: the kind of sentence, and the keys of a matter, with * for a name or a number."""

    how: How
    keys: tuple[str, ...]


def basis_of(sentence: str) -> Basis | None:
    """Return the basis of *sentence*, such as "claims.against"; None if none is declared."""
    group, _, name = sentence.partition(".")
    declared: Mapping[str, str] = program_data(KEYS).get(group, {})
    names = [name] if name in declared else [pattern for pattern in declared if fnmatchcase(name, pattern)]
    return _basis(declared[names[0]]) if names else None


def _basis(declared: str) -> Basis:
    """Return the basis that is written as *declared*: "act: relief", "jurisdiction, claims.*.cause", "label"."""
    for how in HOW:
        if declared == how or declared.startswith(f"{how}:"):
            return Basis(how, _keys(declared.partition(":")[2]))
    return Basis("says", _keys(declared))


def _keys(words: str) -> tuple[str, ...]:
    return tuple(key.strip() for key in words.split(",") if key.strip())


def sentences(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Yield each sentence of the program with its key."""
    for group, texts in catalog.sentences.items():
        for name, text in texts.items():
            yield f"{group}.{name}", str(text)


def sentences_page(catalog: Catalog) -> str:
    """Return docs/sentences.md."""
    groups = {key.partition(".")[0] for key, _ in sentences(catalog)}
    rows = {group: list(_rows(group, catalog)) for group in catalog.sentences if group in groups}
    tables = [f"## `{group}`\n\n{table(['name', 'sentence', 'rests on'], rows[group])}" for group in rows]
    return page("# The program's sentences", prose(INTRODUCTION), *tables)


INTRODUCTION = """
Each sentence, heading and label that the program writes, with the keys of a matter that say it.
Nothing is printed that nobody said: without its keys, a sentence changes, is left out, or the paper stops.
Of keys with `or` between them any will do.
A `*` in a key is the name or the number of an entry.
A matter can replace each sentence, under `sentences:` and its name here ([own-words.md](own-words.md)).
"""


def _rows(group: str, catalog: Catalog) -> Iterator[Sequence[str]]:
    for key, text in sentences(catalog):
        if key.partition(".")[0] == group:
            basis = basis_of(key)
            yield key.partition(".")[2], one_line(text), _rests_on(basis) if basis else ""


def _rests_on(basis: Basis) -> str:
    return ": ".join(filter(None, [HOW[basis.how], mono(basis.keys).replace(" or ", "` or `")]))
