"""The packed copy of the program's YAML files: if it or an entry is damaged, the YAML is read instead."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from assembler.load import packed
from assembler.load.packed import PROGRAM, program_data

COURT = "data/courts/wawd.yaml"


@pytest.fixture(scope="module")
def whole_copy(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a packed file of all of the program's files."""
    copy = tmp_path_factory.mktemp("packed") / "packed.json"
    packed.pack(copy)
    return copy.read_bytes()


def court_with(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the data of `COURT` as they are read while *copy* is the packed file."""
    monkeypatch.setattr(packed, "FILE", copy)
    monkeypatch.setattr(packed, "_packed", packed._packed.__wrapped__)
    return program_data.__wrapped__(PROGRAM / COURT)


@pytest.mark.slow
def test_an_entry_without_its_data_or_hash_is_ignored(whole_copy: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    entries: dict[str, Any] = json.loads(whole_copy)[1]
    original = dict(entries[COURT])
    for missing_key in ("data", "sha256"):
        entries[COURT] = {key: value for key, value in original.items() if key != missing_key}
        monkeypatch.setattr(packed, "_packed", lambda: entries)
        assert program_data.__wrapped__(PROGRAM / COURT) == original["data"]


@pytest.mark.slow
def test_a_value_that_was_changed_in_the_packed_file_is_not_used(
    whole_copy: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "packed.json"
    copy.write_bytes(whole_copy.replace(b"AT SEATTLE", b"AT TACOMA!"))
    assert b"AT TACOMA!" in copy.read_bytes()
    assert "AT TACOMA!" not in str(court_with(copy, monkeypatch))
    packed.pack(copy)
    assert copy.read_bytes() == whole_copy


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes on disk")
def test_a_pipe_in_place_of_the_packed_file_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "packed.json"
    os.mkfifo(copy)
    assert "AT SEATTLE" in str(court_with(copy, monkeypatch))
