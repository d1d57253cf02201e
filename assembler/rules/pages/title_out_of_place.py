"""PRF031."""

from collections.abc import Iterator

from assembler.prove.proof import Proof
from assembler.rules.pages._pages import inside
from assembler.rules.rule import Problem, rule


@rule(
    "PRF031",
    cite="this program",
    basis="program",
    fix="keep the paper's title where the template's caption puts it, by the court's profile",
)
def title_out_of_place(proof: Proof) -> Iterator[Problem]:
    """The paper's title is not at the right of the parties, where the court's profile puts it.

    It is measured where the court's name is above the parties, as in most courts.
    """
    rules, page = proof.page_rules, proof.pages[0]
    if rules is None or (rules.layout, rules.title_in) != ("above", "right"):
        return
    title, parties = inside(page, "title"), inside(page, "party")
    if title and parties and min(line.left for line in title) < max(line.right for line in parties):
        yield Problem((), f"`{title[0].text}` is not at the right of the parties", page=1)
