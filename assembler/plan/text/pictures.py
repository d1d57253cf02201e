"""Pictures in texts: turns picture files into blocks, scaled to fit the page."""

from base64 import b64encode
from collections.abc import Mapping
from functools import partial

from assembler.model.picture import PictureFile
from assembler.plan.blocks import Picture
from assembler.plan.plan import PageSetup
from assembler.plan.text.markdown import Pictures

TEXT_LINES = 3
"""The number of lines on a page that a picture must leave free for the text before it."""


def pictures_of(files: Mapping[str, PictureFile], page: PageSetup) -> Pictures:
    """Return a function that makes picture blocks from *files*, scaled down if a picture does not fit on the page."""
    return partial(_picture_block, files, page)


def _picture_block(files: Mapping[str, PictureFile], page: PageSetup, name: str, alternative: str) -> Picture:
    """Return the block of the picture called *name*; empty without a file, for callers that need only the words."""
    file = files.get(name)
    if file is None:
        return Picture(alternative, data="", width=0.0, height=0.0)
    max_width = page.width - page.left - page.right
    max_height = (page.lines - TEXT_LINES) * page.pitch
    scale = min(1.0, max_width / file.width, max_height / file.height)
    data = f"data:{file.media};base64,{b64encode(file.data).decode()}"
    return Picture(alternative, data, round(file.width * scale, 2), round(file.height * scale, 2))
