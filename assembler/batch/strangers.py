"""The search for strangers: no name of one filing may stand in the finished papers of another.

It reads each PDF as it is in the folder of papers, after all have been written. A name is that of a party or another
person, as far as it comes from the row; an ending such as Inc. does not matter, and neither do capitals.
"""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from assembler.batch.ledger import Entry, entries
from assembler.batch.outcome import told
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, Place

Words = tuple[str, ...]

ENDINGS = frozenset("co company corp corporation inc incorporated llc llp lp ltd na pa pc plc pllc".split())
"""The last words of a company's name, which a text leaves out."""

Names = dict[str, dict[Words, str]]
"""The words of each name by the first of them, with the filing to which it belongs."""


def search(database: sqlite3.Connection, rows: str, out: Path) -> int:
    """Search all finished papers, note what is found in the ledger, and return in how many filings it was."""
    names = _names(entries(database))
    database.execute("UPDATE filing SET strangers = '[]' WHERE strangers != '[]'")
    found = []
    for entry in entries(database) if names else ():
        place = Place(rows, entry.outcome.number, 1)
        if findings := [*_strangers(entry, names, place, out)]:
            found.append((json.dumps([told(finding) for finding in findings]), entry.outcome.id))
    database.executemany("UPDATE filing SET strangers = ? WHERE id = ?", found)
    return len(found)


def words_of(text: str) -> Words:
    """Return the words of *text*, without capitals and punctuation."""
    return tuple(re.findall(r"\w+", text.casefold()))


def core(name: str) -> Words:
    """Return the words of *name* without an ending such as Inc., unless only one word would be left."""
    words = words_of(name.replace(".", ""))
    return words[:-1] if len(words) > 2 and words[-1] in ENDINGS else words


def _names(filings: Iterable[Entry]) -> Names:
    names: Names = {}
    for entry in filings:
        for name in entry.outcome.names:
            if words := core(name):
                names.setdefault(words[0], {}).setdefault(words, entry.outcome.id)
    return names


def _strangers(entry: Entry, names: Names, place: Place, out: Path) -> Iterator[Finding]:
    """Yield a finding for each name of another filing that is in a paper of this one, once a paper."""
    own = [words_of(name.replace(".", "")) for name in entry.outcome.names]
    for file in (out / name for name in entry.outcome.outputs if name.endswith(".pdf")):
        for words, page in found_in(file, names).items():
            owner = names[words[0]][words]
            if owner != entry.outcome.id and not any(_has(whole, words) for whole in own):
                message = (
                    f"`{brief(' '.join(words).title())}`, a name of `{brief(owner)}`, is in {file.name}, page {page}"
                )
                yield fault("BAT010", place, message)


def found_in(file: Path, names: Names) -> dict[Words, int]:
    """Return the *names* that are in the PDF *file*, each with the first page on which it begins."""
    words, pages = _words(file)
    found: dict[Words, int] = {}
    for at, word in enumerate(words):
        for name in names.get(word, ()):
            if name not in found and tuple(words[at : at + len(name)]) == name:
                found[name] = pages[at]
    return found


def _words(file: Path) -> tuple[list[str], list[int]]:
    """Return the words of the PDF *file*, and the page of each; none of a file that is gone or broken."""
    import pypdfium2 as pdfium  # noqa: PLC0415 - slow to import

    words: list[str] = []
    pages: list[int] = []
    try:
        document = pdfium.PdfDocument(file)
    except (pdfium.PdfiumError, OSError):
        return words, pages
    for number, page in enumerate(document, 1):
        text = page.get_textpage()
        words += words_of(text.get_text_range().replace(".", ""))
        pages += [number] * (len(words) - len(pages))
        text.close()
        page.close()
    document.close()
    return words, pages


def _has(whole: Sequence[str], part: Words) -> bool:
    return any(tuple(whole[at : at + len(part)]) == part for at in range(len(whole) - len(part) + 1))
