"""The promises of the project's shape: short files, plain names, one direction of imports, no side doors."""

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.import_order import ORDER, place
from tests.places import ASSEMBLER, ROOT, TESTS, dotted, modules

LINES = 350
"""The most lines that a file may have."""

PROGRAM = modules(ASSEMBLER)
OURS = [*PROGRAM, *modules(TESTS), *modules(ROOT / "benchmarks")]
NAMES = {dotted(file): file for file in PROGRAM}

PRINTS = {"assembler.cli", "assembler.docs", "assembler.__main__"}
"""Modules that are commands."""

each_module = pytest.mark.parametrize("file", PROGRAM, ids=lambda file: file.relative_to(ROOT).as_posix())


def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def functions(module: ast.AST) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    return (node for node in ast.walk(module) if isinstance(node, ast.FunctionDef | ast.ClassDef))


def called(module: ast.Module) -> set[str]:
    return {ast.unparse(node.func) for node in ast.walk(module) if isinstance(node, ast.Call)}


def imported(file: Path) -> set[str]:
    """Return the names of the modules that *file* imports, at its top or inside a function."""
    found: set[str] = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            whole = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name in NAMES else node.module for name in whole}
    return found


# -- files ------------------------------------------------------------------------------------------------------------


def test_there_is_a_program_to_look_at() -> None:
    assert len(PROGRAM) > 30
    assert len(OURS) > len(PROGRAM) + 10


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    long = {file.name: count for file in OURS if (count := len(file.read_text("utf-8").splitlines())) > LINES}
    assert long == {}


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "base_classes", "manager", "handler"}
    assert [file for file in OURS if file.stem in drawers or file.parent.name in drawers] == []


def test_no_module_is_empty() -> None:
    assert [file for file in OURS if not file.read_text("utf-8").strip()] == []


def test_no_function_of_the_program_stands_twice() -> None:
    bodies: dict[str, list[str]] = {}
    for name, file in NAMES.items():
        for node in functions(tree(file)):
            lines = [ast.dump(line) for line in node.body if not isinstance(line, ast.Expr)]
            if isinstance(node, ast.FunctionDef) and len("".join(lines)) > 150:
                bodies.setdefault("".join(lines), []).append(f"{name}.{node.name}")
    assert len(bodies) > 100
    assert [twins for twins in bodies.values() if len(twins) > 1] == []


@each_module
def test_a_module_says_what_it_is(file: Path) -> None:
    assert ast.get_docstring(tree(file))


@each_module
def test_what_a_module_offers_says_what_it_does(file: Path) -> None:
    public = [node for node in tree(file).body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    assert [node.name for node in public if node.name[0] != "_" and not ast.get_docstring(node)] == []


# -- imports ----------------------------------------------------------------------------------------------------------


def test_every_place_in_the_order_is_taken() -> None:
    taken = Counter(ORDER[place(name)] for name in NAMES)
    assert [name for name in ORDER if not taken[name]] == []


@each_module
def test_a_module_imports_only_what_stands_before_it(file: Path) -> None:
    ours = [name for name in imported(file) if name in NAMES]
    assert [name for name in ours if place(name) >= place(dotted(file))] == []


def test_the_check_of_imports_sees_those_inside_functions() -> None:
    assert "assembler.paginate" in imported(ASSEMBLER / "pipeline.py")
    assert "assembler.pipeline" in imported(ASSEMBLER / "cli.py")


def modules_after(*arguments: str) -> set[str]:
    """Return what a new interpreter has imported once it ran the command with *arguments*."""
    program = (
        "import sys\n"
        "from assembler.cli import cli\n"
        f"cli({list(arguments)!r}, prog_name='assembler', standalone_mode=False)\n"
    )
    watched = f"import atexit, sys\natexit.register(lambda: print('LOADED', *sys.modules))\n{program}"
    done = subprocess.run([sys.executable, "-c", watched], cwd=ROOT, capture_output=True, text=True, check=False)
    line = next(line for line in done.stdout.splitlines() if line.startswith("LOADED"))
    return set(line.split())


def test_a_matter_is_checked_without_the_engine_of_pages() -> None:
    loaded = modules_after("check", "matters/minimal")
    assert "assembler.check" in loaded
    assert loaded & {"weasyprint", "jinja2", "pikepdf", "pypdfium2"} == set()


def test_help_needs_neither_the_model_nor_yaml() -> None:
    loaded = modules_after("--help")
    assert "assembler.cli" in loaded
    assert loaded & {"pydantic", "yaml", "jinja2", "weasyprint", "markdown_it"} == set()


# -- side doors -------------------------------------------------------------------------------------------------------


@each_module
def test_only_a_command_prints_or_exits(file: Path) -> None:
    doors = {"print", "exit", "quit", "sys.exit", "os._exit", "click.echo", "click.secho", "sys.stdout.write", "sys.stderr.write"}
    found = called(tree(file)) & doors
    assert found == set() or dotted(file) in PRINTS


@each_module
def test_no_module_asks_the_clock_chance_or_the_network(file: Path) -> None:
    forbidden = {"random", "secrets", "uuid", "socket", "requests", "httpx", "urllib.request", "http.client", "time"}
    assert imported(file) & forbidden == set()
    clocks = ("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time")
    assert [name for name in called(tree(file)) if name.endswith(clocks)] == []


@each_module
def test_no_module_runs_text_as_a_program(file: Path) -> None:
    forbidden = {"eval", "exec", "compile", "__import__", "os.system", "pickle.loads", "yaml.load", "yaml.unsafe_load"}
    assert called(tree(file)) & forbidden == set()


def test_the_search_for_side_doors_finds_one() -> None:
    assert "sys.exit" in called(tree(ASSEMBLER / "cli.py"))
