"""What the guard of dismissal finds against the papers of a matter, as the rules tell it."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.dismissal_options import recommended, weigh, weighed
from assembler.law.dismissal_reasons import Kind, Reason, Weight
from assembler.law.dismissal_scope import instrument_of
from assembler.model.dismissal import Instrument
from assembler.model.filing import Filing
from assembler.model.law import LawBasis
from assembler.model.matter import Matter
from assembler.rules.rule import Problem

AGAINST: tuple[Weight, ...] = ("closes", "asks")


def dismissals(matter: Matter) -> Iterator[tuple[int, Filing, Instrument]]:
    """Yield the filings that dismiss, with their numbers and the instruments of the court's law that they are."""
    for number, filing in enumerate(matter.filings):
        instrument = instrument_of(matter, filing)
        if filing.dismisses and instrument and filing.paper.id == instrument.paper:
            yield number, filing, instrument


def against(matter: Matter, kind: Kind, weights: tuple[Weight, ...] = AGAINST) -> Iterator[tuple[int, Filing, Reason]]:
    """Yield the reasons of *kind* that speak against a filing that dismisses, with the filing and its number."""
    for number, filing, instrument in dismissals(matter):
        for reason in weighed(matter, filing, "", instrument).reasons:
            if reason.kind == kind and reason.weight in weights:
                yield number, filing, reason


def problem(number: int, reason: Reason, message: str = "", fix: str = "") -> Problem:
    """Return the problem that *reason* is for the filing *number*; less than a warning is for the rule to say."""
    also = (reason.path,) if reason.path else ()
    where = ("filings", number, "dismisses")
    return Problem(
        where, message or reason.says, weight(reason), also=also, cite=told(reason.cite, reason.basis), fix=fix
    )


def instead(matter: Matter, filing: Filing) -> str:
    """Return what to file instead in a court of a state, or nothing where the rule's own remedy speaks of the court."""
    best = recommended(weigh(matter, filing)) if matter.court.system == "state" else None
    return f"file what is still open: {best.instrument.title} ({best.instrument.rule})" if best else ""


def weight(reason: Reason) -> Severity | None:
    """Return a warning where *reason* leaves the paper a condition, or rests on less than a text that was read."""
    return None if reason.weight == "closes" and reason.basis == "verified" else Severity.WARNING


def told(cite: str, basis: LawBasis) -> str:
    """Return an authority, with its basis where the text was not read."""
    return cite if basis == "verified" else f"{cite} ({basis})"


def the_paper(filing: Filing) -> str:
    """Return what a message calls the paper of *filing*: "the notice of 2021-03-02"."""
    name = filing.paper.id.partition("_")[0]
    return f"the {name} of {filing.date}" if filing.date else f"this {name}, which has no date yet"
