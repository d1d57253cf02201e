"""JUR005."""

from collections.abc import Iterator
from itertools import product

from assembler.citizenship import Trail, citizenship, of_role
from assembler.finding import Severity
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.rule import Problem, rule
from assembler.rules._papers import grounds
from assembler.states import spelled_out


@rule(
    "JUR005",
    cite="28 U.S.C. § 1332(a)(1), (c)(1)",
    basis="verified",
    fix="take `diversity` out of `jurisdiction:`, or sue where no diversity is needed",
    bad="""
        parties:
          strings: {formed_in: Oregon}
        jurisdiction: [diversity]
        amount: 75000
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good="""
        jurisdiction: [diversity]
        amount: 75000
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
)
def citizens_of_one_state(matter: Matter) -> Iterator[Problem]:
    """Diversity is pleaded between parties of one state.

    No plaintiff may be a citizen of a state of which a defendant is one. Where a state comes to a party through its
    members or trustees the rule rests on case law from memory, and warns.
    """
    if "diversity" not in grounds(matter):
        return
    ours, theirs = of_role(matter.parties, "plaintiff"), of_role(matter.parties, "defendant")
    for (one, plaintiff), (other, defendant) in product(ours.items(), theirs.items()):
        mine, yours = _states(plaintiff), _states(defendant)
        for state in (state for state in mine if state in yours):
            (place, first), (_, second) = mine[state], yours[state]
            message = (
                f"`{plaintiff.name}` and `{defendant.name}` are both citizens of {place}: "
                f"{' > '.join((*first, place))}; {' > '.join((*second, place))}"
            )
            traced = len(first) > 1 or len(second) > 1
            weight = Severity.WARNING if traced else None
            words = f"{message} (that members and trustees count is case law, from memory)" if traced else message
            yield Problem(("parties", one), words, weight, also=(("parties", other),))


def _states(party: Party) -> dict[str, tuple[str, Trail]]:
    """Return the states of *party* by the name by which they are compared, each as it is written, with its trail."""
    states: dict[str, tuple[str, Trail]] = {}
    for place, trail in citizenship(party).states.items():
        states.setdefault(spelled_out(place), (place, trail))
    return states
