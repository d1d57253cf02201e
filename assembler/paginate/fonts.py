"""The page engine, and the font family that is installed for a paper."""

import ctypes.util
import sys
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from assembler.findings.faults import fault
from assembler.findings.finding import Finding, Place, Stopped
from assembler.paginate.baseline import keep_baseline
from assembler.paginate.engine_blocks import answer_quickly
from assembler.paginate.engine_bytes import write_quickly
from assembler.paginate.engine_known import is_known
from assembler.paginate.engine_lines import shorten
from assembler.paginate.engine_memory import let_go
from assembler.paginate.engine_speed import quicken
from assembler.paginate.engine_styles import share_styles
from assembler.paginate.engine_texts import recall
from assembler.paginate.font_setup import own_fonts
from assembler.paginate.put_off import put_off

PANGO = (
    "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    " fonts-liberation fonts-texgyre fonts-courier-prime fonts-noto-core"
)
"""The command that installs the engine's libraries and the fonts on Debian and Ubuntu."""


PUT_OFF = {
    "fontTools.subset": ("Options", "Subsetter"),
    "fontTools.varLib.instancer": ("instantiateVariableFont",),
}
"""The modules that the engine rarely needs, and what it calls in them."""


@lru_cache(maxsize=1)
def engine() -> ModuleType:
    """Return WeasyPrint, which sees only the program's fonts; it is imported on first use, which takes half a second.

    On Linux `find_library` starts a compiler for each library name that it does not find; if it answers None at once,
    the import is twice as fast and finds the same libraries. One that is not known keeps its own functions, besides the
    one that decides where characters stand. Raises Stopped if Pango is not installed.
    """
    find = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None  # noqa: ARG005
    try:
        with own_fonts(), put_off(PUT_OFF):
            import weasyprint  # noqa: PLC0415
    except OSError as problem:
        raise Stopped(_no_engine(problem)) from problem
    finally:
        ctypes.util.find_library = find
    if is_known():
        shorten()
    keep_baseline()
    if is_known():
        quicken()
        answer_quickly()
        share_styles()
        recall()
        let_go()
        write_quickly()
    module: ModuleType = weasyprint
    return module


def _no_engine(problem: OSError) -> Finding:
    if problem.strerror:  # the system's word on a file, while a library that is missing has none
        message = f"pages cannot be set: {problem.strerror.lower()}"
        return fault("PAG001", Place("assembler"), message, fix="make room in the folder for temporary files")
    return fault("PAG001", Place("assembler"), f"pages cannot be set: {problem}", fix=f"install Pango: `{PANGO}`")


@lru_cache(maxsize=1)
def configuration() -> Any:
    """Return the engine's font configuration, one for all papers of a process."""
    engine()
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    with own_fonts():
        return FontConfiguration()


@lru_cache(maxsize=1)
def installed() -> frozenset[str]:
    """Return which of the font families that the program uses are installed, in lower case."""
    return frozenset(name.lower() for name in _said_of_fonts(b"family"))


def font_files() -> tuple[Path, ...]:
    """Return the files of the fonts that the program uses, sorted."""
    return tuple(sorted({Path(name) for name in _said_of_fonts(b"file")}))


def _said_of_fonts(what: bytes) -> list[str]:
    """Return *what*, a key of fontconfig, of each font of the program's families that is installed."""
    engine()
    from weasyprint.text.ffi import ffi, fontconfig  # noqa: PLC0415

    said, name = [], ffi.new("FcChar8 **")
    with own_fonts():
        config = ffi.gc(fontconfig.FcInitLoadConfigAndFonts(), fontconfig.FcConfigDestroy)
    fonts = fontconfig.FcConfigGetFonts(config, fontconfig.FcSetSystem)
    for pattern in ffi.unpack(fonts.fonts, fonts.nfont):
        number = 0
        while fontconfig.FcPatternGetString(pattern, what, number, name) == 0:
            said.append(ffi.string(name[0]).decode())
            number += 1
    return said


def family(families: Sequence[str], paper: str) -> str:
    """Return the first of *families* that is installed; *paper* is the name of the filing, for the message.

    Raises Stopped if none is, because a font with other widths would change every line.
    """
    for name in families:
        if name.lower() in installed():
            return name
    names = ", ".join(f"`{name}`" for name in families)
    message = f"no font of this paper is installed: {names}"
    raise Stopped(fault("PAG002", Place(paper), message, fix=f"install one: `{PANGO}`"))


class Refused(BaseException):
    """The engine requested an outside resource; not a subclass of Exception, which the engine would catch."""


PICTURES = ("data:image/png;base64,", "data:image/jpeg;base64,")
"""How the address of a picture begins that holds its bytes."""


@lru_cache(maxsize=1)
def refusal() -> Any:
    """Return the engine's fetcher, which refuses all files and addresses; a picture's bytes are in the text itself."""
    engine()
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    class Refusal(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> object:
            if not url.startswith(PICTURES):
                raise Refused(url)
            fetched: object = super().fetch(url, headers)
            return fetched

    return Refusal(allowed_protocols={"data"})


def versions() -> str:
    """Return the names and versions of the software that sets and writes the pages."""
    import pikepdf  # noqa: PLC0415
    from weasyprint.text.ffi import pango  # noqa: PLC0415

    number = pango.pango_version()
    shaper = f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    version = f"{engine().__version__}{'' if is_known() else ' as it is'}"
    return f"WeasyPrint {version}, Pango {shaper}, pikepdf {pikepdf.__version__}"
