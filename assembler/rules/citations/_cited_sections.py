"""The sections of codes that a matter cites, and those in the records of its causes."""

from collections.abc import Iterator

from assembler.findings.path import KeyPath
from assembler.language.regex import Regex
from assembler.language.sections import Section, sections, sections_without_sign
from assembler.model.matter import Matter
from assembler.model.printed import every_text
from assembler.model.walk import texts

UNSIGNED = Regex(r"\b(Code|Law) (?=\d)")
"""The end of a code's name before a number without a section sign, which some records omit."""

SectionKey = tuple[str, str, str]
"""A section of a code, by its code, title and number."""


def cited_sections(matter: Matter) -> Iterator[tuple[KeyPath, Section]]:
    """Yield each section that *matter* cites in its texts, and in the statutes and titles of its claims."""
    for text in texts(matter):
        yield from ((text.path, section) for section in (*sections(text.words), *sections_without_sign(text.words)))
    for number, claim in enumerate(matter.claims):
        for place, words in enumerate((*claim.statutes, claim.title or "")):
            key = ("statutes", place) if place < len(claim.statutes) else ("title",)
            yield from ((("claims", number, *key), section) for section in sections(words))


def section_key(section: Section) -> SectionKey:
    """Return what identifies *section*, whatever the form of its code and the case of its letters."""
    code = section.code.removesuffix("A") if section.title else section.code
    return (code.lower(), section.title, section.number.lower())


def sections_of_causes(matter: Matter) -> set[SectionKey]:
    """Return the sections that the records of the causes of claims without `statutes:` cite."""
    causes = {claim.cause.id: claim.cause for claim in matter.claims if not claim.statutes}
    signed = (UNSIGNED.sub(r"\1 § ", words) for cause in causes.values() for _, words in every_text(cause))
    return {section_key(section) for words in signed for section in (*sections(words), *sections_without_sign(words))}
