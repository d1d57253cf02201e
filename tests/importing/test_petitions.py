"""Petitions with an "In re" caption, which has no sides, and with paragraph numbers alone on their lines."""

from pathlib import Path

import pytest

from assembler.catalog import catalog_of
from assembler.importing.draft import Draft
from assembler.importing.import_paper import import_document
from assembler.importing.recognize import recognize
from tests.importing.test_body import abouts, numbers, relief
from tests.importing.test_recognize import document_of

PETITION = """
IN THE SUPERIOR COURT OF CHATHAM COUNTY

STATE OF GEORGIA

IN RE: SAFETY OF KITES

FLOWN AFTER 7:00 P.M. ON\tCIVIL ACTION NO. 25CV001

MAY 3, 2025

PETITION ON THE FLYING OF KITES PURSUANT TO O.C.G.A. § 21-2-412

COMES NOW, the Sample Kites Party, Inc. and Imaginary Strings for Kites, Inc. (collectively, “Petitioners”), and
petition the Court as follows:

1.

The Sample Kites Party, Inc. flies kites in Chatham County.

2.

Imaginary Strings for Kites, Inc. makes strings.

3.

All kites that are flown after seven must be kept safe.

THEREFORE, Petitioners pray for the following relief:

a. That all kites be kept safe.

b. Such other relief as is just.

Respectfully submitted this 4th day of May, 2025.

/s/ Pat Placeholder

Pat Placeholder

Georgia Bar No. 000123

Counsel for the Sample Kites Party, Inc.
"""


def draft_of(text: str = PETITION) -> Draft:
    return recognize(document_of(text), catalog_of(None))


def test_the_subject_of_an_in_re_caption_extends_to_the_title() -> None:
    caption = draft_of().caption
    assert caption.in_re == "SAFETY OF KITES FLOWN AFTER 7:00 P.M. ON MAY 3, 2025"
    assert caption.title == "PETITION ON THE FLYING OF KITES PURSUANT TO O.C.G.A. § 21-2-412"
    assert (caption.number, caption.legends) == ("25CV001", ())


def test_the_parties_of_an_in_re_petition_come_from_its_opening_sentence_with_a_doubt() -> None:
    draft = draft_of()
    parties = [(party.values["name"], party.role) for party in draft.caption.parties]
    assert parties == [
        ("Sample Kites Party, Inc.", "petitioner"),
        ("Imaginary Strings for Kites, Inc.", "petitioner"),
    ]
    assert draft.caption.parties[0].counsel
    assert any(about.startswith("the caption names no party") for about in abouts(draft))
    assert not any("no defendant" in about for about in abouts(draft))


def test_numbers_alone_on_their_lines_number_the_paragraphs_below_them() -> None:
    assert numbers(draft_of()) == [1, 2, 3]
    assert not any(numbers(draft_of(PETITION.replace("3.\n", "9.\n"))))


def test_a_sentence_that_begins_with_therefore_can_ask_for_relief() -> None:
    assert len(relief(draft_of()).items) == 2


@pytest.mark.tools
def test_the_paper_of_an_in_re_petition_has_the_words_of_the_source(tmp_path: Path) -> None:
    paper = import_document(document_of(PETITION), "petition.txt", tmp_path / "petition")
    assert paper.balance.lost == ()
    assert paper.comparison
    assert (paper.comparison.stops, paper.comparison.differences) == ((), ())
