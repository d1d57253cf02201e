"""What is kept from run to run is of one state of the code, one version of Python and one of pydantic."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pydantic
import pydantic_core
import pytest
from jinja2.bccache import Bucket

from assembler import kept_code, kept_files, kept_modules, render
from assembler.catalog.template_folder import templates_folder
from assembler.model import kept_schema
from assembler.render import _known_by, templates
from assembler.unchanged import record
from tests.places import ROOT

NOT_CODE_OF_RECORDS = {"kept_code", "kept_files", "kept_modules", "unchanged"}
"""Imported by models and records, which are the same whatever these do."""


@pytest.mark.parametrize(
    ("module", "folders"), [("model.matter", kept_files.MODELS), ("catalog", kept_files.RECORDS)]
)  # fmt: skip
def test_all_code_from_which_a_schema_or_a_record_is_made_is_looked_at(module: str, folders: tuple[str, ...]) -> None:
    said = f"import json, sys, assembler.{module}; print(json.dumps([*sys.modules]))"
    run = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True, cwd=ROOT)
    rooms = {name.split(".")[1] for name in json.loads(run.stdout) if name.startswith("assembler.")}
    assert rooms - NOT_CODE_OF_RECORDS == {*folders}


def test_a_schema_is_of_the_versions_of_pydantic_and_of_each_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def stamp() -> bytes:
        kept_schema._stamp.cache_clear()
        return kept_schema.stamp()

    first = stamp()
    for module, name in ((pydantic, "VERSION"), (pydantic_core, "__version__")):
        with monkeypatch.context() as now:
            now.setattr(module, name, "0.1")
            assert stamp() != first, name
    for folder in kept_files.MODELS:
        (path, size, time), *others = kept_files.code_files(folder)
        for changed in ((path, size, time + 1), (path, size + 1, time), (f"{path}x", size, time)):
            with monkeypatch.context() as now:
                now.setitem(kept_files._first, folder, (changed, *others))
                assert stamp() != first, changed
    assert stamp() == first


def test_a_template_that_was_edited_is_another_and_so_is_that_of_another_jinja(monkeypatch: pytest.MonkeyPatch) -> None:
    environment = templates(templates_folder())
    before = _known_by(Bucket(environment, "base.html", "a checksum"))
    assert _known_by(Bucket(environment, "base.html", "a checksum")) == before
    assert _known_by(Bucket(environment, "base.html", "of an edit")) != before
    assert _known_by(Bucket(environment, "more.html", "a checksum")) != before
    monkeypatch.setattr(render, "__version__", "0.1")
    assert _known_by(Bucket(environment, "base.html", "a checksum")) != before


def test_files_in_which_something_is_kept_are_of_one_python() -> None:
    assert f"{sys.hexversion:x}-{sys.flags.optimize}" in kept_modules.PREFIX
    assert kept_code.FILE == kept_modules.PREFIX
    assert kept_modules.FILE.startswith(kept_modules.PREFIX)


@pytest.mark.parametrize("name", ["FONTCONFIG_FILE", "HB_SHAPER_LIST", "LANG", "LC_ALL", "PYTHONUTF8", "TZ", "HOME"])
def test_a_run_in_other_surroundings_is_another_command(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = record.command(["check"])
    monkeypatch.setenv(name, "elsewhere")
    assert record.command(["check"]) != before


def test_a_run_of_another_python_or_in_another_folder_is_another_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = record.command(["check"])
    others: list[Callable[[pytest.MonkeyPatch], None]] = [
        lambda now: now.setattr(sys, "version", "3.99"),
        lambda now: now.setattr(sys, "executable", "/elsewhere/python"),
        lambda now: now.setattr(sys, "path", [*sys.path, str(tmp_path)]),
        lambda now: now.chdir(tmp_path),
    ]
    for other in others:
        with monkeypatch.context() as now:
            other(now)
            assert record.command(["check"]) != before
    assert record.command(["check"]) == before


def test_a_record_of_another_user_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = str(tmp_path / "record")
    record.write_own(file, b"printed")
    assert record.read_own(file) == b"printed"
    user = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: user)
    with pytest.raises(PermissionError):
        record.read_own(file)
