"""Sections that are cited for the subject of a neighboring section."""

from collections.abc import Iterator

from assembler.catalog.section_subjects import Subjects, subjects_of
from assembler.facts.sentences import sentence
from assembler.facts.texts import unquoted
from assembler.findings.visible import one_line
from assembler.language.sections import (
    Section,
    differing_digit,
    is_transposition,
    sections,
    sections_without_sign,
    with_number,
)
from assembler.model.matter import Matter
from assembler.model.walk import texts
from assembler.rules.citations._cited_sections import cited_sections, section_key, sections_of_causes
from assembler.rules.rule import Problem, Words, rule

SHORT = 400
"""The maximum length of a paragraph that is searched for the subject if the sentence does not name it."""


@rule(
    "CIT016",
    cite="the subjects of neighboring sections of the code",
    basis="memory",
    fix="look up the section, and correct its number",
)
def cited_for_another_subject(matter: Matter) -> Iterator[Problem]:
    """A section is cited for the subject of a section whose number is one slip away.

    An example is an injunction "under 17 U.S.C. § 504", which is about damages; injunctions are in § 502. For some
    sections of federal and state codes, the program has a list of words that show the subject. A section is reported if
    the sentence has no word for its subject, but has one for exactly one section whose number is one slip away, and
    does not cite that section. Nothing is reported if the sentence cites a further section of the code whose subject is
    unknown. A section without such a list is reported only if the matter cites the other section elsewhere, or the
    record of a cause does. If the sentence has no listed word at all, a short paragraph is searched.
    """
    for text in texts(matter):
        words = unquoted(text.words)
        cited = [*sections(words), *sections_without_sign(words)]
        for section in cited:
            subjects = subjects_of(section.code.removesuffix("A") if section.title else section.code, section.title)
            begin, end = sentence(words, section.start, section.start + len(section.number))
            numbers = {other.number for other in cited if begin <= other.start < end and other.code == section.code}
            passages = (words[begin:end], words) if len(words) <= SHORT else (words[begin:end],)
            for passage in passages if subjects and "et seq" not in words else ():
                if meant := _meant(section, passage, subjects, numbers):
                    if section.number in subjects or _is_elsewhere(meant, section, matter):
                        word = one_line(next(subjects[meant].finditer(passage))[0])
                        corrected = with_number(section, meant)
                        message = f"`{section.written}` may be a slip for `{corrected}`: the text says `{word}`"
                        yield Problem(text.path, message, at=Words(section.number, section.start))
                    break


def _meant(section: Section, words: str, subjects: Subjects, cited: set[str]) -> str:
    """Return the number near that of *section* whose subject *words* name, if there is just one; otherwise ""."""
    own = subjects.get(section.number)
    others = [subjects.get(number) for number in cited - {section.number}]
    if (own and own.search(words)) or not all(subject and subject.search(words) for subject in others):
        return ""
    about = [number for number, subject in subjects.items() if number not in cited and subject.search(words)]
    near = [number for number in about if _is_near(section.number, number)]
    return near[0] if len(near) == 1 else ""


def _is_near(number: str, other: str) -> bool:
    """Whether two numbers differ by a digit, by two transposed digits, or by letters at the end."""
    if differing_digit(number, other) is not None or is_transposition(number, other):
        return True
    return number != other and number.rstrip("abcdefghijklmnop") == other.rstrip("abcdefghijklmnop")


def _is_elsewhere(number: str, section: Section, matter: Matter) -> bool:
    """Whether the matter, or the record of a cause, cites *number* in the code of *section*."""
    if is_transposition(number, section.number):
        return False  # CIT010 compares transposed numbers
    keys = {section_key(other) for _, other in cited_sections(matter)} | sections_of_causes(matter)
    return (*section_key(section)[:2], number.lower()) in keys
