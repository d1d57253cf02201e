"""Counsel on the first page keeps the source's own lines if the form of the program cannot reproduce them."""

from pathlib import Path

import pytest

from assembler.importing.import_paper import ImportedPaper, import_document
from assembler.importing.own_counsel_block import counsel_words, with_own_counsel_block
from tests.importing.test_first_page import CALIFORNIA, OHIO
from tests.importing.test_recognize import COMPLAINT, document_of, imported, matter_of

IN_CALIFORNIA = COMPLAINT.replace(OHIO, CALIFORNIA).strip()

PLAIN_BLOCK = """\
Pat Placeholder (SBN 200000)

SAMPLE LAW LLC

1 Example Street

Akron, OH 44308

Attorney for Plaintiff

"""

UNUSUAL_BLOCK = """\
Pat Placeholder (SBN 200000)

SAMPLE LAW LLC

1 Example Street

Akron, OH 44308

Tel. (330) 555-0100

of the team for kites

Lee Lorem (SBN 200001)

Phone (330) 555-0101

Attorney for Plaintiff

"""


def paper_in_california(block: str, folder: Path) -> ImportedPaper:
    return import_document(document_of(block + IN_CALIFORNIA), "complaint.txt", folder / "kites")


def filing_of(paper: ImportedPaper) -> dict[str, object]:
    filings = matter_of(paper)["filings"]
    assert isinstance(filings, list)
    return dict(filings[0])


@pytest.mark.slow
def test_counsel_that_the_program_would_print_differently_keeps_its_lines(tmp_path: Path) -> None:
    paper = paper_in_california(UNUSUAL_BLOCK, tmp_path)
    assert paper.comparison is not None
    assert [change for change in paper.comparison.differences if change.part == "the caption"] == []
    assert filing_of(paper)["counsel_block"] == [line for line in UNUSUAL_BLOCK.split("\n") if line]


@pytest.mark.slow
def test_counsel_that_the_program_prints_identically_is_not_kept_as_lines(tmp_path: Path) -> None:
    assert "counsel_block" not in filing_of(paper_in_california(PLAIN_BLOCK, tmp_path))


def test_lines_that_the_counsel_block_prints_are_not_under_the_title_and_raise_no_doubt() -> None:
    draft = imported(UNUSUAL_BLOCK + IN_CALIFORNIA).draft
    assert "of the team for kites" in draft.caption.legends
    assert any("of the team for kites" in doubt.about for doubt in draft.doubts)
    with_block = with_own_counsel_block(draft)
    assert "of the team for kites" not in with_block.caption.legends
    assert not any("of the team for kites" in doubt.about for doubt in with_block.doubts)


def test_the_unread_part_of_a_line_is_not_repeated_under_the_title_if_the_block_prints_the_line() -> None:
    block = PLAIN_BLOCK.replace("Akron, OH 44308", "Akron, OH 44308\n\nTel. (330) 555-0100 - Our team for kites")
    draft = imported(block + IN_CALIFORNIA).draft
    assert "Our team for kites" in draft.caption.legends
    assert "Our team for kites" not in with_own_counsel_block(draft).caption.legends


def test_a_signature_is_not_among_the_words_of_counsel() -> None:
    draft = imported(PLAIN_BLOCK.replace("SAMPLE LAW", "/s/ Pat Placeholder\n\nSAMPLE LAW") + IN_CALIFORNIA).draft
    assert counsel_words(draft).count("placeholder") == 1


@pytest.mark.slow
def test_counsel_above_the_caption_stays_there_even_if_the_courts_papers_do_not_name_counsel_there(
    tmp_path: Path,
) -> None:
    paper = import_document(document_of(PLAIN_BLOCK + COMPLAINT.strip()), "complaint.txt", tmp_path / "kites")
    filing = filing_of(paper)
    assert filing["counsel_block"] == [line for line in PLAIN_BLOCK.split("\n") if line]
    assert "SAMPLE LAW LLC" not in str(filing.get("legends"))
    assert paper.comparison
    assert not paper.comparison.differences
