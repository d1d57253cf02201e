"""The text of a plaintiff's motion, or of its memorandum of law; the court's form assigns the parts to each of them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from assembler.findings.path import KeyPath
from assembler.language.dates import printed_date
from assembler.language.english import article, series
from assembler.law.dismissal.absent import docket_shows_none, last_day_read
from assembler.law.dismissal.approvals import approval_arguments
from assembler.law.dismissal.circumstances import circumstances_of
from assembler.law.dismissal.events import no_event_closes
from assembler.model.court.motion import MotionPart, ServiceDeadline, role_of
from assembler.model.event import Event
from assembler.model.event_kinds import ANSWERS, EventKind
from assembler.papers.ending.context import EndingContext
from assembler.papers.ending.dismissal_text import (
    dismissed_side,
    ends_the_action,
    operative_sentences,
    sentence_prefix,
)
from assembler.papers.ending.keys import dismissal_keys
from assembler.papers.keys import hearing_of
from assembler.papers.motion.amended_history import amended_complaint_recital
from assembler.papers.motion.conferral_text import conferral_drafts
from assembler.papers.motion.motion_form import accompanying, motion_name, motion_paper, paper_name
from assembler.papers.motion.motion_time import days_too_late
from assembler.papers.motion.sections.leave import AMENDMENT_PARTS, grounds_are_first, grounds_lead
from assembler.papers.motion.support import EVIDENCE_ROLES, SUPPORTING_ROLES, grounds, hearing_words, supporting_papers
from assembler.papers.opening.titles import character_of_action, opening_name
from assembler.papers.order.order_text import earlier_nonsuits, nonsuits_before
from assembler.plan.sections import own_paragraphs
from assembler.plan.text.draft import Draft, DraftHeading, sentence
from assembler.plan.text.party_names import short_name
from assembler.plan.text.recital import Recital


def build(context: EndingContext) -> Iterator[Draft]:
    """Yield the parts of the paper in order, leaving out parts for which the matter has no content.

    A part that is in the memorandum of law is not repeated in the motion.
    """
    form = motion_paper(context)
    memorandum_parts = _memorandum_parts(context)
    parts = [part for part in form.parts if part not in memorandum_parts]
    yield from conferral_drafts(context, "first")
    if role_of(context.filing.paper) == "memorandum":
        values = {"plaintiffs": context.dismissing_side, "paper": paper_name(context), "motion": motion_name(context)}
        yield sentence(context.say("memorandum.lead", **values))
    if not parts:
        yield from _grounds_of_request(context)
    for index, part in enumerate(parts):
        if drafts := [*_part(part, context)]:
            if heading := form.headings.get(part):
                yield DraftHeading(level=1, text=heading, id=f"motion-{part.replace(' ', '-')}")
            yield from drafts
        if index == 0 and "argument" not in parts:
            yield from _grounds_of_request(context)
        precedes_conferral = part == "facts" if "facts" in parts else index == 0
        if precedes_conferral:
            yield from conferral_drafts(context, "within")
    if "facts" not in parts:
        yield from own_paragraphs(context)
    yield from conferral_drafts(context, "last")


def _grounds_of_request(context: EndingContext) -> Iterator[Draft]:
    """Yield the grounds of a motion without an argument, unless its first paragraph states them."""
    drafts = () if grounds_are_first(context) else tuple(grounds(context))
    if drafts and context.filing.paper.amending:
        yield sentence(grounds_lead(context))
    yield from drafts


def _part(part: MotionPart, context: EndingContext) -> Iterator[Draft]:
    """Yield the drafts of *part*; a motion for leave to amend has its own request and argument."""
    if context.principal.paper.amending and part in AMENDMENT_PARTS:
        return AMENDMENT_PARTS[part](context)
    return PART_BUILDERS[part](context)


def _memorandum_parts(context: EndingContext) -> set[MotionPart]:
    """Return the parts that are in a separate memorandum of law; none unless this paper is the motion."""
    if role_of(context.filing.paper) != "motion":
        return set()
    return {
        part for memo in accompanying(context, "memorandum") for part in motion_paper(context.companion(memo)).parts
    }


# -- the request ------------------------------------------------------------------------------------------------------


def _relief_part(context: EndingContext) -> Iterator[Draft]:
    request = operative_sentences(f"{sentence_prefix(context)}motion", context, ordered=_an_order(context))
    yield from map(sentence, [request, *_costs_request(context)])


def _order_word(context: EndingContext) -> str:
    """Return the law's word for what the motion requests: "order" or "judgment"."""
    return context.instrument.order.called if context.instrument else "order"


def _an_order(context: EndingContext) -> str:
    return context.say("motion.a_judgment" if _order_word(context) == "judgment" else "motion.an_order")


def _notice_part(context: EndingContext) -> Iterator[Draft]:
    """Yield the notice of the motion: its papers, the relief and, if the court requires them, the date and place."""
    papers = series([*supporting_papers(context), context.say("motion.on_file")])
    values = {"papers": papers, "heard": hearing_words(context), "ordered": _an_order(context)}
    text = operative_sentences(f"{sentence_prefix(context)}notice_of_motion", context, **values)
    yield from map(sentence, [text, *_costs_request(context)])


def _costs_request(context: EndingContext) -> Iterator[Recital]:
    """Yield the request that each side bear its own costs, if the filing has `costs:`."""
    if dismissal_keys(context.principal).costs:
        based_on = [context.path(context.principal, "costs")]
        yield from context.recite("motion.costs", based_on, plaintiffs=context.dismissing_side)


def _nature_part(context: EndingContext) -> Iterator[Draft]:
    yield sentence(context.say("motion.nature", character=character_of_action(context) or None))


def _answering_part(context: EndingContext) -> Iterator[Draft]:
    """Yield the demand for answering papers, if the motion is served early enough for such a demand."""
    form = motion_paper(context)
    filing = context.filing
    if form.answering is None or not (hearing_of(filing) and filing.date):
        return
    days = {"days": form.answering.days}
    required_service = form.served.model_copy(update=days) if form.served else ServiceDeadline.model_validate(days)
    if days_too_late(filing, required_service, context.matter) <= 0:
        yield sentence(form.answering.text)


def _issue_part(context: EndingContext) -> Iterator[Draft]:
    yield sentence(operative_sentences(f"{sentence_prefix(context)}issue", context))


def _order_part(context: EndingContext) -> Iterator[Draft]:
    """Yield the sentence that a proposed order or judgment accompanies the motion, if the matter has one."""
    papers = [context.path(filing) for filing in accompanying(context, "order")]
    yield from map(sentence, context.recite(f"motion.{_order_word(context)}_text", papers))


# -- the reasons ------------------------------------------------------------------------------------------------------


def _facts_part(context: EndingContext) -> Iterator[Draft]:
    yield from map(sentence, history(context))
    yield from own_paragraphs(context)


def history(context: EndingContext) -> Iterator[Recital | str]:
    """Yield the procedural history that is relevant to the motion, in date order."""
    yield from nonsuits_before(context)
    yield from _action_begun(context)
    for event_index, event in sorted(context.scope.events, key=_event_day):
        yield from _event_recital(event_index, event, context)
    if not any(nonsuits_before(context)):
        yield from earlier_nonsuits(context)
    yield from _absent_events(context)


def _event_day(entry: tuple[int, Event]) -> date:
    _, event = entry
    return event.day


def _action_begun(context: EndingContext) -> Iterator[Recital | str]:
    """Yield the sentence on when the complaint was filed, with the defendants unless the request already names them."""
    filing_date = context.matter.complaint_date
    sides = {"plaintiffs": context.side("plaintiff")}
    if ends_the_action(context) or not {"notice", "relief"} & set(motion_paper(context).parts):
        sides["defendants"] = context.side("defendant")
    against = "_against" if "defendants" in sides else ""
    if filing_date:
        values = {"date": printed_date(filing_date), "complaint": opening_name(context)}
        yield from context.recite(f"motion.filed{against}", _filing_date_keys(context), **values, **sides)
    elif against:
        yield context.say("motion.action_against", **sides)


def _filing_date_keys(context: EndingContext) -> Iterator[KeyPath]:
    """Yield the path of the complaint's filing date: `complaint_filed`, or the date of the opening paper."""
    if context.matter.complaint_filed:
        yield ("complaint_filed",)
        return
    for filing in context.matter.filings:
        if filing.paper.opens and filing.date:
            yield context.path(filing, "date")
            return


def _event_recital(event_index: int, event: Event, context: EndingContext) -> Iterator[Recital]:
    """Yield the sentence about *event*, unless it is only the appearance of parties who have answered."""
    events = (scope_event for _, scope_event in context.scope.events)
    answering_names = {name for scope_event in events if scope_event.kinds & set(ANSWERS) for name in scope_event.by}
    if event.event == "appearance" and event.by and set(event.by) <= answering_names:
        return
    if event.event == "amended complaint":
        yield from amended_complaint_recital(event_index, event, context)
        return
    who = series([short_name(context.matter.parties[name]) for name in event.by])
    sentences = context.sentence_entry("happened")
    key = event.event.replace(" ", "_").replace("-", "_")
    keys = [f"{key}_{context.court.system}", f"{key}_of", key] if who else [f"{key}_{context.court.system}", key]
    sentence_key = next((candidate for candidate in keys if candidate in sentences), "")
    if not sentence_key:
        yield from _paper_recital(event_index, event, who, context)
    elif who or "{who}" not in str(context.sentence_entry(f"happened.{sentence_key}")):
        based_on = [("events", event_index)]
        yield from context.recite(f"happened.{sentence_key}", based_on, who=who, date=printed_date(event.day))


def _paper_recital(event_index: int, event: Event, who: str, context: EndingContext) -> Iterator[Recital]:
    """Yield the sentence that a paper was served or filed; if the event names the party, the sentence does too."""
    day_of_service = event.date if event.date and context.scope.came_before(event.date, event) else None
    if who:
        sentence_key = "served" if day_of_service else "filed_paper"
    else:
        sentence_key = "was_served" if day_of_service else "was_filed"
    paper = re.sub(r"\bcomplaint\b", opening_name(context), event.event)
    article_word = article(paper) if who else article(paper).title()
    values = {"who": who, "what": paper, "a": article_word, "date": printed_date(day_of_service or event.day)}
    yield from context.recite(f"motion.{sentence_key}", [("events", event_index)], **values)


def _absent_events(context: EndingContext) -> Iterator[Recital]:
    """Yield the sentence on events that would bar the motion and had not happened, so far as the docket was read."""
    docket_day = last_day_read(context.scope)
    instrument = context.instrument
    scope = context.scope
    if docket_day and instrument and no_event_closes(scope, instrument):
        closings = (*instrument.until.closed_by, *scope.law.ended_by)
        events = dict.fromkeys(event for closing in closings for event in closing.events)
        sides = {"plaintiffs": context.dismissing_side, "dismissed": dismissed_side(context)}
        based_on: list[KeyPath] = []
        absence_clauses: list[str] = []
        for event in events:
            paths = docket_shows_none(scope, {event}, _parties_in_sentence(event, context))
            based_on += paths
            key = event.replace(" ", "_")
            if paths and key in context.sentence_entry("nothing"):
                absence_clauses.append(context.say(f"nothing.{key}", **sides))
        if absence_clauses:
            values = {"docket_read": printed_date(docket_day), "nothing": series(absence_clauses)}
            yield from context.recite("motion.not_yet", based_on, **values)


def _parties_in_sentence(event: EventKind, context: EndingContext) -> Sequence[str]:
    """Return the dismissed parties, if the sentence about *event* is about them; none if it is about all parties."""
    names_dismissed = "{dismissed" in str(context.sentence_entry("nothing").get(event.replace(" ", "_"), ""))
    return context.scope.dismissed_parties if names_dismissed else ()


def _evidence_part(context: EndingContext) -> Iterator[Draft]:
    """Yield the evidence for the motion; without a heading for evidence, only if it exceeds the papers on file.

    Below such a heading, a memorandum of law is not named.
    """
    is_headed = "evidence" in motion_paper(context).headings
    papers = [*supporting_papers(context, EVIDENCE_ROLES if is_headed else SUPPORTING_ROLES)]
    if papers or is_headed:
        evidence = series([*papers, context.say("motion.on_file")])
        yield sentence(context.say("motion.evidence_text", plaintiffs=context.dismissing_side, evidence=evidence))


def _argument_part(context: EndingContext) -> Iterator[Draft]:
    """Yield the argument: the right to dismiss, the rule, pending matters, approvals, prejudice, and the grounds."""
    if context.option:
        right_sentences = context.option.instrument.of_right if context.option.of_right else ()
        instrument = context.option.instrument
        approvals = approval_arguments(context.scope, instrument, circumstances_of(context.scope))
        pending_sentences = (sentence for reason in context.option.reasons for sentence in reason.argument)
        sentences = [
            *right_sentences,
            *instrument.argument,
            *pending_sentences,
            *approvals,
            *_prejudice_sentences(context),
        ]
        yield from map(sentence, dict.fromkeys(sentences))
    yield from grounds(context)


def _prejudice_sentences(context: EndingContext) -> Iterator[str]:
    """Yield the law on whether an order silent on prejudice is with prejudice, if that law supports the request."""
    effect = context.option.instrument.default_effect if context.option else None
    if effect is None or not effect.argued:
        return
    cite = effect.cite or context.rule
    if effect.argued == "unless ordered":
        prejudice = "with" if context.scope.prejudice == "with" else "without"
        yield context.say(
            f"motion.{sentence_prefix(context)}{prejudice}", plaintiffs=context.dismissing_side, cite=cite
        )
    elif context.scope.prejudice != "with":
        yield context.say(f"motion.{sentence_prefix(context)}always_without", cite=cite)


PART_BUILDERS: Mapping[MotionPart, Callable[[EndingContext], Iterator[Draft]]] = {
    "notice": _notice_part,
    "relief": _relief_part,
    "nature": _nature_part,
    "facts": _facts_part,
    "issue": _issue_part,
    "evidence": _evidence_part,
    "argument": _argument_part,
    "order": _order_part,
    "answering papers": _answering_part,
}
"""For each part of a motion, the function that writes the part."""
