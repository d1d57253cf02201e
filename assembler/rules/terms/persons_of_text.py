"""Persons whom only the text names, spelled in two ways or with two titles: Laura Purcell and Ms. Parcell."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from assembler.facts.texts import prose, titles, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.characters import shared_start_length
from assembler.language.regex import Regex, passages
from assembler.language.spelling import is_slip, on_record
from assembler.model.matter import Matter
from assembler.model.walk import persons
from assembler.rules.rule import Problem, Words, rule

FULL_NAME = Regex(
    r"(?<![\w.’'&-])(?P<first>[A-Z][a-z]{2,20})\s(?:[A-Z]\.\s)?(?P<last>[A-Z][a-z]{3,20})(?![\w’'-]*\s[A-Z]|[\w-])"
)
TITLED = Regex(
    r"(?<![\w.-])(?P<title>Mr|Ms|Mrs|Miss|Dr)(?:\.|(?<=Miss))?\s(?P<last>[A-Z][a-z]{3,20})(?!\w|\s[A-Z])",
    needs="mr|ms|miss|dr",
)
SURNAME = Regex(r"(?<![\w.’'&-])[A-Z][a-z]{4,20}(?![\w-])")
TITLES_OF_WOMEN = frozenset({"Ms", "Mrs", "Miss"})
NOT_FIRST_NAMES = frozenset(
    "Mr Ms Mrs Miss Dr Plaintiff Plaintiffs Defendant Defendants The And"
    " North South East West New Saint San Los".split()
)
"""Capitalized words that are not first names: titles, roles, and the beginnings of names of places."""
MIN_SIMILARITY = 0.7
"""The minimum similarity, from 0 to 1, of two spellings of one surname."""

SHARED_LETTERS = 3
"""How many letters at the beginning a surname shares with that of a person whom no text introduces."""


FAMILY = Regex(
    r"(?i)\b(?:wife|husband|spouses?|widow(?:er)?|marri(?:ed|age)|mother|father|parents?|sons?|daughters?|sisters?|brothers?|siblings?|family)\b"
)
"""Words in a text that may be about two persons of one surname."""


@dataclass(frozen=True)
class Name:
    """A name in a text: the path, the words, their position, the first name ("" after a title), and the surname."""

    path: KeyPath
    words: str
    start: int
    first: str
    last: str
    title: str = ""


@rule(
    "TRM014",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the name in one way or, if two persons are meant, give both their full names",
)
def person_spelled_two_ways(matter: Matter) -> Iterator[Problem]:
    """A person whom only the text names has two names.

    "Laura Purcell" is later "Ms. Parcell", "Laura Parcell" or "Mr. Purcell". A person counts only if a text or the
    title of an exhibit gives the full name. Of two spellings the rarer is reported. Other slips in the names of parties
    and persons of the matter are left to TRM006 and TRM010, but "Teresa Ruiz-Okoro" is reported for Teresa Ruiz-Okafor.
    Nothing is reported if two persons in the texts share a surname.
    """
    given_words = {word for name in _names_on_record(matter) for word in re.findall(r"[\w’'-]+", name)}
    texts_by_path = {path: unquoted(text) for path, text in prose(matter) if path[-1] != "heading"}
    names = [name for path, text in texts_by_path.items() for name in _names(path, text)]
    titled_surnames = {name.last for name in names if name.title}
    people = [
        name
        for name in names
        if name.first and (name.last in titled_surnames or _resembles_any(name.last, titled_surnames))
    ]
    uses = Counter(name.last for name in names)
    first_names: dict[str, set[str]] = {}
    for person in people:
        first_names.setdefault(person.last, set()).add(person.first)
    reported: set[str] = set()
    for name in names:
        if name.last in reported or name.last in given_words:
            continue
        person_meant = next((person for person in people if _is_other_spelling(name, person, first_names)), None)
        if person_meant and uses[name.last] <= uses[person_meant.last] and person_meant.last not in reported:
            reported.add(name.last)
            message = f"`{name.words}` may be `{person_meant.words}` in another spelling"
            yield Problem(name.path, message, at=Words(name.words, name.start), also=(person_meant.path,))
    yield from _rare_full_names(matter, given_words, names, reported)
    yield from _names_unlike_exhibit_titles(matter, given_words, names, reported)
    family_paths = {path for path, text in texts_by_path.items() if FAMILY.search(text)}
    yield from _two_titles([name for name in names if name.path not in family_paths], first_names)
    yield from _other_surnames(matter)


def _rare_full_names(matter: Matter, given_words: set[str], names: list[Name], reported: set[str]) -> Iterator[Problem]:
    """Yield a problem for each full name whose surname occurs once and resembles a surname without a first name.

    The surnames that are found are added to *reported*.
    """
    words = [word for _, text in prose(matter) for word in SURNAME.findall(unquoted(text))]
    all_uses = Counter(words)
    uses = {word: count for word, count in all_uses.items() if not on_record(word.lower())}
    full_surnames = {name.last for name in names if name.first}
    titled = Counter(name.last for name in names if name.title)
    other_surnames = [surname for surname in uses if surname not in full_surnames and surname not in given_words]
    for name in names:
        if not name.first or name.last in given_words or name.last in reported or all_uses[name.last] != 1:
            continue
        is_plain_word = on_record(name.last.lower())
        likely_surnames = (
            surname
            for surname in other_surnames
            if (resembles_surname(surname, name.last) and not is_plain_word)
            or (titled[surname] > 1 and _may_be_one_surname(surname, name.last))
        )
        other_initials = (
            surname
            for surname, count in titled.items()
            if count > 1 and _differ_in_first_letter(surname, name.last) and surname not in full_surnames | given_words
        )
        if surname := next(likely_surnames, "") or next(other_initials, ""):
            reported.add(name.last)
            message = f"`{name.words}` is `{surname}` elsewhere"
            yield Problem(name.path, message, at=Words(name.words, name.start))


def _names_unlike_exhibit_titles(
    matter: Matter, given_words: set[str], names: list[Name], reported: set[str]
) -> Iterator[Problem]:
    """Yield a problem for each full name whose surname is one slip away from the surname in an exhibit's title."""
    for path, title in titles(matter):
        titled_people = [name for name in _names(path, title) if path[0] == "exhibits" and name.first]
        for person in titled_people:
            for name in names:
                is_same_person = name.first == person.first and is_slip(name.last, person.last)
                are_plain_words = on_record(name.last.lower()) and on_record(person.last.lower())
                is_reportable = name.last not in given_words and name.last not in reported
                if is_same_person and is_reportable and not are_plain_words:
                    reported.add(name.last)
                    message = f"`{name.words}` is `{person.words}` in the title of an exhibit"
                    at, also_at = Words(name.words, name.start), (Words(person.words, person.start),)
                    yield Problem(name.path, message, at=at, also=(path,), also_at=also_at)


def _may_be_one_surname(surname: str, other_surname: str) -> bool:
    return resembles_surname(surname, other_surname) or shared_start_length(surname, other_surname) >= SHARED_LETTERS


def _differ_in_first_letter(surname: str, other_surname: str) -> bool:
    return surname[0] != other_surname[0] and surname[1:] == other_surname[1:] and len(surname) > 4


def _names(path: KeyPath, text: str) -> Iterator[Name]:
    for match in passages(FULL_NAME, text):
        if match["first"] not in NOT_FIRST_NAMES:
            yield Name(path, match[0], match.start(), match["first"], match["last"])
    for match in passages(TITLED, text):
        yield Name(path, match[0], match.start(), first="", last=match["last"], title=match["title"])


def _names_on_record(matter: Matter) -> Iterator[str]:
    """Yield the names of parties, their members, and the people whom the matter lists."""
    yield from (member.name for _, member in persons(matter.parties))
    for group in (matter.people, matter.counsel):
        yield from (person.name or "" for person in group.values())


def _resembles_any(surname: str, surnames: set[str]) -> bool:
    return any(resembles_surname(surname, other_surname) for other_surname in surnames)


def resembles_surname(surname: str, other_surname: str) -> bool:
    """Whether one surname may be a mistake for the other."""
    if surname == other_surname or surname[0] != other_surname[0]:
        return False
    return is_slip(surname, other_surname) or SequenceMatcher(None, surname, other_surname).ratio() >= MIN_SIMILARITY


def _is_other_spelling(name: Name, person: Name, first_names: dict[str, set[str]]) -> bool:
    """Whether *name* is another spelling of *person*, and not the name of another person with a full name.

    *first_names* has the first names that the texts give with each surname.
    """
    if not resembles_surname(name.last, person.last) or len(first_names[person.last]) > 1:
        return False
    if name.first:
        return name.first == person.first
    return first_names.get(name.last, set()) <= {person.first}


HYPHENATED = Regex(
    r"(?<![\w.’'&-])(?P<first>[A-Z][a-z]{2,20})\s(?:[A-Z]\.\s)?(?P<last>[A-Z][a-z]{2,20}-[A-Z][a-z]{2,20})(?![\w-])"
)


def _other_surnames(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each full name that has the first name and half the surname of a person on record."""
    surnames: dict[str, set[str]] = {}
    for name in _names_on_record(matter):
        words = name.split()
        if len(words) > 1:
            surnames.setdefault(words[0], set()).add(words[-1])
    for path, text in prose(matter):
        for match in HYPHENATED.finditer(unquoted(text)):
            recorded_surnames = surnames.get(match["first"], set())
            if len(recorded_surnames) != 1:
                continue
            (surname,) = recorded_surnames
            shares_half = bool({*match["last"].split("-")} & {*surname.split("-")})
            if surname != match["last"] and shares_half and not is_slip(match["last"], surname):
                message = f"`{match[0]}` may be `{match['first']} {surname}`"
                yield Problem(path, message, at=Words(match[0], match.start()))


def _two_titles(names: list[Name], first_names: dict[str, set[str]]) -> Iterator[Problem]:
    """Yield a problem for each surname that has a man's and a woman's title, although only one person has it."""
    for surname, own_first_names in first_names.items():
        titled_names = [name for name in names if name.last == surname and name.title not in {"", "Dr"}]
        men = [name for name in titled_names if name.title not in TITLES_OF_WOMEN]
        women = [name for name in titled_names if name.title in TITLES_OF_WOMEN]
        if len(own_first_names) == 1 and men and women:
            are_men_rarer = len(men) < len(women) or (len(men) == len(women) and titled_names[0] == men[0])
            rarer_name, usual_name = (men[0], women[0]) if are_men_rarer else (women[0], men[0])
            message = f"`{rarer_name.words}` is `{usual_name.words}` elsewhere"
            at = Words(rarer_name.words, rarer_name.start)
            yield Problem(rarer_name.path, message, at=at, also=(usual_name.path,))
