"""Asks the questions about a filed case: its number, its events, and the dismissal."""

from collections.abc import Mapping
from typing import Any

import click

from assembler.commands.new.accept import day_called, event_kinds, party_called
from assembler.commands.new.answers import NOBODY, Answers
from assembler.commands.new.prompts import GoBack, ask_line, ask_until, choose, note

EVENT = "What was served, filed or decided? (answer, summary judgment, removal, ...; Enter for nothing)"
ANOTHER_EVENT = "What else? (Enter for nothing)"


def ask_number(_: Mapping[str, Any]) -> Answers:
    """Ask for the case number."""
    return {"number": ask_line("Case number")}


def ask_complaint_filed(_: Mapping[str, Any]) -> Answers:
    """Ask when the complaint was filed."""
    return {"complaint_filed": _day("Date on which the complaint was filed (Enter to leave out)")}


def _day(question: str, default: str = "") -> str:
    return ask_until(question, lambda text: day_called(text) if text else "", default)


def ask_events(answers: Mapping[str, Any]) -> Answers:
    """Ask for the events of the case: the kind, party and date of each."""
    parties = [*answers["defendants"], *answers["plaintiffs"]]
    while True:
        events: list[tuple[str, str, str]] = []
        try:
            while kind := _event_kind(EVENT if not events else ANOTHER_EVENT):
                by = _acting_party(parties)
                events.append((kind, by, ask_until("  Date", day_called, required=True)))
        except GoBack:
            if not events:
                raise
            continue
        return {"events": tuple(events)}


def _event_kind(question: str) -> str:
    """Return the kind of event that the user means; "" if there are no more events."""
    while words := ask_line(question):
        try:
            kinds = event_kinds(words.casefold())
        except click.UsageError as error:
            note(error.message)
            continue
        return kinds[0] if len(kinds) == 1 else kinds[choose("  Number", kinds)]
    return ""


def _acting_party(parties: list[str]) -> str:
    return [*parties, NOBODY][choose("  Whose?", [*parties, "the court, or nobody"])]


def ask_docket_read(_: Mapping[str, Any]) -> Answers:
    """Ask for the date through which the docket was read."""
    return {"docket_read": _day("Docket read through (date)")}


def ask_earlier(_: Mapping[str, Any]) -> Answers:
    """Ask whether the same claim has been dismissed before."""
    choices = ("no", "yes, or unknown: fill this in later, in the matter")
    reply = choose("Was the same claim dismissed before, in any court?", choices)
    return {"earlier_dismissals": "none" if reply == 0 else ""}


def ask_dismissed(answers: Mapping[str, Any]) -> Answers:
    """Ask which defendants are to be dismissed."""
    defendants = list(answers["defendants"])
    if len(defendants) == 1:
        return {"dismisses": ("all",)}
    reply = ask_until(
        "Who is dismissed? (Enter for all; or names, separated by semicolons)",
        lambda text: "; ".join(party_called(name.strip(), defendants) for name in text.split(";") if name.strip()),
    )
    return {"dismisses": tuple(reply.split("; ")) if reply else ("all",)}


def ask_prejudice(_: Mapping[str, Any]) -> Answers:
    """Ask whether the dismissal is with prejudice or without."""
    return {"prejudice": ("without", "with")[choose("Prejudice? (1)", ("without prejudice", "with prejudice"), 0)]}


def ask_date(answers: Mapping[str, Any]) -> Answers:
    """Ask for the date of the paper; by default, the date on which the docket was read."""
    default = answers.get("docket_read") or ""
    hint = f"Enter for {default}" if default else "Enter to leave out"
    return {"date": _day(f"Date of the paper ({hint})", default)}
