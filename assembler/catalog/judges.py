"""Reads judges' standing orders: files in a firm's `judges/`, merged over the court's record as a county's rules."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from assembler.findings.faults import brief, fault
from assembler.findings.finding import MatterError, Place
from assembler.findings.suggestions import did_you_mean
from assembler.load.files import is_file, place_of
from assembler.load.yaml_reader import Document

FOLDER = "judges"
SIMILAR = 0.9
"""How similar, from 0 to 1, two names must be for one to count as a misspelling: about a letter or two apart."""

MOST_LETTERS = 100
"""How many characters of a name are compared."""


@dataclass(frozen=True)
class JudgeFile:
    """A file in `judges/`: the judge, and the court whose record the standing order changes."""

    judge: str
    court: str
    file: Path


def judge_files(
    root: Path | None, read: Callable[[Path], Document], courts: Sequence[str], keep_inside: Callable[[Path], None]
) -> tuple[JudgeFile, ...]:
    """Return the files of `judges/` in *root*, by name. *courts* are the known courts.

    Raises `MatterError` for a file without a judge or a known court, or with the same judge and court as another file.
    """
    folder = root / FOLDER if root else None
    if folder is None or not folder.is_dir():
        return ()
    keep_inside(folder)
    records: list[JudgeFile] = []
    for file in sorted(folder.glob("*.yaml")):
        if is_file(file):
            keep_inside(file)
            records.append(_judge_file(file, read(file), courts))
    _each_once(records)
    return tuple(records)


def _judge_file(file: Path, document: Document, courts: Sequence[str]) -> JudgeFile:
    data: Mapping[str, Any] = document.data if isinstance(document.data, dict) else {}
    for key, noun in (("for_judge", "judge"), ("extends", "court")):
        if not isinstance(data.get(key), str):
            raise MatterError(
                fault("MAT003", place_of(file), f"names no {noun}", fix=f"write `{key}:` with the {noun}")
            )
    court = data["extends"].partition("/")[0]
    if court not in courts:
        place: Place = document.values.get(("extends",), place_of(file))
        message = f"no court is called `{brief(data['extends'])}`"
        raise MatterError(fault("MAT004", place, message, fix=did_you_mean(court, courts)))
    return JudgeFile(data["for_judge"], court, file)


def _each_once(files: Sequence[JudgeFile]) -> None:
    seen: dict[tuple[str, str], JudgeFile] = {}
    for file in files:
        first = seen.setdefault((_plain(file.judge), file.court), file)
        if first is not file:
            message = f"`{first.file.name}` already has the orders of `{brief(file.judge)}` in `{file.court}`"
            raise MatterError(fault("MAT003", place_of(file.file), message, fix="join the two files"))


def file_for_judge(files: Sequence[JudgeFile], court: str, judge: str) -> Path | None:
    """Return the file for *judge* in *court*, ignoring the name's case; None if there is none."""
    return next(
        (record.file for record in files if record.court == court and _plain(record.judge) == _plain(judge)), None
    )


def files_for_judge(files: Sequence[JudgeFile], name: str) -> Iterator[JudgeFile]:
    """Yield the files for the judge called *name*, and any file of that name."""
    yield from (record for record in files if _plain(name) in {_plain(record.judge), _plain(record.file.stem)})


def similar_judges(files: Sequence[JudgeFile], court: str, judge: str) -> list[str]:
    """Return the judges of *court* whose names *judge*, a name without a file there, may misspell or abbreviate."""
    judges = [record.judge for record in files if record.court == court]
    wanted = _plain(judge)
    if not wanted or wanted in map(_plain, judges):
        return []
    return [name for name in judges if _alike(wanted, _plain(name)) or _shortened(wanted, _plain(name))]


def _alike(name: str, candidate: str) -> bool:
    return SequenceMatcher(None, name[:MOST_LETTERS], candidate[:MOST_LETTERS]).ratio() >= SIMILAR


def _shortened(name: str, candidate: str) -> bool:
    """Whether one name contains the other's words in order, in full or as initials, and both end in the same word."""
    fewer, more = sorted((name.split(), candidate.split()), key=len)
    rest = iter(more)
    return fewer[-1:] == more[-1:] and all(any(_same(word, longer_word) for longer_word in rest) for word in fewer)


def _same(word: str, candidate: str) -> bool:
    return word == candidate or (1 in (len(word), len(candidate)) and word[0] == candidate[0])


def _plain(name: str) -> str:
    """Return *name* in lower case, without periods and underscores."""
    return " ".join(name.casefold().replace(".", " ").replace("_", " ").split())
