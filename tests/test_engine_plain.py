"""The engine with functions of it replaced sets the same papers, to the byte, as the engine as it is."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from assembler.paginate import engine_known, engine_texts, fonts
from assembler.pipeline import assemble
from assembler.results import Options
from tests.places import ROOT

pytestmark = pytest.mark.pdf

MATTERS = ("minimal/matter.yaml", "first_complaint/matter.yaml", "parler_v_amazon/federal.yaml")

PLAIN = """
import json, sys
from assembler.paginate import engine_known, fonts
engine_known.KNOWN = {}
from tests.test_engine_plain import made
papers = dict(made(sys.argv[1]))
print(json.dumps([papers, fonts.versions(), "assembler" in fonts.engine().css.StyleFor.__module__]))
"""


def made(out: str) -> Iterator[tuple[str, str]]:
    """Yield each paper of the matters, made in *out*, and its hash."""
    for matter in MATTERS:
        options = Options(root=ROOT / "matters", out=Path(out), today=date(2025, 6, 2))
        for paper in assemble(ROOT / "matters" / matter, options).papers:
            yield paper.file.relative_to(out).as_posix(), sha256(paper.file.read_bytes()).hexdigest()


@pytest.mark.tools
def test_papers_have_the_bytes_that_the_engine_as_it_is_gives_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = {**os.environ, "PYTHONPATH": str(ROOT)}
    call = [sys.executable, "-c", PLAIN, str(tmp_path / "plain")]
    done = subprocess.run(call, capture_output=True, text=True, check=False, env=ours)
    assert done.returncode == 0, done.stderr
    plain, versions, replaced = json.loads(done.stdout)
    assert (" as it is," in versions, replaced) == (True, False)
    fonts.engine()
    assert engine_known.is_known()
    assert len(plain) >= len(MATTERS)
    monkeypatch.setattr(engine_texts, "_asked", [True])  # as in a batch
    for out in ("first", "again"):
        assert dict(made(str(tmp_path / out))) == plain


def test_an_engine_in_which_a_function_has_moved_is_not_known() -> None:
    call = [sys.executable, "-c", MOVED, "css.StyleFor.__init__", "layout.make_margin_boxes"]
    done = subprocess.run(call, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.stdout.split() == ["True", "False", "False"]


MOVED = """
import sys
import weasyprint
from assembler.paginate import engine_known
print(engine_known.is_known())
for moved in sys.argv[1:]:
    holder, _, name = moved.rpartition(".")
    found = weasyprint
    for part in holder.split("."):
        found = getattr(found, part)
    before = getattr(found, name)
    setattr(found, name, lambda more: None)
    engine_known.is_known.cache_clear()
    print(engine_known.is_known())
    setattr(found, name, before)
"""
