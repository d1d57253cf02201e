"""Reports the progress of a run, with its rate and the remaining time."""

from collections.abc import Callable
from dataclasses import dataclass, field

from assembler.batch.clock import monotonic_seconds
from assembler.language.english import counted


@dataclass
class Progress:
    """The progress of a run: the numbers of all rows, of finished rows and of built rows, and the time of the start."""

    total: int
    done: int = 0
    built: int = 0
    started_at: float = field(default_factory=monotonic_seconds)

    @property
    def rate(self) -> float:
        """The filings built per second since the start of the run."""
        elapsed = monotonic_seconds() - self.started_at
        return self.built / elapsed if elapsed > 0 else 0.0

    def line(self) -> str:
        """Return the progress as one line of text."""
        time_left = ""
        if self.rate:
            time_left = f", {_time_in_words((self.total - self.done) / self.rate)} left"
        return f"{self.done:,} of {counted(self.total, 'filing')}, {self.rate:.1f} a second{time_left}"


def _time_in_words(duration: float) -> str:
    """Return a *duration* in seconds in words."""
    whole_seconds = round(duration)
    if whole_seconds < 100:
        return f"{whole_seconds} s"
    if whole_seconds < 100 * 60:
        return f"{whole_seconds // 60} min"
    return f"{whole_seconds // 3600} h {whole_seconds // 60 % 60} min"


Show = Callable[[Progress], None]
