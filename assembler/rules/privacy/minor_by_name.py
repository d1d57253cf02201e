"""PRV006."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.passages import passages
from assembler.model.matter import Matter
from assembler.rules._texts import prose
from assembler.rules.privacy._redaction import authority, redaction
from assembler.rules.privacy.birth_date import DAY
from assembler.rules.rule import Problem, rule

INITIALS = re.compile(r"(?:[A-Z]\.?[ -]?){1,5}(?:,? ?(?:Jr|Sr)\.)?")
PSEUDONYM = re.compile(r"(?:John|Jane|Jack|Baby|Minor|Child)\b|\b[DR]oe\b", re.IGNORECASE)
NAME = r"[A-Z][a-z]+\s+(?:[A-Z]\.\s+)?[A-Z][a-z]+(?:-[A-Z][a-z]+)?"
CHILD = (
    r"child(?:ren)?|son|daughter|plaintiff|student|girl|boy|sister|brother|niece|nephew|ward|victim|passenger|patient"
)
IN_TEXT = (
    re.compile(rf"\b(?i:minor(?:\s+(?:{CHILD}))?),?\s+(?:named\s+|called\s+)?(?P<name>{NAME})"),
    re.compile(rf"(?P<name>{NAME}),?\s+(?i:(?:a|his|her|their|the)\s+minor)\b(?!\s+(?!{CHILD}|and\b|under\b|who\b)\w)"),
)
"""A name after the word `minor`, or before it: "the minor child Ann Example", "Ann Example, a minor"."""

LABELED = re.compile(
    rf"(?:^|[\n;,.])[^\S\n]{{0,20}}(?i:(?:minor\s+)?child|minor)(?:['’]s\s+name)?:\s{{1,20}}(?P<name>{NAME})"
)
"""A name after a label, as a form has it: "Child: Ann Example"."""

BORN = re.compile(rf"(?P<name>{NAME}),?\s+(?:who\s+)?(?:was\s+)?born\s+(?:on\s+)?(?P<day>{DAY})")
YEAR = re.compile(r"(?:19|20)\d\d")
OF_AGE = 18

NO_NAME = frozenset(
    "Court Counsel League County City State School District Street Avenue Road Claims Act Company Inc Plaintiff"
    " Plaintiffs Defendant Defendants Officer Deputy Doctor Judge Settlement Trust Compromise".split()
)
"""Words that are not part of a minor's name."""


@rule("PRV006", cite="Fed. R. Civ. P. 5.2(a)(3)", basis="verified", fix="give the minor's initials alone")
def minor_by_name(matter: Matter) -> Iterator[Problem]:
    """A minor is named in full.

    A filed paper is public, and may give a minor's initials only, in the caption too. In a text it is a warning, since
    the rule can only guess there who is a minor.
    """
    weight = redaction(matter.court, "minor")
    if not weight:
        return
    cite = authority(matter.court, "Fed. R. Civ. P. 5.2(a)(3)")
    for key, party in matter.parties.items():
        if party.minor and not INITIALS.fullmatch(party.name) and not PSEUDONYM.search(party.name):
            yield Problem(("parties", key, "name"), f"the minor `{key}` is named in full", weight, cite=cite)
    for path, text in prose(matter):
        named = (one for pattern in (*IN_TEXT, LABELED) for one in pattern.finditer(text))
        for found in (*named, *(one for one in passages(BORN, text) if _is_minor(one, matter))):
            if not NO_NAME & set(found["name"].split()) and not PSEUDONYM.search(found["name"]):
                yield Problem(path, "the text seems to name a minor in full", Severity.WARNING, cite=cite)


def _is_minor(found: re.Match[str], matter: Matter) -> bool:
    """Whether who was born on the day of *found* is not of age in the year of the first paper of *matter*."""
    years = [filing.date.year for filing in matter.filings if filing.date]
    born = YEAR.search(found["day"])
    return bool(born and years) and min(years) - int(born[0] if born else 0) < OF_AGE
