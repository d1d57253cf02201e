"""Finds the sections of codes that a matter cites, and those in the records of its causes."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from assembler.findings.path import KeyPath
from assembler.language.regex import Regex
from assembler.language.sections import (
    Section,
    bare_sections,
    differing_digit,
    is_transposition,
    sections,
    sections_without_sign,
)
from assembler.model.by_identity import ByIdentity
from assembler.model.matter import Matter
from assembler.model.printed import every_text
from assembler.model.walk import texts

CODE_BEFORE_NUMBER = Regex(r"\b(Code|Law) (?=\d)")
"""The end of a code's name before a number without a section sign, which some records omit."""


class SectionKey(NamedTuple):
    """A section of a code, in lowercase; `title` is "" if the code has no titles."""

    code: str
    title: str
    number: str


LETTERS_AFTER_DIGIT = Regex(r"(?<=\d)[a-z]{1,2}\b")


def citing_texts(matter: Matter) -> Iterator[tuple[KeyPath, str]]:
    """Yield each text of *matter* that may cite sections, and the statutes, laws and titles of its claims."""
    for text in texts(matter):
        yield text.path, text.words
    for claim_index, claim in enumerate(matter.claims):
        for index, statute in enumerate(claim.statutes):
            yield ("claims", claim_index, "statutes", index), statute
        if claim.law:
            yield ("claims", claim_index, "law"), claim.law
        if claim.title:
            yield ("claims", claim_index, "title"), claim.title


def cited_sections(matter: Matter) -> tuple[tuple[KeyPath, Section], ...]:
    """Return each section that *matter* cites in its texts, and in the statutes, laws and titles of its claims."""
    return _cited_sections(ByIdentity(matter))


@lru_cache(maxsize=2)
def _cited_sections(key: ByIdentity) -> tuple[tuple[KeyPath, Section], ...]:
    return tuple((path, section) for path, words in citing_texts(key.matter) for section in _sections_of_codes(words))


@lru_cache(maxsize=4096)
def _sections_of_codes(words: str) -> tuple[Section, ...]:
    """Return the sections that *words* cite with a code, with or without a section sign."""
    return (*sections(words), *sections_without_sign(words))


def section_key(section: Section) -> SectionKey:
    """Return a key for *section* that does not depend on the form of its code or the case of its letters."""
    code = section.code.removesuffix("A") if section.title else section.code
    return SectionKey(code.lower(), section.title, section.number.lower())


def sections_of_causes(matter: Matter) -> set[SectionKey]:
    """Return the sections that the records of the causes of claims without `statutes:` cite."""
    causes = {claim.cause.id: claim.cause for claim in matter.claims if not claim.statutes}
    texts_of_causes = [words for cause in causes.values() for _, words in every_text(cause)]
    texts_with_signs = [CODE_BEFORE_NUMBER.sub(r"\1 § ", words) for words in texts_of_causes]
    return {section_key(section) for words in texts_with_signs for section in _sections_of_codes(words)}


def sections_in(words: str, other_sections: Sequence[Section]) -> list[Section]:
    """Return the sections that *words* cite, in order.

    A section without a code gets the code of a section of its chapter in *other_sections*.
    """
    cited = [section for section in _sections_of_codes(words) if section.code]
    cited += bare_sections(words, cited, other_sections)
    return sorted(cited, key=lambda section: section.start)


def with_parts(section: Section) -> str:
    """Return *section* as written, with its subdivision."""
    return section.written + "".join(f"({part})" for part in section.parts)


def has_lost_digit(number: str, other_number: str) -> bool:
    """Whether one of two numbers of three characters or more is the other without a digit: 53A-7 and 53A-27."""
    shorter, longer = sorted((number, other_number), key=len)
    return len(shorter) > 2 and any(
        longer[:index] + longer[index + 1 :] == shorter for index, sign in enumerate(longer) if sign.isdigit()
    )


def is_near(number: str, other_number: str) -> bool:
    """Whether two numbers differ by a digit, by transposed digits, by a lost digit, or by letters."""
    if (
        has_lost_digit(number, other_number)
        or differing_digit(number, other_number) is not None
        or is_transposition(number, other_number)
    ):
        return True
    digits, other_digits = LETTERS_AFTER_DIGIT.sub("", number), LETTERS_AFTER_DIGIT.sub("", other_number)
    return number != other_number and digits == other_digits
