"""Writes a new matter completely or not at all, and saves the answers if the user ends the questions early."""

import errno
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from assembler.catalog import catalog_of
from assembler.commands.new.answers import LISTS, TEXTS
from assembler.findings.finding import MatterError
from assembler.load import read_document
from assembler.load.files import display_name
from assembler.new_matter import new_matter
from assembler.new_matter.lines import quoted
from assembler.new_matter.start import Start

ANSWERS_FILE = "answers.yaml"
"""The file in the matter's folder in which an interrupted run saves its answers."""

TEXTS_IN_ENTRY = {"claims": 2, "against": 2, "events": 3, "choices": 3}
"""The number of texts in each entry of an answer, for the answers that are lists of lists."""


def write_matter(folder: Path, start: Start) -> list[str]:
    """Write `matter.yaml` to *folder*, completely or not at all, and return the lines to print.

    Raises `FileExistsError` if the file already exists, and a usage error if the folder cannot be written.
    """
    file = folder / "matter.yaml"
    refuse_existing(folder)
    name = display_name(folder)
    try:
        matter = new_matter(start, catalog_of(root=None))
    except MatterError as error:
        raise click.UsageError(str(error)) from None
    _write_new(file, matter.text)
    lines = [display_name(file)]
    if choice := matter.choice:
        reasons = f"`assembler dismiss {name}` shows why, and the other papers"
        lines.append(f"the paper: {choice.paper} ({choice.comment}); {reasons}")
    lines.append(f"replace each value in (parentheses); `assembler check {name}` lists them")
    return lines


def refuse_existing(folder: Path) -> None:
    """Raise `FileExistsError` if *folder* already has a matter."""
    file = folder / "matter.yaml"
    if os.path.lexists(file):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(file))


def _write_new(file: Path, text: str) -> None:
    """Write *text* to *file*, whose folder is made if necessary. Raises a usage error if it cannot be written."""
    from assembler.write.journal import put_file  # noqa: PLC0415 - slow to import

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        put_file(file, text.encode())
    except FileExistsError:
        raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.UsageError(f"`{file.parent}` cannot be written: {reason}; give a folder of your own") from None
    except MatterError as error:
        raise click.UsageError(str(error)) from None


def keep_answers(folder: Path, answers: Mapping[str, Any]) -> str:
    """Save the *answers* in *folder*, and return the file's name. Without answers, save nothing and return ""."""
    file = folder / ANSWERS_FILE
    entries = [f"{key}: {_flow(answer)}" for key, answer in answers.items() if answer]
    if not entries:
        return ""
    head = "# Answers to `assembler new`, which continues from here when it is run on this folder again."
    _write_new(file, "\n".join([head, *entries]) + "\n")
    return display_name(file)


def _flow(answer: Any) -> str:
    """Return *answer*, a text or a list of texts and lists, as one line of YAML."""
    if isinstance(answer, str):
        return quoted(answer)
    return f"[{', '.join(_quoted_in_list(entry) for entry in answer)}]"


def _quoted_in_list(entry: Any) -> str:
    return "'" + entry.replace("'", "''") + "'" if isinstance(entry, str) else _flow(entry)


def kept_answers(folder: Path) -> dict[str, Any]:
    """Return the answers that an interrupted run saved in *folder*.

    There are no answers if the file is missing or has only comments. Raises a usage error if the file cannot be read.
    """
    file = folder / ANSWERS_FILE
    if not os.path.lexists(file):
        return {}
    try:
        data = read_document(file).data
    except MatterError as error:
        finding = error.findings[0]
        if finding.code == "YML005" and not finding.place.line:  # the file is empty
            return {}
        raise click.UsageError(str(error)) from None
    if not isinstance(data, dict) or not all(_has_shape(key, answer) for key, answer in data.items()):
        raise click.UsageError(f"`{display_name(file)}` is not a file of answers; delete it to start again")
    return data


def _has_shape(key: str, answer: Any) -> bool:
    """Whether *answer* has the right form for *key*: a text, a list of texts, or a list of lists of texts."""
    if key in TEXTS:
        return isinstance(answer, str)
    if key not in LISTS or not isinstance(answer, list):
        return False
    count = TEXTS_IN_ENTRY.get(key)
    if count is None:
        return all(isinstance(entry, str) for entry in answer)
    return all(_are_texts(entry, count) for entry in answer)


def _are_texts(entry: Any, count: int) -> bool:
    """Whether *entry* is a list of *count* texts."""
    return isinstance(entry, list) and len(entry) == count and all(isinstance(text, str) for text in entry)


def forget_answers(folder: Path) -> None:
    """Delete the saved answers of an interrupted run, because they are now in the matter."""
    (folder / ANSWERS_FILE).unlink(missing_ok=True)
