"""The merger's process: limits itself, reads its job, merges the exhibits, and prints its answer.

Each message is a line of JSON. Any bytes that belong to a message are in the file that both processes have open.
"""

import json
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import asdict
from tempfile import TemporaryFile
from typing import IO, Any, BinaryIO

from assembler.attach.merger.job import Entry, Requests, read_job
from assembler.attach.merger.merge_exhibits import NO_SPACE, merge_exhibits
from assembler.exhibits.reader import OUT_OF_MEMORY, OUT_OF_SPACE, UnusableError
from assembler.exhibits.reader.limits import limit_memory, limit_time


class Conversation:
    """The conversation with the parent process: *questions*, *answers*, and the bytes of both in *exchange*."""

    def __init__(self, questions: IO[str], answers: IO[str], exchange: BinaryIO) -> None:
        self.questions, self.answers, self.exchange = questions, answers, exchange

    def tell(self, **message: Any) -> None:
        """Send *message* to the parent process."""
        self.questions.write(json.dumps(message) + "\n")
        self.questions.flush()

    def ask(self, **message: Any) -> dict[str, Any]:
        """Send *message* and return the answer. Raises EOFError or `UnusableError` as `answer` does."""
        self.tell(**message)
        return self.answer()

    def answer(self) -> dict[str, Any]:
        """Return the next answer. Raises EOFError if the parent has ended, or `UnusableError` for a problem."""
        line = self.answers.readline()
        if not line.endswith("\n"):
            raise EOFError
        answer: dict[str, Any] = json.loads(line)
        if "problem" in answer:
            raise UnusableError(answer["problem"], answer["kind"])
        return answer

    def received(self) -> bytes:
        """Return the bytes that the parent has written to the exchange file."""
        self.exchange.seek(0)
        return self.exchange.read()

    def put(self, source: BinaryIO) -> None:
        """Write the bytes of *source* to the exchange file."""
        source.seek(0)
        self.exchange.seek(0)
        self.exchange.truncate()
        shutil.copyfileobj(source, self.exchange)
        self.exchange.flush()

    def bytes_for(self, **message: Any) -> bytes:
        """Send *message* and return the bytes of the answer."""
        self.ask(**message)
        return self.received()


def requests_over(talk: Conversation, seconds: Sequence[int]) -> Requests:
    """Return functions that make the merger's requests over *talk*; *seconds* are the time limits of the exhibits."""

    def working_on(number: int) -> None:
        limit_time(seconds[number] if number >= 0 else sum(seconds))
        talk.tell(working_on=number)

    def original(number: int) -> BinaryIO:
        talk.ask(original=number)
        file = TemporaryFile()  # noqa: SIM115 - the merger closes it
        talk.exchange.seek(0)
        shutil.copyfileobj(talk.exchange, file)
        file.seek(0)
        return file

    def index(entries: Sequence[Entry]) -> bytes:
        return talk.bytes_for(index=[asdict(entry) for entry in entries])

    def recognize(data: bytes, pages: int) -> bytes:
        with TemporaryFile() as file:
            file.write(data)
            talk.put(file)
        return talk.bytes_for(recognize=pages)

    def finish(name: str, file: BinaryIO) -> None:
        talk.put(file)
        talk.ask(finish=name)

    return Requests(
        working_on=working_on,
        original=original,
        letters=lambda characters: talk.bytes_for(letters=characters),
        cover=lambda entry: talk.bytes_for(cover=asdict(entry)),
        index=index,
        recognize=recognize,
        finish=finish,
    )


def main() -> None:
    """Do the job given on standard input, and print the answer."""
    questions = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # the output of libraries goes to standard error, so that it cannot mix with the merger's messages
    exchange = os.fdopen(int(sys.argv[1]), "r+b")
    talk = Conversation(questions, sys.stdin, exchange)
    first = talk.answer()
    limit_memory(first["memory"])
    try:
        merged = merge_exhibits(talk.received(), read_job(first["job"]), requests_over(talk, first["seconds"]))
    except EOFError:
        return
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)
    except OSError as error:
        if error.errno in NO_SPACE:
            sys.exit(OUT_OF_SPACE)
        raise
    talk.tell(merged=asdict(merged))


if __name__ == "__main__":
    main()
