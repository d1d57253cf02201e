"""Typed sentences that base venue on a residence that the parties' keys contradict."""

import re
from collections.abc import Iterator, Mapping

from assembler.catalog.localities import localities_in
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.english import cardinal
from assembler.language.places import postal, state_in, state_name, state_named
from assembler.language.regex import compiled
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.walk import of_side
from assembler.rules._complaint import has_complaint
from assembler.rules._party_names import party_names
from assembler.rules.rule import Problem, Words, matched, rule
from assembler.rules.venue._places import NamedPlace, is_served, texts_on_venue

SIDE = (
    r"(?:(?P<count>one|two|three|four|five|six)\s+of\s+the"
    r"|(?P<all>(?:[Ee]very|[Ee]ach|[Aa]ll|[Bb]oth|[Tt]he)(?:\s+of\s+the)?|[Nn]o|[Nn]either|[Nn]one\s+of\s+the))"
    r"(?:\s+(?:two|three|four|five|six|seven|eight))?\s+(?P<side>[Dd]efendant|[Pp]laintiff)s?"
)
"""A side, or a number of its parties: "no defendant", "two of the three Defendants"."""

HERE = r"(?:there|here|in\s+(?:this|that|said|the)\s+(?:[Cc]ounty|[Dd]istrict|[Jj]udicial\s+[Dd]istrict|[Dd]ivision))\b"
RESIDES = (
    r"(?:,\s[^,.;]{1,50},)?\s+(?:(?:does|did|do)\s+(?P<not>not)\s+)?(?:reside[sd]?|lives?|lived"
    r"|(?:has|had|maintains?)\s+(?:its|his|her|their|an?)\s+(?:[a-z]+\s+){0,2}(?:offices?|residence|place\s+of\s+business|headquarters)"
    r"|(?:is|are|was)\s+(?:domiciled|headquartered|an?\s+resident|residents))\s+"
)


@rule(
    "VEN022",
    cite="the residences of the parties in the matter, and the counties that the court serves",
    basis="program",
    severity=Severity.WARNING,
    fix="find out where the party resides, and correct the sentence or the party's keys",
)
def typed_residence_contradicted(matter: Matter) -> Iterator[Problem]:
    """A typed sentence bases venue on a residence that the matter's keys contradict.

    An example is "because the seller resides there" in the county of the court, although the seller's `resides_in:` is
    another county, or "no defendant resides in this District" although all of them do. The county of an entity is that
    of its principal place of business, if the program's table lists the city. A party without a known county is not
    compared. If the sentence gives a number, as in "two of the three Defendants reside there", the parties are counted.
    """
    if not has_complaint(matter):
        return
    names = party_names(matter)
    pattern = compiled(rf"(?:{SIDE}|(?P<who>{names.list_pattern})){RESIDES}{HERE}")
    for path, own_words in texts_on_venue(matter):
        for match in pattern.finditer(own_words):
            if match["side"]:
                parties = of_side(matter.parties, match["side"].lower())
            else:
                parties = {key: matter.parties[key] for key in names.parties_in(match["who"])}
            is_here_by_key = {key: _is_here(party, matter) for key, party in parties.items() if not party.does}
            if match["count"]:
                yield from _wrong_number(path, match, is_here_by_key)
                continue
            quantifier = match["all"] or ""
            is_denial = bool(match["not"] or quantifier.lower() in {"no", "neither"} or "one of" in quantifier)
            contradicted_keys = [key for key, is_here in is_here_by_key.items() if is_here is is_denial]
            if contradicted_keys:
                party = matter.parties[contradicted_keys[0]]
                fact = f"the matter says that `{party.name}` is in {_place(party)}"
                message = f"the text says `{one_line(match[0])}`, but {fact}"
                place_key = "resides_in" if party.resides_in else "principal_place"
                yield Problem(path, message, at=matched(match), also=(("parties", contradicted_keys[0], place_key),))


def _wrong_number(path: KeyPath, match: re.Match[str], is_here_by_key: Mapping[str, bool | None]) -> Iterator[Problem]:
    """Yield a problem if the matter places all of the parties, and not as many of them here as *match* says."""
    number = [*is_here_by_key.values()].count(True)
    if None not in is_here_by_key.values() and cardinal(number) != match["count"]:
        right_number = cardinal(number) if number else "none"
        message = f"the text says `{one_line(match[0])}`, but the matter says so of {right_number}"
        other_paths = tuple(("parties", key) for key, is_here in is_here_by_key.items() if not is_here)
        yield Problem(path, message, at=matched(match), also=other_paths)


def _place(party: Party) -> str:
    return party.resides_in or party.principal_place or ""


def _is_here(party: Party, matter: Matter) -> bool | None:
    """Whether *party* is in a county that the court serves; None if the keys do not say."""
    place = _place(party)
    state = state_named(state_in(place)) or ""
    is_elsewhere = bool(state and matter.court.state and state != state_name(matter.court.state))
    if is_elsewhere and party.kind != "individual" and matter.court.system == "federal":
        return None  # an entity may reside where it is subject to jurisdiction, 28 U.S.C. § 1391(c)(2)
    if is_elsewhere:
        return False
    parts = [part.strip() for part in place.split(",")]
    counties = [part.rpartition(" ")[0] for part in parts if part.endswith((" County", " Parish"))][:1]
    if not counties and state:
        counties = [row.county for row in localities_in(postal(state) or "") if parts[0] in row.cities]
    if len(counties) != 1:
        return None
    return is_served(NamedPlace(Words(counties[0], 0), place, counties[0], state), matter)
