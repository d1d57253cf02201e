"""Asks for lists on the terminal, question by question; the user can go back to each, and finds the earlier answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assembler.commands.new.prompts import GoBack, ask_line, note

Entry = list[str]
"""The answers of an entry of a list, by question; "" if a question has no answer yet."""

NO_MORE = "-"
"""The reply that ends a list where Enter takes an earlier answer."""


@dataclass(frozen=True)
class EntryQuestion:
    """A question about an entry of a list: the function that asks it, and when it applies.

    The function gets the entry, with any earlier answers, and its number from 0.
    """

    ask: Callable[[Entry, int], str]
    applies: Callable[[Entry], bool] = lambda _: True


def ask_entries(
    questions: Sequence[EntryQuestion], earlier: Sequence[Sequence[str]], keep: Callable[[list[Entry]], None]
) -> list[Entry]:
    """Ask *questions* about one entry after another, until the first question has an empty reply or `NO_MORE`.

    The *earlier* entries are kept, and the first question is about the next entry. If the user goes back
    from the first question about the first entry, the function calls *keep* with the complete entries and raises
    `GoBack`.
    """
    entries = [list(entry) for entry in earlier]
    number, place = len(entries), 0
    while True:
        if number == len(entries):
            entries.append([""] * len(questions))
        entry = entries[number]
        if questions[place].applies(entry):
            try:
                reply = questions[place].ask(entry, number)
            except GoBack:
                if not number and not place:
                    keep([entry for entry in entries if _is_complete(entry, questions)])
                    raise
                number, place = _question_before(questions, entries, number, place)
                continue
            if not place and reply in {"", NO_MORE}:
                return entries[:number]
            entry[place] = reply
        number, place = (number, place + 1) if place + 1 < len(questions) else (number + 1, 0)


def _question_before(
    questions: Sequence[EntryQuestion], entries: list[Entry], number: int, place: int
) -> tuple[int, int]:
    """Return the entry and the question before question *place* of entry *number*, which is not the first question.

    An entry without answers is removed from *entries*.
    """
    if not any(entries[number]):
        entries.pop(number)
    while True:
        number, place = (number, place - 1) if place else (number - 1, len(questions) - 1)
        if questions[place].applies(entries[number]):
            return number, place


def _is_complete(entry: Entry, questions: Sequence[EntryQuestion]) -> bool:
    return all(answer for answer, question in zip(entry, questions, strict=True) if question.applies(entry))


def ask_names(
    first: str, hint: str, another: str, earlier: Sequence[str], keep: Callable[[tuple[str, ...]], None]
) -> list[str]:
    """Ask for names: *first* with a *hint* for the first name, and then *another*. The *earlier* names are kept.

    If the user goes back from the first name, *keep* is called with the names.
    """

    def ask(entry: Entry, number: int) -> str:
        default = entry[0]
        if number:
            return ask_line(
                f"{another} (Enter for {default}, {NO_MORE} for none)" if default else f"{another} (Enter for none)",
                default,
            )
        return ask_line(f"{first} ({hint}; Enter for {default})" if default else f"{first} ({hint})", default)

    show_kept(earlier)
    entries = ask_entries([EntryQuestion(ask)], [[name] for name in earlier], lambda names: keep(_names_in(names)))
    return [*_names_in(entries)]


def _names_in(entries: Sequence[Entry]) -> tuple[str, ...]:
    return tuple(name for (name,) in entries)


def show_kept(entries: Sequence[str]) -> None:
    """Say which *entries* of a list are kept."""
    if entries:
        note(f"kept: {'; '.join(entries)}; `back` changes them one by one")


def ask_in_turn(
    questions: Sequence[Callable[[str], str]], earlier: Sequence[str] | None, keep: Callable[[list[str]], None]
) -> list[str]:
    """Ask *questions* in turn, each with its earlier answer or "". With *earlier* answers, begin at the last question.

    If the user goes back from the first question, the function calls *keep* with the answers and raises `GoBack`.
    """
    answers = [*(earlier or [""] * len(questions))]
    place = len(questions) - 1 if earlier else 0
    while place < len(questions):
        try:
            answers[place] = questions[place](answers[place])
        except GoBack:
            if not place:
                keep(answers)
                raise
            place -= 1
        else:
            place += 1
    return answers
