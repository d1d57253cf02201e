"""Parties whose kind contradicts their name, their other keys, the texts or their capacity to sue."""

import re
from collections import Counter
from collections.abc import Iterator

from assembler.facts.texts import all_texts, prose, unquoted
from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.english import series, with_article
from assembler.language.entities import foreign_ending, kind_by_ending
from assembler.language.places import SOVEREIGN_TITLES, STATE, country_named, state_in, state_named
from assembler.language.regex import Regex, passages
from assembler.model.law import was_read
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.walk import persons
from assembler.rules._complaint import opening, pleaded_parties, printed_sections
from assembler.rules._party_names import GIVEN_NAME
from assembler.rules.rule import Problem, rule


@rule(
    "PTY003",
    cite="the states' business-entity acts, which prescribe the ending of a name for each kind",
    basis="memory",
    fix="look up the entity in its state's register, and correct the name or the kind",
)
def name_against_kind(matter: Matter) -> Iterator[Problem]:
    """The ending of an entity's name does not fit its kind.

    The kind decides whose citizenship counts, so a complaint that treats an LLC as a corporation pleads the wrong
    states. A party without a kind is not checked.
    """
    for path, member in persons(matter.parties):
        kind = kind_by_ending(member.name)
        if kind and member.kind not in {kind, "unknown"}:
            yield Problem((*path, "kind"), f"`{member.name}` is the name of a {kind}, but its kind is `{member.kind}`")


NO_SUCH_ENTITY = Regex(
    r"\blimited[\s-]+liability[\s-]+(?:corporation|incorporation|partnership[\s-]+company)s?\b"
    r"|\blimited[\s-]+partnership[\s-]+(?:company|corporation)\b",
    re.IGNORECASE,
)


@rule(
    "PTY001",
    cite="the states' acts on limited liability companies and partnerships",
    basis="memory",
    fix="write `limited liability company`, `limited liability partnership` or `limited partnership`, whichever "
    "is correct",
)
def wrong_entity(matter: Matter) -> Iterator[Problem]:
    """A text names a kind of entity that does not exist.

    "LLC" is short for limited liability company. With the wrong words it is unclear under which law the party was
    formed, and whose citizenship counts.
    """
    for path, text in all_texts(matter):
        for match in passages(NO_SUCH_ENTITY, text):
            yield Problem(path, f"`{one_line(match[0])}` is not a kind of entity")


KINDS = "corporation|limited liability company|limited partnership|limited liability partnership"

COMPARED_KINDS = frozenset((*KINDS.split("|"), "individual", "partnership", "trust", "estate"))
"""The kinds of parties that are compared with descriptions in texts."""

QUALITIES = (
    r"(?:(?:domestic|foreign|professional|public|private|closely\s+held|registered|duly\s+organized|business|stock|mutual"
    r"|nonprofit|non-profit|not-for-profit|for-profit|municipal|benefit|family|small|single-member|manager-managed"
    r"|member-managed)\s+){0,3}"
)

DESCRIPTION_CONTINUES = (
    r"(?=\s*(?:[.,;:)]|\Z)|\s+(?:and|or|which|that|with|whose|who|duly|in|of|under|by|at|doing|having|organized|formed"
    r"|existing|incorporated|registered|authorized|licensed|created|based|located|headquartered|engaged|operating)\b)"
)
"""A lookahead for the words after a kind of entity, which excludes nouns, as in "a limited partnership interest"."""

DESCRIPTION = Regex(
    rf"\ban?\s+(?:(?P<state>{STATE})\s+{QUALITIES}(?P<kind>{KINDS})\b|{QUALITIES}(?P<any_kind>{KINDS})\b{DESCRIPTION_CONTINUES}"
    rf"|(?P<person>individual|natural\s+person)\b(?:(?=\s+(?:residing|domiciled|over|who|citizen))|{DESCRIPTION_CONTINUES}))"
)
"""A description of an entity: "a Delaware corporation", "a limited partnership organized under its laws"."""

CITIZEN = Regex(rf"\bcitizen\s+of\s+(?:the\s+(?:{SOVEREIGN_TITLES})\s+of\s+)?(?P<state>{STATE})\b", needs="citizen")

AT_ALL_TIMES = r"(?:,?\s+at\s+all\s+(?:\w+\s+){0,2}times(?:\s+(?:relevant|material|mentioned)(?:\s+\w+){0,2})?,?)?"

BEFORE_DESCRIPTION = (
    r"(?:\s+\([^()]{1,60}\),?)?(?:,\s+(?:who\s+is\s+)?"
    rf"|\s+(?:is|was)(?:,?\s+and{AT_ALL_TIMES}\s+(?:is|was|has\s+been),?)?{AT_ALL_TIMES}\s+(?:now\s+|also\s+)?)"
)
"""The words between a party and its description: "is", or a comma as in "Example Corp., a Delaware corporation,"."""


@rule(
    "PTY007",
    cite="house style: the text and the matter agree on a party",
    basis="convention",
    severity=Severity.WARNING,
    fix="find out which is right, and correct the text or the party's keys",
)
def party_contradicted(matter: Matter) -> Iterator[Problem]:
    """A text contradicts the matter on the state or the kind of a party.

    The sections on the parties and on jurisdiction are printed from the matter, so the paper would contradict itself.
    """
    unquoted_texts = [(path, unquoted(text)) for path, text in prose(matter)]
    texts = [(path, text) for path, text in unquoted_texts if DESCRIPTION.search(text) or CITIZEN.search(text)]
    party_counts = Counter(party.on_side for party in matter.parties.values())
    for key, party in matter.parties.items():
        if party.described and (match := DESCRIPTION.match(party.described)):
            yield from _contradictions(match, party, ("parties", key, "described"), key)
        is_only_party = party_counts[party.on_side] == 1
        role = party.role.capitalize() if is_only_party else None
        names = [name for name in (party.name, party.name.upper(), party.called, role) if name]
        any_name = "|".join(map(re.escape, names))
        for path, text in texts:
            if not any(name in text for name in names):
                continue
            for subject_match in re.finditer(rf"(?<!\w)(?:{any_name}){BEFORE_DESCRIPTION}", text):
                if GIVEN_NAME.search_before(text, subject_match.start(), 30):
                    continue
                start = subject_match.end()
                citizen_start = start + len("a ") if text.startswith("a ", start) else start
                for match in (DESCRIPTION.match(text, start), CITIZEN.match(text, citizen_start)):
                    if match:
                        yield from _contradictions(match, party, path, key)


def _contradictions(match: re.Match[str], party: Party, path: KeyPath, key: str) -> Iterator[Problem]:
    """Yield a problem if *match*, a description in a text, contradicts the matter's keys for *party* or its name."""
    groups = match.groupdict()
    is_description = "kind" in groups  # or else a statement of citizenship
    recorded = party.formed_in if is_description else party.citizenship
    predicate = "was formed in" if is_description else "is a citizen of"
    recorded_place = state_in(recorded or "")
    recorded_state = state_named(recorded_place) or state_named(recorded or "") or country_named(recorded_place)
    if recorded_state and match["state"] and recorded_state != match["state"]:
        also: tuple[KeyPath, ...] = (("parties", key),) if path[0] != "parties" else ()
        message = f"a text says `{match[0]}`, but in the matter `{party.name}` {predicate} {recorded_state}"
        yield Problem(path, message, also=also)
        return
    written_kind = groups.get("kind") or groups.get("any_kind") or (groups.get("person") and "individual")
    kind = kind_by_ending(party.name) if party.kind == "unknown" else party.kind
    if match["state"] and written_kind and not recorded and (ending := foreign_ending(party.name)):
        fact = f"`{ending}` in `{party.name}` is the ending of a foreign entity"
        yield Problem(path, f"a text says `{one_line(match[0])}`, but {fact}")
    elif written_kind and kind in COMPARED_KINDS and kind != written_kind and not written_kind.endswith(f" {kind}"):
        fact = f"the kind of `{party.name}` is `{kind}`"
        if party.kind == "unknown":
            fact = f"`{party.name}` is the name of a `{kind}`"
        yield Problem(path, f"a text says `{one_line(match[0])}`, but {fact}")


ENTITY_KEYS = ("formed_in", "principal_place", "registered_office", "main_office")
"""The keys that a complaint prints only for entities."""


@rule(
    "PTY012",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="use `resides_in:` for a person's residence, or correct `kind:`",
)
def person_with_an_entitys_keys(matter: Matter) -> Iterator[Problem]:
    """The matter gives a person a key that is only for entities and that no paper would print.

    A person has no principal place of business and is not formed under a law. Nothing is reported if the person has a
    `paragraph:`.
    """
    for name, party in pleaded_parties(matter).items():
        unprinted = [key for key in ENTITY_KEYS if getattr(party, key)]
        if party.kind == "individual" and unprinted and not party.paragraph:
            keys = series([f"`{key}:`" for key in unprinted])
            message = f"`{brief(party.name)}` is an individual, for whom no paper prints {keys}"
            yield Problem(("parties", name, unprinted[0]), message)


DESCRIBING_KEYS = tuple(
    "paragraph does resides_in principal_place dba aka fka nka minor through capacity on_behalf_of ex_rel".split()
)
"""The keys, apart from `kind:`, for which the section on the parties prints a sentence."""


@rule(
    "PTY013",
    cite="house style: the section on the parties says who each party is",
    basis="convention",
    severity=Severity.WARNING,
    fix="add `kind:` and the place where the party resides or does business, or write `paragraph: none`",
)
def party_without_paragraph(matter: Matter) -> Iterator[Problem]:
    """A party is in the caption of a complaint but has no paragraph in the section on the parties.

    This happens when the matter gives only the party's name. `paragraph: none` confirms that the party needs no
    paragraph.
    """
    if not any("parties" in printed_sections(filing) for _, filing in opening(matter)):
        return
    for name, party in pleaded_parties(matter).items():
        has_address = bool(party.address and matter.court.party_addresses)
        is_silent = party.kind == "unknown" and party.on_side != "neither" and not has_address
        if is_silent and not any(getattr(party, key) for key in DESCRIBING_KEYS):
            message = (
                f"the matter gives only the name of `{brief(party.name)}`, so the section on the parties "
                "leaves this party out"
            )
            yield Problem(("parties", name), message)


@rule(
    "PTY011",
    cite="Pa.R.C.P. 2127(a); EPTL 11-3.1; Mass. R. Civ. P. 17(a)",
    basis="verified",
    severity=Severity.WARNING,
    fix="list the person who sues as the party, and name the estate, trust or firm under `capacity:` or in the party's "
    "name",
)
def sues_in_its_own_name(matter: Matter) -> Iterator[Problem]:
    """An estate, a trust or a partnership sues in its own name, but under the court's law another person must sue.

    In New York an estate is not a legal entity, so its executor or administrator sues. In Massachusetts the trustee
    sues for a trust. In Pennsylvania the partners sue, "trading as" the firm.
    """
    law = matter.court.sues_by
    if not law:
        return
    for name, party in pleaded_parties(matter).items():
        manner = law.value.get(party.kind) if party.on_side == "plaintiff" else None
        names = " ".join((party.name, *party.dba, party.through or "")).casefold()
        if manner and not any(words in names for words in manner.seen):
            kind = with_article(party.kind)
            message = f"`{party.name}` sues in its own name, but in {matter.court.citation} {kind} sues {manner.says}"
            severity = None if was_read(law.basis) else Severity.NOTE
            yield Problem(("parties", name), message, severity, cite=law.authority)
