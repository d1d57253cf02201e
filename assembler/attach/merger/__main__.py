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

from assembler.attach.merger.job import ALL_EXHIBITS, Entry, Requests, read_job
from assembler.attach.merger.merge_exhibits import NO_SPACE, merge_exhibits
from assembler.exhibits.reader import OUT_OF_MEMORY, OUT_OF_SPACE, UnusableError
from assembler.exhibits.reader.limits import limit_memory, limit_time


class Conversation:
    """The conversation with the parent process: *questions*, *answers*, and the bytes of both in *exchange*."""

    def __init__(self, questions: IO[str], answers: IO[str], exchange: BinaryIO) -> None:
        self.questions = questions
        self.answers = answers
        self.exchange = exchange

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


def requests_over(conversation: Conversation, seconds: Sequence[int]) -> Requests:
    """Return functions that make the merger's requests; *seconds* are the time limits of the exhibits."""

    def working_on(exhibit_index: int) -> None:
        limit_time(sum(seconds) if exhibit_index == ALL_EXHIBITS else seconds[exhibit_index])
        conversation.tell(working_on=exhibit_index)

    def original(exhibit_index: int) -> BinaryIO:
        conversation.ask(original=exhibit_index)
        file = TemporaryFile()  # noqa: SIM115 - the merger closes it
        conversation.exchange.seek(0)
        shutil.copyfileobj(conversation.exchange, file)
        file.seek(0)
        return file

    def index(entries: Sequence[Entry]) -> bytes:
        return conversation.bytes_for(index=[asdict(entry) for entry in entries])

    def recognize(data: bytes, pages: int) -> bytes:
        with TemporaryFile() as file:
            file.write(data)
            conversation.put(file)
        return conversation.bytes_for(recognize=pages)

    def finish(name: str, file: BinaryIO) -> None:
        conversation.put(file)
        conversation.ask(finish=name)

    return Requests(
        working_on=working_on,
        original=original,
        letters=lambda characters: conversation.bytes_for(letters=characters),
        cover=lambda entry: conversation.bytes_for(cover=asdict(entry)),
        index=index,
        recognize=recognize,
        finish=finish,
    )


def main() -> None:
    """Do the job described on standard input, and print the answer."""
    questions = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # the output of libraries goes to standard error, so that it cannot mix with the merger's messages
    exchange = os.fdopen(int(sys.argv[1]), "r+b")
    conversation = Conversation(questions, sys.stdin, exchange)
    message = conversation.answer()
    limit_memory(message["memory"])
    try:
        requests = requests_over(conversation, message["seconds"])
        merged = merge_exhibits(conversation.received(), read_job(message["job"]), requests)
    except EOFError:
        return
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)
    except OSError as error:
        if error.errno in NO_SPACE:
            sys.exit(OUT_OF_SPACE)
        raise
    conversation.tell(merged=asdict(merged))


if __name__ == "__main__":
    main()
