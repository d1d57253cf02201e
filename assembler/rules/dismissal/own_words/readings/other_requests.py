"""Finds requests in a motion to dismiss that would keep the action alive, such as a request to stay or shelve it."""

import re
from collections.abc import Iterator

from assembler.language.regex import Regex
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules.dismissal.own_words.readings.paper_text import Reading
from assembler.rules.dismissal.own_words.stated_facts.facts import PARTY
from assembler.rules.dismissal.own_words.stated_facts.statements import grounds, marked_sentences

ACTION = r"(?:(?:the|this|its|her|his|their|whole|entire) )+(?:case|action|suit|matter|proceedings?|lawsuit)"
REQUEST_VERB = (
    r"\b(?:asks?|requests?|moves?|seeks?|prays?|proposes?|prefers?|wants?|wishes|suggests?|invites?|urges?"
    r"|(?:would|could|will) (?:also |equally |gladly )?(?:accept|welcome|prefer|settle|like"
    r"|be (?:content|satisfied|happy|grateful|served))"
    r"|(?:is|are) (?:content|satisfied|happy|willing)|the court (?:may|should|could|might)"
    r"|alternatively|in the alternative|failing that)\b"
)
WORDS_BETWEEN = (
    r"(?:(?!\b(?:because|since|rather|instead of|not|no|than|which|whether|without|nor|denied|lift|vacate)\b)"
    r"[^.;]){0,90}?"
)
STAY_OF_ACTION = (
    rf"\b(?:(?:stay|abate|park|shelve|suspend|pause|postpone|freeze|mothball|hold)(?:s|es|ing)? {ACTION}"
    rf"|(?:staying|parking|shelving|suspending|pausing|holding) {ACTION}"
    rf"|{ACTION} (?:(?:be|is|to be|should be|remain|being) )?(?:stayed|abated|parked|shelved|suspended|paused|dormant"
    r"|held|placed on|put on)|in abeyance|on hold"
    r"|(?:a|the)(?: \w+)? stay\b(?! of (?:discovery|execution|enforcement|the (?:deadlines?|judgment)))"
    r"|administrative(?:ly)? clos\w+|inactive (?:docket|calendar|list))"
)
REQUEST_TO_KEEP = Regex(rf"(?i){REQUEST_VERB}{WORDS_BETWEEN}{STAY_OF_ACTION}")
"""Words that ask the court to keep the action alive."""

NOT_A_REQUEST = Regex(
    r"(?i)\b(?:if|had|courts|where|whether|another|other|related|state|federal|defendants?|not|never|neither)\b"
)
"""Words before a request that negate it, make it hypothetical, or attribute it to somebody else."""

ASKS_FOR_DISMISSAL = "but the motion asks the court to dismiss the action, not to keep it alive"
MOVE_FOR_STAY = "delete the sentence, or move for a stay in a separate paper"


def requests_to_keep_action(paper: DismissalPaper) -> Iterator[Reading]:
    """Yield each sentence of a motion, or of a paper that accompanies it, that asks to keep the action alive."""
    opponents = {index for index, name in enumerate(paper.matter.parties) if name not in paper.scope.dismissing_parties}
    for text in grounds(paper):
        for sentence, words in marked_sentences(paper.matter, text):
            match = REQUEST_TO_KEEP.search(sentence)
            if not match:
                continue
            clause_before = re.split("[,:]", sentence[: match.start()])[-1]
            is_opponents_request = any(int(token[1:]) in opponents for token in re.findall(PARTY, clause_before))
            if not is_opponents_request and not NOT_A_REQUEST.search(clause_before):
                yield Reading(text, words, ASKS_FOR_DISMISSAL, MOVE_FOR_STAY)
