"""Citations that are probably slips: a wrong case name, or a number close to the intended number."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from assembler.catalog.reporters import citation_table
from assembler.catalog.section_subjects import subjects_of
from assembler.findings.path import KeyPath
from assembler.language.citations import case_name, party_words
from assembler.language.regex import Regex
from assembler.language.sections import Section, differing_digit, is_transposition, sections, with_number
from assembler.model.matter import Matter
from assembler.model.walk import texts
from assembler.rules._printed_texts import Cited, citations_by_paper
from assembler.rules.citations._cited_sections import (
    SectionKey,
    cited_sections,
    citing_texts,
    section_key,
    sections_of_causes,
)
from assembler.rules.citations._slips_in_chapters import slips_in_chapters
from assembler.rules.rule import Problem, Words, rule

MAX_ACT_DISTANCE = 25
"""How far apart the numbers of two sections of one act usually are, at most."""


@rule("CIT008", cite="house style", basis="convention", fix="look up the case, and correct the name or the numbers")
def name_of_another_case(matter: Matter) -> Iterator[Problem]:
    """The same volume and page are cited under two case names.

    One of the two case names belongs to another citation. Two names that share a distinctive word are taken for the
    same case, because a short name shares a word with the full name.
    """
    for _, citations_of_paper in citations_by_paper(matter):
        first_by_case: dict[tuple[str, ...], Cited] = {}
        for cited in citations_of_paper:
            words = _words_of_name(cited)
            if not words or cited.citation.short:
                continue
            earlier_citation = first_by_case.setdefault(cited.citation.key, cited)
            earlier_words = _words_of_name(earlier_citation)
            if earlier_words and not words & earlier_words:
                name = case_name(cited.text.words, cited.citation)
                earlier_name = case_name(earlier_citation.text.words, earlier_citation.citation)
                message = f"`{cited.written}` is called `{name}` here, but `{earlier_name}` earlier"
                yield Problem(cited.text.path, message, also=(earlier_citation.text.path,))


def _words_of_name(cited: Cited) -> frozenset[str] | None:
    """Return the distinctive words of the case name before a complete citation; None if there is no such name."""
    is_full_citation = cited.citation.kind == "case" and cited.citation.number
    return party_words(cited.text.words, cited.citation) if is_full_citation else None


MIN_DIGITS = 4
"""The minimum number of digits in two numbers that are probably a slip if they differ by a transposition."""


@rule(
    "CIT010",
    cite="the sections that this matter, the records of its causes, or many other papers cite",
    basis="memory",
    fix="look up the section, and correct its number",
)
def statute_one_slip_away(matter: Matter) -> Iterator[Problem]:
    """A cited section is one slip away from the section that was probably meant.

    Two neighboring digits, or the parts of a number such as 13-6-11, are transposed, or one digit differs from a
    section in the record of a cause of action. The section that was probably meant is cited more than once in the
    matter, is in the record of a cause, or is on the list of well-known sections; none of this is true of the section
    as written. A well-known section under a title that is wrong by one slip, such as 29 U.S.C. § 1367, is reported if
    the text says what the section is cited for and does not also cite it correctly. If two sections are each cited
    once, and their numbers have four digits or more and differ in this way, the one whose subject is not on record is
    reported; if neither is on record, the later one. A section is also compared with those whose number differs only
    in a chapter: 44-12-44 of the count's own law with 44-14-44, part 825 of the Code of Federal Regulations with 852.
    """
    reported_places: set[tuple[KeyPath, int | None]] = set()
    for problem in _slips(matter):
        place = (problem.path, problem.at.start if problem.at else None)
        if place not in reported_places:
            reported_places.add(place)
            yield problem


def _slips(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each section that is probably a slip, sometimes more than one for a section."""
    cited = list(cited_sections(matter))
    if not cited:
        return
    texts_by_path = dict(citing_texts(matter))
    use_counts = Counter(section_key(section) for _, section in cited)
    keys_of_causes = sections_of_causes(matter)
    repeated = _by_digits({key for key, use_count in use_counts.items() if use_count > 1} | keys_of_causes)
    reported: set[SectionKey] = set()
    for path, section in cited:
        key = section_key(section)
        if key in reported or key in keys_of_causes or use_counts[key] > 1 or _is_often_cited(section):
            continue
        subject = subjects_of(section.code, section.title).get(section.number)
        if subject and subject.search(texts_by_path[path]):
            continue
        intended = next(_intended_sections(section, keys_of_causes, repeated), None)
        if intended:
            reported.add(key)
            message = f"`{section.written}` may be a slip for `{_corrected(section, intended)}`"
            yield Problem(path, message, at=_number_of(section))
    explained = reported | keys_of_causes
    unexplained = [(path, section) for path, section in cited if section_key(section) not in explained]
    cited_once = [(path, section) for path, section in unexplained if use_counts[section_key(section)] == 1]
    yield from _transposed_pairs(cited_once)
    yield from _under_another_title(matter, explained)
    yield from _under_lone_title(unexplained)
    yield from slips_in_chapters(matter)


FIRST_DIGITS = Regex(r"\d{3,}")


def _under_lone_title(cited: Sequence[tuple[KeyPath, Section]]) -> Iterator[Problem]:
    """Yield a problem for each title that only one section has, if its neighbors are mostly of another title."""
    sections_by_code: dict[str, list[Section]] = {}
    for _, section in cited:
        sections_by_code.setdefault(section.code, []).append(section)
    titles_by_code = {code: Counter(section.title for section in group) for code, group in sections_by_code.items()}
    for path, section in cited:
        titles = titles_by_code[section.code]
        is_alone = section.title and titles[section.title] == 1 and len(titles) > 1
        if not is_alone or _is_often_cited(section) or section.number in subjects_of(section.code, section.title):
            continue
        neighbors = [
            other_section
            for other_section in sections_by_code[section.code]
            if other_section is not section and _are_near(section.number, other_section.number)
        ]
        for usual_title, use_count in Counter(neighbor.title for neighbor in neighbors).most_common(1):
            if use_count > 1:
                intended = _corrected(section, SectionKey(section.code, usual_title, section.number))
                yield Problem(path, f"`{section.written}` may be a slip for `{intended}`", at=_number_of(section))


def _are_near(number: str, other_number: str) -> bool:
    """Whether two sections may be of one act, because the digits with which their numbers begin are close."""
    match, other_match = FIRST_DIGITS.match(number), FIRST_DIGITS.match(other_number)
    if not match or not other_match:
        return False
    return abs(int(match[0]) - int(other_match[0])) <= MAX_ACT_DISTANCE


def _transposed_pairs(cited: Sequence[tuple[KeyPath, Section]]) -> Iterator[Problem]:
    """Yield a problem for each pair of *cited* sections that differ by transposed digits, if neither is well known."""
    groups: dict[SectionKey, list[tuple[KeyPath, Section]]] = {}
    for path, section in cited:
        if sum(map(str.isdigit, section.number)) >= MIN_DIGITS:
            groups.setdefault(_sorted_digits(section_key(section)), []).append((path, section))
    for group in groups.values():
        for (first_path, first), (second_path, second) in combinations(group, 2):
            is_slip = is_transposition(first.number, second.number) or _are_reordered(first.number, second.number)
            if first_path == second_path or not is_slip:
                continue
            is_well_known = _is_often_cited(first) or _is_often_cited(second)
            if is_well_known or (_has_subject(first) and _has_subject(second)):
                continue
            if _has_subject(second):
                yield _pair_problem(first_path, first, second_path, second)
            else:
                yield _pair_problem(second_path, second, first_path, first)


def _has_subject(section: Section) -> bool:
    """Whether the subject of *section* is on record."""
    return bool(subjects_of(section.code, section.title).get(section.number))


def _pair_problem(path: KeyPath, slip: Section, intended_path: KeyPath, intended: Section) -> Problem:
    message = f"`{slip.written}` may be a slip for `{intended.written}`, which is cited elsewhere"
    at, also_at = _number_of(slip), (_number_of(intended),)
    return Problem(path, message, at=at, also=(intended_path,), also_at=also_at)


def _number_of(section: Section) -> Words:
    return Words(section.number, section.start)


def _under_another_title(matter: Matter, explained: set[SectionKey]) -> Iterator[Problem]:
    """Yield a problem for each well-known section cited under a title one slip away, except *explained* sections."""
    reported: set[SectionKey] = set()
    for text in texts(matter):
        cited = list(sections(text.words))
        keys = {section_key(section) for section in cited}
        for section in cited:
            key = section_key(section)
            intended = _section_under_intended_title(section, text.words)
            if intended and intended not in keys and key not in explained and key not in reported:
                reported.add(key)
                message = f"`{section.written}` may be a slip for `{_corrected(section, intended)}`"
                yield Problem(text.path, message, at=_number_of(section))


def _section_under_intended_title(section: Section, words: str) -> SectionKey | None:
    """Return *section* under the title that was probably meant if *words* name the section's subject; else None."""
    if _is_often_cited(section):
        return None
    for (code, title), subjects in citation_table().cited_for.items():
        is_near_title = section.code == code and _is_one_slip_away(section.title, title)
        if is_near_title and section.number in subjects and subjects[section.number].search(words):
            return SectionKey(code.lower(), title, section.number)
    return None


def _is_often_cited(section: Section) -> bool:
    return section.number in citation_table().often_cited.get((section.code.removesuffix("A"), section.title), ())


def _by_digits(keys: Iterable[SectionKey]) -> dict[SectionKey, list[SectionKey]]:
    """Return *keys* grouped by the sorted characters of their numbers; transposed numbers share a group."""
    groups: dict[SectionKey, list[SectionKey]] = {}
    for key in sorted(keys):
        groups.setdefault(_sorted_digits(key), []).append(key)
    return groups


def _sorted_digits(key: SectionKey) -> SectionKey:
    """Return *key* with the characters of its number sorted, which two transposed numbers have in common."""
    return key._replace(number="".join(sorted(key.number)))


def _intended_sections(
    section: Section, keys_of_causes: set[SectionKey], repeated: Mapping[SectionKey, list[SectionKey]]
) -> Iterator[SectionKey]:
    """Yield the sections that may be meant by *section*: cited elsewhere, on record for the causes, or well known."""
    key = section_key(section)
    code, title, number = key
    for candidate in repeated.get(_sorted_digits(key), ()):
        if is_transposition(number, candidate.number) or _are_reordered(number, candidate.number):
            yield candidate
    for candidate in sorted(keys_of_causes):
        candidate_code, candidate_title, candidate_number = candidate
        if candidate_code != code:
            continue
        has_wrong_digit = (
            "§" in section.written and candidate_title == title and _differ_in_inner_digit(number, candidate_number)
        )
        has_wrong_title = candidate_number == number and len(number) > 2 and _is_one_slip_away(title, candidate_title)
        if has_wrong_digit or has_wrong_title:
            yield candidate
    if len(number) > 2:
        for often_cited in sorted(citation_table().often_cited.get((code.upper(), title), ())):
            if is_transposition(number, often_cited):
                yield SectionKey(code, title, often_cited)


def _are_reordered(number: str, other_number: str) -> bool:
    """Whether two numbers of three parts or more have the same parts in another order: "13-11-6" and "13-6-11"."""
    parts, other_parts = re.split(r"[-.:]", number), re.split(r"[-.:]", other_number)
    return len(parts) > 2 and parts != other_parts and sorted(parts) == sorted(other_parts)


def _differ_in_inner_digit(number: str, other_number: str) -> bool:
    """Whether two numbers of at least four characters differ only in a digit that is neither the first nor the last."""
    index = differing_digit(number, other_number)
    return index is not None and index < len(number) - 1 and len(number) > 3 and number[0] == other_number[0]


def _is_one_slip_away(title: str, other_title: str) -> bool:
    return is_transposition(title, other_title) or differing_digit(title, other_title) is not None


def _corrected(section: Section, intended: SectionKey) -> str:
    """Return *section* in its written form, with the number and title of *intended*."""
    words = with_number(section, intended.number)
    return words.replace(section.title, intended.title, 1) if section.title else words
