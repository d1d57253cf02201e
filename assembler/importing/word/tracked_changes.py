"""Remarks on what a Word file has for its editors: tracked changes, comments, words that are struck out or raised."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from assembler.importing.read_document import SetAside
from assembler.language.english import series
from assembler.verify.reader.word_labels import W

CHANGES = {
    f"{W}ins": "insertion",
    f"{W}del": "deletion",
    f"{W}moveFrom": "moved-away passage",
    f"{W}moveTo": "moved-in passage",
}
"""The elements of tracked changes of words, and what each is."""

CELL_CHANGES = (f"{W}cellIns", f"{W}cellDel")

DELETIONS = frozenset({f"{W}del", f"{W}moveFrom", f"{W}cellDel"})

TABLE_PARTS = {f"{W}trPr": "row", f"{W}tcPr": "cell"}
"""The properties of rows and cells, which say that a tracked change inserts or deletes them."""

MAX_WORDS = 8
"""How many words of a tracked change are quoted at most."""

MAX_QUOTED = 4
"""The maximum number of tracked changes that are quoted."""

REFERENCE = re.compile(r"(?i)\bparagraphs?\s\d|¶\s?\d")
"""A reference to a paragraph by its number."""

OFF = frozenset({"0", "false", "off", "none"})
"""Values by which a run switches a property off."""

RAISED_ENDINGS = re.compile(r"(?i)\s*(?:st|nd|rd|th|tm|sm|®|™)\s*")
"""Raised letters that mean the same on the line, or that become a sign."""


def editing_remarks(root: Any, comments: Sequence[SetAside]) -> Iterator[str]:
    """Yield remarks on *root*, the main part: its tracked changes, its struck or raised words and its *comments*."""
    changes = list(_changes(root))
    if changes:
        number = "1 tracked change" if len(changes) == 1 else f"{len(changes)} tracked changes"
        counts = Counter(name for name, _ in changes)
        number += (
            f" ({series([f'{count} {name}' if count == 1 else f'{count} {name}s' for name, count in counts.items()])})"
        )
        about = f"the source has {number} that nobody accepted or rejected, read as if accepted"
        quoted = series([quotation for _, quotation in changes[:MAX_QUOTED]])
        of_them = "" if len(changes) <= MAX_QUOTED else "the first of "
        yield f"{about}, {of_them}which {'is' if len(changes) == 1 else 'are'} {quoted}: decide on them in Word"
    if any(map(_is_changed_end, root.iter(f"{W}rPr"))) and REFERENCE.search(_text(root)):
        about = (
            "paragraphs were added or deleted by tracked changes, and the numbers in references may not have followed"
        )
        yield f"{about}: accept the changes in Word, update its fields, and import it again, or compare them"
    if comments:
        number = "1 comment" if len(comments) == 1 else f"{len(comments)} comments"
        first_words = _first_words([comment.text for comment in comments])
        yield f"the source has {number}, set aside; the first is `{first_words}`: see that none is unanswered"
    yield from _formatting_remarks(root)


def _changes(root: Any) -> Iterator[tuple[str, str]]:
    """Yield the name of each tracked change of *root* and its words as a quotation, with the author of a deletion.

    A change of a row or a cell counts once, with the words in it; a change of the end of a paragraph counts if the
    paragraph has words that the same kind of change leaves alone.
    """
    for change in root.iter(*CHANGES, *CELL_CHANGES):
        parent = change.getparent()
        is_deletion = change.tag in DELETIONS
        name, text, of_what = CHANGES.get(change.tag, ""), _text(change), ""
        if parent.tag in TABLE_PARTS:
            name = f"{'deleted' if is_deletion else 'inserted'} {TABLE_PARTS[parent.tag]}"
            text = " ".join(map(_text, parent.getparent().iter(f"{W}p")))
        elif parent.tag == f"{W}rPr" and parent.getparent().tag == f"{W}pPr":
            paragraph = parent.getparent().getparent()
            name, of_what = f"{'deleted' if is_deletion else 'inserted'} paragraph end", "the end of "
            text = "" if any(map(_text, paragraph.iter(change.tag))) else _text(paragraph)
        elif any(row.find(f"{W}trPr/{change.tag}") is not None for row in change.iterancestors(f"{W}tr")):
            continue
        if text.strip():
            author = change.get(f"{W}author", "") if is_deletion else ""
            yield name, f"{of_what}`{_first_words([text])}`{f' (deleted by {author})' if author else ''}"


def _is_changed_end(mark: Any) -> bool:
    """Whether *mark* are the properties of the end of a paragraph that a tracked change adds, deletes or moves."""
    return mark.getparent().tag == f"{W}pPr" and any(mark.find(change) is not None for change in CHANGES)


def _formatting_remarks(root: Any) -> Iterator[str]:
    """Yield a remark on words that are struck out, and one on characters that are raised, such as exponents."""
    struck = [text for text in _texts_with(root, "strike", "dstrike") if text.strip()]
    if struck:
        yield f"the source has words that are struck out, read as text; the first are `{_first_words(struck)}`"
    raised = [text for text in _texts_with(root, "vertAlign") if text.strip() and not RAISED_ENDINGS.fullmatch(text)]
    if raised:
        yield f"the source has raised or lowered characters, read as text; the first are `{_first_words(raised)}`"


def _texts_with(root: Any, *properties: str) -> Iterator[str]:
    """Yield the text of each run whose own formatting switches one of *properties* on."""
    for run in root.iter(f"{W}r"):
        formatting = run.find(f"{W}rPr")
        values = [formatting.find(f"{W}{name}") for name in properties] if formatting is not None else []
        if any(value is not None and value.get(f"{W}val", "on") not in {*OFF, "baseline"} for value in values):
            yield _text(run)


def _text(change: Any) -> str:
    return "".join(text.text or "" for text in change.iter(f"{W}t", f"{W}delText"))


def _first_words(texts: Sequence[str]) -> str:
    words = texts[0].split()
    return " ".join(words[:MAX_WORDS]) + ("..." if len(words) > MAX_WORDS else "")
