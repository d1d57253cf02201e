"""A signature block that the form of the program cannot reproduce keeps the source's own lines."""

from pathlib import Path

import pytest

from assembler.importing.comparison import SIGNATURE_BLOCK, OtherBlocksError, compare
from assembler.importing.import_paper import ImportedPaper, import_document
from assembler.importing.own_signature_block import with_own_block, words_around_signatures
from assembler.importing.zones.closing import SOURCE_IS_SIGNED, closing_start
from assembler.results import Options
from tests.importing.test_recognize import COMPLAINT, document_of, imported, matter_of

BLOCK = COMPLAINT[COMPLAINT.index("/s/ Pat") :]

TWO_OFFICES = """\
LOREM LLP
/s/ Kim Dolor
Kim Dolor
1 Example Street, Akron, OH 44308
kim@example.com
Lee Lorem (special appearance)
9 Example Avenue
Dayton, OH 45400
Trial team of the Plaintiff
/s/ Pat Placeholder
SAMPLE LAW LLC
"""


def paper_with(block: str, folder: Path | None = None) -> ImportedPaper:
    text = COMPLAINT.replace(BLOCK, block.replace("\n", "\n\n"))
    return import_document(document_of(text), "complaint.txt", folder / "kites") if folder else imported(text)


@pytest.mark.slow
def test_a_block_that_the_program_would_print_differently_keeps_its_lines(tmp_path: Path) -> None:
    paper = paper_with(TWO_OFFICES, tmp_path)
    assert paper.comparison is not None
    assert not [change for change in paper.comparison.differences if change.part == "the signature block"]
    first, second = paper.draft.closing.block
    assert (first.above, first.signs, second.signs) == (("LOREM LLP",), "dolor", "placeholder")
    assert second.lines == ("Pat Placeholder", "SAMPLE LAW LLC")
    assert "signature_block" in str(matter_of(paper))


@pytest.mark.slow
def test_a_block_that_the_program_prints_identically_is_not_kept_as_lines(tmp_path: Path) -> None:
    assert "signature_block" not in str(matter_of(paper_with(BLOCK, tmp_path)))


@pytest.mark.slow
def test_lines_that_the_signature_block_prints_are_not_repeated_below_it_and_raise_no_doubt() -> None:
    draft = paper_with(TWO_OFFICES).draft
    assert any("in the signature block" in doubt.about for doubt in draft.doubts)
    with_block = with_own_block(draft)
    assert with_block.closing.below == ()
    assert not any("in the signature block" in doubt.about for doubt in with_block.doubts)


@pytest.mark.slow
def test_signatures_are_not_among_the_words_of_the_block() -> None:
    assert words_around_signatures(paper_with("/s/ Kim Dolor\nKim Dolor\n").draft)[-2:] == ["kim", "dolor"]


@pytest.mark.slow
def test_a_long_list_of_attorneys_is_divided_at_a_name_below_an_address() -> None:
    offices = "\n".join(f"Kim Dolor{letter}\n{number} Example Street" for number, letter in enumerate("abcdefghi", 1))
    groups = with_own_block(paper_with(f"/s/ Kim Dolora\n{offices}").draft).closing.block
    assert [group.lines[0] for group in groups] == ["Kim Dolora", "Kim Dolorg"]


def test_a_firm_below_a_complete_signature_begins_another_group() -> None:
    office = "1 Example Street\nAkron, OH 44308\npat@example.com"
    second_office = "LOREM LLP\nKim Dolor\nAttorneys for Sample Kites LLC"
    block = f"/s/ Pat Placeholder\nPat Placeholder (OHSB # 12345)\n{office}\n{second_office}\n"
    first, second = with_own_block(paper_with(block).draft).closing.block
    assert first.lines == ("Pat Placeholder (OHSB # 12345)", *office.splitlines())
    assert second.lines == (*second_office.splitlines(),)


def test_a_firm_in_two_lines_heads_the_group_of_the_name_below_it() -> None:
    office = "1 Example Street\nAkron, OH 44308\npat@example.com\nLead Counsel"
    second_office = "LOREM, DOLOR\n& IPSUM, P.C.\nKIM DOLOR\n2 Example Street"
    offices = f"{office}\n{office}\n{office}"  # a group of more than twelve lines ends before the next name
    block = f"/s/ Pat Placeholder\nPat Placeholder\n{offices}\n{second_office}\n"
    first, second = with_own_block(paper_with(block).draft).closing.block
    assert (first.lines[-1], second.lines) == ("Lead Counsel", (*second_office.splitlines(),))


def test_contact_details_above_the_first_signature_are_those_of_another_attorney() -> None:
    other = "Kim Dolor\n2 Example Street\nAkron, OH 44308\nkim@example.com"
    first, second = with_own_block(paper_with(f"{other}\n/s/ Pat Placeholder\nPat Placeholder\n").draft).closing.block
    assert first.lines == (*other.splitlines(),)
    assert (second.above, second.signs) == ((), "placeholder")


def test_a_firm_above_the_first_signature_belongs_to_the_signature_block() -> None:
    document = document_of("It lied.\n\nLOREM LLP\n/s/ Kim Dolor\n\nKim Dolor")
    assert closing_start(document.blocks, 0) == 1


@pytest.mark.slow
def test_a_partys_details_that_are_only_in_the_signature_block_are_not_printed_on_the_first_page() -> None:
    block = "/s/ Sample Kites LLC\nSample Kites LLC (Pro Se or by Counsel)\n1 Example Street\nAkron, OH 44308\n"
    draft = with_own_block(paper_with(block).draft)
    lines = [line for group in draft.closing.block for line in group.lines]
    assert lines[1:] == ["1 Example Street", "Akron, OH 44308"]
    assert "address" not in draft.caption.parties[0].values


@pytest.mark.slow
def test_a_signature_block_with_words_in_other_places_ends_the_comparison(tmp_path: Path) -> None:
    paper = paper_with(BLOCK, tmp_path)
    source = document_of(COMPLAINT.replace(BLOCK, "/s/ Pat Placeholder\n\nSolo Practitioner\n"))
    matter = tmp_path / "kites" / "matter.yaml"
    frame = {SIGNATURE_BLOCK: words_around_signatures(paper.draft)}
    with pytest.raises(OtherBlocksError) as raised:
        compare(source, matter, Options(draft=True), paper.draft.set_aside, frame)
    assert raised.value.blocks == {SIGNATURE_BLOCK}


SWAPPED = """\
/s/ Kim Dolor
Lee Lorem
Kim Dolor
LOREM LLP
1 Example Street
Akron, OH 44308
(330) 555-0100
lee@example.com
kim@example.com
Pat Placeholder
SAMPLE LAW LLC
9 Example Avenue
Dayton, OH 45400
pat@example.com
"""
"""A block in which e-mail addresses are below the office, and another attorney is above the one who signs."""


@pytest.mark.slow
def test_a_block_whose_lines_the_program_would_print_in_another_order_keeps_its_lines(tmp_path: Path) -> None:
    first, second = paper_with(SWAPPED, tmp_path).draft.closing.block
    assert [*first.lines, *second.lines] == SWAPPED.splitlines()[1:]
    assert (first.signs, second.lines[0]) == ("dolor", "Pat Placeholder")


NAME_TWICE = """\
LOREM & DOLOR LLP
1 Example Street
Akron, OH 44308
By: Kim Dolor
Kim Dolor, Esq.
kim@lorem.example
Ann Lorem, Esq.
ann@lorem.example
"""


def test_a_name_after_by_above_the_same_name_is_a_signature_for_the_firm_above() -> None:
    draft = with_own_block(paper_with(NAME_TWICE).draft)
    signed_group = next(group for group in draft.closing.block if group.signs)
    attorney = next(office for office in draft.caption.counsel.attorneys if office.key == signed_group.signs)
    assert signed_group.lines[0] == "Kim Dolor, Esq."
    assert not any("By: Kim Dolor" in line for group in draft.closing.block for line in (*group.above, *group.lines))
    (firm,) = draft.caption.counsel.firms
    assert [office.values.get("firm") for office in draft.caption.counsel.attorneys] == [firm.key, firm.key]
    assert attorney.values["name"] == "Kim Dolor"
    assert [doubt.about for doubt in draft.doubts].count(SOURCE_IS_SIGNED) == 1


TWO_OF_A_FIRM = """\
SAMPLE & DOLOR LLP
{signature}
Pat Placeholder
Kim Dolor
1 Example Street
Akron, OH 44308
pat@example.com
Attorneys for Plaintiff
"""


@pytest.mark.slow
@pytest.mark.parametrize("signature", ["By: /s/ Pat Placeholder", "By:\n/s/ Pat Placeholder", "BY: ____________"])
def test_by_before_a_signature_stays_in_a_block_with_its_own_lines(tmp_path: Path, signature: str) -> None:
    paper = paper_with(TWO_OF_A_FIRM.format(signature=signature), tmp_path)
    (group,) = paper.draft.closing.block
    assert group == (("SAMPLE & DOLOR LLP",), "placeholder", group.lines, True)
    assert "'by': 'true'" in str(matter_of(paper))
    assert paper.comparison is not None
    assert not paper.comparison.differences


@pytest.mark.slow
def test_somebody_who_is_not_read_as_counsel_signs_for_nobody_else(tmp_path: Path) -> None:
    block = TWO_OF_A_FIRM.format(signature="/s/ Ann Sample").replace("Pat Placeholder\n", "Ann Sample (OH: 1)\n")
    paper = paper_with(block.replace("Kim Dolor", "Kim Dolor (0012345)"), tmp_path)
    assert not any(group.signs for group in paper.draft.closing.block)
    assert any(doubt.about.startswith("`Ann Sample` signs the source, but") for doubt in paper.draft.doubts)


@pytest.mark.slow
def test_a_signature_on_the_line_of_the_name_is_divided_from_it(tmp_path: Path) -> None:
    block = TWO_OF_A_FIRM.format(signature="By: /s/ Pat Placeholder Pat Placeholder (Bar No. 12345)")
    paper = paper_with(block.replace("\nPat Placeholder\n", "\n"), tmp_path)
    names = {office.key: office.values["name"] for office in paper.draft.caption.counsel.attorneys}
    assert names["placeholder"] == "Pat Placeholder"
    assert not [doubt for doubt in paper.draft.doubts if "nobody who signs" in doubt.about]
