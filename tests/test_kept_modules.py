"""The bytecode of modules is taken from one file, and only where Python would take the same from its own."""

import importlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from assembler import kept_modules

NAMES = ("sample_kites", "sample_kites.tail")


@pytest.fixture
def kites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package of one module, whose bytecode is kept."""
    monkeypatch.setattr(kept_modules, "FILE", str(tmp_path / "kept"))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # Python itself takes two saves in one second for one
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    folder = tmp_path / NAMES[0]
    folder.mkdir()
    (folder / "__init__.py").write_text('"""Kites."""\n')
    (folder / "tail.py").write_text("COLOR = 'red'\n")
    Path(kept_modules.FILE).write_bytes(kept_modules.file_of(dict(zip(NAMES, imported(), strict=True))))
    yield folder
    forget()


def forget() -> None:
    for name in NAMES:
        sys.modules.pop(name, None)
    importlib.invalidate_caches()


def imported() -> list[ModuleType]:
    forget()
    return [importlib.import_module(name) for name in NAMES]


def flipped(data: bytes, place: int) -> bytes:
    """Return *data* with one bit changed."""
    return data[:place] + bytes([data[place] ^ 1 << place % 8]) + data[place + 1 :]


def are_kept(modules: list[ModuleType]) -> list[bool]:
    return [isinstance(module.__loader__, kept_modules._Loader) for module in modules]


def test_a_module_that_is_kept_is_the_module_that_python_imports(kites: Path) -> None:
    plain = imported()
    kept_modules.begin()
    kept = imported()
    assert (are_kept(plain), are_kept(kept)) == ([False, False], [True, True])
    for one, other in zip(plain, kept, strict=True):
        for name in ("__name__", "__file__", "__cached__", "__package__", "__doc__"):
            assert getattr(one, name) == getattr(other, name), name
    assert kept[0].__path__ == [str(kites)]
    assert kept[1].COLOR == "red"
    assert kept[1].__spec__ is not None
    assert kept[1].__spec__.loader.get_source(NAMES[1]) == "COLOR = 'red'\n"  # type: ignore[union-attr]


def test_a_module_that_has_changed_since_is_read_anew(kites: Path) -> None:
    kept_modules.begin()
    (kites / "tail.py").write_text("COLOR = 'blue'\n")
    package, tail = imported()
    assert (are_kept([package, tail]), tail.COLOR) == ([True, False], "blue")
    (kites / "tail.py").write_text("COLOR = 'gray'\n")  # as long as before
    assert imported()[1].COLOR == "gray"
    (kites / "tail.py").unlink()
    with pytest.raises(ModuleNotFoundError):
        imported()


@pytest.mark.usefixtures("kites")
def test_a_module_of_that_name_in_another_package_is_not_taken_for_it(tmp_path: Path) -> None:
    kept_modules.begin()
    other = tmp_path / "other"
    other.mkdir()
    (other / "tail.py").write_text("COLOR = 'green'\n")
    package, _ = imported()
    del sys.modules[NAMES[1]]
    package.__path__[:] = [str(other)]
    assert importlib.import_module(NAMES[1]).COLOR == "green"


@pytest.mark.usefixtures("kites")
def test_nothing_is_taken_for_another_path_of_modules_or_a_program_that_was_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as now:
        now.setattr(sys, "path", [*sys.path, str(tmp_path / "more")])
        kept_modules.begin()
        assert are_kept(imported()) == [False, False]
    Path(kept_modules.FILE).rename(tmp_path / "moved")
    monkeypatch.setattr(kept_modules, "FILE", str(tmp_path / "moved"))
    kept_modules.begin()
    assert are_kept(imported()) == [False, False]


@pytest.mark.usefixtures("kites")
def test_nothing_is_taken_where_a_folder_of_the_users_comes_first_but_in_a_worker_of_a_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "own"))
    kept_modules.begin()
    assert are_kept(imported()) == [False, False]
    monkeypatch.setenv("PYTHONPATH", kept_modules.PROGRAM)
    monkeypatch.setattr(sys, "path", [sys.path[0], kept_modules.PROGRAM, *sys.path[1:]])
    kept_modules.begin()
    assert are_kept(imported()) == [True, True]


@pytest.mark.usefixtures("kites")
def test_a_module_whose_code_is_damaged_is_read_from_its_own_file() -> None:
    file = Path(kept_modules.FILE)
    whole = file.read_bytes()
    damaged = [flipped(whole, len(whole) - place) for place in range(4, 60, 7)]
    for data in (whole[:-60] + bytes(60), *damaged):
        file.write_bytes(data)
        kept_modules.begin()
        assert imported()[1].COLOR == "red"
        sys.meta_path.pop(0)


@pytest.mark.usefixtures("kites")
def test_a_file_that_is_none_of_ours_or_not_whole_is_passed_over() -> None:
    file = Path(kept_modules.FILE)
    whole = file.read_bytes()
    for data in (b"", b"\0" * 7, b"\0" * 7 + b"\5abcde", b"\xff" * 40, whole[:-1], whole[:100]):
        file.write_bytes(data)
        kept_modules.begin()
        assert are_kept(imported()) == [False, False], data[:20]
    for damaged in (flipped(whole, 30), whole + b"x"):
        file.write_bytes(damaged)
        kept_modules.begin()
        assert are_kept(imported()) == [False, False]
    others: list[Callable[[Path], None]] = [Path.mkdir, os.mkfifo, lambda path: path.symlink_to("/dev/zero")]
    for make in others:
        if file.is_dir():
            file.rmdir()
        else:
            file.unlink()
        make(file)
        kept_modules.begin()
        assert are_kept(imported()) == [False, False]
    file.unlink()
    kept_modules.begin()
    assert are_kept(imported()) == [False, False]
    file.write_bytes(whole)
    kept_modules.begin()
    assert are_kept(imported()) == [True, True]
