"""DIS037."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.dismissal.papers import DismissalPaper
from assembler.law.dismissal.reason import Reason
from assembler.model.law import cited
from assembler.rules.dismissal._reasons import doubt, the_paper
from assembler.rules.dismissal._statements import SUPPOSED, grounds, told
from assembler.rules.rule import Problem, rule


@rule(
    "DIS037",
    cite="Fed. R. Civ. P. 41(a)(2)",
    basis="verified",
    waivable="some",
    severity=Severity.WARNING,
    fix="say in `grounds:` why the court should grant it all the same; once you have, waive the rule",
)
def left_to_the_court(paper: DismissalPaper) -> Iterator[Problem]:
    """The court may deny this motion.

    A motion asks, and ends nothing by itself. If a rule leaves it to the judge whether to grant it, as after a
    counterclaim, the motion is made, does not say that it is of right, and should say why it should be granted: that
    the counterclaim can remain, or that the party that pleaded it agrees. If it says itself that the counterclaim
    cannot remain, and nobody agreed, it is not shown to be open.
    """
    for reason in paper.option.reasons:
        if reason.court_decides and not _met(paper, reason):
            also = (reason.path,) if reason.path else ()
            where = ("filings", paper.place, "dismisses")
            message = f"before {the_paper(paper.filing)}, {reason.says}"
            yield Problem(where, message, also=also, cite=cited(reason.cite, reason.basis))
            yield from _admitted(paper, reason)


STANDS_ALONE = re.compile(
    r"(?i)\bcounter-?claims?\b[^,]{0,120}?\b(?:can ?not|can['’]t|could not|will not|is unable to)\b[^,]{0,120}?"
    r"\b(?:remain|stay|pending|independent|stand (?:alone|by itself|on its own))"
)
"""Words by which a motion says that a counterclaim cannot be heard by itself."""


REMAINS = re.compile(
    r"(?i)\b(?:counter-?)?claims?\b[^,.]{0,120}?\b(?:can|may|will|is able to|remains?|stays?)\b(?! ?not)[^,.]{0,120}?"
    r"\b(?:remain|stay|pending|independent|stand (?:alone|by itself|on its own))"
)
"""Words by which a motion says that a counterclaim can be heard by itself."""

OPEN_QUESTION = re.compile(r"(?i)\b(?:if|whether|unless|can ?not|can['’]t|could|should|will not|never|no longer)\b")
"""Words of a sentence that leaves it open, or denies it."""


def _met(paper: DismissalPaper, reason: Reason) -> bool:
    """Whether the motion says what the rule asks about the counterclaim of *reason*, or its pleader agreed."""
    if " counterclaim " not in reason.says:
        return False
    said = (sentence for text in grounds(paper) for sentence, _ in told(paper.matter, text))
    agreed = paper.filing.conferred and paper.filing.conferred.result == "agreed"
    return bool(agreed) or any(REMAINS.search(one) and not OPEN_QUESTION.search(one) for one in said)


def _admitted(paper: DismissalPaper, reason: Reason) -> Iterator[Problem]:
    """Yield a doubt if the motion itself says that the counterclaim of *reason* cannot remain, and nobody agreed."""
    agreed = paper.filing.conferred and paper.filing.conferred.result == "agreed"
    if agreed or " counterclaim " not in reason.says:
        return
    for text in grounds(paper):
        for sentence, words in told(paper.matter, text):
            found = STANDS_ALONE.search(sentence)
            if found and not SUPPOSED.search(sentence[: found.start()]):
                cite = cited(reason.cite, reason.basis)
                says = f"says `{words}`, and {reason.says}"
                yield doubt(paper, Problem(text.path, says, cite=cite, fix=NO_OBJECTION, promise=True))
                return


NO_OBJECTION = "obtain the other party's agreement, and record it by `conferred:`, or dismiss by a stipulation"
