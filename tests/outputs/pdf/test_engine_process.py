"""Pages typeset in a separate process are the same to the byte; if that process ends, this process typesets them."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from textwrap import dedent

import pytest

from assembler.findings.finding import Finding, MatterError, Place, Severity
from assembler.outputs.pdf.engine_process import (
    SHOW_FAULTS,
    EngineProcess,
    decode_job,
    encode_findings,
    encode_job,
    encode_pages,
    read_answer,
)
from assembler.outputs.pdf.paginate import Pages
from assembler.plan.plan import Box, Plan
from tests.support.matters import SUIT
from tests.support.places import ROOT
from tests.support.plans import WAWD, build_plan, cand, nysd, wasuper
from tests.support.runs import write_file

BUILDS = """
import gc, json, os, sys
from hashlib import sha256
from pathlib import Path
from assembler.pipeline import finishing
from assembler.outputs.pdf import engine_process
from assembler.outputs.pdf.engine_process import engine
from assembler.pipeline import assemble, examine_matter
from assembler.results import Options

count_reader, count_writer = os.pipe()

def counting(kind):
    def write_count(count):  # instead of returning memory to the system
        alive = sum(type(item).__name__ == kind for item in gc.get_objects())
        os.write(count_writer, f"{kind} {alive} of {count};".encode())
    return write_count

engine_process.return_freed_memory = counting("Pages")
finishing.return_freed_memory = counting("Proof")

def built(out):  # the hashes of the papers, and whether this process has loaded the engine
    result = assemble(Path("matter.yaml"), Options(out=Path(out), documents=("notice_of_voluntary_dismissal",)))
    return [sha256(paper.file.read_bytes()).hexdigest() for paper in result.papers], "weasyprint" in sys.modules

def children():
    return [int(child) for child in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()]

engine.start()
engine.start()  # changes nothing
facts = {"first build": built("one"), "children": len(children())}
engine.start_early("<p>A paper that is never requested.</p>", examine_matter(Path("matter.yaml"), Options()).plans[0])
facts["build after another"] = built("after another")
facts["live objects"] = sorted(set(os.read(count_reader, 999).decode().split(";")))
os.kill(children()[0], 9)
os.wait()
facts["build after kill"] = built("two")
engine.start()
engine.end()
os.wait()
facts["children at the end"] = len(children())
print(json.dumps(facts))
"""


@pytest.mark.slow
@pytest.mark.pdf
@pytest.mark.skipif(
    not sys.platform.startswith("linux") or len(os.sched_getaffinity(0)) < 2, reason="needs Linux, and two processors"
)
def test_pages_are_the_same_from_a_separate_process_and_from_this_one(folder: Path) -> None:
    write_file(folder, SUIT, "matter.yaml")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), SHOW_FAULTS: "1"}
    completed = subprocess.run(
        [sys.executable, "-c", dedent(BUILDS)], capture_output=True, text=True, check=False, env=environment
    )
    assert completed.returncode == 0, completed.stderr
    assert completed.stderr == ""
    facts = json.loads(completed.stdout)
    first_hashes, is_engine_loaded = facts["first build"]
    assert len(first_hashes) == 1
    assert not is_engine_loaded
    assert facts["children"] == 1
    hashes_after_another, _ = facts["build after another"]
    assert hashes_after_another == first_hashes
    assert facts["live objects"] == ["", "Pages 0 of 0", "Pages 0 of 1", "Proof 0 of 1"]
    hashes_after_kill, is_engine_loaded_after_kill = facts["build after kill"]
    assert hashes_after_kill == first_hashes
    assert is_engine_loaded_after_kill
    assert facts["children at the end"] == 0


ENDS = """
import os, signal, sys, time
import assembler.outputs.pdf.paginate
from assembler.outputs.pdf.engine_process import engine

assembler.outputs.pdf.paginate.warm_up = lambda: time.sleep(60)
engine.start()
child = engine.child.pid
print(child, flush=True)
os.kill(os.getpid(), int(sys.argv[1]))
"""


@pytest.mark.pdf
@pytest.mark.skipif(
    not sys.platform.startswith("linux") or len(os.sched_getaffinity(0)) < 2, reason="needs Linux, and two processors"
)
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_the_engines_process_ends_with_its_parent_even_if_the_parent_is_killed(end: signal.Signals) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    call = [sys.executable, "-c", ENDS, str(int(end))]
    completed = subprocess.run(call, capture_output=True, text=True, check=False, env=environment)
    assert completed.returncode == -end, completed.stderr
    status = Path(f"/proc/{int(completed.stdout)}/stat")
    deadline = time.monotonic() + 5
    while status.exists() and ") Z" not in status.read_text() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert time.monotonic() < deadline


LOADING = """
import os, signal, sys, time
from pathlib import Path
from assembler.outputs.pdf.engine_process import engine
from assembler.outputs.pdf.paginate import font_setup, fonts

def loading():
    with font_setup.use_own_fonts():
        time.sleep(60)

fonts.installed_families = loading
engine.start()
while not list(Path(os.environ["TMPDIR"]).glob("assembler-fonts-*/*")):
    time.sleep(0.01)
print(engine.child.pid, flush=True)
if sys.argv[1] == "0":
    engine.end()
else:
    os.kill(os.getpid(), int(sys.argv[1]))
"""
"""Ends the run while the engine's process loads its fonts."""


@pytest.mark.pdf
@pytest.mark.skipif(
    not sys.platform.startswith("linux") or len(os.sched_getaffinity(0)) < 2, reason="needs Linux, and two processors"
)
@pytest.mark.parametrize("end", [0, int(signal.SIGINT), int(signal.SIGKILL)])
def test_an_engine_process_that_is_ended_while_it_loads_leaves_no_file(end: int, tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)}
    call = [sys.executable, "-c", LOADING, str(end)]
    subprocess.run(call, capture_output=True, text=True, check=False, env=env)
    deadline = time.monotonic() + 5
    while any(tmp_path.iterdir()) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert list(tmp_path.iterdir()) == []


FAULTY = """
from assembler.outputs.pdf.engine_process import engine
import assembler.outputs.pdf.paginate

def faulty(*_):
    raise ZeroDivisionError

assembler.outputs.pdf.paginate.warm_up = faulty
engine.start()
engine.child.answers.read()
"""


@pytest.mark.slow
@pytest.mark.pdf
@pytest.mark.skipif(
    not sys.platform.startswith("linux") or len(os.sched_getaffinity(0)) < 2, reason="needs Linux, and two processors"
)
@pytest.mark.parametrize("show_faults", ["", "1"])
def test_only_a_developer_sees_a_fault_of_the_engines_process(show_faults: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), SHOW_FAULTS: show_faults}
    completed = subprocess.run(
        [sys.executable, "-c", FAULTY], capture_output=True, text=True, check=False, env=environment
    )
    assert ("ZeroDivisionError" in completed.stderr) is bool(show_faults)


def test_a_process_that_has_ended_has_no_paper_in_progress() -> None:
    process = EngineProcess()
    process.early_message = encode_job("<p>Alpha</p>", build_plan())
    process.end()
    assert process.early_message == b""


def space_for_the_clerk() -> Plan:
    return build_plan(
        page_setup=replace(WAWD, clerk=Box(left=300, top=72, right=540, bottom=180.5), new_pages=("relief",))
    )


def wide_parties() -> Plan:
    return nysd(caption=replace(nysd().caption, parties_width=270.0))


@pytest.mark.parametrize("make_plan", [build_plan, wasuper, cand, nysd, space_for_the_clerk, wide_parties])
def test_the_engine_receives_the_complete_frame_of_a_plan(make_plan: Callable[[], Plan]) -> None:
    planned = make_plan()
    html, received = decode_job(encode_job("<p>Alpha “Ä”\n</p>", planned))
    assert html == "<p>Alpha “Ä”\n</p>"
    for name in ("id", "document", "page_setup", "metadata", "footer"):
        received_value = getattr(received, name)
        planned_value = getattr(planned, name)
        assert received_value == planned_value
        assert hash(received_value) == hash(planned_value)
    assert received.caption.divider == planned.caption.divider
    assert received.caption.layout == planned.caption.layout
    assert received.caption.parties_width == planned.caption.parties_width


def test_the_findings_of_a_paper_are_returned_complete() -> None:
    full_finding = Finding(
        Place("matter.yaml", 3, 4),
        "PAG001",
        "no font has `字`",
        Severity.WARNING,
        cite="a rule",
        fix="write it in letters",
        page=2,
        also=(Place("other.yaml", 1),),
        words="字",
        at=1,
        paper="complaint",
        stopped_papers=("complaint",),
        promise=True,
        passes_draft=True,
    )
    findings = (full_finding, Finding(Place("complaint"), "PAG001", "no font"))
    with pytest.raises(MatterError) as raised:
        read_answer(BytesIO(encode_findings(findings) + b"\n"))
    assert raised.value.findings == findings


def test_pages_are_returned_complete_and_an_incomplete_reply_means_that_the_process_ended() -> None:
    pages = Pages(b"%PDF\n\0", count=2, places={"count-1": (1, 2)}, family="Liberation Serif", engine="an engine 1.0")
    answer = encode_pages(pages)
    assert read_answer(BytesIO(answer)) == pages
    for length in range(len(answer)):
        with pytest.raises(EOFError):
            read_answer(BytesIO(answer[:length]))
