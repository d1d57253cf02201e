"""Words around a sentence that do not change its meaning: "the parties stipulate that", "accordingly"."""

from assembler.language.regex import Regex
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules.dismissal.own_words.known_sentences import conditions as when
from assembler.rules.dismissal.own_words.known_sentences.canonical import TOKEN

SOMEBODY = (
    rf"(?:(?:{TOKEN}){{1,40}}"
    r"|(?:the |all |each |both )?(?:part(?:y|ies)|plaintiffs?|defendants?|undersigned(?: counsel)?))"
)
PEOPLE = rf"(?:{SOMEBODY}(?:,? and {SOMEBODY})?)"

LEAD = Regex(
    r"(?:accordingly|in addition|moreover|furthermore|additionally|wherefore|finally|consequently|as such|now"
    r"|to be clear|for (?:clarity|the avoidance of doubt|that reason|this reason)),? |please take notice that "
    r"|(?:pursuant to|in accordance with|as part of|following|in light of|having reached|because of|based on)"
    r" a-settlement,? |(?:immediately )?(?:up)?on (?:the )?filing of the-paper,? "
    r"|(?:with|by|upon|through) the-paper,? |(?:that|and) "
)
"""Words at the beginning of a sentence that do not change its meaning."""

STATEMENT = Regex(
    rf"(?P<who>{PEOPLE})"
    r" (?:(?:states?|represents?|confirms?|notif(?:y|ies) the-court|advises? the-court|informs? the-court"
    r"|gives? notice|certif(?:y|ies)|notes?|understands?|acknowledges?|declares?|affirms?"
    r"|makes? (?:it )?(?:clear|plain)|intends?|means?)(?: and|,)? ?)+ that "
)
"""Words that attribute a sentence to parties: "Plaintiff states that"."""

AGREEMENT = Regex(
    r"(?:(?:it is )?(?:so )?stipulated(?: and agreed)?(?:,? by and (?:between|among) (?:and among )?|(?= that))"
    rf"|(?=(?:{PEOPLE}) (?:stipulate|agree)))(?P<who>{PEOPLE})?(?:,? ?(?:stipulates?|agrees?|and)\b)*,? ?that "
)
"""Words that say that parties agree on a sentence: "it is stipulated by and between the parties that"."""

SETTLEMENT_AT_END = Regex(r",? (?:pursuant to|in accordance with|as part of|under) a-settlement$")

MAX_LEADS = 4
"""The maximum number of leads removed from one sentence."""


def without_lead(paper: DismissalPaper, canonical_text: str) -> str:
    """Return *canonical_text* without first words that do not change its meaning, such as "the parties state that"."""
    sentence = canonical_text
    for _ in range(MAX_LEADS):
        lead = LEAD.match(sentence)
        statement_match = STATEMENT.match(sentence)
        agreement_match = AGREEMENT.match(sentence) if paper.instrument.way == "stipulation" else None
        if statement_match and when.everyone_named_signs(paper, statement_match["who"]):
            lead = statement_match
        elif agreement_match and when.everyone_named_signs(paper, agreement_match["who"] or ""):
            lead = agreement_match
        if lead is None:
            return sentence
        sentence = sentence[lead.end() :]
    return sentence


def without_tail(canonical_text: str) -> str:
    """Return *canonical_text* without a final "pursuant to a settlement agreement"."""
    return SETTLEMENT_AT_END.sub("", canonical_text)
