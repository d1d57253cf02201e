"""The wheel works away from the checkout, with its own templates and data."""

import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from tests.support.places import ROOT

pytestmark = pytest.mark.tools

CHECKOUT = ROOT
LIBRARIES = [Path(sysconfig.get_path(name)) for name in ("purelib", "platlib")]

RECORDER = """\
import os, runpy, sys
log_name, command, *sys.argv[1:] = sys.argv[1:]
log = open(log_name, "w", encoding="utf-8", buffering=1)
def record(event, args):
    if event == "open" and isinstance(args[0], (str, bytes, os.PathLike)):
        log.write(os.path.abspath(os.fsdecode(args[0])) + "\\n")
sys.argv[0] = command
sys.addaudithook(record)
runpy.run_path(command, run_name="__main__")
"""
"""Runs the installed command as a shell would, and records each file that the command opens."""


def run(*command: str | Path, cwd: Path) -> str:
    """Run *command* in *cwd*, and return its output; fail with all output if its status is not 0."""
    completed = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert completed.returncode == 0, completed.stdout + completed.stderr
    return completed.stdout


@pytest.fixture(scope="module")
def wheel_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a copy of the smallest matter, and a virtual environment that has the wheel."""
    folder = tmp_path_factory.mktemp("away").resolve()
    shutil.copytree(CHECKOUT / "matters" / "minimal", folder / "minimal")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    run(*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, CHECKOUT, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=False, symlinks=True)
    python = folder / "venv" / "bin" / "python"
    run(*pip, "--python", python, "install", "--no-index", "--no-deps", wheel, cwd=folder)
    # The libraries of the tests' environment are used, but not its .pth files, which would add the checkout.
    (packages(folder) / "lent.pth").write_text("\n".join(str(path) for path in LIBRARIES), encoding="utf-8")
    return folder


def packages(wheel_folder: Path) -> Path:
    """Return the folder where the wheel was installed."""
    (folder,) = (wheel_folder / "venv" / "lib").glob("python*/site-packages")
    return folder


def in_checkout(path: Path) -> bool:
    """Whether *path* is the project's own file, and not part of an environment inside the checkout."""
    in_environment = any(path.is_relative_to(folder) for folder in [*LIBRARIES, Path(sys.prefix)])
    return path.is_relative_to(CHECKOUT) and not in_environment


@pytest.fixture(scope="module")
def opened_files(wheel_folder: Path) -> list[Path]:
    """Build the matter with the installed command and return the files that it opened."""
    binaries = wheel_folder / "venv" / "bin"
    command = binaries / "assembler"
    run(
        binaries / "python",
        "-I",
        "-c",
        RECORDER,
        wheel_folder / "opened",
        command,
        "build",
        "minimal",
        "--out",
        "out",
        cwd=wheel_folder,
    )
    return [Path(line) for line in (wheel_folder / "opened").read_text(encoding="utf-8").splitlines()]


@pytest.mark.usefixtures("opened_files")
def test_the_wheel_builds_a_paper(wheel_folder: Path) -> None:
    papers = list((wheel_folder / "out").rglob("*.pdf"))
    assert papers
    assert all(paper.read_bytes().startswith(b"%PDF-") for paper in papers)


def test_the_program_runs_from_the_wheel(wheel_folder: Path) -> None:
    python = wheel_folder / "venv" / "bin" / "python"
    module_path = run(python, "-I", "-c", "import assembler; print(assembler.__file__)", cwd=wheel_folder)
    assert Path(module_path.strip()) == packages(wheel_folder) / "assembler" / "__init__.py"


@pytest.mark.parametrize(("folder", "suffix"), [("templates", ".html"), ("templates", ".yaml"), ("data", ".yaml")])
def test_the_program_reads_only_files_of_the_wheel(
    wheel_folder: Path, opened_files: list[Path], folder: str, suffix: str
) -> None:
    inside = packages(wheel_folder) / "assembler" / folder
    assert [path for path in opened_files if path.suffix == suffix and path.is_relative_to(inside)]
    assert [path for path in opened_files if in_checkout(path)] == []


@pytest.mark.parametrize("folder", ["templates", "assembler/data"])
def test_the_wheel_has_every_file_of_a_folder(wheel_folder: Path, folder: str) -> None:
    expected = {path.relative_to(CHECKOUT / folder) for path in (CHECKOUT / folder).rglob("*.*")}
    installed = packages(wheel_folder) / "assembler" / Path(folder).name
    assert expected
    assert {path for path in expected if not (installed / path).is_file()} == set()


def test_the_wheel_declares_that_it_is_typed(wheel_folder: Path) -> None:
    assert (packages(wheel_folder) / "assembler" / "py.typed").is_file()
