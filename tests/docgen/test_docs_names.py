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
"""Matches a class, or an attribute of a class, such as `Plan.body`."""

NAME = re.compile(r"(?:[a-z_]+\.)?[a-z]+_[a-z_]+|[a-z]+\.[a-z_]+")
"""Matches a name with an underscore, or a name in a module, such as `engine.load`."""

CONSTANT = re.compile(r"[A-Z]{2,}(?:_[A-Z]+)*")
"""Matches the name of a constant, such as `PLEADING_KEYS`."""

USER_FILES = {
    ".assembler-marked-copies.json",
    ".helix/languages.toml",
    ".vscode/settings.json",
    ".zed/settings.json",
    "amended.yaml",
    "case-data.csv",
    "causes/",
    "causes/our-account-stated.yaml",
    "cider/matter.yaml",
    "circuits/",
    "citation_styles/",
    "courts/",
    "courts/exmuni.yaml",
    "courts/silver-creek.yaml",
    "dismissals/",
    "filed/",
    "filing.csv",
    "filing.json",
    "manifest.json",
    "matter.schema.json",
    "matter.yaml",
    "our-templates/sentences.yaml",
    "output/matters/minimal/matter/",
    "spelling.txt",
}
"""Files in a user's folder, which need not exist in the project."""


def quoted_texts(page: Path) -> Iterator[str]:
    """Yield the texts between backticks in *page*, outside code blocks."""
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    return (match[1] for match in re.finditer(r"`([^`\n]+)`", text))


@cache
def defined_names() -> frozenset[str]:
    """Return the names that the program defines: functions, classes, keys, variables, modules, types of document."""
    defined: set[str] = set()
    for file in modules(ASSEMBLER):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name) | ast.Name(id=name):
                    defined.add(name)
                case ast.keyword(arg="alias", value=ast.Constant(value=str(key))):
                    defined.add(key)
    files = (*modules(ASSEMBLER), *(ROOT / "templates").glob("*.yaml"))
    return frozenset({*defined, *(file.stem for file in files)})


@cache
def path_endings() -> frozenset[str]:
    """Return the possible names of each file and folder of the project: from the top or from any folder in its path."""
    tops = [path for path in ROOT.iterdir() if path.name[0] != "."]
    paths = [path.relative_to(ROOT) for top in tops for path in (top, *top.rglob("*"))]
    return frozenset("/".join(path.parts[start:]) for path in paths for start in range(len(path.parts)))


def test_every_page_written_by_hand_is_checked() -> None:
    checked_pages = {page.name for page in HANDWRITTEN_PAGES}
    assert {"architecture.md", "page.md", "trust.md", "CONTRIBUTING.md"} <= checked_pages
    assert len(checked_pages) > 6


def test_every_file_and_folder_that_a_page_names_exists() -> None:
    paths = {(page.name, text) for page in HANDWRITTEN_PAGES for text in quoted_texts(page) if PATH.fullmatch(text)}
    assert len(paths) > 60
    project_paths = {(page, path) for page, path in paths if path not in USER_FILES}
    assert sorted((page, path) for page, path in project_paths if path.rstrip("/") not in path_endings()) == []


@pytest.mark.slow
def test_every_class_that_a_page_names_exists() -> None:
    pages_on_code = (ROOT / "docs" / "architecture.md", ROOT / "docs" / "page.md", ROOT / "CONTRIBUTING.md")
    classes = {(page.name, text) for page in pages_on_code for text in quoted_texts(page) if CLASS.fullmatch(text)}
    assert len(classes) > 10
    assert sorted((page, name) for page, name in classes if not set(name.split(".")) <= defined_names()) == []


@pytest.mark.slow
def test_every_function_that_a_page_names_exists() -> None:
    texts = {(page.name, text) for page in HANDWRITTEN_PAGES for text in quoted_texts(page) if NAME.fullmatch(text)}
    functions = {(page, name) for page, name in texts if not PATH.fullmatch(name)}
    assert len(functions) > 9
    assert sorted((page, name) for page, name in functions if name.rpartition(".")[2] not in defined_names()) == []


@pytest.mark.slow
def test_every_constant_that_the_map_of_the_code_names_exists() -> None:
    texts = quoted_texts(ROOT / "docs" / "architecture.md")
    constants = {text for text in texts if CONSTANT.fullmatch(text)}
    assert len(constants) > 1
    assert sorted(constants - defined_names()) == []


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
