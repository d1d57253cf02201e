"""Pages that are set in a process of its own are the same to the byte, and are set here if that process ends."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from textwrap import dedent

import pytest

from assembler import apart
from assembler.engine.lazy_modules import lazy_modules
from tests.support.matters import SUIT
from tests.support.places import ROOT
from tests.support.runs import written

BUILDS = """
import gc, json, os, sys
from hashlib import sha256
from pathlib import Path
from assembler import apart, pipeline
from assembler.pipeline import assemble, examine_matter
from assembler.results import Options

told_back, tell_back = os.pipe()

def telling(kind):
    def tell(count):  # instead of giving memory back
        held = sum(type(each).__name__ == kind for each in gc.get_objects())
        os.write(tell_back, f"{kind} {held} of {count};".encode())
    return tell

apart.give_back, pipeline.give_back = telling("Pages"), telling("Proof")

def built(out):
    result = assemble(Path("matter.yaml"), Options(out=Path(out), documents=("notice_of_voluntary_dismissal",)))
    return [sha256(paper.file.read_bytes()).hexdigest() for paper in result.papers], "weasyprint" in sys.modules

def children():
    return [int(child) for child in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()]

apart.begin()
apart.begin()  # which changes nothing
told = [built("one"), len(children())]
apart.set_ahead("<p>A paper for which nobody asks.</p>", examine_matter(Path("matter.yaml"), Options()).plans[0])
told.append(built("after another"))
told.append(sorted(set(os.read(told_back, 999).decode().split(";"))))
os.kill(children()[0], 9)
os.wait()
told.append(built("two"))
apart.begin()
apart.end()
os.wait()
print(json.dumps([*told, len(children())]))
"""


@pytest.mark.pdf
@pytest.mark.skipif(
    not sys.platform.startswith("linux") or len(os.sched_getaffinity(0)) < 2, reason="needs Linux, and two processors"
)
def test_pages_are_the_same_from_a_process_of_its_own_and_from_this_one_if_that_ends(folder: Path) -> None:
    written(folder, SUIT, "matter.yaml")
    ours = {**os.environ, "PYTHONPATH": str(ROOT), apart.TELL_FAULTS: "1"}
    done = subprocess.run([sys.executable, "-c", dedent(BUILDS)], capture_output=True, text=True, check=False, env=ours)
    assert (done.returncode, done.stderr) == (0, "")
    (first, here), children, (later, _), held, (second, then_here), left = json.loads(done.stdout)
    assert (here, children, then_here, left) == (False, 1, True, 0)
    assert len(first) == 1
    assert first == later == second
    assert held == ["", "Pages 0 of 0", "Pages 0 of 1", "Proof 0 of 1"]


ENDS = """
import os, signal, sys, time
import assembler.paginate
from assembler import apart

assembler.paginate.practise = lambda: time.sleep(60)
apart.begin()
child = apart._engine[0].process
print(child, flush=True)
os.kill(os.getpid(), int(sys.argv[1]))
"""


@pytest.mark.pdf
@pytest.mark.skipif(
    not sys.platform.startswith("linux") or len(os.sched_getaffinity(0)) < 2, reason="needs Linux, and two processors"
)
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_the_engines_process_ends_with_the_other_however_that_ends(end: signal.Signals) -> None:
    ours = {**os.environ, "PYTHONPATH": str(ROOT)}
    call = [sys.executable, "-c", ENDS, str(int(end))]
    done = subprocess.run(call, capture_output=True, text=True, check=False, env=ours)
    assert done.returncode == -end, done.stderr
    status = Path(f"/proc/{int(done.stdout)}/stat")
    deadline = time.monotonic() + 5
    while status.exists() and ") Z" not in status.read_text() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert time.monotonic() < deadline


FAULTY = """
from assembler import apart
import assembler.paginate

def faulty(*_):
    raise ZeroDivisionError

assembler.paginate.practise = faulty
apart.begin()
apart._engine[0].answers.read()
"""


@pytest.mark.pdf
@pytest.mark.skipif(
    not sys.platform.startswith("linux") or len(os.sched_getaffinity(0)) < 2, reason="needs Linux, and two processors"
)
@pytest.mark.parametrize("told", ["", "1"])
def test_a_fault_of_the_engines_process_is_told_to_a_developer_only(told: str) -> None:
    ours = {**os.environ, "PYTHONPATH": str(ROOT), apart.TELL_FAULTS: told}
    done = subprocess.run([sys.executable, "-c", FAULTY], capture_output=True, text=True, check=False, env=ours)
    assert ("ZeroDivisionError" in done.stderr) is bool(told)


def test_a_process_that_is_begun_again_is_not_taken_to_have_been_told_of_a_paper(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(apart, "_engine", [])
    monkeypatch.setattr(apart, "_ahead", [("<p>Alpha</p>", None)])
    apart.end()
    assert apart._ahead == []


def test_a_lazy_module_is_imported_when_it_is_called() -> None:
    for name in ("colorsys", "this_is_no_module"):
        sys.modules.pop(name, None)
    with lazy_modules({"colorsys": ("rgb_to_hsv",), "this_is_no_module": ()}):
        import colorsys  # noqa: PLC0415

        assert not hasattr(colorsys, "ONE_THIRD")

        convert = colorsys.rgb_to_hsv
    assert "colorsys" not in sys.modules
    assert convert(1, 1, 1) == (0.0, 0.0, 1)
    assert "colorsys" in sys.modules
    assert "this_is_no_module" not in sys.modules
