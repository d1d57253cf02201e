"""Pictures that are not part of the text: watermarks, logos on several pages, and the scan behind recognized words."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from assembler.importing.pdf.page_parts import Page, Picture
from assembler.importing.read_document import AsideKind, SetAside, SourcePlace

MIN_REPETITIONS = 3
"""A picture at the same place of at least this many pages is a watermark or a logo."""

PLACE_TOLERANCE = 6.0
"""About how far the places of a repeated picture may differ from page to page, in points."""

MIN_WORDS_OVER = 20
"""The minimum number of words over a picture that is the scan of a page or a watermark."""

MIN_WATERMARK_SHARE = 0.35
"""The minimum share of the page that a watermark under the words covers."""


def without_page_pictures(pages: Sequence[Page]) -> tuple[list[Page], list[SetAside]]:
    """Return *pages* without the pictures that are not part of the text, and these pictures as set aside."""
    on_pages: dict[tuple[bytes, int, int], set[int]] = defaultdict(set)
    for page in pages:
        for picture in page.pictures:
            on_pages[_appearance(picture)].add(page.number)
    repeated_appearances = {appearance for appearance, numbers in on_pages.items() if len(numbers) >= MIN_REPETITIONS}
    cleaned_pages: list[Page] = []
    asides: list[SetAside] = []
    for page in pages:
        pictures: list[Picture] = []
        for picture in page.pictures:
            kind = _kind(picture, page, repeated_appearances)
            if kind:
                asides.append(SetAside(kind, text="", place=SourcePlace(page.number, 1)))
            else:
                pictures.append(picture)
        cleaned_pages.append(replace(page, pictures=tuple(pictures)))
    return cleaned_pages, asides


def _appearance(picture: Picture) -> tuple[bytes, int, int]:
    return picture.content, round(picture.left / PLACE_TOLERANCE), round(picture.top / PLACE_TOLERANCE)


def _kind(picture: Picture, page: Page, repeated_appearances: set[tuple[bytes, int, int]]) -> AsideKind | None:
    """Return the kind of *picture* if it is not part of the text of *page*; None for any other picture."""
    if _appearance(picture) in repeated_appearances:
        return "repeated picture"
    covered_words = sum(
        picture.left <= word.left <= picture.right and picture.top <= word.y <= picture.bottom for word in page.words
    )
    area = (picture.right - picture.left) * (picture.bottom - picture.top)
    if covered_words >= MIN_WORDS_OVER and (page.recognized or area > MIN_WATERMARK_SHARE * page.width * page.height):
        return "picture of a page"
    return None
