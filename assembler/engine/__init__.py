"""Loads the page engine, WeasyPrint, and replaces some of its functions.

Each patch is a module. The module's docstring says what the patch does, how much time it saves by itself, and how the
engine's authors could do the same.

The patch for correctness is on if the engine has its functions. The patches for speed change no byte of a paper; they
are on together, with the versions that were tested, unless `ASSEMBLER_PLAIN_ENGINE` is set.

No other folder assigns to a module or a class of another package, except for three settings: `__main__.py` fills
streams of `sys` that are closed; the process that reads exhibits (`exhibits/reader/pages.py`) sets Pillow's
`Image.MAX_IMAGE_PIXELS` to None, because it checks the size itself; and `validate/picture_files.py` sets Pillow's
`ImageFile.LOAD_TRUNCATED_IMAGES` to False while it reads a picture. `outputs/pdf/paginate/` also replaces
methods of the objects of one paper: `paint` of its pages, and `generate_rdf_metadata` of its metadata.
"""

import os
from contextlib import nullcontext
from dataclasses import dataclass
from functools import lru_cache
from types import ModuleType

from assembler.engine import baseline, kept_lines, page_memory, page_references, shared_styles, written_once
from assembler.engine.library_names import libraries_by_name
from assembler.engine.patch import Patch, untested_libraries

PLAIN = "ASSEMBLER_PLAIN_ENGINE"
"""The environment variable that, unless empty, turns off the patches for speed."""

CORRECTNESS: tuple[Patch, ...] = (baseline.PATCH,)
SPEED: tuple[Patch, ...] = (
    shared_styles.PATCH,
    kept_lines.PATCH,
    page_memory.PATCH,
    page_references.PATCH,
    written_once.PATCH,
)


@dataclass(frozen=True)
class Engine:
    """The engine as loaded in this process: its module, and whether the patches for speed are on."""

    weasyprint: ModuleType
    is_fast: bool

    @property
    def version(self) -> str:
        """The engine's version, as the manifest records it, with any untested library versions."""
        number = str(self.weasyprint.__version__)
        if self.is_fast:
            return number
        number += " without the patches for speed"
        libraries = ", ".join(f"{name} {version} not tested" for name, version in untested_libraries().items())
        return f"{number} ({libraries})" if libraries else number


@lru_cache(maxsize=1)
def load() -> Engine:
    """Import WeasyPrint and apply the patches.

    Raises OSError if Pango or another system library is missing.
    """
    may_be_fast = not os.environ.get(PLAIN) and not untested_libraries()
    with libraries_by_name() if may_be_fast else nullcontext():
        import weasyprint  # noqa: PLC0415 - needed only to typeset pages
    is_fast = may_be_fast and all(patch.fits() for patch in SPEED)
    patches = [patch for patch in CORRECTNESS if patch.fits()]
    if is_fast:
        patches += SPEED
    for patch in patches:
        patch.apply()
    return Engine(weasyprint, is_fast)
