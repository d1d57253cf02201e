"""Sections that are cited for the subject of another section."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from assembler.catalog.reporters import citation_table
from assembler.catalog.section_subjects import Code, codes_of, topics
from assembler.facts.sentences import sentence_span
from assembler.facts.texts import unquoted
from assembler.findings.visible import one_line
from assembler.language.english import series
from assembler.language.places import state_name
from assembler.language.regex import Regex
from assembler.language.sections import Section, is_transposition, with_number
from assembler.model.matter import Matter
from assembler.model.walk import texts
from assembler.rules.citations._articles import wrong_articles
from assembler.rules.citations._cited_sections import (
    cited_sections,
    has_lost_digit,
    is_near,
    section_key,
    sections_in,
    sections_of_causes,
    with_parts,
)
from assembler.rules.citations._slips_in_chapters import slips_in_chapters
from assembler.rules.citations._subjects_on_record import (
    FURTHER_SUBDIVISION,
    code_of,
    definition_of,
    is_related,
    numbers_of,
    statutes_of_claims,
)
from assembler.rules.citations.codes import code_of_another_state
from assembler.rules.rule import Problem, Words, rule

MAX_PARAGRAPH_LENGTH = 400
"""The maximum length of a paragraph that is searched for the subject if the sentence does not name it."""

CHARACTERS_OF_ET_SEQ = 16
"""How many characters after a section are searched for "et seq.\""""

MIN_NUMBER_LENGTH = 3
"""The minimum length of a section's number that is looked up in other codes."""

CHARACTERS_BEFORE = 110
"""How many characters before a citation are searched for the subject of another section of its chapter."""

CHARACTERS_AFTER = 70
"""How many characters after a citation are searched for the subject of another section of its chapter."""


@rule(
    "CIT016",
    cite="the subjects of the sections of the code",
    basis="memory",
    fix="look up the section, and correct its number",
)
def cited_for_another_subject(matter: Matter) -> Iterator[Problem]:
    """A section is cited for the subject of another section.

    An example is an injunction "under 17 U.S.C. § 504", which is about damages; injunctions are in § 502. For some
    sections of federal and state codes, the program has a list of words that show the subject. A section is reported if
    the sentence has no word for its subject, but has one for exactly one section whose number is one slip away, and
    does not cite that section. Nothing is reported if the sentence cites a further section of the code whose subject is
    unknown. A section without such a list is reported only if the matter cites the other section elsewhere, or the
    record of a cause does, and never if the sentence cites it for a definition. If the sentence has no listed word at
    all, a short paragraph is searched.

    The numbers may also be far apart if the words directly before the citation name a subject, as in "venue is proper
    under 28 U.S.C. § 1332", if the section is one on sales or secured transactions, if the sentence fits another
    subdivision of the section, or if it fits the section of that number in another code. For sections of definitions,
    the word that the sentence takes from them is compared with the word that the subdivision defines. An article of a
    commercial code is compared with the subjects of all its articles. A section under
    `law:` or `statutes:` is compared with the claim's title, and with the codes and titles that the claim's texts cite.
    """
    sections_of_matter = [section for _, section in cited_sections(matter)]
    state = state_name(matter.court.state) if matter.court.state else ""
    foreign_paths = {problem.path for problem in code_of_another_state(matter)}
    reported_places = {(problem.path, problem.at) for problem in slips_in_chapters(matter)}
    for text in texts(matter):
        words = unquoted(text.words)
        cited = sections_in(words, sections_of_matter)
        for section in cited:
            code = code_of(section, state)
            if (text.path, Words(section.number, section.start)) in reported_places:
                continue
            if text.path in foreign_paths and code and code.state not in ("", state):
                continue
            if "et seq" in words[section.end : section.end + CHARACTERS_OF_ET_SEQ]:
                continue
            definition = definition_of(section, code, text.words)
            if definition:
                subdivision, term = definition
                message = f"`{with_parts(section)}` may be a slip for `{subdivision}`, which defines `{term}`"
                yield Problem(text.path, message, at=Words(section.number, section.start))
                continue
            begin, end = sentence_span(words, section.start, section.start + len(section.number))
            if _is_about_quoted_words(section, code, text.words[begin:end], words[begin:end]):
                continue
            own_sections = [cited_section for cited_section in cited if begin <= cited_section.start < end]
            intended = (
                _sections_on_subject_before(section, words, (begin, end), own_sections, state)
                or _section_of_other_code(section, words[begin:end], state)
                or _other_subdivision(section, words, end, own_sections, state)
                or _near_section(section, words, (begin, end), cited, matter)
            )
            if intended:
                numbers, word = intended
                listed = series([f"`{number}`" for number in numbers], "or")
                message = f"`{with_parts(section)}` may be a slip for {listed}: the text says `{one_line(word)}`"
                yield Problem(text.path, message, at=Words(section.number, section.start))
        yield from wrong_articles(text.path, words)
    yield from statutes_of_claims(matter, state)


Intended = tuple[Sequence[str], str]
"""The citations that may be meant, and the word of the text that shows it."""


def _numbers_on_record(section: Section, code: Code) -> list[str]:
    """Return the section and its subdivisions, from the outermost to the innermost, that are on record."""
    return [number for number in numbers_of(section) if number in code.subjects]


def _is_about_quoted_words(section: Section, code: Code | None, sentence_words: str, own_words: str) -> bool:
    """Whether a quotation in the sentence, but not its *own_words*, has a word for the subject of *section*."""
    subjects = [code.subjects[number] for number in _numbers_on_record(section, code)] if code else []
    return any(subject.search(sentence_words) and not subject.search(own_words) for subject in subjects)


SUBJECT_TO_SECTION = Regex(
    r"[^.;:]{0,70}?\b(?:under|pursuant\sto|by|in|of|see|through|with)\s(?:[^.;:]|\.(?!\s[A-Z][a-z]+\s[a-z])){0,45}"
)
"""The words between a subject and the number of the section that is cited for it: "is proper in this County under"."""

VIOLATION_WORDS = Regex(r"(?i)\b(?:violat\w+|contrary|unlawful)\b")

DEFINITION_WORDS = Regex(r"(?i)\bdefin(?:es?|ed|ition)\b|\bwithin\s+the\s+meaning\s+of\b", needs="defin|within")
"""Words by which a sentence cites a section for a definition, which may be of any word."""

MAX_INTENDED = 3
"""The maximum number of sections that a message names."""


def _sections_on_subject_before(
    section: Section, words: str, bounds: tuple[int, int], own_sections: Sequence[Section], state: str
) -> Intended | None:
    """Return the sections on the subject named directly before *section*, if *section* is about another subject.

    *bounds* are those of the sentence, and *own_sections* the sections that it cites.
    """
    begin, end = bounds
    code = code_of(section, state)
    if not code:
        return None
    numbers_on_record = _numbers_on_record(section, code)
    fits = any(code.subjects[number].search(words, begin, end) for number in numbers_on_record)
    if not numbers_on_record or fits:
        return None
    start = max([begin, *(other_section.end for other_section in own_sections if other_section.start < section.start)])
    topic_matches = [
        (topic, match) for topic, pattern in topics().items() for match in pattern.finditer(words, start, section.start)
    ]
    if not topic_matches:
        return None
    topic, match = max(topic_matches, key=lambda pair: pair[1].end())
    words_between = words[match.end() : section.start]
    if not SUBJECT_TO_SECTION.fullmatch(words_between) or VIOLATION_WORDS.search(words[start : section.start]):
        return None
    if any(_is_about(own_section, topic, state) for own_section in own_sections):
        return None
    intended_citations = _citations_on_topic(topic, code)
    return (intended_citations[:MAX_INTENDED], match[0]) if intended_citations else None


def _is_about(section: Section, topic: str, state: str) -> bool:
    code = code_of(section, state)
    return code is not None and any(code.is_about(number, topic) for number in _numbers_on_record(section, code))


def _citations_on_topic(topic: str, code: Code) -> list[str]:
    """Return the sections on *topic*, without subdivisions, in *code* or, if it has none, in all codes of its state."""
    has_section = any(code.is_about(number, topic) and "(" not in number.split("-")[-1] for number in code.subjects)
    citations = [
        other_code.cited(number)
        for other_code in ((code,) if has_section else codes_of(code.state))
        for number in other_code.subjects
        if other_code.is_about(number, topic)
    ]
    return [citation for citation in citations if not citation.endswith(")")]


def _section_of_other_code(section: Section, sentence_words: str, state: str) -> Intended | None:
    """Return the section of the same number in another code of the state that the sentence fits."""
    code = code_of(section, state)
    if section.title and any(section.number in subjects for subjects in citation_table().cited_for.values()):
        return None  # CIT010 compares the titles of well-known sections
    has_no_code = section.written.startswith("§") or section.code.endswith("Statute")
    if (code and _numbers_on_record(section, code)) or has_no_code or len(section.number) < MIN_NUMBER_LENGTH:
        return None
    for other_code in codes_of("" if section.title and "U" in section.code else state):
        subject = other_code.subjects.get(section.number)
        match = subject.search(sentence_words) if subject and other_code is not code else None
        is_title_of_same_code = code and code.title and code.name == other_code.name and not section.title
        if match and not is_title_of_same_code:
            return [other_code.cited(section.number)], match[0]
    return None


def _other_subdivision(
    section: Section, words: str, end: int, own_sections: Sequence[Section], state: str
) -> Intended | None:
    """Return the subdivision of *section* that the sentence fits, unless it fits the cited subdivision.

    *end* is the end of the sentence in *words*, and *own_sections* are the sections that it cites.
    """
    code = code_of(section, state)
    if not code or FURTHER_SUBDIVISION.match(words[section.end : section.end + 30]):
        return None
    cited_subdivisions = [number for number in _numbers_on_record(section, code) if "(" in number]
    begin, _ = sentence_span(words, section.start, section.end)
    if not cited_subdivisions or any(code.subjects[number].search(words, begin, end) for number in cited_subdivisions):
        return None
    cited_numbers = {number for own_section in own_sections for number in _numbers_on_record(own_section, code)}
    for number, subject in code.subjects.items():
        is_subdivision = number.startswith(f"{section.number}(") and not cited_subdivisions[-1].startswith(number)
        match = subject.search(words, begin, end) if is_subdivision and number not in cited_numbers else None
        if match:
            return [code.cited(number)], match[0]
    return None


def _near_section(
    section: Section, words: str, bounds: tuple[int, int], cited: Sequence[Section], matter: Matter
) -> Intended | None:
    """Return the section near *section*, or of its chapter, whose subject the sentence or a short paragraph names.

    *bounds* are those of the sentence, and *cited* the sections that *words*, the paragraph, cites.
    """
    code = code_of(section, state_name(matter.court.state) if matter.court.state else "")
    if not code:
        return None
    is_definition = section.number not in code.subjects and DEFINITION_WORDS.search(words, *bounds)
    passages = [bounds, (0, len(words))] if len(words) <= MAX_PARAGRAPH_LENGTH else [bounds]
    for begin, end in passages:
        numbers_beside = {
            other_section.number
            for other_section in cited
            if begin <= other_section.start < end
            and (other_section.code, other_section.title) == (section.code, section.title)
        }
        named_sections = _sections_about(section, words[begin:end], code, numbers_beside)
        near_numbers = [number for number in named_sections if is_near(section.number, number)]
        if is_definition and not any(_is_transposed(section, number) for number in near_numbers):
            return None
        if len(near_numbers) == 1:
            number = near_numbers[0]
            is_slip = (
                section.number in code.subjects
                or number in code.distinct
                or _is_transposed(section, number)
                or has_lost_digit(section.number, number)
            )
            is_intended = (
                not _is_repeated(number, section, matter) if is_slip else _is_elsewhere(number, section, matter)
            )
            return ([with_number(section, number)], named_sections[number]) if is_intended else None
        if section.number in code.subjects and (near_numbers or (begin, end) == bounds):
            intended = _nearest_section(section, words, (begin, end), code, near_numbers or [*named_sections])
            if intended:
                return intended
    return None


class _NamedSubject(NamedTuple):
    """Words for the subject of a section: their distance from a citation, their length, and the section."""

    distance: int
    negative_length: int
    """The length of the words below zero, so that of two equally near subjects the longer one is sorted first."""
    words: str
    number: str


def _nearest_section(
    section: Section, words: str, bounds: tuple[int, int], code: Code, candidates: Iterable[str]
) -> Intended | None:
    """Return the section of the same chapter, among *candidates*, whose subject is named nearest to *section*.

    Return None if the subjects of two sections are equally near.
    """
    first_bound, last_bound = bounds
    begin = max(first_bound, section.start - CHARACTERS_BEFORE)
    end = min(last_bound, section.end + CHARACTERS_AFTER)
    nearest_by_candidate: list[_NamedSubject] = []
    for candidate in candidates:
        if is_related(section.number, candidate, code):
            subjects: list[_NamedSubject] = []
            for match in code.subjects[candidate].finditer(words, begin, end):
                distance = max(section.start - match.end(), match.start() - section.end)
                subjects.append(_NamedSubject(distance, -len(match[0]), match[0], candidate))
            nearest_by_candidate += sorted(subjects)[:1]
    nearest_by_candidate.sort(key=lambda subject: subject[:3])
    if not nearest_by_candidate:
        return None
    nearest, *others = nearest_by_candidate
    if others and (others[0].distance, others[0].negative_length) == (nearest.distance, nearest.negative_length):
        return None
    return [with_number(section, nearest.number)], nearest.words


def _sections_about(section: Section, words: str, code: Code, numbers_beside: set[str]) -> dict[str, str]:
    """Return the numbers of the sections whose subjects *words* name, each with the words that name its subject.

    Return nothing if *words* name the subject of *section* itself, which is then cited correctly, or if they do not
    name the subject of each of the sections cited beside it, in *numbers_beside*.
    """
    if any(code.subjects[number].search(words) for number in _numbers_on_record(section, code)):
        return {}
    subjects_beside = [code.subjects.get(number) for number in numbers_beside - {section.number}]
    if not all(subject and subject.search(words) for subject in subjects_beside):
        return {}
    matches = (
        (number, subject.search(words))
        for number, subject in code.subjects.items()
        if number not in numbers_beside and "(" not in number
    )
    return {number: match[0] for number, match in matches if match}


def _is_transposed(section: Section, number: str) -> bool:
    return len(number) >= MIN_NUMBER_LENGTH and is_transposition(section.number, number)


def _is_repeated(number: str, section: Section, matter: Matter) -> bool:
    """Whether CIT010 reports that *section* is a transposition of *number*, because the matter cites it elsewhere."""
    return is_transposition(number, section.number) and _is_elsewhere(number, section, matter)


def _is_elsewhere(number: str, section: Section, matter: Matter) -> bool:
    """Whether the matter, or the record of a cause, cites *number* in the code of *section*."""
    keys = {section_key(reference) for _, reference in cited_sections(matter)} | sections_of_causes(matter)
    return section_key(section)._replace(number=number.lower()) in keys
