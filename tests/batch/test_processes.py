"""The processes of a batch: workers build rows, and others read the papers that are finished."""

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
from assembler.batch.run.workers import AHEAD, Pool
from assembler.batch.settings import Settings
from assembler.findings.finding import MatterError, Place
from assembler.results import Options
from tests.support.batches import base, rows, wait_for
from tests.support.fake_workers import fakes
from tests.support.places import ROOT

OURS = {**os.environ, "PYTHONPATH": str(ROOT)}


def test_papers_are_read_here_if_the_processes_that_read_them_end(monkeypatch: pytest.MonkeyPatch) -> None:
    own_id, files = os.getpid(), [Path(f"{number}.pdf") for number in range(20)]

    def read(file: Path) -> list[str]:
        if os.getpid() != own_id and file.stem == "9":
            os._exit(1)
        return ["", f"It sold kites to Made-Up Ropes {file.stem}."] if file.stem != "3" else []

    monkeypatch.setattr(cross_contamination, "_pages", read)
    monkeypatch.setattr(cross_contamination, "MANY", 20)
    names: Names = {"made": {("made", "up", "ropes", "19"): "A-2"}}
    search = cross_contamination.NameSearch(names, cross_contamination.lengths_of(names), None)
    found = list(cross_contamination.names_in_all(files, search))
    assert found == [*({} for _ in range(3)), None, *({} for _ in range(15)), {("made", "up", "ropes", "19"): 2}]


ROWS = [Row(number, at := Place("rows.csv", number, 1), {"id": f"A-{number}"}, {"id": at}) for number in range(2, 8)]


@pytest.fixture
def settings(folder: Path) -> Settings:
    return Settings(base(folder), rows(folder), Options(), only_check=True)


def done(pool: Pool, some: list[Row]) -> dict[str, str]:
    return {outcome.id: outcome.verdict for outcome in outcomes(pool, some, lambda: False)}


@pytest.mark.tools
def test_a_killed_worker_gives_its_row_to_another_and_an_idle_one_loses_nothing(settings: Settings) -> None:
    cells = [*all_rows(settings.rows)]
    with Pool(settings, 1) as pool:
        (worker,) = pool._workers._idle
        worker.process.kill()
        worker.process.wait()
        assert done(pool, cells) == {"A-1": "checked", "A-2": "checked", "A-3": "checked"}
        assert pool.lost() == "a worker died; its row was built again: A-1"
        (last,) = pool._workers._idle
    assert last.process.returncode is not None


def test_a_row_of_which_two_workers_die_has_failed_and_the_others_are_built(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = fakes({}, outcomes=(EOFError(), EOFError(), "failed", "built", EOFError(), "built"))
    monkeypatch.setattr(workers, "Worker", kind)
    with Pool(settings, 1) as pool:
        assert done(pool, ROWS[:4]) == {"A-2": "failed", "A-3": "failed", "A-4": "built", "A-5": "built"}
        assert pool.lost() == "workers died; their 2 rows were built again: A-2, A-5"
        assert [worker.ended for worker in kind.all] == [True, True, True, True, False]  # one that fails is replaced
    assert all(worker.ended for worker in kind.all)


def test_a_worker_that_dies_while_it_starts_is_started_once_more(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "Worker", fakes(EOFError(), {}))
    with Pool(settings, 1) as pool:
        assert done(pool, ROWS[:1]) == {"A-2": "built"}
    kind = fakes(EOFError())
    monkeypatch.setattr(workers, "Worker", kind)
    with pytest.raises(MatterError, match="a worker did not start"), Pool(settings, 1):
        pass
    assert [worker.ended for worker in kind.all] == [True, True]


def test_a_worker_that_differs_from_the_first_is_refused_and_none_is_left_behind(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = fakes({"program": "a"}, {"program": "a"}, {"program": "b"}, starting=0.2)
    monkeypatch.setattr(workers, "Worker", kind)
    with pytest.raises(MatterError, match="changed while the batch ran: program"), Pool(settings, 3):
        pass
    assert [worker.ended for worker in kind.all] == [True, True, True]
    monkeypatch.setattr(workers, "Worker", fakes({"program": "a"}, {"program": "b"}, outcomes=(EOFError(),)))
    with Pool(settings, 1) as pool, pytest.raises(MatterError, match="changed while the batch ran: program"):
        done(pool, ROWS[:1])


def test_few_rows_are_read_ahead_and_none_once_the_run_is_to_stop(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []

    def noting(some: list[Row]) -> Iterator[Row]:
        for row in some:
            taken.append(row.id)
            yield row

    monkeypatch.setattr(workers, "Worker", fakes({}))
    with Pool(settings, 1) as pool:
        running = outcomes(pool, noting(ROWS), lambda: len(taken) > AHEAD)
        next(running)
        assert len(taken) == AHEAD
        rest = [*running]
    assert len(taken) - AHEAD in {1, 2}  # what was done meanwhile made room for as many
    assert len(rest) < len(ROWS) - 1


def test_a_row_that_takes_long_is_waited_for_only_some_seconds_when_the_run_is_to_stop(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(executor, "GRACE", 0.3)
    kind, released = fakes({}), Event()
    monkeypatch.setattr(kind, "build", lambda *_: released.wait(60))
    monkeypatch.setattr(kind, "kill", lambda _: released.set())
    monkeypatch.setattr(workers, "Worker", kind)
    pressed: list[int] = []
    with Pool(settings, 1) as pool:
        Timer(0.3, lambda: pressed.append(1)).start()
        assert [*outcomes(pool, iter(ROWS), lambda: bool(pressed))] == []
        assert not released.is_set()


@pytest.mark.tools
def test_a_worker_ends_when_its_run_does(settings: Settings) -> None:
    program = (
        "import sys, os, pickle; from pathlib import Path; from assembler.batch.run.workers import Pool\n"
        "from assembler.batch.settings import Settings; from assembler.results import Options\n"
        "pool = Pool(Settings(Path('base.yaml'), Path('rows.csv'), Options(), only_check=True), 1).__enter__()\n"
        "print(pool._workers._idle[0].process.pid, flush=True); os.kill(os.getpid(), 9)\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, check=False, env=OURS)
    assert ended.returncode == -signal.SIGKILL
    wait_for(lambda: not Path(f"/proc/{int(ended.stdout)}").exists(), 30)
    assert settings.base.is_file()
