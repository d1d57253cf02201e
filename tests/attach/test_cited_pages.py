"""Pages of exhibits that a paper cites."""

from pathlib import Path

import pikepdf
import pytest

from tests.support.exhibit_files import OUT, TEXTS, build_matter, manifest_entry, page_texts, with_exhibits
from tests.support.runs import check, errors, one_error, write_matter


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return with_exhibits(tmp_path)


def citing_text(text: str) -> str:
    return TEXTS.replace("Alpha and Beta signed [[lease]].", text)


@pytest.mark.slow
def test_a_page_of_an_exhibit_is_cited_with_a_link_to_it(folder: Path) -> None:
    text = "Alpha and Beta signed [[lease at 2]]. [[¶ lease at 2-3, gate]]."
    assert build_matter(folder, "{filed: combined}", citing_text(text)).status == 0
    assert "signed Exhibit A at 2. Ex. B, Ex. A at 2–3." in " ".join(page_texts(OUT / "complaint.pdf"))
    begins = manifest_entry()["attachments"][0]["first_page"]
    with pikepdf.open(OUT / "complaint.pdf") as pdf:
        targets = pikepdf.NameTree(pdf.Root.Names.Dests)
        assert targets["x-lease.2"][0].objgen == pdf.pages[begins + 1].obj.objgen


def test_a_page_that_an_exhibit_lacks_is_an_error_at_its_citation(folder: Path) -> None:
    text = (
        "It is in [[lease at 40]] ([[¶ gate, lease at 3-2]]). [[¶ lease]] at 4-5. See [[gate at 2]] and [[lease at 3]]."
    )
    reported = errors(check(write_matter(folder, citing_text(text))))
    assert [
        (finding["code"], finding["line"], finding["also"][0]["line"], finding["message"]) for finding in reported
    ] == [
        ("EXH007", 11, 4, "`lease` is cited at page 40, but its file has 3 pages"),
        ("EXH007", 11, 4, "`lease` is cited from page 3 back to page 2"),
        ("EXH007", 11, 4, "`lease` is cited at page 5, but its file has 3 pages"),
        ("EXH007", 11, 5, "`gate` is cited at page 2, but its file has 1 page"),
    ]


def test_an_invalid_page_is_reported_with_an_example(folder: Path) -> None:
    reported = errors(
        check(write_matter(folder, citing_text("See [[lease at 0]], [[¶ lease at iv]] and [[lease at 2, 3]].")))
    )
    assert [
        (finding["code"], finding["line"], finding["message"], finding["fix"].rpartition("`[[")[2])
        for finding in reported
    ] == [
        ("EXH007", 11, "`0` is not a page of `lease`", "lease at 4]]`"),
        ("EXH007", 11, "`iv` is not a page of `lease`", "lease at 4]]`"),
        ("EXH007", 11, "`3` is a second page of `lease`, whose name must be repeated", "lease at 2, lease at 3]]`"),
    ]


def test_only_exhibits_can_be_cited_by_page(folder: Path) -> None:
    error = one_error(
        check(write_matter(folder, citing_text("See [[gate-seen at 4]], and [[lease]] at 9 a.m., at 40 percent.")))
    )
    assert (error["code"], error["message"]) == (
        "MAT004",
        "`gate-seen at 4` cites a page, but `gate-seen` is not an exhibit",
    )
