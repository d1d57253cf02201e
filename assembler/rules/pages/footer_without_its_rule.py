"""PRF030."""

from collections.abc import Iterator

from assembler.prove.proof import Proof
from assembler.rules.rule import Problem, rule

LONG = 72.0
"""Points that a rule of the footer is long at least."""


@rule(
    "PRF030",
    cite="this program",
    basis="program",
    fix="leave the printed line of the footer to the program: the court's profile says whether there is one",
    bad="""
        page_rules: {page_rule: true}
    """,
    good=(
        """
        page_rules: {page_rule: false}
        """,
        """
        page_rules: {page_rule: false}
        pages: {1: {strokes: {3: {left: 582.1, right: 582.8}}}}
        """,
    ),
)
def footer_without_its_rule(proof: Proof) -> Iterator[Problem]:
    """The footer lacks the printed line that parts its number from the title, or has one that is not asked for.

    Measured is any rule across the foot of the page, under the text.
    """
    for page in proof.pages if proof.page_rules else ():
        under = proof.page_setup.top + proof.page_setup.lines * proof.page_setup.pitch
        found = any(one.right - one.left > LONG and one.top > under for one in page.strokes)
        if proof.page_rules and found is not proof.page_rules.page_rule:
            lacks = (
                "has no printed line" if proof.page_rules.page_rule else "has a printed line that the profile has not"
            )
            yield Problem((), f"the footer {lacks}", page=page.number)
