"""The program's own law where a firm's record replaces it; provisions that were read still close an instrument."""

from collections.abc import Iterator
from dataclasses import replace

from assembler.law.dismissal.purpose import fits_purpose
from assembler.law.dismissal.reason import Reason
from assembler.law.dismissal.reasons import reasons
from assembler.law.dismissal.scope import Scope
from assembler.law.governing import with_law_in_force
from assembler.model.dismissal import Instrument
from assembler.model.law import FIRM, was_read
from assembler.model.matter import Matter


def under_program_law(matter: Matter) -> Matter | None:
    """Return *matter* with the program's record of its court, if a firm's record replaces that record; else None."""
    court = matter.court.program
    return matter.model_copy(update={"court": court}) if court else None


def program_counterpart(scope: Scope, instrument: Instrument) -> tuple[Scope, Instrument | None] | None:
    """Return *scope* under the program's law, with the program's instrument for the same paper, if there is one.

    Of several such instruments, one with the same key is preferred, and then one that fits the dismissal. The result is
    None if no firm's record replaces the program's.
    """
    matter = under_program_law(scope.matter)
    if matter is None:
        return None
    matter = with_law_in_force(matter, scope.requested.date)
    program_scope = replace(scope, matter=matter)
    keys = [key for key, candidate in scope.law.instruments.items() if candidate is instrument]
    instruments = program_scope.law.instruments
    instruments_for_papers = {
        key: candidate for key, candidate in instruments.items() if {*candidate.papers} & {*instrument.papers}
    }
    candidates = [candidate for key, candidate in instruments_for_papers.items() if key in keys]
    candidates = candidates or [*instruments_for_papers.values()]
    for candidate in candidates:
        if fits_purpose(program_scope, candidate):
            return program_scope, candidate
    return program_scope, candidates[0] if candidates else None


def closed_by_program_law(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    """Yield the reasons against a firm's *instrument* that come from the program's law, so far as that law was read.

    A firm's record may add to the law and correct law that nobody read; it cannot open what a rule closes.
    """
    counterpart = program_counterpart(scope, instrument)
    if counterpart is None:
        return
    program_scope, program_instrument = counterpart
    law = program_scope.matter.court.dismissal
    if program_instrument:
        reasons_against = (reason for reason in reasons(program_scope, program_instrument) if reason.weight != "tells")
        yield from (reason for reason in reasons_against if reason.certain or was_read(reason.basis))
    elif law.value.instruments and was_read(law.basis):
        message = f"`{instrument.paper}` cannot end a case under {law.value.name}"
        yield Reason("purpose", "closes", message, law.cite or law.value.name, law.basis)


def firm_law_only(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    """Yield a doubt about *instrument* if it is known only from a firm's record."""
    if scope.matter.court.dismissal.basis == FIRM:
        message = "only the firm's own record says that this is the court's law"
        yield Reason("firm", "asks", message, instrument.rule, FIRM)
