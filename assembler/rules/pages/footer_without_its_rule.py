"""PRF030."""

from collections.abc import Iterator

from assembler.prove.proof import Proof
from assembler.rules.rule import Problem, rule

LONG = 72.0
"""The least length of a rule in the footer, in points."""


@rule(
    "PRF030",
    cite="this program",
    basis="program",
    fix="leave the footer's rule to the program: the court's profile says whether there is one",
)
def footer_without_its_rule(proof: Proof) -> Iterator[Problem]:
    """The footer lacks the rule between page number and title, or has a rule that it should not have.

    Any rule across the foot of the page, below the text, counts.
    """
    for page in proof.pages if proof.page_rules else ():
        under = proof.page_setup.top + proof.page_setup.lines * proof.page_setup.pitch
        found = any(stroke.right - stroke.left > LONG and stroke.top > under for stroke in page.strokes)
        if proof.page_rules and found is not proof.page_rules.page_rule:
            lacks = "has no rule" if proof.page_rules.page_rule else "has a rule, and the court's profile has none"
            yield Problem((), f"the footer {lacks}", page=page.number)
