"""CLM013."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.model.matter import Matter
from assembler.rules._complaint import opening, pleaded
from assembler.rules._texts import prose
from assembler.rules.rule import Problem, rule

FOR_A_CLASS = re.compile(r"(?i)\bsimilarly\b|\bclass\b")
COLLECTIVE = re.compile(r"(?i)\b216\(b\)|\bcollective action|\bcollective members?\b")
"""An action for members who opt in, to which Rule 23 does not apply."""

CERTIFIES = re.compile(r"(?i)\bcertify\b[^.;]{0,40}\bclass\b")

MORE_THAN = r"(?:at least|more than|over|about|approximately|some|exceeds?|estimated)"

NEEDS = {
    "how many members it has": r"numerous|numerosity|joinder[^.]{0,40}impractic|impractic\w+[^.]{0,40}join"
    rf"|(?:thousands?|hundreds?|dozens?|millions?|{MORE_THAN} [\d,]+)[^.]{{0,30}}members?|members? number\w*\b",
    "which questions are common to it": r"common questions?|questions?[^.]{0,60}\bcommon\b|commonality"
    r"|\bcommon to (?:the|all|each|every|its)\b[^.]{0,20}\b(?:class|members?)\b",
    "that the plaintiff's claims are typical": r"\btypical",
    "that the plaintiff will protect it adequately": r"\badequa(?:te|tely|cy)\b[^.]{0,80}(?:represent|protect)"
    r"|(?:represent|protect)\w*[^.]{0,80}\badequa",
}
"""The requirements of Rule 23(a), each with the words that plead it."""

OF_DAMAGES = {
    "that common questions predominate": r"predominat",
    "that a class action is superior": r"\bsuperior",
}
"""The further requirements of paragraph (b)(3)."""

OTHER_KINDS = re.compile(r"23\(b\)\((?:1|2)\)|to act on grounds|generally applicable|apply generally")
"""Words that plead a class under paragraph (b)(1) or (b)(2), which has neither requirement."""


@rule(
    "CLM013",
    cite="Fed. R. Civ. P. 23(a), (b)",
    basis="memory",
    severity=Severity.WARNING,
    fix="allege it; or, if no one sues for a class, delete the class",
)
def class_without_rule_23(matter: Matter) -> Iterator[Problem]:
    """A class action lacks an allegation that Rule 23 requires.

    Rule 23(a) requires a class too numerous to join, common questions, typical claims and adequate representatives; a
    class under (b)(3) also requires that common questions predominate and that a class action is superior. The texts of
    the complaint are searched for the words. State courts have their own rules and are not checked.
    """
    if matter.court.system != "federal" or not any(opening(matter)):
        return
    said = "\n".join(text for _, text in prose(matter))
    suing = [(name, one) for name, one in pleaded(matter).items() if FOR_A_CLASS.search(one.on_behalf_of or "")]
    if COLLECTIVE.search(said):
        return
    if not suing:
        yield from _certified_for_nobody(matter)
        return
    wanted = NEEDS if OTHER_KINDS.search(said) else NEEDS | OF_DAMAGES
    if missing := [what for what, words in wanted.items() if not re.search(rf"(?i){words}", said)]:
        yield Problem(("parties", suing[0][0], "on_behalf_of"), f"the complaint does not say {series(missing, 'or')}")


def _certified_for_nobody(matter: Matter) -> Iterator[Problem]:
    for number, one in enumerate(matter.relief):
        if CERTIFIES.search(one.text):
            fix = "say for whom the plaintiff sues: `on_behalf_of: herself and all others similarly situated`"
            yield Problem(("relief", number), "asks to certify a class, but no one sues for one", fix=fix)
