"""Finds what this machine lacks: what every paper needs, and what particular commands need."""

import shlex
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from assembler.findings.finding import MatterError
from assembler.plan.font_families import FAMILIES, WORKSHEET_FAMILIES, fallback_families


@dataclass(frozen=True)
class Need:
    """A program, package or font that assembler needs: its use, whether it is installed, and the command to install it.

    If a *required* need is missing, no paper can be made.
    """

    name: str
    use: str
    is_installed: bool
    remedy: str = ""
    required: bool = False


PROGRAMS = (("ocrmypdf", "the text of scanned exhibits"), ("git", "papers of an earlier revision"))
"""The optional programs, each with the use that needs it."""

PACKAGES = (
    ("starlette", "`assembler preview`"),
    ("uvicorn", "`assembler preview`"),
    ("pygls", "`assembler lsp`, checks in an editor"),
    ("openpyxl", "batches from an Excel workbook"),
    ("distributed", "batches on several machines"),
)
"""The optional packages, each with the use that needs it."""


def needs() -> Iterator[Need]:
    """Yield what the program needs, most important first."""
    python = ".".join(str(part) for part in sys.version_info[:3])
    is_new_enough = sys.version_info >= (3, 11)
    yield Need(f"Python {python}", "everything", is_new_enough, "install Python 3.11 or later", required=True)
    yield from _page_needs()
    for program, use in PROGRAMS:
        yield Need(program, use, shutil.which(program) is not None, f"apt-get install -y {program}")
    for name, use in PACKAGES:
        install = f"{shlex.quote(sys.executable)} -m pip install {name}"
        yield Need(f"the package {name}", use, _is_installed(name), install)


def _is_installed(package: str) -> bool:
    try:
        version(package)
    except PackageNotFoundError:
        return False
    return True


def _page_needs() -> Iterator[Need]:
    """Yield the needs of the page engine: Pango and the fonts."""
    from assembler.outputs.pdf.paginate import fonts  # noqa: PLC0415 - the page engine is slow to import

    try:
        fonts.engine()
    except MatterError as error:
        yield Need("Pango", "all papers", is_installed=False, remedy=error.findings[0].fix, required=True)
        return
    yield Need("Pango", "all papers", is_installed=True, required=True)
    installed = fonts.installed_families()
    for paper_kind, families in {**FAMILIES, "worksheets": WORKSHEET_FAMILIES}.items():
        family = next((family for family in families if family.lower() in installed), "")
        use = "the element matrix" if paper_kind == "worksheets" else f"papers in {paper_kind}"
        yield Need(
            f"the font {family or families[0]}", use, bool(family), fonts.INSTALL_PANGO, required=paper_kind == "times"
        )
    has_fallbacks = any(family.lower() in installed for family in fallback_families())
    yield Need("fallback fonts", "letters of other scripts, and symbols", has_fallbacks, fonts.INSTALL_PANGO)


def report(all_needs: list[Need]) -> Iterator[str]:
    """Yield a line on each need, with the command that installs it if it is missing, and a summary line."""
    for need in all_needs:
        yield f"{'there' if need.is_installed else 'missing'}: {need.name}, for {need.use}"
        if not need.is_installed:
            yield f"    {need.remedy}"
    missing = [need for need in all_needs if not need.is_installed]
    if any(need.required for need in missing):
        yield "papers cannot be made until each required part is installed"
    else:
        optional = "; each missing part is needed only for the use named" if missing else ""
        yield f"papers can be made{optional}"
