"""A damaged manifest, or a damaged entry of one, is told from one that was written."""

from pathlib import Path
from typing import Any

import pytest

from assembler.pipeline import examine_matter
from assembler.results import Options
from assembler.write import MANIFEST
from assembler.write.manifest_entries import is_entry
from tests.support.runs import write_file, write_matter
from tests.support.written_papers import OUT, manifest, names, write_all, write_refusal


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("a\0.pdf", {}),
        ("a.pdf", {"document": [[1]]}),
        ("a.pdf", {"sha256": [[1]]}),
        ("a.pdf", {"attachments": [{"file": "b-\0.pdf"}]}),
    ],
)
def test_a_name_or_a_text_that_no_manifest_has_is_refused(name: str, entry: dict[str, Any]) -> None:
    assert not is_entry((name, entry))


def test_a_name_that_the_disk_cannot_have_is_an_error_of_its_value() -> None:
    with pytest.raises(ValueError, match="surrogates"):
        is_entry(("\ud800.pdf", {}))


def test_an_entry_that_was_written_is_accepted() -> None:
    assert is_entry(("a.pdf", {"document": "a", "sha256": "1", "attachments": [{"file": "b.pdf"}]}))


def test_each_remedy_for_a_damaged_manifest_works(folder: Path) -> None:
    checked = examine_matter(write_matter(folder, "about: x\n"), Options())
    write_all(checked)
    write_file(folder, "{", "output/matter/manifest.json")
    fix = write_refusal(checked).fix
    assert fix == "give another folder with `--out`, or move away the manifest and the papers beside it"

    write_all(checked, out=Path("other"))
    OUT.rename("away")
    write_all(checked)

    assert manifest(Path("other/matter"))["papers"].keys() == manifest()["papers"].keys() == names() - {MANIFEST}
