"""Compares the pages of exhibits in the file, by their cover sheets and stamps, with the files of the exhibits."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from assembler.exhibits.files import ExhibitFile
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, Place
from assembler.language.english import counted, pages_in_words
from assembler.plan.plan import AttachedExhibit, Attachment
from assembler.verify.returned import Paper, ReturnedFile

MAX_COVER_LINES = 12
"""The maximum number of lines of a cover sheet."""

MIN_SHARED_WORDS = 0.5
"""The minimum share of the words of an exhibit's page that are on the page of the file."""

MIN_WORDS = 6
"""The minimum number of different words on a page for a comparison."""

WORD = re.compile(r"\w{3,}")
"""Matches a word that is long enough to be compared."""


@dataclass(frozen=True)
class Sheet:
    """A page of an exhibit in the file: its number there, the exhibit's label, and its number in the exhibit.

    *position* is 0 for a cover sheet, and *total* is the number of pages that the stamp gives.
    """

    page: int
    label: str
    position: int = 0
    total: int = 0
    text: str = ""


def exhibit_sheets(attachment: Attachment, file: ReturnedFile) -> tuple[Sheet, ...]:
    """Return the pages of *file* that have the cover sheet or the stamp of an exhibit."""
    labels = {exhibit.called.casefold(): exhibit.called for exhibit in attachment.exhibits}
    stamp = re.compile(
        rf"\s{{0,9}}({'|'.join(map(re.escape, labels))}), page (\d{{1,5}}) of (\d{{1,5}})\b", re.IGNORECASE
    )
    sheets: list[Sheet] = []
    for page_number, record in enumerate(file.contents["pages"], 1):
        lines = _page_lines(record)
        stamps = list(filter(None, map(stamp.match, lines))) if attachment.stamps else []
        keys = [line.casefold().strip(" .:") for line in lines]
        covers = [labels[key] for key in keys if key in labels]
        if stamps:
            label, position, total = stamps[-1].groups()
            text = "\n".join(line for line in lines if not stamp.match(line))
            sheets.append(Sheet(page_number, labels[label.casefold()], int(position), int(total), text))
        elif covers and attachment.cover_sheets and len(lines) <= MAX_COVER_LINES:
            sheets.append(Sheet(page_number, covers[0]))
    return tuple(sheets)


def exhibits_start(attachment: Attachment, file: ReturnedFile) -> int:
    """Return the page of *file* on which its index of exhibits or its first exhibit begins.

    It is one more than the number of pages if neither has a mark, such as a cover sheet. A table of exhibits before the
    text may have the same heading as an index, but its columns have no heads.
    """
    heading = f"INDEX OF {attachment.words.upper()}"
    columns = f"{attachment.word} Title"
    pages = enumerate(map(_page_lines, file.contents["pages"]), 1)
    starts = [sheet.page for sheet in exhibit_sheets(attachment, file)]
    starts += [
        number for number, lines in pages if heading in lines and any(line.startswith(columns) for line in lines)
    ]
    return min(starts, default=len(file.contents["pages"]) + 1)


def _page_lines(record: Mapping[str, Any]) -> list[str]:
    return [" ".join(text for text, *_ in line["words"]) for line in record["lines"]]


def exhibit_page_findings(paper: Paper, file: ReturnedFile, files: Mapping[str, ExhibitFile]) -> Iterator[Finding]:
    """Yield a finding on pages of exhibits that are missing, in another order, or of another document."""
    attachment = paper.plan.attachment
    if not attachment or not attachment.combined or file.kind != "pdf":
        return
    sheets = exhibit_sheets(attachment, file)
    for cover, following in pairwise(sheets):
        if not cover.position and following.position and following.label != cover.label:
            fact = f"pages of {following.label} follow the cover sheet of {cover.label}"
            yield _fault(file, fact, cover.page, "put the cover sheets in front of their exhibits")
    covers = {sheet.label for sheet in sheets if not sheet.position}
    stamped_sheets = [sheet for sheet in sheets if sheet.position]
    first_pages = {sheet.label: sheet.page for sheet in reversed(stamped_sheets)}
    if attachment.cover_sheets:
        for label, page in first_pages.items():
            if label not in covers and (page == 1 or file.contents["pages"][page - 2]["lines"]):
                yield _fault(file, f"{label} has no cover sheet", page, "add the cover sheet, or build the paper again")
    if attachment.stamps:
        for exhibit in attachment.exhibits:
            pages = [sheet for sheet in sheets if sheet.position and sheet.label == exhibit.called]
            yield from _stamped_page_findings(exhibit, pages, file, files.get(exhibit.name))


def _stamped_page_findings(
    exhibit: AttachedExhibit, pages: list[Sheet], file: ReturnedFile, source: ExhibitFile | None
) -> Iterator[Finding]:
    if not pages:
        return
    positions = [page.position for page in pages]
    missing_positions = sorted(set(range(1, pages[0].total + 1)) - set(positions))
    if missing_positions:
        are = "are" if len(missing_positions) > 1 else "is"
        fact = f"{pages_in_words(missing_positions)} of {exhibit.called} {are} not in the file"
        yield _fault(file, fact, pages[0].page, "add the pages to the file, or build the paper again")
    if positions != sorted(positions):
        fact = f"the pages of {exhibit.called} are in a different order"
        yield _fault(file, fact, pages[0].page, "put the pages in the order of their stamps")
    if source is None:
        return
    if pages[0].total != source.pages:
        pages_there = counted(pages[0].total, "page")
        fact = f"{exhibit.called} has {pages_there} according to its stamps, but `{source.file}` has {source.pages}"
        yield _fault(file, fact, pages[0].page, "build the paper again")
        return
    replaced_pages = [page for page in pages if page.position <= source.pages and not _is_alike(page, source)]
    if replaced_pages:
        numbers = pages_in_words([page.position for page in replaced_pages])
        have = "have" if len(replaced_pages) > 1 else "has"
        fact = f"{numbers} of {exhibit.called} {have} words that differ from `{source.file}`"
        fix = "build the paper again, or give the path of the other document in `file:`"
        yield _fault(file, fact, replaced_pages[0].page, fix)


def _is_alike(page: Sheet, source: ExhibitFile) -> bool:
    """Whether *page* can be the page of *source* that its stamp names, as a page with few words always can."""
    expected = _words(source.texts[page.position - 1])
    words = _words(page.text)
    return min(len(expected), len(words)) < MIN_WORDS or len(expected & words) >= MIN_SHARED_WORDS * len(expected)


def _words(text: str) -> set[str]:
    return {match[0].casefold() for match in WORD.finditer(text)}


def _fault(file: ReturnedFile, fact: str, page: int, fix: str) -> Finding:
    return replace(fault("VER008", Place(file.name), fact), page=page, fix=fix)
