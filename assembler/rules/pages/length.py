"""Papers over their limit, signatures on a page without text, and footnotes on a later page than their reference."""

from collections import defaultdict
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.proof.proof import Proof
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

    Words are counted without the caption, the signature block and the certificates, and pages only up to the signature.
    If the paper has too many words, a certificate that it complies with the limit is false.
    """
    rules = proof.page_rules
    pages = proof.signatures[0].page if proof.signatures else len(proof.pages)
    if rules and rules.most_words and rules.words > rules.most_words:
        message = f"the paper has {rules.words:,} words, but the limit is {rules.most_words:,}"
        yield Problem((), message, page=pages, cite=rules.length_cite)
    if rules and rules.most_pages and pages > rules.most_pages:
        message = f"the paper has {pages} pages, but the limit is {rules.most_pages}"
        yield Problem((), message, page=pages, cite=rules.length_cite)


@rule(
    "PRF010",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="shorten the signature block, or the text before it, by a line or two",
)
def signature_alone_on_its_page(proof: Proof) -> Iterator[Problem]:
    """A signature block begins a page, with no text above it.

    A signature on a page without text could be attached to any paper.
    """
    for block in proof.signatures:
        if block.above == 0:
            yield Problem((), f"the signature block begins page {block.page}, with no text above it", page=block.page)


@rule(
    "PRF015",
    cite="this program",
    basis="program",
    severity=Severity.NOTE,
    fix="shorten the footnote or move it into a paragraph, so that it is on the page that refers to it",
)
def note_on_a_later_page(proof: Proof) -> Iterator[Problem]:
    """A footnote is printed on a later page than the text that refers to it.

    A footnote is never divided. If a footnote does not fit on the page of the line that refers to it, the complete
    footnote moves to the next page.
    """
    pages_by_note: dict[int, list[int]] = defaultdict(list)
    for page in proof.pages:
        for number in page.notes:
            pages_by_note[number].append(page.number)
    for page in proof.pages:
        for number in page.calls:
            note_page = pages_by_note[number].pop(0) if pages_by_note[number] else 0
            if note_page > page.number:
                fact = f"the text refers to note {number} on page {page.number}, but the note is on page {note_page}"
                yield Problem((), fact, page=page.number)
