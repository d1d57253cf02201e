"""DIS041."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.event_kinds import EventKind
from assembler.model.law import cited
from assembler.model.printed import page_texts
from assembler.rules.dismissal._facts import PARTY
from assembler.rules.dismissal._own_words import OwnText, own_words
from assembler.rules.dismissal._reasons import doubt
from assembler.rules.dismissal._statements import SUPPOSED, Statement, grounds, statements, told
from assembler.rules.rule import Problem, rule


@rule(
    "DIS041",
    cite="house style: the matter records what its papers tell the court",
    basis="convention",
    waivable="some",
    severity=Severity.WARNING,
    fix="record it under `events:`, or take the sentence out",
)
def ground_not_recorded(paper: DismissalPaper) -> Iterator[Problem]:
    """The grounds of a motion tell the court of an event, or of a consent, that the matter does not record.

    The verdict on the motion rests on `events:`. If the event is one that may close the motion, it is a doubt until it
    is recorded. A consent is proved by the day on which it was given, by `conferred:`, or by a declaration that speaks
    of it. Where a stipulation would take the place of proof, a motion that only tells of one is not shown to be open.
    """
    titles = (text for text in own_words(paper) if text.key == "title") if paper.instrument.way == "motion" else ()
    for text in (*titles, *grounds(paper)):
        unrecorded = [one for one in statements(paper, text) if not one.denied and not _recorded(paper, one)]
        yield from (found for one in unrecorded[:1] for found in _unrecorded(paper, text, one))
        for sentence, words in () if unrecorded else told(paper.matter, text):
            if CONSENTED.search(sentence) and not _proved(paper, sentence):
                opposed = paper.filing.conferred and paper.filing.conferred.result == "opposed"
                shows = "`conferred:` says that the motion is opposed" if opposed else NOTHING_SHOWS
                says = f"says `{words}`, but {shows}"
                yield from _unproved(paper, Problem(text.path, says, fix=SAY_HOW), sentence)


def _recorded(paper: DismissalPaper, statement: Statement) -> bool:
    return any(statement.is_of(event) for event in paper.matter.events)


def _unrecorded(paper: DismissalPaper, text: OwnText, statement: Statement) -> Iterator[Problem]:
    """Yield that no event records *statement*: a doubt if it may close the motion, nothing if no law asks for it."""
    kind = statement.fact.name
    who = [f"`{paper.matter.parties[name].name}`" for name in paper.matter.parties if name in statement.by]
    by = f" by {series(who, 'or')}" if who and not statement.fact.subject else ""
    says = f"says `{statement.words}`, but `events:` lists no `{kind}`{by}"
    if statement.fact.events & _closing(paper):
        yield doubt(paper, Problem(text.path, says, cite=paper.instrument.rule, promise=True))
    elif kind not in OFTEN_LEFT_OUT:
        yield Problem(text.path, says)


OFTEN_LEFT_OUT = frozenset({"service", "trial set", "default"})
"""The events that a matter need not list unless its court's law turns on them."""


def _closing(paper: DismissalPaper) -> set[EventKind]:
    """Return the events that bear on the motion of *paper*."""
    law = paper.scope.law
    every = (*law.ended_by, *law.moved_by, *law.perhaps_decided_by, *paper.instrument.until.closed_by)
    return {event for closing in every for event in closing.events}


CONSENTED = re.compile(
    rf"(?i)(?:{PARTY}|\bdefendants?|\bcounsel|\bparties)(?: (?:has|have|also|already|now)\b)*"
    r" (?:consent(?:s|ed)?|assent(?:s|ed)?|stipulate[sd]?|agree[sd]?) to (?:this|the|a|its) (?:motion|dismissal|relief)"
    r"|\b(?:this|the) motion is (?:unopposed|agreed|not opposed)"
    r"|\b(?:unopposed|agreed|stipulated|joint|consent) motion\b"
)
"""Words by which a motion says that another party consents to it."""

NOTHING_SHOWS = "neither a day, `conferred:` nor a declaration shows it"

SAY_HOW = "say how and when, as in `by e-mail of June 1, 2026`; or add `conferred:`, or a declaration"


def _proved(paper: DismissalPaper, sentence: str) -> bool:
    """Whether the consent in *sentence* is only supposed, or its day, the motion or a declaration proves it."""
    found = CONSENTED.search(sentence)
    if found and SUPPOSED.search(sentence[: found.start()]):
        return True
    if paper.filing.conferred:
        return paper.filing.conferred.result == "agreed"
    if paper.instrument.support and STIPULATED.search(sentence):
        return False
    declarations = (filing for filing in paper.matter.filings if filing.paper.signer == "declarant")
    declared = any(AGREES.search(words) for one in declarations for _, words in page_texts(one))
    return declared or bool(re.search(r"\d{4}-\d\d-\d\d", sentence))


STIPULATED = re.compile(r"(?i)\bstipulate[sd]?\b")

AGREES = re.compile(r"(?i)\b(?:consent|assent|stipulat|agree[sd]?\b|unopposed|(?:not|no) (?:oppos|object))")
"""Words by which a declaration speaks of a consent."""


def _unproved(paper: DismissalPaper, found: Problem, sentence: str) -> Iterator[Problem]:
    """Yield *found*: a doubt if a stipulation in *sentence* would take the place of proof that the rule requires."""
    support = paper.instrument.support
    if support is None or not STIPULATED.search(sentence):
        yield found
        return
    says = f"{found.message}: {support.says}"
    cite = cited(support.cite or paper.instrument.rule, support.basis)
    yield doubt(paper, replace(found, message=says, cite=cite, promise=True, fix=FILE_IT))


FILE_IT = "file the stipulation that the other party signs, or add `conferred:`, or take the sentence out"
