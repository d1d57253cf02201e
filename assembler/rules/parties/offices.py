"""Texts that call a party a member or a trustee of another party that does not list it in the matter."""

import re
from collections.abc import Iterator

from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.english import series
from assembler.language.regex import compiled
from assembler.model.matter import Matter
from assembler.model.party import Member, Party
from assembler.model.walk import members_of
from assembler.rules._party_names import PartyNames, names_of, party_names
from assembler.rules.rule import Problem, Words, rule

DETERMINER = r"(?:(?:the|an?|its|both|one\s+of\s+the)\s+)?"
MEMBER = rf"{DETERMINER}(?:(?:sole|only|managing|general|limited|two|three)\s+)?(?:members?|partners?)"
TRUSTEE = rf"{DETERMINER}(?:(?:sole|only|successor|two|present)\s+)?(?:co-)?trustees?"
IS_OR_ACTS_AS = r"(?:(?:is|are)|(?:signed|executed|acted|wrote|sues?|appears?)\b[^.;,]{0,40}\bas)"


@rule(
    "PTY014",
    cite="house style: the text and the matter agree on a party",
    basis="convention",
    severity=Severity.WARNING,
    fix="find out which is right, and correct the text, or the party's `members:` or `trustees:`",
)
def member_or_trustee_contradicted(matter: Matter) -> Iterator[Problem]:
    """A text calls a party a member or a trustee of another party, but the matter lists other members or trustees.

    Members of members count too, and a partner counts as a member. Because members change, only statements in the
    present tense ("is a member of"), and statements on what somebody signs or does "as" a member or a trustee, are
    compared. Nothing is reported if the matter lists no members or trustees.
    """
    entities = {key: party for key, party in matter.parties.items() if party.members or party.trustees}
    if not entities:
        return
    names = party_names(matter)
    for path, text in prose(matter):
        if "member" not in text and "partner" not in text and "trustee" not in text:
            continue
        own_words = unquoted(text)
        for office, words in (("members", MEMBER), ("trustees", TRUSTEE)):
            entity = rf"(?P<entity>{names.titled_name_pattern})"
            pattern = rf"(?P<who>{names.list_pattern})\s+{IS_OR_ACTS_AS}\s+{words}\s+of\s+{entity}"
            for match in compiled(pattern).finditer(own_words):
                yield from _unlisted_holders(path, match, office, entities, names, matter)


def _unlisted_holders(  # noqa: PLR0917 - the text, the office and what they are compared with
    path: KeyPath,
    match: re.Match[str],
    office: str,
    entities: dict[str, Party],
    names: PartyNames,
    matter: Matter,
) -> Iterator[Problem]:
    """Yield a problem for each party in *match* that the entity in it does not list under *office*.

    *office* is the key `members` or `trustees`.
    """
    for key in names.parties_in(match["entity"]):
        if key not in entities or not getattr(entities[key], office):
            continue
        listed_members = list(_members_under(entities[key], office))
        short_names = [getattr(member, "called", None) for member in listed_members]
        listed_names = {member.name for member in listed_members} | {name for name in short_names if name}
        for party_key in names.parties_in(match["who"]):
            if listed_names.isdisjoint(names_of(matter.parties[party_key])):
                people = series([f"`{member.name}`" for member in getattr(entities[key], office).values()])
                message = f"`{one_line(match[0])}`: in the matter the {office} of `{entities[key].name}` are {people}"
                at = Words(match[0], match.start())
                yield Problem(path, message, at=at, also=(("parties", key, office),))


def _members_under(entity: Member, office: str) -> Iterator[Member]:
    """Yield the trustees of *entity*, or its members, their members and so on."""
    for key, _, member in members_of(entity):
        if key == office:
            yield member
            if office == "members":
                yield from _members_under(member, office)
