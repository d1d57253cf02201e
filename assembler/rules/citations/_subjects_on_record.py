"""Sections whose subjects, or the terms that they define, are on record."""

import re
from collections.abc import Iterator, Sequence

from assembler.catalog.section_subjects import Code, code_on_record
from assembler.language.regex import Regex
from assembler.language.sections import Section, with_number
from assembler.model.matter import Matter
from assembler.rules.citations._cited_sections import citing_texts, is_near, sections_in, with_parts
from assembler.rules.rule import Problem, Words

MAX_RELATED_DISTANCE = 12
"""How far apart the numbers of sections that count as related may be."""

KEYS = ("statutes", "law")
"""The keys of a claim that cite the law under which it is brought."""

MAX_ACT_DISTANCE = 12
"""How far apart the numbers of two sections of one act usually are, at most, in a count under that act."""


def code_of(section: Section, state: str) -> Code | None:
    """Return the record of the code of *section*, of *state* if several states have such a code; None without one."""
    return code_on_record(section.code.removesuffix("A") if section.title else section.code, section.title, state)


def numbers_of(section: Section) -> list[str]:
    """Return the section and its subdivisions, from the outermost to the innermost."""
    numbers = [section.number]
    for part in section.parts:
        numbers.append(f"{numbers[-1]}({part})")
    return numbers


def is_related(number: str, other: str, code: Code) -> bool:
    """Whether two sections belong to one chapter, or are both on sales."""
    if {number, other} <= code.distinct:
        return True
    if number.isdigit() and other.isdigit():
        return abs(int(number) - int(other)) <= MAX_RELATED_DISTANCE
    chapter = Regex(r"[.-][^.-]+\Z")
    return number != other and chapter.search(number) is not None and chapter.sub("", number) == chapter.sub("", other)


FURTHER_SUBDIVISION = Regex(r"\A(?:,|,?\s(?:and|or|&))\s{1,3}(?:subdivision\s)?\(")
"""A further subdivision after a section, as in "1391(b)(1) and (2)"."""


DEFINED = Regex(
    r"(?i)\b(?P<term>[a-z][a-z-]{2,20}(?:\s[a-z-]{2,20}){0,3}?)[,.]?[\"”’]?,?\s"
    r"(?:within\sthe\smeaning\sof|as\s(?:(?:that|the|this)\sterm\sis\s)?(?:defined|used)\s(?:in|by|under))\s"
    r"(?:[^.;§]|\.(?=[A-Z]|\s§|\s[A-Z]\.)){0,60}§?\s?\Z"
)
"""A term and the words that say that the section after them defines it: "an employer within the meaning of"."""


CHARACTERS_BEFORE = 110
"""How many characters before a citation are searched for the term that it defines."""


def definition_of(section: Section, code: Code | None, words: str) -> tuple[str, str] | None:
    """If *section* defines another term than the one before it, return the subdivision for that term, and the term."""
    cited_number = next((number for number in reversed(numbers_of(section)) if code and number in code.terms), None)
    if not code or not cited_number or FURTHER_SUBDIVISION.match(words[section.end : section.end + 30]):
        return None
    match = DEFINED.search(words[max(0, section.start - CHARACTERS_BEFORE) : section.start])
    term = match["term"].lower() if match else ""
    terms_of_section = {
        number: defined_term for number, defined_term in code.terms.items() if number.startswith(f"{section.number}(")
    }
    defining = [
        number
        for number, defined_term in terms_of_section.items()
        if Regex(rf"(?:\A|\s){re.escape(defined_term)}s?\Z").search(term)
    ]
    if not defining or cited_number in defining or Regex(rf"\b{re.escape(code.terms[cited_number])}s?\Z").search(term):
        return None
    number = max(defining, key=lambda number: len(terms_of_section[number]))
    return code.cited(number), terms_of_section[number]


def statutes_of_claims(matter: Matter, state: str) -> Iterator[Problem]:
    """Yield a problem for each statute whose subject the claim does not name, if the claim cites a nearby section."""
    for number, claim in enumerate(matter.claims):
        own_texts = [(path, words) for path, words in citing_texts(matter) if path[:2] == ("claims", number)]
        keys = [(path, words) for path, words in own_texts if path[2] in KEYS]
        story = " ".join(words for path, words in own_texts if path[2] not in KEYS)
        cited = [section for path, words in own_texts if path[2] not in KEYS for section in sections_in(words, ())]
        for path, words in keys:
            for section in sections_in(words, ()):
                code = code_of(section, state)
                if titled := _of_the_title(section, code, claim.title or claim.cause.name, story):
                    message = f"`{with_parts(section)}` may be a slip for `{titled[0]}`: the title says `{titled[1]}`"
                    yield Problem(path, message, at=Words(section.number, section.start))
                    continue
                if other := _of_another_code_of_the_count(section, code, story, cited):
                    message = f"`{with_parts(section)}` may be in the wrong code: the count cites `{other.written}`"
                    yield Problem(path, message, at=Words(section.number, section.start))
                    continue
                subject = code.subjects.get(section.number) if code else None
                if code and subject and not subject.search(story):
                    numbers = [
                        other.number
                        for other in cited
                        if (other.code, other.title) == (section.code, section.title)
                        and _is_alternative(section.number, other.number, code)
                        and code.subjects[other.number].search(story)
                    ]
                    if numbers and section.number not in {other.number for other in cited}:
                        intended = with_number(section, numbers[0])
                        message = f"`{with_parts(section)}` may be a slip for `{intended}`, which the count cites"
                        at = Words(section.number, section.start)
                        yield Problem(path, message, at=at)


def _of_the_title(section: Section, code: Code | None, title: str, story: str) -> tuple[str, str] | None:
    """Return the only section near *section* whose subject *title* names, with the word; None if it names its own.

    Only sections that can be told apart by their words are compared, such as those on sales.
    """
    own_subject = code.subjects.get(section.number) if code else None
    if (
        not code
        or not own_subject
        or section.number not in code.distinct
        or own_subject.search(title)
        or own_subject.search(story)
    ):
        return None
    words_by_section = {
        number: match[0]
        for number, subject in code.subjects.items()
        if number in code.distinct and is_near(section.number, number)
        for match in (subject.search(title),)
        if match
    }
    return (
        next(((with_number(section, number), word) for number, word in words_by_section.items()), None)
        if len(words_by_section) == 1
        else None
    )


def _of_another_code_of_the_count(
    section: Section, code: Code | None, story: str, cited: Sequence[Section]
) -> Section | None:
    """Return the section of another code or title that the count cites, if *section* is the only one of its own code.

    The other section must be of the same chapter or, in the United States Code, have a number near that of *section*.
    """
    own_subject = code.subjects.get(section.number) if code else None
    if (own_subject and own_subject.search(story)) or any(
        (cited_section.code, cited_section.title) == (section.code, section.title) for cited_section in cited
    ):
        return None
    chapter, digits = Regex(r"\A\d{2,4}(?=\.\d)").match(section.number), Regex(r"\A\d{3,5}").match(section.number)
    for other in cited:
        is_of_chapter = chapter and other.number.startswith(f"{chapter[0]}.") and not (section.title or other.title)
        is_same_chapter = is_of_chapter and _are_other_names(section.code, other.code)
        other_digits = Regex(r"\A\d{3,5}").match(other.number)
        is_federal = section.code == other.code == "USC" and section.title != other.title
        is_beside = (
            is_federal and digits and other_digits and abs(int(digits[0]) - int(other_digits[0])) <= MAX_ACT_DISTANCE
        )
        if is_same_chapter or is_beside:
            return other
    return None


def _are_other_names(code: str, other_code: str) -> bool:
    """Whether two names of codes each have words of their own, such as TexFamCode and TexasBusinessandCommerceCode."""
    first, second = (
        {word[:3] for word in re.findall(r"[A-Z][a-z]{2,}", name)} - {"Cod", "Law", "Ann"}
        for name in (code, other_code)
    )
    return bool(first - second and second - first)


def _is_alternative(number: str, other: str, code: Code) -> bool:
    """Whether *other* is on record and is near *number*, in its chapter, or the same number of another act."""
    same_in_act = "/" in number and number.partition("/")[2] == other.partition("/")[2]
    return other in code.subjects and (same_in_act or is_near(number, other) or is_related(number, other, code))
