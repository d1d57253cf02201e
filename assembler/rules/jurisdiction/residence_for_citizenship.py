"""JUR017."""

import re
from collections.abc import Iterator, Mapping

from assembler.findings.faults import brief
from assembler.findings.path import KeyPath
from assembler.language.places import SOVEREIGN
from assembler.law.citizenship import citizenship
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.walk import allegations
from assembler.rules._complaint import grounds, opening, pleaded, printed
from assembler.rules.rule import Problem, rule

RESIDES = re.compile(
    r"(?P<who>(?<![\w.,&’'-])[A-Z][\w.,&’'-]*+(?: [A-Z][\w.,&’'-]*+){0,6})"
    r" (?:(?:is|are|was|were) (?:(?:an?|adult|individual|natural|person|persons|individuals|adults|who) ){0,5}"
    r"(?:residents? of|residing (?:in|at)|resides? in|lives? in)|resides? in|who resides? in)"
    rf" (?:the (?:{SOVEREIGN}|City|County) of )?[A-Z]\w+"
)
"""An allegation of residence: "Ann Example is a resident of Ohio", "is an adult residing in Ohio"."""

CITIZEN = re.compile(r"\b(?:citizens?|citizenship|domiciled|domicile|incorporated|principal place of business)\b")
"""Words with which a text pleads citizenship itself."""


@rule(
    "JUR017",
    cite="Kanter v. Warner-Lambert Co., 265 F.3d 853, 857 (9th Cir. 2001)",
    basis="memory",
    fix="plead domicile and citizenship: `citizenship:` of the party does so",
)
def residence_for_citizenship(matter: Matter) -> Iterator[Problem]:
    """Diversity is pleaded, but a text pleads a party's residence instead of its citizenship.

    Residence is not citizenship: a person is a citizen of the state of domicile. A complaint that pleads only where the
    parties reside does not plead diversity. Where the section on jurisdiction prints the parties' citizenship, an
    allegation of residence does no harm.
    """
    if not {"diversity", "class action"} & set(grounds(matter)):
        return
    parties = pleaded(matter)
    is_printed = any("jurisdiction" in printed(filing) for _, filing in opening(matter))
    for path, text in _who_they_are(matter):
        for found in RESIDES.finditer("" if CITIZEN.search(text) else text):
            meant = _parties_called(found["who"], parties)
            known = all(citizenship(party).places for party in meant)
            if meant and not (known and is_printed):
                fact = f"`{brief(found[0])}` pleads residence, but diversity requires citizenship"
                unprinted = ", which the matter gives but the paper does not print" if known else ""
                yield Problem(path, fact + unprinted)


def _who_they_are(matter: Matter) -> Iterator[tuple[KeyPath, str]]:
    """Yield the texts that may describe the parties: allegations, and a party's own paragraph."""
    for name, party in matter.parties.items():
        if party.paragraph:
            yield ("parties", name, "paragraph"), party.paragraph
    for path, allegation in allegations(matter):
        if allegation.text:
            yield (*path, "text"), allegation.text


def _parties_called(who: str, parties: Mapping[str, Party]) -> list[Party]:
    """Return the *parties* to whom *who* may refer: by a name, the beginning of a name, or a role."""
    who = who.strip(" ,")
    return [
        party
        for party in parties.values()
        if any(name in who or name.startswith((f"{who} ", f"{who},")) for name in _names(party))
        or who.casefold().removesuffix("s") in {party.role, party.on_side}
    ]


def _names(party: Party) -> list[str]:
    return [name for name in (party.name, party.called) if name]
