"""Checks whether the content of a page restores the graphics state, and closes the content off if it does not.

Anything drawn after the content of a page, such as a stamp, is lost or misplaced if that content leaves a text object,
an image or a graphics state open. If the content is wrapped in a form, the end of the form closes it, and the page
looks the same.
"""

import zlib
from contextlib import suppress

import pikepdf
from pikepdf import Name

from assembler.attach.merger.parts import dictionary_of, inherited_value
from assembler.exhibits.reader.contents import annotations_of
from assembler.exhibits.reader.pages import MAX_PART_BYTES

RECTANGLE_NUMBERS = 4
"""The number of coordinates of two opposite corners of a rectangle."""

STATE = frozenset({"cm", "W", "W*", "gs"})
"""Operators that affect whether, where or how the content after them is shown."""


def is_unclosed(page: pikepdf.Page) -> bool:
    """Whether the content of *page* affects anything drawn after it, or cannot be read to its end."""
    changed = [False]  # for each graphics state that is open, whether its content changed it
    open_texts = 0
    try:
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            if operator == "q":
                changed.append(False)
            elif operator == "Q":
                if len(changed) == 1:
                    return True
                changed.pop()
            elif operator in STATE:
                changed[-1] = True
            elif operator in {"BT", "ET"}:
                open_texts += 1 if operator == "BT" else -1
    except (pikepdf.PdfError, ValueError, TypeError):
        return True
    return any(changed[1:]) or open_texts != 0 or _ends_open(page)


def _ends_open(page: pikepdf.Page) -> bool:
    """Whether the content of *page* ends inside a string, an array or a dictionary."""
    parts = page.obj.get(Name.Contents)
    streams = parts.as_list() if isinstance(parts, pikepdf.Array) else [parts]
    tail = b"\n".join(part.read_bytes() for part in streams if isinstance(part, pikepdf.Stream))
    probe = pikepdf.new()
    marked_stream = probe.make_stream(tail + b"\n/AssemblerEnd Do")
    last = pikepdf.parse_content_stream(marked_stream)[-1:]
    return not last or [str(operand) for operand in last[0].operands] != ["/AssemblerEnd"]


def close_off(pdf: pikepdf.Pdf, page: pikepdf.Page) -> bool:
    """Wrap the content of *page* in a form, whose end closes the content; return whether this was possible."""
    contents = page.obj.get(Name.Contents)
    with suppress(pikepdf.PdfError):
        if isinstance(contents, pikepdf.Array):
            data = b"\n".join(_unpacked(part) for part in contents.as_list() if isinstance(part, pikepdf.Stream))
            form = pdf.make_stream(data)
        elif isinstance(contents, pikepdf.Stream):
            form = pdf.make_stream(contents.read_raw_bytes())
            for key in (Name.Filter, Name.DecodeParms):
                if key in contents:
                    form[key] = contents[key]
        else:
            return False
        form.Type = Name.XObject
        form.Subtype = Name.Form
        form.BBox = page.mediabox
        resources = inherited_value(page.obj, Name.Resources)
        form.Resources = resources if isinstance(resources, pikepdf.Dictionary) else pikepdf.Dictionary()
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Closed=form))
        page.obj.Contents = pdf.make_stream(b"q /Closed Do Q")
        return True
    return False


def _unpacked(part: pikepdf.Stream) -> bytes:
    """Return the operators in *part*, or those before the damage if *part* is damaged, as PDF readers do."""
    try:
        return part.read_bytes()
    except pikepdf.PdfError:
        inflater = zlib.decompressobj()
        operators = b""
        with suppress(zlib.error):
            for byte in part.read_raw_bytes():
                operators += inflater.decompress(bytes([byte]), MAX_PART_BYTES - len(operators))
        return operators


def draw_overhanging(page: pikepdf.Page) -> None:
    """Make the annotations that extend beyond the visible part of *page* part of its content.

    When the page is moved to make room for a stamp, its content is clipped, but an annotation would cover the stamp.
    """
    if not any(_overhangs(annotation, page) for annotation in annotations_of(page)):
        return
    remaining: list[pikepdf.Object] = []
    operators = b""
    page.obj.Resources = pikepdf.Dictionary(dict(page.resources.items()))
    for annotation in annotations_of(page):
        drawing = _drawing(annotation, page) if _overhangs(annotation, page) else b""
        if drawing:
            operators += drawing
        else:
            remaining.append(annotation)
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(b"\nQ\n" + operators, prepend=False)
    page.obj.Annots = pikepdf.Array(remaining)


def _overhangs(annotation: pikepdf.Object, page: pikepdf.Page) -> bool:
    corners = [float(edge) for edge in annotation.get(Name.Rect, ())]
    return len(corners) == RECTANGLE_NUMBERS and not pikepdf.Rectangle(*corners) <= pikepdf.Rectangle(page.cropbox)


def _drawing(annotation: pikepdf.Object, page: pikepdf.Page) -> bytes:
    """Return the operators that draw *annotation* on *page*; b"" if nothing draws it, or if it is hidden."""
    appearance = dictionary_of(annotation, Name.AP).get(Name.N)
    if not isinstance(appearance, pikepdf.Stream):
        return b""
    return pikepdf.Annotation(annotation).get_page_content_for_appearance(
        page.add_resource(appearance, Name.XObject), 0
    )


def move_patterns(page: pikepdf.Page, matrix: pikepdf.Matrix) -> None:
    """Apply *matrix* to the patterns of *page*, which do not move with the content that they fill.

    A pattern is placed in the coordinates of the page, not of the content (ISO 32000-1, 8.7.2).
    """
    patterns = dictionary_of(page.resources, Name.Pattern)
    moved_patterns = {
        name: _moved_pattern(pattern, matrix) for name, pattern in patterns.items() if _is_pattern(pattern)
    }
    if moved_patterns:
        page.obj.Resources = pikepdf.Dictionary(
            {**dict(page.resources.items()), "/Pattern": pikepdf.Dictionary(moved_patterns)}
        )


def _is_pattern(pattern: pikepdf.Object) -> bool:
    return isinstance(pattern, pikepdf.Dictionary | pikepdf.Stream)


def _moved_pattern(pattern: pikepdf.Object, matrix: pikepdf.Matrix) -> pikepdf.Object:
    """Return a copy of *pattern* to which *matrix* is applied."""
    copy = pattern.copy()
    values = [float(value) for value in pattern.get(Name.Matrix, (1, 0, 0, 1, 0, 0))]
    copy.Matrix = (pikepdf.Matrix(*values) @ matrix).as_array()
    return copy
