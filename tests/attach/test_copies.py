"""Working copies of exhibits: pictures as pages, page sizes, and tags that survive the merge."""

import io
import zlib
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from PIL.ExifTags import Base

from assembler.attach.merger import copies
from assembler.attach.merger.append import append_pages
from assembler.attach.merger.copies import DAMAGED_PICTURE, Copy, working_copy
from assembler.exhibits.reader import UnusableError, pages
from assembler.exhibits.reader.contents import holds
from assembler.outputs.pdf.preflight import measure_upload
from assembler.proof.upload import CourtUploads
from tests.support.exhibit_files import lease, letters_of, saved
from tests.support.proofs import FAMILY


def copy_of(data: bytes, *, letter: bool = False) -> Copy:
    """Return a working copy of the file *data*."""
    return working_copy(io.BytesIO(data), letters_of(FAMILY), letter_size=letter)


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
        copy = copy_of(out.getvalue()).pdf
        assert [float(edge) for edge in copy.pages[0].mediabox] == [0, 0, 792, 612], mode


def test_a_picture_of_several_sheets_becomes_one_upright_page_for_each_sheet() -> None:
    out = io.BytesIO()
    Image.new("L", (20, 30)).save(out, "TIFF", save_all=True, append_images=[Image.new("L", (20, 30))])
    assert len(copy_of(out.getvalue()).pdf.pages) == 2
    exif = Image.Exif()
    out = io.BytesIO()
    exif[Base.Orientation] = 6  # a quarter turn
    exif[Base.ImageDescription] = "Ann Example"
    Image.new("RGB", (300, 200)).save(out, "JPEG", exif=exif, icc_profile=b"colors", comment=b"Ann Example")
    upright = copy_of(out.getvalue()).pdf
    ((_, image),) = upright.pages[0].resources.XObject.items()
    scan_data = out.getvalue()[out.getvalue().index(b"\xff\xda") :]
    assert image.read_raw_bytes().endswith(scan_data)
    assert b"ICC_PROFILE\0" in image.read_raw_bytes()
    assert b"Ann Example" not in saved(upright)
    assert [float(edge) for edge in upright.pages[0].mediabox] == [0, 0, 612, 792]
    assert int(upright.pages[0].obj.get("/Rotate", 0)) == 0


def test_pictures_inside_a_pdf_lose_their_metadata_and_look_the_same() -> None:
    exif = Image.Exif()
    out = io.BytesIO()
    exif[Base.ImageDescription] = "Ann Example"
    Image.new("RGB", (30, 20), "red").save(out, "JPEG", exif=exif)
    pdf = pikepdf.open(io.BytesIO(lease(1)))
    packed = zlib.compress(out.getvalue())
    flate = pikepdf.Name.FlateDecode
    jpeg = pikepdf.Name.DCTDecode
    encodings = {"/One": (out.getvalue(), [jpeg]), "/Two": (packed, [flate, jpeg])}
    pictures = {}
    for name, (data, filters) in encodings.items():
        picture = pdf.make_stream(b"", Subtype=pikepdf.Name.Image, Width=30, Height=20)
        picture.write(data, filter=filters)
        picture.Metadata = pdf.make_stream(b"<rdf>Ann Example</rdf>")
        pictures[name] = picture
    pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(pictures)
    copy = copy_of(saved(pdf)).pdf
    copied_pictures = copy.pages[0].Resources.XObject
    data = copied_pictures.One.read_raw_bytes()
    assert copied_pictures.Two.read_raw_bytes() == data
    with Image.open(io.BytesIO(data)) as image:
        assert image.size == (30, 20)
        assert dict(image.getexif()) == {}
    assert b"Ann Example" not in saved(copy, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)


def test_a_compressed_picture_is_unpacked_only_up_to_the_limit_and_a_damaged_picture_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exif = Image.Exif()
    out = io.BytesIO()
    exif[Base.ImageDescription] = "Ann Example"
    Image.new("RGB", (30, 20), "red").save(out, "JPEG", exif=exif)
    jpeg = out.getvalue()
    packed = zlib.compress(jpeg)
    without_checksum = packed[:-4]
    assert _packed_picture(without_checksum) == ((), jpeg.replace(_exif_segment(jpeg), b""))
    assert _packed_picture(b"no zlib") == ((DAMAGED_PICTURE,), b"no zlib")
    for module in (copies, pages):
        monkeypatch.setattr(module, "MAX_PART_BYTES", len(jpeg) - 1)
    assert _packed_picture(packed) == ((DAMAGED_PICTURE,), packed)
    (tmp_path / "a.pdf").write_bytes(_with_picture(packed))
    with pytest.raises(UnusableError, match="unpacks to more than"):
        pages.read_exhibit(tmp_path / "a.pdf")


def _with_picture(packed: bytes) -> bytes:
    """Return a PDF with a picture whose JPEG is *packed*."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    picture = pdf.make_stream(b"", Subtype=pikepdf.Name.Image, Width=30, Height=20)
    picture.write(packed, filter=[pikepdf.Name.FlateDecode, pikepdf.Name.DCTDecode])
    pdf.pages[0].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary({"/One": picture}))
    return saved(pdf)


def _packed_picture(packed: bytes) -> tuple[tuple[str, ...], bytes]:
    """Return the changes in a copy of a PDF with a picture whose JPEG is *packed*, and the picture's bytes."""
    copy = copy_of(_with_picture(packed))
    return copy.changes, copy.pdf.pages[0].Resources.XObject.One.read_raw_bytes()


def _exif_segment(jpeg: bytes) -> bytes:
    start = jpeg.index(b"\xff\xe1")
    length = int.from_bytes(jpeg[start + 2 : start + 4])
    return jpeg[start : start + 2 + length]


def test_pages_of_another_size_are_fitted_to_letter_on_request() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    pdf.add_blank_page(page_size=(842, 595))
    copy = copy_of(saved(pdf), letter=True)
    assert copy.changes == ("pages fitted to letter size",)
    sizes = [[float(edge) for edge in page.mediabox][2:] for page in copy.pdf.pages]
    assert sizes == [[612, 792], [792, 612]]


def test_a_page_with_its_own_unit_is_converted_to_points() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(306, 396))
    pdf.pages[0].UserUnit = 2
    copy = copy_of(saved(pdf)).pdf
    (page,) = copy.pages
    assert [float(edge) for edge in page.mediabox] == [0, 0, 612, 792]
    assert "/UserUnit" not in page.obj


def test_an_annotation_wider_than_the_page_does_not_cover_the_stamps_area() -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(600, 600))
        page.CropBox = [100, 100, 500, 500]
        drawing = pdf.make_stream(b"0 g 0 0 600 600 re f", Subtype=pikepdf.Name.Form, BBox=[0, 0, 600, 600])
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, Rect=[0, 0, 600, 600], F=4)
        note.AP = pikepdf.Dictionary(N=drawing)
        page.Annots = pikepdf.Array([pdf.make_indirect(note)])
        copies.shrink(page, 40)
        with pypdfium2.PdfDocument(saved(pdf)) as document:
            picture = document[0].render(grayscale=True).to_pil()
    assert picture.getpixel((200, 390)) == 255  # white, where the stamp goes
    assert picture.getpixel((200, 200)) == 0


def test_a_pattern_moves_with_the_shape_that_it_fills() -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(400, 400))
        cell = pdf.make_stream(
            b"0 g 0 0 40 200 re f",
            PatternType=1,
            PaintType=1,
            TilingType=1,
            BBox=[0, 0, 400, 400],
            XStep=400,
            YStep=400,
            Resources=pikepdf.Dictionary(),
        )
        page.obj.Resources = pikepdf.Dictionary(Pattern=pikepdf.Dictionary(Tall=cell))
        page.contents_add(b"/Pattern cs /Tall scn 0 0 400 400 re f")
        copies.shrink(page, 200)
        with pypdfium2.PdfDocument(saved(pdf)) as document:
            picture = document[0].render(grayscale=True).to_pil()
    black_pixels = [(x, y) for x in (90, 110, 130) for y in (90, 110, 190, 210) if picture.getpixel((x, y)) == 0]
    assert black_pixels == [(110, 110), (110, 190)]


def test_a_page_ends_where_its_media_box_ends() -> None:
    with pikepdf.open(io.BytesIO(lease(1))) as pdf:
        left, bottom, right, top = map(float, pdf.pages[0].mediabox)
        pdf.pages[0].CropBox = [left - 100, bottom - 100, right - 50, top + 300]
        copy = copy_of(saved(pdf))
    assert copies.box(copy.pdf.pages[0]) == (left, bottom, right - 50, top)


def test_the_opening_page_of_an_exhibit_is_not_an_action() -> None:
    with pikepdf.open(io.BytesIO(lease(1))) as pdf:
        pdf.Root.OpenAction = pikepdf.Array([pdf.pages[0].obj, pikepdf.Name.Fit])
        assert copy_of(saved(pdf)).changes == ()


def test_a_copy_has_no_actions_and_no_embedded_files() -> None:
    with pikepdf.open(io.BytesIO(lease(1))) as pdf:
        launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=launch)
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([note]))
        pdf.pages[0].AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)"))
        pdf.attachments["a.txt"] = b"inside"
        copy = copy_of(saved(pdf))
    assert copy.changes == ("actions removed", "embedded files removed")
    with pikepdf.open(io.BytesIO(saved(copy.pdf))) as pdf:
        content = b" ".join(item.unparse(resolved=True) for item in pdf.objects)
    assert not [word for word in (b"Launch", b"JavaScript", b"EmbeddedFile") if word in content]


def test_a_tagged_exhibit_stays_tagged_after_the_paper() -> None:
    base = pikepdf.open(io.BytesIO(lease(2)))
    append_pages(base, pikepdf.open(io.BytesIO(lease(3))))
    out = io.BytesIO()
    base.save(out)
    with pikepdf.open(out) as pdf:
        page_ids = {page.obj.objgen for page in pdf.pages}
        numbers = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        for page in pdf.pages:
            elements = list(numbers[int(page.obj.StructParents)])
            assert elements
            assert {element.Pg.objgen for element in elements if "/Pg" in element} == {page.obj.objgen}
        assert _pages_named(pdf.Root.StructTreeRoot) == page_ids


def _pages_named(element: Any) -> set[Any]:
    """Return the pages that the tags below *element* name."""
    kids = element.get("/K", [])
    page_ids = {element.Pg.objgen} if "/Pg" in element else set()
    for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            page_ids |= _pages_named(kid)
    return page_ids


def test_a_phones_picture_is_one_page_and_each_transparent_sheet_is_a_page() -> None:
    phone = io.BytesIO()
    small = Image.new("RGB", (40, 30), "blue")
    Image.new("RGB", (400, 300), "red").save(phone, "MPO", save_all=True, append_images=[small])
    assert len(copy_of(phone.getvalue()).pdf.pages) == 1
    clear = io.BytesIO()
    sheet = Image.new("RGBA", (300, 200), (255, 0, 0, 99))
    sheet.save(clear, "TIFF", save_all=True, append_images=[sheet, sheet])
    assert len(copy_of(clear.getvalue()).pdf.pages) == 3


def test_a_picture_with_more_gray_than_a_page_can_show_is_refused() -> None:
    out = io.BytesIO()
    Image.new("F", (30, 20)).save(out, "TIFF")
    with pytest.raises(UnusableError, match="32 bits per channel"):
        copy_of(out.getvalue())


def test_a_page_is_rotated_as_in_viewers() -> None:
    pdf = pikepdf.new()
    for rotation in (0, 45, None, 90):
        pdf.add_blank_page(page_size=(612, 792))
        if rotation is not None:
            pdf.pages[-1].Rotate = rotation
    pdf.Root.Pages.Rotate = 90  # for the page without a rotation
    pdf.pages[1].Thumb = pdf.make_stream(b"as it was before a redaction")
    copied_pages = copy_of(saved(pdf)).pdf.pages
    sizes = [[float(edge) for edge in page.mediabox][2:] for page in copied_pages]
    assert sizes == [[612, 792], [612, 792], [792, 612], [792, 612]]
    assert all(int(page.obj.Rotate) == 0 for page in copied_pages)
    assert not any("/Thumb" in page.obj for page in copied_pages)


def test_a_file_whose_table_is_broken_is_repaired_and_one_that_is_cut_off_is_refused() -> None:
    data = lease(2)
    end = data.rindex(b"startxref")
    copy = copy_of(data[:end] + b"startxref\n12345\n%%EOF")
    assert len(copy.pdf.pages) == 2
    assert copy.changes == ("damaged structure repaired",)
    with pytest.raises(UnusableError, match="cannot be read as a PDF"):
        copy_of(data[: len(data) // 2])


def test_a_deleted_annotation_that_is_still_listed_is_ignored() -> None:
    exhibit = pikepdf.open(io.BytesIO(lease(1)))
    exhibit.pages[0].obj.Annots = pikepdf.Array([None, 3])
    copy = copy_of(saved(exhibit), letter=True).pdf
    paper = pikepdf.open(io.BytesIO(lease(1)))
    append_pages(paper, copy)
    upload = measure_upload(saved(paper), "paper.pdf", "paper", CourtUploads(), is_foreign=True)
    assert len(upload.pages) == 2
    assert upload.holds == {}
    assert upload.links == ()


def test_special_content_of_a_file_is_listed_with_its_first_page() -> None:
    pdf = pikepdf.new()
    script: dict[str, Any] = {"/S": pikepdf.Name.JavaScript, "/JS": "app.alert(1)"}
    for _ in range(3):
        pdf.add_blank_page()
    pdf.Root.OpenAction = pikepdf.Dictionary(script)
    for page in pdf.pages[1:]:
        note = pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=pikepdf.Dictionary(script))
        page.Annots = pikepdf.Array([pdf.make_indirect(note)])
    (content,) = holds(pdf)
    assert content["kind"] == "script"
    assert content["page"] == 2
    assert content["count"] == 3


def test_forms_that_share_their_resources_are_searched_for_layers_once_each() -> None:
    pdf = pikepdf.open(io.BytesIO(lease(1)))
    layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Draft"))
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([layer]), D=pikepdf.Dictionary())
    forms = [pdf.make_stream(b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form) for _ in range(40)]
    shared_resources = pdf.make_indirect(
        pikepdf.Dictionary(XObject={f"/F{index}": form for index, form in enumerate(forms)})
    )
    for form in forms:
        form.Resources = shared_resources
    forms[-1].OC = layer
    pdf.pages[0].obj.Resources = shared_resources
    (content,) = holds(pdf)
    assert content["kind"] == "layer"
    assert content["page"] == 1
    assert content["count"] == 1
