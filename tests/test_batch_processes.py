"""The processes of a batch: those of workers begin before the run, and several read the papers that are finished."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assembler.batch import processes, strangers
from assembler.batch.pool import Pool
from assembler.batch.rows.row import Row
from assembler.batch.settings import Settings
from assembler.batch.strangers import Names
from assembler.findings.finding import Place, Stopped
from assembler.results import Options
from tests.runs import here


def test_a_process_that_has_begun_is_taken_where_it_runs_and_the_others_are_ended(tmp_path: Path) -> None:
    processes.begin(2)
    begun = list(processes._begun)
    taken, other = processes.process(Path.cwd()), processes.process(tmp_path)
    processes.end()
    assert taken in begun
    assert other not in begun
    assert [each.poll() is None for each in (*begun, other)] == [each is taken for each in begun] + [True]
    for each in (taken, other):
        processes.close(each)


def test_papers_are_read_here_if_the_processes_that_read_them_end(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, files = os.getpid(), [Path(f"{number}.pdf") for number in range(20)]

    def read(file: Path) -> list[str]:
        if os.getpid() != ours and file.stem == "9":
            os._exit(1)
        return ["", f"It sold kites to Made-Up Ropes {file.stem}."] if file.stem != "3" else []

    monkeypatch.setattr(strangers, "_pages", read)
    monkeypatch.setattr(strangers, "MANY", 20)
    names: Names = {"made": {("made", "up", "ropes", "19"): "A-2"}}
    found = list(strangers._found_in_all(files, names))
    assert found == [*({} for _ in range(3)), None, *({} for _ in range(15)), {("made", "up", "ropes", "19"): 2}]


def test_only_a_run_into_a_new_folder_begins_the_processes_of_its_workers(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begun: list[int] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(processes, "begin", begun.append)
    for jobs in ("3", "4"):
        Path("base.yaml").write_text("court: wawd\n", encoding="utf-8")
        Path("rows.csv").write_text("id\n", encoding="utf-8")
        assert here("batch", "--jobs", jobs, "--out", "out", "base.yaml", "rows.csv").status == 1
        Path("out").mkdir(exist_ok=True)
    assert begun == [3]


WORKER = """
import json, pathlib, sys
if sys.argv[1:] and not (died := pathlib.Path(sys.argv[1])).exists():
    died.touch()
    sys.exit(9)
sys.stdin.readline()
print("{}", flush=True)
for line in sys.stdin:
    row = json.loads(line)
    print(json.dumps({"id": row["cells"]["id"][0], "number": row["number"], "verdict": "built"}), flush=True)
"""
"""A worker that builds nothing; one with an argument dies unless there is that file, which it makes."""


def pool_of(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Pool:
    command = [sys.executable, "-S", "-c", WORKER, *arguments]
    piped = subprocess.PIPE
    monkeypatch.setattr(processes, "_started", lambda _: subprocess.Popen(command, stdin=piped, stdout=piped))
    return Pool(Settings(Path("base.yaml"), Path("rows.csv"), Options()), 1, lambda: False)


def test_a_worker_that_dies_before_it_has_a_row_gives_it_to_a_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    at = Place("rows.csv", 2, 1)
    rows = [Row(number, at, {"id": f"A-{number}"}, {"id": at}) for number in (2, 3)]
    with pool_of(monkeypatch) as pool:
        pool.workers[0].process.kill()
        pool.workers[0].process.wait()
        assert [outcome.id for outcome in pool.outcomes(rows)] == ["A-2", "A-3"]
        assert pool.lost() == "a worker died; its row was built again: A-2"


def test_a_worker_that_dies_while_it_starts_is_started_once_more(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pool_of(monkeypatch, str(tmp_path / "died")) as pool:
        assert len(pool.workers) == 1
    with pytest.raises(Stopped, match="a worker does not start"), pool_of(monkeypatch, str(tmp_path / "no" / "died")):
        pass
