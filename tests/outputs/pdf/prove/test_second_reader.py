"""Poppler reads the same words, fonts and metadata in the finished papers as the plan has.

The program proves its papers with PDFium. Poppler is the other widespread reader of PDF, and shares no code with it.
"""

import subprocess
from functools import cache
from pathlib import Path

import pytest

from assembler.outputs.pdf.prove.html_text import read_html
from assembler.outputs.render import render
from assembler.pipeline import examine_matter
from assembler.pipeline.finishing import typeset_paper
from assembler.plan.plan import Plan
from assembler.proof.margins import expected_texts
from assembler.proof.proof import squeezed
from assembler.results import Options
from tests.support.places import ROOT, SAMPLES
from tests.support.walks import faults_by_name

pytestmark = pytest.mark.tools

Paper = tuple[Plan, bytes]


@cache
def papers() -> dict[str, Paper]:
    """Return the plan and the PDF of each paper of the sample matters, by the name of its matter and its id."""
    papers_by_name: dict[str, Paper] = {}
    for sample in SAMPLES:
        checked = examine_matter(ROOT / sample, Options(root=ROOT))
        for plan in checked.plans:
            typeset, _ = typeset_paper(plan, checked, lambda _: None)
            papers_by_name[f"{sample}: {plan.id}"] = plan, typeset.pages.pdf
    return papers_by_name


def poppler(tool: str, name: str, folder: Path, *options: str) -> str:
    """Return the output of Poppler's *tool* for the paper *name*. Fails if the tool is not installed."""
    file = folder / "paper.pdf"
    file.write_bytes(papers()[name][1])
    output = ["-"] if tool == "pdftotext" else []
    command = [tool, *options, str(file), *output]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def running_text_of(name: str, folder: Path) -> str:
    """Return the letters of the paper *name* without its running elements (drawn first) and its footnotes."""
    plan, _ = papers()[name]
    pages = poppler("pdftotext", name, folder, "-raw").split("\f")[:-1]
    notes = map(squeezed, read_html(render(plan, ())).notes)
    text = ""
    for number, page in enumerate(pages, 1):
        margin = squeezed("".join(expected_texts(plan, number, len(pages))))
        letters = squeezed(page)
        assert sorted(letters[: len(margin)]) == sorted(margin), f"margins of page {number}"
        text += letters[len(margin) :]
    for note in notes:
        assert note in text, note
        text = text.replace(note, "", 1)
    return text


def test_poppler_reads_the_words_of_each_paper_in_their_order(tmp_path: Path) -> None:
    def misread(name: str) -> bool:
        return running_text_of(name, tmp_path) != squeezed(read_html(render(papers()[name][0], ())).main)

    assert faults_by_name(papers(), misread) == {}


def test_poppler_finds_every_font_embedded_and_readable(tmp_path: Path) -> None:
    def unreadable_fonts(name: str) -> list[str]:
        _, _, *rows = poppler("pdffonts", name, tmp_path).splitlines()
        if not rows:
            return ["no font"]
        return [row for row in rows if row.split()[-5:-2] != ["yes", "yes", "yes"]]

    assert faults_by_name(papers(), unreadable_fonts) == {}


def test_poppler_finds_the_title_the_tags_and_letter_paper(tmp_path: Path) -> None:
    def wrong_texts(name: str) -> list[str]:
        output = poppler("pdfinfo", name, tmp_path)
        title = papers()[name][0].metadata.title
        return [line for line in (title, "Tagged:          yes", "612 x 792 pts (letter)") if line not in output]

    assert faults_by_name(papers(), wrong_texts) == {}
