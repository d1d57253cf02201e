"""Known sentences on costs, admissions and settlements, on events, and on the dismissal rule."""

from assembler.rules.dismissal.own_words.known_sentences import conditions as when
from assembler.rules.dismissal.own_words.known_sentences.known_sentence import (
    COSTS,
    MOVERS,
    OPPONENTS,
    WHO,
    KnownSentence,
    unguarded_family,
)
from assembler.rules.dismissal.own_words.known_sentences.phrases import DONE, HAS, NOBODY, OWN, PAPER, family

LIABILITY = (
    r"(?:(?:any|the|a|an|of|no|all|every|truth|validity|either|its|their|or|nor|and|whatsoever|kind|in|complaint"
    r"|liability|fault|wrongdoing|wrong|facts?|points?|issues?|law|questions?|allegations?|defens(?:e|es)"
    r"|claims?|responsibility|guilt|matter|anything|contentions?|merits),? ?)+"
)
ADMITS = (
    r"(?:concedes?|admits?|acknowledges?|confess(?:es)?|has conceded|has admitted|have conceded|have admitted"
    r"|conceded|admitted)"
)
SIGNING_IT = r"(?:(?:in|by) (?:entering into|signing|filing|giving|making|agreeing to) (?:the-paper|it),? )?"

ADMISSION_AND_COST_SENTENCES = (
    family(
        "no admission",
        rf"{SIGNING_IT}(?:{NOBODY}|{WHO}) {ADMITS} (?:no )?{LIABILITY}"
        r"(?: (?:by|in) (?:the-paper|signing it|filing it))?",
        rf"{SIGNING_IT}{WHO} (?:does|do) not (?:concede|admit|acknowledge|confess) {LIABILITY}"
        r"(?: (?:by|in) (?:the-paper|signing it))?",
        rf"(?:{PAPER} (?:is|being|constitutes|contains|makes|shall be|carries|implies|includes)"
        r"(?: (?:not|no|without))*(?: to be)?(?: (?:construed|deemed|read|taken|intended|considered|regarded))?"
        r"(?: (?:as|to be))?(?: any| an?)?"
        r"|nothing in (?:the-paper|it) (?:is|shall be|constitutes|may be|should be|amounts to)"
        r"(?: (?:construed|deemed|read|taken|considered|used))?(?: (?:as|to be))?(?: any| an?)?)"
        r" (?:admission|concession|acknowledg(?:e)?ment|confession)s?(?:(?:,| or) (?:admission|concession)s?)*"
        rf"(?: of {LIABILITY})?(?: (?:by|of|on the part of) (?:{WHO}|anyone|anybody|either side))?",
        rf"{WHO} makes? no (?:admission|concession)(?: of {LIABILITY})?"
        r"(?: (?:by|in) (?:signing(?: (?:it|the-paper))?|the-paper))?",
        agrees=when.every(when.everyone_named_signs, when.has_negation),
        allows="promise condition",
        example="In signing this stipulation neither Plaintiff nor Tri-Oak admits any fact or liability.",
    ),
    family(
        "costs",
        rf"(?:{NOBODY}|{WHO}) (?:shall|will|is|are|may|to)(?: (?:not|be|to))*"
        r"(?: (?:deemed|considered|regarded as|treated as|held))?(?: (?:to be|as))?(?: an?| the)? prevailing"
        r" (?:party|parties|side)"
        r"(?: (?:for|within|under|in) (?:(?:the|any|purposes?|meaning|of|an|a|award) )*"
        r"(?:statute|contract|rule|law|agreement|fees|costs|the-action)"
        r"(?:(?:,| or) (?:any )?(?:statute|contract|rule|law|agreement))*"
        rf"(?: (?:that|which) (?:awards|shifts|provides for|allows) (?:{COSTS})"
        rf"| (?:awarding|shifting|providing for) (?:{COSTS}))?)?",
        rf"{COSTS} (?:shall |will |are to )?(?:lies?|falls?|rests?|stays?|be left|are left|is left|remains?|be) where"
        r" (?:they|it) (?:falls?|are|is|lies?|fell|(?:was|were) incurred|now (?:lie|are|rest))",
        rf"{WHO} (?:will|shall|does|do|is to|are to)(?: not| never)"
        r" (?:seek|ask(?: for)?|apply for|move for|tax|claim|request|pursue|demand"
        rf"|file (?:a bill of|an application for)) {COSTS}"
        rf"(?: (?:from|against) (?:{WHO}|the other|each other|one another))?",
        rf"(?:{NOBODY}|{WHO}) (?:will|shall|is to|may)(?: not)? (?:file|submit|serve|make)"
        rf" (?:a bill of costs|an? application for {COSTS}|a motion for {COSTS})",
        rf"{WHO} waives? (?:all |any |its |their )?{COSTS}",
        rf"there (?:is|shall be|will be|is to be) no (?:award|recovery|taxation|order) (?:of|as to) {COSTS}",
        rf"{WHO} bears? (?:(?:its|their|his|her|respective|own) )*own {COSTS},? including {COSTS}",
        rf"no (?:bill of costs|application for {COSTS}|motion for {COSTS}) (?:will be|is to be|shall be)"
        rf" (?:filed|made|submitted|served)(?: by {WHO})?",
        rf"(?:nobody|no one|{NOBODY}) owes (?:anyone|anybody|the other|another|any other)(?: (?:party|side))?"
        rf"(?: any)? {COSTS}",
        rf"{WHO} (?:shall |will |must |is to |are to |has agreed to |have agreed to )?"
        r"(?:bear|pay|absorb|carry|meet|cover|bears|pays|absorbs|carries|meets|covers|bearing|paying) (?:all of )?"
        rf"(?:(?:its|their|his|her|respective|own) )*own {COSTS}"
        r"(?: (?:and (?:makes?|make) no claim for them|of the-action|throughout))?",
        agrees=when.every(when.everyone_named_signs, when.has_negation_or_splits_costs),
        allows="money promise reservation",
        example="No party is to be regarded as a prevailing party under any statute that shifts costs.",
    ),
    family(
        "no appeal",
        rf"(?:{NOBODY}|{WHO}) (?:will|shall|may|is to)(?: not)? (?:appeal|take an appeal)(?: (?:from|against))?"
        rf"(?: {PAPER})?",
        rf"no appeal (?:will|shall|may|is to) be taken(?: (?:from|against) {PAPER})?(?: by {WHO})?",
        agrees=when.every(when.everyone_named_signs_a_stipulation, when.has_negation),
        allows="time",
        example="No appeal will be taken from this dismissal.",
    ),
)

SETTLEMENT_SENTENCES = (
    family(
        "a settlement already performed",
        rf"a-settlement {DONE}(?: now)?"
        r" (?:paid|performed|carried out|satisfied|completed|consummated|discharged|funded|executed|concluded|final"
        r"|complete)"
        r"(?: (?:in full|and (?:paid|performed|satisfied|closed)|on both sides|by (?:both|all) (?:sides|parties)))*",
        r"(?:everything|all)(?: that| which)? (?:a-settlement|it)"
        r" (?:requires|required|calls for|called for|provides for) has been (?:done|paid|performed|carried out)",
        r"nothing (?:further |more )?is (?:owed|owing|due)"
        r"(?: (?:to anyone|by anyone|by either side|under (?:it|a-settlement)))*",
        r"nothing (?:further )?(?:remains|is left)(?: open| outstanding)?"
        r"(?: to be (?:done|paid|performed|carried out))?(?: (?:under|by|on) (?:it|a-settlement))?",
        r"no (?:payment|sum|money|obligation|performance|installment|duty|act|term)"
        r"(?:(?:,| or) (?:payment|sum|obligation|performance|installment|duty))* (?:under a-settlement )?"
        r"(?:remains|is)"
        r"(?: (?:due|owing|outstanding|unpaid|open|unperformed|left|to be (?:made|paid|performed|done)))+"
        r"(?: (?:under (?:it|a-settlement)|between the parties))?",
        r"(?:(?:all|every|the|each) )+"
        r"(?:sums?|payments?|amounts?|obligations?|terms|settlement (?:sums?|amount|payment|funds))"
        r"(?: (?:due|payable|owed|required))?(?: (?:under|by|of|in) (?:it|a-settlement))? (?:has|have) been"
        r" (?:paid|received|made|performed|satisfied|met|discharged|tendered and accepted)(?: in full)?",
        rf"{MOVERS} (?:has|have) (?:received|been paid)"
        r"(?: (?:full|the|all|payment|settlement|in|sums?|amounts?|due|under|agreed|of|a-settlement))*"
        rf"(?: from {OPPONENTS})?",
        agrees=when.every_named_opponent_leaves,
        allows="money reservation",
        example="Every payment under the settlement has been made.",
    ),
    family(
        "a confidential settlement",
        r"(?:(?:the )?terms of )?a-settlement (?:is|are|shall be|shall remain|remains?|stays?|will remain|to remain)"
        r"(?: (?:confidential|private|in writing|written|sealed"
        r"|not (?:filed|before the-court|part of (?:the-paper|the record|the docket))"
        r"|separate(?: from the-paper)?|known to the parties(?: alone| only)?"
        r"|set out in a (?:separate )?(?:writing|document)|and (?:is|are)|and|,))+",
        r"(?:the )?terms of a-settlement"
        r" (?:(?:do|does) not appear (?:here|in the-paper)|(?:are|is) (?:of no concern to|no concern of) the-court"
        r"|need not be (?:filed|stated|disclosed))(?: (?:and|or) (?:need not be (?:filed|stated|disclosed)))?",
        rf"{PAPER}"
        r" (?:follows|is the result of|results? from|reflects|comes after|grows out of|gives effect to"
        r"|is the fruit of) a-settlement",
        allows="reservation time promise",
        example="The terms of the settlement are confidential and not part of the record.",
    ),
)

ACTION = (
    r"(?:(?:an?|any|another|other|the|one) )?"
    r"(?:(?:federal|state|federal-|or|and|state-court|court|earlier|prior|previous) ?)*"
    r"(?:actions?|suits?|cases?|lawsuits?|claims?|complaints?)"
    r"(?: (?:that (?:was |is )?)?"
    r"(?:based on(?: or (?:including|that includes?))?|including|on|that includes?|concerning|asserting|raising)"
    r"(?: or including)? (?:the same|these|those|any of the same|the present) (?:claims?|causes? of action|facts))?"
)
IN_COURT = (
    r"(?:,? in (?:(?:any|either|another|a|this|or|other|state|federal|and|,|the|united states|of the) ?)+"
    r"(?:courts?|forum),?)?"
)
BEFORE = r"(?: (?:previously|before|ever|earlier|already|heretofore|at any time))*"

EVENT_SENTENCES = (
    family(
        "no earlier dismissal",
        rf"{MOVERS} {HAS} (?:not|never){BEFORE} (?:dismissed|discontinued|withdrawn|nonsuited|non-suited){IN_COURT}"
        rf" (?:{ACTION}|the-action|it|them){IN_COURT}{BEFORE}",
        rf"{MOVERS} {HAS} (?:dismissed|discontinued) no (?:other |earlier |prior )?{ACTION}{IN_COURT}{BEFORE}",
        rf"no (?:other |earlier |prior |previous )?(?:{ACTION}|dismissal)"
        rf"(?: (?:of|by) (?:{MOVERS}|(?:these|the same) claims?))* (?:has been|was|has ever been|had been)"
        rf"(?: (?:dismissed|discontinued|taken|made|filed|given)){BEFORE}{IN_COURT}(?: by {MOVERS})?",
        rf"(?:these claims|the same claims|the claims(?: in the-action)?|the-action|{MOVERS}'s? claims?) (?:has|have)"
        rf" (?:not|never){BEFORE} been{BEFORE} (?:dismissed|discontinued|withdrawn){BEFORE}{IN_COURT}",
        rf"(?:the-paper|this|it) is (?:the|{MOVERS}'s?|its|her|his|their) (?:first|only|first and only)(?: and only)?"
        r"(?: voluntary)?"
        rf"(?: (?:dismissal|notice|one|such (?:notice|dismissal)|time (?:that )?{MOVERS} has dismissed))?"
        r"(?: (?:of )?(?:these|the same|its|her|his) claims?)?",
        r"there (?:has been|was|is|have been) no (?:earlier|prior|previous|other) (?:dismissal|notice of dismissal)"
        rf"(?: of (?:these|the same|its|{MOVERS}'s?) claims?)?",
        agrees=when.no_earlier_dismissal,
        allows="time",
        example="These claims have never before been dismissed in any court.",
    ),
    family(
        "no trial",
        r"(?:no|neither) (?:trial|hearing on the merits|evidence|witness|jury|testimony|proof)"
        r"(?:(?:,|,? or|,? nor) (?:trial|hearing on the merits|evidence|witness|jury|testimony))*"
        r" (?:has|have|had|was|were|is)(?: (?:yet|ever))?(?: been)?"
        r" (?:begun|held|started|commenced|taken|received|heard|introduced|sworn|empanell?ed|had|offered|selected"
        r"|called)(?: in the-action)?",
        r"(?:the-action|the case|the trial|trial) (?:has|had) (?:not|never)(?: yet)?"
        r" (?:been tried|gone to trial|reached trial|come to trial|begun|been heard on the merits|commenced|started)",
        agrees=when.never(
            "trial begun", "jury sworn", "plaintiff rested", "verdict", "judgment", "mistrial", "new trial granted"
        ),
        allows="time",
        example="No jury has been sworn, and no witness has been heard.",
    ),
    unguarded_family(
        "no witness",
        r"(?:the|a) first witness (?:has|had) not(?: yet)? been sworn(?: (?:in|at) (?:the-action|(?:the )?trial))?",
        r"no (?:first )?witness(?:es)? (?:has|have)(?: yet)? been sworn(?: (?:in|at) (?:the-action|(?:the )?trial))?",
        rf"{PAPER} (?:is|being|was) (?:filed|made|given|served)(?: at a time)? before"
        r" (?:(?:the|a|any) (?:first )?witness (?:is|was|has been) sworn"
        r"|the swearing of (?:the|a|any) (?:first )?witness)",
        agrees=when.open_until("witness sworn"),
    ),
    family(
        "no judgment",
        r"no (?:final )?(?:judgment|verdict|decree)(?:(?:,|,? or|,? nor) (?:judgment|verdict|decree))* (?:has|had)"
        r"(?: yet| ever)? been (?:entered|rendered|returned|given)(?: in the-action)?",
        agrees=when.never("judgment", "claims decided", "verdict", "directed verdict granted"),
        allows="time",
        example="No judgment has been entered in this action.",
    ),
    family(
        "no claim in response",
        r"no (?:counter-?claims?|cross-?claims?|third-party (?:complaints?|claims?)|claims? in response)"
        r"(?:(?:,|,? or|,? nor|,? and) (?:no )?"
        r"(?:counter-?claims?|cross-?claims?|third-party (?:complaints?|claims?)))*"
        r" (?:is|are|was|were|has been|have been)"
        r"(?: (?:filed|pleaded|pled|asserted|served|pending|made|on file|brought))"
        r"(?: (?:in the-action|by (?:anyone|any party|any defendant)|against (?:plaintiffs?|anyone)))*",
        rf"(?:{OPPONENTS}|no (?:party|defendant|one)) (?:has|have)(?: not)?"
        r" (?:filed|pleaded|pled|asserted|served|brought|made) (?:no|an?|any)"
        rf" (?:counter-?claims?|cross-?claims?|claim of {OWN} own)(?: (?:in the-action|against plaintiffs?))*",
        agrees=when.every(when.no_counterclaim, when.has_negation, when.never("third-party complaint")),
        example="No counterclaim or third-party complaint has been served by anyone.",
    ),
)

RULE = (
    r"(?:(?:rule|fed\. r\. civ\. p\.|federal rule of civil procedure) 41\(a\)\(1\)\(a\)\(ii?\)"
    r"|the-paper is (?:filed|made|given|entered|submitted|signed)|it)?"
)
LETS = (
    r"(?:,? ?(?:which|that rule|a rule that|a rule which|the rule|under which|by which))?"
    r" (?:lets|allows|permits|entitles|empowers|authori[sz]es|gives|provides that|enables)"
)

RULE_SENTENCES = (
    family(
        "the rule of a notice",
        rf"{RULE}{LETS} (?:a|the|any) plaintiff(?: (?:may|the right|leave))?(?: to)?"
        r" (?:dismiss|end|withdraw|discontinue)"
        r"(?: (?:an action|the-action|it|a case|his action|her action|its claims))?"
        r"(?: (?:of (?:his|her|its|his or her) own accord|by notice(?: alone)?"
        r"|without (?:an? )?(?:court )?(?:order|leave)(?: of (?:the-)?court)?|unilaterally|as of right"
        r"|on (?:his|her|its) own|voluntarily))*,? (?:at any time )?(?:before|until) (?:(?:the|an|any) )?"
        r"(?:adverse|opposing|other)? ?(?:part(?:y|ies)|side|defendants?) (?:has |have )?"
        r"(?:serves?|served|answers?|answered|filed|files?)"
        r"(?: (?:either )?(?:an answer|a motion for summary judgment)"
        r"| (?:or|nor)"
        r" (?:an answer|a motion for summary judgment|moves? for summary judgment|moved for summary judgment))*",
        agrees=when.instrument_is_open,
        allows="time court",
        example="Rule 41(a)(1)(A)(i) permits a plaintiff to dismiss by notice before the opposing party answers.",
    ),
    family(
        "the rule of a stipulation",
        rf"{RULE}{LETS} (?:the |all )?(?:parties|parties who have appeared|an action)"
        r"(?: (?:may|the right|who have appeared))?(?: to)? (?:be dismissed|dismiss|end|discontinue)"
        r"(?: (?:an action|the-action|it|a case))?"
        r"(?: (?:by (?:a )?(?:signed )?stipulation"
        r"(?: (?:alone|signed by (?:all|every) part(?:y|ies)(?: who (?:has|have) appeared)?))?"
        r"|without (?:an? )?(?:court )?(?:order|leave)(?: of (?:the-)?court)?))+",
        agrees=when.every(when.is_stipulation, when.needs_no_order),
        allows="court",
        example="Rule 41(a)(1)(A)(ii) allows the parties to dismiss an action by stipulation.",
    ),
)

ON_THE_CASE: tuple[KnownSentence, ...] = (
    *ADMISSION_AND_COST_SENTENCES,
    *SETTLEMENT_SENTENCES,
    *EVENT_SENTENCES,
    *RULE_SENTENCES,
)
"""Sentences on costs, admissions and settlements, on events, and on the dismissal rule."""
