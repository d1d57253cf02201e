"""Makes the references to the pages of a file only once.

Each tag of a paper refers to its page. For each tag, the engine makes the references to all pages of the file and uses
only one of them, so that the work grows with the square of the number of pages.

Gain: 370 pages take 23.0 s instead of 25.0; a paper of thirty pages gains next to nothing.

To the authors: in `pdf/tags.py` and `pdf/anchors.py`, `pdf.page_references[page_number]` is read for each tag. pydyf
could keep the tuple in `add_page`, or WeasyPrint could take it once in `add_tags`.
"""

from typing import Any

from assembler.engine.patch import Patch


def keep_references() -> None:
    """Make pydyf, which writes the engine's files, cache the references to the pages of a file."""
    import pydyf  # noqa: PLC0415 - imported together with the engine

    pydyf.PDF.page_references = property(_page_references)


def _page_references(file: Any) -> tuple[bytes, ...]:
    """Return the references to all pages of *file*."""
    references: tuple[bytes, ...] = vars(file).get("kept_references", ())
    if len(references) != file.pages["Count"]:
        numbers = file.pages["Kids"][::3]  # each page is listed as its number, 0 and "R"
        references = tuple(b"%d 0 R" % number for number in numbers)
        vars(file)["kept_references"] = references
    return references


PATCH = Patch("page references", __doc__, {"pydyf.PDF.page_references": "self"}, keep_references)
