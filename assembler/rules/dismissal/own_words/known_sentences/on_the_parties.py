"""Known sentences on who leaves, who stays, and what the clerk and the court do afterward."""

from assembler.rules.dismissal.own_words.known_sentences import conditions as when
from assembler.rules.dismissal.own_words.known_sentences.known_sentence import (
    ASKS,
    CLAIMS,
    EVENTS,
    MOVERS,
    OPPONENTS,
    OTHERS,
    WHO,
    KnownSentence,
)
from assembler.rules.dismissal.own_words.known_sentences.phrases import IS, NOW, OWN, PAPER, family

UNCHANGED = (
    r"(?:unchanged|unaffected|untouched|unimpaired|undisturbed|intact|the same|in place|in effect|in force|pending"
    r"|open|alive|active|as (?:it was|they were|it is|they are|before|set|ordered|pleaded|scheduled|planned)"
    r"|not (?:affected|changed|touched|altered|disturbed|impaired|dismissed|at an end|over|ended)"
    r"(?: (?:by|with) the-paper)?)"
)
GO_ON = (
    r"(?:(?:(?:will|shall|is to|are to|do|does|may) )?"
    r"(?:go(?:es)? (?:on|forward|ahead)|proceeds?|continues?|stands?|survives?|persists?|moves? forward"
    r"|be (?:tried|prosecuted|pursued|litigated|heard)))"
)
STAY = (
    r"(?:(?:(?:will|shall|is to|are to) )?(?:remains?|stays?|continues?(?: to be)?|be left|is left|are left|is|are)"
    r"|is to remain|are to remain)"
)
OF_THE_CASE = (
    r"(?:(?:the|all|any|every|its|their|existing|current|present|pending) )*"
    r"(?:(?:case|pre-?trial|discovery|trial|scheduling|case management) )*"
    r"(?:schedules?|deadlines?|dates?|calendar|order|orders|trial|hearings?|conferences?|discovery|proceedings?"
    r"|motions?)"
    r"(?:(?:,|,? and|,? or) (?:(?:the|all|any|other|trial|discovery|case|pretrial|scheduling) )*"
    r"(?:schedules?|deadlines?|dates?|calendar|hearings?|conferences?|discovery|proceedings?|motions?|order))*"
    r"(?: (?:of|in) the-action)?"
)
AS_TO = rf"(?:as to|against|for|concerning|with respect to|with regard to|between {WHO} and|among)"
PART_REMAINS = "but part of the action remains"

SENTENCES_ON_STAYING = (
    family(
        "what goes on",
        rf"{CLAIMS} (?:against|as to) {OTHERS} {GO_ON}"
        r"(?: (?:to trial|in the-action|as (?:before|pleaded|they are|they were)|in the ordinary course|on schedule))*",
        rf"{CLAIMS} (?:against|as to) {OTHERS} {STAY}"
        rf" (?:{UNCHANGED}|for trial|to be (?:tried|decided|heard)|in (?:the-action|suit|the case))",
        rf"{MOVERS} (?:(?:will|shall|intends? to|means to) )?"
        r"(?:press(?:es)?|pursues?|prosecutes?|maintains?|goes on with|go on with|litigates?|continues?(?: with)?"
        rf"|proceeds? with|retains?|keeps?) {CLAIMS} (?:against|as to) {OTHERS}",
        rf"{MOVERS} (?:does not (?:drop|dismiss|abandon|give up)|has not (?:dropped|dismissed|given up)) {CLAIMS}"
        rf" (?:against|as to) {OTHERS}",
        rf"the-paper leaves (?:{CLAIMS} (?:against|as to) |the-action (?:against|as to) )?{OTHERS}"
        rf"(?: (?:{UNCHANGED}|where they are|where it is|as (?:a )?defendants?|in (?:the-action|the case)))?",
        rf"{CLAIMS} (?:against|as to) {OTHERS} (?:is|are) not"
        rf" (?:the subject of|part of|within|included in|covered by|reached by) {PAPER}",
        rf"{OTHERS} (?:is|are) not"
        r" (?:affected by|dismissed by|the subject of|concerned (?:by|in)|within|touched by|released by|part of)"
        rf" {PAPER}",
        rf"{OTHERS} {STAY}"
        r" (?:in (?:the-action|the case|suit)|(?:a )?(?:part(?:y|ies)|defendants?)(?: (?:to|in) the-action)?)",
        rf"(?:the )?trial (?:against|of (?:the )?{CLAIMS} against) {OTHERS} {GO_ON}"
        r"(?: (?:as (?:scheduled|set|planned)|on schedule))?",
        agrees=when.the_opponents_stay,
        allows="reservation promise",
        otherwise="but those parties do not stay in the action",
        example="Plaintiff will press its claims against Briarwood and Bell.",
    ),
    family(
        "the remaining schedule",
        rf"{OF_THE_CASE} (?:{AS_TO}|that govern {CLAIMS} against) {OTHERS}"
        rf" (?:{STAY} {UNCHANGED}(?: by the-paper)?|stands?|{GO_ON}|(?:does|do) not change)",
        r"(?:nothing in the-paper (?:affects|changes|alters|disturbs)"
        rf"|the-paper (?:does not|will not|shall not) (?:affect|change|alter|disturb)) {OF_THE_CASE} {AS_TO} {OTHERS}",
        agrees=when.the_opponents_stay,
        allows="time reservation",
        example="The trial date as to Briarwood and Bell stands.",
    ),
    family(
        "the case continues",
        rf"(?:the-action|the case)(?: itself)? {STAY} (?:pending|open|alive|active|on the docket)"
        rf"(?: (?:as to|against) {OTHERS})?",
        rf"(?:the-action|the case) {GO_ON}"
        rf"(?: (?:as to|against|between {MOVERS} and|only against|solely against) {OTHERS})"
        r"(?: (?:alone|only|to trial|as before|on schedule))?",
        rf"{ASKS} not (?:to )?(?:close|terminate) (?:the-action|the case|the file)",
        rf"{ASKS} (?:leave|keep) (?:the-action|the case|the file|the docket) open(?: (?:as to|against) {OTHERS})?",
        r"the-paper does not (?:end|close|conclude|terminate|dispose of) (?:the-action|the case)"
        rf"(?: (?:as to|against) {OTHERS})?",
        r"(?:the-action|the case) (?:is|are|should|shall|may) not (?:be )?"
        r"(?:at an end|over|ended|closed|to be closed)(?: (?:as to|against) (?:any )?other parties)?",
        agrees=when.part_remains,
        allows="reservation time",
        example="The Clerk is asked to leave the case open as to Briarwood and Bell.",
    ),
    family(
        "nobody else leaves",
        r"no (?:other|remaining) (?:part(?:y|ies)|defendants?|claims?)"
        r"(?:(?:,|,? or|,? and|,? nor) (?:no )?(?:other )?(?:part(?:y|ies)|defendants?|claims?))* (?:is|are)"
        r" (?:dismissed|affected|concerned|released|touched|reached|discontinued)(?: by the-paper| in any way)*",
        rf"no (?:one|party|defendant) (?:other than|but|besides) {OPPONENTS} (?:is|are) (?:dismissed|affected)"
        r"(?: by the-paper)?",
        r"(?:the-paper|it) (?:reaches|concerns|affects|dismisses|touches|involves|names)"
        rf" (?:no (?:one else|other (?:party|defendant))|nobody (?:else|but {OPPONENTS})"
        rf"|no (?:one|party|defendant) but {OPPONENTS}|{OPPONENTS} and no (?:one else|other (?:party|defendant)))",
        agrees=when.every(when.party_stays, when.no_named_opponent_stays),
        allows="reservation promise condition",
        example="No other party is affected by this dismissal.",
    ),
)

NAME = rf"(?:(?:the )?names? of )?{OPPONENTS}(?:'s? names?)?"
FROM = (
    r"(?: (?:from|to|in|on|of|off|as)"
    r" (?:the-action|the docket|the caption|the case|the list of (?:active )?parties|the service list"
    r"|all (?:later|further|future) (?:papers|filings)|(?:a |an? active )?(?:part(?:y|ies)|defendants?)))*"
)
MAY = r"(?:may|should|shall|will|can|need|is to|are to|must|might)"
REMOVED = r"(?:omitted|removed|struck|stricken|deleted|dropped|terminated|taken|left out|dismissed|released)"

SENTENCES_ON_LEAVING = (
    family(
        "parties removed from the caption",
        r"(?:the caption|the docket|the service list|later captions"
        rf"|the caption of (?:later|all further|all later) papers) {MAY} (?:(?:now|then) )?"
        r"(?:omit|drop|no longer (?:bear|carry|name|include|list|show)|not (?:bear|carry|name|include|list|show)"
        rf"|show the (?:dismissal|departure) of) {NAME}{FROM}",
        rf"{NAME} {MAY} (?:(?:now|then) )?be {REMOVED}{FROM}",
        rf"(?:later|further|future) (?:papers|filings) need (?:not|no longer) (?:name|list|include|show) {NAME}{FROM}",
        rf"{NAME}"
        r" (?:need not|need no longer|should no longer|will no longer|shall no longer|no longer (?:needs? to|has to)"
        rf"|no longer) (?:appear|be (?:named|listed|included|shown)|appears){FROM}",
        rf"{OPPONENTS}"
        r" (?:leaves?|has left|have left|departs from|depart from|is out of|are out of|goes out of|drops? out of"
        rf"|exits?|is gone from|are gone from|is free of|are free of) (?:the-action|the case)(?: {NOW})?",
        rf"{OPPONENTS} (?:ceases?|cease|has ceased|have ceased) to be (?:a )?(?:part(?:y|ies)|defendants?)"
        r"(?: (?:to|in) the-action)?",
        rf"(?:from the (?:time|moment) of filing,? )?{OPPONENTS} (?:is|are) (?:now )?(?:no longer|not any longer)"
        r" (?:in (?:the-action|the case)|(?:a )?(?:part(?:y|ies)|defendants?)(?: (?:to|in) the-action)?)",
        rf"{ASKS} (?:terminate|remove|drop|delete|strike|take|omit|show|record|note|list|mark)"
        rf" (?:the (?:dismissal|departure) of )?{NAME}{FROM}(?: (?:as )?(?:terminated|dismissed|no longer a party))?",
        rf"{OPPONENTS}"
        r" (?:need not|is not required to|are not required to|has no need to|have no need to|is excused from"
        r"|are excused from) (?:answer|respond|plead|answering|responding|move|appear)"
        r"(?: (?:to )?(?:the|plaintiffs?'?s?'?) complaint| or (?:answer|respond|plead|move|appear))*",
        r"no (?:answer|response|appearance)"
        rf"(?: (?:to the complaint|by {OPPONENTS}|from {OPPONENTS}|of {OPPONENTS}|or (?:answer|response|appearance)))*"
        rf" is (?:due|required|needed|expected|necessary)(?: (?:from|by|of) {OPPONENTS})?",
        agrees=when.the_opponents_leave,
        allows="time money promise",
        otherwise="but those parties do not leave the action",
        example="The name of Tri-Oak may be omitted from the caption.",
    ),
    family(
        "the settling parties",
        rf"(?:{MOVERS}|{OPPONENTS}|{MOVERS} and {OPPONENTS}) (?:has|have|had)(?: now)?"
        r" (?:settled|compromised|resolved|come to terms|made (?:its|their|her|his|a) peace|reached a-settlement"
        r"|reached an agreement)(?: (?:its|their|her|his|the|all) (?:claims?|differences|disputes?)| a-settlement)?"
        rf"(?: (?:with|against|between them|as to) ?(?:{OPPONENTS})?)?"
        r"(?: alone| only| and (?:with )?no (?:one else|other (?:party|defendant)))?",
        rf"a-settlement (?:is|was|has been)(?: made| reached)? (?:with|between {MOVERS} and) {OPPONENTS}"
        r"(?: alone| only)?",
        agrees=when.every_named_opponent_leaves,
        example="Plaintiff has settled with Tri-Oak alone.",
    ),
)

CLOSE = (
    r"(?:close|terminate|end|conclude|dispose of|mark|note|record|show|list|treat|remove|strike|take"
    r"|statistically close) (?:(?:the end|the termination|the dismissal|the conclusion|the closing) of )?"
    r"(?:the-action|the case|the (?:case )?file|its file|(?:its|the) files?|the docket)(?: file)?"
    r"(?: (?:as |as being )?(?:closed|terminated|dismissed|ended|concluded|over|disposed of))?"
    r"(?: (?:from|off|on|in) (?:the|its|the-court's) (?:(?:active|trial|pending|civil) )*"
    r"(?:docket|calendar|list|books|records?))?"
    r"(?:,? (?:as to|against) (?:all|every|each) (?:part(?:y|ies)|defendants?))?(?: accordingly)?"
)

CLERK_SENTENCES = (
    family(
        "closing the case",
        rf"{ASKS} (?:{CLOSE}|mark it (?:as )?(?:closed|terminated|dismissed|ended))",
        rf"(?:the-action|the case|the (?:case )?file) {MAY} (?:(?:now|then) )?be"
        r" (?:closed|terminated|marked (?:as )?(?:closed|terminated|dismissed|ended)"
        r"|removed from (?:the|its) (?:active )?(?:docket|calendar)|taken off the docket)",
        agrees=when.whole_action_ends,
        allows="time",
        otherwise=PART_REMAINS,
        example="The Clerk may mark the case as terminated.",
    ),
    family(
        "recording the paper",
        rf"{ASKS} (?:enter|note|record|docket|file|register|reflect) {PAPER}"
        r"(?: (?:on|in) (?:the|its) (?:docket|record|file))?",
        r"a copy (?:of the-paper )?(?:(?:is|was)(?: being)?|has been|will be)"
        r" (?:sent|mailed|e-?mailed|served|delivered|given|provided|furnished|transmitted|forwarded) (?:to|on|upon)"
        rf" (?:all (?:counsel|parties)|{WHO}|counsel for {WHO}|{WHO}'s? counsel|every (?:party|counsel)"
        r"|each (?:party|counsel)|counsel)(?: of record)?"
        r"(?: (?:by|through|via)"
        r" (?:e-?mail|mail|the electronic filing system|cm/ecf|hand|courier|first-class mail|ecf))?"
        r"(?: on \d{4}-\d\d-\d\d| today)?",
        agrees=when.all_parties_called_dismissed_are_leaving,
        allows="time",
        example="A copy of this dismissal has been e-mailed to all counsel of record.",
    ),
    family(
        "canceled dates",
        rf"{EVENTS} {MAY} (?:come|go|be taken|drop|fall) (?:off|from) (?:of )?(?:the |its )?"
        r"(?:court's |the-court's )?calendar",
        rf"{EVENTS} (?:need not|need no longer|no longer needs? to|will not|should not|shall not)"
        r" (?:go forward|take place|be held|proceed|occur|be kept|go ahead)",
        rf"{EVENTS} (?:{IS}|ha(?:s|ve) become|becomes?|{MAY} be)"
        r" (?:moot|vacated|cancell?ed|terminated|stricken|unnecessary|no longer (?:necessary|needed|required)"
        r"|taken off (?:the )?calendar|off (?:the )?calendar|withdrawn|withdrawn as moot|denied as moot"
        r"|without object|released)",
        rf"{ASKS} (?:vacate|cancel|terminate|strike|take|remove|release|adjourn without date) {EVENTS}"
        r"(?: (?:off|from) (?:of )?(?:the |its )?calendar)?",
        rf"(?:the parties|{WHO}|counsel) will not (?:attend|appear at|appear for) {EVENTS}",
        agrees=when.every(when.whole_action_ends, when.every_party_named_at_the_start_signs),
        allows="time reservation",
        example="All scheduled hearings may come off calendar.",
    ),
    family(
        "moot motions",
        r"(?:(?:any|all|each|every|the|other|outstanding|pending|undecided|unresolved|remaining) )*"
        r"(?:motions?|requests?|applications?)(?:(?:,|,? and|,? or) (?:motions?|requests?|applications?))?"
        r"(?: (?:that|which) (?:is|are|may be|remains?)(?: still)? (?:pending|undecided|outstanding|unresolved)"
        rf"| (?:still )?pending| of (?:any|either) (?:party|side)| (?:by|of) {WHO})*"
        r"(?: (?:in|before) (?:the-action|the-court))?"
        r" (?:is|are|shall be|may be|should be|will be|becomes?|have become|has become)"
        r"(?: deemed| considered| treated as)?"
        r" (?:withdrawn|moot|denied as moot|withdrawn as moot|terminated|terminated as moot|mooted)"
        r"(?: by the-paper)?",
        rf"{WHO} withdraws? (?:(?:any|all|each|every|the|its|their|his|her|pending|outstanding|of) )*motions?"
        r"(?: as moot)?",
        agrees=when.every(when.whole_action_ends, when.everyone_named_signs),
        allows="time reservation",
        example="Every motion that is undecided is withdrawn as moot.",
    ),
    family(
        "no motion pending",
        r"no (?:other )?(?:motions?|application|request)(?: (?:of|by) (?:any|either) (?:party|side))?"
        r" (?:is|are|remains?|awaits?)"
        r"(?: (?:pending|undecided|decision|outstanding|a ruling|before the-court|to be (?:decided|heard)))*"
        r"(?: in the-action)?",
        agrees=when.the_matter_lists_no_motion,
        allows="condition time reservation",
        example="No motion is pending.",
    ),
)

THANKED = (
    r"(?:time|attention|patience|courtesy|courtesies|assistance|consideration|service|work|help|guidance|care"
    r"|efforts?|indulgence|professionalism|cooperation|accommodation|kindness|understanding|diligence|hospitality)"
)
THANKS = (
    rf"(?: for (?:(?:{OWN}|many|kind|careful|prompt|courteous|unfailing|great|all) )*{THANKED}"
    rf"(?:(?:,|,? and) (?:(?:{OWN}|kind|careful) )*{THANKED})*"
    r"(?: (?:and (?:patience|care))|(?: (?:throughout|during|in) (?:the-action|this matter)))?)?"
)
WHOM = (
    r"(?:(?:its|his|her) staff"
    r"|the-court(?:'s staff)?"
    r"(?:,? (?:and|its staff|its personnel|and its staff|the-clerk|and the-clerk|chambers|and chambers))*"
    rf"|the-clerk|the-court and {OWN} staff|its staff|opposing counsel|(?:all )?counsel|chambers)"
)

COURTESY_SENTENCES = (
    family(
        "thanks",
        rf"(?:{WHO}(?: and (?:their|its|his|her) counsel)?"
        r"|(?:the )?(?:undersigned|signers|signatories|counsel)(?: (?:counsel|attorneys?))?"
        rf"|(?:counsel|attorneys?) for {WHO}|{WHO}'s? counsel) (?:(?:wish(?:es)? to|would like to|and) )?"
        rf"(?:thanks?|is grateful to|are grateful to|express(?:es)? (?:{OWN} )?(?:thanks|gratitude|appreciation) to"
        rf"|commends?) {WHOM}{THANKS}",
        rf"(?:{WHO}|(?:the )?(?:undersigned|signers|counsel)|counsel for {WHO})"
        r" (?:(?:wish(?:es)? to )?(?:appreciates?|acknowledges?)|is grateful for|are grateful for|regrets?"
        r"|apologi[sz]es? (?:to the-court )?for)"
        r" (?:the-court's|the-clerk's|opposing counsel's|any inconvenience(?: to the-court)?"
        r"|the inconvenience(?: to the-court)?)"
        rf"(?: (?:(?:kind|careful|prompt) )*{THANKED}(?:(?:,|,? and) {THANKED})*)?",
        agrees=when.every_party_named_at_the_start_signs,
        allows="condition",
        example="Counsel for Plaintiff thank the Court and its staff for their patience.",
    ),
    family(
        "sincerity",
        rf"{WHO} (?:means?|mean) what (?:it|they|he|she) says?",
        rf"{WHO} (?:wish(?:es)? to )?(?:makes?|be) (?:it )?(?:plain|clear)(?: that)?",
        agrees=when.everyone_named_signs,
        example="The parties mean what they say.",
    ),
    family(
        "good faith",
        rf"{PAPER} is (?:made|filed|given|entered into|signed|submitted)"
        r" (?:in good faith|in the interests? of (?:justice|(?:judicial )?economy|efficiency))"
        r"(?:,? and (?:not|in no way) (?:for (?:purposes? of |the purpose of )?delay|to delay|to harass)"
        r"(?: or (?:harassment|delay|to harass))?)?",
        rf"{PAPER} is not (?:made|filed|given)"
        r" (?:for (?:purposes? of |the purpose of )?(?:delay|harassment)|to (?:delay|harass))"
        r"(?: (?:the-action|anyone|or to (?:delay|harass)))*",
        agrees=when.all_parties_called_dismissed_are_leaving,
        example="This dismissal is made in good faith and not for delay.",
    ),
)

ON_THE_PARTIES: tuple[KnownSentence, ...] = (
    *SENTENCES_ON_STAYING,
    *SENTENCES_ON_LEAVING,
    *CLERK_SENTENCES,
    *COURTESY_SENTENCES,
)
"""Sentences on who leaves and who stays, on the clerk's tasks, and courtesies."""
