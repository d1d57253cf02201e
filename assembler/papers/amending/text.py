"""Sentences that papers about an amended complaint share: the consent, the request, and what the court orders."""

from collections.abc import Iterator

from assembler.language.english import article
from assembler.model.law import was_read
from assembler.papers.amending.attached import MARKED_COPY, PROPOSED_PLEADING, attached_sentence
from assembler.papers.amending.proposal import Ground, Proposal, proposal_of
from assembler.papers.amending.signing import consenting_names
from assembler.papers.ending.context import EndingContext
from assembler.papers.ending.dismissal_text import signing_side
from assembler.papers.ending.signatories import signing_for
from assembler.papers.motion.motion_form import accompanying, is_unopposed
from assembler.plan.exhibits import made_exhibits
from assembler.plan.frame.signers import filing_side
from assembler.plan.text.recital import Passage, Recital


def rule_phrase(proposal: Proposal, ground: Ground = "leave") -> str:
    """Return " under" and the rule for *ground*; "" if no rule is on record."""
    rule = proposal.rule(ground)
    return f" under {rule}" if rule else ""


def proposal_values(context: EndingContext) -> dict[str, object]:
    """Return the values of the sentences on a proposed complaint."""
    proposal = proposal_of(context)
    return {
        "plaintiffs": context.dismissing_side,
        "a": article(proposal.name),
        "complaint": proposal.name,
        "earlier": proposal.earlier_name,
        "under": rule_phrase(proposal),
    }


def consent_text(proposal: Proposal, context: EndingContext) -> str:
    """Return the sentences by which the parties stipulate, and the others consent, to the amended complaint.

    A party consents in writing by signing. If the filing says that a party authorized somebody else to sign, the
    sentence does not say that the consent is in writing.
    """
    filing_parties = {name for name, _ in filing_side(context)}
    names = [name for name in consenting_names(context) if name not in filing_parties]
    other_parties = [context.matter.parties[name] for name in names]
    signers = {signer for name in names for signer in signing_for(context.matter, name)}
    in_writing = "" if signers & context.filing.consents.keys() else f" {context.say('amendment.in_writing')}"
    values = proposal_values(context) | {
        "under": rule_phrase(proposal, "consent"),
        "stipulating": signing_side(context),
    }
    values["in_writing"] = in_writing
    return context.say("amendment.stipulation", consenting=context.parties_as_side(other_parties), **values)


def order_below(context: EndingContext) -> Iterator[str]:
    """Yield the request for an order, if the stipulation ends with one or an order accompanies it."""
    if context.filing.paper.order:
        yield context.say("amendment.order_below", stipulating=signing_side(context))
    elif any(accompanying(context, "order")):
        yield context.say("amendment.order_enclosed", stipulating=signing_side(context))


# -- the motion -------------------------------------------------------------------------------------------------------


def request(context: EndingContext) -> Passage:
    """Return the sentences that move for leave and list the attachments."""
    return (context.say("amendment.motion", **proposal_values(context)), *attached_sentence(context))


def notice_of_request(context: EndingContext, papers: str, heard: str) -> tuple[str | Recital, ...]:
    """Return the notice of a motion for leave; *papers* are its support, *heard* the time and place of its hearing."""
    words = context.say("amendment.notice_of_motion", papers=papers, heard=heard, **proposal_values(context))
    return (words, *attached_sentence(context))


def issue(context: EndingContext) -> str:
    """Return the question that a motion for leave raises."""
    return context.say("amendment.issue", **proposal_values(context))


def standard(context: EndingContext) -> tuple[str, ...]:
    """Return the sentences on the standard for leave, if the law on it was read."""
    provision = proposal_of(context).consent_or_leave
    return provision.argument if provision and was_read(provision.basis) else ()


# -- the order --------------------------------------------------------------------------------------------------------


def opening_words(context: EndingContext) -> Passage:
    """Return the opening words of an order on an amended complaint: on a stipulation, or on a motion for leave."""
    values = proposal_values(context)
    if context.principal.paper.signer == "all":
        stipulating = signing_side(context.companion(context.principal))
        return context.say("amendment.order_on_stipulation", stipulating=stipulating, **values)
    if is_unopposed(context):
        based_on = [context.path(context.principal, "conferred")]
        return [*context.recite("amendment.order_unopposed", based_on, **values)]
    return context.say("amendment.order_on_motion", **values)


def order_sentences(context: EndingContext) -> Iterator[Passage]:
    """Yield the provisions of an order that lets the amended complaint be filed."""
    values = proposal_values(context)
    form = context.rely_on(context.court.amended)
    exhibits = {exhibit.name: exhibit.called for exhibit in made_exhibits(context.companion(context.principal))}
    values["paper"] = "stipulation" if context.principal.paper.signer == "all" else "motion"
    values["exhibit"] = exhibits.get(PROPOSED_PLEADING) or exhibits.get(MARKED_COPY)
    if form and form.value.attach and form.value.attach.not_filed_again and PROPOSED_PLEADING in exhibits:
        yield context.say("amendment.order_accepted", **values)
        return
    days = _days_after_order(context)
    time_words = context.say("amendment.within", days=str(days)) if days else context.say("amendment.within_days")
    within = f" {time_words}"
    key = "order_leave"
    if PROPOSED_PLEADING in exhibits:
        key = "order_leave_attached"
    elif exhibits:
        key = "order_leave_marked"
        within = f",{within},"
    yield context.say(f"amendment.{key}", within=within, **values)


def _days_after_order(context: EndingContext) -> int | None:
    """Return the days that the court's record, or else the law as read, gives to file the complaint after leave."""
    form = context.rely_on(context.court.amended)
    after_order = form.value.after_order if form else None
    if after_order and after_order.days:
        return after_order.days
    law = proposal_of(context).amendment.law
    provision = law.after_leave if law else None
    return provision.days if provision and was_read(provision.basis) else None
