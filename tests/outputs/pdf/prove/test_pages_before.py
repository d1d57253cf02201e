"""Pages that an earlier paper already had are not read again, and the proof is the same; changed pages are read."""

from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from assembler.batch.names.cross_contamination import _pages
from assembler.outputs.pdf.paginate import Pages, paginate
from assembler.outputs.pdf.prove import pages_before, pdf_text
from assembler.outputs.pdf.prove.measure import measure
from assembler.outputs.render import render
from assembler.plan.blocks import Paragraph, Words
from assembler.plan.plan import Plan
from assembler.proof.proof import Proof
from tests.support.plans import build_plan

pytestmark = pytest.mark.pdf


@pytest.fixture(autouse=True)
def pages_read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Cache pages from now on, and return a list that collects the indexes of the pages read."""
    indexes: list[int] = []
    real_read_page = pdf_text._read_page

    def read_page(document: Any, index: int, **options: bool) -> pdf_text.PdfPage:
        indexes.append(index)
        return real_read_page(document, index, **options)

    monkeypatch.setattr(pages_before, "MEMORY", pages_before.PageMemory(enabled=True))
    monkeypatch.setattr(pdf_text, "_read_page", read_page)
    return indexes


def build_paper(last_sentence: str = "Alpha sued.") -> Plan:
    text = "Alpha delivered no cider in June, and none in July or August. " * 8
    texts = [text] * 9 + [f"{text}{last_sentence}"]
    return build_plan(*(Paragraph((Words(text),), number, f"p{number}") for number, text in enumerate(texts)))


def proof(pages: Pages, paper_plan: Plan) -> Proof:
    return measure(pages.pdf, render(paper_plan), paper_plan, pages.family, pages.places)


@pytest.mark.slow
def test_only_changed_pages_are_read_and_the_proof_is_the_same_as_in_a_new_process(
    pages_read: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    first_plan = build_paper()
    edited_plan = build_paper("Alpha filed suit in July.")
    first_pages = paginate(render(first_plan), first_plan)
    edited_pages = paginate(render(edited_plan), edited_plan)
    first_proof = proof(first_pages, first_plan)
    edited_proof = proof(edited_pages, edited_plan)
    assert edited_proof != first_proof
    assert proof(first_pages, first_plan) == first_proof
    all_pages = [*range(first_pages.count)]
    last_page = first_pages.count - 1
    assert pages_read == [*all_pages, last_page]  # only the last page of the edited paper was read
    monkeypatch.setattr(pages_before, "MEMORY", pages_before.PageMemory())  # as in a new process
    assert proof(first_pages, first_plan) == first_proof
    assert proof(edited_pages, edited_plan) == edited_proof


def font(file: pikepdf.Pdf) -> Any:
    return next(iter(file.pages[0].Resources.Font.values()))


def enlarge_page(file: pikepdf.Pdf) -> None:
    file.pages[0].MediaBox[3] += 1


def change_text(file: pikepdf.Pdf) -> None:
    table = font(file).ToUnicode
    table.write(table.read_bytes().replace(b"<0061>", b"<0062>"))


def widen_font(file: pikepdf.Pdf) -> None:
    font(file).DescendantFonts[0].DW = 990


def rotate_all_pages(file: pikepdf.Pdf) -> None:
    file.Root.Pages.Rotate = 90


@pytest.mark.parametrize("change", [enlarge_page, change_text, widen_font, rotate_all_pages])
def test_a_page_is_read_again_if_its_size_or_resources_have_changed(
    change: Callable[[pikepdf.Pdf], None],
) -> None:
    paper_plan = build_paper()
    with pikepdf.open(BytesIO(paginate(render(paper_plan), paper_plan).pdf)) as file:
        old_hashes = pages_before.page_hashes(file)
        assert pages_before.page_hashes(file) == old_hashes
        assert len(set(old_hashes)) == len(file.pages) > 2
        change(file)
        assert pages_before.page_hashes(file)[0] != old_hashes[0]


def test_pages_with_circular_resources_are_read_each_time() -> None:
    paper_plan = build_paper()
    with pikepdf.open(BytesIO(paginate(render(paper_plan), paper_plan).pdf)) as file:
        form = file.make_stream(b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
        file.pages[0].Resources.XObject = pikepdf.Dictionary(A=form)
        assert pages_before.page_hashes(file)
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=form))
        assert pages_before.page_hashes(file) == ()


def test_the_label_of_a_page_is_read_from_its_own_file() -> None:
    paper_plan = build_paper()
    pdf = paginate(render(paper_plan), paper_plan).pdf
    with pikepdf.open(BytesIO(pdf)) as file:
        hashes = pages_before.page_hashes(file)
        label = pikepdf.Dictionary(S=pikepdf.Name.D, P=pikepdf.String("A-"))
        file.Root.PageLabels = pikepdf.Dictionary(Nums=[0, label])
        out = BytesIO()
        file.save(out)
    assert pages_before.read_new_pages(pdf, hashes)[0].label != "A-1"
    assert pages_before.read_new_pages(out.getvalue(), hashes)[0].label == "A-1"


def test_the_texts_of_a_papers_pages_are_cached_until_they_are_requested(tmp_path: Path) -> None:
    for paper_plan in (build_paper(), build_paper("Alpha filed suit in July.")):
        pages = paginate(render(paper_plan), paper_plan)
        proof(pages, paper_plan)
        file = tmp_path / "paper.pdf"
        file.write_bytes(pages.pdf)
        texts = pages_before.texts_of(sha256(pages.pdf).hexdigest())
        assert [*texts] == _pages(file)
        assert len(texts) == pages.count
        assert "July" in texts[-1]
        assert pages_before.texts_of(sha256(pages.pdf).hexdigest()) == ()


@pytest.mark.slow
def test_the_texts_of_only_a_few_papers_and_of_no_long_paper_are_cached(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages_before, "MAX_PAPERS", 1)
    for paper_plan in (build_paper(), build_paper("Alpha filed suit in July.")):
        proof(paginate(render(paper_plan), paper_plan), paper_plan)
    assert len(pages_before.MEMORY.texts) == 1
    monkeypatch.setattr(pages_before, "MAX_LETTERS", 100)
    proof(paginate(render(paper_plan), paper_plan), paper_plan)
    assert len(pages_before.MEMORY.texts) == 0
