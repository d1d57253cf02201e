"""Sections that are cited for the subject of another section."""

from collections.abc import Iterable, Iterator, Sequence

from assembler.catalog.reporters import citation_table
from assembler.catalog.section_subjects import Code, codes_of, topics
from assembler.facts.sentences import sentence
from assembler.facts.texts import unquoted
from assembler.findings.visible import one_line
from assembler.language.english import series
from assembler.language.places import state_name
from assembler.language.regex import Regex
from assembler.language.sections import Section, is_transposition, with_number
from assembler.model.matter import Matter
from assembler.model.walk import texts
from assembler.rules.citations._cited_sections import (
    cited_sections,
    is_near,
    section_key,
    sections_in,
    sections_of_causes,
    with_parts,
)
from assembler.rules.citations._subjects_on_record import (
    FURTHER_SUBDIVISION,
    code_of,
    definition_of,
    is_related,
    numbers_of,
    statutes_of_claims,
)
from assembler.rules.citations.states import code_of_another_state
from assembler.rules.rule import Problem, Words, rule

MAX_PARAGRAPH_LENGTH = 400
"""The maximum length of a paragraph that is searched for the subject if the sentence does not name it."""

CHARACTERS_AFTER = 16
"""How many characters after a section are searched for "et seq.\""""

LEAST_NUMBER = 3
"""The minimum length of a section's number that is looked up in other codes."""

BEFORE, AFTER = 110, 70
"""How many characters before and after a citation are searched for the subject of another section of its chapter."""


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
    record of a cause does. If the sentence has no listed word at all, a short paragraph is searched.

    The numbers may also be far apart if the words directly before the citation name a subject, as in "venue is proper
    under 28 U.S.C. § 1332", if the section is one on sales or secured transactions, if the sentence fits another
    subdivision of the section, or if it fits the section of that number in another code. For sections of definitions,
    the word that the sentence takes from them is compared with the word that the subdivision defines. A section under
    `law:` or `statutes:` is compared with the claim's title, and with the codes and titles that the claim's texts cite.
    """
    cited_anywhere = [section for _, section in cited_sections(matter)]
    state = state_name(matter.court.state) if matter.court.state else ""
    foreign = {problem.path for problem in code_of_another_state(matter)}
    for text in texts(matter):
        words = unquoted(text.words)
        cited = sections_in(words, cited_anywhere)
        for section in cited:
            code = code_of(section, state)
            if text.path in foreign and code and code.state not in ("", state):
                continue
            if "et seq" in words[section.end : section.end + CHARACTERS_AFTER]:
                continue
            if defined := definition_of(section, code, text.words):
                message = f"`{with_parts(section)}` may be a slip for `{defined[0]}`, which defines `{defined[1]}`"
                yield Problem(text.path, message, at=Words(section.number, section.start))
                continue
            begin, end = sentence(words, section.start, section.start + len(section.number))
            beside = [cited_section for cited_section in cited if begin <= cited_section.start < end]
            intended = (
                _named_before(section, words, (begin, end), beside, state)
                or _of_another_code(section, words[begin:end], state)
                or _other_subdivision(section, words, end, beside, state)
                or _near_section(section, words, (begin, end), cited, matter)
            )
            if intended:
                numbers, word = intended
                listed = series([f"`{number}`" for number in numbers], "or")
                message = f"`{with_parts(section)}` may be a slip for {listed}: the text says `{one_line(word)}`"
                yield Problem(text.path, message, at=Words(section.number, section.start))
    yield from statutes_of_claims(matter, state)


Meant = tuple[Sequence[str], str]
"""The citations that may be meant, and the word of the text that shows it."""


def _own_subjects(section: Section, code: Code) -> list[str]:
    """Return the section and its subdivisions, from the outermost to the innermost, that are on record."""
    return [number for number in numbers_of(section) if number in code.subjects]


ATTACHED = Regex(
    r"[^.;:]{0,70}?\b(?:under|pursuant\sto|by|in|of|see|through|with)\s(?:[^.;:]|\.(?!\s[A-Z][a-z]+\s[a-z])){0,45}"
)
"""The words between a subject and the number of the section that is cited for it: "is proper in this County under"."""

VIOLATED = Regex(r"(?i)\b(?:violat\w+|contrary|unlawful)\b")
MOST_MEANT = 3
"""The maximum number of sections that a message names."""


def _named_before(
    section: Section, words: str, bounds: tuple[int, int], beside: Sequence[Section], state: str
) -> Meant | None:
    """Return the sections on the subject named directly before *section*, if *section* is about another subject."""
    begin, end = bounds
    code = code_of(section, state)
    own_subjects = _own_subjects(section, code) if code else []
    if not code or not own_subjects or any(code.subjects[number].search(words, begin, end) for number in own_subjects):
        return None
    since = max([begin, *(other.end for other in beside if other.start < section.start)])
    named = [
        (match, topic) for topic, pattern in topics().items() for match in pattern.finditer(words, since, section.start)
    ]
    if not named:
        return None
    match, topic = max(named, key=lambda pair: pair[0].end())
    between = words[match.end() : section.start]
    if not ATTACHED.fullmatch(between) or VIOLATED.search(words[since : section.start]):
        return None
    for other in beside:
        record = code_of(other, state)
        if record and any(record.is_about(number, topic) for number in _own_subjects(other, record)):
            return None
    numbers = [number for number in code.subjects if code.is_about(number, topic) and "(" not in number.split("-")[-1]]
    codes = (code,) if numbers else codes_of(code.state)
    intended_numbers = [
        other_code.cited(number)
        for other_code in codes
        for number in other_code.subjects
        if other_code.is_about(number, topic)
    ]
    intended_numbers = [number for number in intended_numbers if not number.endswith(")")]
    return (intended_numbers[:MOST_MEANT], match[0]) if intended_numbers else None


def _of_another_code(section: Section, sentence_words: str, state: str) -> Meant | None:
    """Return the section of the same number in another code of the state that the sentence fits."""
    code = code_of(section, state)
    is_bare = section.written.startswith("§")
    if section.title and any(section.number in known for known in citation_table().cited_for.values()):
        return None  # CIT010 compares the titles of well-known sections
    if (code and _own_subjects(section, code)) or is_bare or len(section.number) < LEAST_NUMBER:
        return None
    for other in codes_of("" if section.title and "U" in section.code else state):
        subject = other.subjects.get(section.number)
        match = subject.search(sentence_words) if subject and other is not code else None
        if match and not (code and code.title and code.name == other.name and not section.title):
            return [other.cited(section.number)], match[0]
    return None


def _other_subdivision(section: Section, words: str, end: int, beside: Sequence[Section], state: str) -> Meant | None:
    """Return the subdivision of *section* that the sentence fits, unless it fits the cited subdivision."""
    code = code_of(section, state)
    own_subdivisions = [number for number in _own_subjects(section, code) if "(" in number] if code else []
    begin = sentence(words, section.start, section.end)[0]
    if not code or not own_subdivisions or FURTHER_SUBDIVISION.match(words[section.end : section.end + 30]):
        return None
    if any(code.subjects[number].search(words, begin, end) for number in own_subdivisions):
        return None
    cited = {number for other in beside for number in _own_subjects(other, code)}
    siblings = [
        (number, match)
        for number, subject in code.subjects.items()
        if number.startswith(f"{section.number}(")
        and number not in cited
        and not own_subdivisions[-1].startswith(number)
        for match in (subject.search(words, begin, end),)
        if match
    ]
    return ([code.cited(siblings[0][0])], siblings[0][1][0]) if siblings else None


def _near_section(
    section: Section, words: str, bounds: tuple[int, int], cited: Sequence[Section], matter: Matter
) -> Meant | None:
    """Return the section near *section*, or of its chapter, whose subject the sentence or a short paragraph names.

    *bounds* are those of the sentence, and *cited* the sections that *words*, the paragraph, cites.
    """
    code = code_of(section, state_name(matter.court.state) if matter.court.state else "")
    if not code:
        return None
    for begin, end in (bounds, (0, len(words))) if len(words) <= MAX_PARAGRAPH_LENGTH else (bounds,):
        beside = {
            other.number
            for other in cited
            if begin <= other.start < end and (other.code, other.title) == (section.code, section.title)
        }
        named_sections = _sections_about(section, words[begin:end], code, beside)
        near_sections = [number for number in named_sections if is_near(section.number, number)]
        if len(near_sections) == 1:
            (near,) = near_sections
            is_slip = section.number in code.subjects or near in code.distinct or _is_transposed(section, near)
            is_meant = not _is_repeated(near, section, matter) if is_slip else _is_elsewhere(near, section, matter)
            return ([with_number(section, near)], named_sections[near]) if is_meant else None
        is_known = section.number in code.subjects and (near_sections or (begin, end) == bounds)
        likely = near_sections or [*named_sections]
        if is_known and (nearest := _nearest(section, words, (begin, end), code, likely)):
            return nearest
    return None


def _nearest(
    section: Section, words: str, bounds: tuple[int, int], code: Code, named_sections: Iterable[str]
) -> Meant | None:
    """Return the section of the same chapter, among *named_sections*, whose subject is named nearest to *section*."""
    begin, end = max(bounds[0], section.start - BEFORE), min(bounds[1], section.end + AFTER)
    distances: dict[str, tuple[int, int, str]] = {}
    for candidate in named_sections:
        if is_related(section.number, candidate, code):
            matches = code.subjects[candidate].finditer(words, begin, end)
            by_distance = [
                (max(section.start - match.end(), match.start() - section.end), -len(match[0]), match[0])
                for match in matches
            ]
            if by_distance:
                distances[candidate] = min(by_distance)
    nearest, next_nearest = sorted([*distances, "", ""], key=lambda number: distances.get(number, (BEFORE, 0, "")))[:2]
    if nearest and distances[nearest][:2] != distances.get(next_nearest, (BEFORE, 0, ""))[:2]:
        return [with_number(section, nearest)], distances[nearest][2]
    return None


def _sections_about(section: Section, words: str, code: Code, beside: set[str]) -> dict[str, str]:
    """Return the sections whose subjects *words* name, each with the word; nothing if *words* fit *section* itself.

    Nothing is returned if a further section, one of *beside*, is cited for a subject that is not on record.
    """
    own_subject = code.subjects.get(section.number)
    others = [code.subjects.get(number) for number in beside - {section.number}]
    if (own_subject and own_subject.search(words)) or not all(subject and subject.search(words) for subject in others):
        return {}
    matches = (
        (number, subject.search(words))
        for number, subject in code.subjects.items()
        if number not in beside and "(" not in number
    )
    return {number: match[0] for number, match in matches if match}


def _is_transposed(section: Section, number: str) -> bool:
    return len(number) >= LEAST_NUMBER and is_transposition(section.number, number)


def _is_repeated(number: str, section: Section, matter: Matter) -> bool:
    """Whether CIT010 reports that *section* is a transposition of *number*, because the matter cites it elsewhere."""
    return is_transposition(number, section.number) and _is_elsewhere(number, section, matter)


def _is_elsewhere(number: str, section: Section, matter: Matter) -> bool:
    """Whether the matter, or the record of a cause, cites *number* in the code of *section*."""
    keys = {section_key(reference) for _, reference in cited_sections(matter)} | sections_of_causes(matter)
    return (*section_key(section)[:2], number.lower()) in keys
