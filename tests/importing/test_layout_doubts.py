"""What a matter cannot print as the source does is a doubt: the layout of sub-headings, a foot, and who signs."""

from dataclasses import replace
from pathlib import Path

import pytest

from assembler.catalog import catalog_of
from assembler.importing.import_paper import import_document
from assembler.importing.read_document import ReadDocument, SetAside, SourcePlace, TextBlock, TextRun
from assembler.importing.signer_doubts import doubts_on_signers
from tests.importing.test_body import document
from tests.importing.test_doubts import imported
from tests.importing.test_recognize import COMPLAINT, document_of


def text(words: str, line: int, *, indent: float = 0, first_line: float = 0, right_indent: float = 0) -> TextBlock:
    place = SourcePlace(2, line)
    return TextBlock(place, (TextRun(words),), indent=indent, first_line=first_line, right_indent=right_indent)


def with_blocks(*blocks: TextBlock) -> ReadDocument:
    return ReadDocument(2, (*document("").blocks, *blocks))


def about(paper: ReadDocument, words: str) -> list[tuple[str, SourcePlace]]:
    return [(doubt.about, doubt.place) for doubt in imported(paper).draft.doubts if words in doubt.about]


NEXT = text("4. So the letter reads, and there is no other letter.", 9, first_line=36)


def test_a_quotation_below_a_colon_may_be_indented_less_than_others() -> None:
    quoted = text("Strings were cut some time ago. I am out of pocket.", 7, indent=27.2)
    matter = imported(with_blocks(text("3. The maker wrote:", 6, first_line=36), quoted, NEXT)).files["matter.yaml"]
    assert "> Strings were cut some time ago" in matter.decode()
    for lead, indent in (("3. The maker wrote a letter.", 27.2), ("3. The maker wrote:", 9.0)):
        paper = with_blocks(text(lead, 6, first_line=36), replace(quoted, indent=indent), NEXT)
        assert "> Strings" not in imported(paper).files["matter.yaml"].decode()


def test_a_text_indented_on_both_sides_that_is_no_quotation_is_a_doubt() -> None:
    lead = text("3. The maker wrote a letter.", 6, first_line=36)
    quoted = text("Strings were cut some time ago. I am out of pocket.", 7, indent=27.2, right_indent=30)
    ((doubt, place),) = about(with_blocks(lead, quoted, NEXT), "indented on both sides")
    assert doubt.startswith("`Strings were cut some time ago. I am ...`")
    assert place == SourcePlace(2, 7)
    for changed in (replace(quoted, right_indent=0), replace(quoted, indent=0), replace(quoted, first_line=36)):
        assert not about(with_blocks(lead, changed, NEXT), "indented on both sides")


def heading(words: str, line: int, *, centered: bool = True, indent: float = 0, label: str = "") -> TextBlock:
    runs = (TextRun(words, bold=True, italic=True),)
    return TextBlock(SourcePlace(2, line), runs, label, align="center" if centered else "left", indent=indent)


def with_headings(*headings: TextBlock) -> ReadDocument:
    blocks: list[TextBlock] = []
    for number, entry in enumerate(headings, 3):
        blocks += [entry, text(f"{number}. The kite of the letter is long, and its string is short.", 20 + number)]
    section = TextBlock(SourcePlace(2, 1), (TextRun("THE KITES", bold=True),), align="center")
    return with_blocks(section, *blocks)


def test_a_sub_heading_in_italics_stays_so_and_where_it_is_set_is_one_doubt() -> None:
    paper = with_headings(heading("The Long Kite", 2), heading("The Short String", 3))
    matter = imported(paper).files["matter.yaml"].decode()
    assert "heading: '*The Long Kite*'" in matter
    ((doubt, place),) = about(paper, "sub-heading")
    assert doubt.startswith("`The Long Kite` and 1 more sub-heading are centered in the source")
    assert place == SourcePlace(2, 2)
    indented = with_headings(heading("The Long Kite", 2, centered=False, indent=36))
    assert about(indented, "the sub-heading `The Long Kite` is indented")
    assert not about(with_headings(heading("The Long Kite", 2, centered=False)), "sub-heading")
    assert not about(with_headings(heading("The Long Kite", 2, centered=False, indent=36, label="A.")), "sub-heading")


def foot(*texts: str) -> ReadDocument:
    asides = [SetAside("running foot", words, SourcePlace(page, 27)) for page in (1, 2) for words in texts]
    return replace(document_of(COMPLAINT), set_aside=tuple(asides))


def test_a_foot_with_other_details_of_counsel_is_a_doubt() -> None:
    old = ("EXAMPLE & EXAMPLE", "2 EXAMPLE STREET, SUITE 4", "AKRON, OHIO 44309-2338", "0003/9.2 330.555.0199")
    ((doubt, place),) = about(foot(*old), "at the edge of the pages")
    assert doubt.startswith("`2 EXAMPLE STREET, SUITE 4`; `AKRON, OHIO 44309-2338`; and `0003/9.2 330.555.0199` at")
    assert place == SourcePlace(1, 27)
    assert not about(foot("1 EXAMPLE STREET", "AKRON, OHIO 44308", "330.555.0100"), "at the edge")
    assert not about(foot("COMPLAINT - 2", "5 kites for 12 people"), "at the edge")


@pytest.mark.slow
def test_who_signs_without_what_the_court_requires_is_a_doubt(tmp_path: Path) -> None:
    def sign_doubts(paper: str, name: str) -> list[str]:
        result = import_document(document_of(paper.strip()), "complaint.txt", tmp_path / name)
        return [doubt.about for doubt in result.draft.doubts if "SIG001" in doubt.about]

    without_email = COMPLAINT.replace("pat.placeholder@example.com\n\n", "")
    about_email = "`Pat Placeholder` signs without an e-mail address, and the source shows none: add `email:`, or waive"
    assert sign_doubts(without_email, "a") == [f"{about_email} SIG001"]
    without_both = without_email.replace("(330) 555-0100\n\n", "")
    about_both = "without a telephone number or an e-mail address: add `telephone:` and `email:`, or waive SIG001"
    assert sign_doubts(without_both, "b") == [f"`Pat Placeholder` signs {about_both}"]
    assert sign_doubts(COMPLAINT, "c") == []


def test_counsel_who_only_stands_in_the_block_signs_nothing() -> None:
    paper = document_of(COMPLAINT)
    draft = imported(paper).draft
    for signs, count in (("false", 0), ("true", 1)):
        data = {"counsel": {"example": {"name": "Ann Example", "signs": signs}}}
        assert len([*doubts_on_signers(paper, draft, data, catalog_of(root=None))]) == count
