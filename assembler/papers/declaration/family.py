"""The family `declaration`: a witness's statement in support of a motion."""

from assembler.papers.declaration.keys import DeclarationFiling
from assembler.papers.declaration.sections import declaration
from assembler.papers.ending import signing, titles
from assembler.papers.ending.context import EndingContext, ending_context
from assembler.papers.motion import motion_form
from assembler.plan.context import Family
from assembler.plan.frame.oaths import oath_name, sworn_signature


def _declaration_name(context: EndingContext) -> str:
    return oath_name(context).lower()


FAMILY = Family(
    filing_model=DeclarationFiling,
    context=ending_context,
    sections={"declaration": declaration.build},
    has_numbered_paragraphs=motion_form.numbers_paragraphs,
    filers=signing.filers,
    signers=signing.no_party,
    signature=sworn_signature,
    is_testimony=True,
    title=titles.title,
    short_title=titles.short_title,
    event=titles.event,
    title_values=titles.title_values,
    hearing=titles.hearing,
    length=motion_form.length,
    noun=_declaration_name,
)
