"""What a notice that dismisses a counterclaim, crossclaim or third-party claim says: Fed. R. Civ. P. 41(c)."""

from collections.abc import Iterator

from assembler.plan.case import Case
from assembler.plan.claimant import claim_kind, claimant_of
from assembler.plan.draft import Draft
from assembler.plan.ending import costs, of_its_own, prejudice, unnumbered
from assembler.plan.party_names import alone


def build(case: Case) -> Iterator[Draft]:
    """Yield the notice's paragraphs; a matter in which nobody claims so has none."""
    claimant = claimant_of(case)
    if claimant is None:
        return
    said = case.say(
        "counterclaim.dismissed",
        rule=case.instrument.rule if case.instrument else None,
        claimants=alone(case.matter.parties[claimant]),
        claim=case.say(f"counterclaim.{claim_kind(case)}").lower(),
        prejudice=prejudice(case),
    )
    yield from unnumbered([said, *costs(case)])
    yield from of_its_own(case)
