"""Sections of papers, one per file, found by file name: `build` takes a `PaperContext` and yields drafts."""

import importlib
import re
from collections.abc import Callable, Iterable, Iterator

from assembler.findings.faults import fault
from assembler.findings.finding import MatterError, Place
from assembler.findings.path import KeyPath
from assembler.model.pleading import Allegations, Section
from assembler.plan.context import PaperContext
from assembler.plan.text.draft import Draft, DraftHeading, DraftText

SECTION_NAME = re.compile(r"[a-z]\w*", re.ASCII)
"""The name of a section that the program writes: its file's name."""


def section_drafts(name: str, context: PaperContext) -> Iterable[Draft]:
    """Return the drafts of section *name*: a section of facts in the matter, or a section that the program writes.

    Raises `MatterError` if there is no such section.
    """
    for path, facts_section in facts_sections(context):
        if facts_section.id == name:
            return facts_drafts(path, facts_section)
    builder = _builder(name)
    if builder is None:
        place = Place(f"templates/{context.filing.paper.id}.yaml")
        raise MatterError(fault("MAT004", place, f"no section is called `{name}`"))
    drafts: Iterable[Draft] = builder(context)
    return drafts


def _builder(name: str) -> Callable[[PaperContext], Iterable[Draft]] | None:
    """Return the builder of the section *name*, or None if there is none; a name is never a path."""
    if not SECTION_NAME.fullmatch(name):
        return None
    try:
        module = importlib.import_module(f"{__name__}.{name}")
    except ModuleNotFoundError:
        return None
    build: Callable[[PaperContext], Iterable[Draft]] | None = getattr(module, "build", None)
    return build


def paper_drafts(context: PaperContext) -> list[Draft]:
    """Return the drafts of all sections of a paper, in order."""
    names = context.filing.sections or context.filing.paper.sections
    return [draft for name in names for draft in section_drafts(name, context)]


def facts_sections(context: PaperContext) -> Iterator[tuple[KeyPath, Section]]:
    """Yield the matter's sections of facts with their paths."""
    for key, sections in (("facts", context.matter.facts), ("more_facts", context.matter.more_facts)):
        for number, facts_section in enumerate(sections):
            yield (key, number), facts_section


def facts_drafts(path: KeyPath, facts_section: Section) -> Iterator[Draft]:
    """Yield the heading of a section of facts, empty if it has none, and its allegations."""
    yield DraftHeading(1, facts_section.heading or "", facts_section.id)
    yield from allegation_drafts(path, facts_section.paragraphs)


def allegation_drafts(path: KeyPath, allegations: Allegations) -> Iterator[Draft]:
    """Yield *allegations*, from the part of the matter at *path*, with the sub-headings between them."""
    for number, allegation in enumerate(allegations):
        if allegation.heading:
            yield DraftHeading(allegation.level, allegation.heading, allegation.id or "")
        elif allegation.text:
            text_path = (*path, "paragraphs", number, "text")
            yield DraftText(
                allegation.text,
                text_path,
                numbered=allegation.numbered,
                id=allegation.id or "",
                belief=allegation.belief,
                exhibits=allegation.exhibit,
            )
