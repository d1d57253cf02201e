"""CLM015."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.english import series
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules._texts import prose
from assembler.rules.rule import Problem, rule

INTERIM = re.compile(
    r"(?i)\b(?:preliminar(?:y|ily)|temporar(?:y|ily)|interlocutory|pendente lite)\b[^.;]{0,80}"
    r"\b(?:injunct\w*|enjoin\w*|restrain\w*)"
    r"|\b(?:enjoin|restrain)\w*\b[^.;]{0,80}\b(?:preliminarily|temporarily|pendente lite|pending (?:trial|final))\b"
)
NEEDS = {
    "that it will be harmed irreparably": r"\birreparabl",
    "that no remedy at law is adequate": r"\binadequate\b[^.]{0,40}\b(?:remed|damages|law|compensat)"
    r"|\b(?:remed\w+|damages|money)\b[^.]{0,60}\b(?:inadequate|insufficient|not (?:be )?adequate\w*|cannot)\b"
    r"|\b(?:no|not|without|lacks?|nor)\b[^.]{0,40}\badequate\b[^.]{0,20}\bremed"
    r"|\b(?:cannot|not)\b[^.]{0,60}\b(?:compensat\w+|measured|calculat\w+|made good)\b[^.]{0,40}\b(?:money|damages)",
}
"""The requirements of an injunction before judgment, each with the words that plead it."""


@rule(
    "CLM015",
    cite="Winter v. Nat. Res. Def. Council, Inc., 555 U.S. 7, 20 (2008), and the states' rules on injunctions",
    basis="memory",
    severity=Severity.WARNING,
    fix="allege the harm that damages cannot remedy, and why; or do not ask for an injunction before judgment",
)
def interim_relief_unsupported(matter: Matter) -> Iterator[Problem]:
    """The complaint asks for an injunction before judgment but does not plead its requirements.

    Courts grant one only if irreparable harm is likely and damages are not an adequate remedy, and a verified
    complaint is often the only evidence. All its texts are searched for the words.
    """
    asked = next(_asked(matter), None) if any(opening(matter)) else None
    if asked is None:
        return
    said = "\n".join(text for path, text in prose(matter) if path[0] != "relief")
    if missing := [what for what, words in NEEDS.items() if not re.search(rf"(?i){words}", said)]:
        yield Problem(
            asked, f"asks for an injunction before judgment, but the complaint does not say {series(missing, 'or')}"
        )


def _asked(matter: Matter) -> Iterator[KeyPath]:
    for number, one in enumerate(matter.relief):
        if INTERIM.search(one.text):
            yield ("relief", number)
    for place, claim in enumerate(matter.claims):
        for inside, relief in claim.asked:
            if INTERIM.search(relief.text):
                yield ("claims", place, *inside)
