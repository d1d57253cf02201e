"""A malicious exhibit is read in a process with limits, and its active content is reported."""

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

FILE_PLACE = ("matter.yaml", 3, 30)
"""The place where the matter file names the exhibit's file."""

pytestmark = pytest.mark.usefixtures("folder")


def check_exhibit(change: Callable[[Pdf], object] = lambda _: None, pages: int = 2, **save_options: Any) -> Run:
    """Check a matter with an exhibit of this number of *pages*, changed by *change*."""
    with pikepdf.new() as new_pdf:
        for _ in range(pages):
            new_pdf.add_blank_page()
        change(new_pdf)
        new_pdf.save("a.pdf", **save_options)
    return check(write_matter(Path.cwd(), "exhibits:\n  a: {title: Contract, file: a.pdf}\n"))


def findings_on_files(run: Run) -> list[FindingData]:
    """Return the findings of *run* on files."""
    return [finding for finding in run.findings if str(finding["code"]).startswith("EXH")]


# -- size limits ------------------------------------------------------------------------------------------------------


def spaces(megabytes: int) -> bytes:
    """Return *megabytes* million spaces, compressed."""
    packer = zlib.compressobj(wbits=-15)
    million = packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x78\x9c" + million * megabytes + packer.flush()


def with_content(packed: bytes, filters: Any, **keys: Any) -> Callable[[Pdf], None]:
    """Return a function that makes *packed* the content of the second page."""

    def change(pdf: Pdf) -> None:
        content = Stream(pdf, b"", **keys)
        content.write(packed, filter=filters)
        pdf.pages[1].Contents = pdf.make_indirect(content)

    return change


UNCHANGED_STREAMS = {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.none}
"""Options that save a file without recompressing its streams."""


def limit_message(error: FindingData) -> str:
    """Return the message of *error*, which must be about a file that is too large to read."""
    assert (error["code"], place(error)) == ("EXH001", FILE_PLACE)
    assert error["fix"] == "split it, or print it to a smaller PDF"
    return str(error["message"])


@pytest.mark.slow
def test_a_page_that_unpacks_to_a_huge_size_is_not_unpacked() -> None:
    run = check_exhibit(with_content(spaces(1_700), Name.FlateDecode), **UNCHANGED_STREAMS)
    assert Path("a.pdf").stat().st_size < 3_000_000
    assert limit_message(one_error(run)) == "`a.pdf` unpacks to more than 100 MB"


@pytest.mark.slow
def test_twice_compressed_content_is_not_unpacked() -> None:
    change = with_content(zlib.compress(spaces(1_700)), Array([Name.FlateDecode, Name.FlateDecode]))
    assert limit_message(one_error(check_exhibit(change, **UNCHANGED_STREAMS))) == "`a.pdf` unpacks to more than 100 MB"


@pytest.mark.slow
def test_many_streams_that_are_too_large_together_are_not_all_unpacked() -> None:
    def change(pdf: Pdf) -> None:
        for index, page in enumerate(pdf.pages):
            with_content(spaces(60), Name.FlateDecode)(pdf)
            page.Contents = pdf.make_indirect(pdf.pages[1].Contents) if index else pdf.pages[1].Contents

    run = check_exhibit(change, pages=10, **UNCHANGED_STREAMS)
    assert limit_message(one_error(run)) == "`a.pdf` unpacks to more than 500 MB"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory holds on Linux")
def test_the_memory_for_a_page_disguised_as_an_image_is_limited() -> None:
    run = check_exhibit(with_content(spaces(1_700), Name.FlateDecode, Subtype=Name.Image), **UNCHANGED_STREAMS)
    assert limit_message(one_error(run)) == "`a.pdf` takes more than 1 GB of memory to read"


@pytest.mark.slow
def test_a_large_image_is_accepted() -> None:
    def change(pdf: Pdf) -> None:
        image = Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Image, Width=20_000, Height=20_000)
        image.write(spaces(400), filter=Name.FlateDecode)
        pdf.pages[0].Resources = Dictionary(XObject=Dictionary(I=pdf.make_indirect(image)))
        pdf.pages[0].Contents = pdf.make_stream(b"/I Do")

    assert [finding["code"] for finding in findings_on_files(check_exhibit(change, **UNCHANGED_STREAMS))] == ["EXH006"]


def test_an_image_with_more_pixels_than_a_page_needs_is_not_unpacked() -> None:
    def change(pdf: Pdf) -> None:
        image = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Image, Width=60_000, Height=60_000)
        pdf.pages[0].Resources = Dictionary(XObject=Dictionary(I=image))

    error = one_error(check_exhibit(change))
    assert error["message"] == "`a.pdf` has an image of 60,000 by 60,000 pixels, more than a page needs"


@pytest.mark.slow
def test_a_file_with_too_many_pages_is_reported() -> None:
    assert limit_message(one_error(check_exhibit(pages=10_001))) == "`a.pdf` has more than 10,000 pages"


def test_a_file_that_is_too_large_is_not_read(folder: Path) -> None:
    with write_file(folder, "%PDF-1.7", "a.pdf").open("r+b") as file:
        file.truncate(10**12)
    run = check(write_matter(folder, "exhibits:\n  a: {title: Contract, file: a.pdf}\n"))
    assert limit_message(one_error(run)) == "`a.pdf` has more than 500 MB"


def test_a_reading_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_process, "MAX_WAIT_SECONDS", 0.01)
    assert limit_message(one_error(check_exhibit())) == "`a.pdf` takes more than 60 seconds to read"


def test_a_crash_of_the_reader_is_not_reported_as_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exhibit_files, "reader", SimpleNamespace(__name__="assembler.no_such_reader"))
    error = one_error(check_exhibit())
    assert error["message"] == "`a.pdf` crashes the program that reads it"
    assert error["fix"] == "open it in a PDF reader, print it to a new PDF, and give the new file's path in `file:`"


def test_the_reader_imports_nothing_from_the_folder_of_the_matter(folder: Path) -> None:
    for name in ("json", "pikepdf", "pypdfium2", "zlib"):
        write_file(folder, f"open({str(folder / 'ran')!r}, 'w')", f"{name}.py")
    assert findings_on_files(check_exhibit()) == []
    assert not (folder / "ran").exists()


# -- active content ---------------------------------------------------------------------------------------------------


def add_opening_script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def add_named_scripts(pdf: Pdf) -> None:
    names: list[Any] = []
    for _ in range(3):
        names += ["x", pdf.make_indirect(Dictionary(S=Name.JavaScript, JS="1"))]
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(names)))


def link_with_action(page: int, **action: Any) -> Callable[[Pdf], None]:
    """Return a function that adds a link with *action* to a page."""

    def change(pdf: Pdf) -> None:
        link = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=pdf.make_indirect(Dictionary(**action))
        )
        pdf.pages[page - 1].Annots = Array([pdf.make_indirect(link)])

    return change


def add_page_script(pdf: Pdf) -> None:
    pdf.pages[1].AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS="1"))


def embed_file(pdf: Pdf) -> None:
    pdf.attachments["a.exe"] = b"MZ"


def add_file_annotation(pdf: Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=[0, 0, 9, 9], FS=Dictionary(F="a.exe"))
    pdf.pages[1].Annots = Array([pdf.make_indirect(note)])


def xfa_form(*fields: dict[str, Any]) -> Callable[[Pdf], None]:
    """Return a function that adds an XFA form with *fields*."""

    def change(pdf: Pdf) -> None:
        pdf.Root.AcroForm = Dictionary(XFA=pdf.make_stream(b"<xdp/>"), Fields=[Dictionary(**field) for field in fields])

    return change


def add_layer(pdf: Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Draft"))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary())
    pdf.pages[1].Resources = Dictionary(Properties=Dictionary(MC0=layer))


def add_redaction_mark(pdf: Pdf) -> None:
    mark = Dictionary(Type=Name.Annot, Subtype=Name.Redact, Rect=[0, 0, 9, 9])
    pdf.pages[1].Annots = Array([pdf.make_indirect(mark)])


def active_content_error(run: Run) -> FindingData:
    """Return the only error of *run*, which must be at the name of the file."""
    error = one_error(run)
    assert (error["code"], place(error)) == ("EXH002", FILE_PLACE)
    assert (
        error["fix"]
        == "print the exhibit to a new PDF, which has only its pages, and give the new file's path in `file:`"
    )
    return error


@pytest.mark.parametrize(
    ("change", "page", "message"),
    [
        (add_opening_script, 0, "`a.pdf` has a script (object 1)"),
        (add_named_scripts, 0, "`a.pdf` has a script (object 2), and 2 more"),
        (add_page_script, 2, "`a.pdf` has a script (object 4)"),
        (link_with_action(page=1, S=Name.JavaScript, JS="1"), 1, "`a.pdf` has a script (object 8)"),
        (
            link_with_action(page=2, S=Name.Launch, F="a.exe"),
            2,
            "`a.pdf` has an action that starts a program (object 8)",
        ),
        (embed_file, 0, "`a.pdf` has an embedded file (object 2)"),
        (add_file_annotation, 2, "`a.pdf` has an embedded file (object"),
        (xfa_form(), 0, "`a.pdf` has an XFA form without ordinary fields, which most readers cannot show (object 1)"),
        (add_layer, 2, "`a.pdf` has a layer, which a reader can show or hide (object 2)"),
        (
            add_redaction_mark,
            2,
            "`a.pdf` has a redaction mark that was never applied, so the text under it is still there",
        ),
    ],
)
def test_active_content_of_a_file_is_an_error(change: Callable[[Pdf], None], page: int, message: str) -> None:
    error = active_content_error(check_exhibit(change))
    assert error["page"] == page
    assert str(error["message"]).startswith(message)


def test_each_kind_of_content_is_reported_once() -> None:
    def change(pdf: Pdf) -> None:
        for add_content in (
            add_opening_script,
            add_named_scripts,
            embed_file,
            link_with_action(page=2, S=Name.Launch, F="a.exe"),
        ):
            add_content(pdf)

    findings = findings_on_files(check_exhibit(change))
    contents = [(finding["page"], str(finding["message"]).partition(" (")[0]) for finding in findings]
    assert sorted(contents) == [
        (0, "`a.pdf` has a script"),
        (0, "`a.pdf` has an embedded file"),
        (2, "`a.pdf` has an action that starts a program"),
    ]


def test_a_form_that_viewers_show_is_accepted() -> None:
    assert findings_on_files(check_exhibit(xfa_form({"T": "name", "FT": Name.Tx}))) == []


@pytest.mark.slow
def test_two_exhibits_are_read_independently() -> None:
    check_exhibit(with_content(spaces(1_700), Name.FlateDecode), **UNCHANGED_STREAMS)
    with pikepdf.new() as new_pdf:
        new_pdf.add_blank_page()
        new_pdf.save("b.pdf")
    run = check(write_matter(Path.cwd(), "exhibits:\n  a: {title: A, file: a.pdf}\n  b: {title: B, file: b.pdf}\n"))
    assert [place(error) for error in errors(run)] == [("matter.yaml", 3, 23)]


# -- private data -----------------------------------------------------------------------------------------------------


def test_annotations_and_metadata_are_searched_for_private_numbers() -> None:
    def change(pdf: Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents="SSN 987-65-4320")
        pdf.pages[1].Annots = Array([pdf.make_indirect(note)])
        pdf.docinfo["/Subject"] = "SSN 987-65-4321"

    findings = [finding for finding in check_exhibit(change).findings if finding["code"] == "PRV001"]
    assert [(finding["severity"], finding["page"], place(finding)) for finding in findings] == [
        ("error", 2, FILE_PLACE),
        ("note", 0, FILE_PLACE),
    ]
    assert "in the metadata of the file, which the attached copy omits" in str(findings[1]["message"])
    assert str(findings[0]["message"]).endswith(", in an annotation")


def test_comments_and_links_are_reported_and_links_and_bookmarks_are_searched() -> None:
    def change(pdf: Pdf) -> None:
        link_with_action(page=1, S=Name.URI, URI="https://example.com/?of=987-65-4321")(pdf)
        kinds = {Name.Text: "Call the client.", Name.Highlight: "Bad for us.", Name.FreeText: "Seen", Name.Square: ""}
        notes = [Dictionary(Subtype=kind, Rect=[0, 0, 9, 9], Contents=text) for kind, text in kinds.items()]
        pdf.pages[1].Annots = Array([pdf.make_indirect(note) for note in notes[:2]])
        pdf.pages[2].Annots = Array([pdf.make_indirect(note) for note in notes[2:]])
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("SSN 987-65-4320", 0))

    run = check_exhibit(change, pages=3)
    assert [
        (finding["code"], finding["severity"], finding["page"], finding["message"])
        for finding in findings_on_files(run)
    ] == [
        ("EXH010", "warning", 2, "`a.pdf` has comments on page 2 that anyone who opens the file can read"),
        ("EXH011", "note", 1, "`a.pdf` has links to addresses outside the file, on page 1"),
    ]
    private_places = [(error["page"], str(error["message"]).rpartition(", in ")[2]) for error in errors(run)]
    assert private_places == [(0, "a bookmark"), (1, "the address of a link")]


def test_pages_without_text_are_reported_and_a_pictures_metadata_are_searched() -> None:
    sheet = Image.new("1", (9, 9))
    exif = Image.Exif()
    exif[0x010E] = "SSN 987-65-4320"
    sheet.save("a.tiff", save_all=True, append_images=[sheet] * 2, exif=exif)
    run = check(write_matter(Path.cwd(), "exhibits:\n  a: {title: Photographs, file: a.tiff}\n"))
    (error,) = findings_on_files(run)
    assert (error["code"], error["page"]) == ("EXH006", 0)
    assert str(error["message"]).startswith("`a.tiff` has no text on any of its 3 pages, so it")
    (private_number,) = [finding for finding in run.findings if finding["code"] == "PRV001"]
    assert "in the metadata of the file, which the attached copy omits" in str(private_number["message"])
