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
from assembler.rules.dismissal.own_words.readings.order_excesses import excess_in, prejudice_changed
from assembler.rules.dismissal.own_words.readings.paper_text import TOUCHING, Reading, contradicting
from assembler.rules.dismissal.own_words.sentences import POINT, sentences
from assembler.rules.dismissal.own_words.stated_prejudice import another_prejudice
from assembler.rules.dismissal.own_words.texts import ORDER_LABELS, OwnText
from assembler.rules.dismissal.own_words.title_words import has_unusual_word
from assembler.rules.dismissal.own_words.titles import DISMISSAL_WORDS

OF_THE_JUDGE = Regex(r"(?i)\b(?:so )?ordered\b|\border\b|\bjudge\b")
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
            yield from _of_a_sentence(paper, text, sentence)


def _of_a_sentence(paper: DismissalPaper, text: OwnText, sentence: str) -> Iterator[Reading]:
    sentence_text = replace(text, words=sentence.replace(POINT, "."))
    if another_prejudice(paper, sentence_text):
        return
    says, fix = excess_in(paper, sentence_text.words)
    if not says:
        says, fix = order_contradiction(paper, sentence), "correct the sentence, or `dismisses:`"
    if says:
        yield Reading(text, sentence_text.words, says, fix)
    elif against := contradicting(paper, sentence_text):
        yield replace(against, text=text)
    elif (
        not _is_label(text)
        or TOUCHING.search(OF_THE_JUDGE.sub("", sentence))
        or HARMFUL_WORDS.search(sentence_text.words)
    ):
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
    another = OTHER_ORDERS.search(text.words) and "judgment" not in paper.instrument.order.title.casefold()
    silent = (
        text.path[-1] in {"title", "short_title"}
        and not DISMISSAL_WORDS.search(text.words)
        and not GRANTS.search(text.words)
    )
    changed = prejudice_changed(paper, text.words.casefold()) and not another_prejudice(paper, text)
    if another or silent or changed:
        yield Reading(text, text.words, "but the order only grants the dismissal that the paper asks for", fix)
    else:
        own_titles = (
            f"{paper.instrument.title} {paper.instrument.order.title} {paper.instrument.rule} {effect_of(paper)}"
        )
        known_words = {
            *re.findall(r"\w+", f"{own_titles} final order proposed prejudice motion dismissal dismissing".casefold())
        }
        words = re.findall(r"\w+", text.words.casefold())
        touching = any(TOUCHING.search(word) for word in words if word not in known_words)
        if touching or has_unusual_word(paper, text):
            yield Reading(text, text.words)
