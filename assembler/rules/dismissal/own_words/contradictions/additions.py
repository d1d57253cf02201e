"""Sentences that add something that a dismissal paper cannot contain.

Examples are a condition, a later effective date, a right to reopen the case, continued oversight by the court, tolling,
a reservation, a judgment, and an agreement by a party who does not sign. The patterns match a sentence in its canonical
form.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from assembler.language.regex import Regex
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules.dismissal.own_words.contradictions.wrong_effect_or_kind import DISMISS_NOW
from assembler.rules.dismissal.own_words.known_sentences import conditions as when
from assembler.rules.dismissal.own_words.known_sentences.canonical import TOKEN

NEGATION = Regex(r"\b(?:not|nor|neither|never|no|nothing|without|nobody|none)\b")
"""Words that negate the rest of their clause."""

LEFT_OPEN = Regex(r"(?:leave|keep)s? (?:the-action|case|file) open")


@dataclass(frozen=True)
class Addition:
    """Words that a paper cannot contain if *applies* returns true, with the reason and the remedy."""

    subject: str
    """What the words add."""
    words: tuple[Regex, ...]
    says: str
    """The end of the message: why the paper cannot contain the words."""
    fix: str
    applies: Callable[[DismissalPaper, re.Match[str]], bool]

    def matching_words(self, paper: DismissalPaper, sentence: str) -> str:
        """Return the words of *sentence*, in its canonical form, that *paper* cannot contain; "" if there are none."""
        for pattern in self.words:
            for match in pattern.finditer(sentence):
                clause_before = re.split("[,;]", sentence[: match.start()])[-1]
                if not NEGATION.search(clause_before) and self.applies(paper, match):
                    return match[0].strip()
        return ""


def _ends_something(paper: DismissalPaper, _match: re.Match[str]) -> bool:
    return paper.instrument.way != "motion"


def _keeps_no_jurisdiction(paper: DismissalPaper, match: re.Match[str]) -> bool:
    """Whether *paper* reserves no role for the court; "leave the case open" is allowed if part of the case remains."""
    ends_with_left_open = LEFT_OPEN.fullmatch(match[0]) and match.end() == len(match.string)
    is_about_the_rest = when.party_stays(paper) and ends_with_left_open
    return _ends_something(paper, match) and not paper.filing.keeps_jurisdiction and not is_about_the_rest


def _is_act_of_stranger(paper: DismissalPaper, match: re.Match[str]) -> bool:
    """Whether *paper* is a notice, and *match* describes an act of somebody who does not sign it."""
    is_own_costs = "bear" in match[0] and when.EVERYBODY.search(match["who"])
    return _is_notice(paper, match) and not is_own_costs and not when.everyone_named_signs(paper, match["who"])


def _is_notice(paper: DismissalPaper, _match: re.Match[str]) -> bool:
    return paper.instrument.way == "notice"


def _patterns(*phrases: str) -> tuple[Regex, ...]:
    """Return a pattern for each of *phrases*, starting at a word boundary."""
    return tuple(Regex(rf"(?<!\w)(?:{phrase})") for phrase in phrases)


SPAN = r"[^.;]{0,60}?"
JURISDICTION = r"(?:jurisdiction|oversight|supervision|authority|control|power|involvement)"
KEEP = r"(?:retain|keep|reserv|maintain|preserv|continu|exercis|hold|remain)\w*"
JUDGE = r"(?:the-court|court|judge|magistrate(?: judge)?|your honou?r|bench)"
CASE = r"(?:the-action|action|case|matter|file|claims?)"
KEPT_OPEN = (
    r"(?:open|active|alive|on (?:(?:its|the-court's|the|your|this) )?(?:(?:active|inactive|suspense|trial) )*"
    r"(?:docket|calendar|list|books))"
)
TAKE_BACK = (
    r"(?:re-?open|re-?instat|re-?viv|restor|re-?activat|set aside|vacat|rescind|revok|resum|undo|void|cancel"
    r"|withdraw)\w*"
)
DISMISSAL = (
    r"(?:dismissal|(?<!motion to )(?<!motions to )dismiss(?:es|ed|ing)?|discontinu\w+|non-?suit\w*|the-paper|withdraws?"
    r"|withdrawal|terminat\w+|ends?)"
)

WHO = (
    rf"(?P<who>(?:{TOKEN})+|(?:the |all |each |every |both |any |no |either |neither "
    r"|opposing |defense |adverse |other ){0,3}(?:part(?:y|ies)|sides?|defendants?|counsel|insurers?|carriers?))"
)
BY_COUNSEL = (
    r"(?:,? (?:acting |appearing )?(?:by|through|by and through|and|with)? ?"
    r"(?:(?:its|his|her|their|undersigned|of|record) )*(?:counsel|attorneys?),?)?"
)
AGREES = (
    r"(?:agree[sd]?|consent(?:s|ed)?|stipulate[sd]?|waive[sd]?|releases?|released|admits?|admitted|concedes?|conceded"
    r"|acknowledge[sd]?"
    r"|accept(?:s|ed)?|undertakes?|undertook|promise[sd]?|covenants?|assent(?:s|ed)?|joins?|joined|forgoes?|forgives?"
    r"|relinquish(?:es|ed)?"
    r"|gives? up|gave up|gave (?:its|their|his|her) (?:consent|blessing|word|approval)|commits?|committed"
    r"|approve[sd]?|ratif(?:y|ies|ied)"
    r"|has no objection|have no objection|confirm(?:s|ed)?|authori[sz]e[sd]?|has signed off|have signed off)"
)
ACTS = (
    r"(?:pay|bear|seek|pursue|bring|file|re-?file|contest|challenge|object|refund|return|reimburse|deliver|perform"
    r"|cooperate|provide"
    r"|transfer|cease|refrain|destroy|move|appeal|release|waive|execute|sign|dismiss|withdraw|assert|raise|claim"
    r"|recover|ask|demand|request"
    r"|sue|remain liable|hold|indemnify|assume|absorb|cover|take no|make no)"
)
ADVERBS = (
    r"(?:(?:has|have|had|hereby|also|already|kindly|graciously|now|further|each|both|all|does|do|did|is|are"
    r"|expressly) )*"
)
NOT_A_SETTLEMENT = (
    r"(?! (?:to (?:(?:a|the) )?(?:settle|resolve|mediat|confer|meet|settlement)|a-settlement|on a-settlement))"
)
SIGNED_BY_ONE_SIDE = "but only one side signs this paper, so the paper cannot speak for another side"
FILE_STIPULATION = "take these words out, or file a stipulation signed by all parties"

ADDITIONS: tuple[Addition, ...] = (
    Addition(
        "continued oversight by the court",
        _patterns(
            rf"{JUDGE}{SPAN}\b{KEEP}{SPAN}\b{JURISDICTION}\b",
            rf"{JUDGE}{SPAN}\b{KEEP} (?:{SPAN} )?{KEPT_OPEN}\b",
            rf"{JURISDICTION}\b{SPAN}\b(?:retained|reserved|kept|preserved|continu\w+|remains?)\b",
            rf"(?:retained|continu(?:ed|ing)|ongoing|continuous|further|exclusive|ancillary) (?:\w+ )?{JURISDICTION}\b",
            rf"(?:keep|leave|hold|retain|maintain)(?:s|ing)? {CASE}\b{SPAN}\b{KEPT_OPEN}\b",
            rf"{CASE} (?:(?:shall|will|should|is to|may|to) )?(?:remains?|stays?|be kept|be left|be held)"
            rf" (?:{SPAN} )?{KEPT_OPEN}\b",
            rf"(?:remain|stay|available|turn|return|come|appear)\w* (?:{SPAN} )?(?:before|to|under|subject to)"
            rf" {JUDGE}\b{SPAN}"
            r"\b(?:enforce\w*|dispute\w*|compliance|interpret\w*|jurisdiction)",
            rf"{JUDGE}{SPAN}\b(?:enforce|oversee|supervise|monitor|administer|watch over)\w*\b",
            rf"{JUDGE}{SPAN}\b(?:available|involved|at hand|assist(?!ance of)\w*)\b{SPAN}"
            r"\b(?:enforce\w*|disput\w*|disagreement|compliance|settlement|perform\w*)",
            r"terms of a-settlement (?:are|is|be|shall be) (?:\w+ )?(?:incorporated|made (?:a )?part|embodied|adopted)",
            r"incorporat(?:es?|ed|ing)\b[^.;]{0,40}\ba-settlement",
        ),
        says="but the court keeps a role in the case only by an order, and the paper does not ask for one",
        fix="take these words out, or ask for an order with `keeps_jurisdiction: yes`",
        applies=_keeps_no_jurisdiction,
    ),
    Addition(
        "tolling",
        _patterns(
            r"toll(?:s|ed|ing)?\b",
            rf"(?:limitations?|time-?bar|prescripti\w+|laches|repose)\b{SPAN}"
            r"\b(?:suspend|stop|paus|froz|freez|extend|waive|stay|abey|not run|cease|interrupt)\w*",
            rf"(?:suspend|stop|paus|freez|extend|waive|interrupt)\w*{SPAN}"
            r"\b(?:limitations?|time-?bar|prescripti\w+|time to sue)\b",
            rf"(?:not|never|refrain from|forgo|waive)\w* {SPAN}\b(?:assert|rais|plead|rely|invok)\w*{SPAN}"
            r"\b(?:limitations?|time-?bar|laches)",
        ),
        says="but a paper of this kind cannot toll the limitations period",
        fix="take these words out; tolling belongs in a separate agreement",
        applies=_ends_something,
    ),
    Addition(
        "a reservation",
        _patterns(
            r"reserv(?:es?|ed|ing|ations?)\b",
            r"without (?:waiver|waiving|prejudice to the rights?)\b",
            rf"(?:preserv|retain)(?:es?|s|ed|ing)\b{SPAN}\b(?:rights?|claims?|defenses?|remedies|fees|costs)\b",
            rf"(?:rights?|claims?|motions?|applications?){SPAN}"
            r"\b(?:survives?|is preserved|are preserved|remains? open)\b",
        ),
        says="but the paper ends what it dismisses, and cannot reserve rights",
        fix="take these words out; a right is reserved in a settlement agreement or an order",
        applies=_ends_something,
    ),
    Addition(
        "a condition",
        _patterns(
            rf"{DISMISSAL}\b[^.;]{{0,160}}\b(?:on (?:the )?(?:\w+ )?condition"
            r"|(?<!not )(?<!nor )(?:condition(?:al|ed|ally)\b|contingent)"
            r"|provided,? (?:however,? )?that|providing that|so long as|as long as|in the event|unless|only if"
            r"|if|failing which|assuming|on the understanding|on the footing|in reliance on|in (?:exchange|return) for"
            r"|against payment|subject (?:always |only |however,? )?to(?! (?:the )?(?:provisions of )?(?:fed|rule)))",
            r"(?:if|unless|should|in the event|provided|so long as|as long as|assuming|on condition)\b[^.;]{0,160}"
            rf"\b{DISMISSAL}\b",
            r"(?:if|should|in the event)\b[^.;]{0,120}"
            r"\b(?:fails?|default\w*|breach\w*|not pa(?:y|id)|non-?payment|miss(?:es|ed))\b",
        ),
        says="but the paper takes effect once, when it is filed, and cannot depend on a condition",
        fix=DISMISS_NOW,
        applies=_ends_something,
    ),
    Addition(
        "a later time",
        _patterns(
            rf"{DISMISSAL}\b[^.;]{{0,120}}\b(?:until|once|after|upon (?!(?:the )?(?:immediate )?filing|the merits)"
            r"|when (?!(?:it|the-paper) is filed)|pending"
            r"|not before|no earlier than|effective (?:as of |on )?(?:\d{4}-|\d+ days|the (?:first|last|later)))",
            r"(?:until|once|after|upon(?! filing| all counsel| counsel)|pending|within \d+|as soon as)\b[^.;]{0,120}"
            rf"\b(?:will|shall|may|is to|to|then) (?:\w+ )?(?:be )?{DISMISSAL}\b",
            r"(?:will|shall|intends? to|plans? to|expects? to|undertakes? to|promises? to)"
            r" (?:(?:then|promptly|thereafter) )*"
            r"(?:dismiss|discontinue|withdraw|file (?:a|an|its|the) (?:\w+ ){0,3}(?:dismissal|stipulation|notice))\b",
            r"(?:held|hold|kept) in escrow\b",
            rf"the-paper (?:shall|will|is|may|must|should)? ?(?:not )?be (?:filed|held|lodged|submitted){SPAN}"
            r"\b(?:until|after|upon(?! (?:all|each|every|opposing|counsel))|once|when|if)\b",
        ),
        says="but the paper dismisses at once, when it is filed",
        fix=DISMISS_NOW,
        applies=_ends_something,
    ),
    Addition(
        "a way back",
        _patterns(
            r"(?:may|can|could|shall|will|to|leave|right|free|entitled|permitted|allowed|liberty) (?:\w+ ){0,3}"
            rf"{TAKE_BACK} (?:\w+ ){{0,2}}(?:the-action|the-paper|the dismissal|the case|this case|action)\b",
            r"(?:the-action|the-paper|the dismissal|it) (?:may|can|could|shall|will|is to|would) (?:\w+ )?be"
            rf" (?:\w+ )?{TAKE_BACK}",
            r"(?:null and void|of no (?:force|effect)|no force (?:and|or) effect"
            r"|without (?:legal )?(?:force|effect)|void ab initio)\b",
            r"(?:re-?open|reinstat|re-?viv|restor)\w*\b[^.;]{0,40}\b(?:the-action|case|claims?|docket)\b",
        ),
        says="but the paper ends what it dismisses, and cannot be taken back",
        fix=DISMISS_NOW,
        applies=_ends_something,
    ),
    Addition(
        "no dismissal",
        _patterns(
            r"the-action (?:is|be|shall be|will be|to be|should be)"
            r" (?:\w+ )?(?:stayed|held in abeyance|administratively closed|suspended|continued to)\b",
            r"(?:stays?|staying|abates?|suspends?) (?:of )?the-action\b",
            r"administrative(?:ly)? clos\w+",
            r"in lieu of (?:a )?dismissal\b",
            r"(?:does|do|will|shall) not dismiss (?:the-action|it)\b(?! with prejudice)",
        ),
        says="but the paper is a dismissal, not a stay",
        fix="take these words out, or move for a stay",
        applies=_ends_something,
    ),
    Addition(
        "a judgment",
        _patterns(
            r"judgment (?:is|be|shall be|will be|may be|to be|is to be) (?:\w+ )?entered\b(?! of dismissal)",
            r"(?:consents?|agrees?|stipulates?) to (?:(?:the|entry|of|a|an) )*judgment\b(?! of dismissal)",
            r"(?:confess(?:es|ed|ion)?(?: of)?|suffers?) judgment\b",
            r"judgment (?:in favou?r of|against|for) ",
        ),
        says="but the paper ends the action without a judgment",
        fix="take these words out; a consent judgment belongs in a separate paper",
        applies=_ends_something,
    ),
    Addition(
        "an act of somebody who does not sign",
        _patterns(
            rf"{WHO}{BY_COUNSEL} {ADVERBS}(?:{AGREES}){NOT_A_SETTLEMENT}"
            r"\b(?! (?:its|their|his|her) (?:own way|complaint))",
            rf"{WHO}{BY_COUNSEL}"
            rf" {ADVERBS}(?:shall|will|must|would|may not|can not|cannot|is to|are to|need not|agrees? not to)"
            rf" (?:(?:not|never|no longer|promptly|also|then|therefore|timely|instead|in turn|only) )*{ACTS}\b",
            rf"(?P<who>(?:{TOKEN})+|(?:the |all )?(?:defendants?|other sides?|opposing part(?:y|ies)|insurers?))"
            rf"{BY_COUNSEL} {ADVERBS}(?:bears?|pays?)\b",
            rf"(?:agreement|consent|assent|approval|blessing|permission|authority|concurrence|understanding|promise"
            rf"|waiver|commitment) (?:of|from|by|with) {WHO}",
            rf"(?:jointly|together|in agreement|in concert) with {WHO}",
        ),
        says=SIGNED_BY_ONE_SIDE,
        fix=FILE_STIPULATION,
        applies=_is_act_of_stranger,
    ),
    Addition(
        "an agreement in a paper signed by one side",
        _patterns(
            r"it (?:is|was|has been) (?:\w+ )?(?:and )?(?:agreed|stipulated|consented)\b",
            r"by (?:mutual )?(?:agreement|consent|stipulation)\b",
        ),
        says=SIGNED_BY_ONE_SIDE,
        fix=FILE_STIPULATION,
        applies=_is_notice,
    ),
)
"""All additions that contradict a paper."""
