"""Capacities and offices in texts that a party's keys or the kind of an entity contradict."""

import re
from collections.abc import Iterator

from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.english import series, with_article
from assembler.language.regex import Regex, compiled, passages
from assembler.model.matter import Matter
from assembler.model.party import Member, Party
from assembler.model.walk import members_of
from assembler.rules._complaint import has_complaint
from assembler.rules._party_names import PartyNames, names_of, party_names
from assembler.rules.rule import Problem, Words, matched, rule

ROLES = (
    r"trustees?|executors?|executrix|administrators?|administratrix|personal\s+representatives?|guardians?(?:\s+ad\s+litem)?"
    r"|conservators?|receivers?|assignees?|next\s+friends?|beneficiar(?:y|ies)|members?"
)
SUES_AS = Regex(
    rf"\b(?:sues|sue|is\s+sued|are\s+sued|brings\s+this\s+action|is\s+suing|appears)\b[^.;]{{0,60}}?\bas\s+"
    rf"(?:an?\s+|the\s+|sole\s+|successor\s+|co-)*(?P<role>{ROLES})\b"
)
"""The capacity in which a party sues: "He sues as trustee of"."""

ROLE = Regex(rf"\b(?P<role>{ROLES})\b")
OFFICIAL_CAPACITY = Regex(r"\b(?P<only>only\s+|solely\s+)?in\s+(?:his|her|their|its)\s+official\s+capacity\b")
PUBLIC_OFFICE = Regex(
    r"(?i)\b(?:color\s+of\s+(?:state\s+)?law|1983|sheriff|police|city\s+of|county\s+of|state\s+of\s+\w+,|mayor|warden|secretary\s+of"
    r"|commissioner|attorney\s+general|governor|department\s+of|school\s+district|public\s+official|superintendent\s+of|agency)\b"
)
"""Words of a complaint in which somebody may hold a public office."""


@rule(
    "PTY016",
    cite="house style: the text and the matter agree on a party",
    basis="convention",
    severity=Severity.WARNING,
    fix="find out in which capacity the party sues or is sued, and correct the text or `capacity:`",
)
def capacity_contradicted(matter: Matter) -> Iterator[Problem]:
    """A text gives a party a capacity other than `capacity:`, or an official capacity that no other text supports.

    The paragraph of a party that sues as trustee is compared with a `capacity:` such as executor. A person who is sued
    in an official capacity is reported if neither the keys nor another text mentions a public office.
    """
    if not has_complaint(matter):
        return
    for key, party in matter.parties.items():
        path = ("parties", key, "paragraph")
        text = unquoted(party.own_paragraph or "")
        recorded_roles = {_standard_role(match["role"]) for match in ROLE.finditer((party.capacity or "").lower())}
        if recorded_roles:
            for match in passages(SUES_AS, text):
                role = _standard_role(match["role"].lower())
                if role not in recorded_roles:
                    message = f"the text says `{one_line(match[0])}`, but `capacity:` is `{party.capacity}`"
                    yield Problem(path, message, at=matched(match), also=(("parties", key, "capacity"),))
        if party.kind != "individual" or "official" in (party.capacity or ""):
            continue
        for match in passages(OFFICIAL_CAPACITY, text):
            other_texts = [other_text for other_path, other_text in prose(matter) if other_path != path]
            if not any(PUBLIC_OFFICE.search(other_text) for other_text in other_texts):
                message = f"the text says `{one_line(match[0])}`, but nothing shows that `{party.name}` holds an office"
                yield Problem(path, message, at=matched(match))


STANDARD_ROLES = {"executrix": "executor", "administratrix": "administrator", "beneficiaries": "beneficiary"}


def _standard_role(role: str) -> str:
    """Return *role* in the singular, without "ad litem", and with the masculine form for "executrix" and the like."""
    words = " ".join(role.split()).removesuffix(" ad litem")
    return STANDARD_ROLES.get(words, words.removesuffix("s"))


OFFICES = {
    r"general\s+partners?|limited\s+partners?": frozenset(
        {"partnership", "limited partnership", "limited liability partnership"}
    ),
    r"(?:sole\s+|managing\s+)?members?|managing\s+members?": frozenset(
        {"limited liability company", "association", "unknown", "municipality", "corporation"}
    ),
    r"(?:sole\s+|majority\s+|minority\s+)?(?:share|stock)holders?": frozenset(
        {"corporation", "national bank", "unknown"}
    ),
}
"""Patterns for offices, each with the kinds of entity that have such an office."""

UNCOMPARED_KINDS = frozenset({"individual", "unknown", "trust", "estate", "business trust"})
"""Kinds of parties that are never reported."""


@rule(
    "PTY017",
    cite="the states' acts on corporations, limited liability companies and partnerships",
    basis="memory",
    severity=Severity.WARNING,
    fix="correct the office, or the kind of the entity",
)
def office_of_another_kind(matter: Matter) -> Iterator[Problem]:
    """A text gives somebody an office that an entity of the party's kind does not have.

    A limited liability company has members and managers, a corporation has shareholders, and only a partnership has
    partners.
    """
    names = party_names(matter)
    for path, text in prose(matter):
        if "partner" not in text and "member" not in text and "holder" not in text:
            continue
        own_words = unquoted(text)
        for office, kinds in OFFICES.items():
            pattern = compiled(rf"\b(?P<office>{office})\s+(?:of|in)\s+(?P<entity>{names.titled_name_pattern})")
            allowed_kinds = series([with_article(kind) for kind in sorted(kinds - {"unknown"})[:2]], "or")
            for match in pattern.finditer(own_words):
                for key in names.parties_in(match["entity"]):
                    kind = matter.parties[key].kind
                    if kind not in kinds | UNCOMPARED_KINDS:
                        fact = f"the kind of `{matter.parties[key].name}` is `{kind}`, not {allowed_kinds}"
                        message = f"`{one_line(match[0])}`, but {fact}"
                        yield Problem(path, message, at=matched(match), also=(("parties", key, "kind"),))


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
