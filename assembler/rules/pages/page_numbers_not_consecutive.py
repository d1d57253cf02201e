"""PRF008."""

from collections.abc import Iterator

from assembler.prove.proof import Proof, ProofPage
from assembler.rules.rule import Problem, rule


@rule(
    "PRF008",
    cite="this program",
    basis="program",
    fix="leave page numbers to the program: remove them from the template",
)
def page_numbers_not_consecutive(proof: Proof) -> Iterator[Problem]:
    """The pages are not numbered 1, 2, 3, or a viewer shows numbers other than the printed ones.

    A court cites a paper by its pages, and a missing or misplaced page shows in their numbers.
    """
    for page in proof.pages:
        for number, where in _numbers(page):
            if number != str(page.number):
                yield Problem((), f"page {page.number} of the file is numbered `{number}` {where}", page=page.number)


def _numbers(page: ProofPage) -> Iterator[tuple[str, str]]:
    if page.page_number is not None:
        yield str(page.page_number), "in its margins"
    if page.label:
        yield page.label, "by viewers"
