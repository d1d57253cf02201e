"""The report of an import lists what a person compares: the headings, and the numbers that became references."""

from assembler.importing.summary import summary
from tests.importing.test_recognize import COMPLAINT, imported


def report_of(text: str) -> list[str]:
    return list(summary(imported(text)))


def test_the_headings_are_listed_with_their_places() -> None:
    report = report_of(COMPLAINT)
    start = next(index for index, line in enumerate(report) if line.startswith("headings ("))
    assert report[start + 1].startswith("  ")
    assert " (page " in report[start + 1]


def test_the_numbers_that_became_references_are_listed_with_their_places() -> None:
    report = report_of(COMPLAINT.replace("delivered nothing.", "delivered nothing, as paragraph 3 says."))
    start = next(index for index, line in enumerate(report) if line.startswith("references to paragraphs"))
    assert report[start].startswith("references to paragraphs of this paper (2)")
    listed = {line.split(" (page")[0] for line in report[start + 1 : start + 3]}
    assert listed == {"  `1 through 4`", "  `paragraph 3`"}


def test_the_report_says_what_the_words_do_not_show() -> None:
    report = report_of(COMPLAINT)
    index = report.index("every word of the source is in the matter or was set aside")
    assert report[index + 1].startswith("no word is lost; that does not mean that each is read as what it is")
