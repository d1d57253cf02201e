"""The amount in controversy: missing, too small, or contradicted by the claims, the prayer or a text."""

from collections.abc import Iterator
from decimal import Decimal

from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.language.money import dollars, sums
from assembler.language.regex import Regex, passages
from assembler.law.amounts import (
    CLASS_ACTION_MINIMUM,
    DIVERSITY_MINIMUM,
    aggregate,
    amounts_by_pair,
    has_unknown_amount,
)
from assembler.law.diversity import is_minimally_diverse
from assembler.model.matter import Matter
from assembler.model.walk import of_side
from assembler.rules._complaint import grounds, pleaded_parties
from assembler.rules._pleaded_sums import pleaded_sums
from assembler.rules._prayer import items
from assembler.rules.rule import Problem, rule


@rule(
    "JUR006",
    cite="28 U.S.C. § 1332(a)",
    basis="verified",
    fix="if more than $75,000 is in controversy, write `amount: 75000` or a higher amount; if not, remove `diversity`",
)
def amount_not_over_75000(matter: Matter) -> Iterator[Problem]:
    """Diversity is pleaded without an amount in controversy over $75,000.

    The statute requires more than $75,000, exclusive of interest and costs. A paper states an amount only if the matter
    has `amount:`.
    """
    if "diversity" not in grounds(matter):
        return
    if matter.amount is None:
        message = f"`diversity` is a ground, but no `amount:` of ${DIVERSITY_MINIMUM:,} or more is given"
        yield Problem(("jurisdiction",), message)
    elif matter.amount < DIVERSITY_MINIMUM:
        message = f"`{matter.amount}` is too low: `diversity` requires more than ${DIVERSITY_MINIMUM:,}"
        yield Problem(("amount",), message)


GROUNDS_WITHOUT_AMOUNT = {"federal question", "supplemental"}
"""Grounds that together cover all claims, whatever the amounts."""


@rule(
    "JUR025",
    cite="28 U.S.C. § 1332(a); Snyder v. Harris, 394 U.S. 332, 335 (1969)",
    basis="secondary",
    fix="correct the `amounts:`; write `joint: true` if liability is joint; otherwise sue that defendant in a state "
    "court",
)
def claims_not_over_75000(matter: Matter) -> Iterator[Problem]:
    """No plaintiff's claims against a defendant exceed $75,000 in the aggregate.

    All claims of one plaintiff against one defendant are aggregated, even if the claims are unrelated. Claims against
    several defendants are aggregated only if the defendants are jointly liable, and claims of several plaintiffs only
    if the plaintiffs have a common and undivided interest. The rule does not check a defendant against whom a claim has
    no `amounts:`, or a case with a federal question and supplemental jurisdiction.
    """
    if "diversity" not in grounds(matter) or set(grounds(matter)) >= GROUNDS_WITHOUT_AMOUNT:
        return
    pairs = amounts_by_pair(matter)
    parties = pleaded_parties(matter)
    for name, party in of_side(parties, "defendant").items():
        amounts = [
            amount for (plaintiff, defendant), amount in pairs.items() if defendant == name and plaintiff in parties
        ]
        if amounts and max(amounts) <= DIVERSITY_MINIMUM and not has_unknown_amount(matter, name):
            index = next(index for index, claim in enumerate(matter.claims) if name in claim.against)
            claims = "the plaintiff's claims" if len(amounts) == 1 else "no plaintiff's claims"
            verb = "come to" if len(amounts) == 1 else "come to more than"
            fact = f"{claims} against `{party.name}` {verb} ${max(amounts):,}, but `diversity` requires more than"
            yield Problem(("claims", index, "amounts"), f"{fact} ${DIVERSITY_MINIMUM:,}")


@rule(
    "JUR026",
    cite="28 U.S.C. § 1332(a); Snyder v. Harris, 394 U.S. 332, 335 (1969)",
    basis="secondary",
    fix="lower `amount:` below the total of one plaintiff's claims against one defendant, or give the claims "
    "`amounts:`",
)
def amount_above_the_claims(matter: Matter) -> Iterator[Problem]:
    """No plaintiff claims more than the stated amount in controversy from a single defendant.

    Claims against several defendants are aggregated only if the defendants are jointly liable, and claims of several
    plaintiffs only if the plaintiffs have a common and undivided interest. If a claim has no `amounts:`, the rule
    reports only a stated amount that equals a sum in the text, of $75,000 or less, multiplied by the number of
    defendants or plaintiffs.
    """
    amount = matter.amount
    if "diversity" not in grounds(matter) or amount is None or amount in (DIVERSITY_MINIMUM, CLASS_ACTION_MINIMUM):
        return
    if matter.claims and all(claim.amounts for claim in matter.claims):
        largest = max(amounts_by_pair(matter).values())
        if amount >= largest:
            fact = f"`{amount}` is not exceeded: no plaintiff claims more than ${largest:,} from any one defendant"
            yield Problem(("amount",), fact)
        return
    for role in ("defendant", "plaintiff"):
        count = len(of_side(pleaded_parties(matter), role))
        share, remainder = divmod(int(amount * 100), max(count, 1))
        if count > 1 and not remainder and share <= DIVERSITY_MINIMUM * 100 and share in pleaded_sums(matter):
            fact = f"`{amount}` is {dollars(share)} for each of {count} {role}s, but separate claims are not aggregated"
            yield Problem(("amount",), fact)


@rule(
    "JUR021",
    cite="Exxon Mobil Corp. v. Allapattah Servs., Inc., 545 U.S. 546 (2005)",
    basis="memory",
    fix="make sure that one plaintiff's claims alone exceed $75,000; the program checks this if you add `amounts:` to "
    "the claims",
    severity=Severity.NOTE,
)
def amounts_of_several_plaintiffs(matter: Matter) -> Iterator[Problem]:
    """Several plaintiffs plead a single amount in controversy.

    One plaintiff may aggregate all claims against one defendant, but separate claims of several plaintiffs are not
    aggregated. The claims of at least one plaintiff must exceed $75,000; supplemental jurisdiction may then cover the
    other plaintiffs. If the claims have `amounts:`, JUR025 aggregates them instead. Nothing is reported if a sum in the
    prayer is more than $75,000 for each plaintiff, because one of them then claims more than that.
    """
    plaintiffs = of_side(pleaded_parties(matter), "plaintiff")
    claims_have_amounts = any(claim.amounts for claim in matter.claims)
    greatest_demand = max((demand.cents for item in items(matter) for demand in item.sums), default=0)
    if greatest_demand > len(plaintiffs) * DIVERSITY_MINIMUM * 100:
        return
    if "diversity" in grounds(matter) and matter.amount is not None and len(plaintiffs) > 1 and not claims_have_amounts:
        fact = f"`{matter.amount}` is pleaded for {len(plaintiffs)} plaintiffs, but separate claims are not aggregated"
        yield Problem(("amount",), fact)


@rule(
    "JUR027",
    cite="28 U.S.C. § 1332(a); St. Paul Mercury Indem. Co. v. Red Cab Co., 303 U.S. 283, 288 (1938)",
    basis="memory",
    fix="correct the prayer or the amount; if the prayer is worth more than its sums, say so in the prayer",
)
def prayer_not_over_amount(matter: Matter) -> Iterator[Problem]:
    """The prayer does not ask for more than the amount that the paper says is exceeded.

    The sum claimed in good faith controls. Interest and costs do not count. A prayer that also asks for relief without
    a sum, such as an injunction or punitive damages, is not checked.
    """
    if "diversity" not in grounds(matter):
        return
    prayer = list(items(matter))
    if any(item.has_unstated_amount for item in prayer) or not any(item.sums for item in prayer):
        return
    total = sum(demand.cents for item in prayer for demand in item.sums)
    stated_amount = max(matter.amount or 0, DIVERSITY_MINIMUM)
    if total <= stated_amount * 100:
        first_item = next(item for item in prayer if item.sums)
        fact = f"the prayer asks for {dollars(total)} in all, but the paper says that more than ${stated_amount:,}"
        yield Problem(first_item.path, f"{fact} is in controversy")


CONTROVERSY = Regex(
    r"\bin\s+controversy\b[^.;$]{0,80}(?P<first>\$[\d,]{1,20}(?:\.\d\d)?(?:\s+[mb]illion)?)"
    r"|(?:exceeds?|exceeding|excess\s+of|more\s+than|greater\s+than)\s[^.;$]{0,40}"
    r"(?P<second>\$[\d,]{1,20}(?:\.\d\d)?(?:\s+[mb]illion)?),?\s+(?:exclusive\s+of|excluding|without|not\s+counting)\s+"
    r"(?:costs|interest)"
)
"""Words of a sentence that state the amount in controversy."""


@rule(
    "JUR028",
    cite="house style: the text and the matter agree on the amount in controversy",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the same amount in the text and under `amount:`",
)
def text_against_amount(matter: Matter) -> Iterator[Problem]:
    """A text states an amount in controversy that differs from the amount in the matter.

    The program prints the matter's `amount:` in the paragraphs on jurisdiction, so both amounts would be in the paper.
    """
    minimums = {"diversity": DIVERSITY_MINIMUM, "class action": CLASS_ACTION_MINIMUM}
    own_minimums: set[Decimal | int] = {minimums[ground] for ground in grounds(matter) if ground in minimums}
    if not own_minimums:
        return
    allowed_cents = {amount * 100 for amount in (*own_minimums, matter.amount or 0)}
    pleaded_amount = f"${matter.amount:,}" if matter.amount else f"over {dollars(int(min(own_minimums) * 100))}"
    for path, text in prose(matter):
        for match in passages(CONTROVERSY, unquoted(text)):
            stated_sum = next(sums(match["first"] or match["second"]), None)
            if stated_sum and stated_sum.cents not in allowed_cents:
                fact = f"the text puts `{stated_sum.written}` in controversy"
                yield Problem(path, f"{fact}, but the matter says {pleaded_amount}")


MIN_CLASS_MEMBERS = 100
"""The minimum number of members of a class under 28 U.S.C. § 1332(d)."""


@rule(
    "JUR016",
    cite="28 U.S.C. § 1332(d)(2), (5)(B), (6)",
    basis="memory",
    fix="if the class qualifies, add `amount: 5000000` and `class_members:` of 100 or more; if not, remove "
    "`class action`",
)
def class_action_without_its_numbers(matter: Matter) -> Iterator[Problem]:
    """A class action under § 1332(d) does not meet a requirement of that section.

    The aggregated claims of the class must exceed $5,000,000, exclusive of interest and costs, the class must have at
    least 100 members, and at least one member must be a citizen of a different state from a defendant.
    """
    if "class action" not in grounds(matter):
        return
    ground_path = ("jurisdiction", matter.jurisdiction.index("class action"))
    if matter.amount is None or matter.amount < CLASS_ACTION_MINIMUM:
        fault = f"`{matter.amount}` is too low" if matter.amount else "no `amount:` is given"
        path = ("amount",) if matter.amount else ground_path
        yield Problem(path, f"{fault}: a class action requires more than ${CLASS_ACTION_MINIMUM:,}")
    if matter.class_members is None or matter.class_members < MIN_CLASS_MEMBERS:
        fault = f"`{matter.class_members}` is too few" if matter.class_members else "no `class_members:` is given"
        path = ("class_members",) if matter.class_members else ground_path
        yield Problem(path, f"{fault}: a class action requires at least {MIN_CLASS_MEMBERS} members")
    total = aggregate(matter) if all(claim.amounts for claim in matter.claims) else 0
    if 0 < total <= CLASS_ACTION_MINIMUM:
        message = f"the `amounts:` of the claims come to ${total:,}, but a class action requires more than"
        yield Problem(("claims", 0, "amounts"), f"{message} ${CLASS_ACTION_MINIMUM:,}")
    if is_minimally_diverse(pleaded_parties(matter)) is False:
        yield Problem(ground_path, "no plaintiff is a citizen of a different state from any defendant")
