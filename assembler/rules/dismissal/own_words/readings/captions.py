"""Reads the user's own words in the caption and in addresses, which should only identify people.

A description, a capacity, a referral or an address should not say what happens to the action. If it does, it is checked
like a sentence of the paper.
"""

from collections.abc import Iterator
from dataclasses import replace

from assembler.language.regex import Regex
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules.dismissal.own_words.harmful_words import HARMFUL_WORDS
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


def caption_readings(paper: DismissalPaper, text: OwnText) -> Iterator[Reading]:
    """Yield each sentence of *text* that is about the action and is not known to agree with *paper*."""
    for sentence in sentences(text.words):
        if _is_about_the_action(text, sentence) and not agrees(paper, sentence):
            words = sentence.replace(POINT, ".")
            contradiction = contradiction_in(paper, replace(text, words=words))
            yield replace(contradiction, text=text) if contradiction else Reading(text, words)


def _is_about_the_action(text: OwnText, sentence: str) -> bool:
    """Whether *sentence* is about the action; in an address, capitalized words count as names."""
    checked_words = ORDINARY_DESCRIPTION.sub("", sentence)
    matches = [*ABOUT_THE_ACTION.finditer(checked_words), *HARMFUL_WORDS.finditer(checked_words)]
    return any(not (match[0].istitle() and "address" in text.path) for match in matches)
