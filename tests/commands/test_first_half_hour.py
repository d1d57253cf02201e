"""A newcomer gets a sample to change, and is told what the machine lacks."""

import sys
from pathlib import Path

import pytest

from assembler import cli_preview
from assembler.commands import doctor
from assembler.commands.doctor import Need, needs, report
from tests.support.places import ROOT
from tests.support.runs import check, run_here


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The matters that a preview was asked to show, without showing them."""
    asked: list[Path] = []
    monkeypatch.setattr(cli_preview, "show", lambda matter, **_: asked.append(matter))
    return asked


def test_the_demo_is_the_flagship_in_a_new_folder_and_is_shown(folder: Path, shown: list[Path]) -> None:
    assert run_here("demo", "kites").status == 0
    assert shown == [Path("kites/king_county.yaml")]
    flagship = {file.name: file.read_bytes() for file in (ROOT / "matters/parler_v_amazon").glob("*.yaml")}
    assert {file.name: file.read_bytes() for file in (folder / "kites").iterdir()} == flagship
    assert check("kites/king_county.yaml").status == 0


def test_the_demo_replaces_nothing(folder: Path, shown: list[Path]) -> None:
    (folder / "kites").mkdir()
    (folder / "kites/notes.txt").write_text("mine", "utf-8")
    (folder / "file").write_text("mine", "utf-8")
    for name in ("kites", "file"):
        run = run_here("demo", name)
        assert (run.status, "exists; give a new folder" in run.err) == (2, True)
    assert shown == []
    assert (folder / "kites/notes.txt").read_text("utf-8") == "mine"


def test_the_doctor_lists_installed_programs_and_how_to_get_the_missing_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    run = run_here("doctor")
    assert run.status == 0
    assert f"there: Python {sys.version_info[0]}.{sys.version_info[1]}" in run.out
    assert "papers can be made" in run.out
    lacking = [Need("Pango", "all papers", is_there=False, remedy="apt-get install pango", required=True)]
    monkeypatch.setattr(doctor, "needs", lambda: lacking)
    run = run_here("doctor")
    assert run.status == 1
    assert run.out.splitlines() == [
        "missing: Pango, for all papers",
        "    apt-get install pango",
        "papers cannot be made until each required part is installed",
    ]


def test_the_command_that_installs_a_package_works_in_any_folder() -> None:
    commands = [need.remedy for need in needs() if need.name.startswith("the package ")]
    assert commands
    assert all(command.endswith(need_name) for command, (need_name, _) in zip(commands, doctor.PACKAGES, strict=True))
    assert not any(" -e " in command for command in commands)


def test_a_missing_optional_package_stops_nothing() -> None:
    listed = [Need("the package x", "a thing", is_there=False, remedy="pip install x"), *needs()]
    assert [*report(listed)][-1] == "papers can be made; each missing part is needed only for the use named"


def test_a_new_matter_is_not_offered_to_be_shown_without_the_packages(
    shown: list[Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    cli_preview.offer(Path("kites"))
    output = capsys.readouterr().out
    assert "pip install starlette uvicorn" in output
    assert "`assembler preview kites` shows its pages" in output
    assert "now?" not in output
    assert shown == []
