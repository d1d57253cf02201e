"""Generates the page on the patches to the page engine from the docstrings of their modules."""

from collections.abc import Mapping

from assembler import engine
from assembler.docgen.markdown import mono, page, prose, table
from assembler.engine import library_names

INTRODUCTION = f"""
Papers are typeset by WeasyPrint. `assembler/engine/` holds every function of it that the program replaces, one patch a
module, and nothing outside that folder assigns to a module or a class of another package.

The patch that correctness needs is on with every version of the engine that has its functions. Those for speed change
no byte of a paper: a test builds the samples both ways. They are on together, for the versions that were tested, and
`{engine.PLAIN}=1` turns them off. With a version that was not tested they are off; the pages are set and proved all the
same, and `engine` in the manifest says so.

A patch stays only if by itself it saves at least 5 percent of the time of some paper. Patches that saved less were
removed: modules of the engine imported when they are first called, HTML parsed by its form, styles of pages, lengths
and margins of blocks, numbers and fonts of files, and lines set with fewer calls of the shaper, which was at the edge
(4 to 7 percent) and guessed how much text a line takes.
"""

MEASURED = """
All steps from the matter to the proof, in seconds of computing: the minimum of many alternating runs (one run for 370
pages), because the machine had other work. Shared styles in a batch were measured alone; otherwise the patch was
turned off by itself. Python 3.13, WeasyPrint 70.0, pydyf 0.13.0.
"""


def engine_page() -> str:
    """Return the page: the patches' purpose, the gain of each patch, and the proposals to the engine's authors."""
    heads = {patch.name: patch.about for patch in (*engine.CORRECTNESS, *engine.SPEED)}
    heads["library names"] = library_names.__doc__ or ""
    replaced = {patch.name: patch.replaces for patch in (*engine.CORRECTNESS, *engine.SPEED)}
    rows = [(f"[{name}](#{name.replace(' ', '-')})", part(about, "Gain: ")) for name, about in heads.items()]
    return page(
        "# The page engine and its patches",
        prose(INTRODUCTION),
        "## The gain of each patch",
        prose(MEASURED),
        table(["patch", "gain"], rows),
        *(section(name, about, replaced.get(name, {})) for name, about in heads.items()),
    )


def section(name: str, about: str, replaces: Mapping[str, str]) -> str:
    """Return the page's section on the patch *name*; *about* is the docstring of the module of the patch."""
    title, *paragraphs = about.strip().split("\n\n")
    parts = [prose(f"{title} {' '.join(text for text in paragraphs if ': ' not in text[:16])}")]
    parts.append("*To the authors:*")
    parts.append(prose(part(about, "To the authors: ")))
    if replaces:
        parts.append(f"Replaces or calls {mono(replaces)}.")
    return "\n\n".join([f"## {name.capitalize()}", *parts])


def part(about: str, label: str) -> str:
    """Return the paragraph of *about* that begins with *label* as one line, without the label."""
    paragraphs = (" ".join(text.split()) for text in about.strip().split("\n\n"))
    return next(text.removeprefix(label) for text in paragraphs if text.startswith(label))
