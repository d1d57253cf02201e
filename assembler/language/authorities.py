"""The authorities that a paper cites, each listed once; short cites, `Id.` and *supra* are resolved to them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assembler.findings.visible import one_line
from assembler.language.authority import Authorities, Authority, CitingText, Key, Unresolved
from assembler.language.case_citations import (
    DOCKET_CITATION,
    TAIL,
    FullCaseCitation,
    database_citation,
    parallel_citation_at,
    read_case,
    read_docketed,
)
from assembler.language.case_names import case_named_before
from assembler.language.citations import OTHER_CASE, Citation, citations
from assembler.language.citations_so_far import Case, CitationsSoFar, mention
from assembler.language.law_entries import enter_known_law, enter_law, enter_section_of_same_code, list_law, rules_key
from assembler.language.more_citations import FEDERAL_SETS, UNREPORTED, LawCited, more_citations
from assembler.language.regex import Regex
from assembler.language.reporter_names import reporter_named

SUPRA = Regex(
    r"(?<![\w.’'&-])(?P<name>[A-Z][\w.’'&-]{0,24}+(?:\s(?:[A-Z][\w.’'&-]{0,24}+|&|of|v\.)){0,6}),?\s[Ss]upra\b"
)
"""The name of an authority that was cited before: Doe, supra."""

ID = Regex(r"(?<![\w.])(?:[Ii]d\.|[Ii]bid\.)(?=[\s,;)*§¶]|$)")
"""The reference to the authority cited last: `Id.` or `Ibid.`"""

NON_AUTHORITY = Regex(
    r"\b(?:Dkt|ECF|Exs?|Decl|Compl|Tr|Dep)\.|\bExhibits?\s|\bECF\sNo\.|¶|https?://|\b[Pp]aragraphs?\s\d"
)
"""A docket entry, exhibit, paragraph or web address: after one, a later `Id.` does not refer to an authority."""

RECORD_PAPER = Regex(r"\b(?:Aff|Affidavit|Compl|Complaint|Decl|Declaration|Dep|Deposition|Rebuttal|Rep|Report|Rpt)\b")
"""A paper of the record, as in "Doe Rebuttal, supra"; it is not an authority."""

ID_SECTION = Regex(r"\s(?:at\s)?§{1,2}\s?(?P<number>\d[\w:.-]*\w|\d)")
"""The section number after `Id.`: Id. § 1332."""

BARE_SECTION = Regex(r"(?<!\w)(?:§{1,2}|Sections?)\s(?P<number>\d{3}[\w.-]*\w|\d{3})")
"""A section without its code: Section 1332."""

BARE_RULE = Regex(r"(?<!\w)(?<!R\.\s)Rules?\s(?P<number>\d{1,4}(?:\.\d)?)(?![\w-])")
"""A rule without its set of rules: Rule 12."""

NAME_WORD = Regex(r"[A-Z][\w’'&-]+")
SIGNAL_WORDS = frozenset("See In But Under As And The Also Id Cf Part Section Exhibit Note Accord".split())
"""Capitalized words before *supra* that name no authority: See supra Part II."""

SERIES_NUMBER = Regex(r"\d(?:st|nd|rd|d|th)$")
"""The end of a reporter's abbreviation with a series number, such as F.3d."""

_CODE_WORD = r"Code|Stats?|Laws?|Regs?|Rev|Ann|Ord|Proc|Admin|Mun|Comp"
UNKNOWN_CODE = Regex(
    rf"(?<![\w.])(?:(?:[A-Z][\w.’'&]{{0,20}}+|&|of),?\s){{0,6}}(?:{_CODE_WORD})\b[.,]{{0,2}}"
    r"\s(?P<sign>§{1,2})\s?\d[\w.:-]*(?<![.:-])"
)
"""A section of any code or statute; it is reported if no other pattern finds it."""

OPINIONS = Regex(r"Att[’']?y\.?\s?Gen")
"""The abbreviation in a reporter of attorneys general's opinions, which are not cases."""

LAST_CIVIL_RULE = 87
"""The number of the last Federal Rule of Civil Procedure."""


@dataclass(frozen=True)
class _Passage:
    """A citation or short form, with its start and end in the text."""

    start: int
    end: int
    reading: Citation | LawCited | re.Match[str]
    """The citation, or the match of a passage that can be read only with the text around it, such as `Id.`"""


def authorities(texts: Sequence[CitingText], *, federal_rules: bool = False) -> Authorities:
    """Return the authorities cited in *texts*, which are in page order; a footnote follows its text.

    With *federal_rules*, a bare "Rule 12" that the paper never cites in full counts as one of the Federal Rules of
    Civil Procedure.
    """
    passages = [_passages(text) for text in texts]
    so_far = _read(texts, passages, CitationsSoFar(federal_rules=federal_rules))
    if so_far.unresolved:  # a short form may come before the full citation
        so_far = _read(texts, passages, CitationsSoFar(so_far.cases, so_far.alias, federal_rules=federal_rules))
    cases = {
        key: Authority("cases", case.name, _reports(case))
        for key, case in so_far.cases.items()
        if so_far.alias[key] == key
    }
    return Authorities(cases | so_far.laws, tuple(so_far.mentions), tuple(so_far.unresolved))


def _read(
    texts: Sequence[CitingText], passages: Sequence[Sequence[_Passage]], so_far: CitationsSoFar
) -> CitationsSoFar:
    """Record the *passages* of all *texts* in *so_far*, and return it."""
    for text_index, text in enumerate(texts):
        end = 0
        for passage in passages[text_index]:
            if passage.start >= end:
                end = _record(passage, text_index, text, so_far)
        if NON_AUTHORITY.search(text.words, end):
            so_far.last[text.note] = None
        if not text.note:
            so_far.outer = text
    return so_far


def _reports(case: Case) -> str:
    """Return the reports, year and history of *case*; adjacent parallel reports share one pair of brackets."""
    reports = ", ".join(case.reports).replace("], [", ", ").replace(", [", " [")
    if case.year and case.name:
        return f"{case.year} {reports}{case.history}"
    if case.court_and_year:
        return f"{reports} ({case.court_and_year}){case.history}"
    return f"{reports}{case.history}"


def _passages(text: CitingText) -> list[_Passage]:
    """Return the citations and short forms in *text*, in order of their starts."""
    words = text.words
    known_citations = (
        citation for citation in citations(words) if citation.kind != "id" and not OPINIONS.search(citation.code)
    )
    passages = [_Passage(citation.start, citation.end, citation) for citation in known_citations]
    passages += [_Passage(law.start, law.end, law) for law in more_citations(text)]
    passages += [_Passage(*match.span(), database_citation(match)) for match in UNREPORTED.finditer(words)]
    passages += [_Passage(match.start("sign"), match.end(), match) for match in UNKNOWN_CODE.finditer(words)]
    for pattern in (ID, SUPRA, BARE_SECTION, BARE_RULE, NON_AUTHORITY, DOCKET_CITATION, OTHER_CASE):
        passages += [_Passage(*match.span(), match) for match in pattern.finditer(words)]
    return sorted(passages, key=lambda passage: (passage.start, isinstance(passage.reading, re.Match), -passage.end))


def _record(passage: _Passage, text_index: int, text: CitingText, so_far: CitationsSoFar) -> int:
    """Record the citation *passage* in *so_far*, and return the position in the text after it."""
    match passage.reading:
        case Citation(kind="case") as citation:
            return _case(citation, text_index, text, so_far)
        case Citation() as citation:
            return enter_known_law(citation, text_index, text, so_far)
        case LawCited() as law:
            return enter_law(law, text_index, text, so_far)
        case re.Match() as match if match.re is DOCKET_CITATION.compiled:
            case = read_docketed(match, text)
            return _enter_case(case, text_index, text, so_far) if case else passage.start
        case re.Match() as match if match.re is OTHER_CASE.compiled:
            return _unknown_reporter(match, text_index, text, so_far)
        case re.Match() as match if match.re is UNKNOWN_CODE.compiled:
            return _unresolved(Unresolved(text_index, one_line(match[0]), "unknown code"), passage.end, text, so_far)
        case re.Match() as match:
            return _short_form(match, text_index, text, so_far)


# -- cases ------------------------------------------------------------------------------------------------------------


def _case(citation: Citation, text_index: int, text: CitingText, so_far: CitationsSoFar) -> int:
    if SERIES_NUMBER.search(citation.code) and not reporter_named(citation.code):
        unresolved = Unresolved(text_index, one_line(citation.written), "unknown reporter")
        return _unresolved(unresolved, citation.end, text, so_far)
    if citation.short or not citation.number:
        return _short_case(citation, text_index, text, so_far)
    return _enter_case(read_case(citation, text, so_far.outer if text.note else None), text_index, text, so_far)


def _enter_case(case_read: FullCaseCitation, text_index: int, text: CitingText, so_far: CitationsSoFar) -> int:
    """Record the full citation *case_read*, and return the position after it."""
    key = next((so_far.alias[key] for key in case_read.keys if key in so_far.alias), case_read.keys[0])
    case = so_far.cases.setdefault(key, Case(key, reports=[]))
    reports = {report.strip("[]") for report in case.reports}
    case.reports += [report for report in case_read.reports if report.strip("[]") not in reports]
    case.name = case.name or case_read.name
    case.court_and_year = case.court_and_year or case_read.court_and_year
    case.year = case.year or case_read.year
    case.history = case.history or case_read.history
    for alias in case_read.keys:
        so_far.alias.setdefault(alias, key)
    mention(key, text_index, case_read.start, text, so_far)
    return case_read.end


def _unknown_reporter(match: re.Match[str], text_index: int, text: CitingText, so_far: CitationsSoFar) -> int:
    """Record as unresolved a citation with a case name, a page and a year, but with an unknown reporter."""
    tail_match = TAIL.match(text.words, match.end())
    words_before = text.words[: match.start()].rstrip()
    case_name, _ = case_named_before(words_before.rstrip(", "))
    if tail_match and tail_match["court_and_year"] and words_before.endswith(",") and case_name:
        return _unresolved(Unresolved(text_index, one_line(match[0]), "unknown reporter"), match.end(), text, so_far)
    return match.start()


def _unresolved(citation: Unresolved, end: int, text: CitingText, so_far: CitationsSoFar) -> int:
    """Record *citation* as unresolved, and return its *end*."""
    so_far.unresolved.append(citation)
    so_far.last[text.note] = None
    return end


def _short_case(citation: Citation, text_index: int, text: CitingText, so_far: CitationsSoFar) -> int:
    """Record a short form such as "556 U.S. at 678", and return the position after it."""
    volume_and_reporter = citation.key[:2]
    page = int(citation.number) if citation.number.isdecimal() else 0
    keys_in_volume = [key for key in so_far.alias if key[1:3] == volume_and_reporter and _first_page(key) <= page]
    words_before = set(NAME_WORD.findall(text.words[max(0, citation.start - 60) : citation.start]))
    keys_of_named_cases = [
        key for key in keys_in_volume if words_before & set(NAME_WORD.findall(so_far.cases[so_far.alias[key]].name))
    ]
    case_key = max(keys_of_named_cases or keys_in_volume, key=_first_page, default=None)
    end = citation.end
    while parallel_citation := parallel_citation_at(text.words, end):
        end = parallel_citation.end
        if case_key:
            so_far.alias.setdefault(("case", *parallel_citation.key), so_far.alias[case_key])
    if case_key is None:
        return _unresolved(Unresolved(text_index, one_line(citation.written)), end, text, so_far)
    mention(so_far.alias[case_key], text_index, citation.start, text, so_far)
    tail_match = TAIL.match(text.words, end)
    return tail_match.end() if tail_match and tail_match["court_and_year"] else end


def _first_page(key: Key) -> int:
    """Return the page on which a case begins; 0 if it is not yet published."""
    return int(key[3]) if key[3].isdecimal() else 0


# -- short forms ------------------------------------------------------------------------------------------------------


def _short_form(match: re.Match[str], text_index: int, text: CitingText, so_far: CitationsSoFar) -> int:
    """Record the short form *match*, or the paper of the record that it cites, and return the position after it."""
    if match.re is NON_AUTHORITY.compiled:
        so_far.last[text.note] = None
        return match.end()
    key = _authority_meant(match, text, so_far)
    if key and match.re is ID.compiled and (section := ID_SECTION.match(text.words, match.end())):
        return enter_section_of_same_code(key, section, text, so_far, start=match.start(), text_index=text_index)
    if key:
        mention(key, text_index, match.start(), text, so_far)
        tail_match = TAIL.match(text.words, match.end())
        return tail_match.end() if tail_match and match.re in {ID.compiled, SUPRA.compiled} else match.end()
    if match.re is SUPRA.compiled and _words_of(match["name"]) and not RECORD_PAPER.search(match["name"]):
        return _unresolved(Unresolved(text_index, one_line(match[0])), match.end(), text, so_far)
    return match.end()


def _authority_meant(match: re.Match[str], text: CitingText, so_far: CitationsSoFar) -> Key | None:
    """Return the authority to which `Id.`, *supra*, a bare section or a bare rule refers.

    None if there is no such authority, or if a bare section or rule may refer to several.
    """
    if match.re is ID.compiled:
        return so_far.last.get(text.note)
    if match.re is SUPRA.compiled:
        return _work_named(match["name"], so_far)
    group = "statutes" if match.re is BARE_SECTION.compiled else "rules"
    number = match["number"].lower()
    matching_keys = [key for key in so_far.laws if key[0] == group and key[-1] == number]
    if not matching_keys and so_far.federal_rules and _is_federal_rule(match, text):
        key = rules_key(FEDERAL_SETS["Civ"], match["number"])
        list_law(LawCited("rules", *match.span(), FEDERAL_SETS["Civ"], match["number"]), key, match["number"], so_far)
        return key
    return matching_keys[0] if len(matching_keys) == 1 else None


def _is_federal_rule(match: re.Match[str], text: CitingText) -> bool:
    """Whether a bare rule may be a Federal Rule of Civil Procedure, by its number and the words around it."""
    number = match["number"].partition(".")[0]
    if match.re is not BARE_RULE.compiled or int(number) > LAST_CIVIL_RULE:
        return False
    if re.match(r"(?:\([^()\s]{1,5}\))*\sof\sthe\s", text.words[match.end() :]):  # Rule 12 of the Local Rules
        return False
    words_before = text.words[: match.start()]
    if re.search(r"[.;:]\s$", words_before):
        return True
    word_before = re.search(r"([A-Z][\w.]{0,24})\s$", words_before)  # Local Rule 12
    return word_before is None or word_before[1].rstrip(".") in SIGNAL_WORDS


def _work_named(name: str, so_far: CitationsSoFar) -> Key | None:
    """Return the last case or other work whose name has all the words of *name*; None if there is none."""
    words = _words_of(name)
    if not words:
        return None
    names = {key: case.name for key, case in so_far.cases.items()}
    names |= {key: law.cite for key, law in so_far.laws.items() if law.group == "other"}
    matching_keys = [key for key, full_name in names.items() if words <= {*NAME_WORD.findall(full_name)}]
    return matching_keys[-1] if matching_keys else None


def _words_of(name: str) -> set[str]:
    """Return those words of *name*, the text before *supra*, that may belong to the name of an authority."""
    return {*NAME_WORD.findall(re.split(r"[a-z]\.\s", name)[-1])} - SIGNAL_WORDS
