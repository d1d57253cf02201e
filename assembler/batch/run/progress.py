"""How far a run of a batch is, with its rate and the time that is left."""

from collections.abc import Callable
from dataclasses import dataclass, field

from assembler.batch.clock import seconds


@dataclass
class Progress:
    """How far a run is: of how many rows, how many are done, how many of these were built now, since when."""

    total: int
    done: int = 0
    built: int = 0
    began: float = field(default_factory=seconds)

    @property
    def rate(self) -> float:
        """How many filings were built in a second, from the start of the run until now."""
        took = seconds() - self.began
        return self.built / took if took > 0 else 0.0

    def line(self) -> str:
        """Return it in words, with the rate and the time that is left."""
        time_left = f", {_span((self.total - self.done) / self.rate)} left" if self.rate else ""
        return f"{self.done:,} of {self.total:,} filings, {self.rate:.1f} a second{time_left}"


def _span(span: float) -> str:
    """Return *span*, in seconds, in words."""
    whole = round(span)
    if whole < 100:
        return f"{whole} s"
    return f"{whole // 60} min" if whole < 100 * 60 else f"{whole // 3600} h {whole // 60 % 60} min"


Show = Callable[[Progress], None]
