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
from assembler.language.passages import passages
from assembler.language.places import CODES, state_name
from assembler.language.regex import Regex
from assembler.language.spelling import is_english, is_slip, on_record
from assembler.model.matter import Matter
from assembler.model.walk import allegations
from assembler.rules._definitions import definitions
from assembler.rules._unknown_names import known_names
from assembler.rules.rule import Problem, Words, rule

ALONE = Regex(
    r"(?<![\w.’'&/@-])(?P<name>[A-Z][a-z]{3,20})(?![\w&/@-]|[’'](?!s\s[a-z])|\s[A-Z]|,\s[A-Z])"
    r"(?=(?P<verb>\s(?:has|had|is|was|did|does|will|would|could|never|also|neither|knew|took|gave|paid|sent|spent|kept|made|wrote"
    r"|told|sold|held|broke|began|built|lost|let|left|owes|holds|owns|[a-z]{3,12}ed)\b)?)"
)
"""A capitalized word that is not part of a longer name, and the verb of which it is the subject, if any."""

CAPITAL_BEFORE = Regex(r"(?P<before>[A-Z][\w’'.-]{0,30}|&)\s(?:of\s)?\Z")
TO_A_PARTY = Regex(r"\b(?:to|from|by|with|against|for|that|and|hired|asked|told|paid|owes?|owed|of)\s\Z")
POSSESSIVE = Regex(r"[’']s\s[a-z]")
ENDING = Regex(r"s|es|ed|er|ers|ing|ish|an|ian|ly|y|ite|ese")
"""Endings of words that are derived from a name."""

LEAST_PREFIX = 4
LEAST_ALIKE = 0.6
STATES = frozenset(word for code in CODES for word in state_name(code).split())

NAME_OF_SEVERAL_WORDS = Regex(r"(?<![\w’'&.-])[A-Z][a-z]{2,20}(?:\s[A-Z][a-z]{2,20}){1,4}(?![\w’'&-])")
"""A name of several words."""

TWO_CAPITALS = Regex(
    r"(?<![\w.’'/@-])(?!Ma?c[A-Z]|D[aei][A-Z]|L[ae][A-Z]|Van[A-Z])[A-Z][a-z]{2,15}[A-Z][a-z]{2,15}(?![\w’'/@-]|\.\w)"
)
"""A name with a capital inside, such as that of a product."""


@dataclass(frozen=True)
class Near:
    """A name in a text that resembles another: its path, its words and their start, and the other name."""

    path: KeyPath
    words: Words
    other: str


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
    lower = {word for _, text in texts for word in re.findall(r"\b[a-z]{4,}\b", text)}
    several = (*_like_a_title(matter), *_like_a_short_name(matter, texts), *_other_document(matter, texts))
    for near_name in (
        *_like_a_party(matter, texts, known_words, uses, lower),
        *several,
        *_like_a_product(texts, known_words),
    ):
        yield Problem(
            near_name.path,
            f"`{one_line(near_name.words.words)}` may be meant to be `{near_name.other}`",
            at=near_name.words,
        )


def _like_a_party(
    matter: Matter,
    texts: Sequence[tuple[KeyPath, str]],
    known_words: set[str],
    uses: Mapping[str, int],
    lower: set[str],
) -> Iterator[Near]:
    """Yield each single word that occurs once and begins like the short name of a party."""
    short = {name for party in matter.parties.values() for name in (party.called or "", party.name.split()[0])}
    short |= {definition.term for _, text in texts for definition in definitions(text)}
    short = {
        name
        for name in short
        if re.fullmatch(r"[A-Z][a-z]{4,}", name) and (not is_english(name) or name in known_words)
    }
    for path, text in texts:
        for match in passages(ALONE, text):
            word = match["name"]
            if word in known_words or uses[word] != 1 or word in STATES or word.lower() in lower:
                continue
            before_match = CAPITAL_BEFORE.search(text, max(0, match.start() - 36), match.start())
            if before_match and before_match["before"] not in OPENING_WORDS:
                continue
            owns = POSSESSIVE.match(text, match.end())
            acts = match["verb"] or owns or TO_A_PARTY.search(text, max(0, match.start() - 12), match.start())
            similar_name = next((name for name in sorted(short) if _begins_alike(word, name)), "") if acts else ""
            if similar_name and (match["verb"] or owns or not is_english(word)):
                yield Near(path, Words(word, match.start()), similar_name)


def _begins_alike(word: str, name: str) -> bool:
    shared = _shared_length(word, name)
    is_similar = shared >= LEAST_PREFIX and shared * 2 >= max(len(word), len(name))
    derived = len(name) - shared <= 1 and ENDING.fullmatch(word[shared:])
    within = word.startswith(name) or name.startswith(word)
    return is_similar and not derived and not within and not is_slip(word, name) and abs(len(word) - len(name)) <= 3


def _like_a_title(matter: Matter) -> Iterator[Near]:
    """Yield each name of several words that differs by one word from the title of the exhibit that its text cites."""
    for path, allegation in allegations(matter):
        titles = [matter.exhibits[name].title for name in allegation.exhibit if name in matter.exhibits]
        text = unquoted(allegation.text or "") if titles else ""
        if not titles:
            continue
        for match in passages(NAME_OF_SEVERAL_WORDS, text):
            for title in titles:
                words, differing_word = _same_length(match[0], title)
                if words:
                    yield Near((*path, "text"), Words(words, match.start() + match[0].index(words)), differing_word)


def _like_a_short_name(matter: Matter, texts: Sequence[tuple[KeyPath, str]]) -> Iterator[Near]:
    """Yield each name of several words that occurs once and differs by one word from a party's short name."""
    names = {party.called for party in matter.parties.values() if party.called}
    several = [name for name in sorted(names) if NAME_OF_SEVERAL_WORDS.fullmatch(name)]
    given_names = set(known_names(matter))
    for path, text in texts:
        if not several:
            continue
        for match in passages(NAME_OF_SEVERAL_WORDS, text):
            for name in several:
                words, differing_word = _same_length(match[0], name, plural=True)
                if (
                    words
                    and differing_word == name
                    and words not in given_names
                    and sum(text.count(words) for _, text in texts) == 1
                ):
                    yield Near(path, Words(words, match.start() + match[0].index(words)), differing_word)


DOCUMENT = Regex(
    r"\b[Tt]he\s(?P<name>(?P<first>[A-Z][a-z]{3,20})\s(?P<last>Agreement|Contract|Lease|Note|Policy|Guaranty|License|Deed))\b"
)


def _other_document(matter: Matter, texts: Sequence[tuple[KeyPath, str]]) -> Iterator[Near]:
    """Yield each name of a contract that occurs once and shares only its last word with an exhibit's title."""
    titles = [exhibit.title for exhibit in matter.exhibits.values()]
    names = {match["name"] for title in titles for match in DOCUMENT.finditer(f"the {title}")}
    if not names:
        return
    cited = {(*path, "text") for path, allegation in allegations(matter) if allegation.exhibit}
    full_text = "\n".join((*known_names(matter), *titles))
    all_words = one_line(" ".join(text for _, text in texts))
    for path, text in texts:
        if path not in cited and path[0] not in {"claims", "relief"}:
            continue
        for match in passages(DOCUMENT, text):
            name = one_line(match["name"])
            same_kind = [candidate for candidate in names if candidate.split()[-1] == match["last"]]
            if len(same_kind) == 1 and name != same_kind[0] and all_words.count(name) == 1 and name not in full_text:
                yield Near(path, Words(match["name"], match.start("name")), same_kind[0])


def _same_length(name: str, title: str, *, plural: bool = False) -> tuple[str, str]:
    """Return the words of *name* and of *title* that differ in letters of one word; "" and "" if none do."""
    name_words, title_words = name.split(), re.findall(r"[\w’'-]+", title)
    if name in title:
        return "", ""
    for size in range(len(name_words), 1, -1):
        for start in range(len(name_words) - size + 1):
            words = name_words[start : start + size]
            for place in range(len(title_words) - size + 1):
                window = title_words[place : place + size]
                differing = [pair for pair in zip(words, window, strict=True) if pair[0] != pair[1]]
                if (
                    len(differing) == 1
                    and all(word[0].isupper() for word in window)
                    and _is_near(*differing[0], plural=plural)
                ):
                    return " ".join(words), " ".join(window)
    return "", ""


def _shared_length(word: str, other_word: str) -> int:
    """Return how many letters at the beginning of the two words are the same."""
    pairs = enumerate(zip(word, other_word, strict=False))
    return next((place for place, pair in pairs if pair[0] != pair[1]), min(len(word), len(other_word)))


def _is_near(word: str, other_word: str, *, plural: bool) -> bool:
    """Whether one word may be a mistake for the other; a singular and its plural are, only if *plural* is true."""
    shared = _shared_length(word, other_word)
    if ENDING.fullmatch(word[shared:]) and ENDING.fullmatch(other_word[shared:]):
        return False
    is_plural = word.removesuffix("s") == other_word.removesuffix("s")
    is_similar = SequenceMatcher(None, word, other_word).ratio() >= LEAST_ALIKE
    return is_similar and (plural or not is_plural) and len(word) > LEAST_PREFIX and word[:3] == other_word[:3]


def _like_a_product(texts: Sequence[tuple[KeyPath, str]], known_words: set[str]) -> Iterator[Near]:
    """Yield the rarer of two names with a capital inside that begin alike."""
    places = [(match[0], path, match.start()) for path, text in texts for match in passages(TWO_CAPITALS, text)]
    times = Counter(word for word, _, _ in places)
    for number, (word, path, start) in enumerate(places):
        if word in known_words or times[word] > 1 or on_record(word):
            continue
        earlier = {name for name, _, _ in places[:number]}
        candidates = [
            name for name in times if _begins_or_ends_alike(name, word) and (times[name] > 1 or name in earlier)
        ]
        if intended_name := next((name for name in candidates if name != word and _is_product_slip(word, name)), ""):
            yield Near(path, Words(word, start), intended_name)


def _begins_or_ends_alike(word: str, other_word: str) -> bool:
    tails = [re.findall(r"[A-Z][a-z]+", name)[-1] for name in (word, other_word)]
    return word[:4] == other_word[:4] or (word[:3] == other_word[:3] and tails[0] == tails[1])


def _is_product_slip(word: str, other_word: str) -> bool:
    derived = word.startswith(other_word) or other_word.startswith(word)
    return not derived and SequenceMatcher(None, word, other_word).ratio() > LEAST_ALIKE + 0.1
