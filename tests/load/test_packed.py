"""The packed copy of the program's YAML files: a damaged entry is ignored, and its YAML is read instead."""

import json
from pathlib import Path
from typing import Any

import pytest

from assembler.load import packed
from assembler.load.packed import PROGRAM, program_data


@pytest.mark.slow
def test_an_entry_without_its_data_or_hash_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "packed.json"
    name = "data/courts/wawd.yaml"
    packed.pack(copy)
    entries: dict[str, Any] = json.loads(copy.read_bytes())
    original = dict(entries[name])
    for missing_key in ("data", "sha256"):
        entries[name] = {key: value for key, value in original.items() if key != missing_key}
        monkeypatch.setattr(packed, "_packed", lambda: entries)
        assert program_data.__wrapped__(PROGRAM / name) == original["data"]
