"""JUR026."""

from collections.abc import Iterator

from assembler.language.money import dollars
from assembler.law.amounts import CLASS_ACTION, DIVERSITY, between_pairs
from assembler.model.matter import Matter
from assembler.model.walk import of_side
from assembler.rules._complaint import grounds, pleaded
from assembler.rules._pleaded_sums import pleaded_sums
from assembler.rules.rule import Problem, rule


@rule(
    "JUR026",
    cite="28 U.S.C. § 1332(a); Snyder v. Harris, 394 U.S. 332, 335 (1969)",
    basis="secondary",
    fix="write an `amount:` that one plaintiff's claims against one defendant exceed, or give the claims `amounts:`",
)
def amount_above_the_claims(matter: Matter) -> Iterator[Problem]:
    """The amount in controversy exceeds what one plaintiff claims from one defendant.

    Claims against several defendants are added only if they are jointly liable, and those of several plaintiffs only if
    they share one right. Without `amounts:`, the rule notices only an amount that is a sum in the text, of $75,000 or
    less, multiplied by the number of defendants or plaintiffs.
    """
    amount = matter.amount
    if "diversity" not in grounds(matter) or amount is None or amount in (DIVERSITY, CLASS_ACTION):
        return
    if matter.claims and all(claim.amounts for claim in matter.claims):
        most = max(between_pairs(matter).values())
        if amount >= most:
            fact = f"`{amount}` is not exceeded: one plaintiff claims at most ${most:,} from one defendant"
            yield Problem(("amount",), fact)
        return
    for role in ("defendant", "plaintiff"):
        many = len(of_side(pleaded(matter), role))
        share, rest = divmod(amount * 100, max(many, 1))
        if many > 1 and not rest and share <= DIVERSITY * 100 and share in pleaded_sums(matter):
            fact = f"`{amount}` is {dollars(share)} for each of {many} {role}s, and separate claims are not added"
            yield Problem(("amount",), fact)
