"""Finds the parties that are the subjects of sentences, and the kinds of acts that elements expect of a side."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from assembler.facts.texts import unquoted
from assembler.language.regex import Regex, compiled
from assembler.model.element import Element
from assembler.rules._party_names import PartyNames

NOT_OMITTED = r"(?!\s+(?:receive|know|learn|consent|agree|have|get|discover|cause|authori[sz]e|owe|see|want|intend)\b)"
CONTRACT_AFTER = (
    r"\s+(?:(?:the|its|his|her|their|that|this|each|an?)\s+)?(?:[A-Z]\w{1,20}\s+)?"
    r"(?i:sections?|articles?|contract|agreement|lease|licen[sc]e|note|promises?|duty|duties|warrant\w{1,5}|covenants?|terms?)\b"
)
WRONGS = (
    r"breached|violated|infringed|converted|defrauded|misappropriated|trespassed\s+on|defaulted|misrepresented|owed"
    rf"|broke(?={CONTRACT_AFTER})"
)

VERBS_BY_KIND: Mapping[str, str] = {
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

EQUIVALENT_KINDS = {"wrong": frozenset({"wrong", "omission"}), "omission": frozenset({"omission", "wrong"})}
"""Kinds that count as each other, because a party who did not pay also broke a promise."""

EXPECTED_BY_NAME = {"damages": ("plaintiff", "loss"), "nonpayment": ("defendant", "omission")}
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
ALTERNATIVE_FORMS = Regex(r"\{\w+:(?P<first>[^{}|]*)(?:\|[^{}]*)?\}")


@dataclass(frozen=True)
class ExpectedAct:
    """The act that an element expects: the side that does it, and the kinds of act that it may be."""

    side: str
    kinds: frozenset[str]


@dataclass(frozen=True)
class Act:
    """The subject and the verb of a sentence: the subject, the kinds of act, the words of both, and their start."""

    subject: str
    kinds: frozenset[str]
    words: str
    start: int


def expected_act(name: str, element: Element) -> ExpectedAct | None:
    """Return the act that the element called *name* expects, judging by its sentences in the catalog; None if none."""
    return _expected_act(name, (element.pleading,) if element.pleading else tuple(element.choices.values()))


@cache
def _expected_act(name: str, sentences: tuple[str, ...]) -> ExpectedAct | None:
    side_matches = [(sentence, SIDE.match(sentence)) for sentence in sentences]
    sides = {match["side"] if match else "" for _, match in side_matches}
    if len(sides) == 1 and "" not in sides:
        verbs = [
            ALTERNATIVE_FORMS.sub(r"\g<first>", sentence[match.end() :]) for sentence, match in side_matches if match
        ]
        kinds = frozenset(kind for verb in verbs for kind in kinds_of(verb))
        if kinds:
            return ExpectedAct(sides.pop(), kinds)
    side, kind = EXPECTED_BY_NAME.get(name, ("", ""))
    return ExpectedAct(side, frozenset({kind})) if side and sides <= {"", side} else None


def kinds_of(verb: str) -> frozenset[str]:
    """Return the kinds of acts that *verb*, the words after a subject, may state, including equivalent kinds."""
    kinds = {kind for kind, words in VERBS_BY_KIND.items() if re.match(rf"{ADVERBS}(?:{words})", verb)}
    if kinds:
        return frozenset(equivalent for kind in kinds for equivalent in EQUIVALENT_KINDS.get(kind, {kind}))
    other_match = re.match(rf"{ADVERBS}(?P<verb>{OTHER_VERB})", verb)
    return frozenset({other_match["verb"]}) if other_match else frozenset()


def _subject_pattern(name: str) -> Regex:
    verbs = "|".join((*VERBS_BY_KIND.values(), OTHER_VERB))
    subject = rf"(?P<subject>{name}(?:(?:,? and |, (?:and )?){name})*)"
    return compiled(
        rf"(?:\A|(?<=[.;]\s)){OPENING_PHRASE}(?P<words>{subject}{APPOSITION}\s(?P<verb>{ADVERBS}(?:{verbs})))"
    )


def acts(text: str, name: str) -> Iterator[Act]:
    """Yield the acts in *text* whose subject matches *name*, a pattern without groups."""
    own_words = unquoted(text)
    for match in _subject_pattern(name).finditer(own_words):
        kinds = kinds_of(match["verb"] + own_words[match.end() : match.end() + 40])
        yield Act(match["subject"], kinds, match["words"], match.start("words"))


def party_acts(text: str, names: PartyNames) -> Iterator[tuple[frozenset[str], Act]]:
    """Yield the acts of parties in *text*, with the keys of these parties."""
    for act in acts(text, names.titled_name_pattern):
        yield frozenset(names.parties_in(act.subject)), act
