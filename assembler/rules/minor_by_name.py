"""PRV006."""

import re
from collections.abc import Iterator

from assembler.finding import Severity
from assembler.model.matter import Matter
from assembler.rule import Problem, rule
from assembler.rules._law import redaction
from assembler.rules._texts import prose

INITIALS = re.compile(r"(?:[A-Z]\.?[ -]?){1,5}(?:,? ?(?:Jr|Sr)\.)?")
PSEUDONYM = re.compile(r"(?:John|Jane|Jack|Baby|Minor|Child)\b|\b[DR]oe\b", re.IGNORECASE)
IN_TEXT = re.compile(
    r"\b(?i:minor(?:\s+(?:child(?:ren)?|son|daughter|plaintiff|student))?|(?:a|the|his|her|their)\s+minor\s+\w+),?\s+"
    r"(?:named\s+|called\s+)?(?P<name>[A-Z][a-z]+\s+(?:[A-Z]\.\s+)?[A-Z][a-z]+)"
)
NO_NAME = frozenset("Court Counsel League County City State School District Street Avenue Road Claims Act".split())
"""Second words of what is no person."""


@rule(
    "PRV006",
    cite="Fed. R. Civ. P. 5.2(a)(3)",
    basis="verified",
    fix="give the minor's initials alone",
    bad="""
        parties:
          kites: {name: Robin Example, kind: individual, minor: true, through: "his guardian, Pat Example",
                  formed_in: none, principal_place: none}
    """,
    good="""
        parties:
          kites: {name: R.E., kind: individual, minor: true, through: "his guardian, Pat Example",
                  formed_in: none, principal_place: none}
    """,
)
def minor_by_name(matter: Matter) -> Iterator[Problem]:
    """A minor is named in full.

    What is filed is public. A paper gives a minor's initials, in the caption too. In a text the rule warns, for it
    can only guess who is a minor there.
    """
    weight = redaction(matter.court, "minor")
    if not weight:
        return
    for key, party in matter.parties.items():
        if party.minor and not INITIALS.fullmatch(party.name) and not PSEUDONYM.search(party.name):
            yield Problem(("parties", key, "name"), f"the minor `{key}` is named in full", weight)
    for path, text in prose(matter):
        for found in IN_TEXT.finditer(text):
            if not NO_NAME & set(found["name"].split()) and not PSEUDONYM.search(found["name"]):
                yield Problem(path, "the text seems to name a minor in full", Severity.WARNING)
