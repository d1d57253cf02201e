"""Known sentences on what the paper decides, and on whether the claims may be brought again."""

from assembler.model.event_kinds import EventKind
from assembler.rules.dismissal.own_words.known_sentences import conditions as when
from assembler.rules.dismissal.own_words.known_sentences.known_sentence import MOVERS, OPPONENTS, WHO, KnownSentence
from assembler.rules.dismissal.own_words.known_sentences.phrases import ALL_OF_IT, EVERY_CLAIM, OWN, PAPER, family

RULED = (
    r"(?:decided|adjudged|adjudicated|determined|ruled (?:up)?on|tried|heard|litigated|considered|reached"
    r"|passed (?:up)?on|settled by judgment)"
)
RULING = r"(?:adjudication|decision|determination|judgment|ruling|finding)"
MERITS = r"(?: (?:up)?on (?:the|its|their) merits)"
ANY = (
    r"(?:any|the|a|of|claims?|defens(?:e|es)|issues?|questions?|points?|facts?|merits|law|or|nor|and|,|party|parties"
    r"|case|in|either|side|matter|the-action)"
)
DECISIONS: tuple[EventKind, ...] = (
    "judgment", "claims decided", "verdict", "directed verdict granted", "demurrer sustained without leave",
    "motion to dismiss granted", "case submitted", "arbitration award final",
)  # fmt: skip
BARS = (
    r"(?:bars?|precludes?|prevents?|keeps?|stops?|forecloses?|forbids?|hinders?|prohibits?|restricts?|disables?"
    r"|impairs?|limits?)"
)
BARRED = r"(?:bar|preclude|prevent|keep|stop|foreclose|forbid|hinder|prohibit|restrict|impair|limit)"
AN_ACTION = (
    r"(?:(?:a|an|any|another|every|all|later|second|new|further|subsequent|other|future|or|separate) )+"
    r"(?:actions?|suits?|proceedings?|claims?|lawsuits?|complaints?)"
    r"(?: (?:on|upon|for|asserting|based on|concerning|raising|about)"
    r" (?:the same|these|those|the dismissed|its|their|his|her) (?:claims?|causes? of action|matters?|facts))?"
)
SUE = r"(?:(?:re-?fil|re-?assert|bring|assert|su|commenc|re-?commenc|institut|rais|plead|fil)(?:e|ing)?)"
SAME = (
    rf"(?:(?:{OWN}|any|all|of|these|those|the same|dismissed|such|same|an?|another|new|similar) )*"
    rf"(?:claims?|actions?|suits?|causes? of action|complaints?|the-action|it|them|{OPPONENTS})"
)
AGAIN = (
    r"(?:,?"
    r" (?:again|anew|afresh|later|another time|elsewhere|separately|at (?:a|any) later (?:time|date)|in the future"
    r"|at any time"
    r"|(?:in|before) (?:(?:this|another|any|other|or|a|different|the|same|proper|court) ?)+(?:court|forum)"
    r"(?: (?:of competent jurisdiction|that has jurisdiction))?"
    r"|(?:in|by) (?:another|a (?:different|new|later|separate|second))"
    rf" (?:action|suit|complaint|proceeding|case)|against {OPPONENTS}"
    r"|on (?:these|those|the same|the dismissed) (?:claims?|facts)"
    r"|(?:if|should|whenever) (?:it|she|he|they) (?:so )?(?:chooses?|wish(?:es)?|elects?|sees? fit|desires?)))*"
)
GIVE_UP = (
    r"(?:give[sn]? up|gives up|waive[sd]?|surrender(?:s|ed)?|release[sd]?|abandon(?:s|ed)?|relinquish(?:es|ed)?"
    r"|lose[s]?|forfeit(?:s|ed)?)"
)

CITED_WORD = (
    r"(?:[a-z]{2,6}\.|(?:[a-z]\.){2,7}|[cw]\.|(?:[a-z]+ )?(?:rev\.|code)|title|section|chapter|statutes?"
    r"|annotated|revised|general|official|of|§+)"
)
CITED_NUMBER = r"\d[\w.:/-]*(?:\([a-z0-9]{1,3}\))*"
SAVING_STATUTE = (
    rf"(?:(?:the )?(?:(?:{CITED_WORD}|{CITED_NUMBER}),? ?){{0,8}}{CITED_NUMBER}|\d{{1,3}} [a-z]{{4}} {CITED_NUMBER}"
    r"|[a-z]{3,4} \d{3,4}(?:[.-]\d+|\([a-z0-9]\))+|(?:[a-z]\. ?){1,2}r\. civ\. p\. 41\(a\)(?:\(1\))?"
    r"|(?:the|[a-z]+'s|this state's) (?:renewal|savings?) (?:statute|provision)s?)"
)
"""A pattern for a statute that lets a plaintiff renew a dismissed action; a rule such as Rule 60(b) does not match."""

RENEW = (
    rf"(?:re-?new|re-?file|re-?commence)(?: (?:the-action|{OWN} claims?|these claims|the same claims?))?"
    rf"(?: against {OPPONENTS})?"
)
IN_TIME = (
    r"(?:,? (?:within|for)"
    r" (?:(?:six|twelve|\d{1,2}) months|(?:one|a|\d) years?|\d{2,3} days"
    r"|the (?:time|period)(?: (?:allowed|permitted|provided))?)"
    r"(?: (?:of|after|from) (?:the-paper|(?:the |this )?dismissal))?)?"
)
BY_STATUTE = (
    rf"(?:,? (?:under|pursuant to|in accordance with|as (?:provided|allowed|permitted) (?:by|in)) {SAVING_STATUTE}"
    rf"|,? as {SAVING_STATUTE} (?:provides|allows|permits))"
)

AGREES_WITHOUT_PREJUDICE = when.every(
    when.without_prejudice, when.all_parties_called_dismissed_are_leaving, when.starts_with_a_mover_or_no_name
)
AGREES_WITH_PREJUDICE = when.every(
    when.with_prejudice, when.all_parties_called_dismissed_are_leaving, when.starts_with_a_mover_or_no_name
)

MERITS_SENTENCES = (
    family(
        "nothing decided before",
        rf"(?:nothing|no (?:{ANY} ?)*)(?: (?:in|of) (?:it|the-action|the-paper))? ?"
        rf"(?:has been|have been|was|were|is|are)(?: ever)? {RULED}"
        rf"(?: (?:in the-action|by the-court|by the-paper))*{MERITS}?"
        rf"(?:,? (?:for or against|in favor of or against|as between|as to|between {MOVERS} and|between)"
        rf" (?:{WHO}|either|anyone|anybody))?(?: (?:by|with) (?:the-paper|the-court))?",
        r"the-court"
        rf" (?:(?:has |having )?(?:decided|adjudicated|determined|ruled on) (?:nothing|no (?:{ANY} ?)+)"
        rf"|has (?:not|never) (?:{RULED}|made (?:a|any) (?:{RULING}))|has made no {RULING})"
        rf"(?: (?:on|of|as to|about) (?:{ANY} ?)+| (?:{ANY} ?)+)?{MERITS}?",
        agrees=when.every(when.without_prejudice, when.never(*DECISIONS)),
        example="No claim has been decided on its merits.",
    ),
    family(
        "no decision on the merits",
        rf"{PAPER}"
        r" (?:(?:is|does|shall|will|has|being)(?: not)(?: be| operate| constitute| have)?(?: as)?"
        r"(?: deemed| considered| construed(?: as)?| to be| the effect of)*|is no|decides no|makes no)"
        rf" (?:an? |any )?(?:final )?{RULING}(?: (?:(?:up)?on|of|as to)(?: (?:the merits|{ANY}))*)*",
        rf"{PAPER} (?:decides|adjudicates|determines|resolves|settles) (?:nothing|no (?:{ANY} ?)+){MERITS}?"
        rf"(?:,? (?:for or against) {WHO})?",
        agrees=AGREES_WITHOUT_PREJUDICE,
        example="This dismissal decides nothing on the merits.",
    ),
    family(
        "a decision on the merits",
        rf"{PAPER}"
        r" (?:is(?: to have)?|being|operat(?:es|ing)|shall operate|shall have|has|having|constitut(?:es|ing)|counts?"
        r"|serves?|amounts? to|will operate|is to be treated|is to operate|is intended as|is intended to be) ?"
        r"(?:as|to)? ?(?:the (?:same )?(?:full )?(?:(?:force|effect)(?: and effect)?|force and effect) (?:of|as) )?"
        rf"(?:an? )?(?:final )?{RULING} (?:up)?on the merits(?: of (?:{EVERY_CLAIM}|the-action))?"
        r"(?: for (?:all|any|every|the) purposes?(?: of (?:res judicata|claim preclusion|preclusion))?"
        r"| for purposes of (?:res judicata|claim preclusion))?",
        rf"{PAPER} (?:{BARS}|shall {BARRED}|will {BARRED}) {AN_ACTION}(?: against {OPPONENTS})?",
        r"(?:res judicata|claim preclusion|the doctrine of res judicata)"
        rf" (?:attaches|applies|shall attach|shall apply|will attach|will apply) to {PAPER}",
        rf"{PAPER} (?:is|be|shall be) (?:final and )?(?:conclusive|final|binding)"
        r"(?: and (?:conclusive|final|binding))?(?: (?:up)?on the parties)?",
        agrees=AGREES_WITH_PREJUDICE,
        allows="time",
        example="The dismissal has the force and effect of a judgment on the merits.",
    ),
    family(
        "the prejudice, stated twice",
        rf"{PAPER} (?:is|be|being)(?: one)? as-said(?: (?:and|not) (?:not )?(?:with|without)(?: it| prejudice)?)?"
        rf"(?:{ALL_OF_IT})?(?: (?:as to|of) {EVERY_CLAIM})?(?: (?:as to|against) {OPPONENTS})?",
        agrees=when.every(when.all_parties_called_dismissed_are_leaving, when.does_not_contradict_the_prejudice),
        example="The dismissal is with prejudice, and not without it.",
    ),
)

SENTENCES_ON_LATER_ACTIONS = (
    family(
        "claims that may be brought again",
        rf"{MOVERS}"
        r" (?:(?:is|are|remains?|stays?)(?: left| at all times)?"
        r" (?:free|at liberty|able|entitled|permitted|not (?:barred|precluded|prevented|foreclosed|prohibited))"
        rf"(?: by the-paper)?|may(?: at any time| later| yet)?|can|could) (?:(?:to|from) )?{SUE}(?: {SAME})?{AGAIN}",
        r"(?:nothing in the-paper"
        rf" (?:{BARS}|(?:shall|will|may|is intended to) {BARRED}|shall be (?:read|construed|taken) to {BARRED})"
        rf"|{PAPER} (?:does|shall|will|is intended) not (?:to )?{BARRED})"
        rf" (?:{MOVERS}(?:'s?)? (?:from )?(?:ever )?{SUE}(?: {SAME})?|{AN_ACTION}(?: by {MOVERS})?"
        rf"|{MOVERS}'s? rights? to {SUE}(?: {SAME})?){AGAIN}",
        rf"{PAPER} {BARS} no {AN_ACTION}(?: by {MOVERS})?{AGAIN}",
        rf"(?:{EVERY_CLAIM}|the dismissed claims?|they|the-action) (?:may|can)(?: at any time| later)? be"
        rf" (?:brought|asserted|filed|pursued|raised|pleaded|renewed|refiled|re-filed|commenced){AGAIN}",
        agrees=AGREES_WITHOUT_PREJUDICE,
        allows="condition time promise reservation court",
        example="Nothing in this dismissal keeps Plaintiff from suing again on the same claims.",
    ),
    family(
        "renewal under a savings statute",
        rf"{MOVERS} (?:reserves?|retains?|preserves?) (?:(?:all|any|of|{OWN}) )*rights? (?:to {RENEW}|of renewal)"
        rf"{IN_TIME}{BY_STATUTE}{IN_TIME}",
        rf"{MOVERS} (?:may|can|(?:is|are) (?:free|entitled|permitted) to) {RENEW}{IN_TIME}{BY_STATUTE}{IN_TIME}",
        rf"{PAPER} is (?:without prejudice|as-said) to (?:(?:{MOVERS}'s?|{OWN}) )?"
        rf"(?:rights? (?:to {RENEW}|of renewal)|renewal(?: of the-action)?){IN_TIME}{BY_STATUTE}{IN_TIME}",
        agrees=AGREES_WITHOUT_PREJUDICE,
        allows="reservation time",
        example="Plaintiff reserves the right to renew this action under O.C.G.A. § 9-2-61.",
    ),
    family(
        "no claim given up",
        rf"{MOVERS} (?:{GIVE_UP}|has {GIVE_UP})"
        rf" (?:nothing|no (?:claims?|rights?|part of {OWN} claims?)(?: or (?:claims?|rights?|remed(?:y|ies)))?)"
        r"(?: by (?:the-paper|dismissing|filing it))?",
        rf"no (?:claims?|rights?)(?:(?:,|,? or) (?:claims?|rights?|remed(?:y|ies)))*(?: of {MOVERS})?"
        rf" (?:is|are|has been|have been) {GIVE_UP}(?: by the-paper)?",
        agrees=AGREES_WITHOUT_PREJUDICE,
        allows="promise",
        example="Plaintiff gives up no claim by this dismissal.",
    ),
    family(
        "claims that will not be brought again",
        rf"(?:{EVERY_CLAIM}|it|they|the-action|the (?:dispute|case)) (?:will|shall|may|can|is to|are to)"
        r"(?: not| never) be"
        r" (?:brought|asserted|filed|commenced|pursued|raised|renewed|refiled|re-filed|litigated|reopened|revived)"
        rf"(?:,? or (?:brought|asserted|filed|commenced|pursued|raised|renewed)){{0,3}}{AGAIN}",
        rf"{MOVERS} (?:will|shall|may|can|agrees? to|undertakes? to)(?: not| never| no longer)(?: again| ever)? {SUE}"
        rf"(?: {SAME})?{AGAIN}",
        rf"{MOVERS} (?:{GIVE_UP}|has {GIVE_UP}) (?:{EVERY_CLAIM}|(?:{OWN}|any|all) rights? to {SUE}(?: {SAME})?)"
        rf"(?: for good| forever)?{AGAIN}",
        rf"(?:{PAPER} ends|the-action|the matter|{EVERY_CLAIM}) (?:(?:the-action|{EVERY_CLAIM}) )?"
        r"(?:(?:is|are) (?:over|ended|at an end|done|settled|closed) )?"
        r"(?:for good|once and for all|forever|for all time|for all purposes)",
        rf"{MOVERS} (?:has|have|retains?) no (?:further |other |remaining )?claims? against {OPPONENTS}"
        r"(?: (?:in|arising from|arising out of) the-action)?",
        agrees=when.every(AGREES_WITH_PREJUDICE, when.claims_name_all_dismissed_parties),
        allows="promise time reservation court",
        example="These claims will not be brought again in any court.",
    ),
)

ON_THE_MERITS: tuple[KnownSentence, ...] = (*MERITS_SENTENCES, *SENTENCES_ON_LATER_ACTIONS)
"""Sentences on what the dismissal decides, and on whether the claims may be brought again."""
