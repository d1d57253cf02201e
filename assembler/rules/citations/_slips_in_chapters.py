"""Sections whose chapter, or part of the Code of Federal Regulations, is probably a slip for another."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from assembler.catalog.reporters import citation_table
from assembler.facts.texts import unquoted
from assembler.findings.visible import one_line
from assembler.language.sections import BARE_SECTION, Section, differing_digit, is_transposition, with_number
from assembler.model.matter import Matter
from assembler.model.walk import texts
from assembler.rules.citations._cited_sections import cited_sections, section_key
from assembler.rules.citations._subjects_on_record import KEYS_OF_LAW
from assembler.rules.rule import Problem, Words


def slips_in_chapters(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each section of *matter* whose chapter or part is one slip away from another."""
    yield from _in_lone_chapter(matter)
    yield from _in_transposed_chapter(matter, [section for _, section in cited_sections(matter)])
    yield from _in_near_chapter(matter)
    yield from _in_unknown_part(matter)


def _in_near_chapter(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for a section that differs from another of its code only in a part of its number before the last.

    The part must differ by transposed digits or, if the other section is in the law of the same count, by one digit. If
    only this section is of its chapter, but several are of the chapter of that law, it may differ in any way.
    The other section is cited at least as often, and in the law of a count or on record for its subject.
    """
    cited = cited_sections(matter)
    uses = Counter(section_key(section) for _, section in cited)
    chapters = Counter((section.code, section.title, *_parts(section.number)[:-1]) for _, section in cited)
    laws = [(path, section) for path, section in cited if path[0] == "claims" and path[2] in KEYS_OF_LAW]
    for path, section in cited:
        if uses[section_key(section)] != 1 or path[2:3] in {(key,) for key in KEYS_OF_LAW}:
            continue
        for law_path, law_section in laws:
            is_same_code = (section.code, section.title) == (law_section.code, law_section.title)
            is_own_law = law_path[:2] == path[:2]
            own_parts, law_parts = _parts(section.number), _parts(law_section.number)
            is_alone = chapters[section.code, section.title, *own_parts[:-1]] == 1
            law_uses = chapters[section.code, section.title, *law_parts[:-1]]
            if is_same_code and (
                _differ_in_chapter(section.number, law_section.number, may_differ_by_digit=is_own_law)
                or (is_own_law and is_alone and law_uses > 1 and _differ_only_in_chapter(own_parts, law_parts))
            ):
                message = f"`{section.written}` may be a slip for `{law_section.written}`, the law of a count"
                at, also_at = Words(section.number, section.start), Words(law_section.number, law_section.start)
                yield Problem(path, message, at=at, also=(law_path,), also_at=(also_at,))
                break


PARTS_OF_NUMBER = re.compile(r"[-.:/]|,\s§\s")


def _parts(number: str) -> list[str]:
    return PARTS_OF_NUMBER.split(number)


def _differ_only_in_chapter(parts: Sequence[str], other_parts: Sequence[str]) -> bool:
    """Whether the numbers with these parts are sections of one number in two chapters: "106, § 6" and "109A, § 6"."""
    are_numbers = len(parts) == len(other_parts) > 1
    return are_numbers and parts[-1] == other_parts[-1] and parts[:-2] == other_parts[:-2] and parts != other_parts


def _differ_in_chapter(number: str, other_number: str, *, may_differ_by_digit: bool) -> bool:
    """Whether two numbers are the same but for one part before the last, which differs by a slip."""
    parts, other_parts = _parts(number), _parts(other_number)
    if len(parts) != len(other_parts) or parts[-1] != other_parts[-1] or len(parts[-1]) < 2:
        return False
    differing = [(part, other) for part, other in zip(parts, other_parts, strict=True) if part != other]
    if len(differing) != 1:
        return False
    part, other_part = differing[0]
    differs_by_digit = len(part) > 1 and differing_digit(part, other_part) is not None
    return is_transposition(part, other_part) or (may_differ_by_digit and differs_by_digit)


def _in_unknown_part(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for 29 C.F.R. § 852.220: part 825 is often cited, and its digits were probably transposed."""
    for path, section in cited_sections(matter):
        if section.code != "CFR":
            continue
        part, point, rest = section.number.partition(".")
        known_parts = citation_table().parts.get(section.title, frozenset())
        intended_parts = [known_part for known_part in known_parts if is_transposition(part, known_part)]
        if point and part not in known_parts and len(intended_parts) == 1:
            intended = with_number(section, f"{intended_parts[0]}.{rest}")
            message = f"`{section.written}` may be a slip for `{intended}`"
            yield Problem(path, message, at=Words(section.number, section.start))


def _in_transposed_chapter(matter: Matter, cited: Sequence[Section]) -> Iterator[Problem]:
    """Yield a problem for each section without a code if exchanging digits of its chapter gives a cited chapter."""
    chapters = dict.fromkeys(section.number.partition(".")[0] for section in cited if "." in section.number)
    if not chapters:
        return
    for text in texts(matter):
        for match in BARE_SECTION.finditer(unquoted(text.words)):
            chapter, point, rest = match["number"].partition(".")
            intended_chapters = [
                cited_chapter
                for cited_chapter in chapters
                if is_transposition(chapter, cited_chapter) and len(cited_chapter) > 1
            ]
            if chapter not in chapters and point and len(rest) > 1 and len(intended_chapters) == 1:
                message = f"`{one_line(match[0])}` may be a slip for `§ {intended_chapters[0]}.{rest}`"
                at = Words(match["number"], match.start("number"))
                yield Problem(text.path, message, at=at)


def _in_lone_chapter(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for the only section cited from a chapter if swapping two digits gives a chapter cited often.

    An example is RCW 18.72.350 in a matter that cites several sections of chapter 18.27.
    """
    cited = [(path, section, _chapter(section.number)) for path, section in cited_sections(matter)]
    uses = Counter((section.code, section.title, chapter) for _, section, chapter in cited if chapter)
    for path, section, chapter in cited:
        if uses[section.code, section.title, chapter] != 1:
            continue
        intended_chapters = [
            other_chapter
            for code, title, other_chapter in uses
            if (code, title) == (section.code, section.title) and is_transposition(chapter, other_chapter)
        ]
        if len(intended_chapters) != 1:
            continue
        intended_chapter = intended_chapters[0]
        if uses[section.code, section.title, intended_chapter] > 1:
            number = intended_chapter + section.number.removeprefix(chapter)
            fact = f"the matter cites others of chapter {intended_chapter}"
            message = f"`{section.written}` may be a slip for `{with_number(section, number)}`: {fact}"
            yield Problem(path, message, at=Words(section.number, section.start))


def _chapter(number: str) -> str:
    """Return the title and chapter of a section with at least two points, or its chapter with three digits or more."""
    match = re.match(r"\d{1,3}[A-Z]?\.\d{2,3}(?=\.)|\d{3,4}(?=\.\d)", number)
    return match[0] if match else ""
