"""An exhibit may be made to harm its reader: it is read in a process with limits, and what it does is told."""

import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image

from assembler.exhibits import files as exhibit_files
from assembler.exhibits import reading_process
from tests.support.runs import FindingData, Run, check, errors, one_error, place, write_file, write_matter

NAMED = ("matter.yaml", 3, 30)


pytestmark = pytest.mark.usefixtures("folder")


def attached(change: Callable[[Pdf], object] = lambda _: None, pages: int = 2, **saved: Any) -> Run:
    """Check a matter with an exhibit of so many *pages*, made by *change*."""
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page()
        change(made)
        made.save("a.pdf", **saved)
    return check(write_matter(Path.cwd(), "exhibits:\n  a: {title: Contract, file: a.pdf}\n"))


def of_files(run: Run) -> list[FindingData]:
    """Return what *run* says of files, and not of the suit."""
    return [one for one in run.findings if str(one["code"]).startswith("EXH")]


# -- too much ---------------------------------------------------------------------------------------------------------


def spaces(megabytes: int) -> bytes:
    """Return so many millions of spaces, packed: one packed million, again and again."""
    packer = zlib.compressobj(wbits=-15)
    million = packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x78\x9c" + million * megabytes + packer.flush()


def drawn(packed: bytes, filters: Any, **keys: Any) -> Callable[[Pdf], None]:
    """Return what makes *packed* the content of the second page."""

    def change(pdf: Pdf) -> None:
        content = Stream(pdf, b"", **keys)
        content.write(packed, filter=filters)
        pdf.pages[1].Contents = pdf.make_indirect(content)

    return change


AS_IT_IS = {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.none}
"""How a file is saved with its parts as they were packed."""


def limit(finding: FindingData) -> str:
    """Return what is said of a file that is too much to read."""
    assert (finding["code"], place(finding)) == ("EXH001", NAMED)
    assert finding["fix"] == "split it, or print it to a smaller PDF"
    return str(finding["message"])


def test_a_page_that_unpacks_to_too_much_is_not_unpacked() -> None:
    run = attached(drawn(spaces(1_700), Name.FlateDecode), **AS_IT_IS)
    assert Path("a.pdf").stat().st_size < 3_000_000
    assert limit(one_error(run)) == "`a.pdf` unpacks to more than 100 MB"


def test_what_is_packed_twice_is_unpacked_no_further() -> None:
    twice = drawn(zlib.compress(spaces(1_700)), Array([Name.FlateDecode, Name.FlateDecode]))
    assert limit(one_error(attached(twice, **AS_IT_IS))) == "`a.pdf` unpacks to more than 100 MB"


@pytest.mark.tools
def test_many_parts_that_together_are_too_much_are_not_all_unpacked() -> None:
    def change(pdf: Pdf) -> None:
        for number, page in enumerate(pdf.pages):
            drawn(spaces(60), Name.FlateDecode)(pdf)
            page.Contents = pdf.make_indirect(pdf.pages[1].Contents) if number else pdf.pages[1].Contents

    assert limit(one_error(attached(change, pages=10, **AS_IT_IS))) == "`a.pdf` unpacks to more than 500 MB"


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory holds on Linux")
def test_a_page_that_says_it_is_an_image_has_a_limit_of_memory() -> None:
    run = attached(drawn(spaces(1_700), Name.FlateDecode, Subtype=Name.Image), **AS_IT_IS)
    assert limit(one_error(run)) == "`a.pdf` takes more than 1 GB of memory to read"


def test_a_large_image_is_let_pass() -> None:
    def change(pdf: Pdf) -> None:
        image = Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Image, Width=20_000, Height=20_000)
        image.write(spaces(400), filter=Name.FlateDecode)
        pdf.pages[0].Resources = Dictionary(XObject=Dictionary(I=pdf.make_indirect(image)))
        pdf.pages[0].Contents = pdf.make_stream(b"/I Do")

    assert [one["code"] for one in of_files(attached(change, **AS_IT_IS))] == ["EXH006"]


def test_an_image_with_more_pixels_than_a_page_needs_is_not_unpacked() -> None:
    def change(pdf: Pdf) -> None:
        image = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Image, Width=60_000, Height=60_000)
        pdf.pages[0].Resources = Dictionary(XObject=Dictionary(I=image))

    error = one_error(attached(change))
    assert error["message"] == "`a.pdf` has an image of 60,000 by 60,000 pixels, more than a page needs"


def test_a_file_with_too_many_pages_is_told() -> None:
    assert limit(one_error(attached(pages=10_001))) == "`a.pdf` has more than 10,000 pages"


def test_a_file_that_is_too_large_is_not_read(folder: Path) -> None:
    with write_file(folder, "%PDF-1.7", "a.pdf").open("r+b") as file:
        file.truncate(10**12)
    run = check(write_matter(folder, "exhibits:\n  a: {title: Contract, file: a.pdf}\n"))
    assert limit(one_error(run)) == "`a.pdf` has more than 500 MB"


def test_a_reading_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_process, "PATIENCE", 0.01)
    assert limit(one_error(attached())) == "`a.pdf` takes more than 60 seconds to read"


def test_a_reading_that_fails_for_another_reason_does_not_mention_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exhibit_files, "reader", SimpleNamespace(__name__="assembler.no_such_reader"))
    error = one_error(attached())
    assert error["message"] == "`a.pdf` crashes the program that reads it"
    assert error["fix"] == "open it in a PDF reader, print it to a new PDF, and give the new file's path in `file:`"


def test_the_reader_imports_nothing_from_the_folder_of_the_matter(folder: Path) -> None:
    for name in ("json", "pikepdf", "pypdfium2", "zlib"):
        write_file(folder, f"open({str(folder / 'ran')!r}, 'w')", f"{name}.py")
    assert of_files(attached()) == []
    assert not (folder / "ran").exists()


# -- more than pages --------------------------------------------------------------------------------------------------


def script_at_opening(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def scripts_by_name(pdf: Pdf) -> None:
    scripts = [pdf.make_indirect(Dictionary(S=Name.JavaScript, JS="1")) for _ in range(3)]
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([one for act in scripts for one in ("x", act)])))


def annotated(page: int, **action: Any) -> Callable[[Pdf], None]:
    """Return what puts a link with *action* on a page."""

    def change(pdf: Pdf) -> None:
        link = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=pdf.make_indirect(Dictionary(**action))
        )
        pdf.pages[page - 1].Annots = Array([pdf.make_indirect(link)])

    return change


def script_of_a_page(pdf: Pdf) -> None:
    pdf.pages[1].AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS="1"))


def embedded(pdf: Pdf) -> None:
    pdf.attachments["a.exe"] = b"MZ"


def holding_a_file(pdf: Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=[0, 0, 9, 9], FS=Dictionary(F="a.exe"))
    pdf.pages[1].Annots = Array([pdf.make_indirect(note)])


def form(*fields: dict[str, Any]) -> Callable[[Pdf], None]:
    """Return what makes an XFA form with *fields*."""

    def change(pdf: Pdf) -> None:
        pdf.Root.AcroForm = Dictionary(XFA=pdf.make_stream(b"<xdp/>"), Fields=[Dictionary(**field) for field in fields])

    return change


def layered(pdf: Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Draft"))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary())
    pdf.pages[1].Resources = Dictionary(Properties=Dictionary(MC0=layer))


def marked(pdf: Pdf) -> None:
    mark = Dictionary(Type=Name.Annot, Subtype=Name.Redact, Rect=[0, 0, 9, 9])
    pdf.pages[1].Annots = Array([pdf.make_indirect(mark)])


def refused(run: Run) -> FindingData:
    """Return the only error of *run*, on a file, where the file is named."""
    error = one_error(run)
    assert (error["code"], place(error)) == ("EXH002", NAMED)
    assert (
        error["fix"]
        == "print the exhibit to a new PDF, which has only its pages, and give the new file's path in `file:`"
    )
    return error


@pytest.mark.parametrize(
    ("change", "page", "message"),
    [
        (script_at_opening, 0, "`a.pdf` has a script (object 1)"),
        (scripts_by_name, 0, "`a.pdf` has a script (object 2), and 2 more"),
        (script_of_a_page, 2, "`a.pdf` has a script (object 4)"),
        (annotated(1, S=Name.JavaScript, JS="1"), 1, "`a.pdf` has a script (object 8)"),
        (annotated(2, S=Name.Launch, F="a.exe"), 2, "`a.pdf` has an action that starts a program (object 8)"),
        (embedded, 0, "`a.pdf` has an embedded file (object 2)"),
        (holding_a_file, 2, "`a.pdf` has an embedded file (object"),
        (form(), 0, "`a.pdf` has an XFA form without ordinary fields, which most readers cannot show (object 1)"),
        (layered, 2, "`a.pdf` has a layer, which a reader can show or hide (object 2)"),
        (
            marked,
            2,
            "`a.pdf` has a redaction mark that was never applied, so the text under it is still there",
        ),
    ],
)
def test_what_a_file_holds_besides_pages_is_told(change: Callable[[Pdf], None], page: int, message: str) -> None:
    error = refused(attached(change))
    assert (error["page"], str(error["message"])[: len(message)]) == (page, message)


def test_each_kind_is_told_once() -> None:
    def change(pdf: Pdf) -> None:
        for make in (script_at_opening, scripts_by_name, embedded, annotated(2, S=Name.Launch, F="a.exe")):
            make(pdf)

    found = [(one["page"], str(one["message"]).partition(" (")[0]) for one in of_files(attached(change))]
    assert sorted(found) == [
        (0, "`a.pdf` has a script"),
        (0, "`a.pdf` has an embedded file"),
        (2, "`a.pdf` has an action that starts a program"),
    ]


def test_a_form_that_readers_show_is_let_pass() -> None:
    assert of_files(attached(form({"T": "name", "FT": Name.Tx}))) == []


def test_two_exhibits_are_read_apart_from_each_other() -> None:
    attached(drawn(spaces(1_700), Name.FlateDecode), **AS_IT_IS)
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save("b.pdf")
    run = check(write_matter(Path.cwd(), "exhibits:\n  a: {title: A, file: a.pdf}\n  b: {title: B, file: b.pdf}\n"))
    assert [place(one) for one in errors(run)] == [("matter.yaml", 3, 23)]


# -- what is searched ------------------------------------------------------------------------------------------------


def test_annotations_and_metadata_are_searched_for_private_numbers() -> None:
    def change(pdf: Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents="SSN 987-65-4320")
        pdf.pages[1].Annots = Array([pdf.make_indirect(note)])
        pdf.docinfo["/Subject"] = "SSN 987-65-4321"

    found = [one for one in attached(change).findings if one["code"] == "PRV001"]
    assert [(one["severity"], one["page"], place(one)) for one in found] == [("error", 2, NAMED), ("note", 0, NAMED)]
    assert "in the metadata of the file, which the attached copy omits" in str(found[1]["message"])
    assert str(found[0]["message"]).endswith(", in an annotation")


def test_comments_and_links_are_told_and_links_and_bookmarks_are_searched() -> None:
    def change(pdf: Pdf) -> None:
        annotated(1, S=Name.URI, URI="https://example.com/?of=987-65-4321")(pdf)
        kinds = {Name.Text: "Call the client.", Name.Highlight: "Bad for us.", Name.FreeText: "Seen", Name.Square: ""}
        notes = [Dictionary(Subtype=kind, Rect=[0, 0, 9, 9], Contents=text) for kind, text in kinds.items()]
        pdf.pages[1].Annots = Array([pdf.make_indirect(note) for note in notes[:2]])
        pdf.pages[2].Annots = Array([pdf.make_indirect(note) for note in notes[2:]])
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("SSN 987-65-4320", 0))

    run = attached(change, pages=3)
    assert [(one["code"], one["severity"], one["page"], one["message"]) for one in of_files(run)] == [
        ("EXH010", "warning", 2, "`a.pdf` has comments on page 2 that anyone who opens the file can read"),
        ("EXH011", "note", 1, "`a.pdf` has links to addresses outside the file, on page 1"),
    ]
    private = [(one["page"], str(one["message"]).rpartition(", in ")[2]) for one in errors(run)]
    assert private == [(0, "a bookmark"), (1, "the address of a link")]


def test_every_page_without_text_is_told_and_a_pictures_metadata_are_searched() -> None:
    sheet, exif = Image.new("1", (9, 9)), Image.Exif()
    exif[0x010E] = "SSN 987-65-4320"
    sheet.save("a.tiff", save_all=True, append_images=[sheet] * 2, exif=exif)
    run = check(write_matter(Path.cwd(), "exhibits:\n  a: {title: Photographs, file: a.tiff}\n"))
    (finding,) = of_files(run)
    assert (finding["code"], finding["page"]) == ("EXH006", 0)
    assert str(finding["message"]).startswith("`a.tiff` has no text on any of its 3 pages, so it")
    (number,) = [one for one in run.findings if one["code"] == "PRV001"]
    assert "in the metadata of the file, which the attached copy omits" in str(number["message"])
