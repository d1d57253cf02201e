"""Citations of law that does not exist: a rule, title, section or reporter, or a reporter's volume or year."""

import re
from collections.abc import Iterator
from datetime import date

from assembler.catalog.reporters import Reporter, citation_table, reporter_of
from assembler.findings.visible import one_line
from assembler.language.citations import Citation, decision_year
from assembler.language.english import counted
from assembler.model.matter import Matter
from assembler.rules._printed_texts import all_citations, citations_by_paper
from assembler.rules.rule import Problem, rule


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
