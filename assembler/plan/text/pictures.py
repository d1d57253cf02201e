"""Pictures in texts: files become blocks of a size that fits the page."""

from base64 import b64encode
from collections.abc import Mapping
from functools import partial

from assembler.model.picture import PictureFile
from assembler.plan.blocks import Picture
from assembler.plan.plan import PageSetup
from assembler.plan.text.markdown import Pictures

LINES_LEFT = 3
"""The lines of a page that a picture leaves to the text before it."""


def pictures_of(files: Mapping[str, PictureFile], paper: PageSetup) -> Pictures:
    """Return the function that makes a block of a picture, made smaller if it does not fit on *paper*."""
    return partial(_picture_block, files, paper)


def _picture_block(files: Mapping[str, PictureFile], paper: PageSetup, name: str, alternative: str) -> Picture:
    """Return the picture called *name*. Without its file it is empty: only the words of the text matter then."""
    file = files.get(name)
    if file is None:
        return Picture(alternative, "", 0.0, 0.0)
    wide = paper.width - paper.left - paper.right
    high = (paper.lines - LINES_LEFT) * paper.pitch
    scale = min(1.0, wide / file.width, high / file.height)
    data = f"data:{file.media};base64,{b64encode(file.data).decode()}"
    return Picture(alternative, data, round(file.width * scale, 2), round(file.height * scale, 2))
