"""Hidden text in an exhibit that can still be copied."""

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from assembler.exhibits.reader.pages import read_exhibit
from assembler.outputs.pdf.paginate.typeset import parsed_html, render, write
from tests.support.runs import check, errors, one_error, place, write_matter

pytestmark = pytest.mark.usefixtures("folder")

LINE = "q 0 g 60 690 400 40 re f Q"
"""A black box over the first line of the page, 72 points from the upper edge."""


def black_shading() -> Dictionary:
    """Return a new black shading for each file, because an object belongs to the first file that it is added to."""
    return Dictionary(
        ShadingType=2,
        ColorSpace=Name.DeviceGray,
        Coords=Array([60, 0, 460, 0]),
        Extend=Array([True, True]),
        Function=Dictionary(FunctionType=2, Domain=[0, 1], C0=[0], C1=[0.01], N=1),
    )


def covered_pages(operators: str, *, is_below_text: bool = False, note: dict[str, Any] | None = None) -> list[int]:
    """Return the pages with covered text of a file whose second page has *operators* over or below its text.

    The keys *note*, if given, add an annotation over the same text.
    """
    style = "<style>@page { size: letter; margin: 72pt } .first { break-after: page }</style>"
    text = "<p class=first>One.</p><p>The number of Ann Example is in this line.</p><p>Other words are here.</p>"
    pdf_bytes = write(render(parsed_html(f'<html lang="en"><title>x</title>{style}{text}')))
    with pikepdf.open(io.BytesIO(pdf_bytes)) as pdf:
        page = pdf.pages[1]
        page.obj.Resources.Shading = Dictionary(Black=black_shading())
        page.contents_add(b"q", prepend=True)
        page.contents_add(b"Q", prepend=False)
        page.contents_add(operators.encode(), prepend=is_below_text)
        if note:
            shape = pdf.make_stream(b"0 g 0 0 400 40 re f", Subtype=Name.Form, BBox=[0, 0, 400, 40])
            box = Dictionary(Type=Name.Annot, Rect=[60, 690, 460, 730], F=4, AP=Dictionary(N=shape), **note)
            page.Annots = Array([pdf.make_indirect(box)])
        pdf.save("a.pdf")
    return [page for page, _ in read_exhibit(Path("a.pdf"))["covered"]]


def test_text_under_a_drawn_box_is_found_and_text_on_a_box_is_not() -> None:
    assert covered_pages(LINE) == [2]
    assert covered_pages(LINE.replace("0 g", "1 g")) == [2]
    assert covered_pages(operators="", note={"Subtype": Name.Square}) == [2]
    assert covered_pages("q 0 G 40 w 60 710 m 460 710 l S Q") == [2]
    assert covered_pages("q 60 690 400 40 re W n /Black sh Q") == [2]
    assert covered_pages("q 0 G 9 w 60 600 480 150 re S Q") == []
    assert covered_pages(LINE.replace("0 g", ".9 g"), is_below_text=True) == []
    assert covered_pages("q 0 g 60 400 400 40 re f Q") == []


@pytest.mark.slow
def test_text_under_a_drawn_box_is_an_error() -> None:
    covered_pages(LINE)
    error = one_error(check(write_matter(Path.cwd(), "exhibits:\n  a: {title: Contract, file: a.pdf}\n")))
    assert (error["code"], error["page"], place(error)) == ("EXH005", 2, ("matter.yaml", 3, 30))
    assert error["message"] == "`a.pdf` has text under a box drawn over it, on page 2: the text can be copied"


def reading_of(operators: str) -> Any:
    """Return the reading of a file with one letter page that has *operators*, in which the font is `/F`."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(612, 792))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.obj.Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(font)))
        page.contents_add(operators.encode())
        pdf.save("a.pdf")
    return read_exhibit(Path("a.pdf"))


def test_two_letters_under_a_box_are_found() -> None:
    initials = "BT /F 12 Tf 72 700 Td (Signed by J. D. today.) Tj ET 0 g 129 696 30 16 re f"
    assert reading_of(initials)["covered"] == [(1, "J D")]
    assert reading_of(initials.replace("129 696 30", "129 696 10"))["covered"] == []


def test_the_label_of_a_redaction_and_faint_or_colored_text_are_not_reported() -> None:
    label = "BT /F 12 Tf 72 700 Td ({}) Tj ET 0 g 60 690 200 30 re f"
    assert reading_of(label.format("Privileged"))["covered"] == []
    assert reading_of(label.format("Ann Example"))["covered"] == [(1, "Ann Example")]
    in_box = "{} rg 60 690 200 30 re f {} rg BT /F 12 Tf 72 700 Td (Some words) Tj ET"
    assert reading_of(in_box.format("0 0 0", "0 0 0"))["unseen"] == {"box": [(1, "Somewords")]}
    assert reading_of(in_box.format("0.9 0.9 0.9", "0.82 0.82 0.82"))["unseen"] == {}
    assert reading_of(in_box.format("1 0 0", "0 0.508 0"))["unseen"] == {}


def test_a_letter_under_two_annotations_counts_once() -> None:
    def covered_text(width: int) -> Any:
        with pikepdf.new() as pdf:
            page = pdf.add_blank_page(page_size=(612, 792))
            page.obj.Resources = Dictionary(Font=Dictionary(F=Dictionary(Subtype=Name.Type1, BaseFont=Name.Helvetica)))
            page.contents_add(b"BT /F 12 Tf 72 700 Td (J D Example) Tj ET")
            shape = pdf.make_stream(b"0 g 0 0 40 40 re f", Subtype=Name.Form, BBox=[0, 0, 40, 40])
            box = Dictionary(Subtype=Name.Square, Rect=[70, 696, 70 + width, 714], F=4, AP=Dictionary(N=shape))
            page.Annots = Array([pdf.make_indirect(box), pdf.make_indirect(box)])
            pdf.save("a.pdf")
        return read_exhibit(Path("a.pdf"))["covered"]

    assert covered_text(10) == []
    assert covered_text(24) == [(1, "J D")]


def test_two_letters_that_fill_a_box_are_read_but_letters_like_bars_beside_a_box_are_not() -> None:
    in_box = "0 g {} 697 13.5 14 re f BT /F 12 Tf 72 700 Td ({}) Tj ET"
    assert reading_of(in_box.format(72, "de"))["unseen"] == {"box": [(1, "de")]}
    assert reading_of(in_box.format(300, "lIlI"))["unseen"] == {}


def test_a_label_with_letters_at_the_edge_of_the_box_is_not_reported() -> None:
    tight_box = "0 g 60 695 200 13 re f BT /F 12 Tf 72 700 Td ({}) Tj ET"
    assert reading_of(tight_box.format("Privilege"))["unseen"] == {}
    assert reading_of(tight_box.format("Prive Ergo"))["unseen"] == {"box": [(1, "rvergo")]}


@pytest.mark.slow
def test_hidden_words_listed_with_their_page_are_only_a_note() -> None:
    reading_of("BT /F 12 Tf 72 700 Td (Sales by month) Tj ET 0 g 60 690 200 30 re f")

    def findings(hidden: str) -> list[tuple[str, str]]:
        exhibit = f"{{title: Chart, file: a.pdf, hidden_words: {hidden}}}"
        run = check(write_matter(Path.cwd(), f"exhibits:\n  a: {exhibit}\n"))
        return [(finding["severity"], finding["message"]) for finding in run.findings if finding["code"] == "EXH005"]

    message = "`a.pdf` has text under a box drawn over it, on page 1"
    assert findings("[{page: 1, words: Sales by month}]") == [("note", f"{message}; waived by `hidden_words`")]
    assert findings("[{page: 1, words: Sales}]") == [("error", f"{message}: the text can be copied")]
    assert findings("[{page: 2, words: Sales by month}]") == [("error", f"{message}: the text can be copied")]


@pytest.mark.slow
def test_text_in_the_color_of_its_background_is_reported() -> None:
    def pages_with_unseen_text(color: str, background: str) -> Any:
        html = f"<p>The name is <span style='color: {color}; background: {background}'>Ann Example</span> here. - . |"
        saved = write(render(parsed_html(f'<html lang="en"><title>x</title>{html}')))
        Path("a.pdf").write_bytes(saved)
        unseen = read_exhibit(Path("a.pdf"))["unseen"]
        return {kind: [page for page, _ in pages] for kind, pages in unseen.items()}

    assert pages_with_unseen_text("white", "transparent") == {"white": [1]}
    assert pages_with_unseen_text("white", "black") == {}
    assert pages_with_unseen_text("black", "#ddd") == {}
    assert pages_with_unseen_text("black", "black") == {"box": [1]}
    error = one_error(check(write_matter(Path.cwd(), "exhibits:\n  a: {title: Contract, file: a.pdf}\n")))
    assert (error["code"], error["page"]) == ("EXH005", 1)
    assert error["message"] == "`a.pdf` has text in the color of the box behind it, on page 1: the text can be copied"


@pytest.mark.slow
def test_text_outside_the_visible_page_is_an_error_and_is_searched() -> None:
    def outside_text_in(operators: str, **boxes: list[int]) -> Any:
        """Return the text outside a letter page that draws a text with *operators* and has the page boxes *boxes*."""
        with pikepdf.new() as pdf:
            page = pdf.add_blank_page(page_size=(612, 792))
            font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
            name = page.add_resource(pdf.make_indirect(font), Name.Font)
            visible_text = f"BT {name} 10 Tf 72 300 Td (Words of the page.) Tj ET"
            page.contents_add(f"{visible_text} BT {name} 10 Tf {operators} Tj ET".encode())
            for key, box in boxes.items():
                page.obj[f"/{key}"] = Array(box)
            pdf.save("a.pdf")
        return read_exhibit(Path("a.pdf"))["outside"]

    half_page = [0, 200, 612, 500]
    number = "72 700 Td (Social Security No. 987-65-4320)"
    assert outside_text_in(number) == []
    assert outside_text_in("72 510 Td (- u)", CropBox=half_page) == []
    assert outside_text_in("3 Tr 72 310 Td (recognized)", CropBox=half_page) == []
    assert (
        outside_text_in(
            "72 510 Td (lease.indd 3  03/05/25 10:22 AM Cyan Magenta)", CropBox=half_page, TrimBox=half_page
        )
        == []
    )
    slug = "VerDate Mar 15 2010 21:33 Jkt 099139 PO 00000 Frm 00001 Fmt 6652 Sfmt 6201 E:\\\\BILLS\\\\H1.IH H1"
    assert outside_text_in(f"72 510 Td ({slug} jbell on DSK7SPTVN1PROD with BILLS)", CropBox=half_page) == []
    assert outside_text_in("72 510 Td (Monday, March 5, 2018 PMS 123 Trim)", CropBox=half_page, TrimBox=half_page) == []
    assert outside_text_in("72 510 Td (Lily Imaginary)", CropBox=half_page, TrimBox=half_page) == [
        (1, "Lily Imaginary")
    ]
    assert outside_text_in("-300 300 Td (beyond the sheet)") == [(1, "beyond the sheet")]
    assert outside_text_in(number, CropBox=half_page) == [(1, "Social Security No. 987-65-4320")]
    exhibit_errors = errors(check(write_matter(Path.cwd(), "exhibits:\n  a: {title: Contract, file: a.pdf}\n")))
    assert [(error["code"], error["page"]) for error in exhibit_errors] == [("EXH005", 1), ("PRV001", 1)]
    assert (
        exhibit_errors[0]["message"] == "`a.pdf` has text outside the visible page, on page 1: the text can be copied"
    )
