"""Sets aside the words that a page does not show: in invisible ink, on a layer that is off, or outside the page."""

from collections.abc import Iterable, Sequence

from assembler.importing.pdf.letters import Frame
from assembler.importing.pdf.page_parts import Picture, Word


def without_hidden_words(
    words: Iterable[Word], frame: Frame, pictures: Sequence[Picture], *, is_recognized: bool
) -> tuple[list[Word], str]:
    """Return those of *words* that the page with *frame* shows, and the text of the rest.

    Undrawn words of a page that *is_recognized*, and those on one of *pictures*, are the recognized text of a scan.
    """
    shown: list[Word] = []
    hidden: list[str] = []
    for word in words:
        is_undrawn = word.undrawn and not is_recognized and not any(_is_on(picture, word) for picture in pictures)
        if is_undrawn or _is_outside(word, frame):
            hidden.append(word.text)
        else:
            shown.append(word)
    return shown, " ".join(hidden)


def _is_outside(word: Word, frame: Frame) -> bool:
    """Whether all of *word* is outside the page."""
    is_beside = word.right < 0 or word.left > frame.width
    return is_beside or word.y < 0 or word.y - word.size > frame.height


def _is_on(picture: Picture, word: Word) -> bool:
    return picture.left <= word.right and word.left <= picture.right and picture.top <= word.y <= picture.bottom
