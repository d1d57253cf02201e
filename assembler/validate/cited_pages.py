"""Checks that the files of exhibits have the pages at which the exhibits are cited."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from assembler.exhibits.files import ExhibitFile
from assembler.exhibits.labels import is_exhibit
from assembler.findings.faults import fault
from assembler.findings.finding import Finding
from assembler.language.references import REFERENCE, Entry, entries
from assembler.language.regex import Regex
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.model.walk import texts

TYPED_PAGES = Regex(
    r"(?:,|(?<![\s,]))\s++at\s++(?P<first>[1-9][0-9]{0,4})(?:\s?[-–]\s?(?P<last>[1-9][0-9]{0,4}))?(?=[.;,)]|\Z)"
)
"""Matches a page typed after the brackets of a reference to an exhibit, as in `[[¶ lease]] at 4`."""


def cited_page_faults(matter: Matter, exhibits: Mapping[str, ExhibitFile], source: Source) -> Iterator[Finding]:
    """Yield a fault for each page cited in *matter* that the exhibit's file does not have."""
    if not exhibits:
        return
    for text in texts(matter):
        for match in REFERENCE.finditer(text.words):
            for entry in _entries_with_pages(match, text.words):
                file = exhibits.get(entry.name) if is_exhibit(entry.of, entry.name, matter) else None
                first_page, last_page = entry.pages or (0, 0)
                if file and (first_page > last_page or last_page > file.pages):
                    place = source.place_within(text.path, match[0])
                    cited_fault = fault("EXH007", place, _page_message(entry, file))
                    yield replace(cited_fault, also=(source.place_at(("exhibits", entry.name, "file")),))


def _entries_with_pages(match: re.Match[str], text: str) -> Iterator[Entry]:
    """Yield each entry of a reference that cites pages.

    The pages of the last entry may be typed after the brackets if the reference begins with the sign ¶.
    """
    *earlier_entries, last_entry = entries(match)
    typed_match = TYPED_PAGES.match(text, match.end())
    has_paragraph_sign = bool(match["sign"])
    if typed_match and has_paragraph_sign and not last_entry.pages:
        first_page = int(typed_match["first"])
        last_page = int(typed_match["last"] or first_page)
        last_entry = replace(last_entry, pages=(first_page, last_page))
    yield from (entry for entry in (*earlier_entries, last_entry) if entry.pages)


def _page_message(entry: Entry, file: ExhibitFile) -> str:
    first_page, last_page = entry.pages or (0, 0)
    if first_page > last_page:
        return f"`{entry.name}` is cited from page {first_page} back to page {last_page}"
    noun = "page" if file.pages == 1 else "pages"
    return f"`{entry.name}` is cited at page {last_page}, but its file has {file.pages} {noun}"
