"""Jury demands without a heading of their own."""

import pytest

from assembler.importing.draft import DraftJury
from tests.importing.test_body import draft_of

JURY_ALONE = "JURY TRIAL DEMANDED"


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        "THE PLAINTIFF DEMANDS A JURY TRIAL ON ALL CAUSES OF ACTION ASSERTED HEREIN.",
        "Pursuant to Fed. R. Civ. P. 38(b), Plaintiff hereby demands a trial by jury on all issues so triable.",
        "Plaintiff Sample Kites LLC requests a jury trial.",
        JURY_ALONE,
    ],
)
def test_a_jury_demand_without_a_heading_keeps_its_words(words: str) -> None:
    draft = draft_of(
        f"COUNT I - Fraud\n3. It lied.\nWHEREFORE, Plaintiff asks for judgment.\n{words}\nDated: June 2, 2025"
    )
    (jury,) = [part for part in draft.parts if isinstance(part, DraftJury)]
    assert (jury.text, jury.heading) == (words, None)


@pytest.mark.slow
def test_a_paragraph_that_mentions_a_jury_is_not_a_jury_demand() -> None:
    draft = draft_of("COUNT I - Fraud\n3. It lied.\n4. Plaintiff demands a jury.\nThe jury may find otherwise.")
    assert not [part for part in draft.parts if isinstance(part, DraftJury)]
