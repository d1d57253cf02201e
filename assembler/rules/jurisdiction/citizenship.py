"""The citizenship of each party: keys that are missing, contradictory or irrelevant, or whose place does not exist."""

from collections.abc import Iterator, Mapping

from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.suggestions import similar_names
from assembler.language.english import series, with_article
from assembler.language.placeholders import blanks
from assembler.language.places import FOREIGN_COUNTRIES, SOVEREIGN_TITLES, STATES, country_named, state_in, state_named
from assembler.language.regex import Regex
from assembler.law.citizenship import Trail, citizenship, members_or_trustees
from assembler.model.matter import Matter
from assembler.model.party import COMPOUND_KINDS, Member, Party
from assembler.model.walk import allegations, members_of, persons
from assembler.rules._complaint import grounds, opening, pleaded_parties, printed_sections
from assembler.rules.rule import Problem, rule


@rule(
    "JUR008",
    cite="28 U.S.C. § 1332(a)(1), (c)(1), (c)(2)",
    basis="verified",
    fix="add `formed_in:` and `principal_place:` for a corporation, `citizenship:` for a person or an estate, "
    "`subject_of:` for an alien, or `main_office:` for a national bank",
)
def citizenship_missing(matter: Matter) -> Iterator[Problem]:
    """Diversity or a class action is pleaded, but the citizenship of a person or corporation is missing.

    A corporation is a citizen of every state in which it is incorporated and of the state of its principal place of
    business. In a class action an unincorporated association is treated like a corporation (28 U.S.C. § 1332(d)(10)),
    and a key is reported only if the section on jurisdiction would have a blank for it. For a government or property
    the finding is only a warning. A party on neither side, such as an intervenor or a special master, needs no
    citizenship.
    """
    is_class_action = "diversity" not in grounds(matter)
    prints_section = any("jurisdiction" in printed_sections(filing) for _, filing in opening(matter))
    if is_class_action and not ("class action" in grounds(matter) and prints_section):
        return
    other_rules_keys = {"kind"} if is_class_action else {"members", "trustees"}
    parties_on_sides = {name: party for name, party in pleaded_parties(matter).items() if party.on_side != "neither"}
    for name, party in parties_on_sides.items():
        for trail, key in _missing_keys(party, is_class_action=is_class_action):
            if key not in other_rules_keys:
                kind = _member_at_end(party, trail).kind
                severity = Severity.WARNING if kind in {"government", "property"} else None
                chain = f" ({' -> '.join(trail)})" if len(trail) > 1 else ""
                kind_words = "" if kind == "unknown" else f", {with_article(kind)},"
                yield Problem(("parties", name), f"`{trail[-1]}`{kind_words} has no `{key}:`{chain}", severity)


def _missing_keys(party: Party, *, is_class_action: bool) -> Iterator[tuple[Trail, str]]:
    """Yield the keys that *party* lacks; in a class action an association counts as a corporation (§ 1332(d)(10))."""
    if not is_class_action or party.kind not in COMPOUND_KINDS or party.kind == "trust":
        yield from citizenship(party).missing_facts
        return
    for key in ("formed_in", "principal_place"):
        if not getattr(party, key):
            yield (party.name,), key


def _member_at_end(party: Member, trail: Trail) -> Member:
    """Return the member at the end of *trail*, which begins with *party*."""
    for name in trail[1:]:
        party = next(member for member in members_or_trustees(party) if member.name == name)
    return party


@rule(
    "JUR004",
    cite="Johnson v. Columbia Props. Anchorage, LP, 437 F.3d 894, 899 (9th Cir. 2006); Americold Realty Trust v."
    " ConAgra Foods, Inc., 577 U.S. 378 (2016)",
    basis="secondary",
    fix="add `members:` (for a trust, `trustees:`) at each level, down to natural persons and corporations",
)
def entity_without_members(matter: Matter) -> Iterator[Problem]:
    """Diversity is pleaded, but an entity's members are not named.

    An unincorporated entity has the citizenship of each of its members, and a trust has the citizenship of its
    trustees, traced through every layer. A business trust or real estate investment trust has the citizenship of its
    members (Americold). The places where such an entity was formed or does business are irrelevant.
    """
    if "diversity" not in grounds(matter):
        return
    for name, party in pleaded_parties(matter).items():
        for trail, key in citizenship(party).missing_facts:
            if key in {"members", "trustees"}:
                is_party_itself = len(trail) == 1
                chain = "" if is_party_itself else f" ({' -> '.join(trail)})"
                fact = f"`{trail[-1]}` has no `{key}:`{chain}, from which it takes its citizenship"
                irrelevant_keys = _keys_that_do_not_count(party) if is_party_itself else ""
                yield Problem(("parties", name), f"{fact}{irrelevant_keys}")


def _keys_that_do_not_count(party: Party) -> str:
    """Return the end of the message, which lists keys of *party* that do not affect its citizenship."""
    keys = [f"`{key}:`" for key in ("formed_in", "principal_place", "citizenship") if getattr(party, key)]
    return f"; {series(keys)} {'does' if len(keys) == 1 else 'do'} not count" if keys else ""


@rule(
    "JUR010",
    cite="28 U.S.C. § 1332(c)(1)",
    basis="verified",
    fix="remove the members, or correct the `kind:`: a trust has `trustees:`, an LLC or a partnership `members:`",
    severity=Severity.WARNING,
)
def members_that_do_not_count(matter: Matter) -> Iterator[Problem]:
    """The matter lists members of a party whose citizenship does not depend on its members.

    A corporation is a citizen of the states where it is incorporated and where it has its principal place of business,
    whoever owns it. A traditional trust has the citizenship of its trustees, not of its beneficiaries.
    """
    for path, entity in persons(pleaded_parties(matter)):
        for key in dict.fromkeys(key for key, _, _ in members_of(entity)):
            if entity.kind not in COMPOUND_KINDS or (key == "trustees") is not (entity.kind == "trust"):
                kind = with_article(entity.kind)
                yield Problem((*path, key), f"`{brief(entity.name)}`, {kind}, has `{key}:`, which have no effect")


@rule("JUR011", cite="house style", basis="convention", fix="name the ultimate members outside the circle of ownership")
def member_of_itself(matter: Matter) -> Iterator[Problem]:
    """An entity is, directly or indirectly, a member of itself.

    Two companies may own each other, but that gives neither of them a citizenship. The members must be traced to
    persons and corporations outside the circle of ownership.
    """
    for name, party in pleaded_parties(matter).items():
        for trail in citizenship(party).cycles:
            yield Problem(("parties", name), f"`{brief(trail[-1])}` is a member of itself: {' -> '.join(trail)}")


@rule(
    "JUR024",
    cite="28 U.S.C. § 1332(a)",
    basis="derived",
    fix="keep the right key: `citizenship:` for a citizen of a state, `subject_of:` for an alien",
)
def contradictory_citizenship(matter: Matter) -> Iterator[Problem]:
    """The keys for a person's citizenship contradict each other.

    A United States citizen who is domiciled in a state is a citizen of that state, whatever other citizenship he or she
    has. An alien is not a citizen of any state, but may be a permanent resident of a state.
    """
    for path, member in persons(pleaded_parties(matter)):
        keys = [f"`{key}:`" for key in ("citizenship", "subject_of", "domiciled_abroad") if getattr(member, key)]
        if len(keys) > 1:
            yield Problem(path, f"`{brief(member.name)}` has {series(keys)}, which contradict each other")
        elif member.permanent_resident_in and not member.subject_of:
            yield Problem(path, f"`{brief(member.name)}` has `permanent_resident_in:` but no `subject_of:`")


PLACE_STYLE = "house style: a place is named with its state or country (convention)"
"""The authority where no statute requires the name of a state or country, as in state courts."""

PLACE_FIX = "end the place with the name of a state or a country, after a comma if a city comes first"


@rule(
    "JUR009",
    cite="28 U.S.C. § 1332(a), (c)(1), (e)",
    basis="verified",
    fix="write the state's name in full; for an alien, write `subject_of:` with the foreign state",
)
def no_such_state(matter: Matter) -> Iterator[Problem]:
    """The matter gives for a party a state that does not exist.

    In the statute, a state is one of the fifty states, a territory, the District of Columbia or Puerto Rico. A citizen
    of a foreign state is an alien, to whom another paragraph of the statute applies. If diversity or a class action is
    a ground, a nonexistent state of a person is an error; any other unknown place is a warning.
    """
    needs_diversity = bool({"diversity", "class action"} & set(grounds(matter)))
    for path, member in persons(pleaded_parties(matter)):
        yield from _unknown_places(member, path, needs_diversity=needs_diversity)


def _unknown_places(member: Member, path: KeyPath, *, needs_diversity: bool) -> Iterator[Problem]:
    """Yield a problem for each key of *member* whose place is not a state; *path* is that of the member."""
    for key in ("formed_in", "principal_place", "citizenship", "permanent_resident_in", "main_office"):
        written: str | None = getattr(member, key)
        place = state_in(written or "")
        if not written or any(blanks(written)) or state_named(place):
            continue
        is_persons_key = key in {"citizenship", "permanent_resident_in"}
        if message := _fault_of_place(key, place, written, is_persons_key=is_persons_key):
            severity = None if needs_diversity and is_persons_key else Severity.WARNING
            cite = "" if needs_diversity else PLACE_STYLE
            fix = "" if is_persons_key else PLACE_FIX
            yield Problem((*path, key), message, severity, cite=cite, fix=fix)


def _fault_of_place(key: str, place: str, written: str, *, is_persons_key: bool) -> str:
    """Return the message on *place*, which is not a U.S. state; "" if it is a foreign country in an entity's key."""
    if country_named(place):
        fault = f"`{key}`, `{brief(written)}`, is a foreign state, not one of the United States"
        return fault if is_persons_key else ""
    nearest = similar_names(place, [*STATES.values(), *FOREIGN_COUNTRIES.values()])
    suggestion = f"; did you mean `{nearest[0]}`?" if nearest else ""
    return f"`{key}`, `{brief(written)}`, is not a state{suggestion}"


RESIDES = Regex(
    r"(?P<who>(?<![\w.,&’'-])[A-Z][\w.,&’'-]*+(?: [A-Z][\w.,&’'-]*+){0,6})"
    r" (?:(?:is|are|was|were) (?:(?:an?|adult|individual|natural|person|persons|individuals|adults|who) ){0,5}"
    r"(?:residents? of|residing (?:in|at)|resides? in|lives? in)|resides? in|who resides? in)"
    rf" (?:the (?:{SOVEREIGN_TITLES}|City|County) of )?[A-Z]\w+"
)
"""An allegation of residence: "Ann Example is a resident of Ohio", "is an adult residing in Ohio"."""

CITIZEN = Regex(r"\b(?:citizens?|citizenship|domiciled|domicile|incorporated|principal place of business)\b")
"""Words that show that a text pleads citizenship, not only residence."""


@rule(
    "JUR017",
    cite="Kanter v. Warner-Lambert Co., 265 F.3d 853, 857 (9th Cir. 2001)",
    basis="memory",
    fix="plead domicile and citizenship, for example with `citizenship:` under the party",
)
def residence_for_citizenship(matter: Matter) -> Iterator[Problem]:
    """Diversity or a class action is pleaded, but a text pleads a party's residence instead of its citizenship.

    Residence is not citizenship: a person is a citizen of the state of domicile. A complaint that pleads only the
    parties' residences does not plead diversity. An allegation of residence does no harm if the section on jurisdiction
    prints the party's citizenship.
    """
    if not {"diversity", "class action"} & set(grounds(matter)):
        return
    parties = pleaded_parties(matter)
    is_printed = any("jurisdiction" in printed_sections(filing) for _, filing in opening(matter))
    for path, text in _texts_on_parties(matter):
        if CITIZEN.search(text):
            continue
        for match in RESIDES.finditer(text):
            subjects = _parties_called(match["who"], parties)
            is_given = all(citizenship(party).places for party in subjects)
            if subjects and not (is_given and is_printed):
                fact = f"`{brief(match[0])}` pleads residence, but diversity requires citizenship"
                unprinted = ", which the matter gives but the paper does not print" if is_given else ""
                yield Problem(path, fact + unprinted)


def _texts_on_parties(matter: Matter) -> Iterator[tuple[KeyPath, str]]:
    """Yield the texts that may describe the parties: allegations, and a party's own paragraph."""
    for name, party in matter.parties.items():
        if party.own_paragraph:
            yield ("parties", name, "paragraph"), party.own_paragraph
    for path, allegation in allegations(matter):
        if allegation.text:
            yield (*path, "text"), allegation.text


def _parties_called(subject: str, parties: Mapping[str, Party]) -> list[Party]:
    """Return the *parties* to whom *subject* may refer by a name, by the beginning of a name, or by a role."""
    subject = subject.strip(" ,")
    role = subject.casefold().removesuffix("s")
    subjects: list[Party] = []
    for party in parties.values():
        names = [name for name in (party.name, party.called) if name]
        is_named = any(name in subject or name.startswith((f"{subject} ", f"{subject},")) for name in names)
        if is_named or role in {party.role, party.on_side}:
            subjects.append(party)
    return subjects
