"""Side effects: only commands print, nothing uses the clock or the network, and no text is run as a program."""

import ast
import re
from pathlib import Path

import pytest

from tests.support.import_order import folder_of
from tests.support.source_code import (
    FILE_OF_MODULE,
    called_functions,
    imported,
    imported_names,
    results_by_module,
    tree,
)

COMMAND_MODULES = {
    f"assembler.{name}"
    for name in (
        "cli",
        "cli.batch",
        "cli.compare",
        "cli.importing",
        "cli.preview",
        "cli.records",
        "cli.ledger",
        "commands.ending",
        "commands.terminal",
        "__main__",
        "docgen.__main__",
        "docgen.parts_of_speech",
        "docgen.reporters",
        "docgen.word_list",
    )
}
"""The modules of the command line, which may print and exit."""

PROCESS_MODULES = {
    "assembler.outputs.pdf.engine_process",
    "assembler.exhibits.reader.__main__",
    "assembler.attach.merger.__main__",
    "assembler.importing.reader.__main__",
    "assembler.verify.reader.__main__",
}
"""Modules that run in separate processes: the first ends with its parent process, the others answer by printing."""


def foreign_assignments(file: Path) -> list[str]:
    """Return the attributes that *file* assigns to modules and classes of other packages."""
    nodes = list(ast.walk(tree(file)))
    foreign_names = set()
    for node in nodes:
        if isinstance(node, ast.Import | ast.ImportFrom):
            for alias in node.names:
                if not getattr(node, "module", alias.name).startswith("assembler"):
                    foreign_names.add((alias.asname or alias.name).partition(".")[0])
    targets = [target for node in nodes if isinstance(node, ast.Assign) for target in node.targets]
    targets += [node.target for node in nodes if isinstance(node, ast.AugAssign | ast.AnnAssign)]
    names = [ast.unparse(target) for target in targets if isinstance(target, ast.Attribute | ast.Name)]
    return [name for name in names if "." in name and name.partition(".")[0] in foreign_names]


DOCUMENTED_ASSIGNMENTS = {
    "assembler.__main__": ["sys.stdin", "sys.stderr", "sys.stdout", "sys.stderr"],
    "assembler.exhibits.reader.pages": ["Image.MAX_IMAGE_PIXELS"],
    "assembler.validate.picture_files": ["ImageFile.LOAD_TRUNCATED_IMAGES", "ImageFile.LOAD_TRUNCATED_IMAGES"],
}
"""Assignments that the packages document: missing or guarded standard streams, and limits of Pillow."""


@pytest.mark.slow
def test_only_the_folder_of_the_engine_assigns_to_modules_and_classes_of_other_packages() -> None:
    assignments = results_by_module(foreign_assignments)
    assert {name for name in assignments if folder_of(name) == "engine"} > {"assembler.engine.baseline"}
    assert {name: names for name, names in assignments.items() if folder_of(name) != "engine"} == DOCUMENTED_ASSIGNMENTS


# -- output, clock, network and code ----------------------------------------------------------------------------------

OUTPUT_FUNCTIONS = {
    "print",
    "exit",
    "quit",
    "sys.exit",
    "os._exit",
    "click.echo",
    "click.secho",
    "sys.stdout.write",
    "sys.stderr.write",
}
UNPREDICTABLE_PACKAGES = {
    "random",
    "secrets",
    "uuid",
    "socket",
    "requests",
    "httpx",
    "urllib.request",
    "http.client",
    "time",
}
ALLOWED_PACKAGES = {
    "assembler.write.disk": {"secrets"},
    "assembler.write.folders": {"time"},
    "assembler.commands.watch": {"time"},
    "assembler.watching": {"time"},
    "assembler.preview.previewed": {"time"},
    "assembler.preview.server": {"secrets", "socket"},
    "assembler.batch.clock": {"time"},
}
"""The modules that may use these packages, for values that are in no paper, finding or manifest.

The values are the unpredictable names of temporary files; the pause while another run writes; how long each build
took under `watch` or in a preview; the loopback address and the token of a preview; the rate of a batch, and when
its ledger was written.
"""

CLOCK_FUNCTIONS = ("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time")
CODE_RUNNING_FUNCTIONS = set(
    """
    eval exec compile __import__ os.system os.popen runpy.run_path runpy.run_module
    yaml.load yaml.unsafe_load yaml.full_load pickle.load pickle.loads pickle.Unpickler marshal.load marshal.loads
    shelve.open joblib.load cloudpickle.load cloudpickle.loads
    """.split()
)
"""Functions that run text or bytes as a program, or load data that may run code."""

UNPICKLING_CONNECTIONS = {"multiprocessing.Pipe", "multiprocessing.connection.Connection"}
"""Connections that unpickle received data, so both ends must be processes started by the program."""

NAME_IMPORT_FUNCTIONS = {
    "import_module",
    "importlib.import_module",
    "importlib.util.find_spec",
    "pkgutil.iter_modules",
    "iter_modules",
    "pkgutil.walk_packages",
    "walk_packages",
    "find_spec",
    "SourceFileLoader",
    "spec_from_file_location",
}
"""Functions that find or import a module by a name in a string."""

MODULE_FINDERS = {
    "assembler.rules": "the walk over the folders of rules",
    "assembler.papers": "the walk over the families of papers",
    "assembler.engine.patch": "modules of the engine that are patched",
}
"""The modules that import other modules by a name in a string, and what they import."""


@pytest.mark.slow
def test_only_a_command_prints_or_exits() -> None:
    calls = results_by_module(lambda file: called_functions(file) & OUTPUT_FUNCTIONS)
    assert "assembler.cli" in calls
    assert calls.keys() - COMMAND_MODULES == PROCESS_MODULES


def test_only_the_folder_of_the_ledger_writes_sql() -> None:
    statement = re.compile(
        r"\.execute(?:many|script)?\(|\b(?:SELECT|UPDATE|DELETE FROM|INSERT) .*(?:FROM|SET|INTO|VALUES)\b"
    )
    statements = results_by_module(lambda file: statement.findall(file.read_text("utf-8")))
    assert "assembler.batch.ledger.database" in statements
    assert [name for name in statements if not name.startswith("assembler.batch.ledger.")] == []


@pytest.mark.slow
def test_the_process_that_reads_exhibits_imports_nothing_else_of_the_program() -> None:
    reader = "assembler.exhibits.reader"
    imports_by_module = results_by_module(
        lambda file: [name for name in imported(file) & FILE_OF_MODULE.keys() if not name.startswith(reader)]
    )
    assert f"{reader}.pages" in FILE_OF_MODULE
    assert {name: imports for name, imports in imports_by_module.items() if name.startswith(reader)} == {}


@pytest.mark.slow
def test_no_module_uses_the_clock_random_numbers_or_the_network() -> None:
    assert results_by_module(lambda file: imported(file) & UNPREDICTABLE_PACKAGES) == ALLOWED_PACKAGES
    assert (
        results_by_module(lambda file: [name for name in called_functions(file) if name.endswith(CLOCK_FUNCTIONS)])
        == {}
    )


@pytest.mark.slow
def test_no_module_runs_text_as_a_program() -> None:
    assert results_by_module(lambda file: called_functions(file) & CODE_RUNNING_FUNCTIONS) == {}


@pytest.mark.slow
def test_only_a_batch_and_its_workers_unpickle_their_messages() -> None:
    assert results_by_module(lambda file: imported_names(file) & UNPICKLING_CONNECTIONS).keys() == {
        "assembler.batch.run.worker",
        "assembler.batch.run.workers",
    }


@pytest.mark.slow
def test_only_finders_import_a_module_by_a_name_in_a_string() -> None:
    assert (
        results_by_module(lambda file: called_functions(file) & NAME_IMPORT_FUNCTIONS).keys() == MODULE_FINDERS.keys()
    )


def test_finders_import_only_modules_of_their_own_folders() -> None:
    """The two finders that import the program's own modules search only their own folders."""
    finders = {"assembler.rules", "assembler.papers"}
    for name in finders:
        arguments = [
            ast.unparse(node.args[0])
            for node in ast.walk(tree(FILE_OF_MODULE[name]))
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module")
        ]
        assert arguments
        assert [text for text in arguments if not text.startswith(("f'{__name__}.", "f'{family.__name__}."))] == []
