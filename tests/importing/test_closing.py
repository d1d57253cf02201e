"""The end of a paper: its date, the line above the signatures, and the service list below them."""

from tests.importing.test_recognize import COMPLAINT, imported
from tests.importing.test_signatures import BLOCK, with_block


def test_a_service_list_below_the_signatures_names_no_counsel_of_the_paper() -> None:
    paper = with_block(f"{BLOCK}\n\nSERVICE LIST\n\nCounsel for Defendant\n\nKim Dolor\n\n1 Example Street\n")
    names = [office.values["name"] for office in paper.draft.closing.counsel.attorneys]
    assert "Kim Dolor" not in names
    assert [section.heading for section in paper.draft.closing.after] == ["SERVICE LIST"]
    assert any("`SERVICE LIST` after the signature is kept as text" in doubt.about for doubt in paper.draft.doubts)


def test_a_date_below_the_place_is_the_date_of_the_paper() -> None:
    block = BLOCK.replace("/s/ Pat", "Yours, etc.\n\n/s/ Pat")
    text = COMPLAINT.replace(BLOCK, block).replace("Dated: June 2, 2025", "Dated: Akron, Ohio\n\nJune 2, 2025")
    closing = imported(text).draft.closing
    assert (closing.date, closing.dated_line) == ("2025-06-02", "Dated: Akron, Ohio June 2, 2025")
    assert (closing.above, closing.below) == (("Respectfully submitted,", "Yours, etc."), ())
