"""Recognition: an existing complaint becomes a matter that contains each of its words once."""

import errno
import os
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest

from assembler.catalog import catalog_of
from assembler.exhibits.reader import UnusableError
from assembler.findings.finding import Finding, Place
from assembler.importing.comparison import Comparison, Difference
from assembler.importing.draft import DraftCount, DraftParagraph, DraftSection
from assembler.importing.import_paper import ImportedPaper, draft_matter, import_document
from assembler.importing.read_document import AttachedPages, ReadDocument, SourcePlace, TextBlock, TextRun
from assembler.importing.summary import summary
from assembler.load.yaml_reader import read_yaml

COMPLAINT = """
UNITED STATES DISTRICT COURT

NORTHERN DISTRICT OF OHIO

EASTERN DIVISION

SAMPLE KITES LLC,

Plaintiff,

v.

IMAGINARY STRINGS, INC., and DOES 1 through 5, inclusive,

Defendants.

Case No. 5:25-cv-00000

COMPLAINT AND JURY DEMAND

Plaintiff Sample Kites LLC ("Sample Kites") for its complaint against Imaginary Strings, Inc. alleges as follows:

I. THE PARTIES

1. Sample Kites LLC is a company in Akron that sells kites.

2. Imaginary Strings, Inc. makes strings.

II. FACTS

3. On March 3, 2025, the parties agreed on three things:

a. forty strings;

b. a price of $600; and

c. delivery in {May} *or* June.

4. Its price list says "[[see below]] #1" and C:\\strings.

COUNT I

BREACH OF CONTRACT

5. Paragraphs 1 through 4 are incorporated.

6. Imaginary Strings delivered nothing.

PRAYER FOR RELIEF

WHEREFORE, Plaintiff asks for judgment as follows:

A. damages of $600;

B. costs.

JURY DEMAND

Plaintiff demands a trial by jury.

Dated: June 2, 2025

Respectfully submitted,

/s/ Pat Placeholder

Pat Placeholder (0012345)

SAMPLE LAW LLC

1 Example Street

Akron, OH 44308

(330) 555-0100

pat.placeholder@example.com

Attorney for Plaintiff
"""


def document_of(text: str) -> ReadDocument:
    paragraphs = [part.strip() for part in textwrap.dedent(text).strip().split("\n\n")]
    blocks = [TextBlock(SourcePlace(1, line), (TextRun(part),)) for line, part in enumerate(paragraphs, 1)]
    return ReadDocument(1, tuple(blocks))


def imported(text: str) -> ImportedPaper:
    return draft_matter(document_of(text), "complaint.txt", catalog_of(root=None))


@pytest.fixture(scope="module")
def kites() -> ImportedPaper:
    return imported(COMPLAINT)


def matter_of(paper: ImportedPaper) -> dict[str, object]:
    data = read_yaml(paper.files["matter.yaml"].decode(), "matter.yaml").data
    assert isinstance(data, dict)
    return data


def claims_of(paper: ImportedPaper) -> list[dict[str, object]]:
    claims = matter_of(paper)["claims"]
    assert isinstance(claims, list)
    return claims


def test_every_word_of_the_source_is_in_the_matter(kites: ImportedPaper) -> None:
    assert kites.balance.lost == ()


def test_the_court_is_found_by_the_lines_of_its_name(kites: ImportedPaper) -> None:
    caption = kites.draft.caption
    assert (caption.court, caption.number) == ("ohnd", "5:25-cv-00000")


def test_parties_have_their_sides_and_their_names_as_the_text_writes_them(kites: ImportedPaper) -> None:
    parties = [(party.values["name"], party.side) for party in kites.draft.caption.parties]
    assert parties == [
        ("Sample Kites LLC", "plaintiff"),
        ("Imaginary Strings, Inc.", "defendant"),
        ("Does", "defendant"),
    ]


def test_numbered_paragraphs_are_in_sections_and_counts(kites: ImportedPaper) -> None:
    numbers = [
        [entry.number for entry in part.body if isinstance(entry, DraftParagraph)]
        for part in kites.draft.parts
        if isinstance(part, DraftSection | DraftCount)
    ]
    assert numbers == [[1, 2], [3, 4], [6]]


def test_the_paragraphs_that_a_count_realleges_become_a_generated_range(kites: ImportedPaper) -> None:
    (count,) = [part for part in kites.draft.parts if isinstance(part, DraftCount)]
    assert (count.incorporates, count.incorporation) == ("facts", "Paragraphs {numbers} are incorporated.")


def test_a_paragraph_number_becomes_a_reference_unless_it_is_of_another_paper() -> None:
    allegation = "nothing, as paragraph 1 alleges, contrary to paragraph 2 of the contract."
    paper = imported(COMPLAINT.replace("delivered nothing.", f"delivered {allegation}"))
    (count,) = [part for part in paper.draft.parts if isinstance(part, DraftCount)]
    (paragraph,) = [entry for entry in count.body if isinstance(entry, DraftParagraph)]
    assert paragraph.text.endswith(
        "delivered nothing, as [[sample_kites_llc]] alleges, contrary to paragraph 2 of the contract."
    )


def test_headings_have_the_labels_of_the_program_if_it_writes_the_same(kites: ImportedPaper) -> None:
    headings = matter_of(kites)["headings"]
    assert headings == {"labels": "I. none none none", "unlabeled": ["relief", "jury_demand"]}


def test_a_cited_exhibit_is_an_exhibit_of_the_matter() -> None:
    paper = imported(COMPLAINT.replace("makes strings.", "makes strings (Exhibit A)."))
    assert matter_of(paper)["exhibits"] == {"exhibit_a": {"title": "Exhibit A", "label": "A"}}
    assert paper.balance.lost == ()


def test_a_cited_exhibit_that_follows_the_paper_is_listed_once() -> None:
    document = document_of(COMPLAINT.replace("makes strings.", "makes strings (Exhibit A-1)."))
    pages = AttachedPages("exhibit", first=9, last=11, label="A-1", title="Price List", content=b"%PDF-1.7")
    paper = draft_matter(replace(document, attached=(pages,)), "complaint.pdf", catalog_of(root=None))
    exhibit = {"title": "Price List", "label": "A-1", "file": "exhibit-a-1.pdf"}
    assert matter_of(paper)["exhibits"] == {"exhibit_a_1": exhibit}
    assert "[[exhibit_a_1]]" in paper.files["matter.yaml"].decode()


def test_a_list_inside_a_paragraph_keeps_its_labels(kites: ImportedPaper) -> None:
    sections = [part for part in kites.draft.parts if isinstance(part, DraftSection)]
    paragraphs = [entry for section in sections for entry in section.body if isinstance(entry, DraftParagraph)]
    (paragraph,) = [paragraph for paragraph in paragraphs if paragraph.number == 3]
    assert paragraph.text.split("\n")[2] == "- a. forty strings;"


def test_a_count_has_its_label_and_its_title(kites: ImportedPaper) -> None:
    (count,) = [part for part in kites.draft.parts if isinstance(part, DraftCount)]
    assert (count.label, count.title, count.law) == ("COUNT I", "BREACH OF CONTRACT", "OH")


def test_an_automatic_label_on_a_separate_line_is_the_label_of_the_count() -> None:
    document = document_of(COMPLAINT)
    blocks = [
        replace(block, runs=(), number="COUNT I") if isinstance(block, TextBlock) and block.text == "COUNT I" else block
        for block in document.blocks
    ]
    paper = draft_matter(replace(document, blocks=tuple(blocks)), "complaint.docx", catalog_of(root=None))
    (count,) = [part for part in paper.draft.parts if isinstance(part, DraftCount)]
    assert (count.label, count.title) == ("COUNT I", "BREACH OF CONTRACT")
    assert paper.balance.lost == ()


def test_nobody_signs_an_imported_paper(kites: ImportedPaper) -> None:
    text = kites.files["matter.yaml"].decode()
    assert "signed:" not in text.replace("the signers under `signed:`", "")
    assert any("signed" in doubt.about for doubt in kites.draft.doubts)


def test_counsel_has_number_firm_and_address(kites: ImportedPaper) -> None:
    counsel = kites.draft.caption.counsel
    assert [office.values["bar_number"] for office in counsel.attorneys] == ["0012345"]
    assert [office.values["name"] for office in counsel.firms] == ["SAMPLE LAW LLC"]


def test_a_number_that_the_source_lost_is_a_doubt_at_its_place() -> None:
    paper = imported(COMPLAINT.replace("3. On March", "On March").replace("1 through 4", "1 through four"))
    assert any("the number 3 before paragraph 4" in doubt.about for doubt in paper.draft.doubts)


def test_the_matter_has_its_doubts_with_page_and_line(kites: ImportedPaper) -> None:
    doubts = matter_of(kites)["import"]
    assert isinstance(doubts, dict)
    assert all({"about", "page", "line"} == set(doubt) for doubt in doubts["doubts"])


@pytest.mark.slow
@pytest.mark.parametrize("sentence", ["Paragraphs 1-4 are incorporated.", "Ann repeats ¶¶ 1–4."])
def test_a_range_of_incorporated_paragraphs_is_printed_as_in_the_source(sentence: str, tmp_path: Path) -> None:
    text = COMPLAINT.replace("Paragraphs 1 through 4 are incorporated.", sentence)
    paper = import_document(document_of(text), "complaint.txt", tmp_path / "kites")
    assert claims_of(paper)[0]["incorporates"] == "facts"
    assert paper.comparison is not None
    assert (paper.comparison.lost_count, paper.comparison.gained_count) == (0, 0)


def test_a_range_of_paragraphs_stays_in_its_paragraph_if_another_range_is_written_differently() -> None:
    text = COMPLAINT.replace("Imaginary Strings delivered nothing.", "See paragraphs 1-3 and paragraphs 2-4.")
    assert claims_of(imported(text))[0]["incorporates"] == "none"


@pytest.mark.slow
@pytest.mark.parametrize("last", ["B. costs", "B. costs ???", "B. costs.\n\n***", "B. ![costs](costs.png)"])
def test_items_of_relief_end_as_in_the_source_and_a_draft_can_always_be_made(last: str, tmp_path: Path) -> None:
    paper = import_document(document_of(COMPLAINT.replace("B. costs.", last)), "complaint.txt", tmp_path / "kites")
    assert paper.comparison is not None
    assert (paper.comparison.stops, paper.comparison.differences) == ((), ())


@pytest.mark.slow
def test_the_paper_has_the_words_of_the_source(tmp_path: Path) -> None:
    paper = import_document(document_of(COMPLAINT), "complaint.txt", tmp_path / "kites")
    assert paper.comparison is not None
    assert not [difference.lost for difference in paper.comparison.differences if difference.lost]


def test_a_folder_that_exists_is_not_changed(tmp_path: Path) -> None:
    with pytest.raises(FileExistsError):
        import_document(document_of(COMPLAINT), "complaint.txt", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_no_partial_matter_is_left_if_a_file_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(_file: Path, _data: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("assembler.importing.import_paper.put_file", full_disk)
    with pytest.raises(OSError, match="No space"):
        import_document(document_of(COMPLAINT), "complaint.txt", tmp_path / "kites")
    assert list(tmp_path.iterdir()) == []


def test_a_letter_is_refused_with_a_list_of_what_a_pleading_needs(tmp_path: Path) -> None:
    letter = document_of("Dear Ann,\n\nthe strings came on Monday.\n\n1. Ten kites.\n\n2. Two strings.\n\nYours, Pat")
    problem = "it has no caption with parties, numbered paragraphs, counts, or demand for relief"
    with pytest.raises(UnusableError, match=problem):
        import_document(letter, "letter.txt", tmp_path / "letter")
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_a_letter_can_be_imported_as_text_on_request(tmp_path: Path) -> None:
    letter = document_of("Dear Ann,\n\nthe strings came on Monday.\n\nYours, Pat")
    paper = import_document(letter, "letter.txt", tmp_path / "letter", as_text=True)
    assert paper.balance.lost == ()
    assert paper.comparison
    assert paper.comparison.stops == ()


@pytest.mark.slow
def test_an_error_in_laying_out_a_draft_is_reported(tmp_path: Path) -> None:
    paper = import_document(
        document_of(COMPLAINT.replace("makes strings.", "makes \U0001f9f5.")), "c.txt", tmp_path / "c"
    )
    assert paper.comparison
    assert [stop.code for stop in paper.comparison.stops] == ["PAG003"]


def test_an_error_that_prevents_even_a_draft_is_reported() -> None:
    stop = Finding(Place("matter.yaml", 3, 5), "PTY002", "no party is a plaintiff", promise=True)
    paper = imported(COMPLAINT)
    lines = list(summary(replace(paper, comparison=Comparison((stop,), differences=(), lost_count=0, gained_count=0))))
    assert lines[-2:] == [
        "even `build --draft` makes no paper until this is corrected:",
        "  matter.yaml:3:5: PTY002 no party is a plaintiff",
    ]


@pytest.mark.parametrize(
    ("lost", "gained", "words"),
    [
        ("paid nothing", "paid little", "`paid nothing` became `paid little`"),
        ("s pat", "", "`s pat` is missing"),
        ("", "dated", "`dated` was added"),
    ],
)
def test_a_difference_names_the_changed_words(lost: str, gained: str, words: str) -> None:
    difference = Difference(lost, gained, SourcePlace(9, 20), "the signature block")
    comparison = Comparison(stops=(), differences=(difference,), lost_count=2, gained_count=2)
    lines = list(summary(replace(imported(COMPLAINT), comparison=comparison)))
    assert f"  page 9, line 20, the signature block: {words}" in lines


def test_a_number_before_the_jury_demand_does_not_begin_a_list() -> None:
    text = COMPLAINT.replace("Plaintiff demands a trial", "68. Plaintiff demands a trial")
    assert "68\\. Plaintiff" in imported(text).files["matter.yaml"].decode()


def test_lines_of_slashes_above_the_signatures_are_set_aside_and_counted() -> None:
    text = COMPLAINT.replace(
        "JURY DEMAND\n\nPlaintiff demands", "///\n\n/ / /\n\n///\n\nJURY DEMAND\n\nPlaintiff demands"
    )
    assert imported(text).set_aside["line of slashes"] == 3
    assert "line of slashes" not in imported(COMPLAINT).set_aside
