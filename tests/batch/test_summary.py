"""The summary of a batch: stopped, kept, removed and mixed filings, and each fault of many rows only once."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from assembler.batch.filing.outcome import Outcome, as_record
from assembler.batch.ledger.database import Entry, ledger
from assembler.batch.ledger.summary import summarize
from assembler.batch.ledger.summary_lines import lines
from assembler.batch.rows.row import Row
from assembler.batch.run import run
from assembler.findings.faults import fault
from assembler.findings.finding import Place
from tests.support.batches import (
    COLUMNS,
    CONFIRMATION_BY_ROW,
    FINGERPRINTS,
    Cells,
    InProcessPool,
    listed_filings,
    run_batch,
    verdicts,
    with_cells,
    write_base,
    write_rows,
)
from tests.support.runs import run_here as command

LEDGER = "out/base/rows/ledger.sqlite"

CHECK_LEDGER = "out/base/rows/check.sqlite"

CHECK = ("--check", "--jobs", "1")


@pytest.fixture
def batch_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the small batch, and build it in this process, without workers."""
    write_base(folder)
    write_rows(folder)
    monkeypatch.setattr(run, "Pool", InProcessPool)
    return folder


@pytest.mark.slow
@pytest.mark.pdf
def test_papers_of_stopped_and_removed_rows_are_listed_and_searched_for_names(batch_folder: Path) -> None:
    write_base(
        batch_folder,
        {"dismisses: all": f"dismisses: all, paragraphs: [<<sentence>>], {CONFIRMATION_BY_ROW}"},
    )
    first_sentence = "Notional Cords sells kites in Sample County."
    second_sentence = "It sells kites."

    def write(cells: Cells, *, has_first_row: bool = True) -> None:
        """Write the first and the third row, or only the third."""
        first_row, _, third_row = cells
        rows = [[*third_row, second_sentence, FINGERPRINTS[second_sentence]]]
        if has_first_row:
            rows.insert(0, [*first_row, first_sentence, FINGERPRINTS[first_sentence]])
        write_rows(batch_folder, rows, [*COLUMNS, "sentence", "read"])

    cells = with_cells("A-3", price="tbd")
    write(cells)
    run_result = run_batch()
    assert run_result.out.startswith("2 filings: 1 mixed, 1 stopped; 1 page\n")
    assert "`Notional Cords`, a name from the filing `A-3`, is in notice_of_voluntary_dismissal.pdf" in run_result.out
    assert "at rows.csv:2:8\n" in run_result.out  # the cell with that name
    assert "kept:" not in run_result.out
    cells = with_cells("A-1", cells, price="tbd")
    write(cells)
    kept_line = "kept: papers of 1 stopped filing, 1 of them signed, from an earlier build: A-1\n"
    for _ in range(2):
        run_result = run_batch()
        assert run_result.out.startswith(f"2 filings: 2 stopped; 0 pages\n{kept_line}")
        assert "the row has changed since it was reviewed" in run_result.out
        assert "at rows.csv:2:4; rows 2, 3\n" in run_result.out  # the price is reported together with the review
    assert kept_line.strip() in Path("out/base/rows/summary.html").read_text("utf-8")
    first_filing, second_filing = listed_filings(LEDGER)
    columns = "id row verdict signed now pages folder new differs done caption court date errors warnings notes"
    assert [*first_filing] == columns.split()
    assert (first_filing["id"], first_filing["row"], first_filing["verdict"]) == ("A-1", "2", "stopped")
    assert first_filing["signed"] == "yes (earlier build)"
    assert first_filing["pages"] == "1"
    assert first_filing["folder"] == "out/base/rows/A-1"
    assert first_filing["done"].startswith("20")  # a year
    assert (second_filing["id"], second_filing["row"], second_filing["verdict"]) == ("A-3", "3", "stopped")
    assert (second_filing["signed"], second_filing["pages"], second_filing["folder"]) == ("", "0", "")
    write(cells, has_first_row=False)
    for _ in range(2):
        run_result = run_batch()
        assert "warning BAT011: a filing of an earlier run is no longer in these rows: `A-1`" in run_result.out
        assert "\n1 filing: 1 stopped; 0 pages\n1 filing of an earlier run is no longer in the rows" in run_result.out
    (removed_filing,) = (filing for filing in listed_filings(LEDGER) if filing["verdict"] == "gone")
    assert (removed_filing["id"], removed_filing["row"]) == ("A-1", "")
    assert removed_filing["signed"] == "yes (earlier build)"
    assert removed_filing["folder"] == "out/base/rows/A-1"
    shutil.rmtree("out/base/rows/A-1")
    run_result = run_batch()
    assert run_result.out.startswith("1 filing: 1 stopped; 0 pages\n\n")
    assert "BAT011" not in run_result.out
    assert "A-1" not in {filing["id"] for filing in listed_filings(LEDGER)}


@pytest.mark.slow
def test_a_users_page_is_not_replaced_by_the_summary(folder: Path) -> None:
    write_base(folder)
    write_rows(folder)
    users_page = Path("own-summary.html")
    users_page.write_text("<p>Alpha</p>")
    run_result = run_batch("--check", "--ledger", "own.sqlite")
    assert (
        "own-summary.html: error OUT001: exists and is not the summary of a batch, so it was not replaced"
        in run_result.out
    )
    assert users_page.read_text() == "<p>Alpha</p>"
    users_page.unlink()
    for _ in range(2):
        assert "OUT001" not in run_batch("--check", "--ledger", "own.sqlite").out
    assert "assembler batch" in users_page.read_text()


@pytest.mark.slow
@pytest.mark.usefixtures("batch_folder")
def test_a_ledger_is_shown_in_its_present_state_while_a_run_uses_it() -> None:
    run_result = run_batch(*CHECK)
    page = Path("out/base/rows/check-summary.html").read_bytes()
    with ledger(Path(CHECK_LEDGER)) as database:
        database.execute("UPDATE filing SET verdict = 'failed' WHERE id = 'A-2'")
        show_result = command("ledger", "show", CHECK_LEDGER)
        expected = run_result.out.replace("3 checked", "2 checked, 1 failed")
        assert expected == f"{show_result.out}1 not signed: its row does not say who reviewed it, and when\n"
        assert (
            show_result.err == "a run is using this ledger: the summary shows its progress, and nothing was compared\n"
        )
        second_filing = listed_filings(CHECK_LEDGER)[1]
        assert (second_filing["id"], second_filing["verdict"], second_filing["now"]) == ("A-2", "failed", "")
    assert Path("out/base/rows/check-summary.html").read_bytes() == page


def test_an_incomplete_review_does_not_count_and_the_missing_part_is_named(batch_folder: Path) -> None:
    write_rows(batch_folder, with_cells("A-1", reviewed_on="none")[:1])
    run_result = run_batch(*CHECK)
    assert "`reviewed_on` is empty, so the filing counts as not reviewed" in run_result.out
    assert "not signed" not in run_result.out
    write_rows(batch_folder, with_cells("A-1", reviewed_on="none", price="7")[:1])
    assert "has changed since it was reviewed" not in run_batch(*CHECK).out
    write_rows(batch_folder, with_cells("A-1", price="7")[:1])
    assert run_batch(*CHECK).status == 0
    assert verdicts() == {"A-1": "checked"}


def test_all_faulty_cells_are_reported_together(batch_folder: Path) -> None:
    write_rows(batch_folder, with_cells("A-1", filed="2025-02-30", sold="soon")[:1])
    run_result = run_batch(*CHECK)
    assert "`sold`, `soon`, is not a date such as 2025-03-02" in run_result.out
    assert "`date`, `2025-02-30`, is not a calendar date (column `filed`)" in run_result.out


def entry(row_number: int, *messages: str, file: str = "rows.csv", **cells: str) -> Entry:
    """Return the ledger's entry of a stopped filing, whose faults in the column `sold` have these *messages*."""
    places = {name: Place(file, row_number, column) for column, name in enumerate(cells, 1)}
    row = Row(row_number, Place(file, row_number, 1), cells, places)
    findings = [as_record(fault("BAT004", row.places["sold"], message), row) for message in messages]
    return Entry(Outcome(f"A-{row_number}", row_number, "stopped", findings), inputs="")


def test_faults_are_combined_only_if_they_differ_only_in_cells() -> None:
    dates = [
        entry(2, "`sold`, `soon`, is not a date", sold="soon"),
        entry(3, "`sold`, `late`, is not a date", sold="late"),
    ]
    names = [
        entry(4, "`B`, a name from `A-9`, is here", sold="x"),
        entry(5, "`C`, a name from `A-9`, is here", sold="x"),
    ]
    others = [entry(row, f"`{row}` is here too", sold="x") for row in range(6, 14)]
    printed = [*lines(summarize([*dates, *names, *others], {"rows": "rows.csv"}))][3:]
    indent = " " * 31
    fix = f"{indent}fix: write the value, or `none` if there is no value"
    assert printed == [
        f"{8:>7}  {8:>5}  error   BAT004  `6` is here too", f"{indent}at rows.csv:6:1",
        f"{indent}`7` is here too", f"{indent}at rows.csv:7:1",
        f"{indent}`8` is here too", f"{indent}at rows.csv:8:1",
        f"{indent}`9` is here too", f"{indent}at rows.csv:9:1",
        f"{indent}`10` is here too", f"{indent}at rows.csv:10:1",
        f"{indent}and 3 similar findings", fix,
        f"{2:>7}  {2:>5}  error   BAT004  `sold`, `soon`, is not a date", f"{indent}at rows.csv:2:1; rows 2, 3", fix,
        f"{2:>7}  {2:>5}  error   BAT004  `B`, a name from `A-9`, is here", f"{indent}at rows.csv:4:1",
        f"{indent}`C`, a name from `A-9`, is here", f"{indent}at rows.csv:5:1", fix,
    ]  # fmt: skip


def test_the_same_note_on_each_filing_is_one_line() -> None:
    note = as_record(fault("EXH009", Place("base.yaml", 5, 3), "the file is not archival: it has no tags"))
    built_entries = [Entry(Outcome(f"A-{row}", row, "built", [note]), inputs="") for row in (2, 3)]
    stopped_entry = entry(4, "`sold` is empty", sold="")
    printed = [*lines(summarize([*built_entries, stopped_entry], {"rows": "rows.csv"}))]
    message = "the file is not archival (all filings; the summary page has the rest)"
    assert printed[-1] == f"{2:>7}  {0:>5}  note    EXH009  {message}"
    clean_entry = Entry(Outcome("A-5", number=5, verdict="built"), inputs="")
    assert [*lines(summarize([*built_entries, clean_entry], {"rows": "rows.csv"}))][-2:] == [
        f"{'':31}at base.yaml:5:3; rows 2, 3",
        f"{'':31}fix: {note['fix']}",
    ]


def test_a_finding_at_a_line_of_the_base_names_its_row_and_the_cells_that_fill_it() -> None:
    finding = fault("MAT003", Place("base.yaml", 63, 15), "`May 25` ends before it begins")
    finding = replace(finding, also=(Place("rows.csv", 19, 12), Place("base.yaml", 3, 1)))
    first = Entry(Outcome("A-19", number=19, verdict="stopped", findings=[as_record(finding)]), inputs="")
    facts = {"rows": "rows.csv"}
    assert f"{'':31}at base.yaml:63:15, filled by rows.csv:19:12; row 19" in [*lines(summarize([first], facts))]
    second = Entry(Outcome("A-20", number=20, verdict="stopped", findings=[as_record(finding)]), inputs="")
    assert f"{'':31}at base.yaml:63:15, filled by rows.csv:19:12; rows 19, 20" in [
        *lines(summarize([first, second], facts))
    ]
    entry_of_row = entry(4, "`sold` is empty", sold="")
    assert f"{'':31}at rows.csv:4:1" in [*lines(summarize([entry_of_row], facts))]


def test_rows_of_a_yaml_file_are_also_named_by_their_ids() -> None:
    for file, row_names in (("rows.csv", "4, 18"), ("rows.yaml", "4 (A-4), 18 (A-18)")):
        entries = [entry(row, "`sold` is empty", file=file, sold="") for row in (4, 18)]
        assert f"{'':31}at {file}:4:1; rows {row_names}" in [*lines(summarize(entries, {"rows": file}))]


@pytest.mark.pdf
@pytest.mark.slow
def test_filings_built_by_the_last_run_are_named(batch_folder: Path) -> None:
    assert "built now" not in run_batch().out  # because all filings were
    write_rows(batch_folder, with_cells("A-2", with_cells("A-3", price="tbd"), price="2001"))
    run_result = run_batch()
    assert run_result.out.startswith("3 filings: 2 built, 1 stopped; 2 pages\n1 built now: A-2\n")
    assert "<p>1 built now: A-2</p>" in Path("out/base/rows/summary.html").read_text("utf-8")
    filings = listed_filings(LEDGER)
    assert [filing["new"] for filing in filings] == ["", "yes", ""]
    assert [filing["signed"] for filing in filings] == ["yes", "no", "yes (earlier build)"]
    assert [filing["pages"] for filing in filings] == ["1", "1", "1"]
    assert filings[1]["caption"] == "Sample Kites, Inc. v. Fabled Ropes, Inc."
    assert filings[1]["date"] == "2025-06-02"
    assert filings[1]["court"] == "United States District Court for the Western District of Washington, Seattle"
    assert "built now" not in run_batch().out


@pytest.mark.pdf
@pytest.mark.usefixtures("batch_folder")
@pytest.mark.slow
def test_a_check_does_not_change_the_record_of_the_papers() -> None:
    run_batch()
    filings = listed_filings(LEDGER)
    page = Path("out/base/rows/summary.html").read_bytes()
    assert "3 filings: 3 checked; 0 pages" in run_batch(*CHECK).out
    assert listed_filings(LEDGER) == filings
    assert Path("out/base/rows/summary.html").read_bytes() == page
    assert "0 done now, 3 unchanged" in run_batch().err


@pytest.mark.slow
@pytest.mark.pdf
def test_a_ledger_lists_filings_that_have_changed_since(batch_folder: Path) -> None:
    run_batch()

    def states(*options: str) -> list[str]:
        return [filing["now"] for filing in listed_filings(LEDGER, *options)]

    def paper(row_id: str) -> str:
        return f"out/base/rows/{row_id}/notice_of_voluntary_dismissal.pdf"

    assert states() == ["unchanged"] * 3
    assert states("--out", "nowhere") == ["not here"] * 3
    text = Path("base.yaml").read_text("utf-8")
    Path("base.yaml").write_text(f"# a comment\n{text}", "utf-8")
    Path(paper("A-1")).unlink()
    shutil.copy(paper("A-3"), paper("A-2"))
    write_rows(batch_folder, with_cells("A-3", reviewed_on="none", reviewed_by="none"))
    assert states() == ["missing", "differs", "changed"]
    show_result = command("ledger", "show", LEDGER)
    comparison = "compared with the current papers, rows and base: 1 missing (A-1), 1 differs (A-2), 1 changed (A-3)"
    assert show_result.status == 1
    assert f"\n{comparison}\n" in show_result.out
    assert f"<p>{comparison}</p>" in Path("out/base/rows/summary.html").read_text("utf-8")
    Path(paper("A-2")).unlink()
    write_rows(batch_folder)
    run_batch()
    assert states() == ["unchanged"] * 3
    for file, replacement in (("rows.csv", "id,sold\n"), ("base.yaml", text.replace("printed copies", "sold copies"))):
        old_text = Path(file).read_text("utf-8")
        Path(file).write_text(replacement, "utf-8")
        assert states() == ["changed"] * 3
        Path(file).write_text(old_text, "utf-8")
    Path("templates").mkdir()
    Path("templates/sentences.yaml").write_text("signature: {dated: 'Signed on {date}.'}\n", "utf-8")
    assert states() == ["changed"] * 3
    shutil.rmtree("templates")
    Path("rows.csv").rename("moved.csv")
    assert states() == ["papers unchanged"] * 3
    show_result = command("ledger", "show", LEDGER)
    assert show_result.status == 0
    assert "\ncompared with the papers only, because the rows or the base were not found: 3 " in show_result.out
