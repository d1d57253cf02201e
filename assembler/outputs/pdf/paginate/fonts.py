"""Loads the page engine with its fonts, and chooses an installed font family for a paper."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from assembler.engine import Engine, load
from assembler.findings.disk_room import room_remedy
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, MatterError, Place
from assembler.outputs.pdf.paginate.font_setup import use_own_fonts

INSTALL_PANGO = (
    "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    " fonts-liberation fonts-texgyre fonts-courier-prime fonts-noto-core"
)
"""The command that installs the engine's libraries and the fonts on Debian and Ubuntu."""


@lru_cache(maxsize=1)
def load_engine() -> Engine:
    """Load the engine with the program's fonts only. Raises `MatterError` if Pango is not installed."""
    try:
        with use_own_fonts():
            return load()
    except OSError as problem:
        raise MatterError(_engine_fault(problem)) from problem


def engine() -> ModuleType:
    """Return WeasyPrint, imported on first use, with only the program's fonts. Raises `MatterError` without Pango."""
    return load_engine().weasyprint


def _engine_fault(problem: OSError) -> Finding:
    if problem.strerror:  # a file-system error; for a missing library, `strerror` is None
        message = f"pages cannot be typeset: {problem.strerror.lower()}"
        remedy = room_remedy(problem)
        other_disk = f"{remedy}, or set TMPDIR to a folder on another disk"
        fix = other_disk if remedy else "make the folder for temporary files writable"
        return fault("PAG001", Place("assembler"), message, fix=fix)
    return fault(
        "PAG001", Place("assembler"), f"pages cannot be typeset: {problem}", fix=f"install Pango: `{INSTALL_PANGO}`"
    )


@lru_cache(maxsize=1)
def configuration() -> Any:
    """Return the engine's font configuration, which all papers of a process share."""
    engine()
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    with use_own_fonts():
        return FontConfiguration()


@lru_cache(maxsize=1)
def installed_families() -> frozenset[str]:
    """Return, in lower case, the font families used by the program that are installed."""
    return frozenset(name.lower() for name in _font_values(b"family"))


def font_files() -> tuple[Path, ...]:
    """Return the files of the fonts that the program uses, sorted."""
    return tuple(sorted({Path(name) for name in _font_values(b"file")}))


def _font_values(key: bytes) -> list[str]:
    """Return fontconfig's values of *key* for the installed fonts of the program's families."""
    engine()
    from weasyprint.text.ffi import ffi, fontconfig  # noqa: PLC0415

    values: list[str] = []
    value = ffi.new("FcChar8 **")
    with use_own_fonts():
        config = ffi.gc(fontconfig.FcInitLoadConfigAndFonts(), fontconfig.FcConfigDestroy)
    fonts = fontconfig.FcConfigGetFonts(config, fontconfig.FcSetSystem)
    for pattern in ffi.unpack(fonts.fonts, fonts.nfont):
        index = 0
        while fontconfig.FcPatternGetString(pattern, key, index, value) == 0:
            values.append(ffi.string(value[0]).decode())
            index += 1
    return values


def family(families: Sequence[str], paper: str) -> str:
    """Return the first of *families* that is installed; *paper* is the name of the filing, for the message.

    Raises `MatterError` if none is installed, because a font with other widths would change every line.
    """
    for name in families:
        if name.lower() in installed_families():
            return name
    names = ", ".join(f"`{name}`" for name in families)
    message = f"no font of this paper is installed: {names}"
    raise MatterError(fault("PAG002", Place(paper), message, fix=f"install the program's fonts: `{INSTALL_PANGO}`"))


class RefusedRequest(BaseException):
    """Raised if the engine requests an outside resource; the engine would catch a subclass of Exception."""


PICTURES = ("data:image/png;base64,", "data:image/jpeg;base64,")
"""The prefixes of URLs that contain the picture itself."""


@lru_cache(maxsize=1)
def picture_fetcher() -> Any:
    """Return a URL fetcher that refuses the engine every file and URL except pictures embedded in the HTML."""
    engine()
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    class Refusal(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> object:
            if not url.startswith(PICTURES):
                raise RefusedRequest(url)
            response: object = super().fetch(url, headers)
            return response

    return Refusal(allowed_protocols={"data"})


def versions() -> str:
    """Return the names and versions of the software that typesets and writes the pages."""
    import pikepdf  # noqa: PLC0415
    from weasyprint.text.ffi import pango  # noqa: PLC0415

    pango_number = pango.pango_version()  # 1.52.1 is 15201
    pango_version = f"{pango_number // 10000}.{pango_number // 100 % 100}.{pango_number % 100}"
    return f"WeasyPrint {load_engine().version}, Pango {pango_version}, pikepdf {pikepdf.__version__}"
