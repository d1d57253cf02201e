"""What all tests share: golden files, the catalogue, and the folders of the project. Nothing here is slow to import."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.places import ROOT

Golden = Callable[[Path, str], None]
"""Compares a text with the file that holds what it is to be."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the golden files anew; then read `git diff`")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "pdf: sets pages, and takes half a second a paper")
    config.addinivalue_line(
        "markers", "tools: needs a program that is no Python package; `make test-tools` installs it"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return what compares a text with its golden file, the whole of it; with `--update` the file is written first."""
    update = bool(request.config.getoption("--update"))

    def compare(file: Path, text: str) -> None:
        if update:
            file.write_text(text, "utf-8")
        assert text == (file.read_text("utf-8") if file.is_file() else "")

    return compare


@pytest.fixture
def at_root(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work at the top of the project, so that messages name files as a user there reads them."""
    monkeypatch.chdir(ROOT)
    return ROOT
