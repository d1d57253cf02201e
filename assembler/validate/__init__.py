"""Validation: turns a `Source` into a `Matter`, or raises an error with all findings."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from pydantic import ValidationError

from assembler.catalog import Catalog, cause_search, court_search
from assembler.catalog.court_search import candidates
from assembler.exhibits.label_faults import exhibit_label_faults
from assembler.findings.faults import brief, fault, quoted
from assembler.findings.finding import Finding, MatterError
from assembler.findings.path import KeyPath
from assembler.findings.suggestions import did_you_mean, join_remedies, similar_names
from assembler.language.characters import first_odd_character
from assembler.load.list_changes import LIST_CHANGES, is_list_changes
from assembler.load.source import Source
from assembler.load.yaml_errors import BLOCK_REMEDY
from assembler.model.base import MAX_NAME_LENGTH
from assembler.model.errors import error_message, error_remedy, not_allowed, unknown_key
from assembler.model.keys import example_remedy, known_keys, map_remedy, one_text_remedy
from assembler.model.matter import Matter
from assembler.papers import every_filing
from assembler.validate.amounts import amount_faults
from assembler.validate.answers import answer_faults
from assembler.validate.claims import claim_faults, with_all_defendants
from assembler.validate.corrections import corrected_schema
from assembler.validate.county import with_listed_county
from assembler.validate.dates import date_faults
from assembler.validate.earlier_dismissals import earlier_dismissal_faults
from assembler.validate.event_order import event_order_faults
from assembler.validate.event_parties import event_party_faults
from assembler.validate.filed_events import with_filed_events
from assembler.validate.filings import filing_faults
from assembler.validate.firms_of_counsel import with_firms
from assembler.validate.first_page import first_page_faults
from assembler.validate.headings import heading_faults
from assembler.validate.hearings import hearing_faults
from assembler.validate.later_pleadings import later_pleading_faults
from assembler.validate.limitations import with_borrowed_periods
from assembler.validate.member_trees import with_members
from assembler.validate.names import name_faults
from assembler.validate.own_files import is_untrusted_document, trust_command
from assembler.validate.readable_part import readable_part, without_disallowed_keys
from assembler.validate.records import MatterRecords
from assembler.validate.references import reference_faults
from assembler.validate.sentences import own_sentence_faults
from assembler.validate.statements import statement_faults
from assembler.validate.upgrades import with_upgrade

FIRST_LEVEL_REMEDY = (
    "a heading of the first level begins a section: write the section under `more_facts:`, and under"
    " `sections:` put its `id` between those of the counts before and after it"
)
"""The remedy for a heading of the first level inside a section or a count."""

MAP_REMEDY = (
    "this is not a list but a map of names: write `NAME: {...}` to add or change an entry, `NAME: none` to drop it"
)
"""The remedy for changes that are meant for a list but are given for a map."""

LIST_REMEDY = "write the whole list; or give, in `extends:`, the path of the file whose list is to be changed"
"""The remedy for changes to a list that is not inherited."""

PRAYER_REMEDY = "to make the prayer a numbered paragraph, delete the number and write `prayer: {numbered: true}`"
"""The remedy for a paragraph number typed before the prayer."""

DATE_REMEDY = "add the date of service, as in `date: 2021-02-01`, or `filed:` if it was filed but not served"
"""The remedy for an event without a date."""

OWN_RECORD_REMEDIES: Mapping[str, str] = {"cause": cause_search.NOT_LISTED, "court": court_search.NOT_LISTED}
"""A second remedy for a missing record, for each kind that users can write themselves."""

KIND_WORDS: Mapping[str, str] = {"document": "document type", "cause": "cause of action"}
"""The words for kinds of records in messages, if they differ from the catalog's words."""


def validate(source: Source, catalog: Catalog) -> Matter:
    """Return the matter that *source* describes, with its court, causes and document types from *catalog*.

    Raises `MatterError` with all faults, sorted by place, such as unknown and missing keys, values of the wrong kind,
    undefined names and impossible dates.
    """
    try:
        matter = _read_model(source, catalog)
    except ValidationError as problem:
        raise _schema_error(problem.errors(include_url=False), source, catalog) from None
    matter, faults = _with_resolved_names(matter, source, catalog)
    if findings := _by_place(with_upgrade(faults, source)):
        raise PartlyReadError(findings, source, matter, _without_disallowed_keys(source, matter, faults, catalog))
    return with_filed_events(with_borrowed_periods(matter, catalog))


def _without_disallowed_keys(
    source: Source, matter: Matter, faults: Sequence[Finding], catalog: Catalog
) -> tuple[Source, Matter] | None:
    """Return *source* and *matter* without the keys that *faults* report; None if there are other faults."""
    if faults:
        remaining_source = without_disallowed_keys(source, faults)
        if remaining_source is None:
            return None
        source = remaining_source
        try:
            matter, faults = _with_resolved_names(_read_model(source, catalog), source, catalog)
        except ValidationError:
            return None
    return None if faults else (source, with_filed_events(with_borrowed_periods(matter, catalog)))


def _read_model(source: Source, catalog: Catalog) -> Matter:
    """Return the matter in *source*; names of its own parts are not checked yet. Raises `ValidationError`."""
    return Matter.model_validate(source.data, context=MatterRecords(catalog))


class PartlyReadError(MatterError):
    """Raised if a matter has errors.

    *matter* is a copy of the matter without its faulty parts; nothing may be built from this copy. *checkable* is a
    source and a matter to which the rules can be applied; it is None unless all faults are unknown keys, keys that are
    not allowed, or misspellings that can be corrected.
    """

    def __init__(
        self, findings: Iterable[Finding], source: Source, matter: Matter, checkable: tuple[Source, Matter] | None
    ) -> None:
        super().__init__(*findings)
        self.source = source
        self.matter = matter
        self.checkable = checkable


def _schema_error(errors: Sequence[Any], source: Source, catalog: Catalog) -> MatterError:
    """Return the exception that reports pydantic's *errors* and the findings on the rest of the matter."""
    read_errors = partial(_model_findings, catalog=catalog)
    findings = with_upgrade((finding for _, finding in read_errors(errors, source)), source)
    readable = readable_part(
        source, errors, partial(_read_model, catalog=catalog), read_errors, catalog.names("court")[0]
    )
    if readable is None:
        return MatterError(*_by_place(findings))
    matter, faults = _with_resolved_names(readable.matter, readable.source, catalog)
    findings = _by_place([*findings, *readable.corrected_findings, *readable.certain_findings(faults)])
    if not readable.has_court:
        return MatterError(*findings)
    checkable = _without_disallowed_keys(readable.source, matter, faults, catalog) if readable.is_whole else None
    return PartlyReadError(findings, readable.source, matter, checkable)


def _with_resolved_names(matter: Matter, source: Source, catalog: Catalog) -> tuple[Matter, list[Finding]]:
    """Return *matter* with its names resolved, and the findings on its names, references, dates and other values."""
    matter = with_listed_county(matter, source, catalog)
    matter, member_faults = with_members(matter, source)
    matter = with_all_defendants(with_firms(matter))
    faults = [*member_faults, *name_faults(matter, source, catalog), *own_sentence_faults(source, catalog)]
    faults += earlier_dismissal_faults(matter, source, catalog.names("court"))
    checks = (
        claim_faults,
        amount_faults,
        reference_faults,
        heading_faults,
        exhibit_label_faults,
        date_faults,
        event_order_faults,
        event_party_faults,
        statement_faults,
        first_page_faults,
        hearing_faults,
        answer_faults,
        later_pleading_faults,
    )
    faults += filing_faults(matter, source, catalog)
    for check in checks:
        faults += check(matter, source)
    return matter, faults


def _by_place(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(dict.fromkeys(findings), key=lambda finding: (finding.place, finding.code, finding.message))


def _model_findings(errors: Sequence[Any], source: Source, catalog: Catalog) -> list[tuple[KeyPath, Finding]]:
    """Return the path and the finding for each of pydantic's *errors*, in the matter's own terms.

    A key that is missing because it is misspelled is reported only as misspelled.
    """
    results = []
    for error in errors:
        path = _written_path(error["loc"], source.data)
        finding = corrected_schema(_finding_without_correction(error, path, source, catalog), error, path, source)
        missing_path = (*path, error["loc"][-1]) if error["type"] == "missing" else None
        results.append((path, missing_path, finding))
    corrected_keys = {(*path[:-1], finding.edits[0].text) for path, _, finding in results if finding.edits}
    return [(path, finding) for path, missing_path, finding in results if missing_path not in corrected_keys]


def _finding_without_correction(error: Any, path: KeyPath, source: Source, catalog: Catalog) -> Finding:
    """Return the finding for a model *error* at *path*."""
    key = str(error["loc"][-1])
    match error["type"]:
        case "missing":
            fix = example_remedy(path, key, every_filing())
            return fault("MAT001", source.place_at(path), f"`{key}` is missing", fix=fix)
        case "extra_forbidden":
            return unknown_key(source.key_place(path), _quoted_value(key), key, known_keys(path[:-1], every_filing()))
        case "unknown_record":
            return _record_finding(error, path, source, catalog)
        case "no_day":
            return fault("MAT001", source.place_at(path), error["msg"], fix=DATE_REMEDY)
        case "literal_error":
            return not_allowed(source.place_at(path), _subject(path), _quoted_value(error["input"]), error)
        case "unknown_role":
            return fault(
                "MAT003",
                source.place_at(path),
                f"unknown role {_quoted_value(error['input'])}",
                fix=error["ctx"]["fix"],
            )
        case _ if key == "[key]":
            return _name_finding(error, path, source)
    fix = error_remedy(error)
    if error["type"] == "string_type" and not isinstance(error["input"], str):
        fix = one_text_remedy(path[:-1], key, every_filing()) or BLOCK_REMEDY
    if error["type"] in {"model_type", "model_attributes_type"}:
        fix = map_remedy(path[:-1], key, every_filing())
    message, fix = _message_and_remedy(error, path, source, fix)
    return fault(
        "MAT003", source.place_at(path), f"{_subject(path)}, {_quoted_value(error['input'])}, {message}", fix=fix
    )


def _message_and_remedy(error: Any, path: KeyPath, source: Source, fix: str) -> tuple[str, str]:
    """Return the message of *error* and its remedy: *fix*, unless the error's place needs a different remedy."""
    message = error_message(error)
    if error["type"] == "greater_than_equal" and path[-1] == "level":
        return message, FIRST_LEVEL_REMEDY
    if error["type"] == "tuple_type" and is_list_changes(error["input"]):
        return "changes a list, but no list is inherited", LIST_REMEDY
    if error["type"] == "model_type" and path[-1] in LIST_CHANGES:
        return message, MAP_REMEDY
    if error["type"] != "structure":
        return message, fix
    if error["ctx"]["fault"] == "list_from" and path[-2:] == ("words", "prayer"):
        fix = PRAYER_REMEDY
    is_quoted = source.is_double_quoted(source.place_at(path))
    return message.replace("\\", "\\\\") if is_quoted else message, fix


def _name_finding(error: Any, path: KeyPath, source: Source) -> Finding:
    key = str(error["input"])
    fix = BLOCK_REMEDY if " " in key else ""
    return fault("MAT003", source.key_place(path), f"{_quoted_value(key)} {error_message(error)}", fix=fix)


def _record_finding(error: Any, path: KeyPath, source: Source, catalog: Catalog) -> Finding:
    kind = error["ctx"]["kind"]
    value = str(error["input"])
    message = f"no {KIND_WORDS.get(kind, kind)} is called {_quoted_value(value)}"
    fix = _similar_records(kind, value, error["ctx"]["names"], catalog)
    if kind == "document" and is_untrusted_document(catalog, value):
        fix = f"the root defines this document type, but its templates are not trusted: run {trust_command(catalog)}"
    return fault("MAT004", source.place_at(path), message, fix=join_remedies(fix, OWN_RECORD_REMEDIES.get(kind, "")))


def _similar_records(kind: str, name: str, names: Sequence[str], catalog: Catalog) -> str:
    """Return a remedy for an unknown *name*: similar names of records of *kind*, or how to search for them."""
    if kind == "court":
        return candidates(catalog, brief(name))
    if kind == "cause" and not similar_names(name, names):
        return "search by name, element or statute with `assembler list causes WORDS`"
    return did_you_mean(name, names)


def _subject(path: KeyPath) -> str:
    """Return the words for the value at *path* in a message: its key, or "an entry of" and the list's key."""
    match path:
        case (*_, str(key)):
            return f"`{brief(key)}`"
        case (*_, str(key), int()):
            return f"an entry of `{brief(key)}`"
    return "an entry"


def _quoted_value(value: Any) -> str:
    """Return *value* quoted for a message, with a note on its first invisible or deceptive character."""
    match value:
        case str():
            odd_character = first_odd_character(value) if len(value) <= MAX_NAME_LENGTH else ""
            return f"{quoted(value)} with {odd_character}" if odd_character else quoted(value)
        case {"text": str(text)} if len(value) == 1:
            return quoted(text)
    return quoted(value)


def _written_path(loc: tuple[str | int, ...], data: Any) -> KeyPath:
    """Return pydantic's *loc* as a path in *data*, without the parts that pydantic adds."""
    path: list[str | int] = []
    for key in loc:
        if not _has_part(data, key):
            continue
        data = data[key]
        path.append(key)
    return tuple(path)


def _has_part(data: Any, part: str | int) -> bool:
    match data:
        case Mapping():
            return part in data
        case list() | tuple():
            return isinstance(part, int) and part < len(data)
    return False
