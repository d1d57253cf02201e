"""Formats records of law as lines for a terminal: a court's record, a cause of action or a document type."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from assembler.catalog import Catalog
from assembler.commands.view_sheet import view_lines
from assembler.language.blanks import fill
from assembler.language.english import Side, series
from assembler.load.files import display_name
from assembler.model.amendment import Amendments
from assembler.model.cause import Authority, Cause, Remedy, Variant
from assembler.model.cause import pleading_values as for_parties
from assembler.model.court import Court
from assembler.model.court.amended import AmendedForm
from assembler.model.court.statement import Place, RequiredStatement
from assembler.model.dismissal import Dismissals, Instrument
from assembler.model.document import DocumentType
from assembler.model.law import FIRM, GRADES, Law, Legal, qualified_cite, was_read
from assembler.model.limitations import Limitations
from assembler.papers.opening.amended_form_text import requirements_in_words
from assembler.plan.reliance import value_in_words

PARTICULARS: Mapping[str, str] = {
    "fraud": "the circumstances of the fraud, or of another wrong that must be pleaded like fraud",
    "fraud-based": "the circumstances of the fraud, if the claim is based on fraud",
    "words": "the defamatory words",
    "negligence": "the acts of negligence",
}
"""Descriptions of the facts that must be pleaded with particularity."""

DECISIVE_DATES: Mapping[str, str] = {"accrual": "accrual", "contract": "the contract"}
"""Descriptions of the date that determines which version of a state's limitations period governs."""

REASONS_TO_APPLY: Mapping[str, str] = {
    "express": "the statute names this kind of action",
    "case": "a case or an instruction applies it",
    "inferred": "this program reads a general clause to cover it",
}
"""Explanations of why a limitations period applies to a cause."""

PLACES: Mapping[Place, str] = {
    "caption": "under the title",
    "before the opening": "before the opening sentence",
    "first": "before all other paragraphs",
    "last": "after all other paragraphs",
    "corner": "at the upper right of the first page",
    "number": "under the case number",
    "own page": "on a separate page, signed by counsel",
}
"""Descriptions of the places at which a statement is printed."""


@dataclass(frozen=True)
class Line:
    """A paragraph of a sheet: its indent, its later lines' additional indent, and whether it is left unwrapped."""

    text: str
    indent: int = 0
    hang: int = 0
    verbatim: bool = False


class Value(NamedTuple):
    """A value in a court's record: its key, its law, and the record from which it is inherited, if any."""

    key: str
    law: Law[Any]
    source: str


def values(catalog: Catalog, court: Court) -> tuple[Value, ...]:
    """Return the legal values in the record of *court*, each with the record from which it is inherited, if any."""
    (_, own_keys), *parents = catalog.inherited(court.id)
    all_values = []
    for key in Court.model_fields:
        law = getattr(court, key)
        if isinstance(law, Law):
            is_own = key in own_keys or (court.for_judge and law.basis == FIRM)
            source = "" if is_own else next(name for name, data in parents if key in data)
            all_values.append(Value(key, law, source))
    return tuple(all_values)


def tally(court_values: Sequence[Value]) -> dict[str, int]:
    """Return how many of the *court_values* were read (`verified`), and how many have each grade, surest first."""
    grades = {basis: sum(value.law.basis == basis for value in court_values) for basis in (*GRADES, FIRM)}
    return {"verified": sum(count for basis, count in grades.items() if was_read(basis)), **grades}


def court_sheet(catalog: Catalog, name: str, county: str | None, judge: str | None = None) -> Iterator[Line]:
    """Yield the sheet of a court in *county* before *judge*, with the source, basis and authority of each value."""
    court: Court = catalog.record("court", name, county, judge)
    court_values = values(catalog, court)
    title = name
    if county:
        title += f", county {county}"
    if judge:
        title += f", Judge {judge}"
    yield Line(f"{title}: {court.name} ({court.citation})", hang=2)
    yield from _place(court)
    counts = [f"{count} {basis}" for basis, count in tally(court_values).items() if count and basis in {*GRADES, FIRM}]
    yield Line(f"{len(court_values)} values: {', '.join(counts)}", hang=2)
    for key, law, source in court_values:
        yield Line("")
        yield Line(f"{key}: {Court.model_fields[key].description}", hang=2)
        yield from (Line(text, indent=4, hang=2) for text in lines_of(law.value))
        yield Line(f"{law.basis}{_inherited(source, court)}{days_in_force(law)}", indent=4, hang=2)
        yield from _source_lines(law, indent=4, cite=law.cite, note=law.note)
        if key == "dismissal":
            yield from (Line(text, indent=indent, hang=2) for indent, text in view_lines(catalog, court, county))
        for earlier in reversed(law.versions[:-1]):
            yield Line(f"before: {' / '.join(lines_of(earlier.value))}", indent=4, hang=2)
            yield Line(f"{earlier.basis}{days_in_force(earlier)}", indent=8, hang=2)
            yield from _source_lines(earlier, indent=8, cite=earlier.cite, note=earlier.note)


def _inherited(source: str, court: Court) -> str:
    """Return a note on a value that is inherited from *source*, which may be the program's record of the same court."""
    if not source:
        return ""
    if source == court.id:
        return f"; inherited from the program’s `{source}`"
    return f"; inherited from `{source}`"


def _place(court: Court) -> Iterator[Line]:
    parts = [f"{court.system} court", court.state, court.circuit.name if court.circuit else ""]
    yield Line(", ".join(part for part in parts if part))
    if len(court.counties) > 1:
        yield Line(f"counties: {', '.join(court.counties)}", hang=2)


def lines_of(value: Any) -> Iterator[str]:
    """Yield the lines that state *value*, from a court's record, in words, with each entry on its own line."""
    match value:
        case Dismissals():
            yield value.name
            for instrument in value.instruments.values():
                yield _instrument(instrument)
            yield from value.notes
        case Amendments():
            yield value.name
            yield f"of course: {value.of_course.says}"
        case AmendedForm():
            yield from (f"{about}: {words}" for about, _, words in requirements_in_words(value))
        case Mapping() if any(isinstance(entry, RequiredStatement) for entry in value.values()):
            for name, statement in value.items():
                yield from _statement(name, statement)
        case Mapping():
            yield ", ".join(f"{key.replace('_', ' ')}: {value_in_words(entry)}" for key, entry in value.items())
        case tuple() if value and not isinstance(value[0], str):
            yield from (value_in_words(entry) for entry in value)
        case tuple():
            yield from value
        case _:
            yield value_in_words(value)


def _statement(name: str, statement: RequiredStatement) -> Iterator[str]:
    """Yield lines on the statement *name*: each answer that a matter may give, with the words printed for it."""
    cite = f" ({statement.cite})" if statement.cite else ""
    yield f"`{name}`, {PLACES[statement.where]}: {statement.asks}{cite}"
    yield from (f"`{answer}`: {words}" for answer, words in statement.answers.items())
    if statement.other:
        yield f"your own words, in: {statement.other}"
    if statement.always:
        yield f"printed in every complaint: {statement.always}"


def _instrument(instrument: Instrument) -> str:
    order = {"nothing": "without an order"}.get(instrument.order.needs, f"with {instrument.order.needs}")
    terms = f"signed by {instrument.signed_by.says}; until {instrument.until.says}; {order}"
    return f"{instrument.title} ({instrument.rule}): {terms}"


ADVICE = "advice of this program, not law"
"""The heading above advice for which no authority is cited."""


def cause_sheet(cause: Cause) -> Iterator[Line]:
    """Yield a cause's sheet: elements, authorities, remedies, standard, limitations, notes, variants and an example."""
    yield Line(f"{cause.id}: {cause.name} ({cause.count_cite or cause.jurisdiction})", hang=2)
    yield from _traits(cause)
    yield from _headed("elements", _elements(cause))
    yield from _headed("authorities", (line for authority in cause.authorities for line in _authority(authority)))
    yield from _headed("remedies", (line for remedy in cause.remedies for line in _remedy(remedy)))
    yield from _headed("pleading", _standard(cause))
    yield from _headed(ADVICE, (Line(text, indent=2, hang=2) for text in (cause.advice,) if text))
    if cause.limitations:
        yield from _headed("limitations", _limitations(cause.limitations))
    yield from _headed("notes", (Line(note, indent=2, hang=2) for note in cause.notes))
    yield from _headed("variants", (Line(_variant(variant), indent=2, hang=2) for variant in cause.variants))
    yield from _headed("example", (Line(f"{key}: {text}", indent=2, hang=2) for key, text in cause.example.items()))


def _traits(cause: Cause) -> Iterator[Line]:
    """Yield lines on the conditions of the claim and the bars to it."""
    if cause.remedy_not_claim:
        yield Line("a remedy, not a claim: it depends on another count", indent=2, hang=2)
    if cause.barred_by_contract:
        yield Line("barred by an express contract on the same subject", indent=2, hang=2)
    if law := cause.exclusive_federal_authority:
        yield Line(f"in federal court only: {law.detail} ({qualified_cite(law.cite, law.basis)})", indent=2, hang=2)
    if (jurisdiction := cause.confers_jurisdiction) and not jurisdiction.value:
        yield Line(f"confers no jurisdiction: {jurisdiction.note} ({jurisdiction.authority})", indent=2, hang=2)
    if federal := cause.own_jurisdiction:
        yield Line(f"jurisdiction of a federal court: {qualified_cite(federal.cite, federal.basis)}", indent=2, hang=2)
    if courts := cause.heard_in:
        yield Line(f"in {courts.courts} ({qualified_cite(courts.cite, courts.basis)})", indent=2, hang=2)
    if cause.needs_registration:
        yield Line(
            "before suit, the right must be registered, or its registration must have been refused", indent=2, hang=2
        )
    if cause.before_suit:
        yield Line(f"before suit: {cause.before_suit}", indent=2, hang=2)


def _variant(variant: Variant) -> str:
    heading = f"heading “{variant.heading}”" if variant.heading else ""
    return "; ".join(part for part in (variant.name, variant.differs, heading) if part)


def _headed(heading: str, lines: Iterator[Line]) -> Iterator[Line]:
    """Yield *heading* and *lines*, or nothing if there are no lines."""
    for index, line in enumerate(lines):
        if index == 0:
            yield Line("")
            yield Line(heading)
        yield line


def _elements(cause: Cause) -> Iterator[Line]:
    for key, element in cause.elements.items():
        yield Line(f"{key}: {element.statement}", indent=2, hang=2)
        if element.needs:
            yield Line(f"needs: {element.needs}", indent=6, hang=2)
        for choice, sentence in element.choices.items():
            yield Line(f"{choice}: {for_one_of_each_side(sentence)}", indent=6, hang=2)
        if isinstance(element.conditional, str) and element.conditional:
            yield Line(f"only {element.conditional}", indent=6, hang=2)
        if element.formerly:
            yield Line(f"formerly called {series([f'`{name}`' for name in element.formerly])}", indent=6, hang=2)


PLAINTIFF = Side("plaintiff", ("the plaintiff",), full=())
DEFENDANT = Side("defendant", ("the defendant",), full=())


def for_one_of_each_side(sentence: str) -> str:
    """Return the sentence that pleads an element, worded for one unnamed plaintiff and one unnamed defendant."""
    text = fill(sentence, for_parties(PLAINTIFF, DEFENDANT))
    return text[:1].upper() + text[1:]


def _authority(authority: Authority) -> Iterator[Line]:
    proposition = f": {authority.says}" if authority.says else ""
    yield Line(f"{authority.cite} ({authority.basis}{days_in_force(authority)}){proposition}", indent=2, hang=2)
    yield from _source_lines(authority, indent=6, note=authority.detail, source=authority.read)


def _remedy(remedy: Remedy) -> Iterator[Line]:
    yield Line(f"{remedy.remedy} ({_graded(remedy.authority, remedy)})", indent=2, hang=2)
    yield from _source_lines(remedy, indent=6, note=remedy.note)


def _standard(cause: Cause) -> Iterator[Line]:
    standard = cause.pleading
    yield Line(f"{standard.standard}: {standard.text}", indent=2, hang=2)
    if standard.particulars:
        yield Line(f"in particular: {PARTICULARS[standard.particulars]}", indent=6, hang=2)
    yield Line(_graded(standard.cite, standard), indent=6, hang=2)
    yield from _source_lines(standard, 6)
    for authority in standard.also:
        yield from _authority(authority)


def _limitations(period: Limitations) -> Iterator[Line]:
    yield Line(f"{period.period}{f', from {period.runs_from}' if period.runs_from else ''}", indent=2, hang=2)
    yield Line(_graded(period.authority, period, REASONS_TO_APPLY.get(period.applies or "", "")), indent=6, hang=2)
    if period.event:
        start = f"computed: {period.span}, from" if period.span else "runs from"
        pleaded = f" that `{period.element}` pleads" if period.element else ""
        yield Line(f"{start} the {period.event}{pleaded}", indent=6, hang=2)
    yield from _source_lines(period, indent=6, note=period.note)
    if period.state_period:
        for earlier in period.state_period.versions[:-1]:
            decisive_date = DECISIVE_DATES[earlier.dated_by]
            yield Line(
                f"{earlier.span or 'not computed'} {earlier.validity}, by the date of {decisive_date}", indent=2, hang=2
            )
            yield Line(qualified_cite(earlier.authority, earlier.basis), indent=6, hang=2)
            yield from _source_lines(earlier, indent=6, note=earlier.note)
    for exception in period.also:
        yield Line(f"{exception.span}: {exception.when}", indent=2, hang=2)
        yield Line(_graded(exception.authority, exception), indent=6, hang=2)
        yield from _source_lines(exception, 6)


def document_sheet(document: DocumentType) -> Iterator[Line]:
    """Yield a document type's sheet: its purpose, authority, requirements, sections and choices."""
    yield Line(f"{document.id}: {document.name}", hang=2)
    yield Line(document.about)
    yield from _headed("authority", (line for law in document.authority for line in _authority(law)))
    yield Line("")
    yield Line(f"title: {document.title}", hang=2)
    yield Line(f"signed for: {document.signer}", hang=2)
    for key in ("needs", "sections", "choices"):
        yield Line(f"{key}: {', '.join(getattr(document, key)) or 'none'}", hang=2)
    if document.opens:
        yield Line("opens the case: case number and judge stay blank, unless the filing says `conformed: true`", hang=2)


def _graded(cite: str, law: Legal, more: str = "") -> str:
    return ", ".join(part for part in (cite, f"{law.basis}{days_in_force(law)}", more) if part)


def days_in_force(law: Legal) -> str:
    """Return the end of a line on when *law* is in force, such as "; in force until 2022-12-01"."""
    return f"; in force {law.validity}" if law.validity else ""


def own_sheet(catalog: Catalog) -> Iterator[Line]:
    """Yield lines on the firm's own files that *catalog* has read for a sheet."""
    names = [f"`{display_name(file)}`" for file in sorted(catalog.own_files)]
    if names:
        yield Line("")
        yield Line(f"from the firm's own records, not verified: {', '.join(names)}", hang=2)


def _source_lines(law: Legal, indent: int, cite: str = "", note: str = "", source: str = "") -> Iterator[Line]:
    """Yield the details of *law* other than its value: the authority, the note, and where, when and how it was read."""
    reading = " at ".join(part for part in (source, law.url) if part)
    day = f"on {law.read_on}" if law.read_on else ""
    details = {
        "cite": cite,
        "note": note,
        "read": ", ".join(part for part in (reading, day) if part),
        "via": law.via,
        "confirmed": law.confirmed_at,
    }
    yield from (Line(f"{word}: {text}", indent=indent, hang=2) for word, text in details.items() if text)
