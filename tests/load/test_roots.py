"""No file outside a matter's folder is read, unless the user names, trusts or marks a wider root."""

from pathlib import Path

import pytest

from assembler.load import load
from assembler.load.roots import MARKER
from tests.support.matters import SUIT
from tests.support.places import SAMPLES
from tests.support.runs import FindingData, Run, build, check, errors, one_error, run_here, write_file

CLIENT = "clients/secretco"


@pytest.fixture
def download(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder with a client's matter and a download that names its files; return the download."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder.with_name(f"{folder.name}.configuration")))
    write_file(folder / CLIENT, SUIT)
    return write_file(folder / "Downloads/evil", f"extends: ../../{CLIENT}/matter.yaml\nabout: x\n").parent


def root_findings(run: Run) -> list[FindingData]:
    return [finding for finding in run.findings if finding["code"].startswith("TRU")]


def test_a_matter_reads_nothing_of_another_client(download: Path) -> None:
    error = one_error(build(download))
    assert error["code"] == "YML009"
    assert "outside the root `Downloads/evil`" in error["message"]
    assert "`--root DIR`" in error["fix"]
    assert "`assembler trust DIR`" in error["fix"]


@pytest.mark.parametrize(
    "changes",
    ["exhibits: {a: {title: A, file: ../../%s/memo.pdf}}", "related: [../../%s/matter.yaml]"],
    ids=["an exhibit", "a related matter"],
)
def test_a_matter_reads_no_exhibit_and_no_related_matter_of_another_client(
    download: Path, folder: Path, changes: str
) -> None:
    write_file(folder / CLIENT, "%PDF-1.7", "memo.pdf")
    write_file(download, f"{SUIT}\n{changes % CLIENT}\n")
    assert any("outside the root" in finding["message"] for finding in errors(check(download)))


def widen_root(folder: Path, way: str) -> list[str]:
    """Make *folder* the root of all matters in it, and return the options for that."""
    if way == "named":
        return ["--root", str(folder)]
    if way == "trusted":
        assert run_here("trust", str(folder)).status == 0
    else:
        write_file(folder, text="", name=MARKER)
    return []


@pytest.mark.parametrize("way", ["named", "trusted", "marked"])
def test_in_a_wider_root_one_note_names_the_files_outside_the_folder(download: Path, folder: Path, way: str) -> None:
    run = check(download, *widen_root(folder, way))
    (note,) = root_findings(run)
    assert (note["code"], note["severity"], note["file"]) == ("TRU006", "note", "Downloads/evil/matter.yaml")
    assert note["message"] == f"files outside the folder of the matter were read: `{CLIENT}/matter.yaml`"
    assert root_findings(check(folder / CLIENT, *widen_root(folder, way))) == []


def test_a_marker_in_a_download_narrows_the_root(download: Path, folder: Path) -> None:
    write_file(folder, text="", name=MARKER)
    write_file(download, text="", name=MARKER)
    assert "outside the root `Downloads/evil`" in one_error(check(download))["message"]


def test_the_root_is_the_same_from_any_working_folder(
    download: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    widen_root(folder, "marked")
    root = load(download).root
    monkeypatch.chdir(download)
    assert load(Path()).root == root == folder.resolve()


def test_trust_that_is_revoked_narrows_the_root_again(download: Path, folder: Path) -> None:
    widen_root(folder, "trusted")
    assert errors(check(download)) == []
    run_here("trust", "--revoke", str(folder))
    assert one_error(check(download))["code"] == "YML009"


def test_no_folder_is_trusted_through_a_link(download: Path, folder: Path) -> None:
    (download / "link").symlink_to(folder)
    run = run_here("trust", str(download / "link"))
    assert run.status == 2
    assert "is a link" in run.err


@pytest.mark.slow
@pytest.mark.pdf
def test_papers_are_written_below_the_working_folder(folder: Path) -> None:
    write_file(folder / "clients/a", SUIT)
    run = build("clients/a", "--draft")
    assert list(Path("output/clients/a/matter").glob("*.pdf")), run.out


@pytest.mark.usefixtures("download")
@pytest.mark.parametrize("kind", ["courts", "judges", "templates"])
def test_records_of_the_working_folder_that_are_out_of_reach_are_a_warning(folder: Path, kind: str) -> None:
    write_file(folder / kind, "name: X\n", "sentences.yaml")
    (warning,) = root_findings(check(CLIENT))
    assert (warning["code"], warning["severity"]) == ("TRU007", "warning")
    assert f"`{kind}/`" in warning["message"]
    assert "TRU007" not in {finding["code"] for finding in check("--root", ".", CLIENT).findings}


@pytest.mark.usefixtures("at_root")
@pytest.mark.parametrize("sample", SAMPLES)
def test_the_samples_read_nothing_outside_their_folders(sample: str) -> None:
    assert load(Path(sample)).root == Path(sample).parent.resolve()
