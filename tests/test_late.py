"""A model that waits for pydantic is the model that pydantic makes, and what is kept is what would be made anew."""

import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from pydantic_core import SchemaValidator

from assembler import kept_code, kept_files
from assembler.catalog import KINDS, Catalog, program_catalog
from assembler.catalog.kept_records import KeptRecords
from assembler.catalog.template_folder import PROGRAM
from assembler.load import load
from assembler.model import kept_schema
from assembler.model.base import Strict
from assembler.model.late import Key, written_keys
from assembler.model.matter import Matter
from tests.places import ROOT

BEFORE_AND_AFTER = """
from assembler.model import keys, own_cause, printed
from assembler.model.base import Strict
from assembler.model.late import KEYS, PRIVATE, _waiting, complete
from pydantic_core import PydanticUndefined

def default(field):
    return field.default_factory() if field.default_factory else field.default

def said(cls, fields):
    keys = [(key, repr(default(field)), field.alias, field.description) for key, field in fields.items()]
    return keys, sorted(getattr(cls, PRIVATE)), cls.__hash__, cls.__doc__, cls.__module__, cls.__qualname__

models = [*_waiting]
assert len(models) > 150, len(models)
before = [said(cls, {key: one.field for key, one in vars(cls)[KEYS].items()}) for cls in models]
for cls in models:
    complete(cls)
    assert type(cls) is not type(Strict) or cls.__pydantic_complete__, cls
for cls, waiting in zip(models, before):
    if cls.__pydantic_generic_metadata__["parameters"]:
        continue
    assert cls.__pydantic_complete__, cls
    assert said(cls, cls.model_fields) == waiting, cls
"""


def test_each_model_has_the_same_keys_defaults_and_private_values_before_and_after_pydantic_completes_it() -> None:
    done = subprocess.run(
        (sys.executable, "-c", BEFORE_AND_AFTER), capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr


def test_usual_values_that_are_made_without_reading_are_what_would_be_read() -> None:
    found = {name: value for name, value in _named_values() if written(value) != value}
    assert found == {}
    assert len(dict(_named_values())) > 6


def _named_values() -> Iterator[tuple[str, BaseModel]]:
    for name, module in sorted(sys.modules.items()):
        if name.startswith("assembler."):
            yield from ((f"{name}.{own}", one) for own, one in vars(module).items() if isinstance(one, BaseModel))


def written(value: Any) -> Any:
    """Return *value* as it is read from what a file would say."""
    match value:
        case BaseModel():
            keys = ((key, getattr(value, key)) for key in value.model_fields_set)
            names = {key: field.alias or key for key, field in type(value).model_fields.items()}
            return type(value).model_validate({names[key]: plain(part) for key, part in keys})
    return value


def plain(value: Any) -> Any:
    match value:
        case BaseModel():
            return {key: plain(getattr(value, key)) for key in value.model_fields_set}
        case tuple():
            return [plain(part) for part in value]
    return value


@pytest.fixture
def keeping(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let the test keep what it reads, in a new folder."""
    monkeypatch.setattr(kept_code, "FILE", str(tmp_path / "kept"))
    monkeypatch.setattr(kept_code, "_begun", [True])
    monkeypatch.setattr(kept_code, "_data", {})
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.mark.usefixtures("keeping")
def test_a_matter_is_the_same_by_the_kept_schema() -> None:
    Matter.model_rebuild()
    kept_schema.add(Matter)
    found = kept_schema.find(Matter)
    assert found
    reader = SchemaValidator(*found)
    matters = [*islice((ROOT / "matters").glob("*/*.yaml"), 6)]
    different = []
    for file in matters:
        source, catalog = load(file), Catalog(file.parent)
        if reader.validate_python(source.data, context=catalog) != Matter.model_validate(source.data, context=catalog):
            different.append(file.parent.name)
    assert len(matters) > 5
    assert different == []


def differences(most: int | None) -> list[str]:
    """Return which records are not the same when they are kept, of *most* of each kind."""
    names = [(kind, name) for kind in KINDS for name in islice(program_catalog().names(kind), most)]
    first, second = Catalog(_kept=KeptRecords()), Catalog(_kept=KeptRecords())
    made = [first.record(*name) for name in names]
    read = [second.record(*name) for name in names]
    assert not any(one is other for one, other in zip(made, read, strict=True))
    return [" ".join(name) for name, one, other in zip(names, made, read, strict=True) if not same(one, other)]


def same(one: Any, other: Any) -> bool:
    """Whether two values are equal, and each in them; equal numbers of two types are not the same."""
    match one:
        case BaseModel():
            private = (one.__pydantic_private__, other.__pydantic_private__)
            given = one.model_fields_set == other.model_fields_set
            return one == other and given and same(vars(one), vars(other)) and same(*private)
        case dict():
            return [*one] == [*other] and all(map(same, one.values(), other.values()))
        case tuple():
            return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and bool(one == other)


@pytest.mark.usefixtures("keeping")
def test_a_kept_record_is_what_was_read() -> None:
    assert differences(2) == []


@pytest.mark.tools
@pytest.mark.usefixtures("keeping")
def test_each_kept_record_is_what_was_read() -> None:
    assert differences(None) == []


@pytest.mark.usefixtures("keeping")
def test_a_kept_record_is_not_used_after_a_change(monkeypatch: pytest.MonkeyPatch) -> None:
    name = ("citation style", Catalog().names("citation style")[0])
    Catalog(_kept=KeptRecords()).record(*name)
    (file,) = Path(f"{kept_code.FILE}.law").iterdir()
    as_kept = file.read_bytes()
    read: list[Path] = []
    document = import_module("assembler.catalog").document

    def noted(file: Path) -> Any:
        read.append(file)
        return document(file)

    def reads() -> bool:
        read.clear()
        Catalog(_kept=KeptRecords()).record(*name)
        return bool(read)

    monkeypatch.setattr("assembler.catalog.document", noted)

    assert not reads()
    file.write_bytes(as_kept[:-1])
    assert reads()  # a damaged file
    assert not reads()
    with monkeypatch.context() as now:
        now.setattr(kept_schema, "code_files", lambda *_: (("another", 1, 1),))
        assert reads()  # another program
    assert reads()  # and this one again
    assert not reads()
    states = import_module("assembler.catalog.kept_records")
    monkeypatch.setattr(states, "_state", lambda _: (1, 1))
    assert reads()  # another file of the record


@pytest.mark.usefixtures("keeping")
def test_a_record_whose_file_or_code_has_changed_since_it_was_read_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that makes many papers reads a file once, and may make a record of it long afterwards."""
    kind, (name, *_) = "citation style", Catalog().names("citation style")
    records, files = import_module("assembler.catalog.kept_records"), import_module("assembler.catalog.program_files")
    folder = Path(f"{kept_code.FILE}.law")

    def kept() -> bool:
        Catalog(_kept=KeptRecords()).record(kind, name)
        return folder.exists()

    files.document.cache_clear()
    Catalog().record(kind, name)
    state = records._state
    with monkeypatch.context() as now:
        now.setattr(records, "_state", lambda file: (1, 1) if state(file) else None)
        assert not kept()
    with monkeypatch.context() as now:
        now.setattr(records, "are_as_they_were", lambda *_: False)
        assert not kept()
    assert kept()


@pytest.mark.usefixtures("keeping")
def test_a_schema_is_not_kept_if_the_code_of_models_has_changed_since_the_run_began(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Matter.model_rebuild()
    first = kept_files.code_files("model")
    (path, size, time), *others = first
    monkeypatch.setitem(kept_files._first, "model", ((path, size, time - 1), *others))
    kept_schema.add(Matter)
    assert kept_code._data == {}
    monkeypatch.setitem(kept_files._first, "model", first)
    kept_schema.add(Matter)
    assert len(kept_code._data) == 1


@pytest.mark.usefixtures("keeping")
def test_a_firms_record_is_not_kept(tmp_path: Path) -> None:
    courts = tmp_path / "root" / "courts"
    courts.mkdir(parents=True)
    own = (PROGRAM / "data" / "courts" / "wasuper.yaml").read_text()
    (courts / "mine.yaml").write_text(own.replace("id: wasuper", "id: mine"))
    assert Catalog(tmp_path / "root").record("court", "mine").id == "mine"
    folder = Path(f"{kept_code.FILE}.law")
    assert [file.name for file in folder.glob("*mine*")] == []


def test_keys_of_a_model_that_never_waited_are_its_fields() -> None:
    assert Strict.model_fields == {}

    class Later(Strict):
        width: int = 3

    assert written_keys(Later) == {"width": Key(int, Later.model_fields["width"])}


def test_a_profile_has_the_same_fingerprint_whether_its_record_was_kept_or_read() -> None:
    said = (
        "from assembler.catalog import program_catalog; from assembler.law.profile import fingerprint\n"
        "print([fingerprint(program_catalog().record('court', name)) for name in ('wawd', 'casuper', 'nysd')])"
    )
    begin = "from assembler import kept_code; kept_code.begin()\n"
    runs = [subprocess.run([sys.executable, "-c", way + said], capture_output=True, text=True, check=True, cwd=ROOT)
            for way in (begin, begin, "")]  # fmt: skip
    assert runs[0].stdout.count(",") == 2
    assert {run.stdout for run in runs} == {runs[0].stdout}


def test_no_model_is_completed_by_the_imports_of_a_check() -> None:
    said = (
        "import assembler.pipeline, assembler.check, assembler.rules\n"
        "from assembler.model.base import Strict\n"
        "from assembler.model.late import _waiting\n"
        "assembler.rules.all_rules(); print(Strict in _waiting)"
    )
    run = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout == "True\n"  # the first to be completed is the model that is below each
