"""Which instrument of the court's law a filing is, and which filing an order or the like goes with."""

from collections.abc import Iterator
from dataclasses import dataclass

from assembler.law.dismissal_options import Option, option
from assembler.law.dismissal_reasons import fitting
from assembler.law.dismissal_scope import Scope, request_of, scope_of
from assembler.model.dismissal import Instrument
from assembler.model.filing import Filing
from assembler.model.matter import Matter


@dataclass(frozen=True)
class DismissalPaper:
    """A filing that dismisses, with its place in the matter, its scope, and the instrument that it is, weighed."""

    place: int
    filing: Filing
    scope: Scope
    option: Option

    @property
    def matter(self) -> Matter:
        """The matter of the filing."""
        return self.scope.matter

    @property
    def instrument(self) -> Instrument:
        """The instrument that the filing is."""
        return self.option.instrument


def dismissal_papers(matter: Matter) -> Iterator[DismissalPaper]:
    """Yield the filings that dismiss by an instrument of the court's law."""
    for place, filing in enumerate(matter.filings):
        if not filing.dismisses:
            continue
        scope = scope_of(matter, request_of(filing))
        instrument = instrument_of(scope, filing)
        if instrument and filing.paper.id == instrument.paper:
            yield DismissalPaper(place, filing, scope, option(scope, "", instrument))


def instrument_of(scope: Scope, filing: Filing) -> Instrument | None:
    """Return the instrument of the court's law that *filing* is or goes with; of several, what fits *scope*.

    For a paper that neither dismisses nor goes with one that does, the law is not even read.
    """
    if {"dismisses", "goes_with"}.isdisjoint(filing.paper.choices):
        return None
    known = scope.matter.court.dismissal.value.instruments.values()
    ours = [one for one in known if filing.paper.id == one.paper]
    ours = ours or [one for one in known if filing.paper.id in one.more_papers]
    return next((one for one in ours if fitting(scope, one)), ours[0] if ours else None)


def principal(matter: Matter, filing: Filing) -> Filing:
    """Return the paper whose dismissal *filing* carries out: itself, or the one that an order or the like goes with.

    That is the paper which `goes_with:` names, else the only one of the matter to whose instrument *filing* belongs.
    """
    if "goes_with" not in filing.paper.choices:
        return filing
    ours = [one for one in matter.filings if one.dismisses and _companion(matter, one, filing)]
    named = [one for one in matter.filings if one.name == filing.goes_with]
    return next(iter(named or (ours if len(ours) == 1 else [])), filing)


def _companion(matter: Matter, dismissing: Filing, filing: Filing) -> bool:
    instrument = instrument_of(scope_of(matter, request_of(dismissing)), dismissing)
    if instrument is None or dismissing.paper.id != instrument.paper:
        return False
    return filing.paper.id in instrument.more_papers or (filing.paper.supports and instrument.way == "motion")
