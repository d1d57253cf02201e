"""Grounds of a motion that contradict the matter, or mention events or consents that the matter does not record."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.language.regex import Regex
from assembler.law.dismissal.events import describe_event
from assembler.model.event_kinds import EventKind
from assembler.model.printed import page_texts
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.papers.motion.keys import motion_keys
from assembler.rules.dismissal._reasons import by_program, cite_of, doubt
from assembler.rules.dismissal.own_words.stated_facts.denials import contradictions_of_matter
from assembler.rules.dismissal.own_words.stated_facts.facts import PARTY
from assembler.rules.dismissal.own_words.stated_facts.statements import (
    HYPOTHETICAL,
    Statement,
    grounds,
    marked_sentences,
    recorded_event_index,
    statements,
)
from assembler.rules.dismissal.own_words.texts import TITLE_KEYS, OwnText, own_words
from assembler.rules.rule import Problem, rule

OFTEN_LEFT_OUT = frozenset({"service", "trial set", "default"})
"""Events that a matter need not list unless they may close the motion."""

CONSENT_IN_TITLE = Regex(
    r"(?i)\b(?:unopposed|uncontested|agreed|stipulated|joint(?:ly)?|consent(?:ed)?|without opposition)\b"
)
"""Words in a title that say that another party consents."""

NOTHING_SHOWS = "no date, `conferred:` entry or declaration shows that"

CONSENT_FIX = (
    "say how and when the party agreed, as in `by e-mail of June 1, 2026`; or add `conferred:` or a declaration"
)

STIPULATED = Regex(r"(?i)\bstipulate[sd]?\b")
"""Words that say that another party has stipulated."""

CONSENT_WORDS = Regex(r"(?i)\b(?:consent|assent|stipulat|agree[sd]?\b|unopposed|(?:not|no) (?:oppos|object))")
"""Words in a declaration that mention a consent."""

FILE_STIPULATION = "file a stipulation signed by the other party, add `conferred:`, or delete the sentence"


@rule(
    "DIS040",
    cite="this program",
    basis="program",
    fix="correct the sentence, or the entry of the matter that contradicts it",
    no_waiver="the motion would tell the court that something did not happen, although the matter says that it did",
)
def ground_contradicted(paper: DismissalPaper) -> Iterator[Problem]:
    """The grounds of a motion deny something that the matter records.

    Grounds are the lawyer's argument, and most of them are not checked. But a sentence that denies an answer, an
    appearance, a motion, a counterclaim, a hearing, a trial, a judgment, service, or an earlier suit or dismissal is
    compared with `events:` and `earlier_dismissals:`. So is a sentence that says that nobody has a claim against the
    plaintiff, or that dates an act "last week". The papers that accompany the motion are checked too.
    """
    for text in grounds(paper):
        reported: set[str] = set()
        for statement in statements(paper, text):
            if not statement.is_negated or statement.words in reported:
                continue
            index = recorded_event_index(paper, statement)
            if index is not None:
                reported.add(statement.words)
                fact = describe_event(paper.matter.events[index], paper.matter)
                message = f"the text says `{statement.words}`, but {fact}"
                yield Problem(text.path, message, also=(("events", index),), promise=True, passes_draft=True)
        for sentence, words in marked_sentences(paper.matter, text):
            yield from contradictions_of_matter(paper, text, sentence, words)


@rule(
    "DIS041",
    cite="house style: the matter records what its papers tell the court",
    basis="convention",
    waivable="some",
    severity=Severity.WARNING,
    fix="record the event or the consent, or delete the sentence",
    no_waiver="the paper would tell the court of a consent or an event that the matter does not record; findings on "
    "other grounds are warnings, which can be waived",
)
def ground_not_recorded(paper: DismissalPaper) -> Iterator[Problem]:
    """The grounds of a motion mention an event or a consent that the matter does not record.

    Whether the motion is available is decided by `events:`. If the mentioned event may close the motion, the motion is
    not shown to be open until the event is recorded. A consent is proved by its date in the sentence, by `conferred:`,
    or by a declaration that mentions the consent. If the consent is not proved, the motion is built only as a draft if
    its title or its opening mentions the consent, or if `conferred:` says that the motion is opposed. Where the law
    accepts a stipulation instead of proof, a motion that merely mentions a stipulation is not shown to be open.
    """
    titles = [text for text in own_words(paper) if text.key in TITLE_KEYS] if paper.instrument.way == "motion" else []
    for text in (*titles, *grounds(paper)):
        unrecorded = [
            statement
            for statement in statements(paper, text)
            if not statement.is_negated and not _is_recorded(paper, statement)
        ]
        if unrecorded:
            yield from _unrecorded_events(paper, text, unrecorded[0])
        else:
            yield from _unproved_consents(paper, text)


def _unproved_consents(paper: DismissalPaper, text: OwnText) -> Iterator[Problem]:
    """Yield a problem for each consent that *text* states but that the matter does not prove."""
    conference = motion_keys(paper.filing).conferred
    is_opposed = conference is not None and conference.result == "opposed"
    fact = "`conferred:` says that the motion is opposed" if is_opposed else NOTHING_SHOWS
    for sentence, words in marked_sentences(paper.matter, text):
        if _stated_consent(text, sentence) and not _is_proved(paper, text, sentence):
            problem = Problem(text.path, f"the text says `{words}`, but {fact}", fix=CONSENT_FIX)
            if is_opposed or text.operative:
                problem = _as_error(problem)
            yield _doubt_if_stipulated(paper, problem, sentence)


def _as_error(problem: Problem) -> Problem:
    """Return *problem* as an error on the program's own authority, which cannot be waived."""
    return replace(by_program(problem), promise=True)


def _stated_consent(text: OwnText, sentence: str) -> re.Match[str] | None:
    """Return the match for words in *sentence* that claim a consent, such as "unopposed" in a title, or None."""
    return (text.key in TITLE_KEYS and CONSENT_IN_TITLE.search(sentence)) or CONSENT.search(sentence)


def _is_recorded(paper: DismissalPaper, statement: Statement) -> bool:
    return any(statement.is_of(event) for event in paper.matter.events)


def _unrecorded_events(paper: DismissalPaper, text: OwnText, statement: Statement) -> Iterator[Problem]:
    """Yield a problem that `events:` does not record *statement*; a doubt if the event may close the motion."""
    kind = statement.fact.name
    names = [f"`{party.name}`" for key, party in paper.matter.parties.items() if key in statement.by]
    by_words = f" by {series(names, 'or')}" if names and not statement.fact.subject else ""
    message = f"the text says `{statement.words}`, but `events:` lists no `{kind}`{by_words}"
    if statement.fact.events & _closing_kinds(paper):
        yield doubt(paper, Problem(text.path, message, cite=paper.instrument.rule, promise=True))
    elif kind not in OFTEN_LEFT_OUT:
        yield Problem(text.path, message)


def _closing_kinds(paper: DismissalPaper) -> set[EventKind]:
    """Return the kinds of events that may close the motion in *paper*."""
    law = paper.scope.law
    closings = (*law.ended_by, *law.moved_by, *law.perhaps_decided_by, *paper.instrument.until.closed_by)
    return {event for closing in closings for event in closing.events}


OTHER_SIDE = (
    rf"(?:{PARTY}"
    r"|\b(?:defendants?|(?:opposing |defense )?counsel|parties|(?:other|opposing|adverse) (?:sides?|part(?:y|ies))))"
)
REQUEST = r"(?:(?:this|the|a|its|such|that) )+(?:motion|dismissal|relief|request|application|order)"
AUXILIARIES = r"(?: (?:has|have|also|already|now|each|both|all|hereby)\b)*"

CONSENT = Regex(
    rf"(?i){OTHER_SIDE}{AUXILIARIES} (?:consent(?:s|ed)?|assent(?:s|ed)?|stipulate[sd]?|agree[sd]?) to"
    r" (?:this|the|a|its) (?:motion|dismissal|relief)"
    rf"|{OTHER_SIDE}{AUXILIARIES} (?:joins?|joined|concurs?|concurred|acquiesces?|acquiesced|supports?|welcomes?)"
    rf"(?: (?:in|with))? {REQUEST}"
    rf"|{OTHER_SIDE}(?: \w+){{0,7}}? (?:do(?:es)?|did|will) not (?:mind|oppose|object|resist|contest)"
    rf"(?= *(?:$|[,)]|(?:to )?(?:{REQUEST}|it\b|dismissal)))"
    rf"|{OTHER_SIDE}(?: \w+){{0,7}}? (?:ha[sd]|have|raises?|sees?) no (?:objections?|quarrel)"
    rf"(?! to (?!{REQUEST}|it\b|dismissal))"
    rf"|\b(?:joined|supported) (?:in )?by {OTHER_SIDE}"
    rf"|\bwith the (?:consent|assent|agreement|blessing|concurrence) of {OTHER_SIDE}"
    r"|\b(?:this|the) motion is (?:unopposed|agreed|not opposed|made (?:on|by|with) consent)"
    r"|\b(?:unopposed|agreed|stipulated|joint|consent) motion\b"
)
"""Words that say that another party consents to the motion."""


def _is_proved(paper: DismissalPaper, text: OwnText, sentence: str) -> bool:
    """Whether the consent in *sentence* is only hypothetical, or is proved by a date, `conferred:` or a declaration."""
    match = _stated_consent(text, sentence)
    if match and text.key not in TITLE_KEYS and HYPOTHETICAL.search(sentence[: match.start()]):
        return True
    if conference := motion_keys(paper.filing).conferred:
        return conference.result == "agreed"
    if paper.instrument.support and STIPULATED.search(sentence):
        return False
    declarations = [filing for filing in paper.matter.filings if filing.paper.signer == "declarant"]
    is_declared = any(CONSENT_WORDS.search(words) for filing in declarations for _, words in page_texts(filing))
    return is_declared or bool(re.search(r"\d{4}-\d\d-\d\d", sentence))


def _doubt_if_stipulated(paper: DismissalPaper, problem: Problem, sentence: str) -> Problem:
    """Return *problem*, as a doubt if *sentence* mentions a stipulation that would replace the required proof."""
    support = paper.instrument.support
    if support is None or not STIPULATED.search(sentence):
        return problem
    message = f"{problem.message}: {support.says}"
    cite = cite_of(paper, support)
    return doubt(paper, replace(problem, message=message, cite=cite, promise=True, fix=FILE_STIPULATION))
