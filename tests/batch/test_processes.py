"""The processes of a batch: workers build rows, and other processes read the finished papers."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Timer

import pytest

from assembler.batch.names import cross_contamination
from assembler.batch.names.cross_contamination import Names
from assembler.batch.rows import all_rows
from assembler.batch.rows.row import Row
from assembler.batch.run import executor, workers
from assembler.batch.run.executor import outcomes
from assembler.batch.run.scratch import scratch
from assembler.batch.run.workers import ROWS_PER_WORKER, Pool
from assembler.batch.settings import Settings
from assembler.findings.finding import MatterError, Place
from assembler.results import Options
from tests.support.batches import wait_for, write_base, write_rows
from tests.support.fake_workers import fakes
from tests.support.places import ROOT

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def test_papers_are_read_in_this_process_if_the_reading_processes_end(monkeypatch: pytest.MonkeyPatch) -> None:
    own_id = os.getpid()
    files = [Path(f"{index}.pdf") for index in range(20)]

    def read(file: Path) -> list[str]:
        if os.getpid() != own_id and file.stem == "9":
            os._exit(1)
        if file.stem == "3":
            return []
        return ["", f"It sold kites to Made-Up Ropes {file.stem}."]

    monkeypatch.setattr(cross_contamination, "_pages", read)
    monkeypatch.setattr(cross_contamination, "MANY_PAPERS", 20)
    names: Names = {"made": {("made", "up", "ropes", "19"): "A-2"}}
    search = cross_contamination.NameSearch(names, cross_contamination.lengths_of(names), texts=None)
    names_by_file = list(cross_contamination.names_in_all(files, search))
    expected: list[dict[tuple[str, ...], int] | None] = [{} for _ in files]
    expected[3] = None
    expected[19] = {("made", "up", "ropes", "19"): 2}
    assert names_by_file == expected


PLACES = {line: Place("rows.csv", line, 1) for line in range(2, 8)}
ROWS = [Row(line, place, {"id": f"A-{line}"}, {"id": place}) for line, place in PLACES.items()]


@pytest.fixture
def settings(folder: Path) -> Settings:
    return Settings(write_base(folder), write_rows(folder), Options(), only_check=True)


def verdicts_of(pool: Pool, rows: list[Row]) -> dict[str, str]:
    return {outcome.id: outcome.verdict for outcome in outcomes(pool, rows, lambda: False)}


@pytest.mark.slow
def test_the_row_of_a_killed_worker_goes_to_another_and_a_killed_idle_worker_loses_nothing(settings: Settings) -> None:
    cells = [*all_rows(settings.rows)]
    with Pool(settings, 1) as pool:
        (worker,) = pool._workers._idle
        worker.process.kill()
        worker.process.wait()
        assert verdicts_of(pool, cells) == {"A-1": "checked", "A-2": "checked", "A-3": "checked"}
        assert pool.lost() == "a worker died; its row was built again: A-1"
        (last_worker,) = pool._workers._idle
    assert last_worker.process.returncode is not None


def test_a_row_that_kills_two_workers_has_failed_and_the_others_are_built(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_worker = fakes({}, outcomes=(EOFError(), EOFError(), "failed", "built", EOFError(), "built"))
    monkeypatch.setattr(workers, "Worker", fake_worker)
    with Pool(settings, 1) as pool:
        assert verdicts_of(pool, ROWS[:4]) == {"A-2": "failed", "A-3": "failed", "A-4": "built", "A-5": "built"}
        assert pool.lost() == "workers died; their 2 rows were built again: A-2, A-5"
        assert [worker.ended for worker in fake_worker.all] == [True, True, True, True, False]  # four were replaced
    assert all(worker.ended for worker in fake_worker.all)


def test_a_worker_that_dies_at_its_start_is_started_again(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "Worker", fakes(EOFError(), {}))
    with Pool(settings, 1) as pool:
        assert verdicts_of(pool, ROWS[:1]) == {"A-2": "built"}
    fake_worker = fakes(EOFError())
    monkeypatch.setattr(workers, "Worker", fake_worker)
    with pytest.raises(MatterError, match="a worker did not start"), Pool(settings, 1):
        pass
    assert [worker.ended for worker in fake_worker.all] == [True, True]


def test_a_worker_that_differs_from_the_first_is_refused_and_all_are_ended(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_worker = fakes({"program": "a"}, {"program": "a"}, {"program": "b"}, seconds_to_start=0.2)
    monkeypatch.setattr(workers, "Worker", fake_worker)
    with pytest.raises(MatterError, match="changed while the batch ran: program"), Pool(settings, 3):
        pass
    assert [worker.ended for worker in fake_worker.all] == [True, True, True]
    monkeypatch.setattr(workers, "Worker", fakes({"program": "a"}, {"program": "b"}, outcomes=(EOFError(),)))
    with Pool(settings, 1) as pool, pytest.raises(MatterError, match="changed while the batch ran: program"):
        verdicts_of(pool, ROWS[:1])


def test_only_a_few_rows_are_read_ahead_and_none_after_a_request_to_stop(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_rows: list[str] = []

    def record_reads(rows: list[Row]) -> Iterator[Row]:
        for row in rows:
            read_rows.append(row.id)
            yield row

    monkeypatch.setattr(workers, "Worker", fakes({}))
    with Pool(settings, 1) as pool:
        running = outcomes(pool, record_reads(ROWS), lambda: len(read_rows) > ROWS_PER_WORKER)
        next(running)
        assert len(read_rows) == ROWS_PER_WORKER
        later_outcomes = [*running]
    assert len(read_rows) - ROWS_PER_WORKER in {1, 2}  # each finished row made room for another
    assert len(later_outcomes) < len(ROWS) - 1


@pytest.mark.slow
def test_after_a_request_to_stop_a_slow_row_is_awaited_only_for_seconds(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(executor, "GRACE_SECONDS", 0.3)
    fake_worker = fakes({})
    released = Event()
    monkeypatch.setattr(fake_worker, "build", lambda *_: released.wait(60))
    monkeypatch.setattr(fake_worker, "kill", lambda _: released.set())
    monkeypatch.setattr(workers, "Worker", fake_worker)
    stop_requested = Event()
    with Pool(settings, 1) as pool:
        Timer(0.3, stop_requested.set).start()
        assert [*outcomes(pool, iter(ROWS), stop_requested.is_set)] == []
        assert not released.is_set()


@pytest.mark.slow
def test_a_worker_ends_when_its_run_ends(settings: Settings) -> None:
    program = (
        "import sys, os, pickle; from pathlib import Path; from assembler.batch.run.workers import Pool\n"
        "from assembler.batch.settings import Settings; from assembler.results import Options\n"
        "pool = Pool(Settings(Path('base.yaml'), Path('rows.csv'), Options(), only_check=True), 1).__enter__()\n"
        "print(pool._workers._idle[0].process.pid, flush=True); os.kill(os.getpid(), 9)\n"
    )
    completed = subprocess.run(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, check=False, env=ENVIRONMENT
    )
    assert completed.returncode == -signal.SIGKILL
    wait_for(lambda: not Path(f"/proc/{int(completed.stdout)}").exists(), 30)
    assert settings.base.is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no locks on folders")
def test_a_new_worker_deletes_only_the_folders_of_killed_workers(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    user_folder = folder / "assembler-workers-of-march"
    user_folder.mkdir()
    code = "from assembler.batch.run.scratch import scratch\nwith scratch() as own: print(own, flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(folder), "PYTHONPATH": str(ROOT)},
    ) as worker:
        assert worker.stdout
        worker_folder = Path(worker.stdout.readline().strip())
        (worker_folder / "notice.pdf").write_bytes(b"notice")
        with scratch() as own_folder:
            common_folder = own_folder.parent
            assert sorted(common_folder.iterdir()) == sorted([worker_folder, own_folder])
            worker.kill()
            worker.wait()
            with scratch() as second_folder:
                assert sorted(common_folder.iterdir()) == sorted([own_folder, second_folder])
    assert not [*common_folder.iterdir()]
    assert sorted(folder.iterdir()) == sorted([common_folder, user_folder])
