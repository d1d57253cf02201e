"""The marked copy of an amended paper, for the preview."""

from pathlib import Path

from assembler.preview.previewed import ShownPaper
from assembler.preview.sheets import sheets_of
from assembler.redline import ChosenPaper, RedlineSetting, redline
from assembler.results import Options


def marked_copy(matter: Path, options: Options) -> ShownPaper:
    """Return the marked copy of the paper of *matter* that amends another. Raises `MatterError` if there is none."""
    copy = redline(old=None, new=ChosenPaper(matter), setting=RedlineSetting(options))
    return ShownPaper("marked", "Marked copy", sheets=sheets_of(copy.pdf, copy.proof))
