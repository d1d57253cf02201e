"""Defines the merger's job, its requests while it works, and its answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO

from assembler.exhibits.reader import ProblemKind
from assembler.plan.plan import AttachedExhibit, Attachment
from assembler.proof.upload import Upload, UploadFont, UploadPage

PAPER = "paper"
"""The name of the finished file of the paper; the file of an exhibit has the exhibit's index as its name."""

INDEX = "index"
"""The name of the finished file of the index."""

ALL_EXHIBITS = -1
"""The index that stands for all exhibits together."""


@dataclass(frozen=True)
class Job:
    """The exhibits to attach, and how to attach them.

    *size* is the court's size limit for a file in bytes, or 0 if there is none. With *ocr*, text is recognized on pages
    that have no text. A rehearsal makes only the copies, without a paper, to find the problems in all files.
    """

    attachment: Attachment
    ocr: bool = False
    size: int = 0
    rehearsal: bool = False


@dataclass(frozen=True)
class Entry:
    """An entry in the index: the label, the exhibit, the page on which it begins, and its Bates numbers."""

    label: str
    exhibit: AttachedExhibit
    page: int
    numbers: str = ""


@dataclass(frozen=True)
class Requests:
    """The functions with which the merger makes requests to its parent process.

    *recognize* takes a PDF and the number of its pages without text, and returns the PDF with text
    on these pages, or raises `UnusableError`. *finish* sends a finished file with its name.
    """

    original: Callable[[int], BinaryIO]
    letters: Callable[[str], bytes]
    cover: Callable[[Entry], bytes]
    index: Callable[[Sequence[Entry]], bytes]
    recognize: Callable[[bytes, int], bytes]
    finish: Callable[[str, BinaryIO], None]
    working_on: Callable[[int], None] = lambda _: None
    """Records the index of the exhibit being processed, or `ALL_EXHIBITS`, in case it crashes the process."""


@dataclass(frozen=True)
class MergedExhibit:
    """A merged exhibit: its number of pages with the cover, the page on which it begins, and the copy's changes."""

    pages: int
    first_page: int
    covers: int
    changes: tuple[str, ...]
    tagged: bool
    recognized: Mapping[int, str]
    upload: Upload | None = None
    """The exhibit's separate file as read back, if any."""


@dataclass(frozen=True, order=True)
class FileProblem:
    """A problem with the file of the exhibit at *exhibit_index*, which may be `ALL_EXHIBITS`."""

    exhibit_index: int
    message: str
    kind: ProblemKind


@dataclass(frozen=True)
class Merged:
    """The merger's answer: the exhibits in order, or the problems."""

    exhibits: tuple[MergedExhibit, ...] = ()
    pages: int = 0
    """The number of pages of the paper, including exhibits in its file."""
    index_pages: int = 0
    upload: Upload | None = None
    """The paper's file as read back, if it contains exhibits."""
    problems: tuple[FileProblem, ...] = ()


# -- as JSON ----------------------------------------------------------------------------------------------------------


def job_record(job: Job) -> dict[str, Any]:
    """Return *job* as plain values for JSON."""
    return asdict(job)


def read_job(record: dict[str, Any]) -> Job:
    """Return the job that a JSON *record* describes."""
    attachment = record["attachment"]
    exhibits = tuple(_exhibit(exhibit) for exhibit in attachment["exhibits"])
    return Job(**{**record, "attachment": Attachment(**{**attachment, "exhibits": exhibits})})


def _exhibit(record: dict[str, Any]) -> AttachedExhibit:
    return AttachedExhibit(**{**record, "cited_pages": tuple(record["cited_pages"])})


def read_entry(record: dict[str, Any]) -> Entry:
    """Return the index entry that a JSON *record* describes."""
    return Entry(**{**record, "exhibit": _exhibit(record["exhibit"])})


def read_merged(record: dict[str, Any]) -> Merged:
    """Return the merger's answer that a JSON *record* describes."""
    exhibits = tuple(
        MergedExhibit(
            **{
                **exhibit,
                "changes": tuple(exhibit["changes"]),
                "recognized": {int(page): text for page, text in exhibit["recognized"].items()},
                "upload": _upload(exhibit["upload"]),
            }
        )
        for exhibit in record["exhibits"]
    )
    problems = tuple(FileProblem(**problem) for problem in record["problems"])
    return Merged(**{**record, "exhibits": exhibits, "upload": _upload(record["upload"]), "problems": problems})


def _upload(record: dict[str, Any] | None) -> Upload | None:
    """Return the upload that *record* describes, without the court's limits."""
    if record is None:
        return None
    tuples = {key: tuple(record[key]) for key in ("promised", "from_matter", "splits")}
    return Upload(
        **{
            **{key: value for key, value in record.items() if key != "court"},
            **tuples,
            "pages": tuple(UploadPage(**page) for page in record["pages"]),
            "fonts": tuple(UploadFont(**font) for font in record["fonts"]),
            "links": tuple((page, address) for page, address in record["links"]),
        }
    )
