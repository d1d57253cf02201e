"""FMT002."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.plan.papers import Papers
from assembler.plan.plan import Plan
from assembler.rules.form._form_read import in_force
from assembler.rules.rule import Problem, rule

A_LINE = 2
"""Single-spaced lines of counsel's block on one line of the page."""


@rule(
    "FMT002",
    cite="the court's rule on the line on which its name begins",
    basis="convention",
    fix="shorten the addresses, or let attorneys share their firm's under `firms:`",
    severity=Severity.WARNING,
)
def counsel_block_too_long(papers: Papers) -> Iterator[Problem]:
    """Counsel's block is too long for the space above the court's name, and pushes it down.

    Where counsel is at the upper left, the court's name begins on a line that a rule sets. Many courts let it begin
    lower if counsel's block needs the space; then nothing is wrong.
    """
    court = papers.matter.court
    way = court.title_line_gives_way
    long = [plan for plan in papers.plans if _room(plan) and len(plan.counsel) > _room(plan)]
    if not long or in_force(papers) or (way and way.value):
        return
    where = f" in {len(long)} papers" if len(long) > 1 else ""
    lines, room = max(len(plan.counsel) for plan in long), min(map(_room, long))
    message = f"counsel's block has {lines} single-spaced lines{where}, and {room} fit above the court's name"
    yield Problem(("counsel",), message, cite=court.title_line.authority)


def _room(plan: Plan) -> int:
    """Return the single-spaced lines that fit above the court's name; 0 where the name's line is not fixed."""
    if plan.caption.layout == "boxes" or plan.counsel_under:
        return 0
    return A_LINE * (plan.page_setup.head_lines - plan.page_setup.blank_lines)
