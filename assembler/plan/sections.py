"""The drafts of a paper by section: the matter's sections of facts, and the sections of the paper's family."""

from collections.abc import Iterable, Iterator

from assembler.findings.faults import fault
from assembler.findings.finding import MatterError, Place
from assembler.findings.path import KeyPath
from assembler.model.allegation import Allegations
from assembler.model.listed_sections import counts_in_section, listed_sections
from assembler.model.pleading import Section
from assembler.plan.context import PaperContext
from assembler.plan.text.draft import Draft, DraftHeading, DraftText

PARAGRAPHS = "paragraphs"
"""The name of the section for a filing's own paragraphs, which papers of every family may have."""


def section_drafts(name: str, context: PaperContext) -> Iterable[Draft]:
    """Return the drafts of section *name*: a section of facts, a section of the family, a count, or own paragraphs.

    Raises `MatterError` if there is no such section.
    """
    for path, facts_section in facts_sections(context):
        if facts_section.id == name:
            return facts_drafts(path, facts_section)
    section = context.family.sections.get(name)
    count = context.family.count
    if section is None and count is not None:
        count_indexes = counts_in_section(name, context.filing, context.matter.claims)
        if count_indexes:
            return count(context, count_indexes[0])
    if section is None and name == PARAGRAPHS:
        return own_paragraphs(context)
    if section is None:
        place = Place(f"templates/{context.filing.paper.id}.yaml")
        raise MatterError(fault("MAT004", place, f"no section is called `{name}`"))
    return section(context)


def own_paragraphs(context: PaperContext) -> Iterator[Draft]:
    """Yield the drafts of the filing's own paragraphs."""
    for index, text in enumerate(context.filing.paragraphs):
        path = context.path(context.filing, "paragraphs")
        yield DraftText(text, (*path, index), numbered=context.family.has_numbered_paragraphs(context))


def paper_drafts(context: PaperContext) -> list[Draft]:
    """Return the drafts of all sections of a paper, in order."""
    return [draft for name in listed_sections(context.filing) for draft in section_drafts(name, context)]


def facts_sections(context: PaperContext) -> Iterator[tuple[KeyPath, Section]]:
    """Yield the matter's sections of facts, with their paths."""
    for key, sections in (("facts", context.matter.facts), ("more_facts", context.matter.more_facts)):
        for index, facts_section in enumerate(sections):
            yield (key, index), facts_section


def facts_drafts(path: KeyPath, facts_section: Section) -> Iterator[Draft]:
    """Yield the drafts of a section of facts: its heading, which may be empty, and its allegations."""
    yield DraftHeading(level=1, text=facts_section.heading or "", id=facts_section.id)
    yield from allegation_drafts(path, facts_section.paragraphs)


def allegation_drafts(path: KeyPath, allegations: Allegations) -> Iterator[Draft]:
    """Yield drafts for *allegations*, found at *path* in the matter, and for the sub-headings between them."""
    for index, allegation in enumerate(allegations):
        if allegation.heading:
            yield DraftHeading(allegation.level, allegation.heading, allegation.id or "")
        elif allegation.text:
            text_path = (*path, "paragraphs", index, "text")
            yield DraftText(
                allegation.text,
                text_path,
                numbered=allegation.numbered,
                id=allegation.id or "",
                belief=allegation.belief,
                exhibits=allegation.exhibit,
                number=allegation.number or 0,
            )
