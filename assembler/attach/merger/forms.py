"""Flattens forms in exhibits: the contents of fields become plain text on the page, and empty fields are removed."""

import re
from collections.abc import Iterator, Sequence
from itertools import count

import pikepdf
from pikepdf import Dictionary, Name

from assembler.attach.merger.alphabet import Alphabet, Letters, alphabet
from assembler.attach.merger.parts import inherited_value
from assembler.exhibits.reader import UnusableError
from assembler.exhibits.reader.contents import annotations_of

SIZE = re.compile(r"(?<![\d.])([\d.]++)\s+Tf")
"""The type size in a field's default appearance (ISO 32000-1, 12.7.3.3); 0 means as large as the field allows."""

USUAL_SIZE = 12.0
"""The default type size, in points."""

MIN_SIZE = 4.0
"""The smallest type size to which text shrinks to fit its field, in points."""

PADDING = 2.0
"""The padding within a field, in points."""

LEADING = 1.2
"""The line spacing within a field, as a multiple of the type size."""

MULTILINE = 1 << 12
"""The flag of a multi-line text field."""

PRINTED = 1 << 2
"""The flag of a field that is printed."""

NOT_SHOWN = 1 << 1 | 1 << 5
"""The flags of fields that a PDF reader does not show on the screen."""

LETTERS = re.compile("[\n -~\\u00A0-\\u017F\\u2013-\\u2014\\u2018-\\u201E\\u2020-\\u2022\\u2026\\u20AC\\u2122]*")
"""Text for which all of the program's fonts have glyphs."""

NOT_DRAWN = "has a filled-in form field on page {page} whose value the file does not draw"
"""The problem with a field whose value cannot be drawn."""


def flatten(pdf: pikepdf.Pdf, letters: Letters) -> Iterator[str]:
    """Make the contents of the fields of *pdf* part of its pages, and yield a description of each change.

    Values that the file does not draw are drawn in *letters*. Raises `UnusableError` if a value cannot be drawn.
    """
    try:
        yield from _flatten(pdf, letters)
    except (AttributeError, KeyError, TypeError, ValueError, pikepdf.PdfError):  # part of the form has the wrong type
        raise UnusableError("has a damaged form", "reprint") from None


def _flatten(pdf: pikepdf.Pdf, letters: Letters) -> Iterator[str]:
    widgets = [
        (page_number, annotation)
        for page_number, page in enumerate(pdf.pages, 1)
        for annotation in annotations_of(page)
        if _is_widget(annotation)
    ]
    if not widgets and Name.AcroForm not in pdf.Root:
        return
    needs_redrawing = bool(pdf.Root.get(Name.AcroForm, Dictionary()).get(Name.NeedAppearances, False))
    for _, widget in widgets:
        if _is_text(widget) and _is_filled_in(widget):
            widget.F = int(widget.get(Name.F, 0)) | PRINTED
    undrawn_widgets = [
        (page_number, widget)
        for page_number, widget in widgets
        if _is_filled_in(widget) and ((needs_redrawing and _is_text(widget)) or not _has_appearance(widget))
    ]
    if undrawn_widgets:
        _draw_all(pdf, undrawn_widgets, letters)
    have_appearance = [_has_appearance(widget) for _, widget in widgets]
    if widgets:
        _remove_undrawn_fields(pdf)
    if needs_redrawing:
        del pdf.Root.AcroForm.NeedAppearances  # the appearances were drawn above
    pdf.flatten_annotations("print")
    if Name.AcroForm in pdf.Root:
        del pdf.Root.AcroForm
    if any(have_appearance):
        yield "form fields turned into plain text"
    if not all(have_appearance):
        yield "empty form fields removed"


def _remove_undrawn_fields(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        remaining = [
            annotation
            for annotation in annotations_of(page)
            if not _is_widget(annotation) or _has_appearance(annotation)
        ]
        page.obj.Annots = pikepdf.Array(remaining)


def _is_widget(annotation: pikepdf.Object) -> bool:
    return bool(annotation.get(Name.Subtype) == Name.Widget)


def _is_text(widget: pikepdf.Object) -> bool:
    return inherited_value(widget, Name.FT) in {Name.Tx, Name.Ch}


def _is_filled_in(widget: pikepdf.Object) -> bool:
    """Whether the field of *widget*, not a push button, is filled in and visible."""
    if int(widget.get(Name.F, 0)) & NOT_SHOWN:
        return False
    if _is_text(widget):
        return bool(_value(widget).strip())
    state = widget.get(Name.AS, inherited_value(widget, Name.V))
    return inherited_value(widget, Name.FT) == Name.Btn and isinstance(state, Name) and state != Name.Off


def _value(widget: pikepdf.Object) -> str:
    """Return the text of the field of *widget*; for a choice, the displayed text."""
    value = inherited_value(widget, Name.V)
    if isinstance(value, pikepdf.Stream):
        return value.read_bytes().decode("utf-8", "replace")
    texts_by_value: dict[str, str] = {}
    for option in inherited_value(widget, Name.Opt) or ():
        if isinstance(option, pikepdf.Array) and len(option) > 1:
            option_value, option_text, *_ = option
            texts_by_value[str(option_value)] = str(option_text)
    chosen_values = list(value) if isinstance(value, pikepdf.Array) else [value]
    choices = [str(chosen_value) for chosen_value in chosen_values if _is_string(chosen_value)]
    return "\n".join(texts_by_value.get(choice, choice) for choice in choices)


def _is_string(value: object) -> bool:
    return isinstance(value, pikepdf.String | str)


def _has_appearance(widget: pikepdf.Object) -> bool:
    """Whether the file draws *widget* in its current state."""
    appearance = widget.AP.get(Name.N) if Name.AP in widget else None
    if isinstance(appearance, pikepdf.Stream):
        return True
    state = widget.get(Name.AS)
    return (
        isinstance(appearance, Dictionary)
        and isinstance(state, Name)
        and isinstance(appearance.get(state), pikepdf.Stream)
    )


# -- values that a file does not draw ---------------------------------------------------------------------------------


def _draw_all(pdf: pikepdf.Pdf, widgets: Sequence[tuple[int, pikepdf.Object]], letters: Letters) -> None:
    """Draw the values of *widgets*, pairs of page and widget, in *letters*."""
    texts = [" \n ".join(_value(widget).splitlines()) for _, widget in widgets]
    for (page_number, widget), text in zip(widgets, texts, strict=True):
        if not (_is_text(widget) and LETTERS.fullmatch(text)):
            raise UnusableError(NOT_DRAWN.format(page=page_number), "reprint")
    glyphs = alphabet((text.replace("\n", "") for text in texts), letters, pdf)
    for (page_number, widget), text in zip(widgets, texts, strict=True):
        if not _draw(pdf, widget, text, glyphs):
            raise UnusableError(NOT_DRAWN.format(page=page_number), "reprint")


def _draw(pdf: pikepdf.Pdf, widget: pikepdf.Object, text: str, glyphs: Alphabet) -> bool:
    """Draw *text*, the value of *widget*; return whether it fits."""
    left, bottom, right, top = (float(edge) for edge in widget.Rect)
    width, height = abs(right - left), abs(top - bottom)
    is_multiline = "\n" in text or bool(int(inherited_value(widget, Name.Ff) or 0) & MULTILINE)
    size, lines = _fit_text(text, width - 2 * PADDING, height, glyphs, _size(widget), is_multiline=is_multiline)
    if size < MIN_SIZE:
        return False
    first_baseline = height - PADDING - size if is_multiline else (height - 0.7 * size) / 2
    operators = [
        glyphs.operators(line, size, PADDING, first_baseline - index * LEADING * size, "/F")
        for index, line in enumerate(lines)
    ]
    form = pdf.make_stream(b"\n".join(operators), Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, width, height])
    form.Resources = Dictionary(Font=Dictionary(F=glyphs.font))
    widget.AP = Dictionary(N=form)
    return True


def _size(widget: pikepdf.Object) -> float:
    """Return the type size that the field of *widget* specifies, or the default."""
    match = SIZE.search(str(inherited_value(widget, Name.DA) or ""))
    size = float(match[1]) if match else 0
    return size or USUAL_SIZE


def _fit_text(
    text: str, width: float, height: float, glyphs: Alphabet, size: float, *, is_multiline: bool
) -> tuple[float, list[str]]:
    """Return the size at which *text* fits a box of *width* by *height*, and the text's lines.

    The size is at most *size*. A size below `MIN_SIZE` means that the text does not fit.
    """
    for step in count():
        tried_size = size - step / 2
        lines = list(_lines(text, width, glyphs, tried_size)) if is_multiline else [text]
        needed_height = len(lines) * LEADING * tried_size if is_multiline else tried_size
        fits = needed_height <= height and all(glyphs.width(line, tried_size) <= width for line in lines)
        if fits or tried_size < MIN_SIZE:
            break
    return tried_size, lines


def _lines(text: str, width: float, glyphs: Alphabet, size: float) -> Iterator[str]:
    """Yield the lines of *text*, broken between words where a line would become wider than *width*."""
    line = ""
    for word in text.split(" "):
        longer_line = f"{line} {word}" if line else word
        if word == "\n" or glyphs.width(longer_line, size) > width:
            yield line
            line = "" if word == "\n" else word
        else:
            line = longer_line
    yield line
