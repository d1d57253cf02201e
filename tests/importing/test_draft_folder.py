"""The hidden folder of an import is made only if its target can be made, and is always removed."""

import os
import signal
import time
from pathlib import Path

import pytest

from assembler.findings.faults import fault
from assembler.findings.finding import MatterError
from assembler.importing.draft_folder import ABANDONED_AFTER, hidden_folder, refuse_unwritable
from assembler.load.files import place_of
from assembler.write.disk import cannot


def test_a_folder_that_cannot_be_made_is_refused_and_a_folder_made_as_a_test_is_removed(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for target in (tmp_path / "file" / "kites", tmp_path / ("k" * 300), tmp_path / "new" / "k\0"):
        with pytest.raises(MatterError) as refusal:
            refuse_unwritable(target)
        (finding,) = refusal.value.findings
        assert (finding.code, finding.place) == ("OUT001", place_of(target))
        assert "`--to`" in finding.fix
    refuse_unwritable(tmp_path / "new" / "kites")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_the_folder_of_a_long_name_can_be_made(tmp_path: Path) -> None:
    with hidden_folder(tmp_path / ("k" * 250)) as draft:
        draft.rename(tmp_path / ("k" * 250))
    assert [path.name for path in tmp_path.iterdir()] == ["k" * 250]


def test_a_full_disk_is_reported_with_the_target_and_its_option(tmp_path: Path) -> None:
    full = OSError(28, "No space left on device")
    with pytest.raises(MatterError) as stop, hidden_folder(tmp_path / "kites") as draft:
        raise MatterError(cannot(draft / "matter.yaml", full))
    (finding,) = stop.value.findings
    assert finding.place == place_of(tmp_path / "kites")
    assert "`--to`" in finding.fix
    assert "`--out`" not in finding.fix + fault("OUT001", finding.place, "x", fix=finding.fix).fix


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_removes_the_folder_and_then_has_its_usual_effect(tmp_path: Path, number: signal.Signals) -> None:
    effects: list[list[Path]] = []
    old_handler = signal.signal(number, lambda *_: effects.append([*tmp_path.iterdir()]))
    try:
        with hidden_folder(tmp_path / "kites"):
            signal.raise_signal(number)
        assert effects == [[]]
    finally:
        signal.signal(number, old_handler)


def test_only_old_folders_of_the_same_target_are_removed(tmp_path: Path) -> None:
    names = {".kites-import-abcdefgh", ".kites-import-new_1234", ".kites-backup", ".strings-import-abcdefgh"}
    for name in names:
        (tmp_path / name).mkdir()
        if name != ".kites-import-new_1234":
            old = time.time() - ABANDONED_AFTER - 60
            os.utime(tmp_path / name, (old, old))
    with hidden_folder(tmp_path / "kites"):
        pass
    assert {path.name for path in tmp_path.iterdir()} == names - {".kites-import-abcdefgh"}
