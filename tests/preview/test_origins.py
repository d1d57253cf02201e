"""A line of a page links to its place in the matter, or names the program's sentence that prints it."""

import pytest

from assembler.preview.origins import Origin
from assembler.preview.previewed import new_preview
from assembler.results import Options
from tests.support.places import ROOT
from tests.support.runs import write_file
from tests.support.small_matter import TEXT

ENDING = "which paid Sample Kites for it in cash on the same day and has never asked for anything since then."
REPEATED = "\n".join(f"      - Shop {number} bought pattern {number}, {ENDING}" for number in range(9))
PAPER = TEXT.replace("      - {id: copied", f"{REPEATED}\n      - {{id: copied")

pytestmark = pytest.mark.pdf


OriginsByText = dict[str, list[Origin]]
"""The origins of the lines of a paper, by the text of the line."""

MATTER_LINES = PAPER.splitlines()


@pytest.fixture(scope="module")
def origins_by_text(tmp_path_factory: pytest.TempPathFactory) -> OriginsByText:
    file = write_file(tmp_path_factory.mktemp("matter"), PAPER)
    preview_state = list(new_preview(file, Options()).readings())[-1]
    paper = preview_state.papers[0]
    assert paper.sheets
    assert paper.lines
    origins: dict[str, list[Origin]] = {}
    for page_index, page in enumerate(paper.sheets.pages):
        for line_index, line in enumerate(page.lines):
            origins.setdefault(line.text, []).append(paper.lines.origin(line, page_index, line_index))
    return origins


@pytest.mark.slow
def test_lines_with_equal_words_link_to_their_own_paragraphs(origins_by_text: OriginsByText) -> None:
    (last_line,) = (text for text in origins_by_text if text and ENDING.endswith(text))
    places = [origin.place for origin in origins_by_text[last_line] if origin.place]
    matter_lines = [MATTER_LINES[place.line - 1] for place in places]
    assert matter_lines == REPEATED.splitlines()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("printed_line", "matter_text", "says"),
    [
        ("UNITED STATES DISTRICT COURT", "court:", "`court`"),
        ("SAMPLE KITES", "name: Sample Kites", ""),
        ("Plaintiff,", "parties", "`role`"),
        ("v.", "parties", "`role`"),
        ("COMPLAINT", "paper: complaint", "`title`"),
        ("COMPLAINT - 1", "paper: complaint", "`short_title`"),
        ("brings this action against", "", "`complaint.lead`"),
    ],
)
def test_a_line_outside_the_text_links_to_its_key_or_names_the_key_that_changes_it(
    origins_by_text: OriginsByText, printed_line: str, matter_text: str, says: str
) -> None:
    origin = next(origins[0] for text, origins in origins_by_text.items() if printed_line in text)
    assert says in origin.says
    assert bool(says) == bool(origin.says)
    if matter_text:
        assert origin.place
        assert matter_text in "\n".join(MATTER_LINES[origin.place.line - 2 : origin.place.line])


@pytest.mark.slow
def test_every_line_has_a_place_or_an_explanation(origins_by_text: OriginsByText) -> None:
    assert len(origins_by_text) > 40
    for text, origins in origins_by_text.items():
        assert all(origin.place or origin.says for origin in origins), text


def test_a_sentence_that_pleads_an_element_leads_to_that_element_in_its_count(origins_by_text: OriginsByText) -> None:
    all_origins = [origin for origins in origins_by_text.values() for origin in origins]
    origins_in_causes = [origin for origin in all_origins if "The cause" in origin.says]
    assert origins_in_causes
    for origin in origins_in_causes:
        assert origin.place
        assert "elements: {" in origin.says


@pytest.mark.slow
def test_words_from_the_courts_record_are_marked() -> None:
    preview_state = list(new_preview(ROOT / "tests/cases/verified_petition_texas", Options(root=ROOT)).readings())[-1]
    paper = preview_state.papers[0]
    assert paper.sheets
    assert paper.lines
    page = paper.sheets.pages[0]
    for text, says in (
        ("I. Discovery Control Plan", "in the record of the court `txdist`"),
        ("TRAVIS COUNTY, TEXAS", "`court`"),
    ):
        (index,) = (index for index, line in enumerate(page.lines) if line.text == text)
        assert says in paper.lines.origin(page.lines[index], 0, index).says
