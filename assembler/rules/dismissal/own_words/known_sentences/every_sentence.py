"""All known sentences, including sentences on what the paper does, who agrees and what has happened."""

from assembler.rules.dismissal.own_words.known_sentences import conditions as when
from assembler.rules.dismissal.own_words.known_sentences.canonical import TOKEN
from assembler.rules.dismissal.own_words.known_sentences.known_sentence import (
    AT_ONCE,
    CLAIMS,
    CLERK_SENTENCES,
    COMPLAINT,
    COSTS_SENTENCES,
    MOVERS,
    NO_ORDER,
    OPPONENTS,
    SENTENCES_ON_ORDERS,
    SENTENCES_ON_STAYING,
    SETTLEMENT_SENTENCES,
    SUE,
    THE_COMPLAINT,
    WHO,
    KnownSentence,
    unguarded_family,
)
from assembler.rules.dismissal.own_words.known_sentences.on_the_case import ON_THE_CASE
from assembler.rules.dismissal.own_words.known_sentences.on_the_effect import ON_THE_EFFECT
from assembler.rules.dismissal.own_words.known_sentences.on_the_merits import ON_THE_MERITS
from assembler.rules.dismissal.own_words.known_sentences.on_the_parties import ON_THE_PARTIES
from assembler.rules.dismissal.own_words.known_sentences.on_the_signers import ON_THE_SIGNERS
from assembler.rules.dismissal.own_words.known_sentences.openings import OPENINGS

DISMISSES = (
    r"(?:dismiss(?:es)?|discontinues?|withdraws?|non-?suits?|takes? a non-?suit of"
    r"|gives? notice of (?:the|its|their)? ?dismissal of)"
)
IN_ENTIRETY = r"(?: in (?:its|their) entirety)?"

EFFECT_SENTENCES = (
    unguarded_family(
        "the effect of the paper",
        rf"(?:by the-paper,? )?{MOVERS} {DISMISSES}"
        rf" (?:the-action|it|(?:all of )?(?:its|their|his|her|all|the) claims)(?: against {OPPONENTS})?"
        rf"(?: only)?{IN_ENTIRETY}(?: as-said)?(?: against {OPPONENTS})?(?: only)?{IN_ENTIRETY}"
        rf"(?:,? effective {AT_ONCE})?",
        rf"(?:{WHO} (?:stipulates?|agrees?) )?(?:to (?:the )?dismissal of|that) (?:the-action|{CLAIMS})"
        rf"(?: against {OPPONENTS})?(?: (?:is|are|be|shall be) dismissed)?{IN_ENTIRETY}(?: as-said)?{IN_ENTIRETY}",
        rf"(?:the-action|{CLAIMS})(?: against {OPPONENTS})? (?:is|are|shall be|be) (?:dismissed|discontinued)"
        rf"(?: against {OPPONENTS})?{IN_ENTIRETY}(?: as-said)?(?: against {OPPONENTS})?{IN_ENTIRETY}",
        agrees=when.every(when.all_dismissed_parties_are_named, when.the_acting_parties_sign),
    ),
    unguarded_family(
        "the dismissed parties",
        rf"{OPPONENTS} (?:is|are|shall be) dismissed(?: from the-action)?(?: as-said)?(?: from the-action)?",
        agrees=when.the_opponents_leave,
        otherwise="but those parties do not leave the action",
    ),
    unguarded_family(
        "its prejudice",
        r"the-paper (?:is|shall be) as-said",
        r"(?:the-paper|it) (?:operates|shall operate|constitutes|serves) (?:as )?(?:a )?(?:voluntary )?dismissal"
        r" as-said",
    ),
    unguarded_family(
        "claims that are kept",
        rf"{MOVERS}"
        r" (?:may|can|is free to|are free to|reserves? (?:its|their|his|her|the) rights? to"
        rf"|retains? (?:its|their|the) rights? to) (?:later |again )?{SUE}",
        rf"{MOVERS} (?:reserves?|retains?) all (?:of )?(?:(?:its|their|his|her) )?(?:rights|claims)"
        rf"(?:,? and (?:claims|remedies))?(?: against {OPPONENTS})?",
        rf"the-paper is as-said to (?:(?:the|its|their|{MOVERS}'?s?'?|any|right|rights|to|of) )*"
        rf"(?:re-?filing|re-?file)(?: of)?(?: (?:the-action|{CLAIMS}))?"
        r"(?: (?:again|later|in the future|at a later (?:date|time)))?",
        r"the-paper (?:is not|does not operate as|shall not operate as) (?:an|a) (?:adjudication|decision|judgment)"
        r" (?:up)?on the merits",
        r"nothing in the-paper (?:bars|precludes|prevents) (?:a|any) later (?:action|suit) on the same claims?",
        rf"nothing in the-paper waives (?:a|any) claims?|{MOVERS} (?:gives? up|waives?) no claims?(?: by the-paper)?",
        rf"{MOVERS} (?:does|do) not (?:waive|give up|release) any (?:of (?:its|their|the|those) )?claims"
        r"(?: by the-paper)?",
        agrees=when.without_prejudice,
    ),
    unguarded_family(
        "claims that are given up",
        rf"{WHO} (?:have |has )?(?:exchanged|executed|signed|given) (?:(?:a|their|mutual|general|full) )*releases?",
        r"the-paper (?:is|operates as|shall operate as|constitutes) (?:an|a final) (?:adjudication|judgment)"
        r" (?:up)?on the merits",
        agrees=when.with_prejudice,
    ),
    unguarded_family(
        "a counterclaim that ends too",
        rf"the counter-?claims? (?:of|by) {WHO} (?:is|are) dismissed as-said",
        rf"{WHO}'s? counter-?claims? (?:is|are) dismissed as-said",
        agrees=when.counterclaimants_sign,
    ),
)

SIGNATURE = r"(?:(?:facsimile|electronic|scanned|copied|pdf|e-mailed|digital|photocopied)(?:,| and| or)* )+"

AGREEMENT_SENTENCES = (
    unguarded_family(
        "who agrees",
        rf"{WHO}(?: who (?:has|have) appeared)?(?: in the-action)?"
        r" (?:consents? to|agrees? to|joins? in|approves?(?: of)?|does not oppose|do not oppose|stipulates? to|signs?"
        r"|have signed|has signed|is a signatory to|are signatories to) (?:the-paper|(?:the |this )?dismissal)"
        r"(?: as-said)?",
        r"(?:the )?undersigned(?: counsel)? represents? (?:all|both) parties(?: who have appeared)?(?: in the-action)?",
        rf"{WHO} so (?:stipulates?|agrees?)",
        rf"(?:all signatories|counsel for {WHO}|{WHO}'s? counsel|all counsel) (?:(?:have|has) )?"
        r"(?:concurs?|concurred|consents?|consented|agrees?|agreed|authori[sz]e[sd]?)(?: in| to)? (?:the|its|this)"
        r" (?:filing(?: of the-paper)?|content|the-paper)(?: with (?:his|her|their|its) electronic signatures?)?"
        r"(?: by (?:e-?mail|telephone|letter)(?: (?:of|on) \d{4}-\d\d-\d\d)?)?",
        r"(?:it is )?(?:so )?stipulated(?: and agreed)?(?: this \d{1,2}(?:st|nd|rd|th) day of \w+,? \d{4})?",
        r"the-paper (?:is|has been) signed by (?:counsel for |or on behalf of )?(?:all|every) part(?:y|ies)"
        r"(?: who (?:has|have) appeared)?(?: in the-action)?",
        agrees=when.everyone_named_signs_a_stipulation,
    ),
    unguarded_family(
        "mutual waivers",
        rf"{WHO} (?:waives?|gives? up) (?:(?:its|their|any|all|the|and) )*rights? (?:of|to) (?:an )?appeal"
        r"(?: (?:from|of) (?:the-paper|the-action|the dismissal))?",
        r"all rights (?:of|to) appeal are waived",
        rf"{WHO} (?:waives?) (?:(?:any|all|the) )*(?:notice of entry|findings of fact(?: and conclusions of law)?)",
        r"(?:nothing in the-paper (?:is|shall be|shall be (?:construed|deemed)(?: as| to be)?)|the-paper is not) an"
        r" admission(?: of (?:liability|fault|wrongdoing)(?:,? or (?:liability|fault|wrongdoing))*)?"
        rf"(?: (?:by|of|on the part of) {WHO})?",
        agrees=when.everyone_named_signs_a_stipulation,
    ),
    unguarded_family(
        "the manner of signing",
        r"the-paper may be (?:executed|signed)(?: electronically)?(?:,? and filed)?"
        r"(?: in (?:(?:any|one|or|more|two|several|multiple|number|of|separate) )*counterparts?)?"
        r"(?:,? each of which (?:shall be|is|will be) (?:deemed |considered )?an original)?"
        r"(?:,? (?:and )?all of which(?: together)? (?:shall )?constitute (?:one|a single|the same)"
        r"(?: and the same)? (?:instrument|document|paper))?",
        rf"(?:an? )?{SIGNATURE}signatures? (?:shall have|has|have) the same"
        r" (?:force|effect|force and effect|validity) as (?:an )?originals?",
        rf"{SIGNATURE}signatures (?:shall be|are|will be)"
        r"(?: deemed| treated| considered| accepted| as| valid| effective| binding)* originals?(?: signatures?)?",
        agrees=when.is_stipulation,
    ),
    unguarded_family(
        "the date of a paper",
        r"dated:?(?: this)?(?: \d{4}-\d\d-\d\d| \d{1,2}(?:st|nd|rd|th) day of \w+,? \d{4})?",
        agrees=when.no_later_date,
        otherwise="but the paper is dated earlier",
    ),
    unguarded_family(
        "the closing of a paper",
        r"(?:respectfully )?submitted(?: this \d{1,2}(?:st|nd|rd|th) day of \w+,? \d{4})?",
        rf"(?:attorneys?|counsel)(?: of record)? for {WHO}",
    ),
)

PLEADING = (
    r"(?:(?:an?|any|its|their|the) )?"
    r"(?:answers?|responsive pleadings?|motions? for summary judgment|summary judgment motions?)"
)
PLEADINGS = (
    rf"(?:either )?{PLEADING}(?:(?:,? n?or|,? and) {PLEADING})?{COMPLAINT}?(?:(?:,? n?or|,? and) {PLEADING})?"
    rf"(?:,? or otherwise (?:responded{COMPLAINT}|appeared|pleaded))?"
)
DONE = r"(?:served|filed)(?: (?:n?or|and) (?:served|filed))?"
ANSWERED = rf"(?:answered(?:{THE_COMPLAINT})?|responded{COMPLAINT}|moved for summary judgment)"
HAS = r"(?:has|have|had)"
NONE = rf"(?:neither (?:{TOKEN})+|no (?:defendant|party|opposing party|adverse party)|none of the defendants)"
AS_OF = r"(?:as of (?:the (?:date|day|time|filing) of (?:filing )?the-paper|\d{4}-\d\d-\d\d),? )?"
PROCESS = (
    r"(?:been )?served(?: with (?:(?:the|a|copy|of|and|process|summons|complaint|petition) ?)+)?(?: in the-action)?"
)

EVENT_SENTENCES = (
    unguarded_family(
        "no answer",
        rf"{AS_OF}{NONE} {HAS} (?:{DONE} {PLEADINGS}|{ANSWERED}(?: (?:n?or|and) {ANSWERED})?)(?: in the-action)?",
        rf"{AS_OF}{OPPONENTS} {HAS} (?:not|never)(?: yet)?"
        rf" (?:{DONE} {PLEADINGS}|{ANSWERED}(?: n?or {ANSWERED}| n?or {DONE} {PLEADINGS})?)(?: in the-action)?",
        rf"{AS_OF}{OPPONENTS} {HAS} (?:neither|not) {ANSWERED} n?or (?:{ANSWERED}|{DONE} {PLEADINGS})",
        rf"{AS_OF}{OPPONENTS} {HAS} {DONE} (?:neither|no) {PLEADINGS}",
        rf"{AS_OF}no (?:answer|motion for summary judgment)(?: n?or (?:answer|motion for summary judgment))*"
        rf" (?:has been|was) {DONE}(?: by {OPPONENTS})?(?: in the-action)?",
        agrees=when.instrument_is_open,
    ),
    unguarded_family(
        "nobody appeared",
        rf"{AS_OF}(?:{NONE} {HAS}|{OPPONENTS} {HAS} (?:not|never)(?: yet)?) (?:appeared|entered an appearance)"
        r"(?: in the-action)?",
        agrees=when.every(when.instrument_is_open, when.no_opponent_appeared),
    ),
    unguarded_family(
        "service",
        rf"{OPPONENTS} (?:{HAS}|was|were) {PROCESS}(?: on \d{{4}}-\d\d-\d\d)?",
        agrees=when.happened("service"),
    ),
    unguarded_family("process", rf"{OPPONENTS} (?:{HAS}|was|were) {PROCESS}"),
    unguarded_family(
        "no service",
        rf"(?:{OPPONENTS} (?:{HAS}|was|were) (?:not|never)|{NONE} (?:{HAS}|was))(?: yet)? {PROCESS}",
        agrees=when.never("service", "appearance"),
    ),
    unguarded_family(
        "an answer",
        rf"{OPPONENTS} (?:served|filed) (?:an|its|their|his|her) answer{COMPLAINT}?(?: on \d{{4}}-\d\d-\d\d)?",
        rf"{OPPONENTS} answered(?:{THE_COMPLAINT})?(?: on \d{{4}}-\d\d-\d\d)?",
        agrees=when.happened("answer"),
    ),
    unguarded_family(
        "an appearance",
        rf"{OPPONENTS} (?:{HAS} )?appeared(?: in the-action)?(?: on \d{{4}}-\d\d-\d\d)?",
        agrees=when.happened("appearance"),
    ),
    unguarded_family(
        "no class",
        r"no class (?:has been|was|is) certified(?: in the-action)?",
        r"(?:the-action|this) is not a class action(?: under rule 23[\w().]*)?",
        agrees=when.every(when.never("class certified"), when.action_is_ordinary),
    ),
    unguarded_family(
        "no receiver",
        r"(?:no|a) receiver (?:has|was|is)(?: not)? (?:been )?appointed(?: in the-action)?",
        agrees=when.action_is_ordinary,
    ),
    unguarded_family(
        "an ordinary action",
        r"the-action is not (?:(?:brought as|a|an|class|derivative|collective|qui tam|actions?|or|and|,) ?)+"
        r"(?:related to an unincorporated association)?",
        r"the-action is not (?:governed by|subject to) any (?:federal )?(?:statute|law) (?:that )?requir(?:es|ing)"
        r" (?:(?:an|a|court|the) )*(?:order|approval)(?: (?:of|by|from) the-court)?"
        r"(?: for (?:its |the )?dismissal(?: of the-action)?)?",
        agrees=when.action_is_ordinary,
    ),
    unguarded_family(
        "no counterclaim",
        r"no (?:counter-?claims?|cross-?claims?)(?:,? n?or (?:counter-?claims?|cross-?claims?))?"
        r" (?:has been|have been|was|were|is|are) (?:filed|pleaded|pled|asserted|served|pending)(?: in the-action)?"
        rf"(?: against {WHO})?",
        rf"{OPPONENTS} {HAS}"
        r" (?:not (?:filed|pleaded|pled|asserted|served) (?:a|any)|(?:filed|pleaded|pled|asserted|served) no)"
        r" counter-?claims?",
        agrees=when.no_counterclaim,
    ),
    unguarded_family(
        "no earlier dismissal",
        rf"{MOVERS} {HAS} not (?:previously|before|ever) dismissed (?:an|any|another)"
        r" (?:(?:other|federal|state|federal-|or|and|court|state-court) ?)*(?:action|suit|case|claim)s? ?"
        r"(?:based on or including|based on|including|on|that includes?|concerning) the same claims?"
        r"(?: as (?:those|the one)s? (?:presented|asserted) in the-action)?",
        r"the-paper is the first (?:dismissal|of the same claims?|dismissal of (?:these|the same) claims?)",
        rf"{MOVERS} {HAS} not dismissed (?:this|these|the same) claims? before"
        r"|no (?:previous|earlier|prior) dismissal (?:has been|was) taken",
        r"this is plaintiff'?s?'? first dismissal of (?:these|the same) claims?",
        r"this is the first (?:dismissal )?of (?:these|the same) claims?",
        agrees=when.no_earlier_dismissal,
    ),
    unguarded_family(
        "the beginning",
        rf"{MOVERS} (?:filed|commenced|began|brought) (?:the-action|(?:its|their|his|her|the) complaint)"
        rf"(?: against {OPPONENTS})?(?: by filing (?:a|its|the) complaint)? on \d{{4}}-\d\d-\d\d",
        r"(?:the-action|the complaint) was (?:filed|commenced) on \d{4}-\d\d-\d\d",
        agrees=when.names_the_day_of_the_complaint,
    ),
    unguarded_family(
        "moot claims",
        rf"{CLAIMS}(?: against {OPPONENTS})? (?:are|is|have become|has become) moot",
        agrees=when.all_dismissed_parties_are_named,
    ),
    unguarded_family(
        "nobody is prejudiced",
        rf"(?:no party|{OPPONENTS}) (?:is|are|will be) (?:not )?prejudiced by the-paper",
        agrees=when.negates_harm,
    ),
)

KNOWN_SENTENCES: tuple[KnownSentence, ...] = (
    *OPENINGS,
    *COSTS_SENTENCES,
    *SETTLEMENT_SENTENCES,
    *SENTENCES_ON_STAYING,
    *CLERK_SENTENCES,
    *SENTENCES_ON_ORDERS,
    *EFFECT_SENTENCES,
    *AGREEMENT_SENTENCES,
    *EVENT_SENTENCES,
    *ON_THE_EFFECT,
    *ON_THE_MERITS,
    *ON_THE_PARTIES,
    *ON_THE_SIGNERS,
    *ON_THE_CASE,
)
"""All sentences that are known to agree with some paper."""

__all__ = ["KNOWN_SENTENCES", "NO_ORDER", "KnownSentence"]
