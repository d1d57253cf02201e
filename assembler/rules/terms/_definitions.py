"""Definitions in the texts of a matter, and where a term is used: (the “Agreement”), [[term:agreement]]."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assembler.language.references import REFERENCE, entries
from assembler.model.matter import Matter
from assembler.model.walk import Text
from assembler.rules._texts import own_words

LEADS = (
    r"(?P<lead>(?:(?:herein)?after|hereinafter|together|collectively|individually|each|jointly|the|an?|referred\s+to"
    r"|as|and|with),?\s+)*"
)

DEFINITION = re.compile(rf"\({LEADS}\*{{0,2}}[\"“](?P<term>[^\"“”\n]{{1,60}}?),?[\"”]\*{{0,2}}\)")
"""A parenthesis that holds a term between quotation marks, and perhaps a word that leads up to it."""

BLOCK = re.compile(r"(?m)^[ \t]*>.*$")

NAME = re.compile(r"((?:[A-Z][\w.&’'-]*,?\s+)+(?:(?:of|the|and|for)\s+(?:[A-Z][\w.&’'-]*,?\s+)+)*)$")
"""A name at the end of some words, as it stands before a definition."""


SEVERAL = re.compile(r"\b(?:together|collectively|jointly|each|individually)\b")

INSIDE_A_NAME = re.compile(r"[^\s.?!:]\s+[A-Z][\w.&’'-]*\s+$")
"""What stands before a word that belongs to a longer name: another with a capital, which begins no sentence."""


@dataclass(frozen=True)
class Definition:
    """A term that a text defines: the term, the place of its parenthesis, and the name before it, if one is there."""

    term: str
    start: int
    end: int
    name: str
    several: bool = False
    """Whether it stands for several: (together, the “Sellers”)."""


@dataclass(frozen=True)
class Defined:
    """A definition in a paper: the text, the place of the text among the paper's, and the definition."""

    text: Text
    place: int
    one: Definition


def definitions(words: str) -> Iterator[Definition]:
    """Yield the definitions in *words*, those of a block quotation left out, which are somebody else's."""
    own = BLOCK.sub(lambda found: " " * len(found[0]), words)
    for found in DEFINITION.finditer(own):
        before = own[max(found.start() - 200, 0) : found.start()]
        term = " ".join(found["term"].split())
        if found["lead"] or _belongs(term, before):
            name = NAME.search(before)
            several = bool(SEVERAL.search(found[0]))
            yield Definition(term, found.start(), found.end(), " ".join(name[1].split()) if name else "", several)


def _belongs(term: str, before: str) -> bool:
    """Whether *term* comes from the words *before* it: by a word that they share, or by their initials.

    Anything else between quotation marks in a parenthesis may be a quotation.
    """
    if not re.match(r"[A-Z0-9]", term) or re.search(r"[.!?]\s", f"{term} "):
        return False
    last = re.findall(r"[\w&]+", before)[-14:]
    letters = "".join(word[0] for word in last if word[0].isupper()).upper()
    shared = {word.lower() for word in re.findall(r"\w{3,}", term)} & {word.lower() for word in last}
    return bool(shared) or (term.isupper() and term.replace(".", "") in letters)


def defined(written: Sequence[Text], matter: Matter) -> list[Defined]:
    """Return the definitions in the texts of a paper: those of its own words, and the first use of each `terms`."""
    found: list[Defined] = []
    seen: set[str] = set()
    for place, text in enumerate(written):
        found += [Defined(text, place, one) for one in definitions(text.words)]
        for start, end, name in term_uses(text, matter):
            if name not in seen and text.path[-1] != "heading":
                seen.add(name)
                found.append(Defined(text, place, Definition(bare(matter.terms[name].term), start, end, "")))
    return found


def term_uses(text: Text, matter: Matter) -> Iterator[tuple[int, int, str]]:
    """Yield where *text* refers to one of the terms of the matter, and to which."""
    for match in REFERENCE.finditer(text.words):
        for entry in entries(match):
            if entry.name in matter.terms and entry.of in {"", "term"}:
                yield match.start(), match.end(), entry.name


def spelled(text: Text, matter: Matter) -> str:
    """Return the words of *text* with the terms that it refers to in them, as later uses are printed."""

    def say(match: re.Match[str]) -> str:
        names = [one.name for one in entries(match) if one.name in matter.terms and one.of in {"", "term"}]
        return ", ".join(f"the {bare(matter.terms[name].term)}" for name in names) or match[0]

    return REFERENCE.sub(say, text.words)


def bare(term: str) -> str:
    """Return *term* without its article."""
    return re.sub(r"^(?:the|an?)\s+", "", term, flags=re.IGNORECASE)


def used(term: str) -> re.Pattern[str]:
    """Return a pattern for a use of *term*: the whole of it, one or many, with an ending of possession or without."""
    words = r"\s+".join(map(re.escape, term.split()))
    return re.compile(rf"(?<![\w-]){words}(?:es|s)?(?![\w-])")


def used_as_such(term: str, words: str) -> re.Match[str] | None:
    """Return the first use of *term* in *words* that can be nothing but the term; None where there is none.

    A single word with a capital is that only behind an article and before no other name: "the Agreement", but neither
    "Agreement" at the head of a sentence nor "the Supply Agreement" or "the Agreement Date".
    """
    own = own_words(words)
    single = " " not in term and not term.isupper()
    for found in used(term).finditer(own):
        before, after = own[: found.start()], own[found.end() :]
        if re.match(r"\s+[A-Z]", after) or INSIDE_A_NAME.search(before):
            continue
        if not single or re.search(r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir|[Ee]ach)\s+$", before):
            return found
    return None
