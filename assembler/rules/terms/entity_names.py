"""Full names of entities in the text that differ from a party's name only by the ending or by one word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from assembler.facts.sentences import sentence_span
from assembler.facts.texts import all_texts, prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.regex import Regex, passages
from assembler.language.spelling import is_slip
from assembler.model.matter import Matter
from assembler.model.walk import persons
from assembler.rules._definitions import DEFINITION
from assembler.rules._party_names import names_of
from assembler.rules.rule import Problem, rule
from assembler.rules.terms._roles import words_of_name

ENDINGS = {
    "Inc.": r"(?:Inc|INC)\b\.?|Incorporated\b",
    "Corp.": r"(?:Corp|CORP)\b\.?|Corporation\b|CORPORATION\b",
    "Co.": r"Co\b\.?|Company\b|COMPANY\b",
    "Ltd.": r"(?:Ltd|LTD)\b\.?|Limited\b",
    "LLC": r"L\.?L\.?C\b\.?",
    "LLP": r"L\.?L\.?P\b\.?",
    "LP": r"L\.?P\b\.?",
}
"""The endings of entities' names, each with a pattern for its spellings."""

ANY_ENDING = "|".join(ENDINGS.values())
WORD = r"(?:[A-Z][\w’'.-]*|of|the|for|and|&)"
NAME = Regex(rf"(?<![\w.&’'-])(?P<stem>[A-Z][\w’'.-]{{0,40}}+(?:,?\s{WORD}){{0,7}}?),?\s(?P<ending>{ANY_ENDING})(?!\w)")

BEFORE_A_NAME = frozenset(
    "the plaintiff plaintiffs defendant defendants and by in on to with from against if when".split()
)
"""Words that may precede a name and look as if they belong to it."""

RELATED = Regex(
    r"(?i)\b(?:affiliat\w+|parents?|subsidiar\w+|predecessors?|successors?|former\w*|formerly|f/?k/?a|n/?k/?a|d/?b/?a|conver\w+"
    r"|merge\w*|sister|acquir\w+|related\s+to|relationship|assign\w+|different|separate|another|distinct|unrelated|wholly|owns|owned\s+by"
    r"|owner|known\s+as|chang\w+|renam\w+|misnam\w+|member\s+of|incorrectly|erroneously|sued\s+as)\b"
)
"""Words that show that a similar name in the same sentence may belong to another entity."""

MIN_SIMILARITY = 0.4
"""The minimum similarity, from 0 to 1, at which one word may be a mistake for another."""

MAX_SHORT_NAME_WORDS = 4
"""A name of more words, of which only one is different, is reported however different that word is."""

MAX_DISTANCE = 160
"""The maximum distance, in characters, from a name to the definition of its short name."""

VERSUS_BEFORE = Regex(r"\bv\.\s{1,3}[*_]?\Z")
"""The "v." before the second name of a case."""


@dataclass(frozen=True)
class EntityName:
    """The name of an entity in a text: as written, its words without the ending, the ending, and its position."""

    written: str
    words: tuple[str, ...]
    ending: str
    start: int
    end: int

    @property
    def key(self) -> tuple[tuple[str, ...], str]:
        """The parts that identify the entity: the words of its name, and the ending regardless of its spelling."""
        return self.words, self.ending

    @property
    def last_of_list(self) -> "EntityName":
        """The name without what precedes its last "and", which may be the name before it in a list."""
        parts = self.written.split(" and ")
        start = self.start + len(self.written) - len(parts[-1])
        return EntityName(parts[-1], self.words[-len(parts[-1].split()) + 1 :], self.ending, start, self.end)


@rule(
    "TRM012",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the name as it is registered or, if another entity is meant, say in the text who it is",
)
def almost_the_name_of_a_party(matter: Matter) -> Iterator[Problem]:
    """A full name in the text differs from a party's name only by its ending or by one word.

    If Meridian Surety Group, Inc. is sued, "Meridian Surety Group, LLC" is probably a mistake. The name is taken for
    another entity's if the text defines a short name for it, if a sentence says how the entity is related to others, or
    if the name is given elsewhere in the matter. Quotations are not checked.
    """
    parties = [name for full_name in _names(matter) for name in entity_names(full_name)]
    texts = [(path, unquoted(text)) for path, text in prose(matter)]
    accepted_keys = {name.key for name in parties} | _other_entities(matter)
    for path, text in texts:
        for name in entity_names(text):
            is_case_name = VERSUS_BEFORE.search_before(text, name.start, 8)
            if name.key in accepted_keys or is_case_name or text.startswith(" v. ", name.end):
                continue
            readings = (name, name.last_of_list)
            pairs = [(reading, party) for reading in readings for party in parties if _is_variant(reading, party)]
            if pairs and name.last_of_list.key not in accepted_keys:
                variant, party = pairs[0]
                accepted_keys |= {name.key, variant.key}
                yield Problem(path, f"`{variant.written}` is almost, but not exactly, the name `{party.written}`")


def _names(matter: Matter) -> Iterator[str]:
    """Yield the names of entities that a text may use: the names of parties, their members, and firms."""
    for party in matter.parties.values():
        yield from names_of(party)
    yield from (member.name for _, member in persons(matter.parties))
    yield from (firm.name for firm in matter.firms.values())


def entity_names(text: str) -> Iterator[EntityName]:
    """Yield each name in *text* that ends like the name of an entity."""
    for match in passages(NAME, text):
        stem = match["stem"].rpartition(", ")[2]
        words = stem.split()
        while words and words[0].lower() in BEFORE_A_NAME:
            words.pop(0)
        ending = next(ending for ending, spelling in ENDINGS.items() if re.fullmatch(spelling, match["ending"]))
        if words:
            plain_words = tuple(re.sub(r"[.,’']", "", word).lower() for word in words)
            start = text.index(words[0], match.start("stem") + len(match["stem"]) - len(stem))
            yield EntityName(one_line(text[start : match.end()]), plain_words, ending, start, match.end())


def _other_entities(matter: Matter) -> set[tuple[tuple[str, ...], str]]:
    """Return the keys of names in texts that may belong to entities other than the parties."""
    words_of_parties = [words_of_name(name) for name in _names(matter)]
    sentences = dict(prose(matter))
    keys = {name.key for path, text in all_texts(matter) if path not in sentences for name in entity_names(text)}
    for text in sentences.values():
        own_words = unquoted(text)
        for name in entity_names(text):
            begin, end = sentence_span(own_words, name.start, name.end)
            definition_match = DEFINITION.search(text, name.end, min(end, name.end + MAX_DISTANCE))
            is_quoted = not own_words.startswith(text[name.start : name.end], name.start)
            term = words_of_name(definition_match["term"]) if definition_match else frozenset()
            has_own_term = bool(term) and not any(term <= words for words in words_of_parties)
            if is_quoted or has_own_term or RELATED.search(own_words, begin, end):
                keys.add(name.key)
    return keys


GROUP_WORDS = frozenset(
    (
        "holding holdings management capital international global america americas usa us europe canada north south "
        "east west i ii iii iv v 1 2 3 homes realty properties finance financial"
    ).split()
)
"""Words that distinguish the names of companies in the same group."""


def _is_variant(name: EntityName, party: EntityName) -> bool:
    """Whether *name* is *party* with another ending, with "and" for "&", or with one of three or more words changed.

    A word that is added at the end counts too.
    """
    name_without_and = [word for word in name.words if word not in {"&", "and"}]
    party_without_and = [word for word in party.words if word not in {"&", "and"}]
    if name_without_and == party_without_and:
        return True
    shorter, longer = sorted((name.words, party.words), key=len)
    if len(shorter) > 2 and len(longer) == len(shorter) + 1 and longer[: len(shorter)] == shorter:
        return longer[-1] not in GROUP_WORDS
    if len(name.words) != len(party.words) or len(name.words) < 3 or name.ending != party.ending:
        return False
    differing_pairs = [
        (word, party_word) for word, party_word in zip(name.words, party.words, strict=True) if word != party_word
    ]
    if len(differing_pairs) != 1:
        return False
    first, second = differing_pairs[0]
    if {first, second} & GROUP_WORDS:
        return False
    if len(name.words) > MAX_SHORT_NAME_WORDS:
        return not is_slip(first, second)
    is_similar = SequenceMatcher(None, first, second).ratio() >= MIN_SIMILARITY
    is_misspelled = is_slip(first, second) and first.removesuffix("s") != second.removesuffix("s")
    return is_similar and first[0] == second[0] and not is_misspelled
