"""VEN008."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.passages import passages
from assembler.language.places import COUNTY_IN_STATE, state_name, state_named
from assembler.model.matter import Matter
from assembler.model.walk import named_allegations
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule


@rule(
    "VEN008",
    cite="the counties of the court's divisions, and the county of the matter",
    basis="memory",
    severity=Severity.WARNING,
    fix="look up where the events occurred, and name that county, its division or its court",
)
def county_outside_the_court(matter: Matter) -> Iterator[Problem]:
    """The events on which venue rests occurred in a county outside this court's district.

    The counties in the allegations that `venue:` names are compared with `county:` in a state court, and in a federal
    court with its state and the counties on record for its divisions.
    """
    named = named_allegations(matter)
    here = state_name(matter.court.state)
    for number, reason in enumerate(matter.venue if any(opening(matter)) else ()):
        text = "\n".join(named[name].text or "" for name in reason.allegations if name in named)
        places = [(match["county"], match["state"] or "") for match in passages(COUNTY_IN_STATE, text)]
        if reason.because not in {"events", "property"} or not places:
            continue
        if not any(_is_here(county, state, here, matter) for county, state in places):
            named_there = " and ".join(f"`{county} County`" for county in dict.fromkeys(county for county, _ in places))
            yield Problem(("venue", number), f"the allegations on venue name {named_there}, but {_ours(matter)}")


def _is_here(county: str, state: str, here: str, matter: Matter) -> bool:
    """Whether *county* is the matter's, or one of its division's; it may begin with another capitalized word."""
    if state and here and state_named(state) != here:
        return False
    words = county.casefold().split()
    names = {" ".join(words[start:]) for start in range(len(words))}
    if matter.county:
        return matter.county.casefold() in names
    divisions = matter.court.divisions.value if matter.court.divisions else ()
    chosen = [division for division in divisions if division.name == matter.division] or list(divisions)
    listed = {name.casefold() for division in chosen for name in division.counties}
    return not listed or bool(names & listed)


def _ours(matter: Matter) -> str:
    if matter.county:
        return f"the matter's county is `{matter.county}`"
    where = f"the division `{matter.division}` of `{matter.court.id}`" if matter.division else f"`{matter.court.id}`"
    return f"{where} does not serve it"
