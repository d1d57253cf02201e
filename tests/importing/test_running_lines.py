"""Heads, feet, page numbers and stamps of the pages of a PDF are set aside; paragraphs that look alike are not."""

from pathlib import Path

from assembler.importing.pdf.read_pdf import read_pdf
from tests.importing.test_read_pdf import texts
from tests.support.typed_pdf import at, lines, typed_pdf


def test_headers_footers_page_numbers_and_stamps_are_set_aside_with_their_kinds(tmp_path: Path) -> None:
    words = ["One paragraph.", "Another paragraph.", "The last of them."]
    pages = [
        [
            at(72, 20, f"Case 1:21-cv-00031 Document 1 Filed 01/11/21 Page {number} of 3"),
            at(72, 40, "Smith v. Jones"),
            *lines([f"{number}. {words[number - 1]}"], top=100),
            at(300, 740, f"- {number} -"),
            at(72, 760, "COMPLAINT"),
        ]
        for number in (1, 2, 3)
    ]
    document = read_pdf(typed_pdf(tmp_path, *pages))
    assert texts(document) == ["1. One paragraph.", "2. Another paragraph.", "3. The last of them."]
    kinds = [aside.kind for aside in document.set_aside if aside.place.page == 2]
    assert kinds == ["filing stamp", "running head", "page number", "running foot"]


def test_the_foot_of_the_first_page_may_lack_the_page_number_beside_it(tmp_path: Path) -> None:
    words = ["One paragraph.", "Another paragraph.", "A third paragraph.", "The last of them."]
    feet = ["Sample & Partners", *(f"Sample & Partners {number}" for number in (2, 3, 4))]
    pages = [
        [*lines([f"{number}. {text}"], top=200), at(72, 740, foot)]
        for number, (text, foot) in enumerate(zip(words, feet, strict=True), 1)
    ]
    document = read_pdf(typed_pdf(tmp_path, *pages))
    assert texts(document) == [f"{number}. {text}" for number, text in enumerate(words, 1)]


def test_paragraphs_that_differ_only_in_their_numbers_are_not_running_heads(tmp_path: Path) -> None:
    pages = [lines([f"{number}. Plaintiff repeats paragraphs 1 to 9."], top=60) for number in (33, 49)]
    document = read_pdf(typed_pdf(tmp_path, *pages))
    assert texts(document) == [f"{number}. Plaintiff repeats paragraphs 1 to 9." for number in (33, 49)]


def test_lines_of_the_text_that_differ_in_sums_are_not_running_feet(tmp_path: Path) -> None:
    sums = [(3, 2192), (9, 1310), (17, 2750), (26, 1499)]
    pages = [
        [
            *lines([f"{number}. On May {day}, the bank wired the"], top=690),
            *lines([f"sum of ${amount} to the seller of the kites."], top=714),
            at(300, 760, f"{number}"),
        ]
        for number, (day, amount) in enumerate(sums, 1)
    ]
    document = read_pdf(typed_pdf(tmp_path, *pages))
    assert [aside.kind for aside in document.set_aside] == ["page number"] * 4
    assert all(f"${amount}" in " ".join(texts(document)) for _, amount in sums)


def test_a_single_number_between_dashes_above_the_foot_is_a_page_number(tmp_path: Path) -> None:
    page = [*lines(["1. One paragraph."], top=200), at(300, 730, "- i -"), at(72, 750, "sample.v1")]
    document = read_pdf(typed_pdf(tmp_path, page))
    assert [(aside.kind, aside.text) for aside in document.set_aside] == [("page number", "- i -")]
