"""The search for strangers: no name of one filing may stand in the finished papers of another.

It reads each PDF as it is in the folder of papers, after all have been written; what was read of the same bytes when
they were proved is not read again. A name is that of a party or another person, as far as it comes from the row; an
ending such as Inc. does not matter, and neither do capitals. A name of one word, such as Price or Reno, counts only
where it is written as a name.
"""

import json
import os
import re
import signal
import sqlite3
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from assembler.batch.filing.outcome import as_record
from assembler.batch.ledger.database import Entry, entries, noted
from assembler.batch.names.page_texts import Texts
from assembler.batch.rows import all_rows
from assembler.batch.rows.row import Row
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, MatterError, Place
from assembler.load.files import place_of

Words = tuple[str, ...]

ENDINGS = frozenset("co company corp corporation inc incorporated llc llp lp ltd na pa pc plc pllc".split())
"""The last words of a company's name, which a text leaves out."""

GOES_ON = re.compile(r",?\s+(?:[A-Z]|\d)|[-&]")
"""What follows a word that is a part of a longer name, a place or a date: Price Street; Reno, Nevada; May 5."""

BEGUN = re.compile(r"\b(?!(?:Defendants?|Plaintiffs?|Respondents?|Petitioners?|Mrs?|Ms|Dr|The)\b)[A-Z]\w*[\s-]+\Z")
"""The beginning of a longer name right before a word: Dana Price."""

AMPERSAND = re.compile(r"\s&\s")

NUMBER = re.compile(r"(?m)^\d+\r?$|^\d+\.(?=\s)")
"""The number of a line or a page, alone on its line, or that of a paragraph, which ends no name before it."""

FINISHED = frozenset({"built", "kept", "mixed"})
"""The verdicts on filings whose papers are those of their rows; those of others are of an earlier build."""

MOST_UNREAD = 5
"""How many papers that cannot be read are reported."""

MANY, CHUNK = 40, 8
"""From how many papers they are read on all processors, and how many of them at a time."""

Names = dict[str, dict[Words, str]]
"""The words of each name by the first of them, with the filing to which it belongs."""

Lengths = dict[str, list[int]]
"""How many words names have, by their first word, the fewest first."""

_sought: list[tuple[Names, Lengths]] = []
"""The names that are sought now; a process that is forked has them too."""

_read_before: list[Texts] = []
"""The texts of papers that were read when they were proved; a process that is forked has them too."""

There = dict[Words, int]
"""The names that are in a paper, each with the first page on which it begins."""

Found = Mapping[str, Sequence[tuple[Words, Finding]]]
"""For each filing by its id, the names of other filings in its papers, each with the finding on it."""


def search(database: sqlite3.Connection, rows: str, out: Path, texts: Texts | None = None) -> list[Finding]:
    """Search all finished papers, write the findings to the ledger, and return those on papers that cannot be read.

    A name is at the cell that has it, if there is one in the file of *rows*. *texts* are those of papers of this run.
    """
    _read_before[:] = [texts] if texts else []
    names = _names(entries(database))
    database.execute("UPDATE filing SET strangers = '[]' WHERE strangers != '[]'")
    files = [file for entry in entries(database) for file in _papers(entry, out)] if names else []
    named = iter(_found_in_all(files, names))
    by_filing, unread = dict[str, list[tuple[Words, Finding]]](), list[Path]()
    for entry in entries(database) if names else ():
        read = [(file, next(named)) for file in _papers(entry, out)]
        unread += [file for file, there in read if there is None]
        if findings := [*_contamination(entry, names, read, Place(rows, entry.outcome.number, 1))]:
            by_filing[entry.outcome.id] = findings
    records = [*_records(by_filing, Path(noted(database).get("file", "")))]
    database.executemany("UPDATE filing SET strangers = ? WHERE id = ?", records)
    message = "cannot be read, so that no names of other filings were searched for in it"
    return [fault("LED004", place_of(file), message) for file in unread[:MOST_UNREAD]]


def _records(by_filing: Found, file: Path) -> Iterator[tuple[str, str]]:
    """Yield what the ledger says of each filing in *by_filing*, whose rows are in *file*, and the id of the filing."""
    try:
        rows = {row.id: row for row in all_rows(file) if row.id in by_filing} if by_filing else {}
    except MatterError:  # it is not there any more
        rows = {}
    for name, findings in by_filing.items():
        row = rows.get(name)
        placed = [replace(finding, place=_cell(words, row) or finding.place) for words, finding in findings]
        yield json.dumps([as_record(finding, row) for finding in placed]), name


def _cell(name: Words, row: Row | None) -> Place | None:
    """Return the place of the first cell of *row* that has the *name*; None if none has."""
    cells = row.cells.items() if row else ()
    return next((row.places[cell] for cell, text in cells if row and _has(_words(text), name)), None)


def words_of(text: str) -> Words:
    """Return the words of *text*, without capitals and punctuation."""
    return tuple(re.findall(r"\w+", _plain(text).casefold()))


def _plain(text: str) -> str:
    """Return *text* with each letter written in one way, whatever marks it is made of, and `and` for &."""
    return AMPERSAND.sub(" and ", unicodedata.normalize("NFKC", text))


def _words(name: str) -> Words:
    """Return the words of *name*, in which points part none: Inc. and L.L.C. are one word each."""
    return words_of(name.replace(".", ""))


def core(name: str) -> Words:
    """Return the words of *name* without an ending such as Inc., unless only one word would be left."""
    words = _words(name)
    return words[:-1] if len(words) > 2 and words[-1] in ENDINGS else words


def _names(filings: Iterable[Entry]) -> Names:
    names: Names = {}
    for entry in filings:
        for name in entry.outcome.names:
            if words := core(name):
                names.setdefault(words[0], {}).setdefault(words, entry.outcome.id)
    return names


def _papers(entry: Entry, out: Path) -> list[Path]:
    """Return the papers of the filing of *entry*, if they are those of its row."""
    names = entry.outcome.outputs if entry.outcome.verdict in FINISHED else ()
    return [out / name for name in names if name.endswith(".pdf")]


def _contamination(
    entry: Entry, names: Names, read: Iterable[tuple[Path, There | None]], place: Place
) -> Iterator[tuple[Words, Finding]]:
    """Yield each name of another filing that is in a paper of this one, once a paper, and the finding on it.

    *read* has each paper with the *names* in it.
    """
    own = [_words(name) for name in entry.outcome.names]
    for file, there in read:
        for words, page in (there or {}).items():
            owner = names[words[0]][words]
            if owner != entry.outcome.id and not any(_has(whole, words) for whole in own):
                message = (
                    f"`{brief(' '.join(words).title())}`, a name of `{brief(owner)}`, is in {file.name}, page {page}"
                )
                yield words, fault("BAT010", place, message)


def _found_in_all(files: Sequence[Path], names: Names) -> Iterator[There | None]:
    """Yield which of *names* are in each of *files*, in their order, read on all processors; None if it is unreadable.

    Few are read here, and so are the rest if a process ends that reads them.
    """
    _sought[:] = [(names, lengths_of(names))]
    done = 0
    readers = len(os.sched_getaffinity(0)) if sys.platform == "linux" and len(files) >= MANY else 1
    if readers > 1:
        with suppress(BrokenProcessPool), ProcessPoolExecutor(readers, get_context("fork"), _undisturbed) as pool:
            for there in pool.map(_found_in, files, chunksize=CHUNK):
                done += 1
                yield there
    yield from map(_found_in, files[done:])


def _undisturbed() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the business of the process that has started this one


def _found_in(file: Path) -> There | None:
    pages = next((texts.of(file) for texts in _read_before), []) or _pages(file)
    return found_on(pages, *_sought[0]) if pages else None


def found_on(pages: Iterable[str], names: Names, lengths: Lengths) -> There:
    """Return those of *names* that are in a paper with these *pages*, each with the first page on which it begins.

    *lengths* are those of the *names*.
    """
    words = [word for number, text in enumerate(pages, 1) for word in _read(text, number)]
    ordinary = {word.text for word in words if word.ordinary}
    first_pages: dict[Words, int] = {}
    for at, word in enumerate(words):
        for length in lengths.get(word.text, ()):
            name = tuple(part.text for part in words[at : at + length])
            whole = length > 1 or (word.alone and word.text not in ordinary)
            if whole and name in names[word.text]:
                first_pages.setdefault(name, word.page)
    return first_pages


def lengths_of(names: Names) -> Lengths:
    """Return how many words the names have that begin with each word: filings may have thousands with one in common."""
    return {first: sorted({len(name) for name in group}) for first, group in names.items()}


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a paper: its text without capitals, its page, and how it is written.

    *ordinary* is without a capital; *alone* as a name of one word is, and not as a part of a longer name.
    """

    text: str
    page: int
    ordinary: bool
    alone: bool


def _read(text: str, page: int) -> Iterator[_Word]:
    """Yield the words of the *text* of a *page*."""
    text = NUMBER.sub(lambda number: "_" if number[0].endswith(".") else "", _plain(text)).replace(".", "")
    for match in re.finditer(r"\w+", text):
        word = match[0]
        name = word[0].isupper() and not word.isupper()
        alone = name and not GOES_ON.match(text, match.end()) and not BEGUN.search(text[: match.start()][-40:])
        yield _Word(word.casefold(), page, word.islower(), alone)


def _pages(file: Path) -> list[str]:
    """Return the text of each page of the PDF *file*; none of a file that is gone or broken."""
    import pypdfium2 as pdfium  # noqa: PLC0415 - slow to import

    try:
        document = pdfium.PdfDocument(file)
    except (pdfium.PdfiumError, OSError):
        return []
    texts = []
    for page in document:
        text = page.get_textpage()
        texts.append(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return texts


def _has(whole: Sequence[str], part: Words) -> bool:
    return any(tuple(whole[at : at + len(part)]) == part for at in range(len(whole) - len(part) + 1))
