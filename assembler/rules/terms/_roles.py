"""Finds roles before names in a text: "Defendant Example", "Plaintiffs Sample and Example"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assembler.facts.sentences import sentence_span
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.rules._party_names import names_of

WORD = r"[A-Z][\w&’'.-]*"
NAME = rf"{WORD}(?: {WORD}){{0,6}}"
ROLE_AND_NAMES = Regex(
    rf"(?<![\w-])(?P<role>Plaintiff|Defendant)(?P<plural>s?)\s(?P<names>{NAME}(?:(?:,? and |, ){NAME}){{0,12}})",
    needs="plaintiff|defendant",
)
"""A role and the names that directly follow it."""

BETWEEN_NAMES = Regex(r",? and |, ")

WORDS_BEFORE_ANOTHER_ROLE = Regex(
    r"(?i)\b(?:counter|cross|third-party|counterclaim|crossclaim|former|judgment|co)[\s-]\Z"
)
"""Words before a role that make it another role, as in "counterclaim defendant"."""

ANOTHER_CASE = Regex(
    r"(?i)(?<!this )\b(?:lawsuit|suit|litigation|arbitration|docket|counterclaims?|captioned)\b|\bv\. "
    r"|\b(?:an|other|another|state|federal|earlier|prior|previous|related|underlying|separate|bankruptcy|criminal|divorce"
    r"|eviction|court|that|which|own)\s(?:\w+\s)?(?:action|case|proceedings?|petition)\b"
)
"""Words that show that a sentence may be about another case, in which the parties have other roles."""

POSSESSIVE = Regex(r"[’']s?\Z")


@dataclass(frozen=True)
class RoleAndName:
    """A name after a role: the side, whether the role is plural, the name (not possessive), and the name's position."""

    side: str
    is_plural: bool
    name: str
    start: int

    @property
    def written(self) -> str:
        """The role and the name, for a message."""
        return f"{self.side.title()} {self.name}"


def roles_and_names(text: str) -> Iterator[RoleAndName]:
    """Yield each name in *text* that directly follows Plaintiff or Defendant; several names may follow a plural."""
    for match in ROLE_AND_NAMES.finditer(text):
        if WORDS_BEFORE_ANOTHER_ROLE.search_before(text, match.start(), 14):
            continue
        start = match.start("names")
        names = BETWEEN_NAMES.split(match["names"])
        for name in names if match["plural"] else names[:1]:
            place = text.index(name, start)
            start = place + len(name)
            if re.match(r"(?:Plaintiff|Defendant)", name):
                break
            bare_name = POSSESSIVE.sub("", name.rstrip("."))
            yield RoleAndName(match["role"].lower(), bool(match["plural"]), bare_name, place)


def may_be_another_case(text: str, start: int, end: int) -> bool:
    """Whether the sentence of *text* that contains *start* to *end* may be about another case."""
    sentence_start, sentence_end = sentence_span(text, start, end)
    return bool(ANOTHER_CASE.search(text, sentence_start, sentence_end))


def words_of_name(name: str) -> frozenset[str]:
    """Return the words of *name* and its initials, in lowercase."""
    words = re.findall(r"[\w&’'-]+", name)
    initials = "".join(word[0] for word in words if word[0].isupper())
    return frozenset(word.lower() for word in (*words, initials) if word)


def parties_named(name: str, matter: Matter) -> Mapping[str, Party]:
    """Return the parties of *matter* who may be meant by *name*: one of their names contains every word of *name*."""
    words = {word.lower() for word in re.findall(r"[\w&’'-]+", name)}
    return {
        key: party
        for key, party in matter.parties.items()
        if any(words <= words_of_name(party_name) for party_name in names_of(party))
    }
