"""Stamp: put the paper's furniture beneath the text of each page, marked as an artifact."""

import io
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from assembler.furniture import Furniture

if TYPE_CHECKING:
    import pikepdf


def stamp(pdf: bytes, furniture: Furniture, drawn: Mapping[int, bytes]) -> bytes:
    """Return *pdf* with *furniture* beneath each page, and with what is *drawn* on single pages, counted from 1.

    Same bytes in, same bytes out.
    """
    import pikepdf  # noqa: PLC0415

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as base, pikepdf.open(io.BytesIO(furniture.pdf)) as source:
        names = _forms(base, source, furniture)
        for number, page in enumerate(base.pages, 1):
            _add(page, names)
            page.contents_add(b"\n".join((*_furniture(furniture, number), drawn.get(number, b""))), prepend=True)
        base.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
    return out.getvalue()


def _forms(base: "pikepdf.Pdf", source: "pikepdf.Pdf", furniture: Furniture) -> "dict[str, pikepdf.Object]":
    """Return the form objects of *furniture* in *base*, by the names that pages give them."""
    names = ["/Paper", *(f"/Footer{digits}" for digits in furniture.numbers), *(f"/Digit{digit}" for digit in range(10))]
    return {name: base.copy_foreign(page.as_form_xobject()) for name, page in zip(names, source.pages, strict=True)}


def _add(page: "pikepdf.Page", names: "Mapping[str, pikepdf.Object]") -> None:
    """Make the forms known to *page*; without a name of ours each would get one by chance, and other bytes a run."""
    import pikepdf  # noqa: PLC0415

    resources = page.obj.Resources
    if "/XObject" not in resources:
        resources.XObject = pikepdf.Dictionary()
    for name, form in names.items():
        resources.XObject[name] = form


def _furniture(furniture: Furniture, number: int) -> Iterator[bytes]:
    """Yield the operators that stamp the paper and the number of page *number*."""
    yield artifact(b"q /Paper Do Q")
    digits = str(number)
    if starts := furniture.numbers.get(len(digits)):
        placed = [_digit(digit, x + place * furniture.advance, y) for x, y in starts for place, digit in enumerate(digits)]
        yield artifact(b" ".join([b"q /Footer%d Do Q" % len(digits), *placed]), b" /Subtype /Footer")


def _digit(digit: str, x: float, y: float) -> bytes:
    return f"q 1 0 0 1 {x:.3f} {-y:.3f} cm /Digit{digit} Do Q".encode()


def artifact(operators: bytes, more: bytes = b"") -> bytes:
    """Return *operators* marked as furniture of the page (ISO 32000-1, 14.8.2.2), which no reader reads aloud."""
    return b"/Artifact <</Type /Pagination%s>> BDC %s EMC" % (more, operators)
