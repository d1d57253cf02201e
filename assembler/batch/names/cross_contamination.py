"""Searches for cross-contamination: no finished paper may contain a name from another filing.

The PDFs are read from the output folder after all have been written, except those whose text was stored when they were
proved. The search covers the names of parties and other persons that come from the rows. It ignores case, and endings
such as Inc. A one-word name, such as Price or Reno, counts only where it is written as a name.
"""

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
from contextvars import ContextVar
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from assembler.batch.filing.outcome import Record, as_record
from assembler.batch.ledger.database import Entry, clear_contamination, entries, read_facts, write_contamination
from assembler.batch.names.page_texts import Texts
from assembler.batch.rows import all_rows
from assembler.batch.rows.row import Row
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, MatterError, Place
from assembler.load.files import place_of

Words = tuple[str, ...]

ENDINGS = frozenset("co company corp corporation inc incorporated llc llp lp ltd na pa pc plc pllc".split())
"""The endings of company names, which a paper may omit."""

NAME_AFTER = re.compile(r",?\s+(?:[A-Z]|\d)|[-&]")
"""Matches text that makes the word before it part of a longer name or a date, as in "Price Street" or "May 5"."""

NAME_BEFORE = re.compile(
    r"\b(?!(?:Defendants?|Plaintiffs?|Respondents?|Petitioners?|Mrs?|Ms|Dr|The)\b)[A-Z]\w*[\s-]+\Z"
)
"""Matches text that makes the word after it part of a longer name, as in "Dana Price"."""

AMPERSAND = re.compile(r"\s&\s")

LINE_OR_PAGE_NUMBER = re.compile(r"(?m)^\d+\r?$")
"""Matches a line or page number on a line of its own, which may interrupt a name."""

PARAGRAPH_NUMBER = re.compile(r"(?m)^\d+\.(?=\s)")
"""Matches a paragraph number, which may interrupt a name."""

TEXT_BEFORE_LENGTH = 40
"""The maximum number of characters before a word in which `NAME_BEFORE` is searched."""

FINISHED_VERDICTS = frozenset({"built", "kept", "mixed"})
"""The verdicts for filings whose papers are current."""

MAX_UNREADABLE_LISTED = 5
"""The maximum number of unreadable papers that are reported."""

MANY_PAPERS = 40
"""The minimum number of papers that are read by several processes."""

PAPERS_AT_A_TIME = 8
"""The number of papers that a process takes at a time."""

Names = dict[str, dict[Words, str]]
"""Names by their first word: the words of each name, and the filing to which the name belongs."""

Lengths = dict[str, list[int]]
"""The numbers of words in names, by the names' first word, in ascending order."""

NamesInPaper = dict[Words, int]
"""The names in a paper, each with the page on which it first begins."""

Contamination = Mapping[str, Sequence[tuple[Words, Finding]]]
"""The names from other filings in each filing's papers, each with the finding on it, by the filing's id."""


@dataclass(frozen=True)
class NameSearch:
    """A search for *names* in papers. The texts of some papers may already be stored in *texts*."""

    names: Names
    lengths: Lengths
    texts: Texts | None

    def names_in(self, file: Path) -> NamesInPaper | None:
        """Return the names found in the PDF *file*; None if the file cannot be read."""
        pages = (self.texts.stored_pages(file) if self.texts else []) or _pages(file)
        return names_on_pages(pages, self.names, self.lengths) if pages else None


_inherited_search: ContextVar[NameSearch] = ContextVar("_inherited_search")
"""The search that a forked process inherits, because sending it the names of a large batch would be slow."""


def search(database: sqlite3.Connection, rows: str, out: Path, texts: Texts | None = None) -> list[Finding]:
    """Search all finished papers, write the findings to the ledger, and return the findings on unreadable papers.

    The place of a finding is the cell with the name, if the file of *rows* has such a cell. *texts* has the texts of
    this run's papers.
    """
    names = _names_by_first_word(entries(database))
    clear_contamination(database)
    files = [file for entry in entries(database) for file in _finished_papers(entry, out)] if names else []
    results = iter(names_in_all(files, NameSearch(names, lengths_of(names), texts)))
    contamination: dict[str, list[tuple[Words, Finding]]] = {}
    unread_files: list[Path] = []
    if names:
        for entry in entries(database):
            names_by_file = [(file, next(results)) for file in _finished_papers(entry, out)]
            unread_files += [file for file, names_in_paper in names_by_file if names_in_paper is None]
            if findings := [*_contamination(entry, names, names_by_file, Place(rows, entry.outcome.number, 1))]:
                contamination[entry.outcome.id] = findings
    write_contamination(database, _records(contamination, Path(read_facts(database).get("file", ""))))
    message = "cannot be read, so it was not searched for names from other filings"
    return [fault("LED004", place_of(file), message) for file in unread_files[:MAX_UNREADABLE_LISTED]]


def _records(contamination: Contamination, file: Path) -> dict[str, list[Record]]:
    """Return the findings in *contamination* as records, by filing id. The rows are in *file*."""
    try:
        rows = {row.id: row for row in all_rows(file) if row.id in contamination} if contamination else {}
    except MatterError:  # the file of rows can no longer be read
        rows = {}
    records: dict[str, list[Record]] = {}
    for name, findings in contamination.items():
        row = rows.get(name)
        findings_at_cells = [
            replace(finding, place=_cell_place(words, row) or finding.place) for words, finding in findings
        ]
        records[name] = [as_record(finding, row) for finding in findings_at_cells]
    return records


def _cell_place(name: Words, row: Row | None) -> Place | None:
    """Return the place of the first cell of *row* that has the *name*; None if no cell has it."""
    if row:
        for column, text in row.cells.items():
            if _contains(_words(text), name):
                return row.places[column]
    return None


def words_of(text: str) -> Words:
    """Return the words of *text* in lower case without punctuation."""
    return tuple(re.findall(r"\w+", _normalized(text).casefold()))


def _normalized(text: str) -> str:
    """Return *text* in Unicode's compatibility form, with " & " replaced by " and "."""
    return AMPERSAND.sub(" and ", unicodedata.normalize("NFKC", text))


def _words(name: str) -> Words:
    """Return the words of *name*; periods do not separate words, so "L.L.C." is one word."""
    return words_of(name.replace(".", ""))


def core_words(name: str) -> Words:
    """Return the words of *name* without an ending such as "Inc.", unless only one word would be left."""
    words = _words(name)
    return words[:-1] if len(words) > 2 and words[-1] in ENDINGS else words


def _names_by_first_word(filings: Iterable[Entry]) -> Names:
    names: Names = {}
    for entry in filings:
        for name in entry.outcome.names:
            if words := core_words(name):
                names.setdefault(words[0], {}).setdefault(words, entry.outcome.id)
    return names


def _finished_papers(entry: Entry, out: Path) -> list[Path]:
    """Return the current papers of *entry*; none if its papers are of an earlier build."""
    names = entry.outcome.outputs if entry.outcome.verdict in FINISHED_VERDICTS else ()
    return [out / name for name in names if name.endswith(".pdf")]


def _contamination(
    entry: Entry, names: Names, names_by_file: Iterable[tuple[Path, NamesInPaper | None]], place: Place
) -> Iterator[tuple[Words, Finding]]:
    """Yield each name from another filing, once per paper, with the finding on it.

    *names_by_file* has the names in each paper that was read.
    """
    own_names = [_words(name) for name in entry.outcome.names]
    for file, names_in_paper in names_by_file:
        for words, page in (names_in_paper or {}).items():
            owner = names[words[0]][words]
            if owner != entry.outcome.id and not any(_contains(own_name, words) for own_name in own_names):
                name = brief(" ".join(words).title())
                message = f"`{name}`, a name from the filing `{brief(owner)}`, is in {file.name}, page {page}"
                yield words, fault("BAT010", place, message)


def names_in_all(files: Sequence[Path], search: NameSearch) -> Iterator[NamesInPaper | None]:
    """Yield the result of *search* for each of *files*, in order.

    On Linux, all processors are used if there are many files. If a process that reads files dies, this process reads
    the remaining files.
    """
    files_read = 0
    readers = len(os.sched_getaffinity(0)) if sys.platform == "linux" and len(files) >= MANY_PAPERS else 1
    if readers > 1:
        with (
            suppress(BrokenProcessPool),
            ProcessPoolExecutor(readers, get_context("fork"), _begin_reading, (search,)) as pool,
        ):
            for names_in_paper in pool.map(_read_in_process, files, chunksize=PAPERS_AT_A_TIME):
                files_read += 1
                yield names_in_paper
    yield from map(search.names_in, files[files_read:])


def _begin_reading(search: NameSearch) -> None:
    """Prepare a forked process to use *search* and ignore Ctrl-C, which its parent handles."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _inherited_search.set(search)


def _read_in_process(file: Path) -> NamesInPaper | None:
    return _inherited_search.get().names_in(file)


def names_on_pages(pages: Iterable[str], names: Names, lengths: Lengths) -> NamesInPaper:
    """Return the *names* found in a paper whose page texts are *pages*, each with the page on which it first begins.

    *lengths* has the numbers of words in *names*, by the names' first word.
    """
    words: list[_Word] = []
    for page_number, text in enumerate(pages, 1):
        words += _words_on_page(text, page_number)
    lowercase_words = {word.text for word in words if word.is_lowercase}
    first_pages: dict[Words, int] = {}
    for index, word in enumerate(words):
        for length in lengths.get(word.text, ()):
            name = tuple(part.text for part in words[index : index + length])
            is_name = length > 1 or (word.is_alone and word.text not in lowercase_words)
            if is_name and name in names[word.text]:
                first_pages.setdefault(name, word.page)
    return first_pages


def lengths_of(names: Names) -> Lengths:
    """Return the numbers of words in *names*, by the names' first word."""
    return {first: sorted({len(name) for name in group}) for first, group in names.items()}


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a paper: its text in lower case, its page, and its capitalization.

    `is_lowercase` means that it has no capitals, `is_alone` that it can be a one-word name.
    """

    text: str
    page: int
    is_lowercase: bool
    is_alone: bool


def _words_on_page(text: str, page: int) -> Iterator[_Word]:
    """Yield the words of *text*, which is on *page*."""
    text = PARAGRAPH_NUMBER.sub("_", _normalized(text))
    text = LINE_OR_PAGE_NUMBER.sub("", text).replace(".", "")
    for match in re.finditer(r"\w+", text):
        word = match[0]
        is_alone = (
            word[0].isupper()
            and not word.isupper()
            and not NAME_AFTER.match(text, match.end())
            and not NAME_BEFORE.search(text[: match.start()][-TEXT_BEFORE_LENGTH:])
        )
        yield _Word(word.casefold(), page, word.islower(), is_alone)


def _pages(file: Path) -> list[str]:
    """Return the text of each page of the PDF *file*; no texts if the file is missing or damaged."""
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


def _contains(words: Sequence[str], part: Words) -> bool:
    last_start = len(words) - len(part)
    return any(tuple(words[start : start + len(part)]) == part for start in range(last_start + 1))
