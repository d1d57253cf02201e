"""What a worker of a cluster does for one row: it builds in a folder of its own, and sends the files back."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector
from threading import Lock

from assembler.batch import pool
from assembler.batch.filing import failed
from assembler.batch.outcome import Outcome
from assembler.batch.rows.row import Row
from assembler.batch.scratch import end_scratch, new_scratch
from assembler.batch.settings import Settings, from_json
from assembler.batch.wire import row_of
from assembler.findings.finding import Stopped
from assembler.language.english import series


@dataclass(frozen=True)
class Made:
    """What came of a row, and its files by their paths below the folder of papers; or how the worker differs.

    None stands for a file of an earlier build that is to be deleted.
    """

    worker: str
    outcome: Outcome | None = None
    files: Mapping[str, bytes | None] = field(default_factory=dict)
    differs: str = ""


CANNOT = "cannot"

DIFFERS = "differs from this machine in its"
"""What precedes the names of what a worker has otherwise."""

_idle: list[tuple[str, pool.Worker]] = []
"""The processes of this worker that have nothing to do, with their settings. Each of its threads uses one at a time."""

_choosing = Lock()


def workshop_here(told: str, expected: dict[str, str]) -> dict[str, str]:
    """Return what this worker builds with, by the settings *told*; under "cannot", why it cannot build.

    A process of an earlier run that does not build with what is *expected* is not asked: a new one may.
    """
    try:
        with _worker(told, expected) as worker:
            return worker.workshop
    except (OSError, Stopped) as error:
        return {CANNOT: str(error)}


def build(told: str, line: str, before: Mapping[str, bytes], expected: dict[str, str]) -> Made:
    """Build the row in *line* by the settings *told*, if this worker builds with what is *expected*.

    *before* are the files in the folder of the row, as an earlier build or somebody else has left them.
    """
    from distributed import get_worker  # noqa: PLC0415 - on a cluster it is there

    name, row, settings = get_worker().address, row_of(line), from_json(told)
    with _worker(told, expected) as worker:
        if worker.workshop != expected:
            names = sorted(key for key in expected if expected[key] != worker.workshop.get(key))
            return Made(name, differs=f"{DIFFERS} {series(names)}")
        outcome, files = in_copy(before, Path(worker.scratch), settings, lambda: _built(worker, row, settings))
    return Made(name, replace(outcome, worker=f"{name} {outcome.worker}"), files)


def in_copy(
    before: Mapping[str, bytes], scratch: Path, settings: Settings, built: Callable[[], Outcome]
) -> tuple[Outcome, dict[str, bytes | None]]:
    """Return what comes of a row that is *built* in *scratch*, over the files *before*; and the files to write."""
    for path, data in before.items():
        (scratch / path).parent.mkdir(parents=True, exist_ok=True)
        (scratch / path).write_bytes(data)
    outcome = _from_shelf(built(), scratch, settings)
    gone = {path: None for path in before if outcome.outputs and not (scratch / path).exists()}
    files = {path: (scratch / path).read_bytes() for path in outcome.outputs} | gone
    for child in scratch.iterdir():
        shutil.rmtree(child, ignore_errors=True)
    return outcome, files


def _from_shelf(outcome: Outcome, scratch: Path, settings: Settings) -> Outcome:
    """Return *outcome* with each finding on a file in *scratch* where the file will stand."""
    names = (str(scratch), os.path.relpath(scratch, settings.here))
    findings = []
    for found in outcome.findings:
        inside = [name for name in names if str(found["file"]).startswith(name)]
        own = f"{settings.options.out}{str(found['file']).removeprefix(inside[0])}" if inside else found["file"]
        findings.append({**found, "file": own})
    return replace(outcome, findings=findings)


def _built(worker: pool.Worker, row: Row, settings: Settings) -> Outcome:
    """Return what came of *row*; its failure if the process takes too long or dies."""
    pool.hand(worker, row, settings.seconds)
    with DefaultSelector() as waiting:
        waiting.register(pool.output(worker), EVENT_READ)
        if not waiting.select(settings.seconds):
            return failed(row, f"took more than {settings.seconds} seconds")
    outcome = pool.answer(worker) or failed(row, "the process that builds it has died")
    if outcome.verdict == "failed":
        worker.row = row  # so that it is ended
    return outcome


@contextmanager
def _worker(told: str, expected: dict[str, str]) -> Iterator[pool.Worker]:
    """Give a process that builds in a folder of its own; one that has not answered is ended afterwards."""
    worker = _idle_one(told, expected) or _new(told)
    try:
        yield worker
    except BaseException:
        _end(worker)
        raise
    if worker.row:
        _end(worker)
    else:
        with _choosing:
            _idle.append((told, worker))


def _idle_one(told: str, expected: dict[str, str]) -> pool.Worker | None:
    """Return an idle process with the settings *told* and the workshop *expected*; end those that have others."""
    with _choosing:
        fit = [(settings, one) for settings, one in _idle if settings == told and one.workshop == expected]
        others = [one for settings, one in _idle if settings != told or one.workshop != expected]
        _idle[:] = fit
        chosen = _idle.pop()[1] if _idle else None
    for worker in others:
        _end(worker)
    return chosen


def _new(told: str) -> pool.Worker:
    settings, (scratch, lock) = from_json(told), new_scratch()
    options = replace(settings.options, out=Path(scratch), shelf=settings.options.out)
    try:
        worker = pool.start(replace(settings, options=options))
    except BaseException:
        end_scratch(scratch, lock)
        raise
    worker.scratch, worker.lock = scratch, lock
    return worker


def _end(worker: pool.Worker) -> None:
    pool.end(worker)
    end_scratch(worker.scratch, worker.lock)
