"""Names of parties and persons that are misspelled by one letter."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from assembler.facts.names import OPENING_WORDS
from assembler.facts.texts import prose, titles, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.places import STATE_CODES, state_name
from assembler.language.regex import Regex
from assembler.language.spelling import MIN_NAME_LENGTH, is_slip, on_record
from assembler.model.matter import Matter
from assembler.model.walk import persons
from assembler.rules._definitions import definitions
from assembler.rules.rule import Problem, matched, rule
from assembler.rules.terms._roles import roles_and_names

NAME_WORD = Regex(r"(?<![\w.@/-])[A-Z][a-zé]{3,40}(?![\w@/-])")
MIN_USES = 3
"""How often the texts use a name that only they give, for a word to be taken for a slip for it."""

ENGLISH_ENDING = Regex(r"(?:s|es|ed|d|ing|er|n|an|ly|y)\Z")
"""Endings of English words."""

ORDINARY_WORDS = frozenset(
    (
        "While White These There Where Those Their Other After Under Until Since Every First Third Being "
        "Having Shall Would Could Should Still Thus Whose Which Party Parts Court Count County Courts Counts "
        "State States Street Store Stores Stone Place Price Prior Phase North South Might Right Night Eight "
        "Light March Marsh Taxes House Horse Later Water Write Wrote About Above Below Again Along "
        "Among Chase Chief Child Civil Claim Class Close Costs Cases "
    ).split()
) | frozenset(word for code in STATE_CODES for word in state_name(code).split())
"""Ordinary words, and words in the names of states, that are never taken for misspelled names."""

TITLE_BEFORE = Regex(r"(?<![\w.-])(?:Mr|Ms|Mrs|Dr)\.?\s([A-Z][a-zé]{3,40})(?!\w)", needs="mr|ms|dr")


@rule(
    "TRM006",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the name as it is in the matter; a different name is accepted if `aka:` lists it",
)
def name_misspelled(matter: Matter) -> Iterator[Problem]:
    """A name in the text differs by one letter from the name of a party, a member, counsel or a defined term.

    One letter of the name is missing, added, changed or transposed; for a surname of four letters, only an added letter
    is reported. A word that the matter uses more than once is taken for a different name, unless it follows Plaintiff
    or Defendant, or follows a title such as Ms. and no text puts another first name before it. A name plus an English
    ending is taken for another word, unless it is a person's name after Plaintiff or Defendant. A word in another full
    name is not reported either: "David" in "David Ames" is not a slip for "Davis" in "Davis Wright".
    """
    texts = [(path, unquoted(text)) for path, text in (*prose(matter), *titles(matter))]
    uses = Counter(word for _, text in texts for word in NAME_WORD.findall(text))
    lowercase_words = {word for _, text in texts for word in re.findall(r"\b[a-z]{4,}\b", text)}
    name_words = _words_of_names(matter)
    surnames = _surnames(matter)
    names_by_key = {
        key: name
        for name in sorted(name_words)
        if len(name) >= MIN_NAME_LENGTH or (len(name) == MIN_NAME_LENGTH - 1 and name in surnames)
        for key in _without_a_letter(name)
    }
    neighbors = _neighbors(matter)
    roles = [use for _, text in texts for use in roles_and_names(text)]
    words_after_roles = {word for use in roles for word in NAME_WORD.findall(use.name)}
    words_after_titles = {match[1] for _, text in texts for match in TITLE_BEFORE.finditer(text)}
    full_text = "\n".join(text for _, text in texts)
    reported: set[str] = set()
    for path, text in texts:
        for match in NAME_WORD.finditer(text):
            word = match[0]
            is_ordinary = word in ORDINARY_WORDS or word.lower() in lowercase_words
            if is_ordinary or word in name_words or word in reported:
                continue
            candidates = (names_by_key[key] for key in _without_a_letter(word) if key in names_by_key)
            name = next((name for name in candidates if is_slip(word, name)), "")
            if not name or _is_in_another_name(match, text, name, neighbors):
                continue
            if len(name) < MIN_NAME_LENGTH and (len(word) < MIN_NAME_LENGTH or on_record(word.lower())):
                continue
            is_surname = name in surnames
            is_after_role = word in words_after_roles
            is_after_title = is_surname and word in words_after_titles
            may_be_the_person = is_after_title and not _has_own_first_name(word, full_text, neighbors[name])
            is_other_word = _is_derived(word, name) or (not is_surname and _has_the_same_stem(word, name))
            if is_other_word and not (is_surname and is_after_role):
                continue
            if uses[word] == 1 or is_after_role or may_be_the_person:
                reported.add(word)
                count_words = f", written {uses[word]} times," if uses[word] > 1 else ""
                yield Problem(path, f"`{word}`{count_words} may be a misspelling of `{name}`")
    names_of_texts = {
        word
        for word, count in uses.items()
        if count >= MIN_USES and len(word) >= MIN_NAME_LENGTH and word not in name_words and not on_record(word.lower())
    }
    yield from _slips_for(names_of_texts, texts, uses, name_words | reported)


def _slips_for(
    names: Collection[str], texts: Sequence[tuple[KeyPath, str]], uses: Mapping[str, int], other_names: Collection[str]
) -> Iterator[Problem]:
    """Yield a problem for each word that *texts* use once, and that is a slip for one of *names*.

    A word is taken for a name of its own if it is English or one of *other_names*, or if a capitalized word beside it
    is never beside the name that is meant.
    """
    if not names:
        return
    names_by_key = {key: name for name in sorted(names) for key in _without_a_letter(name)}
    full_text = "\n".join(text for _, text in texts)
    for path, text in texts:
        for match in NAME_WORD.finditer(text):
            word = match[0]
            if uses[word] != 1 or word in other_names or word in ORDINARY_WORDS:
                continue
            candidates = (names_by_key[key] for key in _without_a_letter(word) if key in names_by_key)
            name = next((name for name in candidates if is_slip(word, name) and not _is_form_of(word, name)), "")
            if not name or on_record(word.lower()):
                continue
            before_match = WORD_BEFORE.search_before(text, match.start(), 42)
            after_match = WORD_AFTER.match(text, match.end())
            is_named_before = before_match and before_match[1] not in TITLES_AND_ROLES | OPENING_WORDS
            names_beside = [f"{before_match[1]} {name}"] if before_match and is_named_before else []
            names_beside += [f"{name} {after_match[1]}"] if after_match else []
            if all(name_beside in full_text for name_beside in names_beside):
                yield Problem(path, f"`{word}` may be a misspelling of `{name}`", at=matched(match))


WORD_BEFORE = Regex(r"(?:^|[\s(“\"])([A-Z][\w’'-]+) \Z")
WORD_AFTER = Regex(r" (?:[A-Z]\. )*([A-Z][\w’'-]+)")
TITLES_AND_ROLES = frozenset("Mr Mrs Ms Dr Mr. Mrs. Ms. Dr. Plaintiff Plaintiffs Defendant Defendants".split())


def _is_in_another_name(match: re.Match[str], text: str, name: str, neighbors: Mapping[str, set[str]]) -> bool:
    """Whether *match* is part of somebody else's full name: the words beside it are never beside *name*."""
    before_match = WORD_BEFORE.search_before(text, match.start(), 42)
    after_match = WORD_AFTER.match(text, match.end())
    adjacent_words = {word_match[1] for word_match in (before_match, after_match) if word_match} - TITLES_AND_ROLES
    return bool(after_match and adjacent_words and name in neighbors and not adjacent_words & neighbors[name])


def _surnames(matter: Matter) -> set[str]:
    """Return the surnames of the people whom *matter* names."""
    people = [member.name for _, member in persons(matter.parties) if member.kind == "individual"]
    people += [person.name or "" for person in matter.people.values()]
    people += [attorney.name for attorney in matter.counsel.values()]
    words_by_person = [re.findall(r"[A-Z][\w’'-]+", name.partition(",")[0]) for name in people]
    return {words[-1] for words in words_by_person if len(words) > 1}


def _has_own_first_name(surname: str, full_text: str, first_names: set[str]) -> bool:
    """Whether a text puts a first name that is not in *first_names* before *surname*."""
    full_name = Regex(rf"(?<![\w’'-])([A-Z][\w’'-]{{1,40}}+)\s(?:[A-Z]\.\s)?{surname}\b")
    words_before = {match[1] for match in full_name.finditer(full_text)}
    return bool(words_before - TITLES_AND_ROLES - first_names)


def _neighbors(matter: Matter) -> dict[str, set[str]]:
    """Return, for each word in a name of *matter*, the words that are next to it in a name."""
    neighbors: dict[str, set[str]] = {}
    for name in _names(matter):
        words = re.findall(r"[A-Z][\w’'-]+", name)
        for first, second in pairwise(words):
            neighbors.setdefault(first, set()).add(second)
            neighbors.setdefault(second, set()).add(first)
    return neighbors


def _words_of_names(matter: Matter) -> set[str]:
    """Return the words of all names that a text of *matter* may use."""
    return {word for name in _names(matter) for word in re.findall(r"[A-Z][a-zé]{3,}", name)}


def _names(matter: Matter) -> list[str]:
    """Return all names that a text of *matter* may use: of persons, firms and parties, and defined terms."""
    names = [attorney.name or "" for attorney in matter.counsel.values()]
    names += [person.name or "" for person in matter.people.values()]
    names += [firm.name or "" for firm in matter.firms.values()]
    for party in matter.parties.values():
        names += [party.called or "", *party.dba, *party.aka, *party.fka, *party.nka]
    names += [member.name for _, member in persons(matter.parties)]
    names += [term.term for term in matter.terms.values()]
    return names + [definition.term for _, text in prose(matter) for definition in definitions(text)]


def _without_a_letter(word: str) -> Iterator[str]:
    """Yield *word*, and *word* without each of its letters. Words that differ by one letter share a result."""
    yield word
    yield from (word[:index] + word[index + 1 :] for index in range(len(word)))


def _is_derived(word: str, name: str) -> bool:
    """Whether one of the two words is the other word with an English ending."""
    longer, shorter = sorted((word, name), key=len, reverse=True)
    return longer.startswith(shorter) and bool(ENGLISH_ENDING.fullmatch(longer[len(shorter) :]))


def _is_form_of(word: str, name: str) -> bool:
    """Whether one of the two words is derived from the other, or both are one word in two numbers ("men", "man")."""
    return _is_derived(word, name) or (
        word[:-2] + word[-1:] == name[:-2] + name[-1:] and {word[-2:], name[-2:]} == {"an", "en"}
    )


def _has_the_same_stem(word: str, name: str) -> bool:
    """Whether the two words differ only in a final "s" or "y", such as "Bakers" and "Bakery"."""
    return word[:-1] == name[:-1] and {word[-1], name[-1]} == {"s", "y"}
