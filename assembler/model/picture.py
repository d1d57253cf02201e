"""The file of a picture that a text uses."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class PictureFile:
    """The file of a picture: its bytes, its media type, and its natural width and height in points."""

    data: bytes = field(repr=False)
    media: str
    width: float
    height: float
