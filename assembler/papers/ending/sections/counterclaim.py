"""The text of a notice that dismisses a counterclaim, crossclaim or third-party claim: Fed. R. Civ. P. 41(c)."""

from collections.abc import Iterator

from assembler.law.dismissal.scope import EVERYBODY
from assembler.papers.ending.claimant import claim_kind, claimant_of
from assembler.papers.ending.context import EndingContext
from assembler.papers.ending.dismissal_text import costs_recital, prejudice_phrase, unnumbered
from assembler.papers.ending.keys import dismissal_keys
from assembler.plan.sections import own_paragraphs
from assembler.plan.text.draft import Draft


def build(context: EndingContext) -> Iterator[Draft]:
    """Yield the paragraphs of the notice; none if the matter does not show whose claim it dismisses."""
    claimant = claimant_of(context)
    if claimant is None:
        return
    is_person = context.matter.parties[claimant].kind == "individual"
    dismissed = context.say(
        "counterclaim.dismissed_by_person" if is_person else "counterclaim.dismissed",
        rule=context.rule,
        claimants=context.party_as_side(claimant),
        claim=context.say(f"counterclaim.{claim_kind(context)}").lower(),
        against=_against_words(context),
        prejudice=prejudice_phrase(context),
    )
    yield from unnumbered([dismissed, *costs_recital(context)])
    yield from own_paragraphs(context)


def _against_words(context: EndingContext) -> str:
    """Return " against Plaintiff Alpha, Inc.", with the parties named under `dismisses:`; "" if none are named."""
    names = dict.fromkeys(
        name for dismiss in dismissal_keys(context.filing).dismisses for name in dismiss.parties if name != EVERYBODY
    )
    if not names:
        return ""
    return f" against {context.parties_as_side([context.matter.parties[name] for name in names]):full}"
