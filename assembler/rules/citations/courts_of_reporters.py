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
        if match and " v. " not in match[0] and (why := _court_elsewhere(citation, match["court"])):
            at = Words(match["court"], match.start("court"))
            yield Problem(cited.text.path, f"`{cited.written}` is not of `{match['court']}`: {why}", at=at)


def _court_elsewhere(citation: Citation, court: str) -> str:
    """Return why the reporter of *citation* does not have decisions of *court*; "" if it may have them."""
    series_name = citation.key[1]
    root = SERIES.sub("", series_name)
    regions = citation_table().regions
    federal = CIRCUIT.search(court) or DISTRICT.match(court)
    if root in regions:
        if federal:
            return f"{series_name} has decisions of state courts"
        states = regions[root]
        state = _state(court)
        return f"{series_name} has decisions of {series(states)}" if state and state not in states else ""
    if root == "F." and series_name != "F.":
        is_other = not CIRCUIT.search(court) and (DISTRICT.match(court) or _state(court))
        return f"{series_name} has decisions of the federal courts of appeals" if is_other else ""
    if root == "F.Supp.":
        is_appeal = CIRCUIT.search(court) or (_state(court) and not federal)
        return f"{series_name} has decisions of the federal district courts" if is_appeal else ""
    return ""


def _state(court: str) -> str:
    """Return the abbreviation of the state whose court *court* is; "" if it is not that of a state."""
    states = (state for states in citation_table().regions.values() for state in states)
    court = court.replace(". ", ".") if court.startswith(("W. ", "N. ", "S. ", "R. ")) else court
    return next((state for state in states if re.match(rf"{re.escape(state)}(?![\w.])", court)), "")
