"""CLM010."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.model.law import weight
from assembler.model.matter import Matter
from assembler.model.walk import allegations_of
from assembler.rules._pleadings import counts
from assembler.rules.rule import Problem, rule

BLANKET = tuple(
    re.compile(rf"(?i)\b(?:{words})\b")
    for words in (
        "re-?alleges?|incorporates?|repeats?|adopts?|restates?",
        "all|each|every|the",
        "preceding|foregoing|above|previous|prior|earlier",
    )
)
"""Words of a sentence, in this order, that adopt all that comes before it."""

HOUSE_STYLE = "house style: a count says which facts it rests on"


@rule(
    "CLM010",
    cite="Weiland v. Palm Beach Cnty. Sheriff's Office, 792 F.3d 1313 (11th Cir. 2015)",
    basis="secondary",
    severity=Severity.WARNING,
    fix="delete the sentence: the program writes which facts each count realleges, and `incorporates:` selects them",
)
def shotgun_pleading(matter: Matter) -> Iterator[Problem]:
    """A count adopts every paragraph before it.

    Where each count adopts all counts before it, it is unclear which facts support which claim: such a complaint is
    a shotgun pleading. It is a warning where the courts of the circuit strike such complaints, and a note elsewhere.
    In the first count the sentence only repeats the one that the program writes.
    """
    court = matter.court
    law = court.circuit.shotgun_pleading if court.circuit and court.system == "federal" else None
    for pleading in counts(matter):
        for path, allegation in allegations_of(pleading.claim, ("claims", pleading.number)):
            if adopting := next(_adopting(allegation.text or ""), None):
                message = f"`{one_line(adopting)}` adopts everything before this count"
                if law and pleading.number > 0:
                    yield Problem((*path, "text"), message, weight(law.basis), cite=law.authority)
                else:
                    yield Problem((*path, "text"), message, Severity.NOTE, cite=HOUSE_STYLE)


def _adopting(text: str) -> Iterator[str]:
    """Yield the words of each sentence of *text* that adopt what comes before it."""
    for sentence in text.split("."):
        start, place = -1, 0
        for words in BLANKET:
            if not (match := words.search(sentence, place)):
                break
            start, place = (match.start() if start < 0 else start), match.end()
        else:
            yield sentence[start:place]
