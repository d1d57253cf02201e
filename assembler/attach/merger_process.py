"""The parent's side of the merger: starts the merger's process for a paper, and answers its requests."""

import json
import os
import shutil
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from io import BytesIO
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from assembler.attach import merger
from assembler.attach.merger import CPU_SECONDS, MEMORY_LIMIT
from assembler.attach.merger.job import (
    ALL_EXHIBITS,
    FileProblem,
    Job,
    Merged,
    Requests,
    job_record,
    read_entry,
    read_merged,
)
from assembler.exhibits.reader import OUT_OF_MEMORY, OUT_OF_SPACE, ProblemKind, UnusableError
from assembler.own_processes import OUT_OF_MEMORY_SIGNALS, command_for, own_environment

TOO_SLOW = "takes too long to copy"
TOO_MUCH = "takes too much memory to copy"
CRASHES = "crashes the program that copies it"
NO_SPACE = "cannot be copied: there is no space for temporary files"


class _EndedError(Exception):
    """The merger's process died: its exit status, and the index of the exhibit, which may be `ALL_EXHIBITS`."""

    def __init__(self, exhibit_index: int, status: int) -> None:
        super().__init__(exhibit_index, status)
        self.exhibit_index = exhibit_index
        self.status = status


def attach_exhibits(paper: bytes, job: Job, requests: Requests, size: int, page_counts: Sequence[int]) -> Merged:
    """Attach the exhibits of *job* to *paper*, answering the merger from *requests*, and return the record.

    *size* is the total size of the files in bytes. *page_counts* has the number of pages of each file. A file that
    crashes the merger is recorded as a problem. If an exhibit kills the process, the merger is started again without
    that exhibit, so that the record has the problems of all exhibits.
    """
    if os.name != "posix":
        return _attach_here(paper, job, requests)
    remaining_indexes = [*range(len(job.attachment.exhibits))]
    problems: list[FileProblem] = []
    while True:
        exhibits = tuple(job.attachment.exhibits[exhibit_index] for exhibit_index in remaining_indexes)
        attachment = replace(job.attachment, exhibits=exhibits)
        remaining_job = replace(job, attachment=attachment, rehearsal=job.rehearsal or bool(problems))
        try:
            seconds = [CPU_SECONDS + page_counts[exhibit_index] for exhibit_index in remaining_indexes]
            answer = _run_job(paper, remaining_job, _renumbered_requests(requests, remaining_indexes), size, seconds)
        except _EndedError as ended:
            exhibit_index = _original_index(ended.exhibit_index, remaining_indexes)
            problems.append(FileProblem(exhibit_index, *_why_it_ended(ended.status)))
            if exhibit_index == ALL_EXHIBITS:
                return Merged(problems=tuple(problems))
            remaining_indexes.remove(exhibit_index)
        else:
            problems += [
                replace(problem, exhibit_index=_original_index(problem.exhibit_index, remaining_indexes))
                for problem in answer.problems
            ]
            return replace(answer, problems=tuple(sorted(problems)))


def _original_index(exhibit_index: int, indexes: Sequence[int]) -> int:
    """Return the index, in the whole job, of the exhibit at *exhibit_index* of a job for only those at *indexes*."""
    return ALL_EXHIBITS if exhibit_index == ALL_EXHIBITS else indexes[exhibit_index]


def _renumbered_requests(requests: Requests, indexes: list[int]) -> Requests:
    """Return *requests* for only the exhibits at these *indexes*."""
    return replace(requests, original=lambda index: requests.original(indexes[index]))


def _attach_here(paper: bytes, job: Job, requests: Requests) -> Merged:
    """Attach the exhibits in this process, as on Windows, where `Popen` does not support `pass_fds`."""
    from assembler.attach.merger.merge_exhibits import merge_exhibits  # noqa: PLC0415 - rarely needed

    return merge_exhibits(paper, job, requests)


def _run_job(paper: bytes, job: Job, requests: Requests, size: int, seconds: Sequence[int]) -> Merged:
    """Start the process for *job*, answer its requests, and return its answer.

    *seconds* are the time limits of the exhibits. Raises `_EndedError` if the process dies.
    """
    working_on = ALL_EXHIBITS
    with TemporaryFile() as exchange, _start_process(exchange) as process:
        _replace_contents(BytesIO(paper), exchange)
        _send(process, {"job": job_record(job), "memory": MEMORY_LIMIT + 2 * size, "seconds": [*seconds]})
        for line in process.stdout:
            message = json.loads(line)
            if "merged" in message:
                return read_merged(message["merged"])
            if "working_on" in message:
                working_on = message["working_on"]
            else:
                _send(process, _answer(message, requests, exchange))
        status = process.wait()
    raise _EndedError(working_on, status)


@contextmanager
def _start_process(exchange: BinaryIO) -> Iterator[Any]:
    """Start the process, which inherits *exchange*; kill it at the end of the block if it is still running."""
    from subprocess import DEVNULL, PIPE, Popen  # noqa: PLC0415

    file = exchange.fileno()
    command = command_for(merger.__name__, f"{file}")
    environment = own_environment()
    with Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, pass_fds=[file], env=environment) as process:  # noqa: S603 - starts no shell
        try:
            yield process
        finally:
            process.kill()


def _send(process: Any, message: dict[str, Any]) -> None:
    """Send *message* to *process*; if the process has died, the next read will report that."""
    with suppress(BrokenPipeError):
        process.stdin.write(json.dumps(message).encode() + b"\n")
        process.stdin.flush()


def _answer(message: dict[str, Any], requests: Requests, exchange: BinaryIO) -> dict[str, Any]:
    """Return the answer to *message*, a request, after writing any requested bytes to *exchange*."""
    try:
        match message:
            case {"original": int(exhibit_index)}:
                with requests.original(exhibit_index) as original:
                    _replace_contents(original, exchange)
            case {"letters": str(characters)}:
                _replace_contents(BytesIO(requests.letters(characters)), exchange)
            case {"cover": dict(entry)}:
                _replace_contents(BytesIO(requests.cover(read_entry(entry))), exchange)
            case {"index": list(entries)}:
                _replace_contents(BytesIO(requests.index([read_entry(entry) for entry in entries])), exchange)
            case {"recognize": int(pages)}:
                exchange.seek(0)
                _replace_contents(BytesIO(requests.recognize(exchange.read(), pages)), exchange)
            case {"finish": str(name)}:
                exchange.seek(0)
                requests.finish(name, exchange)
    except UnusableError as error:
        return {"problem": str(error), "kind": error.kind}
    return {}


def _replace_contents(source: BinaryIO, exchange: BinaryIO) -> None:
    """Replace the contents of the file *exchange* with the bytes of *source*."""
    exchange.seek(0)
    exchange.truncate()
    shutil.copyfileobj(source, exchange)
    exchange.flush()


def _why_it_ended(status: int) -> tuple[str, ProblemKind]:
    """Return the problem, and its kind, to report for an exhibit on which the process died with *status*."""
    if status == -getattr(signal, "SIGXCPU", 0):
        return TOO_SLOW, "reprint"
    if status == OUT_OF_SPACE:
        return NO_SPACE, "space"
    if status == OUT_OF_MEMORY or -status in OUT_OF_MEMORY_SIGNALS:
        return TOO_MUCH, "reprint"
    return CRASHES, "reprint"
