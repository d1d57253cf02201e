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
    fix="to keep the note on the page of its call, shorten it or move it into a paragraph",
)
def note_on_a_later_page(proof: Proof) -> Iterator[Problem]:
    """A footnote is printed on the page after its call.

    A footnote is never divided. If it does not fit under the line that calls it, the whole footnote moves to the next
    page.
    """
    printed = {number: page.number for page in proof.pages for number in page.notes}
    for page in proof.pages:
        for number in page.calls:
            if printed.get(number, 0) > page.number:
                fact = f"note {number} is called on page {page.number} and printed on page {printed[number]}"
                yield Problem((), fact, page=page.number)
