"""Sections of codes are found in the forms in which each state cites them."""

import pytest

from assembler.catalog.section_subjects import code_on_record
from assembler.language.sections import sections, sections_without_sign

CITED_SECTIONS = [
    ("K.S.A. 60-308(b)(1)", "KSA", "60-308"),
    ("K.S.A. 60-3702", "KSA", "60-3702"),
    ("La. R.S. 9:2800.6", "LaRS", "9:2800.6"),
    ("La. Civ. Code art. 2315", "LaCivCode", "2315"),
    ("articles 2317 and 2317.1 of the Louisiana Civil Code", "LouisianaCivilCode", "2317.1"),
    ("M.G.L. c. 93A, § 9", "MGL", "93A, § 9"),
    ("A.R.S. § 12-1101", "ARS", "12-1101"),
    ("D.C. Code § 28-3904", "DCCode", "28-3904"),
    ("28 U.S.C. §§ 1331-1332", "USC", "1331"),
]


@pytest.mark.parametrize(("text", "code", "number"), CITED_SECTIONS)
def test_a_section_is_found_in_the_form_of_its_code(text: str, code: str, number: str) -> None:
    cited_sections = [(section.code, section.number) for section in (*sections(text), *sections_without_sign(text))]
    assert (code, number) in cited_sections


@pytest.mark.parametrize(
    ("code", "number", "citation"),
    [
        ("MGL", "93A, § 9", "M.G.L. c. 93A, § 9"),
        ("LaCivCode", "2315", "La. Civ. Code art. 2315"),
        ("KSA", "60-513", "K.S.A. 60-513"),
    ],
)
def test_a_section_on_record_is_cited_in_the_form_of_its_code(code: str, number: str, citation: str) -> None:
    record = code_on_record(code, title="")
    assert record is not None
    assert record.cited(number) == citation
