"""Words that a court's own form would add to an imported paper are left out."""

from pathlib import Path

import pytest

from assembler.importing.import_paper import ImportedPaper, import_document
from tests.importing.test_recognize import COMPLAINT, document_of, imported, matter_of

COURT = COMPLAINT[: COMPLAINT.index("SAMPLE KITES LLC")]
BLOCK = COMPLAINT[COMPLAINT.index("/s/ Pat") :]


def paper_in(court: str, folder: Path, **changes: str) -> ImportedPaper:
    """Return the import of the sample complaint in *court*, with each key of *changes* replaced by its value."""
    text = COMPLAINT.replace(COURT, court)
    for old, new in changes.items():
        text = text.replace(old, new)
    return import_document(document_of(text), "complaint.txt", folder / "kites")


def differences(paper: ImportedPaper) -> list[tuple[str, str]]:
    assert paper.comparison is not None
    return [(change.lost, change.gained) for change in paper.comparison.differences]


@pytest.mark.slow
def test_the_kind_of_action_is_not_added_under_the_title(tmp_path: Path) -> None:
    paper = paper_in("UNITED STATES DISTRICT COURT\n\nFOR THE DISTRICT OF OREGON\n\n", tmp_path)
    assert matter_of(paper)["court"] == "ord"
    assert differences(paper) == []


@pytest.mark.slow
def test_a_party_who_is_only_in_the_signature_block_is_not_added_above_the_caption(tmp_path: Path) -> None:
    court = "UNITED STATES DISTRICT COURT\n\nNORTHERN DISTRICT OF CALIFORNIA\n\n"
    block = "/s/ Ann Sample\n\nAnn Sample, pro se\n\n1 Example Street\n\nAkron, OH 44308\n"
    changes = {"SAMPLE KITES LLC,": "ANN SAMPLE,", "Sample Kites LLC": "Ann Sample", BLOCK: block}
    paper = paper_in(court, tmp_path, **changes)
    party = matter_of(paper)["parties"]["ann_sample"]  # type: ignore[index]
    assert (party["signature_only"], party["address"]) == ("true", ["1 Example Street", "Akron, OH 44308"])
    assert differences(paper) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "words", ["BREACH OF CONTRACT", "IMAGINARY STRINGS, INC.", "Plaintiff demands a trial by jury."]
)
def test_the_word_none_in_the_source_is_a_word_like_any_other(words: str, tmp_path: Path) -> None:
    new = "none" if words != "IMAGINARY STRINGS, INC." else f"{words}, none"
    assert differences(paper_in(COURT, tmp_path, **{words: new})) == []


@pytest.mark.parametrize("heading", ["GENERAL ALLEGATIONS", "FACTS COMMON TO ALL CAUSES OF ACTION"])
def test_the_caption_ends_above_a_short_opening_and_a_heading_of_allegations(heading: str) -> None:
    opening = COMPLAINT[COMPLAINT.index("Plaintiff Sample") : COMPLAINT.index("1. Sample")]
    text = COMPLAINT.replace(opening, f"Plaintiff alleges:\n\n{heading}\n\n").replace("\n1. Sample", "\nSample")
    draft = imported(text).draft
    assert (draft.lead, draft.caption.legends) == ("Plaintiff alleges:", ())


DEMAND = "Plaintiff demands a trial by jury."


@pytest.mark.slow
@pytest.mark.parametrize(
    "changes",
    [
        {"WHEREFORE, Plaintiff": "9. WHEREFORE, Plaintiff"},
        {"WHEREFORE, Plaintiff": "8. WHEREFORE, Plaintiff", DEMAND: f"9. {DEMAND}\n\n10. A jury is demanded."},
        {DEMAND: f"7. {DEMAND}"},
    ],
)
def test_a_prayer_and_a_jury_demand_keep_their_printed_numbers(changes: dict[str, str], tmp_path: Path) -> None:
    assert differences(paper_in(COURT, tmp_path, **changes)) == []


@pytest.mark.slow
def test_brackets_in_the_title_of_a_count_are_only_brackets(tmp_path: Path) -> None:
    assert differences(paper_in(COURT, tmp_path, CONTRACT="[[CONTRACT]]")) == []
