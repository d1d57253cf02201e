"""JUR025."""

from collections.abc import Iterator

from assembler.law.amounts import DIVERSITY, between_pairs, without_amount
from assembler.model.matter import Matter
from assembler.model.walk import of_side
from assembler.rules._complaint import grounds, pleaded
from assembler.rules.rule import Problem, rule

ALL_FEDERAL = {"federal question", "supplemental"}


@rule(
    "JUR025",
    cite="28 U.S.C. § 1332(a); Snyder v. Harris, 394 U.S. 332, 335 (1969)",
    basis="secondary",
    fix="correct the `amounts:`; write `joint: true` if liability is joint; otherwise sue that defendant elsewhere",
)
def claims_not_over_75000(matter: Matter) -> Iterator[Problem]:
    """No plaintiff's claims against a defendant add up to more than $75,000.

    One plaintiff's claims against one defendant are added, related or not. Debts of several defendants are not, unless
    they are jointly liable, and claims of several plaintiffs are not, unless they share one right. A defendant with a
    claim that has no `amounts:` is not checked, nor is a case with a federal question and supplemental jurisdiction.
    """
    if "diversity" not in grounds(matter) or set(grounds(matter)) >= ALL_FEDERAL:
        return
    pairs = between_pairs(matter)
    parties = pleaded(matter)
    for name, party in of_side(parties, "defendant").items():
        amounts = [amount for (plaintiff, other), amount in pairs.items() if other == name and plaintiff in parties]
        if amounts and max(amounts) <= DIVERSITY and not without_amount(matter, name):
            number = next(n for n, claim in enumerate(matter.claims) if name in claim.against)
            whose = "the plaintiff's claims" if len(amounts) == 1 else "no plaintiff's claims"
            come = "come to" if len(amounts) == 1 else "come to more than"
            fact = f"{whose} against `{party.name}` {come} ${max(amounts):,}, and `diversity` requires more than"
            yield Problem(("claims", number, "amounts"), f"{fact} ${DIVERSITY:,}")
