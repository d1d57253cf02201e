"""DIS016."""

import re
from collections.abc import Iterator

from assembler.findings.visible import one_line
from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.law import cited
from assembler.rules.dismissal._own_words import own_words
from assembler.rules.dismissal._reasons import doubt
from assembler.rules.rule import Problem, rule

LATER = re.compile(r"(?i)\b(?:if|unless|until|upon|after|when|once|becomes?|converts?|automatically|thereafter)\b")
WITH = re.compile(r"(?i)\bwith prejudice\b")


@rule(
    "DIS016",
    cite="Burdine v. Helvey, No. 4:19-CV-77 (N.D. Ind. Oct. 30, 2019)",
    basis="secondary",
    waivable="none",
    fix="dismiss with or without prejudice now; leave later steps to a later paper or an order",
    bad="""
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            paragraphs: [The dismissal becomes one with prejudice on December 3.]
    """,
    good=(
        """
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            paragraphs: [The plaintiff may refile its claims.]
        """,
        """
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            paragraphs: ["Imaginary Strings, Inc. has agreed to destroy the copies by December 3."]
        """,
    ),
)
def springing_prejudice(paper: DismissalPaper) -> Iterator[Problem]:
    """A text of the paper makes the dismissal one with prejudice later, or on a condition.

    A notice or a stipulation takes effect once, when it is filed: afterwards no action is pending that could change.
    """
    effect = paper.instrument.default_effect
    cite = cited(effect.cite or paper.instrument.rule, effect.basis)
    for text in own_words(paper):
        for sentence in re.split(r"[.;]", text.words) if text.key != "grounds" else ():
            if springs(sentence):
                words = one_line(sentence)
                message = f"`{words[:60]}` makes the dismissal with prejudice later or on a condition"
                yield doubt(paper, Problem(text.path, message, cite=cite, promise=True))


def springs(sentence: str) -> bool:
    """Whether *sentence* makes the dismissal one with prejudice later, or on a condition."""
    return bool(LATER.search(sentence) and WITH.search(sentence))
