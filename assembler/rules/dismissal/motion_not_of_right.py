"""DIS042."""

import re
from collections.abc import Iterator

from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.law import cited
from assembler.rules.dismissal._own_words import own_words
from assembler.rules.dismissal._statements import grounds, told
from assembler.rules.rule import Problem, rule

OF_RIGHT = re.compile(
    r"(?i)\b(?:as|a matter|is|dismissal) of right\b|\babsolute(?:ly)? (?:right|entitled|free)\b"
    r"|\bunqualified right\b|\bmandatory\b|\bno (?:discretion|power|choice)\b|\bneeds? no leave\b"
    r"|\bno leave\b[^.;]{0,40}\b(?:needed|required|necessary)\b"
    r"|\bwithout (?:leave|permission) of (?:the )?court\b"
)
"""Words by which a motion says that the court must grant it."""

ENDED = re.compile(
    r"(?i)\b(?:if|unless|until|would|could|where|when|once|before|after|an? plaintiff|not|longer|never|nor|neither"
    r"|ended|expired|lost|passed|gone|unlike|rather|except|only)\b"
)
"""Words by which a sentence says that the right has ended, or speaks of another case or paper."""


@rule(
    "DIS042",
    cite="Fed. R. Civ. P. 41(a)(2)",
    basis="verified",
    waivable="none",
    fix="take the sentence out, and say why the court should grant the motion",
)
def motion_not_of_right(paper: DismissalPaper) -> Iterator[Problem]:
    """A motion tells the court that it is of right, and the court may deny it.

    A court that is told so of a motion which the law leaves to it may refuse the motion and rebuke the lawyer. A few
    laws make a motion of right, as that of Illinois until trial begins, and there the sentence is true.
    """
    left = next((reason for reason in paper.option.reasons if reason.court_decides), None)
    if paper.instrument.of_right and not left:
        return
    titles = (text for text in own_words(paper) if text.key in {"title", "short_title"})
    for text in (*titles, *grounds(paper)) if paper.instrument.way == "motion" else ():
        for sentence, words in told(paper.matter, text):
            if OF_RIGHT.search(sentence) and not ENDED.search(OF_RIGHT.sub("", sentence)):
                says = f"says `{words}`, but {left.says if left else f'{paper.instrument.rule} leaves it to the court'}"
                cite = cited(left.cite, left.basis) if left else paper.instrument.rule
                also = (left.path,) if left and left.path else ()
                yield Problem(text.path, says, also=also, cite=cite, promise=True, passes_draft=True)
