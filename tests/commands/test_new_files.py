"""`assembler new` writes a complete matter, replaces no file, and prints the next steps."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from assembler.cli import cli
from assembler.commands.new.answers import complete
from assembler.commands.new.writing import write_matter

KITES = {"court": "wawd", "division": "Seattle"}


@pytest.fixture(autouse=True)
def in_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_an_existing_file_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "kites" / "matter.yaml"
    file.parent.mkdir()
    file.write_text("mine", "utf-8")
    with pytest.raises(FileExistsError) as error:
        write_matter(Path("kites"), complete(KITES))
    assert error.value.filename == str(Path("kites/matter.yaml"))
    assert file.read_text("utf-8") == "mine"


def test_a_matter_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Path, __: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(click.UsageError, match="no space left"):
        write_matter(Path("kites"), complete(KITES))
    assert [*files(tmp_path)] == []


def files(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.is_file())


@pytest.mark.parametrize("folder", ["kites", "kites/deeper"])
def test_a_file_in_place_of_the_folder_is_reported(tmp_path: Path, folder: str) -> None:
    (tmp_path / "kites").write_text("mine", "utf-8")
    result = CliRunner().invoke(cli, ["new", folder, "--court", "wawd"])
    assert result.exit_code == 2
    assert "`kites" in result.output


def test_an_invalid_record_of_a_firm_is_reported_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "courts").mkdir()
    (tmp_path / "courts" / "wawd.yaml").write_text("id: wawd\ncolor: blue\n", "utf-8")
    result = CliRunner().invoke(cli, ["new", "kites", "--court", "wawd"])
    assert result.exit_code == 2
    assert "`color`" in result.output


def test_the_command_makes_the_matter_and_names_the_next_step(tmp_path: Path) -> None:
    flags = ["--court", "wawd", "--plaintiff", "A LLC", "--plaintiff", "B LLC", "--defendant", "C, Inc."]
    result = CliRunner().invoke(cli, ["new", "deep/kites", *flags])
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[0] == str(Path("deep/kites/matter.yaml"))
    assert "`assembler check deep/kites`" in result.output
    assert [*files(tmp_path)] == [tmp_path / "deep" / "kites" / "matter.yaml"]
    second_result = CliRunner().invoke(cli, ["new", "deep/kites", *flags])
    assert second_result.exit_code == 2
    assert "already exists" in second_result.output
