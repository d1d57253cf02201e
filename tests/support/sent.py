"""A folder sent by a stranger, with its own matter and templates, and the findings of a command about it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from tests.support.runs import Run, write_file, write_matter

PAPER = "notice_of_voluntary_dismissal"
LEAD = '<p class="lead"><span class="t">OURS ALONE</span></p>'
OWN_TEMPLATE = f'{{% extends "base/pleading.html" %}}{{% block lead %}}{LEAD}{{% endblock %}}'
"""A template that prints something different from the program's."""

TEMPLATE_THAT_RUNS_PYTHON = '{{ plan.__class__.__init__.__globals__["__builtins__"]["open"]("ran", "w").write("x") }}'
"""A template that leaves a file behind if it can reach Python."""


def enter_sent_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Change to a folder with a matter, and record this test's trust in a separate folder beside it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "configuration"))
    sent = tmp_path / "sent"
    sent.mkdir()
    monkeypatch.chdir(sent)
    write_sent_matter(sent)
    return sent


def write_sent_matter(folder: Path) -> Path:
    """Write a matter with one notice into *folder*."""
    return write_matter(
        folder, f"filings: [{{paper: {PAPER}, date: 2025-06-02, dismisses: all, prejudice: without}}]\n"
    )


def write_template(folder: Path, text: str, name: str = f"{PAPER}.html") -> Path:
    """Write the template *name* to the templates folder of *folder*."""
    return write_file(folder / "templates", text, name)


def trust_codes(run: Run) -> list[str]:
    """Return the codes of the findings on trust in *run*."""
    return [finding["code"] for finding in run.findings if finding["code"].startswith("TRU")]


def manifest_entry(folder: Path, paper: str = PAPER) -> Mapping[str, Any]:
    """Return the manifest's entry for the *paper* that was built."""
    manifest = json.loads((folder / "output/matter/manifest.json").read_text("utf-8"))
    paper_entry: Mapping[str, Any] = manifest["papers"][f"{paper}.pdf"]
    return paper_entry


def words(folder: Path) -> str:
    """Return the words of the paper's first page."""
    with pypdfium2.PdfDocument(folder / f"output/matter/{PAPER}.pdf") as document:
        return str(document[0].get_textpage().get_text_bounded())
