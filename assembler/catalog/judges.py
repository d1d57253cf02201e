"""Reads judges' standing orders: files in a firm's `judges/` that are merged over the court's record.

A county's rules are merged in the same way.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from assembler.catalog.root_files import has_file, has_folder
from assembler.findings.faults import brief, fault
from assembler.findings.finding import MatterError, Place
from assembler.findings.suggestions import did_you_mean
from assembler.load.files import place_of
from assembler.load.yaml_reader import Document

FOLDER = "judges"
MIN_SIMILARITY = 0.9
"""The similarity, from 0 to 1, from which one name counts as a misspelling of another."""

MAX_CHARACTERS = 100
"""The maximum number of characters of a name that are compared."""


@dataclass(frozen=True)
class JudgeFile:
    """A file in `judges/`: the judge, and the court whose record the judge's standing order changes."""

    judge: str
    court: str
    file: Path


def judge_files(
    root: Path | None,
    read_file: Callable[[Path], Document],
    courts: Sequence[str],
) -> tuple[JudgeFile, ...]:
    """Return the files of `judges/` in *root*, by name. *courts* are the known courts.

    Raises `MatterError` if a file lacks a judge or a known court, or if two files have the same judge and court.
    """
    if root is None or not has_folder(root / FOLDER, root):
        return ()
    files = (file for file in sorted((root / FOLDER).glob("[!.]*.yaml")) if has_file(file, root))
    records = [_judge_file(file, read_file(file), courts) for file in files]
    _refuse_duplicates(records)
    return tuple(records)


def _judge_file(file: Path, document: Document, courts: Sequence[str]) -> JudgeFile:
    data: Mapping[str, Any] = document.data if isinstance(document.data, dict) else {}
    for key, noun in (("for_judge", "judge"), ("extends", "court")):
        if not isinstance(data.get(key), str):
            fix = f"write `{key}:` with the {noun}"
            raise MatterError(fault("MAT003", place_of(file), f"names no {noun}", fix=fix))
    court = data["extends"].partition("/")[0]
    if court not in courts:
        place: Place = document.values.get(("extends",), place_of(file))
        message = f"no court is called `{brief(data['extends'])}`"
        raise MatterError(fault("MAT004", place, message, fix=did_you_mean(court, courts)))
    return JudgeFile(data["for_judge"], court, file)


def _refuse_duplicates(files: Sequence[JudgeFile]) -> None:
    files_by_judge: dict[tuple[str, str], JudgeFile] = {}
    for file in files:
        first_file = files_by_judge.setdefault((_comparable(file.judge), file.court), file)
        if first_file is not file:
            message = f"`{first_file.file.name}` already has the orders of `{brief(file.judge)}` in `{file.court}`"
            raise MatterError(fault("MAT003", place_of(file.file), message, fix="merge the two files into one"))


def file_for_judge(files: Sequence[JudgeFile], court: str, judge: str) -> Path | None:
    """Return the file for *judge* in *court*, ignoring case, periods and underscores; None if there is no file."""
    for record in files:
        if record.court == court and _comparable(record.judge) == _comparable(judge):
            return record.file
    return None


def files_for_judge(files: Sequence[JudgeFile], name: str) -> Iterator[JudgeFile]:
    """Yield the files for the judge called *name*, including a file whose own name is *name*."""
    for record in files:
        if _comparable(name) in {_comparable(record.judge), _comparable(record.file.stem)}:
            yield record


def similar_judges(files: Sequence[JudgeFile], court: str, judge: str) -> list[str]:
    """Return the judges of *court* whose names *judge* may misspell or abbreviate; none if *judge* has a file."""
    judges = [record.judge for record in files if record.court == court]
    comparable_name = _comparable(judge)
    if not comparable_name or comparable_name in map(_comparable, judges):
        return []
    return [
        name
        for name in judges
        if _is_similar(comparable_name, _comparable(name)) or _is_abbreviation(comparable_name, _comparable(name))
    ]


def _is_similar(name: str, candidate: str) -> bool:
    return SequenceMatcher(None, name[:MAX_CHARACTERS], candidate[:MAX_CHARACTERS]).ratio() >= MIN_SIMILARITY


def _is_abbreviation(name: str, candidate: str) -> bool:
    """Whether one name has the other's words in order, in full or as initials, and both end in the same word."""
    short_name, long_name = sorted((name.split(), candidate.split()), key=len)
    if short_name[-1:] != long_name[-1:]:
        return False
    remaining_words = iter(long_name)
    return all(any(_is_same_word(word, long_word) for long_word in remaining_words) for word in short_name)


def _is_same_word(word: str, candidate: str) -> bool:
    return word == candidate or (1 in (len(word), len(candidate)) and word[0] == candidate[0])


def _comparable(name: str) -> str:
    """Return *name* in lower case, without periods and underscores."""
    return " ".join(name.casefold().replace(".", " ").replace("_", " ").split())
