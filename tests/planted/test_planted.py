"""What `check` says of planted mistakes and of harmless edits, and where, stays as recorded."""

from functools import cache
from pathlib import Path

import pytest

from assembler.exhibits.reading_process import contents_of
from tests.conftest import Golden
from tests.planted.changes import Outcome, changes_of, matter_folders, outcomes, with_all_mistakes
from tests.support.runs import FindingData

KINDS = {
    "counts", "dates", "debris", "exhibits", "jurisdiction", "names", "one-fact", "party", "privacy", "references",
    "roles", "signatures", "statutes", "sums", "typing",
}  # fmt: skip
"""The kinds of mistakes: `roles` are who did it and who pays, `one-fact` is one fact with two figures."""


@pytest.fixture(autouse=True)
def exhibits_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read each exhibit in a process of its own only once, because no change is in a PDF."""
    monkeypatch.setattr("assembler.exhibits.files.contents_of", cache(contents_of))


@pytest.mark.slow
@pytest.mark.parametrize("matter", [folder.name for folder in matter_folders()])
def test_each_mistake_and_edit_has_the_recorded_findings(matter: str, tmp_path: Path, golden: Golden) -> None:
    folder = next(folder for folder in matter_folders() if folder.name == matter)
    own_findings, changed = outcomes(folder, tmp_path)
    lines = ["the complaint as it is", *map(described, own_findings)]
    for result in changed:
        lines += ["", heading(result), *map(described, result.findings)]
    golden(folder / "findings.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("matter", [folder.name for folder in matter_folders()])
def test_the_complaint_with_all_its_mistakes_has_the_recorded_findings(
    matter: str, tmp_path: Path, golden: Golden
) -> None:
    folder = next(folder for folder in matter_folders() if folder.name == matter)
    findings = with_all_mistakes(folder, tmp_path)
    assert len(findings) > 4
    golden(folder / "all_mistakes.txt", "\n".join(map(described, findings)) + "\n")


def test_the_complaints_have_mistakes_of_every_kind_and_harmless_edits() -> None:
    changes = [change for folder in matter_folders() for change in changes_of(folder)]
    assert {change.kind for change in changes} == KINDS | {""}
    assert sum(1 for change in changes if change.kind) > 550
    assert sum(1 for change in changes if not change.kind) > 150


def heading(result: Outcome) -> str:
    """Return the heading of *result*: the change and whether it is reported."""
    change = result.change
    verdict = "reported" if result.is_reported else "not reported"
    return f"{change.id}: {verdict if change.kind else 'harmless'}"


def described(finding: FindingData) -> str:
    """Return a line with the places and the message of *finding*."""
    other_lines = ", ".join(str(place.get("line")) for place in finding.get("also") or ())
    also = f" (also {other_lines})" if other_lines else ""
    return f"  {finding['code']} {finding.get('line')}:{finding.get('column')}{also} {finding['message']}"
