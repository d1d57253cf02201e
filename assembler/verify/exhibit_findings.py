"""Finds exhibits of a paper that are missing from the file, and pages after the paper's text in the file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assembler.exhibits.files import ExhibitFile
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, Place, Severity
from assembler.language.english import pages_in_words
from assembler.verify.agreement import share
from assembler.verify.exhibit_pages import exhibit_sheets, exhibits_start
from assembler.verify.returned import Paper, ReturnedFile
from assembler.verify.tokens import Token, split_words

MAX_SHARED_WORDS = 0.1
"""The share of a page's words in the paper below which the page is not a page of the paper."""


def pages_beyond(paper: Paper, file: ReturnedFile, files: Mapping[str, ExhibitFile]) -> tuple[int, ...]:
    """Return the numbers of the last pages of *file* that are not the paper's own, such as those of exhibits.

    *files* are the files of the exhibits, by name.
    """
    if file.kind != "pdf":
        return ()
    attachment = paper.plan.attachment
    takes_scans = bool(attachment and attachment.combined)
    end = exhibits_start(attachment, file) if attachment and takes_scans else len(file.contents["pages"]) + 1
    tokens_by_page: dict[int, list[Token]] = {}
    for token in file.tokens:
        tokens_by_page.setdefault(token.page, []).append(token)
    words = [token for block in paper.blocks for token in block.tokens]
    exhibit_words: list[Token] = []
    for exhibit in files.values():
        for text in exhibit.texts:
            exhibit_words += split_words(text)
    last_own_page = 0
    for page, tokens in tokens_by_page.items():
        threshold = max(MAX_SHARED_WORDS, share(tokens, exhibit_words)) if takes_scans else MAX_SHARED_WORDS
        if page < end and share(tokens, words) > threshold:
            last_own_page = max(last_own_page, page)
    scans = range(last_own_page + 1, min(end, len(paper.pages) + 1))
    numbers = [page.number for page in file.pages if page.number > last_own_page]
    if not takes_scans:
        return tuple(number for number in numbers if number in tokens_by_page)
    return tuple(number for number in numbers if number in tokens_by_page or number not in scans)


def exhibit_findings(paper: Paper, file: ReturnedFile, extra_pages: Sequence[int]) -> Iterator[Finding]:
    """Yield a finding on each exhibit that should be in the file but is missing, or on pages that should not be there.

    The pages *extra_pages* should not be there if the paper's exhibits are not in the same file.
    """
    attachment = paper.plan.attachment
    if not attachment or not attachment.combined:
        yield from _strange_pages(file, extra_pages)
        return
    if file.kind != "pdf" or not file.tokens:
        return
    sheets = exhibit_sheets(attachment, file)
    labels = {sheet.label for sheet in sheets}
    first_sheet = min((sheet.page for sheet in sheets), default=len(file.pages) + 1)
    index_pages = range(exhibits_start(attachment, file), first_sheet)
    lines: set[str] = set()
    for page in file.pages:
        if page.number in extra_pages and page.number not in index_pages:
            lines |= {line.text.casefold().strip(" .:") for line in (*page.lines, *page.notes)}
    for exhibit in attachment.exhibits:
        label = exhibit.called.casefold()
        if extra_pages and not (attachment.cover_sheets or attachment.stamps):
            continue
        if exhibit.called not in labels and not any(line == label or line.startswith(f"{label} ") for line in lines):
            finding = fault("VER008", Place(file.name), f"{exhibit.called} is not in the file: {exhibit.title}")
            yield replace(finding, page=extra_pages[0] if extra_pages else 0)


def _strange_pages(file: ReturnedFile, extra_pages: Sequence[int]) -> Iterator[Finding]:
    """Yield an error on the pages *extra_pages* of a paper that has no exhibits in its file."""
    drawn_pages = [page.number for page in file.pages if page.number in extra_pages and page.drawn]
    if drawn_pages:
        pronoun = "this page is" if len(drawn_pages) == 1 else "these pages are"
        fact = f"{pages_in_words(drawn_pages)} at the end: {pronoun} not in the paper"
        yield replace(fault("VER009", Place(file.name), fact), page=drawn_pages[0], severity=Severity.ERROR)
