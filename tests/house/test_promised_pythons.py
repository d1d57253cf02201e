"""The wheel, installed into an empty environment, makes papers with each Python version that the project supports."""

import os
import shutil
import subprocess
import sys
import tomllib
from itertools import islice
from pathlib import Path

import pytest

from tests.support.places import ROOT

pytestmark = pytest.mark.slow

OLDEST_MINOR = 11
NEWEST_MINOR = 14
"""The oldest and the newest minor version of Python 3 that the project supports."""

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
FLAGSHIP_MATTERS = ["matters/parler_v_amazon/federal.yaml", "matters/parler_v_amazon/king_county.yaml"]
ROW_COUNT = 5
IMPORT_ALL = """\
import importlib, pkgutil, assembler
for module in pkgutil.walk_packages(assembler.__path__, "assembler."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
"""


def run(*command: str | Path, cwd: Path) -> str:
    """Run *command* in *cwd* without access to the checkout's modules; if it fails, show its output."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    env["XDG_CACHE_HOME"] = str(cwd / "cache")
    completed = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert completed.returncode == 0, completed.stdout + completed.stderr
    return completed.stdout + completed.stderr


def pythons(minor: int) -> list[Path]:
    """Return the commands that may be Python 3.*minor*: those on PATH, and those that pyenv installed."""
    name = f"python3.{minor}"
    on_path = [Path(folder, name) for folder in os.get_exec_path()]
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    return [Path(sys.executable), *on_path, *sorted(pyenv.glob(f"3.{minor}.*/bin/{name}"))]


def is_python(minor: int, command: Path) -> bool:
    """Whether *command* runs and is Python 3.*minor*; a command that pyenv has disabled does not run."""
    version = f"import sys, venv; sys.exit(sys.version_info[:2] != (3, {minor}))"
    try:
        return subprocess.run([command, "-c", version], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel once for all Python versions, because it does not depend on the version."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([*PIP, "wheel", "--no-deps", "--no-build-isolation", "-w", folder, ROOT], check=True)
    (wheel_file,) = folder.glob("*.whl")
    return wheel_file


@pytest.fixture
def suits(tmp_path: Path) -> Path:
    """Copy the flagship, and a batch with its first rows, to a folder that is not a checkout."""
    shutil.copytree(ROOT / "matters" / "parler_v_amazon", tmp_path / "matters" / "parler_v_amazon")
    accounts = tmp_path / "accounts"
    accounts.mkdir()
    shutil.copy(ROOT / "matters" / "credit_accounts" / "base.yaml", accounts)
    with (ROOT / "matters" / "credit_accounts" / "accounts.csv").open(encoding="utf-8") as csv_file:
        (accounts / "accounts.csv").write_text("".join(islice(csv_file, 1 + ROW_COUNT)), "utf-8")
    return tmp_path


@pytest.mark.parametrize("minor", range(OLDEST_MINOR, NEWEST_MINOR + 1))
def test_a_promised_python_makes_the_papers(minor: int, wheel: Path, suits: Path) -> None:
    commands = [command for command in pythons(minor) if is_python(minor, command)]
    if not commands:
        pytest.skip(f"this machine has no Python 3.{minor}")
    run(commands[0], "-m", "venv", "--without-pip", suits / "venv", cwd=suits)
    binaries = suits / "venv" / "bin"
    run(*PIP, "--python", binaries / "python", "install", f"{wheel}[preview,editor]", cwd=suits)
    run(binaries / "python", "-c", IMPORT_ALL, cwd=suits)
    run(binaries / "assembler", "build", *FLAGSHIP_MATTERS, cwd=suits)
    run(binaries / "assembler", "batch", "accounts/base.yaml", "accounts/accounts.csv", "--out", "rows", cwd=suits)
    run(binaries / "assembler", "doctor", cwd=suits)
    complaints = [suits / "output" / suit.removesuffix(".yaml") / "complaint.pdf" for suit in FLAGSHIP_MATTERS]
    assert [paper for paper in complaints if not paper.is_file()] == []
    assert len(list((suits / "rows").rglob("complaint.pdf"))) == ROW_COUNT


def test_lint_and_types_are_checked_for_the_oldest_python() -> None:
    assert PROJECT["project"]["requires-python"] == f">=3.{OLDEST_MINOR}"
    assert PROJECT["tool"]["ruff"]["target-version"] == f"py3{OLDEST_MINOR}"
    assert PROJECT["tool"]["mypy"]["python_version"] == f"3.{OLDEST_MINOR}"
