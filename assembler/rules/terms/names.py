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
from assembler.language.spelling import MIN_NAME_LENGTH, is_english, is_slip, on_record
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
    forms_by_letters: dict[str, dict[str, KeyPath]] = {}
    for path, name in names:
        forms = forms_by_letters.setdefault(unmarked(name), {})
        forms.setdefault(name, path)
        other_forms = [(form, form_path) for form, form_path in forms.items() if form != name]
        if other_forms:
            other_form, other_path = other_forms[0]
            if other_path[:2] != path[:2]:
                yield Problem(path, f"`{name}` is written `{other_form}` elsewhere", also=(other_path,))
    yield from _names_with_other_punctuation(matter, names)


def _names_with_other_punctuation(matter: Matter, names: list[tuple[KeyPath, str]]) -> Iterator[Problem]:
    """Yield a problem for each passage of the prose that spells one of *names* with different punctuation."""
    written_names = {name for _, name in names}
    names_by_first_word: dict[str, list[tuple[KeyPath, str]]] = {}
    for name_path, name in names:
        stem, _ = _stem_and_ending(name)
        first_word, *_ = _words(stem)
        names_by_first_word.setdefault(first_word, []).append((name_path, name))
    reported: set[str] = set()
    for path, text in prose(matter):
        unquoted_text = unquoted(text)
        words = dict.fromkeys(re.findall(r"\w+", unquoted_text))
        candidates = [candidate for word in words for candidate in names_by_first_word.get(word, ())]
        for name_path, name in candidates:
            for passage in _other_punctuation(name, unquoted_text):
                if passage not in written_names and passage not in reported:
                    reported.add(passage)
                    yield Problem(path, f"`{passage}` is written `{name}` elsewhere", also=(name_path,))


def _entity_names(matter: Matter) -> Iterator[tuple[KeyPath, str]]:
    """Yield each name of an entity with its path: parties and their other names, members, trustees, firms."""
    yield from (
        ((*path, "name"), member.name) for path, member in persons(matter.parties) if ENTITY_NAME.match(member.name)
    )
    for key, party in matter.parties.items():
        for kind in ("dba", "aka", "fka", "nka"):
            for index, name in enumerate(getattr(party, kind)):
                if ENTITY_NAME.match(name):
                    yield ("parties", key, kind, index), name
    for key, firm in matter.firms.items():
        if ENTITY_NAME.match(firm.name):
            yield ("firms", key, "name"), firm.name


def _other_punctuation(name: str, text: str) -> Iterator[str]:
    """Yield each passage of *text* that spells *name* with different punctuation."""
    for match in _spellings(name, text):
        passage = one_line(match[0].replace("’", "'"))
        plain_name = name.replace("’", "'")
        lacks_period = plain_name.endswith(".") and passage == plain_name[:-1]
        if lacks_period or passage not in {plain_name, plain_name.rstrip("."), f"{plain_name}."}:
            is_only_period = passage.endswith(".") and "." not in passage[:-1]
            ends_sentence = is_only_period and not plain_name.endswith(".")
            yield passage[:-1] if ends_sentence else passage


def _spellings(name: str, text: str) -> Iterator[re.Match[str]]:
    """Yield each passage of *text* that spells the entity's *name*, with any punctuation."""
    first_word, spelling = _spelling_pattern(name)
    start = text.find(first_word)
    while start >= 0:
        match = spelling.match(text, start)
        if match:
            yield match
        start = text.find(first_word, match.end() if match else start + 1)


@lru_cache(maxsize=2**13)
def _spelling_pattern(name: str) -> tuple[str, Regex]:
    """Return the first word of the entity's *name*, and a pattern for the name with different punctuation."""
    stem, ending = _stem_and_ending(name)
    words = _words(stem)
    initials = ending.replace(".", "")
    ending_pattern = r"\.?\s?".join(initials) if initials.isupper() else ending
    return words[0], Regex(rf"(?<![\w.]){BETWEEN_WORDS.join(words)},?\s+{ending_pattern}\.?(?!\w)")


def _stem_and_ending(name: str) -> tuple[str, str]:
    """Return the entity's *name* before its ending, and the ending, which may be empty."""
    match = ENTITY_NAME.match(name)
    return (match["stem"], match["ending"]) if match else (name, "")


def _words(stem: str) -> list[str]:
    """Return the words of *stem*; a single empty word if it has none."""
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

MIN_SIMILARITY = 0.7
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
    Clarke, Jr. The rule looks in the texts for each person's surname, and for the first word of each short name of two
    words. A short name that the texts use more than once is taken for another name. A different first name before a
    party's surname is reported if it occurs once and no text is about the party's family.
    """
    people = list(_named_persons(matter))
    surname_counts = Counter(person.last for person in people)
    names = {person.name for person in people}
    names |= {name for party in matter.parties.values() for name in (*party.aka, party.name, party.called or "")}
    texts = [(path, unquoted(text)) for path, text in (*prose(matter), *titles(matter))]
    full_text = "\n".join(text for _, text in texts)
    reported: set[str] = set()
    for person in people:
        is_only_bearer = surname_counts[person.last] == 1 and person.path[0] == "parties"
        may_have_stranger = is_only_bearer and not FAMILY_WORDS.search(full_text)
        stranger = _stranger(person, names, full_text) if may_have_stranger else ""
        for path, text in texts:
            forms = list(_other_forms_of_name(person, text, names))
            if stranger and stranger in one_line(text):
                forms.append(stranger)
            for passage in forms:
                if passage not in reported:
                    reported.add(passage)
                    yield Problem(path, f"`{passage}` is written `{person.name}` elsewhere", also=(person.path,))
    for key, party in matter.parties.items():
        yield from _short_name_slips(("parties", key, "called"), party.called or "", texts, full_text, names)


def _named_persons(matter: Matter) -> Iterator[Person]:
    """Yield the natural persons whom the matter lists: parties and their members, other people, and counsel."""
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
    own_initial = own_initial_match[1] if own_initial_match else ""
    own_suffix = one_line(person.suffix)
    for match in re.finditer(rf"{first}{re.escape(person.last)}(?P<suffix>,?\s+(?:{NAME_SUFFIX}))?(?![\w-])", text):
        if match["first"] == person.first:
            suffix = one_line(match["suffix"] or "")
            has_other_suffix = bool(own_suffix and suffix) and suffix.rstrip(".") != own_suffix.rstrip(".")
            has_other_initial = bool(own_initial and match["initial"]) and own_initial != match["initial"]
            if has_other_suffix or has_other_initial:
                yield one_line(match[0])
        else:
            full_name = f"{match['first']} {person.last}"
            is_another_person = any(name.startswith(full_name) for name in names)
            if not is_another_person and _are_one_name(match["first"], person.first):
                yield one_line(match[0])


LIST_BEFORE = r"(?<!\band\s)(?<!\bor\s)(?<!\bnamed\s)(?<![a-z],\s)"
"""A lookbehind that excludes a name in a list."""


def _stranger(person: Person, names: set[str], full_text: str) -> str:
    """Return the name in *full_text* that combines the surname of *person*, a party, with another first name, or "".

    The first name must be a given name on record, or not an English word, and the whole name must occur only once. A
    name in a list or before a comma is ignored. If there are two such names, "" is returned.
    """
    if person.last not in full_text:
        return ""
    surname = re.escape(person.last)
    full_name = Regex(rf"{LIST_BEFORE}(?<![\w.’'&-])(?P<first>[A-Z][a-z]{{2,15}})\s{surname}(?![\w&-]|,|\s\(|\s[A-Z])")
    strangers = [
        match
        for match in full_name.finditer(full_text)
        if match["first"] != person.first and _may_be_given(match["first"])
    ]
    if len(strangers) != 1:
        return ""
    [stranger] = strangers
    first = stranger["first"]
    occurs_again = len(re.findall(rf"\b{first}\s{surname}\b", full_text)) > 1
    is_known = first in person.name.split() or any(first in name.split() for name in names)
    is_similar = _are_one_name(first, person.first) or is_slip(first, person.first)
    return "" if occurs_again or is_known or is_similar else one_line(stranger[0])


def _may_be_given(word: str) -> bool:
    """Whether *word* may be a given name: it is on record as a name, or is not an English word."""
    return word not in OPENING_WORDS and (on_record(word) or not is_english(word))


def _are_one_name(first: str, second: str) -> bool:
    """Whether two first names are probably the same: they are similar, or one is the beginning of the other.

    Longer names that differ by one letter are left to TRM006, on misspelled names.
    """
    if len(second) >= MIN_NAME_LENGTH and is_slip(first, second):
        return False
    shorter, longer = sorted((first, second), key=len)
    is_short_form = len(shorter) > 2 and longer.startswith(shorter)
    return first[0] == second[0] and (is_short_form or SequenceMatcher(None, first, second).ratio() >= MIN_SIMILARITY)


def _short_name_slips(
    path: KeyPath, name: str, texts: list[tuple[KeyPath, str]], full_text: str, names: set[str]
) -> Iterator[Problem]:
    """Yield a problem for each name in a text that differs from *name*, a party's short name, by one letter.

    Only a short name of two words is compared, and only its second word, which may have at most four letters.
    """
    words = name.split()
    if len(words) != 2 or not all(word.isalpha() and word.istitle() for word in words) or len(words[1]) > 4:
        return
    pattern = Regex(rf"(?<![\w.-]){words[0]}\s+(?P<second>[A-Z][a-z]{{{len(words[1]) - 1}}})(?![\w-])")
    for text_path, text in texts:
        for match in pattern.finditer(text):
            differences = sum(
                letter != own_letter for letter, own_letter in zip(match["second"], words[1], strict=True)
            )
            passage = one_line(match[0])
            occurs_once = len(re.findall(rf"\b{passage}\b", full_text)) == 1
            if differences == 1 and occurs_once and passage not in names:
                yield Problem(text_path, f"`{passage}` is written `{name}` elsewhere", also=(path,))
