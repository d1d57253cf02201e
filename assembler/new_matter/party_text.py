"""Writes the court, the parties and counsel of a new matter, both for complaints and for filed cases."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from assembler.language import placeholders
from assembler.language.english import series
from assembler.language.entities import kind_by_ending, without_ending
from assembler.model.base import MAX_NAME_LENGTH
from assembler.model.party import COMPOUND_KINDS
from assembler.new_matter.lines import quoted, with_comment
from assembler.new_matter.start import Start, does_in

RESERVED_WORDS = frozenset({"all", "none"})
"""Words that cannot be a party's key, because they have another meaning in the same places."""

KIND_BY_WORDS: Mapping[str, str] = {
    r"\bEstate of\b": "estate",
    r"^(?:The )?(?:City|County|Town|Village|Borough) of\b|\bCounty$": "municipality",
    r"\b(?:State|Port|Commonwealth) of\b|\bDepartment\b|\bDistrict$": "government",
    r"\bTrust$": "trust",
    r"\A(?=.*\bBank\b).*\bN\.?A\.?$|\bNational (?:Bank|Association)\b": "national bank",
    r"\b(?:Company|Co\.|Ltd\.?|Limited|Bank|N\.A\.|P\.?S\.?|P\.C\.|plc|GmbH|AG|S\.A\.)$|\([^()]*\)$": "corporation",
    r"\b(?:Association|Union|Society|Foundation)$": "association",
}
"""Words in a name that show the kind of the party, in addition to the endings that state law reserves."""

OFFICE = re.compile(
    r"(?:(?:Police )?Officer|Deputy(?: Sheriff)?|Sheriff|Sergeant|Sgt\.|Detective|Lieutenant|Lt\.|Captain|Chief|Trooper"
    r"|Warden|Agent|Governor|Mayor|Secretary|Judge)(?= \S)"
)
"""Matches a title before a person's name."""

PLACE_PREFIX = re.compile(r"^(?:the )?(?:city|county|town|village|borough|state|port|estate) of ")
"""Matches words before the name of a place or a decedent, which are left out of a party's key."""


PRINTED_PLACES = {
    "district": "the judicial district, as the caption prints it",
    "city": "the city where the court sits, as the caption prints it",
}
"""Keys that some captions print in addition to the county, and their meanings."""


def court_lines(start: Start) -> Iterator[str]:
    """Yield the court, with the keys that its caption needs."""
    court = start.court
    yield with_comment(f"court: {court.id}", court.name)
    if start.county:
        yield f"county: {quoted(start.county)}"
    if start.division:
        names = [division.name for division in court.divisions.value] if court.divisions else []
        yield with_comment(f"division: {quoted(start.division)}", series(names, "or"))
    for key, meaning in PRINTED_PLACES.items():
        is_known = key == "district" and court.districts and start.county in court.districts.value
        if not is_known and any(f"{{{key}}}" in line for line in court.title_lines.value):
            yield with_comment(f"# {key}:", meaning)
    if court.case_type_line:
        yield with_comment("# case_type:", "the type of the case, as the caption prints it")


def party_lines(start: Start, signers: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield the parties, with counsel for the plaintiffs and for each of *signers*, which are keys of parties."""
    yield "parties:"
    keys = party_keys(start)
    for role, name in start.parties():
        yield f"  {keys[role, name]}:"
        yield from (f"    {line}" for line in _party(name, role, start, signs=keys[role, name] in signers))


def _party(name: str, role: str, start: Start, *, signs: bool) -> Iterator[str]:
    does = does_in(name)
    office_match = OFFICE.match(name) if kind_of(name) == "individual" else None
    if office_match:
        yield f"title: {office_match[0]}"
    own_name = does.word if does else name.removeprefix(office_match[0] if office_match else "")
    yield f"name: {quoted(own_name)}"
    if short_name := _short_name(name, start):
        yield with_comment(f"called: {quoted(short_name)}", "the short name after the first mention")
    elif kind_of(name) == "individual" and not does and name not in placeholders.BLANKS:
        yield with_comment(
            f"# called: {quoted(name.rsplit(maxsplit=1)[-1])}", "a short name; without it, the full name"
        )
    yield f"role: {role}"
    if does:
        yield f"does: {{first: {does.first_number}, last: {does.last_number}}}"
        if not start.case:
            yield with_comment("# paragraph:", "a sentence about them, such as that their names are unknown")
    else:
        yield with_comment(f"kind: {kind_of(name)}", "a guess from the name: please verify")
        if not start.case:
            yield from _home_lines(kind_of(name), role, start)
            yield from _address(start)
    if office_match:
        yield with_comment("# capacity: in his individual capacity", "the capacity in which an officer sues or is sued")
    if role == "plaintiff":
        yield f"counsel: [{attorney_key(start)}]"
    elif signs:
        yield f"counsel: [{opposing_key(start, name)}]"


def _home_lines(kind: str, role: str, start: Start) -> Iterator[str]:
    """Yield the keys for a party's residence, or for the states that determine the party's citizenship."""
    state = placeholders.PLAINTIFFS_STATE if role == "plaintiff" else placeholders.DEFENDANTS_STATE
    is_federal = start.court.system == "federal"
    if kind == "individual" and not is_federal:
        yield with_comment(f"resides_in: {placeholders.RESIDENCE}", "where the person lives")
    elif kind in {"individual", "estate"} and is_federal:
        yield with_comment(f"citizenship: {state}", "where the person is domiciled")
    elif kind == "municipality":
        yield with_comment(f"formed_in: {state}", "the state of which it is a subdivision")
    elif kind == "national bank":
        if is_federal:
            yield with_comment(f"main_office: {placeholders.CITY}, {state}", "where its articles place its main office")
        else:
            yield f"principal_place: {placeholders.CITY}, {state}"
    elif kind not in {"government", "estate"}:
        yield f"formed_in: {state}"
        yield f"principal_place: {placeholders.CITY}, {state}"
    if start.diversity and kind in COMPOUND_KINDS:
        yield from _members(kind, state)


def _address(start: Start) -> Iterator[str]:
    """Yield the lines of a party's address, for the user to fill in, if the court requires one in a complaint."""
    law = start.court.party_addresses
    if law and law.value != "residence":
        yield with_comment(
            "address:", f"required in a complaint: {law.cite}" if law.cite else "required in a complaint"
        )
        yield f"  - {placeholders.STREET}"
        yield f"  - {placeholders.TOWN}"


def _members(kind: str, state: str) -> Iterator[str]:
    """Yield a placeholder for the members or trustees whose citizenship determines the entity's citizenship."""
    key, person = ("trustees", placeholders.TRUSTEE) if kind == "trust" else ("members", placeholders.MEMBER)
    yield with_comment(f"{key}:", "all of them, traced down to individuals and corporations")
    yield "  first:"
    yield f"    name: {person}"
    yield "    kind: individual"
    yield f"    citizenship: {state}"


def counsel_lines(start: Start, signers: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield the firm, the plaintiffs' attorney, and an attorney for each defendant whose key is among *signers*."""
    yield "firms:"
    yield "  firm:"
    yield f"    name: {placeholders.FIRM}"
    yield from _office()
    yield ""
    yield "counsel:"
    yield f"  {attorney_key(start)}:"
    yield f"    name: {quoted(start.attorney)}"
    yield "    firm: firm"
    yield with_comment(f"    bar_number: {placeholders.BAR_NUMBER}", "the number only; its label is added")
    yield f"    email: {placeholders.EMAIL}"
    keys = party_keys(start)
    for name in start.defendants:
        if keys["defendant", name] in signers:
            yield with_comment(f"  {opposing_key(start, name)}:", f"signs for {name}")
            yield f"    name: {placeholders.ATTORNEY}"
            yield f"    bar_number: {placeholders.BAR_NUMBER}"
            yield from _office()
            yield f"    email: {placeholders.EMAIL}"


def _office() -> Iterator[str]:
    yield "    address:"
    yield f"      - {placeholders.STREET}"
    yield f"      - {placeholders.TOWN}"
    yield f"    telephone: {placeholders.TELEPHONE}"


def party_keys(start: Start) -> dict[tuple[str, str], str]:
    """Return the key of each party in the matter, by role and full name."""
    keys: dict[tuple[str, str], str] = {}
    for role, name in start.parties():
        keys.setdefault((role, name), _unused_key(_key_words(name) or role, {*keys.values(), *RESERVED_WORDS}))
    return keys


def attorney_key(start: Start) -> str:
    """Return the key of the plaintiffs' attorney, which is made from the last name."""
    last_name = "" if start.attorney in placeholders.BLANKS else start.attorney.split()[-1]
    return _unused_key(_key_words(last_name) or "attorney", RESERVED_WORDS)


def opposing_key(start: Start, name: str) -> str:
    """Return the key of the attorney who signs for the defendant *name*."""
    return _unused_key(f"counsel_for_{party_keys(start)['defendant', name]}"[:MAX_NAME_LENGTH], {attorney_key(start)})


def kind_of(name: str) -> str:
    """Return the kind of party that the ending or the words of *name* suggest; by default, a natural person."""
    if kind_from_ending := kind_by_ending(name):
        return kind_from_ending
    for words, kind in KIND_BY_WORDS.items():
        if re.search(words, name):
            return kind
    return "individual"


def _short_name(name: str, start: Start) -> str:
    """Return *name* without its reserved ending; "" if there is none, or if another party would have the same name."""
    short_names = {party: without_ending(party) for _, party in start.parties()}
    short_name = short_names[name]
    is_unique = [*short_names.values()].count(short_name) == 1
    return short_name if short_name != name and is_unique else ""


def _key_words(name: str) -> str:
    """Return up to two distinctive words of *name*, in lower case and joined with underscores; "" if there are none."""
    if name in placeholders.BLANKS:
        return ""
    if does := does_in(name):
        return does.word.split()[-1].lower()
    person = OFFICE.sub("", name, count=1) if OFFICE.match(name) else name
    ascii_text = unicodedata.normalize("NFKD", person.partition(",")[0].casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", PLACE_PREFIX.sub("", ascii_text.strip()).replace("'", ""))
    distinctive = [word for word in words if word not in {"the", "of", "llc", "inc", "llp", "lp", "corp", "co"}]
    return "_".join(distinctive[:2])[: MAX_NAME_LENGTH // 2].rstrip("_")


def _unused_key(word: str, used_words: set[str] | frozenset[str]) -> str:
    """Return *word*, followed by a number if it is already used."""
    key = word
    number = 1
    while key in used_words:
        number += 1
        key = f"{word}_{number}"
    return key
