"""The review of a filing: which papers a batch signs, and what a later change of the filing does to the signature."""

import json
import shutil
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from assembler.batch.ledger.database import ledger
from assembler.batch.run import run
from tests.support.batches import (
    ROWS,
    InProcessPool,
    ledger_columns,
    read_papers,
    run_batch,
    verdicts,
    with_cells,
    write_base,
    write_rows,
)
from tests.support.runs import run_here as command

UNREVIEWED = with_cells("A-1", reviewed_on="none", reviewed_by="none")[:1]
REVIEWED = [list(ROWS[0])]
FOLDER = Path("out/base/rows")
TWO_SIGNERS = {
    "counsel: [placeholder]": "counsel: [placeholder, second]",
    "    email: pat.placeholder@example.com\n": "    email: pat.placeholder@example.com\n  second:\n"
    "    name: Sam Second\n    bar_number: 00000\n    address: [1 Example Street, 'Seattle, Washington 98100']\n"
    "    telephone: (206) 555-0100\n    email: sam.second@example.com\n",
    "signed: [placeholder]": "signed: [placeholder, second]",
}
"""The changes that make two attorneys sign the base."""

CONSENTED = {
    "docket_read:": "complaint_filed: 2025-04-01\n"
    "events: [{event: answer, by: [strings], date: 2025-05-20}]\ndocket_read:",
    "    principal_place: Seattle, Washington\n": "    principal_place: Seattle, Washington\n    counsel: [second]\n",
    "    email: pat.placeholder@example.com\n": TWO_SIGNERS["    email: pat.placeholder@example.com\n"],
    "paper: notice_of_voluntary_dismissal,": "paper: stipulation_of_dismissal,"
    " consents: {second: by e-mail of 2025-06-01},",
}
"""The changes that make the base a stipulation, whose signing the other side's counsel has consented to."""

pytestmark = pytest.mark.pdf


@pytest.fixture(autouse=True)
def _build_first_row(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write the small batch, and build its first row unsigned, in this process."""
    monkeypatch.setattr(run, "Pool", InProcessPool)
    write_base(folder)
    write_rows(folder, UNREVIEWED)
    assert run_batch().status == 0
    assert not is_signed()


def is_signed() -> bool:
    """Whether the paper of the first row has the signature."""
    return "/s/ Pat Placeholder" in words_of(FOLDER / "A-1" / "notice_of_voluntary_dismissal.pdf")


def words_of(paper: Path) -> str:
    """Return the words on the pages of *paper*."""
    document = pdfium.PdfDocument(paper)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def blank_pdf(page_count: int) -> bytes:
    """Return a PDF of *page_count* empty pages."""
    with pikepdf.new() as pdf:
        for _ in range(page_count):
            pdf.add_blank_page(page_size=(612, 792))
        stream = BytesIO()
        pdf.save(stream)
    return stream.getvalue()


def sign_first_row() -> None:
    """Sign the first row as it was built."""
    write_rows(Path(), REVIEWED)
    run_result = run_batch()
    assert run_result.status == 0
    assert is_signed()
    assert "BAT012" not in run_result.out


def test_a_changed_row_is_not_signed_by_a_preview_another_ledger_or_other_shards() -> None:
    sign_first_row()
    before = read_papers()
    write_rows(Path(), with_cells("A-1", REVIEWED, price="1300"))
    message = "the row has changed since it was reviewed: `Pat Placeholder on 2025-06-01`; changed: `price`"
    for options in ([], ["--preview", "A-1"], ["--ledger", "other.sqlite"], ["--shard", "1/2"], ["--shard", "2/2"]):
        run_result = run_batch(*options)
        assert options == ["--shard", "1/2"] or message in run_result.out, options  # shard 1 has no row
        assert read_papers() == before
    (FOLDER / "ledger.sqlite").unlink()
    assert message in run_batch().out
    shutil.rmtree(FOLDER / "A-1")
    assert message in run_batch().out


@pytest.mark.slow
def test_a_review_includes_the_base_and_the_firms_own_files() -> None:
    sign_first_row()
    text = Path("base.yaml").read_text("utf-8")
    Path("base.yaml").write_text(f"# a comment\n{text}".replace("Wholly invented", "All invented"), "utf-8")
    assert "BAT" not in run_batch().out
    Path("base.yaml").write_text(text.replace("printed copies", "printed and sold copies"), "utf-8")
    assert "the base has changed since the filing was reviewed: `Pat Placeholder on 2025-06-01`" in run_batch().out
    Path("base.yaml").write_text(text, "utf-8")
    assert run_batch().status == 0
    firm_folder = Path("own")
    firm_folder.mkdir()
    (firm_folder / "sentences.yaml").write_text("signature: {dated: 'Signed on {date}.'}\n", "utf-8")
    assert (
        "the firm's records or templates have changed since the filing was reviewed"
        in run_batch("--templates", firm_folder).out
    )
    assert run_batch().status == 0


@pytest.mark.slow
def test_a_review_includes_the_exhibits(folder: Path) -> None:
    files = {"invoice": "invoice.pdf", "lease": "out/lease.pdf"}  # the lease is among the built papers
    for file in files.values():
        Path(file).write_bytes(blank_pdf(1))
    exhibits = ", ".join(f"{name}: {{title: {name.title()}, file: {file}}}" for name, file in files.items())
    write_base(folder, {"facts:\n": f"exhibits: {{{exhibits}}}\nfacts:\n"})
    write_rows(folder, UNREVIEWED)
    assert run_batch().status == 0
    sign_first_row()
    for file in files.values():
        reviewed_data = Path(file).read_bytes()
        Path(file).write_bytes(blank_pdf(2))
        for options in ([], ["--ledger", "other.sqlite"]):  # only the manifest has the review
            run_result = run_batch(*options)
            message = f"`{file}` has changed since the filing was reviewed: `Pat Placeholder on 2025-06-01`"
            assert run_result.status == 1
            assert message in run_result.out, (file, options)
        Path(file).write_bytes(reviewed_data)
    assert run_batch().status == 0
    assert is_signed()


@pytest.mark.slow
def test_a_consent_signs_only_after_the_row_is_reviewed(folder: Path) -> None:
    write_base(folder, CONSENTED)
    signatures = {"no": UNREVIEWED, "yes": REVIEWED}
    for name, cells in signatures.items():
        write_rows(folder, cells)
        run_result = run_batch()
        assert run_result.status == 0, run_result.out
        paper = FOLDER / "A-1" / "stipulation_of_dismissal.pdf"
        words = words_of(paper)
        is_reviewed = name == "yes"
        assert ("/s/ Pat Placeholder" in words, "/s/ Sam Second" in words) == (is_reviewed, is_reviewed)
        assert ledger_columns("signed") == [(name,)]


def test_a_review_is_new_only_on_a_later_day() -> None:
    sign_first_row()
    for day, is_new in (("2025-05-30", False), ("2025-06-01", False), ("2025-06-02", True)):
        write_rows(Path(), with_cells("A-1", REVIEWED, reviewed_on=day, price="1300"))
        run_result = run_batch()
        assert ("has changed since it was reviewed" in run_result.out) is not is_new, day
    assert verdicts() == {"A-1": "built"}
    assert is_signed()
    assert "is signed, but its text is newer than its last paper" in run_result.out


@pytest.mark.slow
def test_the_reviewed_paper_is_the_paper_that_is_signed() -> None:
    write_rows(Path(), with_cells("A-1", REVIEWED, price="1300"))
    assert "is signed, but its text is newer than its last paper" in run_batch().out
    write_rows(Path(), [["A-9", *ROWS[1][1:5], *ROWS[0][5:]]])
    assert "is signed, but no paper was ever made from its row, so nobody can have read it" in run_batch().out
    write_rows(Path(), with_cells("A-1", UNREVIEWED, price="1400"))
    run_batch()
    write_rows(Path(), with_cells("A-1", REVIEWED, price="1400"))
    assert "BAT012" not in run_batch().out
    assert is_signed()
    row = json.loads((FOLDER / "A-1" / "manifest.json").read_text("utf-8"))["row"]
    assert (row["id"], row["reviewed_by"], row["reviewed_on"]) == ("A-1", "Pat Placeholder", "2025-06-01")


@pytest.mark.slow
def test_a_preview_replaces_no_paper_of_a_run_and_may_be_reviewed() -> None:
    sign_first_row()
    before = read_papers(str(FOLDER))
    write_rows(Path(), with_cells("A-1", UNREVIEWED, price="1300"))
    with ledger(FOLDER / "ledger.sqlite"):  # locked, as by a run
        run_result = run_batch("--preview", "A-1")
    assert (run_result.status, is_signed(), read_papers(str(FOLDER))) == (0, True, before)
    assert "\nout/previews/base/rows/A-1/notice_of_voluntary_dismissal.pdf\n" in run_result.out
    write_rows(Path(), with_cells("A-1", REVIEWED, reviewed_on="2025-06-02", price="1300"))
    assert "BAT" not in run_batch("--preview", "A-1").out + run_batch().out
    write_rows(Path(), with_cells("A-1", UNREVIEWED, price="1300"))
    run_batch()
    write_rows(Path(), with_cells("A-1", REVIEWED, reviewed_on="2025-06-02", price="1300"))
    assert "BAT" not in run_batch().out  # a review of the preview on that day does not count for this paper


def test_a_row_that_was_only_previewed_is_not_signed_after_a_change() -> None:
    shutil.rmtree(FOLDER)
    write_rows(Path(), REVIEWED)
    assert "BAT012: the filing is signed, but no paper was ever made from its row" in run_batch("--preview", "A-1").out
    write_rows(Path(), with_cells("A-1", REVIEWED, price="1300"))
    for options in (["--preview", "A-1"], []):
        assert "the row has changed since it was reviewed" in run_batch(*options).out


def test_correcting_an_error_does_not_invalidate_the_review() -> None:
    write_rows(Path(), with_cells("A-1", REVIEWED, price="tbd"))
    assert run_batch().status == 1
    write_rows(Path(), REVIEWED)
    assert "BAT" not in run_batch().out
    assert ledger_columns("signed") == [("yes",)]


def test_each_signing_attorney_must_have_reviewed_the_row(folder: Path) -> None:
    write_base(folder, TWO_SIGNERS)
    write_rows(folder, REVIEWED)
    assert "`Sam Second` signs the filing but has not reviewed it" in run_batch("--check").out
    for index, reviewers in enumerate(["Pat  Placeholder; Sam Second", "second;placeholder"]):
        write_rows(folder, with_cells("A-1", REVIEWED, reviewed_by=reviewers))
        assert "BAT008" not in run_batch("--check", "--ledger", f"{index}.sqlite").out


def test_a_merge_does_not_overwrite_the_ledger_of_a_shard() -> None:
    for shard in ("1/2", "2/2"):
        run_batch("--shard", shard)
    ledgers = [FOLDER / f"ledger-{number}-of-2.sqlite" for number in (1, 2)]
    old_data = [file.read_bytes() for file in ledgers]
    run_result = command("ledger", "merge", *ledgers)
    assert run_result.status == 1
    assert "is the ledger of shard 1/2, and would be overwritten" in run_result.out
    assert "is the ledger of a whole batch" in command("ledger", "merge", FOLDER / "ledger.sqlite", *ledgers).out
    assert [file.read_bytes() for file in ledgers] == old_data
    assert "LED003" in command("ledger", "merge", "new.sqlite", FOLDER / "ledger.sqlite", *ledgers).out
    assert not Path("new.sqlite").exists()
