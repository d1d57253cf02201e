"""Doubts that a person must resolve after an import, besides those of the zones."""

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from assembler.catalog import catalog_of
from assembler.importing.draft import Doubt, DraftCount
from assembler.importing.import_paper import ImportedPaper, draft_matter
from assembler.importing.read_document import NOWHERE, ReadDocument, SetAside, SourcePlace, text_blocks
from assembler.importing.read_file import read_file
from assembler.importing.summary import summary
from assembler.importing.writing.matter_text import matter_text
from assembler.importing.zones.sides import read_side
from tests.importing.test_recognize import COMPLAINT, document_of
from tests.support.typed_pdf import lines, typed_pdf

ALL_WORDS = "every word of the source is in the matter or was set aside"
READABLE_WORDS = "every word that could be read (see the doubts) is in the matter or was set aside"


def imported(document: ReadDocument) -> ImportedPaper:
    return draft_matter(document, "complaint.txt", catalog_of(root=None))


def doubts(text: str) -> str:
    return "\n".join(doubt.about for doubt in imported(document_of(text)).draft.doubts)


def test_unreadable_parts_are_a_doubt_and_excluded_from_the_promise() -> None:
    document = document_of(COMPLAINT)
    assert ALL_WORDS in list(summary(imported(document)))
    partly_read = imported(replace(document, remarks=("page 2: a picture",)))
    assert [doubt.about for doubt in partly_read.draft.doubts if "picture" in doubt.about] == ["page 2: a picture"]
    assert READABLE_WORDS in list(summary(partly_read))
    assert ALL_WORDS not in list(summary(partly_read))


def test_a_signature_that_the_matter_would_print_is_a_doubt_at_its_place() -> None:
    text = COMPLAINT.replace("2. Imaginary Strings, Inc. makes strings.", "2. Its letter ends: /s/ Ann Example, clerk.")
    (doubt,) = [doubt for doubt in imported(document_of(text)).draft.doubts if "Ann Example`" in doubt.about]
    assert doubt.about.startswith("`/s/ Ann Example` is a signature in the source")
    assert doubt.place.line
    assert "/s/ Ann Example`" not in doubts(COMPLAINT)


@pytest.mark.parametrize(
    ("old", "new", "about"),
    [
        ("SAMPLE KITES LLC,\n\nPlaintiff,\n\nv.\n\n", "", "the caption has no plaintiff"),
        ("IMAGINARY STRINGS, INC.", "AT AKRON IMAGINARY STRINGS, INC.", "may include other words of the caption"),
        ("COMPLAINT AND JURY DEMAND", "COMPLAINT BENCH, J.", "the title `COMPLAINT BENCH, J.` may include other words"),
    ],
)
def test_a_caption_that_looks_wrong_is_a_doubt(old: str, new: str, about: str) -> None:
    assert about not in doubts(COMPLAINT)
    assert about in doubts(COMPLAINT.replace(old, new))


@pytest.mark.slow
def test_a_page_that_is_a_picture_under_a_stamp_is_named(tmp_path: Path) -> None:
    text = [f"{number}. Alpha sold lot {number} to Beta in the month of May." for number in range(1, 20)]
    file = typed_pdf(tmp_path, lines(text), lines(["Case 1:25-cv-00001 Document 1 Filed 03/03/25 Page 2 of 2"], 20))
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        picture = pdf.make_stream(bytes(100), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
        picture.Width = 10
        picture.Height = 10
        picture.BitsPerComponent = 8
        picture.ColorSpace = pikepdf.Name.DeviceGray
        page = pdf.pages[1]
        page.Resources.XObject = pikepdf.Dictionary(Scan=picture)
        page.contents_add(b"q 612 0 0 792 0 0 cm /Scan Do Q", prepend=True)
        pdf.save(file)
    remark = "page 2: a scan without recognized text; recognize its text and import it again, or type it"
    assert read_file(file).remarks == (remark,)


def test_a_case_number_that_is_only_in_the_filing_stamp_is_a_doubt() -> None:
    document = document_of(COMPLAINT.replace("Case No. 5:25-cv-00000", "Case No. ____"))
    stamp = SetAside("filing stamp", "Case 5:25-cv-00001-ABC Document 1 Filed 06/02/25 Page 1 of 9", SourcePlace(1, 1))
    draft = imported(replace(document, set_aside=(stamp,))).draft
    assert any("the filing stamp has `5:25-cv-00001-ABC`" in doubt.about for doubt in draft.doubts)
    assert "the filing stamp" not in doubts(COMPLAINT)


def test_a_case_number_that_is_only_in_the_running_head_is_a_doubt() -> None:
    document = document_of(COMPLAINT.replace("Case No. 5:25-cv-00000", "Case No. ____"))
    place = SourcePlace(1, 1)
    head = SetAside("running head", "Sample County Superior Court XY25-000031 KITES VS STRINGS INC", place)
    draft = imported(replace(document, set_aside=(head,))).draft
    (about,) = [doubt.about for doubt in draft.doubts if "the running head has `XY25-000031`" in doubt.about]
    assert "with `conformed: true` in the filing, which prints it" in about
    head = SetAside("running head", "Form 12-345678, revised", place)
    draft = imported(replace(document, set_aside=(head,))).draft
    assert not any("the running head has" in doubt.about for doubt in draft.doubts)


def test_a_number_beside_the_blank_for_it_is_a_doubt() -> None:
    stamped = imported(document_of(COMPLAINT.replace("Case No. 5:25-cv-00000", "Case No. ____\n\n5:25CV00031"))).draft
    assert stamped.caption.number == "5:25CV00031"
    words = "leaves the case number blank, and `5:25CV00031` may be only in a stamp"
    (about,) = [doubt.about for doubt in stamped.doubts if words in doubt.about]
    assert about.endswith("; `conformed: true` in the filing prints it")
    below = imported(document_of(COMPLAINT.replace("Case No. 5:25-cv-00000", "Case No.\n\n5:25CV00031"))).draft
    assert below.caption.number == "5:25CV00031"
    assert not any("leaves the case number blank" in doubt.about for doubt in below.doubts)


def test_a_blank_for_the_judge_is_a_doubt_unless_the_judge_is_named() -> None:
    number_line = "Case No. 5:25-cv-00000\n\n"
    with_blank = COMPLAINT.replace(number_line, f"{number_line}THE HONORABLE ____________\n\n")
    assert "`THE HONORABLE ____________` in the caption leaves the judge blank, and is in the sentence" in doubts(
        with_blank
    )
    with_judge = imported(document_of(COMPLAINT.replace(number_line, f"{number_line}The Honorable Ann Example\n\n")))
    assert with_judge.draft.caption.judge == "Ann Example"
    assert not [doubt for doubt in with_judge.draft.doubts if "judge" in doubt.about]


SECOND_FIRM = """
Ann Example (0012346)

EXAMPLE & EXAMPLE LLP

2 Example Street

Akron, Ohio 44308

(330) 555-0101

"""
"""A second signature block, without its line on the clients."""


def test_the_same_client_line_is_printed_below_each_firm() -> None:
    document = document_of(f"{COMPLAINT}{SECOND_FIRM}Attorney for Plaintiff")
    assert not [doubt for doubt in imported(document).draft.doubts if "the matter has only" in doubt.about]
    assert "    attorney: Attorney for Plaintiff\n" in imported(document).files["matter.yaml"].decode()


OFFICERS = COMPLAINT.replace(
    "IMAGINARY STRINGS, INC., and DOES 1 through 5, inclusive,", "ANN SPECIMEN, BOB LOREM, and KIM DOLOR,"
).replace("BREACH OF CONTRACT", "BREACH OF CONTRACT\n\n(Against Defendants Specimen and Lorem)")


def test_a_heading_may_name_the_defendants_of_a_count_by_last_name() -> None:
    (count,) = [part for part in imported(document_of(OFFICERS)).draft.parts if isinstance(part, DraftCount)]
    assert count.against == ("ann_specimen", "bob_lorem")


def test_a_heading_that_names_a_group_of_defendants_is_a_doubt() -> None:
    text = OFFICERS.replace("Against Defendants Specimen and Lorem", "Against the Individual Defendants")
    assert "the heading says `Individual Defendants`" in doubts(text)


def test_a_group_named_after_a_defendant_is_not_that_defendant() -> None:
    text = OFFICERS.replace("Against Defendants Specimen and Lorem", "Against the Lorem Group")
    (count,) = [part for part in imported(document_of(text)).draft.parts if isinstance(part, DraftCount)]
    assert count.against == ()
    assert "the heading says `Lorem Group`; give the keys of these defendants" in doubts(text)


def test_the_numbers_of_an_affidavit_after_the_signatures_leave_counsel_in_place() -> None:
    affidavit = "\n\nCERTIFICATION\n\n1. I have read this.\n\n2. I know that it is true."
    draft = imported(document_of(COMPLAINT + affidavit)).draft
    assert [attorney.values["name"] for attorney in draft.caption.counsel.attorneys] == ["Pat Placeholder"]


def test_a_heading_with_a_name_that_is_not_in_the_caption_is_a_doubt() -> None:
    text = OFFICERS.replace("Against Defendants Specimen and Lorem", "Against Defendant Placeholder")
    assert "the heading is against `Placeholder`, but `against:` has no party with that name" in doubts(text)


def test_a_heading_may_name_a_company_by_the_first_part_of_its_name() -> None:
    text = COMPLAINT.replace("IMAGINARY STRINGS, INC., and", "LOREM HOLDINGS, INC., ANN SPECIMEN, and").replace(
        "BREACH OF CONTRACT", "BREACH OF CONTRACT\n\n(Against Defendant Lorem)"
    )
    (count,) = [part for part in imported(document_of(text)).draft.parts if isinstance(part, DraftCount)]
    assert count.against == ("lorem_holdings",)


def test_a_section_between_counts_and_a_second_caption_are_doubts() -> None:
    head, _, _ = COMPLAINT.partition("3. ")
    first_count = "COUNT I\n\nNegligence\n\n3. It fell.\n\n"
    section = "THE WIND\n\n4. It blew.\n\n"
    second_count = "COUNT II\n\nNuisance\n\n5. SUPERIOR COURT, Ann, Plaintiff, v. Bob, Defendant, COMPLAINT"
    reported_doubts = doubts(f"{head}{first_count}{section}{second_count}")
    assert "`THE WIND` is read as the heading of a section between two counts" in reported_doubts
    assert "a paragraph has the words of a caption" in reported_doubts
    assert "between two counts" not in doubts(COMPLAINT)
    assert "words of a caption" not in doubts(COMPLAINT)


def test_a_semicolon_after_an_address_is_not_part_of_it() -> None:
    lines = [
        ("ALPHA LLC", NOWHERE),
        ("1 Main Street", NOWHERE),
        ("Akron, OH 44301; and", NOWHERE),
        ("BETA LLC", NOWHERE),
        ("2 Main Street", NOWHERE),
        ("Akron, OH 44301;", NOWHERE),
    ]
    assert [party.address[-1] for party in read_side(lines, "Plaintiffs").parties] == ["Akron, OH 44301"] * 2


def test_the_full_name_of_a_state_is_not_a_doubt() -> None:
    assert "may include other words" not in doubts(COMPLAINT.replace("SAMPLE KITES LLC,", "STATE OF OHIO,"))
    assert "may include other words" in doubts(COMPLAINT.replace("SAMPLE KITES LLC,", "OHIO,"))


def test_a_name_among_several_in_a_heading_that_fits_no_defendant_is_a_doubt() -> None:
    names = "Against Defendants Specimen, Placeholder, and Lorem Only"
    text = OFFICERS.replace("Against Defendants Specimen and Lorem", names)
    assert "the heading is against `Placeholder`, but `against:` has no party" in doubts(text)
    assert "the heading is against" not in doubts(OFFICERS)


def test_an_entity_of_another_case_in_the_title_of_a_count_is_a_doubt() -> None:
    text = COMPLAINT.replace("BREACH OF CONTRACT", "NEGLIGENCE OF DEFENDANT LOREM RETAIL, INC")
    assert "the heading is against `LOREM RETAIL, INC`" in doubts(text)
    assert "the heading is against" not in doubts(COMPLAINT.replace("BREACH OF CONTRACT", "NEGLIGENCE OF DEFENDANT"))


def defendants_against(heading: str) -> tuple[str, ...]:
    """Return the keys of the defendants whom a count with *heading* is against."""
    companies = "LOREM FORCE LLC, LOREM FORCE F1 LLC, ANN SPECIMEN, and"
    text = COMPLAINT.replace("IMAGINARY STRINGS, INC., and", companies)
    text = text.replace("BREACH OF CONTRACT", f"BREACH OF CONTRACT\n\n({heading})")
    (count,) = [part for part in imported(document_of(text)).draft.parts if isinstance(part, DraftCount)]
    return count.against


def test_a_heading_means_the_exact_name_among_two_names_that_begin_alike() -> None:
    assert defendants_against("Against Lorem Force LLC") == ("lorem_force",)
    assert defendants_against("Against Lorem Force F1 LLC") == ("lorem_force_2",)


def test_a_name_after_all_defendants_limits_the_count_to_it() -> None:
    assert defendants_against("Against all Defendants Specimen") == ("ann_specimen",)
    assert defendants_against("Against all Defendants") == ()
    assert defendants_against("Against all Defendants except Specimen") == ()


def test_a_complaint_without_relief_is_a_doubt() -> None:
    assert "no demand for relief" not in doubts(COMPLAINT)
    start = COMPLAINT.index("PRAYER FOR RELIEF")
    stop = COMPLAINT.rindex("JURY DEMAND\n\n")
    draft = imported(document_of(COMPLAINT[:start] + COMPLAINT[stop:])).draft
    (doubt,) = [doubt for doubt in draft.doubts if "the source has no demand for relief" in doubt.about]
    assert doubt.about.endswith("or waive CLM002")
    last_count = [part for part in draft.parts if isinstance(part, DraftCount)][-1]
    assert doubt.place == last_count.body[-1].place


def test_a_jury_demanded_only_in_the_caption_is_a_doubt() -> None:
    about = "`COMPLAINT AND JURY DEMAND` may demand a jury"
    assert about not in doubts(COMPLAINT)
    assert about in doubts(COMPLAINT.replace("JURY DEMAND\n\nPlaintiff demands a trial by jury.\n", ""))


def test_the_report_lists_what_a_person_must_compare() -> None:
    report = list(summary(imported(document_of(COMPLAINT))))
    start = report.index("read the parties, counsel, number and the law of each count against the source in any case:")
    assert report[start + 1 : start + 6] == [
        "  plaintiff: Sample Kites LLC",
        "  defendant: Imaginary Strings, Inc.",
        "  defendant: Does",
        "  number: 5:25-cv-00000",
        "  counsel: Pat Placeholder, for Sample Kites LLC",
    ]
    assert "  count: COUNT I BREACH OF CONTRACT, under `law: OH`, against all defendants" in report


def test_other_names_stay_in_parentheses_unless_one_had_no_parentheses() -> None:
    text = COMPLAINT.replace("IMAGINARY STRINGS, INC., and", "IMAGINARY STRINGS, INC. (f/k/a Lorem Strings LLC), and")
    draft = imported(document_of(text)).draft
    assert "other names in parentheses" in draft.caption.style
    assert "without parentheses" not in doubts(text)
    mixed = text.replace("SAMPLE KITES LLC,", "SAMPLE KITES LLC, d/b/a Kites,", 1)
    assert "the caption has `(f/k/a Lorem Strings LLC)`; the matter prints this name after a comma" in doubts(mixed)


def test_a_doubt_about_a_word_file_names_the_paragraph_and_its_first_words() -> None:
    text = COMPLAINT.replace("COMPLAINT AND JURY DEMAND", "COMPLAINT\n\nJURY TRIAL DEMANDED")
    document = replace(document_of(text), page_count=0)
    blocks = tuple(replace(block, place=SourcePlace(0, block.place.line)) for block in text_blocks(document.blocks))
    result = imported(replace(document, blocks=blocks))
    legend = next(block for block in blocks if block.text == "JURY TRIAL DEMANDED")
    doubt = Doubt("the legend", legend.place)
    doubted = replace(result, draft=replace(result.draft, doubts=(doubt,)))
    assert f"  paragraph {legend.place.line} (`JURY TRIAL DEMANDED`): the legend" in list(summary(doubted))
    lines_of_doubts = matter_text(doubted.draft, "complaint.docx").partition("import:\n")[2].splitlines()
    assert f"      paragraph: {legend.place.line}" in lines_of_doubts
    assert "      begins: JURY TRIAL DEMANDED" in lines_of_doubts


def test_a_title_that_is_repeated_below_the_caption_is_set_aside() -> None:
    text = COMPLAINT.replace("COMPLAINT AND JURY DEMAND", "COMPLAINT\n\nJURY TRIAL DEMANDED\n\nCOMPLAINT")
    draft = imported(document_of(text)).draft
    assert (draft.caption.title, draft.caption.legends) == ("COMPLAINT", ("JURY TRIAL DEMANDED",))
    assert [entry.text for entry in draft.set_aside if entry.kind == "repeated title"] == ["COMPLAINT"]
