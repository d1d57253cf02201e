"""DIS030."""

from collections.abc import Iterator

from assembler.law.dismissal.papers import DismissalPaper, principal
from assembler.model.law import cited
from assembler.rules.dismissal._reasons import doubt
from assembler.rules.rule import Problem, rule


@rule(
    "DIS030",
    cite="735 ILCS 5/2-1009(c)",
    basis="verified",
    waivable="none",
    fix="add `grounds:` to the motion, and a `declaration` that accompanies it",
)
def unsupported_motion(paper: DismissalPaper) -> Iterator[Problem]:
    """A motion to dismiss lacks the grounds or the proof that the rule requires.

    Once trial has begun, an Illinois court dismisses on a stipulation that the defendant signed, or on a motion that
    specifies its ground and is supported by an affidavit or other proof.
    """
    support = None if paper.option.barred else paper.instrument.support
    missing = [what for what in support.needs if not _has(paper, what)] if support else []
    if support and missing:
        lacks = " and ".join(f"no `{what}`" for what in missing)
        cite = cited(support.cite or paper.instrument.rule, support.basis)
        yield doubt(
            paper, Problem(("filings", paper.place), f"the motion has {lacks}: {support.says}", cite=cite, promise=True)
        )


def _has(paper: DismissalPaper, what: str) -> bool:
    supporting = [one for one in paper.matter.filings if one.paper.supports]
    with_it = [one for one in supporting if principal(paper.matter, one) is paper.filing]
    if what == "grounds":
        return any(one.grounds for one in (paper.filing, *with_it))
    return any(one.paper.signer == "declarant" for one in with_it)
