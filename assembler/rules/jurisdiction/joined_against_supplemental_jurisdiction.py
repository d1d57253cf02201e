"""JUR020."""

from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.model.matter import Matter
from assembler.model.walk import of_side
from assembler.rules._complaint import grounds, pleaded
from assembler.rules.rule import Problem, rule


@rule(
    "JUR020",
    cite="28 U.S.C. § 1367(b)",
    basis="verified",
    fix="make sure that the claim against each defendant alone is between diverse parties and exceeds $75,000",
    severity=Severity.NOTE,
)
def joined_against_supplemental_jurisdiction(matter: Matter) -> Iterator[Problem]:
    """Supplemental jurisdiction is pleaded for claims against several defendants in a diversity case.

    Where jurisdiction rests on diversity alone, it does not extend to a plaintiff's claims against persons made parties
    under Rules 14, 19, 20 or 24, if that would be inconsistent with § 1332.
    """
    pleaded_grounds = set(grounds(matter))
    defendants = of_side(pleaded(matter), "defendant")
    if pleaded_grounds == {"diversity", "supplemental"} and len(defendants) > 1:
        names = series([f"`{brief(party.name)}`" for party in defendants.values()])
        place = ("jurisdiction", matter.jurisdiction.index("supplemental"))
        yield Problem(place, f"with `diversity` alone, `supplemental` may not cover claims against {names} as joined")
