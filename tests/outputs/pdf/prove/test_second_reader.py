"""Poppler reads the same words, fonts and metadata in the finished papers as the plan has.

The program proves its papers with PDFium. Poppler is the other widespread reader of PDF, and shares no code with it.
"""

import subprocess
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from assembler.outputs.pdf.prove.html_text import read_html
from assembler.outputs.render import render
from assembler.pipeline import examine_matter
from assembler.pipeline.finishing import typeset_paper
from assembler.plan.plan import Plan
from assembler.proof.margins import expected_texts
from assembler.proof.proof import comparable_letters
from assembler.results import Options
from tests.support.places import ROOT, SAMPLES
from tests.support.walks import faults_by_name

pytestmark = pytest.mark.tools


class FinishedPaper(NamedTuple):
    """A plan and its PDF."""

    plan: Plan
    pdf: bytes


@cache
def papers() -> dict[str, FinishedPaper]:
    """Return the plan and the PDF of each paper of the sample matters, by the name of its matter and its id."""
    papers_by_name: dict[str, FinishedPaper] = {}
    for sample in SAMPLES:
        checked = examine_matter(ROOT / sample, Options(root=ROOT))
        for plan in checked.plans:
            typeset, _ = typeset_paper(plan, checked, lambda _: None)
            papers_by_name[f"{sample}: {plan.id}"] = FinishedPaper(plan, typeset.pages.pdf)
    return papers_by_name


def poppler(tool: str, name: str, folder: Path, *options: str) -> str:
    """Return the output of Poppler's *tool* for the paper *name*. Fails if the tool is not installed."""
    file = folder / "paper.pdf"
    file.write_bytes(papers()[name].pdf)
    output = ["-"] if tool == "pdftotext" else []
    command = [tool, *options, str(file), *output]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def running_text_of(name: str, folder: Path) -> str:
    """Return the letters of the paper *name* without its running elements (drawn first) and its footnotes."""
    plan = papers()[name].plan
    pages = poppler("pdftotext", name, folder, "-raw").split("\f")[:-1]
    text = ""
    for page_number, page in enumerate(pages, 1):
        margin = comparable_letters("".join(expected_texts(plan, page_number, len(pages))))
        letters = comparable_letters(page)
        assert sorted(letters[: len(margin)]) == sorted(margin), f"margins of page {page_number}"
        text += letters[len(margin) :]
    for note in [comparable_letters(note) for note in read_html(render(plan)).notes]:
        assert note in text, note
        text = text.replace(note, "", 1)
    return text


def test_poppler_reads_the_words_of_each_paper_in_their_order(tmp_path: Path) -> None:
    def is_misread(name: str) -> bool:
        html_text = read_html(render(papers()[name].plan))
        return running_text_of(name, tmp_path) != comparable_letters(html_text.main)

    assert faults_by_name(papers(), is_misread) == {}


def test_poppler_finds_every_font_embedded_and_readable(tmp_path: Path) -> None:
    def unreadable_fonts(name: str) -> list[str]:
        _, _, *rows = poppler("pdffonts", name, tmp_path).splitlines()
        if not rows:
            return ["no font"]
        embedded_subset_and_unicode = slice(-5, -2)  # the columns `emb`, `sub` and `uni`
        return [row for row in rows if row.split()[embedded_subset_and_unicode] != ["yes", "yes", "yes"]]

    assert faults_by_name(papers(), unreadable_fonts) == {}


def test_poppler_finds_the_title_the_tags_and_letter_paper(tmp_path: Path) -> None:
    def wrong_texts(name: str) -> list[str]:
        output = poppler("pdfinfo", name, tmp_path)
        title = papers()[name].plan.metadata.title
        return [line for line in (title, "Tagged:          yes", "612 x 792 pts (letter)") if line not in output]

    assert faults_by_name(papers(), wrong_texts) == {}
