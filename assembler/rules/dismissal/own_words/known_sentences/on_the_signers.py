"""Known sentences on who signs, what the signers know and how they sign."""

from assembler.rules.dismissal.own_words.known_sentences import conditions as when
from assembler.rules.dismissal.own_words.known_sentences.known_sentence import WHO, KnownSentence
from assembler.rules.dismissal.own_words.known_sentences.phrases import (
    ABOUT,
    CLIENTS,
    COUNSEL,
    DONE,
    HAS,
    MEANS,
    OWN,
    PAPER,
    PEOPLE,
    family,
)

TO_SIGN = (
    r"(?:to (?:sign|file|enter into|give|execute|make|submit|bind|present)"
    rf"(?:,? (?:and|or) (?:to )?(?:sign|file|submit|deliver))* ?(?:(?:the-paper|it|{CLIENTS}|{WHO}) ?)*"
    rf"(?: ?(?:on|in) (?:{OWN} behalf|behalf of (?:{WHO}|{CLIENTS})))?)"
)
SPEAK = r"(?:(?:certif(?:y|ies)|represents?|warrants?|states?|confirms?|declares?|affirms?)(?:,? and)? )*"
MANNER = (
    rf"(?:(?:knowingly|willingly|freely|with the (?:advice|assistance) of (?:{OWN} )?(?:own )?counsel"
    r"|on the advice of counsel|intelligently|deliberately"
    rf"|of (?:{OWN}) own (?:free )?(?:will|accord|volition)(?: and accord)?"
    r"|without (?:any )?(?:duress|coercion|pressure|compulsion|undue influence|fraud)"
    r"(?:,? (?:or|and) (?:duress|coercion|pressure|compulsion|undue influence|fraud))*(?: of any kind)?"
    r"|with (?:full )?(?:knowledge|understanding)(?: of (?:its|the) (?:effect|consequences|terms|meaning))?"
    rf"|after (?:consultation|consulting|conferring) with (?:{OWN} )?(?:own )?counsel|in good faith)(?:,? and|,)?"
    r" ?)+"
)
ADVISER = (
    rf"(?:(?:{OWN}|own|independent|competent|legal|separate|the) )*(?:counsel|attorneys?|lawyers?)"
    rf"(?: of (?:{OWN} )?(?:own )?(?:choice|choosing|record))?"
)

AUTHORITY_SENTENCES = (
    family(
        "who is authorized",
        rf"{PEOPLE} (?:{SPEAK}(?:that )?(?:(?:he or she|he|she|it|they) )?)?(?:{DONE})(?: (?:duly|fully|expressly))?"
        rf" (?:authori[sz]ed|empowered|instructed)(?: (?:by (?:{CLIENTS}|{WHO}|him|her|it|them)|{TO_SIGN}))*",
        rf"{PEOPLE} (?:{SPEAK}(?:that )?(?:(?:he or she|he|she|it|they) )?)?{HAS}"
        r" (?:(?:the|full|actual|all|requisite|necessary|due|express) )*authority"
        rf" (?:{TO_SIGN}|of (?:{CLIENTS}|{WHO}) {TO_SIGN})",
        rf"{PEOPLE} (?:{DONE}|represents?|appears? for|acts? for|signs?(?: the-paper)?(?: (?:for|on behalf of))?)"
        r"(?: (?:the |an? )?(?:counsel|attorneys?|lawyers?)(?: of record)?(?: (?:for|of|to))?)?(?: on behalf of)?"
        rf" (?:{WHO}|{CLIENTS})(?: in the-action)?",
        rf"{WHO} (?:has|have) (?:authori[sz]ed|instructed|approved|directed)"
        rf" (?:{COUNSEL}|(?:{OWN} )?counsel|the (?:filing|signing) of the-paper|the-paper)(?: {TO_SIGN})?",
        agrees=when.everyone_named_signs,
        allows="court condition",
        example="Each of the undersigned has authority to bind the party for whom he or she signs.",
    ),
    family(
        "advice and will",
        rf"{PEOPLE} {HAS} (?:been )?(?:advised|represented|assisted|counsell?ed|guided)"
        rf"(?: of (?:{OWN} )?own (?:choice|choosing))?"
        r"(?: (?:by|of|about|as to)"
        rf" (?:{ADVISER}|(?:the )?(?:effect|meaning|consequences)(?: of the-paper)?|the-paper))*"
        r"(?: (?:throughout|in the-action|in this matter|at all times))*",
        rf"{PEOPLE}"
        rf" (?:(?:{HAS} )?"
        r"(?:conferred|consulted|spoken|discussed (?:it|the-paper|this)|reviewed (?:it|the-paper|this))"
        rf" (?:with|together with) {ADVISER}"
        rf"|{HAS} (?:had|been given) (?:(?:the|an|a|full|ample|adequate|opportunity|chance|time|reasonable) )+to"
        r" (?:consult|confer|speak|consult with|confer with|speak with|review (?:it|the-paper) with) ?"
        rf"(?:with )?{ADVISER})(?: {ABOUT} the-paper)?",
        rf"{PEOPLE}"
        rf" (?:{HAS} (?:carefully )?read(?: and (?:understood|understands?|reviewed))?|understands?|fully understands?"
        rf"|{HAS} (?:reviewed|considered)|knows?)(?: and (?:understands?|understood|accepts?))*"
        r" (?:the-paper|it"
        r"|(?:the |its )?(?:effect|terms|meaning|consequences|contents?|nature)"
        rf"(?:(?:,| and| or) (?:effect|terms|meaning|consequences|nature))*(?: of (?:the-paper|{PAPER}))?)",
        rf"{PEOPLE} (?:{HAS} )?"
        r"(?:enter(?:s|ed)? into|signs?|signed|gives?|given|files?|filed|makes?|made|executes?|executed|submits?)"
        rf" (?:the-paper|it) {MANNER}",
        r"the-paper (?:is|was|has been) (?:entered into|signed|given|filed|made|executed)"
        rf" (?:{MANNER}|(?:by {PEOPLE} )?{MANNER})",
        r"no (?:one|party|person) (?:has )?(?:signed|signs|entered into|been forced into|been coerced into) ?"
        r"(?:the-paper)? (?:under (?:duress|coercion|compulsion|pressure)|signing (?:the-paper|it))",
        agrees=when.everyone_named_signs,
        allows="promise time condition",
        example="Plaintiff has read this stipulation and signs it of its own free will.",
    ),
    family(
        "conference of counsel",
        rf"(?:(?:the )?(?:undersigned )?counsel(?: for {WHO})?(?: and (?:opposing counsel|counsel for {WHO}))?|{WHO}"
        rf"|{WHO}'s? counsel|the parties) (?:(?:has|have) )?"
        r"(?:met|conferred|spoken|consulted|corresponded|communicated|exchanged drafts|discussed)"
        r"(?: and (?:conferred|discussed|spoken))*"
        rf"(?: with (?:(?:opposing |each other|one another|counsel for {WHO}|{WHO}'s? counsel|counsel|{WHO}) ?)+)?"
        rf"{MEANS}?"
        r"(?: on \d{4}-\d\d-\d\d)?"
        rf"(?: (?:{ABOUT} )?"
        r"(?:the (?:form|text|wording|filing|substance|content|terms)"
        rf"(?:(?:,| and| or) (?:form|text|wording|filing|substance|content|terms))* of )?{PAPER})?{MEANS}?"
        r"(?: before (?:its filing|it was filed))?",
        allows="time",
        example="Counsel for Plaintiff and Defendants have discussed the wording of this dismissal by e-mail.",
    ),
)

ORIGINAL = (
    r"(?:(?:shall be|is|are|being|will be|to be) (?:(?:deemed|considered|treated as|regarded as)(?: to be)? )?"
    r"(?:an?|the|duplicate|but an?)* ?originals?)"
)
AS_ONE = (
    r"(?:(?:shall |will |to )?(?:constitute|constitutes|form|forms|make|makes|be|are|is|being|make up)"
    r"(?: (?:deemed|considered|but))* (?:(?:one|a single|the same|the|single|and) ?)+"
    r"(?:instrument|document|paper|stipulation|agreement|original|filing)?)"
)
A_SIGNATURE = (
    r"(?:(?:an?|any|the|each|all|every) )?"
    r"(?:(?:facsimile|electronic|scanned|copied|pdf|e-?mailed|digital|photocopied|conformed|typed|faxed|emailed|or"
    r"|and|,) ?)*(?:signatures?|copy|copies|counterparts?)"
    r"(?: (?:page|pages|of the-paper|on (?:the-paper|it)|of (?:a )?signatures?))?"
    r"(?: (?:(?:that|which) (?:is|was|has been) )?(?:scanned,? or )?"
    r"(?:transmitted|sent|delivered|made|exchanged|given|conveyed|affixed|applied|received|provided"
    rf"|in the form of|in))?{MEANS}?(?: electronically)?,?"
)
AS_GOOD = (
    r"(?:(?:shall |will |to )?(?:be|is|are|has|have|having|count|counts|serve|serves|suffice|suffices|bind|binds)"
    r"(?:,?"
    r" (?:deemed|considered|treated|accepted|regarded|valid|effective|binding|sufficient|enforceable|good"
    r"|equivalent|equal|the|same|force|effect|validity|legal|and|or|as|to|for|an?|one|in|if|it|were|they"
    r"|though|manual|ink|handwritten|wet|pen|original|originals|signed|signatures?|ones?|all|purposes))+)"
)

SIGNATURE_SENTENCES = (
    family(
        "counterparts",
        r"the-paper (?:may be|is|is being|has been|can be) (?:executed|signed)"
        r"(?: (?:electronically|by hand|separately))?(?:,? and (?:filed|delivered|exchanged))?"
        r"(?: in (?:(?:any|one|or|more|two|several|multiple|number|of|separate|identical|a) )*counterparts?)"
        rf"(?:,? each(?: of (?:which|them|these))?(?: (?:when|so) (?:signed|executed))? {ORIGINAL})?"
        r"(?:,? (?:and|but) )?"
        rf"(?:(?:all|both|which)(?: of (?:which|them))?(?:,? (?:taken |when taken )?together,?)? {AS_ONE})?",
        r"(?:the-paper|it) (?:may|can) be (?:executed|signed)(?: electronically| by hand| separately)"
        r"(?: and in counterparts)?",
        rf"(?:the )?counterparts(?: of the-paper)?(?: (?:taken )?together)? {AS_ONE}",
        rf"(?:each|every) (?:signed )?counterpart {ORIGINAL}"
        rf"(?:,? (?:and|but) all (?:of them )?(?:(?:taken )?together )?{AS_ONE})?",
        agrees=when.is_stipulation,
        allows="time",
        example="This stipulation may be signed in two counterparts, each of which is an original.",
    ),
    family(
        "electronic signatures",
        rf"{A_SIGNATURE} {AS_GOOD}",
        rf"(?:{PEOPLE}|all who sign)"
        r" (?:consents? to|authori[sz]es?|has authori[sz]ed|have authori[sz]ed|agrees? to|has consented to"
        r"|have consented to|accepts?|permits?) (?:the (?:use|affixing|placing|application|filing|inclusion) of )?"
        rf"(?:{OWN} |an )?(?:(?:electronic|conformed|typed|digital|facsimile|or|and) )*signatures?"
        r"(?: (?:on|to|in) (?:the-paper|it))?(?: (?:being|to be) (?:affixed|used|placed))?",
        agrees=when.every(when.is_stipulation, when.everyone_named_signs),
        allows="promise money court",
        example="A signature that is scanned, or sent by e-mail, is as good as an original.",
    ),
    family(
        "who has signed",
        r"the-paper (?:is|was|has been|bears|carries|being)"
        r" (?:signed(?: by)?|executed by|made by|the signatures? of|joined in by|agreed to by)? ?"
        rf"(?:or on behalf of )?(?:all|each|every|both|{COUNSEL}|{WHO})(?: of the)?(?: part(?:y|ies)| sides?)?"
        r"(?: (?:who|that|which) (?:has|have) (?:appeared|been served|entered an appearance))?(?: in the-action)?",
        rf"{WHO}(?: (?:who|that) (?:has|have) appeared)?(?: in the-action)?"
        r" (?:signs?|has signed|have signed|joins? in|has joined in|have joined in|is a party to|are parties to"
        r"|has approved|have approved) (?:the-paper|it)",
        agrees=when.everyone_named_signs,
        allows="promise",
        example="This stipulation bears the signatures of all parties who have appeared.",
    ),
    family(
        "consent of those who sign",
        rf"{WHO}(?: (?:who|that) (?:has|have) appeared)? (?:(?:has|have) )?"
        r"(?:consents? to|consented to|agrees? to|agreed to|approves?(?: of)?|approved|joins? in|assents? to"
        r"|does not oppose|do not oppose|does not object to|do not object to"
        r"|(?:has|have|makes?|raises?) no objection to|accepts?|concurs? in|is content with|are content with"
        rf"|supports?|welcomes?|stipulates? to) {PAPER}(?: as-said)?",
        rf"{PAPER} (?:is|being|was) (?:made|given|filed|entered) (?:with|by|upon) the"
        rf" (?:consent|agreement|concurrence) of (?:{WHO}|all parties|every party)"
        r"(?: (?:who|that) (?:has|have) appeared)?",
        agrees=when.every(when.everyone_named_signs_a_stipulation, when.all_parties_called_dismissed_are_leaving),
        allows="promise time",
        example="Tri-Oak has no objection to the dismissal of this action.",
    ),
    family(
        "the entire agreement",
        r"(?:the-paper|this) (?:contains|states|sets out|sets forth|is|embodies|constitutes|expresses|represents)"
        r" the (?:(?:whole|entire|full|complete|and) ?)+(?:agreement|understanding|terms|stipulation)"
        r"(?: (?:of|between|among) the parties)?"
        rf"(?: (?:as to|on|about|concerning|regarding|with respect to) {PAPER}"
        r"| (?:as to|on|about|concerning|regarding|with respect to) (?:the )?dismissal(?: of the-action)?)?",
        agrees=when.is_stipulation,
        allows="promise condition",
        example="This stipulation states the whole agreement of the parties on the dismissal.",
    ),
)

ON_THE_SIGNERS: tuple[KnownSentence, ...] = (*AUTHORITY_SENTENCES, *SIGNATURE_SENTENCES)
"""Sentences on who signs, and how."""
