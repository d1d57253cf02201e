"""A file to upload, as read back, and the court's limits on uploaded files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:  # the court model is slow to import, and reading a file does not need it
    from assembler.model.court import Court

Part = Literal["paper", "exhibit", "index"]
"""The kind of file: a paper, with or without exhibits in the same file; an exhibit; or the index of exhibits."""


@dataclass(frozen=True)
class UploadPage:
    """A page: its width and height in points, whether it has text, and whether anything is drawn on it."""

    width: float
    height: float
    text: bool = True
    drawn: bool = True


@dataclass(frozen=True)
class UploadFont:
    """A font: its name, whether the file embeds it, and whether it is composite (CID), which some portals refuse."""

    name: str
    embedded: bool
    composite: bool


@dataclass(frozen=True)
class CourtUploads:
    """The court's limits on uploads: file size in bytes (0 if unknown), forbidden or required contents, and names.

    *bases* and *cites* map each value's key in the court's record to the value's basis and authority.
    """

    size: int = 0
    forbids: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    longest_name: int = 0
    characters: str = ""
    bases: Mapping[str, str] = field(default_factory=dict)
    cites: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Upload:
    """A file to upload.

    *promised* lists the standards that the file's metadata claim ("PDF/A-2A", "PDF/UA-1"). *holds* maps contents other
    than pages, in the words of the court's record, to the first page that has them, or to 0. *links* lists outside
    addresses with their pages.
    """

    name: str
    part: Part
    foreign: bool
    """Whether some of the file's pages are exhibits, which the program did not create."""
    size: int
    pages: tuple[UploadPage, ...]
    fonts: tuple[UploadFont, ...]
    holds: Mapping[str, int]
    links: tuple[tuple[int, str], ...]
    about: Mapping[str, str]
    """The file's metadata by name."""
    promised: tuple[str, ...]
    tagged: bool
    bookmarks: int
    from_matter: tuple[str, ...] = ()
    """The values in the file's metadata that are from the matter: the titles of the paper and its exhibits, and the
    paper's subject."""
    splits: tuple[int, ...] = ()
    """If the file is too large for the court, the first pages of the parts into which it would be split."""
    court: CourtUploads = CourtUploads()


def kinds_of_fonts(fonts: Sequence[UploadFont]) -> str:
    """Return a description of the kinds of *fonts* for the manifest, such as "embedded, composite (CID)"."""
    kinds = {("embedded" if font.embedded else "not embedded", font.composite) for font in fonts}
    return "; ".join(
        f"{embedding}, {'composite (CID)' if composite else 'simple'}" for embedding, composite in sorted(kinds)
    )


def court_uploads(court: "Court") -> CourtUploads:
    """Return the upload rules of *court*."""
    laws = {key: getattr(court, key) for key in ("file_size", "file_forbids", "file_needs", "file_names")}
    recorded = {key: law for key, law in laws.items() if law is not None}
    names = court.file_names.value if court.file_names else None
    return CourtUploads(
        size=round(court.file_size.value * 1_000_000) if court.file_size else 0,
        forbids=tuple(court.file_forbids.value) if court.file_forbids else (),
        needs=tuple(court.file_needs.value) if court.file_needs else (),
        longest_name=(names.longest or 0) if names else 0,
        characters=(names.characters or "") if names else "",
        bases={key: law.basis for key, law in recorded.items()},
        cites={key: law.authority for key, law in recorded.items()},
    )
