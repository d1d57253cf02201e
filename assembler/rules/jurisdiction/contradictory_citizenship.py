"""JUR024."""

from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.language.english import series
from assembler.model.matter import Matter
from assembler.model.walk import persons
from assembler.rules._complaint import pleaded
from assembler.rules.rule import Problem, rule


@rule(
    "JUR024",
    cite="28 U.S.C. § 1332(a)",
    basis="derived",
    fix="keep the right one: `citizenship:` for a citizen of a state, `subject_of:` for an alien",
)
def contradictory_citizenship(matter: Matter) -> Iterator[Problem]:
    """The keys on a person's citizenship contradict each other.

    A United States citizen who is domiciled in a state is a citizen of that state, whatever other citizenship he or she
    has; an alien is a citizen of no state, but may be a permanent resident of one.
    """
    for path, member in persons(pleaded(matter)):
        keys = [f"`{key}:`" for key in ("citizenship", "subject_of", "domiciled_abroad") if getattr(member, key)]
        if len(keys) > 1:
            yield Problem(path, f"`{brief(member.name)}` has {series(keys)}")
        elif member.permanent_resident_in and not member.subject_of:
            yield Problem(path, f"`{brief(member.name)}` has `permanent_resident_in:` but no `subject_of:`")
