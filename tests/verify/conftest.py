"""Fixtures with the complaint that the tests of this folder change."""

from types import SimpleNamespace

import pytest

from tests.support.returned_papers import Bench


@pytest.fixture(scope="session")
def built_bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """The complaint of King County, built once for all tests."""
    return Bench(tmp_path_factory.mktemp("returned"))


@pytest.fixture
def bench(built_bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """The complaint of King County, which `verify` uses instead of building it again."""
    pdf_output = SimpleNamespace(make=lambda *_: built_bench.paper)
    monkeypatch.setattr("assembler.verify.verify.examine_matter", lambda *_: built_bench.checked)
    monkeypatch.setattr("assembler.verify.verify.PDF", pdf_output)
    return built_bench
