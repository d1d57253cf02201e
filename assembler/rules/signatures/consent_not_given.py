"""SIG019."""

import re
from collections.abc import Iterator

from assembler.language.dates import MONTH, days_in
from assembler.law.dismissal.claims import begun
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.model.walk import signatory
from assembler.rules.rule import Problem, rule

REFUSED = re.compile(
    r"(?i)\b(?:refus\w+|declin\w+|denied|(?<!not )object(?:s|ed)|withdr(?:awn|ew)|not (?:yet|consent\w*|agree\w*))\b"
)
"""Words of a consent that nobody gave."""

CONDITION = re.compile(r"(?i)\b(?:if|unless|until|provided|subject to|on condition|conditional\w*|pending|except)\b")
"""Words of a consent that has a condition."""


NAME = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}"
DID = r"(?:consent|consented|agreed|authorized|approved)"
PAPER = r"(?:filing|signature|signing|stipulation|paper|form)"
MEANS = r"(?:by (?:e-?mail|telephone|phone|letter|fax|text message|videoconference)|in writing|in person|orally)"
DAY = (
    rf"(?:(?:of|on|dated) )?(?:(?:{MONTH}) \d{{1,2}},? \d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d\d))"
)

AFFIRMED = re.compile(
    rf"(?:(?:(?:[Hh]e|[Ss]he|[Tt]hey|[Cc]ounsel|{NAME}) )?(?:has |have )?{DID}(?: to)?"
    rf"(?: (?:the|this|his|her) {PAPER})?,? )?"
    rf"{MEANS}(?: (?:to|from) {NAME})?,? {DAY}(?:,? at \d{{1,2}}:\d\d [ap]\.?m\.?)?\.?"
)
"""Words of a consent: what the attorney did, if that is said, by which means, and on which day; and nothing else."""


@rule(
    "SIG019",
    cite="this program",
    basis="program",
    waivable="none",
    fix="write what the attorney wrote, and when, as in `by e-mail of June 1, 2025`; or leave the line blank",
)
def consent_not_given(matter: Matter) -> Iterator[Problem]:
    """What is recorded as an attorney's consent is a refusal, has a condition, or is of a day that cannot be.

    The name is printed as signed on the strength of the consent, so it must be a consent to this paper: given without a
    condition, after the action began, and not after the paper's own day. So it says that it was given, by which means
    and when, and nothing else: "by e-mail of June 1, 2025", or "agreed by telephone on June 1, 2025".
    """
    for number, filing in enumerate(matter.filings):
        for name, consent in filing.consents.items():
            attorney = signatory(matter, name)
            for fault, fix in _faults(matter, filing, consent):
                yield Problem(("filings", number, "consents", name), f"the consent of `{attorney}` {fault}", fix=fix)


def _faults(matter: Matter, filing: Filing, consent: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with *consent* to *filing*, each with the remedy; "" for the rule's own."""
    if found := REFUSED.search(consent):
        yield f"says `{found[0]}`, and is none", "delete it, so that the line is left blank"
    elif found := CONDITION.search(consent):
        fix = "let the paper say what was agreed, have the attorney consent to it, and record that consent"
        yield f"says `{found[0]}`, and a signature has no condition", fix
    elif not AFFIRMED.fullmatch(consent.strip()):
        yield "does not say, in these words alone, that it was given, how and on which day", ""
    began = begun(matter)
    for day in days_in(consent):
        if filing.date and day > filing.date:
            yield f"is of {day}, after the paper of {filing.date}", ""
        if began and day < began:
            yield f"is of {day}, before the action began on {began}", ""
