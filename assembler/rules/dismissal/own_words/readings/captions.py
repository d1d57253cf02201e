"""Reads the user's own words in the caption and in addresses, which should only identify people.

A description, a capacity, a referral or an address should not say what happens to the action. If it does, it is checked
like a sentence of the paper.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from assembler.language.places import ABBREVIATIONS, STATE
from assembler.language.regex import Regex
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules.dismissal.own_words.foreign_words import DESCRIPTION_KEYS, has_foreign_word
from assembler.rules.dismissal.own_words.harmful_words import HARMFUL_WORDS, is_more_than_a_name
from assembler.rules.dismissal.own_words.readings.paper_text import Reading, agrees, contradiction_in
from assembler.rules.dismissal.own_words.sentences import POINT, sentences
from assembler.rules.dismissal.own_words.texts import OwnText

ABOUT_THE_ACTION = Regex(
    r"(?i)\b(?:dismiss\w*|discontinu\w*|non-?suit\w*|withdr[ae]w\w*|prejudice|reserv(?:es?|ed|ing)|reservations?"
    r"|(?:go(?:es)?|going|went) on|continu(?:es?|ed|ing|ation)|proceeds?|remain(?:s|ed|ing)?|stay(?:s|ed|ing)?(?! lane)"
    r"|on hold|(?:is|are|be|to be|being) (?:held|kept)|hold (?:this|the|for|until)|keeps?|kept|until|unless|pending"
    r"|if(?! any\b)|abey\w*|abat(?:e|ed|es)|toll(?:s|ed|ing)?|suspend\w*|re-?open\w*|re-?instat\w*|re-?fil\w+|reviv\w+"
    r"|moot|settle[sd]?|released?|judgment (?:is|for|against|in|entered|to)|still (?:a|in|an|before)|no longer"
    r"|(?:this|the) (?:action|case|suit|lawsuit|notice|stipulation|motion|paper|filing)|conditional\w*|effective)\b"
)
"""Words about the action or the paper; a description of a person should not contain them."""

ORDINARY_DESCRIPTION = Regex(
    r"(?i)\b(?:continuing care|remaining (?:heirs?|trustees?|partners?|members?)|settled estate|re-?settle\w*"
    r"|(?:admission|application)(?: for admission)?(?: pro hac vice)? (?:is |to be )?(?:pending|forthcoming)"
    r"|(?:as|and) (?:successor|trustee|custodian)\b[^,;]{0,60}\bheld)\b"
)
"""Ordinary descriptions that contain words of `ABOUT_THE_ACTION`."""


COURT_KEYS = frozenset("judge magistrate number county division district city department courtroom other_cases".split())
"""Keys of a matter for the names and numbers of the court, its judges and its cases."""


def caption_readings(paper: DismissalPaper, text: OwnText) -> Iterator[Reading]:
    """Yield each sentence of *text* that is about the action, or not English, and not known to agree with *paper*."""
    for sentence in sentences(text.words):
        is_foreign = not DESCRIPTION_KEYS.isdisjoint(text.path) and has_foreign_word(paper, sentence)
        is_clause = text.path[0] in COURT_KEYS and is_more_than_a_name(paper, sentence)
        if (is_foreign or is_clause or _is_about_the_action(text, sentence)) and not agrees(paper, sentence):
            words = sentence.replace(POINT, ".")
            contradiction = contradiction_in(paper, replace(text, words=words))
            yield replace(contradiction, text=text) if contradiction else Reading(text, words)


STREET_OR_TOWN = Regex(
    r" (?:[A-Z][\w’'-]* )?(?:Street|Avenue|Road|Lane|Drive|Way|Court|Place|Boulevard|Circle|Square|Plaza|Tower|Building"
    r"|Center|Centre|Park|Highway|Parkway|Terrace|Trail|Loop|Hill|Creek|House|St|Ave|Rd|Ln|Dr|Ct|Pl|Blvd|LLP|LLC|PLLC"
    r"|PC|PLC|Law|Group)\b"
    r"|, (?:[A-Z]\w+ )+\d{5}"
)
"""What follows the name of a street, a building, a firm or a town in an address."""


def _is_about_the_action(text: OwnText, sentence: str) -> bool:
    """Whether *sentence* is about the action; in an address, one capitalized word may name a street or a town."""
    checked_words = ORDINARY_DESCRIPTION.sub("", sentence)
    matches = [*ABOUT_THE_ACTION.finditer(checked_words), *HARMFUL_WORDS.finditer(checked_words)]
    is_place = "address" in text.path or "court_address" in text.path
    if is_place and len({match.span() for match in matches}) == 1:
        return not (matches[0][0].istitle() and STREET_OR_TOWN.match(checked_words, matches[0].end()))
    return bool(matches)


CONTACT_WORDS = Regex(
    r"(?i)\b(?:tel(?:ephone)?|phone|fax|facsimile|direct|main|office|mobile|cell|toll[- ]free|voice|e-?mail|and|or|none"
    r"|ext(?:ension)?|x|ttd|tty|nos?|id|bar|state|atty|attorney|pro hac vice|pending|admitted|number|reg(?:istration)?"
    r"|juris|federal|supreme court|firm|roll|license|licence|registered|[a-z]"
    rf"|{STATE}|{'|'.join(map(re.escape, ABBREVIATIONS))})(?!\w)"
)
"""Words that may label a number or an e-mail address."""

NUMBER_OR_ADDRESS = Regex(
    r"(?<![^\s,;])[^\s@,;]++@[\w-]++(?:\.[\w-]++)++"
    r"|\b(?:[A-Z]{1,3}[. ]?|x)?\d(?:-[A-Z]{3,8}\b|[\d./-]|[A-Za-z]{1,2}(?![A-Za-z]))*"
    r"|\b(?:[A-Z]{2,5}|(?:[A-Z]\.){1,4})(?!\w)"
)
"""An e-mail address, a number with letters in it, or the initials of a bar or a state."""


def contact_readings(paper: DismissalPaper, text: OwnText) -> Iterator[Reading]:
    """Yield the readings of *text*, a number or an e-mail address, if it has words that such texts do not have."""
    other_words = CONTACT_WORDS.sub("", NUMBER_OR_ADDRESS.sub("", text.words))
    if re.search(r"[^\W\d_]", other_words) or HARMFUL_WORDS.search(text.words):
        yield from [*caption_readings(paper, text)] or [Reading(text, text.words)]
