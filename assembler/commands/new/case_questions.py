"""Asks the questions about a filed case: its number, its events, and the dismissal."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import click

from assembler.commands.new.accept import day_called, event_kinds
from assembler.commands.new.answers import NOBODY, Answers
from assembler.commands.new.claim_questions import named_parties
from assembler.commands.new.entries import NO_MORE, Entry, EntryQuestion, ask_entries, show_kept
from assembler.commands.new.prompts import ask_line, ask_until, choose, note

EVENT = "What was served, filed or decided? (answer, summary judgment, removal, ...; Enter for nothing)"
ANOTHER_EVENT = "What else? (Enter for nothing)"


def ask_number(_: Mapping[str, Any], earlier_answers: Mapping[str, Any]) -> Answers:
    """Ask for the case number."""
    default = earlier_answers.get("number") or ""
    return {"number": ask_line(f"Case number{f' (Enter for {default})' if default else ''}", default)}


def ask_complaint_filed(_: Mapping[str, Any], earlier_answers: Mapping[str, Any]) -> Answers:
    """Ask when the complaint was filed."""
    default = earlier_answers.get("complaint_filed") or ""
    enter = f"Enter for {default}" if default else "Enter to leave out"
    return {"complaint_filed": _day(f"Date on which the complaint was filed ({enter})", default)}


def _day(question: str, default: str = "") -> str:
    return ask_until(question, lambda text: day_called(text) if text else "", default)


def ask_events(answers: Mapping[str, Any], earlier_answers: Answers) -> Answers:
    """Ask for the events of the case: the kind, party and date of each."""
    parties = [*answers["defendants"], *answers["plaintiffs"], NOBODY]
    questions = (
        EntryQuestion(_event_kind),
        EntryQuestion(partial(_acting_party, parties=parties)),
        EntryQuestion(_event_day),
    )
    earlier_events = [
        (kind, party, day) for kind, party, day in earlier_answers.get("events") or () if party in parties
    ]
    show_kept([f"{kind}, {day}" for kind, _, day in earlier_events])

    def keep(entries: list[Entry]) -> None:
        earlier_answers["events"] = tuple(map(tuple, entries))

    return {"events": tuple(map(tuple, ask_entries(questions, earlier_events, keep)))}


def _event_kind(entry: Entry, index: int) -> str:
    """Return the kind of event that the user means; "" if there are no more events."""
    default, _, _ = entry
    question = EVENT if index == 0 else ANOTHER_EVENT
    if default:
        question = question.replace("Enter for nothing", f"Enter for {default}, {NO_MORE} for nothing")
    while True:
        words = ask_line(question, default)
        if words in {"", NO_MORE, default}:
            return words
        try:
            kinds = event_kinds(words.casefold())
        except click.UsageError as error:
            note(error.message)
            continue
        return kinds[0] if len(kinds) == 1 else kinds[choose("  Number", kinds)]


def _acting_party(entry: Entry, _index: int, *, parties: list[str]) -> str:
    _, earlier_party, _ = entry
    default = parties.index(earlier_party) if earlier_party in parties else None
    enter = f" ({default + 1})" if default is not None else ""
    return parties[choose(f"  Whose?{enter}", [*parties[:-1], "the court, or nobody"], default)]


def _event_day(entry: Entry, _index: int) -> str:
    _, _, default = entry
    return ask_until(f"  Date{f' (Enter for {default})' if default else ''}", day_called, default, required=True)


def ask_docket_read(_: Mapping[str, Any], earlier_answers: Mapping[str, Any]) -> Answers:
    """Ask for the date through which the docket was read."""
    default = earlier_answers.get("docket_read") or ""
    return {"docket_read": _day(f"Docket read through (date{f'; Enter for {default}' if default else ''})", default)}


def ask_earlier(_: Mapping[str, Any], earlier_answers: Mapping[str, Any]) -> Answers:
    """Ask whether the same claim has been dismissed before; by default, leave a blank to fill in."""
    choices = ("no", "yes, or unknown: fill this in later, in the matter")
    default = 0 if earlier_answers.get("earlier_dismissals") == "none" else 1
    reply = choose(f"Was the same claim dismissed before, in any court? ({default + 1})", choices, default)
    return {"earlier_dismissals": "none" if reply == 0 else ""}


def ask_dismissed(answers: Mapping[str, Any], earlier_answers: Mapping[str, Any]) -> Answers:
    """Ask which defendants are to be dismissed."""
    defendants = list(answers["defendants"])
    if len(defendants) == 1:
        return {"dismisses": ("all",)}
    default = "; ".join(name for name in earlier_answers.get("dismisses") or () if name in defendants)
    enter = f"Enter for {default}; or `all`" if default else "Enter for all"
    reply = named_parties(f"Who is dismissed? ({enter}; or names, separated by semicolons)", defendants, default)
    return {"dismisses": tuple(reply.split("; ")) if reply else ("all",)}


def ask_prejudice(_: Mapping[str, Any], earlier_answers: Mapping[str, Any]) -> Answers:
    """Ask whether the dismissal is with prejudice or without."""
    default = int(earlier_answers.get("prejudice") == "with")
    reply = choose(f"Prejudice? ({default + 1})", ("without prejudice", "with prejudice"), default)
    return {"prejudice": ("without", "with")[reply]}


def ask_date(answers: Mapping[str, Any], earlier_answers: Mapping[str, Any]) -> Answers:
    """Ask for the date of the paper; by default, the earlier answer or the date on which the docket was read."""
    default = earlier_answers.get("date") or answers.get("docket_read") or ""
    hint = f"Enter for {default}" if default else "Enter to leave out"
    return {"date": _day(f"Date of the paper ({hint})", default)}
