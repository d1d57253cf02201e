"""Reads the user's own words on a proposed order, which may grant only what the paper asks for.

Like a sentence of the paper itself, a sentence of the order agrees with the paper, contradicts it or is not recognized.
An order on a motion may not adopt what the motion merely argues.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from assembler.language.regex import Regex
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules.dismissal.own_words.effect import effect_of
from assembler.rules.dismissal.own_words.harmful_words import HARMFUL_WORDS
from assembler.rules.dismissal.own_words.readings.known_order_sentences import order_agrees, order_contradiction
from assembler.rules.dismissal.own_words.readings.order_excesses import excess_in, wrong_prejudice
from assembler.rules.dismissal.own_words.readings.paper_text import WORDS_ON_EFFECT, Reading, contradiction_in
from assembler.rules.dismissal.own_words.sentences import POINT, sentences
from assembler.rules.dismissal.own_words.stated_prejudice import prejudice_contradiction
from assembler.rules.dismissal.own_words.texts import ORDER_LABELS, OwnText
from assembler.rules.dismissal.own_words.title_words import has_unusual_word
from assembler.rules.dismissal.own_words.titles import DISMISSAL_WORDS

LABEL_WORDS = Regex(r"(?i)\b(?:so )?ordered\b|\border\b|\bjudge\b")
"""Words without legal effect, which the labels of an order may contain."""

GRANTS = Regex(
    r"(?i)\b(?:on|granting|approving)\b[^.;]{0,60}\b(?:motion|stipulation|notice)\b"
    r"|^\W*(?:proposed\W+)?(?:final )?order\W*$"
)
"""A title of an order that grants or approves a motion, stipulation or notice, or the title "Order"."""


def order_readings(paper: DismissalPaper, text: OwnText) -> Iterator[Reading]:
    """Yield each sentence of *text*, a text of an order, that exceeds *paper* or is not recognized."""
    for sentence in sentences(text.words):
        if not order_agrees(paper, sentence):
            yield from _sentence_readings(paper, text, sentence)


def _sentence_readings(paper: DismissalPaper, text: OwnText, sentence: str) -> Iterator[Reading]:
    """Yield the reading of *sentence* in an order, which is not known to agree with *paper*."""
    sentence_text = replace(text, words=sentence.replace(POINT, "."))
    if prejudice_contradiction(paper, sentence_text):
        return
    says, fix = excess_in(paper, sentence_text.words)
    if not says:
        says = order_contradiction(paper, sentence)
        fix = "correct the sentence, or `dismisses:`"
    if says:
        yield Reading(text, sentence_text.words, says, fix)
    elif contradiction := contradiction_in(paper, sentence_text):
        yield replace(contradiction, text=text)
    else:
        is_about_effect = WORDS_ON_EFFECT.search(LABEL_WORDS.sub("", sentence)) or HARMFUL_WORDS.search(
            sentence_text.words
        )
        if is_about_effect or not _is_label(text):
            yield Reading(text, sentence_text.words)


def _is_label(text: OwnText) -> bool:
    return text.path[-1] == "heading" or text.replaces in ORDER_LABELS


OTHER_ORDERS = Regex(
    r"(?i)\bjudgment\b(?! of (?:dismissal|non-?suit|discontinuance))|\bstay|\bdeny|\bdenied|\bdenial|\baward|\bsanction"
    r"|\bdefault|\binjunct|\benjoin|\btoll|\brestrain|\bconsent decree|\bfindings?\b|\bretain|\bconditional|\binterim"
    r"|\bprovisional|\badministrative"
)
"""Words that do not belong in the title of an order that only dismisses."""


def order_title_readings(paper: DismissalPaper, text: OwnText) -> Iterator[Reading]:
    """Yield *text*, a title or a legend, if it names another kind of order or prejudice, or is not recognized."""
    fix = "correct the title, or delete it to use the program's standard title"
    is_other_order = OTHER_ORDERS.search(text.words) and "judgment" not in paper.instrument.order.title.casefold()
    is_title = text.path[-1] in {"title", "short_title"}
    says_nothing = is_title and not DISMISSAL_WORDS.search(text.words) and not GRANTS.search(text.words)
    has_wrong_prejudice = wrong_prejudice(paper, text.words.casefold()) and not prejudice_contradiction(paper, text)
    if is_other_order or says_nothing or has_wrong_prejudice:
        yield Reading(text, text.words, "but the order only grants the dismissal that the paper asks for", fix)
        return
    own_titles = f"{paper.instrument.title} {paper.instrument.order.title} {paper.instrument.rule} {effect_of(paper)}"
    known_text = f"{own_titles} final order proposed prejudice motion dismissal dismissing".casefold()
    known_words = {*re.findall(r"\w+", known_text)}
    words = re.findall(r"\w+", text.words.casefold())
    is_about_effect = any(WORDS_ON_EFFECT.search(word) for word in words if word not in known_words)
    if is_about_effect or has_unusual_word(paper, text):
        yield Reading(text, text.words)
