"""Writes page labels, the page numbers that a PDF reader shows, such as "Ex. C, 12" for page 12 of Exhibit C."""

from collections.abc import Iterable

import pikepdf
from pikepdf import Array, Dictionary, Name

from assembler.attach.merger.job import MergedExhibit


def label_pages(
    pdf: pikepdf.Pdf, exhibits: Iterable[tuple[str, MergedExhibit]], index_span: tuple[int, int] | None = None
) -> None:
    """Label the pages in *pdf* of each of *exhibits*, given with its short name, such as "Ex. C", and of the index.

    *index_span* is the first and the last page of the index. The pages before the index and the exhibits are the
    paper's, and are numbered from 1.
    """
    labels: dict[int, Dictionary] = {0: Dictionary(S=Name.D)}
    ends: list[int] = []
    if index_span:
        first_index_page, last_index_page = index_span
        labels[first_index_page - 1] = Dictionary(P="Index, ", S=Name.D)
        ends.append(last_index_page)
    for label, exhibit in exhibits:
        first = exhibit.first_page - 1
        labels[first] = Dictionary(P=label)
        labels[first + exhibit.covers] = Dictionary(P=f"{label}, ", S=Name.D)
        ends.append(first + exhibit.pages)
    for end in ends:  # a blank page after an index or an exhibit has no label
        if end < len(pdf.pages):
            labels.setdefault(end, Dictionary())
    numbers: list[int | Dictionary] = []
    for number, page_label in sorted(labels.items()):
        numbers += [number, page_label]
    pdf.Root.PageLabels = Dictionary(Nums=Array(numbers))
