"""Imports a paper that was read: recognizes it, writes its matter, and compares the matter's paper with the source."""

import errno
import os
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import le, lt
from pathlib import Path

from assembler.catalog import Catalog, catalog_of
from assembler.exhibits.reader import UnusableError
from assembler.findings.finding import Finding, MatterError
from assembler.importing.comparison import NO_FRAME, Comparison, OtherBlocksError, compare
from assembler.importing.difference_doubts import doubts_on_commas, doubts_on_differences
from assembler.importing.doubts import further_doubts
from assembler.importing.draft import Doubt, Draft, DraftRelief
from assembler.importing.draft_counts import counts_of
from assembler.importing.draft_folder import hidden_folder
from assembler.importing.giving_way import WAYS_TO_GIVE_WAY, faults_of
from assembler.importing.own_frame import OWN_LINES, blocks_in_mixed_forms, frame_words, unread_parts
from assembler.importing.own_parties_block import with_own_parties_block
from assembler.importing.read_document import PictureBlock, ReadDocument, first_words
from assembler.importing.recognize import recognize
from assembler.importing.signer_doubts import doubts_on_signers
from assembler.importing.underlines import lost_underline_count
from assembler.importing.word_balance import Balance, SourceWord, balance, words_of
from assembler.importing.writing.heading_form import labels_of
from assembler.importing.writing.matter_text import matter_text
from assembler.language.english import series
from assembler.load.yaml_reader import read_yaml
from assembler.results import Options
from assembler.write.journal import put_file

MATTER = "matter.yaml"

MIN_PARAGRAPHS = 3
"""The minimum number of numbered paragraphs that show a pleading."""

CAPTION = "caption with parties"

PART_COUNT = 4
"""The number of parts, such as the caption and the counts, by which a pleading is recognized."""

LOST_UNDERLINES = "underlines of words that stay"
"""The name, in the report, of the underlines that the matter does not have."""

PICTURES = frozenset({"repeated picture", "picture of a page"})
"""Kinds of set-aside content that have no words."""


@dataclass(frozen=True, slots=True)
class ImportedPaper:
    """The result of an import: the draft, its balance, the files of the matter, and the differences from the source."""

    document: ReadDocument
    draft: Draft
    balance: Balance
    files: Mapping[str, bytes]
    comparison: Comparison | None = None
    planning_error: MatterError | None = None
    """The error that prevents the matter's paper from being planned, if there is one."""

    @property
    def set_aside(self) -> Mapping[str, int]:
        """The number of words that were set aside, by kind; a picture, or a line without letters, counts as one."""
        counts: Counter[str] = Counter()
        for aside in self.document.set_aside:
            counts[aside.kind] += 1 if aside.kind in PICTURES else len(aside.text.split())
        for entry in self.draft.set_aside:
            counts[entry.kind] += len(words_of(entry.text)) or 1
        counts[LOST_UNDERLINES] = lost_underline_count(self.document, self.draft, self.files[MATTER].decode())
        return +counts


def import_document(
    document: ReadDocument,
    name: str,
    folder: Path,
    *,
    standard_wording: bool = False,
    as_text: bool = False,
    progress: Callable[[str], None] = lambda _: None,
) -> ImportedPaper:
    """Write the matter of *document*, read from the file *name*, to *folder*, and compare its paper with the source.

    Raises `FileExistsError` if *folder* exists, and `UnusableError` if the paper is not a pleading, or its caption is
    on a scan without recognized text and the rest lacks counts or relief, unless it is to be imported *as_text*.
    """
    refuse_existing(folder)
    progress("recognize")
    draft = recognized(document, name, catalog_of(root=None))
    imported = _write_matter(document, draft, name, standard_wording=standard_wording)
    if not as_text:
        _refuse_unread_caption(imported)
        _refuse_other_paper(imported.draft)
    with hidden_folder(folder) as draft_folder:
        for file, data in imported.files.items():
            put_file(draft_folder / file, data)
        progress("compare")
        if standard_wording:
            imported = _compare(imported, draft_folder, folder)
        else:
            imported = _as_in_source(imported, draft, name, draft_folder, folder)
            if doubts := _doubts_on_paper(imported):
                draft = replace(imported.draft, doubts=(*imported.draft.doubts, *doubts))
                imported = _rewrite(imported, draft, name, draft_folder)
        refuse_existing(folder)
        draft_folder.rename(folder)
    return imported


def _doubts_on_paper(imported: ImportedPaper) -> list[Doubt]:
    """Return the doubts about the paper of the matter: on its words, its parties and those who sign it."""
    draft = imported.draft
    data = read_yaml(imported.files[MATTER].decode(), MATTER).data
    return [
        *doubts_on_differences(imported.comparison, draft.doubts),
        *doubts_on_commas(imported.comparison, draft.caption.parties),
        *doubts_on_signers(imported.document, draft, data, catalog_of(root=None)),
    ]


def _as_in_source(imported: ImportedPaper, draft: Draft, name: str, draft_folder: Path, folder: Path) -> ImportedPaper:
    """Return *imported*, the paper of *draft*, compared, after the parts that differ have given way to the source's.

    First, each block of the frame whose words the program's own form cannot print gets the source's lines, and so do
    the parties in the caption, unless more words would differ. Then other parts with differences, and tables that do
    not fit, get a plainer form, as long as that makes the paper better.
    """
    frame = frame_words(draft)
    other_blocks: Collection[str] = blocks_in_mixed_forms(draft)
    while True:
        for block in other_blocks:
            draft = OWN_LINES[block](draft)
            del frame[block]
        if other_blocks:
            imported = _write_matter(imported.document, draft, name)
            put_file(draft_folder / MATTER, imported.files[MATTER])
        try:
            imported = _compare(imported, draft_folder, folder, frame)
            break
        except OtherBlocksError as other:
            other_blocks = other.blocks
    for give_way in (with_own_parties_block, *WAYS_TO_GIVE_WAY):
        if imported.comparison is None or not (plainer := give_way(draft, imported.document, imported.comparison)):
            continue
        candidate = _write_matter(imported.document, plainer, name)
        put_file(draft_folder / MATTER, candidate.files[MATTER])
        candidate = _compare(candidate, draft_folder, folder)
        is_accepted = le if give_way is with_own_parties_block else lt
        if is_accepted(faults_of(candidate.comparison), faults_of(imported.comparison)):
            imported, draft = candidate, plainer
    put_file(draft_folder / MATTER, imported.files[MATTER])
    return imported


def _rewrite(imported: ImportedPaper, draft: Draft, name: str, draft_folder: Path) -> ImportedPaper:
    """Write the matter of *draft* to *draft_folder*, and return *imported* with it."""
    data = matter_text(draft, name).encode()
    put_file(draft_folder / MATTER, data)
    return replace(imported, draft=draft, files={**imported.files, MATTER: data})


def _compare(
    imported: ImportedPaper, draft_folder: Path, folder: Path, frame: Mapping[str, Sequence[str]] = NO_FRAME
) -> ImportedPaper:
    """Return *imported* with the comparison of its source and the paper made from the matter in *draft_folder*.

    The findings name files in *folder*, where the matter will be. Raises `OtherBlocksError` if the words of a block are
    not those that it has in *frame*.
    """
    options = Options(draft=True, draft_stops_only=True)
    set_aside = imported.draft.set_aside
    try:
        comparison = compare(
            imported.document, draft_folder / MATTER, options, set_aside, frame, unread=unread_parts(imported.draft)
        )
    except MatterError as error:
        findings = [_in_folder(finding, folder) for finding in error.findings]
        return replace(imported, planning_error=MatterError(*findings))
    stops = tuple(_in_folder(stop, folder) for stop in comparison.stops)
    return replace(imported, comparison=replace(comparison, stops=stops))


def _in_folder(finding: Finding, folder: Path) -> Finding:
    return replace(finding, place=replace(finding.place, file=str(folder / Path(finding.place.file).name)))


def _refuse_unread_caption(imported: ImportedPaper) -> None:
    """Raise `UnusableError` if no party was read, and a page before the text is a scan without recognized text.

    A pleading that has paragraphs, counts and a demand for relief on its other pages is not refused.
    """
    unread_pages = imported.document.unread_pages
    text_pages = (block.place.page for block in imported.document.blocks if not isinstance(block, PictureBlock))
    first_text_page = next(text_pages, 0)
    if unread_pages and unread_pages[0] < first_text_page and set(_missing_parts(imported.draft)) > {CAPTION}:
        if len(unread_pages) == 1:
            pages = f"page {unread_pages[0]}, which is a scan"
            text = "its text"
        else:
            pages = f"pages {series([str(page) for page in unread_pages])}, which are scans"
            text = "their text"
        about = f"has no text on {pages}, and its caption was not read; recognize {text} first"
        raise UnusableError(f"{about}, or give `--as-text` to import the rest as paragraphs")


def _refuse_other_paper(draft: Draft) -> None:
    """Raise `UnusableError` if the paper of *draft* has none of the parts of a pleading."""
    missing_parts = _missing_parts(draft)
    if len(missing_parts) == PART_COUNT:
        lacks = f"it has no {series(missing_parts, 'or')}"
        raise UnusableError(f"is not a pleading: {lacks}; give `--as-text` to import its text as paragraphs")


def _missing_parts(draft: Draft) -> list[str]:
    """Return the parts of a pleading that the paper of *draft* lacks."""
    counts = counts_of(draft)
    is_missing = {
        CAPTION: not counts["parties"],
        "numbered paragraphs": counts["paragraphs"] < MIN_PARAGRAPHS,
        "counts": not counts["counts"],
        "demand for relief": not any(isinstance(part, DraftRelief) for part in draft.parts),
    }
    return [part for part, missing in is_missing.items() if missing]


def draft_matter(
    document: ReadDocument, name: str, catalog: Catalog, *, standard_wording: bool = False
) -> ImportedPaper:
    """Return the matter of *document* and its balance, without writing anything to a file."""
    return _write_matter(document, recognized(document, name, catalog), name, standard_wording=standard_wording)


def recognized(document: ReadDocument, name: str, catalog: Catalog) -> Draft:
    """Return the draft of *document*, with the doubts that concern the whole paper."""
    draft = replace(recognize(document, catalog), first_words=first_words(document.blocks))
    data = read_yaml(matter_text(draft, name), MATTER).data
    doubts = [*draft.doubts, *further_doubts(document, draft, data)]
    return replace(draft, doubts=tuple(dict.fromkeys(doubts)))


def _write_matter(document: ReadDocument, draft: Draft, name: str, *, standard_wording: bool = False) -> ImportedPaper:
    """Return the matter of *draft* and its balance.

    Words of the source that the matter lacks become doubts, except with *standard_wording*, which replaces sentences of
    the source.
    """
    data = read_yaml(matter_text(draft, name), MATTER).data
    balanced = balance(document, data, (*draft.expressed, *labels_of(draft)))
    if balanced.lost and not standard_wording:
        draft = replace(draft, doubts=(*draft.doubts, *_doubts_on_lost(balanced.lost)))
    text = matter_text(draft, name, standard_wording=standard_wording)
    return ImportedPaper(document, draft, balanced, {MATTER: text.encode(), **draft.pictures, **draft.exhibit_files})


def _doubts_on_lost(lost: Sequence[SourceWord]) -> Iterator[Doubt]:
    """Yield a doubt for the *lost* words of each place."""
    for place, words in groupby(lost, key=lambda word: word.place):
        yield Doubt(f"not in the matter: `{' '.join(word.text for word in words)}`", place)


def refuse_existing(folder: Path) -> None:
    """Raise `FileExistsError` if *folder* exists, even if it is empty."""
    if os.path.lexists(folder):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))
