"""Fake workers of a batch, which are not processes and give the answers that a test specifies."""

from collections.abc import Mapping
from time import sleep
from typing import Any

from assembler.batch.filing.outcome import Outcome
from assembler.batch.rows.row import Row
from assembler.batch.settings import Settings

Answer = Mapping[str, str] | Exception


def fakes(*workshops: Answer, outcomes: tuple[str | Exception, ...] = (), seconds_to_start: float = 0) -> Any:
    """Return a fake `Worker` class, whose instances start with *workshops* in turn, and then always with the last.

    Each takes *seconds_to_start* to start. The rows that they build have the verdicts *outcomes*, in this order,
    and then "built"; an exception is raised.
    """
    starts = list(workshops)
    verdicts = list(outcomes)

    class Fake:
        all: list["Fake"] = []  # noqa: RUF012 - of one test

        def __init__(self, _: Settings) -> None:
            self.start = starts.pop(0) if len(starts) > 1 else starts[0]
            self.workshop: Mapping[str, str] = {}
            self.ended = False
            self.is_worn_out = False
            self.all.append(self)

        def answer(self, _seconds: float) -> Mapping[str, str]:
            sleep(seconds_to_start)
            if isinstance(self.start, Exception):
                raise self.start
            return self.start

        def build(self, row: Row, _settings: Settings) -> Outcome:
            verdict = verdicts.pop(0) if verdicts else "built"
            if isinstance(verdict, Exception):
                raise verdict
            self.is_worn_out = verdict == "failed"
            return Outcome(row.id, row.number, verdict)  # type: ignore[arg-type]

        def kill(self) -> None:
            pass

        def end(self) -> None:
            self.ended = True

    return Fake
