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
    cover_page = manifest_entry()["attachments"][0]["first_page"]
    with pikepdf.open(OUT / "complaint.pdf") as pdf:
        targets = pikepdf.NameTree(pdf.Root.Names.Dests)
        second_page = pdf.pages[cover_page - 1 + 2]
        assert targets["x-lease.2"][0].objgen == second_page.obj.objgen


@pytest.mark.slow
def test_a_page_that_an_exhibit_lacks_is_an_error_at_its_citation(folder: Path) -> None:
    text = (
        "It is in [[lease at 40]] ([[¶ gate, lease at 3-2]]). [[¶ lease]] at 4-5. See [[gate at 2]] and [[lease at 3]]."
    )
    findings = errors(check(write_matter(folder, citing_text(text))))
    assert [finding["message"] for finding in findings] == [
        "`lease` is cited at page 40, but its file has 3 pages",
        "`lease` is cited from page 3 back to page 2",
        "`lease` is cited at page 5, but its file has 3 pages",
        "`gate` is cited at page 2, but its file has 1 page",
    ]
    assert {finding["code"] for finding in findings} == {"EXH007"}
    assert {finding["line"] for finding in findings} == {11}  # the citing paragraph
    lease_line, gate_line = 4, 5
    lines_of_exhibits = [finding["also"][0]["line"] for finding in findings]
    assert lines_of_exhibits == [lease_line, lease_line, lease_line, gate_line]


def test_an_invalid_page_is_reported_with_an_example(folder: Path) -> None:
    text = "See [[lease at 0]], [[¶ lease at iv]] and [[lease at 2, 3]]."
    findings = errors(check(write_matter(folder, citing_text(text))))
    assert {(finding["code"], finding["line"]) for finding in findings} == {("EXH007", 11)}
    zero, numeral, second_page = findings
    assert zero["message"] == "`0` is not a page of `lease`"
    assert zero["fix"].endswith("`[[lease at 4]]`")
    assert numeral["message"] == "`iv` is not a page of `lease`"
    assert numeral["fix"].endswith("`[[lease at 4]]`")
    assert second_page["message"] == "`3` is a second page of `lease`, whose name must be repeated"
    assert second_page["fix"].endswith("`[[lease at 2, lease at 3]]`")


def test_only_exhibits_can_be_cited_by_page(folder: Path) -> None:
    text = "See [[gate-seen at 4]], and [[lease]] at 9 a.m., at 40 percent."
    error = one_error(check(write_matter(folder, citing_text(text))))
    assert error["code"] == "MAT004"
    assert error["message"] == "`gate-seen at 4` cites a page, but `gate-seen` is not an exhibit"
