"""The papers of a motion by the court's form: the role of each, and which belong together."""

from collections.abc import Iterator

from assembler.model.court.motion import PLAIN, UNSAID, Length, MotionForm, MotionPaper, MotionRole, role_of
from assembler.model.filing import Filing
from assembler.papers.ending.context import EndingContext
from assembler.papers.ending.dismissal_papers import principal
from assembler.papers.motion.keys import motion_keys


def motion_form(context: EndingContext) -> MotionForm:
    """Return the form of a motion in the court."""
    return context.court.motion.value if context.court.motion else PLAIN


def motion_paper(context: EndingContext) -> MotionPaper:
    """Return the court's form of this paper of a motion; an empty form for any other paper."""
    role = role_of(context.filing.paper)
    moves = role_of(context.principal.paper) == "motion"
    return motion_form(context).paper(role) if role and moves else UNSAID


def numbers_paragraphs(context: EndingContext) -> bool:
    """Whether the paragraphs of the paper are numbered: by its document type, or by the court's form of a motion."""
    return context.filing.paper.numbered or motion_paper(context).numbered


def motion_name(context: EndingContext) -> str:
    """Return the name by which the papers of a motion call it, or else the name of the principal paper."""
    if role_of(context.principal.paper) != "motion":
        return context.principal.paper.name
    court_name = motion_form(context).motion.name if context.principal.paper.words == "" else ""
    return court_name or context.principal.paper.name


def paper_name(context: EndingContext) -> str:
    """Return the name of a memorandum of law in its own sentences: brief, memorandum of law."""
    return (motion_paper(context).name or context.filing.paper.name).lower()


def accompanying(context: EndingContext, role: MotionRole) -> Iterator[Filing]:
    """Yield the filings of the matter that accompany the motion as its *role*."""
    for filing in context.matter.filings:
        has_role = filing is not context.principal and role_of(filing.paper) == role
        if has_role and principal(context.matter, filing, context.today) is context.principal:
            yield filing


def is_unopposed(context: EndingContext) -> bool:
    """Whether counsel conferred on the motion with all other parties who have appeared, and they agreed to it."""
    conference = motion_keys(context.principal).conferred
    if conference is None or conference.result != "agreed":
        return False
    appeared = [(name, party) for name, party in context.remaining_by_key() if name in context.scope.appeared]
    return all({name, *party.counsel} & set(conference.whom) for name, party in appeared)


def length(context: EndingContext) -> Length | None:
    """Return how long the paper may be by the court's form of a motion."""
    return motion_paper(context).length
