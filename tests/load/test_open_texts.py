"""A text that is open in an editor is read instead of the file on disk."""

from pathlib import Path

import pytest

from assembler.findings.finding import Finding
from assembler.load import load
from assembler.pipeline import check_matter
from assembler.results import Options
from tests.support.matters import SUIT
from tests.support.runs import write_file
from tests.support.stopped import findings_of, place_of

pytestmark = pytest.mark.usefixtures("folder")


def findings_on(file: Path, open_texts: dict[Path, str]) -> list[Finding]:
    return list(check_matter(file, Options(), open_texts).findings)


def test_the_text_of_the_editor_is_read_and_not_the_file(folder: Path) -> None:
    file = write_file(folder, "about: saved")
    assert load(file, open_texts={file: "about: typed"}).data == {"about": "typed"}
    assert load(file, open_texts={folder / "other.yaml": "about: typed"}).data == {"about": "saved"}


def test_a_path_in_the_editor_may_be_relative_or_lead_through_a_link(folder: Path) -> None:
    write_file(folder / "real", "about: saved")
    (folder / "link").symlink_to(folder / "real")
    open_texts = {Path("link/matter.yaml"): "about: typed"}
    assert load(folder / "real", open_texts=open_texts).data == {"about": "typed"}


def test_a_matter_that_was_never_saved_extends_a_file_that_was_never_saved(folder: Path) -> None:
    matter = folder / "matter.yaml"
    base = folder / "base.yaml"
    source = load(matter, open_texts={matter: "extends: base.yaml\nabout: typed", base: "number: '1'"})
    assert source.data == {"number": "1", "about": "typed"}
    assert (source.place_at(("number",)).file, source.place_at(("about",)).file) == ("base.yaml", "matter.yaml")


def test_an_error_in_an_open_text_has_its_place_there(folder: Path) -> None:
    file = write_file(folder, "about: saved")
    (finding,) = findings_of(lambda: load(file, open_texts={file: "about: typed\nabout: again"}))
    assert (finding.code, place_of(finding)) == ("YML004", ("matter.yaml", 2, 1))


def test_half_of_a_character_in_an_open_text_is_a_finding(folder: Path) -> None:
    file = folder / "matter.yaml"
    (finding,) = findings_of(lambda: load(file, open_texts={file: "about: \ud83d"}))
    assert finding.code == "YML002"


def test_an_open_text_does_not_widen_the_root(folder: Path) -> None:
    (folder / "in").mkdir()
    matter = folder / "in" / "matter.yaml"
    outside = folder / "outside.yaml"
    (finding,) = findings_of(lambda: load(matter, open_texts={matter: "extends: ../outside.yaml", outside: "about: x"}))
    assert finding.code == "YML009"
    assert "outside the root" in finding.message


def test_findings_are_on_the_open_text(folder: Path) -> None:
    file = write_file(folder, SUIT)
    assert not [finding for finding in findings_on(file, open_texts={}) if finding.code == "MAT002"]
    unknown_keys = [
        finding for finding in findings_on(file, {file: f"cuort: nysd\n{SUIT}"}) if finding.code == "MAT002"
    ]
    assert [place_of(finding) for finding in unknown_keys] == [("matter.yaml", 1, 1)]


def test_a_related_matter_is_read_from_the_editor_too(folder: Path) -> None:
    file = write_file(folder, f"{SUIT}related: [other.yaml]\n")
    other = folder / "other.yaml"
    assert "`other.yaml` is not a file" in [finding.message for finding in findings_on(file, open_texts={})]
    assert "dismisses a claim of this matter" in " ".join(
        finding.message for finding in findings_on(file, {other: SUIT})
    )


def test_a_second_colon_in_a_line_is_not_blamed_on_the_indent_of_the_line(folder: Path) -> None:
    file = folder / "matter.yaml"
    (finding,) = findings_on(file, {file: "a:\n  b: c\n  d: e: f\n"})
    assert finding.fix.startswith("put the paragraph under `|`")
    (finding,) = findings_on(file, {file: "a:\n  b: c\n    d: e\n"})
    assert finding.fix.startswith("indent this line by 2 spaces")
