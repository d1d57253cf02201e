"""Formats, for a court's sheet, how circuits, departments and single courts read a law of dismissal."""

from collections.abc import Iterator

from assembler.catalog import Catalog
from assembler.language.english import series
from assembler.model.cause import Authority
from assembler.model.court import Court
from assembler.model.dismissal import Approval, Dismissals, Partial, View
from assembler.model.law import cite_with_grade
from assembler.model.time_limit import Closing, Provision

IndentedLine = tuple[int, str]
"""A line: its indent, and its text."""

HERE = "which governs here"
"""The words for a reading that governs in the court of the sheet."""


def view_lines(catalog: Catalog, court: Court, county: str | None) -> Iterator[IndentedLine]:
    """Yield lines on each reading of the law of dismissal that governs, or may govern, in *court*."""
    for name, where_it_governs, view in _views(catalog, court, county):
        yield 4, f"{name}, {where_it_governs}:"
        for text in _view_text(view, court.dismissal.value):
            yield 8, text


def _views(catalog: Catalog, court: Court, county: str | None) -> Iterator[tuple[str, str, View]]:
    """Yield each reading, the most general first: its name, where it governs, and the reading itself."""
    law = court.dismissal.value
    for key, view in law.circuits.items():
        if court.circuit is None or court.circuit.id == key:
            yield (
                catalog.record("circuit", key).name,
                HERE if court.circuit else "which governs in its districts",
                view,
            )
    for name, view in law.departments.items():
        if county is None or county in view.counties:
            where_it_governs = HERE if county else "which governs in its counties"
            yield f"{name} ({', '.join(view.counties)})", where_it_governs, view
    for key, view in law.courts.items():
        if court.id == key:
            yield catalog.record("court", key).citation, HERE, view


def _view_text(view: View, law: Dismissals) -> Iterator[str]:
    for key, closings in view.closed_by.items():
        yield from (_closing_words(key, closing, law) for closing in closings)
    for key, provision in view.signed_by.items():
        yield f"who signs `{key}`: {_provision(provision)}"
    for key, second_dismissal in view.second_dismissal.items():
        yield f"a second dismissal by `{key}`: {_provision(second_dismissal)}"
    yield from map(_approval, view.approvals)
    if view.partial:
        yield from _partial(view.partial)
    yield from (f"{series(list(watch.where), 'or')}: {_provision(watch)}" for watch in view.watch)
    yield from map(_authority, view.authorities)


def _closing_words(key: str, closing: Closing, law: Dismissals) -> str:
    provision = law.instruments[key].until
    source = cite_with_grade(
        closing.cite or provision.cite or law.instruments[key].rule, closing.basis or provision.basis
    )
    exception = f", unless {closing.unless}" if closing.unless else ""
    return f"what closes `{key}`: {series(list(closing.events), 'or')}{exception} ({source})"


def _approval(approval: Approval) -> str:
    exception = f", unless {approval.unless}" if approval.unless else ""
    return f"{series(list(approval.where), 'or')}: {_provision(approval)}{exception}"


PART_DESCRIPTIONS = {"by_order": "a part, by order", "decided": "the question that a decision left open"}
"""Descriptions for those keys of a partial-dismissal rule that do not name a part of the action."""


def _partial(partial: Partial) -> Iterator[str]:
    """Yield lines on the parts of an action that may or may not be dismissed by themselves."""
    for subject in ("defendants", "claims", "plaintiffs", "by_order", "decided"):
        if rule := getattr(partial, subject):
            words = PART_DESCRIPTIONS.get(subject, f"fewer than all {subject}")
            yield f"{words}: {rule.answer}; {_provision(rule)}"
            if rule.instead:
                yield f"instead: {rule.instead}"
    if partial.instead:
        yield f"instead: {partial.instead}"
    yield from map(_authority, partial.authorities)


def _provision(provision: Provision) -> str:
    return f"{provision.says}; {cite_with_grade(provision.cite, provision.basis)}"


def _authority(authority: Authority) -> str:
    reading = f", read on {authority.read_on}" if authority.read_on else ""
    address = f" at {authority.url}" if authority.url else ""
    detail = f": {authority.detail}" if authority.detail else ""
    return f"authority: {authority.cite} ({authority.basis}{reading}{address}){detail}"
