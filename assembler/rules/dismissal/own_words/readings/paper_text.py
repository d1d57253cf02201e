"""Reads the user's own sentences on a dismissal paper: each agrees with it, contradicts it or is not recognized."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, partial

from assembler.language.regex import Regex
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules.dismissal.own_words.contradictions.additions import ADDITIONS
from assembler.rules.dismissal.own_words.contradictions.negated_events import contradiction_of_events
from assembler.rules.dismissal.own_words.contradictions.retractions import retraction_in
from assembler.rules.dismissal.own_words.contradictions.wrong_effect_or_kind import CONTRADICTIONS
from assembler.rules.dismissal.own_words.foreign_words import has_foreign_word
from assembler.rules.dismissal.own_words.harmful_words import HARMFUL_WORDS, is_more_than_a_name
from assembler.rules.dismissal.own_words.known_sentences.canonical import MAX_SENTENCE_LENGTH, canonical
from assembler.rules.dismissal.own_words.known_sentences.clauses import JOINT, all_known
from assembler.rules.dismissal.own_words.known_sentences.every_sentence import KNOWN_SENTENCES
from assembler.rules.dismissal.own_words.known_sentences.leads import without_lead, without_tail
from assembler.rules.dismissal.own_words.labels import is_label
from assembler.rules.dismissal.own_words.later_days import names_later_day
from assembler.rules.dismissal.own_words.sentences import POINT, sentences
from assembler.rules.dismissal.own_words.stated_prejudice import adds_prejudice_later, prejudice_contradiction
from assembler.rules.dismissal.own_words.texts import ORDER, TITLE_KEYS, OwnText
from assembler.rules.dismissal.own_words.title_words import has_unusual_word
from assembler.rules.dismissal.own_words.titles import has_unexpected_word, is_of_another_kind

STEMS = (
    # The dismissal and its effect.
    r"prejudic|\bprej\b|\bdismiss|\bdiscontinu|\bnon-?suit|\bwithdr[ae]w|\bdrop|\bmerits\b|adjudicat|\bjudicata|preclu"
    r"|\bbar(?:s|red|ring)?\b|\bestop|\bfinal|\bfor good\b|\bforever\b|\beffect|\bforce\b|\bvoid|\bbind|\brevo[kc]"
    # A later action, and what the plaintiff keeps or gives up.
    r"|\bre-?(?:fil|assert|commenc|instat|open)|\bagain\b|\breviv|\breserv|\bkeeps?\b|\brights?\b|\bclaims?\b|\bonly\b"
    r"|\bwaiv|\breleas|\bgives? up\b|\bgo(?:es)? on\b|\bcontinues\b|\btoll"
    # Conditions and times.
    r"|\bif\b|\bunless\b|\buntil\b|\bupon\b|\bonce\b|\bprovided\b|\bsubject to|condition|\bwithin\b|\blater\b"
    r"|\btemporar|\bpays?\b|\bpayment|\bowes?\b"
    # Consent, agreement and admissions.
    r"|\bapprov|\bobject|\bjoin(?:s|ed|ing)?\b|\bstipulat|\bconsent|\bcompromis|\bresolved\b|\bassent|\bblessing\b"
    r"|\bon board\b|\bdefendants?, gives?\b|\bagree[sd]?\b(?! to (?!this|that|it\b|the|dismiss|end))|\badmit|\bconced"
    r"|\bliab"
    # Papers and events that may bar the dismissal.
    r"|\banswer|\bplead|\bresponsive|\bmotion|\bmove[sd]?\b|\b(?:counter|cross)-?claim|\bserved\b|\bappeared\b"
    r"|\bpreviously\b|\balready\b|\bearlier\b|\bsame\b|\bsecond\b|\bthird\b|\bappeal"
    # Acts of the court.
    r"|\bjudgment|\border(?:s|ed)?\b|\bdirected\b|\bleave\b|\bcertified\b|\bjurisdiction|\bdenie[sd]\b|\bdenial\b"
    r"|\bruled\b|\bruling|\bverdict|\bjur(?:y|or)|\bjudge\b|\btrial\b|\brule \d|\b41\("
    # Actions that only the court can end.
    r"|\bclass\b|\bminor|\binfant|\bnext friend|\bguardian|\bFLSA\b|\bovertime|\bwages?\b|\blabor standards"
)
WORDS_ON_EFFECT = Regex(rf"(?i){STEMS}")
"""Words about what a paper does: its effect, timing and kind, and the events that would bar it."""

WORDS_ON_EFFECT_BY_KEY = {"relates_to": Regex(r"(?i)\ball\b"), "dated": Regex(r"\d{4}")}
"""Words about what a paper does that matter only under two keys: "all" in `relates_to`, and a year in `dated`."""

OPERATIVE_SUFFIXES = ("_action", "_part")
"""Suffixes in the names of operative sentences, which are checked as running text."""

RUNNING_TEXT_KEYS = frozenset({"paragraphs", "words", "after_signature"})
"""Keys of running text, in which each sentence must be known to agree; other texts are labels and names."""


@dataclass(frozen=True)
class Reading:
    """A sentence written by the user that contradicts its paper, or is not recognized."""

    text: OwnText
    words: str
    """The sentence, or the words in it that contradict the paper."""
    says: str = ""
    """The end of the message: what the paper does instead; "" if the sentence is merely not recognized."""
    fix: str = ""


def paper_readings(paper: DismissalPaper, text: OwnText) -> Iterator[Reading]:
    """Yield each contradiction of *paper* in *text*, and each sentence that is not known to agree with it.

    For a motion, only contradictions are yielded, because a motion ends nothing by itself but argues why the court
    should end the case.
    """
    if text.key in TITLE_KEYS:
        yield from _title_readings(paper, text)
        return
    for sentence in sentences(text.words):
        if text.key == "name" or not agrees(paper, sentence):
            yield from _readings_against(paper, text, sentence)


def _title_readings(paper: DismissalPaper, text: OwnText) -> Iterator[Reading]:
    """Yield the reading of *text*, a title or a legend, if it contradicts *paper* or has a word that must be read."""
    if contradiction := contradiction_in(paper, text):
        yield contradiction
        return
    if is_of_another_kind(paper, text):
        fix = "correct the title, or delete it to use the program's standard title"
        yield Reading(text, text.words, "but the paper is of another kind", fix)
        return
    must_have_usual_words = paper.instrument.way != "motion"
    is_unusual = must_have_usual_words and has_unusual_word(paper, text)
    if is_unusual or has_unexpected_word(paper, text, WORDS_ON_EFFECT):
        yield Reading(text, text.words)


def _readings_against(paper: DismissalPaper, text: OwnText, sentence: str) -> Iterator[Reading]:
    """Yield the reading of *sentence*, which is not known to agree with *paper*: contradictory or not recognized."""
    words = sentence.replace(POINT, ".")
    sentence_text = replace(text, words=words)
    if contradiction := contradiction_in(paper, sentence_text):
        yield replace(contradiction, text=text)
    elif (
        paper.instrument.way == "motion" or prejudice_contradiction(paper, sentence_text) or adds_prejudice_later(words)
    ):
        return
    elif _is_running_text(paper, text, words) or _touches_paper(paper, words, text.key):
        yield Reading(text, words)


def contradiction_in(paper: DismissalPaper, text: OwnText) -> Reading | None:
    """Return the first contradiction of *paper* in *text*, a sentence or a title; None if there is none."""
    is_name = text.key in {"name", "court_lines"}
    canonical_text = "" if is_name else canonical(paper, text.words)
    if text.key in {ORDER, *RUNNING_TEXT_KEYS}:
        sentence = without_lead(paper, canonical_text)
        clauses = [clause.strip(" ,") for clause in JOINT.split(sentence)[::2]]
        for words in (sentence, *clauses):
            for known_sentence in KNOWN_SENTENCES:
                if known_sentence.contradicts(paper, words):
                    return Reading(text, text.words, known_sentence.otherwise, known_sentence.fix)
    for contradiction in CONTRADICTIONS:
        words = contradiction.matching_words(paper, text)
        if words and not (text.key == "name" and words.istitle()):
            return Reading(text, words, contradiction.says, contradiction.fix)
    return None if is_name else _contradiction_in_canonical_form(paper, text, canonical_text)


def _contradiction_in_canonical_form(paper: DismissalPaper, text: OwnText, canonical_text: str) -> Reading | None:
    """Return the first retraction, addition or denied event in *text*, in canonical form *canonical_text*; or None."""
    if retraction := retraction_in(paper, text, canonical_text):
        return Reading(text, text.words, retraction.says, retraction.fix)
    if text.key not in TITLE_KEYS:
        for addition in ADDITIONS:
            if addition.matching_words(paper, canonical_text):
                return Reading(text, text.words, addition.says, addition.fix)
    if text.key in RUNNING_TEXT_KEYS and paper.instrument.way != "motion":
        says, fix = contradiction_of_events(paper, text, canonical_text)
        return Reading(text, text.words, says, fix) if says else None
    return None


def _is_running_text(paper: DismissalPaper, text: OwnText, sentence: str) -> bool:
    """Whether *sentence* is running text, which must be known to agree with the paper even if it is short."""
    may_be_running_text = text.key in RUNNING_TEXT_KEYS or text.key.endswith(OPERATIVE_SUFFIXES)
    return may_be_running_text and not is_label(paper, text, sentence)


def _touches_paper(paper: DismissalPaper, sentence: str, key: str) -> bool:
    """Whether *sentence*, a name or a label, contains words about what *paper* does, or words that are not English."""
    if key == "name":
        return is_more_than_a_name(paper, sentence)
    words = sentence.replace(".", "")
    patterns = [
        WORDS_ON_EFFECT,
        HARMFUL_WORDS,
        *([WORDS_ON_EFFECT_BY_KEY[key]] if key in WORDS_ON_EFFECT_BY_KEY else []),
    ]
    return any(pattern.search(words) for pattern in patterns) or has_foreign_word(paper, sentence)


FILLERS = Regex(
    r",? ?\b(?:accordingly|kindly|henceforth|hereafter|from now on|of course|indeed"
    r"|duly|herewith|thereby|as well|in fact|for its part)\b,? ?"
)
"""Words that do not change the meaning of a sentence, wherever they occur in it."""


def agrees(paper: DismissalPaper, sentence: str) -> bool:
    """Whether *sentence*, or each of its clauses, is known to agree with *paper*."""
    canonical_text = canonical(paper, sentence.replace(POINT, "."))
    if len(canonical_text) > MAX_SENTENCE_LENGTH or names_later_day(paper, sentence):
        return False
    canonical_text = without_lead(paper, canonical_text)
    shorter_form = without_lead(paper, without_fillers(canonical_text))
    is_known = cache(partial(_is_known, paper))
    return any(is_known(form) or all_known(form, is_known) for form in dict.fromkeys((canonical_text, shorter_form)))


def without_fillers(canonical_text: str) -> str:
    """Return *canonical_text*, a sentence in its canonical form, without words that do not change its meaning."""
    with_paper = re.sub(
        r"\bthis (?:notice|stipulation|filing|paper|document|instrument)\b", "the-paper", canonical_text
    )
    return re.sub(r"(?<!,)(?<! and)(?:,| and)++$", "", FILLERS.sub(" ", with_paper).strip())


def _is_known(paper: DismissalPaper, canonical_text: str) -> bool:
    """Whether *canonical_text*, a clause, is known to agree with *paper*, with or without its tail."""
    sentence = without_lead(paper, canonical_text)
    forms = {sentence, without_tail(sentence)}
    return any(
        known_sentence.is_meant(form) and known_sentence.agrees(paper, form)
        for form in forms
        for known_sentence in KNOWN_SENTENCES
    )
