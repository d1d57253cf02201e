"""Writes page labels, the page numbers that a PDF reader shows, such as "Ex. C, 12" for page 12 of Exhibit C."""

from collections.abc import Iterable

import pikepdf
from pikepdf import Array, Dictionary, Name

from assembler.attach.merger.job import MergedExhibit


def label_pages(
    pdf: pikepdf.Pdf, exhibits: Iterable[tuple[str, MergedExhibit]], index: tuple[int, int] | None = None
) -> None:
    """Label the pages in *pdf* of each of *exhibits*, given with its short name, such as "Ex. C", and of the *index*.

    *index* is the first and the last page of the index. The pages before the index and the exhibits are the paper's,
    and are numbered from 1.
    """
    labels: dict[int, Dictionary] = {0: Dictionary(S=Name.D)}
    ends = []
    if index:
        labels[index[0] - 1] = Dictionary(P="Index, ", S=Name.D)
        ends.append(index[1])
    for label, exhibit in exhibits:
        first = exhibit.first_page - 1
        labels[first] = Dictionary(P=label)
        labels[first + exhibit.covers] = Dictionary(P=f"{label}, ", S=Name.D)
        ends.append(first + exhibit.pages)
    blank = {end: Dictionary() for end in ends if end not in labels and end < len(pdf.pages)}
    numbers = [entry for number, label in sorted({**labels, **blank}.items()) for entry in (number, label)]
    pdf.Root.PageLabels = Dictionary(Nums=Array(numbers))
