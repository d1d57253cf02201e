"""Parties whom one text gives the opposite of their usual part in a relation, such as insured and insurer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from assembler.facts.sentences import sentence_span
from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.english import with_article
from assembler.language.regex import Regex
from assembler.load.packed import PROGRAM, program_data
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.rules._acts import NAME, Act, acts_of_matter, parties_called
from assembler.rules._complaint import has_complaint
from assembler.rules._party_names import PartyNames, party_names
from assembler.rules._party_roles import party_roles, words_in_matter
from assembler.rules.contradictions.roles import part_of_another_party
from assembler.rules.exhibited_matter import ExhibitedMatter
from assembler.rules.rule import Problem, Words, rule

FILE = PROGRAM / "data" / "relations.yaml"
CHANGED_PART = Regex(
    r"\b(?:former\w*|until|later|then|sublet\w*|sublease\w*|subcontract\w*|re-?sold|resale|reinsur\w*|assign(?:s|ed|ment)|both"
    r"|each\sother|own|not|never|neither|refinanc\w*|another|also|in\sturn|successor|than|[Ii]f|would)\b"
)
"""Words in a sentence that show that somebody may have two parts."""

GENERAL = Regex(r"(?i)\b(?:no|any|every|such|like|each|unless)\b")
"""Words in a sentence that names a part, but gives it to nobody in particular."""

PARTS_OF_A_RELATION = 2
"""The number of parts in a relation."""


MUTUAL_PARTS = frozenset({"creditor", "seller"})
"""Parts that two parties may have toward each other, so that one act against one is no contradiction."""


@dataclass(frozen=True)
class Part:
    """A part of a relation: its name, the nouns that name it, the pattern of texts that give it, and its acts."""

    name: str
    nouns: Regex
    called: Regex
    acts: tuple[tuple[frozenset[str], Regex], ...]
    """For each act, its verbs, and the pattern of the words after them."""


@dataclass(frozen=True)
class Evidence:
    """Words that give a party a part: the name of the part, where the words are, and how they give it."""

    part: str
    path: KeyPath
    at: Words
    how: Literal["names", "does", "makes"]
    """"names" the part, "does" an act of that part, or "makes": tells what somebody else did to the party."""
    other: str = ""
    """The key of the party who has the opposite part in the same act, or ""."""

    @property
    def place(self) -> Words | None:
        """The words in the text at `path`; None if they are in the file of an exhibit."""
        return words_in_matter(self.path, self.at)


@rule(
    "FCT053",
    cite="house style: the texts agree on each party's role",
    basis="convention",
    severity=Severity.WARNING,
    fix="find out which is right, and correct the text",
)
def opposite_part(exhibited: ExhibitedMatter) -> Iterator[Problem]:
    """A sentence gives a party the opposite of the part that it has in other texts, or in an exhibit.

    An insured collects premiums, a tenant leases to the landlord, an employee is called an employer. The relations are
    in `data/relations.yaml`. A sentence is reported if another text gives the party its own part, if no other text
    gives it the opposite part, and if another party has only the opposite part, or the sentence exchanges the two. An
    exhibit gives a part by a definition, such as "Tenant: Sample Kites". A sentence is also reported if one party does
    to another what, in the other texts, only the other does to the first. Texts that FCT031 reports are not reported
    again.
    """
    matter = exhibited.matter
    if not has_complaint(matter):
        return
    reported_paths = {problem.path for problem in part_of_another_party(matter)}
    reported_pairs: set[frozenset[KeyPath]] = set()
    for first, second in relations():
        by_party: dict[str, list[Evidence]] = {}
        for key, evidence in _evidence(first, second, exhibited):
            by_party.setdefault(key, []).append(evidence)
        problems = [problem for key in by_party for problem in _opposite_parts(key, by_party, matter)]
        problems = problems or [*_exchanged_pairs(first.name, by_party)]
        reported_places: set[tuple[KeyPath, Words | None]] = set()
        for problem in problems:
            paths = frozenset({problem.path, *problem.also})
            is_new = (problem.path, problem.at) not in reported_places and paths not in reported_pairs
            reported_places.add((problem.path, problem.at))
            if is_new and problem.path[0] != "exhibits" and not reported_paths & paths:
                yield problem
        reported_pairs |= {frozenset({problem.path, *problem.also}) for problem in problems}


def _exchanged_pairs(part: str, by_party: Mapping[str, Sequence[Evidence]]) -> Iterator[Problem]:
    """Yield a problem for each pair of parties if one act gives one *part*, but other acts give it to the other."""
    by_pair: dict[tuple[str, str], list[Evidence]] = {}
    for key, evidences in by_party.items():
        for evidence in evidences:
            if evidence.how == "does" and evidence.other:
                pair = (key, evidence.other) if evidence.part == part else (evidence.other, key)
                by_pair.setdefault(pair, []).append(evidence)
    for (key, other), evidences in by_pair.items():
        others = by_pair.get((other, key), [])
        paths = {evidence.path for evidence in evidences}
        other_paths = {evidence.path for evidence in others}
        is_rare = len(paths) == 1 and len(other_paths - paths) >= (2 if part in MUTUAL_PARTS else 1)
        if is_rare and (len(other_paths) > 1 or (key, other) < (other, key)):
            at, other_at = evidences[0].at, others[0].at
            message = f"`{one_line(at.words)}`, but elsewhere `{one_line(other_at.words)}`"
            yield Problem(evidences[0].path, message, at=at, also=(others[0].path,), also_at=(other_at,))


def _opposite_parts(key: str, by_party: Mapping[str, Sequence[Evidence]], matter: Matter) -> Iterator[Problem]:
    """Yield a problem if a single text gives the party called *key* the opposite of its usual part."""
    parts = sorted({evidence.part for evidence in by_party[key]})
    if len(parts) != PARTS_OF_A_RELATION:
        return
    problems: list[tuple[bool, Problem]] = []
    for rare_part in parts:
        rare_evidence = [evidence for evidence in by_party[key] if evidence.part == rare_part]
        path = rare_evidence[0].path
        usual_evidence = [
            evidence for evidence in by_party[key] if evidence.part != rare_part and evidence.path != path
        ]
        parts_of_others = {
            evidence.part
            for other_key, other_evidence in by_party.items()
            for evidence in other_evidence
            if other_key != key and evidence.path != path
        }
        is_exchanged = parts_of_others <= {rare_part} and any(
            evidence.part != rare_part and evidence.path == path and evidence.how == "names"
            for other_key, other_evidence in by_party.items()
            for evidence in other_evidence
            if other_key != key
        )
        is_single = len({evidence.path for evidence in rare_evidence}) == 1
        min_paths = 2 if MUTUAL_PARTS & {*parts} and rare_evidence[0].how != "names" else 1
        is_usual = len({evidence.path for evidence in usual_evidence}) >= min_paths
        if is_single and is_usual and (parts_of_others == {rare_part} or is_exchanged):
            problem = _opposite_part_problem(matter.parties[key], rare_evidence[0], usual_evidence[0])
            problems.append((is_exchanged, problem))
    exchanged = [problem for is_exchanged, problem in problems if is_exchanged]
    yield from exchanged or (problem for _, problem in problems)


def _opposite_part_problem(party: Party, rare_evidence: Evidence, usual_evidence: Evidence) -> Problem:
    name = party.called or party.name
    rare_part = with_article(rare_evidence.part)
    reasons = {"names": "", "does": f", as {rare_part} does", "makes": f", which makes {name} {rare_part}"}
    fact = f"`{one_line(rare_evidence.at.words)}`{reasons[rare_evidence.how]}"
    usual_fact = f"{name} is {with_article(usual_evidence.part)}: `{one_line(usual_evidence.at.words)}`"
    return Problem(
        rare_evidence.path,
        f"{fact}, but elsewhere {usual_fact}",
        at=rare_evidence.place,
        also=(usual_evidence.path,),
        also_at=(usual_evidence.place,),
    )


@cache
def relations() -> tuple[tuple[Part, Part], ...]:
    """Return the two parts of each relation. Raises `MatterError` if their file cannot be read."""
    pairs: list[tuple[Part, Part]] = []
    for relation in program_data(FILE)["relations"]:
        first, second = (_part(name, data) for name, data in relation.items())
        pairs.append((first, second))
    return tuple(pairs)


def _part(name: str, data: Mapping[str, str | list[str]]) -> Part:
    acts = tuple(_act(act) for act in data.get("acts", ()))
    nouns = str(data["names"])
    return Part(name, Regex(rf"(?i)(?:{nouns})"), _pattern_of_nouns(nouns), acts)


def _act(act: str) -> tuple[frozenset[str], Regex]:
    """Return the verbs of *act*, such as "leased|rented ... from NAME", and the pattern of the words after them."""
    alternatives, _, ending = act.partition(" ...")
    verbs = frozenset(alternatives.split("|"))
    words = ending.strip()
    if words.endswith("NAME"):
        preposition = words.removesuffix("NAME")
        between = r"(?:\s[\w’'$.,-]+){0,7}?" if preposition else ""
        return verbs, Regex(rf"{between}\s{preposition}(?P<other>{NAME})")
    between = r"(?:\s[\w’'$.,-]+){0,5}?\s"
    return verbs, Regex(rf"{between}(?:{words})\b" if words else r"")


def _evidence(first: Part, second: Part, exhibited: ExhibitedMatter) -> Iterator[tuple[str, Evidence]]:
    """Yield the words that give a party one of the two parts, with the party's key."""
    matter = exhibited.matter
    names = party_names(matter)
    for role in party_roles(exhibited):
        for part in (first, second):
            if part.nouns.fullmatch(role.role):
                yield role.party, Evidence(part.name, role.path, role.at, "names")
    for act in acts_of_matter(matter):
        for part, opposite in ((first, second), (second, first)):
            yield from _evidence_of_act(act, part, opposite, names, matter)
    for part in (first, second):
        for path, text in prose(matter):
            if path[-1] != "heading":
                yield from _evidence_of_nouns(path, unquoted(text), part, names, matter)


def _evidence_of_act(
    act: Act, part: Part, opposite: Part, names: PartyNames, matter: Matter
) -> Iterator[tuple[str, Evidence]]:
    """Yield the evidence that the actor has *part*, and that the other party of the act has the *opposite* part."""
    if len(act.parties) != 1 or not act.is_plain:
        return
    (actor,) = act.parties
    at = Words(act.shown, act.start)
    for verbs, words in part.acts:
        match = words.match(act.words) if act.verb in verbs else None
        if not match or CHANGED_PART.search(act.sentence):
            continue
        if "other" not in match.re.groupindex:
            yield actor, Evidence(part.name, act.path, at, "does")
            continue
        others = parties_called(match["other"], names, matter)
        if len(others) == 1 and actor not in others:
            (other_party,) = others
            yield actor, Evidence(part.name, act.path, at, "does", other_party)
            yield other_party, Evidence(opposite.name, act.path, at, "makes")


def _evidence_of_nouns(
    path: KeyPath, text: str, part: Part, names: PartyNames, matter: Matter
) -> Iterator[tuple[str, Evidence]]:
    """Yield the evidence that *text*, which is at *path*, calls a party by a noun for *part*."""
    for match in part.called.finditer(text):
        if match["who"]:
            parties = parties_called(match["who"], names, matter)
        else:
            parties = frozenset({str(path[1])}) if path[0] == "parties" else frozenset()
        begin, end = sentence_span(text, *match.span())
        if len(parties) == 1 and not CHANGED_PART.search(text[begin:end]) and not GENERAL.search(match[0]):
            (party,) = parties
            yield party, Evidence(part.name, path, Words(match[0], match.start()), "names")


def _pattern_of_nouns(nouns: str) -> Regex:
    """Return a pattern for a party that a text calls one of *nouns*: "Ms. Rowe was the direct supervisor"."""
    owner = r"(?:an?|the|its|his|her|their|(?:[Tt]he\s)?(?:[A-Z][\w&-]*+\.?\s){0,2}[A-Z][\w&-]*+[’']s?)"
    of_pronoun = r"(?P<pronoun>\b(?:[Hh]e|[Ss]he|[Ii]t))\s(?=is\s|was\s)(?:(?:is|was)\s[^.;]{1,80}?\sand\s)?"
    verb = r"(?:(?:(?:is|was|acts?|acted|serve[sd])\s)(?:as\s)?|as\s)?"
    return Regex(
        rf"(?:(?P<who>{NAME}),?\s|{of_pronoun})(?:{verb}{owner}\s(?:[a-z-]{{2,15}}\s){{0,3}}?|as\s)"
        rf"(?:{nouns})\b(?![’'-]|\s[a-z]*(?:ship|manual|handbook))",
        needs=nouns.lower(),
    )
