"""Finds pages of a returned PDF that are in a different order from the paper's."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assembler.findings.faults import fault
from assembler.findings.finding import Finding, Place, Severity
from assembler.language.english import pages_in_words
from assembler.verify.agreement import sequences_of
from assembler.verify.pdf_text import PdfPage, pdf_tokens
from assembler.verify.returned import Paper, ReturnedFile
from assembler.verify.tokens import Token

MIN_SHARED_WORDS = 0.6
"""The minimum share of a page's words that are on a page of the paper, if the two are the same page."""


def pages_in_order(paper: Paper, file: ReturnedFile, extra_pages: Sequence[int]) -> tuple[ReturnedFile, list[Finding]]:
    """Return *file* with its pages in the order of the paper, and the finding on pages that were in another order."""
    pages = [page for page in file.pages if page.number not in extra_pages]
    places = _places(paper, pages)
    misplaced_pages = [number for number in places if not _is_in_order(number, places)]
    if not misplaced_pages:
        return file, []
    ordered_pages = sorted(pages, key=lambda page: _sorting_place(page, pages, places))
    tokens = tuple(pdf_tokens(ordered_pages))
    pages_beyond_paper = tuple(page for page in file.pages if page.number in extra_pages)
    fact = f"{pages_in_words(misplaced_pages)} of the file are in a different order from the paper's"
    finding = replace(fault("VER009", Place(file.name), fact), page=misplaced_pages[0], severity=Severity.ERROR)
    finding = replace(finding, fix="put the pages in the order of their page numbers")
    return replace(file, pages=(*ordered_pages, *pages_beyond_paper), tokens=tokens), [finding]


def _places(paper: Paper, pages: Sequence[PdfPage]) -> dict[int, int]:
    """Return, for each of *pages* whose words identify it, the number of its page in the paper.

    Word sequences that several pages of the paper have, such as those of paragraphs that are alike, identify none.
    """
    on_paper_pages = {number: sequences_of(tokens) for number, tokens in _by_page(paper.pages).items()}
    page_counts = Counter(sequence for sequences in on_paper_pages.values() for sequence in sequences)
    places: dict[int, int] = {}
    for number, tokens in _by_page(pages).items():
        sequences = sequences_of(tokens)
        identifying_sequences = {sequence for sequence in sequences if page_counts[sequence] == 1}
        identifying_counts = {
            paper_page: len(identifying_sequences & on_page) for paper_page, on_page in on_paper_pages.items()
        }
        best_page = max(identifying_counts, key=lambda paper_page: identifying_counts[paper_page], default=0)
        if not identifying_sequences or not best_page:
            continue
        shared_count = len(sequences & on_paper_pages[best_page])
        if shared_count >= MIN_SHARED_WORDS * len(sequences):
            places[number] = best_page
    return places


def _by_page(pages: Sequence[PdfPage]) -> dict[int, list[Token]]:
    tokens: dict[int, list[Token]] = {}
    for token in pdf_tokens(pages):
        tokens.setdefault(token.page, []).append(token)
    return dict(sorted(tokens.items()))


def _is_in_order(number: int, places: dict[int, int]) -> bool:
    """Whether page *number* of the file is before and after the same pages as in the paper."""
    place = places[number]
    return all(
        other_place <= place if other_number < number else other_place >= place
        for other_number, other_place in places.items()
    )


def _sorting_place(page: PdfPage, pages: Sequence[PdfPage], places: dict[int, int]) -> tuple[int, int]:
    """Return the page's place in the paper; a page with other words follows the page that precedes it in the file."""
    numbers = [earlier_page.number for earlier_page in pages if earlier_page.number <= page.number]
    places_before = [places[number] for number in numbers if number in places]
    return (places_before[-1] if places_before else 0, page.number)
