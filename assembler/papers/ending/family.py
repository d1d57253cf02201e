"""The family `ending`: its sections, and the order at the end of a stipulation."""

from assembler.papers.ending.sections import (
    civ_110,
    counterclaim,
    discontinuance,
    dismissal,
    entry,
    nonsuit,
    praecipe,
    stipulation,
    withdrawal,
)
from assembler.papers.order.order_text import order_statements
from assembler.plan.context import Family

FAMILY = Family(
    sections={
        "civ_110": civ_110.build,
        "counterclaim": counterclaim.build,
        "discontinuance": discontinuance.build,
        "dismissal": dismissal.build,
        "entry": entry.build,
        "nonsuit": nonsuit.build,
        "praecipe": praecipe.build,
        "stipulation": stipulation.build,
        "withdrawal": withdrawal.build,
    },
    statements=order_statements,
)
