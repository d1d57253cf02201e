"""Known sentences of an order that accompanies a paper; these sentences only carry out the paper."""

from assembler.language.regex import Regex
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules.dismissal.own_words.known_sentences import conditions as when
from assembler.rules.dismissal.own_words.known_sentences.canonical import canonical
from assembler.rules.dismissal.own_words.known_sentences.known_sentence import (
    CLAIMS,
    COSTS,
    IS,
    MOVERS,
    KnownSentence,
    unguarded_family,
)
from assembler.rules.dismissal.own_words.readings.paper_text import agrees
from assembler.rules.dismissal.own_words.sentences import POINT

ORDERED = Regex(
    r"(?i)^\W*(?:(?:and |now, therefore, |accordingly, |wherefore, )?it is"
    r" (?:(?:hereby|therefore|further|so|also),? )*(?:(?:ordered|adjudged|decreed)(?:,? and |,? )?)+(?:(?:that|:),? ?)"
    r"|(?:and )?the court (?:hereby |further |also )*(?:orders|directs)(?: that|:) ?)"
)
""""It is ordered that" and similar words."""

BETWEEN_SENTENCES = Regex(r"(?i),? and (?=(?:the|this|all|it is|each|any|no) )|: +(?=[A-Z])")
"""A conjunction that joins two complete sentences."""

REQUEST = r"(?:motion|request|application|petition|non-?suit)"
PAPERS_READ = (
    r"(?:the motion|the-paper|the papers(?: (?:filed )?in support(?: of (?:the motion|it))?)?|(?:and )?any opposition"
    r"|the record|the file|the arguments of counsel)"
)
CLERK = r"(?:the-clerk(?: (?:is (?:directed|ordered|instructed|requested) to|shall|will|may))?)"
COPIES = r"(?:(?:(?:a|certified|conformed|attested|file-stamped|copy|copies|of) )+(?:the-paper|the same))"
RECIPIENTS = (
    r"(?:all |each |every )?(?:counsel|part(?:y|ies)|attorneys?)(?: of record)?"
    r"(?: and (?:all )?(?:unrepresented )?parties)?"
)

THIS_ORDER = Regex(r"(?i)\b(?:this|the) (?:\[?proposed\]? )?order\b")


def _costs_settled(paper: DismissalPaper, words: str) -> bool:
    """Whether *paper* settles the costs, or is a stipulation signed by the parties whom *words* name."""
    return bool(paper.filing.costs) or when.everyone_named_signs_a_stipulation(paper, words)


ORDER_SENTENCES: tuple[KnownSentence, ...] = (
    unguarded_family(
        "the grant of the request",
        rf"(?:{MOVERS}'?s?'? |the )(?:\w+ ){{0,2}}?{REQUEST}"
        r"(?: (?:for|of|to)(?: an?| the)?(?: order of)?(?: voluntary)?"
        r" (?:dismissal|dismiss|non-?suit|discontinuance|discontinue|the-action|withdraw)(?: (?:of )?the-action)?)?"
        rf"(?: as-said)? {IS} (?:\w+ly )?(?:granted|allowed|approved)",
        rf"(?:the-paper|leave to (?:withdraw|discontinue|dismiss)(?: the-action)?) {IS}"
        r" (?:granted|approved|allowed|so ordered|accepted|noted|received)",
        agrees=when.whole_action_ends_if_mentioned,
    ),
    unguarded_family(
        "the opening",
        rf"the-court (?:has |having )?(?:considered|read|reviewed|heard) {PAPERS_READ}(?:(?:,? and|,) {PAPERS_READ})*",
        rf"{MOVERS} (?:has |have )?(?:moved|asked|applied|filed a motion|given notice)(?: for| of)?(?: an order of)?"
        r"(?: voluntary)? (?:dismissal|the-paper|a non-?suit|discontinuance)(?: of the-action)?(?: as-said)?",
        r"the-court orders|(?:it is )?so ordered|it is ordered|(?:for )?good cause (?:is|has been|having been) shown"
        r"|the-court finds good cause(?: for the-paper)?",
        r"the-court finds (?:that )?(?:the motion|the-paper|(?:voluntary )?dismissal)(?: as-said)?"
        r"(?: on (?:these|such) terms| under the circumstances)?"
        r" (?:is|to be) (?:proper|appropriate|well[- ]taken|warranted|in order|just)",
        r"(?:(?:the-paper|dismissal|the terms) (?:is|are) )?(?:on|upon) terms that the-court considers proper",
        agrees=when.whole_action_ends_if_mentioned,
    ),
    unguarded_family(
        "a copy for each",
        rf"{CLERK} (?:send|transmit|mail|forward|serve|provide|deliver)s? {COPIES} (?:to|on|upon) {RECIPIENTS}",
    ),
    unguarded_family(
        "closing the case",
        rf"{CLERK} (?:closes?|strikes?|removes?|marks? (?:as )?closed) (?:the-action|the file)(?: file)?(?: from the"
        r" (?:\w+ )?docket)?(?: and (?:to )?(?:place|put) it among the ended (?:causes|cases))?",
        rf"(?:the-action|the file) {IS} (?:closed|stricken from the (?:\w+ )?docket|removed from the (?:\w+ )?docket)",
        rf"(?:all|any)(?: other| pending| remaining)* motions {IS} (?:denied as moot|moot)",
        rf"the-paper (?:resolves|disposes of) (?:all|the last|every)(?: pending| remaining)? (?:claims?|{CLAIMS})"
        r"(?: and closes (?:the-action|the file))?",
        agrees=when.whole_action_ends,
        otherwise="but part of the action remains",
    ),
    unguarded_family(
        "costs",
        rf"(?:each|every) (?:party|side) (?:bears?|shall bear|to bear|is to bear) its own {COSTS}",
        agrees=_costs_settled,
    ),
    unguarded_family(
        "the day",
        r"(?:dated|entered|done|signed|so ordered|ordered)(?:,? and (?:entered|ordered|signed))?(?: in chambers)?"
        r"(?: at [\w ,-]{1,60})?:?,? (?:(?:on )?this|on) ?\d{0,2} ?(?:st|nd|rd|th)? ?day of ?\w*,? ?\d*",
    ),
    unguarded_family(
        "no earlier nonsuit",
        r"no (?:(?:earlier|prior|previous|other) )?(?:non-?suit|dismissal)"
        r"(?: of (?:this|the) (?:claim|cause of action|action))?"
        r" (?:has been|was) taken(?: before)?",
        agrees=when.no_earlier_dismissal,
        otherwise="but the matter does not say `earlier_dismissals: none`",
    ),
)
"""Sentences that only an order may contain, in addition to the sentences known for any dismissal paper."""


def order_agrees(paper: DismissalPaper, sentence: str) -> bool:
    """Whether *sentence* of an order, or each of the sentences joined in it, is known to agree with *paper*."""
    words = ORDERED.sub("", sentence)
    if _is_known(paper, words):
        return True
    parts = [part for part in BETWEEN_SENTENCES.split(words) if part.strip(" .,")]
    return all(_is_known(paper, ORDERED.sub("", part)) for part in parts)


def _is_known(paper: DismissalPaper, words: str) -> bool:
    """Whether *words* are known to agree with *paper*, as a sentence of the paper itself or of an order."""
    words_of_paper = THIS_ORDER.sub("this dismissal", words)
    if agrees(paper, words) or agrees(paper, words_of_paper):
        return True
    canonical_text = canonical(paper, words_of_paper.replace(POINT, "."))
    return any(
        known_sentence.is_meant(canonical_text) and known_sentence.agrees(paper, canonical_text)
        for known_sentence in ORDER_SENTENCES
    )


def order_contradiction(paper: DismissalPaper, sentence: str) -> str:
    """Return the clause that says how *paper* contradicts *sentence*, a sentence of an order; "" if it does not."""
    words = THIS_ORDER.sub("this dismissal", ORDERED.sub("", sentence))
    canonical_text = canonical(paper, words.replace(POINT, "."))
    for known_sentence in ORDER_SENTENCES:
        if known_sentence.contradicts(paper, canonical_text):
            return known_sentence.otherwise
    return ""
