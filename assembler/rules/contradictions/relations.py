"""Parties who have one part of a relation in most texts, and the other part in one, such as insured and insurer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Literal

from assembler.facts.sentences import sentence
from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.regex import Regex
from assembler.load.packed import PROGRAM, program_data
from assembler.model.matter import Matter
from assembler.rules._acts import NAME, Act, acts_of_matter, parties_called
from assembler.rules._complaint import has_complaint
from assembler.rules._party_names import PartyNames, party_names
from assembler.rules.contradictions.roles import part_of_another_party
from assembler.rules.rule import Problem, Words, rule

FILE = PROGRAM / "data" / "relations.yaml"
CHANGED_PART = Regex(
    r"\b(?:former\w*|until|later|then|sublet\w*|sublease\w*|subcontract\w*|re-?sold|resale|reinsur\w*|assign(?:s|ed|ment)|both"
    r"|each\sother|own|not|never|neither|refinanc\w*|another|also|in\sturn|successor|than|[Ii]f|would)\b"
)
"""Words in a sentence that show that somebody may have two parts."""
GENERAL = Regex(r"(?i)\b(?:no|any|every|such|like|each|unless)\b")
"""Words in a sentence that name a part, but give it to nobody in particular."""
PARTS_OF_A_RELATION = 2
"""The number of parts in a relation."""


@dataclass(frozen=True)
class Part:
    """A part of a relation: its name, the pattern of the words that name it, and its acts."""

    name: str
    called: Regex
    acts: tuple[tuple[frozenset[str], Regex], ...]
    """For each act, its verbs, and the pattern of the words after them."""


@dataclass(frozen=True)
class Evidence:
    """Words that give a party a part: the name of the part, where the words are, and how they give it."""

    part: str
    path: KeyPath
    words: Words
    how: Literal["names", "does", "makes"]
    """Whether the words name the part, tell an act of the party, or tell an act of somebody else towards it."""


@rule(
    "FCT053",
    cite="house style: the texts agree on each party's role",
    basis="convention",
    severity=Severity.WARNING,
    fix="find out which is right, and correct the text",
)
def opposite_part(matter: Matter) -> Iterator[Problem]:
    """A sentence gives a party the opposite of the part that it has in other texts.

    An insured collects premiums, a tenant leases to the landlord, an employee is called an employer. The relations are
    in `data/relations.yaml`. A sentence is reported if another text gives the party its own part, if no other text
    gives it the opposite part, and if another party has the opposite part only. What FCT031 reports is left to it.
    """
    if not has_complaint(matter):
        return
    reported = {problem.path for problem in part_of_another_party(matter)}
    for first, second in relations():
        by_party: dict[str, list[Evidence]] = {}
        for key, evidence in _evidence(first, second, matter):
            by_party.setdefault(key, []).append(evidence)
        problems = [
            *chain.from_iterable(_opposite_parts(key, listed, by_party, matter) for key, listed in by_party.items())
        ]
        first_at = {(problem.path, problem.at): problem for problem in reversed(problems)}
        new = [problem for problem in problems if not reported & {problem.path, *problem.also}]
        yield from (problem for problem in new if first_at[problem.path, problem.at] is problem)


def _opposite_parts(
    key: str, listed: Sequence[Evidence], by_party: Mapping[str, Sequence[Evidence]], matter: Matter
) -> Iterator[Problem]:
    parts = {evidence.part for evidence in listed}
    if len(parts) != PARTS_OF_A_RELATION:
        return
    others = [evidence for other, of_other in by_party.items() for evidence in of_other if other != key]
    for rare in parts:
        of_rare = [evidence for evidence in listed if evidence.part == rare]
        common_evidence = [
            evidence for evidence in listed if evidence.part != rare and evidence.path != of_rare[0].path
        ]
        is_single = len({evidence.path for evidence in of_rare}) == 1
        has_opponent = any(
            evidence.part == rare and evidence.path != of_rare[0].path for evidence in others
        ) and not any(evidence.part != rare and evidence.path != of_rare[0].path for evidence in others)
        if not is_single or not common_evidence or not has_opponent:
            continue
        usual = common_evidence[0].part
        rare_evidence = of_rare[0]
        party = matter.parties[key]
        name = party.called or party.name
        which = {"names": "", "does": f", as {_an(rare)} does", "makes": f", which makes {name} {_an(rare)}"}[
            rare_evidence.how
        ]
        message = f"`{one_line(rare_evidence.words.words)}`{which}, but elsewhere {name} is {_an(usual)}: "
        message += f"`{one_line(common_evidence[0].words.words)}`"
        yield Problem(
            rare_evidence.path,
            message,
            at=rare_evidence.words,
            also=(common_evidence[0].path,),
            also_at=(common_evidence[0].words,),
        )


def _an(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


@cache
def relations() -> tuple[tuple[Part, Part], ...]:
    """Return the two parts of each relation. Raises `MatterError` if their file cannot be read."""
    return tuple(
        (first, second)
        for relation in program_data(FILE)["relations"]
        for first, second in [[_part(name, data) for name, data in relation.items()]]
    )


def _part(name: str, data: Mapping[str, str | list[str]]) -> Part:
    acts = tuple(_act(act) for act in data.get("acts", ()))
    return Part(name, _pattern_of_nouns(str(data["names"])), acts)


def _act(act: str) -> tuple[frozenset[str], Regex]:
    """Return the verbs of "leased|rented ... from NAME", and the pattern of the words after them."""
    verbs, _, noun = act.partition(" ...")
    words = noun.strip()
    if words.endswith("NAME"):
        preposition = words.removesuffix("NAME")
        return frozenset(verbs.split("|")), Regex(rf"(?:\s[\w’'$.,-]+){{0,7}}?\s{preposition}(?P<other>{NAME})")
    between = r"(?:\s[\w’'$.,-]+){0,5}?\s"
    return frozenset(verbs.split("|")), Regex(rf"{between}(?:{words})\b" if words else r"")


def _evidence(first: Part, second: Part, matter: Matter) -> Iterator[tuple[str, Evidence]]:
    """Yield the words of *matter* that give a party one of the two parts, with the party's key."""
    names = party_names(matter)
    for act in acts_of_matter(matter):
        for part, other_part in ((first, second), (second, first)):
            yield from _by_act(act, part, other_part, names, matter)
    for part in (first, second):
        for path, text in prose(matter):
            yield from _by_name(path, unquoted(text), part, names, matter) if path[-1] != "heading" else ()


def _by_act(
    act: Act, part: Part, other_part: Part, names: PartyNames, matter: Matter
) -> Iterator[tuple[str, Evidence]]:
    if len(act.parties) != 1 or not act.is_plain:
        return
    for verbs, words in part.acts:
        match = words.match(act.words) if act.verb in verbs else None
        if match and not CHANGED_PART.search(act.sentence):
            (who,) = act.parties
            at = Words(act.shown, act.start)
            whom = parties_called(match["other"], names, matter) if "other" in match.re.groupindex else frozenset({""})
            if len(whom) == 1 and who not in whom:
                yield who, Evidence(part.name, act.path, at, "does")
                yield from ((other, Evidence(other_part.name, act.path, at, "makes")) for other in whom if other)


def _by_name(path: KeyPath, text: str, part: Part, names: PartyNames, matter: Matter) -> Iterator[tuple[str, Evidence]]:
    for match in part.called.finditer(text):
        of_party = frozenset({str(path[1])}) if path[0] == "parties" else frozenset[str]()
        parties = parties_called(match["who"], names, matter) if match["who"] else of_party
        begin, end = sentence(text, *match.span())
        if len(parties) == 1 and not CHANGED_PART.search(text[begin:end]) and not GENERAL.search(match[0]):
            (who,) = parties
            yield who, Evidence(part.name, path, Words(match[0], match.start()), "names")


def _pattern_of_nouns(nouns: str) -> Regex:
    """Return a pattern for a party that a text calls one of *nouns*: "Ms. Rowe was the direct supervisor"."""
    owner = r"(?:an?|the|its|his|her|their|(?:[Tt]he\s)?(?:[A-Z][\w&-]*+\.?\s){0,2}[A-Z][\w&-]*+[’']s?)"
    of_pronoun = r"(?P<pronoun>\b(?:[Hh]e|[Ss]he|[Ii]t))\s(?=is\s|was\s)(?:(?:is|was)\s[^.;]{1,80}?\sand\s)?"
    verb = r"(?:(?:(?:is|was|acts?|acted|serve[sd])\s)(?:as\s)?|as\s)?"
    return Regex(
        rf"(?:(?P<who>{NAME}),?\s|{of_pronoun}){verb}{owner}\s(?:[a-z-]{{2,15}}\s){{0,3}}?"
        rf"(?:{nouns})\b(?![’'-]|\s[a-z]*(?:ship|manual|handbook))",
        needs=nouns.lower(),
    )
