"""Typed sentences on citizenship and grounds of jurisdiction that the parties or the court rule out."""

import re
from collections.abc import Collection, Iterator

from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.facts.texts import prose, unquoted
from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.english import series
from assembler.language.money import dollars, sums
from assembler.language.places import SOVEREIGN_TITLES, STATE, state_name, state_named
from assembler.language.regex import Regex, compiled, passages
from assembler.law.amounts import DIVERSITY_MINIMUM
from assembler.law.citizenship import citizenship
from assembler.law.diversity import shared_states
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.walk import of_side
from assembler.rules._complaint import has_complaint, pleaded_parties
from assembler.rules._party_names import party_names
from assembler.rules.jurisdiction.amounts import CONTROVERSY
from assembler.rules.rule import Problem, Words, matched, rule

JURISDICTION_OR_VENUE = Regex(r"(?i)\bjurisdiction\b|\bvenue\b", needs="jurisdiction|venue")
SECTIONS = Regex(
    r"\b28\s+U\.\s?S\.\s?C\.(?:\s?A\.)?\s+§{1,2}\s?(?P<list>\d{4}[\w()]*(?:(?:,\s|,?\sand\s|\sto\s)\d{4}[\w()]*)*)"
)
SECTION = Regex(r"(?P<number>\d{4})(?P<part>\(\w\)(?:\(\d\))?)?")
DIVERSITY = Regex(
    r"(?i)\bdiversity\s+(?:of\s+citizenship|jurisdiction)|\bcomplete(?:ly)?\s+divers\w*|\bcitizens\s+of\s+different\s+states"
)
DENIAL = Regex(r"(?i)\b(?:no|not|lacks?|without|nor|neither|rather\s+than|instead\s+of|destroy\w*|absent)\b")
SUPPLEMENTAL = Regex(r"(?i)\b(?:supplemental|pendent|ancillary)\s+jurisdiction")
UNRELATED_CLAIMS = Regex(
    r"(?i)\b(?:no|not|un)(?:\s|-)?(?:\w+\s){0,3}(?:common\s+(?:question|nucleus)|related\s+to|same\s+case|same\s+controversy)"
    r"|\b(?:do|does)\s+not\s+(?:arise|form|share)|\bunrelated\s+to|\b(?:separate|different)\s+(?:case|controversy|facts)\b"
)
ALIENS_ONLY = "(a)(2)"


@rule(
    "JUR033",
    cite="28 U.S.C. §§ 1332, 1367, 1391",
    basis="memory",
    severity=Severity.WARNING,
    fix="cite the ground that applies, or correct the parties' keys",
)
def typed_ground_does_not_apply(matter: Matter) -> Iterator[Problem]:
    """A typed sentence bases jurisdiction or venue on a ground that does not apply.

    In a federal court, the rule reports diversity between citizens of the same state, paragraph (a)(2) of § 1332
    without an alien, an amount in controversy of less than $75,000, and supplemental jurisdiction over claims that the
    sentence calls unrelated. In a state court, it reports the sections on the jurisdiction and venue of federal courts,
    and diversity of citizenship.
    """
    if not has_complaint(matter):
        return
    for facts in texts_with_facts(matter):
        if facts.path[0] in {"facts", "more_facts"} and JURISDICTION_OR_VENUE.search(facts.text):
            if matter.court.system == "federal":
                yield from _grounds_in_federal_court(facts, matter)
            else:
                yield from _grounds_in_state_court(facts)


def _grounds_in_state_court(facts: TextFacts) -> Iterator[Problem]:
    text = unquoted(facts.text)
    for sentence in facts.sentences:
        words = text[sentence.start : sentence.end]
        if not JURISDICTION_OR_VENUE.search(words) or re.search(
            r"(?i)\bremov|\bfederal\s+(?:court|law)|\bconcurrent", words
        ):
            continue
        for match in (*SECTIONS.finditer(words), *DIVERSITY.finditer(words)):
            if not DENIAL.search(words):
                at = Words(match[0], sentence.start + match.start())
                yield Problem(facts.path, f"`{one_line(match[0])}` is about federal courts", also=(("court",),), at=at)
                break


def _grounds_in_federal_court(facts: TextFacts, matter: Matter) -> Iterator[Problem]:
    text = unquoted(facts.text)
    for sentence in facts.sentences:
        words = text[sentence.start : sentence.end]
        citations = [
            (section, citation)
            for citation in SECTIONS.finditer(words)
            for section in SECTION.finditer(citation["list"])
        ]
        diversity_matches = [DIVERSITY.search(words)]
        diversity_matches += [citation for section, citation in citations if section["number"] == "1332"]
        diversity_match = next(filter(None, diversity_matches), None)
        is_denied = DENIAL.search(words) and not re.search(r"\bno\s+defendant", words)
        if diversity_match and not is_denied and not re.search(r"1332\(d\)", words):
            at = Words(diversity_match[0], sentence.start + diversity_match.start())
            yield from _same_state(facts, at, matter)
        for section, citation in citations:
            at = Words(citation[0], sentence.start + citation.start())
            if section["number"] == "1332" and section["part"] == ALIENS_ONLY and not _may_have_alien(matter):
                fact = "covers aliens, but each party is a citizen of a state"
                yield Problem(facts.path, f"`{one_line(citation[0])}` {fact}", at=at)
        supplemental_match = SUPPLEMENTAL.search(words)
        unrelated_match = UNRELATED_CLAIMS.search(words, supplemental_match.end()) if supplemental_match else None
        if unrelated_match:
            fact = f"but the text says `{one_line(unrelated_match[0])}`"
            message = f"supplemental jurisdiction needs the same case or controversy, {fact}"
            yield Problem(facts.path, message, at=Words(unrelated_match[0], sentence.start + unrelated_match.start()))
    yield from _too_small_amounts(facts, text, matter)


def _same_state(facts: TextFacts, at: Words, matter: Matter) -> Iterator[Problem]:
    """Yield a problem if a plaintiff and a defendant share a state; *at* are the words on diversity."""
    shared = next(shared_states(pleaded_parties(matter)), None)
    if shared and matter.jurisdiction.count("diversity") == 0:
        message = f"`{one_line(at.words)}`, but a plaintiff and a defendant are both citizens of {shared.state}"
        yield Problem(facts.path, message, at=at, also=(("parties", shared.plaintiff), ("parties", shared.defendant)))


def _may_have_alien(matter: Matter) -> bool:
    """Whether a party of *matter* may be a citizen of a foreign state."""
    all_citizens = [citizenship(party) for party in pleaded_parties(matter).values()]
    return any(citizen.foreign_states or citizen.missing_facts or not citizen.places for citizen in all_citizens)


def _too_small_amounts(facts: TextFacts, text: str, matter: Matter) -> Iterator[Problem]:
    if "diversity" in matter.jurisdiction or not (DIVERSITY.search(text) or "1332" in text):
        return
    for match in passages(CONTROVERSY, text):
        stated_sum = next(sums(match["first"] or match["second"]), None)
        if stated_sum and stated_sum.cents < DIVERSITY_MINIMUM * 100:
            message = f"`{stated_sum.written}`: § 1332(a) requires more than {dollars(DIVERSITY_MINIMUM * 100)}"
            yield Problem(facts.path, message, at=matched(match))


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
    """A typed sentence gives a party, or a side, citizenships other than those in the matter's keys.

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
            if match["other_states"] and not CITIZEN_BEFORE.search_before(words, match.start(), 400):
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


@rule(
    "JUR023",
    cite="Daimler AG v. Bauman, 571 U.S. 117, 137 (2014)",
    basis="memory",
    fix="write `because: contacts` or `because: consent`, with the `allegations:` that support it, or correct the "
    "party's citizenship",
)
def general_jurisdiction_away_from_home(matter: Matter) -> Iterator[Problem]:
    """General jurisdiction is pleaded over a defendant that is at home elsewhere.

    A corporation is at home where it is incorporated and where it has its principal place of business. A person is at
    home in the state of domicile. Only in an exceptional case is a party at home in another state.
    """
    forum = state_name(matter.court.state)
    defendants = of_side(pleaded_parties(matter), "defendant")
    for index, ground in enumerate(matter.personal_jurisdiction):
        if ground.because != "at home":
            continue
        for name in ground.over or defendants:
            party = defendants.get(name)
            places = citizenship(party).places if party and party.kind in {"corporation", "individual"} else {}
            if party and places and forum not in places:
                fact = f"`{brief(party.name)}` is said to be at home in {forum}"
                message = f"{fact}, but is a citizen of {series([*places])}"
                yield Problem(("personal_jurisdiction", index), message, also=(("parties", name),))
