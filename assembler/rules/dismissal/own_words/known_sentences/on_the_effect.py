"""Known sentences on what the paper does: its scope, its effect and the absence of conditions."""

from assembler.rules.dismissal.own_words.known_sentences import conditions as when
from assembler.rules.dismissal.own_words.known_sentences.known_sentence import (
    CLAIMS,
    MOVERS,
    OPPONENTS,
    WHO,
    KnownSentence,
)
from assembler.rules.dismissal.own_words.known_sentences.phrases import (
    ALL_OF_IT,
    CLAIM_WORD,
    EVERY_CLAIM,
    IS,
    NO_ACT,
    NOBODY,
    NOW,
    OWN,
    PAPER,
    THE_COURT,
    THE_WHOLE,
    family,
)

REACH = (
    r"(?:(?:reach|cover|dispos|dismiss|embrac|includ|encompass|resolv|terminat|conclud|end|extend|appl|relat|tak|put"
    r"|bring|complet)(?:s|es|e|ies|ing|ying)(?: (?:of|to|in|an end to|to an end))?"
    r"|(?:is|being) (?:of|one of|a dismissal of))"
)
OVER = (
    r"(?:at an end|over|ended|concluded|finished|done|closed|terminated|discontinued|complete"
    r"|no longer (?:pending|before the-court|at issue|alive))"
)
END = r"(?:comes? to an end|ends?|concludes?|terminates?|is brought to an end|are brought to an end)"
LEFT = r"(?:left|left over|left open|omitted|excepted|excluded|held back|withheld|left out|spared|carved out)"

SENTENCES_ON_REACH = (
    family(
        "the reach of the dismissal",
        rf"{PAPER} {REACH} {THE_WHOLE}",
        rf"{PAPER} (?:is|being)"
        rf" (?:complete|total|entire|as to {THE_WHOLE}|limited to (?:the claims against )?{OPPONENTS})",
        rf"{CLAIMS}(?:{ALL_OF_IT})? (?:is|are) (?:within|covered by|included in|part of|dismissed by) {PAPER}",
        agrees=when.every(when.all_dismissed_parties_are_named, when.all_parties_called_dismissed_are_leaving),
        allows="condition",
        example="This dismissal covers each count of the complaint, whether it sounds in contract or in fraud.",
    ),
    family(
        "the end of the action",
        rf"(?:the-action|the (?:case|dispute|suit|matter|(?:whole|entire) (?:controversy|dispute))|{EVERY_CLAIM})"
        rf"(?:,? and (?:only those|those alone|no others?),?)?(?:{ALL_OF_IT})?"
        rf" (?:(?:is|are|being)(?: now| hereby)? {OVER}|{END})(?: by the-paper)?(?: (?:as to|against) {OPPONENTS})?"
        rf"(?: {NOW})?(?: (?:with|by) the-paper)?(?: as-said)?(?:{ALL_OF_IT})?",
        agrees=when.every(when.all_dismissed_parties_are_named, when.all_parties_called_dismissed_are_leaving),
        otherwise="but part of the action remains, or other parties leave it",
        example="The case is over.",
    ),
    family(
        "nothing remains",
        rf"(?:no|not one|none of {OWN}) (?:{CLAIM_WORD}|part(?:y|ies)|issues?|questions?|matters?)"
        rf"(?:(?:,|,? or|,? nor) (?:no )?(?:{CLAIM_WORD}|part(?:y|ies)|issues?|questions?|matters?))*"
        r"(?: in the-action)? (?:is|are|remains?|stays?|has been|have been|survives?)"
        rf"(?: {LEFT}| pending| open| undecided| unresolved)?(?: (?:from|by) the-paper)?(?: in the-action)?"
        r"(?: for (?:trial|decision|the-court(?: to (?:decide|try|resolve))?))?",
        r"nothing (?:remains|is left)(?: open)?(?: (?:in|of) the-action)?"
        r"(?: (?:for (?:trial|decision|the-court|the-court to (?:decide|do|try))"
        r"|to (?:be )?(?:try|tried|decide|decided|adjudicate|adjudicated|resolved?|litigated?|determined?)))?"
        r"(?: in the-action)?",
        agrees=when.whole_action_ends,
        allows="reservation condition time",
        otherwise="but part of the action remains",
        example="Nothing remains for trial.",
    ),
    family(
        "who dismisses",
        rf"{MOVERS}"
        r" (?:dismiss(?:es|ing)?|drops?|discontinues? (?:the-action )?(?:as to|against)|releases? from the-action)"
        rf" {OPPONENTS}(?: alone| only)?(?: and (?:no (?:one else|other (?:party|defendant))))?(?: from the-action)?"
        r"(?: as-said)?",
        rf"(?:only )?{OPPONENTS}(?: alone| only)? (?:is|are|being) (?:dismissed|the subject of the-paper)"
        r"(?: (?:by|under|with) the-paper)?(?: as-said)?",
        rf"{MOVERS}"
        r" (?:no longer (?:wish(?:es)?|intends?|desires?) to|has (?:decided|elected|chosen) (?:not to|no longer to)"
        r"|no longer wants to|will no longer|does not (?:wish|intend) to)"
        rf" (?:pursue|prosecute|press|go on with|proceed with|continue) (?:with )?(?:the-action|{EVERY_CLAIM})",
        rf"{MOVERS} (?:has (?:decided|elected|chosen)|elects|chooses|wishes|desires|intends)"
        r" (?:to (?:end|dismiss|discontinue|terminate|bring to an end)|by the-paper to (?:end|dismiss))"
        rf" (?:the-action|{EVERY_CLAIM})(?: now| by the-paper)?(?: as-said)?",
        agrees=when.every(when.all_dismissed_parties_are_named, when.starts_with_a_mover_or_no_name),
        example="Plaintiff no longer wishes to pursue this action.",
    ),
)

SENTENCES_ON_TIME = (
    family(
        "immediate effect",
        rf"(?:as to {OPPONENTS}(?: alone| only)?,? )?{PAPER}"
        r" (?:(?:is|being|shall be|becomes|will be)(?: (?:made|fully))?"
        r" (?:effective|complete|operative|in effect|self-executing)|takes effect|taking effect"
        r"|has immediate effect|takes immediate effect|shall take effect|works|operates|has effect|has its effect"
        rf"|comes into effect|does its work)(?: {NOW})?"
        rf"(?:,? (?:and )?(?:without|with no)(?: need (?:of|for))? {NO_ACT})?",
        rf"(?:the-action|{EVERY_CLAIM}|it) (?:(?:is|are|stands?)(?: dismissed| over| at an end)|ends?) {NOW}"
        rf"(?:,? (?:and )?without(?: need (?:of|for))? {NO_ACT})?",
        agrees=when.every(
            when.needs_no_order, when.all_parties_called_dismissed_are_leaving, when.claims_name_all_dismissed_parties
        ),
        allows="time",
        example="As to Tri-Oak alone, this dismissal is effective from the moment of filing.",
    ),
    family(
        "no order needed",
        rf"{PAPER}"
        r" (?:(?:does not|do not|need not|shall not)(?: need| require| call for| await| depend on| wait for| have)"
        rf"|(?:needs?|requir(?:es?|ing)|calls? for|awaits?|depends? on) no|needing no|is not dependent on) {NO_ACT}"
        r"(?: (?:to (?:be|become|take) (?:effective|effect)|to give (?:it|the-paper) effect|for its effect))?",
        rf"no {NO_ACT} (?:is|are|being|will be|shall be)"
        r" (?:needed|required|necessary|called for|sought|requested|asked(?: for)?|wanted)"
        r"(?: (?:to"
        r" (?:give (?:full )?effect to|effect|effectuate|make effective|complete|implement|perfect|carry out)"
        rf"|for|in order for) {PAPER}(?: to (?:take effect|be effective|become effective))?)?{THE_COURT}?",
        r"(?:the-court"
        r" (?:need"
        r" (?:not (?:act|do anything|enter an order|sign anything|rule|approve (?:it|the-paper))|do nothing"
        r"|take no (?:action|step))"
        r"|is (?:not )?asked (?:for nothing|to do nothing|for no order|to take no action))"
        r"|nothing (?:further |more |else )?is (?:required|asked|needed|requested|wanted)"
        r"(?: (?:of|from) the-court)?)(?: (?:on|about|to give effect to|for) the-paper)?",
        rf"{MOVERS} (?:seeks?|asks?(?: for)?|requests?|needs?|requires?) (?:no {NO_ACT}|nothing(?: further| more)?)"
        r"(?: (?:of|from) the-court)?",
        agrees=when.every(when.needs_no_order, when.all_parties_called_dismissed_are_leaving),
        allows="time condition",
        example="No ruling by the Court is needed to give effect to this dismissal.",
    ),
)

CONDITION = (
    r"(?:conditions?|terms?|strings|reservations?|qualifications?|contingenc(?:y|ies)|provisos?|exceptions?"
    r"|limitations?)"
)
SORTS = (
    r"(?:,?"
    r" (?:(?:whether )?(?:precedent|subsequent|express|implied|stated|unstated)"
    r"(?:(?:,|,? or|,? nor|,? and) (?:precedent|subsequent|express|implied|stated|unstated))*"
    r"|of any (?:kind|sort|nature)|whatsoever|whatever|at all|attached),?)*"
)
CONDITIONS = rf"{CONDITION}{SORTS}(?:(?:,|,? or|,? and|,? nor) (?:any )?{CONDITION}{SORTS})*"
NO_LATER = (
    r"(?:(?:no|nothing|any|or|later|future|further|other|subsequent|act|acts|event|events|thing|payment|performance"
    r"|promise|of|by|party|person|anyone|the-court|else) ?)+"
)
IN_RETURN = (
    r"(?:(?:in (?:exchange|return)|in consideration|as (?:a )?consideration) (?:for|of)|for|to obtain|to procure)"
)

CONDITION_SENTENCES = (
    family(
        "no conditions",
        rf"{PAPER}"
        r" (?:(?:is|being|has been|was)(?: (?:made|given|filed|entered into|signed|offered|tendered))? ?"
        r"(?:without|free (?:of|from)|subject to no|on no|upon no|under no|with no|not subject to|not on|not upon)"
        r"|(?:carries|has|bears|contains|knows|admits of|comes with|rests on|depends on|imposes) no)"
        rf" (?:any |all )?{CONDITIONS}",
        rf"there (?:is|are|being) no {CONDITIONS},? (?:to|on|upon|for|attached to|in) {PAPER}{SORTS}",
        rf"(?:no|neither) {CONDITIONS},? (?:attaches?|applies|is|are|has been|have been)"
        rf"(?: (?:attached|annexed|imposed|made|placed|set|agreed))?(?: (?:to|on|upon|for) {PAPER})?",
        rf"{PAPER} (?:is|being)"
        r" (?:(?:made |given )?(?:un(?:conditional|qualified|conditionally|reserved)|absolute|outright)"
        r"(?: and (?:unconditional|unqualified|absolute|complete))*"
        r"|not (?:conditional|contingent|conditioned|dependent)"
        r"(?: (?:up)?on (?:anything|any(?: later| future| other)? (?:event|act|thing|payment|performance)))?)",
        rf"{PAPER}"
        r" (?:does not depend on"
        r" (?:anything"
        r"|any(?: later| future| other)? (?:event|act|thing|payment|performance)"
        r"(?: by any(?:one| party| person))?|whether anything (?:further )?(?:happens|is paid|is done))"
        r"|depends on nothing(?: else| further)?)",
        rf"{PAPER} (?:depends|waits|rests|turns|hangs|is dependent) (?:up)?on (?:no|nothing) ?{NO_LATER}",
        agrees=when.all_parties_called_dismissed_are_leaving,
        allows="condition time reservation money tolling",
        example="No condition, precedent or subsequent, attaches to this dismissal.",
    ),
    family(
        "no consideration",
        rf"(?:{NOBODY}|{WHO} (?:has|have|was|were|is|are) not) (?:has |have )?(?:been )?"
        r"(?:made|given|received|paid|promised|offered|accepted)"
        r"(?:,? (?:or|nor|and)"
        r" (?:made|given|received|paid|promised|offered|accepted|been promised|been paid|been given))*"
        r" (?:any |an? )?(?:promise|payment|money|consideration|thing of value|anything|inducement)"
        r"(?:,? (?:or|nor) (?:any )?(?:promise|payment|money|consideration|inducement))*(?: of any kind)?"
        rf"(?: {IN_RETURN} {PAPER})?",
        r"(?:nothing"
        r"|no (?:payment|consideration|promise|money|inducement|sum|value)"
        r"(?:,? (?:or|nor|and) (?:no )?(?:payment|consideration|promise|money|inducement))*)(?: of any kind)?"
        r" (?:has been|have been|was|were|is) (?:made|paid|given|promised|exchanged|offered|received)"
        rf"(?:,? (?:or|nor) (?:made|paid|given|promised|offered|received))*(?: {IN_RETURN} {PAPER})?",
        allows="promise money",
        example="Nothing has been paid or promised in return for this dismissal.",
    ),
    family(
        "no retained jurisdiction",
        rf"(?:{NOBODY} (?:has )?(?:asks?|asked|requests?|requested|wants?|wishes|seeks?|needs?)"
        rf"|{WHO} (?:does|do) not (?:ask|request|want|wish|seek|need)) (?:that )?(?:for )?the-court(?: to)?"
        r" (?:retain|keep|reserve|hold|exercise|continue) (?:(?:any|its|further|continuing|ancillary) )*jurisdiction"
        r"(?: (?:over|to enforce|for)"
        r" (?:a-settlement|the-action|the parties|(?:the )?enforcement of a-settlement|anything))?",
        r"the-court"
        r" (?:(?:does not|will not|shall not|need not|is not (?:asked|requested) to) (?:retain|keep)"
        r"|is (?:asked|requested) to (?:retain|keep) no|retains no|keeps no)"
        r" (?:(?:any|its|further|continuing) )*jurisdiction"
        r"(?: (?:over|to enforce) (?:a-settlement|the-action|the parties))?",
        rf"no (?:(?:retention|reservation) of jurisdiction|(?:retained|continuing) jurisdiction) {IS}"
        r" (?:asked(?: for)?|requested|sought|wanted)(?: (?:of the-court|to enforce a-settlement))?",
        agrees=when.every(when.keeps_no_jurisdiction, when.every_party_named_at_the_start_signs),
        allows="court reservation",
        example="Neither side asks the Court to keep jurisdiction over the settlement.",
    ),
)

ON_THE_EFFECT: tuple[KnownSentence, ...] = (*SENTENCES_ON_REACH, *SENTENCES_ON_TIME, *CONDITION_SENTENCES)
"""Sentences on what the paper does."""
