"""Reads the pictures of a Word file that are in its package; pictures outside are never fetched."""

from pathlib import PurePosixPath
from typing import Any

from assembler.importing.read_document import PictureBlock, SourcePlace
from assembler.importing.word.collected import Collected
from assembler.verify.reader.word_package import part_bytes

PICTURE_NAMESPACE = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PLACE_NAMESPACE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
LINK_NAMESPACE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
OLD_PICTURE_NAMESPACE = "{urn:schemas-microsoft-com:vml}"

MEDIA_TYPES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}
"""The media types of the pictures that are read, by their first bytes."""


def picture_of(drawing: Any, collected: Collected) -> PictureBlock | None:
    """Return the picture in *drawing*; None if it has none. Add a remark on a picture that cannot be read."""
    link_id = _link_id(drawing)
    if not link_id:
        return None
    part = collected.links.get(link_id, "")
    if not part:
        collected.remark("a linked picture, which is not in the file, was left out; add it to the matter")
        return None
    content = part_bytes(collected.package, part) if part in collected.package.namelist() else b""
    media_type = next((media_type for start, media_type in MEDIA_TYPES.items() if content.startswith(start)), "")
    if not media_type:
        about = f"the picture {PurePosixPath(part).name} is neither PNG nor JPEG and was left out"
        collected.remark(f"{about}; add it in one of these formats")
        return None
    properties = next(drawing.iter(f"{PLACE_NAMESPACE}docPr"), None)
    text = "" if properties is None else properties.get("descr", "")
    return PictureBlock(SourcePlace(0, collected.line), content, media_type, text)


def _link_id(drawing: Any) -> str:
    """Return the id of the link to the picture in *drawing*; "" if there is none."""
    blip = next(drawing.iter(f"{PICTURE_NAMESPACE}blip"), None)
    if blip is not None:
        return str(blip.get(f"{LINK_NAMESPACE}embed") or blip.get(f"{LINK_NAMESPACE}link") or "")
    old_picture = next(drawing.iter(f"{OLD_PICTURE_NAMESPACE}imagedata"), None)
    return "" if old_picture is None else str(old_picture.get(f"{LINK_NAMESPACE}id") or "")
