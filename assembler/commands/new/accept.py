"""Interprets typed answers: a court by any of its names, a county, a cause by words, an event, and a date.

An answer that cannot be accepted raises a usage error of one line.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import get_args

import click

from assembler.catalog import Catalog
from assembler.catalog.cause_search import best_causes, is_whole_name
from assembler.catalog.court_places import whole_places
from assembler.catalog.court_search import NOT_LISTED, CourtMatch, best_courts, candidates, matches
from assembler.findings.finding import MatterError
from assembler.findings.suggestions import did_you_mean, join_remedies, similar_names
from assembler.language.english import series
from assembler.model.cause import Cause
from assembler.model.court import Court
from assembler.model.event_kinds import EventKind
from assembler.model.event_words import event_called as called
from assembler.model.event_words import remedy

DATE_FORMATS = ("%Y-%m-%d", "%m/%d/%Y", "%B %d, %Y", "%b %d, %Y", "%b. %d, %Y")
"""The accepted forms of a date, including American forms: 2025-06-02, 6/2/2025, June 2, 2025."""

MAX_CAUSES_LISTED = 6
"""The maximum number of causes that a message lists."""


MAX_ADVICE_LENGTH = 1000
"""The maximum number of characters of advice on the name of an event."""


def courts_called(name: str, catalog: Catalog) -> list[CourtMatch]:
    """Return the court with the id *name*.

    If there is none, return all courts that *name* may mean, best match first.
    """
    if not name:
        raise click.UsageError("give the court with `--court`; see `assembler list courts`")
    try:
        if name in catalog.names("court"):
            return [CourtMatch(catalog.record("court", name), 0)]
        courts = best_courts(catalog, name)
        if not courts:
            advice = join_remedies(candidates(catalog, name), NOT_LISTED)
            raise click.UsageError(f"no court is called `{name}`; {advice}")
    except MatterError as error:
        raise click.UsageError(str(error)) from None
    return courts


def court_called(name: str, catalog: Catalog) -> CourtMatch:
    """Return the only court that *name* may mean."""
    courts = courts_called(name, catalog)
    if len(courts) > 1:
        raise click.UsageError(f"`{name}` may mean {len(courts)} courts; {candidates(catalog, name)}")
    return courts[0]


def county_of(name: str, court: Court) -> str:
    """Return the county called *name*, or the county of the city *name*, as spelled in the record of *court*.

    Any name is accepted if the record lists no counties.
    """
    if court.system == "federal" and name:
        raise click.UsageError(f"the caption of `{court.id}` has no county; omit `--county`")
    if not name and in_counties(court):
        choices = f": {_any_of(court.counties)}" if court.counties else ""
        raise click.UsageError(f"the caption of `{court.id}` needs a county; give it with `--county`{choices}")
    plain_name = name[: -len(" county")] if name.lower().endswith(" county") else name
    counties = {place.county for place in whole_places(court, plain_name, court_words=(), alone=False) if place.county}
    if len(counties) == 1:
        return counties.pop()
    if plain_name and court.counties:
        return _listed_name(plain_name, court.counties, f"county of `{court.id}`")
    return plain_name


def in_counties(court: Court) -> bool:
    """Whether the caption of *court* needs a county: its record lists counties or has a line for the county."""
    return bool(court.counties) or any("{county}" in line for line in court.title_lines.value)


def division_of(name: str, court: Court) -> str:
    """Return the division called *name*. Without a name, return the first division if the caption has a line for it."""
    divisions = [division.name for division in court.divisions.value] if court.divisions else []
    if name and not divisions:
        raise click.UsageError(f"`{court.id}` has no divisions; omit `--division`")
    if name:
        return _listed_name(name, divisions, f"division of `{court.id}`")
    printed_divisions = divisions_of(court)
    return printed_divisions[0] if printed_divisions else ""


def divisions_of(court: Court) -> list[str]:
    """Return the divisions of *court*; none if its caption has no line for a division."""
    is_printed = court.division_line is not None and court.division_line.value not in {"optional", "none"}
    return [division.name for division in court.divisions.value] if court.divisions and is_printed else []


def _listed_name(name: str, names: Iterable[str], noun: str) -> str:
    spellings = {known_name.lower(): known_name for known_name in names}
    if name.lower() not in spellings:
        raise click.UsageError(f"no {noun} is called `{name}`; {did_you_mean(name, spellings.values())}")
    return spellings[name.lower()]


def _any_of(names: Iterable[str]) -> str:
    return series([f"`{name}`" for name in names], "or")


def cause_called(name: str, court: Court, catalog: Catalog) -> str:
    """Return the id of the cause *name*, which is an id, or words that match only one cause under the law of *court*.

    In a state court, words that match only part of a federal cause's name do not select that cause.
    """
    names = catalog.names("cause")
    if name in names:
        return name
    causes: Sequence[Cause] = best_causes(catalog, name, court)
    own_claim = f'`--claim "{name}" {court.state or "LAW"}`'
    if len(causes) == 1:
        cause = causes[0]
        if not (cause.federal and court.system == "state") or is_whole_name(cause, name):
            return cause.id
        raise click.UsageError(
            f"`{name}` matches only {cause.name}, under federal law; write `{cause.id}`, or {own_claim} for a claim"
            " that is not in the catalog"
        )
    if causes:
        more = f", and {len(causes) - MAX_CAUSES_LISTED} more" if len(causes) > MAX_CAUSES_LISTED else ""
        cause_ids = ", ".join(f"`{cause.id}`" for cause in causes[:MAX_CAUSES_LISTED])
        raise click.UsageError(f"`{name}` may mean {len(causes)} causes; write one of {cause_ids}{more}")
    similar = did_you_mean(name, names) if similar_names(name, names) else ""
    advice = join_remedies(similar, f"plead it without the catalog: {own_claim}")
    raise click.UsageError(f"no cause is called `{name}`; {advice}")


def event_kinds(words: str) -> list[str]:
    """Return the kinds of event that *words* may mean.

    They are the kind of that name or, if there is none, all kinds whose names match the words.
    """
    kinds = get_args(EventKind)
    if kind := called(words):
        return [kind]
    matching = [kind for kind in kinds if matches(words, kind)]
    if not matching:
        raise click.UsageError(f"no event is called `{words}`; {_other_event(words)}")
    return matching


def _other_event(words: str) -> str:
    """Return advice on what to type instead of *words*, without a list of all events."""
    advice = remedy(words).removeprefix("delete the event, or ")
    general_advice = "use other words, as in `answer`, `motion to dismiss` or `removal`; docs/events.md has all events"
    return advice if len(advice) <= MAX_ADVICE_LENGTH else general_advice


def event_called(words: str) -> str:
    """Return the only kind of event that *words* may mean."""
    kinds = event_kinds(words)
    if len(kinds) > 1:
        raise click.UsageError(f"`{words}` may mean {_any_of(kinds)}; write one of these")
    return kinds[0]


def party_called(name: str, names: Sequence[str]) -> str:
    """Return the name among *names* that equals *name* or, if none does, contains it; case is ignored."""
    exact_matches = [party for party in names if party.casefold() == name.casefold()]
    partial_matches = [party for party in names if name.casefold() in party.casefold()]
    parties = list(dict.fromkeys(exact_matches or partial_matches))
    if len(parties) != 1:
        fault = "may mean several parties" if parties else "is not a party"
        raise click.UsageError(f"`{name}` {fault}; {did_you_mean(name, parties or names)}")
    return parties[0]


def day_called(text: str) -> str:
    """Return *text*, a date in one of the accepted forms, in the form 2025-06-02."""
    for form in DATE_FORMATS:
        with suppress(ValueError):
            return dt.datetime.strptime(text, form).date().isoformat()  # noqa: DTZ007 - a date has no time zone
    raise click.UsageError(f"`{text}` is not a date; write it like 2025-06-02, 6/2/2025 or June 2, 2025")
