"""Sentences that open or close the text of a paper and have no effect: "Plaintiff states:"."""

from assembler.rules.dismissal.own_words.known_sentences import conditions as when
from assembler.rules.dismissal.own_words.known_sentences.known_sentence import MOVERS, WHO, unguarded_family

TELLS = (
    r"(?:gives? (?:this )?notice|states?|represents?|advises? (?:the-court|the-clerk)"
    r"|informs? (?:the-court|the-clerk)|notif(?:y|ies) (?:the-court|the-clerk)|says?|shows?)"
)
READERS = r"(?:the-clerk|the-court|the prothonotary|all (?:parties|counsel)(?: of record)?|the parties)"

OPENINGS = (
    unguarded_family(
        "what opens a paper",
        rf"(?:please take notice:? ?)?(?:(?:now )?comes? (?:now )?)?{MOVERS},? (?:and )?(?:(?:{TELLS})(?:,? and )?)+"
        r"(?: that| as follows| the following)*",
        agrees=when.everyone_named_signs,
    ),
    unguarded_family(
        "what opens a stipulation",
        rf"{WHO},? (?:and )?(?:stipulates?|agrees?|stipulates? and agrees?)(?: that| as follows| the following)*",
        r"(?:it is )?(?:so )?(?:stipulated|agreed)(?: and agreed)?(?: that| as follows)*",
        agrees=when.everyone_named_signs_a_stipulation,
    ),
    unguarded_family(
        "the manner of sending",
        r"(?:(?:by|via) )?(?:first[- ]class |u\.?s\.? )?"
        r"(?:e-?mail|mail|cm/ecf|ecf|e-?filing|electronic filing|hand(?: delivery)?|fax|messenger)",
    ),
    unguarded_family(
        "whom it addresses",
        r"(?:please )?take notice(?: that| as follows)*",
        rf"to:? {READERS}(?:(?:,| and|, and) {READERS})*",
    ),
)
