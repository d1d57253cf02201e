"""A matter in a revision of its git repository, read without running any program of the repository."""

from pathlib import Path

import pytest

from assembler.findings.finding import MatterError, Place
from assembler.load import load
from assembler.load.revisions import RevisionTexts, revision_texts
from tests.support.git import commit, run_git

HERE = Place("matter.yaml", 1, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a repository in which a matter and the file that it extends were changed after the tag `filed`."""
    (tmp_path / "base.yaml").write_text("court: wawd\n", "utf-8")
    (tmp_path / "matter.yaml").write_text("extends: base.yaml\nnumber: '1'\n", "utf-8")
    run_git(tmp_path, "init")
    commit(tmp_path, "filed")
    run_git(tmp_path, "tag", "filed")
    (tmp_path / "base.yaml").write_text("court: wasuper\n", "utf-8")
    (tmp_path / "matter.yaml").write_text("extends: base.yaml\nnumber: '2'\n", "utf-8")
    (tmp_path / "new.yaml").write_text("court: wawd\n", "utf-8")
    return tmp_path


def texts(folder: Path, name: str = "filed") -> RevisionTexts:
    return revision_texts(name, folder / "matter.yaml", HERE)


def test_a_matter_and_its_extended_files_are_read_as_of_a_revision(folder: Path) -> None:
    source = load(folder / "matter.yaml", open_texts=texts(folder))

    assert dict(source.data) == {"court": "wawd", "number": "1"}
    assert source.revision
    assert source.revision.name == "filed"
    assert dict(load(folder / "matter.yaml").data) == {"court": "wasuper", "number": "2"}


def test_a_file_that_the_revision_lacks_is_not_read_from_disk(folder: Path) -> None:
    with pytest.raises(MatterError, match="is not in revision `filed` of the git repository"):
        load(folder / "new.yaml", open_texts=texts(folder))


@pytest.mark.parametrize("name", ["fild", "--help", "filed:matter.yaml", "a b", "HEAD~9", "$(touch x)"])
def test_a_revision_that_does_not_exist_is_reported(folder: Path, name: str) -> None:
    with pytest.raises(MatterError, match="has no revision"):
        texts(folder, name)


def test_a_folder_that_is_not_a_repository_is_reported(tmp_path: Path) -> None:
    with pytest.raises(MatterError, match="is not in a git repository"):
        texts(tmp_path)


def test_a_missing_git_is_reported(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MatterError, match="git, which reads revisions, cannot be run"):
        texts(folder)


@pytest.mark.parametrize("git_path", ["commondir", "objects/info/alternates", "objects/pack/foreign.pack"])
def test_a_repository_that_reads_from_elsewhere_is_refused(folder: Path, git_path: str) -> None:
    file = folder / ".git" / git_path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.symlink_to(folder / "matter.yaml")
    with pytest.raises(MatterError, match=f"reads from another folder, through `.git/{git_path}`"):
        texts(folder)


def test_no_program_of_the_repository_is_run(folder: Path) -> None:
    marker = folder / "ran"
    for key in ("core.fsmonitor", "filter.x.smudge", "core.pager", "diff.x.textconv"):
        run_git(folder, "config", key, f"touch {marker}")
    (folder / ".git/info/attributes").write_text("*.yaml filter=x diff=x\n", "utf-8")
    hook = folder / ".git/hooks/post-checkout"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\ntouch {marker}\n", "utf-8")
    hook.chmod(0o755)

    assert load(folder / "matter.yaml", open_texts=texts(folder)).data["number"] == "1"
    assert not marker.exists()
