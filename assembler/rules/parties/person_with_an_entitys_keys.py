"""PTY012."""

from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.model.matter import Matter
from assembler.rules._complaint import pleaded
from assembler.rules.rule import Problem, rule

OF_AN_ENTITY = ("formed_in", "principal_place", "registered_office", "main_office")
"""What a complaint says of an entity alone."""


@rule(
    "PTY012",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="say where a person lives with `resides_in:`, or correct `kind:`",
)
def person_with_an_entitys_keys(matter: Matter) -> Iterator[Problem]:
    """The matter gives of a person what only an entity has, and it would be lost in silence.

    A person has no principal place of business and is not formed under a law: the sentences on a person say where he or
    she resides. Your own `paragraph:` on the person may say anything.
    """
    for name, party in pleaded(matter).items():
        given = [key for key in OF_AN_ENTITY if getattr(party, key)]
        if party.kind == "individual" and given and not party.paragraph:
            keys = series([f"`{key}:`" for key in given])
            told = f"`{brief(party.name)}` is an individual, of whom no paper prints {keys}"
            yield Problem(("parties", name, given[0]), told)
