"""Files and folders of records in a root that are not files or folders, or are links out of it, are reported there."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.runs import check, one_error, run_here, write_file, write_matter

MAKERS: dict[str, Callable[[Path], None]] = {
    "a pipe or a device": os.mkfifo,
    "a folder": Path.mkdir,
    "a broken link": lambda file: file.symlink_to(file.name),
}
"""For each kind of file that is not a regular file, a function that makes one."""


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a root with an empty folder of courts."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "courts").mkdir()
    return tmp_path


@pytest.mark.parametrize("kind", MAKERS)
def test_a_court_that_is_not_a_regular_file_is_reported_at_the_file(root: Path, kind: str) -> None:
    MAKERS[kind](root / "courts/ours.yaml")
    error = one_error(check(write_matter(root, "court: ours\n")))
    assert (error["code"], error["file"], error["message"]) == ("YML001", "courts/ours.yaml", f"is {kind}, not a file")


@pytest.mark.parametrize("kind", MAKERS)
def test_a_list_of_spelled_words_that_is_not_a_regular_file_is_reported(root: Path, kind: str) -> None:
    MAKERS[kind](root / "spelling.txt")
    error = one_error(check(write_matter(root, "")))
    assert (error["file"], error["message"]) == ("spelling.txt", f"is {kind}, not a file")


def test_orders_of_a_judge_that_are_a_folder_are_reported(root: Path) -> None:
    (root / "judges/example.yaml").mkdir(parents=True)
    error = one_error(check(write_matter(root, "judge: Jordan Example\n")))
    assert (error["file"], error["message"]) == ("judges/example.yaml", "is a folder, not a file")


def test_a_plain_file_in_place_of_the_folder_of_courts_is_reported(root: Path) -> None:
    (root / "courts").rmdir()
    write_file(root, "extends: state\n", "courts")
    error = one_error(check(write_matter(root, "court: ours\n")))
    assert (error["code"], error["file"], error["message"]) == ("YML001", "courts", "is a file, not a folder")


@pytest.mark.parametrize("target", ["/dev/zero", "/dev/null", "/etc/passwd"])
@pytest.mark.parametrize("name", ["courts/ours.yaml", "spelling.txt"])
def test_a_link_out_of_the_root_is_refused_whatever_it_leads_to(root: Path, name: str, target: str) -> None:
    (root / name).symlink_to(target)
    error = one_error(check(write_matter(root, "court: ours\n" if name.startswith("courts") else "")))
    assert (error["code"], error["file"]) == ("TRU004", name)


def test_the_lock_of_an_editor_is_not_a_court(root: Path) -> None:
    (root / "courts/.#ours.yaml").symlink_to("somebody@somewhere.1234")
    run = run_here("list", "courts", "seattle")
    assert run.status == 0
    assert "wawd" in run.out
