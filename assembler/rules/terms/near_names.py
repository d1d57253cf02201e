"""Names that occur once and resemble a party's short name, a name in an exhibit's title, or a product's name."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from assembler.facts.names import OPENING_WORDS
from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.characters import shared_start_length
from assembler.language.places import STATE_CODES, state_name
from assembler.language.regex import Regex, passages
from assembler.language.spelling import is_english, is_slip, on_record
from assembler.model.matter import Matter
from assembler.model.walk import allegations
from assembler.rules._definitions import definitions
from assembler.rules._unknown_names import known_names
from assembler.rules.rule import Problem, Words, rule

SINGLE_WORD = Regex(
    r"(?<![\w.’'&/@-])(?P<name>[A-Z][a-z]{3,20})(?![\w&/@-]|[’'](?!s\s[a-z])|\s[A-Z]|,\s[A-Z])"
    r"(?=(?P<verb>\s(?:has|had|is|was|did|does|will|would|could|never|also|neither|knew|took|gave|paid|sent|spent|kept|made|wrote"
    r"|told|sold|held|broke|began|built|lost|let|left|owes|holds|owns|[a-z]{3,12}ed)\b)?)"
)
"""A capitalized word that is not part of a longer name, and the verb of which it is the subject, if any."""

CAPITAL_BEFORE = Regex(r"(?P<before>[A-Z][\w’'.-]{0,30}|&)\s(?:of\s)?\Z")
BEFORE_PARTY = Regex(r"\b(?:to|from|by|with|against|for|that|and|hired|asked|told|paid|owes?|owed|of)\s\Z")
POSSESSIVE = Regex(r"[’']s\s[a-z]")
DERIVED_ENDING = Regex(r"s|es|ed|er|ers|ing|ish|an|ian|ly|y|ite|ese")
"""Endings of words that are derived from a name."""

SHARED_LETTERS = 4
"""How many letters at the beginning a word must share with the name that is meant."""

HIGH_SIMILARITY = 0.75
"""The minimum similarity of a word that shares one letter less, and that is no English word."""

MIN_SIMILARITY = 0.6
"""The minimum similarity, from 0 to 1, of a word and the word that is meant."""

STATES = frozenset(word for code in STATE_CODES for word in state_name(code).split())

NAME_OF_SEVERAL_WORDS = Regex(r"(?<![\w’'&.-])[A-Z][a-z]{2,20}(?:\s[A-Z][a-z]{2,20}){1,4}(?![\w’'&-])")
"""Two to five capitalized words in a row, such as a party's full name."""

TWO_CAPITALS = Regex(
    r"(?<![\w.’'/@-])(?!Ma?c[A-Z]|D[aei][A-Z]|L[ae][A-Z]|Van[A-Z])[A-Z][a-z]{2,15}[A-Z][a-z]{2,15}(?![\w’'/@-]|\.\w)"
)
"""A name with a capital inside, such as that of a product."""


@dataclass(frozen=True)
class NearName:
    """A name in a text that resembles another name, which may be meant."""

    path: KeyPath
    at: Words
    intended_name: str


@rule(
    "TRM017",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the name that is meant; another name of a party is accepted if `aka:` lists it",
)
def nearly_another_name(matter: Matter) -> Iterator[Problem]:
    """A name that occurs once is almost the same as that of a party, an exhibit or a product.

    "Bluebell" in a case about Bluebird, "Coastal Engineers" beside an exhibit of Coastline Engineers, "the Service
    Agreement" beside an exhibit called Supply Agreement, and "CoolSite" beside CoolSight are probably mistakes. A
    single word is reported only if it is the subject of a verb or follows words such as "paid" or "from". Names that
    the matter gives or defines are not reported, and neither are quotations.
    """
    texts = [(path, unquoted(text)) for path, text in prose(matter) if path[-1] != "heading"]
    known_words = {word for name in known_names(matter) for word in re.findall(r"[\w’'-]+", name)}
    uses = Counter(word for _, text in texts for word in re.findall(r"[A-Z]\w+", text))
    lowercase_words = {word for _, text in texts for word in re.findall(r"\b[a-z]{4,}\b", text)}
    for near_name in (
        *_names_like_a_party(matter, texts, known_words, uses, lowercase_words),
        *_names_like_a_title(matter),
        *_names_like_a_short_name(matter, texts),
        *_names_of_other_documents(matter, texts),
        *_names_like_a_product(texts, known_words),
    ):
        message = f"`{one_line(near_name.at.words)}` may be meant to be `{near_name.intended_name}`"
        yield Problem(near_name.path, message, at=near_name.at)


def _names_like_a_party(
    matter: Matter,
    texts: Sequence[tuple[KeyPath, str]],
    known_words: set[str],
    uses: Mapping[str, int],
    lowercase_words: set[str],
) -> Iterator[NearName]:
    """Yield each single word that occurs once and begins like the short name of a party."""
    names = {name for party in matter.parties.values() for name in (party.called or "", party.name.split()[0])}
    names |= {definition.term for _, text in texts for definition in definitions(text)}
    short_names = sorted(
        name
        for name in names
        if re.fullmatch(r"[A-Z][a-z]{4,}", name) and (not is_english(name) or name in known_words)
    )
    for path, text in texts:
        for match in passages(SINGLE_WORD, text):
            word = match["name"]
            if word in known_words or uses[word] != 1 or word in STATES or word.lower() in lowercase_words:
                continue
            before_match = CAPITAL_BEFORE.search_before(text, match.start(), 36)
            if before_match and before_match["before"] not in OPENING_WORDS:
                continue
            is_possessive = POSSESSIVE.match(text, match.end())
            is_after_preposition = BEFORE_PARTY.search_before(text, match.start(), 12)
            is_like_party = match["verb"] or is_possessive or (is_after_preposition and not is_english(word))
            if not is_like_party:
                continue
            if similar_name := next((name for name in short_names if _begins_alike(word, name)), ""):
                yield NearName(path, Words(word, match.start()), similar_name)


def _begins_alike(word: str, name: str) -> bool:
    """Whether *word* begins like *name*, but is neither derived from it nor misspelled by one letter."""
    shared_length = shared_start_length(word, name)
    is_similar = shared_length == SHARED_LETTERS - 1 and _ratio(word, name) >= HIGH_SIMILARITY and not is_english(word)
    if not is_similar and (shared_length < SHARED_LETTERS or shared_length * 2 < max(len(word), len(name))):
        return False
    if abs(len(word) - len(name)) > 3 or is_slip(word, name):
        return False
    is_derived = len(name) - shared_length <= 1 and DERIVED_ENDING.fullmatch(word[shared_length:])
    return not is_derived and not word.startswith(name) and not name.startswith(word)


def _names_like_a_title(matter: Matter) -> Iterator[NearName]:
    """Yield each name of several words that differs by one word from the title of the exhibit that its text cites."""
    for path, allegation in allegations(matter):
        titles = [matter.exhibits[name].title for name in allegation.exhibit if name in matter.exhibits]
        if not titles:
            continue
        for match in passages(NAME_OF_SEVERAL_WORDS, unquoted(allegation.text or "")):
            for title in titles:
                words, title_words = _differing_words(match[0], title)
                if words:
                    yield NearName((*path, "text"), Words(words, match.start() + match[0].index(words)), title_words)


def _names_like_a_short_name(matter: Matter, texts: Sequence[tuple[KeyPath, str]]) -> Iterator[NearName]:
    """Yield each name of several words that occurs once and differs by one word from a party's short name."""
    names = {party.called for party in matter.parties.values() if party.called}
    long_names = [name for name in sorted(names) if NAME_OF_SEVERAL_WORDS.fullmatch(name)]
    if not long_names:
        return
    given_names = set(known_names(matter))
    for path, text in texts:
        for match in passages(NAME_OF_SEVERAL_WORDS, text):
            for name in long_names:
                words, name_words = _differing_words(match[0], name, may_differ_in_number=True)
                if not words or name_words != name or words in given_names:
                    continue
                if sum(text.count(words) for _, text in texts) == 1:
                    yield NearName(path, Words(words, match.start() + match[0].index(words)), name)


DOCUMENT = Regex(
    r"\b[Tt]he\s(?P<name>(?P<first>[A-Z][a-z]{3,20})\s(?P<last>Agreement|Contract|Lease|Note|Policy|Guaranty|License|Deed))\b"
)
"""A contract with a name of two words: "the Supply Agreement"."""


def _names_of_other_documents(matter: Matter, texts: Sequence[tuple[KeyPath, str]]) -> Iterator[NearName]:
    """Yield each name of a contract that occurs once and shares only its last word with an exhibit's title."""
    titles = [exhibit.title for exhibit in matter.exhibits.values()]
    names = {match["name"] for title in titles for match in DOCUMENT.finditer(f"the {title}")}
    if not names:
        return
    citing_paths = {(*path, "text") for path, allegation in allegations(matter) if allegation.exhibit}
    known_text = "\n".join((*known_names(matter), *titles))
    full_text = one_line(" ".join(text for _, text in texts))
    for path, text in texts:
        if path not in citing_paths and path[0] not in {"claims", "relief"}:
            continue
        for match in passages(DOCUMENT, text):
            name = one_line(match["name"])
            same_kind = [candidate for candidate in names if candidate.split()[-1] == match["last"]]
            if len(same_kind) == 1 and name != same_kind[0] and full_text.count(name) == 1 and name not in known_text:
                yield NearName(path, Words(match["name"], match.start("name")), same_kind[0])


def _differing_words(name: str, title: str, *, may_differ_in_number: bool = False) -> tuple[str, str]:
    """Return the longest words of *name* and of *title* that differ in letters of one word; "" and "" if none do.

    A singular and its plural count as different only if *may_differ_in_number* is true.
    """
    name_words = name.split()
    title_words = re.findall(r"[\w’'-]+", title)
    if name in title:
        return "", ""
    for size in range(len(name_words), 1, -1):
        for start in range(len(name_words) - size + 1):
            words = name_words[start : start + size]
            for title_start in range(len(title_words) - size + 1):
                window = title_words[title_start : title_start + size]
                differing_pairs = [
                    (word, title_word) for word, title_word in zip(words, window, strict=True) if word != title_word
                ]
                if len(differing_pairs) != 1 or not all(word[0].isupper() for word in window):
                    continue
                if _is_near(*differing_pairs[0], may_differ_in_number=may_differ_in_number):
                    return " ".join(words), " ".join(window)
    return "", ""


def _is_near(word: str, other_word: str, *, may_differ_in_number: bool) -> bool:
    """Whether one word may be a mistake for the other; *may_differ_in_number* is about a singular and its plural."""
    shared_length = shared_start_length(word, other_word)
    if DERIVED_ENDING.fullmatch(word[shared_length:]) and DERIVED_ENDING.fullmatch(other_word[shared_length:]):
        return False
    if word.removesuffix("s") == other_word.removesuffix("s") and not may_differ_in_number:
        return False
    is_similar = _ratio(word, other_word) >= MIN_SIMILARITY
    return is_similar and len(word) > SHARED_LETTERS and word[:3] == other_word[:3]


def _names_like_a_product(texts: Sequence[tuple[KeyPath, str]], known_words: set[str]) -> Iterator[NearName]:
    """Yield the rarer of two names with a capital inside that begin alike."""
    places = [(match[0], path, match.start()) for path, text in texts for match in passages(TWO_CAPITALS, text)]
    uses = Counter(word for word, _, _ in places)
    for index, (word, path, start) in enumerate(places):
        if word in known_words or uses[word] > 1 or on_record(word):
            continue
        earlier_names = {name for name, _, _ in places[:index]}
        candidates = [name for name in uses if name != word and (uses[name] > 1 or name in earlier_names)]
        for name in candidates:
            if _begins_or_ends_alike(name, word) and _is_product_slip(word, name):
                yield NearName(path, Words(word, start), name)
                break


def _begins_or_ends_alike(word: str, other_word: str) -> bool:
    last_part, other_last_part = (re.findall(r"[A-Z][a-z]+", name)[-1] for name in (word, other_word))
    return word[:4] == other_word[:4] or (word[:3] == other_word[:3] and last_part == other_last_part)


def _ratio(word: str, other_word: str) -> float:
    return SequenceMatcher(None, word, other_word).ratio()


def _is_product_slip(word: str, other_word: str) -> bool:
    is_derived = word.startswith(other_word) or other_word.startswith(word)
    return not is_derived and _ratio(word, other_word) > MIN_SIMILARITY + 0.1
