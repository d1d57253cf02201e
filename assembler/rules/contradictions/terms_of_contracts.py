"""Texts that give the duty of one party, under a contract that an exhibit or a quotation has, to another party."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assembler.facts.texts import QUOTED, prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.regex import passages
from assembler.model.matter import Matter
from assembler.rules._clauses import SECTION, Clause, Doers, clauses, exhibit_clauses
from assembler.rules._complaint import has_complaint
from assembler.rules._exhibit_titles import names_of_parties
from assembler.rules._party_names import PartyNames, party_names
from assembler.rules._party_roles import party_by_role, party_roles, words_in_matter
from assembler.rules._roots import root
from assembler.rules.exhibited_matter import ExhibitedMatter
from assembler.rules.rule import Problem, rule

MIN_SHARED_ROOTS = 3
"""How many words two clauses must share if neither has a sum of money and their sections are not the same."""

MIN_SHARED_ROOTS_OF_SECTION = 2
"""How many words two clauses must share if neither has a sum of money but their sections are the same."""


@rule(
    "FCT064",
    cite="house style: the text says of each party what the contract says of it",
    basis="convention",
    severity=Severity.WARNING,
    fix="read the exhibit, and name the parties the other way round, or say why they differ",
)
def term_of_another_party(exhibited: ExhibitedMatter) -> Iterator[Problem]:
    """A text says that a contract requires something of one party, but the contract requires it of another.

    "Section 2 requires Sample Kites to pay $900" is compared with the exhibit, whose section 2 says "Buyer shall pay
    Seller $900" and whose first words say who the buyer is, and with quotations of contracts in other texts. Two
    clauses are compared if they have the same verb and the same sum of money, or share other words. Nothing is reported
    if a similar clause names the party.
    """
    matter = exhibited.matter
    names = party_names(matter)
    if not has_complaint(matter) or not names.key_by_name:
        return
    roles = [*party_roles(exhibited)]
    contract_clauses: list[Clause] = []
    for exhibit, pages in exhibited.pages.items():
        own_roles = party_by_role(role for role in roles if role.path[:2] == ("exhibits", exhibit))
        contract_clauses += exhibit_clauses(exhibit, "\n".join(pages), Doers(names, own_roles))
    quoted_clauses = [*_quoted_clauses(matter, names, party_by_role(roles))]
    contract_clauses += quoted_clauses
    if not contract_clauses:
        return
    role_words = {word for role in roles for word in role.role.lower().split()}
    ignored_roots = names_of_parties(matter) | {root(word) for word in role_words}
    own_roles = party_by_role(role for role in roles if role.path[0] != "exhibits")
    for path, text in prose(matter):
        if path[-1] != "heading":
            for clause in clauses(path, unquoted(text), Doers(names, own_roles)):
                yield from _problems(clause, contract_clauses, ignored_roots, matter)
    clauses_of_exhibits = [clause for clause in contract_clauses if clause.path[0] == "exhibits"]
    for clause in quoted_clauses:
        yield from _problems(clause, clauses_of_exhibits, ignored_roots, matter)


def _quoted_clauses(matter: Matter, names: PartyNames, key_by_role: Mapping[str, str]) -> Iterator[Clause]:
    """Yield what the contracts that the texts of *matter* quote require, with the section that the text names last."""
    doers = Doers(names, key_by_role)
    for path, text in prose(matter):
        sections = [*SECTION.finditer(text)]
        for match in passages(QUOTED, text):
            sections_before = bisect_right(sections, match.start(), key=re.Match.end)
            section = sections[sections_before - 1]["number"] if sections_before else ""
            for clause in clauses(path, match[0], doers, offset=match.start()):
                if clause.is_term:
                    yield replace(clause, section=section)


def _problems(
    clause: Clause, contract_clauses: Sequence[Clause], ignored_roots: frozenset[str], matter: Matter
) -> Iterator[Problem]:
    """Yield a problem if the clauses of contracts that are similar to *clause* name only other parties."""
    similar_clauses = [
        other for other in contract_clauses if other.path != clause.path and _are_similar(clause, other, ignored_roots)
    ]
    if similar_clauses and all(other.doers.isdisjoint(clause.doers) for other in similar_clauses):
        other = similar_clauses[0]
        exhibit = str(other.path[1]) if other.path[0] == "exhibits" else ""
        where = f"section {other.section} of {matter.exhibits[exhibit].title} says" if exhibit else "elsewhere"
        message = f"`{one_line(clause.at.words)}`, but {where} `{one_line(other.at.words)}`"
        also_at = (words_in_matter(other.path, other.at),)
        yield Problem(clause.path, message, at=clause.at, also=(other.path,), also_at=also_at)


def _are_similar(clause: Clause, other: Clause, ignored_roots: frozenset[str]) -> bool:
    """Whether *clause* of a text may state the term of a contract that *other* is."""
    if not clause.is_term or clause.is_explained or clause.verb != other.verb:
        return False
    if clause.sums:
        return bool(clause.sums & other.sums)
    shared_roots = (clause.roots & other.roots) - ignored_roots
    is_same_section = bool(clause.section) and clause.section == other.section
    return len(shared_roots) >= (MIN_SHARED_ROOTS_OF_SECTION if is_same_section else MIN_SHARED_ROOTS)
