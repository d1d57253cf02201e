"""Fonts: which family of a paper's list is installed, and the engine that sets type in it."""

import ctypes.util
import sys
from collections.abc import Sequence
from functools import lru_cache
from types import ModuleType
from typing import Any

from assembler.findings.faults import fault
from assembler.findings.finding import Finding, Place, Stopped
from assembler.paginate.baseline import keep_baseline
from assembler.paginate.font_setup import own_fonts

PANGO = (
    "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    " fonts-liberation fonts-texgyre fonts-courier-prime fonts-noto-core"
)
"""What installs the engine's libraries and the fonts on Debian and Ubuntu."""


@lru_cache(maxsize=1)
def engine() -> ModuleType:
    """Return WeasyPrint, imported at the first need: it takes half a second. It sees the program's fonts alone.

    On Linux a miss of its first names makes `find_library` start a compiler; answered at once, the import is twice as
    fast and finds the same libraries. Raises Stopped when Pango is not installed.
    """
    find = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None  # noqa: ARG005
    try:
        with own_fonts():
            import weasyprint  # noqa: PLC0415
    except OSError as problem:
        raise Stopped(_no_engine(problem)) from problem
    finally:
        ctypes.util.find_library = find
    keep_baseline()
    module: ModuleType = weasyprint
    return module


def _no_engine(problem: OSError) -> Finding:
    return fault("PAG001", Place("assembler"), f"pages cannot be set: {problem}", fix=f"install Pango: `{PANGO}`")


@lru_cache(maxsize=1)
def configuration() -> Any:
    """Return the engine's own handle on the fonts that it may use: one for all papers of a process."""
    engine()
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    with own_fonts():
        return FontConfiguration()


@lru_cache(maxsize=1)
def installed() -> frozenset[str]:
    """Return the names of the font families that are installed, of those that the program names, in small letters."""
    engine()
    from weasyprint.text.ffi import ffi, fontconfig  # noqa: PLC0415

    found, name = set(), ffi.new("FcChar8 **")
    with own_fonts():
        config = ffi.gc(fontconfig.FcInitLoadConfigAndFonts(), fontconfig.FcConfigDestroy)
    fonts = fontconfig.FcConfigGetFonts(config, fontconfig.FcSetSystem)
    for pattern in ffi.unpack(fonts.fonts, fonts.nfont):
        number = 0
        while fontconfig.FcPatternGetString(pattern, b"family", number, name) == 0:
            found.add(ffi.string(name[0]).decode().lower())
            number += 1
    return frozenset(found)


def family(families: Sequence[str], paper: str) -> str:
    """Return the first of *families* that is installed; *paper* names the filing in the message.

    Raises Stopped when none is: another font has other widths, and would move every line.
    """
    for one in families:
        if one.lower() in installed():
            return one
    names = ", ".join(f"`{one}`" for one in families)
    message = f"no font of this paper is installed: {names}"
    raise Stopped(fault("PAG002", Place(paper), message, fix=f"install one: `{PANGO}`"))


class Refused(BaseException):
    """The engine asked for something outside the paper. No Exception, or the engine would catch it and go on."""


@lru_cache(maxsize=1)
def refusal() -> Any:
    """Return what the engine asks for files and addresses: it answers none, for a paper needs nothing from outside."""
    engine()
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    class Refusal(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> object:  # noqa: ARG002
            raise Refused(url)

    return Refusal()


def versions() -> str:
    """Return the names and versions of what sets and writes the pages."""
    import pikepdf  # noqa: PLC0415
    from weasyprint.text.ffi import pango  # noqa: PLC0415

    number = pango.pango_version()
    shaper = f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    return f"WeasyPrint {engine().__version__}, Pango {shaper}, pikepdf {pikepdf.__version__}"
