"""Marked copies in LibreOffice: accepting all changes gives the later paper, rejecting them the earlier paper."""

import re
from datetime import date
from pathlib import Path

import pytest

from assembler.comparing.marked_plan import marked_paper
from assembler.findings.finding import Place
from assembler.outputs.word import word_document
from assembler.plan.blocks import Heading, Paragraph
from assembler.plan.plan import Plan
from tests.support.amended import amended_pair
from tests.support.office import Job, edited, text_of
from tests.support.plans import build_plan, words

JOBS: dict[str, Job] = {"accepted changes": {}, "rejected changes": {}}

CAPTION_SIGNS = {")", "x", ""}


def lines(result: Path) -> list[str]:
    """Return the lines of a result without paragraph and note numbers, and without the signs of the caption.

    LibreOffice leaves the empty number of a count, and of a paragraph that ended with a footnote or was above a table.
    """
    text = re.sub(r"^[ \t]*\d+\.|(?<=[.”;])\d+(?=\n)|paragraph \d+", "", text_of(result), flags=re.MULTILINE)
    normal = (" ".join(line.split()) for line in text.split("\n"))
    return [line for line in normal if line not in CAPTION_SIGNS and not re.fullmatch(r"COUNT \d+", line)]


def lines_of_paper(folder: Path, plan: Plan) -> list[str]:
    folder.mkdir()
    (result,) = edited(folder, word_document(plan), {"nothing": {}}).values()
    return lines(result)


@pytest.mark.tools
@pytest.mark.parametrize("seed", [2, 9])
def test_libreoffice_accepts_and_rejects_all_changes(tmp_path: Path, seed: int) -> None:
    assert_resolved_in_the_office(tmp_path, *amended_pair(seed))


OLD_TEXTS = (
    "Service was made on Beta by mail",
    "Jurisdiction is proper here.",
    "The strings broke in the spring, at once",
)
NEW_TEXTS = (
    "Service was made on Beta in person",
    "A new paragraph that Beta never saw.",
    "And another one.",
    "Jurisdiction is proper here.",
    "The strings broke in the spring, twice",
)


@pytest.mark.tools
def test_the_end_of_a_paragraph_between_two_insertions_is_kept(tmp_path: Path) -> None:
    """The last words of a paragraph change, and new paragraphs follow it."""
    old = build_plan(*(Paragraph(words(text)) for text in OLD_TEXTS))
    new = build_plan(*(Paragraph(words(text)) for text in NEW_TEXTS))
    assert_resolved_in_the_office(tmp_path, old, new)


MOVED_TEXT = "Beta makes strings for kites of linen and of silk."


@pytest.mark.tools
@pytest.mark.parametrize(("old_index", "new_index"), [(0, 2), (2, 0)])
def test_a_heading_below_a_moved_paragraph_keeps_its_style(tmp_path: Path, old_index: int, new_index: int) -> None:
    """In one of the papers, the paragraph is directly above the heading."""

    def paper(index: int) -> Plan:
        texts = [*NEW_TEXTS[:2]]
        texts.insert(index, MOVED_TEXT)
        paragraphs = [Paragraph(words(text), number) for number, text in enumerate(texts, 1)]
        return build_plan(
            *paragraphs,
            Heading(level=1, label="I.", text=words("The Strings"), id="strings"),
            Paragraph(words(NEW_TEXTS[-1]), 4),
        )

    assert_resolved_in_the_office(tmp_path, paper(old_index), paper(new_index))


def assert_resolved_in_the_office(folder: Path, old: Plan, new: Plan) -> None:
    marked = marked_paper(old, new, Place("matter.yaml")).plan
    results = edited(folder, word_document(marked, day=date(2025, 6, 2)), JOBS)
    assert lines(results["accepted changes"]) == lines_of_paper(folder / "new", new)
    assert lines(results["rejected changes"]) == lines_of_paper(folder / "old", old)
