"""The text of a notice that dismisses a counterclaim, crossclaim or third-party claim: Fed. R. Civ. P. 41(c)."""

from collections.abc import Iterator

from assembler.law.dismissal.scope import EVERYBODY
from assembler.papers.ending.claimant import claim_kind, claimant_of
from assembler.papers.ending.context import EndingContext
from assembler.papers.ending.dismissal_text import costs_recital, prejudice_phrase, unnumbered_paragraphs
from assembler.papers.ending.keys import dismissal_keys
from assembler.plan.sections import own_paragraphs
from assembler.plan.text.draft import Draft


def build(context: EndingContext) -> Iterator[Draft]:
    """Yield the paragraphs of the notice; none if the matter does not show whose claim it dismisses."""
    claimant = claimant_of(context)
    if claimant is None:
        return
    is_person = context.matter.parties[claimant].kind == "individual"
    dismissal_sentence = context.say(
        "counterclaim.dismissed_by_person" if is_person else "counterclaim.dismissed",
        rule=context.rule,
        claimants=context.party_as_side(claimant),
        claim=context.say(f"counterclaim.{claim_kind(context)}").lower(),
        against=_against_words(context),
        prejudice=prejudice_phrase(context),
    )
    yield from unnumbered_paragraphs([dismissal_sentence, *costs_recital(context)])
    yield from own_paragraphs(context)


def _against_words(context: EndingContext) -> str:
    """Return " against Plaintiff Alpha, Inc.", with the parties named under `dismisses:`; "" if none are named."""
    names: dict[str, None] = {}  # each name once, in order
    for dismissal in dismissal_keys(context.filing).dismisses:
        names.update(dict.fromkeys(dismissal.parties))
    parties = [context.matter.parties[name] for name in names if name != EVERYBODY]
    return f" against {context.parties_as_side(parties):full}" if parties else ""
