"""Why the court has jurisdiction: 28 U.S.C. §§ 1331, 1332, 1367, and grants to claims under certain statutes."""

from collections.abc import Iterator

from assembler.language.english import Phrase, series
from assembler.law.diversity import provision
from assembler.law.federal_claims import Grant, federal, grant
from assembler.model.pleading import Claim
from assembler.plan.context import Case
from assembler.plan.sections._citizenship_text import citizen, deemed
from assembler.plan.sections._forum_text import personal
from assembler.plan.sections.claims import counts_named
from assembler.plan.text.draft import Draft, DraftHeading, sentence

OVER, OVER_IN_CLASS = 75_000, 5_000_000
"""Dollars that the matter in controversy must exceed: 28 U.S.C. § 1332(a), (d)(2)."""


def build(case: Case) -> Iterator[Draft]:
    """Yield the grounds that the matter names, each with what it takes, then those of personal jurisdiction."""
    said = [*(sentence(text) for text in _grounds(case)), *personal(case)]
    if said:
        yield DraftHeading(1, case.say("headings.jurisdiction"), "jurisdiction")
        yield from said


def _grounds(case: Case) -> Iterator[str]:
    grounds = case.matter.jurisdiction if case.court.system == "federal" else ()
    if "federal question" in grounds:
        yield " ".join([_federal_question(case), *_granted(case)])
    if "diversity" in grounds:
        parties = dict(case.everyone())
        yield case.say(f"jurisdiction.diversity_{provision(parties)}", amount=_exceeded(case, OVER))
    if "class action" in grounds:
        members = case.matter.class_members
        said = f"{members:,}" if members else None
        yield case.say("jurisdiction.class_action", amount=_exceeded(case, OVER_IN_CLASS), members=said)
    if {"diversity", "class action"} & set(grounds):
        tell = citizen if "diversity" in grounds else deemed
        yield from (tell(party, case) for party in case.present())
    if "supplemental" in grounds:
        yield _supplemental(case)


def _exceeded(case: Case, least: int) -> str:
    return f"${max(case.matter.amount or least, least):,}"


def _federal_question(case: Case) -> str:
    claims = federal(case.matter.claims)
    statutes = list(dict.fromkeys(cite for claim in claims for cite in claim.cites))
    if not statutes:
        return case.say("jurisdiction.federal_question_alone")
    laws = Phrase(series(statutes), len(statutes) > 1)
    return case.say("jurisdiction.federal_question", counts=counts_named(claims, case), statutes=laws)


def _granted(case: Case) -> Iterator[str]:
    """Yield the sentences on each grant beside § 1331 that a claim falls under."""
    found: dict[Grant, list[Claim]] = {}
    for claim in federal(case.matter.claims):
        one = grant(claim)
        if one and one.basis == "verified":
            found.setdefault(one, []).append(claim)
    for one, claims in found.items():
        said = case.say(f"jurisdiction.{one.name}", counts=counts_named(claims, case), cite=one.cite)
        yield f"{said} {case.say('jurisdiction.exclusive')}" if one.exclusive_basis == "verified" else said


def _supplemental(case: Case) -> str:
    ours = federal(case.matter.claims)
    others = [claim for claim in case.matter.claims if claim not in ours]
    if not ours or not others:
        return case.say("jurisdiction.supplemental_any")
    claims = Phrase("", len(case.matter.claims) > 2)
    return case.say(
        "jurisdiction.supplemental", counts=counts_named(others, case), federal=counts_named(ours, case), claims=claims
    )
