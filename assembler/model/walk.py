"""Iterates over a matter: its allegations, the names that a text may refer to, its texts, and parties by role."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assembler.findings.path import KeyPath
from assembler.language.references import REFERENCE, entries
from assembler.model.after_signature import AfterSignature
from assembler.model.allegation import Allegation
from assembler.model.by_identity import ByIdentity
from assembler.model.matter import Matter
from assembler.model.party import Member, Party
from assembler.model.pleading import Claim, Section
from assembler.model.relief import Relief
from assembler.model.words import OwnWords


@dataclass(frozen=True)
class Text:
    """A text that may contain references: its path, its words, and the name of its allegation, if it has one."""

    path: KeyPath
    words: str
    allegation: str | None = None


def of_side(parties: Mapping[str, Party], side: str) -> dict[str, Party]:
    """Return the parties on *side*, in the matter's order."""
    return {name: party for name, party in parties.items() if party.on_side == side}


def signatory(matter: Matter, name: str) -> str:
    """Return the full name of the attorney or unrepresented party called *name* in the matter."""
    return matter.counsel[name].name if name in matter.counsel else matter.parties[name].name


def persons(parties: Mapping[str, Party]) -> Iterator[tuple[KeyPath, Member]]:
    """Yield each of *parties*, followed by its direct and indirect members and trustees, with their paths."""
    for name, party in parties.items():
        yield from _with_members(party, ("parties", name))


def _with_members(entity: Member, path: KeyPath) -> Iterator[tuple[KeyPath, Member]]:
    yield path, entity
    for key, name, member in members_of(entity):
        yield from _with_members(member, (*path, key, name))


def members_of(entity: Member) -> Iterator[tuple[str, str, Member]]:
    """Yield the members and trustees of *entity*, each with its name and the key under which it is listed."""
    for key in ("members", "trustees"):
        yield from ((key, name, member) for name, member in getattr(entity, key).items())


def sections(matter: Matter) -> Iterator[tuple[KeyPath, Section | Claim]]:
    """Yield each section of facts and each count of *matter*, with its path."""
    parts: tuple[tuple[str, Sequence[Section | Claim]], ...] = (
        ("facts", matter.facts),
        ("more_facts", matter.more_facts),
        ("claims", matter.claims),
    )
    for key, keyed_sections in parts:
        yield from (((key, index), section) for index, section in enumerate(keyed_sections))


def allegations(matter: Matter) -> tuple[tuple[KeyPath, Allegation], ...]:
    """Return each allegation and sub-heading of the facts and of the counts, with its path."""
    return _allegations(ByIdentity(matter))


@lru_cache(maxsize=2)
def _allegations(key: ByIdentity) -> tuple[tuple[KeyPath, Allegation], ...]:
    return tuple(entry for path, section in sections(key.matter) for entry in allegations_of(section, path))


def allegations_of(section: Section | Claim, path: KeyPath) -> Iterator[tuple[KeyPath, Allegation]]:
    """Yield each allegation and sub-heading of *section*, with its path; *path* is the path of *section*.

    In a count, the sentences that plead an element follow the numbered paragraphs.
    """
    for index, allegation in enumerate(section.paragraphs):
        yield (*path, "paragraphs", index), allegation
    if not isinstance(section, Claim):
        return
    for element, pleaded in section.elements.items():
        for index, entry in enumerate(pleaded):
            if isinstance(entry, Allegation):
                yield (*path, "elements", element, index), entry


def named_allegations(matter: Matter) -> dict[str, Allegation]:
    """Return the allegations of *matter* that have both a name and a text, by name."""
    return {allegation.id: allegation for _, allegation in allegations(matter) if allegation.id and allegation.text}


def referable(matter: Matter) -> dict[str, list[KeyPath]]:
    """Return every name that a text may refer to, with the paths of all values that have this name."""
    paths: dict[str, list[KeyPath]] = {}
    for path, part in (*allegations(matter), *sections(matter)):
        if part.id:
            paths.setdefault(part.id, []).append(path)
    for name in matter.exhibits:
        paths.setdefault(name, []).append(("exhibits", name))
    for index, filing in enumerate(matter.filings):
        for path, name in filing.named_paragraphs():
            paths.setdefault(name, []).append(("filings", index, *path))
    return paths


def texts(matter: Matter) -> tuple[Text, ...]:
    """Return each text of *matter* that may contain references."""
    return _texts(ByIdentity(matter))


@lru_cache(maxsize=2)
def _texts(key: ByIdentity) -> tuple[Text, ...]:
    return tuple(_all_texts(key.matter))


def _all_texts(matter: Matter) -> Iterator[Text]:
    for path, section in sections(matter):
        if isinstance(section, Section) and section.heading:
            yield Text((*path, "heading"), section.heading)
    for path, allegation in allegations(matter):
        if allegation.text:
            yield Text((*path, "text"), allegation.text, allegation.id)
        elif allegation.heading:
            yield Text((*path, "heading"), allegation.heading)
    yield from _own_words(("words",), matter.words)
    for name, party in matter.parties.items():
        if party.own_paragraph:
            yield Text(("parties", name, "paragraph"), party.own_paragraph)
    if matter.assignment and matter.assignment.text:
        yield Text(("assignment", "text"), matter.assignment.text)
    yield from _relief_texts(("relief",), matter.relief)
    for index, claim in enumerate(matter.claims):
        yield from _texts_of_claim(claim, ("claims", index))
    yield from _texts_of_filings(matter)


def alleges_on_belief(matter: Matter) -> bool:
    """Whether *matter* alleges anything on information and belief."""
    is_marked = any(allegation.belief for _, allegation in allegations(matter))
    return is_marked or any("information and belief" in text.words.lower() for text in texts(matter))


def _texts_of_filings(matter: Matter) -> Iterator[Text]:
    for filing_index, filing in enumerate(matter.filings):
        yield from _own_words(("filings", filing_index, "words"), filing.words)
        yield from (Text(("filings", filing_index, *path), words) for path, words in filing.own_texts())
        for section_index, section in enumerate(filing.after_signature):
            yield from _after_signature(section, ("filings", filing_index, "after_signature", section_index))


def _after_signature(section: AfterSignature, path: KeyPath) -> Iterator[Text]:
    if section.text:
        yield Text((*path, "text"), section.text)
    for index, paragraph in enumerate(section.paragraphs):
        key = "heading" if paragraph.heading else "text"
        yield Text((*path, "paragraphs", index, key), paragraph.heading or paragraph.text or "")


def _relief_texts(path: KeyPath, items: Sequence[Relief]) -> Iterator[Text]:
    for index, relief in enumerate(items):
        if words := relief.text or relief.heading:
            yield Text((*path, index, "text" if relief.text else "heading"), words)


def _texts_of_claim(claim: Claim, path: KeyPath) -> Iterator[Text]:
    if claim.incorporation:
        yield Text((*path, "incorporation"), claim.incorporation)
    yield from _relief_texts((*path, "relief"), claim.relief)
    if claim.wherefore:
        yield Text((*path, "wherefore"), claim.wherefore)


def _own_words(path: KeyPath, words: OwnWords) -> Iterator[Text]:
    """Yield the user's own sentences at *path*."""
    for key in OwnWords.model_fields:
        if sentence := getattr(words, key):
            yield Text((*path, key), sentence)


def used_names(matter: Matter) -> set[str]:
    """Return the names to which elements, counts, texts, and statements of jurisdiction and venue refer."""
    names: set[str] = set()
    for claim in matter.claims:
        names.update(claim.incorporates)
        for element in claim.elements:
            names.update(claim.allegation_names(element))
    for ground in matter.personal_jurisdiction:
        names.update(ground.allegations)
    for reason in matter.venue:
        names.update(reason.allegations)
    if matter.assignment:
        names.update(matter.assignment.allegations)
    names_in_order = [allegation.id for _, allegation in allegations(matter) if allegation.id]
    for text in texts(matter):
        names.update(referred_names(text.words, names_in_order))
    return names


def referred_names(text: str, names_in_order: Sequence[str]) -> Iterator[str]:
    """Yield the names to which *text* refers; for a range, all of *names_in_order* from its first to its last."""
    for match in REFERENCE.finditer(text):
        for entry in entries(match):
            yield entry.name
            if entry.last and entry.name in names_in_order and entry.last in names_in_order:
                first_index = names_in_order.index(entry.name)
                last_index = names_in_order.index(entry.last)
                yield from names_in_order[first_index : last_index + 1]
