"""TXT005."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules._texts import prose, unquoted
from assembler.rules.rule import Problem, rule

VERBS = {
    "is": "are", "was": "were", "has": "have", "does": "do", "alleges": "allege", "brings": "bring", "seeks": "seek",
    "demands": "demand", "asks": "ask", "claims": "claim", "denies": "deny", "owns": "own", "realleges": "reallege",
    "incorporates": "incorporate", "resides": "reside", "re-alleges": "re-allege", "repeats": "repeat",
}  # fmt: skip
"""The singular and plural of verbs that follow a party."""

MANY = {plural: singular for singular, plural in VERBS.items()}
ROLE = r"(?P<role>(?<![\w-])(?:Plaintiff|Defendant))"
ASIDE = r"(?:,\s+(?:for|by|through|on|upon|as|individually)\s[^,.;:()]{1,60},)?"
"""Words that may be between a party and its verb: "Plaintiffs, by counsel, allege"."""

OF_MANY = re.compile(rf"{ROLE}s{ASIDE}\s+(?P<verb>{'|'.join(VERBS)})\b")
OF_ONE = re.compile(
    rf"{ROLE}{ASIDE}\s+(?P<verb>{'|'.join(word for word in MANY if word not in {'ask', 'claim', 'own'})})\b"
)
HELPING = (
    "did|does|do|let|lets|make|makes|made|have|has|had|help|helps|helped|see|saw|that|if|unless|though|although|whether"
    "|would|could|should|may|might|must|can|will|shall|and|or|nor|each|neither|either|than|were|was|is|are|in|on"
)
"""Words before the role after which the verb may be in another mood, or have several subjects."""

OF = (
    "of|by|to|from|against|for|with|between|among|behind|under|without|than|such as|about|over|towards?|into|before"
    "|after|like|at|within|through|except|beyond|due"
)
"""Words before the role that make it part of a longer subject, whose verb follows."""

PART = (
    rf"\b(?:{OF})\s+(?:(?:the|these|those|all|its|said|such|any|each|both)\s+){{0,3}}(?:[\w-]+\s+){{0,2}}?"
    r"|\b(?:(?!named\b)\w+(?:ing|ed)|(?:that|who|which)\s+(?!(?:the|said)\b)[a-z]+)\s+(?:the\s+)?"
)
"""Words after which the party is not the subject: "officers of the Defendant", "the acts binding Plaintiff"."""

BEFORE_MANY = re.compile(rf"(?i)(?:{PART}|\b(?:in|on)\s+(?:the\s+)?)\Z")
BEFORE_ONE = re.compile(rf"(?i)(?:{PART}|\b(?:{HELPING})\s+(?:the\s+|said\s+)?|,\s+(?:and|or|nor)\s+(?:\w+\s+)?)\Z")
"""Words before a role that is not the subject of the verb."""

NEAR = 60
"""Letters before the role that are searched."""


TWO_VERBS = re.compile(
    r"(?i)\b(?:re-?allege|incorporate|repeat|adopt)(s)?\s+and\s+(?:re-?allege|incorporate|repeat|adopt)(s)?\b"
)
"""The verbs of a count that adopts earlier paragraphs."""


@rule(
    "TXT005",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="make the verb agree with its subject",
)
def verb_against_its_parties(matter: Matter) -> Iterator[Problem]:
    """A verb is singular after several parties, or plural after one.

    It happens when a party is added or removed.
    """
    for path, text in prose(matter):
        said = unquoted(text)
        for found in TWO_VERBS.finditer(said):
            if bool(found[1]) != bool(found[2]):
                yield Problem(path, f"`{found[0]}` has a singular verb and a plural one")
        for pattern, before, ending, verbs in ((OF_MANY, BEFORE_MANY, "s", VERBS), (OF_ONE, BEFORE_ONE, "", MANY)):
            for found in pattern.finditer(said):
                if not before.search(said, max(found.start() - NEAR, 0), found.start()):
                    verb, role = found["verb"], found["role"] + ending
                    yield Problem(path, f"`{role} {verb}` should be `{role} {verbs[verb]}`")
