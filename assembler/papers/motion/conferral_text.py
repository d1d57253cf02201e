"""The statement on whether counsel conferred before a motion, in the court's words if the court has any."""

from collections.abc import Iterator

from assembler.language.blanks import fill
from assembler.language.dates import printed_date
from assembler.language.english import clauses
from assembler.model.conference import Conference
from assembler.papers.ending.context import EndingContext
from assembler.papers.motion.keys import motion_keys
from assembler.papers.motion.motion_form import motion_paper
from assembler.plan.text.draft import Draft, DraftHeading, sentence
from assembler.plan.text.recital import Recital


def conferral_drafts(context: EndingContext, position: str) -> Iterator[Draft]:
    """Yield the section on conferring with the other side, if the paper has such a section at *position*."""
    conference, form = motion_keys(context.filing).conferred, motion_paper(context).conferral
    if conference is None or position != (form.where if form else "last"):
        return
    heading = form.heading if form else str(context.sentence_entry("conferral.heading"))
    if heading:
        yield DraftHeading(1, heading, "conference", counted=False)
    recital = Recital(_conferral_words(conference, context), (context.path(context.filing, "conferred"),))
    yield sentence(recital)


def _conferral_words(conference: Conference, context: EndingContext) -> str:
    key, form = conference.result.replace(" ", "_"), motion_paper(context).conferral
    values = {
        "others": clauses([_conferee(name, context) for name in conference.whom]),
        "how": conference.how or "",
        "date": printed_date(conference.date) if conference.date else "",
        "because": conference.because or "",
    }
    court_words: str = getattr(form, key) if form else ""
    return (fill(court_words, values) if court_words else context.say(f"conferral.{key}", **values)).strip()


def _conferee(name: str, context: EndingContext) -> str:
    """Return the name of an attorney, with the parties whom the attorney represents, or of a party without counsel."""
    if name not in context.matter.counsel:
        return f"{context.parties_by_full_name([context.matter.parties[name]]):named}"
    clients = [party for party in context.remaining_parties() if name in party.counsel]
    attorney = context.matter.counsel[name].name
    return (
        context.say("conferral.attorney", name=attorney, parties=context.parties_by_full_name(clients))
        if clients
        else attorney
    )
