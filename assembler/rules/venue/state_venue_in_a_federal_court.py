"""VEN013."""

from collections.abc import Iterator

from assembler.model.forum import ONLY_IN_A_STATE
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule


@rule(
    "VEN013",
    cite="28 U.S.C. § 1391(b)",
    basis="verified",
    fix="replace it by a ground of § 1391(b): `events`, `property` or `residence`, or else `fallback`",
)
def state_venue_in_a_federal_court(matter: Matter) -> Iterator[Problem]:
    """A complaint in a federal court rests venue on a ground that only the laws of states have.

    Where the plaintiff resides, where a contract was to be performed, and that no defendant resides in the state are
    no grounds of venue in a district. The paper does not print the reason.
    """
    if matter.court.system == "federal" and any(opening(matter)):
        for number, reason in enumerate(matter.venue):
            if reason.because in ONLY_IN_A_STATE:
                fact = (
                    f"`{reason.because}` is a ground in some states' courts, not in `{matter.court.id}`, a federal one"
                )
                yield Problem(("venue", number), fact)
