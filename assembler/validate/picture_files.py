"""Reads the picture files that texts show.

They must be PNG or JPEG, inside the root, and small enough for electronic filing.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, MatterError, Place
from assembler.findings.path import KeyPath
from assembler.language.prose import pictures
from assembler.load.files import named_file, read_bytes
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.model.picture import PictureFile
from assembler.model.walk import texts

MAX_BYTES = 5_000_000
"""The maximum size of a picture file in bytes."""

MAX_PIXELS = 40_000_000
"""The maximum number of pixels in a picture. A letter-size page at 600 dots per inch has 34 million."""

MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg"}
"""The accepted file formats, with their media types."""

UNUSABLE_MODES = frozenset({"CMYK", "I", "I;16", "I;16B", "F"})
"""Pillow's modes that a paper cannot show exactly: CMYK, and grays of more than 8 bits."""

SUFFIXES = (".png", ".jpg", ".jpeg")
"""Suffixes of the files that a remedy may suggest."""

USUAL_DOTS_PER_INCH = 96.0
"""The resolution that is assumed if a file does not state its resolution."""

POINTS_PER_INCH = 72


def picture_files(matter: Matter, source: Source) -> Mapping[str, PictureFile]:
    """Return the picture files that the texts of *matter* show, by their names in the texts.

    Raises `MatterError` with a finding for each file that cannot be used.
    """
    files: dict[str, PictureFile] = {}
    paths: dict[str, Path] = {}
    findings: list[Finding] = []
    for path, name in named_pictures(matter):
        place = source.place_at(path)
        try:
            file = named_file(name, place, source.root, "PIC001", *SUFFIXES)
            if paths.setdefault(name, file) != file:
                message = f"`{brief(name)}` means a different file here than in an earlier text"
                findings.append(fault("PIC001", place, message, fix="give one of the two files another name"))
            elif name not in files:
                files[name] = _read_picture(file, name, place)
        except MatterError as error:
            findings += error.findings
    if findings:
        raise MatterError(*findings)
    return files


def named_pictures(matter: Matter) -> Iterator[tuple[KeyPath, str]]:
    """Yield the name of each picture in the texts of *matter*, with the path of its text."""
    for text in texts(matter):
        for name in pictures(text.words):
            yield text.path, name


def _read_picture(file: Path, name: str, place: Place) -> PictureFile:
    """Return the picture in *file*. Raises `MatterError` unless it is a complete PNG or JPEG of a usable size."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - slow to import, and only needed for pictures

    def unusable(fact: str, fix: str = "") -> MatterError:
        return MatterError(fault("PIC001", place, f"`{brief(name)}` {fact}", fix=fix))

    try:
        data = read_bytes(file, MAX_BYTES)
    except OSError as error:
        raise unusable(f"cannot be read: {(error.strerror or str(error)).lower()}") from None
    if len(data) > MAX_BYTES:
        raise unusable(
            f"is larger than {MAX_BYTES // 1_000_000} MB",
            "save it with fewer pixels: 300 dots per inch is enough",
        )
    try:
        with Image.open(BytesIO(data), formats=tuple(MEDIA_TYPES)) as image:
            if image.width * image.height > MAX_PIXELS:
                raise unusable(
                    f"has {image.width} by {image.height} pixels, more than {MAX_PIXELS:,} in all",
                    "save it at 300 dots per inch or fewer",
                )
            if image.mode in UNUSABLE_MODES:
                raise unusable(
                    f"is in the color mode `{image.mode}`, which a paper cannot show exactly",
                    "save it in RGB or gray with 8 bits per channel",
                )
            if getattr(image, "n_frames", 1) > 1:
                raise unusable("is animated", "save one of its frames")
            dots_per_inch = (
                float(image.info.get("dpi", (USUAL_DOTS_PER_INCH, USUAL_DOTS_PER_INCH))[0]) or USUAL_DOTS_PER_INCH
            )
            _load_whole(image)
            width, height = ImageOps.exif_transpose(image).size
            return PictureFile(
                data,
                MEDIA_TYPES[str(image.format)],
                width * POINTS_PER_INCH / dots_per_inch,
                height * POINTS_PER_INCH / dots_per_inch,
            )
    except Image.DecompressionBombError:
        raise unusable(f"has more than {MAX_PIXELS:,} pixels", "save it at 300 dots per inch or fewer") from None
    except (OSError, ValueError, SyntaxError):
        raise unusable("is not a complete PNG or JPEG picture", "save it as PNG or JPEG") from None


def _load_whole(image: Any) -> None:
    """Load *image* completely. Raises OSError if data is missing, which the page engine makes Pillow ignore."""
    from PIL import ImageFile  # noqa: PLC0415

    setting = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        image.load()
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = setting
