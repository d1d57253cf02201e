"""The family `ending`: notices, stipulations and other papers that end a case, or part of it, without a motion."""

from collections.abc import Iterator

from assembler.papers.ending import signing, titles
from assembler.papers.ending.context import EndingContext, ending_context
from assembler.papers.ending.keys import EndingFiling
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
from assembler.papers.order.judge import so_ordered
from assembler.papers.order.order_text import order_statements
from assembler.plan.context import Family
from assembler.plan.plan import Statement
from assembler.plan.text.definitions import WithoutRepeats


def _statements(context: EndingContext, without_repeats: WithoutRepeats) -> Iterator[Statement]:
    """Yield the order at the end of a stipulation, and the signature block for the judge on the parties' own paper."""
    yield from order_statements(context, without_repeats)
    yield from so_ordered(context)


FAMILY = Family(
    filing_model=EndingFiling,
    context=ending_context,
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
    filers=signing.filers,
    signers=signing.signers,
    title=titles.title,
    short_title=titles.short_title,
    event=titles.event,
    title_values=titles.title_values,
    title_lines=titles.prescribed_lines,
    hearing=titles.hearing,
    statements=_statements,
)
