"""The words of a notice or a stipulation of dismissal: its title, where its text begins, whom it dismisses, and how."""

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

from assembler.importing.draft import DraftParty
from assembler.importing.pdf.opening_page import is_title_of_complaint
from assembler.importing.read_document import Block, TextBlock
from assembler.importing.representation import is_named
from assembler.importing.zones.caption_signs import LEGEND
from assembler.importing.zones.head_lines import head_lines
from assembler.importing.zones.headings import in_capitals, is_title_case
from assembler.importing.zones.party_words import VERSUS, role_at_end
from assembler.model.dismissal import Way

ENDS = r"(?:dismiss(?:es|al|ed)?|discontinu(?:ance|es?|ed|ing)|non-?suits?|withdraw(?:s|al|n)?)"
"""A word for the end of a case, as a pattern."""

WITH_PLEADING = re.compile(r"(?i)\b(?:and|original|amended)\s(?:\w{1,20}\s){0,2}(?:complaint|petition)\b")
"""A pleading in the title of a paper that is more than a dismissal."""

SALUTATION = re.compile(r"(?i)to the (?:honorable|judge|prothonotary|clerk|court)\b")
"""The words above the text to the person to whom the paper is addressed."""

TITLE_OF_DISMISSAL = re.compile(
    rf"(?i)\b(?:(?P<stipulation>stipulat(?:ion|ed))|notice|praecipe|request)\b.{{0,60}}\b{ENDS}\b"
    r"(?!\s(?:of|as)\s(?:\w{1,20}\s){0,2}(?:counsel|attorneys?|appearance|motion|exhibits?|documents?)\b)"
    r"|^(?:plaintiff\S{0,3}\s|voluntary\s|partial\s|final\s){0,3}"
    r"(?:dismissal|discontinuance|non-?suit|withdrawal of action)\b"
)
"""The title of a notice or a stipulation that ends a case."""

OTHER_PAPER = re.compile(r"(?i)\b(?:motion|memorandum|brief|opposition|complaint|petition|settlement|appeal)\b")
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

ONE_CLAIM = re.compile(
    r"(?i)\b(?:counts?|claims?\s(?:no\.?|for|under)|causes?\sof\saction\s(?:no\.?|for|under))\s(?:[ivxl\d]+|one|two|three|[a-z]+)\b"
    r"|\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s(?:claim|cause|count)"
)
"""A count or a claim by its number or its name."""

OTHER_CLAIM = re.compile(r"(?i)\b(?:counter|cross)-?(?:claims?|complaints?)\b|\bthird-party\s(?:claims?|complaint)\b")
"""A claim of a party other than the plaintiff."""

LEFT_OUT = re.compile(
    r"(?i)\b(?:except(?:ion|ions|ing)?|excluding|exclusive|other\sthan|apart\sfrom|save\sfor|but\sonly"
    r"|(?:do|does|shall|is|are|but)\snot|nothing|leaving|remain(?:s|ing)?|continues?|(?:un)?affect(?:s|ed|ing)?|pending"
    r"|et\sal|said|successors?|individual\sdefendants?|(?:was|were|previously|already)\s(?:\w{1,20}\s)?dismissed)\b"
)
"""Words that leave a part of the action out of the dismissal, or speak of another dismissal."""

OBJECTS = re.compile(
    r"(?i)\b(?:against|as\sto|with\s(?:respect|regard)\sto|in\sfavor\sof|dismiss(?:es)?(?=(?:\s\w+){0,2}\sdefendants?\b))\s"
    r"(?P<object>.{1,400}?)(?=[;:]|(?<=(?-i:[a-z]{2}))\.\s(?-i:[A-Z])|\swith(?:out)?\s(?:any\s|full\s)?prejudice|\.?$)"
    r"|(?<!\w)defendants?\s(?P<subject>(?:(?!\bthat\b).){1,400}?)\s(?:is|are|be)\s(?:\w{1,20}\s){0,2}dismissed\b"
)
"""Those whom a sentence dismisses: the names after "against" and the like, or before "is dismissed"."""

PEOPLE = frozenset({"individual", "unknown"})
"""The kinds of party that may be a person."""

UNNAMED = re.compile(r"(?i)(?:the\s)?(?:above-)?(?:named\s|captioned\s)?defendants?\b(?!,?\s[A-Z])")
UNNAMED_SEVERAL = re.compile(r"(?i)(?:the\s)?(?:above-)?(?:named\s|captioned\s)?defendants\b")

ALL_DEFENDANTS = re.compile(
    r"(?i)\b(?:all|each|every|both)\s(?:of\sthe\s)?(?:[\w-]+\s)?(?:defendants?|part(?:y|ies))\b"
)
"""All defendants, or all parties."""

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
        if (
            match
            and match.start() < len(line)
            and not OTHER_PAPER.search(title[: match.end()])
            and not WITH_PLEADING.search(title)
        ):
            return "stipulation" if match["stipulation"] else "notice"
    return None


def _is_title_line(line: str) -> bool:
    return in_capitals(line) or (is_title_case(line) and len(line.split()) <= MAX_TITLE_WORDS)


def dismissal_text_start(blocks: Sequence[Block]) -> int:
    """Return the index of the first text below the caption and the title of a notice or a stipulation."""
    head = [[text for text, _ in head_lines([block])] for block in blocks[:MAX_HEAD_BLOCKS]]
    versus = next((index for index, lines in enumerate(head) if any(map(VERSUS.match, lines))), -1)
    title = next((index for index, lines in enumerate(head) if way_of_dismissal(lines)), -1)
    for index in range(max(versus, title) + 1, len(blocks)):
        block = blocks[index]
        if not isinstance(block, TextBlock):
            continue
        text = block.text.strip()
        word_count = len(text.split())
        is_role = word_count <= MAX_ROLE_WORDS and role_at_end(text)
        if SALUTATION.match(text) or (
            word_count >= MIN_TEXT_WORDS and not (in_capitals(text) or is_role or LEGEND.match(text))
        ):
            return index
    return min(max(versus, title) + 1, len(blocks) - 1)


def dismissed_parties(sentence: str, parties: Sequence[DraftParty], way: Way) -> tuple[str, ...]:
    """Return whom the *sentence* that dismisses by *way* dismisses: `all`, or the keys of defendants among *parties*.

    The result is empty if the sentence speaks of single claims, of what remains, of a condition, of another party's
    claim in a notice, or of plaintiffs or defendants that cannot be told.
    """
    if OPEN_EFFECT.search(sentence):
        return ()
    if ONE_CLAIM.search(sentence) or LEFT_OUT.search(sentence) or (way == "notice" and OTHER_CLAIM.search(sentence)):
        return ()
    if not _is_for_all_plaintiffs(sentence, [party for party in parties if party.side == "plaintiff"]):
        return ()
    defendants = [party for party in parties if party.side == "defendant"]
    objects = " ".join(f"{match['object'] or match['subject']}." for match in OBJECTS.finditer(sentence))
    named = [party.key for party in defendants if is_named(party, objects)]
    if _share_last_name([party for party in defendants if party.key in named]):
        return ()
    is_one = len(defendants) == 1
    if not defendants:
        return ()
    if ALL_DEFENDANTS.search(sentence) or len(named) == len(defendants):
        return ("all",)
    if named:
        return tuple(named)
    is_general = not objects or (UNNAMED.match(objects) and (is_one or UNNAMED_SEVERAL.match(objects)))
    return ("all",) if is_general and WHOLE_ACTION.search(sentence) else ()


def _share_last_name(parties: Sequence[DraftParty]) -> bool:
    """Whether two of *parties* end with the same word, so that a last name does not show who is meant."""
    last_words = [str(party.values["name"]).casefold().rstrip(".").rsplit(maxsplit=1)[-1] for party in parties]
    people = [word for word, party in zip(last_words, parties, strict=True) if party.values.get("kind") in PEOPLE]
    return len(set(people)) < len(people)


def _is_for_all_plaintiffs(sentence: str, plaintiffs: Sequence[DraftParty]) -> bool:
    """Whether all *plaintiffs* dismiss by *sentence*: there is only one, or all or none of them are named in it."""
    named = [party for party in plaintiffs if is_named(party, sentence)]
    return len(named) in {0, len(plaintiffs)} or len(plaintiffs) == 1


def prejudice_in(sentence: str, title: str) -> str:
    """Return "with" or "without", by *sentence* and *title*; "" if they say neither, or both."""
    sentence = QUOTATION.sub("", sentence)
    if OPEN_EFFECT.search(sentence) or LEFT_OUT.search(sentence):
        return ""
    kinds = {kind for text in (sentence, title) for kind, words in KINDS_OF_EFFECT.items() if words.search(text)}
    is_denied = NOT_WITH.search(sentence) is not None
    return kinds.pop() if len(kinds) == 1 and not is_denied else ""
