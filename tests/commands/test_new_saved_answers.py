"""The file in which an interrupted `assembler new` keeps the answers for the next run."""

from pathlib import Path
from typing import Any

import click
import pytest

from assembler.commands.new.writing import ANSWERS_FILE, keep_answers, kept_answers
from assembler.load import load


def test_saved_answers_are_read_back_unchanged(tmp_path: Path) -> None:
    answers = {
        "kind": "dismissal",
        "court": "wawd",
        "plaintiffs": ("O'Hara: #1", "none"),
        "events": (("answer", "-", "2025-05-20"),),
        "claims": (("Account Stated", "OH"),),
        "earlier_dismissals": "none",
        "date": "",
    }
    keep_answers(tmp_path, answers)
    saved_answers = kept_answers(tmp_path)
    expected = {key: answer for key, answer in answers.items() if answer}
    assert {key: _with_tuples(value) for key, value in saved_answers.items()} == expected


def _with_tuples(value: Any) -> Any:
    """Return *value* with tuples instead of lists."""
    return tuple(map(_with_tuples, value)) if isinstance(value, list) else value


@pytest.mark.parametrize("text", ["court: [a]", "events: [answer]", "claims: [[one]]", "color: blue", "- a"])
def test_a_broken_file_of_answers_is_a_one_line_error(tmp_path: Path, text: str) -> None:
    (tmp_path / ANSWERS_FILE).write_text(text, "utf-8")
    with pytest.raises(click.UsageError, match="delete it to start again"):
        kept_answers(tmp_path)


def test_the_file_of_answers_is_yaml_that_the_program_reads(tmp_path: Path) -> None:
    keep_answers(tmp_path, {"court": "wawd", "plaintiffs": ("A, Inc.",)})
    assert load(tmp_path / ANSWERS_FILE).data == {"court": "wawd", "plaintiffs": ["A, Inc."]}


@pytest.mark.parametrize("text", ["", "# Answers to `assembler new`.\n", "# one\n\n# two"])
def test_an_empty_file_of_answers_is_ignored(tmp_path: Path, text: str) -> None:
    (tmp_path / ANSWERS_FILE).write_text(text, "utf-8")
    assert kept_answers(tmp_path) == {}
