"""Finds the parties that are the subjects of sentences, and the kinds of acts that elements expect of a side."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from assembler.facts.texts import unquoted
from assembler.language.passages import compiled
from assembler.language.regex import Regex
from assembler.model.element import Element
from assembler.rules._party_names import PartyNames

NOT_OMITTED = r"(?!\s+(?:receive|know|learn|consent|agree|have|get|discover|cause|authori[sz]e|owe|see|want|intend)\b)"
OF_A_CONTRACT = (
    r"\s+(?:(?:the|its|his|her|their|that|this|each|an?)\s+)?(?:[A-Z]\w{1,20}\s+)?"
    r"(?i:sections?|articles?|contract|agreement|lease|licen[sc]e|note|promises?|duty|duties|warrant\w{1,5}|covenants?|terms?)\b"
)
WRONGS = (
    r"breached|violated|infringed|converted|defrauded|misappropriated|trespassed\s+on|defaulted|misrepresented|owed"
    rf"|broke(?={OF_A_CONTRACT})"
)

KINDS: Mapping[str, str] = {
    "loss": r"(?:lost|suffered|sustained|incurred)\b|(?:was|were|(?:has|have)\s+been)\s+(?:damaged|injured|harmed)\b",
    "performance": r"(?:performed|fulfilled|complied\s+with|satisfied)\b|did\s+(?:all|everything)\b",
    "reliance": r"relied\b|would\s+(?:not|never)\s+have\b|would\s+have\s+(?:paid|lent|bought|signed|invested)\b",
    "holding": r"(?:holds?|owns?|held|owned)\b"
    r"|(?:is|was|are|were)\s+the\s+(?:(?:lawful|sole|present)\s+)?(?:holder|owner)s?\b",
    "promise": r"(?:guaranteed|guarantees|promised|undertook)\b"
    r"|(?:signed|executed|gave|made)\s+an?\s+(?:written\s+)?guarant",
    "wrong": rf"(?:{WRONGS})\b|owes?\b(?=\s+(?:an?\s+)?(?:\w+\s+){{0,3}}duty)|undertook\b",
    "omission": rf"(?:(?:never|failed\s+to|refused\s+to|neglected\s+to|did\s+not|(?:has|have|had)\s+not)\b{NOT_OMITTED}"
    r"|(?:(?:has|have|had)\s+)?paid\s+(?:none|nothing|no\b))",
}
"""The kinds of acts that an element may expect of one side, with the verbs that say that a party did them."""

OTHER_VERB = (
    r"(?!(?:agreed|alleged|asked|called|entered|named|signed|used)\b)[a-z]{3,12}ed\b"
    r"|made\b|gave\b|knew\b|took\b|sent\b|kept\b"
)
"""Further verbs of a party's act, each a separate kind."""

ALIKE = {"wrong": frozenset({"wrong", "omission"}), "omission": frozenset({"omission", "wrong"})}
"""Kinds that count as each other, because a party who did not pay also broke a promise."""

BY_NAME = {"damages": ("plaintiff", "loss"), "nonpayment": ("defendant", "omission")}
"""The side and the kind of act of elements whose sentence in the catalog has another subject."""

ADVERBS = (
    r"(?:(?:has|have|had|thereby|also|then|further|again|each|both|fully|duly|timely|willfully|knowingly|intentionally"
    r"|negligently|materially|wrongfully|directly|reasonably|justifiably|repeatedly|unlawfully|later|first)\s+){0,3}?"
)
OPENING_PHRASE = (
    r"(?:(?:By|As|In|On|Through|Upon|When|Before|After|At|Under|Thereby|Therefore|Thus|Accordingly|Here)\b"
    r"[^.;]{0,120}?,?\s)?"
)
APPOSITION = r"(?:,\s(?:an?|the|its|as)\s[^.,;]{1,60},)?"
SIDE = Regex(r"\{(?P<side>plaintiff|defendant)s?\}\s(?!and\s\{)")
FORMS = Regex(r"\{\w+:(?P<first>[^{}|]*)(?:\|[^{}]*)?\}")


@dataclass(frozen=True)
class Expected:
    """What an element expects: the side whose act it is, and the kinds of acts."""

    side: str
    kinds: frozenset[str]


@dataclass(frozen=True)
class Act:
    """The subject of a sentence and its verb: the words of the subject, the kinds of act, the words and their start."""

    subject: str
    kinds: frozenset[str]
    words: str
    start: int


def expected(name: str, element: Element) -> Expected | None:
    """Return what the element called *name* expects, according to its sentences in the catalog; None if nothing."""
    return _expected_acts(name, (element.pleading,) if element.pleading else tuple(element.choices.values()))


@cache
def _expected_acts(name: str, sentences: tuple[str, ...]) -> Expected | None:
    subjects = [(sentence, SIDE.match(sentence)) for sentence in sentences]
    sides = {match["side"] if match else "" for _, match in subjects}
    if len(sides) == 1 and "" not in sides:
        verbs = [FORMS.sub(r"\g<first>", sentence[match.end() :]) for sentence, match in subjects if match]
        kinds = frozenset(kind for verb in verbs for kind in kinds_of(verb))
        if kinds:
            return Expected(sides.pop(), kinds)
    side, kind = BY_NAME.get(name, ("", ""))
    return Expected(side, frozenset({kind})) if side and sides <= {"", side} else None


def kinds_of(verb: str) -> frozenset[str]:
    """Return the kinds of acts that *verb*, the words after a subject, may state, including equivalent kinds."""
    kinds = {kind for kind, words in KINDS.items() if re.match(rf"{ADVERBS}(?:{words})", verb)}
    if not kinds and (match := re.match(rf"{ADVERBS}(?P<verb>{OTHER_VERB})", verb)):
        return frozenset({match["verb"]})
    return frozenset(alike for kind in kinds for alike in ALIKE.get(kind, {kind}))


def _subject_pattern(name: str) -> Regex:
    verbs = "|".join((*KINDS.values(), OTHER_VERB))
    subject = rf"(?P<subject>{name}(?:(?:,? and |, (?:and )?){name})*)"
    return compiled(
        rf"(?:\A|(?<=[.;]\s)){OPENING_PHRASE}(?P<words>{subject}{APPOSITION}\s(?P<verb>{ADVERBS}(?:{verbs})))"
    )


def acts(text: str, name: str) -> Iterator[Act]:
    """Yield the acts that sentences of *text* state of a subject that matches *name*, a pattern without groups."""
    own_words = unquoted(text)
    for match in _subject_pattern(name).finditer(own_words):
        kinds = kinds_of(match["verb"] + own_words[match.end() : match.end() + 40])
        yield Act(match["subject"], kinds, match["words"], match.start("words"))


def party_acts(text: str, names: PartyNames) -> Iterator[tuple[frozenset[str], Act]]:
    """Yield the acts that sentences of *text* state of parties, with the keys of these parties."""
    for act in acts(text, names.name):
        yield frozenset(names.parties_in(act.subject)), act
