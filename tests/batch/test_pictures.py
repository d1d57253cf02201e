"""A picture that changes while its filing is made or between two runs."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from assembler.batch.filing import make_filing as filing
from assembler.batch.run import run
from assembler.pipeline import examine
from tests.support.batches import ROWS, InProcessPool, run_batch, write_base, write_rows

CHECK = ("--check", "--jobs", "1")

SENTENCE = '"In May 2024, Imaginary Strings printed copies of the whole pattern."'

WITH_PICTURE = {SENTENCE: '"It was copied.\\n\\n![A kite](kite.png)"'}
"""The change that gives the base a picture."""


@pytest.fixture
def batch_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the small batch, and check it in this process, without workers."""
    write_base(folder)
    write_rows(folder)
    monkeypatch.setattr(run, "Pool", InProcessPool)
    return folder


def test_a_picture_that_changes_while_its_filing_is_made_is_reported(
    batch_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_base(batch_folder, WITH_PICTURE)
    Image.new("RGB", (90, 60), "gray").save("kite.png")
    write_rows(batch_folder, ROWS[:1])
    real_examine = examine

    def examine_and_change_picture(*arguments: Any) -> Any:
        checked = real_examine(*arguments)
        Image.new("RGB", (91, 60), "gray").save("kite.png")
        return checked

    with monkeypatch.context() as patch:
        patch.setattr(filing, "examine", examine_and_change_picture)
        run_result = run_batch(*CHECK)
    assert "BAT009" in run_result.out
    assert "changed while the filing was made" in run_result.out
    assert "1 done now, 0 unchanged" in run_batch(*CHECK).err


def test_a_filing_is_made_again_after_its_picture_changes(batch_folder: Path) -> None:
    write_base(batch_folder, WITH_PICTURE)
    Image.new("RGB", (90, 60), "gray").save("kite.png")
    assert "3 done now, 0 unchanged" in run_batch(*CHECK).err
    assert "0 done now, 3 unchanged" in run_batch(*CHECK).err
    Image.new("RGB", (90, 61), "gray").save("kite.png")
    assert "3 done now, 0 unchanged" in run_batch(*CHECK).err
