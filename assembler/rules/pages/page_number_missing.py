"""PRF029."""

from collections.abc import Iterator

from assembler.prove.proof import Proof
from assembler.rules.rule import Problem, rule


@rule(
    "PRF029",
    cite="this program",
    basis="program",
    fix="keep the page's number in the footer: the court's profile has it there",
    bad="""
        pages: {2: {page_number: null}}
    """,
    good=(
        """
        page_rules: {first_page: false}
        pages: {1: {page_number: null}}
        """,
        """
        page_rules: {columns: [[title], [], []]}
        pages: {1: {page_number: null}, 2: {page_number: null}}
        """,
    ),
)
def page_number_missing(proof: Proof) -> Iterator[Problem]:
    """A page prints no number, or the first one does where its court wants none.

    Where the profile's footer has a page number, each page shows it; the first may be left out by a rule.
    """
    rules = proof.page_rules
    if rules is None or not any("page" in token for tokens in rules.columns for token in tokens):
        return
    for page in proof.pages:
        wanted = rules.first_page or page.number > 1
        if wanted and page.page_number is None:
            yield Problem((), "the page prints no number", page=page.number)
        elif not wanted and page.page_number is not None:
            yield Problem((), "the first page prints its number, which the profile leaves out", page=page.number)
