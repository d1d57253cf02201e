"""PRF029."""

from collections.abc import Iterator

from assembler.prove.proof import Proof
from assembler.rules.rule import Problem, rule


@rule(
    "PRF029",
    cite="this program",
    basis="program",
    fix="keep the page number in the footer, as the court's profile says",
)
def page_number_missing(proof: Proof) -> Iterator[Problem]:
    """A page number is missing, or the first page has one that it should not have.

    Where the footer in the profile has a page number, every page prints it, except the first where a rule says so.
    """
    rules = proof.page_rules
    if rules is None or not any("page" in token for tokens in rules.columns for token in tokens):
        return
    for page in proof.pages:
        wanted = rules.first_page or page.number > 1
        if wanted and page.page_number is None:
            yield Problem((), "the page has no page number", page=page.number)
        elif not wanted and page.page_number is not None:
            yield Problem((), "the first page has a page number, and the court's profile says none", page=page.number)
