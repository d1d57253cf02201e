"""Reads who did what in the texts of a matter: the subject of each clause, its verb and the words after it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assembler.facts.sentences import sentence_bounds
from assembler.facts.texts import prose, unquoted
from assembler.findings.path import KeyPath
from assembler.language.regex import Regex
from assembler.model.by_identity import ByIdentity
from assembler.model.matter import Matter
from assembler.model.walk import of_side
from assembler.rules._party_names import PartyNames, party_names

IRREGULAR = (
    "bought|sold|built|made|gave|took|sent|wrote|kept|lent|let|paid|held|hid|cut|dug|drew|drove|chose|broke|led|lost|ran"
    "|set|spent|taught|withheld|undertook|oversaw"
)
PRESENT = (
    "makes|sells|installs|manufactures|designs|leases|rents|insures|lends|employs|manages|owns|supplies|distributes"
)
ADVERBS = (
    r"(?:(?:also|then|first|later|never|had|has|have|did\snot|alone|itself|himself|herself|again|still|itself|thereafter"
    r"|[a-z]{4,12}ly)\s){0,3}"
)
NO_NAME = (
    r"(?!(?:It|He|She|They|We|Her|His|Its|Their|This|That|These|Those|There|An?|In|On|At|By|As|For|From|When|While|After"
    r"|Before|If|Since|Each|Every|Both|No|All|Nobody|Under|Upon|With|Until|Because|Although|Thereafter|Accordingly"
    r"|Section|Exhibit|Paragraph|Rule|Count)\s)"
)
NAME = (
    rf"(?:\b{NO_NAME}(?:[Tt]he\s)?(?:(?:Plaintiff|Defendant)s?,?\s)?(?:(?:Mr|Ms|Mrs|Dr)\.\s)?"
    r"[A-Z][\w&-]{0,30}+(?:,?\s(?:[A-Z][\w&-]*+\.?|&)){0,4})"
)
BLANKED = r"(?:\s\([^()]{0,60}\))?"
VERB = rf"(?P<verb>[a-z]{{2,12}}ed|{IRREGULAR}|{PRESENT})\b(?!-)"
WORDS = r"(?P<words>(?:[^.;:]|(?<=Mr)\.|(?<=Ms)\.|(?<=Mrs)\.|(?<=Dr)\.|\.(?=\d)){0,110})"
CLAUSE = Regex(
    rf"(?<![\w’'.-])(?P<who>{NAME}){BLANKED},?\s(?:(?:is|was)\san?\s[^.;]{{1,80}}?\s(?:that|which|who)\s)?{ADVERBS}{VERB}{WORDS}"
)
"""A name, a verb and the words after it: "Ferrante Roofing collected an annual premium of ..."."""
NEXT_VERB = Regex(rf",?\s(?:and|but|then)\s{ADVERBS}{VERB}{WORDS}")
"""A second verb of the same subject."""
BEGUN = frozenset("spent began started undertook continued helped used".split())
TO_DO = Regex(rf"\sto\s(?P<verb>[a-z]{{4,12}})\b{WORDS}")
"""What the subject of a verb in `BEGUN` did: "It spent $4 million to compile the library"."""
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
"""The same in the passive: "An annual premium was collected by Ferrante Roofing"."""
NOT_A_SUBJECT = Regex(
    r"(?:\b(?:of|by|to|from|against|for|with|on|upon|between|than|over|at|and|or|nor|through|in|under|about|like|as|if|unless"
    r"|not)|[’']s?)\s\Z"
)
NOT_OWN_WORDS = Regex(
    r"(?i)\b(?:if|unless|whether|would|claim\w*|contend\w*|assert\w*|insist\w*|stated?|sa(?:id|ys?)|alleg\w*|represent(?:s|ed|ing)"
    r"|told|wrote|promis\w*|pretend\w*|denie[sd]|deny|not|never|neither|false\w*|instead|rather|supposed\w*|purport\w*)\b"
)
PRONOUN = Regex(rf"\A(?P<who>It|He|She|They)\s{ADVERBS}{VERB}{WORDS}")

OPENING_NAME = Regex(rf"\A(?P<who>{NAME}){BLANKED},?\s")


@dataclass(frozen=True)
class Act:
    """An act: the keys of the parties who did it, or the name of somebody else, its verb, the words after it, its path.

    *shown* are the words from the subject to the verb, and *start* is their index in the text.
    """

    parties: frozenset[str]
    name: str
    verb: str
    words: str
    object: str
    """The words among *words*, or before a relative clause, to which it was done."""
    path: KeyPath
    start: int
    shown: str
    sentence: str
    is_plain: bool
    """Whether the sentence tells the act as a fact, and not what somebody said, would do or did not do."""


def acts_of_matter(matter: Matter) -> tuple[Act, ...]:
    """Return the acts that the texts of *matter* tell of parties and of other persons whom they name, in order."""
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
    of_party = frozenset({str(path[1])}) if path[0] == "parties" else frozenset[str]()
    last = of_party
    for begin, end in sentence_bounds(text):
        sentence = text[begin:end]
        clauses = [match for match in CLAUSE.finditer(sentence) if not NOT_A_SUBJECT.search(sentence[: match.start()])]
        for match in (*clauses, *PASSIVE.finditer(sentence)):
            parties = parties_called(match["who"], names, matter)
            name = "" if parties else match["who"].split()[-1]
            yield from _with_further(match, parties, name, path, begin)
        pronoun = PRONOUN.match(sentence)
        if pronoun and last:
            yield from _with_further(pronoun, last, "", path, begin)
        opening_name_match = OPENING_NAME.match(sentence)
        if opening_name_match:
            last = parties_called(opening_name_match["who"], names, matter)
        elif not pronoun:
            last = of_party


def _with_further(match: re.Match[str], parties: frozenset[str], name: str, path: KeyPath, begin: int) -> Iterator[Act]:
    """Yield the act of *match* in the sentence that begins at *begin*, and that of a second verb of its subject."""
    sentence = match.string
    start, stop = min(match.start("who"), match.start("verb")), max(match.end("who"), match.end("verb"))
    is_plain = not NOT_OWN_WORDS.search(sentence[: match.end("verb")])
    shown = sentence[start:stop].rstrip(" .,")
    before = OBJECT_BEFORE.search(sentence[max(0, start - 80) : start])
    further_match = NEXT_VERB.search(match["words"]) or (
        TO_DO.search(match["words"]) if match["verb"] in BEGUN else None
    )
    words = match["words"][: further_match.start()] if further_match else match["words"]
    yield Act(
        parties, name, match["verb"], words, _object(words, before), path, begin + start, shown, sentence, is_plain
    )
    if further_match:
        shown = sentence[start : match.start("words") + further_match.end("verb")]
        of_further = _object(further_match["words"], None)
        yield Act(
            parties,
            name,
            further_match["verb"],
            further_match["words"],
            of_further,
            path,
            begin + start,
            shown,
            sentence,
            is_plain,
        )


def _object(words: str, before: re.Match[str] | None) -> str:
    after_match = OBJECT.match(f" {words.lstrip()}")
    return f"{before[0] if before else ''} {after_match[0] if after_match else ''}"


def parties_called(name: str, names: PartyNames, matter: Matter) -> frozenset[str]:
    """Return the keys of the parties whom *name* means: "Defendant Ferrante", or "Plaintiffs" for all of them."""
    bare = re.sub(r"\A(?:[Tt]he\s)?(?:(?:Plaintiff|Defendant)s?,?\s)?(?:(?:Mr|Ms|Mrs|Dr)\.\s)?", "", f"{name} ").strip(
        " ,"
    )
    for spelled in (bare, bare.rstrip("."), name, f"the {bare}", f"The {bare}"):
        if spelled in names.keys:
            return frozenset({names.keys[spelled]})
    side_match = re.fullmatch(r"(?:[Tt]he\s)?(?P<side>Plaintiff|Defendant)s?", name.strip(" ,."))
    return frozenset(of_side(matter.parties, side_match["side"].lower())) if side_match else frozenset()
