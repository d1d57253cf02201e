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

    The function gets the entry, with any earlier answers, and the entry's index.
    """

    ask: Callable[[Entry, int], str]
    applies: Callable[[Entry], bool] = lambda _: True


def ask_entries(
    questions: Sequence[EntryQuestion], earlier_entries: Sequence[Sequence[str]], keep: Callable[[list[Entry]], None]
) -> list[Entry]:
    """Ask *questions* about one entry after another, until the first question has an empty reply or `NO_MORE`.

    The *earlier_entries* are kept, and the first question is about the next entry. If the user goes back
    from the first question about the first entry, the function calls *keep* with the complete entries and raises
    `GoBack`.
    """
    entries = [list(entry) for entry in earlier_entries]
    entry_index = len(entries)
    question_index = 0
    while True:
        if entry_index == len(entries):
            entries.append([""] * len(questions))
        entry = entries[entry_index]
        if questions[question_index].applies(entry):
            try:
                reply = questions[question_index].ask(entry, entry_index)
            except GoBack:
                if entry_index == 0 and question_index == 0:
                    keep([entry for entry in entries if _is_complete(entry, questions)])
                    raise
                entry_index, question_index = _question_before(questions, entries, entry_index, question_index)
                continue
            if question_index == 0 and reply in {"", NO_MORE}:
                return entries[:entry_index]
            entry[question_index] = reply
        question_index += 1
        if question_index == len(questions):
            question_index = 0
            entry_index += 1


def _question_before(
    questions: Sequence[EntryQuestion], entries: list[Entry], entry_index: int, question_index: int
) -> tuple[int, int]:
    """Return the indexes of the entry and of the question to which the user goes back.

    The given question must not be the first question about the first entry. An entry without answers is removed from
    *entries*.
    """
    if not any(entries[entry_index]):
        entries.pop(entry_index)
    while True:
        question_index -= 1
        if question_index < 0:
            question_index = len(questions) - 1
            entry_index -= 1
        if questions[question_index].applies(entries[entry_index]):
            return entry_index, question_index


def _is_complete(entry: Entry, questions: Sequence[EntryQuestion]) -> bool:
    return all(answer for answer, question in zip(entry, questions, strict=True) if question.applies(entry))


def ask_names(
    first: str, hint: str, another: str, earlier_names: Sequence[str], keep: Callable[[tuple[str, ...]], None]
) -> list[str]:
    """Ask for names: *first* with a *hint* for the first name, and then *another*. The *earlier_names* are kept.

    If the user goes back from the first name, *keep* is called with the names.
    """

    def ask(entry: Entry, index: int) -> str:
        default = entry[0]
        if index:
            question = (
                f"{another} (Enter for {default}, {NO_MORE} for none)" if default else f"{another} (Enter for none)"
            )
        else:
            question = f"{first} ({hint}; Enter for {default})" if default else f"{first} ({hint})"
        return ask_line(question, default)

    show_kept(earlier_names)
    entries = ask_entries(
        [EntryQuestion(ask)], [[name] for name in earlier_names], lambda names: keep(_names_in(names))
    )
    return [*_names_in(entries)]


def _names_in(entries: Sequence[Entry]) -> tuple[str, ...]:
    return tuple(name for (name,) in entries)


def show_kept(entries: Sequence[str]) -> None:
    """Say which *entries* of a list are kept."""
    if entries:
        note(f"kept: {'; '.join(entries)}; `back` changes them one by one")


def ask_in_turn(
    questions: Sequence[Callable[[str], str]], earlier_replies: Sequence[str] | None, keep: Callable[[list[str]], None]
) -> list[str]:
    """Ask *questions* in turn, each with its earlier reply or "". With *earlier_replies*, begin at the last question.

    If the user goes back from the first question, the function calls *keep* with the answers and raises `GoBack`.
    """
    answers = [*earlier_replies] if earlier_replies else [""] * len(questions)
    index = len(questions) - 1 if earlier_replies else 0
    while index < len(questions):
        try:
            answers[index] = questions[index](answers[index])
        except GoBack:
            if index == 0:
                keep(answers)
                raise
            index -= 1
        else:
            index += 1
    return answers
