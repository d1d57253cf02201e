"""VEN006."""

from collections.abc import Iterator

from assembler.model.forum import IN_A_STATE
from assembler.model.matter import Matter
from assembler.rules._complaint import in_state_court
from assembler.rules.rule import Problem, rule


@rule(
    "VEN006",
    cite="28 U.S.C. § 1391(a)(1)",
    basis="verified",
    fix="replace it by a reason under state law: `events`, `property` or `residence`",
)
def federal_venue_in_a_state_court(matter: Matter) -> Iterator[Problem]:
    """A complaint in a state court rests venue on a federal statute.

    The federal venue statutes apply to the United States district courts. The paper does not print the reason.
    """
    if in_state_court(matter):
        for number, reason in enumerate(matter.venue):
            if reason.because not in IN_A_STATE:
                fact = f"`{reason.because}` applies to federal districts, and `{matter.court.id}` is a state court"
                yield Problem(("venue", number), fact)
