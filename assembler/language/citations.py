"""Finds citations of cases, statutes and rules, and `Id.`, by their form; it does not check that they exist."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assembler.findings.visible import one_line
from assembler.language.regex import Regex
from assembler.language.reporter_names import reporter_named

ROOTS = (
    # federal courts
    r"U\.\s?S\.(?!\s?C\.)|S\.\s?Ct\.|L\.\s?Ed\.|F\.\s?Supp\.|F\.\s?App[’']x|F\.\s?R\.\s?D\.|F\.|B\.\s?R\."
    # regions, and the Appellate Division of New York (A.D.)
    r"|P\.|A\.\s?D\.|A\.|N\.\s?E\.|N\.\s?W\.|S\.\s?E\.|S\.\s?W\.|So\."
    # states; a longer abbreviation precedes the shorter one with which it begins
    r"|Cal\.\s?App\.|Cal\.\s?Rptr\.|Cal\.|Wn\.\s?App\.|Wash\.\s?App\.|Wn\.|Wash\."
    r"|N\.\s?Y\.\s?S\.|N\.\s?Y\.|Misc\.|Ill\.\s?App\.|Ill\."
    r"|Nev\.(?!\s?(?:Adv|Rev|Stat|R)\.)|Ohio\s?St\.|Mich\.\s?App\.|Ga\.\s?App\.|N\.\s?J\.\s?Super\."
    r"|N\.\s?C\.(?:\s?App\.)?(?!\s?Gen)|N\.\s?H\.|Neb\.(?:\s?App\.)?(?!\s?(?:Rev|Ct)\.)|Wis\.\s?2d|Kan\.\s?App\.\s?2d|Md\.\s?App\."
    r"|Ark\.(?!\s?(?:Code|R|Sup|App)\b)|Conn\.(?:\s?App\.)?(?!\s?(?:Gen|Agencies)\b)|TSPR|ME|ND|VT|WY"
    r"|(?:Ariz|Ga|Haw|Kan|Md|Mich|Or|Va)\.(?=\s\d)|Mass\.(?:\s?App\.\s?Ct\.)?(?=\s\d)|N\.\s?J\.(?=\s\d)|S\.\s?C\.(?=\s\d)"
    r"|W\.\s?Va\.(?=\s\d)|Ohio\s?App\.|D\.\s?P\.\s?R\.|(?:CO|MT|OK|UT)(?=\s\d)"
)
"""Abbreviations of common reporters; `reporter_named` knows the others."""

SERIES = r"\s?\d{1,2}(?:st|nd|rd|d|th)\b"
"""The number of a reporter's series: F.3d, Cal. 4th."""

PAGE = r"(?P<page>\d{1,5}(?![\w.]*[A-Za-z])|_{2,}|-{3,}|—)"
"""The first page of a case, or a blank for a page that is not yet published."""

AT = r"at\s(?:pp?\.\s)?"
"""The words before the page of a short form: 556 U.S. at 678, 12 Cal.4th at p. 645."""

CASE = Regex(
    rf"(?<![\w.$§¶/-])(?P<volume>\d{{1,9}})\s(?P<reporter>(?:{ROOTS})(?![A-Z]\.)(?:{SERIES})?)"
    rf"(?:(?:\s\(\d{{1,2}}\s(?:Dall|Cranch|Wheat|Pet|How|Black|Wall)\.?\))?,?\s(?P<at>{AT})?{PAGE})?"
)
"""A case by volume, reporter and page; the page may be missing: 556 U.S. 662, 1 U.S. (1 Dall.) 5, 556 U.S. at 678."""

MAX_VOLUME_DIGITS = 4
"""The maximum number of digits in a volume number; a longer number counts only between a case name and a year."""

OTHER_CASE = Regex(
    r"(?<![\w.$§¶/-])(?P<volume>\d{1,4})\s(?P<reporter>[A-Z][\w.’']*(?:\s(?:[A-Z][\w.’']*|&|\d{1,2}(?:d|th)\b)){0,6}?)"
    rf",?\s(?P<at>{AT})?(?P<page>[A-Z]?\d{{1,5}}(?![\w.]*[A-Za-z])|_{{2,}}|-{{3,}}|—)"
)
"""A volume, words that may name a reporter, and a page."""

STATUTE = Regex(
    r"(?<![\w.])(?P<title>\d{1,3})\s(?P<code>U\.\s?S\.\s?C\.?(?:\s?A\.)?|USCA?|C\.\s?F\.\s?R\.?|CFR)(?![\w])"
    r"(?P<sign>\s?§{1,2}|\s[Ss]ections?|\s[Pp](?:ar)?t\.?|\s[Cc]h(?:\.|apter))?(?:\s?(?P<number>\d\w*(?:\.\w+)*(?:-\d+\w*)*))?",
    needs="usc|cfr|u.|c.",
)
"""A section of a federal code: 28 U.S.C. § 1332, 29 C.F.R. pt. 541."""

CODE = Regex(
    r"(?<![\w.])(?P<code>RCW|R\.\s?C\.\s?W\.|Wash\.\s?Rev\.\s?Code(?:\s?Ann\.)?)"
    r"(?:\s?§{1,2}|\s[Cc]h\.)?\s?(?P<number>\d+[A-Z]?\.\d+[A-Z]?(?:\.\d+)?)"
)
"""A section of the code of Washington: RCW 19.86.020."""

RULE = Regex(
    r"(?<![\w.-])(?P<rules>Fed\.\s?R\.\s?(?:Civ\.\s?P\.|App\.\s?P\.|Crim\.\s?P\.|Evid\.)"
    r"|Fed\.\s?Rules\s(?:Civ|App|Crim)\.\s?Proc\.,?(?:\srules?)?|Fed\.\s?Rules\sEvid\.,?(?:\srules?)?"
    r"|FRCP|F\.R\.C\.P\.|FRE|F\.R\.E\.|FRAP|(?<![A-Z.]\s)CR)(?![\w])(?:\s?(?P<number>\d{1,6}(?:\.\d)?)(?![\d/-]))?",
    needs="fed|fr|f.r|cr",
)
"""A federal rule or a civil rule of Washington: Fed. R. Civ. P. 12, FRCP 12, CR 41."""

INITIALS = "CR|RCW"
"""Rules and codes that are cited only by initials and number: CR 41, RCW 19.86.030."""

ID = Regex(r"(?<![\w.])[Ii]d\.(?=[\s,;)*]|$)")

OTHER_SOURCE = Regex(
    r"\[\[|\b(?:Dkt|ECF|Exs?|Decl|Compl|Tr|Dep)\.|\b(?:Exhibit|ECF No\.)|[¶§]|\bv\.\s|\bIn re\b"
    r"|https?://|\bwww\.|\((?:[^()]*\s)?(?:19|20)\d\d\)|\b[Ss]ee,?\s+(?:(?:also|generally|e\.g\.),?\s+)?[*_“\"A-Z]"
)
"""Other sources to which a later `Id.` may refer, such as a court paper, an exhibit, a web page or an unknown case."""

Kind = Literal["case", "statute", "rule", "id"]


@dataclass(frozen=True)
class Citation:
    """A citation: its position in the text, its parts as written, and a key that identifies the cited authority."""

    kind: Kind
    start: int
    end: int
    written: str
    code: str
    """The reporter, code or set of rules, as written."""
    key: tuple[str, ...]
    """A key that identifies the authority, whatever the form of the citation; a missing part is an empty string."""
    number: str = ""
    """The page, section or rule cited."""
    short: bool = False
    """Whether the citation is a short form that gives only a pinpoint page: 556 U.S. at 678."""
    sign: str = ""
    """The section sign or the word between a code's name and the section."""


MAY_CITE = Regex(r"\d|d\.|P\.")
"""Matches texts that may have a citation: a digit, or letters found in `Id.` or `Fed. R. Civ. P.`"""


def citations(text: str) -> list[Citation]:
    """Return the citations in *text*, sorted by position."""
    if not MAY_CITE.search(text):
        return []
    return list(_cached_citations(text))


@lru_cache(maxsize=4096)
def _cached_citations(text: str) -> tuple[Citation, ...]:
    """Return the citations in *text*, sorted by position."""
    return tuple(sorted(_citations_in(text), key=lambda citation: citation.start))


def _citations_in(text: str) -> Iterator[Citation]:
    yield from _cases(text)
    for match in STATUTE.finditer(text):
        code = without_spaces(match["code"]).replace(".", "").removesuffix("A")
        key = (match["title"], code, bare_section(match["number"]))
        sign = (match["sign"] or "").strip()
        yield Citation("statute", *match.span(), match[0], match["code"], key, match["number"] or "", sign=sign)
    for match in CODE.finditer(text):
        yield Citation("statute", *match.span(), match[0], match["code"], ("", "RCW", match["number"]), match["number"])
    for match in RULE.finditer(text):
        number = match["number"] or ""
        if match["rules"] != "CR" or number:
            yield Citation("rule", *match.span(), match[0], match["rules"], (rule_set(match["rules"]), number), number)
    yield from (Citation("id", *match.span(), match[0], "Id.", ()) for match in ID.finditer(text))


def _cases(text: str) -> Iterator[Citation]:
    """Yield the citations of cases in *text*; of two that begin at the same place, only the longer."""
    more_cases = [*_cases_in_other_reporters(text)]
    extents = {citation.start: citation.end for citation in more_cases}
    for match in CASE.finditer(text):
        if extents.get(match.start(), 0) <= match.end():
            extents.pop(match.start(), None)
            case = _case(match, without_spaces(match["reporter"]).replace("Wn.", "Wash."))
            if len(match["volume"]) <= MAX_VOLUME_DIGITS or _is_between_name_and_year(case, text):
                yield case
    yield from (citation for citation in more_cases if citation.start in extents)


def _cases_in_other_reporters(text: str) -> Iterator[Citation]:
    start = 0
    while match := OTHER_CASE.search(text, start):
        reporter = reporter_named(match["reporter"])
        start = match.end() if reporter else match.end("volume")
        if reporter:
            yield _case(match, without_spaces(reporter))


def _is_between_name_and_year(case: Citation, text: str) -> bool:
    return bool(case.number and text.endswith(", ", 0, case.start) and decision_year(text, case))


def _case(match: re.Match[str], reporter: str) -> Citation:
    page = match["page"] or ""
    key = (match["volume"], reporter, page)
    return Citation("case", *match.span(), match[0], match["reporter"], key, page, short=bool(match["at"]))


def without_spaces(words: str) -> str:
    """Return an abbreviation without spaces, so that F. Supp. 2d and F.Supp.2d compare equal."""
    return re.sub(r"\s", "", words).replace("’", "'")


def bare_section(section: str | None) -> str:
    """Return a section number in lower case, without a final period."""
    return (section or "").rstrip(".").lower()


def rule_set(written: str) -> str:
    """Return the set of rules for which an abbreviation stands: "Civ", "App", "Crim", "Evid" or "CR" (Washington's)."""
    letters = without_spaces(written).replace(".", "")
    if "Civ" in letters or "FRCP" in letters:
        return "Civ"
    if "App" in letters or "FRAP" in letters:
        return "App"
    if "Crim" in letters:
        return "Crim"
    if "Evid" in letters or "FRE" in letters:
        return "Evid"
    return "CR"


YEAR = Regex(r"[\w\s.,’'–-]{0,60}?\((?:[A-Z0-9][^()]{0,30}\s)?(?P<year>1[6-9]\d\d|20\d\d)\)")
"""The text after a case citation up to the year in parentheses."""


def decision_year(text: str, citation: Citation) -> int | None:
    """Return the year in the parentheses after a case *citation*; None if there is none."""
    match = YEAR.match(text[citation.end : citation.end + 100])
    if not match or " v. " in match[0] or re.search(r"\.\s[A-Z]\w*\s", match[0]):  # the year of a later case
        return None
    return int(match["year"])


NAME = Regex(r"(?P<name>(?:[A-Z][^;:()“”\"]{1,90}?\s)v\.\s[^;:()“”\"]{1,90}?)\*{0,2},\s\*{0,2}$")
"""The name of a case, perhaps emphasized, at the end of the text before its citation."""

COMMON_NAME_WORDS = frozenset(
    "The Of And In Re Ex Rel United States State City County Inc Co Corp Ltd Llc Lp Llp Dep Dept Department Bd Board "
    "See Also Cf Accord Under As Court Supreme America American National Am Nat Ins Insurance Bank School Dist".split()
)
"""Words that are common in case names, and signals that may precede a case name."""


def party_words(text: str, citation: Citation) -> frozenset[str] | None:
    """Return the distinctive words of the case name before *citation*; None if there are none."""
    match = NAME.search(text[max(citation.start - 200, 0) : citation.start])
    if not match:
        return None
    words = {word.removesuffix("s") for word in re.findall(r"\b[A-Z][a-zA-Z]{2,}", match["name"])}
    return frozenset(words - COMMON_NAME_WORDS) or None


SIGNAL = Regex(r"^.*(?:\.\s++|\b(?:See|see|also|in|In|Cf\.|under|Under|and)\s++)(?=[A-Z])")
"""The text before a case name, up to the last signal or the end of the last sentence."""


def case_name(text: str, citation: Citation) -> str:
    """Return the name of the case before *citation*, without any signal; "" if no name precedes it."""
    match = NAME.search(text[max(citation.start - 200, 0) : citation.start])
    name = match["name"].replace("*", "") if match else ""
    first, versus, second = name.rpartition(" v. ")
    return one_line(SIGNAL.sub("", first) + versus + second)
