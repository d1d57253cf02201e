"""A paper's bytes depend on the fonts that the program names, and on no other font or rule of the machine."""

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
import yaml

from assembler.outputs.pdf.paginate import fonts
from assembler.outputs.pdf.paginate.font_setup import EAST_ASIAN, own_fonts
from assembler.outputs.pdf.prove.opened import Opened
from assembler.outputs.pdf.prove.pdf_tags import tags
from assembler.plan.font_families import FAMILIES, WORKSHEET, all_families, fallback_families
from tests.support.made_fonts import hostile, machine, make_font
from tests.support.runs import Run, errors, place, run_separately, write_matter
from tests.support.scripts import MARKS, NAMES

pytestmark = pytest.mark.pdf

HAN = "\N{CJK UNIFIED IDEOGRAPH-6F22}"
LOCAL = "*бгдпт* and бгдпт, झ ल श, ۴۵۶"
"""Letters that Serbian, Marathi and Urdu draw in ways of their own."""

SOME = ("Hebrew", "Cyrillic", "Thai", "Devanagari", "Arabic", "Khmer")
"""Scripts of fonts of their own, from right to left and with letters that change places among them."""

CHANGES = {
    "parties": {"beta": {"name": f"Société {NAMES['Hebrew']} and {NAMES['Cyrillic']} Inc."}},
    "more_facts": [
        {
            "id": "more",
            "heading": NAMES["Thai"],
            "paragraphs": [
                {"text": f"*Alpha* saw {name}. {MARKS}.^[{name}]"} for name in (*map(NAMES.get, SOME), LOCAL)
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


def built(folder: Path, surroundings: Mapping[str, str], name: str, *papers: str) -> Run:
    """Build the matter in *folder* on a machine with these *surroundings*, with papers in the folder *name*."""
    command = ("build", "--format", "json", "--out", name, *papers, "matter.yaml")
    return run_separately(*command, cwd=folder, env=surroundings)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the SHA-256 of each paper that a machine without fonts of its own builds."""
    folder = tmp_path_factory.mktemp("plain")
    write_matter(folder, yaml.safe_dump(CHANGES, allow_unicode=True))
    run = built(folder, machine(folder / "plain"), "out")
    assert (run.status, run.err) == (0, "")
    return hashes(folder / "out")


def hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each paper in *folder*."""
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in folder.rglob("*.pdf")}


def test_papers_have_the_same_bytes_on_a_machine_with_other_fonts_and_rules(
    folder: Path, plain: dict[str, str]
) -> None:
    strange = built(folder, hostile(folder / "hostile"), "out")

    assert (strange.status, strange.err) == (0, "")
    assert len(plain) == 2
    assert hashes(folder / "out") == plain


@pytest.mark.tools  # needs no other program, but seconds
def test_the_worksheet_of_an_attorney_has_the_same_bytes_there_too(folder: Path) -> None:
    for name, surroundings in {"one": machine(folder / "plain"), "two": hostile(folder / "hostile")}.items():
        (folder / name).mkdir()
        run = run_separately(
            "matrix", "--format", "pdf", "--out", f"{name}/m.pdf", "matter.yaml", cwd=folder, env=surroundings
        )
        assert (run.status, run.err) == (0, "")

    assert hashes(folder / "one") == hashes(folder / "two") != {}


@pytest.mark.tools
def test_a_font_that_the_program_does_not_name_lends_no_character(tmp_path: Path) -> None:
    write_matter(tmp_path, f"parties:\n  beta:\n    name: Beta {HAN} Inc.\n")
    (error,) = errors(built(tmp_path, hostile(tmp_path / "hostile"), "out", "--document", "complaint"))

    assert (error["code"], place(error)) == ("PAG003", ("matter.yaml", 4, 16))
    assert f"`{HAN}` (U+6F22)" in error["message"]
    assert "fonts-noto-cjk" in error["fix"]


def test_the_configuration_of_the_fonts_is_deleted_when_it_has_been_read() -> None:
    with own_fonts():
        file = Path(os.environ["FONTCONFIG_FILE"])
        assert file.is_file()
    assert not file.parent.exists()


@pytest.mark.tools
def test_chinese_prints_where_a_font_for_it_is_installed(tmp_path: Path) -> None:
    make_font("Noto Serif CJK SC", HAN, tmp_path / "asian/data/fonts")
    write_matter(tmp_path, f"parties:\n  beta:\n    name: Beta {HAN} Inc.\n")
    run = built(tmp_path, machine(tmp_path / "asian"), "out")

    assert (run.status, errors(run)) == (0, [])
    with pikepdf.open(next((tmp_path / "out").rglob("complaint.pdf"))) as file:
        used = tags(Opened(file)).fonts
    assert "Noto Serif CJK SC" in {font.family for font in used}


@pytest.mark.tools
def test_papers_have_the_same_bytes_where_fonts_for_chinese_are_installed(folder: Path, plain: dict[str, str]) -> None:
    make_font("Noto Serif CJK SC", f"{HAN}\u2713\u2192\u05e9", folder / "asian/data/fonts")
    run = built(folder, machine(folder / "asian"), "out")

    assert run.status == 0
    assert hashes(folder / "out") == plain != {}


@pytest.mark.tools
def test_a_machine_on_which_no_cache_can_be_written_is_not_told_so(folder: Path) -> None:
    nowhere = {"HOME": "/dev/null", "XDG_CACHE_HOME": "/dev/null/cache", "XDG_DATA_HOME": "/dev/null/data"}
    run = built(folder, nowhere, "out", "--document", "notice_of_voluntary_dismissal")

    assert (run.status, run.err) == (0, "")


# -- the families that the program names -------------------------------------------------------------------------------


def test_each_family_that_lends_characters_is_installed_by_the_set_up_or_is_for_chinese() -> None:
    missing = {family for family in fallback_families() if family.lower() not in fonts.installed()}
    chinese = {family for family in fallback_families() if any(part in family for part in EAST_ASIAN)}

    assert (len(fallback_families()) > 100, len(chinese)) == (True, 15)
    assert missing - chinese == {"Noto Sans Symbols 2"}


def test_no_family_is_in_the_list_twice_and_all_are_named() -> None:
    assert len(set(fallback_families())) == len(fallback_families())
    assert {*FAMILIES["times"], *WORKSHEET, *fallback_families()} <= set(all_families())
