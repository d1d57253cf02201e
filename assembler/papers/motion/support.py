"""The hearing, the supporting papers and the grounds of a motion, which several of its parts print."""

from collections.abc import Iterator

from assembler.language.dates import printed_date
from assembler.language.regex import Regex
from assembler.model.court.motion import MotionRole
from assembler.papers.ending.context import EndingContext
from assembler.papers.keys import hearing_of
from assembler.papers.motion.keys import motion_keys
from assembler.papers.motion.motion_form import accompanying, motion_paper
from assembler.plan.frame.titles import short_title
from assembler.plan.text.draft import Draft, DraftText

SWORN_PAPER = Regex(r"(?:[A-Z][a-z]{1,20} ){0,2}(?:Declaration|Affidavit|Affirmation|Certification|Deposition)s? of ")
"""The beginning of the title of somebody's sworn paper, which takes an article in a sentence."""


def hearing_words(context: EndingContext) -> str:
    """Return when and where the motion is heard, with blanks; "" if the paper and the court's form give no hearing."""
    hearing = hearing_of(context.filing)
    if not hearing and not motion_paper(context).hearing:
        return ""
    day = printed_date(hearing.date) if hearing else None
    time = hearing.time if hearing else None
    place = hearing.place if hearing else None
    place_words = context.say("motion.heard_at", place=place) if place or motion_paper(context).hearing else ""
    return place_words + context.say("motion.heard_on", day=day, time=time)


EVIDENCE_ROLES: tuple[MotionRole, ...] = ("declaration",)
SUPPORTING_ROLES: tuple[MotionRole, ...] = (*EVIDENCE_ROLES, "memorandum")
"""The roles of the papers that support a motion; of these, only a declaration is evidence."""


def supporting_papers(context: EndingContext, roles: tuple[MotionRole, ...] = SUPPORTING_ROLES) -> Iterator[str]:
    """Yield the supporting papers: those under `evidence`, and filings of *roles* that accompany the motion."""
    listed_papers = motion_keys(context.principal).evidence
    for listed_title in listed_papers:
        yield context.say("motion.the_paper", title=listed_title) if SWORN_PAPER.match(listed_title) else listed_title
    for role in roles:
        for filing in accompanying(context, role):
            title = short_title(context.companion(filing))
            if not any(title.casefold() in listed_title.casefold() for listed_title in listed_papers):
                yield context.say("motion.the_paper", title=title)


def grounds(context: EndingContext) -> Iterator[Draft]:
    """Yield the user's own paragraphs of the argument."""
    path = context.path(context.filing, "grounds")
    for index, text in enumerate(motion_keys(context.filing).grounds):
        yield DraftText(text, (*path, index))
