"""What a New York paper of discontinuance says: CPLR 3217."""

from collections.abc import Iterator

from assembler.plan.context import Case
from assembler.plan.sections._dismissal_text import costs, ends, of_its_own, unnumbered
from assembler.plan.text.draft import Draft


def build(case: Case) -> Iterator[Draft]:
    """Yield the paragraphs of a notice or of a stipulation."""
    stipulated = case.filing.paper.signer != "plaintiffs"
    yield from unnumbered([ends("discontinuance_by_all" if stipulated else "discontinuance", case), *costs(case)])
    yield from unnumbered([*_disability(case), *_merits(case)])
    yield from of_its_own(case)


def _disability(case: Case) -> Iterator[str]:
    """CPLR 3217(a)(2): no stipulation where a party is an infant or the like, or somebody else has an interest."""
    if case.filing.no_other_interest:
        yield case.say("discontinuance.no_other_interest")


def _merits(case: Case) -> Iterator[str]:
    if case.filing.effect:
        yield case.say("dismissal.on_the_merits")
