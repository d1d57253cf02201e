"""DIS040."""

import re
from collections.abc import Iterator

from assembler.law.dismissal.events import described
from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.event_kinds import SET_AHEAD
from assembler.rules.dismissal._own_words import OwnText
from assembler.rules.dismissal._statements import SUPPOSED, Statement, grounds, statements, told
from assembler.rules.rule import Problem, rule


@rule(
    "DIS040",
    cite="this program",
    basis="program",
    waivable="none",
    fix="correct the sentence, or what the matter records",
)
def ground_contradicted(paper: DismissalPaper) -> Iterator[Problem]:
    """The grounds of a motion tell the court that something did not happen which the matter records.

    Grounds are the lawyer's argument, and words that the program does not know are no fault in them. But a sentence
    that denies an answer, an appearance, a motion, a counterclaim, a hearing, a trial, a judgment, service or an
    earlier dismissal is compared with `events:` and `earlier_dismissals:`. So are the papers that go with the motion.
    """
    for text in grounds(paper):
        reported: set[str] = set()
        for statement in statements(paper, text):
            found = _recorded(paper, statement) if statement.denied and statement.words not in reported else None
            if found is not None:
                reported.add(statement.words)
                says = f"says `{statement.words}`, but {described(paper.matter.events[found], paper.matter)}"
                yield Problem(text.path, says, also=(("events", found),), promise=True, passes_draft=True)
        for sentence, words in told(paper.matter, text):
            yield from _dismissed_earlier(paper, text, sentence, words)


def _recorded(paper: DismissalPaper, statement: Statement) -> int | None:
    """Return the place of an event that came before the paper, and that *statement* denies; None if there is none."""
    ahead = [(place, event) for place, event in enumerate(paper.matter.events) if event.event in SET_AHEAD]
    before = [(place, event) for place, event in paper.scope.events if event.day <= (statement.as_of or event.day)]
    events = [*before, *ahead]
    for place, event in events:
        undone = any(other.event in statement.fact.undone_by and other.day >= event.day for _, other in events)
        if statement.is_of(event) and not undone:
            return place
    return None


NOT_EARLIER = re.compile(
    r"(?i)\b(?:this|it) (?:is|was|will be|would be) (?:the|a|its|their|\S+['’]s) (?:first|only)\b[^.;]{0,30}"
    r"\b(?:dismissal|nonsuit|discontinuance)"
    r"|\bno (?:earlier|prior|previous) (?:voluntary )?(?:dismissals?|nonsuits?|discontinuances?|actions? on)\b"
    r"|\bno (?:earlier |prior |previous |other |such )?(?:voluntary )?(?:dismissals?|nonsuits?|discontinuances?)"
    r" (?:was|were|has|have)\b"
    r"|\b(?:never|not)(?: (?:before|previously|ever|yet|once|voluntarily)\b)* (?:dismissed|nonsuited|discontinued"
    r"|taken an? (?:\w+ )?(?:nonsuit|dismissal))"
)
"""Words by which a motion says that there was no earlier dismissal."""


def _dismissed_earlier(paper: DismissalPaper, text: OwnText, sentence: str, words: str) -> Iterator[Problem]:
    """Yield a problem if *sentence* says that there was no earlier dismissal, and the matter lists the plaintiff's."""
    denied = NOT_EARLIER.search(sentence)
    if denied is None or SUPPOSED.search(sentence[: denied.start()]):
        return
    nonsuits_alone = "nonsuit" in denied[0].casefold()
    for place, earlier in paper.scope.earlier:
        if earlier.by != "involuntary order" and (not nonsuits_alone or earlier.by.startswith("nonsuit")):
            says = f"says `{words}`, but the claim was dismissed by {earlier.by} on {earlier.date} ({earlier.court})"
            yield Problem(text.path, says, also=(("earlier_dismissals", place),), promise=True, passes_draft=True)
            return
