"""Reads what the clauses of contracts, and sentences about them, say that a party does or has to do."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assembler.facts.sentences import sentence_bounds
from assembler.findings.path import KeyPath
from assembler.language.regex import Regex, compiled
from assembler.rules._acts import PREPOSITION_BEFORE
from assembler.rules._party_names import PartyNames
from assembler.rules._party_roles import exhibit_path
from assembler.rules._roots import root, roots_in
from assembler.rules.rule import Words

TERM_VERB = r"(?:shall|will|must|agree[sd]?|promise[sd]?|undertook|undertakes|is|are|was|were|to)"
LINK = (
    rf"(?:\s(?:{TERM_VERB}|has|have|had|also|then|each|both|alone|itself|required|obliged|obligated|bound"
    r"|[a-z]{3,12}ly)|,\s(?:jointly\sand\sseverally|at\s(?:its|his|her|their)\s(?:own\s)?(?:cost|expense)),){0,5}?"
)
NOT_A_VERB = (
    r"(?!(?:and|or|of|in|on|at|by|for|from|with|under|the|an?|its|his|her|their|not|no|to|as|that|which|who|be|been|has|have"
    r"|had|is|are|was|were|may|can|would|could|never|agree[sd]?|promise[sd]?|shall|will|must|undertook|undertakes)\b)"
)
VERB = rf"{NOT_A_VERB}(?P<verb>[a-z]{{3,14}})\b(?!-)"
REQUIRED_BEFORE = Regex(r"\b(?:requir(?:es|ed)|oblig(?:es|ed|ates|ated)|b(?:inds|ound))\s\Z")
SECTION = Regex(r"(?i)\b(?:sections?|paragraphs?|articles?)\s(?P<number>\d{1,3}(?:\.\d{1,3})*)")
"""A section of a contract."""

OPENING_SECTION = Regex(
    rf"\s*(?:(?:In|Under|By|Through|Pursuant\sto)\s)?{SECTION.pattern.removeprefix('(?i)')}", re.IGNORECASE
)
"""A section of a contract with which a sentence about it begins."""

EXPLAINED = Regex(
    r"(?i)\b(?:refund|credit|return|repa(?:y|id)|reimburs|counter|set-?off|offset|back\b|instead|never|amend|modif|waive[rd]"
    r"|assign|on\sbehalf|in\sturn|exchange)\w*"
)
"""Words in a sentence that explain why a party does what a contract requires of another."""

NEXT_VERB = Regex(
    rf",?\s(?:and|or)\s(?:(?:shall|will|must|to|also)\s){{1,2}}{VERB}|,?\s(?:and|or)\s(?P<plain>pay|paid|received)\b"
)
"""Another verb of the same subject, as in "Owner shall test the pump, and shall record the result"."""

NUMBERED_CLAUSE = Regex(r"(?m)^[ \t]*(?:Section\s|Article\s|§\s)?(?P<number>\d{1,3}(?:\.\d{1,3})*)[.)]?\s+(?=[A-Z])")
"""The beginning of a numbered clause of an exhibit."""

MAX_WORDS = 200
"""The maximum number of characters after a verb that are read as the words of its clause."""

SUM = Regex(r"\$\d[\d,]*(?:\.\d\d)?")
PASSIVE = Regex(r"\b(?:is|are|was|were|be|been)\Z")


@dataclass(frozen=True)
class Clause:
    """What a party does or has to do: the keys of the parties, the root of the verb, and what the verb is about."""

    doers: frozenset[str]
    verb: str
    sums: frozenset[str]
    roots: frozenset[str]
    section: str
    """The number of the section that has the clause, or ""."""
    path: KeyPath
    at: Words
    is_term: bool
    """Whether the words state what a contract requires, not what somebody did."""
    is_explained: bool
    """Whether the sentence has a word in `EXPLAINED`."""


@dataclass(frozen=True)
class Doers:
    """The names of parties, and the roles, such as "Contractor", that mean parties in the text that is read."""

    names: PartyNames
    key_by_role: Mapping[str, str]

    @property
    def pattern(self) -> str:
        """A regular expression for one or more parties."""
        roles = "|".join(map(re.escape, sorted(self.key_by_role, key=len, reverse=True)))
        entity = rf"(?:{self.names.titled_name_pattern}|(?:[Tt]he\s)?(?:{roles or '(?!)'})(?![\w’'-]))"
        return rf"{entity}(?:(?:,?\sand\s|,\s(?:and\s)?){entity})*"

    def keys(self, words: str) -> frozenset[str]:
        """Return the keys of the parties whom *words* name."""
        roles = {key for role, key in self.key_by_role.items() if re.search(rf"\b{re.escape(role)}\b", words)}
        return frozenset({*self.names.parties_in(words), *roles})


def exhibit_clauses(exhibit: str, text: str, doers: Doers) -> Iterator[Clause]:
    """Yield the clauses in the *text* of *exhibit*, with the numbers of their sections."""
    starts = [*NUMBERED_CLAUSE.finditer(text)]
    for index, match in enumerate(starts):
        end = starts[index + 1].start() if index + 1 < len(starts) else len(text)
        body = " ".join(text[match.end() : end].split())
        yield from clauses(exhibit_path(exhibit), body, doers, section=match["number"])


def clauses(path: KeyPath, text: str, doers: Doers, *, offset: int = 0, section: str = "") -> Iterator[Clause]:
    """Yield the clauses in *text*, which begins at *offset* of the text at *path*; *section* is the contract's."""
    pattern = compiled(rf"(?P<who>{doers.pattern})(?P<link>{LINK})\s{VERB}")
    for begin, end in sentence_bounds(text):
        sentence = text[begin:end]
        for match in pattern.finditer(sentence):
            before = sentence[: match.start()]
            required = bool(REQUIRED_BEFORE.search(before))
            if PREPOSITION_BEFORE.search(before) and not required:
                continue
            section_match = OPENING_SECTION.match(before)
            number = section or (section_match["number"] if section_match else "")
            is_term = bool(required or number or re.search(rf"\s{TERM_VERB}\b", match["link"]))
            yield from _clauses_of(match, doers, path, offset + begin, number, is_term=is_term)


def _clauses_of(
    match: re.Match[str], doers: Doers, path: KeyPath, offset: int, section: str, *, is_term: bool
) -> Iterator[Clause]:
    """Yield the clause of *match*, and those of further verbs of its subject."""
    sentence = match.string
    if PASSIVE.search(match["link"]):
        return
    keys = doers.keys(match["who"])
    is_explained = bool(EXPLAINED.search(sentence))
    starts = [(match["verb"], match.end())]
    further_verbs = NEXT_VERB.finditer(sentence, match.end())
    starts += [(further["verb"] or further["plain"], further.end()) for further in further_verbs]
    for index, (verb, start) in enumerate(starts):
        end = starts[index + 1][1] if index + 1 < len(starts) else len(sentence)
        words = sentence[start : min(end, start + MAX_WORDS)]
        shown = Words(sentence[match.start() : start], offset + match.start())
        sums = frozenset(SUM.findall(words))
        yield Clause(keys, root(verb), sums, roots_in(words), section, path, shown, is_term, is_explained)
