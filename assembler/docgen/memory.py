"""Generates the page on values that rest on memory, grouped by the harm that a mistake in them could do."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pydantic import BaseModel

from assembler.catalog import Catalog
from assembler.commands.record_sheets import values
from assembler.docgen.markdown import page, prose, table
from assembler.model.amendment import Amendments
from assembler.model.cause import Authority
from assembler.model.court import Court
from assembler.model.dismissal import Dismissals
from assembler.model.law import Law, Legal
from assembler.rules import all_rules

RECORD_NAMES: Mapping[str, str] = {
    "dismissal": "law of dismissal",
    "amendment": "law of amendment",
    "limitations": "periods of a state",
    "court": "court",
    "cause": "cause of action",
    "document": "document type",
}
"""The kinds of records with graded values, and the page's names for them."""

DISMISSAL_EFFECT: Final = "What decides a dismissal"
AMENDMENT_EFFECT: Final = "What decides an amendment"
PERIOD_EFFECT: Final = "What decides a period"
PRINT_EFFECT: Final = "What a paper prints"
FINDING_EFFECT: Final = "What a rule reports"
OTHER_EFFECT: Final = "What only informs"

EFFECTS: Mapping[str, str] = {
    DISMISSAL_EFFECT: "A mistake here can make an instrument seem available when it is not, or the reverse. "
    "An instrument is never called open unless the law was read on who signs it, until when, and on any order.",
    AMENDMENT_EFFECT: "A mistake here can show a complaint as amendable that is not, or the reverse. "
    "A right to amend whose text was not read is never called open.",
    PERIOD_EFFECT: "A mistake here can report a period as over, or leave one unreported. "
    "Such a finding is never more than a note.",
    PRINT_EFFECT: "A mistake here is on a page: in a caption, a heading, an oath, a margin. "
    "`assembler explain` prints each value, and the manifest of a paper lists those on which it relies.",
    FINDING_EFFECT: "A mistake here makes a finding wrong, or hides one. "
    "A rule whose authority was not read only warns or makes a note, and never stops a paper.",
    OTHER_EFFECT: "A mistake here is in what `assembler explain`, `assembler dismiss` and `assembler amend` show "
    "beside a result.",
}
"""The groups on the page, most dangerous first, each with the harm that a mistake could do."""

EFFECTS_BY_KIND: Mapping[str, str] = {
    "dismissal": DISMISSAL_EFFECT,
    "amendment": AMENDMENT_EFFECT,
    "limitations": PERIOD_EFFECT,
    "court": PRINT_EFFECT,
    "cause": FINDING_EFFECT,
    "document": OTHER_EFFECT,
}
"""The effect of the values in each kind of record, unless `EFFECTS_BY_KEY` has a different effect."""

EFFECTS_OF_PARTS: Mapping[str, str] = {"after_order": PRINT_EFFECT, "also": FINDING_EFFECT}
"""The effect of parts of a court's values, unless they have that of the whole value."""

COURT_KEYS_FOR_RULES = (
    "last_district district_at_filing number_pattern title_names_party all_parties_in_complaint amount_limit"
    " amount_floor limited_case_limit relief_demand complaint_needs writings verified_complaint counsel_verifies"
    " jurisdiction_statement unnamed_defendants sues_by certificate_of_service proposed_orders courtesy_copies"
    " redaction citation_styles file_size file_forbids file_needs file_names".split()
)
"""The keys of a court's values that only rules read."""

EFFECTS_BY_KEY: Mapping[tuple[str, str], str] = {
    ("court", "dismissal"): DISMISSAL_EFFECT,
    ("court", "amendment"): AMENDMENT_EFFECT,
    ("cause", "limitations"): PERIOD_EFFECT,
    ("cause", "time"): PERIOD_EFFECT,
    **{("dismissal", key): OTHER_EFFECT for key in ("authorities", "service", "costs", "watch")},
    **{("cause", key): OTHER_EFFECT for key in ("authorities", "remedies")},
    **{("court", key): OTHER_EFFECT for key in ("opening_papers", "efiling", "citizenship_disclosure", "amended")},
    **{("court", key): FINDING_EFFECT for key in COURT_KEYS_FOR_RULES},
}
"""The keys whose values have a different effect than most values of their record."""


@dataclass(frozen=True)
class Entry:
    """A value that rests on memory: the kind of its record, its keys, a description, its record, and its effect.

    *names* are the names of the map entries that contain the value; they are not among *keys*.
    """

    kind: str
    keys: tuple[str, ...]
    description: str
    record: str
    names: tuple[str, ...]
    effect: str


def memory_page(catalog: Catalog) -> str:
    """Return the page: for each effect, the values that rest on memory and the records that have them."""
    totals = {kind: len(catalog.names(kind)) for kind in RECORD_NAMES}
    by_effect: dict[str, dict[tuple[str, tuple[str, ...]], list[Entry]]] = {effect: {} for effect in EFFECTS}
    for entry in _entries(catalog):
        by_effect[entry.effect].setdefault((entry.kind, entry.keys), []).append(entry)
    counts = {effect: sum(_count(group, totals) for group in by_keys.values()) for effect, by_keys in by_effect.items()}
    return page(
        "# Law from memory",
        prose(
            "These legal values have the grade `memory`: nobody has checked them against a text. "
            "They are grouped by the harm that a mistake in them could do. "
            "The values with better grades are counted in [figures](figures.md)."
        ),
        table(["", "values"], [[f"[{effect}](#{_anchor(effect)})", f"{counts[effect]:,}"] for effect in EFFECTS]),
        *(part for effect, by_keys in by_effect.items() for part in _group(effect, [*by_keys.values()], totals)),
    )


def _anchor(heading: str) -> str:
    return heading.lower().replace(" ", "-")


def _group(effect: str, groups: Iterable[Sequence[Entry]], totals: Mapping[str, int]) -> Iterator[str]:
    """Yield the part of the page on *effect*; each of *groups* has the entries for one key."""
    yield f"## {effect}"
    yield prose(EFFECTS[effect])
    rows: list[list[str]] = []
    for entries in groups:
        sample = entries[0]
        rows.append(
            [
                RECORD_NAMES[sample.kind],
                f"`{'.'.join(sample.keys)}`",
                sample.description,
                _records_with(entries, totals),
            ]
        )
    yield table(["in a", "value", "which is", "records"], rows)
    if effect == FINDING_EFFECT:
        rules = [rule for rule in all_rules().values() if rule.basis == "memory"]
        yield prose("Rules whose own authority was not read:")
        yield table(["rule", "title", "authority"], [[rule.code, rule.title, rule.cite] for rule in rules])


def _are_in_every_record(entries: Sequence[Entry], totals: Mapping[str, int]) -> bool:
    """Whether all records of this kind have the value, which means that they inherit it."""
    total = totals[entries[0].kind]
    return total > 1 and len({entry.record for entry in entries}) == total and not any(entry.names for entry in entries)


def _count(entries: Sequence[Entry], totals: Mapping[str, int]) -> int:
    """Return the number of values in *entries*, counting a value that all records inherit only once."""
    return len(entries) // totals[entries[0].kind] if _are_in_every_record(entries, totals) else len(entries)


def _records_with(entries: Sequence[Entry], totals: Mapping[str, int]) -> str:
    """Return the records that have a value, each with the names of the parts, such as "`al`: contract, fraud"."""
    if _are_in_every_record(entries, totals):
        return f"all {totals[entries[0].kind]}"
    by_record: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        by_record[entry.record] += [name for name in entry.names if name not in by_record[entry.record]]
    return "; ".join(
        f"`{record}`: {', '.join(names)}" if names else f"`{record}`" for record, names in by_record.items()
    )


def _entries(catalog: Catalog) -> Iterator[Entry]:
    for kind in RECORD_NAMES:
        for name in catalog.names(kind):
            record = catalog.record(kind, name)
            if isinstance(record, Court):
                yield from _court_entries(record, catalog)
            else:
                yield from _entries_in(
                    record, Entry(kind, keys=(), description="", record=name, names=(), effect=EFFECTS_BY_KIND[kind])
                )


def _court_entries(court: Court, catalog: Catalog) -> Iterator[Entry]:
    """Yield the values of *court* itself, and those of its counties that differ."""
    for value in values(catalog, court):
        if not value.source:
            yield from _court_value_entries(court.id, value.key, value.law)
    county_files = [file for folder in catalog.folders("court") for file in folder.glob(f"{court.id}/*.yaml")]
    for file in sorted(county_files):
        county = file.stem.replace("_", " ").title()
        court_in_county: Court = catalog.record("court", court.id, county)
        for key in Court.model_fields:
            law = getattr(court_in_county, key)
            if isinstance(law, Law) and law != getattr(court, key):
                yield from _court_value_entries(f"{court.id}/{file.stem}", key, law)


def _court_value_entries(record: str, key: str, law: Law[object]) -> Iterator[Entry]:
    description = Court.model_fields[key].description or ""
    effect = EFFECTS_BY_KEY.get(("court", key), PRINT_EFFECT)
    entry = Entry("court", keys=(key,), description=description, record=record, names=(), effect=effect)
    yield from _entries_in(law, entry)


def _entries_in(value: object, entry: Entry) -> Iterator[Entry]:
    """Yield an entry, placed like *entry*, for *value* and for each of its parts that rests on memory."""
    match value:
        case Dismissals() | Amendments() if entry.kind == "court":
            return  # a court's laws of dismissal and of amendment are separate records, listed separately
        case Legal():
            for version in value.versions:
                yield from _with_parts(version, entry)
        case BaseModel():
            yield from _with_parts(value, entry)
        case tuple():
            for part in value:
                yield from _entries_in(part, entry)
        case Mapping():
            for name, part in value.items():
                yield from _entries_in(part, replace(entry, names=(*entry.names, str(name))))


def _with_parts(value: BaseModel, entry: Entry) -> Iterator[Entry]:
    if getattr(value, "basis", None) == "memory":
        yield _authority_entry(value, entry) if isinstance(value, Authority) else entry
    for key, field in type(value).model_fields.items():
        if key == "value":
            yield from _entries_in(getattr(value, key), entry)
            continue
        if entry.kind == "court":
            effect = EFFECTS_OF_PARTS.get(key, entry.effect)
        else:
            effect = EFFECTS_BY_KEY.get((entry.kind, key), entry.effect)
        part = replace(
            entry, keys=(*entry.keys, field.alias or key), description=field.description or "", effect=effect
        )
        yield from _entries_in(getattr(value, key), part)


def _authority_entry(authority: Authority, entry: Entry) -> Entry:
    """Return the entry for *authority*. Authorities for a cause's elements determine a finding's severity (CLM001)."""
    if entry.keys != ("authorities",) or entry.kind != "cause":
        return entry
    if authority.says == "elements":
        return replace(entry, effect=FINDING_EFFECT)
    return replace(entry, description="other authorities", effect=OTHER_EFFECT)
