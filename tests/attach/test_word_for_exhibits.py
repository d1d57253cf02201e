"""A paper that calls its exhibits attachments: its references, sheets, stamps, bookmarks and findings."""

from pathlib import Path

import pikepdf
import pytest

from tests.support.exhibit_files import OUT, TEXTS, build_matter, manifest_entry, page_texts, with_exhibits
from tests.support.matters import COMPLAINT, build_plan, codes, findings
from tests.support.plan_text import plan_text
from tests.support.stopped import refusal


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return with_exhibits(tmp_path)


def citing_text(word: str, text: str, extra_keys: str = "") -> str:
    facts = f"{{id: story, heading: Story, paragraphs: [{{id: signed, text: '{text}'{extra_keys}}}]}}"
    claims = "[{id: contract, cause: ny-breach-of-contract, against: beta, elements: {contract: [signed]}}]"
    exhibits = "{a: {title: Lease}, b: {title: Map}}"
    return f"facts: [{facts}]\nclaims: {claims}\nexhibits: {exhibits}\nexhibit_form: {{word: {word}}}\n"


@pytest.mark.parametrize(
    ("word", "single", "several", "citation"),
    [
        ("Exhibit", "Exhibit A", "Exhibits A and B", "(Exs. A, B.)"),
        ("Attachment", "Attachment A", "Attachments A and B", "(Attachments A, B.)"),
        ("Appendix", "Appendix A", "Appendices A and B", "(Appendices A, B.)"),
    ],
)
def test_references_and_citations_use_the_word(word: str, single: str, several: str, citation: str) -> None:
    changes = citing_text(word, "See [[a]], and [[a, b]].", ", exhibit: [a, b]")
    text = plan_text(build_plan(changes, COMPLAINT)).replace("~", " ").replace("|", "")
    assert f"See {single}, and {several}." in text
    assert citation in text


@pytest.mark.parametrize("word", ["Exhibit", "Attachment"])
def test_the_table_of_exhibits_uses_the_word(word: str) -> None:
    changes = (
        f"{citing_text(word, 'See [[a]].')}filings: [{{paper: complaint, date: 2025-06-02, tables: [exhibits]}}]\n"
    )
    (table,) = build_plan(changes, COMPLAINT).tables
    assert table.title == f"TABLE OF {word.upper()}S"


def test_another_word_is_refused() -> None:
    assert "is not an allowed value" in refusal(citing_text("Annex", "See [[a]].")).message


def test_an_attachment_that_is_typed_by_hand_or_named_twice_is_reported() -> None:
    messages = [finding.message for finding in findings(citing_text("Attachment", "See Attachment B and [[a]]."))]
    assert "`Attachment B` is typed by hand; write `[[b]]`" in messages
    assert "TXT020" in codes(citing_text("Attachment", "See Attachment [[a]] and [[b]]."))
    assert "TXT017" not in codes(citing_text("Exhibit", "See Attachment B to the lease, [[a]] and [[b]]."))


@pytest.mark.slow
def test_stamps_sheets_index_and_bookmarks_use_the_word(folder: Path) -> None:
    build_matter(folder, "{word: Attachment, filed: combined, index: true}", TEXTS)
    texts = page_texts(OUT / "complaint.pdf")
    assert any(text.startswith("INDEX OF ATTACHMENTS") for text in texts)
    assert any("ATTACHMENT A" in text for text in texts)
    assert any("Attachment A, page 1 of" in text for text in texts)
    assert not any("Exhibit" in text or "EXHIBIT" in text for text in texts)
    assert [part["label"] for part in manifest_entry()["attachments"]] == ["Attachment A", "Attachment B"]
    with pikepdf.open(OUT / "complaint.pdf") as pdf:
        assert [bookmark.title.partition(":")[0] for bookmark in pdf.open_outline().root][-3:] == [
            "Index of Attachments",
            "Attachment A",
            "Attachment B",
        ]
