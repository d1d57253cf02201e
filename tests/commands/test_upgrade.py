"""The format of a matter has a version, and `assembler fix --upgrade` converts a matter to the next version."""

from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner

from assembler.cli import cli
from assembler.findings.faults import fault
from assembler.load import load
from assembler.load.edits import edited
from assembler.load.version import FORMAT_VERSION
from assembler.validate.upgrades import upgrade_edits, with_upgrade
from tests.support.matters import SUIT
from tests.support.runs import check, one_error, write_file
from tests.support.stopped import findings_of, place_of

pytestmark = pytest.mark.usefixtures("folder")


def upgrade(file: Path) -> str:
    """Return the text of *file* after `assembler fix --upgrade --write`, which succeeds."""
    result = CliRunner().invoke(cli, ["fix", "--upgrade", "--write", str(file)], catch_exceptions=False)
    assert result.exit_code == 0
    return file.read_bytes().decode()


def upgraded_without_hearings(folder: Path, text: str) -> str:
    """Return *text* upgraded, with each `hearing` in it reported as an unknown key."""
    source = load(write_file(folder, text))
    places = [place for path, place in source.keys.items() if path[-1] == "hearing"]
    assert places
    return edited(dedent(text), upgrade_edits(source, [fault("MAT002", place, "unknown") for place in places]))


@pytest.mark.parametrize("version", ["", "version: 1\n", f"version: {FORMAT_VERSION}\n"])
def test_a_matter_of_each_version_up_to_the_last_is_read(folder: Path, version: str) -> None:
    assert check(write_file(folder, version + SUIT)).status == 0


def test_a_later_version_is_the_only_finding_on_a_file(folder: Path) -> None:
    file = write_file(folder, f"new_key: x\nversion: {FORMAT_VERSION + 1}\n{SUIT}")
    (finding,) = findings_of(lambda: load(file))
    assert finding.code == "MAT011"
    assert place_of(finding) == ("matter.yaml", 2, 10)
    assert "version 3 of the format, but this program reads only versions 1 to 2" in finding.message


def test_a_later_version_of_the_file_that_a_matter_extends_is_found_there(folder: Path) -> None:
    write_file(folder, f"version: {FORMAT_VERSION + 1}\n{SUIT}", "suit.yaml")
    (finding,) = findings_of(lambda: load(write_file(folder, "extends: suit.yaml\nversion: 1\n")))
    assert place_of(finding) == ("suit.yaml", 1, 10)


@pytest.mark.parametrize("version", ["0", "two", "-1", "1.5"])
def test_a_version_that_never_existed_is_a_wrong_value(folder: Path, version: str) -> None:
    (finding,) = check(write_file(folder, f"version: {version}\n{SUIT}")).findings
    assert finding["code"] == "MAT003"
    assert finding["line"] == 1


def test_an_upgrade_writes_the_version_above_the_first_key(folder: Path) -> None:
    assert upgrade(write_file(folder, f"# A test.\n\n{SUIT}")) == f"# A test.\n\nversion: {FORMAT_VERSION}\n{SUIT}"


def test_an_upgrade_replaces_an_existing_version(folder: Path) -> None:
    assert (
        upgrade(write_file(folder, f"{SUIT}version: 1  # the first\n"))
        == f"{SUIT}version: {FORMAT_VERSION}  # the first\n"
    )


def test_an_upgrade_of_the_last_version_changes_nothing(folder: Path) -> None:
    file = write_file(folder, f"version: {FORMAT_VERSION}\n{SUIT}")
    changed_at = file.stat().st_mtime_ns
    assert upgrade(file) == f"version: {FORMAT_VERSION}\n{SUIT}"
    assert file.stat().st_mtime_ns == changed_at


def test_an_upgrade_keeps_line_endings(folder: Path) -> None:
    file = folder / "matter.yaml"
    file.write_bytes(SUIT.replace("\n", "\r\n").encode())
    assert upgrade(file) == f"version: {FORMAT_VERSION}\r\n" + SUIT.replace("\n", "\r\n")


def test_an_upgrade_corrects_misspellings_too(folder: Path) -> None:
    assert upgrade(write_file(folder, SUIT.replace("court:", "cuort:", 1))) == f"version: {FORMAT_VERSION}\n{SUIT}"


def test_a_key_that_a_complaint_ignored_stops_it_until_the_matter_is_upgraded(folder: Path) -> None:
    complaint = "{paper: complaint, date: 2025-03-03}"
    file = write_file(
        folder, SUIT.replace(complaint, "{paper: complaint, hearing: {date: 2025-07-01}, date: 2025-03-03}")
    )
    finding = one_error(check(file))
    assert finding["code"] == "MAT002"
    assert "or let `assembler fix --upgrade` delete it" in finding["fix"]

    assert upgrade(file) == f"version: {FORMAT_VERSION}\n{SUIT}"
    assert check(file).status == 0


HEARINGS = """\
filings:
  - paper: complaint
    hearing: {date: 2025-07-01}  # goes with the key
    # stays
    date: 2025-03-03
  - hearing:
      date: 2025-07-01
      time: 9:00 a.m.
    paper: complaint
  - hearing: {date: 2025-07-01}  # goes
    # stays too
    paper: complaint
  - {paper: complaint, hearing: {date: 2025-07-01}}
  - {hearing: {date: 2025-07-01}, paper: complaint}
"""

UPGRADED_HEARINGS = f"""\
version: {FORMAT_VERSION}
filings:
  - paper: complaint
    # stays
    date: 2025-03-03
  - paper: complaint
  -\x20
    # stays too
    paper: complaint
  - {{paper: complaint}}
  - {{paper: complaint}}
"""


def test_keys_that_a_paper_ignored_are_deleted_and_comments_on_other_keys_stay(folder: Path) -> None:
    assert upgraded_without_hearings(folder, HEARINGS) == UPGRADED_HEARINGS
    write_file(folder, UPGRADED_HEARINGS, "upgraded.yaml")
    first_filing, *other_filings = load(folder / "upgraded.yaml").data["filings"]
    assert first_filing.keys() == {"paper", "date"}
    assert len(other_filings) == 4
    assert all(filing.keys() == {"paper"} for filing in other_filings)


def test_a_key_that_a_paper_uses_stays(folder: Path) -> None:
    source = load(write_file(folder, HEARINGS))
    assert edited(HEARINGS, upgrade_edits(source, findings=[])) == f"version: {FORMAT_VERSION}\n{HEARINGS}"


def test_a_finding_that_an_upgrade_removes_is_listed(folder: Path) -> None:
    source = load(write_file(folder, HEARINGS))
    finding = fault("MAT002", source.keys["filings", 0, "hearing"], "unknown", fix="delete it")
    other_finding = fault("MAT002", source.keys["filings", 0, "date"], "unknown", fix="delete it")
    remedies = [finding.fix for finding in with_upgrade([finding, other_finding], source)]
    assert remedies == ["delete it; or let `assembler fix --upgrade` delete it", "delete it"]

    upgraded = load(write_file(folder, f"version: {FORMAT_VERSION}\n{HEARINGS}"))
    finding = fault("MAT002", upgraded.keys["filings", 0, "hearing"], "unknown", fix="delete it")
    assert with_upgrade([finding], upgraded) == [finding]
