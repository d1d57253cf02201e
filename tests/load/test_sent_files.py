"""A folder from a stranger: no file outside the root is read or listed, and no file in it makes the program hang."""

import json
import os
from pathlib import Path

import pikepdf
import pytest

from tests.support.runs import build, check, errors, one_error, run_here, write_file, write_matter

OUTSIDE_NAME = "settlement_with_beta"
"""The name of the files outside the root, which no message may mention."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Change to a matter's folder, which has files of others above and beside it."""
    inside = tmp_path / "inside"
    beside = tmp_path / "beside"
    inside.mkdir()
    for outside in (tmp_path, beside):
        write_file(outside, "court: nysd\n", f"{OUTSIDE_NAME}.yaml")
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            pdf.save(outside / f"{OUTSIDE_NAME}.pdf")
    (inside / "linked").symlink_to("../beside")
    (inside / "up").symlink_to("..")
    (inside / "here").symlink_to(".")
    monkeypatch.chdir(inside)
    return inside


OUTLYING_PATHS = [
    ".",
    "./",
    "..",
    "../",
    "here",
    "here/..",
    "linked",
    "linked/x",
    "up",
    "up/x",
    "up/inside",
    "/",
    "/etc",
    "~",
    "",
]
"""Names that lead to the root itself, above it, beside it, or to nothing."""


@pytest.mark.slow
@pytest.mark.parametrize("entry", ["extends: {}", "related: [{}]", "exhibits: {{a: {{title: A, file: {}}}}}"])
def test_no_suggestion_names_a_file_outside_the_root(folder: Path, entry: str) -> None:
    leaking_names = []
    error_count = 0
    for name in OUTLYING_PATHS:
        changes = entry.format(json.dumps(name))
        file = write_file(folder, changes + "\n") if "extends" in entry else write_matter(folder, changes)
        run = check(file)
        error_count += len(errors(run))
        leaking_names += [name for error in errors(run) if OUTSIDE_NAME in f"{error['message']} {error['fix']}"]

    assert leaking_names == []
    assert error_count >= len(OUTLYING_PATHS)


def test_a_file_inside_the_root_is_suggested(folder: Path) -> None:
    write_matter(folder, changes="")
    write_file(folder, "court: nysd\n", "dispute.yaml")
    assert "`dispute.yaml`" in one_error(check(write_file(folder, "extends: disputes.yaml\n")))["fix"]


def test_a_file_is_not_suggested_to_itself(folder: Path) -> None:
    error = one_error(check(write_file(folder, f"extends: {'a' * 200}.yml\n", f"{'a' * 200}.yaml")))
    assert "a" * 99 not in error["fix"]
    assert "give the path of one file inside the root" in error["fix"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("pipe.yaml", "is a pipe or a device"),
        ("folder.yaml", "is a folder"),
        ("/dev/zero", "is outside the root"),
        ("/dev/stdin", "is outside the root"),
    ],
)
def test_a_pipe_a_device_or_a_folder_is_not_read(folder: Path, name: str, reason: str) -> None:
    os.mkfifo(folder / "pipe.yaml")
    (folder / "folder.yaml").mkdir()
    error = one_error(check(write_file(folder, f"extends: {name}\n")))
    assert error["code"] == "YML009"
    assert error["message"].startswith(f"`{name}` {reason}")


def test_a_pipe_in_the_place_of_a_matter_is_not_read(folder: Path) -> None:
    os.mkfifo(folder / "matter.yaml")
    assert one_error(check(folder))["message"] == "is not a file"


# -- records of filed papers ------------------------------------------------------------------------------------------

RECORD = {"paragraphs": {"signed": {"number": 7}}, "headings": {}, "lettered": {}}


def matter_that_cites_a_filed_paper(folder: Path) -> Path:
    """Write a matter that cites its filed complaint, and an empty folder for the record of that complaint."""
    matter = write_matter(
        folder, "more_facts:\n  - {id: later, heading: Later, paragraphs: [{text: '[[complaint:7]]'}]}\n"
    )
    (folder / "filed").mkdir()
    return matter


def test_a_record_of_a_filed_paper_outside_the_root_is_not_read(folder: Path) -> None:
    matter = matter_that_cites_a_filed_paper(folder)
    write_file(folder.parent / "beside" / "matter", json.dumps(RECORD), "complaint.json")
    (folder / "filed" / "matter").symlink_to("../../beside/matter")
    error = one_error(check(matter))
    assert "is outside the root" in error["message"]


def test_a_record_of_a_filed_paper_that_never_ends_is_not_read(folder: Path) -> None:
    matter = matter_that_cites_a_filed_paper(folder)
    (folder / "filed" / "matter").mkdir()
    os.mkfifo(folder / "filed" / "matter" / "complaint.json")
    error = one_error(check(matter))
    assert (error["code"], error["line"]) == ("MAT004", 3)


HOSTILE_LABELS = ["I\x00", "I\x1b[31m", "I\u202e", "I\ud800", "I\n", "x" * 1000]
HOSTILE_NUMBERS: list[object] = [0, -5, 10**30, 1e300, None, [], "x", "9" * 5000]


def test_a_record_of_a_filed_paper_cannot_inject_markup(folder: Path) -> None:
    matter = matter_that_cites_a_filed_paper(folder)
    heading_records = [{**RECORD, "headings": {"s-story": {"label": label, "level": 1}}} for label in HOSTILE_LABELS]
    number_records = [{**RECORD, "paragraphs": {"signed": {"number": number}}} for number in HOSTILE_NUMBERS]
    letter_records = [{**RECORD, "lettered": {"a": label}} for label in HOSTILE_LABELS]
    accepted_records = []
    for record in (*heading_records, *number_records, *letter_records):
        write_file(folder / "filed/matter", json.dumps(record), "complaint.json")
        error = one_error(check(matter))
        if error["code"] != "OUT002":
            accepted_records.append(record)
    assert accepted_records == []
    write_file(folder / "filed/matter", json.dumps(RECORD), "complaint.json")
    assert "OUT002" not in {finding["code"] for finding in check(matter).findings}


@pytest.mark.slow
def test_a_filed_paper_is_not_kept_outside_the_root(folder: Path) -> None:
    matter = write_matter(folder, "filings: [{paper: complaint, date: 2025-03-03}]\n")
    assert build("--draft", matter).status == 0
    assert build(matter).status == 0
    (folder / "filed").symlink_to("../beside")
    files_before = sorted((folder.parent / "beside").rglob("*"))

    run = run_here("file", matter, "complaint")

    assert run.status == 1
    assert "is a link, and links are not followed here" in run.out
    assert sorted((folder.parent / "beside").rglob("*")) == files_before
