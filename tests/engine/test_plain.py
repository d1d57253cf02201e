"""The engine with its patches for speed makes the same papers, to the byte, as without them."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from assembler import engine
from assembler.engine import patch
from assembler.engine.kept_lines import LINES
from assembler.outputs.pdf.paginate import fonts
from assembler.pipeline import assemble
from assembler.results import Options
from tests.support.places import ROOT, SAMPLES

pytestmark = pytest.mark.pdf

SHORTEST = SAMPLES[:1]


def papers_of(out: Path, matters: Sequence[str] = SHORTEST) -> Iterator[tuple[str, str]]:
    """Yield each paper of the *matters*, made in *out*, and its hash."""
    for matter in matters:
        options = Options(root=ROOT / "matters", out=out, today=date(2025, 6, 2))
        for paper in assemble(ROOT / matter, options).papers:
            yield paper.file.relative_to(out).as_posix(), sha256(paper.file.read_bytes()).hexdigest()


def in_separate_process(program: str, *arguments: str, **environment: str) -> Any:
    """Return the JSON that the *program* prints in a separate process."""
    command = [sys.executable, "-c", program, *arguments]
    full_environment = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    completed = subprocess.run(command, capture_output=True, text=True, check=False, env=full_environment)
    assert completed.returncode == 0, completed.stderr
    return json.loads(completed.stdout)


BUILD_PROGRAM = """
import json, sys
from pathlib import Path
from assembler import engine
from assembler.engine import patch
from assembler.engine.kept_lines import LINES
from assembler.outputs.pdf.paginate import fonts
patch.TESTED_VERSIONS = {**patch.TESTED_VERSIONS, **json.loads(sys.argv[1])}
from tests.engine.test_plain import papers_of
papers = dict(papers_of(Path(sys.argv[2]), sys.argv[3:]))
weasyprint = fonts.engine()
functions = weasyprint.css.StyleFor.__init__, weasyprint.layout.inline.split_first_line, weasyprint.document.Page.paint
replaced = ["assembler" in function.__globals__["__name__"] for function in functions]
print(json.dumps([papers, fonts.versions(), replaced]))
"""
"""Prints the papers, the version of the engine, and whether three functions are replaced: only one for correctness."""


@pytest.mark.slow
@pytest.mark.parametrize("matters", [SHORTEST, SAMPLES[1:]])
def test_papers_have_the_same_bytes_without_the_patches_for_speed(
    matters: Sequence[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain_papers, versions, is_replaced = in_separate_process(
        BUILD_PROGRAM, "{}", str(tmp_path / "plain"), *matters, **{engine.PLAIN: "1"}
    )
    assert versions.startswith("WeasyPrint 70.0 without the patches for speed, Pango ")
    assert is_replaced == [False, True, False]
    assert fonts.versions().startswith("WeasyPrint 70.0, Pango ")
    assert len(plain_papers) >= len(matters)
    monkeypatch.setattr(LINES, "enabled", True)  # as in a batch
    for out in ("first", "again"):
        assert dict(papers_of(tmp_path / out, matters)) == plain_papers


@pytest.mark.slow
def test_an_untested_version_of_a_package_runs_without_the_speed_patches_and_is_noted(tmp_path: Path) -> None:
    papers, versions, is_replaced = in_separate_process(
        BUILD_PROGRAM, '{"pydyf": ["0.1"]}', str(tmp_path / "other"), *SHORTEST
    )
    assert versions.startswith("WeasyPrint 70.0 without the patches for speed (pydyf 0.13.0 not tested), Pango ")
    assert is_replaced == [False, True, False]
    assert papers == dict(papers_of(tmp_path))


FITTING_PROGRAM = """
import json, sys
import weasyprint
from assembler import engine
patches = (*engine.CORRECTNESS, *engine.SPEED)
before = [patch.name for patch in patches if not patch.fits()]
for path in sys.argv[1:]:
    holder_path, _, name = path.rpartition(".")
    holder = weasyprint
    for part in holder_path.split(".")[1:]:
        holder = getattr(holder, part)
    setattr(holder, name, lambda other_parameter: None)
after = [patch.name for patch in patches if not patch.fits()]
print(json.dumps([before, after, engine.load().version]))
"""


@pytest.mark.slow
def test_patches_are_off_if_a_replaced_function_no_longer_exists() -> None:
    before, after, version = in_separate_process(
        FITTING_PROGRAM, "weasyprint.css.StyleFor.__init__", "weasyprint.layout.make_all_pages"
    )
    assert before == []
    assert after == ["shared styles", "page memory"]
    assert version == "70.0 without the patches for speed"


LOOKUP_PROGRAM = """
import ctypes.util, json, sys
from assembler import engine
from assembler.engine import patch
patch.TESTED_VERSIONS = {**patch.TESTED_VERSIONS, **json.loads(sys.argv[1])}
names = []
def find(name):
    names.append(name)
ctypes.util.find_library = find
engine.load()
print(json.dumps([len(names), ctypes.util.find_library is find]))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux opens each library by its name")
def test_libraries_are_opened_by_name_only_for_tested_versions() -> None:
    lookups_if_tested, is_restored = in_separate_process(LOOKUP_PROGRAM, "{}")
    lookups_if_untested, _ = in_separate_process(LOOKUP_PROGRAM, '{"pydyf": ["0.1"]}')
    lookups_if_plain, _ = in_separate_process(LOOKUP_PROGRAM, "{}", **{engine.PLAIN: "1"})
    assert lookups_if_tested == 0
    assert is_restored
    assert lookups_if_untested > 5
    assert lookups_if_plain > 5


def test_each_patch_names_the_functions_that_it_replaces_and_describes_its_gain() -> None:
    patches = (*engine.CORRECTNESS, *engine.SPEED)
    assert [patch_.name for patch_ in patches if not patch_.replaces] == []
    for part in ("\nGain: ", "\nTo the authors: "):
        assert [patch_.name for patch_ in patches if part not in patch_.docstring] == []
    assert patch.parameters("weasyprint.layout.no_such_function") is None
