"""The words of a notice or a stipulation of dismissal: its title, where its text begins, that it dismisses, and how."""

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

from assembler.importing.dismissal_names import without_names
from assembler.importing.draft import DraftParty
from assembler.importing.pdf.opening_page import is_title_of_complaint
from assembler.importing.read_document import Block, TextBlock
from assembler.importing.zones.caption_signs import LEGEND
from assembler.importing.zones.head_lines import head_lines
from assembler.importing.zones.headings import in_capitals, is_title_case
from assembler.importing.zones.party_words import VERSUS, role_at_end
from assembler.importing.zones.role_labels import ROLE_ALONE
from assembler.model.dismissal import Way

ENDS = r"(?:dismiss(?:es|al|ed)?|discontinu(?:ance|es?|ed|ing)|non-?suits?|withdraw(?:s|al|n)?)"
"""A word for the end of a case, as a pattern."""

WITH_PLEADING = re.compile(r"(?i)\b(?:and|original|amended)\s(?:\w{1,20}\s){0,2}(?:complaint|petition)\b")
"""A pleading in the title of a paper that is more than a dismissal."""

SALUTATION = re.compile(r"(?i)to the (?:honorable|judge|prothonotary|clerk|court)\b")
"""The words above the text to the person to whom the paper is addressed."""

TITLE_OF_DISMISSAL = re.compile(
    rf"(?i)\b(?:(?P<stipulation>stipulat(?:ion|ed))|notice|praecipe|request)\b.{{0,60}}\b{ENDS}\b"
    r"(?!\s(?:of|as)\s(?:\w{1,20}\s){0,2}(?:counsel|attorneys?|appearance|motion|exhibits?|documents?|notice|stipulation|request|praecipe)\b)"
    r"|^(?:plaintiff\S{0,3}\s|voluntary\s|partial\s|final\s){0,3}"
    r"(?:dismissal|discontinuance|non-?suit|withdrawal of action)\b"
)
"""The title of a notice or a stipulation that ends a case."""

OTHER_PAPER = re.compile(
    r"(?i)\b(?:motion|memorandum|brief|opposition|complaint|petition|settlement|appeal|rescission|revocation)\b"
    r"|\bnotice\sof\s(?:[\w\[\]]{1,20}\s){0,3}(?:order|judgment|ruling|hearing)\b"
    r"|\bwithdraw(?:al|ing|s)\s(?:of\s)?(?:\w{1,20}\s){0,3}(?:notice|stipulation|request|praecipe)\b"
)
"""A word of a title, up to the word for the end of the case, that shows another paper."""

DISMISSES = re.compile(
    r"(?i)\b(?:dismiss(?:es)?|discontinues?|withdraws?|tak(?:es|ing) an? (?:voluntary )?non-?suits?|non-?suits)\b|"
    rf"\b(?:is|are|be|been)(?:,?\s(?:and|the|same|hereby|is|are|\w{{1,20}}ly)){{0,6}},?\s{ENDS}\b|"
    r"\bmark\b.{0,80}\bdiscontinued\b"
)
"""Words that dismiss a case or a part of it."""

RECITAL = re.compile(r"(?i)whereas\b")
"""The beginning of a recital, which only says what happened before."""

ANNOUNCES = re.compile(rf"(?i)\b(?:stipulat\w+|agree\w*|consents?|notice)\b.{{0,600}}\b{ENDS}\b")
"""Words that announce a dismissal, and dismiss if no other sentence does."""

WHOLE_ACTION = re.compile(
    r"(?i)\b(?:this|the|his|her|its|their)\s(?:[\w-]+\s){0,3}?(?:action|case|lawsuit|matter|suit|proceeding|cause|complaint|petition)\b"
    r"|\ball\s(?:of\s)?(?:(?:his|her|its|their|the|plaintiff[’']?s?[’']?)\s)?(?:[\w-]+\s){0,3}?(?:claims|causes\sof\saction)\b"
    r"|\bin\s(?:its|their)\sentirety\b"
)
"""Words for the whole action, or for all claims against the parties who are named."""

LEFT_OUT = re.compile(
    r"(?i)\b(?:except(?:ion|ions|ing)?|excluding|exclusive|other\sthan|apart\sfrom|save\sfor|but\sonly"
    r"|(?:do|does|shall|is|are|but)\snot|nothing|leaving|remain(?:s|ing)?|continues?|(?:un)?affect(?:s|ed|ing)?|pending"
    r"|et\sal|said|successors?|individual\sdefendants?|(?:was|were|previously|already)\s(?:\w{1,20}\s)?dismissed)\b"
)
"""Words that leave a part of the action out of the dismissal, or speak of another dismissal."""

KINDS_OF_EFFECT: Mapping[str, re.Pattern[str]] = {
    "with": re.compile(r"(?i)\bwith\s(?:full\s)?prejudice\b"),
    "without": re.compile(r"(?i)\bwithout\s(?:any\s)?prejudice\b"),
}
"""The words for the two effects of a dismissal."""

OPEN_EFFECT = re.compile(
    r"(?i)\b(?:if|unless|once|provided|subject\sto|conditioned|contingent|will|shall\s(?:then|later)|until|when|after"
    r"|upon(?!\sfiling))\b"
)
"""Words by which a dismissal depends on something else, or comes later."""

QUOTATION = re.compile(r"“[^“”]{1,400}”|\"[^\"]{1,400}\"")
"""Words that are quoted or defined."""

RESERVES = re.compile(r"(?i)\bwith(?:out)?\s(?:any\s|full\s)?prejudice\sto\s(?!re-?fil|the\sre-?fil|bring)")
"""Words by which a right is reserved, and which say nothing on the effect of the dismissal."""

NOT_WITH = re.compile(r"(?i)\bnot\s(?:be\s)?with(?:out)?\b")
"""The denial of one of the effects."""

MAX_TITLE_LINES = 4
"""The maximum number of lines of a title that are read together."""

MAX_TITLE_WORDS = 16
"""The maximum number of words in a line of a title that is not in capitals."""

MAX_ROLE_WORDS = 20
"""The maximum number of words of a line of the caption that ends with a role."""

MORE_ON_EFFECT = re.compile(rf"(?i)\bprejudice\b|\b{ENDS}\b")
"""A word in another paragraph that may dismiss more, or otherwise."""

MAX_HEAD_BLOCKS = 1000
"""The maximum number of blocks above the text of a notice or a stipulation."""

MIN_TEXT_WORDS = 7
"""The minimum number of words of the first text below the caption."""


def way_of_dismissal(lines: Sequence[str]) -> Way | None:
    """Return how the paper with the *lines* of a caption dismisses: by notice or by stipulation; None if it does not.

    A motion, and a paper without such a title, is not read as a dismissal.
    """
    for index, line in enumerate(lines):
        if is_title_of_complaint(line):
            return None
        if not _is_title_line(line):
            continue
        title = " ".join(takewhile(_is_title_line, lines[index : index + MAX_TITLE_LINES]))
        match = TITLE_OF_DISMISSAL.search(title)
        if match is None or match.start() >= len(line) or WITH_PLEADING.search(title):
            continue
        if OTHER_PAPER.search(title[: match.end()]):
            return None
        return "stipulation" if match["stipulation"] else "notice"
    return None


def _is_title_line(line: str) -> bool:
    return in_capitals(line) or (is_title_case(line) and len(line.split()) <= MAX_TITLE_WORDS)


def dismissal_text_start(blocks: Sequence[Block]) -> int:
    """Return the index of the first text below the caption and the title of a notice or a stipulation."""
    head = [[text for text, _ in head_lines([block])] for block in blocks[:MAX_HEAD_BLOCKS]]
    versus = next((index for index, lines in enumerate(head) if any(map(VERSUS.match, lines))), -1)
    title = next((index for index, lines in enumerate(head) if way_of_dismissal(lines)), -1)
    head_end = max(versus, title, _last_role(head, versus))
    for index in range(head_end + 1, len(blocks)):
        block = blocks[index]
        if not isinstance(block, TextBlock):
            continue
        text = block.text.strip()
        word_count = len(text.split())
        is_role = word_count <= MAX_ROLE_WORDS and role_at_end(text)
        if SALUTATION.match(text) or _is_sentence_that_dismisses(text):
            return index
        if word_count >= MIN_TEXT_WORDS and not (in_capitals(text) or is_role or LEGEND.match(text)):
            return index
    return min(head_end + 1, len(blocks) - 1)


def _last_role(head: Sequence[Sequence[str]], versus: int) -> int:
    """Return the index of the first block below that of the "v." with only a role, above all text; -1 without one."""
    for index in range(versus + 1, len(head)):
        for line in head[index]:
            if SALUTATION.match(line) or _is_sentence_that_dismisses(line):
                return -1
            if versus >= 0 and ROLE_ALONE.fullmatch(line.strip(" ,.;:")):
                return index
    return -1


def _is_sentence_that_dismisses(text: str) -> bool:
    return (
        bool(DISMISSES.search(text))
        and not in_capitals(text)
        and (text.endswith((".", ":")) or not is_title_case(text))
    )


def prejudice_in(sentence: str, title: str, parties: Sequence[DraftParty]) -> str:
    """Return "with" or "without", by *sentence* and *title*; "" if they say neither, or both.

    The words of a name of one of *parties* do not count.
    """
    sentence, title = (without_names(text, parties) for text in (QUOTATION.sub("", sentence), title))
    if OPEN_EFFECT.search(sentence) or LEFT_OUT.search(sentence) or RESERVES.search(sentence):
        return ""
    kinds = {kind for text in (sentence, title) for kind, words in KINDS_OF_EFFECT.items() if words.search(text)}
    is_denied = NOT_WITH.search(sentence) is not None
    return kinds.pop() if len(kinds) == 1 and not is_denied else ""
