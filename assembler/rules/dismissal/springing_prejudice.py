"""DIS016."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.law import cited
from assembler.rules.dismissal._own_words import own_words
from assembler.rules.dismissal._prejudice_said import springs
from assembler.rules.dismissal._recognised import agrees
from assembler.rules.rule import Problem, rule


@rule(
    "DIS016",
    cite="Burdine v. Helvey, No. 4:19-CV-77 (N.D. Ind. Oct. 30, 2019)",
    basis="secondary",
    waivable="none",
    fix="dismiss with or without prejudice now; leave later steps to a later paper or an order",
)
def springing_prejudice(paper: DismissalPaper) -> Iterator[Problem]:
    """A text of the paper makes the dismissal one with prejudice later, or on a condition.

    A notice or a stipulation takes effect once, when it is filed: afterwards no action is pending that could change.
    """
    effect = paper.instrument.default_effect
    cite = cited(effect.cite or paper.instrument.rule, effect.basis)
    for text in own_words(paper):
        for sentence in re.split(r"[.;]", text.words) if text.key != "grounds" else ():
            if springs(sentence) and not agrees(paper, sentence):
                words = one_line(sentence)
                message = f"`{words[:60]}` makes the dismissal with prejudice later or on a condition ({cite})"
                yield Problem(text.path, message, Severity.ERROR, cite="this program", promise=True, passes_draft=True)
