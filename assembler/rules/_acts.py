"""Reads who did what in the texts of a matter: the subject of each clause, its verb and the words after it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from assembler.facts.sentences import sentence_bounds
from assembler.facts.texts import prose, unquoted
from assembler.findings.path import KeyPath
from assembler.language.regex import Regex
from assembler.model.by_identity import ByIdentity
from assembler.model.matter import Matter
from assembler.model.walk import of_side
from assembler.rules._party_names import PartyNames, party_names

IRREGULAR_VERBS = (
    "bought|sold|built|made|gave|took|sent|wrote|kept|lent|let|paid|held|hid|cut|dug|drew|drove|chose|broke|led|lost|ran"
    "|set|spent|taught|withheld|undertook|oversaw"
)
PRESENT_VERBS = (
    "makes|sells|installs|manufactures|designs|leases|rents|insures|lends|employs|manages|owns|supplies|distributes"
)
ADVERBS = (
    r"(?:(?:also|then|first|later|never|had|has|have|did\snot|alone|itself|himself|herself|again|still|thereafter"
    r"|[a-z]{4,12}ly)\s){0,3}"
)
NOT_A_NAME = (
    r"(?!(?:It|He|She|They|We|Her|His|Its|Their|This|That|These|Those|There|An?|In|On|At|By|As|For|From|When|While|After"
    r"|Before|If|Since|Each|Every|Both|No|All|Nobody|Under|Upon|With|Until|Because|Although|Thereafter|Accordingly"
    r"|Section|Exhibit|Paragraph|Rule|Count)\s)"
)
NAME = (
    rf"(?:\b{NOT_A_NAME}(?:[Tt]he\s)?(?:(?:Plaintiff|Defendant)s?,?\s)?(?:(?:Mr|Ms|Mrs|Dr)\.\s)?"
    r"[A-Z][\w&-]{0,30}+(?:,?\s(?:[A-Z][\w&-]*+\.?|&)){0,4})"
)
PARENTHESES = r"(?:\s\([^()]{0,60}\))?"
VERB = rf"(?P<verb>[a-z]{{2,12}}ed|{IRREGULAR_VERBS}|{PRESENT_VERBS})\b(?!-)"
WORDS = r"(?=(?P<words>(?:[^.;:]|(?<=Mr)\.|(?<=Ms)\.|(?<=Mrs)\.|(?<=Dr)\.|\.(?=\d)){0,110}))"
"""The words after a verb. They are looked at ahead, because they may have a clause of their own."""

CLAUSE = Regex(
    rf"(?<![\w’'.-])(?P<who>{NAME}){PARENTHESES},?\s(?:(?:is|was)\san?\s[^.;]{{1,80}}?\s(?:that|which|who)\s)?{ADVERBS}{VERB}{WORDS}"
)
"""A name, a verb and the words after it: "Ferrante Roofing collected an annual premium of ..."."""

NEXT_VERB = Regex(rf",?\s(?:and|but|then)\s{ADVERBS}{VERB}{WORDS}")
"""A second verb of the same subject."""

VERBS_BEFORE_INFINITIVE = frozenset("spent began started undertook continued helped used".split())
INFINITIVE = Regex(rf"\sto\s(?P<verb>[a-z]{{4,12}})\b{WORDS}")
"""What the subject of a verb in `VERBS_BEFORE_INFINITIVE` did: "It spent $4 million to compile the library"."""

NOT_PREPOSITION = (
    r"(?!(?:on|in|at|to|for|from|with|over|by|during|under|after|before|across|into|through|just|only|at|near)\b)"
)
OBJECT = Regex(rf"(?:\s{NOT_PREPOSITION}[^\s.;:(]+){{1,8}}")
"""The words after a verb up to a preposition other than "of"."""

OBJECT_BEFORE = Regex(rf"(?:\s{NOT_PREPOSITION}[^\s.;,]+){{1,8}}\s(?:that|which)\s\Z")
"""The object of a verb in a relative clause: "the library that Ferrante compiled"."""

PASSIVE = Regex(
    rf"(?P<words>[^.;:,]{{3,70}})\s(?:was|were|been|is|are)\s(?:[a-z]{{4,12}}ly\s)?(?P<verb>[a-z]{{2,12}}ed|built|made|paid|sold|sent|held)"
    rf"\sby\s(?P<who>{NAME})",
    needs="by",
)
"""A passive clause with its actor: "An annual premium was collected by Ferrante Roofing"."""

PREPOSITION_BEFORE = Regex(
    r"(?:\b(?:of|by|to|from|against|for|with|on|upon|between|than|over|at|and|or|nor|through|in|under|about|like|as|if|unless"
    r"|not)|[’']s?)\s\Z"
)
"""Words before a name that show that it is not the subject of a sentence."""

NOT_A_FACT = Regex(
    r"(?i)\b(?:if|unless|whether|would|claim\w*|contend\w*|assert\w*|insist\w*|stated?|sa(?:id|ys?)|alleg\w*|represent(?:s|ed|ing)"
    r"|told|wrote|promis\w*|pretend\w*|denie[sd]|deny|not|never|neither|false\w*|instead|rather|supposed\w*|purport\w*)\b"
)
"""Words before a verb that show that the sentence does not assert the act: "alleged that", "never"."""

PRONOUN = Regex(rf"\A(?P<who>It|He|She|They)\s{ADVERBS}{VERB}{WORDS}")
"""A pronoun that begins a sentence, its verb and the words after the verb: "It collected ..."."""

OPENING_NAME = Regex(rf"\A(?P<who>{NAME}){PARENTHESES},?\s")


@dataclass(frozen=True)
class Act:
    """An act that a text states: who did it, the verb, and the words after it."""

    parties: frozenset[str]
    """The keys of the parties who did it; empty if somebody else did it."""
    name: str
    """The name of the person who did it, if that person is not a party."""
    verb: str
    words: str
    """The words after the verb."""
    object: str
    """The words for the object of the act: after the verb, or before a relative clause."""
    path: KeyPath
    start: int
    """The index of `shown` in the text."""
    shown: str
    """The words from the subject to the verb."""
    sentence: str
    is_plain: bool
    """Whether the sentence states the act as a fact, not as something that somebody said, would do or did not do."""


def acts_of_matter(matter: Matter) -> tuple[Act, ...]:
    """Return the acts of parties and other named persons that the texts of *matter* state, in order."""
    return _acts_of_matter(ByIdentity(matter))


@lru_cache(maxsize=2)
def _acts_of_matter(key: ByIdentity) -> tuple[Act, ...]:
    names = party_names(key.matter)
    return tuple(
        act
        for path, text in prose(key.matter)
        if path[-1] != "heading"
        for act in _acts(path, unquoted(text), names, key.matter)
    )


def _acts(path: KeyPath, text: str, names: PartyNames, matter: Matter) -> Iterator[Act]:
    """Yield the acts that *text*, which is at *path*, states; a pronoun means the subject of the sentence before."""
    owner = frozenset({str(path[1])}) if path[0] == "parties" else frozenset[str]()
    last_subject = owner
    for begin, end in sentence_bounds(text):
        sentence = text[begin:end]
        clauses = [
            match for match in CLAUSE.finditer(sentence) if not PREPOSITION_BEFORE.search(sentence[: match.start()])
        ]
        for match in (*clauses, *PASSIVE.finditer(sentence)):
            parties = parties_called(match["who"], names, matter)
            name = "" if parties else match["who"].split()[-1]
            yield from _acts_of_clause(match, parties, name, path, begin)
        pronoun_match = PRONOUN.match(sentence)
        if pronoun_match and last_subject:
            yield from _acts_of_clause(pronoun_match, last_subject, name="", path=path, begin=begin)
        opening_name_match = OPENING_NAME.match(sentence)
        if opening_name_match:
            last_subject = parties_called(opening_name_match["who"], names, matter)
        elif not pronoun_match:
            last_subject = owner


def _acts_of_clause(
    match: re.Match[str], parties: frozenset[str], name: str, path: KeyPath, begin: int
) -> Iterator[Act]:
    """Yield the act of *match* in the sentence that begins at *begin*, and that of a second verb of its subject."""
    sentence = match.string
    start = min(match.start("who"), match.start("verb"))
    stop = max(match.end("who"), match.end("verb"))
    object_match = OBJECT_BEFORE.search(sentence[max(0, start - 80) : start])
    second_match = NEXT_VERB.search(match["words"])
    if not second_match and match["verb"] in VERBS_BEFORE_INFINITIVE:
        second_match = INFINITIVE.search(match["words"])
    words = match["words"][: second_match.start()] if second_match else match["words"]
    act = Act(
        parties,
        name,
        match["verb"],
        words,
        f"{object_match[0] if object_match else ''} {_object_after_verb(words)}",
        path,
        begin + start,
        sentence[start:stop].rstrip(" .,"),
        sentence,
        is_plain=not NOT_A_FACT.search(sentence[: match.end("verb")]),
    )
    yield act
    if second_match:
        yield replace(
            act,
            verb=second_match["verb"],
            words=second_match["words"],
            object=f" {_object_after_verb(second_match['words'])}",
            shown=sentence[start : match.start("words") + second_match.end("verb")],
        )


def _object_after_verb(words: str) -> str:
    match = OBJECT.match(f" {words.lstrip()}")
    return match[0] if match else ""


TITLE_BEFORE_NAME = Regex(r"\A(?:[Tt]he\s)?(?:(?:Plaintiff|Defendant)s?,?\s)?(?:(?:Mr|Ms|Mrs|Dr)\.\s)?")


def parties_called(name: str, names: PartyNames, matter: Matter) -> frozenset[str]:
    """Return the keys of the parties whom *name* means: "Defendant Ferrante", or "Plaintiffs" for all of them."""
    bare_name = TITLE_BEFORE_NAME.sub("", f"{name} ").strip(" ,")
    for form in (bare_name, bare_name.rstrip("."), name, f"the {bare_name}", f"The {bare_name}"):
        if form in names.key_by_name:
            return frozenset({names.key_by_name[form]})
    side_match = re.fullmatch(r"(?:[Tt]he\s)?(?P<side>Plaintiff|Defendant)s?", name.strip(" ,."))
    return frozenset(of_side(matter.parties, side_match["side"].lower())) if side_match else frozenset()
