"""Asks the questions of `assembler new` in order. The user can go back, and can continue after an interruption."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from assembler.catalog import catalog_of
from assembler.commands.new import case_questions, claim_questions, questions
from assembler.commands.new.accept import court_called, divisions_of, in_counties
from assembler.commands.new.answers import COMPLAINT, DISMISSAL, Answers, is_filed
from assembler.commands.new.claim_questions import claims_in, elements_to_choose
from assembler.commands.new.prompts import GoBack, allow_interrupts, note
from assembler.commands.new.writing import keep_answers, kept_answers
from assembler.model.court import Court

INSTRUCTIONS = (
    "Enter takes the answer that a question offers, or leaves a blank to fill in later; the court, its county and the"
    " first claim need an answer; `back` or `<` returns to the previous question, which then offers its earlier answer;"
    " Ctrl-C ends the questions and saves the answers."
)


@dataclass(frozen=True)
class Step:
    """A question: its answer's key, the function that asks it, and when it applies.

    The function gets the answers so far, and the earlier answers to questions to which the user went back. If the user
    goes back from a list, the function adds the list's answers to the earlier ones. It may return other answers too.
    """

    key: str
    ask: Callable[[Mapping[str, Any], Answers], Answers]
    applies: Callable[[Mapping[str, Any]], bool] = lambda _: True


def _starts_a_case(answers: Mapping[str, Any]) -> bool:
    """Whether the user asked for a complaint."""
    return answers.get("kind") == COMPLAINT


def _ends_a_case(answers: Mapping[str, Any]) -> bool:
    """Whether the user asked for a dismissal of a case that is on file."""
    return answers.get("kind") == DISMISSAL


def _has_several_defendants(answers: Mapping[str, Any]) -> bool:
    """Whether there are several defendants, and at least one claim."""
    return len(answers.get("defendants") or ()) > 1 and any(claims_in(answers))


def _court(answers: Mapping[str, Any]) -> Court:
    return court_called(answers["court"], catalog_of(root=None)).court


STEPS = (
    Step("kind", questions.ask_kind),
    Step("court", questions.ask_court),
    Step("county", questions.ask_county, lambda answers: in_counties(_court(answers))),
    Step("division", questions.ask_division, lambda answers: bool(divisions_of(_court(answers)))),
    Step("number", case_questions.ask_number, _ends_a_case),
    Step("plaintiffs", questions.ask_plaintiffs),
    Step("defendants", questions.ask_defendants),
    Step("attorney", questions.ask_attorney),
    Step("causes", questions.ask_claims, lambda answers: _starts_a_case(answers) and not answers.get("claims")),
    Step(
        "against",
        claim_questions.ask_against,
        lambda answers: _starts_a_case(answers) and _has_several_defendants(answers),
    ),
    Step(
        "choices",
        claim_questions.ask_choices,
        lambda answers: _starts_a_case(answers) and any(elements_to_choose(answers)),
    ),
    Step("complaint_filed", case_questions.ask_complaint_filed, _ends_a_case),
    Step("events", case_questions.ask_events, _ends_a_case),
    Step("docket_read", case_questions.ask_docket_read, _ends_a_case),
    Step("earlier_dismissals", case_questions.ask_earlier, _ends_a_case),
    Step("dismisses", case_questions.ask_dismissed, _ends_a_case),
    Step("prejudice", case_questions.ask_prejudice, _ends_a_case),
    Step("date", case_questions.ask_date, _ends_a_case),
)


class UnfinishedError(Exception):
    """The user ended the questions. The message says where the answers were saved, or that there were none."""


def all_answers(folder: Path, options: Mapping[str, Any]) -> Answers:
    """Return all answers: the *options*, those that an interrupted run saved in *folder*, and the user's replies.

    Raises `UnfinishedError` if the user ends the questions.
    """
    answers = kept_answers(folder) | {key: answer for key, answer in options.items() if answer}
    try:
        with allow_interrupts():
            return ask(answers)
    except (click.Abort, KeyboardInterrupt):
        note("")
        saved_file = keep_answers(folder, answers)
        message = f"answers saved in {saved_file}, except to the last question; run the same command to continue"
        raise UnfinishedError(message if saved_file else "nothing was answered, so nothing was saved") from None


def ask(answers: Answers) -> Answers:
    """Ask each applicable question without an answer, and return *answers* with the user's replies added.

    *answers* has all replies up to then even if the user ends the questions with Ctrl-C.
    """
    for key in [key for key, answer in answers.items() if not answer]:
        del answers[key]
    if is_filed(answers):
        answers["kind"] = DISMISSAL
    elif answers.get("causes") or answers.get("claims"):
        answers["kind"] = COMPLAINT
    keys_by_question: list[frozenset[str]] = []  # the keys of the answers to each question asked
    earlier_answers: Answers = {}
    while step := _next_step(answers):
        if not keys_by_question and not earlier_answers:
            note(INSTRUCTIONS)
        try:
            replies = step.ask(answers, earlier_answers)
        except GoBack:
            _take_back(keys_by_question, answers, earlier_answers)
        else:
            keys_by_question.append(frozenset(replies) - answers.keys())
            answers |= replies
            for key in replies:
                earlier_answers.pop(key, None)
    return answers


def _next_step(answers: Answers) -> Step | None:
    return next((step for step in STEPS if step.key not in answers and step.applies(answers)), None)


def _take_back(keys_by_question: list[frozenset[str]], answers: Answers, earlier_answers: Answers) -> None:
    """Move the answers to the last question in *keys_by_question*, if any, from *answers* to *earlier_answers*."""
    if not keys_by_question:
        note("this is the first question")
        return
    for key in keys_by_question.pop():
        if key in answers:
            earlier_answers[key] = answers.pop(key)
