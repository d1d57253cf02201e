"""Reads which party a text or an exhibit calls by which role: `Sample Kites ("Owner")`, "Tenant: Sample Kites"."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assembler.facts.texts import prose
from assembler.findings.path import KeyPath
from assembler.language.regex import Regex, compiled
from assembler.rules._party_names import PartyNames, party_names
from assembler.rules.exhibited_matter import ExhibitedMatter
from assembler.rules.rule import Words

NOT_A_ROLE = (
    r"(?!(?:To|From|Cc|Re|By|Attn|Attention|Date|Subject|Name|Signed|Respondents?|Between|Parties|Party|Plaintiffs?"
    r"|Defendants?)\b)"
)
ROLE = r"[A-Z][a-z]{3,20}(?:\s[A-Z][a-z]{3,20})?"
DEFINED_ROLE = Regex(rf"\((?:the\s|hereinafter\s)?[“\"](?:the\s)?(?P<role>{ROLE}),?[”\"]\)", needs='“|"')
END_OF_DESCRIPTION = Regex(r"[()“”\"]|[.;]\s{1,9}(?:[A-Z]|\d)|\band\b")
"""Signs between a name and a definition that show that the definition is not of the name."""

MAX_DESCRIPTION = 150
"""The maximum number of characters between a name and its role."""


@dataclass(frozen=True)
class PartyRole:
    """A role that a text gives a party: the path of the text, the role, the party's key, and the words."""

    path: KeyPath
    role: str
    party: str
    at: Words


def party_roles(exhibited: ExhibitedMatter) -> Iterator[PartyRole]:
    """Yield the roles that the texts of the matter, and then those of the exhibits, give to parties."""
    names = party_names(exhibited.matter)
    if not names.key_by_name:
        return
    for path, text in prose(exhibited.matter):
        if path[-1] != "heading":
            yield from _defined_roles(text, path, names)
    labeled = compiled(rf"\b{NOT_A_ROLE}(?P<role>{ROLE}):\s{{1,9}}(?P<who>{names.name_pattern})")
    for exhibit, pages in exhibited.pages.items():
        path = exhibit_path(exhibit)
        for page in pages:
            text = joined_lines(page)
            yield from _defined_roles(text, path, names)
            for match in labeled.finditer(text):
                for party in names.parties_in(match["who"]):
                    yield PartyRole(path, match["role"], party, Words(match[0], match.start()))


def joined_lines(page: str) -> str:
    """Return the lines of *page*, joined by two spaces, so that no name goes on over the end of a line."""
    return "  ".join(filter(None, map(str.strip, page.splitlines())))


def exhibit_path(exhibit: str) -> KeyPath:
    """Return the path of the file of *exhibit*."""
    return ("exhibits", exhibit, "file")


def words_in_matter(path: KeyPath, at: Words) -> Words | None:
    """Return *at*; None if it is in the file of an exhibit, where no words of the matter are."""
    return None if path[0] == "exhibits" else at


def _defined_roles(text: str, path: KeyPath, names: PartyNames) -> Iterator[PartyRole]:
    for match in DEFINED_ROLE.finditer(text):
        begin = max(0, match.start() - MAX_DESCRIPTION)
        named = [*compiled(names.name_pattern).finditer(text, begin, match.start())]
        if named and not END_OF_DESCRIPTION.search(text, named[-1].end(), match.start()):
            start = named[-1].start()
            for party in names.parties_in(named[-1][0]):
                yield PartyRole(path, match["role"], party, Words(text[start : match.end()], start))


def party_by_role(roles: Iterable[PartyRole]) -> Mapping[str, str]:
    """Return the key of the party whom each role means, without roles that mean two parties in *roles*."""
    keys: dict[str, set[str]] = {}
    for role in roles:
        keys.setdefault(role.role, set()).add(role.party)
    return {role: min(parties) for role, parties in keys.items() if len(parties) == 1}
