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
        if why := _impossible_number(cited.citation, matter.court.state):
            yield Problem(cited.text.path, f"`{cited.written}` does not exist: {why}")


def _impossible_number(citation: Citation, state: str) -> str:
    """Return why the law that *citation* names, in a court of *state*, cannot exist; empty if it may exist."""
    if citation.kind == "rule" and citation.number:
        rules = citation_table().rules.get(citation.key[0])
        return rules.ranges_in_words if rules and rules.state in ("", state) and not rules.has(citation.number) else ""
    if citation.kind == "statute" and citation.key[1] in citation_table().titles:
        last, why = citation_table().titles[citation.key[1]]
        title = citation.key[0] or citation.number.partition(".")[0]
        digits = "".join(letter for letter in title if letter.isdigit())
        return why if digits and not 1 <= int(digits) <= last else _past_the_last_section(citation)
    return ""


def _past_the_last_section(citation: Citation) -> str:
    title, code = citation.key[0], citation.key[1]
    last = citation_table().sections.get(code, {}).get(title)
    number_match = re.match(r"\d+", citation.number)
    past = last is not None and number_match is not None and int(number_match[0]) > last
    return f"title {title} ends with section {last}" if past else ""


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
    for filing, paper in citations_by_paper(matter):
        for cited in paper:
            citation = cited.citation
            reporter = reporter_of(citation) if citation.kind == "case" else None
            decided = decision_year(cited.text.words, citation) if reporter else None
            if reporter and (why := _outside_the_series(citation, reporter, decided, filing.date)):
                yield Problem(cited.text.path, f"`{cited.written}`: {why}")


def _outside_the_series(citation: Citation, reporter: Reporter, decided: int | None, filed: date | None) -> str:
    """Return why the volume or the year of *citation* cannot be right; "" if both can be."""
    volume = int(citation.key[0])
    if volume < 1 or (reporter.volumes and volume > reporter.volumes):
        last = reporter.volumes
        return f"{reporter.name} has {counted(last, 'volume')}" if last else "volumes begin with volume 1"
    if volume > HIGHEST_VOLUME:
        return f"no reporter has {volume:,} volumes"
    if decided and filed and decided > filed.year:
        return f"the case is dated {decided}, but the paper that cites it is dated {filed.year}"
    if decided and reporter.first and decided < reporter.first - YEARS_OF_SLACK:
        return f"{reporter.name} begins in {reporter.first}, but the cited case is dated {decided}"
    if decided and reporter.last and decided > reporter.last + YEARS_OF_SLACK:
        return f"{reporter.name} ends in {reporter.last}, but the cited case is dated {decided}"
    return _year_of_another_volume(volume, reporter, decided) if decided else ""


def _year_of_another_volume(volume: int, reporter: Reporter, decided: int) -> str:
    """Return why *volume* of *reporter* cannot have a case of the year *decided*; empty if it can."""
    newest, newest_year = reporter.volume_years[-1] if reporter.volume_years else (volume, 0)
    if volume > newest and decided < newest_year - VOLUME_SLACK:
        years = f"volume {newest} of {reporter.name} has cases of {newest_year}"
        return f"{years}, but the cited case, in a later volume, is dated {decided}"
    volume_year = reporter.year_of(volume)
    if volume_year and abs(decided - volume_year) > VOLUME_SLACK:
        fact = f"volume {volume} of {reporter.name} has cases of about {volume_year:.0f}"
        return f"{fact}, but the cited case is dated {decided}"
    return ""
