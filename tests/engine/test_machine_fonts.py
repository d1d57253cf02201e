"""A paper's bytes depend only on the fonts that the program uses, and not on other fonts or rules of the machine."""

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
import yaml

from assembler.outputs.pdf.paginate import fonts
from assembler.outputs.pdf.paginate.font_setup import EAST_ASIAN, use_own_fonts
from assembler.outputs.pdf.prove.open_file import OpenFile
from assembler.outputs.pdf.prove.pdf_tags import tags
from assembler.plan.font_families import FAMILIES, WORKSHEET_FAMILIES, all_families, fallback_families
from tests.support.made_fonts import hostile_environment, make_font, user_environment
from tests.support.runs import Run, errors, place, run_separately, write_matter
from tests.support.scripts import MARKS, NAMES

pytestmark = pytest.mark.pdf

HAN = "\N{CJK UNIFIED IDEOGRAPH-6F22}"
LOCALIZED_LETTERS = "*бгдпт* and бгдпт, झ ल श, ۴۵۶"
"""Letters with special forms in Serbian, Marathi and Urdu."""

SCRIPTS = ("Hebrew", "Cyrillic", "Thai", "Devanagari", "Arabic", "Khmer")
"""Scripts with separate fonts, some right-to-left and some with reordered letters."""

CHANGES = {
    "parties": {"beta": {"name": f"Société {NAMES['Hebrew']} and {NAMES['Cyrillic']} Inc."}},
    "more_facts": [
        {
            "id": "more",
            "heading": NAMES["Thai"],
            "paragraphs": [
                {"text": f"*Alpha* saw {name}. {MARKS}.^[{name}]"}
                for name in (*map(NAMES.get, SCRIPTS), LOCALIZED_LETTERS)
            ],
        }
    ],
}
"""A paper with many scripts, in Roman, italic and bold type."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a matter in it."""
    write_matter(tmp_path, yaml.safe_dump(CHANGES, allow_unicode=True))
    return tmp_path


def build_matter_on(folder: Path, environment: Mapping[str, str], name: str, *papers: str) -> Run:
    """Build the matter in *folder* on a machine with this *environment*, with papers in the folder *name*."""
    command = ("build", "--format", "json", "--out", name, *papers, "matter.yaml")
    return run_separately(*command, cwd=folder, env=environment)


@pytest.fixture(scope="module")
def hashes_on_plain_machine(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the SHA-256 of each paper that a machine without additional fonts builds."""
    folder = tmp_path_factory.mktemp("plain")
    write_matter(folder, yaml.safe_dump(CHANGES, allow_unicode=True))
    run = build_matter_on(folder, user_environment(folder / "plain"), "out")
    assert (run.status, run.err) == (0, "")
    return hashes(folder / "out")


def hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each paper in *folder*."""
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in folder.rglob("*.pdf")}


@pytest.mark.slow
def test_papers_have_the_same_bytes_on_a_machine_with_other_fonts_and_rules(
    folder: Path, hashes_on_plain_machine: dict[str, str]
) -> None:
    other_machine = build_matter_on(folder, hostile_environment(folder / "hostile"), "out")

    assert (other_machine.status, other_machine.err) == (0, "")
    assert len(hashes_on_plain_machine) == 2
    assert hashes(folder / "out") == hashes_on_plain_machine


@pytest.mark.slow
def test_an_attorneys_worksheet_has_the_same_bytes_on_a_machine_with_other_fonts(folder: Path) -> None:
    environments = {"plain": user_environment(folder / "a"), "other": hostile_environment(folder / "b")}
    for name, environment in environments.items():
        (folder / name).mkdir()
        command = ("matrix", "--format", "pdf", "--out", f"{name}/m.pdf", "matter.yaml")
        run = run_separately(*command, cwd=folder, env=environment)
        assert (run.status, run.err) == (0, "")

    assert hashes(folder / "plain") == hashes(folder / "other") != {}


@pytest.mark.slow
def test_a_font_that_the_program_does_not_use_supplies_no_character(tmp_path: Path) -> None:
    write_matter(tmp_path, f"parties:\n  beta:\n    name: Beta {HAN} Inc.\n")
    environment = hostile_environment(tmp_path / "hostile")
    (error,) = errors(build_matter_on(tmp_path, environment, "out", "--document", "complaint"))

    assert (error["code"], place(error)) == ("PAG003", ("matter.yaml", 4, 16))
    assert f"`{HAN}` (U+6F22)" in error["message"]
    assert "fonts-noto-cjk" in error["fix"]


def test_the_font_configuration_is_deleted_after_it_was_read() -> None:
    with use_own_fonts():
        file = Path(os.environ["FONTCONFIG_FILE"])
        assert file.is_file()
    assert not file.parent.exists()


@pytest.mark.slow
def test_chinese_is_printed_if_a_font_for_it_is_installed(tmp_path: Path) -> None:
    make_font("Noto Serif CJK SC", HAN, tmp_path / "asian/data/fonts")
    write_matter(tmp_path, f"parties:\n  beta:\n    name: Beta {HAN} Inc.\n")
    run = build_matter_on(tmp_path, user_environment(tmp_path / "asian"), "out")

    assert (run.status, errors(run)) == (0, [])
    with pikepdf.open(next((tmp_path / "out").rglob("complaint.pdf"))) as file:
        fonts_used = tags(OpenFile(file)).fonts
    assert "Noto Serif CJK SC" in {font.family for font in fonts_used}


@pytest.mark.slow
def test_papers_have_the_same_bytes_if_fonts_for_chinese_are_installed(
    folder: Path, hashes_on_plain_machine: dict[str, str]
) -> None:
    make_font("Noto Serif CJK SC", f"{HAN}\u2713\u2192\u05e9", folder / "asian/data/fonts")
    run = build_matter_on(folder, user_environment(folder / "asian"), "out")

    assert run.status == 0
    assert hashes(folder / "out") == hashes_on_plain_machine != {}


@pytest.mark.slow
def test_a_font_cache_that_cannot_be_written_causes_no_message(folder: Path) -> None:
    unwritable_folders = {"HOME": "/dev/null", "XDG_CACHE_HOME": "/dev/null/cache", "XDG_DATA_HOME": "/dev/null/data"}
    run = build_matter_on(folder, unwritable_folders, "out", "--document", "notice_of_voluntary_dismissal")

    assert (run.status, run.err) == (0, "")


# -- the font families of the program ---------------------------------------------------------------------------------


def test_each_fallback_family_is_installed_by_the_setup_or_is_for_chinese() -> None:
    missing = {family for family in fallback_families() if family.lower() not in fonts.installed_families()}
    chinese = {family for family in fallback_families() if any(part in family for part in EAST_ASIAN)}

    assert len(fallback_families()) > 100
    assert len(chinese) == 15
    assert missing - chinese == {"Noto Sans Symbols 2"}


def test_no_family_is_listed_twice_and_none_is_missing() -> None:
    assert len(set(fallback_families())) == len(fallback_families())
    assert {*FAMILIES["times"], *WORKSHEET_FAMILIES, *fallback_families()} <= set(all_families())
