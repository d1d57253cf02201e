"""Generates the page on the program's sentences, each with the keys of a matter on which it rests."""

from collections.abc import Iterator, Sequence

from assembler.catalog import Catalog
from assembler.catalog.sentence_basis import SENTENCE_KINDS, Basis, basis_of, sentences
from assembler.docgen.markdown import mono, page, prose, table
from assembler.findings.visible import one_line

INTRODUCTION = """
Each sentence, heading and label that the program writes, with the keys of a matter on which it is based.
No fact is printed that the matter does not give: without its keys, a sentence changes, is left out or stops the paper.
If keys have `or` between them, any one of them is enough.
A `*` in a key is the name or the number of an entry.
A matter can replace each sentence under `sentences:`, by its name here ([own-words.md](own-words.md)).
"""


def sentences_page(catalog: Catalog) -> str:
    """Return the text of docs/sentences.md."""
    sections: list[str] = []
    for group in catalog.sentences:
        rows = list(_rows(group, catalog))
        if rows:
            sections.append(f"## `{group}`\n\n{table(['name', 'sentence', 'based on'], rows)}")
    return page("# The program's sentences", prose(INTRODUCTION), *sections)


def _rows(group: str, catalog: Catalog) -> Iterator[Sequence[str]]:
    for key, text in sentences(catalog):
        group_of_key, _, name = key.partition(".")
        if group_of_key == group:
            basis = basis_of(key)
            yield name, one_line(text), _basis_in_words(basis) if basis else ""


def _basis_in_words(basis: Basis) -> str:
    keys = mono(basis.keys).replace(" or ", "` or `")
    return ": ".join(filter(None, [SENTENCE_KINDS[basis.kind], keys]))
