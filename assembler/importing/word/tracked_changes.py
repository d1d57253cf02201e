"""Remarks on what a Word file has for its editors: changes that nobody accepted or rejected, and comments."""

from collections.abc import Iterator, Sequence
from typing import Any

from assembler.importing.read_document import SetAside
from assembler.verify.reader.word_labels import W

CHANGES = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))

MAX_WORDS = 8
"""The maximum number of words that are quoted."""


def editing_remarks(root: Any, comments: Sequence[SetAside]) -> Iterator[str]:
    """Yield a remark on the tracked changes in *root*, the main part, and one on the *comments*."""
    texts = [_text(change) for change in root.iter(*CHANGES)]
    if changed_texts := [text for text in texts if text.strip()]:
        number = "1 tracked change" if len(changed_texts) == 1 else f"{len(changed_texts)} tracked changes"
        about = f"the source has {number} that nobody accepted or rejected, read as if accepted"
        yield f"{about}; the first is `{_first_words(changed_texts)}`: decide on them in Word"
    if comments:
        number = "1 comment" if len(comments) == 1 else f"{len(comments)} comments"
        first_words = _first_words([comment.text for comment in comments])
        yield f"the source has {number}, set aside; the first is `{first_words}`: see that none is unanswered"


def _text(change: Any) -> str:
    return "".join(text.text or "" for text in change.iter(f"{W}t", f"{W}delText"))


def _first_words(texts: Sequence[str]) -> str:
    words = texts[0].split()
    return " ".join(words[:MAX_WORDS]) + ("..." if len(words) > MAX_WORDS else "")
