"""Asks the questions on the purpose of a new matter, the court, the parties, the attorney, and the claims."""

from collections.abc import Mapping
from typing import Any

import click

from assembler.catalog import Catalog, catalog_of
from assembler.catalog.cause_search import applicable, find_causes
from assembler.catalog.court_search import CourtMatch
from assembler.commands.new.accept import (
    county_of,
    court_called,
    courts_called,
    division_of,
    divisions_of,
)
from assembler.commands.new.answers import COMPLAINT, DISMISSAL, Answers, law_called
from assembler.commands.new.prompts import MOST, GoBack, ask_line, ask_several, ask_until, choose, choose_or_text, note
from assembler.language import placeholders
from assembler.language.english import headline, series
from assembler.language.places import state_name
from assembler.law.court_titles import county_word
from assembler.model.cause import Cause
from assembler.model.court import Court

NONE_OF_THESE = "none of these: your own claim, with a title and a law"


def ask_kind(_: Mapping[str, Any]) -> Answers:
    """Ask whether to write a complaint or to dismiss a filed case."""
    kinds = ("a complaint", "a case that is already filed, to be dismissed")
    return {"kind": (COMPLAINT, DISMISSAL)[choose("What is it? (1)", kinds, 0)]}


def ask_court(_: Mapping[str, Any]) -> Answers:
    """Ask for the court by any of its names. The answer includes the county or division if the name implies one."""
    catalog = catalog_of(None)
    words = ask_line("Court (name, city, county or id)", required=True)
    while True:
        try:
            match = _chosen_court(courts_called(words, catalog))
        except click.UsageError as error:
            note(error.message)
            match = ""
        if isinstance(match, CourtMatch):
            note(f"{match.court.id}: {_court_label(match)}")
            implied = {"county": match.county, "division": match.division if divisions_of(match.court) else ""}
            return {"court": match.court.id, **{key: answer for key, answer in implied.items() if answer}}
        words = match or ask_line("Court (name, city, county or id)", required=True)


def _chosen_court(matches: list[CourtMatch]) -> CourtMatch | str:
    """Return the court that the user chooses from *matches*, or the text that the user types instead."""
    if len(matches) == 1:
        return matches[0]
    labels = [f"{match.court.id}  {_court_label(match)}" for match in matches[:MOST]]
    more = f" ({len(matches) - MOST} more: add the state)" if len(matches) > MOST else ""
    reply = choose_or_text(f"Number, or other words{more}", labels)
    return reply if isinstance(reply, str) else matches[reply]


def _court_label(match: CourtMatch) -> str:
    county = f", {match.county} {county_word(match.court.county_word)}" if match.county else ""
    division = f", {match.division}" if match.division else ""
    return f"{match.court.name}{county}{division}"


def ask_county(answers: Mapping[str, Any]) -> Answers:
    """Ask for the county."""
    court = court_called(answers["court"], catalog_of(None)).court
    return {"county": ask_until(county_word(court.county_word), lambda name: county_of(name, court), required=True)}


def ask_division(answers: Mapping[str, Any]) -> Answers:
    """Ask for the division. The default is the first division."""
    court = court_called(answers["court"], catalog_of(None)).court
    names = divisions_of(court)
    question = f"Division: {series(names, 'or')} (Enter for {names[0]})"
    return {"division": ask_until(question, lambda name: division_of(name, court), names[0])}


def ask_plaintiffs(_: Mapping[str, Any]) -> Answers:
    """Ask for the names of the plaintiffs."""
    names = ask_several("Plaintiff (full name)", "Another plaintiff (Enter for none)")
    return {"plaintiffs": tuple(names) or (placeholders.PLAINTIFF,)}


def ask_defendants(_: Mapping[str, Any]) -> Answers:
    """Ask for the names of the defendants."""
    names = ask_several("Defendant (full name, or Does 1 through 20)", "Another defendant (Enter for none)")
    return {"defendants": tuple(names) or (placeholders.DEFENDANT,)}


def ask_attorney(_: Mapping[str, Any]) -> Answers:
    """Ask who signs for the plaintiffs."""
    return {"attorney": ask_line("Attorney who signs for the plaintiff", placeholders.ATTORNEY)}


def ask_claims(answers: Mapping[str, Any]) -> Answers:
    """Ask for the claims, in the catalog or outside it, until the user leaves a reply empty after the first claim."""
    catalog = catalog_of(None)
    court = court_called(answers["court"], catalog).court
    while True:
        causes: list[str] = []
        own: list[tuple[str, str]] = []
        try:
            while words := _claim_words(court, catalog, first=not causes and not own):
                claim = _chosen_claim(words, court, catalog)
                causes.append(claim) if isinstance(claim, str) else own.append(claim)
        except GoBack:
            if not causes and not own:
                raise
            continue
        return {"causes": tuple(dict.fromkeys(causes)), "claims": tuple(own)}


def _claim_words(court: Court, catalog: Catalog, *, first: bool) -> str:
    """Return the words that the user types for a claim."""
    if not first:
        return ask_line("Another claim (Enter for none)")
    law = f"{state_name(court.state)} and federal law" if court.state else "federal law"
    while not (words := ask_line(f"Claim (words, such as breach of contract; Enter lists the claims under {law})")):
        for cause in applicable(catalog, court):
            note(f"  {cause.id}  {cause.name}")
    return words


def _chosen_claim(words: str, court: Court, catalog: Catalog) -> str | tuple[str, str]:
    """Return the id of the cause that *words* mean, or the title and the law of the user's own claim."""
    while True:
        if words in catalog.names("cause"):
            return words
        causes = find_causes(catalog, words, court)[: MOST - 1]
        if not causes:
            note(f"no claim in the catalog matches `{words}` under the law of this court")
            return _own_claim(words, court)
        reply = choose_or_text("Number, or other words", [*map(_cause_label, causes), NONE_OF_THESE])
        if isinstance(reply, int):
            return causes[reply].id if reply < len(causes) else _own_claim(words, court)
        words = reply


def _cause_label(cause: Cause) -> str:
    return f"{cause.name} ({'federal' if cause.federal else state_name(cause.jurisdiction)}, {cause.id})"


def _own_claim(words: str, court: Court) -> tuple[str, str]:
    """Return the title and the law of a claim that is not in the catalog; *words* are the default title."""
    capital = headline(words)
    title = ask_line(f"Title of the claim (Enter for {capital})", capital)
    default = court.state or "US"
    law = ask_line(f"Law: US, a state, or words (Enter for {default})", default)
    return title, law_called(law)
