"""Checks whether the user's own title fits a dismissal paper."""

import re

from assembler.language.regex import Regex
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules.dismissal.own_words.effect import effect_of
from assembler.rules.dismissal.own_words.texts import OwnText
from assembler.rules.dismissal.own_words.title_words import LEGEND_WORDS

DISMISSAL_WORDS = Regex(r"(?i)dismiss|discontinu|non-?suit|withdraw(?!\w{0,4} as (?:counsel|attorney))|\bdrop|\d\(a\)")
"""Words by which a title shows that its paper is a dismissal, or cites the rule."""

PREPOSITION_OF_PURPOSE = Regex(r"(?i)\b(?:of|for|to|regarding|re)\b")
"""Words that introduce what a paper does, as in "Notice of Dismissal"; "Plaintiff's Notice" has none."""

KIND_OTHER_THAN_MOTION = Regex(
    r"(?i)\b(?:stipulation|notice|praecipe|order|judgment|brief|memorandum|declaration|answer|reply|opposition|response"
    r"|complaint)\b"
)
"""Kinds of paper that the title of a motion may not name unless it also says "motion"."""

DEFENDANTS_OWN_PAPER = Regex(r"(?i)^\W*defendants?['’]")
"""The beginning of a title that attributes the paper to a defendant: "Defendant's Notice"."""

MAX_SHORT_WORD = 4
"""Words of up to this many letters do not show the kind of paper."""


def is_of_another_kind(paper: DismissalPaper, text: OwnText) -> bool:
    """Whether *text*, a title or a legend, names another kind of paper or another side."""
    if text.key == "title" and PREPOSITION_OF_PURPOSE.search(text.words) and not DISMISSAL_WORDS.search(text.words):
        return True
    if paper.instrument.way == "notice" and re.search(r"(?i)\bjoint\b", text.words):
        return True
    if text.key != "legends" and DEFENDANTS_OWN_PAPER.search(text.words) and not paper.scope.of_counterclaims:
        return True
    if paper.instrument.way == "motion":
        is_own_kind = "motion" in text.words.casefold() or not KIND_OTHER_THAN_MOTION.search(text.words)
        return text.key == "title" and not is_own_kind
    title_words = _title_words(paper)
    words = re.findall(r"\w+", text.words.casefold())
    return text.key != "legends" and not any(len(word) > MAX_SHORT_WORD and word in title_words for word in words)


def has_unexpected_word(paper: DismissalPaper, text: OwnText, pattern: Regex) -> bool:
    """Whether *text*, a title or a legend, has a word that *pattern* matches and that the paper's own title lacks."""
    title_words = _title_words(paper)
    words = re.findall(r"\w+", text.words.casefold())
    if text.key == "legends":
        title_words |= LEGEND_WORDS
    if paper.instrument.way in words:
        title_words.add("motion")  # "motion" is allowed: one court requires "Joint Motion for Dismissal, a Stipulation"
    return paper.instrument.way != "motion" and any(pattern.search(word) for word in words if word not in title_words)


def _title_words(paper: DismissalPaper) -> set[str]:
    title = f"{paper.instrument.title} {paper.filing.paper.name} {paper.instrument.rule} {effect_of(paper)} prejudice"
    return {*re.findall(r"\w+", title.casefold())}
