"""Parties that are on both sides of one act: "Example paid $500 to Example"."""

from collections.abc import Iterator

from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.regex import compiled
from assembler.model.matter import Matter
from assembler.rules._party_names import party_names
from assembler.rules.rule import Problem, Words, rule

ACTS_ON_ANOTHER = (
    "paid|wired|sent|lent|loaned|sold|gave|delivered|transferred|assigned|conveyed|leased|rented|issued|mailed|e-mailed|emailed"
    "|wrote|shipped|returned|repaid|remitted|granted|licensed|served|told|offered|hired|sued|owed|owes|asked|invoiced"
    "|discharged|guaranteed|employed|notified|warned"
)
OBJECT = (
    r"(?:\$[\d,.]{1,15}\s|(?:the|its|his|her|an?|this|that|each)\s(?:[a-z-]{2,15}\s){1,4}?|(?!that\b)[a-z]{3,12}\s)?"
    r"(?:to\s|for\s)?"
)
"""The object between the verb and the second name: "$500 to", "the signed copy to"."""

NAME_ENDS = r"(?![\w&’'-]|\s[A-Z][a-z]|\s+(?:and|as|or|v\.)\b|,\s+(?:as|in)\b)"
CAPACITY = r"(?:,\sas\s[^,.;]{1,40},)?"
ACTS_TOGETHER = r"signed|made|entered\s+into|executed|had|have|agreed\s+on|negotiated"


@rule(
    "TRM016",
    cite="house style: an act between two parties names both",
    basis="convention",
    severity=Severity.WARNING,
    fix="name the other party",
)
def same_party_twice(matter: Matter) -> Iterator[Problem]:
    """A sentence names a party as both sides of an act that takes two.

    Examples are "Example paid $500 to Example", "a contract between Example and Example", and "Example and Example
    signed". A deed from a party to itself and another person is not reported, and neither is a deed to the party as
    trustee.
    """
    names = party_names(matter)
    if not names.key_by_name:
        return
    first = rf"(?P<name>{names.titled_name_pattern})"
    same_name = r"(?P=name)"
    patterns = (
        compiled(
            rf"{first}\s(?:has\s|had\s|also\s|then\s|first\s){{0,2}}(?:{ACTS_ON_ANOTHER})\s{OBJECT}{same_name}{NAME_ENDS}"
        ),
        compiled(rf"\bbetween\s{first}\sand\s{same_name}{NAME_ENDS}"),
        compiled(rf"{first}{CAPACITY}\sand\s{same_name}{CAPACITY}\s(?:both\s)?(?:{ACTS_TOGETHER})\b"),
    )
    first_words = {name.split()[0] for name in names.key_by_name}
    for path, text in prose(matter):
        own_words = unquoted(text)
        if not any(own_words.count(word) > 1 for word in first_words):  # much faster than the patterns
            continue
        for pattern in patterns:
            for match in pattern.finditer(own_words):
                message = f"`{one_line(match[0])}` has {one_line(match['name'])} on both sides"
                yield Problem(path, message, at=Words(match[0], match.start()))
