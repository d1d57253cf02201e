"""The papers of a motion in the court's form: each paper's role, and which papers belong together."""

from collections.abc import Iterator

from assembler.model.court.motion import (
    DEFAULT_MOTION_FORM,
    UNSPECIFIED_FORM,
    Length,
    MotionForm,
    MotionPaper,
    MotionRole,
    role_of,
)
from assembler.model.filing import Filing
from assembler.papers.ending.context import EndingContext
from assembler.papers.ending.dismissal_papers import principal
from assembler.papers.motion.keys import motion_keys


def motion_form(context: EndingContext) -> MotionForm:
    """Return the court's form of a motion: the papers in it, and the content of each."""
    law = context.rely_on(context.court.motion)
    return law.value if law else DEFAULT_MOTION_FORM


def motion_paper(context: EndingContext) -> MotionPaper:
    """Return the court's form for this paper, if it belongs to a motion; an empty form for any other paper."""
    role = role_of(context.filing.paper)
    is_of_motion = role_of(context.principal.paper) == "motion"
    return motion_form(context).paper(role) if role and is_of_motion else UNSPECIFIED_FORM


def numbers_paragraphs(context: EndingContext) -> bool:
    """Whether the paper's paragraphs are numbered, according to its document type or the court's form of a motion."""
    return context.filing.paper.numbered or motion_paper(context).numbered


def motion_name(context: EndingContext) -> str:
    """Return the name by which the papers of a motion refer to it: the court's name, or else its document type's."""
    if role_of(context.principal.paper) != "motion":
        return context.principal.paper.name
    court_name = motion_form(context).motion.name if context.principal.paper.words == "" else ""
    return court_name or context.principal.paper.name


def paper_name(context: EndingContext) -> str:
    """Return the name by which a memorandum of law refers to itself, such as "brief"."""
    return (motion_paper(context).name or context.filing.paper.name).lower()


def accompanying(context: EndingContext, role: MotionRole) -> Iterator[Filing]:
    """Yield the filings that accompany the motion and have the given *role*."""
    for filing in context.matter.filings:
        has_role = filing is not context.principal and role_of(filing.paper) == role
        if has_role and principal(context.matter, filing, context.today) is context.principal:
            yield filing


def is_unopposed(context: EndingContext) -> bool:
    """Whether counsel conferred about the motion with every other party who has appeared, and all of those agreed."""
    conference = motion_keys(context.principal).conferred
    if conference is None or conference.result != "agreed":
        return False
    appearing_parties = [(name, party) for name, party in context.remaining_by_key() if name in context.scope.appeared]
    return all({name, *party.counsel} & set(conference.whom) for name, party in appearing_parties)


def length(context: EndingContext) -> Length | None:
    """Return the length limit that the court's form of a motion sets for the paper."""
    return motion_paper(context).length
