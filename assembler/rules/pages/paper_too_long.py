"""FMT006."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.prove.proof import Proof
from assembler.rules.rule import Problem, rule


@rule(
    "FMT006",
    cite="the rules of the court, or the orders of the judge, on the length of papers",
    basis="convention",
    fix="shorten the paper, or ask the court for leave to file a longer one",
    severity=Severity.WARNING,
)
def paper_too_long(proof: Proof) -> Iterator[Problem]:
    """A paper is longer than the court or the judge allows.

    Words are counted without the caption, the signature block and the certificates; pages are those up to the
    signature. A certificate of the number of words would be false.
    """
    rules = proof.page_rules
    pages = proof.signatures[0].page if proof.signatures else len(proof.pages)
    if rules and rules.most_words and rules.words > rules.most_words:
        message = f"the paper has {rules.words:,} words, and the limit is {rules.most_words:,}"
        yield Problem((), message, page=pages, cite=rules.length_cite)
    if rules and rules.most_pages and pages > rules.most_pages:
        message = f"the paper has {pages} pages, and the limit is {rules.most_pages}"
        yield Problem((), message, page=pages, cite=rules.length_cite)
