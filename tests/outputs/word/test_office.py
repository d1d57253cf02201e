"""LibreOffice opens the Word files, and has the same numbers, references and words as the PDF."""

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from assembler.outputs.pdf.paginate.with_tables import paginate_with_tables
from assembler.outputs.pdf.prove.html_text import read_html
from assembler.outputs.render import render
from assembler.outputs.word import word_document
from assembler.pipeline import examine_matter
from assembler.plan.plan import Plan
from assembler.proof.proof import comparable_letters
from assembler.results import Options
from tests.support import matters
from tests.support.briefs import CITING, complaint_filing
from tests.support.places import ROOT, SAMPLES
from tests.support.walks import faults_by_name
from tests.support.word_reader import DASHES, SIGNS

pytestmark = pytest.mark.tools


@cache
def papers() -> dict[str, Plan]:
    """Return the plans of the sample matters' filed papers."""
    plans = {}
    for matter in SAMPLES:
        checked = examine_matter(ROOT / matter, Options(root=ROOT))
        for plan, filing in zip(checked.plans, checked.matter.filings, strict=True):
            if not filing.paper.plain:
                plans[f"{matter}: {plan.id}"] = plan
    plans["with tables"], _, _ = paginate_with_tables(matters.build_plan(CITING + complaint_filing()), render)
    return plans


def office(folder: Path, files: dict[str, bytes]) -> dict[str, str]:
    """Return the text that LibreOffice reads in each of *files*, Word files by name. Fails if it is not installed."""
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "txt:Text"]
    names = [str(folder / f"{name}.docx") for name in files]
    subprocess.run([*command, "--outdir", str(folder), *names], check=True, capture_output=True, timeout=300)
    return {name: (folder / f"{name}.txt").read_text("utf-8-sig") for name in files}


def words_of(text: str) -> str:
    """Return the letters of *text* without a caption's signs, in lower case, because in Word capitals are a style."""
    lines = [line for line in text.split("\n") if not set(line.split()) <= {*SIGNS, DASHES}]
    return comparable_letters(re.sub(r"\t\)$|\t[:§*]$", "", "\n".join(lines), flags=re.MULTILINE)).casefold()


def test_libreoffice_reads_the_words_numbers_and_references_of_the_page(tmp_path: Path) -> None:
    files = {str(index): word_document(plan) for index, plan in enumerate(papers().values())}
    text_of_paper = dict(zip(papers(), office(tmp_path, files).values(), strict=True))

    def missing_lines(name: str) -> list[str]:
        html_text = read_html(render(papers()[name]))
        words = words_of(text_of_paper[name])
        lines = [comparable_letters(line).casefold() for line in html_text.main.split("\n")]
        return [line for line in lines if line not in words]

    assert len(text_of_paper) >= 7
    assert faults_by_name(text_of_paper, missing_lines) == {}
