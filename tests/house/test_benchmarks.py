"""The benchmarks, on a tiny paper and made-up measurements: their papers, their records and their report."""

import os
import re
import sys
from dataclasses import replace
from itertools import product
from math import inf
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from assembler.batch.run import run as batch
from assembler.cli import cli
from assembler.outputs.pdf.engine_process import engine
from benchmarks import papers
from benchmarks.__main__ import ROOT, fingerprint, measured_files, own_folder, run_trials
from benchmarks.cases import CASE_ORDER, Bench, Trial, cases, page_count, warm
from benchmarks.cases.edited import trial as edited_trial
from benchmarks.cases.instructions import trial as instructions_trial
from benchmarks.compiler import compilers_on_path, without_programs
from benchmarks.freeze import frozen, plan_of
from benchmarks.measure import FailedError, Measured, measured, one_processor
from benchmarks.peers import ENGINE_ALONE, THIS_PROGRAM, missing_packages, peers, xelatex
from benchmarks.report import RESULTS, growth, report
from benchmarks.rows import table_of_run
from benchmarks.store import Key, Store
from benchmarks.targets import TARGETS, targets
from benchmarks.text import text_of_paper
from tests.support.batches import InProcessPool


def invented_measurements(folder: Path, *, pages: int = 930, memory: float = 500, runs: int = 3) -> Store:
    """Return measurements of the usual and the longest paper: the program takes twice the time of the engine alone."""
    store = Store(folder / "measured.jsonl", "one fingerprint")
    for turn, (program, seconds) in product(range(runs), ((THIS_PROGRAM, 2.0), (ENGINE_ALONE, 1.0))):
        usual = Measured(seconds, seconds, memory=100)
        longest = Measured(50 * seconds, 50 * seconds, memory)
        store.add(Key("cold", papers.USUAL.name, program, pages=24), usual, turn)
        store.add(Key("cold", papers.LONGEST.name, program, pages=pages), longest, turn)
    return store


def test_every_paper_can_be_filed_and_its_frozen_text_has_its_current_words() -> None:
    assert [paper.name for paper in papers.PAPERS if papers.LAST_WORDS not in frozen(paper)] == []
    text = text_of_paper(papers.SHORT_FORM)
    assert sum(piece.kind == "paragraph" and piece.label != "" for piece in text.pieces) > 30
    assert [piece.text for piece in text.pieces[1:4] if piece.text[:20] not in frozen(papers.SHORT_FORM)] == []


def test_an_edit_and_another_filing_change_the_paper_and_keep_its_length() -> None:
    text = papers.matter(papers.TINY)
    edited_paper = papers.varied(text, papers.Variant(edits=3))
    other_filing = papers.varied(text, papers.Variant(filing=7))
    assert "The ledger was read 3 times." in edited_paper
    assert "name: Hawkridge Harvesters, Inc." in other_filing
    assert other_filing.count("Hawkridge Harvesters delivered") == 3
    assert "Invented Orchards" not in other_filing
    assert len({papers.defendant(number) for number in range(1, 201)}) == 200
    assert papers.varied(text, papers.UNCHANGED) == text


@pytest.mark.parametrize(
    "name", [name for name in peers() if name in {THIS_PROGRAM, ENGINE_ALONE, "Typst"} - missing_packages().keys()]
)
def test_a_program_writes_a_source_with_the_words_of_the_paper(name: str, tmp_path: Path) -> None:
    peers()[name].write(papers.SHORT_FORM, tmp_path, "paper", papers.Variant(edits=1))
    source = next(tmp_path.glob("paper.*")).read_text("utf-8")
    assert "read 1 times" in source
    assert "weighed them at the gate" in source


def test_a_paper_in_latex_refers_to_its_paragraphs_by_labels() -> None:
    source = xelatex.source(text_of_paper(papers.SHORT_FORM))
    labels = re.findall(r"\\allegation\{(p\d+)\}", source)
    references = re.findall(r"\\ref\{(p\d+)\}", source)
    assert labels == [f"p{number}" for number in range(1, 37)]
    assert references == ["p28", "p1", "p30", "p26", "p27", "p28", "p29", "p30"]
    assert len(re.findall(r"^\\marked\{", source, re.MULTILINE)) == 9


@pytest.mark.slow
def test_the_programs_command_writes_the_paper_to_the_expected_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    peer = peers()[THIS_PROGRAM]
    peer.write(papers.TINY, tmp_path, "paper", papers.UNCHANGED)
    _, _, _, *arguments = peer.commands(["paper"])[0]
    completed = CliRunner().invoke(cli, arguments)
    assert completed.exit_code == 0, completed.output
    assert page_count(tmp_path / peer.pdf("paper")) > 1


@pytest.mark.slow
def test_a_paper_is_made_once_before_its_edit_is_measured(tmp_path: Path) -> None:
    code = "import sys, pikepdf; pdf = pikepdf.new(); pdf.add_blank_page(); pdf.save('paper.pdf'); print(sys.argv)"
    quick_peer = replace(peers()[THIS_PROGRAM], commands=lambda _: [(sys.executable, "-c", code)], pdf="{}.pdf".format)
    trial = edited_trial(papers.TINY, quick_peer, Bench(tmp_path))
    measurement = trial.run()
    assert 0 < measurement.cpu < 10
    assert trial.pages() == 1


@pytest.mark.slow
def test_a_resumed_run_measures_the_same_cases(tmp_path: Path) -> None:
    """A program that caches what it has read has less to do if an edit is made twice."""
    code = f"open({str(tmp_path / 'read')!r}, 'a').write(repr(open('paper.yaml').read()) + chr(10))"
    peer = replace(peers()[THIS_PROGRAM], commands=lambda _: [(sys.executable, "-S", "-c", code)])
    stopped_trial = edited_trial(papers.TINY, peer, Bench(tmp_path))
    resumed_trial = edited_trial(papers.TINY, peer, Bench(tmp_path))
    for trial in (stopped_trial, stopped_trial, resumed_trial, resumed_trial):
        trial.run()
    lines = (tmp_path / "read").read_text("utf-8").splitlines()
    assert len(set(lines)) == len(lines) == 6


def test_instructions_are_counted_in_a_clean_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders: list[list[str]] = []

    def count_instructions(*_: object, folder: Path, counter_name: str) -> int:
        folders.append(sorted(file.name for file in folder.iterdir()))
        (folder / f"{counter_name}.out").touch()
        return 1

    monkeypatch.setattr("benchmarks.cases.instructions.instructions", count_instructions)
    trial = instructions_trial(papers.TINY, peers()[THIS_PROGRAM], Bench(tmp_path), "perf")
    assert [trial.run().instructions, trial.run().instructions] == [1, 1]
    assert folders == [["paper.yaml"], ["paper.yaml"]]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a program run on one processor")
def test_instructions_are_counted_on_one_processor() -> None:
    processors = os.sched_getaffinity(0)
    with one_processor():
        engine.start()
        assert (len(os.sched_getaffinity(0)), engine.is_running) == (1, False)
    assert os.sched_getaffinity(0) == processors


def test_papers_are_made_in_a_folder_that_only_the_user_may_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.__main__.cache_folder", lambda: tmp_path / "cache/assembler")
    folder = own_folder()
    folder.chmod(0o755)
    assert folder == own_folder() == tmp_path / "cache/assembler/benchmarks"
    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.slow
def test_the_cost_of_a_program_is_measured_and_its_failure_reported(tmp_path: Path) -> None:
    cost = measured((sys.executable, "-S", "-c", "x = bytearray(30_000_000); sum(range(10**6))"), folder=tmp_path)
    assert 0.01 < cost.cpu <= cost.wall * 1.5
    assert 30 < cost.memory < 60
    code = "import sys, subprocess, time; x = bytearray(60_000_000); time.sleep(.3); "
    two_processes = f"{code}subprocess.run([sys.executable, '-S', '-c', {code!r}])"
    assert 120 < measured((sys.executable, "-S", "-c", two_processes), folder=tmp_path).memory < 170
    with pytest.raises(FailedError, match="out of apples"):
        measured((sys.executable, "-S", "-c", "raise SystemExit('out of apples')"), folder=tmp_path)


def test_a_stopped_run_is_resumed_unless_a_version_changed(tmp_path: Path) -> None:
    invented_measurements(tmp_path)
    reopened_store = Store(tmp_path / "measured.jsonl", "one fingerprint")
    assert reopened_store.tried_turns("cold", papers.USUAL.name, THIS_PROGRAM) == {0, 1, 2}
    assert Store(tmp_path / "measured.jsonl", "another fingerprint").records == {}


def test_the_run_after_a_complete_run_measures_everything_again(tmp_path: Path) -> None:
    invented_measurements(tmp_path).complete()
    assert Store(tmp_path / "measured.jsonl", "one fingerprint").records == {}
    invented_measurements(tmp_path)
    reopened_store = Store(tmp_path / "measured.jsonl", "one fingerprint")
    assert reopened_store.tried_turns("cold", papers.USUAL.name, THIS_PROGRAM) == {0, 1, 2}


def test_the_fingerprint_of_measurements_includes_data_and_packages_but_not_results(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = measured_files(ROOT / "benchmarks") + measured_files(ROOT / "assembler")
    assert {".py", ".yaml", ".xz"} <= {file.suffix for file in files}
    assert [file.name for file in files if file == RESULTS or file.suffix == ".pyc"] == []
    monkeypatch.setattr("benchmarks.__main__.versions", dict)
    monkeypatch.setattr("benchmarks.__main__.MEASURED_FOLDERS", ())
    before = fingerprint()
    monkeypatch.setattr("benchmarks.__main__.distributions", list)
    assert fingerprint() != before


def test_the_settings_of_a_program_are_kept_between_trials(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user has normally started the program before."""
    monkeypatch.setattr("benchmarks.peers.chromium.shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("benchmarks.peers.cache_folder", lambda: Path("/cache/assembler"))
    words = [word for name in ("Chromium", "docxtpl, LibreOffice") for word in peers()[name].commands(["paper"])[-1]]
    assert "--user-data-dir=/cache/assembler/benchmarks-chromium" in words
    assert "-env:UserInstallation=file:///cache/assembler/benchmarks-office" in words


def test_growth_is_computed_from_cost_and_memory_per_page(tmp_path: Path) -> None:
    rows = growth(invented_measurements(tmp_path, pages=24 * 50, memory=688))
    program, first_pages, last_pages, exponent, _, memory, _ = rows[0]
    assert (program, first_pages, last_pages) == (THIS_PROGRAM, "24", "1200")
    assert (exponent, memory) == ("1.000", "0.50")


def test_the_report_says_which_targets_are_reached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.report.versions", lambda: {"machine": "one core"})
    store = invented_measurements(tmp_path)
    rows = {row.figure: row for row in targets(store)}
    assert len(rows) == len(TARGETS)
    assert rows["growth, 24 to 930 pages: memory a page, of all processes"].verdict == "aim reached"
    wall_clock = rows["`build`, cold, 24 pages: wall clock over the engine alone"]
    assert (wall_clock.median, wall_clock.run_count, wall_clock.spread) == ("2", "3", "2 to 2")
    assert wall_clock.verdict == "no"
    text = report(store, "abc123", complete=False)
    assert "| 100 paragraphs | WeasyPrint alone | 1 | 24 | 3 | 1.00 | 1.00 | 100 |  | 0.50 | 0.50 |" in text
    assert "The time for the run was over" in text
    assert "commit abc123; hash of all files, data, packages and versions `one fingerprint`" in text
    assert f"from {store.dates[0]} to {store.dates[-1]} UTC" in text


def test_a_target_is_not_reached_by_two_runs_and_its_spread_is_shown(tmp_path: Path) -> None:
    store = invented_measurements(tmp_path, runs=0)
    key = Key("batch", f"{papers.SHORT_FORM.name}, 2 cores", THIS_PROGRAM, papers=200)
    results = []
    for turn, seconds in enumerate((10, 22, 16)):
        store.add(key, Measured(seconds, seconds, memory=100), turn)
        row = next(row for row in targets(store) if row.figure.endswith("tagged, by `batch`"))
        results.append((row.median, row.run_count, row.spread, row.verdict))
    assert results == [
        ("20", "1", "20 to 20", "too few runs"),
        ("14.5", "2", "9.09 to 20", "too few runs"),
        ("12.5", "3", "9.09 to 20", "yes"),
    ]


def test_a_ratio_or_exponent_is_the_median_over_all_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ratio of two medians may be outside the range of the ratios."""
    monkeypatch.setattr("benchmarks.report.versions", dict)
    store = Store(tmp_path / "measured.jsonl", "one fingerprint")
    for turn, (own_seconds, engine_seconds) in enumerate(((1, 10), (2, 1), (3, 2))):
        for program, seconds in ((THIS_PROGRAM, own_seconds), (ENGINE_ALONE, engine_seconds)):
            store.add(Key("cold", papers.USUAL.name, program, pages=24), Measured(seconds, seconds, memory=100), turn)
            measurement = Measured(30 * 2**turn, 30 * 2**turn, memory=500)
            store.add(Key("cold", papers.LONGEST.name, program, pages=240), measurement, turn)
    rows = {row.figure: row for row in targets(store)}
    ratio = rows["`build`, cold, 24 pages: computing over the engine alone"]
    assert (ratio.median, ratio.run_count, ratio.spread) == ("1.5", "3", "0.1 to 2")
    text = report(store, "abc123", complete=True)
    assert "| WeasyPrint alone | 1 | 24 | 3 | 2.00 | 2.00 | 100 |  | 0.67 | 0.67 |" in text
    exponents = [row for name, row in rows.items() if name.startswith("growth, 24") and "exponent" in name]
    assert [(row.median, row.spread) for row in exponents] == [("1.48", "1.48 to 1.6"), ("1.78", "0.477 to 1.78")]
    assert [exponent for _, _, _, exponent, *_ in growth(store)] == ["1.477", "1.778"]


def test_start_up_time_is_measured_beside_the_growth_of_long_papers(tmp_path: Path) -> None:
    """The times are a second to start, 30 ms a page, and a part that grows with the square of the pages."""
    store = Store(tmp_path / "measured.jsonl", "one fingerprint")
    for turn, (paper, pages) in product(range(3), zip(papers.PAPERS[1:], (24, 92, 370, 930), strict=True)):
        seconds = 1 + 0.03 * pages + 3e-5 * pages**2
        store.add(Key("cold", paper.name, THIS_PROGRAM, pages=pages), Measured(seconds, seconds, memory=100), turn)
    rows = [row for row in targets(store) if row.figure.endswith("exponent of computing over pages")]
    assert [(row.median, row.verdict) for row in rows] == [("0.944", "aim reached"), ("1.32", "no")]


def test_a_failed_trial_is_named_and_the_others_are_still_compared_by_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trial(program: str, seconds_of_runs: list[float]) -> Trial:
        """Return a trial of *program* whose runs take *seconds_of_runs*; a run of 0 seconds fails."""

        def run() -> Measured:
            seconds = seconds_of_runs.pop(0)
            if not seconds:
                raise FailedError("out\nof `apples`")
            return Measured(seconds, seconds, memory=100)

        return Trial(papers.USUAL.name, program, run, times=3)

    trials = [trial(THIS_PROGRAM, [1, 2, 3]), trial(ENGINE_ALONE, [1, 0, 1])]
    monkeypatch.setattr("benchmarks.report.versions", dict)
    monkeypatch.setattr("benchmarks.__main__.cases", lambda: {"cold": SimpleNamespace(trials=lambda _: trials)})
    store = Store(tmp_path / "measured.jsonl", "one fingerprint")
    assert run_trials(Bench(tmp_path), store, only=(), deadline=inf)
    reopened_store = Store(tmp_path / "measured.jsonl", "one fingerprint")
    assert run_trials(Bench(tmp_path), reopened_store, only=(), deadline=inf)
    row = next(row for row in targets(reopened_store) if row.figure.endswith("computing over the engine alone"))
    assert (row.median, row.run_count, row.spread) == ("2", "2", "1 to 3")
    failure_line = f"- cold, {papers.USUAL.name}, {ENGINE_ALONE}, run 2: `out of 'apples'`"
    for measurements in (store, reopened_store):
        assert failure_line in report(measurements, "abc123", complete=True)


def test_the_engine_alone_runs_without_a_compiler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gcc").write_text("#!/bin/sh\n", encoding="utf-8")
    (tmp_path / "gcc").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert compilers_on_path() == "gcc"
    command = (sys.executable, "-S", "-c", "import shutil, sys; sys.exit(shutil.which('gcc'))")
    with pytest.raises(FailedError, match="gcc"):
        measured(command, folder=tmp_path)
    assert measured(command, folder=tmp_path, variables=without_programs(tmp_path / "none")).wall > 0


def test_every_target_has_enough_trials(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.cases.missing_packages", dict)
    store = Store(tmp_path / "measured.jsonl", "one fingerprint")
    for name in ("cold", "start_up", "watched", "many", "batch"):
        for trial in cases()[name].trials(Bench(tmp_path)):
            pages = next((paper.pages for paper in papers.PAPERS if paper.name == trial.paper), 0)
            measurement = Measured(1 + pages, 1 + pages, memory=1)
            for turn in range(trial.times):
                store.add(Key(name, trial.paper, trial.program, trial.papers, pages), measurement, turn)
    assert [row.figure for row in targets(store) if int(row.run_count) < 3] == []


@pytest.mark.slow
def test_the_unpatched_engine_runs_in_a_separate_process(tmp_path: Path) -> None:
    (tmp_path / "one.html").write_text("<html lang=en><title>One</title><p>One.", encoding="utf-8")
    measurement = warm.typeset_without_changes(tmp_path / "one.html", archival=True)
    assert 0 < measurement.cpu < 5
    assert 40 < measurement.memory < 120
    assert "assembler" not in warm.PLAIN_PROGRAM


def test_each_case_has_a_description_and_a_place() -> None:
    assert [name for name, module in cases().items() if not module.__doc__ or not callable(module.trials)] == []
    assert set(cases()) <= set(CASE_ORDER)


def test_the_papers_of_the_benchmarks_have_no_warnings() -> None:
    assert plan_of(papers.TINY).id == "complaint"


@pytest.mark.slow
def test_the_memory_of_a_batch_is_listed_at_each_tenth_of_its_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "Pool", InProcessPool)
    lines = [*table_of_run(tmp_path, row_count=20, jobs=1, only_check=True)]
    assert lines[0] == "20 checked, by 1 worker"
    assert [line.split(" | ")[0] for line in lines[-10:]] == [f"| {row_count}" for row_count in range(2, 21, 2)]
