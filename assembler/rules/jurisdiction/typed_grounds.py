"""Typed sentences that base jurisdiction or venue on a ground that the parties, the counts or the court rule out."""

import re
from collections.abc import Iterator

from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.facts.texts import unquoted
from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.money import dollars, sums
from assembler.language.regex import Regex, passages
from assembler.law.amounts import DIVERSITY_MINIMUM
from assembler.law.citizenship import citizenship
from assembler.law.diversity import shared_states
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint, pleaded_parties
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
