"""Checks whether the user's own title fits a dismissal paper."""

import re

from assembler.language.regex import Regex
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules.dismissal.own_words.effect import effect_of
from assembler.rules.dismissal.own_words.texts import OwnText
from assembler.rules.dismissal.own_words.title_words import OF_LEGENDS

DISMISSAL_WORDS = Regex(r"(?i)dismiss|discontinu|non-?suit|withdraw(?!\w{0,4} as (?:counsel|attorney))|\bdrop|\d\(a\)")
"""Words by which a title shows that its paper is a dismissal, or cites the rule."""

SAYS_WHAT = Regex(r"(?i)\b(?:of|for|to|regarding|re)\b")
"""Words that introduce what a paper does, as in "Notice of Dismissal"; "Plaintiff's Notice" has none."""

ANOTHER_KIND = Regex(
    r"(?i)\b(?:stipulation|notice|praecipe|order|judgment|brief|memorandum|declaration|answer|reply|opposition|response"
    r"|complaint)\b"
)
"""Kinds of paper that the title of a motion may not name unless it also says "motion"."""

ANOTHER_SIDE = Regex(r"(?i)^\W*defendants?['’]")

MAX_SHORT_WORD = 4
"""Words of up to this many letters do not show the kind of paper."""


def is_of_another_kind(paper: DismissalPaper, text: OwnText) -> bool:
    """Whether *text*, a title or a legend, names another kind of paper or another side."""
    if text.key == "title" and SAYS_WHAT.search(text.words) and not DISMISSAL_WORDS.search(text.words):
        return True
    if paper.instrument.way == "notice" and re.search(r"(?i)\bjoint\b", text.words):
        return True
    if text.key != "legends" and ANOTHER_SIDE.search(text.words) and not paper.scope.of_counterclaims:
        return True
    if paper.instrument.way == "motion":
        is_own_kind = "motion" in text.words.casefold() or not ANOTHER_KIND.search(text.words)
        return text.key == "title" and not is_own_kind
    title_words = _title_words(paper)
    words = re.findall(r"\w+", text.words.casefold())
    return text.key != "legends" and not any(len(word) > MAX_SHORT_WORD and word in title_words for word in words)


def has_unexpected_word(paper: DismissalPaper, text: OwnText, touching: Regex) -> bool:
    """Whether *text*, a title or a legend, has a word that *touching* matches and that the paper's own title lacks."""
    title_words = _title_words(paper)
    words = re.findall(r"\w+", text.words.casefold())
    if text.key == "legends":
        title_words |= OF_LEGENDS
    if paper.instrument.way in words:
        title_words.add("motion")  # "motion" is allowed: one court requires "Joint Motion for Dismissal, a Stipulation"
    return paper.instrument.way != "motion" and any(touching.search(word) for word in words if word not in title_words)


def _title_words(paper: DismissalPaper) -> set[str]:
    title = f"{paper.instrument.title} {paper.filing.paper.name} {paper.instrument.rule} {effect_of(paper)} prejudice"
    return {*re.findall(r"\w+", title.casefold())}
