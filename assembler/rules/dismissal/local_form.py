"""DIS023."""

from collections.abc import Iterator
from dataclasses import replace

from assembler.findings.path import KeyPath
from assembler.law.dismissal.local_forms import local_forms, missing_keys
from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.dismissal import Local
from assembler.model.law import cited, has_source, weight
from assembler.rules.rule import Problem, rule


@rule(
    "DIS023",
    cite="Haw. R. Civ. P. 41.1(b)",
    basis="verified",
    waivable="some",
    fix="give the paper the title that the message names, or waive the rule",
)
def local_form(paper: DismissalPaper) -> Iterator[Problem]:
    """The court requires its own form for a paper that dismisses.

    For example, the Southern District of California requires a stipulation of dismissal to be filed as a joint motion,
    and Hawaii prescribes the title of the paper, and below it the judge and the trial date, or `none` for each. What is
    not in the matter is left blank, and the paper is stopped.
    """
    for local in local_forms(paper.scope, paper.instrument):
        if has_source(local.basis):
            yield from _title(paper, local)
            yield from _missing(paper, local)


def _title(paper: DismissalPaper, local: Local) -> Iterator[Problem]:
    """Yield a problem if the title lacks the court's words, and the program does not write them."""
    own = paper.filing.title or ""
    if local.title and (local.title.lower() in own.lower() if own else local.title_form):
        return
    wanted = f"; its title: `{local.title}`" if local.title else ""
    yield _problem(("filings", paper.place, "paper"), f"{local.says}{wanted}", local)


def _missing(paper: DismissalPaper, local: Local) -> Iterator[Problem]:
    """Yield a problem for each value of the court's form that the matter does not give."""
    for key in missing_keys(local, paper.matter):
        fix = f"add `{key}:`, or `{key}: none` if there is none yet"
        yield _stopping(_problem((key,), f"`{key}` is missing, which the paper needs below its title", local, fix))
    place = ("filings", paper.place, "prejudice")
    if "{prejudice}" in local.title_form and not any(group.prejudice for group in paper.scope.groups):
        yield _problem(place, "`prejudice` is missing, which the title needs", local, "add `prejudice:`")
    if local.says_what_was_served and paper.relied_on and paper.matter.docket_read is None:
        message = (
            "the paper must say whether a paper that ends the right to it was served, and `docket_read` is missing"
        )
        yield _stopping(_problem(("docket_read",), message, local, "add `docket_read:`"))


def _problem(path: KeyPath, message: str, local: Local, fix: str = "") -> Problem:
    cite = cited(local.cite or "the court's practice", local.basis)
    return Problem(path, message, severity=weight(local.basis), cite=cite, fix=fix)


def _stopping(problem: Problem) -> Problem:
    """Return *problem* as one that no waiver lifts: the paper has a blank."""
    return replace(problem, promise=problem.severity is None, passes_draft=True)
