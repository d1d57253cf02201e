"""Exhibits attached to a paper: their labels, covers, stamps and files, read from the finished PDF."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from assembler.attach import sheets
from assembler.attach.merger.job import Entry
from assembler.attach.with_exhibits import _label_ranges
from assembler.pipeline import assemble
from assembler.plan.plan import AttachedExhibit
from assembler.results import AttachedFile, Options
from tests.support import matters
from tests.support.exhibit_files import (
    OUT,
    TEXTS,
    build_matter,
    manifest_entry,
    page_texts,
    saved,
    with_exhibits,
)
from tests.support.proofs import FAMILY
from tests.support.runs import check, write_matter


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return with_exhibits(tmp_path)


def test_sheets_have_the_case_number_the_case_name_and_the_line_of_a_specimen() -> None:
    more_parties = "parties: {gamma: {name: Gamma LLC, role: defendant, kind: limited liability company}}"
    plan = matters.build_plan(f"{TEXTS}specimen: true\n{more_parties}")
    attachment = plan.attachment
    data = plan.filing_data
    assert attachment
    assert data
    assert attachment.number == ""
    assert data.case.number == ""
    assert data.case.caption == attachment.caption
    entry = Entry("Exhibit A", attachment.exhibits[0], page=7)
    look = sheets.Look(FAMILY)
    for sheet in (sheets.cover(entry, attachment, look), sheets.index([entry], attachment, look)):
        with pypdfium2.PdfDocument(sheet) as document:
            text = document[0].get_textpage().get_text_bounded()
        assert "SPECIMEN. Adapted from the public record. Not a paper that was filed." in text
    assert attachment.caption == "Alpha Kites, Inc. v. Beta Strings, Inc., et al."
    assert [exhibit.date for exhibit in attachment.exhibits] == ["January\N{NO-BREAK SPACE}5, 2024", ""]


def test_a_case_name_that_is_too_long_for_one_line_of_a_cover_breaks_between_its_sides() -> None:
    attachment = matters.build_plan(TEXTS).attachment
    assert attachment
    sides = ["Alpha Millwork & Architectural Cabinet Company v.", "Beta Hospitality Development Group, Inc., et al."]
    sheet = sheets.cover(
        Entry("Exhibit A", attachment.exhibits[0], page=7),
        replace(attachment, caption=" ".join(sides)),
        sheets.Look(FAMILY),
    )
    with pypdfium2.PdfDocument(sheet) as document:
        assert document[0].get_textpage().get_text_bounded().splitlines()[:2] == sides


# -- separate files ---------------------------------------------------------------------------------------------------


CONFORMED = "paper: complaint, conformed: true,"
"""The keys of a conformed complaint, which has the clerk's case number."""


@pytest.mark.slow
def test_in_a_federal_court_each_exhibit_is_a_file_with_a_cover_and_a_stamp_on_each_page(folder: Path) -> None:
    assert build_matter(folder).status == 0
    assert {file.name for file in OUT.iterdir()} == {
        "complaint.pdf", "complaint-exhibit-a.pdf", "complaint-exhibit-b.pdf", "manifest.json",
    }  # fmt: skip
    cover, *lease_pages = page_texts(OUT / "complaint-exhibit-a.pdf")
    assert "EXHIBIT A Lease January 5, 2024" in cover
    assert len(lease_pages) == 3
    for number, text in enumerate(lease_pages, 1):
        assert f"Clause {number} of the lease." in text
        assert f"Exhibit A, page {number} of 3" in text
    assert "Exhibit B, page 1 of 1" in page_texts(OUT / "complaint-exhibit-b.pdf")[1]


@pytest.mark.slow
def test_the_manifest_names_each_file_with_its_pages_and_hash_in_order(folder: Path) -> None:
    steps: list[str] = []
    assemble(write_matter(folder, TEXTS), Options(), steps.append)
    assert [step for step in steps if "Exhibit" in step] == ["copy Exhibit A, 1 of 2", "copy Exhibit B, 2 of 2"]
    attachments = manifest_entry()["attachments"]
    assert [(part["label"], part["exhibit"], part["pages"]) for part in attachments] == [
        ("Exhibit A", "lease", 4),
        ("Exhibit B", "gate", 2),
    ]
    assert [part.get("date") for part in attachments] == ["2024-01-05", None]
    assert [part["covers"] for part in attachments] == [1, 1]
    for part in attachments:
        assert part["sha256"] == hashlib.sha256((OUT / part["file"]).read_bytes()).hexdigest()


@pytest.mark.slow
def test_originals_do_not_change_and_the_same_files_give_the_same_bytes(folder: Path) -> None:
    originals = {name: (folder / name).read_bytes() for name in ("lease.pdf", "gate.png")}
    build_matter(folder)
    first_files = {file.name: file.read_bytes() for file in OUT.iterdir()}
    build_matter(folder)
    assert {file.name: file.read_bytes() for file in OUT.iterdir()} == first_files
    assert {name: (folder / name).read_bytes() for name in originals} == originals


@pytest.mark.slow
def test_the_file_of_a_removed_exhibit_is_deleted_unless_it_was_changed(folder: Path) -> None:
    build_matter(folder)
    build_matter(folder, texts=TEXTS.replace(", exhibit: gate", "").replace("  gate: {", "  unused: {"))
    assert not (OUT / "complaint-exhibit-b.pdf").exists()
    build_matter(folder)
    (OUT / "complaint-exhibit-b.pdf").write_bytes(b"%PDF-1.7 with notes in the margin")
    build_matter(folder, texts=TEXTS.replace(", exhibit: gate", "").replace("  gate: {", "  unused: {"))
    assert (OUT / "complaint-exhibit-b.pdf").read_bytes() == b"%PDF-1.7 with notes in the margin"


@pytest.mark.slow
def test_a_file_that_no_manifest_lists_is_not_replaced(folder: Path) -> None:
    OUT.mkdir(parents=True)
    (OUT / "complaint-exhibit-a.pdf").write_bytes(b"mine")
    run = build_matter(folder)
    assert [finding["code"] for finding in run.findings if finding["severity"] == "error"] == ["OUT002"]
    assert [file.name for file in OUT.iterdir()] == ["complaint-exhibit-a.pdf"]


# -- one file ----------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_combined_exhibits_follow_the_paper_with_bookmarks_and_links_to_their_first_pages(folder: Path) -> None:
    matter_texts = TEXTS.replace("title: Lease,", "title: 'Lease of \"The Gate\"',")
    matter_texts = matter_texts.replace("paper: complaint,", CONFORMED)
    build_matter(folder, "{filed: combined, index: true, two_sided: true}", matter_texts)
    assert {file.name for file in OUT.iterdir()} == {"complaint.pdf", "manifest.json"}
    texts = page_texts(OUT / "complaint.pdf")
    paper = manifest_entry()
    first_pages = {attachment["label"]: attachment["first_page"] for attachment in paper["attachments"]}
    assert paper["pages"] == len(texts)
    for label, first_page in first_pages.items():
        assert first_page % 2 == 1
        assert label.upper() in texts[first_page - 1]
        assert f"page {first_page} of this file" in texts[first_page - 1]
    index_text = next(text for text in texts if text.startswith("INDEX OF EXHIBITS"))
    assert texts.index(index_text) % 2 == 0
    assert "Lease of “The Gate”, January 5, 2024" in index_text
    assert "No. 1:25-cv-00000 EXHIBIT A Lease of “The Gate”" in texts[first_pages["Exhibit A"] - 1]
    for label, first_page in first_pages.items():
        assert f"{label} " in index_text
        assert str(first_page) in index_text
    with pikepdf.open(OUT / "complaint.pdf") as pdf:
        assert [bookmark.title for bookmark in pdf.open_outline().root][-3:] == [
            "Index of Exhibits",
            "Exhibit A: Lease of “The Gate”",
            "Exhibit B: Photograph of the gate",
        ]
        targets = pikepdf.NameTree(pdf.Root.Names.Dests)
        for name, label in (("x-lease", "Exhibit A"), ("x-gate", "Exhibit B")):
            assert targets[name][0].objgen == pdf.pages[first_pages[label] - 1].obj.objgen
        links = [link for page in pdf.pages for link in page.obj.get("/Annots", [])]
        link_targets = {str(link["/Dest"] if "/Dest" in link else link["/A"].get("/D", "")) for link in links}
        assert {"x-lease", "x-gate"} <= link_targets
        descriptions = {str(link.get("/Contents", "")).replace("\N{NO-BREAK SPACE}", " ") for link in links}
        assert "Ex. B" in descriptions


@pytest.mark.slow
def test_a_combined_file_does_not_declare_that_it_is_archival_or_accessible(folder: Path) -> None:
    build_matter(folder, "{filed: combined}")
    with pikepdf.open(OUT / "complaint.pdf") as pdf:
        words = bytes(pdf.Root.Metadata.read_bytes())
    assert b"pdfaid:part" not in words
    assert b"pdfuaid:part" not in words


def test_adjacent_exhibits_are_named_together() -> None:
    exhibits = [
        AttachedFile(
            AttachedExhibit(f"x{number}", f"{number}", title=""),
            label="",
            page_count=1,
            first_page=1,
            tagged=number in {3, 9, 10},
        )
        for number in range(1, 61)
    ]
    labels = [exhibit.exhibit.label for exhibit in exhibits]
    assert [*_label_ranges(exhibits, labels, tagged=False)] == ["Exhibits 1 and 2", "Exhibits 4–8", "Exhibits 11–60"]
    assert [*_label_ranges(exhibits, labels, tagged=True)] == ["Exhibit 3", "Exhibits 9 and 10"]
    without_31 = [*exhibits[:30], *exhibits[31:]]
    *_, second_last, last = _label_ranges(without_31, labels, tagged=False)
    assert second_last == "Exhibits 11–30"
    assert last == "Exhibits 32–60"


@pytest.mark.slow
def test_a_date_in_the_title_is_not_printed_twice(folder: Path) -> None:
    build_matter(folder, texts=TEXTS.replace("title: Lease", 'title: "Lease of January 5, 2024"'))
    assert page_texts(OUT / "complaint-exhibit-a.pdf")[0].count("January 5, 2024") == 1


# -- labels -----------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_exhibits_may_have_numbers_in_order_of_citation(folder: Path) -> None:
    build_matter(folder, "{labels: numbers, order: as cited}")
    assert [(attachment["label"], attachment["exhibit"]) for attachment in manifest_entry()["attachments"]] == [
        ("Exhibit 1", "gate"),
        ("Exhibit 2", "lease"),
    ]
    text = " ".join(page_texts(OUT / "complaint.pdf"))
    assert "(Ex. 1.)" in text
    assert "signed Exhibit 2." in text


@pytest.mark.slow
def test_pages_of_all_exhibits_may_be_numbered_in_one_series(folder: Path) -> None:
    build_matter(folder, "{bates: ALPHA 000009, cover_sheets: false}")
    texts = [*page_texts(OUT / "complaint-exhibit-a.pdf"), *page_texts(OUT / "complaint-exhibit-b.pdf")]
    assert len(texts) == 4
    assert all(f"ALPHA {number:06}" in text for number, text in enumerate(texts, 9))


@pytest.mark.slow
def test_a_page_has_the_same_bates_number_in_every_paper_that_attaches_it(folder: Path) -> None:
    changed_texts = TEXTS.replace("Alpha and Beta signed [[lease]].", "They signed a lease.")
    messages = [finding["message"] for finding in build_matter(folder, "{bates: ALPHA 000009}", changed_texts).findings]
    assert "Exhibit A, `lease`, is not attached, because no text cites it" in messages
    first, second = page_texts(OUT / "complaint-exhibit-b.pdf")
    assert "ALPHA 000013" in first
    assert "ALPHA 000014" in second


@pytest.mark.slow
def test_cover_sheets_are_in_the_series_and_the_index_has_the_numbers_of_each_exhibit(folder: Path) -> None:
    build_matter(folder, "{bates: ALPHA 000009, index: true}")
    texts = [*page_texts(OUT / "complaint-exhibit-a.pdf"), *page_texts(OUT / "complaint-exhibit-b.pdf")]
    assert len(texts) == 6
    assert all(f"ALPHA {number:06}" in text for number, text in enumerate(texts, 9))
    (index_text,) = page_texts(OUT / "complaint-index-of-exhibits.pdf")
    assert "Exhibit A Lease, January 5, 2024 ALPHA 000009–000012 " in index_text
    assert "ALPHA 000013–000014" in index_text


@pytest.mark.slow
def test_exhibits_may_be_left_off(folder: Path) -> None:
    build_matter(folder, "{filed: not attached}")
    assert {file.name for file in OUT.iterdir()} == {"complaint.pdf", "manifest.json"}


# -- numbers and files -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", ["ALPHA", '"-1"', "A1B"])
def test_a_first_bates_number_that_does_not_end_in_digits_is_an_error(folder: Path, number: str) -> None:
    run = build_matter(folder, f"{{bates: {number}}}")
    (error,) = [finding for finding in run.findings if finding["severity"] == "error"]
    assert error["code"] == "MAT003"
    assert "is not a Bates number" in error["message"]


@pytest.mark.slow
def test_a_page_without_a_size_is_an_error_at_the_name_of_its_file(folder: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(612, 792))
    pdf.pages[0].MediaBox = pikepdf.Array([0, 0, 0, 0])
    (folder / "lease.pdf").write_bytes(saved(pdf))
    run = build_matter(folder)
    (error,) = [finding for finding in run.findings if finding["severity"] == "error"]
    assert error["code"] == "EXH001"
    assert error["message"] == "`lease.pdf` has a page (page 1) that is 0 points wide and 0 high"
    assert not OUT.exists()


@pytest.mark.parametrize(
    ("gate_keys", "lease_keys", "message"),
    [
        ("label: x, ", "label: X, ", "`gate` and `lease` are both Exhibit x"),
        ("label: A, ", "", "`gate` and `lease` are both Exhibit A"),
    ],
)
def test_two_exhibits_with_the_same_label_are_an_error(
    folder: Path, gate_keys: str, lease_keys: str, message: str
) -> None:
    texts = TEXTS.replace("gate: {title", f"gate: {{{gate_keys}title")
    texts = texts.replace("lease: {title", f"lease: {{{lease_keys}title")
    (error,) = [finding for finding in build_matter(folder, texts=texts).findings if finding["severity"] == "error"]
    assert (error["code"], error["message"]) == ("MAT005", message)
    assert not OUT.exists()


@pytest.mark.slow
def test_the_same_file_as_two_exhibits_is_a_warning(folder: Path) -> None:
    (folder / "copy.pdf").write_bytes((folder / "lease.pdf").read_bytes())
    run = check(write_matter(folder, TEXTS.replace("file: gate.png", "file: copy.pdf")))
    (warning,) = [finding for finding in run.findings if finding["code"] == "EXH012"]
    assert warning["severity"] == "warning"
    assert warning["line"] == 5
    assert warning["also"][0]["line"] == 4
    assert warning["message"] == "the files of `lease` and `gate` are identical"
