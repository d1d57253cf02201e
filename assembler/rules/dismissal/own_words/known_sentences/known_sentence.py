"""Known sentences, building blocks for patterns, and sentences on costs, settlements, the clerk and the court.

A pattern must match a complete sentence in its canonical form, so any additional word, such as "if" or "except",
prevents the match.
"""

from dataclasses import dataclass

from assembler.language.patterns import fits
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules.dismissal.own_words.known_sentences import conditions as when
from assembler.rules.dismissal.own_words.known_sentences.canonical import TOKEN
from assembler.rules.dismissal.own_words.known_sentences.conditions import Condition
from assembler.rules.dismissal.own_words.known_sentences.guarded_words import has_only_allowed_words


@dataclass(frozen=True)
class KnownSentence:
    """A family of sentences that agree with a paper if a condition is met, and may contradict it if not."""

    about: str
    """The subject of the sentences, for readers of the code."""
    words: tuple[str, ...]
    """Patterns for a linear-time regex engine, so that no sentence can be written to make matching slow."""
    agrees: Condition = when.always
    otherwise: str = ""
    """The end of the message if the condition is not met; "" if the sentence never contradicts the paper."""
    example: str = ""
    allows: tuple[str, ...] | None = None
    """The kinds of guarded words that the sentences may contain; None if they are not checked for guarded words."""
    may_contradict: Condition = when.always
    """Whether the sentences contradict a paper if the condition is not met."""
    fix: str = "correct the sentence, or `dismisses:`"

    def contradicts(self, paper: DismissalPaper, sentence: str) -> bool:
        """Whether *sentence* matches, and contradicts *paper*."""
        if not self.otherwise or not self.is_meant(sentence):
            return False
        return self.may_contradict(paper, sentence) and not self.agrees(paper, sentence)

    def is_meant(self, sentence: str) -> bool:
        """Whether *sentence*, in its canonical form, matches and has no guarded words of a kind that is not allowed."""
        is_matched = any(fits(pattern, sentence) for pattern in self.words)
        return is_matched and (self.allows is None or has_only_allowed_words(sentence, self.allows))


def unguarded_family(
    about: str,
    *patterns: str,
    agrees: Condition = when.always,
    otherwise: str = "",
    may_contradict: Condition = when.always,
    fix: str = KnownSentence.fix,
) -> KnownSentence:
    """Return a family of sentences that match one of *patterns* and are not checked for guarded words."""
    return KnownSentence(about, ("|".join(patterns),), agrees, otherwise, may_contradict=may_contradict, fix=fix)


# -- parts of sentences -----------------------------------------------------------------------------------------------

PARTY_BY_ROLE = (
    r"(?:the |each |every |all |both |no |any |neither |either )?"
    r"(?:other |named |remaining |appearing |settling |dismissed )?(?:part(?:y|ies)|sides?|plaintiffs?|defendants?)"
)
WHO = rf"(?:(?:{TOKEN})+|{PARTY_BY_ROLE})"
"""Parties, as party tokens or by role."""

MOVERS = rf"(?:(?:{TOKEN})+|(?:the )?plaintiffs?)"
"""The dismissing side, as party tokens or as "plaintiff"."""

OPPONENTS = rf"(?:(?:{TOKEN})+|(?:the |all |any )?(?:named )?defendants?)"
"""The dismissed side, as party tokens or as "defendant"."""

OTHERS = (
    rf"(?:(?:{TOKEN})+"
    r"|(?:the |any |all )?(?:(?:other|remaining|non-?settling|non-?dismissed) )+(?:defendants?|part(?:y|ies)))"
)
COST = (
    r"(?:court |taxable |litigation )?"
    r"(?:costs?(?: of (?:suit|court|litigation|the-action))?|fees|expenses(?: of litigation)?|disbursements)"
)
COSTS = (
    rf"(?:(?:all |any )?{COST}(?:(?:,|,? and|,? or|/)+ {COST})*(?: incurred)?"
    r"(?: (?:in|in connection with|from|for|of|relating to|related to|associated with|arising (?:from|out of))"
    r" the-(?:action|paper))?)"
)
IS = r"(?:is|are|was|were|be|has been|have been|shall be|will be|may be|should be|is to be|are to be)"
DAY = r"(?: (?:on|for|of|dated) \d{4}-\d\d-\d\d)?"
CLAIMS = (
    rf"(?:(?:all|the|any|each|every|{MOVERS}'?s?'?|its|their|his|her|of|other|remaining|pending|and) )*"
    r"(?:claims?(?: and causes of action)?|causes? of action)(?: asserted| pleaded| alleged| made| brought)?"
    r"(?: in the-action)?"
)
AT_ONCE = (
    r"(?:immediately|at once|now|(?:immediately )?(?:up)?on (?:its |the |such )?filing(?: of the-paper)?"
    r"|when (?:it is |the-paper is )?filed|as of (?:its|the) (?:date of )?filing"
    r"|on the (?:date|day) (?:of filing|it is filed))"
)
NO_ORDER = (
    r"(?:,? without (?:(?:an|any|the|a|further) )*(?:court )?(?:order|action|approval)(?: (?:of|by|from) the-court)?)"
)
THE_COMPLAINT = r"(?: (?:the|its|his|her|their|plaintiffs?'?s?'?|this) (?:\w+ )?(?:complaint|petition))"
COMPLAINT = rf"(?: (?:to|in response to){THE_COMPLAINT})"
SUE = (
    r"(?:re-?file|bring|assert|re-?assert|commence|re-?commence|institute|pursue)"
    r" (?:(?:its|their|his|her|these|those|the|any|all|a|an|another|new|same) )*"
    r"(?:claims?|action|actions|the-action)"
    r"(?: again| later| in the future| at a later (?:date|time)| in another (?:court|forum|action))*"
)

COSTS_SENTENCES = (
    unguarded_family(
        "who bears the costs",
        rf"{WHO} (?:agrees? (?:that (?:it|they) will |to )?|shall |will |must |to |is to |are to )?(?:be )?"
        r"(?:bears?|pays?|bearing|paying|responsible for) (?:all of )?(?:(?:its|their|his|her|respective|own) )*own"
        rf" {COSTS}",
        rf"{WHO} (?:shall |will |is to |to )?(?:bears?|pays?) (?:its|their|his|her) own way",
        rf"{COSTS} (?:shall|will|are to|is to) be (?:borne|paid) by the (?:party|parties|side)"
        r" (?:incurring|that incurred|who incurred) (?:the same|them|it|such costs)",
        rf"(?:the-(?:action|paper) is )?(?:without|no) (?:(?:an|any|award|of) )*{COSTS}"
        r"(?: to (?:any|either) (?:party|side))?(?: as against (?:any |the )?other)?",
        rf"no (?:(?:award|of) )*{COSTS} (?:are|is|shall be|will be)?"
        r"(?: sought| claimed| awarded| requested| taxed| owed)(?: (?:to|by|against|from) (?:any|either) party)?",
        r"(?:no|neither) (?:party|side) (?:shall|will|may|is to|seeks?|claims?)"
        rf"(?: recover| seek| claim| be awarded| request)? (?:an award of )?{COSTS}"
        r"(?: (?:from|against) (?:any|the) other(?: party| side)?)?",
        rf"{WHO} (?:waives?|forgoes?) (?:(?:its|their|any|all|the) )*(?:claims?|rights?|applications?) (?:for|to)"
        rf" {COSTS}(?: against (?:each other|one another|the other))?",
        rf"{WHO} (?:(?:seeks?|claims?|requests?|asks? for) no|(?:does|do) not (?:seek|claim|request|ask for)) {COSTS}",
        rf"(?:no|neither) party is entitled to (?:recover )?(?:(?:an award of|its|their|any) )*{COSTS}",
        r"no party (?:is|shall be)(?: deemed| considered)?(?: to be)? (?:a|the) prevailing party",
        agrees=when.everyone_named_signs,
        otherwise="but the other side does not sign this paper, so it cannot dispose of that side's costs",
        may_contradict=when.is_notice_silent_on_costs,
        fix="take these words out, or file a stipulation signed by all parties",
    ),
    unguarded_family(
        "costs that are paid",
        rf"{MOVERS} (?:has |have |had )?(?:paid|tendered|pays|tenders) (?:the |all |any )?{COSTS}(?: due)?"
        rf"(?: to (?:the-clerk|{OPPONENTS}))?",
        rf"(?:the |all )?{COSTS}(?: due)? (?:have been|has been|were|are) (?:paid|tendered)"
        rf"(?: to (?:the-clerk|{OPPONENTS}))?",
    ),
)

SETTLEMENT_SENTENCES = (
    unguarded_family(
        "the settlement",
        r"the parties (?:have |had )?(?:reached|entered into|executed|signed|concluded|made|come to|finali[sz]ed)"
        r" a-settlement"
        r"(?: (?:of|resolving|that resolves|to resolve|as to)"
        r" (?:the-action|all claims in the-action|(?:all|the) claims between them|their disputes?))?",
        r"the parties (?:have |had )?(?:settled|resolved|compromised|concluded)"
        r"(?: (?:the-action"
        r"|(?:(?:all|any|their|this|the|of) )*(?:disputes?|differences|claims|issues|matters)"
        r"(?: (?:between them|in the-action|at issue|in dispute))*))?"
        r"(?: by agreement| (?:by|through) (?:way of )?(?:settlement|a-settlement)| out of court| through mediation)?",
        rf"(?:the-action|the dispute|{CLAIMS}) (?:has been|have been|was|is|are) (?:settled|resolved|compromised)",
        r"a-settlement (?:has been|was) (?:reached|signed|executed|made)",
        agrees=when.every(when.whole_action_ends_if_mentioned, when.is_stipulation),
    ),
    unguarded_family(
        "a settlement",
        r"the-paper is (?:entered(?: into)?|made|filed|executed|submitted|given)"
        r" (?:pursuant to|under|in accordance with|as part of|in connection with|following|in light of|as a result of"
        r"|after) a-settlement",
        r"the terms of a-settlement are confidential",
        r"the parties (?:have )?(?:met and )?conferred"
        r"(?: (?:before|about|on|regarding|concerning) the-paper(?: was filed)?)?",
        rf"(?:counsel for {WHO}|{WHO}'s? counsel) (?:has |have )?(?:met and )?conferred with"
        rf" (?:counsel for {WHO}|{WHO}'s? counsel)",
        r"the-paper is (?:made|filed|given|submitted|entered)",
        r"the parties submit the-paper",
        agrees=when.whole_action_ends_if_mentioned,
    ),
)

AFFECT = r"(?:affect|dismiss|apply to|extend to|impair|release|concern|touch|waive|reach|prejudice|terminate)"
DOES_NOT_AFFECT = (
    rf"(?:the-paper (?:does|shall|will|is) not(?: intended to)? {AFFECT}|the-paper has no effect on"
    r"|nothing in the-paper"
    rf" (?:(?:shall|is intended to) {AFFECT}"
    rf"|shall be (?:construed|read|deemed) (?:as |to be |to )?(?:a )?(?:dismissal of|{AFFECT})|affects"
    r"|dismisses|applies to|extends to|impairs|releases|concerns|touches|waives|reaches|prejudices|terminates))"
)

SENTENCES_ON_STAYING = (
    unguarded_family(
        "who stays",
        r"the-action (?:(?:shall|will|is to) )?(?:continues?|proceeds?|goes? on|remains?(?: pending| open)?)"
        rf"(?: only| solely)? (?:as to|against|with respect to) {OTHERS}",
        r"the-action (?:continues|proceeds|goes on|remains pending) on (?:the other|the remaining|all other) claims"
        rf"(?: against {OTHERS})?",
        agrees=when.all_remaining_parties_stay,
        otherwise="but those are not the parties who stay in the action",
    ),
    unguarded_family(
        "what stays",
        rf"{CLAIMS} (?:against|as to) {OTHERS} (?:(?:shall|will) )?(?:remains?|continues?|stays?|is|are)"
        r"(?: pending| unaffected| in effect| active| not dismissed| not affected(?: by the-paper)?"
        r"| unaffected by the-paper| in the-action| and remains? pending)*",
        rf"{DOES_NOT_AFFECT} {CLAIMS} (?:against|as to) {OTHERS}"
        r"(?:,? (?:all of )?which (?:remain|continue to be|are) (?:pending|unaffected))?",
        rf"{DOES_NOT_AFFECT} {OTHERS}",
        rf"{OTHERS} (?:(?:shall|will) )?"
        r"(?:remains?|continues? as|continues? to be|stays?|remains? as|is not dismissed|are not dismissed"
        r"|(?:is|are) still)(?: a)?(?: part(?:y|ies)| defendants?)?(?: (?:in|to) the-action)?",
        rf"the (?:remaining|only remaining) defendants (?:are|will be) {OTHERS}",
        rf"{MOVERS} (?:does|do) not dismiss (?:any )?{CLAIMS} (?:against|as to) {OTHERS}",
        rf"{MOVERS}"
        r" (?:continues? to (?:pursue|prosecute|assert)|maintains?|(?:will|shall) continue to (?:pursue|prosecute)"
        rf"|(?:will |intends? to )?proceeds? (?:with|on)) {CLAIMS} (?:against|as to) {OTHERS}",
        agrees=when.the_opponents_stay,
        otherwise="but those parties do not stay in the action",
    ),
    unguarded_family(
        "claims not affected",
        rf"{DOES_NOT_AFFECT} (?:any )?(?:other|remaining) (?:claims?|part(?:y|ies)|defendants?)(?: in the-action)?",
        agrees=when.party_stays,
        otherwise="but no part of the action remains",
    ),
    unguarded_family(
        "whom it concerns",
        r"the-paper (?:is )?(?:applies|relates|extends|pertains|concerns|limited)(?: only| solely)?(?: to| as to)?"
        rf" (?:{CLAIMS} against )?{OPPONENTS}(?: only| alone)?",
        rf"only {CLAIMS} against {OPPONENTS} are dismissed",
        rf"the-paper (?:is a dismissal of|is of|resolves|dismisses)(?: only)? (?:the-action|{CLAIMS})"
        rf"(?: against {OPPONENTS})?(?: only)?",
        r"the-paper is as-said(?: as to all (?:claims|parties)(?: and (?:all )?(?:claims|parties))?)",
        agrees=when.all_dismissed_parties_are_named,
        otherwise="but those are not the parties whom the paper dismisses",
    ),
)

PARTIES = (
    r"(?: as (?:a |the )?(?:named )?(?:part(?:y|ies)|defendants?))?"
    r"(?: (?:from|to|in|on|of) (?:the-action|the docket|the caption))*"
)
EVENT = (
    r"(?:(?:case management|status|scheduling|pre-?trial|settlement|initial|final|hearing) )?"
    r"(?:deadlines?|hearings?|conferences?|trial(?: dates?)?|dates|motions?|discovery|discovery requests|subpoenas?"
    r"|mediations?|depositions?|case schedule)"
)
EVENTS = (
    rf"(?:(?:all|any|the|other|pending|remaining|upcoming|existing|scheduled|future|outstanding) )*{EVENT}"
    rf"(?:,? and (?:all )?(?:other |pending |remaining )*{EVENT})?(?: (?:set|scheduled|noticed|noted))?{DAY}"
    r"(?: in the-action)?"
)
ASKS = (
    r"(?:(?:the-clerk|the-court) (?:is|may|shall|should|will)"
    r"(?: directed| requested| asked| authori[sz]ed| instructed)?(?: to)?|please"
    rf"|{WHO} (?:asks?|requests?) (?:that )?(?:the-clerk|the-court)(?: to)?)"
)

CLERK_SENTENCES = (
    unguarded_family(
        "closing the case",
        rf"{ASKS} (?:close|mark (?:as )?closed) (?:the-action|the file)(?: file)?(?: as closed)?"
        rf"(?:,? and (?:to )?(?:vacate|cancel|terminate|strike) {EVENTS})?",
        rf"{ASKS} mark the-action (?:as )?(?:closed|dismissed)",
        r"(?:the-action|the file) (?:may|shall|should|is to|can) (?:now )?be closed",
        agrees=when.whole_action_ends,
        otherwise="but part of the action remains",
    ),
    unguarded_family(
        "leaving the docket",
        rf"{ASKS} (?:terminate|remove|drop|delete|strike) {OPPONENTS}{PARTIES}",
        r"(?:the caption|the docket) (?:shall|should|may|is to) be"
        r" (?:amended|modified|changed|corrected|revised|updated)"
        r" (?:to (?:remove|delete|omit|drop|reflect the dismissal of)|by (?:removing|deleting|omitting))"
        rf" {OPPONENTS}{PARTIES}",
        rf"{WHO} (?:asks?|requests?) that {OPPONENTS} be (?:terminated|dropped|removed|dismissed){PARTIES}",
        rf"{OPPONENTS} (?:is|are|shall be|should be|may be|is to be)(?: no longer| terminated| dropped| removed)"
        rf"(?: a)?(?: part(?:y|ies)| defendants?)?{PARTIES}",
        agrees=when.the_opponents_leave,
        otherwise="but those parties do not leave the action",
    ),
    unguarded_family(
        "the docket",
        rf"{ASKS} (?:update|correct|amend) the docket(?: accordingly| to reflect the-paper)?",
        rf"{ASKS} (?:enter|note|record|docket) the-paper(?: on the docket| in the record)?",
        r"a copy of the-paper (?:is|was|has been|will be) (?:being )?served on (?:all|every|each)"
        r" (?:part(?:y|ies)|counsel)(?: of record)?",
    ),
    unguarded_family(
        "dates and motions",
        rf"{EVENTS} (?:{IS}|ha(?:s|ve) become|becomes?)"
        r"(?: moot| vacated| cancell?ed| terminated| stricken| unnecessary| no longer necessary| taken off calendar"
        r"| withdrawn| withdrawn as moot| off calendar)",
        rf"{ASKS} (?:vacate|cancel|terminate|strike|take off calendar) {EVENTS}",
        rf"{WHO} (?:asks?|requests?) that {EVENTS} be (?:vacated|cancell?ed|terminated|stricken|taken off calendar)",
        r"the bond is released",
        agrees=when.whole_action_ends,
    ),
)

SENTENCES_ON_ORDERS = (
    unguarded_family(
        "no order",
        r"no (?:(?:further|court|order|action|approval|or|and|of|by|the-court) )+is (?:required|needed|necessary)"
        r"(?: for the-paper(?: to (?:be|become) effective| to take effect)?)?",
        r"the-paper (?:does not require|needs|requires)(?: no)? (?:(?:a|an|any|further|court) )*(?:order|approval)"
        r"(?: of the-court)?",
        r"(?:the-paper"
        r" (?:is (?:made )?effective|takes effect|becomes effective|shall be effective|shall take effect)"
        rf"|the-action is (?:dismissed|ended)) {AT_ONCE}{NO_ORDER}?",
        r"the-paper is self-executing"
        rf"(?: and (?:is )?effective {AT_ONCE}| and requires no (?:court )?order(?: of the-court)?)?{NO_ORDER}?",
        rf"the-paper (?:is effective|takes effect){NO_ORDER}",
        agrees=when.needs_no_order,
    ),
    unguarded_family(
        "no conditions",
        r"the-paper is (?:without (?:any )?conditions?|unconditional|not conditioned on anything)",
        rf"{MOVERS} gives? notice without conditions?",
        agrees=when.always,
    ),
    unguarded_family(
        "a later order",
        r"a proposed order"
        r" (?:accompanies the-paper|is (?:attached|submitted|enclosed|lodged)(?: herewith| with the-paper)?)",
        rf"(?:{WHO} |and )?(?:asks?|requests?) (?:that )?the-court (?:to )?(?:enter|sign|approve|so order)"
        r" (?:the (?:accompanying|proposed|attached|enclosed) order|the-paper"
        r"|an order dismissing the-action(?: as-said)?)",
        agrees=when.wants_an_order,
    ),
    unguarded_family(
        "kept jurisdiction",
        r"the-court (?:shall |will )?(?:retains?|keeps?) jurisdiction (?:to enforce|over the enforcement of|over)"
        r" (?:the terms of )?a-settlement",
        agrees=when.keeps_jurisdiction,
    ),
)
