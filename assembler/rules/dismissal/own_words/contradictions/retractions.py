"""Sentences that take back a dismissal paper: they retract, delay or narrow it, or call it another kind of paper.

A dismissal paper cannot contain such a sentence, even if a signer has read it. The patterns match a sentence in its
canonical form, and a linear-time regex engine runs them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from assembler.language.patterns import fits
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules.dismissal.own_words.contradictions.wrong_effect_or_kind import DISMISS_NOW
from assembler.rules.dismissal.own_words.known_sentences.canonical import TOKEN
from assembler.rules.dismissal.own_words.known_sentences.conditions import no_later_date, whole_action_ends
from assembler.rules.dismissal.own_words.texts import ORDER, ORDER_TITLE, TITLE_KEYS, OwnText

NEGATION = r"\b(?:not|nor|neither|never|no|nothing|without|nobody|none|cannot)\b"
"""Words that negate the rest of their clause."""

WORD = r"(?:[^ ;]+ )"
ADVERB = r"(?:(?:[a-z]+ly|now|then|only|just|all|therefore|here|instead|in truth|in fact) )"


@dataclass(frozen=True)
class Retraction:
    """A way of taking a paper back: patterns for its words and for harmless words, the reason and the remedy."""

    subject: str
    """The way in which the words take the paper back."""
    words: str
    says: str
    """The end of the message: what the paper does instead."""
    fix: str
    unless: str = ""
    """A pattern for words that make the sentence harmless, wherever they occur."""
    is_negation: bool = False
    """Whether the words are a negation themselves, so that a preceding "not" does not make them harmless."""
    applies: Callable[[DismissalPaper, OwnText, str], bool] = lambda paper, *_: paper.instrument.way != "motion"

    def is_in(self, paper: DismissalPaper, text: OwnText, sentence: str) -> bool:
        """Whether *sentence* of *text*, in its canonical form, takes *paper* back in this way."""
        if not self.applies(paper, text, sentence) or not fits(rf"(?is).*\b(?:{self.words})(?:\W.*)?", sentence):
            return False
        if self.unless and fits(rf"(?is).*\b(?:{self.unless}).*", sentence):
            return False
        return self.is_negation or not fits(rf"(?is).*{NEGATION}[^,;]*\b(?:{self.words})(?:\W.*)?", sentence)


def _ends_whole_action(paper: DismissalPaper, _text: OwnText, _sentence: str) -> bool:
    return paper.instrument.way != "motion" and whole_action_ends(paper)


def _is_heading(paper: DismissalPaper, text: OwnText, _sentence: str) -> bool:
    return paper.instrument.way != "motion" and text.key in TITLE_KEYS


def _is_operative(paper: DismissalPaper, text: OwnText, _sentence: str) -> bool:
    other_keys = {"name", "court_lines", ORDER, ORDER_TITLE}
    return paper.instrument.way != "motion" and text.operative and text.key not in other_keys


def _is_post_dated(paper: DismissalPaper, text: OwnText, sentence: str) -> bool:
    """Whether *text* is about the effect or the signing of *paper* and names a date later than the paper's date."""
    return _is_operative(paper, text, sentence) and not no_later_date(paper, sentence)


# -- parts of sentences -----------------------------------------------------------------------------------------------

THESE_WORDS = (
    r"(?:the-paper|this (?:paper|document|filing)|the (?:paper|document)"
    r"|(?:the|all of the|everything) (?:foregoing|above|aforesaid|preceding)"
    r"(?: (?:notice|paper|dismissal|stipulation|statements?|paragraphs?|sentences?|words|text))?"
    r"|the (?:preceding|previous|last|first) (?:paragraphs?|sentences?)|these (?:words|paragraphs|statements)"
    r"|(?:what|all that|everything that) (?:is|was|has been|stands) (?:\w+ )?(?:said|stated|written|above)(?: above)?"
    r"|its (?:notice|dismissal|stipulation))"
)
IS = r"(?:is|are|was|were|be|being|has been|have been|should be|may be|shall be|is to be)"
WAS_WRONG = (
    r"(?:withdrawn|retracted|revoked|rescinded|cancell?ed|recalled|disavowed|disregarded|ignored|struck|stricken"
    r"|nullified|(?:(?:written|made|filed|drafted|signed|included|printed|entered|submitted|prepared|served|sent|given"
    r"|executed|added) )?(?:in|by) (?:error|mistake)|(?:a|an) (?:error|mistake)|inadvertent\w*|mistaken|inoperative)"
)
THE_SUIT = (
    r"(?:the-action"
    r"|(?:its|his|her|their|plaintiffs?'?s?'?|this|the|said) (?:own )?(?:action|suit|case|lawsuit|complaint))"
)
END = r"(?:end|dismiss|discontinue|terminate|conclude|close|abandon|drop|withdraw|nonsuit|non-suit|finish)"
PENDING = (
    r"(?:payment|mediation|settlement|performance|arbitration|approval|receipt|completion|consummation|execution"
    r"|clearance|closing|outcome|resolution|finali[sz]\w+|funding|negotiations?|talks|documentation|delivery"
    r"|confirmation|further|appeal|ratification)"
)
OTHER_PAPER = (
    r"(?:stay|motion|request|application|letter|status report|continuance|adjournment|extension|draft|placeholder"
    r"|proposal|offer|notice of settlement)\b"
)
EXCEPT = (
    r"(?:save(?: only)?(?: for| as to| that| with respect to| in respect of)?|saving"
    r"|except(?:ing)?(?: only)?(?: for| as to| that| with respect to)?|other than(?: as to)?|with the exception of"
    r"|excluding|apart from|aside from"
    r"|all but|but for)"
)
PART = (
    rf"(?:(?:{TOKEN})+|{WORD}{{0,4}}?(?:counts?|claims?|causes? of action|defendants?|theory|theories)"
    r"|the (?:first|second|third|fourth|last)\b)"
)
DISMISSES = (
    r"(?:covers|reaches|extends to|dismiss(?:es|ed)?|the dismissal|dismissal|the-paper|discontinu\w+|non-?suits?"
    r"|non-?suited|end(?:s|ed)?|terminate[sd]?|withdraws?|as-said)"
)
OTHER_SUBJECTS = r"(?:costs?|fees|expenses|sign(?:s|ed)|served|appear\w*|counter-?claims?|cross-?claims?)\b"

# -- the remedies -----------------------------------------------------------------------------------------------------

TAKE_OUT = "take these words out; if no dismissal is intended, do not file the paper"
FILE_OTHER_PAPER = "take these words out, or file the paper that they describe"
NARROW_DISMISSAL = "take these words out, or say in `dismisses:` what is dismissed"

RETRACTIONS: tuple[Retraction, ...] = (
    Retraction(
        "a retraction",
        r"(?:withdraw|retract|revoke|rescind|cancel|recant|disavow|repudiate|nullif(?:y|ie)|recall)(?:s|es|ed)?"
        rf" {THESE_WORDS}"
        rf"|takes? (?:back {THESE_WORDS}|{THESE_WORDS} back)"
        rf"|{THESE_WORDS} {IS} {ADVERB}{{0,2}}?{WAS_WRONG}",
        says="but filing the paper ends the claims that it dismisses, and words in the paper cannot undo that",
        fix=TAKE_OUT,
        unless=r"(?:earlier|previous|prior|former|motions?)\b",
    ),
    Retraction(
        "a request to ignore the paper",
        rf"(?:disregard|ignore|overlook|give no effect to|pay no (?:heed|attention) to)(?:s|ed)? {THESE_WORDS}",
        says="but the paper ends what it dismisses, and cannot ask to be ignored",
        fix=TAKE_OUT,
        unless=r"(?:earlier|previous|prior|former|motions?)\b",
    ),
    Retraction(
        "a denial that the action ends",
        rf"(?:does|do|did|will|shall|would|is|are|should|may|need|can)(?: not|not) {WORD}{{0,5}}?{END}(?:ed|d|ing)?"
        rf" (?:any part of )?(?:{THE_SUIT}|(?:any|all)(?: of)? (?:its|the|his|her|their) claims)"
        rf"|not {ADVERB}?{END} (?:anything|a thing|any claim)|{END}(?:s|es) nothing|nothing {IS} {END}(?:ed|d)"
        rf"|nothing in the-paper (?:\w+ )?{END}s? {THE_SUIT}"
        r"|the-action is (?:still )?not (?:\w+ )?(?:dismissed|ended|over|terminated|concluded|discontinued|at an end)",
        says="but the paper dismisses the whole action",
        fix=NARROW_DISMISSAL,
        unless=(
            r"(?:with(?:out)? prejudice|as-said|merits|until|because|whether|rather|under"
            r"|nothing (?:else|more|other|but|further)|other|else|except)\b"
        ),
        is_negation=True,
        applies=_ends_whole_action,
    ),
    Retraction(
        "an action kept alive",
        rf"(?:keep|maintain|preserve|leave|hold)(?:s|ing)? (?:\w+ )?{THE_SUIT} (?:\w+ ){{0,2}}?"
        r"(?:alive|active|open|pending|going|afoot|on foot|intact|in being)"
        rf"|{THE_SUIT} (?:(?:shall|will|is to|should|does) )?(?:remains?|stays?|continues?(?: to be)?|lives on"
        r"|is (?:still|very much|yet)) ?(?:\w+ ){0,2}?(?:alive|active|open|pending|on foot|afoot|intact|in being)"
        rf"|{THE_SUIT} (?:(?:shall|will|is to|should|may|must|does) )?(?:goes on|go on|continues?|proceeds?"
        r"|moves? forward|goes? forward|goes? ahead)(?: (?:(?:to|toward) (?:trial|judgment|verdict)"
        r"|as (?:before|scheduled|planned)|in (?:all respects|this court)"
        r"|before the-court|on (?:the|its|all)|until|against|without)\b[^;]*)?$"
        r"|(?:placed?|put|kept?|moved?|transferred|left|leave|keep) (?:[^ ;]+ )?on (?:the|its|this|your) (?:\w+ )?"
        r"(?:inactive|suspense|active|trial|dormant|reserve) (?:calendar|docket|list)",
        says="but the paper dismisses the whole action",
        fix=NARROW_DISMISSAL,
        unless=r"(?:no further|no longer|earlier|before|state|other|another|counter-?claims?|cross-?claims?)\b",
        applies=_ends_whole_action,
    ),
    Retraction(
        "an action that continues",
        r"(?:free|entitled|at liberty|able|permitted|allowed|right|may|can|will|shall|intends?|plans?|means|wishes"
        rf"|elects?|going|continues?|prefers?|ready)(?: to)? {ADVERB}{{0,2}}?"
        r"(?:(?:press|pursue|prosecute|litigate|maintain"
        r"|continue|proceed with|press on with|go on with|carry on(?: with)?|advance|try)"
        rf" (?:the-action|{WORD}{{0,4}}?(?:claims?|case|counts?) {WORD}{{0,6}}?in (?:the-action|this (?:same )?action))"
        r"|(?:continue|proceed with|go on with|carry on(?: with)?|prosecute) (?:the-action|its action|its case))",
        says="but the paper dismisses the whole action",
        fix=NARROW_DISMISSAL,
        unless=r"(?:again|anew|new|another|other|rather than|instead of|cease|stop|longer|refil\w+|afresh)\b",
        applies=_ends_whole_action,
    ),
    Retraction(
        "another kind of paper",
        rf"(?:treat|construe|read|regard|consider|take|accept|deem|understand|view|recharacteri[sz]e|convert)(?:s|ed)?"
        rf" (?:{THESE_WORDS}|it|the same) {ADVERB}{{0,2}}?(?:as|to be|into|like|for) {WORD}{{0,3}}?{OTHER_PAPER}"
        rf"|{THESE_WORDS} (?:(?:is|shall|should|may|will|to) )?(?:be )?(?:treated|construed|read|regarded|considered"
        rf"|taken|deemed|understood|viewed) {ADVERB}?(?:as|to be) {WORD}{{0,3}}?{OTHER_PAPER}"
        rf"|the-paper (?:is|serves as|operates as|constitutes|functions as) {ADVERB}?(?:a|an|the) {ADVERB}?(?:mere )?"
        r"(?:draft|placeholder|proposal|offer|status report|request for (?:a|an) (?:\w+ )?(?:stay|continuance|extension"
        r"|adjournment))",
        says="but the paper is only a dismissal",
        fix=FILE_OTHER_PAPER,
        unless=(
            r"(?:(?:motion|request|application|stipulation|notice) (?:\w+ ){0,3}?(?:to|for|of|under) (?:\w+ ){0,3}?"
            r"(?:dismiss\w*|discontinu\w+|non-?suit|41\(a\))|(?:and|but) not\b|not as\b|rather than\b|instead of\b)"
        ),
    ),
    Retraction(
        "a paper not to be filed yet",
        rf"(?:hold|defer|delay|withhold|postpone|park|shelve|suspend)(?:s|ing|ed)? (?:{THESE_WORDS}|(?:the )?(?:filing"
        r"|entry|docketing|effect|processing|entering) (?:of )?the-paper)"
        r"|(?:hold|holds|holding) off (?:on )?(?:filing|entering|docketing|acting|closing|dismissing)"
        r"|refrains? from (?:filing|entering|docketing|processing) the-paper"
        r"|not (?:to )?(?:file|docket|enter|process|act (?:up)?on|give effect to) the-paper"
        r"|the-paper (?:is|shall|should|may|will|must)(?: to)? not (?:yet )?(?:to )?(?:be )?(?:filed|docketed|entered"
        r"|processed|given effect|acted (?:up)?on)"
        r"|the-paper (?:is|shall|should|may|will|to)(?: to)? (?:be )?(?:held|deferred|withheld|parked|suspended|shelved"
        r"|delayed|postponed)",
        says="but the paper takes effect when it is filed",
        fix=DISMISS_NOW,
        unless=r"(?:hearing|seal|evidence|admission|other (?:action|proceeding|case|court)|sealed)\b",
        is_negation=True,
    ),
    Retraction(
        "a stay",
        r"(?:ask|request|seek|move|appl(?:y|ie)|pray|wish|want|prefer)(?:s|es|ing)? [^,;]{0,60}?\b(?:stay(?:ed)?"
        r"|abeyance|standstill|adjournment|continuance)\b"
        r"|(?:all |the )?proceedings (?:in the-action )?(?:is|are|be|shall be|should be|will be|to be) (?:stayed"
        r"|suspended|paused|held in abeyance)",
        says="but the paper is a dismissal, not a stay",
        fix="take these words out, or move for a stay",
        unless=(
            r"(?:lift\w*|vacat\w*|moot|withdr\w+|dissol\w*|discovery"
            r"|expired?|end(?:s|ed)?|terminat\w*|denied|stay of execution|hearing|conference|trial date)\b"
        ),
    ),
    Retraction(
        "a stay in the heading",
        r"(?:stayed|abeyance|inactive|suspended|held pending|(?:and|or|for(?: a)?|to|,) stay(?: of (?:proceedings"
        r"|action|the-action|case))?|stay (?:pending|requested|of proceedings))",
        says="but the paper is a dismissal, not a stay",
        fix="take these words out, or move for a stay",
        unless=r"(?:lift\w*|vacat\w*|moot|withdr\w+|dissol\w*|formerly|previously)\b",
        applies=_is_heading,
    ),
    Retraction(
        "a condition in the heading",
        rf"pending {WORD}{{0,3}}?{PENDING}"
        r"|(?:subject to|contingent (?:up)?on|conditioned (?:up)?on|provisional\w*|on condition|if paid|when paid"
        r"|unless)\b"
        r"|(?:up)?on (?:receipt|payment|performance|approval)"
        r"|effective (?:up)?on (?:receipt|payment|performance|approval)|(?:to be )?(?:held|hold)"
        r" (?:in escrow|until|for)"
        r"|do not (?:file|docket|enter)|withdrawn|retracted|void|draft",
        says="but the paper takes effect when it is filed, and cannot depend on a condition",
        fix=DISMISS_NOW,
        unless=r"(?:withdrawn motion|motions? withdrawn|hearing|conference|subject to (?:rule|fed|local))\b",
        is_negation=True,
        applies=_is_heading,
    ),
    Retraction(
        "a condition in the opening or at the signature",
        rf"pending {WORD}{{0,3}}?{PENDING}",
        says="but the paper takes effect when it is filed, and cannot depend on a condition",
        fix=DISMISS_NOW,
        unless=r"(?:hearing|conference|motion)\b",
        applies=_is_operative,
    ),
    Retraction(
        "a later day",
        r"(?:effective|effect|operative|in force|begin(?:s|ning)?|commenc(?:es|ing)|dated?|as of|valid)"
        rf"[ :] ?{WORD}{{0,4}}?\d{{4}}-\d\d-\d\d",
        says="but the paper takes effect when it is filed, not on a later day",
        fix=DISMISS_NOW,
        unless=r"(?:hearing|conference|trial|deadlines?|motions?|calendar|noted?|expires?)\b",
        applies=_is_post_dated,
    ),
    Retraction(
        "a later time",
        r"effective (?:only )?(?:up)?on the (?:first|last|next|\d+)[^;]{0,120}?\b(?:dismiss(?:es|ed)|the-paper)",
        says="but the paper takes effect when it is filed",
        fix=DISMISS_NOW,
        unless=r"(?:agreement|order)\b",
    ),
    Retraction(
        "parts left out",
        rf"(?:{PART} [^;]{{0,80}}?)?{IS} (?:\w+ )?(?:not (?:\w+ )?(?:included|covered|embraced|comprised|reached)"
        r" (?:in|by|within)|withheld from|excluded from|excepted from|exempt from|carved out of|spared (?:by|from)"
        r"|not (?:a )?part of|not within) the-paper",
        says="but the paper dismisses the whole action",
        fix=NARROW_DISMISSAL,
        unless=r"(?:counter-?claims?|cross-?claims?|costs?|fees|agreement)\b",
        is_negation=True,
        applies=_ends_whole_action,
    ),
    Retraction(
        "parts not reached",
        rf"the-paper (?:does|shall|will|is|do) not (?:\w+ )?(?:reach|cover|include|extend to|apply to"
        rf"|embrace|encompass) (?:(?:{TOKEN})+|{WORD}{{0,4}}?(?:counts?|causes? of action|claims? (?:for|under|of)"
        r"|defendants?))",
        says="but the paper dismisses the whole action",
        fix=NARROW_DISMISSAL,
        unless=(
            r"(?:counter-?claims?|cross-?claims?|costs?|fees|expenses|sanctions|arbitration|non-?part\w+|other"
            r"|settlement|future|another|never|not named)\b"
        ),
        is_negation=True,
        applies=_ends_whole_action,
    ),
    Retraction(
        "an exception",
        rf"{DISMISSES}\b[, ][^;]{{0,120}}?\b{EXCEPT} {PART}"
        rf"|{DISMISSES}\b[, ][^;]{{0,120}}?\bbut not (?:the |its |his |her |their |as to |against |those against )*"
        rf"(?:(?:{TOKEN})+|(?:\w+ )?(?:counts?|causes? of action|claims? (?:for|under|against|of)|defendants?))"
        rf"|{EXCEPT} {PART}[^;]{{0,80}}?\b{DISMISSES}"
        rf"|all claims {EXCEPT} {PART}"
        rf"|{DISMISSES}\b[, ][^;]{{0,80}}?\b(?:but only (?:as to|for|in|with respect to)|in part only|only in part)"
        r"|(?:all|every|each) (?:\w+ ){0,2}?(?:claims?|counts?|defendants?) (?:but|save|except)"
        r" (?:for )?(?:the (?:first|second|third|last|claim|count)|one)",
        says="but the paper dismisses the whole action",
        fix=NARROW_DISMISSAL,
        unless=OTHER_SUBJECTS,
        applies=_ends_whole_action,
    ),
)
"""All recognized ways of taking a paper back."""


def retraction_in(paper: DismissalPaper, text: OwnText, sentence: str) -> Retraction | None:
    """Return the first retraction of *paper* in *sentence* of *text*, in canonical form; None if there is none."""
    for retraction in RETRACTIONS:
        if retraction.is_in(paper, text, sentence):
            return retraction
    return None
