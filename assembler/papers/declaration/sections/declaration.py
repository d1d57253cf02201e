"""The text of a declaration: the declarant, the supported motion, the facts, and the statement that they are true."""

from collections.abc import Iterator
from typing import get_args

from assembler.law.oaths import represented_party
from assembler.model.court.amended import DeclaredPoint
from assembler.model.words import oath_paragraphs
from assembler.papers.amending.listed_changes import rule_sentence
from assembler.papers.declaration.keys import declaration_keys
from assembler.papers.ending.context import EndingContext
from assembler.papers.motion.motion_form import motion_name, motion_paper
from assembler.papers.motion.sections.motion import history
from assembler.plan.frame.oaths import oath_name, oath_words
from assembler.plan.frame.signers import filing_side, signers
from assembler.plan.sections import own_paragraphs
from assembler.plan.text.draft import Draft, DraftHeading, DraftText, sentence
from assembler.plan.text.party_names import defined_name
from assembler.plan.text.wording import BLANK

POINTS: tuple[DeclaredPoint, ...] = get_args(DeclaredPoint)


def build(context: EndingContext) -> Iterator[Draft]:
    """Yield the text of the declaration; the facts in it are the filing's own paragraphs."""
    person = context.matter.people[declaration_keys(context.filing).declarant or ""]
    kind = oath_name(context).lower()
    yield sentence(context.say(f"declaration.lead_{kind}", name=person.name or BLANK), numbered=False)
    are_plaintiffs_introduced = True
    if party := represented_party(person, context.matter):
        key = "officer_of_person" if party.kind == "individual" else "officer"
        values = {"title": person.title, "party": defined_name(party), "declaration": kind}
        office_keys = [("people", declaration_keys(context.filing).declarant or "")]
        yield from map(sentence, context.recite(f"declaration.{key}", office_keys, **values))
        are_plaintiffs_introduced = len(context.dismissing_side.names) == 1 and party.on_side == "plaintiff"
    elif person.name in {attorney.name for _, attorney in signers(context)}:
        counsel_keys = [("parties", name, "counsel") for name, _ in filing_side(context)]
        yield from map(
            sentence, context.recite("declaration.counsel", counsel_keys, plaintiffs=context.dismissing_side)
        )
    else:
        are_plaintiffs_introduced = False
    if context.principal is not context.filing:
        plaintiffs = context.dismissing_side
        motion = motion_name(context)
        key = "support" if are_plaintiffs_introduced else "support_by_witness"
        yield sentence(context.say(f"declaration.{key}", plaintiffs=plaintiffs, motion=motion, declaration=kind))
    if "facts" in motion_paper(context).parts:
        yield from map(sentence, history(context))
    yield from _amendment_points(context)
    yield from own_paragraphs(context)
    yield from (sentence(text, numbered=False) for text in oath_paragraphs(oath_words(context, kind)))


def _amendment_points(context: EndingContext) -> Iterator[Draft]:
    """Yield each point on an amendment under its heading, if the filing has `amendment:`."""
    points = declaration_keys(context.filing).amendment
    form = context.rely_on(context.court.amended) if points else None
    required_points = form.value.declared.points if form and form.value.declared else ()
    text_by_point = points.stated_points if points else {}
    if points:
        yield from map(sentence, rule_sentence(context, "declared"))
    for point in POINTS:
        if point not in text_by_point and point not in required_points:
            continue
        yield DraftHeading(level=1, text=context.say(f"amendment.point_{point}"), id=f"point-{point}", counted=False)
        path = context.path(context.filing, "amendment", point)
        yield DraftText(text_by_point[point], path) if point in text_by_point else sentence(BLANK)
