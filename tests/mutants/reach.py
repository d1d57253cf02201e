"""A pytest plugin that records the lines of the program that each test reaches, and the time of the test.

The file named by `MUTANTS_REACH` gets one line of JSON for each passing test, after a first line without a test for the
lines that run when modules are imported. Values cached by `functools.cache` are dropped before the first test of each
file, as if the file ran alone: otherwise values from earlier files would hide the lines that compute them.
"""

import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

import pytest

from tests.mutants.changes import FOLDERS
from tests.support.places import ROOT

MONITORING: Any = vars(sys)["monitoring"]  # in Python 3.12 and later
TOOL = MONITORING.COVERAGE_ID
EVENTS = MONITORING.events
CACHED_FUNCTION = type(cache(len))
MEASURED = tuple(f"{ROOT / folder}{os.sep}" for folder in FOLDERS)


class Reach:
    """The lines that the running test has reached so far."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.lines: dict[str, set[int]] = defaultdict(set)
        self.file: Path | None = None
        self.passed = True

    def start(self) -> None:
        """Watch every function from now on, and each line of the functions in the measured folders."""
        MONITORING.use_tool_id(TOOL, "mutants")
        MONITORING.register_callback(TOOL, EVENTS.PY_START, self.enter)
        MONITORING.register_callback(TOOL, EVENTS.LINE, self.reach_line)
        MONITORING.set_events(TOOL, EVENTS.PY_START)

    def enter(self, code: CodeType, _offset: int) -> object:
        """Watch the lines of *code* if it is in a measured folder."""
        if code.co_filename.startswith(MEASURED):
            MONITORING.set_local_events(TOOL, code, EVENTS.LINE)
        return MONITORING.DISABLE

    def reach_line(self, code: CodeType, number: int) -> object:
        """Record that a line is reached, and stop watching it until the next test."""
        self.lines[code.co_filename].add(number)
        return MONITORING.DISABLE

    def pytest_collection_finish(self) -> None:
        """Write the lines that run when modules are imported."""
        self.write("", 0.0)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Write the lines that *item* reaches and its time in seconds, if it passes."""
        if item.path != self.file:
            self.file = item.path
            forget()
        self.lines.clear()
        self.passed = True
        MONITORING.restart_events()
        start = time.process_time()
        result = yield
        if self.passed:
            self.write(item.nodeid, time.process_time() - start)
        return result

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Discard the lines of a test that does not pass."""
        self.passed = self.passed and report.passed

    def pytest_unconfigure(self) -> None:
        """Stop watching."""
        MONITORING.set_events(TOOL, 0)
        MONITORING.free_tool_id(TOOL)

    def write(self, test: str, seconds: float) -> None:
        """Append a line about *test* to the file."""
        lines = {Path(name).relative_to(ROOT).as_posix(): sorted(numbers) for name, numbers in self.lines.items()}
        with self.target.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps({"test": test, "seconds": round(seconds, 3), "lines": lines}) + "\n")


def forget() -> None:
    """Empty every cache of a function of the program or of its tests."""
    modules = [module for name, module in sys.modules.items() if name.startswith(("assembler.", "tests."))]
    for module in modules:
        for value in [*vars(module).values()]:
            if isinstance(value, CACHED_FUNCTION):
                value.cache_clear()


REACH = Reach(Path(os.environ.get("MUTANTS_REACH", os.devnull)))
if "MUTANTS_REACH" in os.environ:
    REACH.start()  # before any module of the program is imported


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(REACH)
