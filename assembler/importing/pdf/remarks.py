"""Says which pages of a PDF could not be read, or were read only in part."""

from collections.abc import Iterator, Sequence

from assembler.importing.pdf.page_parts import Page
from assembler.language.english import ranges

HIDDEN_WORDS = 8
"""The maximum number of hidden words of a page that are named."""

FEW_WORDS = 40
"""A page that a picture covers is an unread scan if it has fewer words: they are only a stamp or a page number."""

MIN_SIDEWAYS_RATIO = 10
"""A first page lies on its side if it has more than this many letters that run up or down for each other letter."""

MIN_SIDEWAYS_LETTERS = 100
"""A first page with no more letters that run up or down than this has only a stamp there."""

MAX_ILLEGIBLE_SHARE = 0.3
"""The maximum share of letters that the fonts of a readable file do not identify."""


def unreadable_reason(pages: Sequence[Page]) -> str:
    """Return why the text of *pages* cannot be read; "" if it can."""
    letters = sum(len(word.text) for page in pages for word in page.words)
    if not letters and not any(page.sideways for page in pages):
        is_scan = any(page.scanned for page in pages)
        return "has no text: it is a scan; recognize its text first" if is_scan else "has no text"
    first_letters = sum(len(word.text) for word in pages[0].words)
    if sum(map(len, pages[0].sideways)) > max(MIN_SIDEWAYS_LETTERS, MIN_SIDEWAYS_RATIO * first_letters):
        return "prints its text sideways; turn its pages upright in a PDF reader, save it, and import that"
    if sum(page.unmapped_count for page in pages) > MAX_ILLEGIBLE_SHARE * letters:
        return "has fonts that do not say which letters they draw; recognize its text first"
    return ""


def unread_pages(pages: Sequence[Page]) -> list[int]:
    """Return the numbers of the *pages* that are scans without recognized text."""
    return [page.number for page in pages if page.scanned and not page.recognized and len(page.words) < FEW_WORDS]


def remarks_on(pages: Sequence[Page], damaged: Sequence[int]) -> Iterator[str]:
    """Yield a sentence on each kind of page that could not be read as it is printed.

    *damaged* are the numbers of the pages whose content cannot be decoded completely.
    """
    if damaged:
        its, it = ("its", "it") if len(damaged) == 1 else ("their", "them")
        yield f"{_pages(damaged)}: {its} content is damaged, and words may be missing; compare {it} with the matter"
    for page in pages:
        if page.hidden:
            words = page.hidden.split()
            shown_words = " ".join(words[:HIDDEN_WORDS]) + ("..." if len(words) > HIDDEN_WORDS else "")
            where = "in invisible ink, on a layer that is off, or outside the page"
            yield f"page {page.number}: `{shown_words}` is in the file, but {where}; type it if it belongs to the paper"
    if scans := unread_pages(pages):
        yield f"{_pages(scans)}: a scan without recognized text; recognize its text and import it again, or type it"
    recognized = [page.number for page in pages if page.recognized]
    if recognized:
        yield (
            f"{_pages(recognized)}: a scan, in whose recognized text words and letters may be missing; "
            "compare each paragraph with the picture"
        )
    unmapped = [page.number for page in pages if page.unmapped_count]
    if unmapped:
        letters = sum(page.unmapped_count for page in pages)
        count = "1 letter" if letters == 1 else f"{letters} letters"
        yield f"{_pages(unmapped)}: the font does not identify {count}; compare the text with the page"


def _pages(numbers: Sequence[int]) -> str:
    """Return *numbers* as "page 3" or "pages 3, 5-9"."""
    texts = [str(first) if first == last else f"{first}-{last}" for first, last in ranges(numbers)]
    return f"page{'s' if len(numbers) > 1 else ''} {', '.join(texts)}"
