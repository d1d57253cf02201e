"""Checks the files of exhibits. Each must be a PDF or a picture, inside the root, that a separate process can read."""

import hashlib
import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assembler.exhibits import reader
from assembler.exhibits.reader import HEIC, PICTURES, ProblemKind
from assembler.exhibits.reading_process import contents_of
from assembler.exhibits.remedies import NEW_PATH_REMEDY, REMEDIES
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, MatterError, Place, Severity
from assembler.language.english import pages_in_words, series
from assembler.load.files import is_file, named_file, real_path
from assembler.load.reads import note_file
from assembler.load.source import Source
from assembler.model.exhibit import HiddenWords
from assembler.model.matter import Matter

PublicWords = Sequence[HiddenWords]
"""The hidden words that may stay in an exhibit, because the matter says that they may be public."""

WHITE_TEXT = "white text on white"

OUTSIDE_TEXT = "text outside the visible page"

PUBLIC_REMEDY = "or, if the text may be public, list its page and words under the exhibit's `hidden_words`"
"""The remedy for text outside the visible page in addition to the usual one."""

HEADER_BYTES = 1024
"""The number of bytes at the start of a file in which PDF readers look for the header `%PDF-`."""

SUFFIXES = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp")
"""The suffixes of files that a remedy may suggest."""

MAX_FILE_BYTES = 500_000_000
"""The maximum size in bytes of a file that is read."""

OTHER_CONTENTS = {
    "file": "an embedded file",
    "launch": "an action that starts a program",
    "layer": "a layer, which a reader can show or hide",
    "mark": "a redaction mark that was never applied, so the text under it is still there",
    "script": "a script",
    "xfa": "an XFA form without ordinary fields, which most readers cannot show",
}
"""The words for the kinds of PDF content other than pages."""


@dataclass(frozen=True)
class HiddenText:
    """Text that no page shows, such as the text of an annotation or link on *page*, of a bookmark, or of metadata.

    *kind* is the kind of text; "" for metadata, which are left out of the attached copy.
    """

    words: str
    page: int = 0
    kind: str = ""


@dataclass(frozen=True)
class ExhibitFile:
    """A file of an exhibit: its path relative to the YAML file that names it, its hash and its pages."""

    file: str
    sha256: str
    target: Path
    """The path of the exhibit's file, with links resolved."""
    texts: tuple[str, ...]
    """The text of each page. It is empty for a page that has only an image."""
    hidden: tuple[HiddenText, ...] = ()
    """The text of the file's annotations, links, bookmarks and metadata, and the text outside its visible pages."""
    data: bytes = b""
    """The bytes of an exhibit that the program made, which has no file."""

    @property
    def pages(self) -> int:
        """The number of pages of the exhibit's file."""
        return len(self.texts)


def read_exhibits(
    matter: Matter, source: Source, progress: Callable[[str], None] = lambda _: None
) -> tuple[Mapping[str, ExhibitFile], list[Finding]]:
    """Return the files of exhibits by exhibit name, and the findings on them.

    *progress* is called with a message for each file. A file that cannot be used is left out, and its finding is an
    error.
    """
    files_by_name = {name: exhibit.file for name, exhibit in matter.exhibits.items() if exhibit.file}
    if not files_by_name:
        return {}, []
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - slow to import, and only needed for files of exhibits

    places = {name: source.place_at(("exhibits", name, "file")) for name in files_by_name}
    exhibit_files = {
        real_path(Path(places[name].file).absolute().parent / file)
        for name, file in files_by_name.items()
        if "\0" not in file
    }
    for file in exhibit_files:
        note_file(file)
    files: dict[str, ExhibitFile] = {}
    findings: list[Finding] = []
    with ThreadPoolExecutor(os.cpu_count()) as processes:
        readings = {
            name: processes.submit(
                _read_exhibit,
                files_by_name[name],
                matter.exhibits[name].hidden_words,
                places[name],
                source.root,
                exhibit_files,
            )
            for name in files_by_name
        }
        for exhibit_number, (name, reading) in enumerate(readings.items(), 1):
            progress(f"read the file of exhibit {exhibit_number} of {len(files_by_name)}")
            try:
                files[name], more_findings = reading.result()
                findings += more_findings
            except MatterError as error:
                findings += error.findings
    return files, [*findings, *_duplicate_findings(files, places)]


def _duplicate_findings(files: Mapping[str, ExhibitFile], places: Mapping[str, Place]) -> Iterator[Finding]:
    """Yield a warning for each group of exhibits whose files are identical, byte for byte."""
    names: dict[str, list[str]] = {}
    for name, file in files.items():
        names.setdefault(file.sha256, []).append(name)
    for first_name, *duplicate_names in names.values():
        if duplicate_names:
            listed_names = [f"`{first_name}`", f"`{duplicate_names[0]}`"]
            if len(duplicate_names) > 1:
                listed_names.append(f"{len(duplicate_names) - 1} more")
            message = f"the files of {series(listed_names)} are identical"
            yield replace(fault("EXH012", places[duplicate_names[0]], message), also=(places[first_name],))


def _read_exhibit(
    file_name: str, public: PublicWords, place: Place, root: Path, exhibit_files: Collection[Path]
) -> tuple[ExhibitFile, list[Finding]]:
    """Return the file *file_name*, a path relative to the YAML file of *place*, and the findings on it.

    Hidden words that *public* lists become a note. *exhibit_files*, already in use, are never suggested.
    """
    target = named_file(file_name, place, root, "EXH001", *SUFFIXES, used_files=exhibit_files)
    digest = _checked_digest(target, file_name, place)
    contents = contents_of(target, reader.__name__)
    if problem := contents.get("problem"):
        if not is_file(target) or _digest(target) != digest:
            raise MatterError(fault("EXH003", place, f"`{brief(file_name)}` changed while it was read"))
        raise MatterError(fault("EXH001", place, f"`{brief(file_name)}` {problem}", fix=REMEDIES[contents["kind"]]))
    hidden = [HiddenText(words, page, kind="an annotation") for page, words in contents.get("annotations", ())]
    hidden += [HiddenText(address, page, kind="the address of a link") for page, address in contents.get("links", ())]
    hidden += [HiddenText(words, kind="a bookmark") for words in contents.get("bookmarks", ())]
    hidden += [
        HiddenText(words, page, kind="text outside the visible page") for page, words in contents.get("outside", ())
    ]
    hidden += [HiddenText(words) for words in contents.get("metadata", ())]
    file = ExhibitFile(file_name, digest, target, tuple(contents["texts"]), tuple(hidden))
    return file, [
        *_content_findings(contents.get("holds", ()), file_name, place),
        *_hidden_text_findings(contents, public, file_name, place),
        *_comment_findings(contents.get("comments", ()), file_name, place),
        *_link_findings(contents.get("links", ()), file_name, place),
        *_no_text_findings(contents["bare"], file, place),
    ]


def _content_findings(holds: Sequence[dict[str, Any]], file_name: str, place: Place) -> Iterator[Finding]:
    """Yield a finding on each kind of content other than pages, at its first occurrence."""
    for part in holds:
        location = f" (object {part['object']})" if part["object"] else ""
        more = f", and {part['count'] - 1} more" if part["count"] > 1 else ""
        message = f"`{brief(file_name)}` has {OTHER_CONTENTS[part['kind']]}{location}{more}"
        yield replace(fault("EXH002", place, message), page=part["page"])


def _hidden_text_findings(
    contents: dict[str, Any], public: PublicWords, file_name: str, place: Place
) -> Iterator[Finding]:
    """Yield a finding on each kind of hidden text that can be copied out of the file.

    White text on white is only a warning, because signing programs put such text at the place of a signature.
    """
    texts = {
        "text under a box drawn over it": contents.get("covered", ()),
        "text in the color of the box behind it": contents.get("unseen", {}).get("box", ()),
        WHITE_TEXT: contents.get("unseen", {}).get("white", ()),
        OUTSIDE_TEXT: contents.get("outside", ()),
    }
    print_as_images = f"print the file to a new PDF as images, which removes the cropped text, and {NEW_PATH_REMEDY}"
    for kind, pages in texts.items():
        fix = f"{print_as_images}; {PUBLIC_REMEDY}" if kind == OUTSIDE_TEXT else ""
        hidden_pages = [page for page, words in pages if not _is_public(page, words, public)]
        if hidden_pages:
            message = f"`{brief(file_name)}` has {kind}, on {pages_in_words(hidden_pages)}: the text can be copied"
            finding = replace(fault("EXH005", place, message, fix=fix), page=hidden_pages[0])
            yield replace(finding, severity=Severity.WARNING) if kind == WHITE_TEXT else finding
        waived_pages = [page for page, _ in pages if page not in hidden_pages]
        if waived_pages:
            message = f"`{brief(file_name)}` has {kind}, on {pages_in_words(waived_pages)}; waived by `hidden_words`"
            note = replace(fault("EXH005", place, message), page=waived_pages[0], severity=Severity.NOTE)
            yield replace(note, fix="", promise=False)


def _is_public(page: int, words: str, public: PublicWords) -> bool:
    """Whether *public* lists the *words* hidden on *page*, comparing only letters and digits."""
    return _letters(words) in {_letters(listed.words) for listed in public if listed.page == page}


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words)).casefold()


def _comment_findings(pages: Sequence[int], file_name: str, place: Place) -> Iterator[Finding]:
    """Yield a warning on the *pages* with comments, which a PDF reader shows but a printer does not print."""
    if pages:
        message = (
            f"`{brief(file_name)}` has comments on {pages_in_words(pages)} that anyone who opens the file can read"
        )
        yield replace(fault("EXH010", place, message), page=pages[0] if len(pages) == 1 else 0)


def _link_findings(links: Sequence[tuple[int, str]], file_name: str, place: Place) -> Iterator[Finding]:
    """Yield a note on *links* that lead to addresses outside the file, with their pages."""
    if links:
        pages = sorted({page for page, _ in links})
        message = f"`{brief(file_name)}` has links to addresses outside the file, on {pages_in_words(pages)}"
        yield replace(fault("EXH011", place, message), page=pages[0] if len(pages) == 1 else 0)


def _no_text_findings(textless: Sequence[int], file: ExhibitFile, place: Place) -> Iterator[Finding]:
    """Yield a note on the pages of *file* that have no text to search for personal identifiers."""
    if textless:
        if len(textless) < file.pages:
            problem = f"has no text on {pages_in_words(textless)}"
        else:
            problem = f"has no text on any of its {file.pages} pages" if file.pages > 1 else "has no text"
        pronoun = "it" if len(textless) in {1, file.pages} else "these pages"
        message = f"`{brief(file.file)}` {problem}, so {pronoun} could not be searched for private numbers and names"
        page = textless[0] if len(textless) == 1 else 0
        yield replace(fault("EXH006", place, message), page=page, until_recognized=True)


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _checked_digest(file: Path, file_name: str, place: Place) -> str:
    """Return the SHA-256 of *file*, which must not be too large, and must be a PDF or a picture."""
    try:
        if file.stat().st_size > MAX_FILE_BYTES:
            message = f"`{brief(file_name)}` has more than {MAX_FILE_BYTES // 1_000_000} MB"
            raise MatterError(fault("EXH001", place, message, fix=REMEDIES["size"]))
        with file.open("rb") as stream:
            head = stream.read(HEADER_BYTES)
        digest = _digest(file)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise MatterError(fault("EXH001", place, f"`{brief(file_name)}` cannot be read: {reason}")) from None
    if b"%PDF-" not in head and not head.startswith(PICTURES):
        problem, kind = _wrong_format(head)
        raise MatterError(fault("EXH001", place, f"`{brief(file_name)}` {problem}", fix=REMEDIES[kind]))
    return digest


def _wrong_format(head: bytes) -> tuple[str, ProblemKind]:
    """Return the problem, and its kind, of a file that begins with *head* and is neither a PDF nor a usable picture."""
    if head[4:].startswith(HEIC):
        return "is a HEIC or AVIF picture", "HEIC"
    if not head:
        return "is empty", "empty"
    return "is neither a PDF nor a PNG, JPEG, TIFF or WebP", "format"
