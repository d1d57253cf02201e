"""Proposes what may be typed at a cursor: keys and values of the schema, and the names that the matter defines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assembler.catalog import Catalog
from assembler.catalog.cause_search import applicable
from assembler.findings.finding import MatterError
from assembler.language.references import KINDS
from assembler.language_server.cursor import ENTRY, Cursor, Keys, cursor_at
from assembler.language_server.hover import about_part
from assembler.language_server.key_schema import keys_at, matter_schema, values_at
from assembler.language_server.names import expected_kind, unused_name
from assembler.language_server.readings import TypedMatter, catalog_of_matter
from assembler.language_server.typed_text import Typing, court_of, elements_at
from assembler.language_server.value_names import keys_of_map, names_of_values, values_of_court
from assembler.language_server.written_names import HOLDERS
from assembler.load.files import real_path
from assembler.load.source import OpenTexts
from assembler.model.court import Court
from assembler.model.walk import referable
from assembler.results import Options

MARKER_LENGTH = 12
"""The length of the marker inserted at the cursor to learn which kind of name is expected there."""

NAME_KIND_BY_KEY: Mapping[str, str] = {
    "counsel": "counsel",
    "firm": "firms",
    "against": "parties",
    "by": "parties",
    "dismisses": "parties",
    "filed_by": "parties",
    "claims": "count",
    "allegations": "paragraph",
    "elements": "paragraph",
}
"""The kind of name that a key expects, for a matter whose errors hide what the program expects."""


REFERABLE_KINDS = ("paragraph", "section", "count", "exhibits", "terms")
"""The kinds of parts to which a text may refer by their name alone."""

KINDS_OF_WORDS = {"party": "parties", "term": "terms", "exhibit": "exhibits"}
"""The kind of named part that a word in a reference means, where the two differ."""


@dataclass(frozen=True)
class Proposal:
    """A proposal: its text, its kind ("key", "value" or "name"), words about it, and how much it replaces.

    *replaces* is the number of characters before the cursor, *replaces_after* of those after it. *title* is the full
    name of a value, by which it can be found too. Proposals with a lower *rank* come first.
    """

    text: str
    kind: str
    about: str = ""
    replaces: int = 0
    title: str = ""
    rank: int = 0
    replaces_after: int = 0


def completions(typing: Typing, typed_matter: TypedMatter, options: Options, open_texts: OpenTexts) -> list[Proposal]:
    """Return the proposals at the cursor of *typing*, a file of the matter in *typed_matter*.

    *open_texts* are all texts that are open.
    """
    cursor = cursor_at(typing.lines, typing.line, typing.column)
    proposals = _proposals(typing, cursor, typed_matter, options, open_texts)
    return [replace(proposal, replaces=len(cursor.typed), replaces_after=len(cursor.rest)) for proposal in proposals]


def _proposals(
    typing: Typing, cursor: Cursor, typed_matter: TypedMatter, options: Options, open_texts: OpenTexts
) -> Iterable[Proposal]:
    if cursor.kind == "words":
        return ()
    if cursor.kind == "reference":
        return _references(cursor, typed_matter)
    catalog = catalog_of_matter(typing.file, options)
    court = court_of(typing, typed_matter, catalog)
    schema = matter_schema(catalog)
    if cursor.kind == "key":
        keys = _parts_of_cause(typing, cursor, catalog) or keys_of_map(cursor.path, court)
        if keys:
            return [_key_proposal(name, typing, cursor, about, rank) for rank, (name, about) in enumerate(keys.items())]
        schema_keys = keys_at(schema, cursor.path)
        if schema_keys:
            siblings = _siblings(typing.lines, typing.line, cursor)
            return [
                _key_proposal(key.key, typing, cursor, key.description)
                for key in schema_keys
                if key.key not in siblings
            ]
    values: Iterable[str] = _ways_of_cause(typing, cursor, catalog) or values_at(schema, cursor.path)
    if not values and court:
        values = [*values_of_court(cursor.path, court)]
    names = names_of_values(cursor.path[-1], catalog) if cursor.path else {}
    causes = _causes_here(cursor.path, court, catalog)
    proposals = [
        Proposal(value, "value", title=names.get(value, ""), rank=int(bool(causes) and value not in causes))
        for value in values or names
    ]
    return proposals or _names(typing, cursor, typed_matter, options, open_texts)


def _key_proposal(key: str, typing: Typing, cursor: Cursor, about: str, rank: int = 0) -> Proposal:
    """Return the proposal of *key*, without its colon if the text has one already."""
    after = typing.lines[typing.line][typing.column + len(cursor.rest) :]
    return Proposal(key if after.lstrip().startswith(":") else f"{key}: ", "key", about, rank=rank)


def _parts_of_cause(typing: Typing, cursor: Cursor, catalog: Catalog) -> Mapping[str, str]:
    """Return the cause's elements in the count at the cursor, with what must be shown, if they are typed there."""
    elements = elements_at(typing, catalog)
    match cursor.path:
        case ("claims", "[]", "choices"):
            return {key: "; ".join(element.choices) for key, element in elements.items() if element.choices}
        case ("claims", "[]", "elements"):
            return {key: element.statement for key, element in elements.items()}
    return {}


def _ways_of_cause(typing: Typing, cursor: Cursor, catalog: Catalog) -> list[str]:
    """Return the ways in which the element at the cursor can be met, if one of them is typed there."""
    match cursor.path:
        case ("claims", "[]", "choices", name):
            element = elements_at(typing, catalog).get(name)
            return [*element.choices] if element else []
    return []


def _causes_here(path: Keys, court: Court | None, catalog: Catalog) -> set[str]:
    """Return the ids of the causes that *court* may hear, if a cause is typed at *path*."""
    if not court or path[-1:] != ("cause",):
        return set()
    try:
        return {cause.id for cause in applicable(catalog, court)}
    except MatterError:
        return set()


def _references(cursor: Cursor, typed_matter: TypedMatter) -> Iterator[Proposal]:
    """Yield what a reference may name: names of a kind after the kind and a colon; any names after a paper."""
    matter = typed_matter.checked_matter.matter if typed_matter.checked_matter else None
    names = [*referable(matter)] if matter and cursor.qualifier not in KINDS else []
    kinds = [KINDS_OF_WORDS.get(cursor.qualifier, cursor.qualifier)] if cursor.qualifier in KINDS else REFERABLE_KINDS
    for name in dict.fromkeys((*names, *typed_matter.names(*kinds))):
        yield Proposal(name, "name", about_part(name, typed_matter))
    if cursor.qualifier:
        return
    papers = [plan.id for plan in typed_matter.checked_matter.plans] if typed_matter.checked_matter else []
    for word in (*papers, *KINDS):
        yield Proposal(f"{word}:", "name")
    for party in typed_matter.names("parties"):
        yield Proposal(f"party:{party}", "name", about_part(party, typed_matter))


def _names(
    typing: Typing, cursor: Cursor, typed_matter: TypedMatter, options: Options, open_texts: OpenTexts
) -> Iterator[Proposal]:
    """Yield the names that are allowed at the cursor."""
    marker = unused_name(MARKER_LENGTH, typing.text)
    texts = {**open_texts, real_path(typing.file): typing.with_name(marker, cursor)}
    kind = expected_kind(marker, texts, typed_matter.file, options) or _kind_of_key(cursor.path)
    for name in _names_of_kind(kind, typed_matter):
        yield Proposal(name, "name", about_part(name, typed_matter))


def _kind_of_key(path: Keys) -> str:
    """Return the kind of name that the innermost key of *path* expects; "" if it expects none."""
    keys = [key for key in path if key != ENTRY]
    if "elements" in keys[:-1]:
        return "paragraph"
    return NAME_KIND_BY_KEY.get(keys[-1], "") if len(keys) > 1 else ""


def _names_of_kind(kind: str, typed_matter: TypedMatter) -> Iterable[str]:
    """Return the names of *kind*, one of the kinds of `expected_kind`."""
    matter = typed_matter.checked_matter.matter if typed_matter.checked_matter else None
    if kind == "any":
        names = referable(matter) if matter else ()
        return dict.fromkeys((*names, *typed_matter.names("paragraph", "section", "count", "exhibits")))
    if kind == "count" and matter:
        return dict.fromkeys((*typed_matter.names(kind), *(claim.id or claim.cause.id for claim in matter.claims)))
    inherited = getattr(matter, kind) if matter and kind in HOLDERS else ()
    return dict.fromkeys((*typed_matter.names(kind), *inherited))


def _siblings(lines: Sequence[str], line: int, cursor: Cursor) -> set[str]:
    """Return the keys that the map at the cursor has already, as far as the lines around it show."""
    indent = len(lines[line]) - len(lines[line].lstrip(" -"))
    keys_of_map: set[str] = set()
    for nearby in (reversed(lines[:line]), lines[line + 1 :]):
        for text in nearby:
            own_indent = len(text) - len(text.lstrip(" -"))
            if text.strip() and own_indent < indent:
                break
            if own_indent == indent and ":" in text:
                keys_of_map.add(text.strip(" -").partition(":")[0])
            if text.lstrip().startswith("- ") and own_indent == indent and ENTRY in cursor.path[-1:]:
                break
    return keys_of_map
