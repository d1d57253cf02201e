"""Law that does not exist: rules, titles, sections, volumes, and figures that the cited section does not set."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assembler.catalog.reporters import Reporter, citation_table, reporter_of
from assembler.catalog.section_subjects import Code
from assembler.facts.amounts import percentages
from assembler.facts.lengths import lengths
from assembler.facts.sentences import sentence_span
from assembler.facts.texts import unquoted
from assembler.findings.visible import one_line
from assembler.language.citations import Citation, decision_year
from assembler.language.english import cardinal, counted
from assembler.language.places import state_name
from assembler.language.regex import Regex
from assembler.language.sections import Section
from assembler.model.matter import Matter
from assembler.model.walk import texts
from assembler.rules._printed_texts import all_citations, citations_by_paper
from assembler.rules.citations._cited_sections import cited_sections, is_near, sections_in, with_parts
from assembler.rules.citations._subjects_on_record import code_of, numbers_of
from assembler.rules.citations.codes import code_of_another_state
from assembler.rules.rule import Problem, Words, rule


@rule(
    "CIT002",
    cite="the table of contents of the rules or the code",
    basis="memory",
    fix="look up the rule or section, and correct its number",
)
def no_such_rule(matter: Matter) -> Iterator[Problem]:
    """A citation names a rule, title or section that does not exist.

    The program has on record the numbers of the rules in some sets of rules, the last title of some codes, and the last
    section of some titles.
    """
    for cited in all_citations(matter):
        reason = _impossible_number(cited.citation, matter.court.state)
        if reason:
            yield Problem(cited.text.path, f"`{cited.written}` does not exist: {reason}")


def _impossible_number(citation: Citation, state: str) -> str:
    """Return why the law that *citation* names, in a court of *state*, cannot exist; empty if it may exist."""
    if citation.kind == "rule" and citation.number:
        rules = citation_table().rules.get(citation.key[0])
        if not rules or rules.state not in {"", state} or rules.has(citation.number):
            return ""
        return rules.ranges_in_words
    if citation.kind == "statute" and citation.key[1] in citation_table().titles:
        last_title, reason = citation_table().titles[citation.key[1]]
        title = citation.key[0] or citation.number.partition(".")[0]
        digits = "".join(character for character in title if character.isdigit())
        is_impossible = digits and not 1 <= int(digits) <= last_title
        return reason if is_impossible else _past_last_section(citation)
    return ""


def _past_last_section(citation: Citation) -> str:
    """Return which section is the last of the title that *citation* names, if the cited section is later; else ""."""
    title, code, *_ = citation.key
    last_section = citation_table().sections.get(code, {}).get(title)
    number_match = re.match(r"\d+", citation.number)
    if last_section is None or number_match is None or int(number_match[0]) <= last_section:
        return ""
    return f"title {title} ends with section {last_section}"


@rule("CIT003", cite="the list of reporters", basis="memory", fix="look up the case, and correct the reporter")
def no_such_reporter(matter: Matter) -> Iterator[Problem]:
    """A citation names a series that the reporter does not have.

    F.5th, Wn.4th or U.S.2d is a typing error or a fabrication. Reporters that are missing from the program's list are
    not reported.
    """
    for cited in all_citations(matter):
        citation = cited.citation
        if citation.kind == "case" and not reporter_of(citation):
            yield Problem(cited.text.path, f"there is no reporter `{one_line(citation.code)}`")


YEARS_OF_SLACK = 2
"""How many years a case may be dated before or after the years on record for its series, which are from memory."""

HIGHEST_VOLUME = 9999
"""No volume has a higher number; some reporters number their volumes by years."""

VOLUME_SLACK = 4
"""How many years a case's date may differ from the estimated year of its volume."""


@rule(
    "CIT004",
    cite="the volumes and years of the reporters",
    basis="memory",
    fix="look up the case, and correct the volume, the series or the year",
)
def impossible_volume(matter: Matter) -> Iterator[Problem]:
    """A case is cited to a volume or a year that its reporter does not have.

    A series that has ended has a last volume, each series covers certain years, and no case is later than the paper
    that cites it. A case may fall up to two years outside the years of its series, and up to four from the year of its
    volume. A case in a volume after the newest on record may be up to four years older than the cases of the newest.
    """
    for filing, citations_of_paper in citations_by_paper(matter):
        for cited in citations_of_paper:
            citation = cited.citation
            reporter = reporter_of(citation) if citation.kind == "case" else None
            if not reporter:
                continue
            year = decision_year(cited.text.words, citation)
            reason = _impossible_volume_or_year(citation, reporter, year, filing.date)
            if reason:
                yield Problem(cited.text.path, f"`{cited.written}`: {reason}")


def _impossible_volume_or_year(
    citation: Citation, reporter: Reporter, year: int | None, filing_date: date | None
) -> str:
    """Return why the volume of *citation* or the *year* of the decision cannot be right; "" if both can be."""
    volume = int(citation.key[0])
    if reporter.volumes and not 1 <= volume <= reporter.volumes:
        return f"{reporter.name} has {counted(reporter.volumes, 'volume')}"
    if volume < 1:
        return "volumes begin with volume 1"
    if volume > HIGHEST_VOLUME:
        return f"no reporter has {volume:,} volumes"
    if not year:
        return ""
    if filing_date and year > filing_date.year:
        return f"the case is dated {year}, but the paper that cites it is dated {filing_date.year}"
    if reporter.first and year < reporter.first - YEARS_OF_SLACK:
        return f"{reporter.name} begins in {reporter.first}, but the cited case is dated {year}"
    if reporter.last and year > reporter.last + YEARS_OF_SLACK:
        return f"{reporter.name} ends in {reporter.last}, but the cited case is dated {year}"
    return _year_of_another_volume(volume, reporter, year)


def _year_of_another_volume(volume: int, reporter: Reporter, year: int) -> str:
    """Return why *volume* of *reporter* cannot have a case of *year*; empty if it can."""
    newest_volume, newest_year = reporter.volume_years[-1] if reporter.volume_years else (volume, 0)
    if volume > newest_volume and year < newest_year - VOLUME_SLACK:
        fact = f"volume {newest_volume} of {reporter.name} has cases of {newest_year}"
        return f"{fact}, but the cited case, in a later volume, is dated {year}"
    volume_year = reporter.year_of(volume)
    if volume_year and abs(year - volume_year) > VOLUME_SLACK:
        fact = f"volume {volume} of {reporter.name} has cases of about {volume_year:.0f}"
        return f"{fact}, but the cited case is dated {year}"
    return ""


TIMES = {cardinal(number): number for number in range(2, 13)} | {"twice": 2, "double": 2, "treble": 3, "triple": 3}
MULTIPLE = Regex(
    rf"(?i)\b(?:(?P<times>{'|'.join(TIMES)}|\d{{1,2}})(?:\s|-)(?:times|fold)|(?P<word>twice|double|treble|triple)d?)\b"
)
"""A multiple: "three times", "treble"."""

TIME_LIMIT_TO_SECTION = Regex(
    r"(?i)[\s\w’'-]{0,50}?(?:\b(?:allowed|permitted|required|set|prescribed|provided|fixed|given|granted|imposed|specified)"
    r"\s(?:by|in|under)|\b(?:limitations?|period|statute|term)\s(?:of|in|under)|\bthat|\bunder|\bwhich|,|\()\s(?:the\s)?"
    r"(?:[A-Z0-9&§][\w.’,&§]*\s?){0,9}+"
)
"""The words between a time limit and the section that sets it: "the ten years required by"."""

SECTION_TO_FIGURE = Regex(
    r"(?i),?\s(?:which\s|that\s)?(?:allows?|sets?|requires?|provides?|gives?|fixes|prescribes?|imposes?|has)\s(?:[\w’-]+\s){0,9}"
)
"""The words between a section and the period that it sets: "sets a period of"."""

RELATIONS_TO_EVENT = frozenset({"after", "later", "before", "earlier", "prior"})
"""Relations of a length of time to an event; such a length is not a period that a section sets."""

CHARACTERS_BEFORE = 110
"""How many characters before a section a multiple of damages may be."""

SECTION_TO_RELIEF = Regex(
    r"(?:\([^()]{1,6}\)){0,4},?\s[^;:§]{0,60}?\b(?:liable|entitled|recovers?|awards?|seeks?|demands?|permits?|allows?|provides?)"
    r"\b[^;:§]{0,80}"
)
"""The words between a section and relief under it: "Under § 12, the bank is liable for costs and"."""

UNDER = Regex(r"(?i)\b(?:under|pursuant\sto|by)\s[^;:]{0,30}\Z")

RELIEF_TO_SECTION = Regex(r"[^.;:]{0,50}\b(?:under|pursuant\sto|by|in)\s")


@rule(
    "CIT021",
    cite="the periods and multiples that sections of codes set",
    basis="memory",
    fix="look up the section, and correct the period, the multiple or the citation",
)
def figure_of_another_section(matter: Matter) -> Iterator[Problem]:
    """A text says that a section sets a period, a multiple or a kind of damages that it does not set.

    Examples are "the five years allowed by CPLR 214", which sets three, "four times the damages under 15 U.S.C. § 15",
    and "punitive damages under 29 U.S.C. § 2617". Only a figure near the citation is compared, and only if the sentence
    does not have the right one. A period is not reported if another section, one slip away, sets it, nor a multiple in
    an item of relief if the record of a cause has one.
    """
    sections_of_matter = [section for _, section in cited_sections(matter)]
    state = state_name(matter.court.state) if matter.court.state else ""
    foreign_paths = {problem.path for problem in code_of_another_state(matter)}
    remedies = " ".join(f"{remedy.remedy}; {remedy.note}" for claim in matter.claims for remedy in claim.cause.remedies)
    for text in texts(matter):
        words = unquoted(text.words)
        cited = sections_in(words, sections_of_matter)
        for section in cited:
            code = code_of(section, state)
            if code is None or (text.path in foreign_paths and code.state not in ("", state)):
                continue
            relief = _relief_not_given(words, section, code)
            if relief:
                message = f"`{one_line(relief.words)}`: `{with_parts(section)}` does not give this relief"
                yield Problem(text.path, message, at=relief)
            figures = _figures_on_record(section, code)
            if not figures:
                continue
            if "times" in figures and text.path[0] == "relief" and MULTIPLE.search(remedies):
                continue
            figure = _wrong_figure(words, section, figures, _bounds(words, section, cited))
            if figure and not _is_set_nearby(figure, section, code):
                message = f"`{one_line(figure.words)}`: `{with_parts(section)}` sets {figures}"
                yield Problem(text.path, message, at=figure)


def _figures_on_record(section: Section, code: Code) -> str:
    """Return the periods or multiples on record for the innermost subdivision of *section*, or for the section."""
    for number in reversed(numbers_of(section)):
        if number in code.figures:
            return code.figures[number]
    return ""


def _relief_not_given(words: str, section: Section, code: Code) -> Words | None:
    """Return the words for relief directly before or after *section* that it never gives; None if there are none."""
    outermost_subdivision = numbers_of(section)[:2][-1]
    never_given = code.never.get(outermost_subdivision) or code.never.get(section.number)
    if not never_given:
        return None
    begin, end = sentence_span(words, section.start, section.end)
    for match in never_given.finditer(words, max(begin, section.start - CHARACTERS_BEFORE), section.start):
        if RELIEF_TO_SECTION.match(words, match.end(), section.start):
            return Words(match[0], match.start())
    if UNDER.search(words, begin, section.start):
        for match in never_given.finditer(words, section.end, end):
            if SECTION_TO_RELIEF.fullmatch(words, section.end, match.start()):
                return Words(match[0], match.start())
    return None


def _bounds(words: str, section: Section, cited: Sequence[Section]) -> tuple[int, int]:
    """Return the bounds of the words around *section*, within its sentence, in which no other section is cited."""
    begin, end = sentence_span(words, section.start, section.end)
    ends_before = [other_section.end for other_section in cited if other_section.start < section.start]
    starts_after = [other_section.start for other_section in cited if other_section.start > section.start]
    return max([begin, *ends_before]), min([end, *starts_after])


def _is_set_nearby(figure: Words, section: Section, code: Code) -> bool:
    """Whether a section whose number differs from *section* by one slip has *figure* on record."""
    return any(
        is_near(section.number, number) and subject.search(figure.words) for number, subject in code.subjects.items()
    )


@dataclass(frozen=True)
class _Figure:
    """A period, a multiple or a percentage in a text: its bounds, number and unit, and its relation to an event."""

    start: int
    end: int
    number: str
    unit: str
    relation: str


def _figures_in(words: str, begin: int, end: int) -> Iterator[_Figure]:
    """Yield the periods, the multiples, whose unit is "time", and the percentages from *begin* to *end* of *words*."""
    for length in lengths(words[begin:end]):
        yield _Figure(begin + length.start, begin + length.end, str(length.number), length.unit, length.relation)
    for match in MULTIPLE.finditer(words, begin, end):
        yield _Figure(match.start(), match.end(), _multiple(match), "time", relation="")
    if "percent" not in words and "%" not in words:
        return
    for part in percentages(words[begin:end]):
        if not part.per:
            yield _Figure(begin + part.start, begin + part.end, f"{part.percent:g}", "percent", relation="")


def _wrong_figure(words: str, section: Section, figures: str, bounds: tuple[int, int]) -> Words | None:
    """Return the figure within *bounds* that the text attributes to *section*, unless the right figure is there too."""
    right_figures = {tuple(figure.rstrip("s").split()) for figure in figures.replace("times", "time").split(" or ")}
    units = {unit for _, unit in right_figures}
    begin, end = sentence_span(words, section.start, section.end)
    first, last = bounds
    stated_figures = [figure for figure in _figures_in(words, begin, end) if figure.unit in units]
    if any((figure.number, figure.unit) in right_figures for figure in stated_figures):
        return None
    for figure in stated_figures:
        is_within_bounds = first <= figure.start and figure.end <= last
        if is_within_bounds and _is_attributed(figure, section, words):
            return Words(words[figure.start : figure.end], figure.start)
    return None


def _is_attributed(figure: _Figure, section: Section, words: str) -> bool:
    """Whether *words* say that *section* sets *figure*: a multiple near it, or a figure directly before or after it."""
    if figure.start >= section.end and SECTION_TO_FIGURE.fullmatch(words, section.end, figure.start):
        return True
    if figure.unit in {"time", "percent"}:
        return section.start - CHARACTERS_BEFORE <= figure.end and figure.start <= section.end + 2 * CHARACTERS_BEFORE
    if figure.relation in RELATIONS_TO_EVENT or figure.end > section.start:
        return False
    return bool(TIME_LIMIT_TO_SECTION.fullmatch(words, figure.end, section.start))


def _multiple(match: re.Match[str]) -> str:
    """Return the number by which the words in *match* multiply: "3" for "treble"."""
    written = match["times"] or match["word"]
    return str(TIMES.get(written.lower(), written))
