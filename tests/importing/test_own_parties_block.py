"""The parties in a caption keep the lines of the source if the program would print other signs or capitals."""

from pathlib import Path
from typing import Any

import pytest

from assembler.importing.draft import DraftPartiesGroup
from assembler.importing.import_paper import ImportedPaper, import_document
from assembler.importing.read_document import SourcePlace
from assembler.importing.zones.party_chunks import party_chunks
from assembler.importing.zones.printed_parties import printed_groups
from assembler.importing.zones.sides import PartyText
from tests.importing.test_recognize import COMPLAINT, document_of, imported, matter_of

PARTIES = """\
SAMPLE KITES LLC,

Plaintiff,

v.

IMAGINARY STRINGS, INC., and DOES 1 through 5, inclusive,

Defendants."""

OTHER_SIGNS = """\
ANN SAMPLE

&

SAMPLE KITES LLC

Plaintiffs

v.

IMAGINARY STRINGS, INC.

Serve via Certified Mail:

1 Example Street

Akron, OH 44308

Defendant"""


def paper_with(parties: str, folder: Path) -> ImportedPaper:
    text = COMPLAINT.replace(PARTIES, parties).strip()
    return import_document(document_of(text), "complaint.txt", folder / "kites")


def filing_of(paper: ImportedPaper) -> dict[str, Any]:
    filings = matter_of(paper)["filings"]
    assert isinstance(filings, list)
    return dict(filings[0])


@pytest.mark.slow
def test_a_captions_ampersand_service_address_and_missing_commas_stay_as_printed(tmp_path: Path) -> None:
    paper = paper_with(OTHER_SIGNS, tmp_path)
    assert filing_of(paper)["parties_block"] == [
        {"lines": ["ANN SAMPLE"]},
        {"lines": ["&"]},
        {"lines": ["SAMPLE KITES LLC"], "role": "Plaintiffs", "versus": "v."},
        {
            "lines": ["IMAGINARY STRINGS, INC.", "Serve via Certified Mail:", "1 Example Street", "Akron, OH 44308"],
            "role": "Defendant",
        },
    ]
    assert paper.comparison
    assert paper.comparison.parties_text == " ".join(OTHER_SIGNS.split())
    assert not any("other commas" in doubt.about for doubt in paper.draft.doubts)


@pytest.mark.slow
def test_a_caption_that_the_program_prints_identically_is_not_kept_as_lines(tmp_path: Path) -> None:
    assert "parties_block" not in filing_of(paper_with(PARTIES, tmp_path))


def test_lines_on_service_below_a_role_stay_below_it() -> None:
    parties = PARTIES.replace("Defendants.", "Defendants.\n\nServe: Ann Roe\n\nAkron, OH 44308")
    groups = imported(COMPLAINT.replace(PARTIES, parties)).draft.caption.party_groups
    assert groups[-2].role == "Defendants."
    assert groups[-1] == DraftPartiesGroup(("Serve: Ann Roe", "Akron, OH 44308"))


def test_roles_before_their_parties_are_not_kept_as_lines() -> None:
    parties = "Plaintiff: ANN SAMPLE\n\nv.\n\nDefendant: BOB ROE"
    assert imported(COMPLAINT.replace(PARTIES, parties)).draft.caption.party_groups == ()


@pytest.mark.slow
def test_each_and_between_the_parties_of_own_lines_is_a_word_of_the_source_too(tmp_path: Path) -> None:
    names = "ANN SAMPLE\n\nAnd\n\nBOB ROE\n\nAnd\n\nCARL POE\n\nAnd\n\nDORA DOE"
    paper = paper_with(OTHER_SIGNS.replace("ANN SAMPLE\n\n&\n\nSAMPLE KITES LLC", names), tmp_path)
    assert filing_of(paper)["parties_block"]
    assert paper.comparison
    assert [change for change in paper.comparison.differences if "and" in (change.lost, change.gained)] == []


def test_the_lines_of_an_address_that_ends_with_and_stay_apart() -> None:
    lines = [
        ("ANN SAMPLE, Principal", SourcePlace(1, 1)),
        ("of the Kite School", SourcePlace(1, 2)),
        ("1 Example Street", SourcePlace(1, 3)),
        ("Akron, OH 44308; and,", SourcePlace(1, 4)),
        ("LEE LOREM", SourcePlace(1, 5)),
    ]
    chunks = [*party_chunks(lines, [])]
    parties = [PartyText(chunk.lines[0][0], chunk.lines[0][1], chunk.address) for chunk in chunks]
    assert parties[0].address == ["1 Example Street", "Akron, OH 44308"]
    assert printed_groups(lines, parties, "Defendants") == [
        DraftPartiesGroup(
            ("ANN SAMPLE, Principal of the Kite School", "1 Example Street", "Akron, OH 44308; and,"),
        ),
        DraftPartiesGroup(("LEE LOREM",), "Defendants"),
    ]
