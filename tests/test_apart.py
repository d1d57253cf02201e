"""Pages that are set in a process of its own are the same to the byte, and are set here if that process ends."""

import json
import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from assembler.paginate.put_off import put_off
from tests.matters import SUIT
from tests.places import ROOT
from tests.runs import written

BUILDS = """
import json, sys
from hashlib import sha256
from multiprocessing import active_children
from pathlib import Path
from assembler import apart
from assembler.pipeline import assemble
from assembler.results import Options

def built(out):
    result = assemble(Path("matter.yaml"), Options(out=Path(out), documents=("notice_of_voluntary_dismissal",)))
    return [sha256(paper.file.read_bytes()).hexdigest() for paper in result.papers], "weasyprint" in sys.modules

apart.allow()
apart.allow()  # which changes nothing
told = [built("one"), len(active_children()), bool(apart.LIBRARIES)]
active_children()[0].kill()
print(json.dumps([*told, built("two")]))
"""


@pytest.mark.pdf
@pytest.mark.skipif(
    not sys.platform.startswith("linux") or len(os.sched_getaffinity(0)) < 2, reason="needs Linux, and two processors"
)
def test_pages_are_the_same_from_a_process_of_its_own_and_from_this_one_if_that_ends(folder: Path) -> None:
    written(folder, SUIT, "matter.yaml")
    ours = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", dedent(BUILDS)], capture_output=True, text=True, check=False, env=ours)
    assert done.returncode == 0, done.stderr
    (first, here), children, libraries, (second, then_here) = json.loads(done.stdout)
    assert (here, children, libraries, then_here) == (False, 1, True, True)
    assert len(first) == 1
    assert first == second


def test_a_module_whose_import_is_put_off_is_imported_when_it_is_called() -> None:
    for name in ("colorsys", "this_is_no_module"):
        sys.modules.pop(name, None)
    with put_off({"colorsys": ("rgb_to_hsv",), "this_is_no_module": ()}):
        import colorsys  # noqa: PLC0415

        assert not hasattr(colorsys, "ONE_THIRD")

        convert = colorsys.rgb_to_hsv
    assert "colorsys" not in sys.modules
    assert convert(1, 1, 1) == (0.0, 0.0, 1)
    assert "colorsys" in sys.modules
    assert "this_is_no_module" not in sys.modules
