"""Twelve edits in LibreOffice of the Word files of two courts with numbered paper.

After each edit the paragraphs, headings, counts and notes are numbered in order, the references show the new numbers,
the table of contents lists each heading once and with its page, and every line is beside a number of the court's paper.
"""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pytest

from assembler.language.english import roman
from assembler.outputs.pdf.paginate.with_tables import paginate_with_tables
from assembler.outputs.render import render
from assembler.outputs.word import word_document
from assembler.pipeline import examine_matter
from assembler.plan.blocks import Table, Words
from assembler.plan.plan import Plan
from assembler.proof.proof import comparable_letters
from assembler.results import Options
from tests.support.office import Job, Page, edited, line_faults, pages_of, renumbered, text_of
from tests.support.places import ROOT

pytestmark = pytest.mark.slow

FOLDER = Path(__file__).parent
LETTER = "This sentence comes from a letter in another style, and is long enough to fill more than a line of the page."
ADDED_TEXT = (
    "Added by hand, in the style Allegation, and with enough words for a second line on the paper of the court."
)

KING_COUNTY: dict[str, Job] = {
    "nothing": {},
    "a paragraph": {"after": "AWS called the step a suspension", "style": "Allegation", "words": ADDED_TEXT},
    "a moved paragraph": {"moved": "Parler competes with Twitter", "after": "AWS called the step a suspension"},
    "a deleted paragraph": {"deleted": "Parler competes with Twitter"},
    "a heading": {"after": "Parler competes with Twitter", "style": "Heading 1", "words": "A Heading by Hand"},
    "a note": {"after": "AWS called the step a suspension", "words": " A note by hand."},
    "a party": {"after": "PARLER LLC,", "words": "SECOND PARTY LLC,"},
    "a row": {"table": "Step", "words": "Third|March 3|$7"},
    "a count": {"after": "Defendants’ acts and practices", "name": "Unjust Enrichment", "words": ADDED_TEXT},
    "the contents": {},
    "a signature": {"after": "Angelo J. Calfo"},
    "a page break": {"at": "Parler competes with Twitter"},
    "a pasted paragraph": {"after": "AWS called the step a suspension", "words": LETTER},
}
LOS_ANGELES: dict[str, Job] = {
    "nothing": {},
    "a paragraph": {"after": "Plumb & Level wrote on May 6", "style": "Allegation", "words": ADDED_TEXT},
    "a moved paragraph": {"moved": "Plumb & Level painted the gate", "after": "By July 14, 2025"},
    "a deleted paragraph": {"deleted": "High & Low is a California"},
    "a heading": {"after": "By July 14, 2025", "style": "Heading 1", "words": "A Heading by Hand"},
    "a note": {"after": "Venue is proper", "words": " A note by hand."},
    "a party": {"after": "PLUMB & LEVEL PAINTERS", "words": "THIRD PAINTER LLC, and"},
    "a row": {"table": "Step", "words": "Wash it|May 13, 2025|$100"},
    "a count": {"after": "Plumb & Level and High & Low did not", "name": "Unjust Enrichment", "words": ADDED_TEXT},
    "the contents": {},
    "a signature": {"after": "Robin Example"},
    "a page break": {"at": "Lantern Row had paid"},
    "a pasted paragraph": {"after": "Venue is proper", "words": LETTER},
}
MATTERS = {"king_county": KING_COUNTY, "los_angeles": LOS_ANGELES}
EDITS = [(matter, edit) for matter, jobs in MATTERS.items() for edit in jobs]

LABEL = re.compile(r"(\d+|[IVX]+|[A-Z])\.\s")
CALL = re.compile(r"(?<=[.,])\d+(?=$| [A-Z(])")
"""The number of a note, at a sentence's end."""

COUNT = re.compile(r"^\s*(?:Count \w+|\w+ Cause of Action): ", re.IGNORECASE)
"""The label of a count in the table of contents."""

ENTRY = re.compile(r"(.*)\t(\d+)")
"""A line of the table of contents: its words, and its page."""

TABLE = Table(
    ((Words("Step"),), (Words("Day"),), (Words("Sum"),)),
    (
        ((Words("First"),), (Words("March 1"),), (Words("$5"),)),
        ((Words("Second"),), (Words("March 2"),), (Words("$6"),)),
    ),
    ("left", "left", "right"),
)
"""A table for the paper of King County, which has none."""


@cache
def build_plan(matter: str) -> Plan:
    """Return the plan of the complaint of *matter*, with a table and a table of contents."""
    checked = examine_matter(FOLDER / f"{matter}.yaml", Options(root=ROOT))
    paper = next(plan for plan in checked.plans if plan.id == "complaint")
    if not any(isinstance(block, Table) for block in paper.body):
        paper = replace(paper, body=(*paper.body[:3], TABLE, *paper.body[3:]))
    paper_with_tables, _, _ = paginate_with_tables(paper, render)
    return paper_with_tables


@cache
def results(matter: str) -> dict[str, tuple[str, list[Page]]]:
    """Return the text and the pages of the complaint of *matter* after each edit."""
    with TemporaryDirectory() as folder:
        letter = docx.Document()
        letter.add_paragraph(LETTER)
        letter.save(str(Path(folder, "letter.docx")))
        jobs = {name: {**job, "other": f"{folder}/letter.docx"} for name, job in MATTERS[matter].items()}
        files = edited(Path(folder), word_document(build_plan(matter)), jobs)
        return {name: (text_of(file), pages_of(file, build_plan(matter).page_setup)) for name, file in files.items()}


@pytest.mark.parametrize(("matter", "edit"), EDITS)
def test_each_page_has_all_line_numbers_and_its_lines_are_beside_them(matter: str, edit: str) -> None:
    _, pages = results(matter)[edit]
    assert line_faults(pages, build_plan(matter).page_setup) == []
    assert all(page.lines for page in pages)  # no page is blank
    for page in pages[1:]:
        assert min(page.lines) <= page.numbers[1] + 1  # the text begins beside the first number


@pytest.mark.parametrize("matter", MATTERS)
def test_a_full_page_has_a_line_of_text_on_each_number(matter: str) -> None:
    _, pages = results(matter)["nothing"]

    def is_full(page: Page) -> bool:
        baselines = {round(baseline) for baseline in page.lines}
        return all(round(number_baseline) in baselines for number_baseline in page.numbers.values())

    assert any(is_full(page) for page in pages)


@pytest.mark.parametrize(("matter", "edit"), EDITS)
def test_paragraphs_are_numbered_without_a_gap_and_references_are_updated(matter: str, edit: str) -> None:
    old_text, _ = results(matter)["nothing"]
    new_text, _ = results(matter)[edit]
    paragraphs = _paragraphs(new_text)
    assert [*paragraphs] == [*range(1, len(paragraphs) + 1)]
    new_number_of_words = {_without_references(words): number for number, words in paragraphs.items()}
    new_number_of_old = {
        old_number: new_number_of_words.get(_without_references(words), 0)
        for old_number, words in _paragraphs(old_text).items()
    }
    expected_lines = [renumbered(line, new_number_of_old) for line in _body(old_text)]
    missing_lines = [line for line in expected_lines if line not in _body(new_text)]
    assert [line for line in missing_lines if not _is_deleted(line, edit, MATTERS[matter][edit])] == []


@pytest.mark.parametrize(("matter", "edit"), EDITS)
def test_the_contents_list_each_heading_and_count_once_with_its_page(matter: str, edit: str) -> None:
    text, pages = results(matter)[edit]
    entries = _entries(text)
    job = MATTERS[matter][edit]
    added_titles = []
    if edit == "a heading":
        added_titles = [job["words"]]
    elif edit == "a count":
        added_titles = [job["name"]]
    old_text, _ = results(matter)["nothing"]
    titles = [_title(words) for words, _ in _entries(old_text)] + added_titles
    assert sorted(_title(words) for words, _ in entries) == sorted(titles)
    assert len(build_plan(matter).tables[0].groups[0].entries) + len(added_titles) == len(entries)
    labels = [words.partition(".")[0] for words, _ in entries if re.match(r"[IVX]+\. ", words)]
    assert labels == [roman(number) for number in range(1, len(labels) + 1)]
    for words, page in entries:
        assert _compared(words) in _compared(pages[page - 1].text), words


def _entries(text: str) -> list[tuple[str, int]]:
    """Return the words and the page of each line of the table of contents."""
    matches = [ENTRY.fullmatch(line) for line in text.split("\n")]
    return [(match[1], int(match[2])) for match in matches if match]


def _compared(text: str) -> str:
    """Return *text* without spaces and colons, in lower case."""
    return comparable_letters(text).casefold().replace(":", "")


@pytest.mark.parametrize("matter", MATTERS)
def test_updated_contents_have_the_words_tabs_and_capitals_that_the_program_writes(matter: str) -> None:
    saved_text, pages = results(matter)["the contents"]
    entries = build_plan(matter).tables[0].groups[0].entries
    expected_lines = []
    for entry in entries:
        words = "".join(run.text for run in entry.words if isinstance(run, Words))
        expected_lines.append(f"{entry.label}\t{words}" if entry.label else words)
    assert [_line(words) for words, _ in _entries(saved_text)] == [_line(line) for line in expected_lines]
    printed_text = comparable_letters("".join(page.text for page in pages))
    # Word has the capitals of a number in its style
    assert [line for line in expected_lines if comparable_letters(line) not in printed_text] == []


def test_added_paragraphs_headings_and_counts_are_numbered() -> None:
    for matter, count in (("king_county", "Count Six"), ("los_angeles", "Third Cause of Action")):
        text_of_edit = {edit: text for edit, (text, _) in results(matter).items()}
        assert re.search(r"^\s*[IVX]+\. A Heading by Hand", text_of_edit["a heading"], re.MULTILINE)
        assert re.search(rf"^\s*{count}\b.*\nUnjust", text_of_edit["a count"], re.MULTILINE)
        assert re.search(rf"^\s*\d+\. {ADDED_TEXT}", text_of_edit["a paragraph"], re.MULTILINE)


@pytest.mark.parametrize("matter", MATTERS)
def test_notes_are_renumbered_and_printed_at_the_foot_of_their_page(matter: str) -> None:
    old_text, _ = results(matter)["nothing"]
    new_text, pages = results(matter)["a note"]
    new_count = len(_calls(old_text)) + 1
    assert _calls(new_text) == [*range(1, new_count + 1)]
    notes = [note for page in pages for note in page.notes.values()]
    assert any("Anotebyhand." in note for note in notes)


def _calls(text: str) -> list[int]:
    """Return the numbers of notes in *text*, without the ends of sums and longer numbers."""
    calls = [int(call[0]) for line in _lines(text) for call in CALL.finditer(line)]
    return [call for call in calls if 0 < call < 20]


def _lines(text: str) -> list[str]:
    """Return the lines of *text* without the table of contents."""
    return [line for line in text.split("\n") if not ENTRY.fullmatch(line)]


def _paragraphs(text: str) -> dict[int, str]:
    """Return the words of each numbered paragraph."""
    matches = (re.match(r"\s+(\d+)\. (.*)", line) for line in text.split("\n"))
    return {int(match[1]): match[2] for match in matches if match}


def _without_references(words: str) -> str:
    return re.sub(r"\d", "", words)


def _body(text: str) -> list[str]:
    """Return the lines of *text* without labels and note calls, and without the table of contents."""
    return [CALL.sub("", LABEL.sub("", line.strip(), count=1)) for line in _lines(text)]


def _title(entry: str) -> str:
    """Return the words of an entry of the table of contents without its label."""
    return LABEL.sub("", COUNT.sub("", entry).rpartition("\t")[2].strip(), count=1)


def _line(entry: str) -> str:
    """Return *entry* in lower case, with plain spaces and without spaces beside tabs."""
    return re.sub(r" ?\t ?", "\t", entry.replace("\N{NO-BREAK SPACE}", " ")).strip(" ").casefold()


def _is_deleted(line: str, edit: str, job: Job) -> bool:
    """Whether *edit* deletes *line*."""
    return edit == "a deleted paragraph" and line.startswith(job["deleted"])
