"""The section on jurisdiction: 28 U.S.C. §§ 1331, 1332, 1367, statutes for single claims, and the person."""

from collections.abc import Iterator, Sequence

from assembler.language.english import Phrase, series
from assembler.law.amounts import CLASS_ACTION_MINIMUM, DIVERSITY_MINIMUM
from assembler.law.diversity import is_complete, pleads_citizenship, provision
from assembler.law.federal_claims import Grant, federal_claims, federal_laws, grant_for, own_ground
from assembler.model.law import was_read
from assembler.model.pleading import Claim
from assembler.papers.opening.citizenship_text import citizenship_text, class_citizenship_text
from assembler.papers.opening.forum_text import personal_jurisdiction
from assembler.plan.context import PaperContext
from assembler.plan.frame.count_names import counts_named
from assembler.plan.text.draft import Draft, DraftHeading, sentence


def build(context: PaperContext) -> Iterator[Draft]:
    """Yield the grounds of subject-matter jurisdiction that the matter asserts, then those of personal jurisdiction."""
    drafts = [*(sentence(text) for text in _ground_sentences(context)), *personal_jurisdiction(context)]
    if drafts:
        yield DraftHeading(level=1, text=context.say("headings.jurisdiction"), id="jurisdiction")
        yield from drafts


def _ground_sentences(context: PaperContext) -> Iterator[str]:
    grounds = context.matter.jurisdiction if context.court.system == "federal" else ()
    if "federal question" in grounds:
        yield from _own_grounds(context)
        if question_claims := _ordinary_claims(context):
            yield " ".join([_federal_question(question_claims, context), *_grant_sentences(context)])
    if "diversity" in grounds:
        parties = dict(context.remaining_by_key())
        suffix = "_complete" if provision(parties) == 1 and is_complete(parties) else ""
        key = f"jurisdiction.diversity_{provision(parties)}{suffix}"
        yield context.say(key, amount=_exceeded_amount(context, DIVERSITY_MINIMUM))
    if "class action" in grounds:
        member_count = context.matter.class_members
        members = f"{member_count:,}" if member_count else None
        yield context.say(
            "jurisdiction.class_action", amount=_exceeded_amount(context, CLASS_ACTION_MINIMUM), members=members
        )
    if {"diversity", "class action"} & set(grounds):
        citizenship = citizenship_text if "diversity" in grounds else class_citizenship_text
        yield from (citizenship(party, context) for party in context.remaining_parties() if pleads_citizenship(party))
    if "supplemental" in grounds:
        yield _supplemental(context)


def _exceeded_amount(context: PaperContext, statutory_amount: int) -> str:
    return f"${max(context.matter.amount or statutory_amount, statutory_amount):,}"


def _own_grounds(context: PaperContext) -> Iterator[str]:
    """Yield the sentences on claims for which a statute other than § 1331 gives jurisdiction."""
    claims = federal_claims(context.matter.claims)
    claims_by_cite: dict[str, list[Claim]] = {}
    for claim in claims:
        cite = own_ground(claim)
        if cite:
            claims_by_cite.setdefault(cite, []).append(claim)
    for cite, claims_under_cite in claims_by_cite.items():
        counts = counts_named(claims_under_cite, context)
        yield context.say("jurisdiction.own_statute", counts=counts, cite=cite)


def _ordinary_claims(context: PaperContext) -> list[Claim]:
    """Return the claims under § 1331: federal claims or, if there are none, all claims.

    Claims over which another statute gives jurisdiction are left out.
    """
    claims = federal_claims(context.matter.claims) or list(context.matter.claims)
    return [claim for claim in claims if not own_ground(claim)]


def _federal_question(claims: Sequence[Claim], context: PaperContext) -> str:
    """Return the sentence on § 1331 for *claims*; if the claims are federal, it names their statutes."""
    claims = federal_claims(claims)
    statutes = list(dict.fromkeys(cite for claim in claims for cite in federal_laws(claim)))
    if not statutes:
        return context.say("jurisdiction.federal_question_alone")
    laws = Phrase(series(statutes), len(statutes) > 1)
    return context.say("jurisdiction.federal_question", counts=counts_named(claims, context), statutes=laws)


def _grant_sentences(context: PaperContext) -> Iterator[str]:
    """Yield the sentences on statutes that, in addition to § 1331, give jurisdiction over a claim."""
    claims_by_grant: dict[Grant, list[Claim]] = {}
    for claim in federal_claims(context.matter.claims):
        grant = grant_for(claim)
        if grant and was_read(grant.basis) and not own_ground(claim):
            claims_by_grant.setdefault(grant, []).append(claim)
    for grant, claims in claims_by_grant.items():
        text = context.say(f"jurisdiction.{grant.name}", counts=counts_named(claims, context), cite=grant.cite)
        yield f"{text} {context.say('jurisdiction.exclusive')}" if was_read(grant.exclusive_basis) else text


def _supplemental(context: PaperContext) -> str:
    claims_under_federal_law = federal_claims(context.matter.claims)
    remaining_claims = [claim for claim in context.matter.claims if claim not in claims_under_federal_law]
    other_claims = [claim for claim in remaining_claims if not _is_federal_remedy(claim)]
    if not claims_under_federal_law or not other_claims:
        return context.say("jurisdiction.supplemental_any")
    claims = Phrase(text="", is_plural=len(claims_under_federal_law) + len(other_claims) > 2)
    return context.say(
        "jurisdiction.supplemental",
        counts=counts_named(other_claims, context),
        federal=counts_named(claims_under_federal_law, context),
        claims=claims,
    )


def _is_federal_remedy(claim: Claim) -> bool:
    """Whether *claim* seeks a federal remedy for the other claims, such as an injunction."""
    return claim.cause.federal and claim.cause.remedy_not_claim
