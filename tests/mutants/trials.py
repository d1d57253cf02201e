"""A pytest plugin that collects all tests, and then tries changes instead of running the tests.

A change inside a function is tried in a fork of this process, in which the function has the changed code. A change that
runs when modules are imported is tried in a new run of pytest, in this copy of the project, with the changed file. The
file named by `MUTANTS_TRIALS` has the changes; results are appended to the file named by `MUTANTS_RESULTS`.
"""

import gc
import json
import os
import resource
import select
import signal
import subprocess
import sys
import time
from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest

from tests.mutants.changes import Change
from tests.mutants.reach import forget
from tests.support.places import ROOT

PYTEST = (sys.executable, "-m", "pytest", "-x", "-q", "-m", "", "-p", "no:cacheprovider", "--hypothesis-seed=0")

Key = tuple[str, str, int]
"""The file of a function, its name within the file, and its first line."""


class Trials:
    """The changes to try, each with the ids of the tests to run, and the seconds that each test takes."""

    def __init__(self, plan: dict[str, Any], results: Path) -> None:
        self.seconds: dict[str, float] = plan["seconds"]
        self.trials: list[dict[str, Any]] = plan["trials"]
        self.results = results

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try every change."""
        functions = functions_by_key()
        items = {item.nodeid: item for item in session.items}
        for trial in self.trials:
            change = Change(**trial["change"])
            start = time.time()
            code = None if trial["imported"] else changed_code(change)
            changed_functions = functions[key(code)] if code else []
            if code and changed_functions and may_have_code(changed_functions, code):
                chosen_items = [items[test] for test in trial["tests"] if test in items]
                noticed = self.in_fork(chosen_items, changed_functions, code)
            else:
                noticed = self.in_new_run(change, trial["tests"])
            record = {"number": trial["number"], "noticed": noticed, "took": round(time.time() - start, 1)}
            with self.results.open("a", encoding="utf-8") as stream:
                stream.write(json.dumps(record) + "\n")
        return True

    def in_fork(self, items: list[pytest.Item], functions: list[FunctionType], code: CodeType) -> str:
        """Run *items* in a fork in which *functions* have *code*; return the test that fails, or ""."""
        receiver, sender = os.pipe()
        child = os.fork()
        if not child:
            os.setsid()
            os.dup2(os.open(os.devnull, os.O_RDWR), 1)
            os.dup2(1, 2)
            for function in functions:
                function.__code__ = code
            forget()
            run(items, self.seconds, sender)
            os._exit(0)
        os.close(sender)
        noticed = self.follow(receiver)
        os.close(receiver)
        with suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return noticed

    def follow(self, receiver: int) -> str:
        """Read from *receiver* which tests begin and how they end; return the test that fails, hangs or dies."""
        running_test = "the start"
        text = ""
        while True:
            readable, _, _ = select.select([receiver], [], [], 120 + 60 * self.seconds.get(running_test, 0))
            received = os.read(receiver, 65536).decode() if readable else ""
            *events, text = (text + received).split("\n")
            for event in events:
                kind, _, test = event.partition(" ")
                if kind == "fails":
                    return test
                if kind == "ends":
                    return ""
                running_test = test
            if not received:
                return f"{running_test} (stopped)"

    def in_new_run(self, change: Change, tests: list[str]) -> str:
        """Run *tests* with the file of *change* replaced; return the first line about a failure, or ""."""
        if not tests:
            return ""
        file = ROOT / change.path
        source = file.read_bytes()
        limit = int(60 + 10 * sum(self.seconds[test] for test in tests))
        try:
            file.write_bytes(change.applied(source))
            run = subprocess.run(
                [*PYTEST, *tests],
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=False,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (limit, limit)),
                env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
            )
        finally:
            file.write_bytes(source)
        failures = [line for line in run.stdout.splitlines() if line.startswith(("FAILED ", "ERROR "))]
        if run.returncode < 0 or "ImportError while loading conftest" in run.stderr:
            failures.append("the start (stopped)")
        if run.returncode > 1 and not failures:
            raise RuntimeError(f"pytest did not run: {run.stderr[-500:]}")
        return failures[0] if failures else ""


def run(items: list[pytest.Item], seconds: dict[str, float], sender: int) -> None:
    """Run *items* up to the first failure; write to *sender* each test that begins, and the failure or the end."""

    class Watch:
        def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
            if report.failed:
                os.write(sender, f"fails {report.nodeid}\n".encode())
                os._exit(1)

    for index, item in enumerate(items):
        if not index:
            item.config.pluginmanager.register(Watch())
        os.write(sender, f"begins {item.nodeid}\n".encode())
        start = time.process_time()
        limit = int(start + 20 + 10 * seconds[item.nodeid])
        resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.getrlimit(resource.RLIMIT_CPU)[1]))
        following = items[index + 1] if index + 1 < len(items) else None
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
    os.write(sender, b"ends\n")


def may_have_code(functions: list[FunctionType], code: CodeType) -> bool:
    """Whether *code* can replace the code of *functions*: it must use as many variables of outer functions."""
    return all(len(function.__code__.co_freevars) == len(code.co_freevars) for function in functions)


def functions_by_key() -> dict[Key, list[FunctionType]]:
    """Return the functions of the program that exist now."""
    functions: dict[Key, list[FunctionType]] = defaultdict(list)
    gc.unfreeze()
    for value in gc.get_objects():
        if isinstance(value, FunctionType) and value.__module__ and value.__module__.startswith("assembler."):
            functions[key(value.__code__)].append(value)
    gc.freeze()
    return functions


def key(code: CodeType) -> Key:
    """Return the key of the function of *code*."""
    return code.co_filename, code.co_qualname, code.co_firstlineno


def changed_code(change: Change) -> CodeType | None:
    """Return the changed code of the outermost function that contains *change*."""
    file = ROOT / change.path
    source = file.read_bytes()
    before = outermost(compile(source, str(file), "exec"))
    after = {key(code): code for code in outermost(compile(change.applied(source), str(file), "exec"))}
    return next((after.get(key(code)) for code in before if change.line in span(code)), None)


def outermost(code: CodeType) -> list[CodeType]:
    """Return the outermost functions in *code*, a module or a class."""
    functions = []
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            functions += outermost(inner) if "__qualname__" in inner.co_names else [inner]
    return functions


def span(code: CodeType) -> range:
    """Return the lines of *code*, including the functions in it."""
    inner = [span(const)[-1] for const in code.co_consts if isinstance(const, CodeType)]
    return range(code.co_firstlineno, max([*inner, *(line for _, _, line in code.co_lines() if line)]) + 1)


def pytest_configure(config: pytest.Config) -> None:
    plan = json.loads(Path(os.environ["MUTANTS_TRIALS"]).read_text("utf-8"))
    config.pluginmanager.register(Trials(plan, Path(os.environ["MUTANTS_RESULTS"])))
