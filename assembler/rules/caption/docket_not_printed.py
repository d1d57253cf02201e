"""CAP015."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.amendments import amendment_number
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.plan.papers import Papers
from assembler.plan.plan import Plan
from assembler.rules._said import caption_says, is_said, said
from assembler.rules.rule import Problem, rule

IN_THE_NUMBER = frozenset({"before number", "after number"})
"""Where a court prints the judge's initials: CAP010 asks for them."""


@rule(
    "CAP015",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="write it in the sentence under `sentences: {caption: ...}`, as in `number: Civil Action No. {number}`,"
    " or delete that sentence",
)
def docket_not_printed(papers: Papers) -> Iterator[Problem]:
    """The matter has a case number or a judge, and the caption of a paper that should name them does not.

    A sentence of your own may leave out the value that it is for. Where the court's captions have no line for the
    judge, and no paper names the judge, this is a note: a line of your own under `sentences:` is printed under the
    number. A paper that opens the case leaves both blank, unless it is conformed or amended.
    """
    matter = papers.matter
    after = [plan for filing, plan in _planned(papers) if not _opens(matter, filing)]
    if matter.number and any(not caption_says(plan, matter.number) for plan in after):
        yield Problem(("number",), f"a caption leaves out the case number, `{matter.number}`")
    judge, where = matter.judge, matter.court.judge.value.where
    if judge and where not in IN_THE_NUMBER and any(not caption_says(plan, judge.last) for plan in after):
        if where != "none" or matter.own_sentence("caption", "judge"):
            fix = f"write `Judge {judge.last}` in the sentence `caption: {{judge: ...}}`, or delete that sentence"
            yield Problem(("judge",), f"a caption leaves out the judge, `{judge.name}`", fix=fix)
        elif not any(is_said(judge.last, said(plan)) for plan in papers.plans):
            message = f"`{judge.name}` is not printed: captions of `{matter.court.id}` have no line for the judge"
            fix = f"for a line under the number, add `sentences: {{caption: {{judge: Judge {judge.name}}}}}`"
            yield Problem(("judge",), message, Severity.NOTE, fix=fix)


def _planned(papers: Papers) -> Iterator[tuple[Filing, Plan]]:
    by_id = {plan.id: plan for plan in papers.plans}
    yield from ((filing, by_id[filing.name]) for filing in papers.matter.filings if filing.name in by_id)


def _opens(matter: Matter, filing: Filing) -> bool:
    """Whether *filing* opens the case, so that the clerk fills in the number and the judge."""
    return filing.paper.opens and not filing.conformed and not amendment_number(matter, filing)
