"""Cases whose parentheses name a court that the reporter does not cover."""

import re
from collections.abc import Iterator

from assembler.catalog.reporters import citation_table
from assembler.language.citations import Citation
from assembler.language.english import series
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._printed_texts import all_citations
from assembler.rules.rule import Problem, Words, rule

COURT = Regex(r"[\w\s.,’'–-]{0,60}?\((?P<court>[A-Z0-9][^()]{1,60}?)\s(?:1[6-9]|20)\d\d\)")
"""The court in the parentheses after a citation."""

CIRCUIT = Regex(r"Cir\.")
DISTRICT = Regex(r"(?:(?:[NSEWMC]|[NSEW]\.\s?[NSEW])\.)?\s?D\.(?:\s?[A-Z]|\Z)|Bankr\.|J\.P\.M\.L\.")
SERIES = Regex(r"\d(?:d|th|st|nd|rd)\Z")


@rule(
    "CIT022",
    cite="the states and courts that the reporters cover",
    basis="memory",
    fix="look up the case, and correct the reporter or the court",
)
def court_of_another_reporter(matter: Matter) -> Iterator[Problem]:
    """A case is cited to a reporter that does not publish the decisions of the court in the parentheses.

    The South Western Reporter has the decisions of Texas, but not those of Louisiana. Decisions of federal courts of
    appeals are in the Federal Reporter, and those of district courts in the Federal Supplement.
    """
    for cited in all_citations(matter):
        citation, words = cited.citation, cited.text.words
        match = COURT.match(words, citation.end) if citation.kind == "case" and "(" in words else None
        if not match or " v. " in match[0]:
            continue
        reason = _other_courts(citation, match["court"])
        if reason:
            at = Words(match["court"], match.start("court"))
            yield Problem(cited.text.path, f"`{cited.written}` is not of `{match['court']}`: {reason}", at=at)


def _other_courts(citation: Citation, court: str) -> str:
    """Return which other courts' decisions the reporter of *citation* has; "" if it may have those of *court*."""
    reporter = citation.key[1]
    reporter_without_series = SERIES.sub("", reporter)
    regions = citation_table().regions
    is_appellate, is_district = CIRCUIT.search(court), DISTRICT.match(court)
    if reporter_without_series in regions:
        if is_appellate or is_district:
            return f"{reporter} has decisions of state courts"
        states = regions[reporter_without_series]
        state = _state(court)
        return f"{reporter} has decisions of {series(states)}" if state and state not in states else ""
    if reporter_without_series == "F." and reporter != "F.":
        is_other_court = not is_appellate and (is_district or _state(court))
        return f"{reporter} has decisions of the federal courts of appeals" if is_other_court else ""
    if reporter_without_series == "F.Supp.":
        is_other_court = is_appellate or (not is_district and _state(court))
        return f"{reporter} has decisions of the federal district courts" if is_other_court else ""
    return ""


def _state(court: str) -> str:
    """Return the abbreviation of the state whose court *court* is; "" if it is not that of a state."""
    if court.startswith(("W. ", "N. ", "S. ", "R. ")):
        court = court.replace(". ", ".")
    for states in citation_table().regions.values():
        for state in states:
            if re.match(rf"{re.escape(state)}(?![\w.])", court):
                return state
    return ""
