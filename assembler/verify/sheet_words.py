"""Finds words on the cover sheets and the index of exhibits that the program does not print there."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, Place
from assembler.plan.plan import Attachment
from assembler.verify.exhibit_pages import exhibit_sheets, exhibits_start
from assembler.verify.returned import Paper, ReturnedFile

SHEET_TEXTS = ("INDEX OF", "Title", "Bates numbers", "Page of this file")
"""The program's own texts on the sheets."""


def sheet_word_findings(paper: Paper, file: ReturnedFile) -> Iterator[Finding]:
    """Yield an error for each cover sheet, or page of the index, in *file* with words that are not the paper's."""
    attachment = paper.plan.attachment
    if not attachment or not attachment.combined or file.kind != "pdf":
        return
    sheets = exhibit_sheets(attachment, file)
    first_sheet = min((sheet.page for sheet in sheets), default=0)
    index_pages = range(exhibits_start(attachment, file), first_sheet)
    names = dict.fromkeys(index_pages, "the index of exhibits")
    names |= {sheet.page: f"the cover sheet of {sheet.label}" for sheet in sheets if not sheet.position}
    sheet_letters = _letters(" ".join(_printed_texts(attachment, paper.plan.metadata.marks)))
    for page in file.pages:
        words = [word.text for line in (*page.lines, *page.notes) for word in line.words]
        foreign_words = [word for word in words if _letters(word) not in sheet_letters]
        if page.number in names and any(map(_letters, foreign_words)):
            fact = f"{names[page.number]} has words that differ from the paper's: `{brief(' '.join(foreign_words))}`"
            finding = replace(fault("VER008", Place(file.name), fact), page=page.number)
            yield replace(finding, fix="take the words out of the file, or build the paper again")


def _printed_texts(attachment: Attachment, marks: Sequence[str]) -> Iterator[str]:
    """Yield the texts that the program prints on sheets and stamps."""
    yield from (*SHEET_TEXTS, attachment.word, attachment.words, attachment.caption, attachment.number)
    yield from (attachment.specimen, attachment.bates_prefix, *marks)
    for exhibit in attachment.exhibits:
        yield f"{exhibit.called} {exhibit.title} {exhibit.date}"


def _letters(text: str) -> str:
    """Return the letters of *text*, which may be in capitals or broken across lines on a sheet."""
    return "".join(letter for letter in text.casefold() if letter.isalpha())
