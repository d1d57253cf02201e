"""A PDF without pages, or with a page on its side, is refused with the cause; a sentence in a header is a doubt."""

from pathlib import Path

import pikepdf
import pytest

from assembler.exhibits.reader import UnusableError
from assembler.importing.pdf.read_pdf import read_pdf
from assembler.importing.read_document import ReadDocument, SetAside, SourcePlace
from assembler.importing.running_doubts import running_doubts
from tests.support.typed_pdf import lines, typed_pdf

SENTENCES = [f"The kites of Ann Sample flew over {number} fields on that day." for number in range(1, 6)]


def problem_of(file: Path) -> str:
    with pytest.raises(UnusableError) as refusal:
        read_pdf(file)
    return str(refusal.value)


def test_a_page_on_its_side_is_refused_with_the_cause(tmp_path: Path) -> None:
    file = typed_pdf(tmp_path, lines(SENTENCES), lines(SENTENCES[:2]))
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.pages[0].Rotate = 90
        pdf.save(file)
    assert problem_of(file).startswith("prints its text sideways; turn its pages upright in a PDF reader")


def test_a_file_without_pages_is_refused_with_the_cause(tmp_path: Path) -> None:
    file = tmp_path / "empty.pdf"
    pikepdf.new().save(file)
    assert problem_of(file).startswith("has no pages; make the PDF again")


@pytest.mark.parametrize(
    ("text", "doubts"),
    [("Only here it says: Ann Sample owes $777.", 1), ("SAMPLE v. SPECIMEN, No. 25-1.", 0), ("Draft of May 5", 0)],
)
def test_a_sentence_in_a_header_of_a_word_file_is_a_doubt(text: str, doubts: int) -> None:
    asides = (SetAside("running head", text, SourcePlace(0, 0)),) * 2
    actual = list(running_doubts(ReadDocument(0, (), set_aside=asides), {}))
    assert [text in doubt.about for doubt in actual] == [True] * doubts
