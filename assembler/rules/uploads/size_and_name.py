"""Files to upload that are too large or wrongly named, reveal metadata, or declare the wrong standards."""

import re
from collections.abc import Iterator

from assembler.language.regex import Regex
from assembler.proof.upload import Upload
from assembler.rules.rule import Problem, rule
from assembler.rules.uploads._against_court import against_court


@rule(
    "UPL001",
    cite="the court's limit on the size of a file",
    basis="verified",
    fix="split the file, or scan it in black and white at 300 dots per inch",
)
def file_too_large(upload: Upload) -> Iterator[Problem]:
    """A file is larger than the court's filing system accepts.

    If the file can be split, the remedy gives the first page of each part.
    """
    court = upload.court
    if not court.size or upload.size <= court.size:
        return
    fact = f"`{upload.name}` is {upload.size / 1e6:.1f} MB, but the court accepts at most {court.size / 1e6:g} MB"
    remedies: list[str] = []
    if upload.part == "paper":
        remedies.append("file each exhibit separately (`exhibit_form: {filed: separate}`)")
    if len(upload.splits) > 1:
        first_pages = ", ".join(map(str, upload.splits))
        remedies.append(f"split the file into {len(upload.splits)} files that begin on pages {first_pages}")
    yield against_court(upload, "file_size", fact, fix=", or ".join(remedies))


@rule(
    "UPL008",
    cite="the court's rule on the names of files",
    basis="verified",
    fix="change the `id:` of the filing, or the `label:` of the exhibit",
)
def name_not_allowed(upload: Upload) -> Iterator[Problem]:
    """The name of a file is longer than the court allows, or has a character that the court does not allow.

    The ending `.pdf` counts toward the length. A court's rule on characters does not apply to it.
    """
    court = upload.court
    stem = upload.name.removesuffix(".pdf")
    if court.longest_name and len(upload.name) > court.longest_name:
        fact = f"`{upload.name}` has {len(upload.name)} characters, but the court allows at most {court.longest_name}"
        yield against_court(upload, "file_names", fact)
    refused_characters = re.sub(f"[{court.characters}]", "", stem) if court.characters else ""
    if refused_characters:
        fact = f"`{upload.name}` has `{refused_characters[0]}` in its name, which the court does not allow"
        yield against_court(upload, "file_names", fact)


HARMLESS_KEYS = frozenset({"Title", "Producer", "Subject"})
"""Metadata that do not show who created the file."""

LOCAL_PATH = Regex(r"(?:^|[\s(\"'])(?:[A-Za-z]:\\|\\\\|/(?:home|Users|var|tmp)/)")
"""The beginning of a path on somebody's computer."""


@rule(
    "UPL009",
    cite="this program",
    basis="program",
    fix="report this to the authors of the program, which should remove such metadata from its copies",
    no_waiver="the program writes the metadata, which may not contain a name that the paper does not print",
)
def telling_metadata(upload: Upload) -> Iterator[Problem]:
    """A file's metadata reveal its author, the software in which it was written, or a folder on somebody's computer.

    Everybody who downloads the file can read its metadata. `Producer`, the library that set the pages, identifies
    nobody. Titles from the matter are not reported.
    """
    for key, value in upload.about.items():
        if key not in HARMLESS_KEYS or (LOCAL_PATH.search(value) and value not in upload.from_matter):
            yield Problem((), f"`{upload.name}` has `{key}` in its metadata: `{value[:80]}`")


PROMISED_STANDARDS = ("PDF/A-2A", "PDF/UA-1")
"""The standards for archival and for accessible files that every paper of the program meets."""


@rule(
    "UPL010",
    cite="this program",
    basis="program",
    fix="report this to the authors of the program",
    no_waiver="the file would claim to meet a standard that it does not meet",
)
def promise_not_kept(upload: Upload) -> Iterator[Problem]:
    """A paper does not declare PDF/A and PDF/UA, or a file with pages from other sources declares PDF/A or PDF/UA.

    The program can promise PDF/A-2a and PDF/UA-1 only for pages that it created.
    """
    for standard in PROMISED_STANDARDS:
        if not upload.foreign and standard not in upload.promised:
            yield Problem((), f"`{upload.name}` does not declare that it is {standard}")
        if upload.foreign and standard in upload.promised:
            yield Problem((), f"`{upload.name}` declares that it is {standard}, but has pages from other sources")
