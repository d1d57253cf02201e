"""What Python compiles at each start is kept beside its bytecode, is what Python would compile, and is no matter's."""

import json
import marshal
import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from textwrap import dedent
from types import ModuleType
from typing import Any

import pytest
from jinja2.sandbox import ImmutableSandboxedEnvironment

from assembler import kept_code, kept_files
from assembler.catalog.template_folder import TemplateFolder, templates_folder
from assembler.render import BASE, templates
from assembler.written_patterns import written_patterns
from tests.places import ROOT

A_RUN = """
import json, re, sys, threading
from assembler import kept_code
kept_code.FILE = sys.argv[1]
kept_code.begin()
before = len(kept_code._patterns)
from assembler.findings.finding import Place
import assembler.language.citations
re.compile("Ada Example, a debtor")
thread = threading.Thread(target=re.compile, args=("Ada Example, in a thread",))
thread.start()
thread.join()
kept_code.keep(anyway=True)
found = assembler.language.citations.__dict__.values()
texts = [one.pattern for one in found if isinstance(one, re.Pattern)]
print(json.dumps([before, bool(kept_code._added), sorted(texts), repr(Place("a", 1, 2)), Place("a") == Place("a")]))
"""


def ran(file: Path) -> tuple[int, bool, list[str], str, bool]:
    """Run the program with *file* for what is kept."""
    ours = {**os.environ, "PYTHONPATH": str(ROOT)}
    call = (sys.executable, "-c", dedent(A_RUN), str(file))
    done = subprocess.run(call, capture_output=True, text=True, check=False, env=ours)
    assert done.returncode == 0, done.stderr
    before, added, texts, shown, equal = json.loads(done.stdout)
    return before, added, texts, shown, equal


def test_a_second_run_takes_what_the_first_has_compiled_and_a_damaged_file_is_not_used(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    nothing, added, texts, *rest = ran(file)
    assert (nothing, added, bool(texts)) == (0, True, True)
    kept, added, *same = ran(file)
    assert kept > len(texts)
    assert (added, same) == (False, [texts, *rest])
    assert b"Ada Example" not in file.read_bytes()
    file.write_bytes(file.read_bytes()[:-9])
    damaged, added, *same = ran(file)
    assert (damaged, added, same) == (0, True, [texts, *rest])
    assert [other.name for other in tmp_path.iterdir()] == ["kept"]


def test_a_kept_pattern_is_the_one_that_python_compiles() -> None:
    compiler, engine = import_module("re._compiler"), import_module("_sre")
    different = []
    for pattern in (r"(?i)(?P<who>a|b)\s+(\d+)", rb"[^\x00-\x1f]+", r"(?x) a  b # c", r"[\u0e00-\u0e7f]{2,}", ""):
        flags, code, *groups = kept_code._instructions(compiler, pattern, re.MULTILINE)
        kept: Any = engine.compile(pattern, flags, memoryview(code).cast("I").tolist(), *groups)
        known: Any = re.compile(pattern, re.MULTILINE)
        named = (kept.pattern, kept.flags, kept.groupindex, kept.groups)
        if named != (known.pattern, known.flags, known.groupindex, known.groups):
            different.append(pattern)
    assert different == []


def test_what_other_code_has_compiled_is_not_used_and_the_set_up_takes_nothing_over(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    ran(file)
    assert ran(file)[0] > 0
    by, *kept = marshal.loads(kept_files.unsealed(file.read_bytes()))  # noqa: S302 - our own
    assert {Path(path).name for path, *_ in by} == {*kept_files.COMPILERS}
    (path, size, time), *others = by
    for other in ((path, size, time + 1), (path, size + 1, time), (f"{path}x", size, time)):
        file.write_bytes(kept_files.sealed(marshal.dumps(((other, *others), *kept))))
        assert ran(file)[0] == 0
        assert ran(file)[0] > 0
    (tmp_path / "afresh.py").write_text(AFRESH)
    call = (sys.executable, str(tmp_path / "afresh.py"), str(file))
    done = subprocess.run(call, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.stdout == "0\n"


AFRESH = """
import sys
from assembler import kept_code
kept_code.FILE = sys.argv[1]
kept_code.begin(afresh=True)
import re
re.Scanner([("a", None)])  # a library may do this; it hands on what it has parsed
print(len(kept_code._patterns))
"""


WRITTEN = """
import re
WORD, WORDS = "[A-Z]+", ("a", "b")
def one(text, name):
    re.search(r"in the text", text)
    re.sub(WORD, "", re.split("inside", text, flags=re.IGNORECASE))
    re.compile(rf"(?:{WORD})s", re.MULTILINE | re.IGNORECASE)
    re.search(name, text)
    re.search(rf"{name} of a matter", text)
    re.search(f"{WORD!r} shown", text)
    re.findall("|".join(WORDS), text)
"""


def test_a_pattern_in_a_function_is_kept_if_its_whole_text_is_the_programs(tmp_path: Path) -> None:
    module = ModuleType("sample")
    file = tmp_path / "sample.py"
    file.write_text(WRITTEN)
    module.__file__ = str(file)
    vars(module).update(WORD="[A-Z]+", WORDS=("a", "b"))
    both = re.MULTILINE | re.IGNORECASE
    assert sorted(written_patterns(module)) == [
        ("(?:[A-Z]+)s", both), ("[A-Z]+", 0), ("in the text", 0), ("inside", re.IGNORECASE),
    ]  # fmt: skip


def test_the_patterns_in_the_functions_of_the_program_are_found() -> None:
    found = {text for text, _ in written_patterns(import_module("assembler.language.english"))}
    assert r"(?i)(honest|honou?r|hour|heir)" in found


@pytest.mark.parametrize("lost", ["_code", "_parser"])
def test_a_python_that_compiles_patterns_in_another_way_runs_without_them(
    lost: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiler: Any = import_module("re._compiler")
    before = compiler.compile
    monkeypatch.delattr(compiler, lost)
    kept_code.begin()
    assert compiler.compile is before


def test_a_template_of_the_program_that_is_kept_is_not_compiled_and_a_firms_is_not_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(kept_code, "_data", {})
    anew = templates.__wrapped__
    assert anew(templates_folder()).get_template(BASE).name == BASE
    assert kept_code._data
    before = dict(kept_code._data)
    firms = TemplateFolder(tmp_path, {BASE: b"{{ plan.id }}"})
    assert anew(templates_folder(), (firms,)).get_template(BASE).name == BASE
    assert kept_code._data == before
    monkeypatch.setattr(ImmutableSandboxedEnvironment, "compile", None)
    assert anew(templates_folder()).get_template(BASE).name == BASE
