"""Finds sections of federal and state codes in a text: 42 U.S.C. § 1983, Tex. Bus. & Com. Code § 17.46(b)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assembler.findings.visible import one_line
from assembler.language.regex import Regex

LETTERS = r"(?:[A-Z](?=[.:-])|[a-zA-Z]{1,2}\b)?"
NUMBER = (
    r"(?:\d{1,3}[A-Z]?-\d{1,3}(?:\.\d{1,2})?-\d{1,4}(?:\.\d{1,3})?[a-z]?(?:-\d{1,4})?"
    r"|\d{1,2}[A-Z]?-\d{4}(?:\.\d{1,2})?(?!\d)"
    rf"|\d{{1,6}}{LETTERS}(?:[.:]\d{{1,6}}{LETTERS}){{0,3}}(?:-\d{{1,3}}(?!\d)(?:\.\d{{1,2}})?[a-z]?)?)"
)
"""The number of a section: 1983, 1681s-2, 134A.004, 13-6-11, 2A:14-1."""

PARTS = Regex(r"(?:\(\w{1,4}\)){1,5}|,\s{1,3}subd(?:\.|ivision)\s{1,3}(?P<subdivision>(?:\(\w{1,4}\)){1,5})")
"""The subdivisions after the number of a section: 1391(b)(2), 338, subd. (d)."""

SECTION = Regex(
    r"(?:(?<![\w.])(?P<title>\d{1,2})\s+)?(?P<code>(?:[A-Z][\w.’']{0,20},?\s{1,3}|&\s{1,3}|(?:and|of)\s{1,3}){1,8})"
    rf"(?P<signs>§{{1,2}}\s?)(?P<numbers>{NUMBER}(?:\([\w)(]{{0,12}}\))?"
    rf"(?:(?:,\s|,?\s(?:and|or|&)\s|\s?[-–]\s?)(?:§{{1,2}}\s?)?{NUMBER}(?![\w.]*\s[A-Z][\w.]*\s§)(?:\([\w)(]{{0,12}}\))?){{0,8}})"
)
"""A code, a section sign and one or more sections, each with any subdivisions."""


@dataclass(frozen=True)
class Section:
    """A section of a code, as written: the title ("" if the code has no titles), the code, and the number."""

    title: str
    code: str
    number: str
    written: str
    start: int
    """The position of the number in the text."""
    parts: tuple[str, ...] = ()
    """The subdivision, from the outermost part to the innermost: ("b", "2") for 1391(b)(2)."""
    end: int = 0
    """The position after the number and the subdivision."""


CHAPTER_NUMBER = r"\d[\dA-Z]{0,4},\s§\s\d[\dA-Z]{0,4}"
NUMBER_OF_CODE = r"\d[\dA-Z]{0,6}(?:[.:/-]\d[\dA-Za-z]{0,5}){0,4}(?:\([\w)(]{0,12}\))?"
"""The number of a section after the initials or the full name of its code: 19.86.020, 5/11-801, 3016(b)."""

_CODE_BY_INITIALS = (
    r"RCW|NRS|ORS|ILCS|(?:N\.Y\.\s)?(?:CPLR|C\.P\.L\.R\.)|CRS|C\.R\.S\.|KRS|RSMo|MCL|GBL|NYLL|NYCRR|EPTL|RPAPL"
    r"|N\.J\.S\.A\.|K\.S\.A\.|SDCL|N\.D\.C\.C\.|La\.\sR\.\s?S\.|K\.R\.S\.|N\.R\.S\.|O\.R\.S\.|R\.C\.W\.|R\.C\.(?=\s\d{3,4}\.\d\d)"
)
UNSIGNED = Regex(
    rf"(?<![\w.])(?:(?P<title>\d{{2,3}})\s)?(?P<code>{_CODE_BY_INITIALS})\s"
    rf"(?P<numbers>{NUMBER_OF_CODE}(?:(?:,\s|,?\s(?:and|or|&)\s){NUMBER_OF_CODE}(?![\w.]*\s[A-Z])){{0,6}})",
    needs="rcw|nrs|k.s.a.|sdcl|n.d.c.c.|la.|ors|ilcs|cplr|c.p.l.r.|crs|c.r.s."
    "|krs|rsmo|mcl|gbl|nyll|nycrr|eptl|rpapl|n.j.s.a.|k.r.s.|n.r.s.|o.r.s.|r.c.",
)
"""A code that is cited by its initials, without a section sign: RCW 19.86.020, 625 ILCS 5/11-801, CPLR 3016(b)."""

_CAPITALIZED = r"[A-Z][a-z]{2,12}"
SPELLED_OUT = Regex(
    rf"(?<![\w.])(?P<code>(?:(?:{_CAPITALIZED}\s|and\s){{1,5}}(?:Code|Law)"
    rf"|(?:{_CAPITALIZED}\s)?Code\sof\s{_CAPITALIZED}\s{_CAPITALIZED}))"
    rf",?\s[Ss]ections?\s(?P<numbers>{NUMBER_OF_CODE}(?:(?:,\s|,?\s(?:and|or)\s){NUMBER_OF_CODE}(?![\w.]*\s[A-Z])){{0,6}})",
    needs="section",
)
"""A code whose name is written out before the word "section": Civil Code section 3294."""

CODE_LAST = Regex(
    rf"\b[Ss]ections?\s(?P<numbers>{NUMBER_OF_CODE})"
    r"(?:,\s|\sof\sthe\s)(?P<code>(?<=,\s)Florida\sStatutes\b"
    r"|(?<=the\s)(?:(?:[A-Z][a-z]{2,12}\s|and\s){1,5}(?:Code|Law)\b|Code\sof\sCivil\sProcedure))"
)
"""A code whose name is written out after the section: section 3294 of the Civil Code."""

_NUMBER_WITH_CHAPTER = r"\d{1,3}[A-Z]?[.-]\d{1,4}(?:[.-]\d{1,4}){0,2}(?:\([\w)(]{0,12}\))?"
CODE_AFTER_SIGN = Regex(
    rf"(?:§{{1,2}}\s?|\b[Ss]ections?\s)(?P<numbers>{_NUMBER_WITH_CHAPTER}(?:(?:,\s|,?\s(?:and|or|&)\s){_NUMBER_WITH_CHAPTER}){{0,6}}),"
    r"\s(?P<code>RSMo|R\.S\.Mo\.|Mo\.\sRev\.\sStat\.|C\.R\.S\.|A\.R\.S\.|Fla\.\sStat\.|Wis\.\sStats?\.)",
    needs="rsmo|r.s.mo|rev. stat|c.r.s|a.r.s|fla. stat|wis. stat",
)
"""A code whose initials come after the section: § 537.080, RSMo."""

SUBSECTION_AFTER_POINT = Regex(r"(?<=\d\.\d{3})\.\d{1,2}\Z")
"""A subsection after the point of a number of three digits: the ".1" of 537.080.1."""

CHAPTER_AND_SECTION = Regex(
    r"(?<![\w.])(?P<code>M\.?\s?G\.?\s?L\.?|G\.\s?L\.|Mass\.\sGen\.\sLaws),?\s(?:Ann\.\s)?ch?\.\s(?P<numbers>\d{1,3}[A-Z]{0,2},\s§\s\d{1,3}[A-Z]{0,2})",
    needs="§",
)
"""A code whose sections are numbered by chapter: M.G.L. c. 93A, § 9."""

ARTICLE = Regex(
    r"(?<![\w.])(?P<code>La\.\s(?:Civ\.\sCode|C\.\s?C\.)|Louisiana\sCivil\sCode),?\s(?:arts?\.|[Aa]rticles?)\s"
    r"(?P<numbers>\d{2,4}(?:\.\d{1,2})?(?:(?:,\s|,?\sand\s)\d{2,4}(?:\.\d{1,2})?){0,6})",
    needs="art",
)
"""A code with articles: La. Civ. Code art. 2315."""

ARTICLE_LAST = Regex(
    r"\b[Aa]rticles?\s(?P<numbers>\d{2,4}(?:\.\d{1,2})?(?:(?:,\s|,?\sand\s)\d{2,4}(?:\.\d{1,2})?){0,6})\sof\sthe\s(?P<code>(?:Louisiana\s)?Civil\sCode)",
    needs="article",
)
"""Articles before the name of their code: article 2315 of the Civil Code."""

BARE_SECTION = Regex(
    rf"(?<![\w.])(?:[Ss]ections?\s|§{{1,2}}\s?)(?P<number>\d{{1,3}}[A-Z]?[.-]{NUMBER})(?!\sof\s(?:the\s)?[A-Z][a-z]+\s(?!Code))"
)
"""A section whose number has a chapter, without the name of its code."""

PARENTHESES = Regex(r"\([^()]*\)")

SIGNAL = Regex(
    r"^(?:[^.]*\.\s+)?(?:(?:[Ss]ee|[Uu]nder|[Ii]n|[Aa]lso|[Cc]f\.|[Tt]he|[Aa]nd|[Oo]f|[Bb]y|As|Although|Because|Since|While|If"
    r"|When|Both|Unlike|Like|Nor|To|For|With|On|That),?\s+)+"
)
"""The words before a code's name that do not belong to it: signals, and the end of the sentence before."""

BEFORE_CODE = Regex(
    r"^(?:[A-Z][a-z]{2,12}\s){1,4}and\s(?=(?:Civil|Commercial|Corporations|Evidence|Family|Government|Insurance|Labor|Penal|Probate"
    r"|Property|Tax|Vehicle)\s(?:Code|Law))"
)
"""A document before the name of a code: "Lease and Civil Code section 1717"."""


def sections(text: str) -> Iterator[Section]:
    """Yield each section in *text* that is cited with a section sign, in order."""
    if "§" not in text:
        return
    for citation in SECTION.finditer(text):
        code_name = SIGNAL.sub("", citation["code"])
        code = re.sub(r"[^A-Za-z]", "", code_name)
        code_words = f"{citation['title'] or ''} {code_name}".strip()
        numbers_alone = PARENTHESES.sub(lambda part: " " * len(part[0]), citation["numbers"])  # the positions remain
        for number in re.finditer(NUMBER, numbers_alone):
            bare_number = number[0].rstrip(".:")
            start = citation.start("numbers") + number.start()
            written = f"{one_line(code_words)} § {bare_number}"
            yield _with_parts(Section(citation["title"] or "", code, bare_number, written, start), text)


PATTERNS_WITHOUT_SIGN = (
    (UNSIGNED, " "),
    (SPELLED_OUT, " section "),
    (CODE_LAST, " section "),
    (CODE_AFTER_SIGN, " § "),
    (CHAPTER_AND_SECTION, " c. "),
    (ARTICLE, " art. "),
    (ARTICLE_LAST, " art. "),
)
"""The patterns for citations without a section sign before the number, each with the word before it in a message."""


def sections_without_sign(text: str) -> Iterator[Section]:
    """Yield each section in *text* that is cited without a section sign: RCW 19.86.020, Civil Code section 3294."""
    for pattern, word in PATTERNS_WITHOUT_SIGN:
        if word == " section " and "ection" not in text:
            continue
        for citation in pattern.finditer(text):
            code_name = BEFORE_CODE.sub("", SIGNAL.sub("", citation["code"]))
            if pattern is CODE_LAST and code_name != SIGNAL.sub("", citation["code"]):
                continue
            code = one_line(code_name)
            code_letters = re.sub(r"[^A-Za-z]", "", code)
            title = citation.groupdict().get("title") or ""
            number_pattern = CHAPTER_NUMBER if pattern is CHAPTER_AND_SECTION else NUMBER_OF_CODE
            for number in re.finditer(number_pattern, citation["numbers"]):
                bare_number = SUBSECTION_AFTER_POINT.sub("", number[0].partition("(")[0])
                written = f"{title} {code}{word}{bare_number}".strip()
                start = citation.start("numbers") + number.start()
                yield _with_parts(Section(title, code_letters, bare_number, written, start), text)


def _with_parts(section: Section, text: str) -> Section:
    """Return *section* with the subdivision that follows its number in *text*."""
    end = section.start + len(section.number)
    match = PARTS.match(text, end)
    parts = tuple(re.findall(r"\w+", match["subdivision"] or match[0])) if match else ()
    return replace(section, parts=parts, end=match.end() if match else end)


def bare_sections(text: str, text_sections: Sequence[Section], other_sections: Sequence[Section]) -> Iterator[Section]:
    """Yield each section in *text* that is cited without a code, if its chapter shows it, as in "section 134A.004".

    *text_sections* are the sections of *text* that are cited with a code, and *other_sections* those of other texts.
    """
    starts_with_code = {section.start for section in text_sections if section.code}
    if "§" not in text and "ection" not in text:
        return
    for match in BARE_SECTION.finditer(text):
        sections_of_chapter = [
            section
            for section in (*reversed(text_sections), *other_sections)
            if section.code and _chapter(section.number) == _chapter(match["number"])
        ]
        number = match["number"]
        start = match.start("number")
        if sections_of_chapter and start not in starts_with_code:
            nearest_section = sections_of_chapter[0]
            yield _with_parts(Section(nearest_section.title, nearest_section.code, number, f"§ {number}", start), text)


def _chapter(number: str) -> str:
    """Return the part of a section's number before its last point or hyphen; "" if the number has none."""
    return number[: max(number.rfind("."), number.rfind("-"), 0)]


def with_number(section: Section, number: str) -> str:
    """Return *section* as written, with another *number*."""
    return section.written.removesuffix(section.number) + number


def is_transposition(number: str, other_number: str) -> bool:
    """Whether *number* and *other_number* are the same except for two adjacent characters that are swapped."""
    differences = _differences(number, other_number)
    if len(number) != len(other_number) or len(differences) != 2:
        return False
    first, second = differences
    return second == first + 1 and number[first] == other_number[second] and number[second] == other_number[first]


def differing_digit(number: str, other_number: str) -> int | None:
    """Return the index of the only digit in which *number* and *other_number* differ; None if they differ otherwise."""
    differences = _differences(number, other_number)
    if len(number) != len(other_number) or len(differences) != 1:
        return None
    (index,) = differences
    return index if number[index].isdigit() and other_number[index].isdigit() else None


def _differences(number: str, other_number: str) -> list[int]:
    """Return the indexes at which the characters of *number* and *other_number* differ."""
    return [
        index
        for index, (character, other_character) in enumerate(zip(number, other_number, strict=False))
        if character != other_character
    ]
