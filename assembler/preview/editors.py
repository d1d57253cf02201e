"""The addresses with which editors open a file at a line."""

from collections.abc import Mapping
from pathlib import Path, PurePath
from urllib.parse import quote

from assembler.findings.finding import Place

ADDRESSES: Mapping[str, str] = {
    "vscode": "vscode://file{path}:{line}:{column}",
    "vscodium": "vscodium://file{path}:{line}:{column}",
    "cursor": "cursor://file{path}:{line}:{column}",
    "zed": "zed://file{path}:{line}:{column}",
    "idea": "idea://open?file={path}&line={line}&column={column}",
    "textmate": "txmt://open?url=file://{path}&line={line}&column={column}",
    "none": "",
}
"""The form of the address, by the editor's name; empty for no link."""


def address(place: Place, editor: str) -> str:
    """Return the address with which *editor* opens *place*; "" if the editor has none or *place* has no line."""
    if not place.line or not place.file:
        return ""
    path = quote(str(Path(place.file).absolute()))
    return ADDRESSES[editor].format(path=path, line=place.line, column=max(place.column, 1))


def short_place(place: Place) -> str:
    """Return the name of the file of *place*, without its folder, and the line."""
    return f"{PurePath(place.file).name}:{place.line}"
