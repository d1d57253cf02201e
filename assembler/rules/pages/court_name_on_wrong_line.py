"""PRF025."""

from collections.abc import Iterator

from assembler.prove.proof import Proof
from assembler.rules.pages._pages import inside, line_of, lines_down
from assembler.rules.rule import Problem, rule

NEAR = 2
"""Lines within which other text above the court's name pushes it down."""


@rule(
    "PRF025",
    cite="this program",
    basis="program",
    fix="keep everything above the court's name at whole lines; the profile says on which line the name begins",
)
def court_name_on_wrong_line(proof: Proof) -> Iterator[Problem]:
    """The court's name does not begin on the line in its profile.

    It begins on the line that a rule names, under the space that a rule requires, and under the space for the clerk. A
    long counsel's block may push it down; then it follows that block.
    """
    if proof.page_rules is None or not (court := inside(proof.pages[0], "court")):
        return
    rules, page, first = proof.page_rules, proof.pages[0], min(court, key=lambda line: line.baseline)
    clerk = rules.clerk_lines or lines_down(rules.clerk_inches or 0, rules)
    wanted = max(rules.title_line or 1, clerk + 1)
    least, found = max(wanted, lines_down(rules.first_page_top, rules) + 1), line_of(first.baseline, page, rules)
    over = [line_of(line.baseline, page, rules) for line in page.lines if line.baseline < first.baseline - 1]
    if found < wanted or (rules.layout == "above" and found > least and found - max(over, default=-NEAR) > NEAR):
        fact = f"`{first.text}` begins on line {found}, and the court's profile says line {least}"
        yield Problem((), fact, page=1)
