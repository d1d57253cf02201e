"""The running elements beneath the text, and the metadata of the finished file."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from assembler.model.court.caption import Divider
from assembler.outputs.pdf.paginate import Pages
from assembler.outputs.pdf.paginate.caption_rules import DIVIDERS
from assembler.plan.blocks import Count, Heading, Item, Link, Note, Paragraph, Prayer, Quotation, Words
from assembler.plan.plan import Footer, FooterLine, Metadata, Plan
from tests.support.link_places import link_places
from tests.support.places import ROOT
from tests.support.plans import (
    CAPTION,
    COURTS,
    PAGE_FOOTER,
    TITLE_FOOTER,
    build_plan,
    cand,
    nysd,
    random_complaint,
    wasuper,
    words,
)
from tests.support.sheets import allegations, large_paper, pages_of, runs, texts

pytestmark = pytest.mark.pdf

# -- running elements -------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_each_page_has_its_numbers_and_its_footer() -> None:
    _, pages = large_paper("wawd")
    page_texts = texts(pages)
    assert len(page_texts) == pages.count > 8
    for number, text in enumerate(page_texts, 1):
        assert f"COMPLAINT - {number}\r\n" in f"{text}\r\n"
        assert "(206) 555-0100" in text


@pytest.mark.slow
def test_a_page_number_is_centered_with_one_or_two_digits() -> None:
    pages = pages_of(nysd(*allegations(30, 30), footer=PAGE_FOOTER))
    assert pages.count >= 10
    for page_number, page in enumerate(runs(pages, running_elements=True), 1):
        left, _, _ = max(page, key=baseline_of_run)
        digit_count = len(str(page_number))
        assert round(left + 5 * digit_count / 2, 1) == 306.0  # a digit is 5 points wide


def baseline_of_run(run: tuple[float, float, float]) -> float:
    _, baseline, _ = run
    return baseline


def size_of_run(run: tuple[float, float, float]) -> float:
    _, _, size = run
    return size


@pytest.mark.slow
def test_a_rule_is_between_the_page_number_and_the_title() -> None:
    with_rule = pages_of(cand(footer=TITLE_FOOTER))
    without_rule = pages_of(cand(footer=PAGE_FOOTER))
    assert _path_count(with_rule) == _path_count(without_rule) + 1


def _path_count(pages: Pages) -> int:
    """Return the number of drawn paths of the first page, including its running elements."""
    return sum(1 for _ in pdfium.PdfDocument(pages.pdf)[0].get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2))


@pytest.mark.slow
def test_all_pages_share_one_object_with_the_running_elements() -> None:
    _, pages = large_paper("wawd")
    with pikepdf.open(BytesIO(pages.pdf)) as file:
        shared_objects = {page.obj.Resources.XObject.Paper.objgen for page in file.pages}
        bytes_by_page = [len(page.obj.Contents[0].read_bytes()) for page in file.pages]
    assert len(shared_objects) == 1
    assert max(bytes_by_page) < 1200


@pytest.mark.slow
def test_running_elements_are_marked_as_artifacts_and_other_text_is_tagged() -> None:
    _, pages = large_paper("cand")
    with pikepdf.open(BytesIO(pages.pdf)) as file:
        for page in file.pages:
            assert _unmarked(page) == []


def _unmarked(page: pikepdf.Page) -> list[str]:
    """Return the operators that draw text or forms outside marked content."""
    depth = 0
    unmarked_names = []
    for step in pikepdf.parse_content_stream(page):
        name = str(step.operator)
        if name in {"BDC", "BMC"}:
            depth += 1
        elif name == "EMC":
            depth -= 1
        elif name in {"Tj", "TJ", "Do", "S", "f"} and depth == 0:
            unmarked_names.append(name)
    return unmarked_names


@pytest.mark.parametrize("paper_plan", [build_plan(), wasuper(), cand(), nysd()], ids=list(COURTS))
@pytest.mark.slow
def test_a_divider_is_drawn_and_not_text(paper_plan: Plan) -> None:
    with_divider = pages_of(paper_plan)
    without_divider = pages_of(replace(paper_plan, caption=replace(paper_plan.caption, divider="none")))
    assert _words(with_divider) == _words(without_divider)
    assert _path_count(with_divider) > _path_count(without_divider)


@pytest.mark.parametrize("kind", sorted(set(DIVIDERS) - {"none"}))
def test_every_kind_of_divider_is_drawn(kind: Divider) -> None:
    with_divider = pages_of(nysd(*allegations(1), caption=replace(CAPTION, divider=kind)))
    without_divider = pages_of(nysd(*allegations(1), caption=replace(CAPTION, divider="none")))
    assert _words(with_divider) == _words(without_divider)
    assert _path_count(with_divider) > _path_count(without_divider)


def _words(pages: Pages) -> list[str]:
    return "".join(texts(pages)).split()


def test_a_draft_is_marked_below_the_text_of_each_page() -> None:
    paper_plan = build_plan(*allegations(4), metadata=Metadata("Draft", "A", "B", "en-US", draft=True))
    pages = pages_of(paper_plan)
    assert pages.count > 1
    assert all(text.count("DRAFT") == 1 for text in texts(pages))
    for page in runs(pages, running_elements=True):
        assert page[0] == max(page, key=size_of_run)  # the mark is drawn first, below the text
    assert not any("DRAFT" in text for text in texts(pages_of(build_plan())))


def test_a_footer_too_wide_for_its_column_takes_a_second_line() -> None:
    title = "PLAINTIFF’S NOTICE OF VOLUNTARY DISMISSAL OF DEFENDANTS BETA AND GAMMA - "
    pages = pages_of(
        build_plan(footer=Footer((FooterLine(title, page=True),), center=(), right=(FooterLine("ALPHA & PARTNERS"),)))
    )
    lines = texts(pages)[0].splitlines()
    assert "DEFENDANTS BETA AND GAMMA - 1" in lines
    assert any(line.startswith("PLAINTIFF’S NOTICE OF VOLUNTARY DISMISSAL OF") for line in lines)


# -- the file ----------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_same_paper_gives_the_same_bytes() -> None:
    paper_plan = random_complaint(seed=2, court="wasuper", count=4)
    digest = hashlib.sha256(pages_of(paper_plan).pdf).hexdigest()
    code = (
        "import hashlib; from tests.support.plans import random_complaint; from tests.support.sheets import pages_of;"
        "print(hashlib.sha256(pages_of(random_complaint(2, 'wasuper', 4)).pdf).hexdigest())"
    )
    other_process = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "PATH": "/usr/bin:/bin"},
    )
    assert other_process.stdout.strip() == digest


def test_the_file_has_its_title_and_language() -> None:
    pages = pages_of(build_plan())
    with pikepdf.open(BytesIO(pages.pdf)) as file:
        xmp = file.Root.Metadata.read_bytes()
        assert str(file.docinfo.Title) == "Complaint - Alpha LLC v. Beta"
        assert "/Author" not in file.docinfo
        assert str(file.docinfo.Subject) == "Breach of contract"
        assert str(file.Root.Lang) == "en-US"
        assert file.Root.MarkInfo.Marked
        assert b"<pdfuaid:part>1</pdfuaid:part>" in xmp
        assert b'pdfaid:part="2"' in xmp
    assert pages.family == "Liberation Serif"
    assert pages.engine.startswith("WeasyPrint 70.0, Pango 1.")


@pytest.mark.slow
def test_headings_and_counts_are_bookmarks_and_references_lead_to_paragraphs() -> None:
    heading = Heading(level=1, label="I.", text=(Words("PARTIES"), Note(1, words("See there."))), id="parties")
    lower_heading = Heading(level=2, label="A.", text=words("Alpha"), id="alpha")
    count = Count("COUNT ONE", words("Fraud"), against="", id="count-1")
    pages = pages_of(
        build_plan(
            heading,
            lower_heading,
            Paragraph((Link("paragraph 2", "p2"),), number=1, id="p1"),
            count,
            *allegations(2)[1:],
        )
    )
    with pikepdf.open(BytesIO(pages.pdf)) as file:
        with file.open_outline() as outline:
            titles = [(item.title, [child.title for child in item.children]) for item in outline.root]
        links = [str(link.Dest) for page in file.pages for link in page.obj.get("/Annots", ())]
    assert titles == [("I. PARTIES", ["A. Alpha"]), ("COUNT ONE: Fraud", [])]
    assert links == ["p2"]


def test_a_link_covers_its_words_and_has_a_description() -> None:
    link_texts = ("paragraph 2", "¶ 2", "שלום 2")
    sentences: list[Words | Link] = []
    for text in link_texts:
        sentences += [Words("See "), Link(text, "p2"), Words(", and. ")]
    note = Note(1, (Words("See "), Link("paragraph 2 again", "p2"), Words(".")))
    pages = pages_of(build_plan(Paragraph((*sentences, note), number=1, id="p1"), *allegations(2)[1:]))
    places = [place for page in link_places(pages.pdf) for place in page]
    assert [place.description for place in places] == [*link_texts, "paragraph 2 again"]
    assert [place.words for place in places if place.description.isascii()] == ["paragraph 2", "paragraph 2 again"]
    assert all(place.is_clickable for place in places)
    assert all(place.height >= 10 for place in places)


def test_the_reading_order_is_the_order_of_the_paper() -> None:
    pages = pages_of(
        build_plan(Quotation((words("Quoted words."),)), Paragraph(words("Double words."), number=1, id="p1"))
    )
    with pikepdf.open(BytesIO(pages.pdf)) as file:
        tags = list(_tags(file.Root.StructTreeRoot.K))
    last_paragraph = max(index for index, tag in enumerate(tags) if tag == "/P")
    assert tags.index("/H1") > tags.index("/P")
    assert tags.index("/BlockQuote") < last_paragraph


def _tags(element: Any) -> Iterator[str]:
    children = element if isinstance(element, pikepdf.Array) else [element]
    for child in children:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield str(child.S)
            yield from _tags(child.get("/K", pikepdf.Array()))


def test_places_are_the_first_and_last_page_of_each_id() -> None:
    pages = pages_of(build_plan(*allegations(3, 60)))
    first_page_of_p1, last_page_of_p1 = pages.places["p1"]
    first_page_of_p2, _ = pages.places["p2"]
    assert first_page_of_p1 == 1
    assert last_page_of_p1 == 2
    assert first_page_of_p2 in {2, 3}
    assert pages.count == max(last for _, last in pages.places.values())


def test_a_paper_of_one_line_and_a_prayer_fits_its_page() -> None:
    prayer = Prayer(words("Alpha asks:"), (Item("A.", words("award damages.")),))
    assert pages_of(build_plan(prayer, lead=())).count == 1
    assert pages_of(nysd(prayer, lead=())).count == 1
