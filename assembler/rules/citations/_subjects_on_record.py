"""Compares sections with the record of their subjects and of the terms that they define."""

import re
from collections.abc import Iterator, Sequence

from assembler.catalog.section_subjects import Code, code_on_record
from assembler.language.regex import Regex
from assembler.language.sections import Section, with_number
from assembler.model.matter import Matter
from assembler.rules._pleaded_sums import looks_like
from assembler.rules.citations._cited_sections import citing_texts, is_near, sections_in, with_parts
from assembler.rules.rule import Problem, Words

MAX_RELATED_DISTANCE = 12
"""How far apart the numbers of sections that count as related may be."""

KEYS_OF_LAW = ("statutes", "law")
"""The keys of a claim that cite the law under which it is brought."""

MAX_ACT_DISTANCE = 12
"""How far apart the numbers of two sections of one act usually are, at most, in a count under that act."""


def code_of(section: Section, state: str) -> Code | None:
    """Return the record of the code of *section*, that of *state* if several states have such a code; else None."""
    return code_on_record(section.code.removesuffix("A") if section.title else section.code, section.title, state)


def numbers_of(section: Section) -> list[str]:
    """Return the section and its subdivisions, from the outermost to the innermost."""
    numbers = [section.number]
    for part in section.parts:
        numbers.append(f"{numbers[-1]}({part})")
    return numbers


LAST_PART = Regex(r"(?:(?:-|,\s§\s)[^-§]+|\.[^.-]+)\Z")
"""The part of a section's number after its chapter: "9.2" of 201-9.2, "350" of 18.72.350."""


def is_related(number: str, other_number: str, code: Code) -> bool:
    """Whether two sections belong to one chapter, or both to the sections that *code* tells apart by their words."""
    if {number, other_number} <= code.distinct:
        return True
    if number.isdigit() and other_number.isdigit():
        return abs(int(number) - int(other_number)) <= MAX_RELATED_DISTANCE
    if number == other_number or not LAST_PART.search(number):
        return False
    return LAST_PART.sub("", number) == LAST_PART.sub("", other_number)


FURTHER_SUBDIVISION = Regex(r"\A(?:,|,?\s(?:and|or|&))\s{1,3}(?:subdivision\s)?\(")
"""A further subdivision after a section, as in "1391(b)(1) and (2)"."""


TERM_BEFORE_SECTION = Regex(
    r"(?i)\b(?P<term>[a-z][a-z-]{2,20}(?:\s[a-z-]{2,20}){0,3}?)[,.]?[\"”’]?,?\s"
    r"(?:within\sthe\smeaning\sof|as\s(?:(?:that|the|this)\sterm\sis\s)?(?:defined|used)\s(?:in|by|under)|(?<=[\"”]\s)under)\s"
    r"(?:[^.;§]|\.(?=[A-Z]|\s§|\s[A-Z]\.)){0,60}§?\s?\Z"
)
"""A term and the words that say that the section after them defines it: "an employer within the meaning of"."""


CHARACTERS_BEFORE = 110
"""How many characters before a citation are searched for the term that it defines."""


def definition_of(section: Section, code: Code | None, words: str) -> tuple[str, str] | None:
    """Return the subdivision that defines the term before *section*, and the term, if *section* defines another term.

    Return None if *section* defines the term, or if no subdivision on record does.
    """
    if not code or FURTHER_SUBDIVISION.match(words[section.end : section.end + 30]):
        return None
    own_terms = {number for number in code.terms if number.startswith(f"{section.number}(")}
    match = TERM_BEFORE_SECTION.search(words[max(0, section.start - CHARACTERS_BEFORE) : section.start])
    if not own_terms or not match or not section.parts:
        return None
    term = match["term"].lower()
    defining_numbers = [
        number
        for number, defined_term in code.terms.items()
        if (number in own_terms or " " in defined_term)
        and Regex(rf"(?:\A|\s){re.escape(defined_term)}s?\Z").search(term)
    ]
    defining_numbers = [number for number in defining_numbers if number in own_terms] or defining_numbers
    cited_terms = [code.terms[number] for number in numbers_of(section) if number in code.terms]
    is_right = cited_terms and Regex(rf"\b{re.escape(cited_terms[-1])}s?\Z").search(term)
    is_elsewhere = not own_terms.intersection(defining_numbers)
    if not defining_numbers or is_right or (not cited_terms and not is_elsewhere):
        return None
    longest = max(defining_numbers, key=lambda number: len(code.terms[number]))
    return code.cited(longest), code.terms[longest]


def statutes_of_claims(matter: Matter, state: str) -> Iterator[Problem]:
    """Yield a problem for each statute whose subject the claim does not name, if the claim cites a nearby section."""
    for claim_index, claim in enumerate(matter.claims):
        own_texts = [(path, words) for path, words in citing_texts(matter) if path[:2] == ("claims", claim_index)]
        laws = [(path, words) for path, words in own_texts if path[2] in KEYS_OF_LAW]
        paragraphs = [words for path, words in own_texts if path[2] not in KEYS_OF_LAW]
        story = " ".join(paragraphs)
        cited = [section for words in paragraphs for section in sections_in(words, other_sections=())]
        for path, words in laws:
            for section in sections_in(words, other_sections=()):
                fault = _fault_of_statute(section, state, claim.title or claim.cause.name, story, cited)
                if fault:
                    yield Problem(path, f"`{with_parts(section)}` {fault}", at=Words(section.number, section.start))


def _fault_of_statute(section: Section, state: str, title: str, story: str, cited: Sequence[Section]) -> str:
    """Return what is wrong with *section*, under which a count called *title* is brought; "" if nothing is.

    *story* is the text of the count, and *cited* are the sections that the text cites.
    """
    code = code_of(section, state)
    titled_section = _section_of_title(section, code, title, story)
    if titled_section:
        intended, word = titled_section
        return f"may be a slip for `{intended}`: the title says `{word}`"
    section_in_other_code = _section_in_other_code(section, code, story, cited)
    if section_in_other_code:
        return f"may be in the wrong code: the count cites `{section_in_other_code.written}`"
    subject = code.subjects.get(section.number) if code else None
    if not code or not subject or subject.search(story):
        return ""
    intended_numbers = [
        cited_section.number
        for cited_section in cited
        if (cited_section.code, cited_section.title) == (section.code, section.title)
        and _is_alternative(section.number, cited_section.number, code)
        and code.subjects[cited_section.number].search(story)
    ]
    if not intended_numbers or section.number in {cited_section.number for cited_section in cited}:
        return ""
    return f"may be a slip for `{with_number(section, intended_numbers[0])}`, which the count cites"


def _section_of_title(section: Section, code: Code | None, title: str, story: str) -> tuple[str, str] | None:
    """Return the only section near *section* whose subject *title* names, with the word; None if it names its own.

    Only sections that can be told apart by their words are compared, such as those on sales.
    """
    own_subject = code.subjects.get(section.number) if code else None
    if code and not own_subject:
        return _section_of_other_chapter(section, code, title)
    if (
        not code
        or not own_subject
        or section.number not in code.distinct
        or own_subject.search(title)
        or own_subject.search(story)
    ):
        return None
    near_subjects = {
        number: subject
        for number, subject in code.subjects.items()
        if number in code.distinct and is_near(section.number, number)
    }
    matches = [(number, subject.search(title)) for number, subject in near_subjects.items()]
    titled_sections = [(with_number(section, number), match[0]) for number, match in matches if match]
    return titled_sections[0] if len(titled_sections) == 1 else None


CHAPTER_AND_REST = Regex(r"(?P<chapter>\d{2,4})(?P<rest>[.-]\d[\d.-]*)")


def _section_of_other_chapter(section: Section, code: Code, title: str) -> tuple[str, str] | None:
    """Return the section of the same number in a chapter one slip away whose subject *title* names, with the word."""
    own_match = CHAPTER_AND_REST.fullmatch(section.number)
    if not own_match:
        return None
    for number, subject in code.subjects.items():
        match = CHAPTER_AND_REST.fullmatch(number)
        word_match = subject.search(title)
        if not match or not word_match or match["rest"] != own_match["rest"]:
            continue
        if looks_like(int(match["chapter"]), int(own_match["chapter"])) and match["chapter"] != own_match["chapter"]:
            return with_number(section, number), word_match[0]
    return None


FIRST_DIGITS = Regex(r"\A\d{3,5}")
CHAPTER = Regex(r"\A\d{2,4}(?=\.\d)")


def _section_in_other_code(section: Section, code: Code | None, story: str, cited: Sequence[Section]) -> Section | None:
    """Return the section of another code or title that the count cites, if *section* is the only one of its own code.

    The other section must be of the same chapter or, in the United States Code, have a number near that of *section*.
    """
    own_subject = code.subjects.get(section.number) if code else None
    is_in_story = own_subject and own_subject.search(story)
    if is_in_story or (section.code, section.title) in {(other.code, other.title) for other in cited}:
        return None
    chapter_match = CHAPTER.match(section.number)
    digits_match = FIRST_DIGITS.match(section.number)
    for other_section in cited:
        has_title = section.title or other_section.title
        has_same_chapter = chapter_match and other_section.number.startswith(f"{chapter_match[0]}.")
        if has_same_chapter and not has_title and _are_different_codes(section.code, other_section.code):
            return other_section
        other_digits_match = FIRST_DIGITS.match(other_section.number)
        is_federal = section.code == other_section.code == "USC" and section.title != other_section.title
        if (
            is_federal
            and digits_match
            and other_digits_match
            and abs(int(digits_match[0]) - int(other_digits_match[0])) <= MAX_ACT_DISTANCE
        ):
            return other_section
    return None


def _are_different_codes(code: str, other_code: str) -> bool:
    """Whether two names of codes each have words of their own, such as TexFamCode and TexasBusinessandCommerceCode."""
    stems, other_stems = _stems_of_code(code), _stems_of_code(other_code)
    return bool(stems - other_stems and other_stems - stems)


def _stems_of_code(code: str) -> set[str]:
    return {word[:3] for word in re.findall(r"[A-Z][a-z]{2,}", code)} - {"Cod", "Law", "Ann"}


def _is_alternative(number: str, other_number: str, code: Code) -> bool:
    """Whether *other_number* is on record, and is near *number*, in its chapter, or the same number of another act."""
    if other_number not in code.subjects:
        return False
    is_same_in_other_act = "/" in number and number.partition("/")[2] == other_number.partition("/")[2]
    return is_same_in_other_act or is_near(number, other_number) or is_related(number, other_number, code)
