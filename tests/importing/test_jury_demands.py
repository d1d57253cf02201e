"""Jury demands without a heading of their own."""

import pytest

from assembler.importing.draft import DraftJury
from tests.importing.test_body import draft_of
from tests.importing.test_recognize import COMPLAINT, imported

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


DATED = "Dated: June 2, 2025\n\nRespectfully submitted,\n\n"
DEMAND = "Plaintiff demands a trial by jury."


@pytest.mark.parametrize(
    ("sentence", "about"),
    [
        (
            f"Dated: June 2, 2025. {DEMAND[:-1]} on all issues so triable.",
            "`Dated: June 2, 2025` may be the date of signing, which the matter lacks",
        ),
        (
            "Dated this 2nd day of June, 2025, Plaintiff demands a jury trial.",
            "trial.` is the line with the date, and also demands a jury: move the demand to `words:`",
        ),
    ],
)
def test_a_date_amid_a_jury_demand_is_a_doubt(sentence: str, about: str) -> None:
    draft = imported(COMPLAINT.replace(DATED, "").replace(DEMAND, sentence)).draft
    assert any(about in doubt.about for doubt in draft.doubts)


def test_a_date_on_its_own_line_or_in_a_sentence_is_not_a_doubt() -> None:
    letter = "Imaginary Strings delivered nothing, as its letter dated June 2, 2025 says."
    for text in (COMPLAINT, COMPLAINT.replace("Imaginary Strings delivered nothing.", letter).replace(DATED, "")):
        assert not [doubt for doubt in imported(text).draft.doubts if "date" in doubt.about]
