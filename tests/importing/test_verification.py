"""A verification and a certificate of service after the signatures of an imported complaint."""

from pathlib import Path
from typing import Any

import pytest

from assembler.importing.import_paper import ImportedPaper, import_document
from tests.importing.test_recognize import COMPLAINT, document_of, imported, matter_of

KNOWLEDGE = "I have read the foregoing complaint and know its contents, which are true of my own knowledge."

PERJURY = "I declare under penalty of perjury that the foregoing is true and correct."

SIGNATURE = "______________\n\nAnn Example\n\nPresident of Sample Kites LLC"

SERVICE = "I certify that on June 2, 2025 I served this complaint by mail on all counsel of record in this action."


def with_sections(*sections: str) -> ImportedPaper:
    return imported("\n\n".join([COMPLAINT.strip(), *sections]))


def filing_of(paper: ImportedPaper) -> dict[str, Any]:
    filings = matter_of(paper)["filings"]
    assert isinstance(filings, list)
    return dict(filings[0])


def doubts_of(paper: ImportedPaper) -> str:
    return "\n".join(doubt.about for doubt in paper.draft.doubts)


@pytest.mark.slow
def test_a_person_who_verifies_the_paper_has_a_name_a_title_and_the_oath_in_its_own_words() -> None:
    paper = with_sections("VERIFICATION", KNOWLEDGE, PERJURY, "Dated: June 2, 2025", SIGNATURE)
    matter = matter_of(paper)
    assert matter["people"] == {"verifier": {"name": "Ann Example", "title": "President", "of": "sample_kites"}}
    assert filing_of(paper)["verified_by"] == "verifier"
    assert "after_signature" not in filing_of(paper)
    assert paper.draft.closing.verification is not None
    assert paper.draft.closing.verification.oath == f"{KNOWLEDGE}\n\n{PERJURY}"
    assert "    executed_at: 'Dated: June 2, 2025'" in paper.files["matter.yaml"].decode()
    assert paper.balance.lost == ()


def test_nobody_has_signed_an_imported_verification() -> None:
    with_signature = SIGNATURE.replace("______________", "/s/ Ann Example")
    paper = with_sections("VERIFICATION", KNOWLEDGE, f"{PERJURY} Executed on June 2, 2025.", with_signature)
    assert "signed" not in filing_of(paper)
    assert "/s/ Ann" not in paper.files["matter.yaml"].decode()
    assert "`Ann Example` verifies the paper" in doubts_of(paper)
    assert "the date of signing is the source's; the source is signed, but the matter is not" in doubts_of(paper)


@pytest.mark.parametrize(
    "sections",
    [
        ("STATE OF OHIO ) ss.", f"Ann Example, being duly sworn, says: {PERJURY}", SIGNATURE),
        (KNOWLEDGE, SIGNATURE),
        (KNOWLEDGE, PERJURY, "Ann Example\n\nsee page 12"),
        ("I have read {the complaint} and know what it says of me.", PERJURY, SIGNATURE),
        (KNOWLEDGE, PERJURY, SIGNATURE, "VERIFICATION", KNOWLEDGE, PERJURY, "Bob Sample"),
        (KNOWLEDGE, PERJURY, SIGNATURE, "CERTIFICATE OF SERVICE", SERVICE),
    ],
    ids=["an officer", "no oath", "an unknown line", "a brace", "two verifications", "text after it"],
)
def test_a_verification_that_is_not_certain_stays_text_with_a_doubt(sections: tuple[str, ...]) -> None:
    paper = with_sections("VERIFICATION", *sections)
    assert "verified_by" not in filing_of(paper)
    assert filing_of(paper)["after_signature"][0]["heading"] == "VERIFICATION"
    assert "`VERIFICATION` after the signature is kept as text: compare who verifies" in doubts_of(paper)
    assert paper.balance.lost == ()


def test_a_certificate_of_service_stays_text_because_a_complaint_has_no_key_for_it() -> None:
    paper = with_sections("CERTIFICATE OF SERVICE", SERVICE)
    assert filing_of(paper)["after_signature"] == [{"heading": "CERTIFICATE OF SERVICE", "text": f"{SERVICE}\n"}]
    assert "`CERTIFICATE OF SERVICE` after the signature is kept as text: compare who was served" in doubts_of(paper)


@pytest.mark.parametrize("heading", ["CERTIFICATE OF SERVICE", "JURY DEMAND"])
def test_the_signature_below_a_later_section_is_a_line_to_sign_above_its_own_lines(heading: str) -> None:
    lines = ("Dated: June 2, 2025\t/s/ Kim Dolor", "Kim Dolor", "1 Example Street")
    paper = with_sections(heading, SERVICE, *lines)
    blank = f"\\{'_' * 29}\\_"
    assert filing_of(paper)["after_signature"] == [
        {
            "heading": heading,
            "text": f"{SERVICE}\n\nDated: June 2, 2025\n\n{blank}\\\nKim Dolor\\\n1 Example Street\n",
        }
    ]
    assert "/s/ Kim Dolor" in {entry.text for entry in paper.draft.set_aside}
    assert "/s/ Kim Dolor" not in doubts_of(paper)


JURAT = "Sworn to before me this ___ day of June, 2025\n\n______________\n\nNotary Public"

SWORN_STATEMENT = (
    "STATE OF OHIO, ss.\n\nAnn Example, being duly sworn, says that the foregoing is true of her own knowledge."
)


def test_a_verification_before_an_officer_has_the_words_of_the_officers_certificate() -> None:
    paper = with_sections("VERIFICATION", SWORN_STATEMENT, SIGNATURE, f"{JURAT}\n\nMy commission expires: May 1, 2027")
    verification = paper.draft.closing.verification
    assert verification is not None
    assert verification.jurat == "Sworn to before me this ___ day of June, 2025"
    assert verification.expires == "My commission expires: May 1, 2027"
    assert filing_of(paper)["notary"] == "true"
    assert paper.balance.lost == ()


@pytest.mark.slow
def test_a_sworn_verification_is_printed_as_it_was(tmp_path: Path) -> None:
    text = f"{COMPLAINT.strip()}\n\nVERIFICATION\n\n{SWORN_STATEMENT}\n\n{SIGNATURE}\n\n{JURAT}"
    paper = import_document(document_of(text), "complaint.txt", tmp_path / "kites")
    assert paper.comparison is not None
    assert not paper.comparison.differences


@pytest.mark.slow
def test_a_verification_is_printed_as_it_was(tmp_path: Path) -> None:
    text = f"{COMPLAINT.strip()}\n\nVERIFICATION\n\n{KNOWLEDGE}\n\n{PERJURY}\n\nDated: June 2, 2025\n\n{SIGNATURE}"
    paper = import_document(document_of(text), "complaint.txt", tmp_path / "kites")
    assert paper.comparison is not None
    assert not paper.comparison.differences
