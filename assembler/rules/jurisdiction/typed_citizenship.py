"""Typed sentences on the citizenship of parties that differ from the matter's keys."""

import re
from collections.abc import Collection, Iterator

from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.english import series
from assembler.language.places import SOVEREIGN_TITLES, STATE, state_named
from assembler.language.regex import Regex, compiled
from assembler.law.citizenship import citizenship
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.walk import of_side
from assembler.rules._complaint import has_complaint
from assembler.rules._party_names import party_names
from assembler.rules.rule import Problem, matched, rule

A_STATE = rf"(?:the\s+(?:{SOVEREIGN_TITLES})s?\s+of\s+)?(?:{STATE})"
STATES = rf"(?P<states>{A_STATE}(?:(?:,\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+)(?:(?:also\s+)?of\s+)?{A_STATE})*)\b"
IS_CITIZEN = (
    r"(?:is|are)(?:,\s[^,.;]{1,60},)?\s+(?:(?:therefore|thus|also|both|each|all)\s+)?(?:an?\s+)?citizens?\s+(?:only\s+)?of\s+"
    rf"{STATES}"
)
"""A statement of citizenship after its subject: "is therefore a citizen of Ohio and Texas"."""

CITIZEN_BEFORE = Regex(
    rf"\bcitizens?\s+(?:only\s+)?of\s+{A_STATE}(?:\sand\s(?:of\s)?{A_STATE})?(?:,\s(?:and\s)?[^,.;]{{1,60}}\sof\s{A_STATE}){{0,8}},\s(?:and\s)?\Z"
)
"""Words such as "Example is a citizen of Texas, and", after which "Sample of Ohio" states a citizenship too."""

ALL_OF_A_SIDE = Regex(
    rf"\b(?:[Ee]ach|[Aa]ll|[Bb]oth|[Ee]very|[Tt]he)\s+(?:of\s+)?(?:the\s+)?(?P<side>[Dd]efendant|[Pp]laintiff)s?\s+{IS_CITIZEN}"
)
NONE_OF_A_SIDE = Regex(
    rf"\b(?:[Nn]o|[Nn]either|[Nn]one\s+of\s+the)\s+(?P<side>[Dd]efendant|[Pp]laintiff)s?\s+{IS_CITIZEN}"
)


@rule(
    "JUR034",
    cite="28 U.S.C. § 1332(a), (c); the parties' keys",
    basis="memory",
    severity=Severity.WARNING,
    fix="find out of which states the party is a citizen, and correct the text or the party's keys",
)
def typed_citizenship_contradicted(matter: Matter) -> Iterator[Problem]:
    """A typed sentence gives a party, or a side, other citizenships than the matter's keys.

    A corporation is a citizen of the states where it was formed and has its principal place of business; a limited
    liability company or a partnership has the citizenships of its members, not that of the place where it was formed. A
    party whose citizenship the keys do not give completely is not compared.
    """
    if matter.court.system != "federal" or not has_complaint(matter):
        return
    names = party_names(matter)
    of_others = STATES.replace("states>", "other_states>")
    party_is_citizen = compiled(
        rf"(?P<name>{names.titled_name_pattern})(?:(?:,\s[^,.;]{{1,60}},)?\s+{IS_CITIZEN}|\s+of\s+{of_others})"
    )
    for path, text in prose(matter):
        words = unquoted(text) if "citizen" in text else ""
        for match in party_is_citizen.finditer(words):
            stated_states = _stated_states(match["states"] or match["other_states"])
            if match["other_states"] and not CITIZEN_BEFORE.search(words, max(0, match.start() - 400), match.start()):
                continue
            for key in names.parties_in(match["name"]):
                party = matter.parties[key]
                states = _states([party])
                if states and stated_states != states and party.kind != "individual":
                    fact = f"`{party.name}` is a citizen of {series(sorted(states))}"
                    yield _problem(path, match, fact, key)
        for pattern, article in ((ALL_OF_A_SIDE, "no"), (NONE_OF_A_SIDE, "a")):
            for match in pattern.finditer(words):
                side = match["side"].lower()
                states = _states(list(of_side(matter.parties, side).values()))
                stated_states = _stated_states(match["states"])
                wrong_states = stated_states - states if pattern is ALL_OF_A_SIDE else stated_states & states
                if states and wrong_states:
                    yield _problem(path, match, f"{article} {side} is a citizen of {min(wrong_states)}")


def _states(parties: Collection[Party]) -> set[str]:
    """Return the states of which *parties* are citizens; none unless the keys give the citizenship of all of them."""
    all_citizens = [citizenship(party) for party in parties]
    if any(citizen.missing_facts or citizen.foreign_states or not citizen.states for citizen in all_citizens):
        return set()
    return {state for citizen in all_citizens for state in citizen.states}


def _stated_states(words: str) -> set[str]:
    """Return the names of the states in *words*, such as "Ohio and the State of Texas"."""
    names = (state_named(one_line(match)) for match in re.findall(STATE, words))
    return {name for name in names if name}


def _problem(path: tuple[str | int, ...], match: re.Match[str], fact: str, key: str = "") -> Problem:
    message = f"the text says `{one_line(match[0])}`, but according to the keys {fact}"
    also = (("parties", key),) if key and path[0] != "parties" else ()
    return Problem(path, message, at=matched(match), also=also)
