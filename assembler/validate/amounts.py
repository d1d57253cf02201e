"""Checks the `amounts:` of claims for parties outside the claim, and for amounts that several parties share."""

from collections.abc import Iterator
from dataclasses import replace

from assembler.findings.faults import fault
from assembler.findings.finding import Finding
from assembler.findings.path import KeyPath
from assembler.law.amounts import parties_of
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.model.walk import of_side
from assembler.validate.names import unknown_names


def amount_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a finding for each amount that names a party outside its claim, or several parties without `joint`."""
    plaintiffs = tuple(of_side(matter.parties, "plaintiff"))
    for claim_index, claim in enumerate(matter.claims):
        for amount_index, entry in enumerate(claim.amounts):
            path: KeyPath = ("claims", claim_index, "amounts", amount_index)
            yield from unknown_names(source, (*path, "by"), entry.by, claim.by or plaintiffs, "plaintiff of this claim")
            strangers = unknown_names(
                source, (*path, "against"), entry.against, claim.against, "defendant of this claim"
            )
            against = source.place_at(("claims", claim_index, "against"))
            yield from (replace(finding, also=(against,)) for finding in strangers)
            for noun, names in zip(("plaintiffs", "defendants"), parties_of(matter, claim, entry), strict=True):
                if len(names) > 1 and not entry.joint:
                    message = f"`{entry.amount}` is one amount for {len(names)} {noun}, but the entry is not `joint`"
                    fix = f"write an entry for each of the {noun}, or add `joint: true` if they share the amount"
                    yield fault("MAT003", source.place_at((*path, "amount")), message, fix=fix)
