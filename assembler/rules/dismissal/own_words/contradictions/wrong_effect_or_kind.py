"""Phrases that contradict the paper's effect, timing, kind or facts."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from assembler.language.regex import Regex
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.papers.ending.keys import ending_keys
from assembler.rules.dismissal.own_words.effect import effect_of
from assembler.rules.dismissal.own_words.texts import OwnText

AGAIN = r"(?:re-?file|re-?assert|re-?institute|re-?commence|renew|bring|sue|pursue|assert)"
"""Verbs for suing again on the same claim."""

CLAIMS = r"(?:claims?|causes? of action|action|suit|case|lawsuit)"
PAPER = r"(?:dismissal|notice|stipulation|discontinuance|nonsuit|non-suit|withdrawal|praecipe)"
DISMISSED = r"(?:dismissal|dismiss(?:es|ed)?|discontinu\w+|non-?suits?|withdraws)"

HARMLESS_BEFORE = Regex(
    r"(?i)\b(?:not|nor|neither|never|no|nothing|without|would|could|might|was|were|had|earlier|previous\w*|prior"
    r"|counter-?claims?|cross-?claims?)\b"
)
"""Words that, before a phrase, show that it is negated, hypothetical, or about another dismissal or claim."""

NEGATED_BEFORE = Regex(r"(?i)\b(?:not|nor|neither|never|no|none|before|until|unless|if|whether)\b")
"""Words that, before a statement of fact, show that it is negated or hypothetical."""


@dataclass(frozen=True)
class Contradiction:
    """Words that contradict some papers, with the message and the remedy."""

    words: Regex
    applies: Callable[[DismissalPaper, OwnText], bool]
    """Whether the words, in this text, contradict the paper."""
    says: str
    """The end of the message: what the paper does or says instead."""
    fix: str
    unless: Regex | None = HARMLESS_BEFORE
    """A pattern for words earlier in the sentence that make the phrase harmless; None if no words do."""

    def matching_words(self, paper: DismissalPaper, text: OwnText) -> str:
        """Return the words of *text* that contradict *paper*; "" if none do."""
        if not self.applies(paper, text):
            return ""
        for match in self.words.finditer(text.words):
            before = re.split(r"[.;]\s", text.words[: match.start()])[-1]
            if self.unless is None or not self.unless.search(before):
                return match[0].strip()
        return ""


def _is_without_prejudice(paper: DismissalPaper, _: OwnText) -> bool:
    return effect_of(paper) == "without"


def _is_with_prejudice(paper: DismissalPaper, _: OwnText) -> bool:
    return effect_of(paper) == "with"


def _takes_effect_at_once(paper: DismissalPaper, _: OwnText) -> bool:
    return paper.instrument.way != "motion"


def _keeps_no_jurisdiction(paper: DismissalPaper, _: OwnText) -> bool:
    filing = paper.filing
    return paper.instrument.way != "motion" and not (filing.keeps_jurisdiction or ending_keys(filing).so_ordered)


def _is_notice_without_order(paper: DismissalPaper, _: OwnText) -> bool:
    return paper.instrument.way == "notice" and paper.instrument.order.needs == "nothing"


def _has_no_approval(paper: DismissalPaper, text: OwnText) -> bool:
    return _is_notice_without_order(paper, text) and not any("approved" in event.event for event in paper.matter.events)


def _ends_whole_action(paper: DismissalPaper, _: OwnText) -> bool:
    return not paper.scope.in_part


def _is_not(kind: str) -> Callable[[DismissalPaper, OwnText], bool]:
    """Return the condition that the paper is not of *kind*, by its instrument or its titles."""

    def is_of_another_kind(paper: DismissalPaper, text: OwnText) -> bool:
        names = f"{paper.filing.title} {paper.filing.paper.name} {paper.instrument.title}".casefold()
        return paper.instrument.way != kind and kind not in names and text.key != "grounds"

    return is_of_another_kind


def _is_heading_of_party(paper: DismissalPaper, text: OwnText) -> bool:
    return text.key in {"title", "short_title", "legends"} and "order" not in paper.instrument.title.casefold()


def _lists_no(*kinds: str) -> Callable[[DismissalPaper, OwnText], bool]:
    """Return the condition that an event of *kinds* would bar the notice and that the matter lists no such event."""

    def is_unlisted(paper: DismissalPaper, _: OwnText) -> bool:
        closing_events = {event for bar in paper.instrument.until.closed_by for event in bar.events}
        listed_events = {event.event for event in paper.matter.events}
        if paper.instrument.way != "notice":
            return False
        return not closing_events.isdisjoint(kinds) and listed_events.isdisjoint(kinds)

    return is_unlisted


def _lists_no_earlier_dismissal(paper: DismissalPaper, _: OwnText) -> bool:
    return not paper.matter.earlier_dismissals


def _any_phrase(*phrases: str) -> Regex:
    """Return a pattern for any of *phrases*, starting at a word boundary."""
    return Regex(rf"(?i)\b(?:{'|'.join(phrases)})")


CORRECT_PREJUDICE = "take these words out, or correct `prejudice:`"
DISMISS_NOW = (
    "dismiss now and without conditions; put later steps into a settlement agreement, a later paper or an order"
)
AT_ONCE = (
    r"(?!immediately|at once|now|today|without|(?:up)?on (?:the )?(?:date of )?(?:its |this |such )?filing"
    r"|when (?:it is )?filed|as of (?:its|the date of))"
)
"""A lookahead that excludes words for an immediate effect, such as "immediately" after "effective"."""

CONTRADICTIONS: tuple[Contradiction, ...] = (
    Contradiction(
        _any_phrase(
            rf"(?:(?:may|can|shall|will|could) ?not|cannot|won['’]t|(?:shall|will) never|agrees? not to|never to)"
            rf" (?:again |ever |later )?{AGAIN}\b(?![^.;]{{0,60}} in this (?:action|case|suit)$)"
            rf"[^.;]{{0,60}}\b(?:{CLAIMS}|again|defendants?|it|them)\b",
            r"(?:may|can|shall|will) ?(?:not|never) (?:again |ever |later )?re-?file\b",
        ),
        applies=_is_without_prejudice,
        says="but the paper dismisses without prejudice, so the claims may be brought again",
        fix=CORRECT_PREJUDICE,
    ),
    Contradiction(
        _any_phrase(
            r"(?:waives?|relinquish\w*|releases?|forfeits?|surrenders?|abandons?|gives? up|foregoes|forgoes)\b"
            r"(?: forever| fully| hereby)*"
            rf" (?:(?:all|any|every|these|those|its|her|his|their|the|such|of|further|rights? to(?: {AGAIN})?) )+"
            rf"(?:\w+ )?(?:{CLAIMS}(?! for (?:costs|fees|attorney|interest))|again)\b",
            rf"(?:waives?|relinquish\w*|surrenders?|gives? up)\b[^.;]{{0,20}}\brights? to {AGAIN}\b",
            r"gives? (?:\w+ ){1,4}up\b",
            r"(?:for good|once and for all|forever)\b",
        ),
        applies=_is_without_prejudice,
        says="but the paper dismisses without prejudice, which gives up no claim",
        fix=CORRECT_PREJUDICE,
    ),
    Contradiction(
        _any_phrase(
            r"(?:adjudication|judgment|dismissal) (?:up)?on the merits\b",
            r"bars?\b[^.;]{0,30}\b(?:later|further|future|subsequent|another|any other|any new|second)\b[^.;]{0,15}"
            rf"\b{CLAIMS}\b",
            r"(?:res judicata|preclusive)\b",
        ),
        applies=_is_without_prejudice,
        says="but the paper dismisses without prejudice, which decides nothing on the merits",
        fix=CORRECT_PREJUDICE,
    ),
    Contradiction(
        _any_phrase(
            rf"reserves?\b[^.;]{{0,40}}\b(?:rights? to|to) (?:again |later )?{AGAIN}\b",
            r"(?:may|can|is free to|are free to|has leave to|leave to|retains? the right to) (?:again |later )?"
            rf"(?:re-?file|re-?assert|re-?institute|re-?commence|{AGAIN}\b[^.;]{{0,30}}\bagain)\b",
        ),
        applies=_is_with_prejudice,
        says="but the paper dismisses with prejudice, so the claims may not be brought again",
        fix=CORRECT_PREJUDICE,
    ),
    Contradiction(
        _any_phrase(
            r"(?:conditioned|contingent|conditional) (?:up)?on\b",
            rf"conditional(?:ly)?\b(?=[^.;]{{0,20}}\b{PAPER}\b)",
            rf"{DISMISSED}(?: this action| the action| \w+ claims?)?,? conditionally\b",
        ),
        applies=_takes_effect_at_once,
        says="but the paper takes effect when it is filed, and cannot depend on a condition",
        fix=DISMISS_NOW,
        unless=Regex(r"(?i)\b(?:not|no|nor|neither|settlement)\b"),
    ),
    Contradiction(
        _any_phrase(
            rf"{PAPER}\b[^.;]{{0,30}}\b(?:takes?|taking|shall take|will take|to take|is|are|becomes?|shall be|will be"
            rf"|shall become|will become|being) effect(?:ive)? (?:only )?{AT_ONCE}"
            r"(?:on|upon|as of|when|once|if|after|at|from|unless|until|in|\d+ days)\b[^.;]{0,60}",
            r"effective (?:only )?(?:upon (?:receipt|payment)|when paid|once|if)\b[^.;]{0,40}",
        ),
        applies=_takes_effect_at_once,
        says="but the paper takes effect when it is filed",
        fix=DISMISS_NOW,
        unless=Regex(r"(?i)\b(?:not|no|nor|neither|order|agreement)\b"),
    ),
    Contradiction(
        _any_phrase(
            r"(?:if|unless|should|in the event)\b[^.;]{0,120}"
            r"\b(?:reinstate[sd]?|re-?open(?:s|ed)?|restored?|revived?|null and void|be void|is void|rescind(?:ed)?)\b",
            r"(?:reinstate|re-?open|restore|revive)\b[^.;]{0,60}\b(?:if|unless|in the event)\b",
            r"(?:if|when|once|provided|unless)\b[^.;]{0,80}\b(?:pays|paid|performs|payment|delivers)\b[^.;]{0,40}"
            r"\b(?:dismisses|(?:is|are|will be|shall be) dismissed|dismissal)\b",
            r"(?:dismisses|(?:is|are) dismissed|this dismissal)\b[^.;]{0,60}"
            r"\b(?:if|provided that|unless|on (?:the )?condition that)\b",
            r"(?:dismisses|(?:is|are) dismissed|this dismissal)\b[^.;]{0,60}"
            r"\b(?:when|once|until|after|upon)\b[^.;]{0,40}\b(?:pays|paid|payment)",
            r"(?:dismisses|this dismissal is)\b[^.;]{0,60}\bsubject to (?!(?:the )?(?:provisions of )?(?:Fed|rule))",
        ),
        applies=_takes_effect_at_once,
        says="but the paper takes effect once, when it is filed, and cannot depend on a condition",
        fix=DISMISS_NOW,
        unless=Regex(r"(?i)\b(?:not|no|nor|neither)\b"),
    ),
    Contradiction(
        _any_phrase(r"court (?:will |shall )?(?:retains?|keeps?|has retained|reserves?)\b[^.;]{0,20}\bjurisdiction\b"),
        applies=_keeps_no_jurisdiction,
        says="but the court keeps jurisdiction only by an order, and the paper does not ask for one",
        fix="take these words out, or ask for an order with `keeps_jurisdiction: yes`",
    ),
    Contradiction(
        _any_phrase(
            r"(?:by|on|upon|under|pursuant to) (?:the |a )?(?:stipulation|agreement) of (?:all )?(?:the )?parties\b",
            r"stipulation of (?:voluntary )?(?:dismissal|discontinuance)\b",
        ),
        applies=_is_notice_without_order,
        says="but the paper is a notice, which only the plaintiff gives",
        fix="take these words out, or file a stipulation signed by all parties",
    ),
    Contradiction(
        _any_phrase(
            r"(?:by|with) (?:the )?leave of (?:the )?court\b",
            r"court (?:has )?(?:approved|granted|ordered)\b[^.;]{0,30}\bdismissal\b",
        ),
        applies=_has_no_approval,
        says="but the paper is a notice, which needs no leave of court",
        fix="take these words out, list the approval under `events:`, or move for an order",
    ),
    *(
        Contradiction(
            _any_phrase(rf"this {kind}\b"),
            applies=_is_not(kind),
            says=f"but the paper is not a {kind}",
            fix=f"take these words out, or file a {kind}",
            unless=None,
        )
        for kind in ("stipulation", "motion", "notice")
    ),
    Contradiction(
        Regex(r"(?i)^\W*(?:\w+ )?order\b"),
        applies=_is_heading_of_party,
        says="but a party files the paper, and only the court issues orders",
        fix="correct the title, or choose the document type for an order",
    ),
    Contradiction(
        _any_phrase(
            r"dismiss(?:es|ed|al)? (?:of )?only\b",
            r"(?:claims?|counts?)\b[^.;]{0,40}\b(?:is|are) not dismissed\b",
            r"action (?:continues|goes on|remains pending)\b",
        ),
        applies=_ends_whole_action,
        says="but the paper dismisses the whole action",
        fix="take these words out, or say in `dismisses:` what is dismissed",
        unless=Regex(r"(?i)\b(?:not|counter-?claims?|cross-?claims?|other|state|prior)\b"),
    ),
    Contradiction(
        _any_phrase(
            r"(?:served|filed|serves) (?:and filed )?(?:an|its|his|her|their|the) (?:\w+ )?answer\b",
            r"answered(?= the (?:\w+ )?(?:complaint|petition)\b| this action| on [A-Z0-9]|[.,;]|$)",
        ),
        applies=_lists_no("answer"),
        says="but the paper is available only before an answer is served, and `events:` lists no answer",
        fix="list the answer under `events:`, or take these words out",
        unless=NEGATED_BEFORE,
    ),
    Contradiction(
        _any_phrase(
            r"(?:cross-)?move[sd] for (?:partial )?summary judgment\b",
            r"(?:served|filed) (?:a|its|his|her|their) (?:cross-)?motion for (?:partial )?summary judgment\b",
        ),
        applies=_lists_no("motion for summary judgment"),
        says="but the paper is available only before such a motion is served, and `events:` lists no such motion",
        fix="list the motion under `events:`, or take these words out",
        unless=NEGATED_BEFORE,
    ),
    Contradiction(
        _any_phrase(
            r"(?:second|third) (?:voluntary )?(?:dismissal|nonsuit|discontinuance|withdrawal)\b",
            r"(?:second|third) time (?:that )?[^.;]{0,30}\b(?:dismiss|nonsuit|discontinue|withdraw)",
            r"first (?:was (?:by|dismissed|a )|dismissed\b)",
            r"(?:previously|already|once before) (?:voluntarily )?dismissed\b",
            r"dismissed (?:these|this|those|the same|that)(?: same)? (?:claims?|action)\b[^.;]{0,30}"
            r"\b(?:before|earlier|previously|in (?:19|20)\d\d)\b",
        ),
        applies=_lists_no_earlier_dismissal,
        says="but the matter lists no earlier dismissal",
        fix="list the dismissal under `earlier_dismissals:`, or take these words out",
        unless=NEGATED_BEFORE,
    ),
)
"""All phrases that contradict a paper."""
