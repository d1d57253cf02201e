"""Checks that no heading of a matter skips a level."""

from collections.abc import Iterator

from assembler.findings.faults import fault
from assembler.findings.finding import Finding
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.model.pleading import Section
from assembler.model.walk import sections


def heading_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a finding for each heading that skips a level."""
    for path, section in sections(matter):
        level_above = 1 if not isinstance(section, Section) or section.heading else 0
        for index, allegation in enumerate(section.paragraphs):
            if not allegation.heading:
                continue
            if allegation.level > level_above + 1:
                place = source.place_at((*path, "paragraphs", index, "level" if allegation.level > 2 else "heading"))
                fact = f"the heading before it has level {level_above}" if level_above else "its section has no heading"
                fix = f"write `level: {level_above + 1}`" if level_above else "give the section a `heading:`"
                yield fault("MAT003", place, f"a heading of level {allegation.level} skips a level: {fact}", fix=fix)
            level_above = allegation.level
