"""Asks the questions on the purpose of a new matter, the court, the parties, the attorney, and the claims."""

from collections.abc import Mapping, Sequence
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
from assembler.commands.new.entries import NO_MORE, Entry, EntryQuestion, ask_entries, ask_names, show_kept
from assembler.commands.new.prompts import MAX_CHOICES, GoBack, ask_line, ask_until, choose, choose_or_text, note
from assembler.language import placeholders
from assembler.language.english import headline, series
from assembler.language.places import county_in_full, state_name
from assembler.law.court_titles import county_word
from assembler.model.cause import Cause
from assembler.model.court import Court

NONE_OF_THESE = "none of these: your own claim, with a title and a law"
"""The last choice in a list of the catalog's claims."""


def ask_kind(_: Mapping[str, Any], earlier_answers: Mapping[str, Any]) -> Answers:
    """Ask whether to write a complaint or to dismiss a filed case."""
    kinds = ("a complaint", "a case that is already filed, to be dismissed")
    default = int(earlier_answers.get("kind") == DISMISSAL)
    return {"kind": (COMPLAINT, DISMISSAL)[choose(f"What is it? ({default + 1})", kinds, default)]}


def ask_court(_: Mapping[str, Any], earlier_answers: Mapping[str, Any]) -> Answers:
    """Ask for the court by any of its names. The answer includes the county or division if the name implies one."""
    catalog = catalog_of(root=None)
    default = earlier_answers.get("court") or ""
    enter = f"; Enter for {default}" if default else ""
    words = ask_line(f"Court (name, city, county or id{enter})", default, required=True)
    while True:
        try:
            reply = _chosen_court(courts_called(words, catalog))
        except click.UsageError as error:
            note(error.message)
            reply = ""
        if isinstance(reply, CourtMatch):
            note(f"{reply.court.id}: {_court_label(reply)}")
            answers = {"court": reply.court.id}
            if reply.county:
                answers["county"] = reply.county
            if reply.division and divisions_of(reply.court):
                answers["division"] = reply.division
            return answers
        words = reply or ask_line("Court (name, city, county or id)", required=True)


def _chosen_court(matches: list[CourtMatch]) -> CourtMatch | str:
    """Return the court that the user chooses from *matches*, or the text that the user types instead."""
    if len(matches) == 1:
        return matches[0]
    labels = [f"{match.court.id}  {_court_label(match)}" for match in matches[:MAX_CHOICES]]
    more = f" ({len(matches) - MAX_CHOICES} more: add the state)" if len(matches) > MAX_CHOICES else ""
    reply = choose_or_text(f"Number, or other words{more}", labels)
    return reply if isinstance(reply, str) else matches[reply]


def _court_label(match: CourtMatch) -> str:
    county = f", {county_in_full(match.county, county_word(match.court.county_word))}" if match.county else ""
    division = f", {match.division}" if match.division else ""
    return f"{match.court.name}{county}{division}"


def ask_county(answers: Mapping[str, Any], earlier_answers: Mapping[str, Any]) -> Answers:
    """Ask for the county."""
    court = court_called(answers["court"], catalog_of(root=None)).court
    default = earlier_answers.get("county") or ""
    if court.counties and default not in court.counties:
        default = ""
    question = f"{county_word(court.county_word)}{f' (Enter for {default})' if default else ''}"
    return {"county": ask_until(question, lambda name: county_of(name, court), default, required=True)}


def ask_division(answers: Mapping[str, Any], earlier_answers: Mapping[str, Any]) -> Answers:
    """Ask for the division. The default is the earlier answer or the first division."""
    court = court_called(answers["court"], catalog_of(root=None)).court
    names = divisions_of(court)
    default = earlier_answers["division"] if earlier_answers.get("division") in names else names[0]
    question = f"Division: {series(names, 'or')} (Enter for {default})"
    return {"division": ask_until(question, lambda name: division_of(name, court), default)}


def ask_plaintiffs(_: Mapping[str, Any], earlier_answers: Answers) -> Answers:
    """Ask for the names of the plaintiffs."""
    earlier_names = _without_blank(earlier_answers.get("plaintiffs"), placeholders.PLAINTIFF)

    def keep(names: tuple[str, ...]) -> None:
        earlier_answers["plaintiffs"] = names

    names = ask_names("Plaintiff", "full name", "Another plaintiff", earlier_names, keep)
    return {"plaintiffs": tuple(names) or (placeholders.PLAINTIFF,)}


def ask_defendants(_: Mapping[str, Any], earlier_answers: Answers) -> Answers:
    """Ask for the names of the defendants."""
    earlier_names = _without_blank(earlier_answers.get("defendants"), placeholders.DEFENDANT)

    def keep(names: tuple[str, ...]) -> None:
        earlier_answers["defendants"] = names

    names = ask_names("Defendant", "full name, or Does 1 through 20", "Another defendant", earlier_names, keep)
    return {"defendants": tuple(names) or (placeholders.DEFENDANT,)}


def _without_blank(names: Sequence[str] | None, blank: str) -> list[str]:
    return [name for name in names or () if name != blank]


def ask_attorney(_: Mapping[str, Any], earlier_answers: Mapping[str, Any]) -> Answers:
    """Ask who signs for the plaintiffs."""
    earlier_name = earlier_answers.get("attorney") or ""
    if earlier_name == placeholders.ATTORNEY:
        earlier_name = ""
    question = f"Attorney who signs for the plaintiff{f' (Enter for {earlier_name})' if earlier_name else ''}"
    return {"attorney": ask_line(question, earlier_name or placeholders.ATTORNEY)}


def ask_claims(answers: Mapping[str, Any], earlier_answers: Answers) -> Answers:
    """Ask for the claims, in the catalog or outside it, until the user leaves a reply empty after the first claim.

    An entry is a claim: its cause or, for the user's own claim, the words typed for it, its title and its law.
    """
    catalog = catalog_of(root=None)
    court = court_called(answers["court"], catalog).court

    def is_own(entry: Entry) -> bool:
        cause_or_words, _, _ = entry
        return cause_or_words not in catalog.names("cause")

    earlier_entries = [[cause, "", ""] for cause in earlier_answers.get("causes") or ()]
    earlier_entries += [[title, title, law] for title, law in earlier_answers.get("claims") or ()]
    show_kept([words for words, _, _ in earlier_entries])
    questions = (
        EntryQuestion(lambda entry, index: _ask_claim(entry, court, catalog, is_first=index == 0)),
        EntryQuestion(lambda entry, _: _ask_title(entry), is_own),
        EntryQuestion(lambda entry, _: _ask_law(entry, court), is_own),
    )

    def claims_in(entries: Sequence[Entry]) -> Answers:
        causes: list[str] = []
        own_claims: list[tuple[str, str]] = []
        for entry in entries:
            cause, title, law = entry
            if is_own(entry):
                own_claims.append((title, law))
            else:
                causes.append(cause)
        return {"causes": tuple(dict.fromkeys(causes)), "claims": tuple(own_claims)}

    return claims_in(
        ask_entries(questions, earlier_entries, lambda entries: earlier_answers.update(claims_in(entries)))
    )


def _ask_claim(entry: Entry, court: Court, catalog: Catalog, *, is_first: bool) -> str:
    """Return the cause that the user chooses, or the words for a claim of the user's own; "" if there is no other."""
    earlier_claim, _, _ = entry
    while True:
        words = _claim_words(earlier_claim, court, catalog, is_first=is_first)
        if words in {"", NO_MORE, earlier_claim}:
            return words
        try:
            claim = _chosen_claim(words, court, catalog)
        except GoBack:
            continue
        entry[1:] = ["", ""]  # the title and the law of the earlier claim
        return claim


def _claim_words(default: str, court: Court, catalog: Catalog, *, is_first: bool) -> str:
    """Return the words that the user types for a claim; *default* is the earlier answer."""
    if not is_first:
        enter = f"Enter for {default}, {NO_MORE} for none" if default else "Enter for none"
        return ask_line(f"Another claim ({enter})", default)
    if default:
        return ask_line(f"Claim (words, such as breach of contract; Enter for {default})", default)
    law = f"{state_name(court.state)} and federal law" if court.state else "federal law"
    while True:
        words = ask_line(f"Claim (words, such as breach of contract; Enter lists the claims under {law})")
        if words:
            return words
        for cause in applicable(catalog, court):
            note(f"  {cause.id}  {cause.name}")


def _chosen_claim(words: str, court: Court, catalog: Catalog) -> str:
    """Return the id of the cause that *words* mean, or the words for a claim that is not in the catalog."""
    while True:
        if words in catalog.names("cause"):
            return words
        causes = find_causes(catalog, words, court)[: MAX_CHOICES - 1]
        if not causes:
            note(f"no claim in the catalog matches `{words}` under the law of this court")
            return words
        reply = choose_or_text("Number, or other words", [*map(_cause_label, causes), NONE_OF_THESE])
        if isinstance(reply, int):
            return causes[reply].id if reply < len(causes) else words
        words = reply


def _cause_label(cause: Cause) -> str:
    return f"{cause.name} ({'federal' if cause.federal else state_name(cause.jurisdiction)}, {cause.id})"


def _ask_title(entry: Entry) -> str:
    """Return the title of a claim that is not in the catalog; by default, the typed words."""
    words, earlier_title, _ = entry
    default = earlier_title or headline(words)
    return ask_line(f"Title of the claim (Enter for {default})", default)


def _ask_law(entry: Entry, court: Court) -> str:
    """Return the law of a claim that is not in the catalog; by default, that of the court's state."""
    _, _, earlier_law = entry
    default = earlier_law or court.state or "US"
    return law_called(ask_line(f"Law: US, a state, or words (Enter for {default})", default))
