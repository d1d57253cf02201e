"""PRF033."""

from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.prove.facts import is_printed
from assembler.prove.proof import Proof
from assembler.rules.rule import Problem, rule


@rule(
    "PRF033",
    cite="this program",
    basis="program",
    fix="print the words of the matter in the template's caption and signature block, or correct the matter",
)
def filing_data_not_printed(proof: Proof) -> Iterator[Problem]:
    """The data for electronic filing say something that the paper does not print.

    Clerks reject papers whose data differ from the document. Court, case number, title, parties with their other
    names, and those who sign with their bar numbers, addresses, telephones and e-mail addresses are looked for in the
    text of the finished PDF, in small letters or capitals; a name must be the whole name there.
    """
    for fact in proof.facts:
        if fact.required and not is_printed(fact, proof.read.main):
            yield Problem((), f"the {fact.what} `{brief(fact.words)}` of the filing data is not in the paper", page=1)
