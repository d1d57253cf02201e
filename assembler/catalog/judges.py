"""A judge's standing order: a file of a firm's `judges/`, which lies over the court as a county's rules do."""

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
"""How similar, from 0 to 1, two names are of which one is taken to be the other misspelled: a letter or two differ."""

MOST_LETTERS = 100
"""How much of a name is compared."""


@dataclass(frozen=True)
class JudgeFile:
    """A file of `judges/`: whose order it is, and over which court it lies."""

    judge: str
    court: str
    file: Path


def judge_files(
    root: Path | None, read: Callable[[Path], Document], courts: Sequence[str], keep_inside: Callable[[Path], None]
) -> tuple[JudgeFile, ...]:
    """Return the files of `judges/` in *root*, by name. *courts* are the known courts.

    Raises `MatterError` for a file that names no judge or no known court, or the judge of another file.
    """
    folder = root / FOLDER if root else None
    if folder is None or not folder.is_dir():
        return ()
    keep_inside(folder)
    found: list[JudgeFile] = []
    for file in sorted(folder.glob("*.yaml")):
        if is_file(file):
            keep_inside(file)
            found.append(_judge_file(file, read(file), courts))
    _each_once(found)
    return tuple(found)


def _judge_file(file: Path, document: Document, courts: Sequence[str]) -> JudgeFile:
    data: Mapping[str, Any] = document.data if isinstance(document.data, dict) else {}
    for key, what in (("for_judge", "judge"), ("extends", "court")):
        if not isinstance(data.get(key), str):
            raise MatterError(
                fault("MAT003", place_of(file), f"names no {what}", fix=f"write `{key}:` with the {what}")
            )
    court = data["extends"].partition("/")[0]
    if court not in courts:
        place: Place = document.values.get(("extends",), place_of(file))
        message = f"no court is called `{brief(data['extends'])}`"
        raise MatterError(fault("MAT004", place, message, fix=did_you_mean(court, courts)))
    return JudgeFile(data["for_judge"], court, file)


def _each_once(found: Sequence[JudgeFile]) -> None:
    known: dict[tuple[str, str], JudgeFile] = {}
    for one in found:
        other = known.setdefault((_plain(one.judge), one.court), one)
        if other is not one:
            message = f"`{other.file.name}` already has the orders of `{brief(one.judge)}` in `{one.court}`"
            raise MatterError(fault("MAT003", place_of(one.file), message, fix="join the two files"))


def file_for_judge(files: Sequence[JudgeFile], court: str, judge: str) -> Path | None:
    """Return the file of *judge* in *court*, whose name may be written in other letters; None if there is none."""
    return next((one.file for one in files if one.court == court and _plain(one.judge) == _plain(judge)), None)


def files_for_judge(files: Sequence[JudgeFile], name: str) -> Iterator[JudgeFile]:
    """Yield the files of the judge called *name*, or the file that is called so."""
    yield from (one for one in files if _plain(name) in {_plain(one.judge), _plain(one.file.stem)})


def similar_judges(files: Sequence[JudgeFile], court: str, judge: str) -> list[str]:
    """Return the judges of *court* for whom *judge*, who has no file there, may be meant: misspelled or shortened."""
    known = [one.judge for one in files if one.court == court]
    wanted = _plain(judge)
    if not wanted or wanted in map(_plain, known):
        return []
    return [name for name in known if _alike(wanted, _plain(name)) or _shortened(wanted, _plain(name))]


def _alike(name: str, other: str) -> bool:
    return SequenceMatcher(None, name[:MOST_LETTERS], other[:MOST_LETTERS]).ratio() >= SIMILAR


def _shortened(name: str, other: str) -> bool:
    """Whether one name has, in order, each word of the other, whole or as its initial, and ends in the same word."""
    fewer, more = sorted((name.split(), other.split()), key=len)
    rest = iter(more)
    return fewer[-1:] == more[-1:] and all(any(_same(word, one) for one in rest) for word in fewer)


def _same(word: str, other: str) -> bool:
    return word == other or (1 in (len(word), len(other)) and word[0] == other[0])


def _plain(name: str) -> str:
    """Return *name* without capitals, points and underscores."""
    return " ".join(name.casefold().replace(".", " ").replace("_", " ").split())
