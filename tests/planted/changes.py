"""Reads the changes of the invented complaints, and compares the findings before and after each change.

A folder in `matters/` has a complaint, its exhibits, and `changes.yaml`: mistakes that a careful associate would
report, each with its kind and the reason why it can be known, and harmless edits. A change replaces a text that the
file has once. `findings.txt` has the findings that each change adds, `all_mistakes.txt` those on the complaint with all
its mistakes.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

import yaml

from tests.support.runs import FindingData, check

MATTERS = Path(__file__).with_name("matters")

LINES_BESIDE = 3
"""A finding at most so many lines before or after a mistake, or the text that it contradicts, reports the mistake."""


@dataclass(frozen=True)
class Change:
    """A replacement of *before* by *after* in *file* of a matter's folder; a harmless edit has no *kind*.

    *also* is the text that a mistake contradicts.
    """

    id: str
    before: str
    after: str
    kind: str = ""
    why: str = ""
    also: str = ""
    file: str = "matter.yaml"


@dataclass(frozen=True)
class Outcome:
    """The findings that a change adds, and whether one of them is at the change or at the text that it contradicts."""

    change: Change
    findings: list[FindingData]
    is_reported: bool


def matter_folders() -> list[Path]:
    """Return the folders of the complaints, by name."""
    return sorted(folder for folder in MATTERS.iterdir() if folder.is_dir())


def changes_of(folder: Path) -> list[Change]:
    """Return the mistakes and the harmless edits of the complaint in *folder*."""
    data = yaml.safe_load((folder / "changes.yaml").read_text("utf-8"))
    return [Change(**change) for change in (*data["mistakes"], *data["harmless"])]


def outcomes(folder: Path, work: Path) -> tuple[list[FindingData], Iterator[Outcome]]:
    """Return the findings on the complaint in *folder* as it is, and the outcomes of its changes.

    The changes are made in a copy of *folder* in *work*.
    """
    copytree(folder, work, dirs_exist_ok=True)
    own_findings = check(work / "matter.yaml").findings
    return own_findings, (outcome(change, work, own_findings) for change in changes_of(folder))


def outcome(change: Change, work: Path, own_findings: list[FindingData]) -> Outcome:
    """Return what *change* of the complaint in *work* adds to *own_findings*; afterwards the file is as it was."""
    file = work / change.file
    text = file.read_text("utf-8")
    if text.count(change.before) != 1:
        raise ValueError(f"{work.name}: the text of {change.id} is in {change.file} {text.count(change.before)} times")
    file.write_text(text.replace(change.before, change.after), "utf-8")
    try:
        findings = check(work / "matter.yaml").findings
    finally:
        file.write_text(text, "utf-8")
    old_messages = Counter((finding["code"], finding["message"]) for finding in own_findings)
    new_findings = []
    for finding in findings:
        message = finding["code"], finding["message"]
        if old_messages[message]:
            old_messages[message] -= 1
        else:
            new_findings.append(finding)
    places = lines_near(text, change)
    is_reported = any(line in places for finding in new_findings for line in lines_of(finding))
    return Outcome(change, new_findings, is_reported or (change.file != "matter.yaml" and bool(new_findings)))


def with_all_mistakes(folder: Path, work: Path) -> list[FindingData]:
    """Return the findings on the complaint in *folder* with all its mistakes at once, made in a copy in *work*.

    A mistake whose text an earlier one has changed is left out.
    """
    copytree(folder, work, dirs_exist_ok=True)
    for change in changes_of(folder):
        file = work / change.file
        text = file.read_text("utf-8")
        if change.kind and text.count(change.before) == 1:
            file.write_text(text.replace(change.before, change.after), "utf-8")
    return check(work / "matter.yaml").findings


def lines_near(text: str, change: Change) -> set[int]:
    """Return the numbers of the lines in and near *change* of *text*, and near the text that it contradicts."""
    numbers: set[int] = set()
    for words, added_lines in ((change.before, change.after.count("\n")), (change.also, 0)):
        if words and words in text:
            line = text[: text.index(words)].count("\n") + 1
            numbers.update(range(line - LINES_BESIDE, line + added_lines + LINES_BESIDE + 1))
    return numbers


def lines_of(finding: FindingData) -> set[int]:
    """Return the lines of *finding*, and of the other places that it names."""
    return {place.get("line") or 0 for place in (finding, *(finding.get("also") or ()))}
