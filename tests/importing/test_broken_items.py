"""An item of a list that breaks off within a sentence goes on with the next text."""

import pytest

from assembler.importing.draft import DraftParagraph, DraftSection
from tests.importing.test_body import draft_of


def last_text(lines: str) -> str:
    (section,) = [part for part in draft_of(f"3. It knew of these:\n{lines}").parts if isinstance(part, DraftSection)]
    last = section.body[-1]
    assert isinstance(last, DraftParagraph)
    return last.text


@pytest.mark.parametrize("rest", ["Sample’s fleet;", "Ann Sample and Bob Roe"])
def test_an_item_that_breaks_off_goes_on_below_even_with_a_capital(rest: str) -> None:
    assert last_text(f"• the growth of\n{rest}\n• the loss.") == (
        f"It knew of these:\n\n* the growth of {rest}\n* the loss."
    )


def test_a_text_below_an_item_that_is_complete_stays_apart() -> None:
    assert last_text("• the growth; and\nThe loss.").endswith("* the growth; and\n\nThe loss.")
    assert last_text("• the growth of\n“Strings.”").endswith("* the growth of\n\n“Strings.”")
