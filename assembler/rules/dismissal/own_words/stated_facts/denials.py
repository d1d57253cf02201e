"""Statements in a motion that the matter contradicts, such as "no earlier suit", "no counterclaim" or "last week"."""

import re
from collections.abc import Iterator

from assembler.language.regex import Regex
from assembler.law.dismissal.events import describe_event
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules.dismissal.own_words.stated_facts.facts import PARTY
from assembler.rules.dismissal.own_words.stated_facts.statements import HYPOTHETICAL
from assembler.rules.dismissal.own_words.texts import OwnText
from assembler.rules.rule import Problem

EVER = r"(?: (?:before|previously|ever|yet|once|earlier|voluntarily|in the past)\b)*"
SUED_ON = r"(?:brought|sued(?: on| upon)?|filed|asserted|pursued|litigated|raised|presented)"
GIVEN_UP = r"(?:dismissed|nonsuited|discontinued|withdrawn|abandoned|dropped|given up|let go(?: of)?|taken back)"
CLAIM = r"(?:(?:this|these|those|that|the|its|any|such|same|very) ){1,6}(?:claims?|causes? of action|action|suit|case)"

DENIAL_OF_EARLIER_SUIT = Regex(
    r"(?i)\b(?:this|it) (?:is|was|will be|would be) (?:the|a|its|their|\S+['’]s?) (?:first|only)\b[^.;]{0,30}"
    r"\b(?:dismissal|nonsuit|discontinuance)"
    r"|\bno (?:earlier|prior|previous) (?:voluntary )?(?:dismissals?|nonsuits?|discontinuances?|actions? on)\b"
    r"|\bno (?:earlier |prior |previous |other |such )?(?:voluntary )?(?:dismissals?|nonsuits?|discontinuances?)"
    r" (?:was|were|has|have)\b"
    r"|\b(?:never|not)(?: (?:before|previously|ever|yet|once|voluntarily)\b)*"
    r" (?:dismissed|nonsuited|discontinued|taken an? (?:\w+ )?(?:nonsuit|dismissal))"
    rf"|\b(?:never{EVER}|not (?:before|previously|ever|once){EVER})"
    rf" (?:{SUED_ON},? (?:or|nor|and){EVER} )?(?:{SUED_ON}|{GIVEN_UP}) {CLAIM}\b"
    rf"|\bnot (?:{SUED_ON},? (?:or|nor|and) )?(?:{SUED_ON}|{GIVEN_UP}) {CLAIM}"
    r" (?:before\b(?! (?:the|this) court)|previously|earlier|in the past|elsewhere)"
    r"|\b(?:the|its|plaintiffs?['’]s?) (?:first|only) (?:suit|action|lawsuit|attempt|complaint) (?:on|for|upon|to)\b"
)
"""Words that deny an earlier suit or dismissal."""

WHOM = rf"(?P<whom>plaintiffs?|{PARTY})\b(?!['’])"
PENDING = r"(?:pending|pleaded|pled|asserted|brought|made|filed|raised|outstanding|lies)"
DENIALS_OF_CLAIM = (
    (
        rf"(?i)\bno (?:\w+ )?claims?(?: (?:is|are|was|were|has|have|been|being|now|currently|remains?|at all)\b)*"
        rf"(?: {PENDING})*(?: in this action)? against {WHOM}"
    ),
    (
        rf"(?i)\b(?:{PENDING}|makes?|asserts?|brings?|raises?) no (?:\w+ )?claims?(?: of (?:its|their|his|her) own)?"
        rf" against {WHOM}"
    ),
    (
        rf"(?i)\b(?:nobody|no one|no party|no defendant) (?:has )?(?:claims?|claimed|seeks?|sought|demands?|demanded) "
        rf"(?:anything|relief|damages|money) (?:from|against|of) {WHOM}"
    ),
    rf"(?i){WHOM} faces? no (?:\w+ )?(?:claims?|counter-?claims?|demands?)",
)
"""Words that deny any claim against a party."""

RECENT_ACT = Regex(
    rf"(?i)(?P<who>{PARTY}|\bdefendants?)(?:(?! (?:not|never)\b) \w+){{0,3}}?"
    r" (?:served|filed|pleaded|pled|answered|moved|appeared|counterclaimed|responded)\b[^.;]{0,60}"
    r"\b(?:last week|this week|yesterday|the other day|(?:a few|some|two|three|several) days ago)\b"
)
"""Words that say that something happened within the last few days."""

MAX_AGE_IN_DAYS = 14
"""The maximum number of days before the paper to which "last week" can refer."""


def contradictions_of_matter(paper: DismissalPaper, text: OwnText, sentence: str, words: str) -> Iterator[Problem]:
    """Yield a problem for each way in which the matter contradicts *sentence*; messages quote *words*."""
    yield from _denied_dismissals(paper, text, sentence, words)
    yield from _denied_counterclaims(paper, text, sentence, words)
    yield from _acts_called_recent(paper, text, sentence, words)


def _is_earnest(sentence: str, match: re.Match[str]) -> bool:
    """Whether no words before *match* show that it is hypothetical, or about the law or another case."""
    return not HYPOTHETICAL.search(sentence[: match.start()])


def _denied_dismissals(paper: DismissalPaper, text: OwnText, sentence: str, words: str) -> Iterator[Problem]:
    """Yield a problem if *sentence* denies an earlier dismissal, but the matter lists a voluntary dismissal."""
    denial_match = DENIAL_OF_EARLIER_SUIT.search(sentence)
    if denial_match is None or not _is_earnest(sentence, denial_match):
        return
    denies_only_nonsuits = "nonsuit" in denial_match[0].casefold()
    for index, dismissal in paper.scope.earlier_dismissals:
        is_denied = not denies_only_nonsuits or dismissal.by.startswith("nonsuit")
        if is_denied and dismissal.by != "involuntary order":
            fact = f"the claim was dismissed by {dismissal.by} on {dismissal.date} ({dismissal.court})"
            message = f"the text says `{words}`, but {fact}"
            yield Problem(text.path, message, also=(("earlier_dismissals", index),), promise=True, passes_draft=True)
            return


def _denied_counterclaims(paper: DismissalPaper, text: OwnText, sentence: str, words: str) -> Iterator[Problem]:
    """Yield a problem if *sentence* denies claims against the dismissing parties, but a counterclaim is listed."""
    dismissing_parties = {*paper.scope.dismissing_parties}
    denials = [match for pattern in DENIALS_OF_CLAIM for match in re.finditer(pattern, sentence)]
    earnest_denials = [match for match in denials if _is_earnest(sentence, match)]
    denied_parties = {
        party for match in earnest_denials for party in _named_parties(paper, match["whom"], dismissing_parties)
    }
    if denied_parties.isdisjoint(dismissing_parties):
        return
    for index, event in paper.scope.events:
        if "counterclaim" in event.kinds:
            message = f"the text says `{words}`, but {describe_event(event, paper.matter)}"
            yield Problem(text.path, message, also=(("events", index),), promise=True, passes_draft=True)
            return


def _acts_called_recent(paper: DismissalPaper, text: OwnText, sentence: str, words: str) -> Iterator[Problem]:
    """Yield a problem if *sentence* says that a party acted recently, but its last act under `events:` is older."""
    match = RECENT_ACT.search(sentence)
    day = paper.scope.requested.date
    if match is None or day is None or not _is_earnest(sentence, match):
        return
    actors = _named_parties(paper, match["who"], {*paper.scope.dismissed_parties})
    acts = [(event.day, index) for index, event in paper.scope.events if actors & {*event.by}]
    if not acts:
        return
    last_day, last_index = max(acts)
    if (day - last_day).days > MAX_AGE_IN_DAYS:
        last_act = describe_event(paper.matter.events[last_index], paper.matter)
        message = f"the text says `{words}`, but according to `events:` the latest act of that party is that {last_act}"
        yield Problem(text.path, message, also=(("events", last_index),), promise=True, passes_draft=True)


def _named_parties(paper: DismissalPaper, token_or_role: str, parties_of_role: set[str]) -> set[str]:
    """Return the party whose token is *token_or_role*, or *parties_of_role* if it is the name of a role."""
    if not re.fullmatch(PARTY, token_or_role):
        return parties_of_role
    keys = [*paper.matter.parties]
    return {keys[int(token_or_role[1:])]}
