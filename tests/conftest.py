"""Fixtures that all tests share: golden files, the catalog, and the folders of the project. All are fast to import."""

import gc
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from assembler.__main__ import GC_THRESHOLDS
from assembler.rules.failed import FAILURES
from tests.support.places import ROOT

Golden = Callable[[Path, str], None]
"""Compares a text with its golden file."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the golden files; then read `git diff`")


def pytest_configure(config: pytest.Config) -> None:
    gc.set_threshold(*GC_THRESHOLDS)  # as in the program
    FAILURES.are_raised = True  # an exception in a rule fails the test; as a finding, it could be overlooked
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # `nohup` and `&` do that, also for the tests' processes
        signal.signal(signal.SIGINT, signal.default_int_handler)
    config.addinivalue_line("markers", "pdf: typesets pages, which takes half a second a paper")
    config.addinivalue_line("markers", "slow: takes a third of a second or more; only `make test-tools` runs it")
    config.addinivalue_line("markers", "tools: needs another program, which `make test-tools` installs")


def pytest_collection_finish() -> None:
    """Exclude imported modules from garbage collection, because they stay in use."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return a function that compares a text with its whole golden file; with `--update` it writes the file first."""
    update = bool(request.config.getoption("--update"))

    def compare(file: Path, text: str) -> None:
        if update:
            file.write_text(text, "utf-8")
        assert text == (file.read_text("utf-8") if file.is_file() else "")

    return compare


@pytest.fixture
def at_root(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run at the top of the project, so that messages name files relative to it."""
    monkeypatch.chdir(ROOT)
    return ROOT


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run in an empty folder, so that messages name files relative to it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def first(folder: Path) -> None:
    """Write the first complaint's matter to the folder, as first.yaml."""
    (folder / "first.yaml").write_text((ROOT / "matters/first_complaint/matter.yaml").read_text("utf-8"), "utf-8")
