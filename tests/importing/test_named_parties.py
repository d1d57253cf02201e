"""The parties of a caption are compared with the parties that the text introduces."""

import pytest

from assembler.importing.draft import DraftParty
from assembler.importing.named_parties import doubts_on_names
from assembler.importing.read_document import SourcePlace, TextBlock, TextRun

HERE = SourcePlace(3, 7)


def doubts(text: str, *names: str) -> list[str]:
    parties = [DraftParty(name.casefold(), "defendant", "defendant", {"name": name}, HERE) for name in names]
    return [doubt.about for doubt in doubts_on_names([TextBlock(HERE, (TextRun(text),))], parties)]


def test_a_party_that_the_text_introduces_and_the_caption_lacks_is_a_doubt() -> None:
    (about,) = doubts(
        "Defendant Ann Sample is a citizen of Ohio. Defendant Bob Lorem (“Lorem”) flies kites.", "Ann Sample"
    )
    assert about.startswith("the text speaks of `Defendant Bob Lorem`, but no party in the caption has such a name")


def test_a_party_of_the_caption_that_the_text_never_mentions_is_a_doubt() -> None:
    (about,) = doubts("Ann Sample sold kites.", "Ann Sample", "Carbone")
    assert about.startswith("the text never mentions `Carbone`")


@pytest.mark.parametrize(
    "text",
    [
        "Defendant Sample is a citizen of Ohio.",
        "Defendant Doe is an officer of Sample Kites.",
        "Defendants are liable to Sample, as Defendant Is known to be.",
    ],
)
def test_a_name_that_is_partly_in_the_caption_is_not_a_doubt(text: str) -> None:
    assert not doubts(text, "Ann Sample")
