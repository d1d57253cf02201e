"""A law of dismissal: the instruments by which a plaintiff dismisses a case, each provision with its authority."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, model_validator

from assembler.model.base import Strict
from assembler.model.cause import Authority
from assembler.model.circumstance import Circumstance
from assembler.model.event import Method
from assembler.model.event_kinds import EventKind
from assembler.model.law import LawBasis
from assembler.model.until import Closing, Deciding, Provision, Until

Way = Literal["notice", "stipulation", "motion"]
"""Who acts: the claimant alone (notice), all parties (stipulation), or the court on request (motion)."""


class Signing(Provision):
    """Who signs."""

    by: Literal[
        "the plaintiff",
        "the claimant",
        "all who have appeared",
        "all current parties",
        "all parties",
        "all parties to the claim",
    ] = Field(
        description="who must sign: the plaintiff or claimant alone; all who ever appeared, whether or not they have "
        "left; all who are still parties; all parties; or those of the claims that are dismissed"
    )
    in_writing: bool = Field(False, description="whether the others consent in writing before the paper is filed")
    unless_leave: tuple[EventKind, ...] = Field((), description="the orders that take the place of their consent")
    perhaps_all: bool = Field(
        False, description="whether it is unsettled if the parties who have not appeared must sign as well"
    )


class Ordering(Provision):
    """What the court must do."""

    needs: Literal["nothing", "an order", "a form of judgment"] = Field(description="what the court must sign")
    title: str = Field("", description="title of the order or judgment that accompanies the paper")
    called: Literal["order", "judgment"] = Field("order", description="the law's word for what a motion asks for")
    approves: bool | None = Field(
        None,
        description="whether the order is the court's approval, since a judge decides whether to dismiss; if omitted, "
        "that of a motion is, unless it is of right",
    )


class Effect(Provision):
    """The effect of a dismissal if the paper is silent."""

    prejudice: Literal["without", "with", "as chosen"] = Field(description="with or without prejudice")
    argued: Literal["", "unless ordered", "always"] = Field(
        "",
        description="whether a motion's argument says so: unless the order says otherwise, without a condition, or not",
    )
    fixed: bool = Field(False, description="whether the text gives the paper no choice of another effect")


class SecondDismissal(Provision):
    """The effect of an earlier dismissal of the same claim."""

    counts: tuple[Method, ...] = Field((), description="kinds of earlier dismissal that count")
    perhaps: tuple[Method, ...] = Field(
        (), description="kinds of earlier dismissal that may count: it is unsettled or unknown"
    )
    after: int = Field(1, description="how many earlier dismissals that count make the next one final")
    then: Literal["nothing", "on the merits", "by leave only", "no further suit"] = Field(
        "nothing", description="the effect on the next dismissal"
    )
    domestic_only: bool = Field(
        False,
        description="whether by its text only a dismissal in a federal or state court counts, and none in a court of"
        " another country",
    )
    recited: Provision | None = Field(
        None,
        description="the provision by which a paper says whether the claim was dismissed before; without it, no "
        "paper does",
    )


class Costs(Provision):
    """Who pays costs."""

    are_a_condition: bool = Field(False, description="whether the dismissal is only on payment of costs")
    without_by_form: bool = Field(
        False, description="whether the official form of a paper by one side itself says that it is without costs"
    )


class Support(Provision):
    """What a motion must be supported by."""

    needs: tuple[Literal["grounds", "declaration"], ...] = Field(
        description="its `grounds:`, a declaration that accompanies it, or both"
    )


class PartialRule(Provision):
    """Whether a part of the action may be dismissed."""

    answer: Literal["allowed", "not allowed", "divided", "unsettled"] = Field(description="whether it is allowed")
    ways: tuple[Way, ...] = Field((), description="the instruments that this answer governs, if not those of all")
    instead: str = Field("", description="what to do if it is not allowed, if that differs")


class Partial(Strict):
    """Whether fewer than all defendants, claims or plaintiffs may be dismissed."""

    defendants: PartialRule = Field(description="whether fewer than all defendants may be dismissed")
    claims: PartialRule = Field(description="whether fewer than all claims against a defendant may be dismissed")
    plaintiffs: PartialRule | None = Field(
        None, description="whether fewer than all plaintiffs may dismiss; omitted if that was not read"
    )
    ways: tuple[Way, ...] = Field(("notice", "stipulation"), description="the instruments that this governs")
    by_order: PartialRule | None = Field(
        None,
        description="whether the court may dismiss a part by order, if `motion` is not among `ways`; omitted if that"
        " was not read",
    )
    decided: PartialRule | None = Field(
        None, description="whether what a decision left open may be dismissed, where nothing else is left"
    )
    instead: str = Field("", description="what to do if it is not allowed")
    authorities: tuple[Authority, ...] = Field((), description="further authorities")


class Instrument(Strict):
    """A way to dismiss."""

    paper: str = Field(description="the document type that dismisses")
    also_as: tuple[str, ...] = Field(
        (), description="the other document types that are this paper, such as one with the order beneath it"
    )
    more_papers: tuple[str, ...] = Field((), description="document types that accompany it")
    title: str = Field(description="the name of the instrument")
    rule: str = Field(description="the rule or statute that provides it")
    way: Way = Field(description="whose act it is")
    words: Literal["", "discontinuance"] = Field(
        "", description="the law's word for what its motion and order do, where that is not dismissal"
    )
    of: Literal["claims", "counterclaims"] = Field("claims", description="which claims it dismisses")
    reach: Literal["any", "whole", "part"] = Field(
        "any", description="whether it dismisses the whole action, a part of it, or either"
    )
    opened_by: tuple[Circumstance, ...] = Field(
        (), description="what must have happened first; any one of these suffices"
    )
    partial: Partial | None = Field(
        None, description="whether it may dismiss a part of the action, if not as the law's other instruments"
    )
    signed_by: Signing = Field(description="who signs it")
    until: Until = Field(description="how long it is open")
    order: Ordering = Field(description="what the court must do")
    support: Support | None = Field(None, description="what supports it, if it is a motion that must be supported")
    default_effect: Effect = Field(description="its effect if the paper is silent")
    second_dismissal: SecondDismissal = Field(description="the effect of an earlier dismissal of the same claim")
    service: Provision = Field(description="on whom it must be served")
    costs: Costs = Field(description="who pays costs")
    of_right: tuple[str, ...] = Field(
        (),
        description="sentences on the law that a motion's argument prints first while the motion is shown to be open",
    )
    argument: tuple[str, ...] = Field((), description="sentences on the law for the argument of a motion")
    notes: tuple[str, ...] = Field((), description="what to consider")
    authorities: tuple[Authority, ...] = Field(description="the authorities for the instrument")
    basis: LawBasis | None = Field(
        None, description="how its provisions are known, if one text has them all; a provision's own basis overrides it"
    )

    @property
    def judged(self) -> bool:
        """Whether a judge decides if the case is dismissed, so that the order is the court's approval.

        An order that is entered as of course approves nothing, nor does an order based on a right or on the parties'
        agreement.
        """
        decides = self.way == "motion" and not self.of_right
        return self.order.needs == "an order" and (decides if self.order.approves is None else self.order.approves)

    @property
    def papers(self) -> tuple[str, ...]:
        """The document types that are this instrument, the usual one first."""
        return (self.paper, *self.also_as)

    @model_validator(mode="before")
    @classmethod
    def _share_basis(cls, data: Any) -> Any:
        """Give the instrument's *basis* to each provision without its own."""
        if not isinstance(data, Mapping) or "basis" not in data:
            return data
        parts = {key: value for key, value in data.items() if isinstance(value, Mapping) and key != "partial"}
        bare = [key for key, value in parts.items() if "basis" not in value]
        return {**data, **{key: {**data[key], "basis": data["basis"]} for key in bare}}


class Approval(Provision):
    """Cases in which the court must approve: an instrument of one of *ways* does not suffice by itself."""

    where: tuple[Circumstance, ...] = Field(description="when approval is needed; any one of these suffices")
    except_where: tuple[Circumstance, ...] = Field((), description="when another provision governs instead")
    ways: tuple[Way, ...] = Field(("notice", "stipulation"), description="the instruments that need approval")
    needs: Literal["approval", "nothing"] = Field("approval", description="`nothing` if the law requires no approval")
    prejudice: Literal["with", "without"] | None = Field(
        None, description="the dismissals that it applies to, if not all"
    )
    unless: str = Field("", description="an exception in which no approval is needed, and which a matter cannot state")
    others: str = Field(
        "",
        description="the condition, besides an order on the motion, on which even a motion is open: a consent, or"
        " a separate approval",
    )
    shown_by: tuple[EventKind, ...] = Field(
        (), description="the events that meet that condition or, where `unless` does not apply, are the approval"
    )
    argument: tuple[str, ...] = Field(
        (), description="sentences on the approval, which a motion's argument prints where it is needed"
    )


class Watch(Provision):
    """A consequence of a dismissal that does not bar it."""

    where: tuple[Circumstance, ...] = Field(description="when it follows; any one of these suffices")
    warns: bool = Field(False, description="whether `build` also warns of it, not only `dismiss`")


class View(Strict):
    """How a circuit, a department or a court reads the law, where it differs from the whole jurisdiction's."""

    counties: tuple[str, ...] = Field((), description="the counties of a department")
    closed_by: Mapping[str, tuple[Closing, ...]] = Field(
        {}, description="what else closes an instrument, by the instrument's name"
    )
    second_dismissal: Mapping[str, SecondDismissal] = Field(
        {}, description="the effect of an earlier dismissal, by the instrument's name"
    )
    signed_by: Mapping[str, Signing] = Field({}, description="who signs, by the instrument's name")
    approvals: tuple[Approval, ...] = Field((), description="when the court must approve")
    partial: Partial | None = Field(None, description="whether a part of the action may be dismissed")
    watch: tuple[Watch, ...] = Field((), description="what else follows from a dismissal there")
    authorities: tuple[Authority, ...] = Field((), description="the authorities for the view")


class Local(Provision):
    """What one court requires of an instrument."""

    ways: tuple[Way, ...] = Field(description="the instruments for which it is required")
    reach: Literal["any", "whole", "part"] = Field(
        "any", description="whether it is for a paper that ends the whole action, or a part of it, or for either"
    )
    title: str = Field("", description="words that the title of the paper must have")
    title_form: str = Field(
        "",
        description="the title that the program gives the paper, with places for `{prejudice}` and for `{ended}`, the"
        " parties and claims that are dismissed",
    )
    under_title: tuple[str, ...] = Field(
        (),
        description="lines below the title, with places for `{judge}` and `{trial}`, which the matter gives, or for"
        " which it says `none`",
    )
    sentences: tuple[str, ...] = Field((), description="sentences that the text of the paper must have")
    says_what_was_served: bool = Field(
        False,
        description="whether the text must say if those dismissed have served a paper that ends the right to a notice",
    )

    def concerns(self, way: Way, *, in_part: bool) -> bool:
        """Whether it is required of an instrument of this *way* that dismisses the whole action, or *in_part*."""
        return way in self.ways and self.reach in {"any", "part" if in_part else "whole"}


class Dismissals(Strict):
    """The instruments of one jurisdiction."""

    id: str = Field(description="the id of the record")
    name: str = Field(description="the name of the law")
    extends: str = Field(
        "", description="the law that this one resembles: each instrument named here inherits what it omits"
    )
    instruments: Mapping[str, Instrument] = Field({}, description="the instruments, by short names")
    moved_by: tuple[Closing, ...] = Field((), description="events that take the case to another court")
    ended_by: tuple[Closing, ...] = Field((), description="events that leave nothing, or perhaps nothing, to dismiss")
    perhaps_decided_by: tuple[Deciding, ...] = Field(
        (), description="events that may have decided what is dismissed, where the instrument's own law is silent"
    )
    nonsuits: Mapping[Literal["by notice", "by order"], tuple[str, ...]] = Field(
        {}, description="words in the name of an earlier court that show how a nonsuit is taken there"
    )
    united_states: tuple[str, ...] = Field(
        (), description="words by which the name of a party shows that it is the United States, and not a state"
    )
    foreign_courts: tuple[str, ...] = Field(
        (), description="patterns of the whole name of an earlier court that is a court of another country"
    )
    domestic_courts: tuple[str, ...] = Field(
        (), description="patterns in the name of an earlier court that show a federal court or a court of a state"
    )
    approvals: tuple[Approval, ...] = Field((), description="when the court must approve")
    approvals_elsewhere: tuple[Approval, ...] = Field(
        (),
        description="when courts elsewhere must approve, for circumstances that this law's `approvals` omit",
    )
    not_read: tuple[Circumstance, ...] = Field(
        (), description="circumstances for which the law on the court's approval was not read"
    )
    partial: Partial | None = Field(None, description="whether a part of the action may be dismissed")
    circuits: Mapping[str, View] = Field({}, description="how each federal circuit reads the law, by the circuit's id")
    departments: Mapping[str, View] = Field(
        {}, description="how each department of a state's appellate court reads the law, by its name"
    )
    courts: Mapping[str, View] = Field({}, description="how single courts read the law, by the id of the court")
    local: Mapping[str, tuple[Local, ...]] = Field({}, description="what single courts require, by the id of the court")
    watch: tuple[Watch, ...] = Field((), description="what else follows from a dismissal")
    notes: tuple[str, ...] = Field((), description="what to know about this law, if no instrument is recorded")
