"""PRF015."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.prove.proof import Proof
from assembler.rules.rule import Problem, rule


@rule(
    "PRF015",
    cite="this program",
    basis="program",
    severity=Severity.NOTE,
    fix="shorten the note, or give it a paragraph of its own, if it should stand on the page of its call",
    bad="""
        pages: {1: {notes: []}, 2: {notes: [1]}}
    """,
    good=(
        """
        pages: {1: {notes: [1]}}
        """,
        """
        pages: {1: {notes: []}}
        """,
    ),
)
def note_on_a_later_page(proof: Proof) -> Iterator[Problem]:
    """A footnote stands on the page after its call.

    A note is never divided. One that does not fit under the line that calls it goes to the next page whole.
    """
    printed = {number: page.number for page in proof.pages for number in page.notes}
    for page in proof.pages:
        for number in page.calls:
            if printed.get(number, 0) > page.number:
                fact = f"note {number} is called on page {page.number} and stands on page {printed[number]}"
                yield Problem((), fact, page=page.number)
