"""A Word template filled in by docxtpl, and LibreOffice, which makes a PDF of it; footnotes are put into the text."""

import importlib.metadata
import importlib.util
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from docx import Document
from docx.shared import Inches, Pt

from benchmarks.measure import Command
from benchmarks.papers import SHORT_FORM, UNCHANGED, Paper, Variant, varied
from benchmarks.peers import Peer, profile_folder
from benchmarks.text import text_of_paper

FILL = """\
import json, sys
from docxtpl import DocxTemplate
for name in sys.argv[1:]:
    template = DocxTemplate(name + ".template.docx")
    template.render(json.load(open(name + ".json", encoding="utf-8")), autoescape=True)
    template.save(name + ".docx")
"""

LINES = (
    "{%p for line in court %}|{{ line }}|{%p endfor %}|{%p for line in parties %}|{{ line }}|{%p endfor %}|{{ title }}"
    "|{%p for piece in pieces %}|{{ piece.label }} {{ piece.text }}{% for note in piece.notes %} [{{ note }}]"
    "{% endfor %}|{%p endfor %}|{%p for line in signed %}|{{ line }}|{%p endfor %}"
).split("|")
"""The paragraphs of the template: docxtpl repeats those between a `for` and its `endfor`."""


def template(file: Path) -> None:
    """Write the Word template to *file*: double-spaced, twelve points."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name = "Liberation Serif"
    style.font.size = Pt(12)
    style.paragraph_format.line_spacing = Pt(24)
    style.paragraph_format.space_after = Pt(0)
    section = document.sections[0]
    section.left_margin = Inches(1.5)
    section.right_margin = Inches(1)
    for line in LINES:
        document.add_paragraph(line)
    document.save(str(file))


def _write(paper: Paper, folder: Path, name: str, variant: Variant) -> None:
    template(folder / f"{name}.template.docx")
    text = json.dumps(text_of_paper(paper).data())
    (folder / f"{name}.json").write_text(varied(text, variant), encoding="utf-8")


def _commands(names: Sequence[str]) -> Sequence[Command]:
    settings = f"-env:UserInstallation={profile_folder('office').as_uri()}"
    files = [f"{name}.docx" for name in names]
    return [
        (sys.executable, "-c", FILL, *names),
        ("soffice", settings, "--headless", "--convert-to", "pdf", "--outdir", ".", *files),
    ]


def _prepare(folder: Path) -> None:
    _write(SHORT_FORM, folder, "first", UNCHANGED)
    for command in _commands(["first"]):
        subprocess.run(command, cwd=folder, capture_output=True, check=True)


def _version() -> str:
    result = subprocess.run(("soffice", "--version"), capture_output=True, text=True, check=True)
    return f"{result.stdout.split()[1]}, docxtpl {importlib.metadata.version('docxtpl')}"


def _missing_package() -> str:
    if not importlib.util.find_spec("docxtpl"):
        return "the Python package docxtpl"
    return "" if shutil.which("soffice") else "soffice"


PEER = Peer(
    "docxtpl, LibreOffice",
    missing_package=_missing_package,
    version=_version,
    write=_write,
    commands=_commands,
    prepare=_prepare,
    makes_many_per_process=False,  # two of them need two profiles
)
