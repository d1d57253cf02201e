"""What a notice that dismisses a counterclaim, crossclaim or third-party claim says: Fed. R. Civ. P. 41(c)."""

from collections.abc import Iterator

from assembler.language.english import series
from assembler.law.dismissal_scope import EVERYBODY
from assembler.plan.context import Case
from assembler.plan.frame.claimant import claim_kind, claimant_of
from assembler.plan.sections._dismissal_text import costs, of_its_own, prejudice, unnumbered
from assembler.plan.text.draft import Draft


def build(case: Case) -> Iterator[Draft]:
    """Yield the notice's paragraphs; a matter in which nobody claims so has none."""
    claimant = claimant_of(case)
    if claimant is None:
        return
    said = case.say(
        "counterclaim.dismissed",
        rule=case.instrument.rule if case.instrument else None,
        claimants=case.alone(claimant),
        claim=case.say(f"counterclaim.{claim_kind(case)}").lower(),
        against=_against(case),
        prejudice=prejudice(case),
    )
    yield from unnumbered([said, *costs(case)])
    yield from of_its_own(case)


def _against(case: Case) -> str:
    """Return " against Plaintiff Alpha, Inc.", where the filing names those against whom the claim is dismissed."""
    named = dict.fromkeys(name for one in case.filing.dismisses for name in one.parties if name != EVERYBODY)
    if not named:
        return ""
    roles = dict.fromkeys(case.matter.parties[name].role for name in named)
    sides = [case.side(role, [name for name in named if case.matter.parties[name].role == role]) for role in roles]
    return f" against {series([f'{side:full}' for side in sides])}"
