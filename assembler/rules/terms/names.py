"""Names of parties and persons that are written in two different ways."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from assembler.facts.names import OPENING_WORDS
from assembler.facts.texts import prose, titles, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.regex import Regex
from assembler.language.spelling import SHORTEST_NAME, is_english, is_slip, on_record
from assembler.model.matter import Matter
from assembler.model.walk import persons
from assembler.rules.rule import Problem, rule

ENTITY_NAME = Regex(
    r"^(?P<stem>.*[^\s,]),?\s++(?P<ending>Inc|Incorporated|Corp|Co|Ltd|L\.?L\.?C|P\.?L\.?L\.?C|L\.?L\.?P|L\.?P|P\.?S|P\.?C"
    r"|N\.?A)\.?$"
)
"""The name of an entity, which is recognized by its ending."""

BETWEEN_WORDS = r"[\s.,'’-]{0,2}"
"""Punctuation and spaces between two words of a name, which other spellings may omit."""

FAMILY_WORDS = Regex(
    r"(?i)\b(?:wife|husband|spouse|married|brother|sister|son|daughter|father|mother|parents?|child(?:ren)?|cousin|uncle|aunt"
    r"|niece|nephew|widow(?:er)?|estate|family|heirs?|decedent|deceased|related|relative)\b"
)
"""Words that show that somebody in a text may share a party's surname."""


@rule("TRM004", cite="house style", basis="convention", fix="always write the name as it is registered")
def name_spelled_two_ways(matter: Matter) -> Iterator[Problem]:
    """The same name is written in two ways that differ only in punctuation.

    Amazon.com, Inc. and Amazon.com Inc. may be two companies. The names of parties, their members and firms are
    compared with each other and with the texts of the matter; quotations are not checked.
    """
    names = list(_entity_names(matter))
    written = {name for _, name in names}
    reported: set[str] = set()
    alike: dict[str, dict[str, KeyPath]] = {}
    for path, name in names:
        before = alike.setdefault(unmarked(name), {})
        before.setdefault(name, path)
        twin = next(((place, other_name) for other_name, place in before.items() if other_name != name), None)
        if twin and twin[0][:2] != path[:2]:
            yield Problem(path, f"`{name}` is written `{twin[1]}` elsewhere", also=(twin[0],))
    by_first_word: dict[str, list[tuple[KeyPath, str]]] = {}
    for place, name in names:
        by_first_word.setdefault(_words(_stem_and_ending(name)[0])[0], []).append((place, name))
    for path, text in prose(matter):
        unquoted_text = unquoted(text)
        words = dict.fromkeys(re.findall(r"\w+", unquoted_text))
        for place, name in (named for word in words for named in by_first_word.get(word, ())):
            for passage in _other_punctuation(name, unquoted_text):
                if passage not in written and passage not in reported:
                    reported.add(passage)
                    yield Problem(path, f"`{passage}` is written `{name}` elsewhere", also=(place,))


def _entity_names(matter: Matter) -> Iterator[tuple[KeyPath, str]]:
    """Yield each name of an entity with its path: parties and their other names, members, trustees, firms."""
    yield from (
        ((*path, "name"), member.name) for path, member in persons(matter.parties) if ENTITY_NAME.match(member.name)
    )
    for key, party in matter.parties.items():
        for kind in ("dba", "aka", "fka", "nka"):
            for number, name in enumerate(getattr(party, kind)):
                yield from [(("parties", key, kind, number), name)] if ENTITY_NAME.match(name) else []
    for key, firm in matter.firms.items():
        yield from [(("firms", key, "name"), firm.name)] if ENTITY_NAME.match(firm.name) else []


def _other_punctuation(name: str, text: str) -> Iterator[str]:
    """Yield each passage of *text* that spells *name* with different punctuation."""
    for match in _spellings(name, text):
        passage = one_line(match[0].replace("’", "'"))
        plain = name.replace("’", "'")
        if passage not in {plain, plain.rstrip("."), f"{plain}."} or (plain.endswith(".") and passage == plain[:-1]):
            yield passage if plain.endswith(".") or not passage.endswith(".") or "." in passage[:-1] else passage[:-1]


def _spellings(name: str, text: str) -> Iterator[re.Match[str]]:
    first, spelling = _spelling_pattern(name)
    place = text.find(first)
    while place >= 0:
        if match := spelling.match(text, place):
            yield match
        place = text.find(first, match.end() if match else place + 1)


@lru_cache(maxsize=2**13)
def _spelling_pattern(name: str) -> tuple[str, Regex]:
    """Return the first word of the entity's *name*, and a pattern for the name with different punctuation."""
    stem, ending = _stem_and_ending(name)
    words, initials = _words(stem), ending.replace(".", "")
    ending = r"\.?\s?".join(initials) if initials.isupper() else ending
    return words[0], Regex(rf"(?<![\w.]){BETWEEN_WORDS.join(words)},?\s+{ending}\.?(?!\w)")


def _stem_and_ending(name: str) -> tuple[str, str]:
    """Return the entity's *name* before its ending, and the ending, which may be empty."""
    match = ENTITY_NAME.match(name)
    return (match["stem"], match["ending"]) if match else (name, "")


def _words(stem: str) -> list[str]:
    return re.findall(r"\w+", stem) or [""]


def unmarked(name: str) -> str:
    """Return *name* without punctuation and spaces; capitalization is kept."""
    return re.sub(r"\W", "", name)


NAME_SUFFIX = r"(?:Jr|Sr)\b\.?|(?:II|III|IV)\b"
PERSON_NAME = Regex(
    r"(?P<first>[A-Z][\w’'-]{1,40}+)\s(?:.{0,60}\s)?(?P<last>[A-Z][\w’'-]{1,40}?)"
    rf"(?P<suffix>,?\s+(?:{NAME_SUFFIX}))?"
)
"""The name of a person: the first word, the surname, and any suffix, such as ", Jr."."""

LEAST_ALIKE = 0.7
"""The minimum similarity, from 0 to 1, of two forms of a first name, unless one is the beginning of the other."""


@dataclass(frozen=True)
class Person:
    """A person whom the matter names: the path of the name, the full name, and its parts."""

    path: KeyPath
    name: str
    first: str
    last: str
    suffix: str


@rule(
    "TRM008",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the name in the same way everywhere; list another name of the person under the party's `aka:`",
)
def person_named_two_ways(matter: Matter) -> Iterator[Problem]:
    """The name of a person or a party is written in two ways.

    Elinor Vance and Eleanor Vance may be two people, and so may Ann B. Clarke and Ann D. Clarke, or Clarke Jr. and
    Clarke, Jr. The rule looks in the texts
    for each person's surname, and for the first word of each short name of two words. A short name that the texts use
    more than once is taken for another name. A different first name before a party's surname is reported if it occurs
    once and no text is about the party's family.
    """
    people = list(_named_persons(matter))
    surnames = Counter(person.last for person in people)
    names = {person.name for person in people}
    names |= {name for party in matter.parties.values() for name in (*party.aka, party.name, party.called or "")}
    written = [(path, unquoted(text)) for path, text in (*prose(matter), *titles(matter))]
    all_words = "\n".join(text for _, text in written)
    reported: set[str] = set()
    for person in people:
        is_alone = surnames[person.last] == 1 and person.path[0] == "parties" and not FAMILY_WORDS.search(all_words)
        stranger = _stranger(person, names, all_words) if is_alone else ""
        for path, text in written:
            forms = list(_other_forms_of_name(person, text, names))
            forms += [stranger] if stranger and _has_stranger(stranger, text) else []
            for passage in forms:
                if passage not in reported:
                    reported.add(passage)
                    yield Problem(path, f"`{passage}` is written `{person.name}` elsewhere", also=(person.path,))
    for key, party in matter.parties.items():
        yield from _short_name_slips(("parties", key, "called"), party.called or "", written, all_words, names)


def _named_persons(matter: Matter) -> Iterator[Person]:
    for path, member in persons(matter.parties):
        if member.kind == "individual":
            yield from _person(member.name, (*path, "name"))
    for group in ("people", "counsel"):
        for key, person in getattr(matter, group).items():
            yield from _person(person.name or "", (group, key, "name"))


def _person(name: str, path: KeyPath) -> Iterator[Person]:
    if match := PERSON_NAME.fullmatch(one_line(name)):
        yield Person(path, one_line(name), match["first"], match["last"], match["suffix"] or "")


def _other_forms_of_name(person: Person, text: str, names: set[str]) -> Iterator[str]:
    """Yield each variant in *text* of the name of *person*, unless it is the name of another person."""
    if person.last not in text:
        return
    first = r"(?<![\w.-])(?P<first>[A-Z][a-z][\w’-]*)\s+(?:(?P<initial>[A-Z])\.?\s+)?"
    own_initial_match = re.search(r"\s([A-Z])\.?\s", person.name)
    for match in re.finditer(rf"{first}{re.escape(person.last)}(?P<suffix>,?\s+(?:{NAME_SUFFIX}))?(?![\w-])", text):
        full = f"{match['first']} {person.last}"
        suffix = one_line(match["suffix"] or "")
        another = any(name.startswith(full) or name == full for name in names) and match["first"] != person.first
        differs = match["first"] != person.first and not another and _are_one_name(match["first"], person.first)
        styled = match["first"] == person.first and suffix and suffix.rstrip(".") != one_line(person.suffix).rstrip(".")
        own = own_initial_match[1] if own_initial_match and match["first"] == person.first and match["initial"] else ""
        if differs or (styled and person.suffix) or (own and own != match["initial"]):
            yield one_line(match[0])


LIST_BEFORE = r"(?<!\band\s)(?<!\bor\s)(?<!\bnamed\s)(?<![a-z],\s)"
"""A lookbehind that excludes a name in a list."""


def _stranger(person: Person, names: set[str], all_words: str) -> str:
    """Return the name in *all_words* that combines the surname of *person*, a party, with another first name, or "".

    The first name must be a given name on record, or not an English word, and the whole name must occur only once. A
    name in a list or before a comma is ignored. If there are two such names, "" is returned.
    """
    if person.last not in all_words:
        return ""
    form = Regex(rf"{LIST_BEFORE}{_before_surname(person)}(?![\w&-]|,|\s\(|\s[A-Z])")
    forms = [match for match in form.finditer(all_words) if _may_be_given(match["first"])]
    strangers = [match for match in forms if match["first"] != person.first]
    if len(strangers) != 1 or len(re.findall(rf"\b{strangers[0]['first']}\s{re.escape(person.last)}\b", all_words)) > 1:
        return ""
    first = strangers[0]["first"]
    is_known = first in person.name.split() or any(first in name.split() for name in names)
    return "" if is_known or _is_alike(first, person.first) else one_line(strangers[0][0])


def _before_surname(person: Person) -> str:
    return rf"(?<![\w.’'&-])(?P<first>[A-Z][a-z]{{2,15}})\s{re.escape(person.last)}"


def _has_stranger(name: str, text: str) -> bool:
    return name in one_line(text)


def _is_alike(first: str, second: str) -> bool:
    return _are_one_name(first, second) or is_slip(first, second)


def _may_be_given(word: str) -> bool:
    """Whether *word* may be a given name: it is on record as a name, or is not an English word."""
    return word not in OPENING_WORDS and (on_record(word) or not is_english(word))


def _are_one_name(first: str, second: str) -> bool:
    """Whether two first names are probably the same: they are similar, or one is the beginning of the other.

    Longer names that differ by one letter are left to TRM006, on misspelled names.
    """
    if len(second) >= SHORTEST_NAME and is_slip(first, second):
        return False
    shorter, longer = sorted((first, second), key=len)
    short = len(shorter) > 2 and longer.startswith(shorter)
    return first[0] == second[0] and (short or SequenceMatcher(None, first, second).ratio() >= LEAST_ALIKE)


def _short_name_slips(
    path: KeyPath, name: str, written: list[tuple[KeyPath, str]], all_words: str, names: set[str]
) -> Iterator[Problem]:
    """Yield a problem for each name in a text that differs from *name*, a party's short name, by one letter.

    Only a short name of two words is compared, and only its second word, which may have at most four letters.
    """
    words = name.split()
    if len(words) != 2 or not all(word.isalpha() and word.istitle() for word in words) or len(words[1]) > 4:
        return
    pattern = Regex(rf"(?<![\w.-]){words[0]}\s+(?P<second>[A-Z][a-z]{{{len(words[1]) - 1}}})(?![\w-])")
    for place, text in written:
        for match in pattern.finditer(text):
            differing = sum(
                letter != other_letter for letter, other_letter in zip(match["second"], words[1], strict=True)
            )
            passage = one_line(match[0])
            if differing == 1 and passage not in names and len(re.findall(rf"\b{passage}\b", all_words)) == 1:
                yield Problem(place, f"`{passage}` is written `{name}` elsewhere", also=(path,))
