"""A law of dismissal: the instruments by which a plaintiff dismisses a case, and the authority for each provision."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, model_validator

from assembler.model.base import Strict
from assembler.model.cause import Authority
from assembler.model.circumstance import Circumstance
from assembler.model.event import Method
from assembler.model.event_kinds import EventKind
from assembler.model.law import LawBasis
from assembler.model.time_limit import Closing, Deciding, Provision, TimeLimit

Way = Literal["notice", "stipulation", "motion"]
"""A way of dismissal: by the claimant alone (notice), by all parties (stipulation), or by the court (motion)."""


class Signing(Provision):
    """Who must sign the paper that dismisses."""

    by: Literal[
        "the plaintiff",
        "the claimant",
        "all who have appeared",
        "all current parties",
        "all parties",
        "all parties to the claim",
    ] = Field(
        description="who must sign: the plaintiff or claimant alone; all who ever appeared, whether or not they have "
        "left; all who are still parties; all parties; or all parties to the claims that are dismissed"
    )
    in_writing: bool = Field(False, description="whether other parties must give written consent before filing")
    unless_leave: tuple[EventKind, ...] = Field((), description="orders that replace the other parties' consent")
    perhaps_all: bool = Field(
        False, description="whether the law is unsettled on the signatures of parties who have not appeared"
    )


class Ordering(Provision):
    """What the court must do for the case to be dismissed."""

    needs: Literal["nothing", "an order", "a form of judgment"] = Field(description="what the court must sign")
    title: str = Field("", description="the title of the order or judgment that accompanies the paper")
    called: Literal["order", "judgment"] = Field("order", description="the law's word for what a motion requests")
    approves: bool | None = Field(
        None,
        description="whether the order counts as the court's approval; by default, an order on a motion does, unless "
        "the motion is as of right",
    )


class Effect(Provision):
    """The effect of a dismissal that does not mention prejudice."""

    prejudice: Literal["without", "with", "as chosen"] = Field(description="the effect: with or without prejudice")
    argued: Literal["", "unless ordered", "always"] = Field(
        "",
        description="when a motion's argument states the effect: unless ordered otherwise, always, or never (empty)",
    )
    fixed: bool = Field(False, description="whether the text of the law permits only this effect")


class SecondDismissal(Provision):
    """The effect of an earlier dismissal of the same claim on the next dismissal."""

    counts: tuple[Method, ...] = Field((), description="the kinds of earlier dismissal that count")
    perhaps: tuple[Method, ...] = Field(
        (), description="the kinds of earlier dismissal that may count, because the law is unsettled or unknown"
    )
    after: int = Field(1, description="how many counted dismissals make the next dismissal final")
    then: Literal["nothing", "on the merits", "by leave only", "no further suit"] = Field(
        "nothing", description="the effect on the next dismissal"
    )
    domestic_only: bool = Field(
        False,
        description="whether under the text of the law only dismissals in a federal or state court count, not those in "
        "a court of another country",
    )
    recited: Provision | None = Field(
        None,
        description="the provision that requires a paper to say whether the claim was dismissed before; without a "
        "provision, no paper says so",
    )


class Costs(Provision):
    """Who pays costs."""

    are_a_condition: bool = Field(False, description="whether the case is dismissed only on payment of costs")
    without_by_form: bool = Field(
        False,
        description="whether the official form of a paper signed by one side says that the dismissal is without costs",
    )


class Support(Provision):
    """How a motion must be supported."""

    needs: tuple[Literal["grounds", "declaration"], ...] = Field(
        description="what must support the motion: its `grounds:`, a declaration that accompanies it, or both"
    )


class PartialRule(Provision):
    """Whether a part of the action may be dismissed."""

    answer: Literal["allowed", "not allowed", "divided", "unsettled"] = Field(
        description="whether dismissal of the part is allowed"
    )
    ways: tuple[Way, ...] = Field(
        (), description="the instruments to which this answer applies; by default, those of the provision"
    )
    instead: str = Field("", description="what to do if this part may not be dismissed")


class Partial(Strict):
    """Whether fewer than all defendants, claims or plaintiffs may be dismissed."""

    defendants: PartialRule = Field(description="whether fewer than all defendants may be dismissed")
    claims: PartialRule = Field(description="whether fewer than all claims against a defendant may be dismissed")
    plaintiffs: PartialRule | None = Field(
        None, description="whether fewer than all plaintiffs may dismiss; omit it if the law was not read"
    )
    ways: tuple[Way, ...] = Field(
        ("notice", "stipulation"), description="the instruments by which part of the action may be dismissed"
    )
    by_order: PartialRule | None = Field(
        None,
        description="whether the court may dismiss part of the action by order, if `motion` is not among `ways`; omit "
        "it if the law was not read",
    )
    decided: PartialRule | None = Field(
        None, description="whether the rest of an action may be dismissed after all other parts of it were decided"
    )
    instead: str = Field("", description="what to do if dismissal of part of the action is not allowed")
    authorities: tuple[Authority, ...] = Field((), description="further authorities")


class Instrument(Strict):
    """An instrument of dismissal: one of the ways to dismiss."""

    paper: str = Field(description="the document type of the paper that dismisses")
    also_as: tuple[str, ...] = Field(
        (),
        description="other document types for the same instrument, such as a stipulation with the order below it",
    )
    more_papers: tuple[str, ...] = Field((), description="the document types that accompany the instrument")
    title: str = Field(description="the name of the instrument")
    rule: str = Field(description="the rule or statute that provides the instrument")
    way: Way = Field(description="who dismisses by the instrument")
    words: Literal["", "discontinuance"] = Field(
        "", description="the law's words for the motion and the order, if not dismissal"
    )
    of: Literal["claims", "counterclaims"] = Field("claims", description="which claims the instrument dismisses")
    reach: Literal["any", "whole", "part"] = Field(
        "any", description="whether the instrument dismisses the whole action, part of it, or either"
    )
    opened_by: tuple[Circumstance, ...] = Field(
        (), description="circumstances or events, at least one of which the matter must show"
    )
    partial: Partial | None = Field(
        None,
        description="whether the instrument may dismiss part of the action, if its rule differs from that for "
        "other instruments",
    )
    signed_by: Signing = Field(description="who signs it")
    until: TimeLimit = Field(description="how long the instrument remains open")
    order: Ordering = Field(description="what the court must do for the dismissal to take effect")
    support: Support | None = Field(None, description="what must support a motion by this instrument, if anything")
    default_effect: Effect = Field(description="the effect of the dismissal if the paper does not mention prejudice")
    second_dismissal: SecondDismissal = Field(description="the effect of an earlier dismissal of the same claim")
    service: Provision = Field(description="on whom the paper must be served")
    costs: Costs = Field(description="who pays costs")
    of_right: tuple[str, ...] = Field(
        (),
        description="sentences about the law that begin a motion's argument, used only if the motion is open",
    )
    argument: tuple[str, ...] = Field((), description="sentences about the law for a motion's argument")
    notes: tuple[str, ...] = Field((), description="remarks that `assembler dismiss` prints about the instrument")
    authorities: tuple[Authority, ...] = Field(description="the authorities for the instrument of dismissal")
    basis: LawBasis | None = Field(
        None,
        description="the basis of all provisions, if one text has them all; a provision's own basis overrides it",
    )

    @property
    def counts_as_approval(self) -> bool:
        """Whether the order of dismissal is the court's approval, by `approves` or else by the way of dismissal."""
        is_contestable_motion = self.way == "motion" and not self.of_right
        is_approval = is_contestable_motion if self.order.approves is None else self.order.approves
        return is_approval and self.order.needs == "an order"

    @property
    def papers(self) -> tuple[str, ...]:
        """The document types for this instrument, beginning with the usual type."""
        return (self.paper, *self.also_as)

    @model_validator(mode="before")
    @classmethod
    def _share_basis(cls, data: Any) -> Any:
        """Give the instrument's `basis` to each of its provisions, other than `partial`, that lacks a basis."""
        if not isinstance(data, Mapping) or "basis" not in data:
            return data
        provisions = {key: value for key, value in data.items() if isinstance(value, Mapping) and key != "partial"}
        with_shared_basis = {key: {"basis": data["basis"], **provision} for key, provision in provisions.items()}
        return {**data, **with_shared_basis}


class Approval(Provision):
    """Cases in which the court must approve a dismissal; an instrument of one of *ways* is then not enough."""

    where: tuple[Circumstance, ...] = Field(
        description="when approval is needed; any one of these circumstances is enough"
    )
    except_where: tuple[Circumstance, ...] = Field(
        (), description="the circumstances in which another provision applies instead"
    )
    ways: tuple[Way, ...] = Field(("notice", "stipulation"), description="the instruments that need approval")
    needs: Literal["approval", "nothing"] = Field("approval", description="`nothing` if the law requires no approval")
    prejudice: Literal["with", "without"] | None = Field(
        None, description="the prejudice of the dismissals that need approval, if not all dismissals need it"
    )
    unless: str = Field(
        "", description="an exception that makes approval unnecessary; no key of a matter shows this exception"
    )
    others: str = Field(
        "",
        description="the condition that even a motion must meet, besides the order on the motion: a consent, or a "
        "separate approval",
    )
    shown_by: tuple[EventKind, ...] = Field(
        (),
        description="the events that show that the condition in `others` is met or, if the exception in "
        "`unless` does not apply, that the court has approved",
    )
    argument: tuple[str, ...] = Field(
        (), description="sentences about the approval, printed in a motion's argument if approval is needed"
    )


class Consequence(Provision):
    """A consequence of a dismissal that does not bar the dismissal."""

    where: tuple[Circumstance, ...] = Field(
        description="when the consequence follows; any one of these circumstances is enough"
    )
    warns: bool = Field(False, description="whether `build` reports the consequence, as `dismiss` does")


class View(Strict):
    """A circuit's, department's or single court's reading of the law, if it differs from the other courts' reading."""

    counties: tuple[str, ...] = Field((), description="the counties of an appellate department")
    closed_by: Mapping[str, tuple[Closing, ...]] = Field(
        {}, description="further events that close an instrument, by the name of the instrument"
    )
    second_dismissal: Mapping[str, SecondDismissal] = Field(
        {}, description="the effect of an earlier dismissal, by the name of the instrument"
    )
    signed_by: Mapping[str, Signing] = Field({}, description="who signs, by the name of the instrument")
    approvals: tuple[Approval, ...] = Field((), description="when the court must approve")
    partial: Partial | None = Field(None, description="whether part of the action may be dismissed")
    watch: tuple[Consequence, ...] = Field((), description="other consequences of a dismissal in these courts")
    authorities: tuple[Authority, ...] = Field((), description="the authorities for this reading of the law")


class LocalRequirement(Provision):
    """What a single court requires of the papers of an instrument."""

    ways: tuple[Way, ...] = Field(description="the instruments to which the court's requirement applies")
    reach: Literal["any", "whole", "part"] = Field(
        "any",
        description="whether the paper must end the whole action, part of it, or either",
    )
    title: str = Field("", description="words that the title of the paper must have")
    title_form: str = Field(
        "",
        description="the title that the program gives the paper, with placeholders `{prejudice}` and `{ended}`, "
        "which names the parties and claims that are dismissed",
    )
    under_title: tuple[str, ...] = Field(
        (),
        description="lines below the title; `{judge}` and `{trial}` are filled in from the matter, which may say "
        "`none`",
    )
    sentences: tuple[str, ...] = Field((), description="sentences that the text of the paper must have")
    says_what_was_served: bool = Field(
        False,
        description="whether the text must say if a dismissed party has served a paper that ends the right to "
        "dismiss by notice",
    )

    def applies_to(self, way: Way, *, in_part: bool) -> bool:
        """Whether the requirement applies to this *way* of dismissing the whole action or, if *in_part*, part of it."""
        return way in self.ways and self.reach in {"any", "part" if in_part else "whole"}


class Dismissals(Strict):
    """The instruments of dismissal of one jurisdiction."""

    id: str = Field(description="the id of the record")
    name: str = Field(description="the name of the law")
    extends: str = Field(
        "",
        description="a similar law; an instrument listed here takes what it omits from that law",
    )
    instruments: Mapping[str, Instrument] = Field({}, description="the instruments, by their short names")
    moved_by: tuple[Closing, ...] = Field((), description="events that move the case to another court")
    ended_by: tuple[Closing, ...] = Field(
        (), description="events after which nothing, or perhaps nothing, is left to dismiss"
    )
    perhaps_decided_by: tuple[Deciding, ...] = Field(
        (),
        description="events that may have decided dismissed claims, if the instrument's own law is silent on them",
    )
    nonsuits: Mapping[Literal["by notice", "by order"], tuple[str, ...]] = Field(
        {},
        description="words in a court's name that show how a nonsuit is taken in that court",
    )
    united_states: tuple[str, ...] = Field(
        (), description="words in a party's name that show that the party is the United States rather than a state"
    )
    foreign_courts: tuple[str, ...] = Field(
        (), description="patterns that match the whole name of a court of another country, for earlier dismissals"
    )
    domestic_courts: tuple[str, ...] = Field(
        (), description="patterns that match part of the name of a federal or state court, for earlier dismissals"
    )
    approvals: tuple[Approval, ...] = Field((), description="when the court must approve")
    approvals_elsewhere: tuple[Approval, ...] = Field(
        (),
        description="circumstances in which courts of other jurisdictions must approve, if this law's `approvals` do "
        "not mention them",
    )
    not_read: tuple[Circumstance, ...] = Field(
        (), description="circumstances for which the law on the court's approval was not read"
    )
    partial: Partial | None = Field(None, description="whether part of the action may be dismissed")
    circuits: Mapping[str, View] = Field({}, description="how each federal circuit reads the law, by the circuit's id")
    departments: Mapping[str, View] = Field(
        {}, description="how each department of a state's appellate court reads the law, by the name of the department"
    )
    courts: Mapping[str, View] = Field({}, description="how single courts read the law, by the court's id")
    local: Mapping[str, tuple[LocalRequirement, ...]] = Field(
        {}, description="what single courts require, by the court's id"
    )
    watch: tuple[Consequence, ...] = Field((), description="other consequences of a dismissal")
    notes: tuple[str, ...] = Field((), description="what a user should know if no instrument is on record")
