"""The law of dismissal in one court: the law of its jurisdiction, with the views of its circuit and of the court."""

from collections.abc import Iterator, Mapping
from typing import Any

from assembler.model.court import Court
from assembler.model.dismissal import Approval, Dismissals, Instrument, View
from assembler.model.time_limit import Closing


def law_of(court: Court, county: str | None) -> Dismissals:
    """Return the law of dismissal in *court* and *county*."""
    law = court.dismissal.value
    for view in _views(law, court, county):
        law = _with_view(law, view)
    return law


def _views(law: Dismissals, court: Court, county: str | None) -> Iterator[View]:
    """Yield the views that apply in *court*, from the broadest to the narrowest."""
    if court.circuit and (view := law.circuits.get(court.circuit.id)):
        yield view
    for name, view in law.departments.items():
        if county in view.counties:
            yield view
        elif county is None:
            yield _as_doubts(name, view)
    if view := law.courts.get(court.id):
        yield view


DROPPED: Mapping[str, Any] = {"second_dismissal": {}, "signed_by": {}, "approvals": (), "partial": None, "watch": ()}
"""The parts of a view that are left out if the matter may be in another department."""


def _as_doubts(name: str, view: View) -> View:
    """Return *view* for a matter without a county: its closings are doubts, and the parts in `DROPPED` are left out."""
    condition = f"the case is not in the {name}; the matter names no county"
    closed_by = {
        key: tuple(closing.model_copy(update={"unless": condition}) for closing in closings)
        for key, closings in view.closed_by.items()
    }
    return view.model_copy(update={**DROPPED, "closed_by": closed_by})


def _with_view(law: Dismissals, view: View) -> Dismissals:
    updates = {
        "instruments": {
            key: _instrument_with_view(key, instrument, view) for key, instrument in law.instruments.items()
        },
        "approvals": (*view.approvals, *_other_approvals(law.approvals, view.approvals)),
        "partial": view.partial or law.partial,
        "watch": (*law.watch, *view.watch),
    }
    return law.model_copy(update=updates)


def _instrument_with_view(key: str, instrument: Instrument, view: View) -> Instrument:
    updates = {
        "until": instrument.until.model_copy(update={"closed_by": _closed_by(key, instrument, view)}),
        "second_dismissal": view.second_dismissal.get(key, instrument.second_dismissal),
        "signed_by": view.signed_by.get(key, instrument.signed_by),
    }
    return instrument.model_copy(update=updates)


def _closed_by(key: str, instrument: Instrument, view: View) -> tuple[Closing, ...]:
    return (*instrument.until.closed_by, *view.closed_by.get(key, ()))


def _other_approvals(broad: tuple[Approval, ...], narrow: tuple[Approval, ...]) -> Iterator[Approval]:
    """Yield the *broad* approvals without the circumstances that the *narrow* approvals cover."""
    for approval in broad:
        covered_circumstances = {
            circumstance
            for narrow_approval in narrow
            if set(narrow_approval.ways) & set(approval.ways)
            for circumstance in narrow_approval.where
        }
        if uncovered_circumstances := tuple(
            circumstance for circumstance in approval.where if circumstance not in covered_circumstances
        ):
            yield approval.model_copy(update={"where": uncovered_circumstances})
