"""Form fields in the working copies of exhibits: values become plain text, and empty fields are removed."""

from typing import Any

import pikepdf
import pypdfium2
import pytest

from assembler.exhibits.reader import UnusableError
from tests.attach.test_copies import copy_of
from tests.support.exhibit_files import saved


def form(*fields: dict[str, Any], redraw: bool = False) -> bytes:
    """Return a PDF of one page with a form of *fields*; *redraw* says whether viewers must redraw the fields."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(612, 792))
    defaults: dict[str, Any] = {"Rect": [100, 600, 200, 630], "F": 4, "DA": "/Helv 12 Tf 0 g"}
    kind = {"Type": pikepdf.Name.Annot, "Subtype": pikepdf.Name.Widget, "FT": pikepdf.Name.Tx}
    widgets = [pdf.make_indirect(pikepdf.Dictionary(**kind | defaults | field)) for field in fields]
    pdf.pages[0].Annots = pikepdf.Array(widgets)
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(widgets), NeedAppearances=redraw)
    return saved(pdf)


def test_the_values_of_form_fields_become_plain_text_even_if_the_file_does_not_show_them() -> None:
    lines_field = {"T": "b", "V": "Plums and apples\rof Müller’s", "Ff": 1 << 12, "Rect": [100, 500, 160, 560]}
    choice_field = {"T": "c", "V": "x", "Opt": [["x", "Eggs"]], "FT": pikepdf.Name.Ch, "Rect": [100, 400, 160, 430]}
    for redraw in (True, False):
        copy = copy_of(form({"T": "a", "V": "Pears", "F": 0}, lines_field, choice_field, redraw=redraw))
        assert copy.changes == ("form fields turned into plain text",)
        assert "/AcroForm" not in copy.pdf.Root
        with pypdfium2.PdfDocument(saved(copy.pdf)) as document:
            words = document[0].get_textpage().get_text_bounded().split()
        assert words == ["Pears", "Plums", "and", "apples", "of", "Müller’s", "Eggs"]


def test_an_empty_form_field_is_removed() -> None:
    empty_fields: list[dict[str, Any]] = [
        {"T": "a"},
        {"T": "b", "FT": pikepdf.Name.Btn},
        {"T": "c", "FT": pikepdf.Name.Sig},
        {"T": "d", "V": "hidden", "F": 2},
    ]
    for redraw in (True, False):
        copy = copy_of(form(*empty_fields, redraw=redraw))
        assert copy.changes == ("empty form fields removed",)
        assert list(copy.pdf.pages[0].Annots) == []


def test_a_field_whose_value_cannot_be_drawn_is_refused_with_its_page() -> None:
    ticked_box = {"T": "a", "FT": pikepdf.Name.Btn, "AS": pikepdf.Name.Yes, "V": pikepdf.Name.Yes}
    for field in (ticked_box, {"T": "a", "V": "\U0001f600"}, {"T": "a", "V": "long " * 99}):
        with pytest.raises(UnusableError, match="form field on page 1"):
            copy_of(form(field))
