"""A damaged entry of a manifest is told from one that was written."""

from typing import Any

import pytest

from assembler.write.manifest_entries import is_entry


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
