"""Working copies of exhibits: pictures as pages, sizes of pages, and tags that are kept when files are joined."""

import io
from typing import Any

import pikepdf
from PIL import Image

from assembler.exhibits.copies import working_copy
from assembler.exhibits.merge import append
from tests.exhibit_files import lease, saved


def test_pictures_of_every_kind_become_letter_pages() -> None:
    kinds: dict[str, dict[str, Any]] = {
        "RGBA": {"format": "PNG"},
        "I;16": {"format": "PNG"},
        "L": {"format": "TIFF"},
        "CMYK": {"format": "JPEG"},
        "RGB": {"format": "JPEG"},
    }
    for mode, options in kinds.items():
        out = io.BytesIO()
        Image.new(mode, (300, 200)).save(out, **options)
        copy = working_copy(out.getvalue()).pdf
        assert [float(edge) for edge in copy.pages[0].mediabox] == [0, 0, 792, 612], mode


def test_a_picture_of_several_sheets_has_as_many_pages_and_stands_upright() -> None:
    out = io.BytesIO()
    Image.new("L", (20, 30)).save(out, "TIFF", save_all=True, append_images=[Image.new("L", (20, 30))])
    assert len(working_copy(out.getvalue()).pdf.pages) == 2
    turned, out = Image.Exif(), io.BytesIO()
    turned[0x0112] = 6
    Image.new("RGB", (300, 200)).save(out, "JPEG", exif=turned)
    upright = working_copy(out.getvalue()).pdf
    assert [float(edge) for edge in upright.pages[0].mediabox] == [0, 0, 612, 792]
    assert int(upright.pages[0].obj.get("/Rotate", 0)) == 0


def test_pages_of_another_size_are_fitted_to_letter_if_asked() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    pdf.add_blank_page(page_size=(842, 595))
    copy = working_copy(saved(pdf), letter=True)
    assert copy.changes == ("pages fitted to letter size",)
    sizes = [[float(edge) for edge in page.mediabox][2:] for page in copy.pdf.pages]
    assert sizes == [[612, 792], [792, 612]]


def test_a_copy_does_nothing_and_holds_no_file() -> None:
    with pikepdf.open(io.BytesIO(lease(1))) as pdf:
        launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=launch)
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([note]))
        pdf.pages[0].AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)"))
        pdf.attachments["a.txt"] = b"inside"
        copy = working_copy(saved(pdf))
    assert copy.changes == ("actions and files inside it taken off",)
    with pikepdf.open(io.BytesIO(saved(copy.pdf))) as pdf:
        whole = b" ".join(one.unparse(resolved=True) for one in pdf.objects)
    assert not [word for word in (b"Launch", b"JavaScript", b"EmbeddedFile") if word in whole]


def test_what_was_tagged_stays_tagged_behind_the_paper() -> None:
    base = pikepdf.open(io.BytesIO(lease(2)))
    append(base, pikepdf.open(io.BytesIO(lease(3))))
    out = io.BytesIO()
    base.save(out)
    with pikepdf.open(out) as pdf:
        own = {page.obj.objgen for page in pdf.pages}
        numbers = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        for page in pdf.pages:
            elements = list(numbers[int(page.obj.StructParents)])
            assert elements
            assert {element.Pg.objgen for element in elements if "/Pg" in element} == {page.obj.objgen}
        assert _pages_named(pdf.Root.StructTreeRoot) == own


def _pages_named(element: Any) -> set[Any]:
    """Return the pages that the tags below *element* name."""
    kids = element.get("/K", [])
    found = {element.Pg.objgen} if "/Pg" in element else set()
    for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            found |= _pages_named(kid)
    return found
