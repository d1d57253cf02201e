"""DIS035."""

import re
from collections.abc import Iterator
from itertools import islice

from assembler.law.dismissal.papers import DismissalPaper
from assembler.rules._doubts import ANYWAY
from assembler.rules.dismissal._contradictions import CONTRADICTIONS
from assembler.rules.dismissal._own_words import OwnText, own_sentences, own_words
from assembler.rules.dismissal._reasons import doubt, rely
from assembler.rules.dismissal._recognised import unrecognised
from assembler.rules.dismissal.springing_prejudice import springs
from assembler.rules.dismissal.text_against_dismissal import another_prejudice
from assembler.rules.rule import Problem, rule


@rule(
    "DIS035",
    cite="this program",
    basis="program",
    waivable="none",
    fix="correct the words, or what the filing and the matter say",
    bad=(
        """
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            paragraphs: ["This dismissal takes effect when Imaginary Strings, Inc. has paid."]
        """,
        """
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            words: {lead: "By stipulation of all parties, Plaintiff gives notice:"}
        """,
        """
        sentences:
          ending:
            dismissal_action: 'Under {rule}, {plaintiffs} withdraws its claims and will never bring them again.'
        """,
        """
        sentences: {ending: {dismissal_action: 'Under {rule}, {plaintiffs} dismisses this action.'}}
        filings:
          - {paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: with}
        """,
    ),
    good=(
        """
        parties:
          strings: {counsel: [other]}
        events: [{event: counterclaim, by: [strings], date: 2025-05-20}]
        filings:
          - paper: stipulation_of_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: with
            paragraphs: ["The counterclaim of Imaginary Strings is also dismissed with prejudice."]
        counsel:
          other:
            name: Other Example
            bar_number: 00001
            address: [9 Example Street, "Seattle, Washington 98100"]
            telephone: (206) 555-0109
            email: other@example.com
        """,
        """
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            words: {lead: "Plaintiff gives notice without conditions:"}
            paragraphs: ["This dismissal takes effect when it is filed, and Plaintiff may refile its claims."]
        """,
        """
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            paragraphs: ["Imaginary Strings, Inc. has not served its answer."]
        """,
        """
        sentences:
          ending:
            dismissal_action: 'By this notice, under {rule}, {plaintiffs:full} dismisses the whole action{prejudice}.'
        """,
    ),
)
def words_against_paper(paper: DismissalPaper) -> Iterator[Problem]:
    """The user's own words contradict the paper that dismisses: its effect, its time, its kind, or a fact in it.

    A notice or a stipulation takes effect once, when it is filed, and as `prejudice:` says. Words that add a condition
    or a later day, that give up what the paper keeps or keep what it gives up, or that tell of an answer or an earlier
    dismissal which the matter does not list, leave the court to guess. Every text is read: titles, legends, openings,
    paragraphs, the lines of the signatures, and the program's sentences in the words of the matter or of the firm.
    A sentence that touches on such things, and is not one of a few usual ones, is not known to agree with the paper.
    """
    for text in own_words(paper):
        told: set[str] = set()
        for contradiction in CONTRADICTIONS:
            words = "" if contradiction.fix in told else contradiction.found(paper, text)
            if words:
                told.add(contradiction.fix)
                message = f"{text.of}says `{words}`, {contradiction.says}"
                yield Problem(text.path, message, fix=contradiction.fix, promise=True, passes_draft=True)
        if not told and not another_prejudice(paper, text) and not any(map(springs, re.split("[.;]", text.words))):
            yield from _not_shown(paper, text)
    yield from _left_unsaid(paper)


def _not_shown(paper: DismissalPaper, text: OwnText) -> Iterator[Problem]:
    """Yield the first sentence of *text* that touches on what *paper* does, and is not known to agree with it."""
    for sentence in islice(unrecognised(paper, text), 1):
        message = f"{text.of}says `{sentence}`, which is not known to agree with what the paper does"
        closed = Problem(
            text.path, message, cite="this program", fix=rely(paper, TAKE_OUT, remedy=ANSWER), promise=True
        )
        yield doubt(paper, closed)


TAKE_OUT = "take the sentence out"
ANSWER = f"have a lawyer who answers for it add `relies_on:`; {ANYWAY}"
"""The remedies for a sentence that is not recognised."""


def _left_unsaid(paper: DismissalPaper) -> Iterator[Problem]:
    """Yield what the user's own operative sentence leaves unsaid: the prejudice chosen, or who is dismissed."""
    chosen, silent = paper.scope.prejudice, paper.instrument.default_effect.prejudice
    for text in own_sentences(paper):
        if text.key.endswith(("_action", "_part")):
            raw = paper.matter.own_sentence("ending", text.key)
            if chosen and chosen != silent and f"{chosen} prejudice" not in text.words:
                yield _unsaid(text, f"does not say `{chosen} prejudice`, which the filing does", "{prejudice}")
            if text.key.endswith("_part") and not re.search(r"\{(?:what|dismissed)\b", raw):
                yield _unsaid(text, "does not say what is dismissed, of which a part remains", "{what}")


def _unsaid(text: OwnText, message: str, placeholder: str) -> Problem:
    fix = f"put `{placeholder}` into the sentence"
    return Problem(text.path, f"{text.of}{message}", fix=fix, promise=True, passes_draft=True)
