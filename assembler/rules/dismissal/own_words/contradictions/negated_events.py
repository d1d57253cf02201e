"""Sentences that contradict `events:`: they deny an event that is listed, or mention a ruling that is not listed."""

from dataclasses import dataclass

from assembler.language.patterns import fits
from assembler.law.dismissal.events import describe_event
from assembler.model.event import Event
from assembler.model.event_kinds import EventKind
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules.dismissal.own_words.stated_facts.statements import recorded_event_index, statements
from assembler.rules.dismissal.own_words.texts import OwnText

WORD = r"(?:[^ ;,]+ )"
IS = r"(?:is|are|was|were|has been|have been|had been|stands)(?: since| already| now)?"
CORRECT_EVENT = "correct the sentence or `events:`"
LIST_RULING = "list the ruling under `events:`, or delete the sentence"


@dataclass(frozen=True)
class Ruling:
    """A ruling: a pattern for its wording, and the events that record it, of which messages name the first."""

    words: str
    events: tuple[EventKind, ...]


def _ruling(verb: str, request: str, *events: EventKind) -> Ruling:
    """Return the ruling recorded by *events* and worded "the court *verb* *request*" or "*request* was *verb*"."""
    court = r"(?:the-court|the judge|judge [^ ,;]+)"
    return Ruling(rf"{court} {WORD}{{0,3}}?{verb} {WORD}{{0,5}}?{request}|{request} {WORD}{{0,5}}?{IS} {verb}", events)


DENY = r"(?:denie[sd]|rejected)"
GRANT = r"(?:grant(?:s|ed)|allowed)"
TO_DISMISS = r"motions? to dismiss"
FOR_SUMMARY_JUDGMENT = r"(?:motions? for (?:partial )?summary judgment|summary judgment)"

RULINGS: tuple[Ruling, ...] = (
    _ruling(DENY, TO_DISMISS, "motion to dismiss denied"),
    _ruling(GRANT, TO_DISMISS, "motion to dismiss granted", "claims decided", "judgment"),
    _ruling(DENY, FOR_SUMMARY_JUDGMENT, "summary judgment denied"),
    _ruling(GRANT, FOR_SUMMARY_JUDGMENT, "claims decided", "judgment"),
    _ruling(GRANT, r"(?:(?:motion for )?(?:a )?preliminary injunction)", "preliminary injunction granted"),
    _ruling(r"(?:overruled)", r"demurrers?", "demurrer overruled"),
    _ruling(
        r"(?:sustained)", r"demurrers?", "demurrer sustained without leave", "demurrer sustained with leave", "judgment"
    ),
    _ruling(r"(?:certified)", r"class", "class certified"),
)
"""The rulings on which dismissal laws depend."""

OTHER_CASE_WORDS = (
    r"(?:not|nor|neither|never|no|without|if|whether|unless|until|before|would|could|should|might"
    r"|may (?:be|have|yet)|another|other|leave|extend|extension|strike|hearing|brief|seal"
    r"|state|companion|related|prior|earlier)\b"
)
"""Words that show that a ruling is negated, hypothetical or from another case."""

IS_NOW = r"(?:(?:is|are|was|were|has|have|had|been|now|yet|still|currently|remains?) )*"
NO_MOTION = (
    rf"(?:no|nor (?:is |has |any |a )*) ?(?:pending |outstanding |dispositive )?motions? (?:of any kind )?{IS_NOW}"
    r"(?:pending|outstanding|undecided|open|awaits?|filed|made|served)"
    r"|(?:there (?:is|are)|has|have) no (?:pending|outstanding|undecided) motions?"
    r"|not (?:yet )?(?:filed|made|served) (?:any|a) motions?(?: of any kind| in the-action)?$"
    r"|(?:filed|made|served) no motions?(?: of any kind| in the-action)?$"
)
ENDS_OF_MOTIONS: frozenset[EventKind] = frozenset(
    {
        "motion to dismiss denied",
        "motion to dismiss granted",
        "summary judgment denied",
        "motion for summary judgment withdrawn",
        "claims decided",
        "judgment",
        "anti-SLAPP motion decided",
        "anti-SLAPP motion denied",
        "arbitration ordered",
        "transfer",
        "motion to transfer denied",
        "directed verdict granted",
    }
)
"""Events after which a motion may no longer be pending."""


def contradiction_of_events(paper: DismissalPaper, text: OwnText, canonical_text: str) -> tuple[str, str]:
    """Return how *text*, in canonical form *canonical_text*, contradicts `events:`, and the remedy; "" for both if not.

    A text may mention an event that is not listed, because the event may still have happened. Only rulings must be
    listed, because the docket shows them.
    """
    for statement in statements(paper, text):
        index = recorded_event_index(paper, statement) if statement.is_negated else None
        if index is not None:
            return f"but {describe_event(paper.matter.events[index], paper.matter)}", CORRECT_EVENT
    if "plaintiff" not in canonical_text and fits(rf"(?is)(?:.*\W)?(?:{NO_MOTION})(?:\W.*)?", canonical_text):
        for index, event in paper.scope.events:
            if _is_pending_motion(paper, event):
                return f"but {describe_event(paper.matter.events[index], paper.matter)}", CORRECT_EVENT
    for ruling in RULINGS:
        is_listed = any(event.kinds & {*ruling.events} for event in paper.matter.events)
        if not is_listed and fits(rf"(?is)(?:.*\W)?(?:{ruling.words})(?:\W.*)?", canonical_text):
            if fits(rf"(?is)(?:.*\W)?{OTHER_CASE_WORDS}.*", canonical_text):
                return "", ""
            return f"but `events:` lists no `{ruling.events[0]}`", LIST_RULING
    return "", ""


def _is_pending_motion(paper: DismissalPaper, event: Event) -> bool:
    """Whether *event* is a motion, and no event on its day or later may have ended it."""
    if "motion" not in event.event or "heard" in event.event or event.event in ENDS_OF_MOTIONS:
        return False
    return not any(other.event in ENDS_OF_MOTIONS and other.day >= event.day for _, other in paper.scope.events)
