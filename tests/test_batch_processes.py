"""The processes of a batch: those of workers begin before the run, and several read the papers that are finished."""

import os
from pathlib import Path

import pytest

from assembler.batch import processes, strangers
from assembler.batch.strangers import Names
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
