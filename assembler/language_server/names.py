"""Where a name of a matter is defined and used.

The program itself finds the uses: if only the definition of a name is changed, `validate` reports each place where the
old name is now undefined. A new key that uses names needs no change here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import chain, product
from pathlib import Path
from string import ascii_lowercase

from assembler.catalog import Catalog
from assembler.findings.finding import Edit, Finding, MatterError, Place
from assembler.language_server.written_names import HOLDERS
from assembler.load import load
from assembler.load.edits import edited
from assembler.load.files import real_path
from assembler.load.source import OpenTexts, Source
from assembler.model.matter import Matter
from assembler.model.walk import referable
from assembler.results import Options
from assembler.validate import validate

UNDEFINED_NAME = "MAT004"
"""The code of the finding that a name is not defined."""

KIND_BY_NOUN: Mapping[str, str] = {
    "party": "parties",
    "plaintiff": "parties",
    "defendant": "parties",
    "claimant": "parties",
    "attorney": "counsel",
    "attorney or party": "counsel",
    "lawyer": "counsel",
    "firm": "firms",
    "party or member": "parties",
    "exhibit": "exhibits",
    "claim": "count",
}
"""The kind of part for each noun in a finding, as in "no party is called"."""


@dataclass(frozen=True)
class Name:
    """A defined name, and the places at which it is defined: several, if several parts have the name."""

    name: str
    places: tuple[Place, ...]


def defined_names(matter: Matter, source: Source) -> dict[str, Name]:
    """Return the names that *matter* defines: of parties, attorneys, firms, exhibits, paragraphs, sections, counts."""
    places_by_name: dict[str, list[Place]] = {}
    for holder in HOLDERS:
        for name in getattr(matter, holder):
            places_by_name.setdefault(name, []).append(source.key_place((holder, name)))
    for name, parts in referable(matter).items():
        for path in parts:
            top_key, *_ = path
            if top_key not in HOLDERS:
                places_by_name.setdefault(name, []).append(source.place_at((*path, "id")))
    for filing_index, filing in enumerate(matter.filings):
        place = source.values.get(("filings", filing_index, "id"))
        if place:
            places_by_name.setdefault(filing.name, []).append(place)
    return {name: Name(name, tuple(places)) for name, places in places_by_name.items()}


def uses_of(name: Name, source: Source, options: Options) -> tuple[Place, ...]:
    """Return the places at which *name* is used, in order.

    Raises `MatterError` if the matter has errors of another kind, which hide the uses.
    """
    all_text = "\n".join(line for lines in source.texts.values() for line in lines)
    new_name = unused_name(len(name.name), all_text)
    texts = with_edits(source, [Edit(place, new_name) for place in name.places])
    known_faults = {_finding_key(finding) for finding in _faults(source.open_texts, source.file, options)}
    faults_with_new_name = _faults(texts, source.file, options)
    new_findings = [finding for finding in faults_with_new_name if _finding_key(finding) not in known_faults]
    if unexpected := [finding for finding in new_findings if finding.code != UNDEFINED_NAME]:
        raise MatterError(*unexpected)
    places = (_without_quotes(finding.place, source) for finding in new_findings)
    return tuple(sorted({place for place in places if source.written_at(place) == name.name}))


def part_at(name: Name, is_at_cursor: Callable[[Place], bool], source: Source, options: Options) -> Name | None:
    """Return the part called *name* that is defined or used at a place for which *is_at_cursor* is true.

    The result is None if several parts have the name and the matter does not show which is meant there. Raises
    `MatterError` if the matter has errors that hide the uses.
    """
    if len(name.places) == 1:
        return name
    parts = [replace(name, places=(place,)) for place in name.places]
    uses = [uses_of(part, source, options) for part in parts]
    if {*chain(*uses)} != {*uses_of(name, source, options)}:
        return None
    parts_at_cursor = [
        part for part, places in zip(parts, uses, strict=True) if any(map(is_at_cursor, (*part.places, *places)))
    ]
    return parts_at_cursor[0] if len(parts_at_cursor) == 1 else None


def _without_quotes(place: Place, source: Source) -> Place:
    """Return *place* without the quotation marks around the words there."""
    if source.written_at(place)[:1] not in {"'", '"'}:
        return place
    return replace(place, column=place.column + 1, end_column=place.end_column - 1)


def edits_for_rename(name: Name, new_name: str, source: Source, options: Options) -> list[Edit]:
    """Return the edits that rename *name* to *new_name* wherever it is defined or used.

    Raises `MatterError` if the matter would have a fault that it does not have now.
    """
    places = [*name.places, *uses_of(name, source, options)]
    edits = [Edit(place, new_name) for place in places]
    known_faults = {(finding.code, finding.message) for finding in _faults(source.open_texts, source.file, options)}
    faults_after_rename = _faults(with_edits(source, edits), source.file, options)
    new_findings = [finding for finding in faults_after_rename if (finding.code, finding.message) not in known_faults]
    if new_findings:
        raise MatterError(*new_findings)
    return edits


def with_edits(source: Source, edits: list[Edit]) -> OpenTexts:
    """Return the texts of the files of *source* with *edits* made."""
    texts = dict(source.open_texts)
    for file in {edit.place.file for edit in edits}:
        text = "\n".join(source.texts[file])
        texts[real_path(Path(file))] = edited(text, [edit for edit in edits if edit.place.file == file])
    return texts


def expected_kind(marker: str, texts: OpenTexts, file: Path, options: Options) -> str:
    """Return the kind of name that is expected where *texts* have *marker*, an undefined name.

    The program is asked what kind of name it expects there in the matter at *file*: its finding on the undefined name
    says so. The kind is one of `HOLDERS`, "count", or "any" for any part that a text may refer to; it is "" if the
    program finds nothing wrong with the name, or if other errors hide the finding.
    """
    faults = _faults(texts, file, options)
    messages = [fault.message for fault in faults if fault.code == UNDEFINED_NAME and f"`{marker}`" in fault.message]
    for noun, kind in KIND_BY_NOUN.items():
        if any(message.startswith(f"no {noun} ") for message in messages):
            return kind
    return "any" if messages else ""


def unused_name(length: int, text: str) -> str:
    """Return a name of *length* characters that is not in *text*."""
    for letters in product(ascii_lowercase[::-1], repeat=length):
        name = "".join(letters)
        if name not in text:
            return name
    return unused_name(length + 1, text)


def _faults(texts: OpenTexts, file: Path, options: Options) -> tuple[Finding, ...]:
    """Return the faults of names, keys and values that the matter at *file* has with *texts*."""
    try:
        source = load(file, options.root, texts)
        validate(source, Catalog(source.root, options.templates, root_is_named=options.root is not None))
    except MatterError as error:
        return error.findings
    return ()


def _finding_key(finding: Finding) -> tuple[str, str, str, int]:
    return finding.code, finding.message, finding.place.file, finding.place.line
