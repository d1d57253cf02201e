"""A new user gets a sample to change, and a list of what the machine lacks."""

import sys
from pathlib import Path

import pytest

from assembler.cli import preview
from assembler.commands import doctor
from assembler.commands.doctor import Need, needs, report
from tests.support.places import ROOT
from tests.support.runs import check, run_here


@pytest.fixture
def previewed_matters(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return a list that collects the matters to preview, without showing them."""
    matters: list[Path] = []
    monkeypatch.setattr(preview, "show", lambda matter, **_: matters.append(matter))
    return matters


@pytest.mark.slow
def test_the_demo_copies_the_sample_to_a_new_folder_and_shows_it(folder: Path, previewed_matters: list[Path]) -> None:
    assert run_here("demo", "kites").status == 0
    assert previewed_matters == [Path("kites/king_county.yaml")]
    sample_files = {file.name: file.read_bytes() for file in (ROOT / "matters/parler_v_amazon").glob("*.yaml")}
    assert {file.name: file.read_bytes() for file in (folder / "kites").iterdir()} == sample_files
    assert check("kites/king_county.yaml").status == 0


def test_the_demo_replaces_nothing(folder: Path, previewed_matters: list[Path]) -> None:
    (folder / "kites").mkdir()
    (folder / "kites/notes.txt").write_text("mine", "utf-8")
    (folder / "file").write_text("mine", "utf-8")
    for name in ("kites", "file"):
        run = run_here("demo", name)
        assert run.status == 2
        assert "exists; give a new folder" in run.err
    assert previewed_matters == []
    assert (folder / "kites/notes.txt").read_text("utf-8") == "mine"


def test_the_doctor_lists_installed_programs_and_how_to_get_the_missing_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    run = run_here("doctor")
    assert run.status == 0
    assert f"there: Python {sys.version_info[0]}.{sys.version_info[1]}" in run.out
    assert "papers can be made" in run.out
    missing_needs = [Need("Pango", "all papers", is_installed=False, remedy="apt-get install pango", required=True)]
    monkeypatch.setattr(doctor, "needs", lambda: missing_needs)
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


def test_a_missing_optional_package_does_not_stop_papers() -> None:
    all_needs = [Need("the package x", "a thing", is_installed=False, remedy="pip install x"), *needs()]
    assert [*report(all_needs)][-1] == "papers can be made; each missing part is needed only for the use named"


def test_a_preview_of_a_new_matter_is_not_offered_without_its_packages(
    previewed_matters: list[Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    preview.offer(Path("kites"))
    output = capsys.readouterr().out
    assert "pip install starlette uvicorn" in output
    assert "`assembler preview kites` shows its pages" in output
    assert "now?" not in output
    assert previewed_matters == []
