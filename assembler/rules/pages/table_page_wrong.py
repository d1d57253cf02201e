"""PRF032."""

from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.prove.proof import Proof, ProofPage, squeezed
from assembler.rules.rule import Problem, rule


@rule(
    "PRF032",
    cite="this program",
    basis="program",
    fix="keep the ids of headings and of marked words in the templates as the program's own have them",
)
def table_page_wrong(proof: Proof) -> Iterator[Problem]:
    """A table gives a page on which its entry is not found.

    A heading must be on the page that the table of contents gives for it, and so must the first word of each citation
    that the table of authorities or of exhibits counts. A footnote counts as part of its page.
    """
    pages = {page.number: _letters(page) for page in proof.pages}
    for entry in proof.listed:
        if squeezed(entry.words).casefold() not in pages.get(entry.page, ""):
            table = entry.table.capitalize()
            yield Problem(
                (),
                f"the {table[:1].lower()}{table[1:]} gives page {entry.page} for `{brief(entry.words)}`",
                page=entry.page,
            )


def _letters(page: ProofPage) -> str:
    return squeezed("".join(line.text for line in page.lines)).casefold()
