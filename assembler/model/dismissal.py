"""A law of dismissal: the instruments by which a plaintiff ends a case, each provision with its authority."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from assembler.model.base import Strict
from assembler.model.cause import Authority
from assembler.model.event import Method, What
from assembler.model.law import LawBasis, Legal

Way = Literal["notice", "stipulation", "motion"]
"""Whose act an instrument is: the claimant's alone, that of all parties, or a request to the court."""

Trait = Literal["class action", "derivative action", "association", "FLSA", "qui tam", "mortgage", "tax foreclosure"]
"""What kind of action it is, where the law of dismissal asks."""

Circumstance = (
    What
    | Trait
    | Literal["minor", "earlier dismissal", "earlier nonsuit", "supplemental claims", "jurisdiction kept", "always"]
)
"""What a provision depends on: an event, the kind of the action, a party, an earlier dismissal, what is asked for."""


class Provision(Legal):
    """One provision: what it says, how that is known, and its authority."""

    says: str = Field(description="what the law says, in a few words")
    cite: str = Field("", description="where it stands; the instrument's rule when left out")


class Signing(Provision):
    """Who signs."""

    by: Literal["the plaintiff", "the claimant", "all who have appeared", "all parties"]


class Closing(Strict):
    """Events that close an instrument."""

    events: tuple[What, ...] = Field(description="what closes it")
    by: Literal["a party dismissed", "the plaintiff", "anybody"] = Field(
        "a party dismissed", description="whose act closes it"
    )
    once: Literal["served", "filed"] = Field(
        "served", description="whether it counts once it is served, or once it is filed or served"
    )
    days_before: int = Field(0, description="how many days before the event it closes")
    unless: str = Field("", description="what keeps it open all the same, which a matter cannot say")
    basis: LawBasis | None = Field(None, description="how it is known, where that is not the basis of the whole")
    cite: str = Field("", description="where it stands, if not where the whole does")


class Until(Provision):
    """Until when an instrument is open."""

    closed_by: tuple[Closing, ...] = ()


class Ordering(Provision):
    """What the court must do."""

    needs: Literal["nothing", "an order", "a form of judgment"]
    title: str = Field("", description="title of the order or judgment that goes with the paper")


class Effect(Provision):
    """What a dismissal does where the paper is silent."""

    prejudice: Literal["without", "with", "as chosen"]


class SecondDismissal(Provision):
    """What an earlier dismissal of the same claim does to this one."""

    counts: tuple[Method, ...] = Field((), description="earlier dismissals that count")
    perhaps: tuple[Method, ...] = Field((), description="those of which it is not settled, or not known, that they do")
    then: Literal["nothing", "on the merits", "by leave only", "no further suit"] = "nothing"


class Instrument(Strict):
    """One way to dismiss."""

    paper: str = Field(description="document type that does it")
    more_papers: tuple[str, ...] = Field((), description="document types that go with it")
    title: str
    rule: str
    way: Way
    of: Literal["claims", "counterclaims"] = Field("claims", description="whose claims: the plaintiff's, or another's")
    reach: Literal["any", "whole", "part"] = Field("any", description="whether it ends the action, or some of it")
    opened_by: tuple[Circumstance, ...] = Field((), description="what must have happened first; any of these")
    signed_by: Signing
    until: Until
    order: Ordering
    default_effect: Effect
    second_dismissal: SecondDismissal
    service: Provision
    costs: Provision
    argument: tuple[str, ...] = Field((), description="sentences on the law that a motion's argument prints")
    notes: tuple[str, ...] = ()
    authorities: tuple[Authority, ...]


class Approval(Provision):
    """Where the court must approve: an instrument of one of *ways* does not suffice by itself."""

    where: tuple[Circumstance, ...]
    ways: tuple[Way, ...] = ("notice", "stipulation")


class Answer(Provision):
    """Whether a part of the action may be dismissed."""

    answer: Literal["allowed", "not allowed", "divided", "unsettled"]


class Partial(Strict):
    """Whether fewer than all defendants, or fewer than all claims against one, may be dismissed."""

    defendants: Answer
    claims: Answer
    ways: tuple[Way, ...] = Field(("notice", "stipulation"), description="the instruments that are meant")
    instead: str = Field("", description="what to do where the answer is no")
    parties_out: Provision | None = Field(None, description="whether parties who have left must sign a stipulation")
    authorities: tuple[Authority, ...] = ()


class Watch(Provision):
    """What else follows, and closes nothing."""

    where: tuple[Circumstance, ...]


class Local(Provision):
    """What one court asks of an instrument."""

    ways: tuple[Way, ...]
    title: str = Field("", description="words that the paper's title has there")


class Dismissals(Strict):
    """The instruments of one jurisdiction."""

    id: str
    name: str
    instruments: Mapping[str, Instrument] = {}
    approvals: tuple[Approval, ...] = ()
    partial: Partial | None = None
    circuits: Mapping[str, Partial] = Field({}, description="the same, by federal circuit")
    local: Mapping[str, tuple[Local, ...]] = Field({}, description="what single courts ask, by their ids")
    watch: tuple[Watch, ...] = ()
    notes: tuple[str, ...] = Field((), description="what to know of it, where no instrument is recorded")
