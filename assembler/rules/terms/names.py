"""Names of parties and persons that are misspelled or written in two ways."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.places import CODES, state_name
from assembler.model.matter import Matter
from assembler.model.walk import persons
from assembler.rules._texts import prose, titles, unquoted
from assembler.rules.rule import Problem, rule
from assembler.rules.terms._definitions import definitions

NAME_WORD = re.compile(r"(?<![\w.@/-])[A-Z][a-zé]{3,40}(?![\w@/-])")
ENGLISH_ENDING = re.compile(r"(?:s|es|ed|d|ing|er|n|an|ly|y)\Z")
"""Endings of English words."""

ORDINARY_WORDS = frozenset(
    (
        "While White These There Where Those Their Other After Under Until Since Every First Third Being "
        "Having Shall Would Could Should Still Thus Whose Which Party Parts Court Count County Courts Counts "
        "State States Street Store Stores Stone Place Price Prior Phase North South Might Right Night Eight "
        "Light March Marsh Taxes House Horse Later Water Write Wrote About Above Below Again Along "
        "Among Chase Chief Child Civil Claim Class Close Costs Cases "
    ).split()
) | frozenset(word for code in CODES for word in state_name(code).split())
"""Ordinary words that are one letter apart from other words or names."""


@rule(
    "TRM006",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the name as the matter has it; a different name passes if `aka:` lists it or the text uses it twice",
)
def name_misspelled(matter: Matter) -> Iterator[Problem]:
    """A name in the text differs by one letter from the name of a party, a member, counsel or a defined term.

    One letter of the name is missing, added, changed or transposed. A word that the matter uses more than once is taken
    as a different name, and so are a name with an English ending and a word of another full name, as in "David Ames"
    beside "Davis Wright".
    """
    texts = [(path, unquoted(text)) for path, text in (*prose(matter), *titles(matter))]
    uses = Counter(word for _, text in texts for word in NAME_WORD.findall(text))
    lower_case = {word for _, text in texts for word in re.findall(r"\b[a-z]{4,}\b", text)}
    name_words = _words_of_names(matter)
    similar = {
        key: name for name in sorted(name_words) if len(name) >= SHORTEST_WORD for key in _without_a_letter(name)
    }
    neighbors = _neighbors(matter)
    reported: set[str] = set()
    for path, text in texts:
        for match in NAME_WORD.finditer(text):
            word = match[0]
            is_ordinary = word in ORDINARY_WORDS or word.lower() in lower_case
            if is_ordinary or word in name_words or word in reported or uses[word] > 1:
                continue
            candidates = (similar[key] for key in _without_a_letter(word) if key in similar)
            name = next((name for name in candidates if is_slip(word, name)), "")
            if name and not _is_derived(word, name) and not _is_in_another_name(match, text, name, neighbors):
                reported.add(word)
                yield Problem(path, f"`{word}` may be a misspelling of `{name}`")


WORD_BEFORE = re.compile(r"(?:^|[\s(“\"])([A-Z][\w’'-]+) \Z")
WORD_AFTER = re.compile(r" ([A-Z][\w’'-]+)")
TITLES = frozenset("Mr Mrs Ms Dr Mr. Mrs. Ms. Dr. Plaintiff Plaintiffs Defendant Defendants".split())


def _is_in_another_name(match: re.Match[str], text: str, name: str, neighbors: Mapping[str, set[str]]) -> bool:
    """Whether *match* is part of another full name in *text*: no capitalized word beside it is a neighbor of *name*."""
    before = WORD_BEFORE.search(text, max(match.start() - 42, 0), match.start())
    after = WORD_AFTER.match(text, match.end())
    beside = {word[1] for word in (before, after) if word} - TITLES
    return bool(after and beside and name in neighbors and not beside & neighbors[name])


def _neighbors(matter: Matter) -> dict[str, set[str]]:
    """Return for each word of a name of *matter* the words that are next to it in a name."""
    beside: dict[str, set[str]] = {}
    for words in (re.findall(r"[A-Z][\w’'-]+", name) for name in _names(matter)):
        for first, second in pairwise(words):
            beside.setdefault(first, set()).add(second)
            beside.setdefault(second, set()).add(first)
    return beside


def _words_of_names(matter: Matter) -> set[str]:
    """Return the words of all names that a text of *matter* may use."""
    return {word for name in _names(matter) for word in re.findall(r"[A-Z][a-zé]{3,}", name)}


def _names(matter: Matter) -> list[str]:
    """Return all names that a text of *matter* may use: of persons, firms and parties, and defined terms."""
    people = [matter.counsel, matter.people, matter.firms]
    names = [entry.name or "" for group in people for entry in group.values()]  # type: ignore[attr-defined]
    for party in matter.parties.values():
        names += [party.called or "", *party.dba, *party.aka, *party.fka, *party.nka]
    names += [member.name for _, member in persons(matter.parties)]
    names += [term.term for term in matter.terms.values()]
    return names + [definition.term for _, text in prose(matter) for definition in definitions(text)]


def _without_a_letter(word: str) -> Iterator[str]:
    """Yield *word*, and *word* without each of its letters: two words one letter apart have a result in common."""
    yield word
    yield from (word[:place] + word[place + 1 :] for place in range(len(word)))


def _is_derived(word: str, name: str) -> bool:
    """Whether one word is the other with an English ending."""
    longer, shorter = sorted((word, name), key=len, reverse=True)
    return longer.startswith(shorter) and bool(ENGLISH_ENDING.fullmatch(longer[len(shorter) :]))


SHORTEST_WORD = 5
"""The length of the shortest word that is checked: changing one letter of a shorter word often makes another."""


def is_slip(word: str, name: str) -> bool:
    """Whether the words differ by one letter, not the first, that is missing, added, changed or transposed."""
    if word == name or word[0] != name[0] or abs(len(word) - len(name)) > 1 or len(word) < SHORTEST_WORD - 1:
        return False
    if len(word) != len(name):
        longer, shorter = sorted((word, name), key=len, reverse=True)
        return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))
    apart = [place for place in range(len(word)) if word[place] != name[place]]
    swapped = len(apart) == 2 and apart[1] == apart[0] + 1 and word[apart[0]] == name[apart[1]]
    return len(apart) == 1 or (swapped and word[apart[1]] == name[apart[0]])


ENTITY_NAME = re.compile(
    r"^(?P<stem>.*[^\s,]),?\s++(?P<ending>Inc|Incorporated|Corp|Co|Ltd|L\.?L\.?C|P\.?L\.?L\.?C|L\.?L\.?P|L\.?P|P\.?S|P\.?C"
    r"|N\.?A)\.?$"
)
"""The name of an entity, recognized by its ending."""

BETWEEN_WORDS = r"[\s.,'’-]{0,2}"
"""Marks and spaces between two words of a name, which another spelling may leave out."""


@rule("TRM004", cite="house style", basis="convention", fix="write the name each time as it is registered")
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
    for path, text in prose(matter):
        unquoted_text = unquoted(text)
        for place, name in names:
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
    """Yield each passage of *text* that has the letters of *name* with other punctuation between them."""
    if not any(word in text for word in name.split()[:1]):
        return
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


@lru_cache(maxsize=512)
def _spelling_pattern(name: str) -> tuple[str, re.Pattern[str]]:
    """Return the first word of the entity's *name*, and a pattern for the name in other punctuation."""
    match = ENTITY_NAME.match(name)
    stem, ending = (match["stem"], match["ending"]) if match else (name, "")
    words, initials = re.findall(r"\w+", stem) or [""], ending.replace(".", "")
    ending = r"\.?\s?".join(initials) if initials.isupper() else ending
    return words[0], re.compile(rf"(?<![\w.]){BETWEEN_WORDS.join(words)},?\s+{ending}\.?(?!\w)")


def unmarked(name: str) -> str:
    """Return *name* without punctuation and spaces, but with its capitals."""
    return re.sub(r"\W", "", name)


NAME_SUFFIX = r"(?:Jr|Sr)\b\.?|(?:II|III|IV)\b"
PERSON_NAME = re.compile(
    r"(?P<first>[A-Z][\w’'-]{1,40}+)\s(?:.{0,60}\s)?(?P<last>[A-Z][\w’'-]{1,40}?)"
    rf"(?P<suffix>,?\s+(?:{NAME_SUFFIX}))?"
)
"""The name of a person: the first word, the surname, and what follows it, such as ", Jr."."""

LEAST_ALIKE = 0.7
"""How similar, up to 1, two first names must be to count as one; a beginning, as Ray of Raymond, also counts."""


@dataclass(frozen=True)
class Person:
    """A person whom the matter names: the place of the name, the whole name, and its parts."""

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
    fix="write the name in one way; another name that the person uses belongs under the party's `aka:`",
)
def person_named_two_ways(matter: Matter) -> Iterator[Problem]:
    """A person or a party is named in two ways.

    Elinor Vance beside Eleanor Vance, and Clarke Jr. beside Clarke, Jr., may be two people. The names of persons are
    compared with the texts by surname, and short names of two words by their first word; a form that the texts use more
    than once is taken for another name.
    """
    people = list(_named_persons(matter))
    names = {person.name for person in people}
    names |= {name for party in matter.parties.values() for name in (*party.aka, party.name, party.called or "")}
    written = [(path, unquoted(text)) for path, text in (*prose(matter), *titles(matter))]
    all_words = "\n".join(text for _, text in written)
    reported: set[str] = set()
    for person in people:
        for path, text in written:
            for passage in _other_forms_of_name(person, text, names):
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
    """Yield each variant in *text* of the name of *person* that is neither that name nor another person's."""
    if person.last not in text:
        return
    first = r"(?<![\w.-])(?P<first>[A-Z][a-z][\w’-]*)\s+(?:[A-Z]\.?\s+)?"
    for match in re.finditer(rf"{first}{re.escape(person.last)}(?P<suffix>,?\s+(?:{NAME_SUFFIX}))?(?![\w-])", text):
        full = f"{match['first']} {person.last}"
        suffix = one_line(match["suffix"] or "")
        another = any(name.startswith(full) or name == full for name in names) and match["first"] != person.first
        differs = match["first"] != person.first and not another and _are_one_name(match["first"], person.first)
        styled = match["first"] == person.first and suffix and suffix.rstrip(".") != one_line(person.suffix).rstrip(".")
        if differs or (styled and person.suffix):
            yield one_line(match[0])


def _are_one_name(first: str, second: str) -> bool:
    """Whether two first names are probably one: nearly the same letters, or one the beginning of the other.

    A longer name that differs by one letter is left to the rule on misspelled names.
    """
    if len(second) >= SHORTEST_WORD and is_slip(first, second):
        return False
    shorter, longer = sorted((first, second), key=len)
    short = len(shorter) > 2 and longer.startswith(shorter)
    return first[0] == second[0] and (short or SequenceMatcher(None, first, second).ratio() >= LEAST_ALIKE)


def _short_name_slips(
    path: KeyPath, name: str, written: list[tuple[KeyPath, str]], all_words: str, names: set[str]
) -> Iterator[Problem]:
    """Yield a name in the texts that differs by one letter of a short second word from the *name* of a party."""
    words = name.split()
    if len(words) != 2 or not all(word.isalpha() and word.istitle() for word in words) or len(words[1]) > 4:
        return
    pattern = re.compile(rf"(?<![\w.-]){words[0]}\s+(?P<second>[A-Z][a-z]{{{len(words[1]) - 1}}})(?![\w-])")
    for place, text in written:
        for match in pattern.finditer(text):
            differing = sum(
                letter != other_letter for letter, other_letter in zip(match["second"], words[1], strict=True)
            )
            passage = one_line(match[0])
            if differing == 1 and passage not in names and len(re.findall(rf"\b{passage}\b", all_words)) == 1:
                yield Problem(place, f"`{passage}` is written `{name}` elsewhere", also=(path,))
