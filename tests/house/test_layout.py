"""The rules for the project's layout: short files, plain names, imports in one direction."""

import ast
import re
import subprocess
import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TypeGuard

import pytest

from tests.support.import_order import ORDER, folder_of, position
from tests.support.places import ASSEMBLER, ROOT, TESTS, dotted, modules
from tests.support.source_code import FILE_OF_MODULE, PROGRAM, functions, imported, results_by_module, tree

MAX_LINES = 350
"""The maximum number of lines in a file; a longer file has two subjects."""

ALL_MODULES = [*PROGRAM, *modules(TESTS), *modules(ROOT / "benchmarks")]


# -- files ------------------------------------------------------------------------------------------------------------

MIN_CODE_LENGTH = 60
"""The number of characters of code above which a function must not be defined twice."""


def test_the_modules_of_the_program_are_found() -> None:
    assert len(PROGRAM) > 30
    assert len(ALL_MODULES) > len(PROGRAM) + 10


def test_no_file_is_too_long() -> None:
    counts = {file: len(file.read_text("utf-8").splitlines()) for file in ALL_MODULES}
    assert {file: count for file, count in counts.items() if count > MAX_LINES} == {}


def test_the_top_folder_has_only_the_expected_files() -> None:
    listing = subprocess.run(("git", "ls-files"), cwd=ROOT, capture_output=True, text=True, check=True).stdout  # noqa: S607
    top_names = {name.partition("/")[0] for name in listing.splitlines()}
    folders = {".ci", "assembler", "benchmarks", "docs", "matters", "output", "templates", "tests"}
    pages = {"CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "SECURITY.md", "requirements.lock"}
    assert "assembler" in top_names
    assert top_names - folders - pages == {".gitignore", "Makefile", "pyproject.toml", "setup.sh"}


def test_the_pages_that_a_user_opens_first_are_short() -> None:
    lengths = {name: len((ROOT / name).read_text("utf-8").splitlines()) for name in ("README.md", "CHANGELOG.md")}
    assert {name: count for name, count in lengths.items() if count > 200} == {}


def test_no_module_has_a_name_for_miscellaneous_code() -> None:
    names = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "manager", "handler"}
    assert [file for file in ALL_MODULES if file.stem in names or file.parent.name in names] == []


def test_no_module_is_empty() -> None:
    assert [file for file in ALL_MODULES if not file.read_text("utf-8").strip()] == []


@pytest.mark.slow
def test_no_function_of_the_program_is_defined_twice() -> None:
    functions_by_shape: dict[tuple[type, ...], list[tuple[str, ast.FunctionDef]]] = {}
    for name, file in FILE_OF_MODULE.items():
        for node in functions(tree(file)):
            functions_by_shape.setdefault(shape(node), []).append((f"{name}.{node.name}", node))
    names_by_code: dict[str, list[str]] = {}
    for group in functions_by_shape.values():
        if len(group) < 2:
            continue
        for name, node in group:
            code = without_its_names(node)
            if len(code) > MIN_CODE_LENGTH:
                names_by_code.setdefault(code, []).append(name)
    assert len(functions_by_shape) > 1_000
    assert len(names_by_code) > 10
    assert [names for names in names_by_code.values() if len(names) > 1] == []


def test_equal_functions_are_recognized_under_other_names() -> None:
    original = (
        'def one(text: str) -> list[str]:\n    """Return its lines."""\n    return [line for line in text.split()]'
    )
    renamed = "def two(given):\n    return [each for each in given.split()]"
    first, second = (next(functions(ast.parse(text))) for text in (original, renamed))
    assert without_its_names(first) == without_its_names(second)
    assert shape(first) == shape(second)


def code_of(function: ast.FunctionDef) -> list[ast.stmt]:
    return [statement for statement in function.body if not _is_docstring(statement)]


def shape(function: ast.FunctionDef) -> tuple[type, ...]:
    """Return the types of the nodes in *function*'s code, which are the same in equal functions."""
    return tuple(type(node) for statement in code_of(function) for node in ast.walk(statement))


def without_its_names(function: ast.FunctionDef) -> str:
    """Return the code of *function* without its own name, its docstring, its types and the names of its variables."""
    code = code_of(function)
    variables = {argument.arg for argument in ast.walk(function.args) if isinstance(argument, ast.arg)}
    variables |= {node.id for statement in code for node in ast.walk(statement) if _is_assigned(node)}
    new_names: dict[str, str] = {}

    def new_name(match: re.Match[str]) -> str:
        word = match[0]
        return new_names.setdefault(word, f"v{len(new_names)}") if word in variables else word

    return re.sub(r"\w+", new_name, ast.unparse(ast.Module(code, [])))


def _is_assigned(node: ast.AST) -> TypeGuard[ast.Name]:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


def _is_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


@pytest.mark.slow
def test_each_module_has_a_docstring() -> None:
    assert results_by_module(lambda file: not ast.get_docstring(tree(file))) == {}


def test_each_public_name_has_a_docstring() -> None:
    def names_without_docstring(file: Path) -> list[str]:
        nodes = (node for node in tree(file).body if isinstance(node, ast.FunctionDef | ast.ClassDef))
        return [node.name for node in nodes if node.name[0] != "_" and not ast.get_docstring(node)]

    assert results_by_module(names_without_docstring) == {}


# -- imports ----------------------------------------------------------------------------------------------------------


def test_the_order_of_imports_lists_exactly_the_existing_folders() -> None:
    assert sorted({folder_of(name) for name in FILE_OF_MODULE}) == sorted(ORDER)


def test_the_page_on_architecture_lists_the_folders_in_the_same_order() -> None:
    page = (ROOT / "docs/architecture.md").read_text("utf-8")
    _, _, table = page.partition("## Folders of the program")
    folders_listed = re.findall(r"^\| `(\w+)(?:/|\.py)` \|", table.partition("\n## ")[0], re.MULTILINE)
    assert folders_listed == [name for name in ORDER if name not in {".", "__main__"}]


def test_the_program_has_no_other_folders() -> None:
    folders = {file.name for file in ASSEMBLER.iterdir() if file.is_dir() and file.name != "__pycache__"}
    assert folders - {"templates"} == {name for name in ORDER if (ASSEMBLER / name).is_dir()} - {"."} | {"data"}


@pytest.mark.slow
def test_a_folder_imports_only_folders_before_it_in_the_order() -> None:
    def imports_of_later_folders(file: Path) -> list[str]:
        return [name for name in imported(file) & FILE_OF_MODULE.keys() if position(name) > position(dotted(file))]

    assert results_by_module(imports_of_later_folders) == {}


def cycles(graph: Mapping[str, Collection[str]]) -> list[tuple[str, ...]]:
    """Return the cycles of *graph*, which has the imports of each module or folder; each ends with its first name."""
    finished_names: set[str] = set()

    def cycles_from(name: str, path: tuple[str, ...]) -> list[tuple[str, ...]]:
        if name in path:
            return [(*path[path.index(name) :], name)]
        if name in finished_names:
            return []
        found_cycles = [cycle for target in graph.get(name, ()) for cycle in cycles_from(target, (*path, name))]
        finished_names.add(name)
        return found_cycles

    return [cycle for name in graph for cycle in cycles_from(name, ())]


def test_a_cycle_of_imports_is_recognized() -> None:
    assert cycles({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == [("b", "c", "b")]


@pytest.mark.slow
def test_no_two_modules_import_each_other() -> None:
    graph = {name: (imported(file) & FILE_OF_MODULE.keys()) - {name} for name, file in FILE_OF_MODULE.items()}
    assert cycles(graph) == []


def test_imports_inside_functions_are_checked_too() -> None:
    assert "assembler.outputs.pdf.make" in imported(ASSEMBLER / "pipeline/__init__.py")
    assert "assembler.pipeline" in imported(ASSEMBLER / "cli/__init__.py")


def modules_after(*arguments: str) -> set[str]:
    """Return the modules that a new interpreter has imported after running the command with *arguments*."""
    program = (
        "import atexit, sys\n"
        "atexit.register(lambda: print('LOADED', *sys.modules))\n"
        "from assembler.cli import cli\n"
        f"cli({list(arguments)!r}, prog_name='assembler')\n"
    )
    completed = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    line = next((line for line in completed.stdout.splitlines() if line.startswith("LOADED")), "")
    assert line, completed.stderr
    return set(line.split())


@pytest.mark.slow
def test_a_matter_is_checked_without_importing_the_page_engine() -> None:
    loaded_modules = modules_after("check", "matters/minimal")
    assert "assembler.check" in loaded_modules
    assert loaded_modules & {"weasyprint", "jinja2", "pikepdf", "pypdfium2", "concurrent.futures"} == set()


def test_help_imports_neither_the_model_nor_yaml() -> None:
    loaded_modules = modules_after("--help")
    assert "assembler.cli" in loaded_modules
    assert loaded_modules & {"pydantic", "yaml", "jinja2", "weasyprint", "markdown_it"} == set()


FAMILY = re.compile(r"assembler\.rules\.(?!_)\w+\.")
"""Matches the name of a module in a family of rules up to the name of the family."""


@pytest.mark.slow
def test_families_of_rules_do_not_import_each_other() -> None:
    def foreign_imports(file: Path) -> list[str]:
        family = FAMILY.match(dotted(file))
        rule_modules = [name for name in imported(file) if FAMILY.match(name)]
        return [name for name in rule_modules if family and not name.startswith(family[0])]

    assert results_by_module(foreign_imports) == {}


def test_the_folders_inside_a_family_of_rules_import_each_other_in_one_direction() -> None:
    graph: dict[str, set[str]] = {}
    for name, file in FILE_OF_MODULE.items():
        if name.startswith("assembler.rules.dismissal."):
            folder = name.rpartition(".")[0]
            imported_modules = imported(file) & FILE_OF_MODULE.keys()
            graph.setdefault(folder, set()).update({name.rpartition(".")[0] for name in imported_modules} - {folder})
    assert "assembler.rules.dismissal.own_words.known_sentences" in graph
    assert cycles(graph) == []


# -- tests ------------------------------------------------------------------------------------------------------------

SHARED_TEST_FOLDERS = {"cases", "house", "line", "planted", "support"}
"""Folders of tests that do not belong to a single folder of the program."""


def test_the_folders_of_the_tests_mirror_the_programs_folders() -> None:
    folders = {file.parent.relative_to(TESTS).parts[0] for file in TESTS.glob("*/**/test_*.py")}
    assert len(folders) > 15
    assert folders - SHARED_TEST_FOLDERS - {name for name in ORDER if (ASSEMBLER / name).is_dir()} == set()
    assert list(TESTS.glob("test_*.py")) == []
