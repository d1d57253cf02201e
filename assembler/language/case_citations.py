"""Reads a full citation of a case: its name, reports, court, year and later history."""

import re
from dataclasses import dataclass, replace

from assembler.findings.visible import one_line
from assembler.language.authority import CitingText, Key
from assembler.language.case_names import (
    DOCKET,
    case_named_before,
    is_spelled_like_name,
    name_in_emphasis,
    without_full_stop,
)
from assembler.language.citations import Citation, citations, without_spaces
from assembler.language.more_citations import UNREPORTED
from assembler.language.regex import Regex

SEPARATORS = " ,\N{NO-BREAK SPACE}"
"""The characters that may separate a case's name from its citation."""

PIN = r"(?:,?\s(?:at\s(?:pp?\.\s)?)?[*¶]{0,2}\s?(?:_{2,}+|\d[\d–,&\s-]*)(?:\s?nn?\.\s?\d+(?:[–-]\d+)?)?)"
"""The pages to which a citation points, or a blank for a page not yet published: ", 678–79 & n.3"."""

YEAR = r"(?:1[6-9]\d\d|20\d\d)"
COURT_AND_YEAR = rf"\((?P<court_and_year>[^()]{{0,80}}?{YEAR}(?:,\s[^()]{{1,60}})?)\)"
"""A court and a year, in Texas with the history of the petition: (Tex. App.—Fort Worth 1996, pet. ref’d)."""

COURT_ALONE = Regex(r"\s?\((?P<court>[^()\d]{0,20}(?:\d{1,2}(?:st|d|nd|rd|th)\s)?[^()\d]{0,20})\)")
"""A court without a year, before a later history with the year: (6th Cir.), cert. granted, 537 U.S. 1043 (2002)."""

BETWEEN_PARALLELS = Regex(rf"{PIN}?(?:,\s|\s(?P<bracket>\[))")
"""The text between two reports, as in "556 U.S. 662, 129 S. Ct. 1937" and "5 Cal.4th 1, 3 [20 Cal.Rptr.2d 1]"."""

CLOSING_BRACKET = Regex(rf"{PIN}?\]")
TAIL = Regex(rf"{PIN}?\s?(?:{COURT_AND_YEAR})?")
"""The end of a full citation: its pages, and its court and year."""

_REHEARING = r"(?:reh[’']g|rehearing)(?:\sen\sbanc|\sand\s(?:reh[’']g|rehearing)){0,3}\s(?:denied|granted)"
_LATER_RULING = (
    r"aff[’']d|affirmed|rev[’']d|reversed|vacated|modified|remanded"
    r"|cert\.?\s(?:denied|den\.?|granted|dismissed|dism[’']d)|on\sremand"
    rf"|{_REHEARING}|mandamus\s(?:denied|granted)"
    r"|appeal\s(?:dismissed|denied|docketed|filed)"
    r"|(?:review|leave\sto\sappeal|perm\.\sapp\.|pet\.)\s(?:denied|granted|filed)"
)
_PARENTHESES = r"(?:\s?\((?:[^()]|\([^()]{0,200}\)){1,500}+\)){0,3}+"
HISTORY = Regex(rf"{_PARENTHESES},?\s(?P<words>(?:{_LATER_RULING})\b)")
"""The later history of a case after its citation: cert. denied, aff’d sub nom."""

AMENDMENT_OF_OPINION = Regex(
    r",\s(?P<words>as\s(?:amended|modified|mod\.)(?:\s[a-z][\w’'.]{0,12}){0,8}"
    r"(?:\s\([^()]{1,60}\)|,?\s[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4})?)"
)
"""The amendment of an opinion, with its date: as amended (July 25, 1994)."""

WORDS_IN_HISTORY = Regex(r"[^;()”]{0,160}")
"""The words that may come between the words of a later history and its citation: "sub nom. Doe v. Roe"."""

YEAR_BEFORE = Regex(rf"\s\((?:[A-Z\d][\w.\s]{{0,24}}\s)?{YEAR}\)$")
"""The year between a case's name and its reports, as in California style."""

_NUMBER_AFTER_NO = r"(?:Case\s|C\.\s?A\.\s)?Nos?\.\s[\w:.–-]{4,30}+(?<=\w)(?:\s\([\w.-]{1,12}\))?+"
_FEDERAL_NUMBER = r"\d{1,2}:\d\d-[a-z]{2}-\d{2,6}[\w-]{0,12}+(?<=\w)"
DOCKET_CITATION = Regex(
    rf",\s(?P<docket>{_NUMBER_AFTER_NO}|{_FEDERAL_NUMBER})"
    r"(?!,?\s(?:slip\sop\.,?\s)?\d{1,4}\s[A-Z])"
    rf"(?P<tail>,?(?:\s(?:slip\sop\.|ECF\sNo\.|Dkt\.|at)[^();]{{0,30}})?\s{COURT_AND_YEAR})?"
)
"""A case without a reporter, cited by its docket number: No. 13-16-682-CV (Tex. App.—El Paso 2018, no pet.)."""

MAX_NAME_DISTANCE = 300
"""The maximum distance, in characters, between the emphasized name of a case and its citation."""


@dataclass(frozen=True)
class NameBefore:
    """The name of a case before its citation, the name's position, and any year or docket number after it."""

    name: str
    start: int
    year_or_docket: str = ""


@dataclass(frozen=True)
class FullCaseCitation:
    """A full citation of a case: its start and end, name, reports with their keys, court, year and later history."""

    start: int
    end: int
    name: str
    year: str
    """The year, in citations with the year before the reports: Roe v. Doe (1993) 5 Cal.4th 1."""
    keys: tuple[Key, ...]
    reports: tuple[str, ...]
    """The reports as written; a parallel report in brackets has its own brackets: [20 Cal.Rptr.2d 1]."""
    court_and_year: str
    history: str


def read_case(citation: Citation, text: CitingText, outer: CitingText | None) -> FullCaseCitation:
    """Return the case that *citation* cites in *text*; if *text* is a footnote, *outer* is the text around it."""
    words = text.words
    preceding_name = name_before(text, citation.start, outer)
    is_year = preceding_name.year_or_docket.startswith("(")
    year = preceding_name.year_or_docket if is_year else ""
    keys: list[Key] = []
    reports: list[str] = []
    if preceding_name.year_or_docket and preceding_name.name and not is_year:
        reports.append(preceding_name.year_or_docket)
    report: Citation | None = citation
    end = citation.end
    in_brackets = False
    while report:
        if report.number.strip("_-—"):
            keys.append(("case", *report.key))
        in_brackets = in_brackets or (report is not citation and words[report.start - 1] == "[")
        reports.append(f"[{one_line(report.written)}]" if in_brackets else one_line(report.written))
        end = report.end
        report = parallel_citation_at(words, end)
    if in_brackets and (closing_match := CLOSING_BRACKET.match(words, end)):
        end = closing_match.end()
    keys = keys or [("case", *citation.key[:2], preceding_name.name)]
    tail_match = TAIL.match(words, end)
    court_and_year = one_line(tail_match["court_and_year"]) if tail_match and tail_match["court_and_year"] else ""
    after_pages = tail_match.end() if tail_match else end
    court = None if court_and_year else COURT_ALONE.match(words, after_pages)
    history, later_keys, end_of_history = _history(words, after_pages)
    if history or court_and_year:
        end = end_of_history
        court_and_year = one_line(court["court"]) if court else court_and_year
    start = preceding_name.start if preceding_name.name and preceding_name.start <= citation.start else citation.start
    return FullCaseCitation(
        start,
        end,
        name=preceding_name.name,
        year=year,
        keys=(*keys, *later_keys),
        reports=tuple(reports),
        court_and_year=court_and_year,
        history=history,
    )


def read_docketed(match: re.Match[str], text: CitingText) -> FullCaseCitation | None:
    """Return the case that *match* cites only by its docket number; None if *match* does not cite a case."""
    preceding_name = name_before(text, match.start() + 1, None)
    if not preceding_name.name or not (match["tail"] or ":" in match["docket"]):
        return None
    docket = one_line(match["docket"])
    key = ("case", "", "", without_spaces(docket).lower())
    return FullCaseCitation(
        preceding_name.start,
        match.end(),
        name=preceding_name.name,
        year="",
        keys=(key,),
        reports=(docket,),
        court_and_year=one_line(match["court_and_year"] or ""),
        history="",
    )


def database_citation(match: re.Match[str]) -> Citation:
    """Return the citation of a case in an online database."""
    key = (match["year"], without_spaces(match["base"]).replace(".", ""), match["number"])
    return Citation("case", match.start(), match.end(), match[0], match["base"], key, match["number"])


def parallel_citation_at(words: str, end: int) -> Citation | None:
    """Return the parallel citation at *end*, such as "129 S. Ct. 1937" after "556 U.S. 662"; None if there is none."""
    between_match = BETWEEN_PARALLELS.match(words, end)
    return _report_at(words, between_match.end()) if between_match else None


def _report_at(words: str, start: int) -> Citation | None:
    for citation in citations(words[start : start + 60]):
        if citation.kind == "case" and citation.start == 0 and not citation.short and citation.number:
            return replace(citation, start=start, end=start + citation.end)
    match = UNREPORTED.match(words, start)
    return database_citation(match) if match else None


def _history(words: str, end: int) -> tuple[str, tuple[Key, ...], int]:
    """Return the later history of a case at *end*, the keys of the history's reports, and the position after them."""
    parts: list[str] = []
    keys: list[Key] = []
    while match := AMENDMENT_OF_OPINION.match(words, end):
        parts.append(one_line(match["words"]))
        end = match.end()
    while match := HISTORY.match(words, end):
        within_match = WORDS_IN_HISTORY.match(words, match.end())
        report = _first_report(words, match.end(), within_match.end() if within_match else match.end())
        if not report:
            break
        keys.append(("case", *report.key))
        tail_match = TAIL.match(words, report.end)
        end = tail_match.end() if tail_match and tail_match["court_and_year"] else report.end
        parts.append(one_line(words[match.start("words") : end]))
    return "".join(f", {part}" for part in parts), tuple(keys), end


def _first_report(words: str, start: int, end: int) -> Citation | None:
    """Return the first report that begins between *start* and *end*; None if there is none."""
    reports = [citation for citation in citations(words[start : end + 60]) if citation.kind == "case"]
    reports += [database_citation(match) for match in UNREPORTED.finditer(words[start : end + 60])]
    first_report = min(reports, key=lambda report: report.start, default=None)
    if not first_report or start + first_report.start > end or not first_report.number:
        return None
    return replace(first_report, start=start + first_report.start, end=start + first_report.end)


# -- names ------------------------------------------------------------------------------------------------------------


def name_before(text: CitingText, start_of_cite: int, outer: CitingText | None) -> NameBefore:
    """Return the name of the case whose citation begins at *start_of_cite*; an empty name if there is none."""
    words_before = text.words[:start_of_cite].rstrip(SEPARATORS)
    year_match = YEAR_BEFORE.search(words_before, max(0, len(words_before) - MAX_NAME_DISTANCE))
    words_before = words_before[: year_match.start()] if year_match else words_before
    docket_match = DOCKET.search(words_before, max(0, len(words_before) - MAX_NAME_DISTANCE))
    end = docket_match.start() if docket_match else len(words_before)
    year_or_docket = ""
    if year_match:
        year_or_docket = one_line(year_match[0]).strip()
    elif docket_match:
        year_or_docket = one_line(docket_match[0]).strip(", ")
    for start, stop in text.emphasized_between(start_of_cite - MAX_NAME_DISTANCE, start_of_cite):
        if start < end and not words_before[stop:end].strip(SEPARATORS) and stop <= start_of_cite:
            name, name_start = name_in_emphasis(words_before[start:end].rstrip(SEPARATORS), start)
            if name:
                return NameBefore(name, name_start, year_or_docket)
    name, name_start = case_named_before(words_before[:end])
    if name and (year_match or text.words[:start_of_cite].rstrip().endswith(",") or is_spelled_like_name(name)):
        return NameBefore(name, name_start, year_or_docket)
    return NameBefore(_far_name(text, start_of_cite, outer), start_of_cite, year_or_docket)


def _far_name(text: CitingText, start_of_cite: int, outer: CitingText | None) -> str:
    """Return the case name shortly before *start_of_cite*, or before the mark of its footnote; "" if there is none."""
    in_note = outer and not any(character.isdigit() for character in text.words[:start_of_cite])
    if outer and in_note:
        text, start_of_cite = outer, text.anchor
    emphasized = text.emphasized_between(start_of_cite - MAX_NAME_DISTANCE, start_of_cite)
    nearby_spans = [
        (start, stop)
        for start, stop in emphasized
        if start_of_cite - MAX_NAME_DISTANCE < start and stop <= start_of_cite
    ]
    for start, stop in reversed(nearby_spans):
        if any(citation.kind == "case" for citation in citations(text.words[stop:start_of_cite])):
            return ""
        name, _ = name_in_emphasis(text.words[start:stop].rstrip(SEPARATORS), start)
        if name:
            return name
    if not in_note:
        return ""
    name, _ = case_named_before(text.words[:start_of_cite].rstrip(" ,;:—"))
    return without_full_stop(name) if name and is_spelled_like_name(name) else ""
