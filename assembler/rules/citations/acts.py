"""Sections that do not belong to the act that a text names, and sections of acts that nothing else names."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from assembler.catalog.acts import acts
from assembler.catalog.section_subjects import code_on_record
from assembler.facts.sentences import sentence_span
from assembler.facts.texts import unquoted
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.english import series
from assembler.language.places import state_name
from assembler.language.regex import Regex, passages
from assembler.language.sections import Section
from assembler.model.matter import Matter
from assembler.model.walk import texts
from assembler.rules._count_titles import misnamed_counts
from assembler.rules.citations._cited_sections import (
    cited_sections,
    citing_texts,
    section_key,
    sections_in,
    sections_of_causes,
    with_parts,
)
from assembler.rules.citations.subjects import cited_for_another_subject
from assembler.rules.rule import Problem, Words, matched, rule

NUMBER = r"(?P<number>\d{1,5}[a-z]{0,3}(?:-\d{1,3}[a-z]?)?)"
CODE = rf"(?P<title>\d{{1,2}})\s{{1,4}}U\.\s?S\.\s?C\.(?:\s?A\.)?\s{{0,4}}§{{1,2}}\s?{NUMBER}"
SUBSECTION = Regex(
    rf"(?<![\w.]){CODE}\((?P<part>\d{{1,2}}|[a-z])\)(?:\((?P<paragraph>\d{{1,2}})\))?"
    r"(?P<further>(?:(?:,|,?\s(?:and|or))\s{1,24}\((?:\d{1,2}|[a-z])\)(?!\()){0,6})"
)
FURTHER_SUBSECTION = Regex(r"\((\d{1,2}|[a-z])\)")
"""A further subsection of the section, as in "§ 106(1) and (5)"."""


FURTHER_PARTS = Regex(r"(?:(?:,|,?\s(?:and|or))\s\((?:\d{1,2}|[a-z])\)(?!\()){1,6}")
"""Further subdivisions after a section, as in "505/10a(a) and (c)"."""


@cache
def _act_before_section() -> Regex:
    """Return a pattern for the name of an act on record and the section that directly follows it."""
    names = "|".join(re.escape(name).replace(r"\ ", r"\s{1,4}").replace("’", "[’']") for name in acts().sections)
    between = (
        r"(?:\sof\s(?:19|20)\d\d)?(?:\s{1,4}\([^()]{1,60}\))?(?:,?\s{1,4}as\s{1,4}amended)?,?\s{1,4}(?:at\s|under\s)?"
    )
    return Regex(rf"\b(?P<act>{names})\b{between}{CODE}")


@rule(
    "CIT014",
    cite="the sections of the United States Code where acts of Congress are codified",
    basis="memory",
    fix="look up the section, and correct its number or the name of the act",
)
def section_of_another_act(matter: Matter) -> Iterator[Problem]:
    """A text cites a section of one act of Congress under the name of another.

    An example is "the Family and Medical Leave Act, 29 U.S.C. § 216(b)", a section of the Fair Labor Standards Act. The
    program has on record where some fifty acts are codified, and compares the section that directly follows the name.
    """
    for text in texts(matter):
        if "U" not in text.words or "§" not in text.words:
            continue
        for match in passages(_act_before_section(), unquoted(text.words)):
            act = next(name for name in acts().sections if _letters(name) == _letters(match["act"]))
            if not acts().has(act, match["title"], match["number"]):
                section = one_line(f"{match['title']} U.S.C. § {match['number']}")
                message = f"`{section}` is not part of the {act}, {acts().place_of_codification(act)}"
                yield Problem(text.path, message, at=matched(match))


def _letters(name: str) -> str:
    return re.sub(r"\W", "", name)


@rule(
    "CIT015",
    cite="the text of the section in the United States Code",
    basis="memory",
    fix="look up the section, and correct the subsection",
)
def no_such_subsection(matter: Matter) -> Iterator[Problem]:
    """A citation names a subsection that the section does not have.

    28 U.S.C. § 1332(a) ends with paragraph (4), so § 1332(a)(9) is a typing error. The program has on record the
    outlines of the sections that complaints cite most, such as those on jurisdiction, venue and removal, and of some
    sections of the codes of states.
    """
    yield from _missing_in_states(matter)
    for path, words in citing_texts(matter):
        if "§" not in words:
            continue
        for match in passages(SUBSECTION, unquoted(words)):
            title, number = match["title"], match["number"]
            reason = _missing_subsection(title, number, match["part"], match["paragraph"] or "")
            if reason:
                cited = match[0][: match.start("further") - match.start()]
                yield Problem(path, f"`{one_line(cited)}` does not exist: {reason}", at=Words(cited, match.start()))
            for further_match in FURTHER_SUBSECTION.finditer(words, *match.span("further")):
                reason = _missing_subsection(title, number, further_match[1], paragraph="")
                if reason:
                    section = f"{title} U.S.C. § {number}{further_match[0]}"
                    yield Problem(path, f"`{section}` does not exist: {reason}", at=matched(further_match))


def _missing_subsection(title: str, number: str, part: str, paragraph: str) -> str:
    """Return why the section has no such subsection or paragraph; "" if it may have it."""
    outline = acts().outlines.get((title, number))
    if outline is None or (outline.last and part.isdigit() != outline.last.isdigit()):
        return ""
    if not outline.last:
        return f"section {number} has no subsections"
    if part.isdigit() and int(part) > int(outline.last):
        return f"section {number} ends with paragraph ({outline.last})"
    if not part.isdigit() and part > outline.last:
        return f"section {number} ends with subsection ({outline.last})"
    last = outline.parts.get(part)
    if last is None or not paragraph or int(paragraph) <= last:
        return ""
    return f"subsection ({part}) ends with paragraph ({last})" if last else f"subsection ({part}) has no paragraphs"


def _missing_in_states(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each subdivision that a section of a state's code does not have."""
    sections_of_matter = [section for _, section in cited_sections(matter)]
    state = state_name(matter.court.state) if matter.court.state else ""
    for path, written in citing_texts(matter):
        words = unquoted(written)
        for section in sections_in(words, sections_of_matter):
            code = code_on_record(section.code, section.title, state) if section.parts else None
            if code is None:
                continue
            further_match = FURTHER_PARTS.match(words, section.end)
            further_parts = FURTHER_SUBSECTION.findall(further_match[0]) if further_match else []
            end = further_match.end() if further_match else section.end
            subdivisions = [section, *(replace(section, parts=(*section.parts[:-1], part)) for part in further_parts)]
            for subdivision in subdivisions:
                reason = _missing_part(subdivision, code.last)
                if reason:
                    at = Words(words[section.start : end], section.start)
                    yield Problem(path, f"`{with_parts(subdivision)}` does not exist: {reason}", at=at)


def _missing_part(section: Section, last_parts: Mapping[str, str]) -> str:
    """Return why *section* has no such subdivision, by the *last_parts* on record; "" if it may have it."""
    number = section.number
    for part in section.parts:
        last = last_parts.get(number)
        if last == "":
            return f"section {number} has no subdivisions"
        if last is not None and part.isdigit() == last.isdigit():
            is_past_last_number = part.isdigit() and int(part) > int(last)
            is_past_last_letter = not part.isdigit() and len(part) == 1 and part.lower() > last
            if is_past_last_number or is_past_last_letter:
                return f"section {number} ends with ({last})"
        number = f"{number}({part})"
    return ""


ACT_AND_YEAR = Regex(
    r"(?<![\w-])(?P<title>Title\s[IVX]{1,5}\sof\sthe\s)?"
    r"(?P<name>[A-Z][a-z]{2,15}\s(?:[A-Z][a-z]{2,15}\s|(?:and|in|with)\s){0,6}(?:Act|Amendments))\sof\s(?P<year>\d{4})\b",
    needs="act|amendments",
)
"""The name of an act of Congress with its year and, if the text gives it, the title in the act."""


@rule(
    "CIT018",
    cite="the years of acts of Congress",
    basis="memory",
    fix="look up the act, and correct the year",
)
def act_of_another_year(matter: Matter) -> Iterator[Problem]:
    """An act of Congress is cited with a year in which no act of that name was passed.

    An example is "the Civil Rights Act of 1946". The program has on record the years of some acts. An act with a longer
    name, such as a state's act, is not reported.
    """
    for text in texts(matter):
        for match in passages(ACT_AND_YEAR, unquoted(text.words)):
            name = one_line(match["name"]).removeprefix("The ")
            years_of_title = acts().years.get(f"{one_line(match['title'] or '')} {name}")
            years = years_of_title or acts().years.get(name, ())
            if years and match["year"] not in years:
                message = f"`{one_line(match[0])}`: the act of this name was passed in {series(years, 'or')}"
                yield Problem(text.path, message, at=matched(match))


REGULATION = Regex(
    r"(?<![\w.])(?P<title>\d{1,2})\sC\.?\s?F\.?\s?R\.?\s(?:§{1,2}\s?|[Pp](?:ar)?t\.?\s)(?P<part>\d{1,4})",
    needs="§|part|pt",
)
WORDS_WITHOUT_INITIAL = frozenset("of and the in with for".split())


@rule(
    "CIT024",
    cite="the sections of the United States Code where acts of Congress are codified",
    basis="memory",
    fix="look up the section, and correct its number; if the other act applies, name it",
)
def section_of_an_unnamed_act(matter: Matter) -> Iterator[Problem]:
    """A count under one act of Congress cites a section of another act that nothing else in the matter names.

    An example is a count under the Family and Medical Leave Act that asks for damages "under 29 U.S.C. § 216(b)", a
    section of the Fair Labor Standards Act. A sentence that names an act is read in the same way. Nothing is reported
    if the matter names the other act, or its initials, or cites another section of it, nor if acts refer to each other.
    A regulation is reported if no text has a word for its subject. Sections that CIT016 reports, and counts whose title
    CLM037 reports, are not reported again.
    """
    problems = [*_sections_of_unnamed_acts(matter)]
    if problems:
        reported_places = {(problem.path, problem.at) for problem in cited_for_another_subject(matter)}
        misnamed_claims = {("claims", index) for index, _, _ in misnamed_counts(matter)}
        for problem in problems:
            if (problem.path, problem.at) not in reported_places and problem.path[:2] not in misnamed_claims:
                yield problem
    yield from _regulations(list(citing_texts(matter)))


def _sections_of_unnamed_acts(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each section of an act that nothing in *matter* names, if its text is about another act."""
    cited = cited_sections(matter)
    if not any(_acts_of(section) for _, section in cited):
        return
    citing = list(citing_texts(matter))
    all_words = " ".join(text for _, text in citing)
    named_acts = {act for act in acts().sections if _is_named(act, all_words)}
    if not named_acts:
        return
    keys_of_causes = sections_of_causes(matter)
    reported_paths = {problem.path for problem in section_of_another_act(matter)}
    own_words = {path: unquoted(text) for path, text in citing}
    for path, section in cited:
        is_quoted = not own_words[path].startswith(section.number, section.start)
        acts_of_section = _acts_of(section)
        if path in reported_paths or is_quoted or not acts_of_section:
            continue
        is_expected = acts_of_section & named_acts or section_key(section) in keys_of_causes
        if is_expected or any(_acts_of(other) & acts_of_section for _, other in cited if other is not section):
            continue
        acts_of_text = {act for act in named_acts if _is_named(act, _words_that_cite(path, section, citing))}
        borrowing_acts = {borrower for act in acts_of_section for borrower in acts().cited_under.get(act, ())}
        if acts_of_text and not borrowing_acts & acts_of_text:
            fact = f"is part of the {min(acts_of_section)}, but the text is about the {min(acts_of_text)}"
            yield Problem(path, f"`{with_parts(section)}` {fact}", at=Words(section.number, section.start))


def _acts_of(section: Section) -> set[str]:
    """Return the acts on record that include *section*."""
    if section.code.removesuffix("A") != "USC":
        return set()
    return {act for act in acts().sections if acts().has(act, section.title, section.number)}


def _is_named(act: str, words: str) -> bool:
    """Whether *words* have the name of *act*, without the act that amended it, or its initials."""
    short_name = act.partition(" of the ")[0] if act.startswith("Title ") else act.partition(" of 19")[0]
    initials = "".join(word[0] for word in short_name.split() if word not in WORDS_WITHOUT_INITIAL)
    return short_name in words or (len(initials) > 2 and re.search(rf"\b{initials}\b", words) is not None)


def _words_that_cite(path: KeyPath, section: Section, citing: list[tuple[KeyPath, str]]) -> str:
    """Return the texts of the count that cites *section* or, outside counts, the sentence."""
    if path[0] == "claims":
        return " ".join(text for text_path, text in citing if text_path[:2] == path[:2])
    citing_text = next(text for text_path, text in citing if text_path == path)
    begin, end = sentence_span(citing_text, section.start, section.end)
    return citing_text[begin:end]


def _regulations(citing: list[tuple[KeyPath, str]]) -> Iterator[Problem]:
    """Yield a problem for each regulation if no text has a word for its subject."""
    for path, text in citing:
        if "F" not in text:
            continue
        for match in REGULATION.finditer(unquoted(text)):
            regulation = acts().regulations.get((match["title"], match["part"]))
            if regulation and not any(regulation.words.search(words) for _, words in citing):
                message = f"`{match[0]}` is on {regulation.subject}, which nothing else in the matter is about"
                yield Problem(path, message, at=matched(match))
