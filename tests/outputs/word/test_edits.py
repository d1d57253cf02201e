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
from assembler.proof.proof import squeezed
from assembler.results import Options
from tests.support.office import Job, Page, edited, off_the_numbers, pages_of, renumbered, text_of
from tests.support.places import ROOT

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
LETTER = "This sentence comes from a letter in another style, and is long enough to fill more than a line of the page."
ADDED = "Added by hand, in the style Allegation, and with enough words for a second line on the paper of the court."

KING_COUNTY: dict[str, Job] = {
    "nothing": {},
    "a paragraph": {"after": "AWS called the step a suspension", "style": "Allegation", "words": ADDED},
    "a moved paragraph": {"moved": "Parler competes with Twitter", "after": "AWS called the step a suspension"},
    "a deleted paragraph": {"deleted": "Parler competes with Twitter"},
    "a heading": {"after": "Parler competes with Twitter", "style": "Heading 1", "words": "A Heading by Hand"},
    "a note": {"after": "AWS called the step a suspension", "words": " A note by hand."},
    "a party": {"after": "PARLER LLC,", "words": "SECOND PARTY LLC,"},
    "a row": {"table": "Step", "words": "Third|March 3|$7"},
    "a count": {"after": "Defendants’ acts and practices", "name": "Unjust Enrichment", "words": ADDED},
    "the contents": {},
    "a signature": {"after": "Angelo J. Calfo"},
    "a page break": {"at": "Parler competes with Twitter"},
    "a pasted paragraph": {"after": "AWS called the step a suspension", "words": LETTER},
}
LOS_ANGELES: dict[str, Job] = {
    "nothing": {},
    "a paragraph": {"after": "Plumb & Level wrote on May 6", "style": "Allegation", "words": ADDED},
    "a moved paragraph": {"moved": "Plumb & Level painted the gate", "after": "By July 14, 2025"},
    "a deleted paragraph": {"deleted": "High & Low is a California"},
    "a heading": {"after": "By July 14, 2025", "style": "Heading 1", "words": "A Heading by Hand"},
    "a note": {"after": "Venue is proper", "words": " A note by hand."},
    "a party": {"after": "PLUMB & LEVEL PAINTERS", "words": "THIRD PAINTER LLC, and"},
    "a row": {"table": "Step", "words": "Wash it|May 13, 2025|$100"},
    "a count": {"after": "Plumb & Level and High & Low did not", "name": "Unjust Enrichment", "words": ADDED},
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
    tuple((Words(word),) for word in ("Step", "Day", "Sum")),
    tuple(tuple((Words(word),) for word in row) for row in (("First", "March 1", "$5"), ("Second", "March 2", "$6"))),
    ("left", "left", "right"),
)
"""A table for the paper of King County, which has none."""


@cache
def build_plan(matter: str) -> Plan:
    """Return the plan of the complaint of *matter*, with a table and a table of contents."""
    checked = examine_matter(HERE / f"{matter}.yaml", Options(root=ROOT))
    paper = next(plan for plan in checked.plans if plan.id == "complaint")
    if not any(isinstance(block, Table) for block in paper.body):
        paper = replace(paper, body=(*paper.body[:3], TABLE, *paper.body[3:]))
    return paginate_with_tables(paper, lambda plan: render(plan, ()))[0]


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
    assert off_the_numbers(pages, build_plan(matter).page_setup) == []
    assert all(read.lines for read in pages)  # no page is blank
    assert [number for number, read in enumerate(pages[1:], 2) if min(read.lines) > read.numbers[1] + 1] == []


@pytest.mark.parametrize("matter", MATTERS)
def test_a_full_page_has_a_line_of_text_on_each_number(matter: str) -> None:
    _, pages = results(matter)["nothing"]
    assert any({*map(round, read.numbers.values())} <= {*map(round, read.lines)} for read in pages)


@pytest.mark.parametrize(("matter", "edit"), EDITS)
def test_paragraphs_are_numbered_without_a_gap_and_references_are_updated(matter: str, edit: str) -> None:
    old_text, _ = results(matter)["nothing"]
    new_text, _ = results(matter)[edit]
    paragraphs = _paragraphs(new_text)
    assert [*paragraphs] == [*range(1, len(paragraphs) + 1)]
    new_numbers = {_without_references(words): number for number, words in paragraphs.items()}
    new_number_of = {
        number: new_numbers.get(_without_references(words), 0) for number, words in _paragraphs(old_text).items()
    }
    expected = [renumbered(line, new_number_of) for line in _body(old_text)]
    missing = [line for line in expected if line not in _body(new_text)]
    assert [line for line in missing if not _is_edited(line, edit, MATTERS[matter][edit])] == []


@pytest.mark.parametrize(("matter", "edit"), EDITS)
def test_the_contents_list_each_heading_and_count_once_with_its_page(matter: str, edit: str) -> None:
    text, pages = results(matter)[edit]
    entries = _entries(text)
    job = MATTERS[matter][edit]
    added = {"a heading": [job.get("words", "")], "a count": [job.get("name", "")]}.get(edit, [])
    old_text, _ = results(matter)["nothing"]
    titles = [_title(words) for words, _ in _entries(old_text)] + added
    assert sorted(_title(words) for words, _ in entries) == sorted(titles)
    assert len(build_plan(matter).tables[0].groups[0].entries) + len(added) == len(entries)
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
    return squeezed(text).casefold().replace(":", "")


@pytest.mark.parametrize("matter", MATTERS)
def test_updated_contents_have_the_words_tabs_and_capitals_that_the_program_writes(matter: str) -> None:
    saved, pages = results(matter)["the contents"]
    entries = build_plan(matter).tables[0].groups[0].entries
    words = ["".join(run.text for run in entry.words if isinstance(run, Words)) for entry in entries]
    expected = [f"{entry.label}\t{text}" if entry.label else text for entry, text in zip(entries, words, strict=True)]
    assert [_line(words) for words, _ in _entries(saved)] == [_line(entry) for entry in expected]
    printed_text = squeezed("".join(page.text for page in pages))
    # Word has the capitals of a number in its style
    assert [entry for entry in expected if squeezed(entry) not in printed_text] == []


def test_added_paragraphs_headings_and_counts_are_numbered() -> None:
    for matter, count in (("king_county", "Count Six"), ("los_angeles", "Third Cause of Action")):
        assert re.search(r"^\s*[IVX]+\. A Heading by Hand", results(matter)["a heading"][0], re.MULTILINE)
        assert re.search(rf"^\s*{count}\b.*\nUnjust", results(matter)["a count"][0], re.MULTILINE)
        assert re.search(rf"^\s*\d+\. {ADDED}", results(matter)["a paragraph"][0], re.MULTILINE)


@pytest.mark.parametrize("matter", MATTERS)
def test_notes_are_renumbered_and_printed_at_the_foot_of_their_page(matter: str) -> None:
    old_text, _ = results(matter)["nothing"]
    new_text, pages = results(matter)["a note"]
    assert _calls(new_text) == [*range(1, len(_calls(old_text)) + 2)]
    assert any("Anotebyhand." in note for read in pages for note in read.notes.values())


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


def _is_edited(line: str, edit: str, job: Job) -> bool:
    """Whether *line* is the line that an edit deletes."""
    return edit == "a deleted paragraph" and line.startswith(job["deleted"])
