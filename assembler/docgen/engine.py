"""Generates the page on the patches to the page engine from the docstrings of their modules."""

from collections.abc import Mapping

from assembler import engine
from assembler.docgen.markdown import mono, page, prose, table
from assembler.engine import library_names

INTRODUCTION = f"""
Papers are typeset by WeasyPrint. `assembler/engine/` has all replacements of its functions, one patch per module.
Outside that folder, the program assigns to modules and classes of other packages only in the few places that
`assembler/engine/__init__.py` lists.

The patch for correctness is applied to every version of the engine that has the patched functions. The patches for
speed change no byte of a paper: a test builds the samples with and without them. They are applied together, and only
to the tested versions; `{engine.PLAIN}=1` turns them off. With an untested version, the pages are typeset and proved as
usual, only more slowly, and `engine` in the manifest records the version.

A patch stays only if by itself it saves at least 5 percent of the time of some paper.
"""

MEASURED = """
The times are CPU seconds for all steps from the matter to the proof: the minimum of many alternating runs, because
the machine had other work, and a single run for 370 pages. For each patch, the times with all patches are compared with
the times without this patch; for shared styles in a batch, only this patch was turned on and off. Python 3.13,
WeasyPrint 70.0, pydyf 0.13.0.
"""


def engine_page() -> str:
    """Return the page: the patches' purpose, the gain of each patch, and the proposals to the engine's authors."""
    abouts = {patch.name: patch.docstring for patch in (*engine.CORRECTNESS, *engine.SPEED)}
    abouts["library names"] = library_names.__doc__ or ""
    replaced_names = {patch.name: patch.replaces for patch in (*engine.CORRECTNESS, *engine.SPEED)}
    rows = [(f"[{name}](#{name.replace(' ', '-')})", part(about, "Gain: ")) for name, about in abouts.items()]
    return page(
        "# The page engine and its patches",
        prose(INTRODUCTION),
        "## The gain of each patch",
        prose(MEASURED),
        table(["patch", "gain"], rows),
        *(section(name, about, replaced_names.get(name, {})) for name, about in abouts.items()),
    )


def section(name: str, about: str, replaces: Mapping[str, str]) -> str:
    """Return the page's section on the patch *name*; *about* is the docstring of its module."""
    title, *paragraphs = about.strip().split("\n\n")
    unlabeled = [text for text in paragraphs if ": " not in text[:16]]  # the longest label is "To the authors: "
    parts = [prose(f"{title} {' '.join(unlabeled)}"), "*To the authors:*", prose(part(about, "To the authors: "))]
    if replaces:
        parts.append(f"Replaces or calls {mono(replaces)}.")
    return "\n\n".join([f"## {name.capitalize()}", *parts])


def part(about: str, label: str) -> str:
    """Return the paragraph of *about* that begins with *label* as one line, without the label."""
    paragraphs = (" ".join(text.split()) for text in about.strip().split("\n\n"))
    return next(text.removeprefix(label) for text in paragraphs if text.startswith(label))
