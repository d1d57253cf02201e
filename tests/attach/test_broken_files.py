"""Broken and odd PDFs are attached with their stamps, or refused at the name of the file, never with a traceback."""

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from assembler.attach.merger.copies import working_copy
from assembler.exhibits.reader import UnusableError
from tests.support.broken_files import broken, chinese_font, plain
from tests.support.exhibit_files import OUT, letters_of, page_texts, saved
from tests.support.proofs import FAMILY
from tests.support.runs import Run, build, check, errors, write_matter

MAX_PROBE_BYTES = 10
"""The maximum size of the file with which Python tests whether a folder can be written."""

pytestmark = pytest.mark.usefixtures("folder")


def build_with(files: Mapping[str, bytes], form: str = "{filed: combined}") -> Run:
    """Build a matter that attaches *files*, by their names without `.pdf`."""
    for name, data in files.items():
        Path(f"{name}.pdf").write_bytes(data)
    exhibits = "".join(f"  {name}: {{title: The {name}, file: {name}.pdf}}\n" for name in files)
    paragraphs = "".join(f"      - {{text: Alpha signed., exhibit: {name}}}\n" for name in files)
    facts = f"more_facts:\n  - id: papers\n    heading: Papers\n    paragraphs:\n{paragraphs}"
    filings = "filings: [{paper: complaint, date: 2025-06-02}]\n"
    return build(write_matter(Path.cwd(), f"exhibits:\n{exhibits}{facts}{filings}exhibit_form: {form}\n"))


def broken_files(*names: str) -> dict[str, bytes]:
    """Return the broken PDFs called *names*, as files a, b, c ..."""
    return {chr(ord("a") + index): broken(name) for index, name in enumerate(names)}


@pytest.mark.slow
def test_a_file_with_an_odd_part_is_attached_and_its_changes_are_noted() -> None:
    files = broken_files("bookmarks in a circle", "bookmarks to nowhere", "fonts of a number", "names of a number")
    run = build_with({**files, "chinese": chinese_font()})
    assert errors(run) == []
    assert len(page_texts(OUT / "complaint.pdf")) > 2 * 5
    changes = [finding["message"] for finding in run.findings if finding["code"] == "EXH004"]
    assert "in the copy of `b.pdf` that is attached: damaged bookmarks removed" in changes


@pytest.mark.slow
def test_all_faults_of_all_exhibits_are_in_one_build_with_place_and_remedy() -> None:
    run = build_with(broken_files("pages without kids", "unit of 200", "form of a number"))
    faults = [(error["code"], error["line"], error["message"]) for error in errors(run)]
    assert faults == [
        ("EXH001", 3, "`a.pdf` cannot be read as a PDF"),
        ("EXH001", 4, "`b.pdf` has a page (page 1) that is 122,400 points wide and 158,400 high"),
        ("EXH001", 5, "`c.pdf` has a damaged form"),
    ]
    assert all(error["fix"] for error in errors(run))


@pytest.mark.slow
@pytest.mark.parametrize("filed", ["combined", "separate"])
def test_an_exhibit_that_ends_the_process_is_reported_beside_the_others(
    filed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assembler.attach.merger_process.CPU_SECONDS", -1)  # a page gives 1 second
    run = build_with({"a": saved(plain(1)), "b": saved(plain(1))}, f"{{filed: {filed}}}")
    assert [error["message"] for error in errors(run)] == [f"`{name}.pdf` takes too long to copy" for name in "ab"]


@pytest.mark.slow
def test_a_stamp_is_visible_on_a_page_with_unfinished_content() -> None:
    names = ("content with an open string", "content with an open picture", "content with open states")
    assert errors(build_with(broken_files(*names), "{filed: separate, cover_sheets: false}")) == []
    for label in "abc":
        first, second = page_texts(OUT / f"complaint-exhibit-{label}.pdf")
        assert f"Exhibit {label.upper()}, page 1 of 2" in first
        assert "Words 1" in first
        assert f"Exhibit {label.upper()}, page 2 of 2" in second


@pytest.mark.slow
def test_a_page_too_small_for_its_stamp_is_enlarged() -> None:
    run = build_with({"a": saved(plain(1, (30, 20)))}, "{filed: separate, cover_sheets: false}")
    assert errors(run) == []
    (text,) = page_texts(OUT / "complaint-exhibit-a.pdf")
    assert text.startswith("Words 1")
    assert text.endswith("Exhibit A, page 1 of 1")
    with pikepdf.open(io.BytesIO((OUT / "complaint-exhibit-a.pdf").read_bytes())) as pdf:
        _, _, _, top = pdf.pages[0].mediabox
    assert float(top) == 64


@pytest.mark.slow
def test_a_short_page_without_a_blank_corner_keeps_its_size_above_the_stamp() -> None:
    full_page = plain(1, (220, 90))
    full_page.pages[0].contents_add(b"0 0 220 20 re f 0 70 220 20 re f")
    assert errors(build_with({"a": saved(full_page)}, "{filed: separate, cover_sheets: false}")) == []
    with pikepdf.open(OUT / "complaint-exhibit-a.pdf") as pdf:
        assert [float(edge) for edge in pdf.pages[0].mediabox] == [0, 0, 220, 134]


@pytest.mark.slow
def test_a_page_label_names_the_exhibit_and_its_page() -> None:
    files = {"a": saved(plain(1)), "b": saved(plain(12))}
    build_with(files, "{filed: combined, index: true, two_sided: true}")
    with pikepdf.open(OUT / "complaint.pdf") as pdf:
        labels = [page.label for page in pdf.pages]
    assert labels[0] == "1"
    assert "Index, 1" in labels
    assert [label for label in labels if label.startswith("Ex. A")] == ["Ex. A", "Ex. A, 1"]
    assert labels[-13:] == ["Ex. B", *(f"Ex. B, {number}" for number in range(1, 13))]
    build_with(files, "{filed: separate, cover_sheets: false}")
    with pikepdf.open(OUT / "complaint-exhibit-b.pdf") as pdf:
        assert pdf.pages[11].label == "Ex. B, 12"


@pytest.mark.slow
def test_a_webp_picture_is_attached_and_a_heic_picture_is_refused_with_how_to_convert_it() -> None:
    out = io.BytesIO()
    Image.new("RGB", (300, 200), "red").save(out, "WEBP")
    copy = working_copy(io.BytesIO(out.getvalue()), letters_of(FAMILY)).pdf
    assert [float(edge) for edge in copy.pages[0].mediabox] == [0, 0, 792, 612]
    Path("gate.webp").write_bytes(out.getvalue())
    matter = "exhibits:\n  gate: {title: Gate, file: gate.webp}\n  phone: {title: Gate, file: phone.heic}\n"
    Path("phone.heic").write_bytes(b"\0\0\0\x18ftypheic" + bytes(20))
    (error,) = errors(check(write_matter(Path.cwd(), matter)))
    assert (error["code"], error["message"]) == ("EXH001", "`phone.heic` is a HEIC or AVIF picture")
    assert "as a full-size JPEG" in error["fix"]


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_an_animation_is_refused_because_a_page_would_show_only_its_first_picture(kind: str) -> None:
    red, blue = Image.new("RGB", (60, 40), "red"), Image.new("RGB", (60, 40), "blue")
    out = io.BytesIO()
    red.save(out, kind, save_all=True, append_images=[blue])
    with pytest.raises(UnusableError, match="is an animation of 2 pictures"):
        working_copy(io.BytesIO(out.getvalue()), letters_of(FAMILY))


@pytest.mark.slow
def test_copies_of_exhibits_are_never_named_files_in_the_temporary_folder(tmp_path: Path) -> None:
    """A file without a name disappears when the program ends, even if it is killed."""
    build_with({"a": saved(plain(40)), "b": saved(plain(40))})
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    command = [sys.executable, "-m", "assembler", "build", "matter.yaml"]
    sizes: dict[str, int] = {}
    with subprocess.Popen(command, env={**os.environ, "TMPDIR": f"{temporary}"}, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            for file in temporary.iterdir():
                with suppress(OSError):
                    sizes[file.name] = file.stat().st_size
    assert process.returncode == 0
    fonts = {name for name in sizes if name.startswith("assembler-fonts-")}
    assert {name: size for name, size in sizes.items() if name not in fonts and size > MAX_PROBE_BYTES} == {}
