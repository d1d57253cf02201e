"""The traces that a scan leaves in recognized text: specks, lost periods, and lines that were joined."""

from tests.importing.test_body import draft_of, numbers, relief


def test_a_speck_before_the_letter_of_an_item_is_no_bullet_and_a_letter_may_have_lost_its_period() -> None:
    items = "a. damages of $600;\nb Interest on them;\n· c. costs."
    draft = draft_of(f"PRAYER FOR RELIEF\nWHEREFORE, Plaintiff asks for:\n{items}")
    assert relief(draft).items == ("a. damages of $600;", "b Interest on them;", "c. costs.")


def test_the_line_of_a_party_without_counsel_begins_the_signatures_even_with_an_address() -> None:
    draft = draft_of("3. It broke.\nPlaintiff, Pro Se c/o 1 Example Street, Akron, OH 44308\n(330) 555-0100")
    assert "pro_se" in draft.caption.parties[0].values
    assert numbers(draft) == [1, 2, 3]
