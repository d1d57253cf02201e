"""Builds a row on a cluster worker, in a scratch folder, and sends the files to the machine that runs the batch."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock

from assembler.batch.filing.outcome import Outcome
from assembler.batch.rows.row import Row
from assembler.batch.run.scratch import scratch
from assembler.batch.run.workers import DiffersError, Workers, Workshop
from assembler.batch.settings import Settings
from assembler.findings.faults import brief
from assembler.findings.finding import MatterError
from assembler.language.english import series


@dataclass(frozen=True)
class Built:
    """A row's outcome and files, or how the worker differs from the machine that runs the batch.

    The files are given by their paths below the output folder. None in place of a file means that the file of an
    earlier build must be deleted.
    """

    worker: str
    outcome: Outcome | None = None
    files: Mapping[str, bytes | None] = field(default_factory=dict)
    difference: str = ""


CANNOT_BUILD = "it cannot build"
"""The beginning of the reason why a worker cannot be used."""

MAX_SHOWN = 200
"""The maximum number of characters of a reason that a message quotes."""


class LatestRun:
    """This cluster worker's processes for the latest run that sent a row."""

    def __init__(self) -> None:
        self._workers: Workers | None = None
        self._lock = Lock()

    def workers(self, settings: Settings, expected: Workshop) -> Workers:
        """Return the processes for these *settings* and *expected* versions. End any processes for another run."""
        with self._lock:
            latest = self._workers
            if latest and latest.settings == settings and latest.expected == expected:
                return latest
            if latest:
                latest.retire()
            self._workers = Workers(settings, expected)
            return self._workers


LATEST_RUN = LatestRun()
"""The latest run; the worker's threads share its processes."""


def difference(settings: Settings, expected: Workshop) -> str:
    """Return how this worker differs from the *expected* versions, or why it cannot build; "" if it can be used."""
    try:
        LATEST_RUN.workers(settings, expected).start_one()
    except DiffersError as error:
        return _words_of(error)
    except (OSError, MatterError) as error:
        return f"{CANNOT_BUILD}: {brief(str(error), MAX_SHOWN) or type(error).__name__}"
    return ""


def _words_of(error: DiffersError) -> str:
    return f"differs from this machine in its {series(error.names)}"


def build(settings: Settings, row: Row, earlier_files: Mapping[str, bytes], expected: Workshop) -> Built:
    """Build *row* with *settings*, if this worker has the *expected* versions.

    *earlier_files* has the files that are now in the row's folder.
    """
    from distributed import get_worker  # noqa: PLC0415 - only installed on a cluster

    name = get_worker().address
    workers = LATEST_RUN.workers(settings, expected)
    with scratch() as folder:
        scratch_settings = replace(settings, options=replace(settings.options, out=folder, shelf=settings.options.out))
        try:
            outcome, files = in_copy(earlier_files, folder, settings, lambda: workers.build(row, scratch_settings))
        except DiffersError as error:
            return Built(name, difference=_words_of(error))
    return Built(name, outcome=replace(outcome, worker=f"{name} {outcome.worker}"), files=files)


def in_copy(
    earlier_files: Mapping[str, bytes], scratch: Path, settings: Settings, build: Callable[[], Outcome]
) -> tuple[Outcome, dict[str, bytes | None]]:
    """Have *build* build a row in *scratch* over *earlier_files*, and return the outcome and the files to write."""
    for path, data in earlier_files.items():
        (scratch / path).parent.mkdir(parents=True, exist_ok=True)
        (scratch / path).write_bytes(data)
    outcome = _with_final_paths(build(), scratch, settings)
    files: dict[str, bytes | None] = {path: (scratch / path).read_bytes() for path in outcome.outputs}
    if files:
        for path in earlier_files:
            if not (scratch / path).exists():
                files[path] = None
    return outcome, files


def _with_final_paths(outcome: Outcome, scratch: Path, settings: Settings) -> Outcome:
    """Return *outcome*, in which findings on files in *scratch* have the files' final paths."""
    scratch_paths = (str(scratch), os.path.relpath(scratch, settings.here))
    findings = []
    for finding in outcome.findings:
        file = str(finding["file"])
        for scratch_path in scratch_paths:
            if file.startswith(scratch_path):
                file = f"{settings.options.out}{file.removeprefix(scratch_path)}"
                break
        findings.append({**finding, "file": file})
    return replace(outcome, findings=findings)
