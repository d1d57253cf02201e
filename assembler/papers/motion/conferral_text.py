"""The statement on whether counsel conferred before a motion, in the court's words if the court has any."""

from collections.abc import Iterator, Mapping
from typing import Literal

from assembler.language.blanks import fill
from assembler.language.dates import printed_date
from assembler.language.english import clauses
from assembler.model.conference import Conference
from assembler.papers.ending.context import EndingContext
from assembler.papers.motion.keys import motion_keys
from assembler.papers.motion.motion_form import motion_paper
from assembler.plan.text.draft import Draft, DraftHeading, sentence
from assembler.plan.text.recital import Recital

Form = Literal["form", "consent", "statement", "certificate"]
"""How a motion says that counsel conferred: in the form of the court's rule, by certifying whether the other side
consents to an amendment, in a statement, or, if the court's form of motions is not on record, in a certificate."""


Position = Literal["first", "within", "last"]
"""Where the statement is: at the beginning or the end of the paper, or after its facts or its request."""


def conferral_drafts(context: EndingContext, position: Position) -> Iterator[Draft]:
    """Yield the statement about the conference with the other side, if its place in the paper is *position*."""
    conference = motion_keys(context.filing).conferred
    form = motion_paper(context).conferral
    if conference is None or position != _position(context):
        return
    heading = form.heading if form else ""
    if _form(context) == "certificate":
        heading = context.say("conferral.heading")
    if heading:
        yield DraftHeading(level=1, text=heading, id="conference", counted=False)
    recital = Recital(_conferral_words(conference, context), (context.path(context.filing, "conferred"),))
    yield sentence(recital)


def _form(context: EndingContext) -> Form:
    amended = context.rely_on(context.court.amended) if context.filing.paper.amending else None
    if motion_paper(context).conferral:
        return "form"
    if amended and amended.value.consent:
        return "consent"
    return "statement" if context.rely_on(context.court.motion) else "certificate"


def _position(context: EndingContext) -> Position:
    form = motion_paper(context).conferral
    if form:
        return form.where
    return "within" if _form(context) == "statement" else "last"


PREFIXES: Mapping[Form, str] = {"form": "", "certificate": "", "consent": "consent_", "statement": "said_"}
"""The beginning of the key of the sentence for each form."""


def _conferral_words(conference: Conference, context: EndingContext) -> str:
    key = conference.result.replace(" ", "_")
    form = motion_paper(context).conferral
    values = {
        "others": clauses([_conferee(name, context) for name in conference.whom]),
        "how": conference.how or "",
        "date": printed_date(conference.date) if conference.date else "",
        "because": conference.because or "",
    }
    court_words: str = getattr(form, key) if form else ""
    if court_words:
        return fill(court_words, values).strip()
    sentence_key = f"conferral.{PREFIXES[_form(context)]}{key}"
    return context.say(sentence_key, plaintiffs=context.dismissing_side, **values).strip()


def _conferee(name: str, context: EndingContext) -> str:
    """Return the name of an attorney, with the parties whom the attorney represents, or of a party without counsel."""
    if name not in context.matter.counsel:
        return f"{context.parties_by_full_name([context.matter.parties[name]]):named}"
    clients = [party for party in context.remaining_parties() if name in party.counsel]
    attorney = context.matter.counsel[name].name
    if not clients:
        return attorney
    return context.say("conferral.attorney", name=attorney, parties=context.parties_by_full_name(clients))
