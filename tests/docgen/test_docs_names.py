"""The pages written by hand name only files, folders and code that exist, and the map of the code is complete."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.support.places import ASSEMBLER, HANDWRITTEN_PAGES, ROOT, modules

PATH = re.compile(r"[\w./-]*\w(?:/|\.(?:py|yaml|html|css|txt|csv|json|lock|md|sh|toml))")
"""Matches a path of the program without placeholders such as `<id>`."""

CLASS = re.compile(r"(?:[A-Z][a-z]+){1,6}(?:\.[a-z_]+)?")
NAME = re.compile(r"(?:[a-z_]+\.)?[a-z]+_[a-z_]+|[a-z]+\.[a-z_]+")

OF_THE_USER = {
    "spelling.txt",
    *("matter.yaml", "manifest.json", "filed/", "courts/", "causes/", "circuits/", "citation_styles/", "dismissals/"),
    *("matter.schema.json", "output/matters/minimal/matter/", "filing.json", "filing.csv", "case-data.csv"),
    *(
        "cider/matter.yaml",
        "amended.yaml",
        "courts/exmuni.yaml",
        "courts/silver-creek.yaml",
        "causes/our-account-stated.yaml",
        "our-templates/sentences.yaml",
        ".assembler-marked-copies.json",
        *(".vscode/settings.json", ".zed/settings.json", ".helix/languages.toml"),
    ),
}
"""Files in a user's folder, which need not exist in the project."""


def quoted(page: Path) -> Iterator[str]:
    """Yield the texts between backticks in *page*, outside code blocks."""
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    return (match[1] for match in re.finditer(r"`([^`\n]+)`", text))


@cache
def names() -> frozenset[str]:
    """Return the names that the program defines: functions, classes, keys, variables, modules, types of document."""
    defined: set[str] = set()
    for file in modules(ASSEMBLER):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name) | ast.Name(id=name):
                    defined.add(name)
    files = (*modules(ASSEMBLER), *(ROOT / "templates").glob("*.yaml"))
    return frozenset({*defined, *(file.stem for file in files)})


@cache
def tails() -> frozenset[str]:
    """Return the possible names of each file and folder of the project: from the top or from any folder in its path."""
    tops = [path for path in ROOT.iterdir() if path.name[0] != "."]
    paths = [path.relative_to(ROOT) for top in tops for path in (top, *top.rglob("*"))]
    return frozenset("/".join(path.parts[start:]) for path in paths for start in range(len(path.parts)))


def test_every_page_written_by_hand_is_checked() -> None:
    looked_at = {page.name for page in HANDWRITTEN_PAGES}
    assert {"architecture.md", "page.md", "trust.md", "CONTRIBUTING.md"} <= looked_at
    assert len(looked_at) > 6


def test_every_file_and_folder_that_a_page_names_exists() -> None:
    paths = {(page.name, text) for page in HANDWRITTEN_PAGES for text in quoted(page) if PATH.fullmatch(text)}
    assert len(paths) > 60
    assert sorted(pair for pair in paths if pair[1] not in OF_THE_USER and pair[1].rstrip("/") not in tails()) == []


@pytest.mark.slow
def test_every_class_that_a_page_names_exists() -> None:
    pages_on_code = (ROOT / "docs" / "architecture.md", ROOT / "docs" / "page.md", ROOT / "CONTRIBUTING.md")
    classes = {(page.name, text) for page in pages_on_code for text in quoted(page) if CLASS.fullmatch(text)}
    assert len(classes) > 10
    assert sorted(pair for pair in classes if not set(pair[1].split(".")) <= names()) == []


@pytest.mark.slow
def test_every_function_that_a_page_names_exists() -> None:
    called = {(page.name, text) for page in HANDWRITTEN_PAGES for text in quoted(page) if NAME.fullmatch(text)}
    called = {pair for pair in called if not PATH.fullmatch(pair[1])}
    assert len(called) > 9
    assert sorted(pair for pair in called if pair[1].rpartition(".")[2] not in names()) == []


def test_the_map_of_the_code_names_every_folder_of_the_program() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    families = ASSEMBLER / "rules"
    folders = [file.parent for file in ASSEMBLER.rglob("__init__.py") if file.parent.parent != families]
    assert len(folders) > 15
    assert [folder.name for folder in folders if folder != ASSEMBLER and f"`{folder.name}/`" not in page] == []


def test_the_map_of_the_code_links_every_page() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    files = [file for file in (ROOT / "docs").glob("*.md") if file.name != "architecture.md"]
    assert len(files) > 8
    assert [file.name for file in files if f"({file.name})" not in page] == []
