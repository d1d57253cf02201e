"""Petitions with an "In re" caption, which has no sides, and with paragraph numbers alone on their lines."""

import re
from pathlib import Path

import pytest

from assembler.catalog import catalog_of
from assembler.importing.draft import Draft
from assembler.importing.import_paper import import_document
from assembler.importing.recognize import recognize
from tests.importing.test_body import doubt_texts, paragraph_numbers, relief
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
    return recognize(document_of(text), catalog_of(root=None))


def test_the_subject_of_an_in_re_caption_extends_to_the_title() -> None:
    caption = draft_of().caption
    assert caption.in_re == "SAFETY OF KITES FLOWN AFTER 7:00 P.M. ON MAY 3, 2025"
    assert caption.title == "PETITION ON THE FLYING OF KITES PURSUANT TO O.C.G.A. § 21-2-412"
    assert (caption.number, caption.legends) == ("25CV001", ())


def test_an_in_re_petition_gets_the_parties_of_its_opening_sentence_with_a_doubt() -> None:
    draft = draft_of()
    parties = [(party.values["name"], party.role) for party in draft.caption.parties]
    assert parties == [
        ("Sample Kites Party, Inc.", "petitioner"),
        ("Imaginary Strings for Kites, Inc.", "petitioner"),
    ]
    assert draft.caption.parties[0].counsel
    assert any(about.startswith("the caption names no party") for about in doubt_texts(draft))
    assert not any("no defendant" in about for about in doubt_texts(draft))


def test_numbers_alone_on_their_lines_number_the_paragraphs_below_them() -> None:
    assert paragraph_numbers(draft_of()) == [1, 2, 3]
    without_periods = re.sub(r"(?m)^(\d)\.$", r"\1", PETITION)
    assert paragraph_numbers(draft_of(without_periods)) == [1, 2, 3]
    after_unfinished_sentences = re.sub(r"(?m)\.\n\n(\d)\.$", r" and\n\n\1", PETITION)
    assert not any(paragraph_numbers(draft_of(after_unfinished_sentences)))
    out_of_sequence = PETITION.replace("3.\n", "9.\n")
    assert not any(paragraph_numbers(draft_of(out_of_sequence)))


def test_a_sentence_that_begins_with_therefore_can_ask_for_relief() -> None:
    assert len(relief(draft_of()).items) == 2


@pytest.mark.slow
def test_the_paper_of_an_in_re_petition_has_the_words_of_the_source(tmp_path: Path) -> None:
    paper = import_document(document_of(PETITION), "petition.txt", tmp_path / "petition")
    assert paper.balance.lost == ()
    assert paper.comparison
    assert (paper.comparison.stops, paper.comparison.differences) == ((), ())


DIVORCE = """
25-3147\n
NO. 25-3147\n
IN THE MATTER OF THE MARRIAGE OF\t§\tIN THE DISTRICT COURT\n
ANN SAMPLE AND\t§\t3RD JUDICIAL DISTRICT\n
BOB SAMPLE\t§\tTARRANT COUNTY, TEXAS\n
NOTICE: THIS DOCUMENT CONTAINS SENSITIVE DATA\n
FIRST AMENDED COUNTERPETITION FOR DIVORCE\n
TO THE HONORABLE JUDGE OF SAID COURT:\n
A. Discovery Level\n
1. Discovery in this case is intended to be conducted under Level 2.\n
2. This suit is brought by Bob Sample, Respondent, against Ann Sample, the Petitioner.\n
3. The kites were divided in May.\n
Prayer\n
Respondent prays that the kites be divided again.\n
/s/ Pat Placeholder\n
Pat Placeholder\n
Attorney for Respondent
"""
"""A petition in which a blank line follows each line."""


def test_the_spouses_of_a_divorce_are_its_parties_with_a_doubt() -> None:
    draft = draft_of(DIVORCE)
    caption = draft.caption
    assert caption.in_re == "IN THE MATTER OF THE MARRIAGE OF ANN SAMPLE AND BOB SAMPLE"
    assert caption.title == "FIRST AMENDED COUNTERPETITION FOR DIVORCE"
    parties = [(str(party.values["name"]).upper(), party.role) for party in caption.parties]
    assert parties == [("ANN SAMPLE", "petitioner"), ("BOB SAMPLE", "respondent")]
    assert any(about.startswith("the caption names no sides: the spouses") for about in doubt_texts(draft))


def test_a_case_number_above_its_label_is_set_aside() -> None:
    draft = draft_of(DIVORCE)
    assert "repeated case number" in [entry.kind for entry in draft.set_aside]
    assert "25-3147" not in draft.caption.legends


def test_the_words_to_the_judge_and_the_first_heading_are_not_lines_of_the_caption() -> None:
    draft = draft_of(DIVORCE)
    assert draft.lead == "TO THE HONORABLE JUDGE OF SAID COURT:"
    assert draft.caption.legends == ("NOTICE: THIS DOCUMENT CONTAINS SENSITIVE DATA",)
    assert paragraph_numbers(draft)[:3] == [1, 2, 3]


@pytest.mark.slow
def test_the_paper_of_a_divorce_has_the_words_of_the_source(tmp_path: Path) -> None:
    paper = import_document(document_of(DIVORCE), "divorce.txt", tmp_path / "divorce")
    assert paper.comparison
    assert paper.comparison.differences == ()


CLASS_ACTION = """
Pat Placeholder (SBN 200000)\n
SAMPLE LAW LLP\n
1 Example Street\n
San Francisco, CA 94104\n
Attorneys for Lead Plaintiff Ann Sample\n
UNITED STATES DISTRICT COURT\n
NORTHERN DISTRICT OF CALIFORNIA\n
IN RE SAMPLE KITES, INC. SECURITIES\tCase No. 18-cv-00001\n
LITIGATION\n
CLASS ACTION\n
CONSOLIDATED COMPLAINT FOR\n
VIOLATIONS OF THE FEDERAL\n
SECURITIES LAWS\n
Demand for Jury Trial\n
Lead Plaintiff Ann Sample (“Plaintiff”) sues Sample Kites, Inc. (“Kites”) and Defendant
Elon R. Specimen (“Specimen”), and alleges as follows:\n
1. Lead Plaintiff Ann Sample bought shares of Kites.\n
2. Defendant Kites is a Delaware corporation.\n
3. Defendant Specimen founded it.\n
4. Defendant Bob A. Placeholder (“Bob”) has served as a director.\n
5. Defendants Specimen and Bob are the board.
"""


def test_an_in_re_class_action_gets_the_parties_that_its_paragraphs_introduce_with_a_doubt() -> None:
    draft = draft_of(CLASS_ACTION)
    caption = draft.caption
    assert (caption.court, caption.in_re) == ("cand", "SAMPLE KITES, INC. SECURITIES LITIGATION")
    assert caption.title == "CONSOLIDATED COMPLAINT FOR VIOLATIONS OF THE FEDERAL SECURITIES LAWS"
    assert caption.legends == ("CLASS ACTION", "Demand for Jury Trial")
    assert [(party.values["name"], party.role) for party in caption.parties] == [
        ("Ann Sample", "plaintiff"),
        ("Sample Kites, Inc.", "defendant"),
        ("Elon R. Specimen", "defendant"),
        ("Bob A. Placeholder", "defendant"),
    ]
    assert [office.values["name"] for office in caption.counsel.attorneys] == ["Pat Placeholder"]
    about = "the caption names no party: those whom paragraphs introduce"
    assert [text for text in doubt_texts(draft) if text.startswith(about)]


BESIDE_TITLE = """
UNITED STATES DISTRICT COURT
SOUTHERN DISTRICT OF NEW YORK

In re SAMPLE CORP. SECURITIES           )   Case No. 1:20-cv-00001-ABC
LITIGATION                              )   CLASS ACTION
                                        )
This Document Relates To:               )   CONSOLIDATED AMENDED COMPLAINT
ALL ACTIONS                             )   FOR VIOLATIONS OF THE SECURITIES LAWS
                                        )   DEMAND FOR JURY TRIAL

Lead Plaintiff City of Akron Retirement System (“Lead Plaintiff”), on behalf of itself and all others similarly
situated, alleges the following against Sample Corp. (“Sample” or the “Company”) and Jane Poe (“Poe”) (“Defendants”):

1. Lead Plaintiff City of Akron Retirement System bought stock at inflated prices.

2. Defendant Sample Corp. is a Delaware corporation.

3. Defendant Poe was the chief executive officer.
"""


def test_the_line_on_the_cases_that_a_paper_relates_to_is_neither_its_title_nor_its_subject() -> None:
    draft = draft_of(BESIDE_TITLE)
    caption = draft.caption
    assert caption.in_re == "SAMPLE CORP. SECURITIES LITIGATION"
    assert caption.title == "CONSOLIDATED AMENDED COMPLAINT FOR VIOLATIONS OF THE SECURITIES LAWS"
    assert sorted(caption.legends) == [
        "ALL ACTIONS",
        "CLASS ACTION",
        "DEMAND FOR JURY TRIAL",
        "This Document Relates To:",
    ]
    assert draft.lead.startswith("Lead Plaintiff City of Akron")
    assert [party.values["name"] for party in caption.parties] == [
        "City of Akron Retirement System",
        "Sample Corp.",
        "Jane Poe",
    ]
