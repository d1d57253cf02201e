"""The end of a paper: its date, the line above the signatures, and the service list below them."""

from tests.importing.test_body import HEAD, doubt_texts, draft_of, relief
from tests.importing.test_recognize import COMPLAINT, imported
from tests.importing.test_signatures import BLOCK, with_block

PRAYER = ("PRAYER FOR RELIEF", "Plaintiff asks for:")
"""The beginning of a prayer."""

SIGNED = ("Dated: June 2, 2025", "By: /s/ Ann Sample", "Ann Sample", "Attorneys for Plaintiff")
"""The date and a signature."""


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


def test_a_place_below_the_date_stays_on_its_own_line() -> None:
    closing = imported(COMPLAINT.replace("Dated: June 2, 2025", "Dated: June 2, 2025\n\nAkron, Ohio")).draft.closing
    assert (closing.date, closing.dated_line, closing.above[0]) == ("2025-06-02", "Dated: June 2, 2025", "Akron, Ohio")


def test_the_firms_between_the_prayer_and_the_date_are_above_the_signature_and_not_in_the_prayer() -> None:
    firms = ("Law Offices of Ann Sample, A.P.C.", "Placeholder Trial Group LLP")
    draft = draft_of("\n".join((*PRAYER, "a. Damages;", "b. Costs.", *firms, *SIGNED)))
    assert relief(draft).items == ("a. Damages;", "b. Costs.")
    assert [text for text, _ in draft.closing.lines][:2] == list(firms)
    assert not draft.closing.date_below


def test_an_item_of_the_prayer_that_names_a_firm_stays_in_the_prayer() -> None:
    items = ("a. Fees of Placeholder Law Group;", "b. Costs of the Placeholder Law Group")
    draft = draft_of("\n".join((*PRAYER, *items, *SIGNED)))
    assert relief(draft).items == items


def test_an_attorney_of_the_first_page_whom_the_text_names_too_is_read_among_the_signatures() -> None:
    counsel = "Ann Sample (#12345)\nSample Law, APC\n1 Example Street\nAkron, Ohio 44301\nAttorney for Plaintiff\n"
    text = "3. Ann Sample wrote to the maker of the strings.\nPRAYER FOR RELIEF\nPlaintiff asks for costs.\n"
    draft = draft_of(f"{text}Dated: June 2, 2025\nBob Example\nAnn Sample\nAttorneys for Plaintiff", f"{counsel}{HEAD}")
    assert not [about for about in doubt_texts(draft) if "was not read as an attorney's name" in about]


def test_the_number_of_the_document_below_the_signatures_is_set_aside_with_a_doubt() -> None:
    paper = with_block(f"{BLOCK.rstrip()}\n\n901234567\n")
    assert [entry.text for entry in paper.draft.set_aside if entry.kind == "number of a document"] == ["901234567"]
    assert "901234567" not in paper.draft.closing.below
    assert not paper.balance.lost
    assert any(doubt.about.startswith("`901234567`, the last line of the signatures") for doubt in paper.draft.doubts)


def test_a_zip_code_or_a_telephone_number_at_the_end_of_the_signatures_stays() -> None:
    for line in ("44308", "(330) 555-0100"):
        paper = with_block(f"{BLOCK.rstrip()}\n\n{line}\n")
        assert not [entry for entry in paper.draft.set_aside if entry.kind == "number of a document"]
