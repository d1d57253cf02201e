"""A batch makes one filing per row and a ledger; no filing is lost, made twice, or signed without a review."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Self

import pypdfium2 as pdfium
import pytest

from assembler.batch.filing.filling import base_of, check_columns
from assembler.batch.filing.make_filing import make_filing
from assembler.batch.names import cross_contamination
from assembler.batch.names.cross_contamination import Names, lengths_of, names_on_pages, words_of
from assembler.batch.rows import all_rows, open_rows
from assembler.batch.run import run, workers
from assembler.batch.settings import Settings
from assembler.load import load
from assembler.results import Options
from tests.support.batches import (
    COLUMNS,
    CONFIRMATION,
    ROWS,
    InProcessPool,
    ledger_columns,
    read_papers,
    run_batch,
    verdicts,
    wait_for,
    with_cells,
    write_base,
    write_rows,
)
from tests.support.fake_workers import fakes
from tests.support.runs import end_after, run_here

CHECK = ("--check", "--jobs", "1")

LEDGER = "out/base/rows/check.sqlite"


@pytest.fixture
def small_batch(folder: Path) -> Path:
    write_base(folder)
    write_rows(folder)
    return folder


@pytest.fixture
def batch_folder(small_batch: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run checks in this process, without workers."""
    monkeypatch.setattr(run, "Pool", InProcessPool)
    return small_batch


def test_one_bad_row_does_not_stop_the_others_and_each_fault_names_its_cell(batch_folder: Path) -> None:
    cells = with_cells("A-1", filed="2025-02-30")
    cells += [
        ["A-4", "", *ROWS[1][2:]],
        ["A-3", *ROWS[2][1:]],
        ["", *ROWS[1][1:]],
        ["../x", *ROWS[1][1:]],
    ]
    write_rows(batch_folder, cells)
    run_result = run_batch(*CHECK)
    assert run_result.status == 1
    assert verdicts() == {
        "A-1": "stopped", "A-2": "checked", "A-3": "checked", "A-4": "stopped",
        "row 6": "stopped", "row 7": "stopped", "row 8": "stopped",
    }  # fmt: skip
    for line in (
        "MAT003  `date`, `2025-02-30`, is not a calendar date (column `filed`)",
        "BAT004  `defendant` is empty",
        "BAT005  `A-3` is also the `id` of row 4",
        "BAT004  the row has no `id`",
        "at rows.csv:2:5",
        "at rows.csv:7:1",
    ):
        assert line in run_result.out, line
    assert run_result.out.startswith("7 filings: 2 checked, 5 stopped; 0 pages\n")
    assert "; 7 done now, 0 unchanged" in run_result.err


@pytest.mark.slow
def test_a_later_run_builds_only_what_changed(batch_folder: Path) -> None:
    assert "3 done now, 0 unchanged" in run_batch(*CHECK).err
    assert "0 done now, 3 unchanged" in run_batch(*CHECK).err
    write_rows(batch_folder, with_cells("A-2", price="2001"))
    assert "1 done now, 2 unchanged" in run_batch(*CHECK).err
    write_base(batch_folder, {"about: Wholly invented.": "about: Wholly invented, again."})
    write_rows(
        batch_folder, with_cells("A-1", with_cells("A-3", reviewed_on="2025-06-01"), reviewed_on="2025-06-02")[:2]
    )
    run_result = run_batch(*CHECK)
    assert "2 done now, 0 unchanged" in run_result.err
    assert "BAT011" not in run_result.out  # a check does not leave papers of a removed filing
    assert verdicts() == {"A-1": "checked", "A-2": "checked", "A-3": "gone"}


@pytest.mark.slow
def test_nothing_is_signed_unless_the_signing_attorney_has_reviewed_the_current_text(batch_folder: Path) -> None:

    assert "1 not signed" in run_batch(*CHECK).out
    write_rows(batch_folder, with_cells("A-1", price="1300"))
    assert "the row has changed since it was reviewed: `Pat Placeholder on 2025-06-01`" in run_batch(*CHECK).out
    assert verdicts()["A-1"] == "stopped"
    assert "the row has changed since it was reviewed" in run_batch(*CHECK).out
    write_rows(batch_folder, with_cells("A-1", reviewed_on="2025-06-02", price="1300"))
    run_batch(*CHECK)
    assert verdicts()["A-1"] == "checked"
    cells = with_cells("A-2", reviewed_on="2025-06-01", reviewed_by="Somebody Else")
    write_rows(batch_folder, with_cells("A-3", cells, reviewed_on="2025-06-03"))
    run_result = run_batch(*CHECK)
    assert "`Somebody Else` is not an attorney in the matter, which lists `Pat Placeholder`" in run_result.out
    assert "was reviewed on 2025-06-03, after the date of the" in run_result.out
    write_base(batch_folder, {"printed copies of": "printed /s/ Pat Placeholder copies of"})
    write_rows(batch_folder, ROWS[1:2])
    assert "a signature is typed here, but the row does not say who reviewed it" in run_batch(*CHECK).out


@pytest.mark.slow
@pytest.mark.pdf
def test_papers_are_the_same_for_any_number_of_workers_and_after_a_worker_is_killed(batch_folder: Path) -> None:
    makers = "Fabled Imagined Notional Pretended Invented Supposed Fancied Storied".split()
    write_rows(batch_folder, [(f"A-{maker}", f"{maker} Ropes, Inc.", *ROWS[1][2:]) for maker in makers])
    single_run = run_batch()
    assert single_run.status == 0
    assert len(read_papers()) == 2 * len(makers)
    command = [sys.executable, "-m", "assembler", "batch", "--jobs", "2", "--out", "two", "base.yaml", "rows.csv"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True) as double_run, end_after(double_run, 60):
        wait_for(lambda: list(Path("two").rglob("*.pdf")))
        os.kill(worker_ids(double_run.pid)[0], signal.SIGKILL)
        out, err = double_run.communicate()
    assert double_run.returncode == 0, err
    assert out == single_run.out.replace("out/", "two/")
    assert re.search("^a worker died; its row was built again: A-[A-Z][a-z]+$", err, re.MULTILINE)
    assert read_papers("two") == read_papers()
    assert ledger_columns("id, verdict, outputs", "two") == ledger_columns("id, verdict, outputs")


@pytest.mark.pdf
@pytest.mark.slow
def test_only_reviewed_papers_are_signed_and_a_name_from_another_filing_in_them_is_reported(
    small_batch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "Pool", InProcessPool)
    monkeypatch.setattr(cross_contamination, "MANY_PAPERS", 2)  # so that even two papers are read in parallel
    write_base(
        small_batch,
        {"dismisses: all": f"dismisses: all, paragraphs: [Fabled Ropes sells kites in Sample County.], {CONFIRMATION}"},
    )
    write_rows(small_batch, ROWS[:2])
    run_result = run_batch()
    assert run_result.status == 1
    assert verdicts() == {"A-1": "built", "A-2": "built"}
    papers = Path("out").rglob("*.pdf")
    is_signed = {file.parent.name: "/s/ Pat Placeholder" in " ".join(_words(file)) for file in papers}
    assert is_signed == {"A-1": True, "A-2": False}
    assert "2 filings: 1 built, 1 mixed; " in run_result.out
    assert (
        "BAT010  `Fabled Ropes`, a name from the filing `A-2`, is in notice_of_voluntary_dismissal.pdf, page"
        in run_result.out
    )
    page = Path("out/base/rows/summary.html").read_text("utf-8")
    assert "`Fabled Ropes`, a name from the filing `A-2`" in page
    second_run = run_batch()
    assert "0 done now, 2 unchanged" in second_run.err
    assert "1 mixed" in second_run.out


def test_a_one_word_name_is_found_only_where_it_is_written_as_a_name() -> None:
    names: Names = {"price": {("price",): "A-1"}, "made": {("made", "up", "ropes"): "A-2"}}

    def page_of_each_name(*page_texts: str) -> dict[str, int]:
        pages = names_on_pages(page_texts, names, lengths_of(names))
        return {" ".join(name): page for name, page in pages.items()}

    assert page_of_each_name("On May 5, 2024, Price", "ordered kites.") == {"price": 1}
    assert page_of_each_name("It sold kites.", "Defendant Price’s kites. MADE-UP ROPES") == {
        "price": 2,
        "made up ropes": 2,
    }
    for text in (
        "the price",
        "Price Street",
        "Dana Price",
        "Price, Nevada",
        "May Price 5",
        "THE PRICE",
        "Price-Example",
    ):
        assert page_of_each_name(text) == {}, text
    assert page_of_each_name("Price ordered it.", "The price was $5.") == {}
    assert page_of_each_name("by Made-Up", "Ropes.") == {"made up ropes": 1}


def test_a_name_is_found_in_any_spelling_of_its_letters_and_its_and() -> None:
    for name, text in (
        ("Rene\u0301 Sample", "Ren\u00e9 Sample"),
        ("Ames & Bolt", "Ames and Bolt"),
        ("ﬁne knots", "FINE KNOTS"),
    ):
        for searched_name, printed_name in ((name, text), (text, name)):
            words = words_of(searched_name)
            names: Names = {words[0]: {words: "A-1"}}
            page = f"It sold kites to {printed_name}."
            assert names_on_pages([page], names, lengths_of(names)) == {words: 1}, searched_name


def test_the_number_of_a_line_or_a_paragraph_is_not_part_of_a_name() -> None:
    name = ("made", "up", "ropes", "15")
    names: Names = {"made": {name: "A-2"}}
    for text in (
        "It sold kites to Made-Up Ropes.\r\n15. On May 5, 2024, it sold more.",
        "15\r\n16\r\n\f15\r\nMade-Up Ropes\r\n15\r\n16\r\nbought kites.",
    ):
        assert names_on_pages([text], names, lengths_of(names)) == {}, text
    for text in ("Made-Up Ropes\r\n15, LLC", "Made-Up Ropes 15.\r\n15. It", "Made-Up\r\n14\r\nRopes 15"):
        assert names_on_pages([text], names, lengths_of(names)) == {name: 1}, text


@pytest.mark.slow
def test_the_sample_has_only_notes_and_most_of_it_is_reviewed(at_root: Path) -> None:
    folder = at_root / "matters" / "credit_accounts"
    settings = Settings(folder / "base.yaml", folder / "accounts.csv", Options(), only_check=True)
    batch_base = base_of(load(settings.base))
    table = [*all_rows(settings.rows)]
    assert len(table) == 200
    assert check_columns(batch_base, open_rows(settings.rows).columns, "accounts.csv") == []
    outcomes = [make_filing(batch_base, row, settings) for row in (*table[:6], *table[18:21])]
    assert {outcome.verdict for outcome in outcomes} == {"checked"}
    assert [finding for outcome in outcomes for finding in outcome.findings if finding["severity"] != "note"] == []
    is_unreviewed = ["BAT007" in {finding["code"] for finding in outcome.findings} for outcome in outcomes]
    assert is_unreviewed == [False, False, False, False, False, False, False, True, False]


def _words(file: Path) -> list[str]:
    document = pdfium.PdfDocument(file)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return " ".join(texts).split()


def worker_ids(run_id: int) -> list[int]:
    """Return the ids of the processes that the process *run_id* has started, in any of its threads."""
    lists_of_children = [file.read_text("utf-8") for file in Path(f"/proc/{run_id}/task").glob("*/children")]
    return [int(process_id) for process_id in " ".join(lists_of_children).split()]


@pytest.mark.slow
def test_ctrl_c_stops_soon_and_the_next_run_continues(small_batch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cells = [
        (f"{row_id}-{copy}", f"{defendant} {copy}", *other_cells)
        for copy in range(40)
        for row_id, defendant, *other_cells in ROWS
    ]
    write_rows(small_batch, cells)
    command = [sys.executable, "-m", "assembler", "batch", *CHECK, "--out", "out", "base.yaml", "rows.csv"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True) as process, end_after(process, 60):
        wait_for(Path("out/base/rows/check.sqlite-wal").exists)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()
    assert process.returncode == 130
    assert "the same command resumes where it stopped" in err
    finished_count = len(verdicts())
    assert finished_count < len(cells)
    assert f"\n{len(cells) - finished_count} of {len(cells)} filings left: " in run_here("ledger", "show", LEDGER).out
    monkeypatch.setattr(run, "Pool", InProcessPool)
    assert f"{len(cells)} filings: " in run_batch(*CHECK).out
    assert len(verdicts()) == len(cells)


@pytest.mark.usefixtures("batch_folder")
def test_ctrl_c_that_the_shell_ignores_does_not_stop_a_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    class InterruptedPool(InProcessPool):
        def __enter__(self) -> Self:
            signal.raise_signal(signal.SIGINT)
            return super().__enter__()

    monkeypatch.setattr(run, "Pool", InterruptedPool)
    old_handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        assert run_batch(*CHECK).status == 0
    finally:
        signal.signal(signal.SIGINT, old_handler)
    assert run_batch("--check", "--jobs", "1", out="other").status == 130


def test_a_build_over_its_time_limit_fails_and_names_its_row(
    small_batch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "Worker", fakes({}, outcomes=(TimeoutError(),)))
    write_rows(small_batch, ROWS[:1])
    run_result = run_batch(*CHECK)
    assert run_result.status == 1
    assert verdicts() == {"A-1": "failed"}
    assert "took more than 120 seconds" in run_result.out
    assert "at rows.csv:2:1" in run_result.out


@pytest.mark.usefixtures("small_batch")
def test_the_check_of_a_batchs_base_reports_that_it_is_a_base() -> None:
    run_result = run_here("check", "base.yaml")
    assert "error BAT015: this file is the base of a batch: a row fills `<<filed>>`\n" in run_result.out
    assert run_result.out.count(": error ") == 1


@pytest.mark.usefixtures("small_batch")
def test_a_preview_shows_which_column_fills_which_text() -> None:
    write_base(Path(), {"about: Wholly invented.": "about: Of <<defendant>>, wholly invented."})
    run = run_batch("--preview", "3", "--check")
    assert run.status == 0
    assert "defendant    Fabled Ropes, Inc.  -> base.yaml:3:11, base.yaml:18:11" in run.out
    assert run.out.endswith("checked: row 3, A-2, 0 pages\n")
    sentence = "Sample Kites wrote the pattern on <<sold as date>> for <<price as money>> and owns the copyright in it."
    assert run.out.count(f"\n    {sentence}\n") == 2  # under each of the two columns
    assert "\n    Of <<defendant>>, wholly invented.\n" in run.out
    by_name = run_batch("--preview", "A-2", "--check")
    assert by_name.out == run.out
    assert "BAT001: has no row with the number or `id` `9`" in run_batch("--preview", "9").out
    Path("rows.jsonl").write_text(json.dumps(dict(zip(COLUMNS, ROWS[0], strict=True))), "utf-8")
    assert run_here("batch", "--preview", "1", "--check", "base.yaml", "rows.jsonl").status == 0
