"""Claims and amounts outside a court's jurisdiction, and cases that can be removed from a state court."""

from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.language.money import dollars
from assembler.language.places import state_name
from assembler.law.amounts import DIVERSITY_MINIMUM
from assembler.law.citizenship import citizenship
from assembler.law.diversity import shared_states
from assembler.law.federal_claims import federal_claims, grant_for
from assembler.law.proceedings import proceeding
from assembler.model.law import qualified_cite, severity_for, was_read
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.walk import of_side
from assembler.rules._complaint import has_complaint, in_state_court, pleaded_parties
from assembler.rules._prayer import counted_sums, items
from assembler.rules.rule import Problem, rule


@rule("JUR018", cite="28 U.S.C. § 1338(a)", basis="verified", fix="bring the claim in a federal court, or delete it")
def exclusive_federal_claim(matter: Matter) -> Iterator[Problem]:
    """A claim that only a federal court may hear is brought in a state court.

    State courts have no jurisdiction over claims under the laws on patents, plant varieties and copyrights, claims
    under the Securities Exchange Act, or tort claims against the United States. The same is true of federal antitrust
    claims (from memory).
    """
    if not in_state_court(matter):
        return
    for index, claim in enumerate(matter.claims):
        law = grant_for(claim)
        if law and law.exclusive and claim.cause.federal:
            cite = qualified_cite(law.exclusive, law.exclusive_basis)
            fact = f"only a federal court may hear `{claim.cause.id}`, but `{matter.court.id}` is a state court"
            yield Problem(("claims", index, "cause"), fact, severity_for(law.exclusive_basis), cite=cite)


@rule(
    "JUR029",
    cite="the statute or rule on record about the courts that hear the claim",
    basis="secondary",
    severity=Severity.WARNING,
    fix="file in a court that hears the claim, in that court's form, or choose the cause that this court hears",
)
def heard_elsewhere(matter: Matter) -> Iterator[Problem]:
    """A claim is brought in a court that does not hear such claims.

    Evictions and debt claims often belong in a justice court or another lower court, or are special proceedings that
    begin with a petition. The record of the cause lists courts that hear the claim and courts that do not; other courts
    are not checked. If the courts that hear the claim have a limit, a claim for more than the limit is not reported.
    """
    if not has_complaint(matter):
        return
    for index, claim in enumerate(matter.claims):
        heard_in = claim.cause.heard_in
        if not heard_in or matter.court.id not in heard_in.not_in:
            continue
        limit = heard_in.up_to
        if limit and _dollars_demanded(matter) > limit.dollars:
            continue
        limit_words = f", which hears it up to ${limit.dollars:,}" if limit else ""
        fact = f"`{claim.cause.id}` belongs in {heard_in.courts}{limit_words}"
        message = f"{fact}, but `{matter.court.id}` is not such a court"
        cites = [qualified_cite(law.cite, law.basis) for law in (heard_in, limit) if law]
        yield Problem(("claims", index, "cause"), message, cite="; ".join(cites))


def _dollars_demanded(matter: Matter) -> float:
    """Return the total of the sums that `counted_sums` yields for the items of the prayer, in dollars."""
    return sum(demand.cents for item in items(matter) for demand in counted_sums(item)) / 100


@rule(
    "JUR030",
    cite="the statute on record for the court that limits the amounts it hears",
    basis="verified",
    fix="file in a court of general jurisdiction, or demand no more than the limit",
)
def over_the_courts_limit(matter: Matter) -> Iterator[Problem]:
    """The prayer asks for more than the court may hear.

    A lower court hears claims up to a limit, but a special proceeding may have no limit: for example, a proceeding for
    the possession of premises in the Civil Court of the City of New York. The rule compares each sum of the prayer with
    the limit, not the total of the sums, because some courts measure each cause of action separately.
    """
    law = matter.court.amount_limit
    special = proceeding(matter)
    if law is None or not has_complaint(matter) or (special and special.any_amount_authority):
        return
    for item in items(matter):
        largest = max((demand.cents for demand in item.sums), default=0)
        if largest > law.value * 100:
            fact = f"the prayer asks for {dollars(largest)}, but the limit of `{matter.court.id}` is ${law.value:,}"
            yield Problem(item.path, fact, severity_for(law.basis), cite=law.authority)
            return


@rule(
    "JUR031",
    cite="the statute on record for the smallest amount that the court hears",
    basis="verified",
    severity=Severity.WARNING,
    fix="file in the court that hears smaller claims, or demand the full amount that the plaintiff is likely to "
    "recover",
)
def under_the_courts_floor(matter: Matter) -> Iterator[Problem]:
    """The prayer asks for so little money that a lower court must hear the case.

    The court may then dismiss an action for money, as in the Superior Court of Massachusetts. The rule adds up the sums
    of the prayer, but not interest, fees, costs, penalties, and punitive or statutory damages. If an item leaves its
    sum open, or asks for other relief, nothing is reported.
    """
    law = matter.court.amount_floor
    prayer = list(items(matter))
    demands = [(item, demand.cents) for item in prayer for demand in counted_sums(item)]
    if law is None or not demands or not has_complaint(matter) or any(item.has_unstated_amount for item in prayer):
        return
    total = sum(cents for _, cents in demands)
    if total <= law.value * 100:
        fact = f"the prayer asks for {dollars(total)}, but `{matter.court.id}` hears only cases above ${law.value:,}"
        severity = None if was_read(law.basis) else Severity.NOTE
        first_item, _ = demands[0]
        yield Problem(first_item.path, fact, severity, cite=law.authority)


@rule(
    "JUR022",
    cite="28 U.S.C. § 1441(a)",
    basis="secondary",
    fix="expect removal, or plead the claim only under state law",
    severity=Severity.NOTE,
)
def removable_federal_claim(matter: Matter) -> Iterator[Problem]:
    """A complaint in a state court pleads a claim under federal law.

    The defendants may remove an action over which the federal courts have original jurisdiction, including any action
    with a claim under federal law.
    """
    if not in_state_court(matter):
        return
    for index, claim in enumerate(matter.claims):
        law = grant_for(claim)
        if federal_claims([claim]) and not (law and law.exclusive and was_read(law.exclusive_basis)):
            message = f"`{claim.cause.name}` arises under federal law, so the case can be removed"
            yield Problem(("claims", index, "cause"), message)


@rule(
    "JUR019",
    cite="28 U.S.C. § 1441(b)(2)",
    basis="secondary",
    fix="have that defendant served on the day the complaint is filed",
    severity=Severity.NOTE,
)
def home_state_defendant(matter: Matter) -> Iterator[Problem]:
    """Defendants may remove the case until a defendant from the court's own state is served.

    An action that is removable only because of diversity may not be removed if a defendant *properly joined and served*
    is a citizen of the state where the action was brought. Several courts read these words literally, and let any
    defendant remove the action until such a defendant is served. The rule applies only if the citizenship of every
    plaintiff is known and the parties are diverse.
    """
    is_too_small = (matter.amount or DIVERSITY_MINIMUM) < DIVERSITY_MINIMUM
    if not in_state_court(matter) or federal_claims(matter.claims) or is_too_small:
        return
    parties = pleaded_parties(matter)
    plaintiffs = of_side(parties, "plaintiff").values()
    forum = state_name(matter.court.state)
    if any(shared_states(parties)) or any(not _has_known_citizenship(party) for party in plaintiffs):
        return
    for name, party in of_side(parties, "defendant").items():
        if tie := citizenship(party).places.get(forum):
            fact = f"`{brief(party.name)}` is a citizen of {forum}, where this court sits ({tie.chain})"
            fact += ": removal for diversity is barred only after service on this defendant"
            yield Problem(("parties", name), fact)


def _has_known_citizenship(party: Party) -> bool:
    """Whether the citizenship of *party* is completely known and includes at least one place."""
    own_citizenship = citizenship(party)
    is_incomplete = own_citizenship.stateless or own_citizenship.missing_facts or own_citizenship.cycles
    return bool(own_citizenship.places) and not is_incomplete
